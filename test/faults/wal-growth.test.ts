/**
 * Faults D 20: while somebody holds an old state of the database open, the WAL takes everything that is written; the report
 * says so, and once the state is let go the WAL is short again. Without its limit it stays as long as it ever was.
 */
import Database from 'better-sqlite3'
import { statSync } from 'node:fs'
import { afterEach, expect, test } from 'vitest'
import { databaseFile } from '../../electron/core/store/store.ts'
import { testCore, type TestCore } from '../support/temp-store.ts'

const isFull = process.env['FAULT_FULL'] === '1'
const megabyte = 1024 * 1024
const written = (isFull ? 500 : 100) * megabyte
const most = 64 * megabyte
/** A full text is searched for by its words, so most of what is written is not the text itself. */
const noteLetters = 5_000

const open: { close(): unknown }[] = []
afterEach(() => {
  for (const one of open.splice(0).reverse()) one.close()
})

const walOf = (core: TestCore): number => statSync(`${databaseFile(core.dir)}-wal`).size

async function grow(core: TestCore): Promise<void> {
  const { id: accountId } = await core.call('records.create', { type: 'account', values: { name: '苏州恒润' } })
  const body = '一家做汽车零件的厂三条线月底排产最忙'.repeat(noteLetters / 18)
  for (let i = 0; walOf(core) < written; i += 1)
    await core.call('records.create', { type: 'visitNote', values: { accountId, body: `${i} ${body}`, notedAt: i } })
}

/** Writes until the WAL is long, with a reader that never lets go; how long it is after the reader went. */
async function afterReader(core: TestCore): Promise<number> {
  open.push(core)
  const reader = new Database(databaseFile(core.dir), { readonly: true })
  open.push(reader)
  reader.exec('BEGIN')
  reader.prepare('SELECT count(*) FROM accounts').get()
  await grow(core)
  expect((await core.call('diagnostics.report', {})).text).toContain('held open')
  reader.exec('COMMIT')
  // whoever writes next takes the WAL in, and the one after that begins it anew
  for (const name of ['一', '二', '三']) await core.call('records.create', { type: 'account', values: { name } })
  return walOf(core)
}

test('a WAL that grew under a reader is short again after it', { timeout: 300_000 }, async () => {
  const core = testCore()
  expect(await afterReader(core)).toBeLessThanOrEqual(most)
  expect((await core.call('diagnostics.report', {})).text).not.toContain('held open')
  expect((await core.call('storage.verify', {})).problems).toEqual([])
})

test('the mutant without the limit is caught', { timeout: 300_000 }, async () => {
  const core = testCore()
  core.context.store.write.connection.pragma('journal_size_limit = -1')
  expect(await afterReader(core)).toBeGreaterThan(most)
})
