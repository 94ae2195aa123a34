/** Packages over the handler: only who was given its URL gets a file of it, and each URL is for that file alone. */
import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { WireFault } from '../../shared/api/wire-error.ts'
import { tempDir } from '../../test/support/temp-store.ts'
import { blobPath } from '../core/vault/blob-path.ts'
import { LeaveBehinds } from './leave-behinds.ts'

const temp = tempDir('rapport-leave-')
afterEach(() => temp.remove())

const entryOf = (path: string, text: string) => ({
  path,
  sizeBytes: Buffer.byteLength(text),
  sha256: createHash('sha256').update(text).digest('hex'),
  base64: Buffer.from(text).toString('base64'),
  fileId: null,
})
const packed = { folder: '给恒润的资料', entries: [entryOf('index.html', '<p>one</p>'), entryOf('a/b.txt', 'two')] }

const core = (call: () => Promise<unknown>) => ({
  call,
  onHint: () => () => undefined,
  wake: () => undefined,
  stop: async () => undefined,
})
const order = { accountId: '0190a000-0000-7000-8000-000000000001' }
const post = (body: unknown): Request =>
  new Request('http://127.0.0.1:1/leave-behinds', { method: 'POST', body: JSON.stringify(body) })

interface Told {
  readonly result: {
    readonly zipUrl: string
    readonly sizeBytes: number
    readonly entries: readonly { readonly path: string; readonly sizeBytes: number; readonly url: string }[]
  }
}

async function begin() {
  const leaving = new LeaveBehinds(
    core(() => Promise.resolve(packed)),
    temp.dir,
  )
  const { result } = (await (await leaving.pack(post(order))).json()) as Told
  const get = (url: string, change: (query: URLSearchParams) => void = () => undefined): Promise<Response> => {
    const { pathname, searchParams } = new URL(url, 'http://127.0.0.1:1')
    change(searchParams)
    return leaving.serve(pathname.split('/')[2] ?? '', searchParams)
  }
  return { result, get, leaving }
}

test('each file by its own URL, and the whole as a zip of the length that was said', async () => {
  const { result, get } = await begin()
  expect(result.entries.map(({ path, sizeBytes }) => [path, sizeBytes])).toEqual([
    ['index.html', 10],
    ['a/b.txt', 3],
  ])
  const files = await Promise.all(result.entries.map(async ({ url }) => (await get(url)).text()))
  expect(files).toEqual(['<p>one</p>', 'two'])
  const zip = await get(result.zipUrl)
  const bytes = Buffer.from(await zip.arrayBuffer())
  expect([bytes.subarray(0, 2).toString(), String(bytes.byteLength)]).toEqual(['PK', zip.headers.get('content-length')])
  expect(zip.headers.get('content-disposition')).toContain(encodeURIComponent('给恒润的资料.zip'))
  // nothing of it is a page
  const page = await get(result.entries[0]?.url ?? '')
  expect([page.headers.get('content-type'), page.headers.get('content-disposition')]).toEqual([
    'application/octet-stream',
    'attachment',
  ])
})

test('a URL that was changed, or of another package, gives nothing', async () => {
  const { result, get, leaving } = await begin()
  const url = result.entries[0]?.url ?? ''
  const changes: readonly ((query: URLSearchParams) => void)[] = [
    (query) => query.set('part', '1'),
    (query) => query.set('part', 'zip'),
    (query) => query.set('until', '99999999999'),
    (query) => query.set('sig', 'x'),
    (query) => query.delete('sig'),
  ]
  for (const change of changes) expect((await get(url, change)).status).toBe(404)
  const { searchParams } = new URL(url, 'http://127.0.0.1:1')
  expect((await leaving.serve('0190a000-0000-7000-8000-00000000ffff', searchParams)).status).toBe(404)
})

test('of many packages the newest are kept', async () => {
  const { result, get, leaving } = await begin()
  for (let i = 0; i < 5; i += 1) await leaving.pack(post(order))
  expect((await get(result.zipUrl)).status).toBe(200)
  await leaving.pack(post(order))
  expect((await get(result.zipUrl)).status).toBe(404)
})

test('a file that is not what it was ends the writing, and the core is told which', async () => {
  const { base64: _, ...meant } = entryOf('films/a.mp4', 'as it was')
  const path = blobPath(temp.dir, meant.sha256) ?? ''
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, 'as it is!')
  const fileId = '0190a000-0000-7000-8000-000000000009'
  const asked: [string, unknown][] = []
  const leaving = new LeaveBehinds(
    {
      ...core(() => Promise.resolve(null)),
      call: (name, input) => {
        asked.push([name, input])
        return name === 'leave.pack'
          ? Promise.resolve({ folder: 'x', entries: [{ ...meant, base64: null, fileId }] })
          : Promise.reject(new Error('damaged'))
      },
    },
    temp.dir,
  )
  const { result } = (await (await leaving.pack(post(order))).json()) as Told
  for (const url of [result.zipUrl, result.entries[0]?.url ?? '']) {
    asked.length = 0
    const { pathname, searchParams } = new URL(url, 'http://127.0.0.1:1')
    const answer = await leaving.serve(pathname.split('/')[2] ?? '', searchParams)
    await expect(answer.arrayBuffer()).rejects.toThrow(/terminated|not what it was|error/i)
    expect(asked).toEqual([['attachments.open', { id: fileId }]])
  }
})

test('what is no order is refused, what the core refuses is said', async () => {
  const { leaving } = await begin()
  for (const body of [{}, { ...order, more: 1 }, { accountId: 'x' }, null])
    expect((await leaving.pack(post(body))).status).toBe(400)
  const why = { type: 'conflict', retry: 'never', why: 'nothing_to_leave' } as const
  const refusing = new LeaveBehinds(
    core(() => Promise.reject(new WireFault(why))),
    temp.dir,
  )
  expect(await (await refusing.pack(post(order))).json()).toEqual({ error: why })
})
