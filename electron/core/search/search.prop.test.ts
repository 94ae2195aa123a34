/** What search promises for any record and any query, against real SQLite. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { charsOf, fold } from '../../../shared/base/text.ts'
import { readingsOf } from '../../../shared/domain/search/pinyin.ts'
import { runsOf } from '../../../shared/domain/search/runs.ts'
import { highlightRanges } from '../../../shared/domain/search/highlight.ts'
import { findIds } from './find-ids.ts'
import { named, noted, openSearchDb } from './search-fixture.ts'
import { search } from './search.ts'
import { removeSearchDoc, writeSearchDoc } from './write-doc.ts'

const han = fc.integer({ min: 0x4e00, max: 0x9fa5 }).map((code) => String.fromCharCode(code))
const commonHan = fc.constantFrom(...charsOf('中国移动苏州恒润精密机械有限公司重庆长沙银行单曾吕绿西安方案一二𠮷'))
const hanName = fc.string({ unit: fc.oneof(commonHan, han), minLength: 2, maxLength: 24 })
const latinName = fc
  .array(fc.stringMatching(/^[A-Za-zÀ-ž]{1,12}$/), { minLength: 1, maxLength: 4 })
  .map((w) => w.join(' '))
const name = fc.oneof(
  hanName,
  latinName,
  fc.tuple(hanName, latinName).map(([a, b]) => `${a}（${b}）`),
  fc.tuple(latinName, hanName).map(([a, b]) => `${a}${b}`),
)
const anything = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((c) => String.fromCharCode(c)), maxLength: 60 }),
  fc.string({
    unit: fc.constantFrom(
      '"',
      "'",
      '*',
      '^',
      '(',
      ')',
      ':',
      '-',
      ' ',
      'AND',
      'OR',
      'NOT',
      'NEAR(',
      '苏',
      'a',
      '\0',
      '{',
      '}',
      '+',
      ';',
    ),
    maxLength: 40,
  }),
  name,
)

/** Runs a check against a database with one account of this name among a few others. */
function withName(text: string, check: (finds: (query: string) => boolean) => void): void {
  const db = openSearchDb()
  writeSearchDoc(db, named('account', 'other', ['Nordic Harbor']))
  writeSearchDoc(db, named('account', 'it', [text]))
  writeSearchDoc(db, named('contact', 'c', ['李丽']))
  const finds = (query: string): boolean =>
    search(db, { query, types: ['account'], limitPerType: 10, nowMs: 0 }).some((hit) => hit.rowId === 'it')
  try {
    check(finds)
  } finally {
    db.close()
  }
}

/** What people type for a Han name by its sound: syllables from any character on, whole or not yet, and initials. */
function typedSounds(text: string): readonly string[] {
  const typed: string[] = []
  for (const { syllables } of readingsOf(runsOf(fold(text)))) {
    if (syllables.includes('')) continue
    for (let from = 0; from < syllables.length; from++) {
      const spoken = syllables.slice(from)
      const letters = spoken.join('')
      typed.push(...[2, 3, 5, 8, letters.length].map((size) => letters.slice(0, size)))
      typed.push(spoken.map((syllable) => syllable[0]).join(''))
    }
  }
  return typed.filter((letters) => letters.length >= 2)
}

describe('a record is found', () => {
  it('by every Han character and every two, three and more Han characters that stand together in its name', () => {
    fc.assert(
      fc.property(name, (text) =>
        withName(text, (finds) => {
          for (const run of runsOf(fold(text)).filter((r) => r.han)) {
            const chars = charsOf(run.text)
            chars.forEach((_, from) => {
              for (let to = from + 1; to <= chars.length; to++) expect(finds(chars.slice(from, to).join(''))).toBe(true)
            })
          }
        }),
      ),
      { numRuns: 60 },
    )
  })

  it('by its pinyin from any character on, finished or not, and by its initials', () => {
    fc.assert(
      fc.property(hanName, (text) =>
        withName(text, (finds) => {
          for (const typed of typedSounds(text)) expect([typed, finds(typed)]).toEqual([typed, true])
        }),
      ),
      { numRuns: 60 },
    )
  })

  it('by every beginning of every Latin word in its name, in any case', () => {
    fc.assert(
      fc.property(latinName, (text) =>
        withName(text, (finds) => {
          for (const { text: word } of runsOf(fold(text))) {
            for (let size = 1; size <= word.length; size++) {
              expect(finds(word.slice(0, size))).toBe(true)
              expect(finds(word.slice(0, size).toUpperCase())).toBe(true)
            }
          }
        }),
      ),
      { numRuns: 80 },
    )
  })

  it('by any three or more digits of its telephone number, however both are written', () => {
    const digits = fc.stringMatching(/^1[3-9][0-9]{9}$/)
    fc.assert(
      fc.property(
        digits,
        fc.constantFrom('', '+86 ', '0086-', '（86）'),
        fc.nat(8),
        fc.integer({ min: 3, max: 11 }),
        (number, code, from, size) => {
          const db = openSearchDb()
          const spaced = `${code}${number.slice(0, 3)} ${number.slice(3, 7)}-${number.slice(7)}`
          writeSearchDoc(db, named('contact', 'it', ['李丽'], { phones: [spaced] }))
          const part = number.slice(from, from + size)
          const queries = [part, `${part.slice(0, 2)} ${part.slice(2)}`, ...(from === 0 ? [`+86${part}`] : [])]
          for (const query of queries.filter((q) => q.replace(/[^0-9]/g, '').length >= 3)) {
            expect([query, search(db, { query, limitPerType: 5, nowMs: 0 }).length]).toEqual([query, 1])
          }
          db.close()
        },
      ),
      { numRuns: 80 },
    )
  })

  it('with its hit marked, when a name is asked for by a part of it', () => {
    fc.assert(
      fc.property(hanName, fc.nat(10), (text, at) => {
        const part = charsOf(text)
          .slice(at, at + 2)
          .join('')
        fc.pre(part !== '')
        expect(highlightRanges(text, part).some(([s, e]) => text.slice(s, e).includes(part))).toBe(true)
      }),
    )
  })
})

describe('a record is not found', () => {
  it('by two Han characters that nothing in it has side by side', () => {
    const text = fc.string({
      unit: fc.oneof(fc.constantFrom(...charsOf('苏州恒润机械一二')), fc.constantFrom('，', ' ', 'a', '1')),
      maxLength: 30,
    })
    const pair = fc
      .tuple(fc.constantFrom(...charsOf('苏州恒润机械一二')), fc.constantFrom(...charsOf('苏州恒润机械一二')))
      .map((p) => p.join(''))
    fc.assert(
      fc.property(text, text, pair, (inName, inBody, query) => {
        const db = openSearchDb()
        writeSearchDoc(db, named('account', 'it', [inName], { body: [inBody] }))
        const hasIt = inName.includes(query) || inBody.includes(query)
        expect(search(db, { query, limitPerType: 5, nowMs: 0 }).length === 1).toBe(hasIt)
        db.close()
      }),
      { numRuns: 500 },
    )
  })
})

describe('any strings', () => {
  it('can be written, asked for, marked and removed', () => {
    const db = openSearchDb()
    fc.assert(
      fc.property(anything, anything, anything, (a, b, query) => {
        writeSearchDoc(db, {
          ...named('account', 'it', [a, b]),
          phones: [b, a],
          body: [a, b, query],
          title: b,
          accountId: a,
        })
        writeSearchDoc(db, noted('visitNote', 'it', query))
        expect(Array.isArray(search(db, { query, limitPerType: 5, nowMs: 0 }))).toBe(true)
        findIds(db, { type: 'account', query, limit: 10, nowMs: 0 })
        removeSearchDoc(db, 'account', 'it')
        removeSearchDoc(db, 'visitNote', 'it')
        expect(db.prepare('SELECT count(*) FROM search_docs').pluck().get()).toBe(0)
        expect(db.prepare('SELECT count(*) FROM search_words').pluck().get()).toBe(0)
      }),
      { numRuns: 1500 },
    )
    db.close()
  })

  it.each([
    ['quotes', '"" OR "a" * NEAR(苏州 恒润)'],
    ['columns', 'tokens : 苏州 ^ - NOT'],
    ['SQL', "'; DROP TABLE search_docs; --"],
    ['NUL', '苏\0州'],
    ['emoji', '👨‍👩‍👧 🎉'],
    ['lone surrogates', '\ud83d苏州\udc00'],
    ['a paste of 10 kB of Han', '苏州恒润'.repeat(2500)],
    ['a paste of 10 kB of letters', 'xianfangan'.repeat(1000)],
    ['a paste of many words', 'ab cd '.repeat(2000)],
    ['a paste of digits', '12 '.repeat(4000)],
  ])('%s are a harmless query', (_, query) => {
    const db = openSearchDb()
    writeSearchDoc(db, named('account', 'it', ['苏州恒润']))
    const from = performance.now()
    expect(() => search(db, { query, limitPerType: 5, nowMs: 0 })).not.toThrow()
    expect(performance.now() - from).toBeLessThan(200)
    expect(search(db, { query: '苏州', limitPerType: 5, nowMs: 0 })).toHaveLength(1)
    db.close()
  })
})
