/** Faults D 22: no lie about a file is believed by the hub, and each protection against one is found missing when it is off. */
import { expect, test } from 'vitest'
import { runAsMutant } from '../support/run-as-mutant.ts'

const run = (mutant?: string): readonly string[] => runAsMutant<readonly string[]>('file-lies-run.ts', [], mutant)

test('no lie about a file is believed', () => {
  expect(run()).toEqual([])
})

test.for([
  ['keepsUnchecked', 'other bytes'],
  ['skipsSums', 'a wrong sum'],
  ['takesGaps', 'a gap'],
  ['opensToAll', 'a stranger'],
  ['opensByAnyRow', 'a row of something else'],
] as const)('the mutant that %s is caught', ([mutant, lie]) => {
  expect(run(mutant)).toContain(lie)
})
