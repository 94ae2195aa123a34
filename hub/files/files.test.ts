/**
 * Bytes at the hub: tus as its own client speaks it, ranges, who may bring and read them, and everything that is not what it
 * says (faults D 22): nothing of that is ever there (docs/sync.md, F1, F2, F4).
 */
import { createHash } from 'node:crypto'
import { Upload, type UploadOptions } from 'tus-js-client'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { blobOf, metadataOf, sha256Of, type FileSpeaker, type NamedBytes } from '../../test/support/file-speaker.ts'
import type { Speaker } from '../../test/support/fill-hub.ts'
import { someBytes } from '../../test/support/team-files.ts'
import { hubOfTwo } from '../../test/support/hub-of-two.ts'
import type { ServedHub } from '../../test/support/served-hub.ts'

const megabyte = 1024 * 1024

let hub: ServedHub
let owner: Speaker
let mine: FileSpeaker
let stranger: FileSpeaker
beforeAll(async () => {
  ;({ hub, owner, mine, stranger } = await hubOfTwo())
})
afterAll(() => hub.close())

const errorOf = async (response: Response): Promise<string> => ((await response.json()) as { type: string }).type

async function bring(file: NamedBytes): Promise<string> {
  const path = await mine.begin(file)
  expect((await mine.patch(path, 0, file.bytes)).status).toBe(204)
  return path
}

describe('tus', () => {
  function withClient(file: NamedBytes, options: Partial<UploadOptions> = {}): Promise<void> {
    return new Promise((done, fail) => {
      new Upload(Buffer.from(file.bytes), {
        endpoint: `${hub.url}files`,
        chunkSize: megabyte,
        headers: { authorization: `Bearer ${owner.token}` },
        metadata: { sha256: file.sha256, row: file.row },
        retryDelays: [0, 10, 10],
        onError: fail,
        onSuccess: () => {
          done()
        },
        ...options,
      }).start()
    })
  }

  test('its own client uploads, in chunks and in one piece', async () => {
    for (const chunkSize of [megabyte, Number.POSITIVE_INFINITY]) {
      const file = await mine.name(someBytes(3 * megabyte + 5))
      await withClient(file, { chunkSize })
      const response = await mine.call(blobOf(file), 'GET')
      expect(sha256Of(new Uint8Array(await response.arrayBuffer()))).toBe(file.sha256)
    }
  })

  test('its own client goes on after the hub was started anew', async () => {
    const file = await mine.name(someBytes(4 * megabyte))
    let chunks = 0
    const restarting: Promise<void>[] = []
    await withClient(file, {
      onChunkComplete: () => {
        chunks += 1
        if (chunks === 2) restarting.push(hub.restart())
      },
      retryDelays: Array.from({ length: 60 }, () => 100),
    })
    await Promise.all(restarting)
    expect((await mine.call(blobOf(file), 'HEAD')).headers.get('content-length')).toBe(String(4 * megabyte))
  })

  test('says what it can, and is not spoken to in another version', async () => {
    const options = await mine.call('/files', 'OPTIONS')
    expect(options.headers.get('tus-extension')).toBe('creation,checksum,termination,expiration')
    expect(options.headers.get('tus-checksum-algorithm')).toContain('sha1')
    expect((await mine.call('/files', 'POST', { 'tus-resumable': '0.2.2' })).status).toBe(412)
  })

  test('HEAD says how far, DELETE ends it', async () => {
    const file = await mine.name(someBytes(megabyte))
    const created = await mine.create(file)
    expect(Date.parse(created.headers.get('upload-expires') ?? '')).toBeGreaterThan(Date.now() + 6 * 86_400_000)
    const path = created.headers.get('location') ?? ''
    expect((await mine.patch(path, 0, file.bytes.subarray(0, 1000))).headers.get('upload-offset')).toBe('1000')
    const head = await mine.call(path, 'HEAD')
    expect([head.headers.get('upload-offset'), head.headers.get('upload-length')]).toEqual(['1000', String(megabyte)])
    expect((await mine.call(path, 'DELETE')).status).toBe(204)
    expect((await mine.call(path, 'HEAD')).status).toBe(404)
  })

  test.for(['sha1', 'sha256'] as const)(
    'a chunk with %s is taken when it fits, and leaves nothing when not',
    async (name) => {
      const file = await mine.name(someBytes(2000))
      const path = await mine.begin(file)
      const [first, second] = [file.bytes.subarray(0, 1200), file.bytes.subarray(1200)]
      const sum = (bytes: Uint8Array): string => `${name} ${createHash(name).update(bytes).digest('base64')}`
      const wrong = await mine.patch(path, 0, first, { 'upload-checksum': sum(second) })
      expect([wrong.status, await errorOf(wrong)]).toEqual([460, 'checksum'])
      expect((await mine.call(path, 'HEAD')).headers.get('upload-offset')).toBe('0')
      expect((await mine.patch(path, 0, first, { 'upload-checksum': sum(first) })).status).toBe(204)
      expect((await mine.patch(path, 1200, second, { 'upload-checksum': sum(second) })).status).toBe(204)
      expect((await mine.call(blobOf(file), 'HEAD')).status).toBe(200)
    },
  )
})

describe('reading', () => {
  test('answers ranges exactly', async () => {
    const file = await mine.name(someBytes(5000))
    await bring(file)
    const part = await mine.call(blobOf(file), 'GET', { range: 'bytes=100-199' })
    expect([part.status, part.headers.get('content-range')]).toEqual([206, 'bytes 100-199/5000'])
    expect(Buffer.from(await part.arrayBuffer()).equals(file.bytes.subarray(100, 200))).toBe(true)
    expect((await mine.call(blobOf(file), 'GET', { range: 'bytes=5000-' })).status).toBe(416)
  })

  test('a file of no bytes is there as soon as it is named', async () => {
    const file = await mine.name(new Uint8Array())
    expect((await mine.create(file)).status).toBe(201)
    expect((await mine.call(blobOf(file), 'HEAD')).headers.get('content-length')).toBe('0')
  })
})

describe('only who sees a row that names it', () => {
  test('reads it; for others it is not there', async () => {
    const file = await mine.name(someBytes(100))
    await bring(file)
    expect((await mine.call(blobOf(file), 'HEAD')).status).toBe(200)
    expect((await stranger.call(blobOf(file), 'GET')).status).toBe(404)
    // a row of one's own that names other bytes opens nothing
    const own = await stranger.name(someBytes(100))
    expect((await stranger.call(blobOf({ ...file, row: own.row }), 'GET')).status).toBe(404)
    expect((await fetch(new URL(blobOf(file).slice(1), hub.url))).status).toBe(401)
  })

  test('brings it; nobody goes on with the upload of another', async () => {
    const file = await mine.name(someBytes(100))
    const metadata = { 'upload-length': '100', 'upload-metadata': metadataOf(file) }
    expect((await stranger.call('/files', 'POST', metadata)).status).toBe(404)
    const path = await mine.begin(file)
    for (const method of ['HEAD', 'DELETE']) expect((await stranger.call(path, method)).status).toBe(404)
    expect((await stranger.patch(path, 0, file.bytes)).status).toBe(404)
    expect((await mine.patch(path, 0, file.bytes)).status).toBe(204)
  })
})

describe('what is not what it says is never there', () => {
  const isThere = async (file: NamedBytes): Promise<boolean> => (await mine.call(blobOf(file), 'HEAD')).ok

  test('other bytes than promised are dropped when the last has come', async () => {
    const file = await mine.name(someBytes(3000), sha256Of(someBytes(3000)))
    const path = await mine.begin(file)
    const last = await mine.patch(path, 0, file.bytes)
    expect([last.status, await errorOf(last)]).toEqual([460, 'checksum'])
    expect(await isThere(file)).toBe(false)
    expect((await mine.call(path, 'HEAD')).status).toBe(404)
  })

  test('an offset ahead or behind is refused with the one that is right', async () => {
    const file = await mine.name(someBytes(3000))
    const path = await mine.begin(file)
    await mine.patch(path, 0, file.bytes.subarray(0, 1000))
    for (const offset of [0, 999, 1001, 3000]) {
      const refused = await mine.patch(path, offset, file.bytes.subarray(1000))
      expect([refused.status, await refused.json()]).toEqual([409, { type: 'expected', retry: 'resync', after: 1000 }])
    }
    expect((await mine.patch(path, 1000, file.bytes.subarray(1000))).status).toBe(204)
    expect(await isThere(file)).toBe(true)
  })

  test('more than promised, or another length than the row says, is refused', async () => {
    const file = await mine.name(someBytes(3000))
    expect((await mine.create(file, 2999)).status).toBe(404)
    const path = await mine.begin(file)
    const refused = await mine.patch(path, 0, someBytes(3001)).then(
      (response) => response.status,
      () => 'cut',
    )
    expect([400, 'cut']).toContain(refused)
    expect((await mine.call(path, 'HEAD')).headers.get('upload-offset')).toBe('0')
    expect(await isThere(file)).toBe(false)
  })

  test('two that bring the same at the same time both succeed, and it is there once', async () => {
    const file = await mine.name(someBytes(megabyte))
    const paths = await Promise.all([mine.begin(file), mine.begin(file)])
    const half = megabyte / 2
    for (const path of paths) await mine.patch(path, 0, file.bytes.subarray(0, half))
    const ends = await Promise.all(paths.map((path) => mine.patch(path, half, file.bytes.subarray(half))))
    expect(ends.map((end) => end.status)).toEqual([204, 204])
    expect(await isThere(file)).toBe(true)
  })

  test('two on the same upload: the second ends the first, and no byte of both is mixed', async () => {
    const file = await mine.name(someBytes(2 * megabyte))
    const path = await mine.begin(file)
    const slow = new ReadableStream<Uint8Array>({
      pull: async (controller) => {
        controller.enqueue(someBytes(1000))
        await new Promise((resolve) => setTimeout(resolve, 20))
      },
    })
    const first = fetch(new URL(path.slice(1), hub.url), {
      method: 'PATCH',
      headers: {
        authorization: `Bearer ${owner.token}`,
        'tus-resumable': '1.0.0',
        'content-type': 'application/offset+octet-stream',
        'upload-offset': '0',
      },
      body: slow,
      duplex: 'half',
    } as RequestInit).then(
      (response) => response.status,
      () => 'cut',
    )
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect((await mine.patch(path, 0, file.bytes)).status).toBe(204)
    expect(await first).not.toBe(204)
    const found = await mine.call(blobOf(file), 'GET')
    expect(sha256Of(new Uint8Array(await found.arrayBuffer()))).toBe(file.sha256)
  })

  test.for([
    ['no length', { 'upload-length': '' }],
    ['a length that is no number', { 'upload-length': '12x' }],
    ['more than any file', { 'upload-length': '999999999999999' }],
    ['no hash', { 'upload-metadata': '' }],
    ['a hash that leads elsewhere', { 'upload-metadata': `sha256 ${Buffer.from('../../x').toString('base64')}` }],
  ] as const)('%s', async ([, headers]) => {
    const file = await mine.name(someBytes(10))
    const good = { 'upload-length': '10', 'upload-metadata': metadataOf(file) }
    expect((await mine.call('/files', 'POST', { ...good, ...headers })).status).toBe(400)
  })
})

test('what nobody goes on with is dropped after a week', async () => {
  const file = await mine.name(someBytes(2000))
  const path = await mine.begin(file)
  await mine.patch(path, 0, file.bytes.subarray(0, 500))
  const { files, ws, driver } = hub.open
  expect(await files.sweep(ws)).toBe(0)
  await driver.write((tx) => tx.run('UPDATE uploads SET touched_at = touched_at - ?', [8 * 86_400_000]))
  expect(await files.sweep(ws)).toBeGreaterThan(0)
  expect((await mine.call(path, 'HEAD')).status).toBe(404)
})
