/** A backup holds the files too, both forms come back, and a zip of somebody else's brings nothing in. */
import { randomUUID } from 'node:crypto'
import { createWriteStream, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ZipFile } from 'yazl'
import { photo } from '../../../test/fixtures/media-bytes.ts'
import { tempDir, testCore, type TestCore } from '../../../test/support/temp-store.ts'
import { restoreAll } from './whole-backup.ts'
import { withUnpackedBackups } from './unpacked-backups.ts'
import { salvageStore } from './salvage.ts'

const zone = 'Asia/Shanghai'
let core: TestCore
let accountId: string

beforeEach(async () => {
  core = testCore()
  accountId = (await core.call('records.create', { type: 'account', values: { name: '苏州恒润' } })).id
})
afterEach(() => {
  core.close()
})

async function add(bytes: Uint8Array, name: string): Promise<string> {
  const uploadId = randomUUID()
  mkdirSync(join(core.dir, 'incoming'), { recursive: true })
  writeFileSync(join(core.dir, 'incoming', uploadId), bytes)
  const to = { type: 'account', id: accountId } as const
  return (await core.call('attachments.add', { uploadId, sizeBytes: bytes.byteLength, name, to, zone })).id
}

const backups = (): string[] => readdirSync(join(core.dir, 'backups')).filter((name) => !name.startsWith('before-'))

test('without files a backup is the database; with one, a zip of both that an empty folder takes back', async () => {
  expect((await core.call('storage.backup', {})).name).toMatch(/\.db$/)
  const id = await add(photo(), '机房.png')
  const made = await core.call('storage.backup', {})
  expect([made.name.endsWith('.zip'), made.files, made.missing]).toEqual([true, 1, 0])
  expect(backups()).toHaveLength(2)
  const other = tempDir()
  expect(await restoreAll(join(core.dir, 'backups', made.name), other.dir, {})).toBeNull()
  const restored = testCore({ dir: other.dir })
  expect(await restored.call('attachments.open', { id })).toMatchObject({
    name: '机房.png',
    sizeBytes: photo().byteLength,
  })
  expect((await restored.call('storage.verify', {})).problems).toEqual([])
  restored.close()
  other.remove()
})

test('two asked for at once are two, each whole', async () => {
  await add(photo(), 'a.png')
  const made = await Promise.all([1, 2, 3].map(() => core.call('storage.backup', {})))
  expect(new Set(made.map((m) => m.name)).size).toBe(3)
  expect(backups()).toHaveLength(3)
  for (const { files, sizeBytes } of made) expect([files, sizeBytes > 0]).toEqual([1, true])
})

test('a file that was lost comes back with the backup, and the files of the present stay', async () => {
  const id = await add(photo(), 'a.png')
  const { name } = await core.call('storage.backup', {})
  rmSync(join(core.dir, 'vault'), { recursive: true })
  const { ok, problems } = await core.call('storage.verify', {})
  expect([ok, problems[0]]).toEqual([false, expect.stringMatching(/^the file [0-9a-f]{64} is missing$/)])
  await expect(core.call('attachments.open', { id })).rejects.toMatchObject({ wire: { why: 'file_damaged' } })
  await core.call('storage.restore', { backup: name })
  expect(await core.call('attachments.open', { id })).toMatchObject({ name: 'a.png' })
  expect((await core.call('storage.verify', {})).filesChecked).toBe(1)
})

test('a damaged file is left out of the backup and said', async () => {
  const id = await add(photo(), 'a.png')
  await add(Buffer.from('hello'), 'b.txt')
  const { sha256 } = await core.call('attachments.open', { id })
  writeFileSync(join(core.dir, 'vault', sha256.slice(0, 2), sha256), 'something else')
  expect(await core.call('storage.backup', {})).toMatchObject({ files: 1, missing: 1 })
})

/** A zip of these names and contents. */
async function zipOf(
  path: string,
  entries: readonly (readonly [name: string, bytes: Buffer, compress?: boolean])[],
): Promise<void> {
  const zip = new ZipFile()
  for (const [name, bytes, compress = false] of entries) zip.addBuffer(bytes, name, { compress })
  zip.end()
  await pipeline(zip.outputStream, createWriteStream(path))
}

test('archives that are no backups bring nothing in', async () => {
  await core.call('storage.backup', {})
  const database = readFileSync(join(core.dir, 'backups', backups()[0] ?? ''))
  const sha = 'a'.repeat(64)
  const hostile = [
    [['files/x', Buffer.from('x')]],
    [['rapport.db', Buffer.from('not a database')]],
    [
      ['rapport.db', database],
      ['files/../../../evil', Buffer.from('x')],
    ],
    [
      ['rapport.db', database],
      [`files/${sha}`, Buffer.from('not those bytes')],
    ],
    [
      ['rapport.db', database],
      ['extra.txt', Buffer.from('x')],
    ],
    [['rapport.db', database, true]],
  ] as const
  for (const [i, entries] of hostile.entries()) {
    const path = join(core.dir, 'incoming.zip')
    await zipOf(path, entries).catch(() => writeFileSync(path, 'PK\u0003\u0004torn'))
    const refused = await restoreAll(path, core.dir, {}, (work) => core.context.whileClosed(work)).catch(
      (error: { code?: string }) => error.code,
    )
    expect([i, refused]).toEqual([i, 'NOT_A_BACKUP'])
  }
  expect((await core.call('accounts.list', { today: '2026-11-24' })).total).toBe(1)
  const files = readdirSync(core.dir, { recursive: true, encoding: 'utf8' })
  expect(files.filter((name) => name.includes('evil') || name.includes(sha) || name.includes('unpacked'))).toEqual([])
})

test('a rescue begins with a backup that has files', async () => {
  const place = tempDir()
  const first = testCore({ dir: place.dir })
  const { id: to } = await first.call('records.create', { type: 'account', values: { name: '常州天宁' } })
  const uploadId = randomUUID()
  mkdirSync(join(place.dir, 'incoming'))
  writeFileSync(join(place.dir, 'incoming', uploadId), photo())
  const given = { uploadId, sizeBytes: photo().byteLength, name: 'a.png', zone }
  const { id } = await first.call('attachments.add', { ...given, to: { type: 'account', id: to } })
  const { name } = await first.call('storage.backup', {})
  first.close()
  writeFileSync(join(place.dir, 'rapport.db'), 'gone'.repeat(4096))
  const found = await withUnpackedBackups(place.dir, () => salvageStore(place.dir, {}, Date.now()))
  expect(found).toMatchObject({ backup: `${name}.db`, accounts: 1 })
  const again = testCore({ dir: place.dir })
  expect(await again.call('attachments.open', { id })).toMatchObject({ name: 'a.png' })
  again.close()
  expect(readdirSync(join(place.dir, 'backups')).filter((file) => file.endsWith('.zip.db'))).toEqual([])
  place.remove()
})
