/** The library through the procedures: added whole or not at all, versions, words, filters, pins, the road. */
import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { photo } from '../../../test/fixtures/media-bytes.ts'
import { testCore, type TestCore } from '../../../test/support/temp-store.ts'
import type { Input } from '../../../shared/api/contract.ts'

const zone = 'Asia/Shanghai'
const today = '2026-11-24'
const pdf = (words: string): Uint8Array => new TextEncoder().encode(`%PDF-1.7\n${words}\n%%EOF`)
const vtt = new TextEncoder().encode('WEBVTT\n\n00:00.000 --> 00:02.000\n收件\n')

let core: TestCore
beforeEach(() => {
  core = testCore()
})
afterEach(() => core.close())

/** As the handler leaves an upload. */
function handOver(name: string, bytes: Uint8Array): Input<'materials.add'>['file'] {
  const uploadId = randomUUID()
  mkdirSync(join(core.dir, 'incoming'), { recursive: true })
  writeFileSync(join(core.dir, 'incoming', uploadId), bytes)
  return { uploadId, name, sizeBytes: bytes.byteLength }
}

type Described = Partial<Omit<Input<'materials.add'>, 'file' | 'zone'>>

const add = async (name: string, bytes: Uint8Array, described: Described = {}): Promise<string> =>
  (await core.call('materials.add', { file: handOver(name, bytes), zone, ...described })).id

const names = async (asked: Input<'materials.list'>): Promise<string[]> =>
  (await core.call('materials.list', asked)).rows.map((row) => row.material.name)

const blobsOnDisk = (): string[] =>
  existsSync(join(core.dir, 'vault'))
    ? readdirSync(join(core.dir, 'vault'), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => entry.name)
    : []

test('a file, its poster and its words come in together, and go together with one undo', async () => {
  const poster = handOver('poster.jpg', photo())
  const id = await add('收件与登记 v4.pdf', pdf('one'), { poster, text: '扫描旧合同并编号', products: ['知档'] })
  const { rows, total } = await core.call('materials.list', {})
  expect(total).toBe(1)
  expect(rows[0]).toMatchObject({
    material: { id, name: '收件与登记 v4', kind: 'pdf', products: ['知档'] },
    version: { name: '收件与登记 v4.pdf', mediaType: 'application/pdf', state: 'here', isOnHub: null },
    versions: 1,
    poster: { isHere: true },
    isPinned: false,
  })
  expect(blobsOnDisk()).toHaveLength(2)
  expect(await names({ text: '旧合同' })).toEqual(['收件与登记 v4'])
  await core.call('history.undo', {})
  expect(await names({})).toEqual([])
  expect(await names({ text: '旧合同' })).toEqual([])
})

test('what did not come whole leaves nothing', async () => {
  const short = { ...handOver('a.pdf', pdf('one')), sizeBytes: 5_000 }
  await expect(core.call('materials.add', { file: short, zone })).rejects.toMatchObject({
    wire: { why: 'file_incomplete' },
  })
  const lost = { ...handOver('b.pdf', pdf('two')), uploadId: randomUUID() }
  await expect(core.call('materials.add', { file: lost, zone })).rejects.toMatchObject({ wire: { type: 'not_found' } })
  const file = handOver('c.pdf', pdf('three'))
  await expect(core.call('materials.addVersion', { id: randomUUID(), file, zone })).rejects.toMatchObject({
    wire: { type: 'not_found' },
  })
  expect([await names({}), blobsOnDisk()]).toEqual([[], []])
})

test('a newer version stands for the material, the older one stays, and its words are those of the newer', async () => {
  const id = await add('指南.pdf', pdf('one'), { text: '老办法' })
  core.nowMs += 60_000
  await core.call('materials.addVersion', { id, file: handOver('指南 2.pdf', pdf('two')), text: '新办法', zone })
  const got = await core.call('materials.get', { id })
  expect(got.versions.map((v) => [v.no, v.name, v.state])).toEqual([
    [2, '指南 2.pdf', 'here'],
    [1, '指南.pdf', 'here'],
  ])
  expect([await names({ text: '新办法' }), await names({ text: '老办法' })]).toEqual([['指南'], []])
  await core.call('history.undo', {})
  expect((await core.call('materials.get', { id })).versions.map((v) => v.name)).toEqual(['指南.pdf'])
  expect(await names({ text: '老办法' })).toEqual(['指南'])
})

test('the same bytes twice are one file on the disk', async () => {
  await add('a.pdf', pdf('same'))
  await add('b.pdf', pdf('same'), { poster: handOver('p.jpg', photo()) })
  expect(blobsOnDisk()).toHaveLength(2)
  expect(await names({})).toHaveLength(2)
})

test('captions are WebVTT and nothing else', async () => {
  const id = await add('a.pdf', pdf('one'))
  await core.call('materials.addTrack', { id, file: handOver('a.vtt', vtt), part: 'captions', language: 'zh-CN', zone })
  expect((await core.call('materials.get', { id })).captions.map((c) => [c.language, c.mediaType])).toEqual([
    ['zh-CN', 'text/vtt'],
  ])
  const file = handOver('b.vtt', pdf('no captions'))
  await expect(core.call('materials.addTrack', { id, file, part: 'captions', zone })).rejects.toMatchObject({
    wire: { why: 'not_captions' },
  })
})

test('filters narrow by product, audience, kind and collection; facets count them', async () => {
  await add('a.pdf', pdf('a'), {
    products: ['知档', '食堂'],
    audiences: ['档案员'],
    collections: ['入门'],
    stages: ['tender'],
  })
  await add('b.pptx', new Uint8Array([80, 75, 3, 4]), { products: ['知档'] })
  await add('c.jpg', photo())
  expect(await names({ product: '食堂' })).toEqual(['a'])
  expect(await names({ audience: '档案员', kinds: ['pdf'] })).toEqual(['a'])
  expect(await names({ kinds: ['slides'] })).toEqual(['b'])
  expect(await names({ collection: '入门' })).toEqual(['a'])
  expect(await names({ stage: 'tender' })).toEqual(['a'])
  // a part of a word is another word, and a quote is a letter like any other
  expect(await names({ product: '知' })).toEqual([])
  await add('d.txt', new TextEncoder().encode('d'), { products: ['a"知档', '100%'] })
  expect([await names({ product: 'a"知档' }), (await names({ product: '知档' })).toSorted()]).toEqual([
    ['d'],
    ['a', 'b'],
  ])
  expect(await names({ onlyHere: true, limit: 2, offset: 1 })).toHaveLength(2)
  const facets = await core.call('materials.facets', {})
  expect(facets).toMatchObject({
    products: [
      { value: '知档', count: 2 },
      { value: '100%', count: 1 },
      { value: 'a"知档', count: 1 },
      { value: '食堂', count: 1 },
    ],
    stages: [{ value: 'tender', count: 1 }],
    total: 4,
    here: 4,
  })
})

test('a material that is removed is gone from the road and from search, and back with undo', async () => {
  const id = await add('a.pdf', pdf('a'), { text: '报销' })
  await core.call('pins.set', { of: { type: 'material', id }, isPinned: true })
  const road = () => core.call('road.state', { today, zone })
  expect((await road()).files).toBe(1)
  await core.call('materials.remove', { id })
  expect([(await road()).files, await names({ text: '报销' })]).toEqual([0, []])
  await expect(core.call('materials.get', { id })).rejects.toMatchObject({ wire: { type: 'not_found' } })
  await core.call('history.undo', {})
  expect([(await road()).files, await names({ text: '报销' })]).toEqual([1, ['a']])
})

test('the road needs what is pinned and what the visits of the days bring and stand at', async () => {
  const accountId = (await core.call('records.create', { type: 'account', values: { name: '苏州恒润' } })).id
  const visit = async (on: string): Promise<string> =>
    (
      await core.call('visits.plan', {
        accountId,
        subject: '演示',
        visitType: 'demo',
        on,
        time: '09:00',
        zone,
        contactIds: [],
      })
    ).id
  const brought = await add('a.pdf', pdf('brought'))
  const later = await add('b.pdf', pdf('later'))
  const collected = await add('c.pdf', pdf('collected'), { collections: ['入门'] })
  const bring = (visitId: string, refId: string) =>
    core.call('records.create', {
      type: 'visitItem',
      values: { accountId, visitId, kind: 'bring', label: 'x', refType: 'material', refId },
    })
  await bring(await visit('2026-11-30'), brought)
  await bring(await visit('2026-12-01'), later)
  const needs = async (): Promise<[number, number]> => {
    const { files, visits } = await core.call('road.state', { today, zone })
    return [visits, files]
  }
  expect(await needs()).toEqual([1, 1])
  await core.call('pins.set', { of: { type: 'collection', id: '入门' }, isPinned: true })
  expect(await needs()).toEqual([1, 2])
  expect((await core.call('materials.get', { id: collected })).pinnedBy).toEqual([{ type: 'collection', id: '入门' }])
  await core.call('pins.set', { of: { type: 'collection', id: '入门' }, isPinned: false })
  expect(await needs()).toEqual([1, 1])
  const { isReady, hasHub, missing } = await core.call('road.state', { today, zone })
  expect({ isReady, hasHub, missing }).toEqual({ isReady: true, hasHub: false, missing: [] })
})

test('where a film was left is kept by its bytes', async () => {
  const id = await add('a.pdf', pdf('a'))
  const { versions } = await core.call('materials.get', { id })
  await core.call('materials.played', { sha256: versions[0]?.sha256 ?? '', positionMs: 61_000 })
  expect((await core.call('materials.get', { id })).playedMs).toBe(61_000)
})

test('what was not known when it came is said later: once, never over what is known, and not as an act', async () => {
  const id = await add('手册.pdf', pdf('one'))
  const fileId = (await core.call('materials.get', { id })).versions[0]?.id ?? ''
  const say = (pageCount: number, text: string) =>
    core.call('materials.complete', { fileId, pageCount, text, poster: handOver('p.jpg', photo()), zone })
  expect(await say(3, '登记错了当天改')).toEqual({ isChanged: true })
  expect(await say(9, '别的')).toEqual({ isChanged: false })
  const { versions, poster } = await core.call('materials.get', { id })
  expect([versions[0]?.pageCount, poster?.isHere]).toEqual([3, true])
  expect(await names({ text: '当天改' })).toEqual(['手册'])
  expect(await names({ text: '别的' })).toEqual([])
  expect((await core.call('history.last', {}))?.label).toBe('material.create')
})
