/**
 * The simulator finds out every protection that is switched off. Each mutant has the run that found it, made small, under
 * `test/sim/regressions/`; where the program has gone on and that run no longer meets it, seeds are tried. To keep another:
 * `npm run sim -- --mutant NAME --save test/sim/regressions/NAME.json`.
 */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { mutants, type MutantName } from '../sim/mutants.ts'

const sim = join(import.meta.dirname, '../sim')

const run = (name: MutantName, args: readonly string[]) =>
  spawnSync(process.execPath, [join(sim, 'main.ts'), '--mutant', name, '--no-shrink', ...args], { encoding: 'utf8' })

test.for(Object.keys(mutants) as MutantName[])('the mutant %s is caught', { timeout: 120_000 }, (name) => {
  const kept = run(name, ['--replay', join(sim, 'regressions', `${name}.json`)])
  const { status, stdout, stderr } = kept.status === 0 ? run(name, ['--seeds', '200', '--minutes', '1.5']) : kept
  if (kept.status === 0) process.stdout.write(`sim: the kept run of ${name} no longer meets it\n`)
  expect(stderr).not.toMatch(/does not fit|Cannot find/)
  expect(stdout).toMatch(/^seed \d+ failed/)
  expect(status).toBe(1)
})
