/**
 * Faults D 21: a large file goes up and comes down while laptops and hub are killed at random moments. It arrives as it was, no
 * cut costs more than a chunk, and neither side holds more of it than a few chunks in memory.
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { closeSync, createReadStream, openSync, readdirSync, writeSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { seeded } from '../../electron/core/demo/load-demo.ts'
import { largestChunkBytes } from '../../shared/sync/files.ts'
import { fileSpeaker } from '../support/file-speaker.ts'
import { speaker } from '../support/fill-hub.ts'
import { hubProcess, type HubProcess } from '../support/hub-process.ts'
import { tempDir } from '../support/temp-store.ts'

const isFull = process.env['FAULT_FULL'] === '1'
const seed = Number(process.env['SEED'] ?? 20261128)
/** Beyond 2^32 in the long run. */
const megabytes = isFull ? 4_200 : 160
const cuts = isFull ? 100 : 6
const entry = resolve(import.meta.dirname, 'file-laptop-run.ts')
const mostGrownBytes = 64 * 1024 * 1024

interface Line {
  readonly sending?: number
  readonly read?: string
  readonly of?: string
  readonly done?: boolean
  /** Null for one that was soon over. */
  readonly grownBytes?: number | null
}

const temps = [tempDir('rapport-file-'), tempDir('rapport-file-'), tempDir('rapport-file-')]
const [sourceDir, upDir, downDir] = temps.map(({ dir }) => dir) as [string, string, string]
const source = join(sourceDir, 'video')
let hub: HubProcess
let admin: string

/** Random where it is written and a hole elsewhere: large, and quickly made. */
function makeSource(): void {
  const file = openSync(source, 'w')
  for (let at = 0; at < megabytes; at += 4) writeSync(file, randomBytes(1024 * 1024), 0, 1024 * 1024, at * 1024 * 1024)
  writeSync(file, randomBytes(17), 0, 17, megabytes * 1024 * 1024)
  closeSync(file)
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const piece of createReadStream(path)) hash.update(piece as Buffer)
  return hash.digest('hex')
}

/** When a run is torn off: so long after its n-th request. */
interface Cut {
  readonly requests: number
  /** Only those for this file count; others may come before it. */
  readonly of?: string
  readonly afterMs: number
  readonly tear: (laptop: ChildProcess) => void
}

const killLaptop = (laptop: ChildProcess): void => void laptop.kill('SIGKILL')

/** Runs the laptop to its end, or until it is torn off. */
function run(words: readonly string[], cut?: Cut): Promise<readonly Line[]> {
  const child = spawn(process.execPath, [entry, ...words], { stdio: ['ignore', 'pipe', 'inherit'] })
  const lines: Line[] = []
  createInterface({ input: child.stdout }).on('line', (text) => {
    const line = JSON.parse(text) as Line
    lines.push(line)
    if (cut === undefined || (cut.of !== undefined && line.of !== cut.of)) return
    const counted = cut.of === undefined ? lines : lines.filter(({ of }) => of === cut.of)
    if (counted.length === cut.requests) setTimeout(cut.tear, cut.afterMs, child)
  })
  return new Promise((done) => {
    child.once('close', () => {
      done(lines)
    })
  })
}

const isDone = (lines: readonly Line[]): boolean => lines.at(-1)?.done === true

beforeAll(async () => {
  makeSource()
  hub = await hubProcess()
  admin = await hub.invite('张伟', 'admin')
  // what a hub needs to carry any file at all is not counted to this one
  const warm = fileSpeaker(hub.url, await speaker(await hub.invite('先', 'admin')))
  const file = await warm.name(new Uint8Array(randomBytes(largestChunkBytes)))
  const path = await warm.begin(file)
  if (!(await warm.patch(path, 0, file.bytes)).ok) throw new Error('the hub takes no file')
}, 120_000)
afterAll(async () => {
  await hub.close()
  for (const temp of temps) temp.remove()
})

const memoryOf = async (): Promise<number> =>
  Number(/^process_resident_memory_bytes (\d+)$/m.exec(await (await fetch(`${hub.url}metrics`)).text())?.[1])

test(`up with ${cuts} cuts (SEED=${seed})`, { timeout: 1_800_000 }, async () => {
  const random = seeded(seed)
  const words = [upDir, admin, source]
  const before = await memoryOf()
  let sent = 0
  let torn = 0
  const count = (lines: readonly Line[]): void => {
    for (const { sending } of lines) sent += sending ?? 0
    if (!isDone(lines)) torn += 1
  }
  for (let i = 0; i < cuts; i += 1) {
    const cut = { requests: 1 + Math.floor(random() * 3), afterMs: random() * 40 }
    // every third time the hub goes, and is back before the laptop goes, too
    const tear = (laptop: ChildProcess): void =>
      void hub
        .kill()
        .then(() => hub.start())
        .then(() => killLaptop(laptop))
    count(await run(words, { ...cut, tear: i % 3 === 2 ? tear : killLaptop }))
  }
  const last = await run(words)
  count(last)
  expect(last.at(-1)).toMatchObject({ done: true, rows: [] })
  const size = megabytes * 1024 * 1024 + 17
  process.stdout.write(
    `upload: ${torn} cuts, ${((sent - size) / 1024 / 1024).toFixed(1)} MB sent again of ${megabytes}\n`,
  )
  expect(torn).toBeGreaterThan(2)
  expect(sent - size).toBeGreaterThanOrEqual(0)
  expect(sent - size).toBeLessThanOrEqual(torn * largestChunkBytes)
  expect((await memoryOf()) - before).toBeLessThan(mostGrownBytes)
})

test(`down with ${cuts} cuts, as it was`, { timeout: 1_800_000 }, async () => {
  const random = seeded(seed + 1)
  const words = [downDir, await hub.invite('王芳', 'admin')]
  const sha256 = await sha256Of(source)
  const starts: number[] = []
  let torn = 0
  const note = (lines: readonly Line[]): void => {
    for (const { read, of } of lines)
      if (read !== undefined && of === sha256) starts.push(Number(/\d+/.exec(read)?.[0]))
    if (!isDone(lines)) torn += 1
  }
  const cut = { requests: 1, of: sha256, tear: killLaptop }
  for (let i = 0; i < cuts; i += 1) note(await run(words, { ...cut, afterMs: random() * 60 }))
  const last = await run(words)
  note(last)
  expect(last.at(-1)).toMatchObject({ done: true })
  expect(last.at(-1)?.grownBytes ?? 0).toBeLessThan(mostGrownBytes)
  const path = join(downDir, 'vault', sha256.slice(0, 2), sha256)
  expect(await sha256Of(path)).toBe(sha256)
  expect(readdirSync(join(downDir, 'vault', 'coming'))).toEqual([])
  process.stdout.write(
    `download: ${torn} cuts, begun at ${starts.map((at) => (at / 1024 / 1024).toFixed(0)).join(', ')} MB\n`,
  )
  expect(torn).toBeGreaterThan(2)
  // what came is not asked for again
  expect(starts.toSorted((a, b) => a - b)).toEqual(starts)
  expect(new Set(starts).size).toBeGreaterThan(2)
})
