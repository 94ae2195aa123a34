/** CSV injection (threats C2 9): what is read back is what was written, and no cell can run as a formula. */
import { stringify } from 'csv-stringify/sync'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { csvLines } from './csv-write.ts'
import { readCsvRecords } from './csv-records.ts'
import { numberedRows } from './csv.ts'

/** What makes a spreadsheet take a cell for a formula, in the forms it folds to one. */
const triggers = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠', '﹦', '﹢', '﹣', '﹫', '−']
const unit = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...triggers, "'", '"', ',', ';', '|', '\r\n', '0', '1', '.') },
  { weight: 2, arbitrary: fc.constantFrom('a', '恒', '𠮷', ' ', 'cmd|', '﻿', '\u2028') },
)
const cell = fc.array(unit, { maxLength: 8 }).map((parts) => parts.join(''))
const number = fc.oneof(fc.maxSafeInteger().map(String), fc.constantFrom('-1.50', '0', '-0', '1e5'))
/** Two columns of text and one of numbers, in which a text may stand all the same. */
const row = fc.tuple(cell, cell, fc.oneof(number, cell))
const rows = fc.array(row, { minLength: 1, maxLength: 6 })
const isNumeric = [false, false, true]

type Writer = typeof csvLines

async function readBack(text: string): Promise<readonly (readonly string[])[]> {
  const read: (readonly string[])[] = []
  for await (const batch of numberedRows([text], ',')) read.push(...batch.map(({ cells }) => cells))
  return read
}

/** Cells as a spreadsheet sees them: unquoted, with their guard. */
async function shown(text: string): Promise<readonly (readonly string[])[]> {
  const seen: (readonly string[])[] = []
  for await (const batch of readCsvRecords([text], ',')) seen.push(...batch.map(({ cells }) => cells))
  return seen
}

const isRunnable = (text: string, column: number): boolean =>
  triggers.some((trigger) => text.startsWith(trigger)) && !(isNumeric[column] && /^-\d+(\.\d+)?$/.test(text))

const roundTrip = (write: Writer): fc.IAsyncPropertyWithHooks<[[string, string, string][]]> =>
  fc.asyncProperty(rows, async (written) => {
    expect(await readBack(write(written, isNumeric))).toEqual(written)
  })
const harmless = (write: Writer): fc.IAsyncPropertyWithHooks<[[string, string, string][]]> =>
  fc.asyncProperty(rows, async (written) => {
    const cells = (await shown(write(written, isNumeric))).flat()
    expect(cells.filter((text, i) => isRunnable(text, i % 3))).toEqual([])
  })

const options = { numRuns: 2000, seed: Number(process.env['SEED'] ?? 20261123) }

test.for([
  ['reading back gives the very cells', roundTrip(csvLines)],
  ['no cell begins with a trigger unless it is a number of a numeric column', harmless(csvLines)],
] as const)('%s', async ([, property]) => {
  const report = await fc.check(property, options)
  expect(report.failed ? fc.defaultReportMessage(report) : null).toBeNull()
})

test('a negative number stays a number where numbers are meant, and becomes text elsewhere', async () => {
  expect(await shown(csvLines([['-5', '-5', '-5']], isNumeric))).toEqual([["'-5", "'-5", '-5']])
})

const unguarded: Writer = (lines) => stringify(lines as string[][], { quoted: true, record_delimiter: 'windows' })
/** The cure of CVE-2021-41270, which a spreadsheet sees through: the guard is itself a trigger. */
const tabbed: Writer = (lines) =>
  unguarded(lines.map((cells) => cells.map((text) => (/^[=+\-@]/.test(text) ? `\t${text}` : text))))
/** A guard that does not double a quote that is there already. */
const careless: Writer = (lines) =>
  unguarded(lines.map((cells) => cells.map((text) => (triggers.some((t) => text.startsWith(t)) ? `'${text}` : text))))

test.for([
  ['without the guard', harmless(unguarded)],
  ['with a tab for a guard', harmless(tabbed)],
  ['that guards nothing that is quoted already', roundTrip(careless)],
] as const)('the mutant %s is caught', async ([, property]) => {
  expect((await fc.check(property, options)).failed).toBe(true)
})
