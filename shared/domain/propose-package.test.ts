import { expect, test } from 'vitest'
import { fitOf, rowsFor, rowsToSum } from './propose-package.ts'
import type { Account } from './account.ts'
import type { PricePackage, PriceRow } from './price-package.ts'

const account = (over: Partial<Account>) =>
  ({ kind: null, scale: null, headcount: null, headcountBand: null, industry: null, ...over }) as Account
const row = (title: string, headcountMin: number | null, headcountMax: number | null) =>
  ({ title, headcountMin, headcountMax }) as PriceRow
const titles = (rows: readonly PriceRow[]): readonly string[] => rows.map(({ title }) => title)

test('of prices by headcount a sum takes one, also while nobody knows exactly how many there are', () => {
  const rows = [row('一到五十', 1, 50), row('到两百', 51, 200), row('更多', 201, null), row('培训', null, null)]
  expect(titles(rowsToSum(account({ headcount: 80 }), rows))).toEqual(['到两百', '培训'])
  expect(titles(rowsToSum(account({ headcountBand: '101_200' }), rows))).toEqual(['到两百', '培训'])
  expect(titles(rowsToSum(account({ headcountBand: '201_500' }), rows))).toEqual(['更多', '培训'])
  expect(titles(rowsToSum(account({}), rows))).toEqual(['一到五十', '培训'])
  expect(titles(rowsFor(account({}), rows))).toEqual(titles(rows))
  expect(titles(rowsToSum(account({}), [row('培训', null, null)]))).toEqual(['培训'])
})

test.each([
  ['IT', 'Hospitality', false],
  ['IT', 'IT services', true],
  ['IT', '医疗IT', true],
  ['制造', '汽车制造业', true],
  ['Food', 'food & beverage', true],
  ['', 'Food', false],
])('a package for %j and an account in %j', (industry, of, fits) => {
  const one = { kinds: null, scales: null, headcountMin: null, headcountMax: null, industries: [industry] }
  expect(fitOf(account({ industry: of }), one as unknown as PricePackage) !== null).toBe(fits)
})
