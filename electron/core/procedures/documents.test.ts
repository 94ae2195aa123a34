/** Paper through the procedures: a comparison from the catalogue, drawn, frozen once, and another version when it changed. */
import { rm } from 'node:fs/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { blobPath } from '../vault/blob-path.ts'
import { paperDiff } from '../../../shared/documents/paper-diff.ts'
import { photo } from '../../../test/fixtures/media-bytes.ts'
import { freezePaper, handOver } from '../../../test/support/freeze-paper.ts'
import { catalogueScene, type CatalogueScene } from '../../../test/support/catalogue.ts'
import { testCore, type TestCore } from '../../../test/support/temp-store.ts'

let core: TestCore
let scene: CatalogueScene

beforeEach(async () => {
  core = testCore()
  scene = await catalogueScene(core)
})
afterEach(() => core.close())

const order = () => ({ kind: 'comparison' as const, id: scene.comparisonId })

const freeze = (pdf?: string) => freezePaper(core, order(), pdf)

const visitOf = async (values: object): Promise<string> => {
  const usual = { accountId: scene.accountId, subject: '上门演示', status: 'planned', zone: 'Asia/Shanghai' }
  return (await core.call('records.create', { type: 'visit', values: { ...usual, ...values } } as never)).id
}

test('what is drawn on a photo is frozen with the sheet; drawn anew it is another version, and says so', async () => {
  const { id: fileId } = await core.call('attachments.add', {
    ...handOver(core.dir, photo().toString('latin1')),
    name: 'a.png',
    to: { type: 'account', id: scene.accountId },
    zone: 'UTC',
  })
  const rows = { accountId: scene.accountId, comparisonId: scene.comparisonId, part: 'remark', title: '柜子', fileId }
  await core.call('records.create', { type: 'comparisonRow', values: rows } as never)
  const draw = (strokes: readonly object[], size: object) =>
    core.call('records.patch', {
      type: 'attachment',
      id: fileId,
      patch: { marks: JSON.stringify({ strokes }), ...size },
    } as never)
  const circle = { tool: 'circle', points: [[2_000, 2_000], [8_000, 6_000]] } // prettier-ignore
  const arrow = { tool: 'arrow', points: [[0, 0], [5_000, 5_000]] } // prettier-ignore
  const drawnOf = async (id: string) => {
    const { paper } = await core.call('documents.get', { id })
    return paper.blocks.flatMap((one) => (one.type === 'pictures' ? one.items.map(({ drawn }) => drawn) : []))
  }
  // nobody knows the shape of the picture: nothing is drawn at a wrong place
  await draw([circle], { width: null, height: null })
  const first = await freeze()
  expect(await drawnOf(first.id)).toEqual([undefined])
  await draw([circle], { width: 400, height: 200 })
  const second = await freeze()
  await draw([circle, arrow], {})
  const third = await freeze()
  expect([first.versionNo, second.versionNo, third.versionNo]).toEqual([1, 2, 3])
  const ellipse = 'M2000 4000a3000 2000 0 1 0 6000 0a3000 2000 0 1 0 -6000 0'
  expect(await drawnOf(second.id)).toEqual([{ ratio: 2, paths: [ellipse] }])
  expect((await drawnOf(third.id))[0]?.paths).toHaveLength(2)
  const papers = [
    await core.call('documents.get', { id: second.id }),
    await core.call('documents.get', { id: third.id }),
  ]
  const [before, after] = papers.map(({ paper }) => paper)
  expect(before && after ? paperDiff(before, after) : []).toMatchObject([
    { what: 'changed', before: '柜子 ✎ 1', after: '柜子 ✎ 2' },
  ])
})

test.each(['agenda', 'visitReport', 'attendance', 'valueCard', 'brief'] as const)(
  'a sheet without a look of its own takes the one that is asked for: %s',
  async (kind) => {
    const { accountId, productId } = scene
    const values = {
      accountId,
      subject: '培训',
      visitType: 'training',
      status: 'planned',
      startAt: 0,
      zone: 'Asia/Shanghai',
    }
    const visit = await core.call('records.create', { type: 'visit', values } as never)
    const id = kind === 'valueCard' ? productId : kind === 'brief' ? accountId : visit.id
    const look = { language: 'both', paper: 'letter', isLandscape: true } as const
    const [plain, looked] = await Promise.all([
      core.call('documents.draw', { kind, id }),
      core.call('documents.draw', { kind, id, look }),
    ])
    expect(plain.html).toContain('@page { size: 210mm 297mm;')
    expect(looked.html).toContain('@page { size: 279.4mm 215.9mm;')
    expect([plain.html.includes('class="second"'), looked.html.includes('class="second"')]).toEqual([false, true])
    const frozen = await freezePaper(core, { kind, id, look })
    expect((await core.call('documents.get', { id: frozen.id })).paper).toMatchObject({
      size: 'letter',
      language: 'both',
    })
  },
)

test('another present system says its own; what was written at the client stays', async () => {
  const { rows } = await core.call('comparisons.get', { id: scene.comparisonId })
  const [first, second] = rows
  await core.call('records.patch', {
    type: 'comparisonRow',
    id: first?.id ?? '',
    patch: { now: '问档案室的老王' },
  })
  await core.call('comparisons.choose', { id: scene.comparisonId, productId: scene.productId, otherId: null })
  const after = (await core.call('comparisons.get', { id: scene.comparisonId })).rows
  expect(after.map(({ now }) => now)).toEqual(['问档案室的老王', null, null])
  expect(second?.now).not.toBeNull()
  await core.call('history.undo', {})
  expect((await core.call('comparisons.get', { id: scene.comparisonId })).rows[1]?.now).toBe(second?.now)
})

test('what was drawn is kept with its PDF; unchanged it is the same version, changed the next', async () => {
  const one = await freeze()
  expect(one).toMatchObject({ versionNo: 1, isNew: true })
  core.nowMs += 3 * 86_400_000
  const again = await core.call('documents.draw', order())
  expect(again.frozen).toMatchObject({ id: one.id, versionNo: 1, file: { id: one.fileId, state: 'here' } })
  await core.call('records.patch', { type: 'comparison', id: scene.comparisonId, patch: { minutesPerDay: 35 } })
  const two = await freeze()
  expect(two).toMatchObject({ versionNo: 2, isNew: true })
  const { rows } = await core.call('documents.list', { of: 'subject', id: scene.comparisonId })
  expect(rows.map(({ versionNo }) => versionNo)).toEqual([2, 1])
  const { paper } = await core.call('documents.get', { id: two.id })
  expect(paper.blocks.find(({ type }) => type === 'result')).toMatchObject({ figure: '2,625' })
  expect(paper.head.right).toContain('第 2 版')
})

test('a record that changed between drawing and keeping is refused, and nothing is kept', async () => {
  const { contentHash } = await core.call('documents.draw', order())
  await core.call('records.patch', { type: 'comparison', id: scene.comparisonId, patch: { lead: '又改了' } })
  await expect(
    core.call('documents.freeze', { ...order(), contentHash, ...handOver(core.dir, '%PDF-1.4') }),
  ).rejects.toMatchObject({ wire: { why: 'paper_changed' } })
  expect((await core.call('documents.list', { of: 'subject', id: scene.comparisonId })).rows).toEqual([])
})

test('an unchanged sheet whose PDF is not here is printed again under its own version', async () => {
  const one = await freeze()
  await rm(blobPath(core.dir, (await core.call('attachments.open', { id: one.fileId })).sha256) ?? '')
  await expect(core.call('attachments.open', { id: one.fileId })).rejects.toThrow('conflict')
  expect((await core.call('documents.draw', order())).frozen?.file?.state).toBe('damaged')
  const again = await freeze()
  expect(again).toMatchObject({ id: one.id, versionNo: 1, isNew: false })
  expect(again.fileId).not.toBe(one.fileId)
  expect((await core.call('documents.draw', order())).frozen?.file).toMatchObject({ id: again.fileId, state: 'here' })
})

test('where two laptops said something to one line, the grid and the sheet say the same, and clearing clears both', async () => {
  const [featureId = ''] = scene.featureIds
  const { productId } = scene
  core.nowMs += 1_000
  await core.call('records.create', { type: 'claim', values: { featureId, productId, body: '另一台说的', mark: 'no' } })
  await core.call('catalogue.say', { featureId, productId, body: '改过的' })
  const { claims } = await core.call('catalogue.product', { id: productId })
  const shown = new Map(claims.map((claim) => [`${claim.featureId} ${claim.productId}`, claim.body]))
  expect(shown.get(`${featureId} ${productId}`)).toBe('改过的')
  const sheet = await core.call('comparisons.start', { accountId: scene.accountId, name: '新', productId })
  expect((await core.call('comparisons.get', { id: sheet.id })).rows[0]?.ours).toBe('改过的')
  await core.call('catalogue.say', { featureId, productId, body: '' })
  const left = (await core.call('catalogue.product', { id: productId })).claims
  expect(left.filter((claim) => claim.featureId === featureId && claim.productId === productId)).toEqual([])
})

test('the prices of a package that is withdrawn are on no sheet', async () => {
  const create = async (type: string, values: object) =>
    (await core.call('records.create', { type, values } as never)).id
  const packageId = await create('pricePackage', { productId: scene.productId, name: '企业版', currency: 'CNY' })
  await create('priceRow', { packageId, title: '许可', unit: 'year', priceMinor: 6_800_000, currency: 'CNY' })
  await core.call('records.patch', {
    type: 'comparison',
    id: scene.comparisonId,
    patch: { packageId, showsPrice: true },
  })
  expect((await core.call('documents.draw', order())).html).toContain('¥68,000')
  await core.call('catalogue.removePart', { type: 'pricePackage', id: packageId })
  expect((await core.call('documents.draw', order())).html).not.toContain('¥68,000')
})

test('one undo takes a version back with its PDF', async () => {
  await freeze()
  await core.call('history.undo', {})
  expect((await core.call('documents.list', { of: 'account', id: scene.accountId })).rows).toEqual([])
  expect((await core.call('attachments.list', { of: { type: 'account', id: scene.accountId } })).total).toBe(0)
})

test('lines move among those of their own part', async () => {
  const { rows } = await core.call('comparisons.get', { id: scene.comparisonId })
  await core.call('catalogue.move', { type: 'comparisonRow', id: rows[2]?.id ?? '', to: 0 })
  const after = (await core.call('comparisons.get', { id: scene.comparisonId })).rows
  expect(after.map(({ id }) => id)).toEqual([rows[2]?.id, rows[0]?.id, rows[1]?.id])
})

test('a client’s agenda and minutes say what was written for the client, and nothing of our own preparation', async () => {
  const id = await visitOf({
    startAt: core.nowMs,
    purpose: '看谁拍板',
    summary: '嫌贵',
    agenda: '一、看三步归档\n\n2. 算一算省的时间',
    minutes: '看了归档，下周试用',
  })
  const item = { accountId: scene.accountId, visitId: id, kind: 'do', label: '问清反对意见' }
  await core.call('records.create', { type: 'visitItem', values: item } as never)
  const [agenda, minutes] = [
    (await core.call('documents.draw', { kind: 'agenda', id })).html,
    (await core.call('documents.draw', { kind: 'visitReport', id })).html,
  ]
  for (const words of ['看三步归档', '算一算省的时间']) expect(agenda).toContain(words)
  expect(agenda).not.toMatch(/一、|2\. /)
  expect(minutes).toContain('看了归档，下周试用')
  for (const words of ['看谁拍板', '嫌贵', '问清反对意见']) expect(agenda + minutes).not.toContain(words)
})

test('the next visit on a sheet is the one after the visit it is for', async () => {
  const next = async () => (await core.call('comparisons.get', { id: scene.comparisonId })).next?.on ?? null
  const day = 24 * 3_600_000
  const tomorrow = await visitOf({ startAt: core.nowMs + day })
  expect(await next()).toBeNull()
  await visitOf({ startAt: core.nowMs + 8 * day })
  expect(await next()).toBe('2026-12-01')
  // somebody was there today: what is made now is for after
  await visitOf({ startAt: core.nowMs - 3_600_000, status: 'done' })
  expect(await next()).toBe('2026-11-24')
  // under way, a little before its time
  await core.call('records.patch', { type: 'visit', id: tomorrow, patch: { startAt: core.nowMs + 600_000 } } as never)
  expect(await next()).toBe('2026-11-23')
  await core.call('records.patch', { type: 'visit', id: tomorrow, patch: { startedAt: core.nowMs } } as never)
  expect(await next()).toBe('2026-12-01')
})

test('printed for a visit it names the one after, and a date that was only agreed counts', async () => {
  const day = 24 * 3_600_000
  // somebody was there today, too
  await visitOf({ startAt: core.nowMs - 3_600_000, status: 'done' })
  const visitId = await visitOf({ startAt: core.nowMs + day })
  const said = async (more: object) => (await core.call('documents.draw', { ...order(), ...more })).html
  expect(await said({})).toContain('11月24日')
  expect(await said({ visitId })).not.toContain('11月24日')
  const agreed = { accountId: scene.accountId, subject: '看试用', kind: 'visit', status: 'open', dueOn: '2026-12-07' }
  await core.call('records.create', { type: 'followUp', values: agreed } as never)
  await core.call('records.create', {
    type: 'followUp',
    values: { ...agreed, kind: 'call', dueOn: '2026-12-01' },
  } as never)
  expect(await said({ visitId })).toContain('12月7日')
  expect((await core.call('documents.draw', { kind: 'visitReport', id: visitId })).html).toContain('12月7日')
})

test('who has no telephone of their own is reached at the company', async () => {
  await core.call('company.set', { name: '明澄软件', phone: '057188260000', email: 'info@example.com' })
  const { person } = await core.call('comparisons.get', { id: scene.comparisonId })
  expect(person?.lines.length).toBe(2)
  expect(person?.card).toMatch(/TEL.*\d{4}[\s\S]*EMAIL/)
})

test('a number that was on paper is not used again, and only a PDF is kept', async () => {
  const { txnId, versionNo } = await freeze()
  await core.call('history.undo', { txnId })
  expect([versionNo, (await freeze()).versionNo]).toEqual([1, 2])
  await core.call('records.patch', { type: 'comparison', id: scene.comparisonId, patch: { lead: '另一句' } } as never)
  await expect(freeze('no such thing')).rejects.toMatchObject({ wire: { why: 'print_failed' } })
})

test('what was printed is neither deleted nor renamed', async () => {
  const { id, fileId } = await freeze()
  const stays = { wire: { type: 'conflict', why: 'paper_stays' } }
  const gone = (type: string, of: string) => core.call('records.delete', { type, id: of } as never)
  await expect(gone('attachment', fileId)).rejects.toMatchObject(stays)
  await expect(gone('documentVersion', id)).rejects.toMatchObject(stays)
  await expect(core.call('attachments.describe', { id: fileId, name: 'x.pdf' })).rejects.toMatchObject(stays)
  expect((await core.call('documents.get', { id })).version.file?.id).toBe(fileId)
})

test('a version that is no paper at all keeps nothing else from being offered', async () => {
  const { id } = await freeze()
  const values = {
    accountId: scene.accountId,
    kind: 'agenda',
    subjectId: scene.accountId,
    name: 'x',
    versionNo: 1,
    madeAt: 1,
    contentHash: 'x',
    content: 'no JSON',
  }
  for (const versionNo of [1, 2])
    await core.call('records.create', { type: 'documentVersion', values: { ...values, versionNo } } as never)
  const { papers } = await core.call('leave.offers', { accountId: scene.accountId })
  expect(papers.map((one) => [one.kind, one.versionNo])).toEqual([
    ['comparison', 1],
    ['agenda', 2],
  ])
  expect(papers[0]?.id).toBe(id)
})
