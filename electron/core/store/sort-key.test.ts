import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sortKey } from './sort-key.ts'

const byKey = (a: string, b: string): number => (sortKey(a) < sortKey(b) ? -1 : sortKey(a) > sortKey(b) ? 1 : 0)

test('Chinese names stand in pinyin order, after Latin ones', () => {
  const names = ['苏州恒润', '中国移动', 'Zebra', '安吉竹业', 'apple', '宁波海曙', 'Éclair', '上海浦东', '嘉兴南湖']
  expect([...names].sort(byKey)).toEqual([
    'apple',
    'Éclair',
    'Zebra',
    '安吉竹业',
    '嘉兴南湖',
    '宁波海曙',
    '上海浦东',
    '苏州恒润',
    '中国移动',
  ])
})

test('any two Han names stand as Intl.Collator puts them', () => {
  const collator = new Intl.Collator('zh-CN-u-co-pinyin')
  const han = fc.array(fc.integer({ min: 0x4e00, max: 0x9fa5 }), { minLength: 1, maxLength: 6 })
  const name = han.map((points) => String.fromCharCode(...points))
  fc.assert(
    fc.property(name, name, (a, b) => {
      expect(Math.sign(byKey(a, b))).toBe(Math.sign(collator.compare(a, b)))
    }),
  )
})

test('any string has a key', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(sortKey(text)).toBe(sortKey(text))
    }),
  )
})
