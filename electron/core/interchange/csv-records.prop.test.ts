/** Where the chunks of a file are cut says nothing about its records. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readCsvRecords, type CsvRecord } from './csv-records.ts'

const piece = fc.constantFrom('a', 'bc', ',', ',', '"', '""', '\n', '\r', '\r\n', '恒', '𠮷', ' ', '"x"', '\n"y",')
const text = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''))

async function recordsOf(chunks: readonly string[]): Promise<readonly CsvRecord[]> {
  const all: CsvRecord[] = []
  for await (const batch of readCsvRecords(chunks, ',')) all.push(...batch)
  return all
}

test('a file cut into chunks anywhere gives the records of the whole file', async () => {
  await fc.assert(
    fc.asyncProperty(text, fc.array(fc.nat(40), { maxLength: 6 }), async (whole, cuts) => {
      const points = [...new Set([0, ...cuts, Array.from(whole).length])].toSorted((a, b) => a - b)
      const chunks = points.slice(1).map((end, i) => Array.from(whole).slice(points[i], end).join(''))
      expect(await recordsOf(chunks)).toEqual(await recordsOf([whole]))
    }),
    { numRuns: 2000 },
  )
})

test('cells are those of the rows that were written, whatever is in them', async () => {
  const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', ' ', '恒', "'") })
  const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 })
  await fc.assert(
    fc.asyncProperty(rows, async (written) => {
      const csv = written.map((cells) => cells.map((c) => `"${c.replaceAll('"', '""')}"`).join()).join('\r\n')
      const read = await recordsOf([csv])
      expect(read).toEqual(written.map((cells) => ({ cells })))
    }),
    { numRuns: 500 },
  )
})

test('the mutant that takes each chunk for a file of its own is caught', async () => {
  const apart = [...(await recordsOf(['a,b\r'])), ...(await recordsOf(['\nc,d']))]
  expect(apart).not.toEqual(await recordsOf(['a,b\r', '\nc,d']))
})
