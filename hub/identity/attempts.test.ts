import { expect, test } from 'vitest'
import { createAttempts, networkOf, type Attempts } from './attempts.ts'

const minute = 60_000

function setUp(): { attempts: Attempts; pass(ms: number): void } {
  let nowMs = 1_000_000
  return {
    attempts: createAttempts({ nowMs: () => nowMs }),
    pass: (ms) => {
      nowMs += ms
    },
  }
}

test('five wrong tries are free; after the fifth there is a wait, and each is twice the one before', () => {
  const { attempts, pass } = setUp()
  for (let n = 0; n < 4; n++) attempts.failed('10.0.0.1')
  expect(attempts.allowed('10.0.0.1')).toBe(true)
  const waits = Array.from({ length: 12 }, () => {
    attempts.failed('10.0.0.1')
    const wait = attempts.waitMs('10.0.0.1')
    expect(attempts.allowed('10.0.0.1')).toBe(false)
    pass(wait)
    expect(attempts.allowed('10.0.0.1')).toBe(true)
    return wait / 1000
  })
  expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900])
})

test('of a thousand wrong tries in an hour, a few dozen are looked at', () => {
  const { attempts, pass } = setUp()
  let lookedAt = 0
  for (let n = 0; n < 1000; n++) {
    pass(3600)
    if (!attempts.allowed('10.0.0.1')) continue
    lookedAt++
    attempts.failed('10.0.0.1')
  }
  expect(lookedAt).toBeLessThan(20)
})

test('one address does not make another wait, and a quiet hour is forgotten', () => {
  const { attempts, pass } = setUp()
  for (let n = 0; n < 20; n++) attempts.failed('10.0.0.1')
  expect(attempts.allowed('10.0.0.2')).toBe(true)
  pass(60 * minute)
  attempts.failed('10.0.0.1')
  expect(attempts.allowed('10.0.0.1')).toBe(true)
})

test('a clock set back does not make the wait endless', () => {
  const { attempts, pass } = setUp()
  for (let n = 0; n < 20; n++) attempts.failed('10.0.0.1')
  pass(-24 * 60 * minute)
  expect(attempts.waitMs('10.0.0.1')).toBe(15 * minute)
})

test('a network counts as one', () => {
  const same = ['2001:db8:1:2::1', '2001:DB8:1:2:ffff::', '2001:0db8:0001:0002:0:0:0:9', '2001:db8:1:2::1%eth0']
  expect(new Set(same.map(networkOf))).toEqual(new Set(['2001:db8:1:2::/64']))
  expect(networkOf('2001:db8:1:3::1')).toBe('2001:db8:1:3::/64')
  expect(networkOf('::1')).toBe('0:0:0:0::/64')
  expect(networkOf('::ffff:10.0.0.1')).toBe('10.0.0.1')
  expect(networkOf('10.0.0.1')).toBe('10.0.0.1')
})

test('remembers a bounded number of addresses, the latest', () => {
  const { attempts } = setUp()
  for (let n = 0; n < 20; n++) attempts.failed('10.0.0.1')
  for (let n = 0; n < 10_000; n++) attempts.failed(`10.1.${n >> 8}.${n & 255}`)
  expect(attempts.allowed('10.0.0.1')).toBe(true)
})
