/**
 * Malformed CSV (faults D 28): what comes of each file of the corpus, that a trial says exactly what the run then does, that
 * a cancelled run leaves no trace, and that the same file again, a newer one and the undoing behave. The limits of size are
 * in `reader-limits.test.ts`, what a run leaves behind that ends half way in `import-trace.test.ts`.
 */
import { afterAll, expect, test } from 'vitest'
import { tryImport } from '../../electron/core/interchange/run-import.ts'
import { undoImport } from '../../electron/core/interchange/undo-import.ts'
import { asFileError, type OpenOptions } from '../../electron/core/interchange/open-table.ts'
import { en, firstPhone, type CsvCase } from '../fixtures/csv-corpus.ts'
import { csvCorpus } from '../fixtures/csv-corpus-rows.ts'
import { attempt, dumpOf, fileIn, lookHere, problemOf, requestFor, run, runAndCancel } from '../support/import-file.ts'
import { testCore, type TestCore } from '../support/temp-store.ts'

const newPhone = '0512-88880002'
const isFull = process.env['FAULT_FULL'] === '1'
const open: TestCore[] = []
afterAll(() => {
  for (const core of open) core.close()
})

function ownCore(): TestCore {
  const core = testCore()
  open.push(core)
  return core
}

const titles = (core: TestCore, type: CsvCase['type']): unknown =>
  core.context.read.connection
    .prepare(
      `SELECT name FROM ${type === 'account' ? 'accounts' : 'opportunities'} WHERE deleted_at IS NULL ORDER BY id`,
    )
    .pluck()
    .all()

/** Everything the corpus says about one file, with other options in place of those the case gives. */
async function outcomeOf(each: CsvCase, options: OpenOptions = each.open) {
  const core = ownCore()
  const path = fileIn(core, 'file.csv', each.bytes(firstPhone))
  const found = await lookHere(path, each.type, options).catch((error: unknown) => asFileError(error))
  if (!('mapping' in found)) return { problem: found.type }
  const request = { path, open: options, mapping: found.mapping, mode: 'create' } as const
  const tried = await tryImport(core.context.read, request, { nowMs: core.nowMs, actor: null })
  if (!tried.ok) {
    // What a trial refuses, the run refuses for the same reason.
    expect(await problemOf(core, path, options)).toEqual(tried.error)
    return { problem: tried.error.type }
  }
  const { importId, ...done } = await run(core, request)
  expect(done).toEqual({ ...tried.report, importId: undefined })
  expect(importId).not.toBeNull()
  return {
    encoding: found.encoding,
    delimiter: found.delimiter,
    names: titles(core, each.type),
    failed: done.failures.map((row) => [row.row, row.problems[0]?.reason]),
  }
}

test('the corpus holds at least sixty files, each with a name of its own', () => {
  expect(csvCorpus.length).toBeGreaterThanOrEqual(60)
  expect(new Set(csvCorpus.map((each) => each.name)).size).toBe(csvCorpus.length)
})

test.concurrent.for(csvCorpus)('$name', async (each, { expect }) => {
  expect(await outcomeOf(each)).toEqual(each.want)
})

test.for(csvCorpus.filter((each) => 'problem' in each.want))(
  'the look and the run refuse alike: $name',
  async (each) => {
    const core = ownCore()
    expect(await problemOf(core, fileIn(core, 'file.csv', each.bytes(firstPhone)))).toMatchObject({
      type: 'problem' in each.want && each.want.problem,
    })
  },
)

test('the mutant that reads every file as UTF-8 is caught', async () => {
  const foreign = csvCorpus.filter((each) => 'encoding' in each.want && !each.want.encoding.startsWith('utf'))
  const same: string[] = []
  for (const each of foreign) {
    const got = await outcomeOf(each, { encoding: 'utf-8' })
    if (JSON.stringify(got) === JSON.stringify(each.want)) same.push(each.name)
  }
  expect(foreign.length).toBeGreaterThanOrEqual(10)
  expect(same).toEqual([])
})

const lived = csvCorpus.filter((each) => 'names' in each.want && each.want.names.length > 0 && (isFull || each.isLived))

test.concurrent.for(lived)('cancelled, run, run again, renewed and taken back: $name', async (each, { expect }) => {
  const core = ownCore()
  const path = fileIn(core, 'file.csv', each.bytes(firstPhone))
  const request = await requestFor(path, each.type, each.open)
  const empty = dumpOf(core)
  const cancelled = await runAndCancel(core, request)
  expect(cancelled.isCancelled).toBe(true)
  expect(dumpOf(core)).toEqual(empty)

  const first = await run(core, request)
  const full = dumpOf(core, ['imports', 'import_failures'])
  const again = await run(core, request)
  expect(dumpOf(core, ['imports', 'import_failures'])).toEqual(full)
  expect(again.counts).toEqual({ ...first.counts, created: 0, unchanged: first.counts.created })

  const renewed = { ...request, path: fileIn(core, 'newer.csv', each.bytes(newPhone)) }
  const hasPhone = Buffer.compare(each.bytes(firstPhone), each.bytes(newPhone)) !== 0
  const third = await run(core, renewed)
  if (hasPhone) expect(third.counts.updated + third.counts.unchanged).toBe(first.counts.created)
  if (each.isLived) expect(third.counts.updated).toBeGreaterThan(0)
  const env = { nowMs: core.nowMs + 1, actor: null }
  for (const report of [third, again, first]) await undoImport(core.context.store, env, report.importId ?? '')
  expect(titles(core, each.type)).toEqual([])
  expect((await core.call('storage.verify', {})).problems).toEqual([])
})

test('the mutant that cancels without purging is caught: the traces are seen', async () => {
  const [each] = lived
  if (!each) throw new Error('nothing to live through')
  const core = ownCore()
  const request = await requestFor(fileIn(core, 'file.csv', each.bytes(firstPhone)), each.type, each.open)
  const empty = dumpOf(core)
  await run(core, request)
  const full = dumpOf(core)
  const differing = Object.keys(full).filter((table) => JSON.stringify(full[table]) !== JSON.stringify(empty[table]))
  for (const table of [
    'accounts',
    'changes',
    'txns',
    'outbox',
    'search_docs',
    'search_index_docsize',
    'import_rows',
    'imports',
  ])
    expect(differing).toContain(table)
})

const million = Number(process.env['FAULT_ROWS'] ?? 1_000_000)

// A figure of speed: it takes minutes, and on a busy machine says more about that machine. FAULT_FULL=1 runs it.
test.skipIf(!isFull)(
  'a million rows are tried and imported, each in less than two minutes',
  { timeout: 600_000 },
  async () => {
    const core = ownCore()
    const lines = Array.from({ length: million }, (_, i) => `A${i},Firm ${i},0512-${i}`)
    const request = await requestFor(fileIn(core, 'million.csv', [en, ...lines].join('\n')), 'account')
    for (const act of [attempt, run]) {
      const from = performance.now()
      expect((await act(core, request)).counts).toMatchObject({ rows: million, created: million })
      expect(performance.now() - from).toBeLessThan(120_000)
    }
  },
)
