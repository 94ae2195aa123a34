/** Runs seeds, or a plan from a file, until one fails or the time is over; the one that fails is made smaller. */
import { readFileSync, writeFileSync } from 'node:fs'
import { openPostgres } from '../../hub/storage/pg-driver.ts'
import { planOf, type Plan } from './plan.ts'
import { shrink } from './shrink.ts'
import { simulate, type Outcome } from './simulate.ts'

export interface RunOptions {
  readonly seeds: readonly number[]
  readonly minutes: number
  readonly size: number
  /** A plan kept as a file, in the place of seeds. */
  readonly replay: string | undefined
  /** Where a plan that fails is written. */
  readonly save: string | undefined
  readonly postgres: string | undefined
  readonly showsTrace: boolean
  readonly shrinks: boolean
}

const say = (text: string): void => void process.stdout.write(`${text}\n`)

const summary = ({ problems }: Outcome): string => problems.slice(0, 10).join('\n  ').slice(0, 4000)

function* plansOf(o: RunOptions): Generator<Plan> {
  if (o.replay === undefined) for (const seed of o.seeds) yield planOf(seed, o.size)
  else yield JSON.parse(readFileSync(o.replay, 'utf8')) as Plan
}

/** Answers whether all went well. */
export async function runSeeds(o: RunOptions): Promise<boolean> {
  const { postgres } = o
  const openDriver = postgres === undefined ? undefined : () => openPostgres({ connectionString: postgres, max: 3 })
  const startedMs = performance.now()
  const passed = (): number => (performance.now() - startedMs) / 1000
  let count = 0
  for (const plan of plansOf(o)) {
    if (passed() > o.minutes * 60) break
    const outcome = await simulate(plan, openDriver)
    count += 1
    if (o.showsTrace) say(outcome.trace.join('\n'))
    if (outcome.problems.length === 0) continue
    say(`seed ${plan.seed} failed (trace ${outcome.traceHash}):\n  ${summary(outcome)}`)
    if (o.shrinks) await tellSmaller(o, plan, async (p) => (await simulate(p, openDriver)).problems.length > 0)
    return false
  }
  say(`${count} runs without a fault in ${passed().toFixed(1)} s`)
  return true
}

async function tellSmaller(o: RunOptions, plan: Plan, fails: (plan: Plan) => Promise<boolean>): Promise<void> {
  const { plan: small, runs } = await shrink(plan, fails)
  say(`${plan.steps.length} steps became ${small.steps.length} in ${runs} runs:`)
  const text = `${JSON.stringify(small)}\n`
  say(text)
  say(summary(await simulate(small)))
  if (o.save !== undefined) writeFileSync(o.save, text)
}
