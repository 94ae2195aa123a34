/**
 * Faults D 16: the first sync of a laptop, with the laptop or the hub killed again and again in the middle of it. It goes on
 * where it was, however short the next run is, and in the end the laptop has what the hub has.
 */
import Database from 'better-sqlite3'
import { spawn } from 'node:child_process'
import { resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { databaseFile } from '../../electron/core/store/store.ts'
import { fillHub, speaker } from '../support/fill-hub.ts'
import { hubProcess, type HubProcess } from '../support/hub-process.ts'
import { asMutant } from '../support/run-as-mutant.ts'
import { tempDir } from '../support/temp-store.ts'

const isFull = process.env['FAULT_FULL'] === '1'
const rows = isFull ? 1_000_000 : 30_000
const kills = isFull ? 20 : 8
/** A run is torn off once so many pages came; the first has more, so that one that began anew comes less far. */
const firstPages = 12
const morePages = [1, 3, 2] as const
const lookEveryMs = 5
const cli = resolve(import.meta.dirname, '..', '..', 'electron', 'cli', 'main.ts')

interface Running {
  readonly done: Promise<{ readonly code: number | null; readonly out: string }>
  kill(): void
}

interface Laptop {
  readonly dir: string
  begin(words: readonly string[]): Running
  /** Runs a command to its end. */
  run(words: readonly string[]): Running['done']
}

const temps = [tempDir(), tempDir()]
let hub: HubProcess

function laptop(dir: string, mutant?: string): Laptop {
  const begin = (words: readonly string[]): Running => {
    const before = asMutant(mutant)
    const child = spawn(process.execPath, [...before.words, cli, '--data', dir, ...words, '--json'], {
      stdio: ['ignore', 'pipe', 'ignore'],
      env: before.env,
    })
    let out = ''
    child.stdout.setEncoding('utf8').on('data', (piece: string) => (out += piece))
    return {
      done: new Promise((done) => {
        child.once('exit', (code) => {
          done({ code, out })
        })
      }),
      kill: () => void child.kill('SIGKILL'),
    }
  }
  return { dir, begin, run: (words) => begin(words).done }
}

/** How far the buckets are read, all together. */
function cursorOf({ dir }: Laptop): number {
  const db = new Database(databaseFile(dir), { readonly: true })
  try {
    return Number(db.prepare('SELECT coalesce(sum(cursor), 0) FROM replica_buckets').pluck().get())
  } finally {
    db.close()
  }
}

/** Lets a run go on until what is read has moved so many times, or it has ended. */
async function untilMoved(one: Laptop, running: Running, times: number): Promise<void> {
  let hasEnded = false
  void running.done.then(() => {
    hasEnded = true
  })
  let [last, moved] = [cursorOf(one), 0]
  while (!hasEnded && moved < times) {
    await sleep(lookEveryMs)
    const now = cursorOf(one)
    if (now !== last) moved += 1
    last = now
  }
}

/** Where the laptop stood after each run that was torn off; every fourth time it is the hub that goes. */
async function tornOff(one: Laptop, times: number, alsoHub: boolean): Promise<number[]> {
  const stood: number[] = []
  for (let i = 0; i < times; i += 1) {
    const running = one.begin(['sync'])
    await untilMoved(one, running, i === 0 ? firstPages : (morePages[i % morePages.length] ?? 1))
    if (alsoHub && i % 4 === 3) {
      await hub.kill()
      expect([0, 1]).toContain((await running.done).code)
      await hub.start()
    } else {
      running.kill()
      await running.done
    }
    stood.push(cursorOf(one))
  }
  return stood
}

const wentBack = (stood: readonly number[]): boolean => stood.some((at, i) => at < (stood[i - 1] ?? 0))

beforeAll(async () => {
  hub = await hubProcess()
  await fillHub(await speaker(await hub.invite('张伟', 'admin')), rows)
}, 600_000)
afterAll(async () => {
  await hub.close()
  for (const temp of temps) temp.remove()
})

test('a first sync torn off again and again goes on where it was', { timeout: 600_000 }, async () => {
  const one = laptop(temps[0]?.dir ?? '')
  expect((await one.run(['join', await hub.invite('王芳', 'admin')])).code).toBe(0)
  const stood = await tornOff(one, kills, true)
  expect([wentBack(stood), stood]).toEqual([false, stood])
  // it was torn off in the middle, not before the first page or after the last
  expect(new Set(stood).size).toBeGreaterThan(2)
  expect((await one.run(['sync'])).code).toBe(0)
  const found = JSON.parse((await one.run(['verify', '--hub'])).out) as { ok: boolean; rows: number; fetched: number }
  expect(found).toMatchObject({ ok: true, fetched: 0 })
  expect(found.rows).toBeGreaterThanOrEqual(rows)
  expect(JSON.parse((await one.run(['verify'])).out)).toMatchObject({ ok: true })
})

test('the mutant that begins anew each time goes back', { timeout: 120_000 }, async () => {
  const one = laptop(temps[1]?.dir ?? '', 'beginsAnew')
  expect((await one.run(['join', await hub.invite('李雷', 'admin')])).code).toBe(0)
  expect(wentBack(await tornOff(one, 5, false))).toBe(true)
})
