import { expect, test } from 'vitest'
import { createMediaAsks } from './media-asks.ts'

test('a device is open for the minute after it was asked for, and no other one', () => {
  let nowMs = 0
  const asks = createMediaAsks(() => nowMs)
  expect(asks.isAsked('video')).toBe(false)
  expect(asks.ask('camera')).toBe('camera')
  expect([asks.isAsked('video'), asks.isAsked('audio')]).toEqual([true, false])
  nowMs = 60_000
  expect(asks.isAsked('video')).toBe(false)
})

test.each([null, 'screen', 'constructor', { device: 'camera' }])('%j is no device', (device) => {
  const asks = createMediaAsks(() => 0)
  expect(asks.ask(device)).toBeNull()
  for (const type of ['video', 'audio', 'unknown', 'constructor', undefined]) expect(asks.isAsked(type)).toBe(false)
})
