/**
 * Faults D 37: one script that gets a result out of every procedure of the contract, run the three ways; what it answers is
 * the same, but for ids, times and sizes. A procedure added to the contract fails here until the script calls it.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contract, findProcedure, type Input, type Output, type ProcedureName } from '../../shared/api/contract.ts'
import { placedPhoto, recordingPieces } from '../fixtures/media-bytes.ts'
import { servedHub } from '../support/served-hub.ts'
import { shells, type Shell } from './shells.ts'

const zone = 'Asia/Shanghai'
const today = '2026-11-24'
const sortAndFilter = { filter: {}, sort: 'name', descending: false, today } as const

/** Everything the script was answered, by procedure and in order. */
type Answers = [name: ProcedureName, result: unknown][]

async function runScript(shell: Shell): Promise<Answers> {
  const answers: Answers = []
  const post = async (path: string, body: unknown): Promise<Response> =>
    shell.fetch(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
  async function call<N extends ProcedureName>(name: N, input: Input<N>): Promise<Output<N>> {
    const response = await post(`/api/${name}`, input)
    const { result, error } = (await response.json()) as { result?: unknown; error?: unknown }
    if (response.status !== 200) throw new Error(`${name}: ${response.status} ${JSON.stringify(error)}`)
    expect([name, findProcedure(name)?.output.safeParse(result).error]).toEqual([name, undefined])
    answers.push([name, result])
    return result as Output<N>
  }
  await setUp(call)
  await records(call)
  await work(call)
  await onSite(call)
  await files(shell, post, call)
  await library(shell, post, call)
  await training(call)
  await paper(shell, post, call)
  await lists(call)
  await importing(shell, post, call)
  await storage(call)
  await call('sync.status', {})
  await withHub(call)
  await rest(call, new Set(answers.map(([name]) => name)))
  return answers
}

type Post = (path: string, body: unknown) => Promise<Response>
type Call = <N extends ProcedureName>(name: N, input: Input<N>) => Promise<Output<N>>

async function setUp(call: Call): Promise<void> {
  await call('app.info', {})
  await call('settings.set', { isSetUp: true, theme: 'dark', language: 'en' })
  await call('demo.load', {})
  await call('profile.set', { name: '王芳', email: null })
}

async function records(call: Call): Promise<void> {
  const keep = await call('records.create', {
    type: 'account',
    values: { name: '绍兴柯桥纺织有限公司', region: '浙江 绍兴' },
  })
  const drop = await call('records.create', { type: 'account', values: { name: '绍兴柯桥纺织', phone: '0575-1' } })
  await call('records.patch', { type: 'account', id: keep.id, patch: { stage: 'talking' } })
  await call('records.get', { type: 'account', id: keep.id })
  await call('records.history', { type: 'account', id: keep.id })
  await call('accounts.duplicates', { name: '绍兴柯桥纺织' })
  await call('accounts.mergePreview', { keepId: keep.id, dropId: drop.id })
  const merged = await call('accounts.merge', { keepId: keep.id, dropId: drop.id })
  await call('history.last', {})
  await call('history.undo', { txnId: merged.txnId })
  await call('records.delete', { type: 'account', id: drop.id })
  await call('usage.note', { type: 'account', id: keep.id })
  await call('accounts.get', { id: keep.id })
  await call('timeline.list', { of: 'account', id: keep.id })
  await call('accounts.position', { ...sortAndFilter, id: keep.id })
}

async function work(call: Call): Promise<void> {
  const { rows } = await call('accounts.list', { ...sortAndFilter, filter: { text: '柯桥' } })
  const accountId = rows[0]?.id ?? ''
  const plan = { accountId, subject: '上门', visitType: 'first', on: '2026-11-25', time: '09:30', zone } as const
  const planned = await call('visits.plan', plan)
  const next = { type: 'date', on: '2026-12-01', subject: '送样' } as const
  const done = { visitId: planned.id, accountId, subject: '上门', visitType: 'first', startAt: 0, zone, next } as const
  await call('visits.log', done)
  const due = await call('followUps.list', { today, accountId })
  const id = due.rows[0]?.followUp.id ?? ''
  await call('followUps.snooze', { id, dueOn: '2026-12-02' })
  await call('followUps.complete', { id, result: '收到' })
  await call('followUps.reopen', { id })
  await call('followUps.add', { accountId, subject: '周报', dueOn: '2026-12-02', zone, repeat: 'FREQ=WEEKLY;BYDAY=WE' })
  const later = await call('visits.plan', { ...plan, on: '2026-12-03' })
  await call('visits.move', { id: later.id, on: '2026-12-04' })
  await call('calendar.range', { from: '2026-11-30', days: 14, zone })
  await call('reminders.here', { zone })
  await call('reminders.list', {})
  await call('reminders.take', {})
  await call('reminders.snooze', { items: [{ of: 'followUp', id }], until: 'hour' })
  await call('reminders.settle', { items: [{ of: 'followUp', id }] })
  await call('visits.list', { accountId })
  await call('today.get', { date: today, zone })
  await call('nav.counts', { today })
}

async function onSite(call: Call): Promise<void> {
  const { rows } = await call('accounts.list', { ...sortAndFilter, filter: { text: '柯桥' } })
  const accountId = rows[0]?.id ?? ''
  const walkIn = { accountId, subject: '顺路', visitType: 'follow_up', zone } as const
  const { id: visitId } = await call('visits.walkIn', walkIn)
  await call('visits.start', { visitId })
  const { id: contactId } = await call('visits.meet', { visitId, name: '周建国', jobTitle: '总经理' })
  await call('visits.present', { visitId, contactId, isHere: false })
  await call('visits.present', { visitId, contactId, isHere: true })
  await call('visitKinds.list', {})
  const kind = { visitType: 'service', durationMin: 30, checklist: '看\n修', bring: null } as const
  const { id: kindId } = await call('visitKinds.save', { ...kind, name: '巡检' })
  await call('visitKinds.remove', { id: kindId })
  const { id: phraseId } = await call('phrases.save', { body: '要样品', theme: null })
  await call('phrases.list', {})
  await call('phrases.remove', { id: phraseId })
  const { id: itemId } = await call('visits.addItem', { visitId, kind: 'do', label: '看机房' })
  await call('visits.tick', { itemId, isDone: true })
  await call('visits.takeChecklist', { visitId })
  const off = await call('visits.plan', { ...walkIn, on: '2026-11-25', time: '09:30', repeat: 'FREQ=WEEKLY' })
  await call('visits.callOff', { visitId: off.id })
  await call('visits.prepare', { visitId })
  await call('drafts.set', { key: `note:${visitId}`, value: '写了一半' })
  await call('drafts.get', { key: `note:${visitId}` })
  await call('drafts.list', { prefix: 'note:' })
  await call('drafts.unfinished', {})
  await call('visits.note', { visitId, body: '写了一半', draft: `note:${visitId}` })
  await call('visits.get', { id: visitId })
  const promises = [{ by: 'them' as const, subject: '给名单', on: '2026-12-03', contactId }]
  await call('visits.close', { visitId, promises, outcome: 'same', next: { type: 'none', because: '只是路过' } })
  await call('today.changes', { since: 0 })
}

/** Hands a file over; answers what names it. */
async function handOver(shell: Shell, post: Post, name: string, bytes: Buffer<ArrayBuffer>) {
  const sizeBytes = bytes.byteLength
  const { result } = (await (await post('/uploads', { name, size: sizeBytes })).json()) as { result: { id: string } }
  expect((await shell.fetch(`/uploads/${result.id}?offset=0`, { method: 'PUT', body: bytes })).status).toBe(200)
  return { uploadId: result.id, name, sizeBytes }
}

async function files(shell: Shell, post: Post, call: Call): Promise<void> {
  const { rows } = await call('accounts.list', { ...sortAndFilter, filter: { text: '柯桥' } })
  const to = { type: 'account', id: rows[0]?.id ?? '' } as const
  const upload = await handOver(shell, post, 'IMG_0042.jpg', Buffer.from(placedPhoto()))
  const { id } = await call('attachments.add', { ...upload, to, zone })
  await call('attachments.describe', { id, caption: '档案室' })
  await call('attachments.mark', {
    id,
    strokes: [
      {
        tool: 'arrow',
        points: [
          [0, 0],
          [5000, 5000],
        ],
      },
    ],
  })
  await call('attachments.removeLocation', { id })
  await call('attachments.open', { id })
  const { recordingId } = await call('memos.begin', { to, name: '录音 14:31.webm', zone })
  await call('memos.append', { recordingId, offset: 0, base64: recordingPieces()[0]?.toString('base64') ?? '' })
  await call('memos.finish', { recordingId, durationMs: 1000 })
  await call('attachments.list', { of: to })
}

async function library(shell: Shell, post: Post, call: Call): Promise<void> {
  const text = (words: string): Buffer<ArrayBuffer> => Buffer.from(words)
  const file = await handOver(shell, post, '常见问题.txt', text('登记错了怎么办'))
  const { id } = await call('materials.add', { file, text: '登记错了怎么办', products: ['知档'], zone })
  await call('materials.addVersion', {
    id,
    file: await handOver(shell, post, '常见问题 2.txt', text('当天可以改')),
    zone,
  })
  const captions = await handOver(shell, post, 'a.vtt', text('WEBVTT\n\n00:00.000 --> 00:02.000\n收件\n'))
  await call('materials.addTrack', { id, file: captions, part: 'captions', language: 'zh-CN', zone })
  await call('materials.describe', { id, audiences: ['新来的人'] })
  const { versions } = await call('materials.get', { id })
  await call('materials.complete', { fileId: versions[0]?.id ?? '', pageCount: 3, text: '后来读到的', zone })
  await call('materials.played', { sha256: versions[0]?.sha256 ?? '', positionMs: 1_000 })
  await call('materials.list', { text: '怎么办', kinds: ['document'] })
  await call('materials.facets', {})
  await call('pins.set', { of: { type: 'material', id }, isPinned: true })
  await call('pins.list', {})
  await call('road.state', { today, zone })
  await call('road.prepare', { today, zone })
  await call('vault.room', { today, zone })
  await call('vault.free', { sha256s: [versions[0]?.sha256 ?? ''] })
  await call('vault.sweep', {})
  await call('vault.setQuota', { quotaBytes: 5_000_000_000 })
  await call('materials.remove', { id })
}

async function training(call: Call): Promise<void> {
  const { rows } = await call('accounts.list', { ...sortAndFilter, filter: { text: '柯桥' } })
  const begun = { accountId: rows[0]?.id ?? '', subject: '第 2 次培训', visitType: 'training', zone } as const
  const { id: visitId } = await call('visits.walkIn', begun)
  const { id: contactId } = await call('visits.meet', { visitId, name: '吴敏' })
  const points: [number, number][] = [
    [0, 0],
    [5000, 5000],
  ]
  await call('training.sign', { visitId, contactId, strokes: [{ tool: 'pen', points }] })
  await call('training.judge', { visitId, contactId, result: 'again' })
  await call('training.get', { visitId })
  await call('training.again', { visitId, dueOn: '2026-12-01', subject: '再讲一次', zone })
  const { id: demoId } = await call('records.create', { type: 'demo', values: { name: '三种价值' } })
  const step = await call('records.create', { type: 'demoStep', values: { demoId, kind: 'say', title: '开场' } })
  await call('demos.moveStep', { stepId: step.id, to: 0 })
  await call('demos.get', { id: demoId })
  await call('demos.list', {})
  await call('demos.show', { visitId, stepId: step.id, shownAt: 1_795_000_000_000, shownMs: 61_000 })
  await call('demos.shown', { visitId })
  await call('demos.remove', { id: demoId })
  await learning(call, visitId, contactId)
}

async function learning(call: Call, visitId: string, contactId: string): Promise<void> {
  const { id: quizId } = await call('records.create', { type: 'quiz', values: { name: '登记入门' } })
  const question = { quizId, title: '怎么改', options: '+ 当天\n- 不能' }
  const { id: questionId } = await call('records.create', { type: 'quizQuestion', values: question })
  await call('quizzes.moveQuestion', { questionId, to: 0 })
  await call('quizzes.list', {})
  await call('quizzes.get', { id: quizId })
  const choices = [{ questionId, chosen: ['当天'] }]
  await call('quizzes.take', { quizId, taker: { type: 'contact', visitId, contactId }, choices, tookMs: 9_000 })
  await call('training.certificates', { visitId })
  const { id: courseId } = await call('records.create', { type: 'course', values: { name: '新人第一周' } })
  const film = { name: '登记培训', kind: 'video' } as const
  const { id: materialId } = await call('records.create', { type: 'material', values: film })
  const materialStep = { courseId, title: film.name, materialId }
  await call('records.create', { type: 'courseStep', values: materialStep })
  const step = await call('records.create', { type: 'courseStep', values: { courseId, title: '登记入门', quizId } })
  await call('learning.moveStep', { stepId: step.id, to: 0 })
  await call('learning.assign', { courseId, memberIds: [null], dueOn: '2026-12-01' })
  await call('learning.seen', { materialId, parts: ['0', '1'] })
  await call('learning.finish', { materialId })
  await call('learning.mine', { today })
  await call('learning.courses', { today })
  await call('learning.course', { id: courseId, today })
  await call('learning.remove', { id: courseId })
  await call('quizzes.remove', { id: quizId })
}

/** The catalogue of the demo, a sheet begun from it, frozen with a PDF that is handed over. */
async function paper(shell: Shell, post: Post, call: Call): Promise<void> {
  const handOver = async (bytes: Uint8Array<ArrayBuffer>) => {
    const begun = await post('/uploads', { name: 'x', size: bytes.byteLength })
    const { id } = ((await begun.json()) as { result: { id: string } }).result
    await shell.fetch(`/uploads/${id}?offset=0`, { method: 'PUT', body: bytes })
    return { uploadId: id, sizeBytes: bytes.byteLength }
  }
  await call('company.set', { name: '明澄软件', color: '#114477' })
  await call('company.setLogo', { ...(await handOver(Uint8Array.from(placedPhoto()))), name: 'logo.jpg' })
  await call('company.get', {})
  const { rows } = await call('catalogue.products', {})
  const productId = rows.find(({ product }) => product.kind === 'ours')?.product.id ?? ''
  const otherId = rows.find(({ product }) => product.kind === 'incumbent')?.product.id ?? ''
  const { features } = await call('catalogue.product', { id: productId })
  const [first, second] = features
  const featureId = first?.id ?? ''
  await call('catalogue.say', { featureId, productId: otherId, body: '问档案室', mark: 'partly' })
  await call('catalogue.move', { type: 'feature', id: featureId, to: 1 })
  const { id: accountId } = await call('records.create', {
    type: 'account',
    values: { name: '湖州德清竹业', headcount: 20 },
  })
  await call('catalogue.propose', { accountId, productId })
  const { id } = await call('comparisons.start', { accountId, name: '德清竹业的对比表', productId: null })
  await call('comparisons.offers', { id })
  await call('comparisons.choose', { id, productId, otherId })
  await call('comparisons.aim', { id, audience: 'decider' })
  const sheet = await call('comparisons.get', { id })
  const line = sheet.rows.find((row) => row.featureId === second?.id)
  await call('records.delete', { type: 'comparisonRow', id: line?.id ?? '' })
  await call('comparisons.addFeatures', { id, featureIds: [second?.id ?? ''] })
  await call('comparisons.list', { accountId })
  const { contentHash } = await call('documents.draw', { kind: 'comparison', id })
  const pdf = await handOver(new TextEncoder().encode('%PDF-1.4\n%%EOF\n'))
  const frozen = await call('documents.freeze', { kind: 'comparison', id, contentHash, ...pdf })
  await call('documents.get', { id: frozen.id })
  await call('documents.list', { of: 'account', id: accountId })
  await call('documents.forDay', { date: today })
  await call('leave.offers', { accountId })
  await call('leave.pack', { accountId, versionIds: [frozen.id] })
  await call('leave.log', { accountId, name: '给德清竹业的资料', medium: 'zip', versionIds: [frozen.id] })
  await call('leave.list', { of: 'account', id: accountId })
  await call('comparisons.remove', { id })
  await quotes(call, accountId, productId)
  await call('catalogue.removePart', { type: 'feature', id: second?.id ?? '' })
  await call('catalogue.remove', { id: otherId })
}

/** More is taken off than the package allows, which is asked for, approved, and asked for no more. */
async function quotes(call: Call, accountId: string, productId: string): Promise<void> {
  const { packages } = await call('catalogue.product', { id: productId })
  const packageId = packages[0]?.package.id ?? null
  const { id } = await call('quotes.start', { accountId, name: '德清竹业的报价', packageId: null })
  await call('quotes.choose', { id, packageId })
  await call('records.patch', { type: 'quote', id, patch: { discountPercent: 40 } })
  await call('quotes.ask', { id, reason: '三年一签' })
  await call('quotes.decide', { id, approves: true, percent: 40, offMinor: 1_000_000_000 })
  await call('quotes.list', { accountId })
  await call('quotes.get', { id })
  await call('quotes.remove', { id })
}

async function lists(call: Call): Promise<void> {
  await call('accounts.facets', {})
  await call('contacts.list', { limit: 3 })
  await call('opportunities.list', {})
  await call('team.list', {})
  await call('views.list', { target: 'accounts' })
  await call('search.query', { query: 'keqiao' })
  await call('search.recent', {})
}

async function importing(
  shell: Shell,
  post: (path: string, body: unknown) => Promise<Response>,
  call: Call,
): Promise<void> {
  const csv = '客户名称,电话\n舟山甲渔业,1\n舟山乙渔业,2\n'
  const size = Buffer.byteLength(csv)
  const { result } = (await (await post('/uploads', { name: 'a.csv', size })).json()) as { result: { id: string } }
  expect((await shell.fetch(`/uploads/${result.id}?offset=0`, { method: 'PUT', body: csv })).status).toBe(200)
  const upload = { uploadId: result.id, fileName: 'a.csv' }
  const { mapping } = await call('imports.look', { ...upload, zone })
  if (!mapping) throw new Error('no mapping')
  const { jobId } = await call('imports.start', { ...upload, mapping, isDryRun: false })
  for (let state = 'running'; state === 'running';) {
    const response = await post('/api/imports.job', { jobId })
    state = ((await response.json()) as { result: { state: string } }).result.state
  }
  const job = await call('imports.job', { jobId })
  await call('imports.cancel', { jobId })
  await call('imports.list', {})
  await call('imports.undo', { importId: job.importId })
}

async function withHub(call: Call): Promise<void> {
  const hub = await servedHub()
  try {
    const { link } = await hub.invite('王芳')
    await call('sync.join', { link, deviceName: '测试' })
    await call('sync.now', {})
    const { settings } = await call('app.info', {})
    // nobody gives themselves a role: refused, and the words stay
    const me = settings.meId ?? ''
    await call('records.patch', { type: 'teamMember', id: me, patch: { role: 'admin' } })
    await call('sync.now', {})
    const { rows } = await call('sync.rejected', {})
    await call('sync.settleRejected', { opNo: rows[0]?.opNo ?? 0, how: 'dismiss' })
    const list = await call('accounts.list', { ...sortAndFilter, filter: { text: '柯桥' } })
    const id = list.rows[0]?.id ?? ''
    await call('sync.record', { type: 'account', id })
    await call('sync.likeness', { name: '绍兴柯桥纺织有限公司' })
    await conflicts(call, id)
    await call('handover.brief', { accountId: id })
    await call('handover.assign', { accountId: id, ownerId: me })
    await call('sync.verify', {})
    await call('team.act', { act: 'list' })
    const imported = {
      name: '方案.pdf',
      kind: 'file',
      mediaType: 'application/pdf',
      sizeBytes: 3,
      sha256: 'a'.repeat(64),
    }
    const file = await call('records.create', { type: 'attachment', values: { ...imported, accountId: id } as never })
    await call('files.state', { id: file.id })
    await call('files.fetch', { id: file.id })
    await call('files.steer', { isPaused: true, mostBytesPerSecond: 500_000 })
    await call('files.first', { sha256: 'a'.repeat(64) })
    await call('files.again', {})
    // where rounds run by themselves one may have taken the last change already
    await call('sync.now', {})
    await call('sync.leave', {})
  } finally {
    await hub.close()
  }
}

async function conflicts(call: Call, id: string): Promise<void> {
  const values = { recordType: 'account', recordId: id, field: 'phone', keptValue: '"1"', lostValue: '"2"', lostAt: 1 }
  const conflict = await call('records.create', { type: 'conflict', values: { ...values, accountId: id } })
  await call('conflicts.list', {})
  await call('conflicts.settle', { id: conflict.id, how: 'restored' })
}

/** What needs nothing to be asked, and is not in the script. */
async function rest(call: Call, called: ReadonlySet<string>): Promise<void> {
  for (const name of Object.keys(contract) as ProcedureName[])
    if (!called.has(name) && contract[name].kind === 'query' && contract[name].input.safeParse({}).success)
      await call(name, {} as never)
}

async function storage(call: Call): Promise<void> {
  await call('exports.run', { what: { kind: 'type', type: 'account' }, format: 'csv', headers: 'zh' })
  await call('storage.stats', {})
  await call('storage.verify', {})
  const { name } = await call('storage.backup', {})
  await call('storage.backups', {})
  await call('diagnostics.report', {})
  await call('storage.restore', { backup: name })
  await call('accounts.list', sortAndFilter)
}

const measured =
  /^(tookMs|sizeBytes|at|shell|text|score|\w+Bytes|lastBackupAt|updatedAt|createdAt|doneAt|sent|received|contentHash)$/

/** Lists in an order of their own: where two are equal, ids decide, and these differ. */
const ordered = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(ordered).toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
    : typeof value === 'object' && value !== null
      ? Object.fromEntries(Object.entries(value).map(([key, v]) => [key, ordered(v)]))
      : value

/** The answers without ids and without what depends on the clock or the disk. */
function comparable(answers: Answers): string {
  const now = Date.now()
  const isNow = (value: unknown): boolean => typeof value === 'number' && Math.abs(value - now) < 600_000
  const text = JSON.stringify(answers, (key, value: unknown) =>
    measured.test(key) ? undefined : isNow(value) ? 'now' : value,
  )
    .replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g, 'id')
    .replaceAll(/\d{4}-\d\d-\d\d-\d{6}/g, 'stamp')
    .replaceAll(/"\d{8}-[0-9A-F]{6}"/g, '"certificate"')
  return JSON.stringify(ordered(JSON.parse(text)), null, 1)
}

describe('every procedure, three ways', () => {
  const open: Shell[] = []
  const answers: Answers[] = []
  beforeAll(async () => {
    for (const [, start] of shells) open.push(await start())
    answers.push(...(await Promise.all(open.map(runScript))))
  }, 60_000)
  afterAll(async () => {
    for (const shell of open) await shell.close()
  })

  test('gives a result', () => {
    for (const each of answers) {
      const called = new Set(each.map(([name]) => name))
      expect((Object.keys(contract) as ProcedureName[]).filter((name) => !called.has(name))).toEqual([])
    }
  })

  test.each([1, 2])('the same one (%i)', (i) => {
    expect(comparable(answers[i] ?? [])).toBe(comparable(answers[0] ?? []))
  })

  test('a difference would be seen', () => {
    const [first = []] = answers
    const changed = first.map(([name, result]) => [name, name === 'nav.counts' ? { accounts: -1 } : result] as const)
    expect(comparable(changed as unknown as Answers)).not.toBe(comparable(first))
  })
})
