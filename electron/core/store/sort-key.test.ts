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

/** As a dictionary orders them: by syllable, and those of one sound by character. */
const places =
  '安庆 北京 蚌埠 亳州 常州 长春 长沙 成都 重庆 大连 广州 杭州 乐山 六安 吕梁 南京 上海 深圳 苏州 无锡 西安 厦门 乐清 张家港 中山'.split(
    ' ',
  )

test('places stand by how they are read, whatever their characters sound like alone', () => {
  const shuffled = places.toSorted((a, b) => (a < b ? -1 : 1))
  expect(shuffled.toSorted(byKey)).toEqual(places)
  // the order of single characters, which is all the collator knows, puts some of them elsewhere
  expect(shuffled.toSorted(new Intl.Collator('zh-CN-u-co-pinyin').compare)).not.toEqual(places)
})

test('characters of one sound stand as Intl.Collator puts them', () => {
  const collator = new Intl.Collator('zh-CN-u-co-pinyin')
  const same = ['恒', '横', '衡', '哼', '亨']
  expect(same.toSorted(byKey)).toEqual(same.toSorted(collator.compare))
})

test('a person is found under the surname as it is said', () => {
  const key = (name: string): string => sortKey(name, { isPerson: true })
  const people = ['单伟', '沈国良', '邵芳', '曾敏', '赵倩', '查良镛', '张伟']
  expect(people.toSorted((a, b) => (key(a) < key(b) ? -1 : 1))).toEqual([
    '单伟',
    '邵芳',
    '沈国良',
    '曾敏',
    '查良镛',
    '张伟',
    '赵倩',
  ])
})

test('any string has a key', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(sortKey(text)).toBe(sortKey(text))
    }),
  )
})
