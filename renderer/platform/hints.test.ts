/** Hints for all tabs over one line: bursts are folded, and a tab without the line hears of everything too. */
import { QueryClient } from '@tanstack/react-query'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Hint } from '../../shared/api/hint.ts'
import { foldHints, startHints } from './hints.ts'
import type { HintListener } from './hint-stream.ts'

const hint = (seq: number, ...types: Hint['types']): Hint => ({ seq, types, local: false })

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test('the first hint is told at once, a burst after it as one', () => {
  const told: Hint[] = []
  const tell = foldHints((h) => told.push(h), 300)
  tell(hint(1, 'account'))
  expect(told).toEqual([hint(1, 'account')])
  tell(hint(3, 'visit'))
  tell({ ...hint(2, 'visit', 'contact'), local: true })
  vi.advanceTimersByTime(299)
  expect(told).toHaveLength(1)
  vi.advanceTimersByTime(1)
  expect(told[1]).toEqual({ seq: 3, types: ['visit', 'contact'], local: true })
  vi.advanceTimersByTime(10_000)
  expect(told).toHaveLength(2)
  expect(vi.getTimerCount()).toBe(0)
})

test('that a round with the hub came further is not lost among other hints', () => {
  const told: Hint[] = []
  const tell = foldHints((h) => told.push(h), 300)
  tell(hint(1, 'account'))
  tell({ seq: 0, types: [], local: false, sync: true })
  tell(hint(2, 'account'))
  vi.advanceTimersByTime(300)
  expect(told[1]).toEqual({ seq: 2, types: ['account'], local: false, sync: true })
})

test('a stream of hints is told at most every 300 ms, and the last is not left out', () => {
  const told: Hint[] = []
  const tell = foldHints((h) => told.push(h), 300)
  for (let seq = 1; seq <= 100; seq += 1) {
    tell(hint(seq, 'account'))
    vi.advanceTimersByTime(30)
  }
  vi.advanceTimersByTime(300)
  expect(told.length).toBeLessThanOrEqual(12)
  expect(told.at(-1)?.seq).toBe(100)
})

/** Tabs of one browser: a lock only one holds, a channel all hear but the one that speaks. */
function fakeTabs() {
  const heard = new Set<{ post: (data: unknown) => void }>()
  class Channel extends EventTarget {
    readonly #own = { post: (data: unknown) => void this.dispatchEvent(new MessageEvent('message', { data })) }
    constructor() {
      super()
      heard.add(this.#own)
    }
    postMessage(data: unknown): void {
      for (const other of heard) if (other !== this.#own) other.post(data)
    }
  }
  vi.stubGlobal('BroadcastChannel', Channel)
  let holds = 0
  const locks = {
    request: async (_name: string, lead: () => Promise<void>): Promise<void> => {
      holds += 1
      if (holds === 1) await lead()
    },
  }
  vi.stubGlobal('navigator', { locks })
}

/** A page whose questions are counted by the procedure they ask. */
function page() {
  const asked: string[] = []
  const client = new QueryClient()
  vi.spyOn(client, 'invalidateQueries').mockImplementation(async (filters) => {
    const names = ['accounts.list', 'visits.list', 'drafts.get'] as const
    for (const name of names) if (filters?.predicate?.({ queryKey: [name, {}] } as never) === true) asked.push(name)
  })
  return { client, asked }
}

test('two tabs have one line, and both ask again what a hint names; after a gap, everything', () => {
  fakeTabs()
  let line: HintListener | null = null
  const follow = vi.fn(async (listener: HintListener) => {
    line = listener
    return new Promise<void>(() => undefined)
  })
  const [first, second] = [page(), page()]
  startHints(first.client, follow)
  startHints(second.client, follow)
  expect(follow).toHaveBeenCalledTimes(1)
  // who listens asks once for what came before it did
  vi.advanceTimersByTime(200)
  expect([first.asked, second.asked]).toEqual([[], ['accounts.list', 'visits.list']])
  second.asked.length = 0
  const { onHint, onGap } = line as unknown as HintListener
  onHint(hint(1, 'visit'))
  expect(first.asked).toEqual(['accounts.list', 'visits.list'])
  expect(second.asked).toEqual(first.asked)
  onHint(hint(2, 'opportunity'))
  vi.advanceTimersByTime(1_000)
  expect(first.asked).toHaveLength(2)
  onGap()
  // drafts are written by this page alone
  expect(first.asked.slice(2)).toEqual(['accounts.list', 'visits.list'])
  expect(second.asked).toEqual(first.asked)
})
