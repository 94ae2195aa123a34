import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { testCore, type TestCore } from '../../../test/support/temp-store.ts'
import { commit } from './commit.ts'
import { all, number, sql } from './sql.ts'

let core: TestCore
beforeEach(() => {
  core = testCore()
})
afterEach(() => {
  core.close()
})

const meta = (label: string) => ({ label, nowMs: core.nowMs, actor: null })
const count = (table: 'accounts' | 'changes' | 'outbox' | 'txns' | 'search_docs' | 'account_facts'): number =>
  Number(core.context.read.connection.prepare(`SELECT count(*) FROM ${table}`).pluck().get())

describe('a command is one transaction', () => {
  test('row, history, outbox, search and facts come together', () => {
    const { value, hint } = commit(core.context.store, meta('account.create'), (tx) =>
      tx.create('account', { name: '苏州恒润' }),
    )
    expect(value).toMatch(/^[0-9a-f-]{36}$/)
    expect(hint).toEqual({ seq: 1, types: ['account'], local: false })
    expect([count('accounts'), count('changes'), count('outbox'), count('txns')]).toEqual([1, 1, 1, 1])
    expect([count('search_docs'), count('account_facts')]).toEqual([1, 1])
  })

  test('a throw leaves nothing', () => {
    expect(() =>
      commit(core.context.store, meta('x'), (tx) => {
        tx.create('account', { name: '苏州恒润' })
        throw new Error('power')
      }),
    ).toThrow('power')
    expect([count('accounts'), count('changes'), count('outbox'), count('txns')]).toEqual([0, 0, 0, 0])
    expect([count('search_docs'), count('account_facts')]).toEqual([0, 0])
  })

  test('no change makes no transaction, no history and no hint', () => {
    const { value: id } = commit(core.context.store, meta('a'), (tx) =>
      tx.create('account', { name: 'A', region: '江苏' }),
    )
    const again = commit(core.context.store, meta('b'), (tx) => tx.patch('account', id, { region: ' 江苏 ' }))
    expect(again.value).toBe(false)
    expect(again.hint).toBeNull()
    expect(count('txns')).toBe(1)
  })

  test('the outbox names every change in order, with the version it was based on', () => {
    const { value: id } = commit(core.context.store, meta('a'), (tx) => tx.create('account', { name: 'A' }))
    commit(core.context.store, meta('b'), (tx) => tx.patch('account', id, { phone: '0512-1' }))
    const ops = all(
      core.context.read,
      sql`SELECT o.op_no, o.base_version, o.state, c.op, c.after FROM outbox o JOIN changes c USING (change_id) ORDER BY 1`,
    )
    expect(ops).toEqual([
      { op_no: 1, base_version: 0, state: 'pending', op: 'insert', after: '{"name":"A"}' },
      { op_no: 2, base_version: 0, state: 'pending', op: 'update', after: '{"phone":"0512-1"}' },
    ])
  })

  test('a reference to nothing is refused', () => {
    const work = () =>
      commit(core.context.store, meta('x'), (tx) =>
        tx.create('contact', { name: '周建国', accountId: '01900000-0000-7000-8000-000000000000' }),
      )
    expect(work).toThrow(expect.objectContaining({ wire: { type: 'not_found', retry: 'never', what: 'account' } }))
  })

  test('append-only rows are never patched', () => {
    const { value: id } = commit(core.context.store, meta('a'), (tx) =>
      tx.create('visitNote', { accountId: tx.create('account', { name: 'A' }), body: 'x', notedAt: 1 }),
    )
    expect(() => commit(core.context.store, meta('b'), (tx) => tx.patch('visitNote', id, { body: 'y' }))).toThrow(
      'conflict',
    )
  })

  test('the headcount fills its band', () => {
    const { value: id } = commit(core.context.store, meta('a'), (tx) =>
      tx.create('account', { name: 'A', headcount: 186 }),
    )
    expect(commit(core.context.store, meta('b'), (tx) => tx.get('account', id)).value.headcountBand).toBe('101_200')
  })
})

test('what was told to be saved is there after a restart', async () => {
  const { id } = await core.call('records.create', { type: 'account', values: { name: '恒润' } })
  core.reopen()
  expect((await core.call('accounts.get', { id })).account.name).toBe('恒润')
  expect(number(core.context.read, sql`PRAGMA synchronous`)).toBe(2)
})
