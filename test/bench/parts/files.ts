/**
 * Big files: taken into the vault beside a plain copy with SHA-256; brought to a hub beside one plain PUT with SHA-256 and
 * beside the tus project's own client and server, which neither hash nor sync; fetched from the hub beside the same file
 * read by one GET. Each server is a process of its own.
 */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  createReadStream,
  createWriteStream,
  mkdirSync,
  openSync,
  rmSync,
  statSync,
  writeSync,
  closeSync,
} from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { randomBytes } from 'node:crypto'
import { Upload } from 'tus-js-client'
import { createFileClient, type FileClient, type NamedFile } from '../../../electron/core/files/file-client.ts'
import { byHttp } from '../../../electron/core/files/by-http.ts'
import { download } from '../../../electron/core/files/download.ts'
import { createPace } from '../../../electron/core/files/pace.ts'
import { upload } from '../../../electron/core/files/upload.ts'
import { blobPath } from '../../../electron/core/vault/blob-path.ts'
import { forgetChecked } from '../../../electron/core/vault/check-blob.ts'
import { copySource } from '../../../electron/core/vault/copy-source.ts'
import { placeAs, readyToMove } from '../../../electron/core/vault/take-in.ts'
import { newId } from '../../../shared/base/ids.ts'
import { parseRowText, type NamedBy } from '../../../shared/sync/files.ts'
import { fileSpeaker, type FileSpeaker } from '../../support/file-speaker.ts'
import { speaker, type Speaker } from '../../support/fill-hub.ts'
import { hubProcess } from '../../support/hub-process.ts'
import { tempDir } from '../../support/temp-store.ts'
import { figure, median, timed, type Figure } from '../figure.ts'

const megabytes = Number(process.env['RAPPORT_BENCH_MB'] ?? 512)
const rounds = 3
const sizeBytes = megabytes * 1024 * 1024

/** A file that no file system keeps short, another one each time. */
function makeFile(path: string): void {
  const piece = randomBytes(4 * 1024 * 1024)
  const file = openSync(path, 'w')
  for (let i = 0; i < megabytes / 4; i += 1) {
    piece.writeUInt32LE(i)
    writeSync(file, piece)
  }
  closeSync(file)
}

async function server(entry: string, dir: string): Promise<{ readonly url: string; close(): void }> {
  const path = new URL(`../${entry}`, import.meta.url).pathname
  const child = spawn(process.execPath, [path, dir], { stdio: ['ignore', 'pipe', 'inherit'] })
  const url = await new Promise<string>((done) => {
    child.stdout.setEncoding('utf8').once('data', (line: string) => {
      done(line.trim())
    })
  })
  return { url, close: () => child.kill() }
}

function putMs(url: string, path: string): Promise<number> {
  return timed(
    () =>
      new Promise<void>((done, fail) => {
        const out = request(url, { method: 'PUT', headers: { 'content-length': sizeBytes } }, (answer) => {
          answer.resume().on('end', done)
        })
        out.on('error', fail)
        createReadStream(path, { highWaterMark: 1024 * 1024 }).pipe(out)
      }),
  )
}

function tusMs(url: string, path: string): Promise<number> {
  return timed(
    () =>
      new Promise<void>((done, fail) => {
        new Upload(createReadStream(path), {
          endpoint: `${url}files`,
          chunkSize: 16 * 1024 * 1024,
          uploadSize: sizeBytes,
          onError: fail,
          onSuccess: () => {
            done()
          },
        }).start()
      }),
  )
}

async function bareGetMs(url: string, token: string, target: string): Promise<number> {
  return timed(async () => {
    const response = await fetch(url, { headers: { authorization: `Bearer ${token}` } })
    const hash = createHash('sha256')
    await pipeline(
      response.body as unknown as AsyncIterable<Uint8Array>,
      async function* (pieces: AsyncIterable<Uint8Array>) {
        for await (const piece of pieces) {
          hash.update(piece)
          yield piece
        }
      },
      createWriteStream(target, { highWaterMark: 1024 * 1024 }),
    )
  })
}

/** Takes a file in as the shells do: copied, hashed, synced, named by its hash. */
async function attachMs(source: string, dir: string): Promise<{ readonly ms: number; readonly sha256: string }> {
  let sha256 = ''
  const ms = await timed(async () => {
    const copy = join(dir, 'incoming', newId(Date.now()))
    await copySource(source, copy)
    const hashed = await readyToMove(copy)
    await placeAs(dir, copy, hashed)
    sha256 = hashed.sha256
  })
  return { ms, sha256 }
}

/** A plain copy that hashes what passes. */
const copyMs = (source: string, target: string): Promise<number> =>
  timed(async () => {
    const hash = createHash('sha256')
    await pipeline(
      createReadStream(source, { highWaterMark: 1024 * 1024 }),
      async function* (pieces: AsyncIterable<Buffer>) {
        for await (const piece of pieces) {
          hash.update(piece)
          yield piece
        }
      },
      createWriteStream(target, { highWaterMark: 1024 * 1024 }),
    )
  })

interface Times {
  readonly attach: number[]
  readonly copy: number[]
  readonly up: number[]
  readonly put: number[]
  readonly tus: number[]
  readonly down: number[]
  readonly get: number[]
}

interface Place {
  readonly dir: string
  readonly client: FileClient
  readonly one: Speaker
  readonly named: FileSpeaker
  readonly putUrl: string
  readonly tusUrl: string
  readonly hubUrl: string
}

async function measureRound(p: Place, times: Times): Promise<void> {
  const source = join(p.dir, 'source')
  makeFile(source)
  times.copy.push(await copyMs(source, join(p.dir, 'copy')))
  const { ms, sha256 } = await attachMs(source, p.dir)
  times.attach.push(ms)
  times.put.push(await putMs(p.putUrl, source))
  times.tus.push(await tusMs(p.tusUrl, source))
  const row = await p.named.nameHash(sha256, sizeBytes)
  const file: NamedFile = { sha256, sizeBytes, row: parseRowText(row) as NamedBy }
  const { signal } = new AbortController()
  const pace = createPace(null)
  times.up.push(await timed(() => upload(p.dir, p.client, file, null, { onOffset: () => undefined, pace, signal })))
  const blobUrl = `${p.hubUrl}blobs/${sha256}?row=${row}`
  times.get.push(await bareGetMs(blobUrl, p.one.token, join(p.dir, 'got')))
  // as on another laptop, where it is not yet
  rmSync(blobPath(p.dir, sha256) ?? '')
  forgetChecked()
  times.down.push(await timed(() => download(p.dir, p.client, file, { onBytes: () => undefined, pace, signal })))
  if (statSync(blobPath(p.dir, sha256) ?? '').size !== sizeBytes) throw new Error('the file did not come')
  rmSync(blobPath(p.dir, sha256) ?? '')
}

/** The figures of files. */
export async function measureFiles(): Promise<readonly Figure[]> {
  const temp = tempDir('rapport-files-')
  const dirs = ['put', 'tus', 'incoming'].map((name) => join(temp.dir, name))
  for (const dir of dirs) mkdirSync(dir)
  const hub = await hubProcess()
  const put = await server('bare-put-child.ts', dirs[0] ?? '')
  const tus = await server('tus-server-child.ts', dirs[1] ?? '')
  const times: Times = { attach: [], copy: [], up: [], put: [], tus: [], down: [], get: [] }
  try {
    const one = await speaker(hub.setupLink)
    const client = createFileClient({
      url: hub.url,
      token: one.token,
      carriage: byHttp,
    })
    const place = {
      dir: temp.dir,
      client,
      one,
      named: fileSpeaker(hub.url, one),
      putUrl: put.url,
      tusUrl: tus.url,
      hubUrl: hub.url,
    }
    for (let n = 0; n < rounds; n += 1) await measureRound(place, times)
  } finally {
    put.close()
    tus.close()
    await hub.close()
    temp.remove()
  }
  const rate = (ms: readonly number[]): number => megabytes / (median(ms) / 1000)
  const beside = (what: string, ours: readonly number[], reference: readonly number[], goal?: number): Figure => {
    const [mine, theirs] = [rate(ours), rate(reference)]
    const judged = goal === undefined ? {} : { goal: `ratio >= ${goal}`, isMet: mine / theirs >= goal }
    return figure({ part: 'files', what, ours: mine, unit: 'MB/s', reference: theirs, ...judged })
  }
  return [
    beside(`taken into the vault, ${megabytes} MB; reference: copy with SHA-256`, times.attach, times.copy, 0.9),
    beside('upload, checked whole; reference: a PUT with SHA-256', times.up, times.put, 0.8),
    beside('upload; reference: the tus client and server', times.up, times.tus, 1),
    beside('download, checked whole; reference: a GET with SHA-256', times.down, times.get),
  ]
}
