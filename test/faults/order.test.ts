/**
 * Faults D 27, reduced: nothing is acknowledged before what it rests on was synced. The order of writes, syncs and renames
 * is recorded and judged by rules; synchronous=NORMAL, under which an acknowledged visit can vanish with the power, must
 * break them.
 */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { buildShim } from '../support/io-shim.ts'
import { tempDir } from '../support/temp-store.ts'
import type { OrderReport } from './order-run.ts'

const temp = tempDir('rapport-order-')
afterAll(temp.remove)
const shim = buildShim(temp.dir)
if (typeof shim === 'string') process.stdout.write(`fsync order: skipped, ${shim}\n`)

function recorded(mode: 'honest' | 'normal'): OrderReport['acts'] {
  if (typeof shim === 'string') throw new Error(shim)
  const dir = join(temp.dir, mode)
  const ran = spawnSync(process.execPath, [join(import.meta.dirname, 'order-run.ts'), dir, mode], {
    encoding: 'utf8',
    env: shim.env(dir),
  })
  if (ran.status !== 0) throw new Error(ran.stderr)
  return (JSON.parse(ran.stdout) as OrderReport).acts
}

const eventsOf = (log: string): string[] => log.match(/../g) ?? []

/** The places where something is said, or renamed into its place, whose last write was not synced. */
function unsynced(log: string): string[] {
  const dirty = new Set<string>()
  const found: string[] = []
  for (const event of eventsOf(log)) {
    const [act = '', file = ''] = event
    // The WAL-index is memory; what stands in an unfinished file matters once it is renamed.
    if (act === 'W' && file !== 's' && file !== 'm') dirty.add(file)
    if (act === 'S') dirty.delete(file)
    if (act === 'R' && dirty.has(file)) found.push(`renamed ${file}`)
    if (act === 'R') dirty.add('f')
    if (event === 'Wm')
      for (const left of dirty) if (left === 'w' || left === 'f') found.push(`said with ${left} unsynced`)
    // Pages go into the database only from a WAL that is on the disk.
    if (event === 'Wd' && dirty.has('w')) found.push('database before its WAL')
  }
  return found
}

describe.skipIf(typeof shim === 'string')('the order of writes and syncs', () => {
  test('every acknowledgement comes after the sync of what it rests on', () => {
    const acts = recorded('honest')
    const counts = new Map<string, number>()
    for (const event of acts.flatMap((a) => eventsOf(a.log))) counts.set(event, (counts.get(event) ?? 0) + 1)
    process.stdout.write(
      `fsync order: ${acts.length} acts, ${counts.get('Ww')} WAL writes, ${counts.get('Sw')} WAL syncs, ${counts.get('Sd') ?? 0} of the database\n`,
    )
    expect(acts.flatMap(({ what, log }) => unsynced(log).map((wrong) => `${what}: ${wrong}`))).toEqual([])
    for (const { what, log } of acts) if (!['backup', 'restore'].includes(what)) expect(eventsOf(log)).toContain('Sw')
    const of = (what: string): string[] => eventsOf(acts.find((a) => a.what === what)?.log ?? '')
    expect(
      of('backup')
        .filter((e) => /^[SR]/.test(e))
        .slice(-3),
    ).toEqual(['Sp', 'Rp', 'Sf'])
    expect(of('restore').join(' ')).toMatch(/Si Ri Sf Rd Sf Ri Sf/)
    expect(counts.get('Sd')).toBeGreaterThan(0)
  })

  test('the mutant with synchronous=NORMAL is caught', () => {
    const acts = recorded('normal')
    const broken = acts.filter(({ log }) => unsynced(log).length > 0)
    process.stdout.write(`fsync order, NORMAL: ${broken.length} of ${acts.length} acts said before the sync\n`)
    expect(broken.length).toBeGreaterThan(50)
  })
})
