/**
 * Room set aside for a full disk: a file of noise beside the store that is given back when a write finds no room, so that
 * the sentence being typed can still be saved and the data still be taken out. Without it a store just opened cannot save
 * one visit on a full disk, since its WAL begins empty and a visit takes 110 KB of it; with it, hundreds
 * (`test/faults/disk-full.test.ts` counts them). Made late and outside every commit; only a comfort, never relied on.
 */
import { randomFillSync } from 'node:crypto'
import { existsSync, renameSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export const ballastBytes = 8 * 1024 * 1024
/** The ballast must not be what fills the disk. */
const freeTimesBallast = 32

const ballastFile = (dir: string): string => join(dir, 'ballast.bin')

/** Sets the room aside where there is plenty and it is not there yet; answers whether it is there now. Never throws. */
export function keepBallast(dir: string, freeTimes = freeTimesBallast): boolean {
  const file = ballastFile(dir)
  const partial = `${file}.partial`
  try {
    if (existsSync(file)) return true
    const { bavail, bsize } = statfsSync(dir)
    if (bavail * bsize < freeTimes * ballastBytes) return false
    // Noise: a file system that packs or shares what is alike would set nothing aside for zeros.
    writeFileSync(partial, randomFillSync(Buffer.allocUnsafe(ballastBytes)), { mode: 0o600 })
    renameSync(partial, file)
    return true
  } catch {
    rmSync(partial, { force: true })
    return false
  }
}

/** Gives the room back; answers whether there was any. Never throws. */
export function releaseBallast(dir: string): boolean {
  try {
    rmSync(ballastFile(dir))
    return true
  } catch {
    return false
  }
}
