/**
 * Faults D 19: what damages a file between two starts. With a key every flipped bit is noticed at open, at the first touch
 * or by `verify`; without one SQLite has no checksum, and what cannot be seen is counted and said. A WAL that is missing or
 * has garbage at its end never makes what is there wrong.
 */
import { appendFileSync, cpSync, existsSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { seeded } from '../../electron/core/demo/load-demo.ts'
import { databaseFile } from '../../electron/core/store/store.ts'
import { StoreError } from '../../electron/core/store/store-error.ts'
import { WireFault } from '../../shared/api/wire-error.ts'
import { tempDir, testCore } from '../support/temp-store.ts'

const seed = Number(process.env['SEED'] ?? 20261124)
const flips = Number(process.env['FAULT_FLIPS'] ?? 200)
const keyHex = 'ab'.repeat(32)
const pageBytes = 4096
let temp: ReturnType<typeof tempDir>
beforeEach(() => {
  temp = tempDir('rapport-damage-')
})
afterEach(() => {
  temp.remove()
})

const openAt = (dir: string, key?: string) => testCore({ dir, ...(key ? { keyHex: key } : {}) })

async function filled(dir: string, key?: string, prefix = '苏州恒润'): Promise<void> {
  const core = openAt(dir, key)
  for (let i = 0; i < 60; i += 1)
    await core.call('records.create', {
      type: 'account',
      values: { name: `${prefix}${i}`, description: '谈了价格与下一步安排'.repeat(40) },
    })
  core.close()
}

/** Everything a person would read, as text. */
async function dump(core: ReturnType<typeof testCore>): Promise<string> {
  const { rows } = await core.call('accounts.list', { today: '2026-11-24', limit: 200 })
  const history = core.context.read.connection.prepare('SELECT * FROM changes ORDER BY change_id').all()
  const accounts = core.context.read.connection.prepare('SELECT * FROM accounts ORDER BY id').all()
  return JSON.stringify([rows, accounts, history])
}

type Seen = 'at open' | 'at the first touch' | 'by verify' | 'harmless' | 'silently wrong'

/** When the damage of a folder is noticed, compared with what was there. */
async function whenSeen(dir: string, whole: string, key?: string): Promise<Seen> {
  let core
  try {
    core = openAt(dir, key)
  } catch (error) {
    expect(error).toBeInstanceOf(StoreError)
    return 'at open'
  }
  try {
    const text = await dump(core)
    if (!(await core.call('storage.verify', {})).ok) return 'by verify'
    return text === whole ? 'harmless' : 'silently wrong'
  } catch (error) {
    // The person is told what it is, not that there is a bug.
    const type = error instanceof WireFault ? error.wire.type : String((error as { code?: string }).code)
    expect(type).toMatch(/^store_damaged$|^SQLITE_(CORRUPT|NOTADB)/)
    return 'at the first touch'
  } finally {
    core.close()
  }
}

function damaged(dir: string, change: (bytes: Buffer) => void): string {
  const copy = join(temp.dir, 'copy')
  rmSync(copy, { recursive: true, force: true })
  cpSync(dir, copy, { recursive: true })
  const bytes = readFileSync(databaseFile(copy))
  change(bytes)
  writeFileSync(databaseFile(copy), bytes)
  return copy
}

/** Flips one bit in each of so many pages; answers how often which was the case. */
async function flipBits(dir: string, key?: string): Promise<Map<Seen, number>> {
  const random = seeded(seed)
  const core = openAt(dir, key)
  const whole = await dump(core)
  core.close()
  const counts = new Map<Seen, number>()
  const pages = Math.floor(readFileSync(databaseFile(dir)).length / pageBytes)
  for (let i = 0; i < flips; i += 1) {
    const at = Math.floor(random() * pages) * pageBytes + Math.floor(random() * pageBytes)
    const copy = damaged(dir, (bytes) => {
      bytes[at] = (bytes[at] as number) ^ (1 << Math.floor(random() * 8))
    })
    const seen = await whenSeen(copy, whole, key)
    counts.set(seen, (counts.get(seen) ?? 0) + 1)
  }
  return counts
}

const said = (counts: Map<Seen, number>): string => [...counts].map(([seen, n]) => `${n} ${seen}`).join(', ')

describe('one bit flipped in a page', { timeout: 180_000 }, () => {
  test(`with a key every one is noticed (SEED=${seed})`, async () => {
    const dir = join(temp.dir, 'store')
    await filled(dir, keyHex)
    const counts = await flipBits(dir, keyHex)
    process.stdout.write(`damage, with a key: ${flips} bits flipped: ${said(counts)}\n`)
    expect([counts.get('harmless') ?? 0, counts.get('silently wrong') ?? 0]).toEqual([0, 0])
  })

  test('without a key some are not: SQLite has no checksum, and the search for it can fail', async () => {
    const dir = join(temp.dir, 'store')
    await filled(dir)
    const counts = await flipBits(dir)
    process.stdout.write(`damage, without a key: ${flips} bits flipped: ${said(counts)}\n`)
    // The mutant of the test above: the same damage with the protection, the key, off.
    expect((counts.get('harmless') ?? 0) + (counts.get('silently wrong') ?? 0)).toBeGreaterThan(0)
  })
})

describe.each([
  ['with a key', keyHex],
  ['without a key', undefined],
] as const)('%s', (_name, key) => {
  let dir: string
  let whole: string
  beforeEach(async () => {
    dir = join(temp.dir, 'store')
    await filled(dir, key)
    const core = openAt(dir, key)
    whole = await dump(core)
    core.close()
  })

  test('a page of zeros in the middle is noticed', async () => {
    const pages = Math.floor(readFileSync(databaseFile(dir)).length / pageBytes)
    const noticed: Seen[] = []
    for (let page = 1; page < pages; page += Math.ceil(pages / 12)) {
      const copy = damaged(dir, (bytes) => bytes.fill(0, page * pageBytes, (page + 1) * pageBytes))
      noticed.push(await whenSeen(copy, whole, key))
    }
    expect(noticed.filter((seen) => seen === 'silently wrong' || seen === 'harmless')).toEqual([])
  })

  test('a file cut short is noticed', async () => {
    const { length } = readFileSync(databaseFile(dir))
    for (const cut of [0.3, 0.7, 0.99].map((part) => Math.floor(length * part))) {
      const copy = damaged(dir, () => undefined)
      truncateSync(databaseFile(copy), cut)
      expect(await whenSeen(copy, whole, key)).toMatch(/at open|first touch|verify/)
    }
  })

  test('a WAL left by a kill: whole it is read, with garbage at its end too, missing it leaves what was before', async () => {
    const core = openAt(dir, key)
    await core.call('records.create', { type: 'account', values: { name: '后来的客户' } })
    const copy = join(temp.dir, 'killed')
    cpSync(dir, copy, { recursive: true, filter: (path) => !path.endsWith('-shm') })
    const later = await dump(core)
    core.close()
    const wal = `${databaseFile(copy)}-wal`
    expect(existsSync(wal)).toBe(true)
    const again = (): string => {
      const to = join(temp.dir, 'again')
      rmSync(to, { recursive: true, force: true })
      cpSync(copy, to, { recursive: true })
      return to
    }
    expect(await whenSeen(again(), later, key)).toBe('harmless')
    const withGarbage = again()
    appendFileSync(`${databaseFile(withGarbage)}-wal`, Buffer.alloc(9000, 0x5a))
    expect(await whenSeen(withGarbage, later, key)).toBe('harmless')
    const without = again()
    rmSync(`${databaseFile(without)}-wal`)
    expect(await whenSeen(without, whole, key)).toBe('harmless')
    // A bit flipped inside: the WAL has checksums, so what comes from there on is not taken, and what was before stands.
    const flipped = again()
    const bytes = readFileSync(`${databaseFile(flipped)}-wal`)
    bytes[200] = (bytes[200] as number) ^ 4
    writeFileSync(`${databaseFile(flipped)}-wal`, bytes)
    expect(await whenSeen(flipped, whole, key)).toBe('harmless')
  })
})

test("another user's database does not open with this key; the WAL of another store is noticed", async () => {
  const [mine, theirs] = [join(temp.dir, 'mine'), join(temp.dir, 'theirs')]
  await filled(mine, keyHex)
  await filled(theirs, 'cd'.repeat(32), '别人的客户')
  const kept = readFileSync(databaseFile(mine))
  writeFileSync(databaseFile(mine), readFileSync(databaseFile(theirs)))
  expect(() => openAt(mine, keyHex)).toThrow(expect.objectContaining({ code: 'STORE_KEY_WRONG' }))
  writeFileSync(databaseFile(mine), kept)
  openAt(mine, keyHex).close()

  const [plain, other] = [join(temp.dir, 'plain'), join(temp.dir, 'other')]
  await filled(plain)
  await filled(other, undefined, '别人的客户')
  const core = openAt(other)
  await core.call('records.create', { type: 'account', values: { name: '还没写进去' } })
  const wal = readFileSync(`${databaseFile(other)}-wal`)
  core.close()
  const before = openAt(plain)
  const whole = await dump(before)
  before.close()
  writeFileSync(`${databaseFile(plain)}-wal`, wal)
  // SQLite takes in any WAL whose own checksums are right, so without a key this rests on what it does to the pages.
  const seen = await whenSeen(plain, whole)
  process.stdout.write(`damage, the WAL of another store: ${seen}\n`)
  expect(seen).not.toBe('silently wrong')
})
