/**
 * `npm run sim -- --seeds 500 --minutes 10 [--from N] [--seed N] [--size N] [--postgres URL]`: runs seeds until one fails or
 * the time is over. A seed that fails is made smaller and printed, to be kept under `regressions/` (`--save FILE` writes it);
 * `--replay FILE` runs it, `--mutant NAME` the program with a protection switched off, `--trace` tells all that happened.
 */
import '../../node/require-node.ts'
import { parseArgs } from 'node:util'
import { mutants, type MutantName } from './mutants.ts'
import { mutate } from './mutate.ts'

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '100' },
    minutes: { type: 'string', default: '10' },
    seed: { type: 'string' },
    from: { type: 'string', default: '1' },
    size: { type: 'string', default: '90' },
    postgres: { type: 'string' },
    replay: { type: 'string' },
    save: { type: 'string' },
    mutant: { type: 'string' },
    trace: { type: 'boolean', default: false },
    'no-shrink': { type: 'boolean', default: false },
  },
})
if (values.mutant !== undefined) {
  if (!Object.hasOwn(mutants, values.mutant)) throw new Error(`there is no mutant ${values.mutant}`)
  mutate(mutants[values.mutant as MutantName])
}
// only now: the program is loaded as the mutant has it
const { runSeeds } = await import('./run-seeds.ts')
const first = Number(values.seed ?? values.from)
const count = values.seed === undefined ? Number(values.seeds) : 1
const isGood = await runSeeds({
  seeds: Array.from({ length: count }, (_, i) => first + i),
  minutes: Number(values.minutes),
  size: Number(values.size),
  replay: values.replay,
  save: values.save,
  postgres: values.postgres,
  showsTrace: values.trace,
  shrinks: !values['no-shrink'],
})
process.exitCode = isGood ? 0 : 1
