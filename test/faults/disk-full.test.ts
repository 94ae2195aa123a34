/** Faults D 17: the disk is full at random moments while visits are saved, files made and an import runs. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { tempDir } from '../support/temp-store.ts'
import { commandOn, smallDisks, type SmallDisk } from '../support/small-disk.ts'
import type { BallastReport } from './ballast-writer.ts'
import type { FullReport } from './full-writer.ts'

const seed = Number(process.env['SEED'] ?? 20261124)
const rounds = Number(process.env['FAULT_ROUNDS'] ?? 4)
const temp = tempDir('rapport-full-')
afterAll(temp.remove)

function runOn<T>(disk: SmallDisk, script: string, size: string, args: readonly string[]): T {
  const place = tempDir('rapport-full-')
  const command = [process.execPath, join(import.meta.dirname, script), place.dir, disk, ...args]
  const [program = '', ...rest] = commandOn(disk, place.dir, size, command)
  const ran = spawnSync(program, rest, { encoding: 'utf8' })
  place.remove()
  if (ran.status !== 0) throw new Error(`${script}: ${ran.status} ${ran.stderr}`)
  return JSON.parse(ran.stdout) as T
}

const disks = smallDisks()
if (disks.length === 0)
  process.stdout.write('disk full: skipped, this machine grants neither a tmpfs (unshare) nor prlimit\n')

test.each(disks)(`a full disk (%s) loses nothing that was acknowledged (SEED=${seed})`, (disk) => {
  const found = runOn<FullReport>(disk, 'full-writer.ts', '64m', [String(seed), String(rounds), 'honest'])
  process.stdout.write(
    `disk full (${disk}): ${rounds} times, ${found.acknowledged} acknowledged, ${found.refused} refused, ${found.lost.length} lost\n`,
  )
  expect(found.wrong).toEqual([])
  expect(found.lost).toEqual([])
  expect(found.refused).toBeGreaterThan(rounds)
})

test.each(disks)('the mutant that acknowledges before the commit is caught (%s)', (disk) => {
  const found = runOn<FullReport>(disk, 'full-writer.ts', '64m', [String(seed), '1', 'ack-first'])
  expect(found.lost.length).toBeGreaterThan(0)
})

test.skipIf(!disks.includes('tmpfs'))(
  'the ballast lets the person go on after being told; without it nothing goes',
  () => {
    const withIt = runOn<BallastReport>('tmpfs', 'ballast-writer.ts', '64m', ['with'])
    const without = runOn<BallastReport>('tmpfs', 'ballast-writer.ts', '64m', ['without'])
    process.stdout.write(
      `full disk, visits saved after being told: ${without.afterRefusal} without ballast, ${withIt.afterRefusal} with it\n`,
    )
    expect(without.afterRefusal).toBeLessThan(5)
    expect(withIt.afterRefusal).toBeGreaterThan(200)
  },
)
