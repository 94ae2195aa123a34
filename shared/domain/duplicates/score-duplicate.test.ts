/**
 * The score against pairs judged by hand. The floors are what the product promises; the naive score in the last test shows that
 * they are not reached by comparing letters.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { charsOf } from '../../base/text.ts'
import { blockingKeys } from './blocking-keys.ts'
import { heldOutPairs, tuningPairs, type LabelledPair, type PairLabel } from './labelled-pairs.ts'
import { duplicateFloor, relatedFloor, scoreDuplicate, type DuplicateFields } from './score-duplicate.ts'

type Pairs = Readonly<Record<PairLabel, readonly LabelledPair[]>>
type Score = (a: DuplicateFields, b: DuplicateFields) => number

function fieldsOf(written: string): DuplicateFields {
  const [name = '', phone, website, region] = written.split('|')
  return { name, phone: phone || null, website: website || null, region: region || null }
}

function measure(pairs: Pairs, score: Score, floor: number): { readonly precision: number; readonly recall: number } {
  const found = (list: readonly LabelledPair[]): number =>
    list.filter(([a, b]) => score(fieldsOf(a), fieldsOf(b)) >= floor).length
  const right = found(pairs.same)
  const wrong = found(pairs.branch) + found(pairs.other)
  return { precision: right / (right + wrong), recall: right / pairs.same.length }
}

const ours: Score = (a, b) => scoreDuplicate(a, b).score
const allPairs = [tuningPairs, heldOutPairs].flatMap((pairs) => Object.values(pairs).flat())

describe('the labelled pairs', () => {
  it('are many', () => {
    expect(Object.values(tuningPairs).flat().length).toBeGreaterThan(250)
    expect(Object.values(heldOutPairs).flat().length).toBeGreaterThan(60)
  })

  it('are told apart: those it was tuned on', () => {
    const { precision, recall } = measure(tuningPairs, ours, duplicateFloor)
    expect(precision).toBeGreaterThanOrEqual(0.99)
    expect(recall).toBeGreaterThanOrEqual(0.98)
  })

  it('are told apart: those it has not seen', () => {
    const { precision, recall } = measure(heldOutPairs, ours, duplicateFloor)
    expect(precision).toBeGreaterThanOrEqual(0.92)
    expect(recall).toBeGreaterThanOrEqual(0.82)
  })

  it('show a branch as related and never as the same', () => {
    const scores = tuningPairs.branch.map(([a, b]) => scoreDuplicate(fieldsOf(a), fieldsOf(b)))
    expect(scores.every(({ score }) => score < duplicateFloor && score >= relatedFloor)).toBe(true)
    expect(scores.filter(({ reasons }) => reasons.includes('branch_of')).length).toBeGreaterThan(20)
  })

  it('score the same both ways, and share a key when related', () => {
    for (const [a, b] of allPairs) {
      const score = ours(fieldsOf(a), fieldsOf(b))
      expect([a, b, ours(fieldsOf(b), fieldsOf(a))]).toEqual([a, b, score])
      if (score < relatedFloor) continue
      const keys = new Set(blockingKeys(fieldsOf(a)))
      expect([a, b, blockingKeys(fieldsOf(b)).some((key) => keys.has(key))]).toEqual([a, b, true])
    }
  })

  it('are beyond a comparison of pairs of letters, whatever its floor', () => {
    const pairsOf = (text: string): Set<string> => new Set(Array.from(text, (_, i) => text.slice(i, i + 2)))
    const dice: Score = (a, b) => {
      const here = pairsOf(a.name)
      const there = pairsOf(b.name)
      return (2 * [...here].filter((pair) => there.has(pair)).length) / (here.size + there.size)
    }
    for (let floor = 0.1; floor < 1; floor += 0.05) {
      const { precision, recall } = measure(tuningPairs, dice, floor)
      expect(precision >= 0.9 && recall >= 0.7).toBe(false)
    }
  })
})

describe('reasons', () => {
  it.each([
    ['苏州恒润机械有限公司', '苏州恒润机械 有限公司', ['same_name']],
    ['苏州恒润机械有限公司', '恒润机械股份有限公司', ['same_core']],
    ['苏州恒润精密机械有限公司', '苏州恒润', ['short_form']],
    ['苏州恒润机械有限公司', '苏州恒闰机械有限公司', ['same_pinyin']],
    ['Siemens China', 'Simens China', ['similar_spelling']],
    ['苏州恒润机械有限公司', '苏州恒润机械有限公司昆山分公司', ['branch_of']],
    ['恒润|68253388', '博雅|0512-6825 3388', ['same_phone']],
    ['恒润||hengrun.com', '博雅||http://www.hengrun.com/x', ['same_website']],
    [
      '苏州恒润机械有限公司|68253388|hengrun.com',
      '苏州恒润机械|68253388|hengrun.com',
      ['same_core', 'same_phone', 'same_website'],
    ],
    ['苏州恒润', '宁波博雅', []],
  ])('%s and %s', (a, b, reasons) => {
    expect(scoreDuplicate(fieldsOf(a), fieldsOf(b)).reasons).toEqual(reasons)
  })
})

describe('any two accounts', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.string({ unit: fc.constantFrom(...charsOf('苏州恒润中国有限公司集团分（）第一小学银行 aC.&3')), maxLength: 24 }),
  )
  const fields = fc.record({ name: text, phone: fc.option(text), website: fc.option(text), region: fc.option(text) })

  it('get the same score between 0 and 1 either way, and keys without an end', () => {
    fc.assert(
      fc.property(fields, fields, (a, b) => {
        const { score, reasons } = scoreDuplicate(a, b)
        expect(score).toBeGreaterThanOrEqual(0)
        expect(score).toBeLessThanOrEqual(1)
        expect(scoreDuplicate(b, a).score).toBeCloseTo(score, 9)
        expect(reasons.length === 0).toBe(score === 0)
        expect(blockingKeys(a).length).toBeLessThan(120)
      }),
      { numRuns: 3000 },
    )
  })

  it('are surely the same when they are written the same', () => {
    fc.assert(
      fc.property(fields, (a) => {
        fc.pre(/[\p{L}\p{N}]/u.test(a.name.normalize('NFKC')))
        expect(scoreDuplicate(a, { ...a }).score).toBe(1)
      }),
    )
  })
})
