import { expect, test } from 'vitest'
import type { Op } from '../../shared/sync/op.ts'
import { isSameOp } from './same-op.ts'

const op: Op = {
  n: 7,
  type: 'account',
  id: '01999999-0000-7000-8000-000000000009',
  kind: 'insert',
  base: 0,
  at: 1000,
  updatedAt: 1000,
  updatedBy: null,
  patch: { name: '苏州恒力', createdAt: 1000 },
}

test('an op offered again after its row was changed is the same op', () => {
  expect(isSameOp(JSON.stringify(op), { ...op, updatedAt: 2000, updatedBy: op.id })).toBe(true)
  expect(isSameOp(JSON.stringify(op), { ...op, patch: { name: '苏州恒力', createdAt: 900 } })).toBe(true)
})

test('any other word, row, moment or base makes another op', () => {
  for (const other of [{ at: 1001 }, { base: 3 }, { kind: 'update' as const }, { patch: { name: '常熟金达' } }])
    expect(isSameOp(JSON.stringify(op), { ...op, ...other })).toBe(false)
})
