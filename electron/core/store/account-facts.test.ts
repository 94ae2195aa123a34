/** What is derived of accounts step by step is what is derived anew, whatever was done and taken back. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { seeded } from '../demo/load-demo.ts'
import { testCore, type TestCore } from '../../../test/support/temp-store.ts'
import { rebuildFacts } from './account-facts.ts'

const seed = Number(process.env['SEED'] ?? 20261124)
const zone = 'Asia/Shanghai'
let core: TestCore
beforeEach(() => {
  core = testCore()
})
afterEach(() => {
  core.close()
})

const facts = (): unknown[] =>
  core.context.read.connection.prepare('SELECT * FROM account_facts ORDER BY account_id').all()

const rebuilt = (): unknown[] => {
  rebuildFacts(core.context.store.write)
  return facts()
}

test(`over 300 acts of every kind (SEED=${seed})`, async () => {
  const random = seeded(seed)
  const below = (n: number): number => Math.floor(random() * n)
  const accounts: string[] = []
  const txns: string[] = []
  const day = (): string => `2026-12-${String(1 + below(28)).padStart(2, '0')}`
  const anAccount = (): string => accounts[below(accounts.length)] ?? ''
  const acts: readonly (() => Promise<{ txnId: string; id: string }>)[] = [
    () => core.call('records.create', { type: 'account', values: { name: `恒润 ${below(99)}`, stage: 'talking' } }),
    () => core.call('records.patch', { type: 'account', id: anAccount(), patch: { region: `江苏 ${below(5)}` } }),
    () =>
      core.call('visits.plan', {
        accountId: anAccount(),
        subject: '看现状',
        visitType: 'demo',
        on: day(),
        time: '14:00',
        zone,
      }),
    () =>
      core.call('visits.log', {
        accountId: anAccount(),
        subject: '上门演示',
        visitType: 'demo',
        startAt: core.nowMs - below(40) * 86_400_000,
        zone,
        next: { type: 'date', on: day(), subject: '问试用' },
      }),
    () => core.call('records.delete', { type: 'account', id: anAccount() }),
  ]
  accounts.push((await core.call('records.create', { type: 'account', values: { name: '第一家' } })).id)
  for (let i = 0; i < 300; i += 1) {
    const roll = below(14)
    core.nowMs += 60_000
    // some acts meet a record that was deleted before: refused, and nothing may have changed
    const act = roll > 9 ? acts[3] : roll > 6 ? acts[2] : roll > 4 ? acts[1] : roll > 0 ? acts[0] : acts[4]
    const done = await act?.().catch(() => null)
    if (done && act === acts[0]) accounts.push(done.id)
    if (done) txns.push(done.txnId)
    if (below(10) === 0) await core.call('history.undo', { txnId: txns[below(txns.length)] ?? '' }).catch(() => null)
  }
  const stepByStep = facts()
  expect(stepByStep.length).toBeGreaterThan(20)
  expect(rebuilt()).toEqual(stepByStep)
})

test('a fact that went stale would be seen', async () => {
  const { id } = await core.call('records.create', { type: 'account', values: { name: '恒润' } })
  core.context.store.write.connection.prepare(`UPDATE accounts SET stage = 'lost' WHERE id = ?`).run(id)
  const stale = facts()
  expect(rebuilt()).not.toEqual(stale)
})

test('a note costs the same however many there are: it derives nothing of its account', async () => {
  const { id } = await core.call('records.create', { type: 'account', values: { name: '恒润' } })
  const before = facts()
  core.nowMs += 1000
  await core.call('records.create', { type: 'visitNote', values: { accountId: id, body: 'x', notedAt: 1 } })
  expect(facts()).toEqual(before)
  expect((await core.call('accounts.get', { id })).counts).toEqual({ visits: 0, notes: 1 })
})
