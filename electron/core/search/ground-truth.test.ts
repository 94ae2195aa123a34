/**
 * Han queries against brute force: over thousands of random texts the index finds exactly those that include the query, from
 * one character up. The last test shows that the comparison notices an index that finds too much.
 */
import type Database from 'better-sqlite3'
import { beforeAll, describe, expect, it } from 'vitest'
import { phraseAcrossRuns } from './ground-truth-mutant.ts'
import { findIds } from './find-ids.ts'
import { named, noted, openSearchDb } from './search-fixture.ts'
import { search } from './search.ts'
import { writeSearchDoc } from './write-doc.ts'

const seed = 20_261_124
const count = 4000
/** Few characters and many separators, so that pairs meet across runs as often as inside them. */
const alphabet = Array.from('苏州恒润机械有限公司移动的一')
const separators = ['，', ' ', '（', '）', 'a', '3', '\n', '·']

function randomOf(from: number): () => number {
  let state = from
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

const random = randomOf(seed)
const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T
const randomText = (length: number): string =>
  Array.from({ length }, () => (random() < 0.75 ? pick(alphabet) : pick(separators))).join('')
const randomQuery = (length: number): string => Array.from({ length }, () => pick(alphabet)).join('')

const notes = Array.from({ length: count }, (_, i) => ({
  id: `n${i}`,
  text: randomText(8 + Math.floor(random() * 40)),
}))
const firms = Array.from({ length: count }, (_, i) => ({
  id: `a${i}`,
  text: randomText(4 + Math.floor(random() * 12)),
}))
const queries = [1, 1, 2, 2, 2, 2, 3, 3, 4, 5].flatMap((length) =>
  Array.from({ length: 12 }, () => randomQuery(length)),
)
let db: Database.Database

beforeAll(() => {
  db = openSearchDb()
  db.transaction(() => {
    for (const { id, text } of notes) writeSearchDoc(db, noted('visitNote', id, text))
    for (const { id, text } of firms) writeSearchDoc(db, named('account', id, [text]))
  })()
})

const including = (texts: readonly { id: string; text: string }[], query: string): readonly string[] =>
  texts
    .filter(({ text }) => text.includes(query))
    .map(({ id }) => id)
    .sort()
/** What stands there as asked: names found loosely, with the parts of the query apart, are another matter. */
function indexed(type: string, query: string): readonly string[] {
  const found = findIds(db, { type, query, limit: count, nowMs: 0 })
  const loose = search(db, { query, types: [type], limitPerType: 40, nowMs: 0 }).filter((hit) => hit.level === 'loose')
  return found.filter((id) => !loose.some((hit) => hit.rowId === id)).sort()
}

describe(`the index and brute force agree (seed ${seed})`, () => {
  it(`over ${count} notes, for ${queries.length} queries`, () => {
    for (const query of queries) expect([query, indexed('visitNote', query)]).toEqual([query, including(notes, query)])
  })

  it(`over ${count} names, for ${queries.length} queries`, () => {
    for (const query of queries) expect([query, indexed('account', query)]).toEqual([query, including(firms, query)])
  })

  it('and the queries are neither all empty nor all common', () => {
    const sizes = queries.map((query) => including(notes, query).length)
    expect(sizes.filter((size) => size === 0).length).toBeGreaterThan(5)
    expect(sizes.filter((size) => size > 100).length).toBeGreaterThan(20)
  })

  it('notices an index whose runs are not kept apart', () => {
    const wrong = queries.filter(
      (query) => query.length >= 3 && phraseAcrossRuns(notes, query).join() !== including(notes, query).join(),
    )
    expect(wrong.length).toBeGreaterThan(2)
  })
})
