/** The limits that `limits.ts` states, at their true sizes: the last that is accepted and the first that is not. */
import { closeSync, openSync, truncateSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { openTable } from '../../electron/core/interchange/open-table.ts'
import { tableOf, type SourceRow } from '../../electron/core/interchange/table.ts'
import { maxCardBytes, maxFileBytes, maxRows } from '../../shared/domain/interchange/limits.ts'
import { tempDir } from '../support/temp-store.ts'

const temp = tempDir('rapport-limits-')
afterAll(temp.remove)

/** A file that is as long as it says and mostly a hole. */
function sparse(name: string, head: string, size: number): string {
  const path = join(temp.dir, name)
  writeFileSync(path, head)
  truncateSync(path, size)
  return path
}

const problemOf = async (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => null,
    (error: unknown) => (error as { readonly problem: unknown }).problem,
  )

const bigFiles = [
  ['csv', 'Company\n', maxFileBytes.csv],
  ['xlsx', 'PK\u0003\u0004', maxFileBytes.xlsx],
  ['vcf', 'BEGIN:VCARD\n', maxFileBytes.vcard],
  ['json', '{"rapport":1', maxFileBytes.csv],
] as const

test.for(bigFiles)(
  'a file of one byte more than the limit is refused before it is read: %s',
  async ([kind, head, limit]) => {
    const path = sparse(`big.${kind}`, head, limit + 1)
    expect(await problemOf(openTable(path))).toEqual({ type: 'file_too_big', detail: String(limit + 1) })
  },
)

test('what is no file, or is not there, is said to be missing', async () => {
  for (const path of [temp.dir, join(temp.dir, 'nothing'), '/dev/null/x'])
    expect(await problemOf(openTable(path))).toEqual({ type: 'file_missing', detail: null })
})

/** Rows made as they are asked for; the table counts them as it would those of a file. */
async function countRows(count: number, make: typeof tableOf = tableOf): Promise<number> {
  const cells = ['Alpha']
  // oxlint-disable-next-line typescript/require-await -- readers are async
  const rows = async function* (): AsyncGenerator<readonly SourceRow[]> {
    for (let row = 1; row <= count + 1; row += 1000)
      yield Array.from({ length: Math.min(1000, count + 2 - row) }, (_, i) => ({ row: row + i, cells }))
  }
  const table = await make({ format: 'csv', encoding: null, delimiter: null, sheet: null, sheets: [] }, rows)
  let seen = 0
  for await (const batch of table.rows()) seen += batch.length
  return seen
}

test('a million rows are read, and one more is refused', async () => {
  expect(await countRows(maxRows)).toBe(maxRows)
  expect(await problemOf(countRows(maxRows + 1))).toEqual({ type: 'too_many_rows', detail: String(maxRows) })
})

/** Three cards: the largest that is read, one byte more, and a short one. */
function writeCards(): string {
  const path = join(temp.dir, 'cards.vcf')
  const file = openSync(path, 'w')
  const card = (name: string, note: string): string => `BEGIN:VCARD\nVERSION:3.0\nFN:${name}\nNOTE:${note}\nEND:VCARD\n`
  const frame = card('A', '').length - 1
  writeSync(file, card('A', 'x'.repeat(maxCardBytes - frame)) + card('B', 'x'.repeat(maxCardBytes - frame + 1)))
  writeSync(file, card('C', 'short'))
  closeSync(file)
  return path
}

async function readCards(path: string, open: typeof openTable = openTable): Promise<unknown> {
  const { table } = await open(path)
  const rows: SourceRow[] = []
  for await (const batch of table.rows()) rows.push(...batch)
  return rows.map((row) => [row.cells[0], row.problem])
}

test('a card of 4 MiB and one byte costs only itself', async () => {
  expect(await readCards(writeCards())).toEqual([
    ['A', undefined],
    ['', 'card_too_big'],
    ['C', undefined],
  ])
})

describe('the mutants whose limits are far away are caught', async () => {
  const far = { maxRows: Infinity, maxCardBytes: Infinity, maxFileBytes: { csv: Infinity, xlsx: Infinity, vcard: 1e9 } }
  vi.resetModules()
  vi.doMock('../../shared/domain/interchange/limits.ts', async (original) => ({
    ...(await original<object>()),
    ...far,
  }))
  const mutant = {
    ...(await import('../../electron/core/interchange/open-table.ts')),
    ...(await import('../../electron/core/interchange/table.ts')),
  }
  vi.doUnmock('../../shared/domain/interchange/limits.ts')

  test.for(bigFiles.filter(([kind]) => kind === 'xlsx' || kind === 'json'))('%s', async ([kind, head, limit]) => {
    const path = sparse(`mutant.${kind}`, head, limit + 1)
    expect(await problemOf(mutant.openTable(path))).not.toMatchObject({ type: 'file_too_big' })
  })

  test('rows', async () => {
    expect(await countRows(maxRows + 1, mutant.tableOf)).toBe(maxRows + 1)
  })

  test('cards', async () => {
    expect(await readCards(writeCards(), mutant.openTable)).not.toContainEqual(['', 'card_too_big'])
  })
})
