/** Room on a laptop by itself: what is left over goes after 30 days, and not a day before. */
import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { testCore, type TestCore } from '../../../test/support/temp-store.ts'
import { blobPath } from '../vault/blob-path.ts'

const zone = 'Asia/Shanghai'
const asked = { today: '2026-11-23', zone }
const dayMs = 86_400_000
let core: TestCore
beforeEach(() => {
  core = testCore()
})
afterEach(() => core.close())

async function add(words: string): Promise<{ id: string; path: string }> {
  const bytes = new TextEncoder().encode(words)
  const uploadId = randomUUID()
  mkdirSync(join(core.dir, 'incoming'), { recursive: true })
  writeFileSync(join(core.dir, 'incoming', uploadId), bytes)
  const file = { uploadId, name: 'a.txt', sizeBytes: bytes.byteLength }
  const { id } = await core.call('materials.add', { file, zone })
  const { versions } = await core.call('materials.get', { id })
  return { id, path: blobPath(core.dir, versions[0]?.sha256 ?? '') ?? '' }
}

test('a file whose last row was deleted is left over after 30 days', async () => {
  const gone = await add('one')
  const stays = await add('two')
  core.nowMs += 40 * dayMs
  await core.call('materials.remove', { id: gone.id })
  core.nowMs += 29 * dayMs
  expect((await core.call('vault.room', asked)).unused.files).toBe(0)
  expect(await core.call('vault.sweep', {})).toEqual({ files: 0, bytes: 0 })
  core.nowMs += 2 * dayMs
  expect((await core.call('vault.room', asked)).unused).toEqual({ files: 1, bytes: 3 })
  expect(await core.call('vault.sweep', {})).toEqual({ files: 1, bytes: 3 })
  expect([existsSync(gone.path), existsSync(stays.path)]).toEqual([false, true])
  expect((await core.call('vault.room', asked)).used).toEqual({ files: 1, bytes: 3 })
})

test('a file a crash left without a row is left over too', async () => {
  await add('one')
  const stray = blobPath(core.dir, 'ab'.repeat(32)) ?? ''
  mkdirSync(dirname(stray), { recursive: true })
  writeFileSync(stray, 'nobody knows')
  expect((await core.call('vault.room', asked)).unused.files).toBe(0)
  const old = new Date(core.nowMs - 31 * dayMs)
  utimesSync(stray, old, old)
  expect(await core.call('vault.sweep', {})).toEqual({ files: 1, bytes: 12 })
  expect(existsSync(stray)).toBe(false)
})

test('without a hub nothing may be freed, and the limit is kept', async () => {
  const { id, path } = await add('one')
  const { versions } = await core.call('materials.get', { id })
  expect(await core.call('vault.free', { sha256s: [versions[0]?.sha256 ?? ''] })).toEqual({ files: 0, bytes: 0 })
  expect(existsSync(path)).toBe(true)
  await core.call('vault.setQuota', { quotaBytes: 5_000_000_000 })
  core.reopen()
  expect((await core.call('vault.room', asked)).quotaBytes).toBe(5_000_000_000)
})
