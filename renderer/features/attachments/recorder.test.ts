/** A memo whose pieces are refused, with the devices and the shell of a test. */
import { afterEach, expect, test, vi } from 'vitest'
import { startMemo, stopMemo, useRecorder } from './recorder.ts'

class FakeRecorder extends EventTarget {
  static isTypeSupported = (): boolean => true
  static last: FakeRecorder
  state = 'recording'
  start = (): void => void (FakeRecorder.last = this)
  stop(): void {
    this.state = 'inactive'
    this.dispatchEvent(new Event('stop'))
  }
  say(text: string): void {
    this.dispatchEvent(Object.assign(new Event('dataavailable'), { data: new Blob([text]) }))
  }
}

afterEach(() => {
  vi.unstubAllGlobals()
})

test('pieces that are refused for good end the memo with a reason, and what was kept is one', async () => {
  const asked: string[] = []
  const answers: Record<string, () => unknown> = {
    'memos.begin': () => ({ result: { recordingId: 'r' } }),
    'memos.append': () =>
      asked.filter((name) => name === 'memos.append').length === 1
        ? { result: { endOffset: 3 } }
        : { error: { type: 'conflict', retry: 'never', why: 'record_full' } },
    'memos.finish': () => ({ result: { txnId: 't', id: 'i' } }),
  }
  vi.stubGlobal('fetch', (path: string) => {
    const name = path.split('/').at(-1) ?? ''
    asked.push(name)
    return Promise.resolve(Response.json(answers[name]?.()))
  })
  vi.stubGlobal('MediaRecorder', FakeRecorder)
  const stream = { getTracks: () => [] }
  vi.stubGlobal('navigator', { mediaDevices: { getUserMedia: () => Promise.resolve(stream) } })
  const onEnd = vi.fn<(fault: unknown) => void>()
  await startMemo({ type: 'account', id: 'a' }, 'memo', onEnd)
  for (const word of ['one', 'two', 'three']) FakeRecorder.last.say(word)
  await vi.waitFor(() => expect(onEnd).toHaveBeenCalled())
  const ended = await stopMemo()
  expect(ended).toMatchObject({ txnId: 't', refused: { fault: { why: 'record_full' } } })
  expect(onEnd).toHaveBeenCalledTimes(1)
  expect(asked).toEqual(['memos.begin', 'memos.append', 'memos.append', 'memos.finish'])
  expect(useRecorder.getState().phase).toBe('off')
})
