/** When rounds are run, by a clock and a hub that are the test's. */
import { afterEach, describe, expect, test } from 'vitest'
import { hubHeader } from '../../../shared/sync/messages.ts'
import type { RoundResult, SyncEngine } from './engine.ts'
import type { Fetch } from './hub-client.ts'
import { createSyncLoop, type SyncLoop } from './loop.ts'
import { writeLink } from './hub-link.ts'
import { testCore } from '../../../test/support/temp-store.ts'

const open: { close?(): void; stop?(): void }[] = []
afterEach(() => {
  for (const one of open.splice(0)) {
    one.stop?.()
    one.close?.()
  }
})

/** Timers that stand still until the test moves the clock. */
function fakeTimers() {
  let now = 0
  const waiting = new Set<{ at: number; work: () => void }>()
  return {
    later: (work: () => void, ms: number) => {
      const one = { at: now + ms, work }
      waiting.add(one)
      return {
        cancel: () => {
          waiting.delete(one)
        },
      }
    },
    clock: () => now,
    pass: async (ms: number) => {
      const until = now + ms
      for (;;) {
        // what a round that ended starts, it starts in a microtask
        for (let i = 0; i < 20; i += 1) await Promise.resolve()
        const next = [...waiting].filter((w) => w.at <= until).sort((a, b) => a.at - b.at)[0]
        if (!next) break
        waiting.delete(next)
        now = next.at
        next.work()
      }
      now = until
    },
  }
}

function world(answers: readonly RoundResult['type'][], isLive = true) {
  const timers = fakeTimers()
  const rounds: number[] = []
  let wanted = (): void => undefined
  const engine = {
    state: { isRunning: false, progress: null, last: null },
    onWanted: (listener: () => void) => {
      wanted = listener
    },
    woke: () => undefined,
    round: async () => {
      rounds.push(timers.clock())
      const type = answers[Math.min(rounds.length - 1, answers.length - 1)] ?? 'done'
      return (type === 'done' ? { type, sent: 0, received: 0 } : { type }) as RoundResult
    },
  } as unknown as SyncEngine
  const core = testCore()
  writeLink(core.context.store.write, {
    url: 'http://127.0.0.1:1/',
    token: 'token-of-twenty-letters',
    deviceId: 'd',
    deviceEpoch: 'e',
    memberId: 'm',
    name: '张伟',
    role: 'rep',
    teamName: null,
    hubName: '华东',
    joinedAtMs: 0,
    logEpoch: null,
    decided: 0,
    lastContactMs: null,
    greetedMs: null,
    lookedFor: 0,
    skewMs: 0,
    refused: null,
    trouble: null,
    detail: null,
    removal: null,
  })
  const lines: ReadableStreamDefaultController<Uint8Array>[] = []
  const fetch: Fetch = async (_url, init) => {
    if (!isLive) throw new TypeError('fetch failed')
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        lines.push(controller)
        init.signal?.addEventListener('abort', () => {
          controller.error(new Error('aborted'))
        })
      },
    })
    return new Response(body, { headers: { [hubHeader]: '1' } })
  }
  const loop: SyncLoop = createSyncLoop({
    engine,
    read: () => core.context.read,
    fetch,
    random: () => 1,
    later: timers.later,
    nowMs: timers.clock,
  })
  open.push(loop, core)
  const say = (head: number): void => {
    lines.at(-1)?.enqueue(new TextEncoder().encode(`data: {"head":${head}}\n\n`))
  }
  return {
    timers,
    rounds,
    loop,
    lines,
    say,
    want: () => {
      wanted()
    },
  }
}

const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 10))

describe('when rounds are run', () => {
  test('at once, then now and then', async () => {
    const { timers, rounds, lines } = world(['done'])
    // the hub says now and then that the line is alive
    for (let at = 0; at < 130_000; at += 10_000) {
      await timers.pass(10_000)
      lines.at(-1)?.enqueue(new TextEncoder().encode(': still here\n\n'))
      await settle()
    }
    expect(rounds).toEqual([0, 60_000, 120_000])
  })

  test('without a live line it asks more often, and never in a storm', async () => {
    const { timers, rounds } = world(['done'], false)
    await timers.pass(600_000)
    expect(rounds.length).toBeGreaterThan(10)
    expect(rounds.length).toBeLessThan(45)
  })

  test('soon after something was done here, and once for a burst of it', async () => {
    const { timers, rounds, loop } = world(['done'])
    await timers.pass(10_000)
    for (let i = 0; i < 5; i += 1) loop.onHint({ seq: i, types: ['visitNote'], local: false })
    await timers.pass(1_000)
    expect(rounds).toEqual([0, 10_030])
  })

  test('a hint about settings is none about records', async () => {
    const { timers, rounds, loop } = world(['done'])
    await timers.pass(10_000)
    loop.onHint({ seq: 1, types: [], local: true })
    await timers.pass(1_000)
    expect(rounds).toEqual([0])
  })

  test('after failures longer and longer, up to five minutes; never a storm', async () => {
    const { timers, rounds } = world(['offline'])
    await timers.pass(3_600_000)
    const gaps = rounds.slice(1).map((at, i) => at - (rounds[i] ?? 0))
    expect(gaps.slice(0, 4)).toEqual([2_000, 4_000, 8_000, 16_000])
    expect(Math.max(...gaps)).toBe(300_000)
    expect(rounds.length).toBeLessThan(25)
  })

  test('what the person does begins anew: a write, a wake', async () => {
    const { timers, rounds, loop } = world(['offline'])
    await timers.pass(200_000)
    const before = rounds.length
    loop.wake()
    await timers.pass(10)
    expect(rounds.length).toBe(before + 1)
    await timers.pass(2_000)
    expect(rounds.length).toBe(before + 2)
  })

  test.each(['refused', 'many_removed', 'no_hub'] as const)('%s: waiting helps nobody', async (type) => {
    const { timers, rounds, want } = world([type])
    await timers.pass(3_600_000)
    expect(rounds).toEqual([0])
    want()
    await timers.pass(10)
    expect(rounds.length).toBe(2)
  })

  test('a hint of something new brings a round, one of something known does not', async () => {
    const { timers, rounds, say } = world(['done'])
    await timers.pass(10)
    say(7)
    await settle()
    await timers.pass(10)
    expect(rounds.length).toBe(1)
    say(8)
    await settle()
    await timers.pass(10)
    expect(rounds.length).toBe(2)
    say(8)
    await settle()
    await timers.pass(10)
    expect(rounds.length).toBe(2)
  })

  test('a line that went quiet is made again', async () => {
    const { timers, lines } = world(['done'])
    await timers.pass(10)
    expect(lines.length).toBe(1)
    await timers.pass(65_000)
    await settle()
    await timers.pass(130_000)
    await settle()
    expect(lines.length).toBeGreaterThan(1)
  })

  test('stopped, it asks nothing more', async () => {
    const { timers, rounds, loop } = world(['done'])
    await timers.pass(10)
    loop.stop()
    loop.wake()
    await timers.pass(600_000)
    expect(rounds.length).toBe(1)
  })
})
