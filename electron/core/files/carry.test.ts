/** Files between two laptops and a hub: up, down, torn off anywhere, never taken for whole before they are (docs/sync.md, F1-F6). */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { sha256Of } from '../../../test/support/file-speaker.ts'
import { attach, someBytes, teamFiles, type TeamFiles } from '../../../test/support/team-files.ts'
import { blobPath } from '../vault/blob-path.ts'
import type { Fetch } from '../sync/hub-client.ts'
import { nextChunkBytes } from './upload.ts'

let team: TeamFiles | null = null
afterEach(async () => {
  await team?.close()
  team = null
})

const megabyte = 1024 * 1024

/** A line that is cut at every n-th chunk, after the hub has some of it. */
function cutting(every: number): { readonly fetch: Fetch; sent: number; cuts: number; chunks: number[] } {
  const line = {
    sent: 0,
    cuts: 0,
    chunks: [] as number[],
    fetch: (async (url, init) => {
      if (init.method !== 'PATCH') return fetch(url, init)
      const bytes = init.body as Uint8Array<ArrayBuffer>
      line.chunks.push(bytes.byteLength)
      line.sent += bytes.byteLength
      if (line.chunks.length % every !== 0) return fetch(url, init)
      line.cuts += 1
      const half = bytes.slice(0, Math.floor(bytes.byteLength / 2))
      const torn = new ReadableStream<Uint8Array>({
        pull: (controller) => {
          controller.enqueue(half)
          controller.error(new TypeError('torn'))
        },
      })
      return fetch(url, { ...init, body: torn, duplex: 'half' } as RequestInit)
    }) as Fetch,
  }
  return line
}

describe('a file', () => {
  test('goes up, is known to be there, and comes down as it was', async () => {
    team = await teamFiles()
    const { a, b, accountId } = team
    const bytes = someBytes(3 * megabyte + 17)
    const id = await attach(a, accountId, bytes)
    await a.context.sync.round()
    expect((await a.call('files.transfers', {})).rows).toMatchObject([{ direction: 'up', state: 'waiting' }])
    expect(await a.context.carrier.run()).toBe('done')
    expect((await a.call('files.transfers', {})).rows).toEqual([])
    await b.context.sync.round()
    const listed = async () => (await b.call('attachments.list', { of: { type: 'account', id: accountId } })).files[0]
    expect((await listed())?.state).toBe('elsewhere')
    await b.call('files.fetch', { id })
    expect(await b.context.carrier.run()).toBe('done')
    expect((await listed())?.state).toBe('here')
    const { sha256 } = await b.call('attachments.open', { id })
    expect(sha256).toBe(sha256Of(bytes))
    expect(readFileSync(blobPath(b.dir, sha256) ?? '').equals(bytes)).toBe(true)
    expect((await b.call('files.transfers', {})).rows).toEqual([])
    // and does not go up again from there
    expect(await b.context.carrier.run()).toBe('done')
    expect((await b.call('sync.status', {})).files).toEqual({ count: 0, bytes: 0, doneBytes: 0 })
  })

  test('of no bytes travels too', async () => {
    team = await teamFiles()
    const { a, b, accountId } = team
    const id = await attach(a, accountId, new Uint8Array(), '空.txt')
    await a.context.sync.round()
    expect(await a.context.carrier.run()).toBe('done')
    await b.context.sync.round()
    await b.call('files.fetch', { id })
    expect(await b.context.carrier.run()).toBe('done')
    expect((await b.call('attachments.open', { id })).sizeBytes).toBe(0)
  })

  test('cut again and again goes on at the byte, and at most the chunk that was cut is sent again', async () => {
    const line = cutting(3)
    team = await teamFiles((url, init) => line.fetch(url, init))
    const { a, accountId, hub } = team
    const bytes = someBytes(24 * megabyte)
    await attach(a, accountId, bytes)
    await a.context.sync.round()
    let runs = 0
    while ((await a.context.carrier.run()) !== 'done') {
      runs += 1
      // the hub is started anew in between: what it has is on its disk
      if (runs === 2) await hub.restart()
      expect(runs).toBeLessThan(40)
    }
    expect(line.cuts).toBeGreaterThan(1)
    expect(line.sent - bytes.byteLength).toBeLessThanOrEqual(line.cuts * Math.max(...line.chunks))
    expect((await a.call('sync.status', {})).files.count).toBe(0)
  })

  test('torn off while it comes goes on where it was', async () => {
    const ranges: (string | null)[] = []
    let isTorn = true
    team = await teamFiles(undefined, async (url, init) => {
      const response = await fetch(url, init)
      if (init.method !== 'GET' || !url.includes('/blobs/')) return response
      ranges.push(new Headers(init.headers).get('range'))
      if (!isTorn) return response
      isTorn = false
      let left = 2 * megabyte
      const cut = new TransformStream<Uint8Array, Uint8Array>({
        transform: (piece, controller) => {
          left -= piece.byteLength
          if (left < 0) controller.error(new TypeError('torn'))
          else controller.enqueue(piece)
        },
      })
      return new Response(response.body?.pipeThrough(cut) ?? null, response)
    })
    const { a, b, accountId } = team
    const bytes = someBytes(6 * megabyte)
    const id = await attach(a, accountId, bytes)
    await a.context.sync.round()
    await a.context.carrier.run()
    await b.context.sync.round()
    await b.call('files.fetch', { id })
    expect(await b.context.carrier.run()).toBe('offline')
    expect(await b.context.carrier.run()).toBe('done')
    expect(ranges[0]).toBe(null)
    const [, from] = /^bytes=(\d+)-$/.exec(ranges[1] ?? '') ?? []
    expect(Number(from)).toBeGreaterThan(megabyte)
    expect((await b.call('attachments.open', { id })).sha256).toBe(sha256Of(bytes))
  })
})

/** A file that is on both laptops; `path` is where it lies on B's. */
async function onBoth({ a, b, accountId }: TeamFiles): Promise<{ id: string; bytes: Uint8Array; path: string }> {
  const bytes = someBytes(megabyte)
  const id = await attach(a, accountId, bytes)
  await a.context.sync.round()
  await a.context.carrier.run()
  await b.context.sync.round()
  await b.call('files.fetch', { id })
  await b.context.carrier.run()
  return { id, bytes, path: blobPath(b.dir, sha256Of(bytes)) ?? '' }
}

test('a line that is not there is not tried again by its own failing', async () => {
  let isDown = false
  team = await teamFiles((url, init) => (isDown ? Promise.reject(new TypeError('down')) : fetch(url, init)))
  const { a, accountId } = team
  await attach(a, accountId, someBytes(1000))
  await a.context.sync.round()
  isDown = true
  a.hints.length = 0
  expect(await a.context.carrier.run()).toBe('offline')
  // only of what was written here does a round come
  expect(a.hints.length).toBeGreaterThan(0)
  expect(a.hints.filter((hint) => hint.types.length > 0)).toEqual([])
})

describe('what is not what it says', () => {
  test('a file that was changed on this disk is not sent, and the person is told which', async () => {
    team = await teamFiles()
    const { a, accountId } = team
    const bytes = someBytes(megabyte)
    await attach(a, accountId, bytes)
    await a.context.sync.round()
    const path = blobPath(a.dir, sha256Of(bytes)) ?? ''
    writeFileSync(path, someBytes(megabyte))
    expect(await a.context.carrier.run()).toBe('done')
    expect((await a.call('files.transfers', {})).rows).toMatchObject([
      { name: '演示.mp4', state: 'failed', failure: 'file_damaged' },
    ])
    expect((await a.call('sync.status', {})).files.count).toBe(1)
  })

  test('a file that is damaged here is fetched again, and is what it was', async () => {
    team = await teamFiles()
    const { b } = team
    const { id, bytes, path } = await onBoth(team)
    writeFileSync(path, bytes.subarray(0, 1000))
    await expect(b.call('attachments.open', { id })).rejects.toMatchObject({ wire: { why: 'file_damaged' } })
    expect((await b.call('files.state', { id })).state).toBe('damaged')
    await b.call('files.fetch', { id })
    expect(await b.context.carrier.run()).toBe('done')
    expect((await b.call('files.state', { id })).state).toBe('here')
    expect((await b.call('attachments.open', { id })).sizeBytes).toBe(megabyte)
  })

  test('a file that leaves with its account leaves nothing behind', async () => {
    team = await teamFiles()
    const { a, b, accountId, hub } = team
    const { path } = await onBoth(team)
    expect(existsSync(path)).toBe(true)
    // handed to somebody whose accounts the team does not see
    const { memberId } = await hub.invite('外人')
    await a.context.sync.round()
    await a.call('handover.assign', { accountId, ownerId: memberId })
    await a.context.sync.round()
    await b.context.sync.round()
    expect(existsSync(path)).toBe(false)
    const left = b.context.read.connection.prepare(
      'SELECT (SELECT count(*) FROM hub_files) + (SELECT count(*) FROM blobs)',
    )
    expect(left.pluck().get()).toBe(0)
  })

  test('a file its author has not sent yet is said to be missing there, and comes when asked for again', async () => {
    team = await teamFiles()
    const { a, b, accountId } = team
    const id = await attach(a, accountId, someBytes(megabyte))
    await a.context.sync.round()
    await b.context.sync.round()
    await b.call('files.fetch', { id })
    expect(await b.context.carrier.run()).toBe('done')
    expect((await b.call('files.transfers', {})).rows).toMatchObject([{ state: 'failed', failure: 'not_on_hub' }])
    await a.context.carrier.run()
    await b.call('files.fetch', { id })
    expect(await b.context.carrier.run()).toBe('done')
    expect((await b.call('attachments.open', { id })).sizeBytes).toBe(megabyte)
  })
})

test('a hub put back from a backup is asked anew for every file', async () => {
  team = await teamFiles()
  const { a, accountId, hub } = team
  await attach(a, accountId, someBytes(1000))
  await a.context.sync.round()
  await a.context.carrier.run()
  // another log, and a folder that is not of that day
  rmSync(join(hub.dir, 'blobs'), { recursive: true })
  await hub.beginNewLog()
  expect((await a.call('sync.status', {})).files.count).toBe(0)
  expect(await a.context.sync.round()).toMatchObject({ type: 'done' })
  expect((await a.call('sync.status', {})).files.count).toBe(1)
  expect(await a.context.carrier.run()).toBe('done')
  expect(existsSync(join(hub.dir, 'blobs'))).toBe(true)
  expect((await a.call('sync.status', {})).files.count).toBe(0)
})

test('a chunk takes about four seconds, and grows and shrinks by what the line carries', () => {
  expect(nextChunkBytes(megabyte, 10)).toBe(4 * megabyte)
  expect(nextChunkBytes(8 * megabyte, 10)).toBe(16 * megabyte)
  expect(nextChunkBytes(megabyte, 8_000)).toBe(megabyte / 2)
  expect(nextChunkBytes(megabyte, 60_000)).toBe(256 * 1024)
})
