/** What is exported whole comes back whole: every type, every format, into an empty store. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { recordTypeNames, recordTypeOf, type RecordTypeName } from '../../../shared/domain/record-types.ts'
import type { HeaderStyle } from '../../../shared/domain/interchange/labels.ts'
import { tableOf } from '../store/columns.ts'
import { exportEverything, type ExportFormat } from './export-run.ts'
import { fillAwkwardly } from '../../../test/fixtures/awkward-records.ts'
import { place, requestFor, run } from '../../../test/support/import-file.ts'
import { testCore, type TestCore } from '../../../test/support/temp-store.ts'

const seed = Number(process.env['SEED'] ?? 20261123)
const cores: TestCore[] = []
const ownCore = (): TestCore => {
  const core = testCore()
  cores.push(core)
  return core
}
afterEach(() => {
  for (const core of cores.splice(0)) core.close()
})

const rowsOf = (core: TestCore, type: RecordTypeName): readonly unknown[] =>
  core.context.read.connection.prepare(`SELECT * FROM ${tableOf(type)} ORDER BY id`).all()

const fileOf = (folder: string, type: RecordTypeName, format: ExportFormat): string =>
  join(folder, `${recordTypeOf(type).plural}.${format}`)

/** Imports every file of a folder, parents first; answers how many rows failed. */
async function takeIn(core: TestCore, folder: string, format: ExportFormat, types = recordTypeNames): Promise<number> {
  let failed = 0
  for (const type of types) {
    const report = await run(core, await requestFor(fileOf(folder, type, format), type))
    if (report.failures.length > 0) process.stdout.write(`${type} ${JSON.stringify(report.failures[0])}\n`)
    failed += report.counts.failed
  }
  return failed
}

const perType = 25

async function exported(format: ExportFormat, headers: HeaderStyle): Promise<{ from: TestCore; folder: string }> {
  const from = ownCore()
  fillAwkwardly(from, { isReadable: headers !== 'machine', perType }, seed)
  const folder = join(from.dir, 'all')
  const files = await exportEverything(from.context.read, folder, { format, headers, zone: place.zone })
  expect(files.map(({ type, rows }) => [type, rows])).toEqual(recordTypeNames.map((type) => [type, perType]))
  return { from, folder }
}

test.for([
  ['csv', 'machine'],
  ['xlsx', 'machine'],
  ['json', 'machine'],
  ['csv', 'zh'],
  ['xlsx', 'en'],
] as const)(`a whole folder as %s with %s headers comes back equal (SEED=${seed})`, async ([format, headers]) => {
  const { from, folder } = await exported(format, headers)
  const to = ownCore()
  expect(await takeIn(to, folder, format)).toBe(0)
  for (const type of recordTypeNames)
    expect({ type, rows: rowsOf(to, type) }).toEqual({ type, rows: rowsOf(from, type) })
  expect((await to.call('storage.verify', {})).problems).toEqual([])
})

test('importing an export into the store it came from changes nothing', async () => {
  const { from, folder } = await exported('csv', 'machine')
  const before = recordTypeNames.map((type) => rowsOf(from, type))
  expect(await takeIn(from, folder, 'csv')).toBe(0)
  expect(recordTypeNames.map((type) => rowsOf(from, type))).toEqual(before)
})

test('the mutant whose file lost a single digit of one time is caught', async () => {
  const { from, folder } = await exported('csv', 'machine')
  const path = fileOf(folder, 'account', 'csv')
  const text = readFileSync(path, 'utf8')
  const at = text.lastIndexOf('.007Z') === -1 ? text.lastIndexOf('Z"') - 1 : text.lastIndexOf('.007Z') + 3
  writeFileSync(path, `${text.slice(0, at)}5${text.slice(at + 1)}`)
  const to = ownCore()
  await takeIn(to, folder, 'csv', ['teamMember', 'account'])
  expect(rowsOf(to, 'account')).not.toEqual(rowsOf(from, 'account'))
})
