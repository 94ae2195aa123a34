import { expect, test } from 'vitest'
import { nextZoom, pageAt, pageGap, pagesWithin, placePages, scaleOf, sharpness, soundSize } from './page-places.ts'

const sizes = [
  { width: 100, height: 200 },
  { width: 300, height: 50 },
  { width: 100, height: 100 },
]

test('pages stand one below the other, as wide as the widest', () => {
  const { tops, width, height } = placePages(sizes, 2)
  expect(tops).toEqual([pageGap, 2 * pageGap + 400, 3 * pageGap + 500, 4 * pageGap + 700])
  expect([width, height]).toEqual([600, 4 * pageGap + 700])
})

test('fitted to a width, a wider page is made smaller and a narrower one is not made larger', () => {
  const { tops, width } = placePages(sizes, 2, 200)
  expect(width).toBe(200)
  expect(tops[2]).toBe(3 * pageGap + 400 + 33)
  expect(sizes.map((size) => scaleOf(size, 2, 200))).toEqual([2, 200 / 300, 2])
})

test('which page is where; above the first it is the first, below the last the last', () => {
  const { tops } = placePages(sizes, 1)
  expect([-5, 0, 12, 223, 224, 9999].map((y) => pageAt(tops, y))).toEqual([0, 0, 0, 0, 1, 2])
  expect(pagesWithin(tops, 200, 230)).toEqual([0, 1])
})

test('a canvas is as sharp as the screen, and never larger than 16 megapixels or 8192 a side', () => {
  expect(sharpness(800, 1000, 2)).toBe(2)
  for (const [width, height] of [
    [10_000, 14_000],
    [40_000, 10],
    [10, 40_000],
  ] as const) {
    const sharp = sharpness(width, height, 3)
    expect(width * height * sharp ** 2).toBeLessThanOrEqual(2 ** 24 + 1)
    expect(Math.max(width, height) * sharp).toBeLessThanOrEqual(8192)
  }
})

test('a page without a size has that of A4', () => {
  for (const width of [0, -1, Number.NaN, Number.POSITIVE_INFINITY, 1e9])
    expect(soundSize({ width, height: 100 })).toEqual({ width: 595, height: 842 })
  expect(soundSize({ width: 10, height: 20 })).toEqual({ width: 10, height: 20 })
})

test('zoom goes by steps from wherever it is, and ends', () => {
  expect([1, 1.1, 3.999, 4].map((zoom) => nextZoom(zoom, 1))).toEqual([1.25, 1.25, 3.999, 4])
  expect([1, 1.1, 0.25, 9].map((zoom) => nextZoom(zoom, -1))).toEqual([0.75, 1, 0.25, 4])
})
