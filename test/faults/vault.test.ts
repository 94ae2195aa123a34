/**
 * Faults D 22 and D 23 for files of records: a source that changes, shrinks or goes while it is copied; a stored file cut or
 * flipped at any place. Each with the protection off, which must be seen.
 */
import { createHash, randomUUID } from 'node:crypto'
import { appendFileSync, mkdirSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { copyFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startCore, type Core } from '../../electron/core/core-client.ts'
import { copySource } from '../../electron/core/vault/copy-source.ts'
import { createHandler, type Handler } from '../../electron/handler/handler.ts'
import { tempDir } from '../support/temp-store.ts'

let temp: ReturnType<typeof tempDir>
beforeEach(() => {
  temp = tempDir()
})
afterEach(() => temp.remove())

const changes: readonly (readonly [name: string, change: (file: string) => void])[] = [
  ['longer', (file) => appendFileSync(file, 'more')],
  ['cut', (file) => truncateSync(file, 10)],
  ['rewritten', (file) => writeFileSync(file, 'y'.repeat(1000))],
  ['replaced', (file) => (rmSync(file), writeFileSync(file, 'x'.repeat(1000)))],
  ['removed', (file) => rmSync(file)],
]

describe('a source that changes while it is copied', () => {
  test.each(changes)('%s: refused, and no copy is left', async (name, change) => {
    const source = join(temp.dir, 'source')
    const target = join(temp.dir, 'incoming', 'copy')
    writeFileSync(source, 'x'.repeat(1000))
    const why = name === 'removed' ? 'file_unreadable' : 'file_changed'
    const afterCopy = (): void => change(source)
    await expect(copySource(source, target, { afterCopy })).rejects.toMatchObject({ wire: { why } })
    expect(readdirSync(join(temp.dir, 'incoming'))).toEqual([])
  })

  test('the mutant that only copies does not notice', async () => {
    const source = join(temp.dir, 'source')
    writeFileSync(source, 'x'.repeat(1000))
    await copyFile(source, join(temp.dir, 'copy'))
    changes[1]?.[1](source)
    expect(readFileSync(join(temp.dir, 'copy'))).toHaveLength(1000)
  })

  test.each(['missing', 'folder'])('one that is %s is refused', async (kind) => {
    const source = join(temp.dir, 'source')
    if (kind === 'folder') mkdirSync(source)
    await expect(copySource(source, join(temp.dir, 'copy'))).rejects.toMatchObject({ wire: { why: 'file_unreadable' } })
  })
})

interface App {
  readonly core: Core
  readonly handler: Handler
  readonly id: string
  readonly blob: string
  url(): Promise<string>
}

/** A store with one stored file of 300 KB. */
async function appWithFile(): Promise<App> {
  const core = await startCore({ dataDir: temp.dir, shell: 'test', appVersion: '0', language: 'en' })
  const handler = createHandler({ core, dataDir: temp.dir, staticFiles: new Map() })
  const call = async <T>(name: string, input: unknown): Promise<T> => (await core.call(name, input)) as T
  const account = await call<{ id: string }>('records.create', { type: 'account', values: { name: '恒润' } })
  const uploadId = randomUUID()
  const bytes = Buffer.from(`%PDF-1.7\n${'x'.repeat(300_000)}`)
  mkdirSync(join(temp.dir, 'incoming'), { recursive: true })
  writeFileSync(join(temp.dir, 'incoming', uploadId), bytes)
  const to = { type: 'account', id: account.id }
  const file = { uploadId, name: 'a.pdf', sizeBytes: bytes.byteLength, to, zone: 'UTC' }
  const { id } = await call<{ id: string }>('attachments.add', file)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const url = async (): Promise<string> => {
    const body = JSON.stringify({ ids: [id], as: 'shown' })
    const signed = await handler.fetch(new Request('http://x/media', { method: 'POST', body }))
    return ((await signed.json()) as { result: { urls: Record<string, string> } }).result.urls[id] ?? ''
  }
  return { core, handler, id, blob: join(temp.dir, 'vault', sha256.slice(0, 2), sha256), url }
}

const damages: readonly (readonly [name: string, damage: (file: string) => void])[] = [
  ['cut to nothing', (file) => truncateSync(file, 0)],
  ['cut by one byte', (file) => truncateSync(file, 300_008)],
  ['longer by one byte', (file) => appendFileSync(file, 'x')],
  ...[0, 9, 150_000, 300_008].map((at) => [`flipped at ${at}`, (file: string) => flip(file, at)] as const),
  ['gone', (file) => rmSync(file)],
  ['a folder', (file) => (rmSync(file), mkdirSync(file))],
]

function flip(file: string, at: number): void {
  const bytes = readFileSync(file)
  bytes[at] = (bytes[at] ?? 0) ^ 0x10
  writeFileSync(file, bytes)
}

describe('a stored file that is not what it was', () => {
  test.each(damages)('%s: every way to it is closed, it is marked, and verify names it', async (_name, damage) => {
    const app = await appWithFile()
    const get = async (range?: string): Promise<Response> => {
      const headers = range === undefined ? {} : { range }
      return app.handler.fetch(new Request(`http://x${await app.url()}`, { headers }))
    }
    expect((await get()).status).toBe(200)
    damage(app.blob)
    for (const range of [undefined, 'bytes=0-9', 'bytes=-1']) {
      const answer = await get(range)
      expect([answer.status, ((await answer.json()) as { error: { why: string } }).error.why]).toEqual([
        409,
        'file_damaged',
      ])
    }
    const account = (await app.core.call('records.get', { type: 'attachment', id: app.id })) as {
      row: { accountId: string }
    }
    const of = { type: 'account', id: account.row.accountId }
    const list = (await app.core.call('attachments.list', { of })) as { files: { state: string }[] }
    expect(list.files.map((f) => f.state)).toEqual(['damaged'])
    const verified = (await app.core.call('storage.verify', {})) as { ok: boolean; problems: string[] }
    expect([verified.ok, verified.problems.length]).toEqual([false, 1])
    await app.core.stop(5000)
  })

  test('one cut while it is sent breaks the answer off; it never ends as if whole', async () => {
    const app = await appWithFile()
    const answer = await app.handler.fetch(new Request(`http://x${await app.url()}`))
    truncateSync(app.blob, 1000)
    await expect(answer.arrayBuffer()).rejects.toThrow('shorter')
    await app.core.stop(5000)
  })

  test('the mutant that only looks whether the file is there serves a flipped one', async () => {
    const app = await appWithFile()
    const core: Core = {
      ...app.core,
      call: async (name, input) => {
        if (name !== 'attachments.open') return app.core.call(name, input)
        const sha256 = basename(app.blob)
        return { sha256, sizeBytes: 300_009, name: 'a.pdf', mediaType: 'application/pdf' }
      },
    }
    const trusting = createHandler({ core, dataDir: temp.dir, staticFiles: new Map() })
    flip(app.blob, 150_000)
    const body = JSON.stringify({ ids: [app.id], as: 'shown' })
    const signed = await trusting.fetch(new Request('http://x/media', { method: 'POST', body }))
    const { result } = (await signed.json()) as { result: { urls: Record<string, string> } }
    const served = await trusting.fetch(new Request(`http://x${result.urls[app.id] ?? ''}`))
    expect([served.status, (await served.arrayBuffer()).byteLength]).toEqual([200, 300_009])
    await app.core.stop(5000)
  })
})
