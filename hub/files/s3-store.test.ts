/** Whole files of a hub in a bucket, spoken to as any S3 endpoint (s3rver, a process of its own). */
import { randomUUID } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { blobOf, sha256Of, type FileSpeaker } from '../../test/support/file-speaker.ts'
import { hubOfTwo } from '../../test/support/hub-of-two.ts'
import { servedHub, type ServedHub } from '../../test/support/served-hub.ts'
import { s3Process, type S3Process } from '../../test/support/s3-process.ts'
import { attach, someBytes } from '../../test/support/team-files.ts'
import { testCore } from '../../test/support/temp-store.ts'
import { s3FromEnv } from './s3-options.ts'
import { createS3Store } from './s3-store.ts'

const megabyte = 1024 * 1024
let s3: S3Process
let hub: ServedHub
let mine: FileSpeaker
let stranger: FileSpeaker
beforeAll(async () => {
  s3 = await s3Process()
  ;({ hub, mine, stranger } = await hubOfTwo({ s3: s3.options }))
}, 60_000)
afterAll(async () => {
  await hub.close()
  await s3.close()
})

const bytesOf = async (response: Response): Promise<Uint8Array> => new Uint8Array(await response.arrayBuffer())
const staged = (): readonly string[] =>
  existsSync(join(hub.dir, 'uploads')) ? readdirSync(join(hub.dir, 'uploads')) : []

test('a file of several parts lies in the bucket and not on the disk, comes back whole and by ranges', async () => {
  const file = await mine.name(someBytes(20 * megabyte + 17))
  const path = await mine.begin(file)
  const half = 12 * megabyte
  expect((await mine.patch(path, 0, file.bytes.subarray(0, half))).status).toBe(204)
  expect((await mine.call(blobOf(file), 'HEAD')).status).toBe(404)
  expect((await mine.patch(path, half, file.bytes.subarray(half))).status).toBe(204)
  expect(staged()).toEqual([])
  expect(existsSync(join(hub.dir, 'blobs'))).toBe(false)
  const whole = await mine.call(blobOf(file), 'GET')
  expect(whole.headers.get('content-length')).toBe(String(file.bytes.byteLength))
  expect(sha256Of(await bytesOf(whole))).toBe(file.sha256)
  const part = await mine.call(blobOf(file), 'GET', { range: 'bytes=9000000-9000099' })
  expect(part.status).toBe(206)
  expect(await bytesOf(part)).toEqual(file.bytes.slice(9_000_000, 9_000_100))
  // who sees no row that names it reads nothing, wherever it lies
  expect((await stranger.call(blobOf(file), 'GET')).status).toBe(404)
  await hub.restart()
  // lines kept from before it are dead, which the first request finds
  await vi.waitFor(() => fetch(new URL('health', hub.url)), { timeout: 10_000 })
  expect((await mine.call(blobOf(file), 'HEAD')).status).toBe(200)
}, 60_000)

test('of no bytes, and what is another than it says', async () => {
  const none = await mine.name(new Uint8Array())
  await mine.begin(none)
  expect((await mine.call(blobOf(none), 'GET')).status).toBe(200)
  const lie = await mine.name(someBytes(1_000), sha256Of(someBytes(1_000)))
  expect((await mine.patch(await mine.begin(lie), 0, lie.bytes)).status).not.toBe(204)
  expect((await mine.call(blobOf(lie), 'HEAD')).status).toBe(404)
  expect(staged()).toEqual([])
})

test('a bucket slower than a laptop waits: the file goes on its way there, and the laptop hears of it by itself', async () => {
  const slow = await servedHub({ s3: { ...s3.options, patienceMs: 0 } })
  const laptop = testCore({ clock: Date.now })
  try {
    await laptop.call('profile.set', { name: '张伟' })
    await laptop.call('sync.join', { link: (await slow.invite('张伟')).link })
    const { id } = await laptop.call('records.create', { type: 'account', values: { name: '苏州恒力' } })
    await attach(laptop, id, someBytes(3 * megabyte))
    await laptop.context.sync.round()
    expect(await laptop.context.carrier.run()).toBe('offline')
    expect((await laptop.call('sync.status', {})).files.count).toBe(1)
    // nobody runs it but itself
    const unsent = async () => (await laptop.call('sync.status', {})).files.count
    await expect.poll(unsent, { timeout: 20_000, interval: 200 }).toBe(0)
    expect(existsSync(join(slow.dir, 'blobs'))).toBe(false)
  } finally {
    await laptop.context.carrier.stop()
    laptop.close()
    await slow.close()
  }
}, 40_000)

test('a bucket that takes every line and says nothing is busy, not waited for without end', async () => {
  const hole = createServer(() => undefined)
  await new Promise<void>((done) => {
    hole.listen(0, '127.0.0.1', done)
  })
  const address = hole.address()
  const endpoint = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`
  const store = createS3Store({ ...s3.options, endpoint, silenceMs: 200 })
  await expect(store.sizeOf(randomUUID(), sha256Of(someBytes(1)))).rejects.toThrow('the bucket did not answer')
  hole.close()
}, 20_000)

test('the environment says which bucket', () => {
  expect(s3FromEnv({})).toBe(null)
  expect(s3FromEnv({ S3_BUCKET: 'b', S3_REGION: 'cn-north-1' })).toEqual({
    bucket: 'b',
    region: 'cn-north-1',
    isPathStyle: false,
  })
  const oss = { S3_BUCKET: 'b', S3_ENDPOINT: 'https://oss-cn-shanghai.aliyuncs.com', S3_PATH_STYLE: '0' }
  expect(s3FromEnv(oss)?.isPathStyle).toBe(false)
})
