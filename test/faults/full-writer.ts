/**
 * Works on a disk that is filled and freed again and again, and says at the end what came of it (faults D 17). A process
 * of its own, since its disk exists only for it: `<dir> <disk> <seed> <rounds> <mode>`, one JSON document on stdout.
 */
import { randomBytes, randomUUID } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { startCore, type Core } from '../../electron/core/core-client.ts'
import { seeded } from '../../electron/core/demo/load-demo.ts'
import { createHandler } from '../../electron/handler/handler.ts'
import type { Input, Output, ProcedureName } from '../../shared/api/contract.ts'
import { WireFault, type WireError } from '../../shared/api/wire-error.ts'
import { createFiller, type SmallDisk } from '../support/small-disk.ts'

export interface FullReport {
  readonly acknowledged: number
  readonly refused: number
  /** Acknowledged, and not there after reopening. */
  readonly lost: readonly string[]
  /** Everything that was not as it should be. */
  readonly wrong: readonly string[]
}

const [dir = '', disk = 'tmpfs', seed = '1', rounds = '4', mode = 'honest'] = process.argv.slice(2)
const random = seeded(Number(seed))
const filler = createFiller(disk as SmallDisk, dir)
const dataDir = join(dir, 'data')
const acknowledged: string[] = []
const wrong: string[] = []
let refused = 0

const open = (): Promise<Core> => startCore({ dataDir, shell: 'test', appVersion: '0', language: 'en' })
let core = await open()
const call = <N extends ProcedureName>(name: N, input: Input<N>): Promise<Output<N>> =>
  core.call(name, input) as Promise<Output<N>>
const { id: accountId } = await call('records.create', { type: 'account', values: { name: '苏州恒润' } })

const expectThat = (isSo: boolean, what: string): void => {
  if (!isSo) wrong.push(what)
}

/** SQLite does not say that a file may not grow, only that the disk refused. */
const isTold = (type: string | undefined): boolean =>
  type === 'disk_full' || (type === 'disk_failed' && disk === 'file-size-limit')

/** Runs an act that the full disk may refuse; answers whether it was done. */
async function attempt(what: string, act: () => Promise<unknown>): Promise<boolean> {
  try {
    await act()
    return true
  } catch (error) {
    const wire: WireError | null = error instanceof WireFault ? error.wire : null
    refused += 1
    expectThat(isTold(wire?.type) && wire?.retry === 'backoff', `${what}: ${wire?.type ?? String(error)}`)
    return false
  }
}

async function logVisit(): Promise<boolean> {
  const subject = `visit-${acknowledged.length}-${refused}`
  const next = { type: 'date', on: '2026-12-01', subject } as const
  const summary = '谈了价格与下一步安排。'.repeat(1 + Math.floor(random() * 60))
  const visit = { accountId, subject, visitType: 'call', startAt: 0, zone: 'Asia/Shanghai', summary, next } as const
  if (mode === 'ack-first') acknowledged.push(subject)
  const isDone = await attempt('visit', () => call('visits.log', visit))
  if (isDone && mode === 'honest') acknowledged.push(subject)
  return isDone
}

const filesIn = (folder: string): string[] => {
  try {
    return readdirSync(join(dataDir, folder)).toSorted()
  } catch {
    return []
  }
}

async function readsStillWork(): Promise<void> {
  const list = await call('accounts.list', { today: '2026-11-24' })
  expectThat(list.total >= 1, 'the list is read while the disk is full')
  await call('today.get', { date: '2026-11-24', zone: 'Asia/Shanghai' })
  await call('search.query', { query: 'hengrun' })
}

/** A backup, an export: done whole, or refused with nothing left of them. */
async function filesAreWholeOrNot(): Promise<void> {
  for (const [folder, act] of [
    ['backups', () => call('storage.backup', {})],
    ['exports', () => call('exports.run', { what: { kind: 'everything' }, format: 'json', headers: 'machine' })],
    ['exports', () => call('exports.run', { what: { kind: 'type', type: 'visit' }, format: 'csv', headers: 'en' })],
  ] as const) {
    const before = filesIn(folder)
    if (await attempt(folder, act)) continue
    expectThat(filesIn(folder).join() === before.join(), `${folder} left ${filesIn(folder).join()}`)
  }
}

// The core is opened anew at the end; the handler knows it by this.
const behind: Core = {
  call: (name, input) => core.call(name, input),
  onHint: () => () => undefined,
  wake: () => undefined,
  stop: async () => undefined,
}
const handler = createHandler({ core: behind, dataDir, staticFiles: new Map() })
const send = (method: string, path: string, body: string): Promise<Response> =>
  handler.fetch(new Request(`http://127.0.0.1${path}`, { method, body }))

/** A file handed over: refused as the disk is full, and taken where it stopped once there is room. */
async function uploadGoesOn(room: () => void): Promise<void> {
  const piece = 'x'.repeat(1_500_000)
  const begun = await send('POST', '/uploads', JSON.stringify({ name: 'a.csv', size: piece.length }))
  const { id } = ((await begun.json()) as { result: { id: string } }).result
  const refusedWith = await send('PUT', `/uploads/${id}?offset=0`, piece)
  expectThat(refusedWith.status === 507, `upload on a full disk: ${refusedWith.status}`)
  room()
  const taken = await send('PUT', `/uploads/${id}?offset=0`, piece)
  expectThat(taken.status === 200 && (await taken.text()).includes('true'), `upload with room: ${taken.status}`)
  expectThat(readFileSync(join(dataDir, 'incoming', id), 'utf8') === piece, 'the upload is whole')
}

/** Brings a CSV up; answers what starts its import. */
async function importReady(): Promise<Input<'imports.start'>> {
  const uploadId = randomUUID()
  const rows = Array.from({ length: 2000 }, (_, i) => `导入客户${i}有限公司,0512-${10_000_000 + i}`)
  mkdirSync(join(dataDir, 'incoming'), { recursive: true })
  writeFileSync(join(dataDir, 'incoming', uploadId), `客户名称,电话\n${rows.join('\n')}\n`)
  const look = await call('imports.look', { uploadId, fileName: 'a.csv', zone: 'Asia/Shanghai' })
  if (!look.mapping) throw new Error('no mapping')
  return { uploadId, fileName: 'a.csv', mapping: look.mapping, isDryRun: false }
}

async function importFails(start: Input<'imports.start'>): Promise<void> {
  const { jobId } = await call('imports.start', start)
  let job = await call('imports.job', { jobId })
  for (; job.state === 'running'; job = await call('imports.job', { jobId }))
    await new Promise((resolve) => setTimeout(resolve, 20))
  expectThat(isTold(job.problem?.type), `import on a full disk: ${job.state} ${job.problem?.type}`)
}

/** What the import could not take out itself goes by itself once there is room. */
async function noTraceOfImport(): Promise<void> {
  const count = async () => (await call('storage.stats', {})).rows.find((r) => r.type === 'account')
  for (let i = 0; i < 100 && (await count())?.count !== 1; i += 1) await new Promise((done) => setTimeout(done, 100))
  const accounts = await count()
  expectThat(accounts?.count === 1 && accounts.deleted === 0, `accounts after the import: ${JSON.stringify(accounts)}`)
  expectThat((await call('imports.list', {})).length === 0, 'the import is listed')
}

/** A file of 1 MB, and a memo that is being spoken: refused while the disk is full, and whole once there is room. */
async function filesGoOn(memo: string, room: () => void): Promise<void> {
  const to = { type: 'account', id: accountId } as const
  const bytes = Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(1_000_000)])
  const uploadId = randomUUID()
  const countFiles = async (): Promise<number> => (await call('attachments.list', { of: to })).total
  const before = await countFiles()
  const piece = randomBytes(200_000).toString('base64')
  const append = (): Promise<unknown> => call('memos.append', { recordingId: memo, offset: 0, base64: piece })
  let isHeld = false
  for (let i = 0; i < 3 && !isHeld; i += 1) {
    filler.fill(0)
    isHeld = !(await attempt('memo', append))
  }
  expectThat(isHeld, 'the memo was kept on a full disk')
  expectThat((await countFiles()) === before, 'a file is there that was refused')
  room()
  expectThat(isHeld && (await attempt('memo with room', append)), 'the memo goes on with room')
  const { id } = await call('memos.finish', { recordingId: memo, durationMs: 1 })
  expectThat(id !== null, 'the memo is there')
  const handOver = (): void => writeFileSync(join(dataDir, 'incoming', uploadId), bytes)
  mkdirSync(join(dataDir, 'incoming'), { recursive: true })
  handOver()
  const file = { uploadId, name: 'a.pdf', sizeBytes: bytes.byteLength, to, zone: 'UTC' }
  filler.fill(0)
  for (let i = 0; i < 500 && (await logVisit()); i += 1);
  if (!(await attempt('file', () => call('attachments.add', file))))
    expectThat((await countFiles()) === before + 1, 'a file that was refused is a row')
  filler.free()
  // what was refused is not kept, on a disk that is full: it is handed over again
  handOver()
  const isThere = (await countFiles()) === before + 2
  expectThat(isThere || (await attempt('file with room', () => call('attachments.add', file))), 'the file with room')
}

async function verify(when: string): Promise<void> {
  const { problems } = await call('storage.verify', {})
  expectThat(problems.length === 0, `${when}: ${problems.join('; ')}`)
}

async function round(withImport: boolean): Promise<void> {
  const start = withImport ? await importReady() : null
  const begun = { to: { type: 'account', id: accountId }, name: 'memo.webm', zone: 'UTC' } as const
  const { recordingId: memo } = await call('memos.begin', begun)
  for (let i = 0; i < 5; i += 1) await logVisit()
  // Often next to nothing, at times room enough for the WAL to be taken in and begun anew.
  filler.fill(Math.floor(random() * random() * (start ? 400_000 : 12_000_000)))
  if (start) await importFails(start)
  let isFull = false
  for (let i = 0; i < 500 && !isFull; i += 1) {
    if (i === 120) filler.fill(0)
    isFull = !(await logVisit())
  }
  expectThat(isFull || withImport, 'the disk never was full')
  for (let i = 0; i < 3; i += 1) await logVisit()
  await readsStillWork()
  await filesAreWholeOrNot()
  filler.fill(0)
  await uploadGoesOn(() => {
    filler.free()
  })
  expectThat((await logVisit()) || mode !== 'honest', 'the first visit after room was freed')
  if (mode === 'honest') await filesGoOn(memo, () => filler.free())
  if (start) await noTraceOfImport()
  await verify('after room was freed')
}

for (let i = 0; i < Number(rounds); i += 1) await round(i === Number(rounds) - 1 && mode === 'honest')
await core.stop(5000)
core = await open()
await verify('after reopening')
const { rows } = await call('visits.list', { limit: 500, offset: 0 })
const there = new Set(rows.map((r) => r.visit.subject))
for (let offset = 500; offset <= acknowledged.length; offset += 500)
  for (const r of (await call('visits.list', { limit: 500, offset })).rows) there.add(r.visit.subject)
const lost = acknowledged.filter((subject) => !there.has(subject))
await core.stop(5000)
process.stdout.write(JSON.stringify({ acknowledged: acknowledged.length, refused, lost, wrong } satisfies FullReport))
