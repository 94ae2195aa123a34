/**
 * Fuzzes the handler over a real core: `<dir> <seed> <count> <honest|throwing>`, one JSON document on stdout. Each request
 * is drawn from the seed and its own number, so that it can be made again alone.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { startCore, type Core } from '../../electron/core/core-client.ts'
import { seeded } from '../../electron/core/demo/load-demo.ts'
import { placedPhoto } from '../fixtures/media-bytes.ts'
import { createHandler } from '../../electron/handler/handler.ts'
import { contract, findProcedure, type ProcedureName } from '../../shared/api/contract.ts'
import { isDecision, wireErrorSchema } from '../../shared/api/wire-error.ts'
import { anyRequest, type Made } from './fuzz-any-request.ts'
import { joinFuzzHub } from './fuzz-hub.ts'
import { makeFuzzQuotes, makeFuzzScripts } from './fuzz-scripts.ts'
import { pick, randomValue, type Pool, type Random } from '../support/random-input.ts'

export interface FuzzReport {
  readonly byStatus: Readonly<Record<string, number>>
  /** Procedures that never answered a result. */
  readonly unreached: readonly string[]
  readonly wrong: readonly string[]
  readonly grewMb: number
  readonly perSecond: number
}

const [dir = '', seedText = '1', countText = '100', mode = 'honest', only = ''] = process.argv.slice(2)
const seed = Number(seedText)
const count = Number(countText)
const names = Object.keys(contract) as ProcedureName[]
const uploadId = '0190a000-0000-7000-8000-000000000001'

const core = await startCore({ dataDir: dir, shell: 'test', appVersion: '0', language: 'zh-CN' })
await core.call('demo.load', {})
mkdirSync(join(dir, 'incoming'), { recursive: true })
writeFileSync(join(dir, 'incoming', uploadId), '客户名称,电话\n甲公司,1\n乙公司,2\n,3\n')

type ListRow = Record<string, { id: string } & string>
const list = async (name: string): Promise<ListRow[]> =>
  (
    (await core.call(name, { today: '2026-11-24', limit: 12 }).catch(() => core.call(name, { limit: 12 }))) as {
      rows: ListRow[]
    }
  ).rows
const accounts = (await list('accounts.list')).map((r) => String(r['id']))
const contacts = (await list('contacts.list')).map((r) => r['contact']?.id ?? '')
const visits = (await list('visits.list')).map((r) => r['visit']?.id ?? '')
const followUps = (await list('followUps.list')).map((r) => r['followUp']?.id ?? '')
const firstVisit = { visitId: visits[0] ?? '', kind: 'do', label: 'x' }
const items = [((await core.call('visits.addItem', firstVisit)) as { id: string }).id]
const photoUpload = '0190a000-0000-7000-8000-000000000003'
writeFileSync(join(dir, 'incoming', photoUpload), placedPhoto())
const onAccount = { type: 'account', id: accounts[0] ?? '' }
const photoFile = { uploadId: photoUpload, name: 'a.jpg', sizeBytes: placedPhoto().byteLength, zone: 'UTC' }
const { id: photoId } = (await core.call('attachments.add', { ...photoFile, to: onAccount })) as { id: string }
const look = (await core.call('imports.look', { uploadId, fileName: 'a.csv', zone: 'Asia/Shanghai' })) as {
  mapping: unknown
}
/** Files that were handed over for the library; each can be taken in once. */
const libraryFiles = Array.from({ length: 60 }, (_, i) => {
  const text = i % 3 === 0 ? `WEBVTT\n\n00:00.000 --> 00:0${(i % 8) + 1}.000\n${i}\n` : `words ${i}`
  const id = `0190a000-0000-7000-8000-0000000010${String(i).padStart(2, '0')}`
  writeFileSync(join(dir, 'incoming', id), text)
  return { uploadId: id, name: `${i}.txt`, sizeBytes: Buffer.byteLength(text) }
})
const listedMaterials = await list('materials.list')
const materials = listedMaterials.map((r) => r['material']?.id ?? '')
const scripts = await makeFuzzScripts(core)
const sheets = ((await list('comparisons.list')) as ListRow[]).map((r) => r['comparison']?.id ?? '')
const [productId = ''] = scripts.families['catalogue'] ?? []
const quotes = await makeFuzzQuotes(core)
const { contentHash } = (await core.call('documents.draw', { kind: 'valueCard', id: productId })) as {
  contentHash: string
}
const firstPdf = '0190a000-0000-7000-8000-000000000004'
writeFileSync(join(dir, 'incoming', firstPdf), '%PDF-1.4')
const firstOrder = { kind: 'valueCard', id: productId, contentHash, uploadId: firstPdf, sizeBytes: 8 }
const versions = [((await core.call('documents.freeze', firstOrder)) as { id: string }).id]
const stroke = { tool: 'pen', points: [0, 1].map((i) => [i, i]) }
const hub = await joinFuzzHub(core, accounts[0] ?? '')
const pool: Pool = {
  strings: [...accounts, ...contacts, ...visits, ...followUps, uploadId, '0190a000-0000-7000-8000-00000000ffff'],
  byKey: {
    accountId: accounts,
    keepId: accounts,
    dropId: accounts,
    contactId: contacts,
    contactIds: [[], contacts.slice(0, 2)],
    visitId: [undefined, undefined, undefined, ...visits.slice(0, 2)],
    uploadId: [uploadId],
    // what stands at a record: a photo, memos as they are begun
    id: [photoId, photoId, ...accounts.slice(0, 2), ...visits.slice(0, 2), ...followUps.slice(0, 2)],
    to: [onAccount],
    recordingId: [],
    offset: [0],
    base64: ['AAAA'],
    mapping: [look.mapping],
    jobId: [],
    importId: [],
    next: [{ type: 'date', on: '2026-12-01', subject: 'x' }],
    on: ['2026-12-01'],
    dueOn: ['2026-12-01'],
    time: ['09:30'],
    zone: ['Asia/Shanghai'],
    subject: ['x'],
    name: ['x'],
    repeat: [null],
    itemId: items,
    parentId: [null, ...accounts],
    ownerId: [null, hub.memberId],
    opNo: [...hub.opNos],
    sha256: ['a'.repeat(64)],
    sha256s: [['a'.repeat(64)]],
    file: libraryFiles,
    poster: [null],
    fileId: listedMaterials.map((r) => r['version']?.id ?? ''),
    memberIds: [[null]],
    taker: [{ type: 'me' }],
    choices: [[]],
    strokes: [[stroke]],
    contentHash: [contentHash],
    otherId: [null],
  },
  byType: { account: accounts, contact: contacts, visit: visits, followUp: followUps, attachment: [photoId] },
}
const files = [photoId]
/** Ids of what each family of procedures is about: what was there is deleted by the way, what is made is learnt. */
const families: Record<string, string[]> = {
  accounts,
  visits,
  followUps,
  attachments: files,
  files,
  visitKinds: [],
  materials,
  ...scripts.families,
  comparisons: sheets,
  documents: versions,
  quotes: quotes.ids,
  phrases: [],
  conflicts: [...hub.conflictIds],
}
const familyOf: Readonly<Record<string, string>> = {
  account: 'accounts',
  visit: 'visits',
  followUp: 'followUps',
  material: 'materials',
}
/** What makes one of its family; the answers of other acts name what they changed. */
const makers = new Set([
  'visits.plan',
  'visits.walkIn',
  'visitKinds.save',
  'phrases.save',
  'followUps.add',
  'materials.add',
  'comparisons.start',
  'documents.freeze',
  'attachments.add',
])

/** The sheet that was drawn last: it may be frozen until something on it changes. */
let drawn = { kind: 'valueCard', id: productId, contentHash }

/** Later answers name more of them. */
function learn(procedure: string, input: unknown, result: Record<string, unknown> | null): void {
  // there may be no last act, no hub
  if (result === null) return
  if (procedure === 'documents.draw') {
    const { kind, id } = input as { kind: string; id: string }
    drawn = { kind, id, contentHash: String(result['contentHash']) }
  }
  const family = makers.has(procedure) ? (procedure.split('.')[0] ?? '') : ''
  const made = procedure === 'records.create' ? familyOf[String((input as { type?: unknown }).type)] : family
  if (typeof result['id'] === 'string') families[made ?? '']?.push(result['id'])
  if (procedure === 'records.create' && typeof result['id'] === 'string')
    scripts.learn((input as { type?: unknown }).type, result['id'])
  for (const key of ['jobId', 'importId', 'recordingId']) {
    const value = result[key]
    if (typeof value === 'string' && value !== '') pool.byKey[key]?.push(value)
  }
  if (typeof result['id'] === 'string' && pool.strings.length < 400) pool.strings.push(result['id'])
}

/** What makes files costs the disk; each is asked for a few times only. */
const costly = new Map<string, number>([
  ['demo.load', 3],
  ['storage.verify', 20],
  ['storage.stats', 100],
  ['storage.backup', 6],
  ['storage.restore', 6],
  ['exports.run', 40],
  ['imports.start', 30],
  // left and joined again now and then: in between there is no hub to ask
  ['sync.leave', 3],
  // fonts are cut for each
  ['documents.draw', 40],
])

const throwing: Core = {
  call: (name, input) => (name === 'nav.counts' ? Promise.reject(new Error('a bug')) : core.call(name, input)),
  onHint: (listener) => core.onHint(listener),
  wake: () => undefined,
  stop: async () => undefined,
}
const handler = createHandler({ core: mode === 'throwing' ? throwing : core, dataDir: dir, staticFiles: new Map() })

/** Mostly about something that is there: the newest of its family, and for a file the upload it needs, which is used up. */
function aimed(procedure: string, input: unknown, random: Random): unknown {
  if (typeof input !== 'object' || input === null || random() < 0.25) return input
  if (procedure === 'attachments.add') {
    writeFileSync(join(dir, 'incoming', photoUpload), placedPhoto())
    return { ...photoFile, to: { type: 'account', id: newest(accounts, random) } }
  }
  if (procedure === 'company.setLogo' || procedure === 'documents.freeze') {
    writeFileSync(join(dir, 'incoming', photoUpload), placedPhoto())
    const { zone: _, name, ...upload } = photoFile
    if (procedure === 'company.setLogo') return { ...upload, name }
    return { ...drawn, ...upload, visitId: null }
  }
  // who needs another round can be given one
  if (procedure === 'training.judge')
    return { ...input, visitId: newest(visits, random), contactId: pick(random, contacts), result: 'again' }
  if (procedure === 'catalogue.removePart') return { type: 'feature', id: newest(scripts.parts('catalogue'), random) }
  if (procedure === 'catalogue.move')
    return { ...input, type: 'feature', id: newest(scripts.parts('catalogue'), random) }
  if (procedure === 'comparisons.addFeatures')
    return { id: newest(sheets, random), featureIds: [newest(scripts.parts('catalogue'), random)] }
  if (procedure === 'quotes.start' || procedure === 'quotes.choose')
    return {
      ...input,
      ...('accountId' in input ? { accountId: newest(accounts, random), opportunityId: null } : {}),
      ...('id' in input ? { id: newest(quotes.ids, random) } : {}),
      packageId: quotes.packageId,
    }
  if (procedure === 'quotes.decide')
    return { ...input, id: newest(quotes.ids, random), percent: 100, offMinor: 1_000_000_000 }
  if (procedure === 'leave.pack' || procedure === 'leave.log') {
    const files = { versionIds: [newest(versions, random)], fileIds: [], namedIds: [], contactIds: [] }
    const own = Object.entries(files).filter(([name]) => name in input)
    return { ...input, ...Object.fromEntries(own), accountId: newest(accounts, random) }
  }
  if (procedure === 'documents.draw')
    return random() < 0.5
      ? { kind: 'comparison', id: newest(sheets, random) }
      : { kind: 'brief', id: newest(accounts, random) }
  // an invitation works once, and is of use only after the hub was left
  if (procedure === 'sync.join') return { ...input, link: hub.links.pop() ?? 'http://127.0.0.1:1/#none', code: null }
  const family = procedure.split('.')[0] ?? ''
  if (procedure === 'records.create' && random() < 0.4) return scripts.making(random)
  const ids = families[family] ?? []
  return {
    ...input,
    ...('id' in input && ids.length > 0 ? { id: newest(ids, random) } : {}),
    ...scripts.aimed(family, input, random),
    ...('accountId' in input ? { accountId: newest(accounts, random) } : {}),
    ...('visitId' in input ? { visitId: newest(visits, random) } : {}),
  }
}

const newest = (ids: readonly string[], random: Random): string => pick(random, ids.slice(-4))

function shapedRequest(random: Random): Made {
  let procedure = pick(random, names)
  const left = costly.get(procedure)
  if (left === 0) procedure = 'records.create'
  else if (left !== undefined) costly.set(procedure, left - 1)
  const input = aimed(procedure, randomValue(contract[procedure].input, random, pool), random)
  const body = JSON.stringify(input) ?? ''
  const headers = { 'content-type': 'application/json' }
  const request = new Request(`http://127.0.0.1:1/api/${procedure}`, { method: 'POST', headers, body })
  return { request, procedure, input, about: `${procedure} ${body.slice(0, 400)}` }
}

const byStatus: Record<string, number> = {}
const reached = new Set<string>()
const wrong: string[] = []

/** The one 5xx that is an answer: `busy`, come again. */
function isBusy(text: string): boolean {
  const { error } = JSON.parse(text) as { error: unknown }
  const parsed = wireErrorSchema.safeParse(error)
  return parsed.success && parsed.data.type === 'busy' && parsed.data.retry === 'backoff'
}

async function judge(made: Made, response: Response): Promise<string | null> {
  const { status } = response
  byStatus[status] = (byStatus[status] ?? 0) + 1
  if (response.headers.get('content-type') === 'text/event-stream') {
    await response.body?.cancel()
    return null
  }
  const text = await response.text()
  // a report asked for while a backup takes the store's place is told to ask again; no other answer may be a 5xx
  if (status === 503) return isBusy(text) ? null : `503 ${text}`
  if (status < 200 || status >= 500) return `${status} ${text}`
  if (status >= 400) {
    const { error } = JSON.parse(text) as { error: unknown }
    return wireErrorSchema.safeParse(error).success ? null : `no wire error: ${text.slice(0, 200)}`
  }
  if (made.procedure === null) return null
  const { result, error } = JSON.parse(text) as { result?: Record<string, unknown>; error?: unknown }
  if (error !== undefined) {
    const decided = wireErrorSchema.safeParse(error)
    return decided.success && isDecision(decided.data) ? null : `no decision: ${text.slice(0, 200)}`
  }
  if (result === undefined) return `neither result nor error: ${text.slice(0, 200)}`
  reached.add(made.procedure)
  learn(made.procedure, made.input, result)
  const problem = findProcedure(made.procedure)?.output.safeParse(result).error
  return problem ? `not its schema: ${JSON.stringify(problem.issues.slice(0, 2))}` : null
}

async function one(i: number): Promise<void> {
  const random = seeded(seed * 1_000_003 + i)
  const made = random() < 0.75 ? shapedRequest(random) : anyRequest(random)
  const found = await handler
    .fetch(made.request)
    .then((response) => judge(made, response))
    .catch((e: unknown) => `threw ${String(e)}`)
  if (found !== null && wrong.length < 20) wrong.push(`#${i} ${made.about}: ${found}`)
}

const from = performance.now()
const rss = (): number => {
  globalThis.gc?.()
  return process.memoryUsage.rss()
}
let settledRss = 0
const atOnce = 4
if (only !== '') await one(Number(only))
for (let i = 0; i < count && only === ''; i += atOnce) {
  await Promise.all(Array.from({ length: Math.min(atOnce, count - i) }, (_, k) => one(i + k)))
  // The heaps of the workers grow to their ease first; nothing here can ask them to collect.
  if (settledRss === 0 && i >= (count * 2) / 3) settledRss = rss()
}
const grewMb = (rss() - settledRss) / 1_048_576
const perSecond = Math.round(count / ((performance.now() - from) / 1000))
const { problems } = (await core.call('storage.verify', {})) as { problems: string[] }
if (problems.length > 0) wrong.push(`after it: ${problems.join('; ')}`)
handler.close()
await core.stop(5000)
await hub.close()
const unreached = names.filter((name) => !reached.has(name))
process.stdout.write(JSON.stringify({ byStatus, unreached, wrong, grewMb, perSecond } satisfies FuzzReport))
