/**
 * Sync under every fault at once (faults D 1, 3, 5-12, 14, 15, 24, 25, 34): fixed seeds, one nobody has seen, and every run
 * that once failed. `npm run sim` runs as many as there is time for.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { planOf, type Plan } from '../sim/plan.ts'
import { simulate } from '../sim/simulate.ts'

const kept = join(import.meta.dirname, '../sim/regressions')
const fresh = 1000 + (Date.now() % 1_000_000)

/** What was wrong, and how to see it again. */
const wrong = async (plan: Plan): Promise<string[]> =>
  (await simulate(plan)).problems.map((problem) => `npm run sim -- --seed ${plan.seed}: ${problem}`)

describe('laptops, a hub and a bad network', () => {
  test('fixed seeds', { timeout: 60_000 }, async () => {
    for (const seed of [1, 3, 7, 9, 34, 46]) expect(await wrong(planOf(seed))).toEqual([])
  })

  test('a seed run twice is the same run', { timeout: 30_000 }, async () => {
    const plan = planOf(12)
    const first = await simulate(plan)
    expect(first.problems).toEqual([])
    expect((await simulate(plan)).traceHash).toBe(first.traceHash)
  })

  test('a seed nobody has seen', { timeout: 30_000 }, async () => {
    process.stdout.write(`sim: fresh seed ${fresh}\n`)
    expect(await wrong(planOf(fresh))).toEqual([])
  })

  test.for(readdirSync(kept).filter((name) => name.endsWith('.json')))('what failed once: %s', async (name) => {
    expect(await wrong(JSON.parse(readFileSync(join(kept, name), 'utf8')) as Plan)).toEqual([])
  })
})
