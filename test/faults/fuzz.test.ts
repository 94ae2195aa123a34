/**
 * Faults D 29: every route with random JSON, depth, size, methods and headers, and every procedure with input drawn from its
 * own schema. Only 2xx and 4xx, results that fit their schema, steady memory, a store that verifies. 100,000 requests with
 * FAULT_FULL=1; `FUZZ_ONLY=<n>` makes the request of that number again.
 */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { tempDir } from '../support/temp-store.ts'
import type { FuzzReport } from './fuzz-run.ts'

const seed = process.env['SEED'] ?? '20261124'
// fewer, and the heaps of the workers have not come to their ease: what they still take looks like a leak
const count = process.env['FAULT_FULL'] === '1' ? '100000' : '36000'

function fuzz(many: string, mode: 'honest' | 'throwing'): FuzzReport {
  const place = tempDir('rapport-fuzz-')
  const only = process.env['FUZZ_ONLY'] ?? ''
  const args = ['--expose-gc', join(import.meta.dirname, 'fuzz-run.ts'), place.dir, seed, many, mode, only]
  const ran = spawnSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 1 << 26 })
  place.remove()
  if (ran.status !== 0) throw new Error(ran.stderr)
  return JSON.parse(ran.stdout) as FuzzReport
}

test(`${count} requests: no 500, no crash, no leak (SEED=${seed})`, { timeout: 1_800_000 }, () => {
  const found = fuzz(count, 'honest')
  const statuses = Object.entries(found.byStatus).map(([status, n]) => `${n} x ${status}`)
  process.stdout.write(
    `fuzz: ${count} requests (SEED=${seed}), ${statuses.join(', ')}; memory ${found.grewMb.toFixed(1)} MB in the last third\n`,
  )
  expect(found.wrong).toEqual([])
  expect(Math.abs(found.grewMb)).toBeLessThan(50)
  // Some are hardly ever done by chance, such as taking back an import that is done.
  process.stdout.write(`fuzz: no result from ${found.unreached.join(', ') || 'none'}\n`)
  expect(found.unreached.length).toBeLessThan(7)
})

test('the mutant with a procedure that throws is caught as 500', () => {
  expect(fuzz('600', 'throwing').wrong.join('\n')).toContain('500')
})
