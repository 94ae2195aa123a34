/** Faults D 2: SIGKILL at random moments. What was acknowledged is there, whole, and the store opens at once. */
import { afterAll, expect, test } from 'vitest'
import { killedRun } from './killed-run.ts'
import { tempDir, testCore } from '../support/temp-store.ts'
import { seeded } from '../../electron/core/demo/load-demo.ts'

const seed = Number(process.env['SEED'] ?? 20261123)
const rounds = Number(process.env['FAULT_ROUNDS'] ?? (process.env['FAULT_FULL'] === '1' ? 200 : 12))
const random = seeded(seed)
const temp = tempDir('rapport-kill-')
afterAll(temp.remove)

interface Found {
  readonly subjects: ReadonlySet<string>
  readonly openedMs: number
}

async function reopen(dir: string): Promise<Found> {
  const from = performance.now()
  const core = testCore({ dir })
  const openedMs = performance.now() - from
  const { connection } = core.context.read
  expect((await core.call('storage.verify', {})).problems).toEqual([])
  const visits = connection.prepare('SELECT subject FROM visits').pluck().all() as string[]
  const due = connection.prepare('SELECT subject FROM follow_ups').pluck().all() as string[]
  // A visit and its follow-up came in one transaction: both, or neither.
  expect(due.toSorted()).toEqual(visits.toSorted())
  const count = (table: string): number => Number(connection.prepare(`SELECT count(*) FROM ${table}`).pluck().get())
  expect(count('outbox')).toBe(count('changes'))
  core.close()
  return { subjects: new Set(visits), openedMs }
}

test(
  `no acknowledged visit is lost over ${rounds} kills (SEED=${seed})`,
  async () => {
    const acknowledged: string[] = []
    let slowestMs = 0
    for (let round = 0; round < rounds; round += 1) {
      acknowledged.push(...(await killedRun('writer.ts', [temp.dir, 'honest'], 5 + random() * 195)))
      const found = await reopen(temp.dir)
      slowestMs = Math.max(slowestMs, found.openedMs)
      expect(acknowledged.filter((subject) => !found.subjects.has(subject))).toEqual([])
    }
    process.stdout.write(
      `kill -9: ${rounds} rounds, ${acknowledged.length} acknowledged, 0 lost, reopened in at most ${slowestMs.toFixed(0)} ms\n`,
    )
    expect(acknowledged.length).toBeGreaterThan(rounds)
    expect(slowestMs).toBeLessThan(2000)
  },
  60_000 + rounds * 2_000,
)

test('the mutant that acknowledges before the commit is caught', async () => {
  const other = tempDir('rapport-kill-mutant-')
  const lost: string[] = []
  for (let round = 0; round < 20 && lost.length === 0; round += 1) {
    const said = await killedRun('writer.ts', [other.dir, 'ack-first'], 20 + random() * 60)
    const found = await reopen(other.dir)
    lost.push(...said.filter((subject) => !found.subjects.has(subject)))
  }
  other.remove()
  expect(lost.length).toBeGreaterThan(0)
}, 120_000)
