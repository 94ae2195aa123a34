/**
 * Faults D 2 for the whole loop: torn off anywhere between planning a visit and closing it, every step that was acknowledged
 * is there, and no step is there by half: a visit has its whole list or is not there, a closed one has all that came of it.
 */
import { expect, test } from 'vitest'
import { seeded } from '../../electron/core/demo/load-demo.ts'
import { killedRun } from './killed-run.ts'
import { storeWithAccount } from '../support/store-with-account.ts'
import { testCore, type TestCore } from '../support/temp-store.ts'

const seed = Number(process.env['SEED'] ?? 20261124)
const rounds = Number(process.env['FAULT_ROUNDS'] ?? 50)
const random = seeded(seed)
const temp = storeWithAccount('rapport-loop-')

/** Steps acknowledged, by trip. */
type Said = ReadonlyMap<number, number>

async function run(first: number, mode: 'honest' | 'two-steps', afterMs: number): Promise<Said> {
  const lines = await killedRun('loop-writer.ts', [temp.dir, temp.accountId, String(first), mode], afterMs)
  return new Map(lines.map((line) => line.split(' ').map(Number) as [number, number]))
}

interface Trip {
  readonly step: number
  /** What is there by half. */
  readonly torn: readonly string[]
}

async function tripOf(core: TestCore, id: string): Promise<Trip> {
  const { visit, items, contacts, notes, followUps } = await core.call('visits.get', { id })
  const isDone = visit.status === 'done'
  const { value } = await core.call('drafts.get', { key: `close:${id}` })
  const present = contacts.filter((c) => visit.contactIds?.includes(c.id))
  const reached = [
    true,
    visit.startedAt !== null,
    items.some((i) => i.doneAt !== null),
    present.length === 1,
    notes.length === 1,
    value !== null || isDone,
    isDone,
  ]
  const torn = [
    items.length === 4 ? '' : `${items.length} of 4 items`,
    followUps.length === (isDone ? 3 : 0) ? '' : `${followUps.length} follow-ups, ${visit.status}`,
    isDone && value !== null ? 'closed beside its draft' : '',
  ].filter((what) => what !== '')
  const gap = reached.indexOf(false)
  const step = gap === -1 ? reached.length : gap
  return { step, torn: reached.slice(step).includes(true) ? [...torn, 'a step without the one before'] : torn }
}

/** All trips there are after a start, by number. */
async function reopened(): Promise<ReadonlyMap<number, Trip>> {
  const core = testCore({ dir: temp.dir })
  expect((await core.call('storage.verify', {})).problems).toEqual([])
  const { rows } = await core.call('visits.list', { limit: 500 })
  const trips = new Map<number, Trip>()
  for (const { visit } of rows) trips.set(Number(/\d+/.exec(visit.subject)?.[0]), await tripOf(core, visit.id))
  core.close()
  return trips
}

const tornIn = (trips: ReadonlyMap<number, Trip>): string[] =>
  [...trips].flatMap(([trip, { torn }]) => torn.map((what) => `trip ${trip}: ${what}`))

const lostOf = (said: Said, trips: ReadonlyMap<number, Trip>): string[] =>
  [...said]
    .filter(([trip, step]) => (trips.get(trip)?.step ?? 0) < step)
    .map(([trip, step]) => `trip ${trip}: step ${step} was acknowledged, ${trips.get(trip)?.step ?? 0} is there`)

test(
  `${rounds} times torn off in the loop, nothing is gone or there by half (SEED=${seed})`,
  { timeout: 300_000 },
  async () => {
    let next = 0
    let steps = 0
    for (let round = 0; round < rounds; round += 1) {
      const said = await run(next, 'honest', random() * 70)
      const trips = await reopened()
      expect([...lostOf(said, trips), ...tornIn(trips)]).toEqual([])
      for (const step of said.values()) steps += step
      next = Math.max(-1, ...trips.keys()) + 1
    }
    process.stdout.write(`the loop, kill -9: ${rounds} rounds, ${next} visits, ${steps} steps acknowledged, 0 lost\n`)
    expect(steps).toBeGreaterThan(rounds)
  },
)

test('the mutant that closes a visit in two transactions is caught', { timeout: 120_000 }, async () => {
  const torn: string[] = []
  for (let round = 0; round < 40 && torn.length === 0; round += 1) {
    const next = Math.max(-1, ...(await reopened()).keys()) + 1
    await run(next, 'two-steps', 5 + random() * 40)
    torn.push(...tornIn(await reopened()))
  }
  expect(torn.length).toBeGreaterThan(0)
})
