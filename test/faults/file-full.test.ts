/** Faults D 17 and D 18 for bytes of files: the disk that takes them is full half way, at the hub or on a laptop. */
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { commandOn, smallDisks } from '../support/small-disk.ts'
import { tempDir } from '../support/temp-store.ts'

const run = join(import.meta.dirname, 'file-full-run.ts')
// the limit on file sizes is one of a whole process, and both ends are in one
const hasDisk = smallDisks().includes('tmpfs')

function became(who: 'hub' | 'laptop'): unknown {
  const temp = tempDir('rapport-full-')
  try {
    const [program = '', ...args] = commandOn('tmpfs', temp.dir, '64m', [process.execPath, run, who, 'tmpfs', temp.dir])
    return JSON.parse(execFileSync(program, args, { encoding: 'utf8' }))
  } finally {
    temp.remove()
  }
}

test.runIf(hasDisk)('a hub without room says so, keeps nothing by half, and takes the rest when there is some', () => {
  expect(became('hub')).toEqual({
    up: 'offline',
    afterUp: 1,
    upAgain: 'done',
    down: 'done',
    failure: null,
    kept: 0,
    downAgain: 'done',
    isSame: true,
    log: ['busy'],
  })
})

test.runIf(hasDisk)('a laptop without room names the file, keeps what came, and goes on from there', () => {
  expect(became('laptop')).toEqual({
    up: 'done',
    afterUp: 0,
    upAgain: 'done',
    down: 'done',
    failure: 'disk_full',
    kept: 1,
    downAgain: 'done',
    isSame: true,
    log: [],
  })
})
