import { expect, test } from 'vitest'
import { createPace } from './pace.ts'

const { signal } = new AbortController()

test('a pace is kept, and idle time is not caught up by a burst', async () => {
  const pace = createPace(1_000_000)
  const from = performance.now()
  for (let i = 0; i < 4; i += 1) await pace.passed(50_000, signal)
  const first = performance.now() - from
  expect(first).toBeGreaterThanOrEqual(195)
  await new Promise((resolve) => setTimeout(resolve, 100))
  const again = performance.now()
  await pace.passed(100_000, signal)
  expect(performance.now() - again).toBeGreaterThanOrEqual(95)
})

test('without a limit nothing waits; a wait ends with the signal', async () => {
  const from = performance.now()
  await createPace(null).passed(1e12, signal)
  expect(performance.now() - from).toBeLessThan(50)
  await expect(createPace(1).passed(1_000_000, AbortSignal.timeout(20))).rejects.toThrow('abort')
})
