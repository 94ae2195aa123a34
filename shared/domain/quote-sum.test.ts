import { expect, test } from 'vitest'
import { mayGoOut, standingOf, sumOf, termsOf, usualQuantity } from './quote-sum.ts'

const line = (
  unit: 'once' | 'year' | 'userMonth',
  quantity: number,
  priceMinor: number,
  terms: number | null = null,
) => ({
  unit,
  quantity,
  priceMinor,
  listMinor: priceMinor,
  terms,
  isOptional: null,
})

test('what is paid by time counts for each year or month, what is paid once does not', () => {
  const lines = [line('once', 2, 30_000), line('year', 1, 1_980_000, 3), line('userMonth', 18, 2_500, 12)]
  const linesMinor = 60_000 + 5_940_000 + 540_000
  expect(sumOf({ discountPercent: null }, lines)).toEqual({
    linesMinor,
    discountMinor: 0,
    totalMinor: linesMinor,
    optionsMinor: 0,
    offMinor: 0,
    percent: 0,
  })
})

test('a term on a line that is paid once changes nothing', () => {
  expect(sumOf({ discountPercent: null }, [line('once', 1, 100, 36)])?.totalMinor).toBe(100)
})

test('a price below the list price is a discount as well, and both together are what counts', () => {
  const cheap = { ...line('once', 1, 90_000), listMinor: 100_000 }
  expect(sumOf({ discountPercent: 0 }, [cheap])?.percent).toBe(10)
  expect(sumOf({ discountPercent: 10 }, [cheap])).toMatchObject({ totalMinor: 81_000, percent: 19 })
  // a line that costs more than its list price makes no room for a discount on another
  const dear = { ...line('once', 1, 120_000), listMinor: 100_000 }
  expect(sumOf({ discountPercent: null }, [cheap, dear])?.percent).toBe(5)
})

test('half a minor unit is rounded up, whatever the percentage', () => {
  expect(sumOf({ discountPercent: 35 }, [line('once', 1, 163_850)])?.discountMinor).toBe(57_348)
  expect(sumOf({ discountPercent: 70 }, [line('once', 1, 163_845)])?.discountMinor).toBe(114_692)
})

test('part of a percent is rounded up, a rounded cent is none', () => {
  expect(sumOf({ discountPercent: null }, [{ ...line('once', 1, 899), listMinor: 1000 }])?.percent).toBe(11)
  expect(sumOf({ discountPercent: 10 }, [line('once', 1, 1_000_005)])?.percent).toBe(10)
})

test('no lines come to nothing, and more than a number holds is no sum', () => {
  expect(sumOf({ discountPercent: 50 }, [])).toEqual({
    linesMinor: 0,
    discountMinor: 0,
    totalMinor: 0,
    optionsMinor: 0,
    offMinor: 0,
    percent: 0,
  })
  expect(sumOf({ discountPercent: null }, [line('year', 10_000_000, 1_000_000_000_000, 600)])).toBeNull()
})

test.each([
  [1005, 10],
  [299, 10],
  [9995, 10],
  [1990, 15],
  [1, 50],
])('%d minor units with %d percent off are within that limit', (priceMinor, discountPercent) => {
  expect(sumOf({ discountPercent }, [line('once', 1, priceMinor)])?.percent).toBeLessThanOrEqual(discountPercent)
})

test('what is within the limit is free; an approval holds for as much as it saw, in percent and in money', () => {
  const none = { approvedPercent: null, approvedOffMinor: null, packageId: 'a', decidedPackageId: null }
  const draft = { ...none, state: 'draft' } as const
  const approved = {
    state: 'approved',
    approvedPercent: 20,
    approvedOffMinor: 5_000,
    packageId: 'a',
    decidedPackageId: 'a',
  } as const
  const off = (percent: number, offMinor = 5_000) => ({ percent, offMinor })
  expect(standingOf(draft, off(10), 10)).toBe('free')
  expect(standingOf(draft, off(11), 10)).toBe('ask')
  expect(standingOf(draft, off(100), null)).toBe('free')
  expect(standingOf({ ...draft, state: 'asked' }, off(11), 10)).toBe('asked')
  expect(standingOf({ ...draft, state: 'refused', decidedPackageId: 'a' }, off(11), 10)).toBe('refused')
  expect(standingOf({ ...draft, state: 'refused', decidedPackageId: 'b' }, off(11), 10)).toBe('ask')
  expect(standingOf(approved, off(20), 10)).toBe('approved')
  expect(standingOf(approved, off(21), 10)).toBe('ask')
  expect(standingOf(approved, off(20, 5_001), 10)).toBe('ask')
  expect(standingOf({ ...approved, packageId: 'b' }, off(20), 10)).toBe('ask')
  expect(standingOf({ ...approved, packageId: null }, off(20), 10)).toBe('ask')
  expect((['free', 'approved', 'ask', 'asked', 'refused'] as const).filter(mayGoOut)).toEqual(['free', 'approved'])
})

test('an optional line is not in the total, and what is off it counts as if the client took it', () => {
  const firm = line('once', 1, 100_000)
  const option = { ...line('once', 1, 50_000), listMinor: 100_000, isOptional: true }
  expect(sumOf({ discountPercent: null }, [firm, option])).toEqual({
    linesMinor: 100_000,
    discountMinor: 0,
    totalMinor: 100_000,
    optionsMinor: 50_000,
    offMinor: 50_000,
    percent: 25,
  })
  // one at its list price dilutes nothing: the client need not take it
  const full = { ...line('once', 1, 1_000_000), isOptional: true }
  expect(sumOf({ discountPercent: null }, [firm, option, full])?.percent).toBe(25)
  expect(sumOf({ discountPercent: null }, [{ ...firm, priceMinor: 80_000 }, full])?.percent).toBe(20)
  // the discount is given on both
  expect(sumOf({ discountPercent: 10 }, [firm, full])).toMatchObject({
    totalMinor: 90_000,
    optionsMinor: 900_000,
    percent: 10,
  })
  // with nothing but options the worst of them counts
  expect(sumOf({ discountPercent: null }, [option, full])).toMatchObject({ totalMinor: 0, percent: 50 })
})

test('quantities and terms are proposed by unit', () => {
  expect(usualQuantity('userYear', 18)).toBe(18)
  expect(usualQuantity('year', 18)).toBe(1)
  expect(usualQuantity('userMonth', null)).toBe(1)
  expect(termsOf('year', 36)).toBe(3)
  expect(termsOf('year', 18)).toBe(2)
  expect(termsOf('userMonth', 18)).toBe(18)
  expect(termsOf('once', 18)).toBeNull()
  expect(termsOf('month', null)).toBe(12)
})
