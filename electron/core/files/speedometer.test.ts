import { expect, test } from 'vitest'
import { speedometer } from './speedometer.ts'

test('a quick chunk and the wait after it make the rate of both; what is long ago does not count', () => {
  const speed = speedometer()
  expect(speed.rateAt(0)).toBe(0)
  speed.saw(0, 0)
  speed.saw(400_000, 40)
  expect(speed.rateAt(40)).toBe(10_000_000)
  expect(speed.rateAt(4_000)).toBe(100_000)
  speed.saw(800_000, 20_000)
  speed.saw(1_000_000, 21_000)
  expect(speed.rateAt(22_000)).toBe(100_000)
})
