import { expect, test } from 'vitest'
import { whyNotShown } from './file-stage.tsx'
import { playTime } from './file-words.ts'
import { fittedSize } from './fit-picture.ts'
import { strokePath, thinned } from '../../../shared/domain/media/stroke-path.ts'

test.each([
  [0, '0:00'],
  [999, '0:01'],
  [42_000, '0:42'],
  [725_000, '12:05'],
  [3_725_000, '1:02:05'],
  [-5, '0:00'],
])('%i ms are played for %s', (ms, text) => {
  expect(playTime(ms)).toBe(text)
})

test('a picture of 80 megapixels is fitted into 24 in its shape; a small one stays', () => {
  const { width, height } = fittedSize(10_000, 8_000)
  expect(width * height).toBeLessThanOrEqual(24_000_000)
  expect(width / height).toBeCloseTo(1.25, 2)
  expect(fittedSize(800, 600)).toEqual({ width: 800, height: 600 })
  expect(fittedSize(180_000_000, 1).height).toBe(1)
})

test.each([
  ['image/heic', 100, 'heic'],
  ['image/svg+xml', 100, 'noPreview'],
  ['text/html', 100, 'noPreview'],
  ['application/pdf', 100, null],
  ['text/plain', 100, 'noPreview'],
  ['image/png', 30_000, 'tooLargeToShow'],
  ['image/png', 100, null],
  ['audio/webm', 100, null],
])('%s of %i squared: %s', (mediaType, side, why) => {
  expect(whyNotShown({ mediaType, width: side, height: side })).toBe(why)
})

test('a long stroke is thinned until it can be kept, and ends where it ended', () => {
  const points = Array.from({ length: 9_000 }, (_, i) => [i, (i * 7) % 10_000] as const)
  const kept = thinned(points)
  expect(kept.length).toBeLessThanOrEqual(2_000)
  expect([kept[0], kept.at(-1)]).toEqual([points[0], points.at(-1)])
})

test('strokes are paths within the photo', () => {
  const points: [number, number][] = [
    [1000, 1000],
    [3000, 2000],
  ]
  expect(strokePath({ tool: 'pen', points }, 1)).toBe('M1000 1000L3000 2000')
  expect(strokePath({ tool: 'circle', points }, 1)).toBe('M1000 1500a1000 500 0 1 0 2000 0a1000 500 0 1 0 -2000 0')
  expect(strokePath({ tool: 'arrow', points }, 1.5)).toMatch(
    /^M1000 1000L3000 2000M3000 2000L\d+ \d+M3000 2000L\d+ \d+$/,
  )
})
