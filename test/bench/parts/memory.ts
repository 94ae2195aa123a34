/** Memory of the core (main thread and both workers) at work on the scaled store, against bare SQLite in a bare Node. */
import { execFileSync } from 'node:child_process'
import { inProject } from '../../../build/project.ts'
import { figure, median, type Figure } from '../figure.ts'
import { scaledStore } from '../scaled-store.ts'

const runs = 3

export function measureMemory(): readonly Figure[] {
  const dir = scaledStore()
  const megabytes = (mode: string): number => {
    const words = [inProject('test', 'bench', 'memory-child.ts'), dir, mode]
    return Number(execFileSync(process.execPath, words, { encoding: 'utf8' }))
  }
  const taken = Array.from({ length: runs }, () => [megabytes('core'), megabytes('bare')] as const)
  return [
    figure({
      part: 'memory',
      what: 'the core at work on the scaled store / bare SQLite in bare Node, highest resident',
      ours: median(taken.map(([core]) => core)),
      reference: median(taken.map(([, bare]) => bare)),
      unit: 'MB',
    }),
  ]
}
