/**
 * Hostile workbooks (threats C2 12 and 13): each is refused with its reason, soon and in little memory; its tame twin,
 * which differs in nothing but the harm, is read. Two mutants, a reader of zips and one of XML without our checks, take
 * what is refused here: the corpus is as hostile as it says.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { SaxesParser } from 'saxes'
import { fromBufferPromise } from 'yauzl'
import { openRemoteTable } from '../../electron/core/interchange/remote-table.ts'
import { FileRefused } from '../../shared/domain/interchange/reasons.ts'
import { hostileArchives, stubborn } from '../fixtures/hostile-archives.ts'
import { bookParts, headRow, repeated, sheetOf, zipOf } from '../fixtures/zip-bytes.ts'
import { fileIn, problemOf, run, requestFor } from '../support/import-file.ts'
import { testCore, type TestCore } from '../support/temp-store.ts'

const most = { ms: 5000, growthMiB: 300 }
let core: TestCore
beforeAll(() => {
  core = testCore()
})
afterAll(() => {
  core.close()
})

const names = (): unknown =>
  core.context.read.connection.prepare('SELECT name FROM accounts WHERE deleted_at IS NULL').pluck().all()

/** Runs work and answers what it took; resident memory is looked at every few milliseconds. */
async function measured<T>(
  work: () => Promise<T>,
): Promise<{ readonly value: T; readonly ms: number; readonly growthMiB: number }> {
  const before = process.memoryUsage.rss()
  let peak = before
  const timer = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss())
  }, 10)
  const from = performance.now()
  const value = await work()
  clearInterval(timer)
  return { value, ms: performance.now() - from, growthMiB: (peak - before) / 1_048_576 }
}

test('the corpus holds at least fifteen archives', () => {
  expect(hostileArchives.filter((each) => each.lies === 'zip').length).toBeGreaterThanOrEqual(15)
})

test.for(hostileArchives)('refused: $name', async (each) => {
  const path = fileIn(core, 'hostile.xlsx', each.hostile())
  const before = names()
  const { value, ms, growthMiB } = await measured(() => problemOf(core, path))
  expect(value?.type).toBe(each.want)
  expect(ms).toBeLessThan(most.ms)
  expect(growthMiB).toBeLessThan(most.growthMiB)
  expect(names()).toEqual(before)
})

/** Many twins are the same plain workbook, which is read once. */
const twins = [...new Map(hostileArchives.map((each) => [Buffer.from(each.tame()).toString('base64'), each])).values()]

test.for(twins)('its tame twin is read: $name', async (each) => {
  expect(await problemOf(core, fileIn(core, 'tame.xlsx', each.tame()))).toBeNull()
})

test('a row larger than the limit is given back; its neighbours come in', async () => {
  const cell = `<v><![CDATA[${stubborn}]]></v>`
  const rows = `${headRow}<row r="2"><c r="A2" t="str">${cell.repeat(17)}</c></row><row r="3"><c r="B3" t="str"><v>Omega</v></c></row>`
  const path = fileIn(core, 'wide.xlsx', zipOf(bookParts({ sheet: sheetOf(rows) })))
  const report = await run(core, await requestFor(path, 'account'))
  expect(report.failures.map((row) => [row.row, row.problems[0]?.reason])).toEqual([[2, 'row_too_big']])
  expect(names()).toContain('Omega')
})

/** A hundred million elements that mean nothing. */
const endless = (): Uint8Array => {
  const [head = '', tail = ''] = sheetOf(`${headRow}@`).split('@')
  const block = `<x y="${stubborn.slice(0, 8192)}"/>${'<x/>'.repeat(200_000)}`
  const packed = repeated(head, block, 500, tail)
  const claimedSize = head.length + block.length * 500 + tail.length
  return zipOf(
    bookParts().map((part) => (part.name.includes('sheet1') ? { ...part, data: '', packed, claimedSize } : part)),
  )
}

test('a sheet without an end is stopped when its time is up, and its worker with it', async () => {
  const path = fileIn(core, 'endless.xlsx', endless())
  const opening = openRemoteTable(path, {}, { heapMb: 256, waitMs: 700 })
  const { value, ms } = await measured(() =>
    opening.then(
      () => null,
      (error: unknown) => error,
    ),
  )
  expect(value).toBeInstanceOf(FileRefused)
  expect((value as FileRefused).problem.type).toBe('took_too_long')
  expect(ms).toBeLessThan(most.ms)
})

test('a reader that needs more memory than it may have is ended, and says so', async () => {
  const strings = `<sst>${'<si><t>a</t></si>'.repeat(400_000)}</sst>`
  const path = fileIn(core, 'memory.xlsx', zipOf(bookParts({ strings })))
  const opening = openRemoteTable(path, {}, { heapMb: 6, waitMs: 20_000 })
  await expect(opening).rejects.toMatchObject({ problem: { type: 'needs_too_much_memory' } })
})

test('the mutant that reads zips without our checks takes what they refuse', async () => {
  const taken: string[] = []
  for (const each of hostileArchives.filter((one) => one.want === 'unsafe_zip')) {
    const zip = await fromBufferPromise(Buffer.from(each.hostile()), {
      decodeStrings: false,
      validateEntrySizes: false,
    })
    let count = 0
    for await (const _ of zip.eachEntry()) count++
    if (count > 0) taken.push(each.name)
  }
  expect(taken.length).toBeGreaterThanOrEqual(9)
})

test('the mutant that lets a document type pass reads on past it', () => {
  const laughing = `<!DOCTYPE x [<!ENTITY a "ha">]><x>Alpha</x>`
  let text = ''
  const parser = new SaxesParser({ xmlns: false })
  parser.on('text', (piece) => (text += piece))
  parser.write(laughing).close()
  expect(text).toBe('Alpha')
})
