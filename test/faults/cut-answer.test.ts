/**
 * Faults D 7 (docs/sync.md, N2): a hub's answer cut at every byte, by a line that is torn and by one that ends, leaves everything as it was and
 * the person told; a flipped bit that gets through changes nothing that is shown.
 */
import { expect, test } from 'vitest'
import { runAsMutant } from '../support/run-as-mutant.ts'

interface Found {
  readonly length: number
  readonly cuts: number
  readonly flips: number
  readonly taken: readonly string[]
  readonly end: string
  readonly isEqual: boolean
}

const seed = process.env['SEED'] ?? '20261128'

const run = (mutant?: string): Found => runAsMutant<Found>('cut-answer-run.ts', [seed], mutant)

test(`cut at every byte, and with a bit flipped in every byte (SEED=${seed})`, { timeout: 120_000 }, () => {
  const { length, cuts, flips, taken, end, isEqual } = run()
  expect(taken).toEqual([])
  expect(length).toBeGreaterThan(500)
  expect([cuts, flips]).toEqual([2 * length, length])
  expect([end, isEqual]).toEqual(['done', true])
})

test.for(['closesCut', 'takesUnsound'])('the mutant that %s is caught', { timeout: 120_000 }, (mutant) => {
  expect(run(mutant).taken.length).toBeGreaterThan(0)
})
