/** Files of records served to the page, the three ways: what is shown, what is only saved, exact ranges, names that lie. */
import { randomUUID } from 'node:crypto'
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Input, Output, ProcedureName } from '../../shared/api/contract.ts'
import { safeFileName, shownFileName } from '../../shared/base/file-name.ts'
import { exportedFileName } from '../../electron/core/interchange/export-files.ts'
import { hostileNames } from '../fixtures/hostile-names.ts'
import { photo, placedPhoto, png, recordingPieces } from '../fixtures/media-bytes.ts'
import { shells, type Shell } from './shells.ts'

const post = (body: unknown): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
})

describe.each(shells)('%s', (_name, open) => {
  let shell: Shell
  let to: { type: 'account'; id: string }
  const call = async <N extends ProcedureName>(name: N, input: Input<N>): Promise<Output<N>> =>
    ((await (await shell.fetch(`/api/${name}`, post(input))).json()) as { result: Output<N> }).result

  beforeAll(async () => {
    shell = await open()
    to = { type: 'account', id: (await call('records.create', { type: 'account', values: { name: '恒润' } })).id }
  })
  afterAll(async () => {
    await shell.close()
  })

  async function add(bytes: Buffer, name: string): Promise<string> {
    const uploadId = randomUUID()
    mkdirSync(join(shell.dataDir, 'incoming'), { recursive: true })
    writeFileSync(join(shell.dataDir, 'incoming', uploadId), bytes)
    const file = { uploadId, name, sizeBytes: bytes.byteLength, to, zone: 'Asia/Shanghai' }
    return (await call('attachments.add', file)).id
  }
  async function urlOf(id: string, as: 'shown' | 'saved' | 'printed' = 'shown'): Promise<string> {
    const signed = await shell.fetch('/media', post({ ids: [id], as }))
    return ((await signed.json()) as { result: { urls: Record<string, string> } }).result.urls[id] ?? ''
  }
  const get = async (id: string, headers: Record<string, string> = {}, as: 'shown' | 'saved' | 'printed' = 'shown') =>
    shell.fetch(await urlOf(id, as), { headers })

  test.each([
    ['a photo', photo(), 'a.png', 'image/png'],
    ['a photo under a wrong name', placedPhoto(), 'run.exe', 'image/jpeg'],
    ['a memo', recordingPieces()[0] ?? Buffer.alloc(0), 'memo.webm', 'audio/webm'],
    ['a PDF', Buffer.from('%PDF-1.7 x'), 'a.pdf', 'application/pdf'],
    [
      'a PDF that is also a page',
      Buffer.from('%PDF-1.7\n<html><script>alert(1)</script>'),
      'a.html',
      'application/pdf',
    ],
    ['a GIF that is also a script', Buffer.from('GIF89a=1;alert(1)//'), 'a.js', 'image/gif'],
    ['text', Buffer.from('谈了价格\n'), 'a.txt', 'text/plain; charset=utf-8'],
    ['captions', Buffer.from('WEBVTT\n\n00:01.000 --> 00:02.000\n<script>alert(1)</script>'), 'a.html', 'text/vtt'],
  ])('%s is shown, and can do nothing', async (_what, bytes, name, type) => {
    const answer = await get(await add(bytes, name))
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, type])
    expect(answer.headers.get('content-disposition')).toMatch(/^inline; /)
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect(answer.headers.get('content-security-policy')).toBe(`default-src 'none'; sandbox`)
    expect(answer.headers.get('content-length')).toBe(String(bytes.byteLength))
    expect(Buffer.from(await answer.arrayBuffer()).equals(bytes)).toBe(true)
  })

  test.each([
    ['HTML', '<!doctype html><script>alert(1)</script>', 'a.png'],
    ['HTML behind blanks', ' \n\t<html>', 'a.txt'],
    ['SVG', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', 'a.svg'],
    ['XML', '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>', 'a.xml'],
    ['a program', 'MZ\u0090\u0000', 'a.jpg'],
    ['a zip', 'PK\u0003\u0004', 'a.docx'],
    ['bytes', '\u0000\u0001\u0002', 'a.txt'],
    ['nothing', '', 'a.png'],
  ])('%s is only saved, whatever it is called', async (_what, text, name) => {
    const answer = await get(await add(Buffer.from(text, 'latin1'), name))
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/octet-stream'])
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment; /)
    expect((await answer.arrayBuffer()).byteLength).toBe(text.length)
  })

  test('one range is answered exactly; no other', async () => {
    const bytes = Buffer.from(`%PDF-${'0123456789'.repeat(10)}`)
    const id = await add(bytes, 'a.pdf')
    for (const [range, from, end] of [
      ['bytes=0-0', 0, 1],
      ['bytes=0-', 0, 105],
      ['bytes=10-19', 10, 20],
      ['bytes=100-999', 100, 105],
      ['bytes=-5', 100, 105],
      ['bytes=-999', 0, 105],
    ] as const) {
      const part = await get(id, { range })
      expect([range, part.status, part.headers.get('content-range'), part.headers.get('content-length')]).toEqual([
        range,
        206,
        `bytes ${from}-${end - 1}/105`,
        String(end - from),
      ])
      expect(Buffer.from(await part.arrayBuffer()).equals(bytes.subarray(from, end))).toBe(true)
    }
    for (const range of ['bytes=105-', 'bytes=999-1000', 'bytes=-0']) {
      const none = await get(id, { range })
      expect([range, none.status, none.headers.get('content-range')]).toEqual([range, 416, 'bytes */105'])
    }
    for (const range of ['bytes=0-1,3-4', 'bytes=5-2', 'lines=0-1', 'bytes=', 'bytes=-', 'bytes=a-b', 'bytes=0x1-2'])
      expect([range, (await get(id, { range })).status]).toEqual([range, 200])
    expect((await get(id, { range: 'bytes=0-1', 'if-range': '"another"' })).status).toBe(200)
  })

  test('a URL is good for what it was signed for, and for nothing else', async () => {
    const [id, other] = [await add(photo(), 'a.png'), await add(Buffer.from('%PDF-1.4'), 'b.pdf')]
    const url = await urlOf(id)
    const statusOf = async (path: string): Promise<number> => (await shell.fetch(path)).status
    expect(await statusOf(url)).toBe(200)
    expect(await statusOf(url.replace(id, other))).toBe(404)
    expect(await statusOf(url.replace('as=shown', 'as=saved'))).toBe(404)
    expect(await statusOf(url.replace(/until=\d/, 'until=9'))).toBe(404)
    expect(await statusOf(`/media/${id}`)).toBe(404)
    expect(await statusOf('/media/..%2f..%2frapport.db')).toBe(404)
    expect((await shell.fetch('/media', post({ ids: ['../x'], as: 'shown' }))).status).toBe(400)
    await call('records.delete', { type: 'attachment', id })
    expect(await statusOf(url)).toBe(404)
  })

  test('only a sheet that was printed here opens in the browser’s own viewer', async () => {
    const strange = await add(Buffer.from('%PDF-1.7 x'), 'a.pdf')
    expect((await get(strange, {}, 'printed')).status).toBe(404)
    const id = to.id
    const { contentHash } = await call('documents.draw', { kind: 'brief', id })
    const uploadId = randomUUID()
    writeFileSync(join(shell.dataDir, 'incoming', uploadId), '%PDF-1.7 ours')
    const frozen = await call('documents.freeze', { kind: 'brief', id, contentHash, uploadId, sizeBytes: 13 })
    const sheet = await get(frozen.fileId, {}, 'printed')
    expect([sheet.status, sheet.headers.get('content-type')]).toEqual([200, 'application/pdf'])
    expect(sheet.headers.get('content-security-policy')).toBe(`frame-ancestors 'none'`)
    expect(sheet.headers.get('content-disposition')).toMatch(/^inline;/)
    // the same file, shown or saved, is kept in
    expect((await get(frozen.fileId)).headers.get('content-security-policy')).toContain('sandbox')
    const { pathname, search } = new URL(await urlOf(frozen.fileId), 'http://127.0.0.1')
    expect((await shell.fetch(pathname + search.replace('as=shown', 'as=printed'))).status).toBe(404)
  })

  test(`${hostileNames.length} hostile names go round as data and never as a path`, async () => {
    // what the store sets aside comes some seconds after its start, by itself
    const own = new Set(['exports', 'ballast.bin', 'ballast.bin.partial'])
    const lies = (): readonly string[] => readdirSync(shell.dataDir).filter((name) => !own.has(name))
    const before = lies()
    for (const name of hostileNames) {
      const id = await add(photo(), name)
      const { row } = await call('records.get', { type: 'attachment', id })
      expect([name, row['name']]).toEqual([name, storedAs(name)])
      const saved = await get(id, {}, 'saved')
      const header = saved.headers.get('content-disposition') ?? ''
      expect(header).toMatch(/^attachment; filename\*=UTF-8''[A-Za-z0-9%_.!~-]+$/)
      const offered = decodeURIComponent(header.split("''")[1] ?? '')
      for (const safe of [offered, exportedFileName(id, name)]) {
        expect([name, basename(safe), join('/a', safe).startsWith('/a/')]).toEqual([name, safe, true])
        expect(Buffer.byteLength(safe)).toBeLessThanOrEqual(255)
        // control characters are what must not be there
        // eslint-disable-next-line no-control-regex
        expect(safe).not.toMatch(/[<>:"/\\|?*\u0000-\u001f\u202a-\u202e\u2066-\u2069]|[. ]$|^\.|^-/)
      }
      // eslint-disable-next-line no-control-regex
      expect(shownFileName(name)).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u0000-\u001f]/)
      expect(safeFileName(safeFileName(name))).toBe(safeFileName(name))
    }
    expect(lies()).toEqual(before)
  })

  test.each([
    ['cut in the middle', photo().subarray(0, 40)],
    ['of 60,000 by 60,000 pixels', png(60_000, 60_000)],
    ['of no pixels', png(0, 0)],
    ['with EXIF that leads nowhere', Buffer.concat([placedPhoto().subarray(0, 60), Buffer.alloc(50, 0xff)])],
    ['that is its first three bytes', Buffer.from([0xff, 0xd8, 0xff])],
  ])('a picture %s is kept as it came', async (_what, bytes) => {
    const id = await add(Buffer.from(bytes), 'a.png')
    const { row } = await call('records.get', { type: 'attachment', id })
    expect([row['kind'], row['sizeBytes']]).toEqual(['photo', bytes.byteLength])
    expect((await (await get(id)).arrayBuffer()).byteLength).toBe(bytes.byteLength)
  })
})

/** What a row holds of a name: what SQLite can hold, without blanks around it. */
function storedAs(name: string): string {
  const kept = name.toWellFormed().replaceAll('\u0000', '').slice(0, 400)
  return kept.trim() === '' ? '?' : kept.trim()
}
