import { expect, test } from 'vitest'
import { laptops, sync } from '../../test/support/laptops.ts'
import { push } from './push.ts'

const { team, laptop } = laptops()

test('an op on which the hub fails leaves nothing behind, and stops none after it', async () => {
  const hub = await team()
  const a = await laptop(hub, '张伟')
  const { id } = await a.call('records.create', { type: 'account', values: { name: '苏州恒力', phone: '1' } })
  await sync(a)
  const [before] = await hub.driver.read((tx) =>
    tx.all<{ data: string }>('SELECT data FROM sync_rows WHERE id = ?', [id]),
  )
  const op = {
    n: 1,
    type: 'account',
    id,
    kind: 'update',
    base: 0,
    at: hub.nowMs + 1,
    updatedAt: hub.nowMs,
    updatedBy: null,
    patch: { phone: '2' },
  } as const
  const deps = {
    driver: hub.driver,
    directory: hub.directory,
    nowMs: () => hub.nowMs + 5,
    // a value is overwritten: its record needs an id, and making it fails
    newId: () => {
      throw new Error('no randomness')
    },
  }
  const caller = { ws: hub.ws, deviceId: 'other', memberId: hub.users[0]?.memberId ?? '' }
  const deviceEpoch = '01999999-0000-4000-8000-000000000002'
  const other = { ...op, n: 2, patch: { region: '江苏' } }
  const answer = await push(deps, caller, { protocol: 1, deviceEpoch, after: 0, sentAtMs: hub.nowMs, ops: [op, other] })
  expect(answer.results).toMatchObject([{ status: 'rejected', code: 'failed' }, { status: 'applied' }])
  const [after] = await hub.driver.read((tx) =>
    tx.all<{ data: string }>('SELECT data FROM sync_rows WHERE id = ?', [id]),
  )
  expect(JSON.parse(after?.data ?? '{}')).toMatchObject({ phone: '1', region: '江苏' })
  expect(before?.data).not.toBe(after?.data)
})
