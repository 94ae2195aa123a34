/** Makes a plan that fails smaller while it still fails: fewer steps, fewer faults, clocks that are right. */
import type { Plan } from './plan.ts'

export interface Shrunk {
  readonly plan: Plan
  readonly runs: number
}

/** Tries at most `mostRuns` plans. */
export async function shrink(plan: Plan, fails: (plan: Plan) => Promise<boolean>, mostRuns = 150): Promise<Shrunk> {
  let best = plan
  let runs = 0
  const attempt = async (smaller: Plan): Promise<boolean> => {
    if (runs >= mostRuns) return false
    runs += 1
    if (!(await fails(smaller))) return false
    best = smaller
    return true
  }
  await attempt({ ...best, faults: [] })
  for (let size = Math.ceil(best.steps.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2))
    for (let at = 0; at < best.steps.length && runs < mostRuns;) {
      const isGone = await attempt({ ...best, steps: best.steps.toSpliced(at, size) })
      if (!isGone) at += size
    }
  for (const fault of best.faults) await attempt({ ...best, faults: best.faults.filter((f) => f !== fault) })
  await attempt({ ...best, laptops: best.laptops.map((laptop) => ({ ...laptop, skewMs: 0 })) })
  return { plan: best, runs }
}
