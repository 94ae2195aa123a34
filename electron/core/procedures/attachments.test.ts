/** Files of records through the procedures: added whole or not at all, described, drawn on, freed of their place, recorded. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { photo, placedPhoto, recordingPieces } from '../../../test/fixtures/media-bytes.ts'
import { testCore, type TestCore } from '../../../test/support/temp-store.ts'
import type { AttachedTo } from '../../../shared/domain/attached-to.ts'
import { recoverRecordings } from './memos.ts'

const zone = 'Asia/Shanghai'
let core: TestCore
let visit: AttachedTo
let accountId: string

beforeEach(async () => {
  core = testCore()
  accountId = (await core.call('records.create', { type: 'account', values: { name: '苏州恒润' } })).id
  const walkIn = { accountId, subject: '上门演示', visitType: 'demo', zone } as const
  visit = { type: 'visit', id: (await core.call('visits.walkIn', walkIn)).id }
})
afterEach(() => {
  core.close()
})

/** As the handler leaves an upload. */
function handOver(bytes: Uint8Array): { uploadId: string; sizeBytes: number } {
  const uploadId = randomUUID()
  mkdirSync(join(core.dir, 'incoming'), { recursive: true })
  writeFileSync(join(core.dir, 'incoming', uploadId), bytes)
  return { uploadId, sizeBytes: bytes.byteLength }
}

const add = (bytes: Uint8Array, name: string, to: AttachedTo = visit) =>
  core.call('attachments.add', { ...handOver(bytes), name, to, zone })

const blobsOnDisk = (): string[] =>
  readdirSync(join(core.dir, 'vault'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name)

test('a photo is taken in once, with its size, time and place, and stands at its visit and account', async () => {
  await add(placedPhoto(), 'IMG_0042.jpg')
  await add(placedPhoto(), 'the same again.jpg')
  const { files, usedBytes } = await core.call('attachments.list', { of: visit })
  expect(files.map(({ file, state }) => [file.name, file.kind, file.mediaType, state])).toEqual([
    ['IMG_0042.jpg', 'photo', 'image/jpeg', 'here'],
    ['the same again.jpg', 'photo', 'image/jpeg', 'here'],
  ])
  const [first] = files
  expect(first?.file).toMatchObject({
    width: 6,
    height: 8,
    latitudeE6: 31_300_000,
    longitudeE6: 120_616_667,
    takenAt: Date.UTC(2026, 10, 24, 6, 9, 30),
  })
  expect(usedBytes).toBe(2 * placedPhoto().byteLength)
  expect(blobsOnDisk()).toEqual([first?.file.sha256])
  expect(readdirSync(join(core.dir, 'incoming'))).toEqual([])
  const ofAccount = await core.call('attachments.list', { of: { type: 'account', id: first?.file.accountId ?? '' } })
  expect([ofAccount.total, ofAccount.usedBytes]).toEqual([2, 0])
})

test('deleting and undoing, renaming and undoing leave the bytes alone', async () => {
  const { id } = await add(photo(), 'a.png')
  const removed = await core.call('records.delete', { type: 'attachment', id })
  expect((await core.call('attachments.list', { of: visit })).total).toBe(0)
  await core.call('history.undo', { txnId: removed.txnId })
  const named = await core.call('attachments.describe', { id, name: '机房.png', caption: '  ' })
  expect((await core.call('attachments.list', { of: visit })).files[0]?.file).toMatchObject({
    name: '机房.png',
    caption: null,
  })
  await core.call('history.undo', { txnId: named.txnId })
  expect(await core.call('attachments.open', { id })).toMatchObject({ name: 'a.png', mediaType: 'image/png' })
})

test('marks are kept beside the photo, which stays; only a photo has them', async () => {
  const { id } = await add(photo(), 'a.png')
  const strokes = [
    {
      tool: 'circle' as const,
      points: [
        [100, 100],
        [900, 900],
      ] as [number, number][],
    },
  ]
  await core.call('attachments.mark', { id, strokes })
  const [found] = (await core.call('attachments.list', { of: visit })).files
  expect(JSON.parse(found?.file.marks ?? '')).toEqual({ strokes })
  await core.call('attachments.mark', { id, strokes: [] })
  expect((await core.call('attachments.list', { of: visit })).files[0]?.file.marks).toBeNull()
  const text = await add(Buffer.from('hello'), 'a.txt')
  await expect(core.call('attachments.mark', { id: text.id, strokes })).rejects.toMatchObject({
    wire: { why: 'not_a_photo' },
  })
})

test('a place is taken out of the photo: another file stands in its place, the old one in its history', async () => {
  const { id } = await add(placedPhoto(), 'a.jpg')
  const before = await core.call('attachments.open', { id })
  const { txnId } = await core.call('attachments.removeLocation', { id })
  const after = await core.call('attachments.open', { id })
  expect(after.sha256).not.toBe(before.sha256)
  expect((await core.call('attachments.list', { of: visit })).files[0]?.file).toMatchObject({
    latitudeE6: null,
    longitudeE6: null,
  })
  await expect(core.call('attachments.removeLocation', { id })).rejects.toMatchObject({ wire: { why: 'no_location' } })
  await core.call('history.undo', { txnId })
  expect((await core.call('attachments.open', { id })).sha256).toBe(before.sha256)
})

test.each([
  [
    'fewer bytes than were promised',
    (u: ReturnType<typeof handOver>) => ({ ...u, sizeBytes: u.sizeBytes + 1 }),
    'file_incomplete',
  ],
  [
    'more bytes than were promised',
    (u: ReturnType<typeof handOver>) => ({ ...u, sizeBytes: u.sizeBytes - 1 }),
    'file_incomplete',
  ],
])('%s are refused, and no row is made', async (_what, spoil, why) => {
  const input = { ...spoil(handOver(photo())), name: 'a.png', to: visit, zone }
  await expect(core.call('attachments.add', input)).rejects.toMatchObject({ wire: { why } })
  expect((await core.call('attachments.list', { of: visit })).total).toBe(0)
})

test('a record that is gone takes no file, and the bytes that came for it do not stay', async () => {
  await core.call('records.delete', { type: 'visit', id: visit.id })
  await expect(add(photo(), 'a.png')).rejects.toMatchObject({ wire: { type: 'not_found' } })
  expect(blobsOnDisk()).toEqual([])
})

test('a record holds 200 MB and no more', async () => {
  const { id } = await add(photo(), 'a.png')
  core.context.store.write.connection.prepare('UPDATE attachments SET size_bytes = 209715200 WHERE id = ?').run(id)
  await expect(add(Buffer.from('x'), 'b.txt')).rejects.toMatchObject({ wire: { why: 'record_full' } })
})

test('bytes that changed on the disk are refused, marked, and healed by adding the file again', async () => {
  const { id } = await add(photo(), 'a.png')
  const { sha256 } = await core.call('attachments.open', { id })
  const path = join(core.dir, 'vault', sha256.slice(0, 2), sha256)
  const bytes = readFileSync(path)
  bytes[20] = (bytes[20] ?? 0) ^ 1
  writeFileSync(path, bytes)
  await expect(core.call('attachments.open', { id })).rejects.toMatchObject({ wire: { why: 'file_damaged' } })
  expect((await core.call('attachments.list', { of: visit })).files[0]?.state).toBe('damaged')
  await add(photo(), 'again.png')
  expect(await core.call('attachments.open', { id })).toMatchObject({ sha256 })
  expect((await core.call('attachments.list', { of: visit })).files.map((f) => f.state)).toEqual(['here', 'here'])
})

test('a row whose hash is a path opens nothing', async () => {
  const values = {
    visitId: visit.id,
    name: 'x',
    kind: 'file',
    mediaType: 'text/plain',
    sizeBytes: 1,
    sha256: '../../rapport.db',
  } as const
  const { id } = await core.call('records.create', { type: 'attachment', values })
  await expect(core.call('attachments.open', { id })).rejects.toMatchObject({ wire: { why: 'file_missing' } })
  expect((await core.call('attachments.list', { of: visit })).files[0]?.state).toBe('elsewhere')
})

const say = async (recordingId: string, offset: number, piece: Uint8Array): Promise<number> =>
  (await core.call('memos.append', { recordingId, offset, base64: Buffer.from(piece).toString('base64') })).endOffset

test('a memo is recorded a piece at a time; a piece out of place is refused', async () => {
  const { recordingId } = await core.call('memos.begin', { to: visit, name: '录音 14:31.webm', zone })
  let end = 0
  for (const piece of recordingPieces()) end = await say(recordingId, end, piece)
  await expect(say(recordingId, 0, Buffer.from('x'))).rejects.toMatchObject({ wire: { why: 'recording_offset' } })
  const { id } = await core.call('memos.finish', { recordingId, durationMs: 3000 })
  expect((await core.call('attachments.list', { of: visit })).files[0]?.file).toMatchObject({
    id,
    kind: 'memo',
    mediaType: 'audio/webm',
    durationMs: 3000,
  })
  expect(readdirSync(join(core.dir, 'recordings'))).toEqual([])
  expect(await core.call('drafts.list', { prefix: 'recording:' })).toEqual([])
})

test('a memo torn off is one after the next start; one that never got a sound is forgotten', async () => {
  const begin = { to: visit, name: '录音 14:31.webm', zone }
  const torn = await core.call('memos.begin', begin)
  await core.call('memos.begin', begin)
  const [piece = Buffer.from('')] = recordingPieces()
  await say(torn.recordingId, 0, piece)
  core.reopen()
  const { forgetRecordingsOfRun } = await import('../vault/recording-file.ts')
  forgetRecordingsOfRun()
  expect(await recoverRecordings(core.context)).toBe(1)
  const { files } = await core.call('attachments.list', { of: visit })
  expect(files.map(({ file }) => [file.kind, file.sizeBytes])).toEqual([['memo', piece.byteLength]])
  expect(await recoverRecordings(core.context)).toBe(0)
  expect(await core.call('drafts.list', { prefix: 'recording:' })).toEqual([])
})

test('a piece whose answer got lost may come again; the one that is on its way when the memo ends is in it', async () => {
  const pieces = [1, 2, 3].map((n) => Buffer.alloc(400_000, n))
  for (let round = 0; round < 8; round += 1) {
    const { recordingId } = await core.call('memos.begin', { to: visit, name: 'a.webm', zone })
    const end = await say(recordingId, 0, pieces[0] as Buffer)
    expect(await say(recordingId, 0, pieces[0] as Buffer)).toBe(end)
    const late = say(recordingId, end, pieces[1] as Buffer)
    const { id } = await core.call('memos.finish', { recordingId, durationMs: 1 })
    await late
    await expect(say(recordingId, 2 * end, pieces[2] as Buffer)).rejects.toMatchObject({ wire: { what: 'recording' } })
    expect((await core.call('attachments.open', { id: id ?? '' })).sizeBytes).toBe(2 * end)
  }
  expect((await core.call('storage.verify', {})).problems).toEqual([])
})

test('two windows that end one memo make one of it', async () => {
  const { recordingId } = await core.call('memos.begin', { to: visit, name: 'a.webm', zone })
  await say(recordingId, 0, recordingPieces()[0] ?? Buffer.from('x'))
  const finish = () => core.call('memos.finish', { recordingId, durationMs: 1 })
  const ended = await Promise.allSettled([finish(), finish()])
  expect(ended.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
  expect((await core.call('attachments.list', { of: visit })).total).toBe(1)
})

test('a memo spoken at an account that was merged meanwhile is with the one that was kept', async () => {
  const [drop, keep] = await Promise.all(
    ['恒润机械', '恒润'].map((name) => core.call('records.create', { type: 'account', values: { name } })),
  )
  const to = { type: 'account', id: drop?.id ?? '' } as const
  const { recordingId } = await core.call('memos.begin', { to, name: 'a.webm', zone })
  await say(recordingId, 0, recordingPieces()[0] ?? Buffer.from('x'))
  await core.call('accounts.merge', { keepId: keep?.id ?? '', dropId: to.id })
  const { id } = await core.call('memos.finish', { recordingId, durationMs: 1 })
  const { row } = await core.call('records.get', { type: 'attachment', id: id ?? '' })
  expect(row['accountId']).toBe(keep?.id)
})

test('a file that fails to be added does not take the bytes away from the same file added beside it', async () => {
  const { id: gone, txnId } = await core.call('records.create', { type: 'account', values: { name: '走了' } })
  for (let round = 0; round < 10; round += 1) {
    const bytes = Buffer.from(`the same ${round}`)
    const failing = add(bytes, 'a.txt', { type: 'account', id: gone })
    const added = add(bytes, 'b.txt')
    if (round === 0) await core.call('history.undo', { txnId })
    await Promise.allSettled([failing, added])
  }
  expect((await core.call('storage.verify', {})).problems).toEqual([])
})

test('a memo whose visit was deleted meanwhile is with its account', async () => {
  const { recordingId } = await core.call('memos.begin', { to: visit, name: 'a.webm', zone })
  await say(recordingId, 0, recordingPieces()[0] ?? Buffer.from('x'))
  await core.call('records.delete', { type: 'visit', id: visit.id })
  const { id } = await core.call('memos.finish', { recordingId, durationMs: 1 })
  const { row } = await core.call('records.get', { type: 'attachment', id: id ?? '' })
  expect([row['visitId'], row['accountId']]).toEqual([null, accountId])
  expect(existsSync(join(core.dir, 'recordings', recordingId))).toBe(false)
})

test('a recording nobody knows of any more, as after a restore, is a memo by itself after the next start', async () => {
  const { recordingId } = await core.call('memos.begin', { to: visit, name: 'a.webm', zone })
  const [piece = Buffer.from('')] = recordingPieces()
  await say(recordingId, 0, piece)
  await core.call('drafts.set', { key: `recording:${recordingId}`, value: '' })
  writeFileSync(join(core.dir, 'recordings', 'not-ours'), 'x')
  core.reopen()
  const { forgetRecordingsOfRun } = await import('../vault/recording-file.ts')
  forgetRecordingsOfRun()
  expect(await recoverRecordings(core.context)).toBe(1)
  const hits = core.context.read.connection.prepare('SELECT kind, size_bytes FROM attachments').all()
  expect(hits).toEqual([{ kind: 'memo', size_bytes: piece.byteLength }])
  expect(await recoverRecordings(core.context)).toBe(0)
})
