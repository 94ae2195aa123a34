/**
 * An import that does not come to its end leaves no trace (faults D 28): cancelled, refused or killed half way, over a store
 * in which it has changed records, brought some back, made colleagues and resolved links. What it then leaves is compared
 * row by row with what was there before, in every table.
 */
import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { runImport, type ImportRequest } from '../../electron/core/interchange/run-import.ts'
import { undoImport } from '../../electron/core/interchange/undo-import.ts'
import { dumpOf, type Dump, fileIn, requestFor, run } from '../support/import-file.ts'
import { tempDir, testCore, type TestCore } from '../support/temp-store.ts'

const rows = 600
let core: TestCore
beforeEach(() => {
  core = testCore()
})
afterEach(() => {
  core.close()
})

const header = 'Account ID,Company,Phone,Owner,Last Modified Date,Parent Account'
const accounts = (phone: string, count = rows): string =>
  [
    header,
    ...Array.from(
      { length: count },
      (_, i) => `A${i},Firm ${i},${phone}${i},Rep ${i % 7},2020-01-0${(i % 9) + 1},Firm ${(i * 7) % rows}`,
    ),
  ].join('\n')
const deals = (): string =>
  [
    'Opportunity ID,Opportunity Name,Account ID',
    ...Array.from({ length: 60 }, (_, i) => `D${i},Deal ${i},A${i * 10}`),
  ].join('\n')

/** A store with deals that wait, a third of the accounts, some of them edited since, deleted or taken back by an undo. */
async function livedIn(): Promise<ImportRequest> {
  await run(core, await requestFor(fileIn(core, 'deals.csv', deals()), 'opportunity'))
  const request = await requestFor(fileIn(core, 'first.csv', accounts('0512-', 100)), 'account')
  await run(core, request)
  const extra = await run(core, { ...request, path: fileIn(core, 'extra.csv', accounts('0513-', 200)) })
  await undoImport(core.context.store, { nowMs: core.nowMs, actor: null }, extra.importId ?? '')
  const found = await core.call('accounts.list', { today: '2026-11-23', limit: 20 })
  for (const [i, { id }] of found.rows.entries()) {
    if (i % 3 === 0) await core.call('records.patch', { type: 'account', id, patch: { phone: `edited ${i}` } })
    if (i % 5 === 0) await core.call('records.delete', { type: 'account', id })
  }
  return { ...request, path: fileIn(core, 'all.csv', accounts('0514-')) }
}

/** The state of the sweeping of old documents, which differs and shows nowhere; and numbers that search gives anew. */
const sweeping = ['search_gone', 'search_index_docsize', 'duplicate_keys']
const stateOf = (of: TestCore): Dump =>
  Object.fromEntries(
    Object.entries(dumpOf(of, sweeping)).map(([table, lines]) => [
      table,
      lines.map((line) => line.replace(/^{"(?:doc|number)":\d+,/, '{')).toSorted(),
    ]),
  )
const hitsFor = async (of: TestCore, query: string): Promise<number> =>
  (await of.call('search.query', { query, limitPerType: 50 })).hits.length

const env = (): { nowMs: number; actor: null } => ({ nowMs: core.nowMs + 1000, actor: null })

test('cancelled half way', async () => {
  const request = await livedIn()
  const before = stateOf(core)
  let done = 0
  const outcome = await runImport(core.context.store, request, {
    ...env(),
    onProgress: (progress) => (done = progress.done),
    isCancelled: () => done > rows / 2,
  })
  expect(outcome).toMatchObject({ ok: true, report: { isCancelled: true, importId: null } })
  expect(done).toBeLessThan(rows)
  expect(stateOf(core)).toEqual(before)
  expect([await hitsFor(core, '0514'), await hitsFor(core, '0512')]).toEqual([0, 50])
  expect((await core.call('storage.verify', {})).problems).toEqual([])
  const again = await run(core, request)
  expect(again.counts).toMatchObject({ rows, failed: 0 })
})

test('refused half way, because the file stops being a table', async () => {
  const request = await livedIn()
  const before = stateOf(core)
  const broken = Array.from({ length: 1600 }, (_, i) => `B${i},"Firm ${i},1`).join('\n')
  const path = fileIn(core, 'half.csv', `${accounts('0515-', 500)}\n${broken}`)
  const outcome = await runImport(core.context.store, { ...request, path }, env())
  expect(outcome).toMatchObject({ ok: false, error: { type: 'too_many_broken_rows' } })
  expect(stateOf(core)).toEqual(before)
})

test('ended half way by an error of our own', async () => {
  const request = await livedIn()
  const before = stateOf(core)
  const failing = runImport(core.context.store, request, {
    ...env(),
    onProgress: ({ done }) => {
      if (done > rows / 2) throw new Error('a bug')
    },
  })
  await expect(failing).rejects.toThrow('a bug')
  expect(stateOf(core)).toEqual(before)
})

/** Copies the files of the store as they stand between two slices: what a kill leaves for the next start. */
async function killedHalfWay(request: ImportRequest, dir: string): Promise<void> {
  let isCopied = false
  await runImport(core.context.store, request, {
    ...env(),
    onProgress: ({ done }) => {
      if (isCopied || done < rows / 2) return
      isCopied = true
      for (const name of ['rapport.db', 'rapport.db-wal']) cpSync(join(core.dir, name), join(dir, name))
    },
  })
  expect(isCopied).toBe(true)
}

test('killed half way: the next start takes it out, and only it', async () => {
  const request = await livedIn()
  const before = stateOf(core)
  const temp = tempDir()
  try {
    await killedHalfWay(request, temp.dir)
    const next = testCore({ dir: temp.dir })
    expect(stateOf(next)).toEqual(before)
    next.close()
  } finally {
    temp.remove()
  }
})

test('the mutant that does not take it out at the start is caught', async () => {
  const request = await livedIn()
  const before = stateOf(core)
  const temp = tempDir()
  try {
    await killedHalfWay(request, temp.dir)
    const { openStore } = await import('../../electron/core/store/store.ts')
    const store = openStore({ dir: temp.dir })
    const count = store.read.connection.prepare('SELECT count(*) FROM changes').pluck().get()
    store.close()
    expect(count).not.toBe(before['changes']?.length)
  } finally {
    temp.remove()
  }
})
