/** What a list shows is what its export holds: the same rows in the same order, narrowed by the same words. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Input } from '../../../shared/api/contract.ts'
import { testCore, type TestCore } from '../../../test/support/temp-store.ts'

const today = '2026-11-23'
let core: TestCore
beforeAll(async () => {
  core = testCore()
  await core.call('profile.set', { name: '林珊' })
  await core.call('demo.load', {})
})
afterAll(() => {
  core.close()
})

/** One column of what an export wrote. */
async function exported(what: Input<'exports.run'>['what'], column: string): Promise<string[]> {
  const { files } = await core.call('exports.run', { what, format: 'csv', headers: 'machine' })
  const text = readFileSync(join(core.dir, files[0]?.download ?? ''), 'utf8')
  const rows = parse(text, { bom: true, columns: true }) as Record<string, string>[]
  expect(rows.length).toBe(files[0]?.rows)
  return rows.map((row) => row[column] ?? '')
}

test('accounts, filtered and sorted', async () => {
  const asked = { filter: { stages: ['talking' as const] }, sort: 'next' as const, descending: false, today }
  const { rows } = await core.call('accounts.list', { ...asked, limit: 500 })
  expect(rows.length).toBeGreaterThan(1)
  expect(await exported({ kind: 'accounts', ...asked }, 'name')).toEqual(rows.map((r) => r.name))
})

test('contacts by a word, in pinyin order', async () => {
  const { rows } = await core.call('contacts.list', { text: '恒润', limit: 500 })
  expect(rows.length).toBeGreaterThan(1)
  expect(await exported({ kind: 'contacts', text: '恒润' }, 'name')).toEqual(rows.map((r) => r.contact.name))
})

test('visits of one status, newest first', async () => {
  const { rows } = await core.call('visits.list', { statuses: ['planned'], limit: 500 })
  expect(rows.length).toBeGreaterThan(1)
  const subjects = await exported({ kind: 'visits', statuses: ['planned'] }, 'id')
  expect(subjects).toEqual(rows.map((r) => r.visit.id))
})

test('open follow-ups by due date, and deals of one outcome', async () => {
  const { rows } = await core.call('followUps.list', { today, limit: 500 })
  expect(await exported({ kind: 'followUps', state: 'open' }, 'id')).toEqual(rows.map((r) => r.followUp.id))
  const deals = await core.call('opportunities.list', { outcome: 'open', limit: 500 })
  expect(deals.rows.length).toBeGreaterThan(1)
  expect(await exported({ kind: 'opportunities', outcome: 'open' }, 'id')).toEqual(
    deals.rows.map((r) => r.opportunity.id),
  )
})
