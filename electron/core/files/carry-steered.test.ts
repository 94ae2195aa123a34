/** Files on their way as the person steers them, and several at once (docs/sync.md, F1-F6). */
import { afterEach, describe, expect, test } from 'vitest'
import { sha256Of } from '../../../test/support/file-speaker.ts'
import { attach, someBytes, teamFiles, type TeamFiles } from '../../../test/support/team-files.ts'
import type { Fetch } from '../sync/hub-client.ts'

let team: TeamFiles | null = null
afterEach(async () => {
  await team?.close()
  team = null
})

const megabyte = 1024 * 1024

describe('the person steers', () => {
  test('paused, nothing travels; then it does, and the one put first goes first', async () => {
    const sent: string[] = []
    team = await teamFiles(async (url, init) => {
      if (init.method === 'POST' && url.endsWith('/files')) {
        const metadata = new Headers(init.headers).get('upload-metadata') ?? ''
        sent.push(Buffer.from(/^sha256 (\S+?),/.exec(metadata)?.[1] ?? '', 'base64').toString())
      }
      return fetch(url, init)
    })
    const { a, accountId } = team
    // of this size one goes after the other
    const sizes = [9, 10, 11].map((size) => size * megabyte)
    const files = sizes.map((size) => someBytes(size))
    for (const bytes of files) await attach(a, accountId, bytes)
    await a.context.sync.round()
    await a.call('files.steer', { isPaused: true })
    expect(await a.context.carrier.run()).toBe('paused')
    expect(sent).toEqual([])
    const last = sha256Of(files[2] ?? new Uint8Array())
    await a.call('files.first', { sha256: last })
    expect((await a.call('files.transfers', {})).rows.map((row) => row.sizeBytes)).toEqual(
      [2, 0, 1].map((at) => sizes[at]),
    )
    await a.call('files.steer', { isPaused: false })
    expect(await a.context.carrier.run()).toBe('done')
    expect(sent).toEqual([files[2], files[0], files[1]].map((bytes) => sha256Of(bytes ?? new Uint8Array())))
  })

  test('what is asked for does not wait for what goes up by itself', async () => {
    team = await teamFiles()
    const { a, b, accountId } = team
    const wanted = await attach(b, accountId, someBytes(20_000), '样张.jpg')
    await b.context.sync.round()
    await b.context.carrier.run()
    await attach(a, accountId, someBytes(3 * megabyte))
    await a.context.sync.round()
    await a.call('files.steer', { mostBytesPerSecond: 200_000 })
    const running = a.context.carrier.run()
    await new Promise((resolve) => setTimeout(resolve, 300))
    await a.call('files.fetch', { id: wanted })
    await expect.poll(async () => (await a.call('files.state', { id: wanted })).state, { timeout: 3_000 }).toBe('here')
    expect((await a.call('sync.status', {})).files.count).toBe(1)
    await a.call('files.steer', { mostBytesPerSecond: null })
    expect(await running).toBe('done')
    expect((await a.call('sync.status', {})).files.count).toBe(0)
  })

  test('a rate is kept both ways, and lifted while it moves', async () => {
    team = await teamFiles()
    const { a, b, accountId } = team
    const id = await attach(a, accountId, someBytes(600_000))
    await a.context.sync.round()
    await a.call('files.steer', { mostBytesPerSecond: 1_000_000 })
    const up = performance.now()
    expect(await a.context.carrier.run()).toBe('done')
    expect(performance.now() - up).toBeGreaterThan(500)
    await b.context.sync.round()
    await b.call('files.fetch', { id })
    await b.call('files.steer', { mostBytesPerSecond: 100_000 })
    const down = performance.now()
    const running = b.context.carrier.run()
    await new Promise((resolve) => setTimeout(resolve, 500))
    expect([...b.context.carrier.moving.values()]).toMatchObject([{ direction: 'down' }])
    await b.call('files.steer', { mostBytesPerSecond: null })
    expect(await running).toBe('done')
    const tookMs = performance.now() - down
    expect([tookMs > 450, tookMs < 4_000]).toEqual([true, true])
  })
})

describe('several at once', () => {
  /**
   * A far line: every request takes so long (ms), and it is counted how many are on it. When so many pieces are through, the
   * next ones wait until `goOn`.
   */
  function far(
    ms: number,
    heldAfter = Number.POSITIVE_INFINITY,
  ): { readonly fetch: Fetch; most: number; patched: string[]; goOn: () => void } {
    let goOn = (): void => undefined
    const released = new Promise<void>((resolve) => {
      goOn = resolve
    })
    const line = {
      goOn,
      most: 0,
      patched: [] as string[],
      fetch: (async (url, init) => {
        if (!url.includes('/files') && !url.includes('/blobs/')) return fetch(url, init)
        on += 1
        line.most = Math.max(line.most, on)
        await new Promise((resolve) => setTimeout(resolve, ms))
        if (init.method === 'PATCH') {
          if (line.patched.length >= heldAfter) await released
          line.patched.push(url)
        }
        return fetch(url, init).finally(() => (on -= 1))
      }) as Fetch,
    }
    let on = 0
    return line
  }

  test('small ones share a far line, and the queue says how much of all is through', async () => {
    const line = far(60, 4)
    team = await teamFiles((url, init) => line.fetch(url, init))
    const { a, accountId } = team
    for (let i = 0; i < 7; i += 1) await attach(a, accountId, someBytes(100_000 + i), `照片 ${i}.jpg`)
    await a.context.sync.round()
    expect((await a.call('files.transfers', {})).queue).toMatchObject({ count: 7, goneCount: 0, doneBytes: 0 })
    const running = a.context.carrier.run()
    await expect
      .poll(async () => (await a.call('files.transfers', {})).queue.goneCount, { interval: 5 })
      .toBeGreaterThan(2)
    const { queue, rows } = await a.call('files.transfers', {})
    expect(queue.count + queue.goneCount).toBe(7)
    expect(queue.count).toBe(rows.length)
    expect(queue.sizeBytes).toBe(700_021)
    expect(queue.doneBytes).toBeGreaterThanOrEqual(queue.goneCount * 100_000)
    expect(queue.doneBytes).toBeLessThan(queue.sizeBytes)
    line.goOn()
    expect(await running).toBe('done')
    expect(line.most).toBe(3)
    expect((await a.call('files.transfers', {})).queue).toEqual({
      count: 0,
      goneCount: 0,
      sizeBytes: 0,
      doneBytes: 0,
      bytesPerSecond: null,
    })
  })

  test('a photo that comes while a film goes up does not wait for it; two films go one after the other', async () => {
    const line = far(0)
    team = await teamFiles((url, init) => line.fetch(url, init))
    const { a, accountId } = team
    await attach(a, accountId, someBytes(9 * megabyte), '一.mp4')
    await attach(a, accountId, someBytes(10 * megabyte), '二.mp4')
    await a.context.sync.round()
    await a.call('files.steer', { mostBytesPerSecond: 500_000 })
    const running = a.context.carrier.run()
    await expect.poll(() => line.patched.length).toBeGreaterThan(0)
    const moving = async () => (await a.call('files.transfers', {})).rows.filter((row) => row.state === 'moving')
    expect((await moving()).map((row) => row.name)).toEqual(['一.mp4'])
    const photo = someBytes(50_000)
    await attach(a, accountId, photo, '照片.jpg')
    await a.context.sync.round()
    // as a hint of what was attached does
    void a.context.carrier.run()
    const unsent = async () => (await a.call('files.transfers', {})).rows.map((row) => row.name)
    // they share the rate, which a chunk of the film is ahead of by four seconds at most
    await expect.poll(unsent, { timeout: 10_000 }).toEqual(['一.mp4', '二.mp4'])
    expect((await moving()).map((row) => row.name)).toEqual(['一.mp4'])
    await a.call('files.steer', { mostBytesPerSecond: null })
    expect(await running).toBe('done')
    expect(await unsent()).toEqual([])
  })

  test('a line that is refused by one is not begun by the others, and none of them is left on its way', async () => {
    let asked = 0
    team = await teamFiles(async (url, init) => {
      if (init.method === 'POST' && url.endsWith('/files')) {
        asked += 1
        throw new TypeError('down')
      }
      return fetch(url, init)
    })
    const { a, accountId } = team
    for (let i = 0; i < 8; i += 1) await attach(a, accountId, someBytes(1_000 + i), `照片 ${i}.jpg`)
    await a.context.sync.round()
    expect(await a.context.carrier.run()).toBe('offline')
    expect(asked).toBeLessThanOrEqual(3)
    expect(a.context.carrier.moving.size).toBe(0)
    const { rows } = await a.call('files.transfers', {})
    expect(rows.map((row) => row.state)).toEqual(Array.from({ length: 8 }, () => 'waiting'))
  })
})
