/** Runs a program of the fault tests to its end, honest or with the protection off that a mutant is named after. */
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'

const faults = join(import.meta.dirname, '..', 'faults')

/** What goes before the program on a command line, and its environment. */
export const asMutant = (mutant?: string): { readonly words: readonly string[]; readonly env: NodeJS.ProcessEnv } => ({
  words: mutant === undefined ? [] : ['--import', join(faults, 'as-mutant.ts')],
  env: { ...process.env, ...(mutant === undefined ? {} : { MUTANT: mutant }) },
})

/** The JSON that a program in `test/faults` prints. */
export function runAsMutant<T>(program: string, args: readonly string[], mutant?: string): T {
  const { words, env } = asMutant(mutant)
  const all = [...words, join(faults, program), ...args]
  return JSON.parse(execFileSync(process.execPath, all, { encoding: 'utf8', env })) as T
}
