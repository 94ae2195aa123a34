/** Carries out a plan: laptops, a hub and a network from one seed; all invariants are checked wherever it comes to rest. */
import { mkdtempSync, existsSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openSqlite } from '../../hub/storage/sqlite-driver.ts'
import type { SqlDriver } from '../../hub/storage/sql-driver.ts'
import { joinHub } from '../../electron/core/sync/join.ts'
import { doAct } from './acts.ts'
import { teamIds } from './directory-acts.ts'
import { problemsOf } from './invariants.ts'
import { Laptop } from './laptop.ts'
import { Network } from './network.ts'
import type { Plan } from './plan.ts'
import { quiesce } from './quiesce.ts'
import { Rng } from './rng.ts'
import { inSeededWorld } from './seeded-world.ts'
import { SimHub, type Clock } from './sim-hub.ts'
import { takeStep } from './steps.ts'
import { Trace } from './trace.ts'
import { unsentProblems } from './unsent.ts'
import { hubUrl, type World } from './world.ts'

export interface Outcome {
  /** What was wrong, in sentences; empty when nothing was. */
  readonly problems: readonly string[]
  readonly traceHash: string
  readonly trace: readonly string[]
  /** Ops the hub decided, and rounds run. */
  readonly counts: Readonly<Record<string, number>>
}

const startMs = Date.UTC(2026, 10, 23, 5, 12)
// memory where there is some: what a disk does to a store is tested elsewhere
const base = existsSync('/dev/shm') ? '/dev/shm' : tmpdir()

async function people(world: World, plan: Plan): Promise<void> {
  const users = Array.from({ length: plan.people }, (_, i) => ({
    memberId: `new ${i}`,
    name: `人${i}`,
    role: i === 0 ? ('manager' as const) : ('rep' as const),
    teamId: teamIds[i === 3 ? 1 : 0] ?? null,
    isActive: true,
  }))
  const teams = teamIds.map((id, i) => ({ id, name: `队${i}`, shares: i === 0 }))
  world.hub.setPeople({ users, teams, covers: [] })
  for (const [i, { person, skewMs }] of plan.laptops.entries()) {
    const laptop = new Laptop({
      name: `L${i}`,
      dir: join(world.dir, `L${i}`),
      skewMs,
      clock: world.clock,
      fetch: world.network.fetchOf,
    })
    world.laptops.push(laptop)
    await laptop.call('profile.set', { name: `人${person}` })
    const rng = new Rng(plan.seed + i)
    for (let n = 0; n < 3; n += 1) await doAct('account', laptop, rng, world.word)
    world.hub.codes.set(`code-${i}`, `人${person}`)
    await joinHub(laptop.context, { url: hubUrl, code: `code-${i}` }, laptop.name)
    laptop.write()
  }
}

async function run(world: World, plan: Plan): Promise<string[]> {
  await people(world, plan)
  for (const [i, step] of plan.steps.entries()) {
    world.trace.note(`step ${i} ${JSON.stringify(step)}`)
    await takeStep(world, step, plan)
    world.clock.nowMs += 1
    const unsent = step.do === 'sync' ? world.laptops.flatMap(unsentProblems) : []
    const problems = [...world.problems(), ...unsent, ...(step.do === 'check' ? await atRest(world) : [])]
    if (problems.length > 0) return problems.map((p) => `step ${i}: ${p}`)
  }
  return (await atRest(world)).map((p) => `at the end: ${p}`)
}

async function atRest(world: World): Promise<string[]> {
  const restless = await quiesce(world)
  if (restless.length > 0) return [...restless, ...world.problems()]
  const problems = [...(await problemsOf(world.hub, world.laptops)), ...world.problems()]
  return problems.map((p) => world.trace.named(p))
}

/** Runs a plan. `openDriver` opens the hub's database, SQLite in the folder given unless told. */
export async function simulate(plan: Plan, openDriver?: () => SqlDriver): Promise<Outcome> {
  const dir = mkdtempSync(join(base, 'rapport-sim-'))
  const thrown: string[] = []
  const onThrown = (error: unknown): void => {
    thrown.push(`unhandled: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
  }
  process.on('unhandledRejection', onThrown)
  try {
    return await inSeededWorld(plan.seed, async () => {
      const clock: Clock = { nowMs: startMs }
      const hub = await SimHub.open(clock, openDriver ?? (() => openSqlite(join(dir, 'hub.db'))))
      const trace = new Trace()
      const network = new Network(hub, trace)
      let words = 0
      const world: World = {
        dir,
        clock,
        hub,
        trace,
        network,
        laptops: [],
        counts: {},
        word: () => `词${(words += 1)}`,
        problems: () => [...hub.failures, ...network.failures, ...thrown].filter((p) => !p.includes('on purpose')),
      }
      network.meanwhile = async (rng) => {
        const laptop = rng.pick(world.laptops)
        const act = rng.pick(['patch', 'child', 'tags', 'move', 'delete'] as const)
        try {
          trace.note(`${laptop.name} meanwhile ${act}`)
          trace.note(await doAct(act, laptop, rng, world.word))
        } catch (error) {
          if (!laptop.isOff) thrown.push(`an act threw: ${String(error)}`)
        }
      }
      try {
        const problems = await run(world, plan)
        return { problems, traceHash: trace.hash, trace: trace.lines, counts: world.counts }
      } finally {
        for (const laptop of world.laptops) laptop.kill()
        await hub.close()
      }
    })
  } finally {
    process.off('unhandledRejection', onThrown)
    rmSync(dir, { recursive: true, force: true })
  }
}
