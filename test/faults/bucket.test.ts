/** Faults D 22, D 23: a bucket that goes away before or while a file is brought there loses nothing, and nothing is believed of it. */
import { expect, test } from 'vitest'
import { runAsMutant } from '../support/run-as-mutant.ts'

const run = (mutant?: string): readonly string[] => runAsMutant<readonly string[]>('bucket-run.ts', [], mutant)

test('a bucket that goes away is not believed to have a file, and has it when it is back', { timeout: 60_000 }, () => {
  expect(run()).toEqual([])
})

test('the mutant that believesBucket is caught', { timeout: 60_000 }, () => {
  expect(run('believesBucket')).toContain('before: believed')
})
