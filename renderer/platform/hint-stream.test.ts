/** The line of hints under a fake clock and a fake shell: it is made again, watched, and stood in for while it is down. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Hint } from '../../shared/api/hint.ts'
import { setReachable, useConnection } from './connection.ts'
import { followHints } from './hint-stream.ts'

type Answer = 'line' | 'no answer' | 'refused' | 'broken'

/** One request the page made, and the line it got. */
interface Line {
  readonly atMs: number
  say(text: string): void
  end(): void
}

/** A shell that answers each request with the next of `answers`, the last one for ever. `deaf`: it takes no abort. */
function fakeShell(answers: readonly Answer[], { deaf = false } = {}) {
  const lines: Line[] = []
  const stopper = new AbortController()
  const gaps: number[] = []
  const hints: Hint[] = []
  const from = Date.now()
  const now = (): number => Date.now() - from
  const openLine = (signal: AbortSignal): Response => {
    const encoder = new TextEncoder()
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        if (!deaf) signal.addEventListener('abort', () => controller.error(new Error('aborted')))
        lines.push({
          atMs: now(),
          say: (text) => controller.enqueue(encoder.encode(text)),
          end: () => controller.close(),
        })
      },
    })
    return new Response(body, { headers: { 'content-type': 'text/event-stream' } })
  }
  const asked: number[] = []
  vi.stubGlobal('fetch', async (_path: string, { signal }: { signal: AbortSignal }) => {
    const answer = answers[Math.min(asked.length, answers.length - 1)] ?? 'line'
    asked.push(now())
    if (answer === 'no answer') throw new TypeError('failed to fetch')
    if (answer !== 'line') return new Response('{}', { status: answer === 'refused' ? 401 : 500 })
    return openLine(signal)
  })
  const done = followHints({ onHint: (h) => hints.push(h), onGap: () => gaps.push(now()) }, stopper.signal)
  const stop = async (): Promise<void> => {
    stopper.abort()
    await vi.advanceTimersByTimeAsync(0)
    await done
  }
  return { lines, asked, gaps, hints, stop }
}

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms)
const ready = 'event: ready\ndata: {}\n\n'
const hintOf = (hint: unknown): string => `event: hint\ndata: ${JSON.stringify(hint)}\n\n`
const reachable = () => useConnection.getState().reachable

beforeEach(() => {
  vi.useFakeTimers()
  setReachable('up')
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

describe('a line that stands', () => {
  test('hands on each hint, wherever the network cuts it, and asks for everything where one cannot be read', async () => {
    const { lines, hints, gaps, stop } = fakeShell(['line'])
    await pass(0)
    lines[0]?.say(ready)
    await pass(0)
    expect(gaps).toHaveLength(1)
    const text = hintOf({ seq: 7, types: ['account'] })
    lines[0]?.say(`: beat\n\n${text.slice(0, 20)}`)
    await pass(0)
    expect(hints).toEqual([])
    lines[0]?.say(text.slice(20))
    await pass(0)
    expect(hints).toEqual([{ seq: 7, types: ['account'], local: false }])
    lines[0]?.say(hintOf({ seq: 'seven' }))
    await pass(0)
    expect(gaps).toHaveLength(2)
    await stop()
  })

  test('is not polled beside', async () => {
    const { lines, gaps, asked, stop } = fakeShell(['line'])
    await pass(0)
    lines[0]?.say(ready)
    for (let beats = 0; beats < 20; beats += 1) {
      await pass(15_000)
      lines[0]?.say(': beat\n\n')
    }
    expect(gaps).toHaveLength(1)
    expect(asked).toHaveLength(1)
    await stop()
  })

  test('that brings what is no JSON is made again, and everything is asked', async () => {
    const { lines, gaps, asked, stop } = fakeShell(['line'])
    await pass(0)
    lines[0]?.say('event: hint\ndata: {\n\n')
    await pass(1_000)
    expect(asked).toHaveLength(2)
    lines[1]?.say(ready)
    await pass(0)
    expect(gaps).toHaveLength(1)
    await stop()
  })
})

/** Whether a line that says nothing more, without ending, is given up and made again. */
async function isReplacedWhenSilent(options: { readonly deaf: boolean }): Promise<boolean> {
  const { lines, asked, stop } = fakeShell(['line'], options)
  await pass(0)
  lines[0]?.say(ready)
  await pass(39_000)
  expect(asked).toHaveLength(1)
  await pass(2_500)
  const isReplaced = asked.length === 2
  if (options.deaf) lines[0]?.end()
  await stop()
  return isReplaced
}

test('a line that falls silent for 40 s is given up and made again', async () => {
  expect(await isReplacedWhenSilent({ deaf: false })).toBe(true)
})

test('the mutant on which the watchdog has no effect is caught', async () => {
  expect(await isReplacedWhenSilent({ deaf: true })).toBe(false)
})

describe('without a line', () => {
  test('each try waits twice as long as the one before, up to 15 s', async () => {
    const { asked, stop } = fakeShell(['no answer'])
    await pass(61_000)
    const waits = asked.slice(1).map((at, i) => at - (asked[i] ?? 0))
    expect(waits).toEqual([500, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000, 15_000])
    expect(reachable()).toBe('down')
    await stop()
  })

  test('everything is asked again every 30 s, until a line stands', async () => {
    const { gaps, lines, stop } = fakeShell([...Array.from({ length: 9 }, () => 'no answer' as const), 'line'])
    await pass(70_000)
    expect(gaps).toEqual([30_000, 60_000])
    await pass(10_000)
    expect(lines).toHaveLength(1)
    expect(reachable()).toBe('up')
    lines[0]?.say(ready)
    await pass(35_000)
    expect(gaps).toHaveLength(3)
    await stop()
  })

  test('a shell that knows no such token is said to have been started again', async () => {
    const { asked, stop } = fakeShell(['refused'])
    await pass(600)
    expect(reachable()).toBe('refused')
    expect(asked).toHaveLength(2)
    await stop()
  })
})

describe('back-off', () => {
  test('does not start over for lines that fall at once', async () => {
    const { lines, asked, stop } = fakeShell(['line'])
    for (let tries = 0; tries < 5; tries += 1) {
      await pass(0)
      lines.at(-1)?.end()
      await pass(250 * 2 ** (tries + 1))
    }
    expect(asked.slice(1).map((at, i) => at - (asked[i] ?? 0))).toEqual([500, 1_000, 2_000, 4_000, 8_000])
    await stop()
  })

  test('starts over after a line that stood', async () => {
    const { lines, asked, stop } = fakeShell(['no answer', 'no answer', 'broken', 'line'])
    await pass(3_500)
    expect(asked).toHaveLength(4)
    await pass(25_000)
    lines[0]?.end()
    await pass(500)
    expect(asked).toHaveLength(5)
    await stop()
  })
})

test('stopped, it leaves nothing behind: no timer, no further question', async () => {
  for (const answer of ['line', 'no answer'] as const) {
    const { asked, stop } = fakeShell([answer])
    await pass(2_000)
    await stop()
    const before = asked.length
    expect(vi.getTimerCount()).toBe(0)
    await pass(120_000)
    expect(asked).toHaveLength(before)
  }
})
