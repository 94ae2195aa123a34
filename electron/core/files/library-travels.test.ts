/** The library between two laptops: everybody sees it, its bytes come when they are wanted, pinned or needed on the road, and go when there is no room. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Input } from '../../../shared/api/contract.ts'
import { newId } from '../../../shared/base/ids.ts'
import { dateIn } from '../../../shared/base/local-date.ts'
import { attach, someBytes, teamFiles, type TeamFiles } from '../../../test/support/team-files.ts'
import type { TestCore } from '../../../test/support/temp-store.ts'
import { blobPath } from '../vault/blob-path.ts'

const zone = 'Asia/Shanghai'
const asked = { today: dateIn(Date.now(), zone), zone }

let team: TeamFiles
beforeEach(async () => {
  team = await teamFiles()
})
afterEach(() => team.close())

function handOver(core: TestCore, name: string): Input<'materials.add'>['file'] {
  const bytes = someBytes(40_000)
  const uploadId = newId(Date.now())
  mkdirSync(join(core.dir, 'incoming'), { recursive: true })
  writeFileSync(join(core.dir, 'incoming', uploadId), bytes)
  return { uploadId, name, sizeBytes: bytes.byteLength }
}

/** Adds a material at A, sends row and bytes, and brings the row to B. */
async function addAtA(name: string, collections: string[] | null = null): Promise<string> {
  const { a, b } = team
  const { id } = await a.call('materials.add', { file: handOver(a, name), collections, text: '旧合同编号', zone })
  await carryAll(a)
  await b.context.sync.round()
  return id
}

async function carryAll(core: TestCore): Promise<void> {
  await core.context.sync.round()
  expect(await core.context.carrier.run()).toBe('done')
}

const newestAt = async (core: TestCore, id: string) => (await core.call('materials.get', { id })).versions[0]

test('is seen by all with its words; its bytes come with one press', async () => {
  const { b } = team
  const id = await addAtA('指南.pdf')
  const found = await b.call('materials.list', { text: '旧合同' })
  expect(found.rows.map((row) => [row.material.name, row.version?.state])).toEqual([['指南', 'elsewhere']])
  await b.call('files.fetch', { id: found.rows[0]?.version?.id ?? '' })
  await carryAll(b)
  expect(await newestAt(b, id)).toMatchObject({ state: 'here', isOnHub: true })
})

test('what is pinned comes by itself, and its newer version too; let go it does not', async () => {
  const { a, b } = team
  const id = await addAtA('指南.pdf')
  await b.call('pins.set', { of: { type: 'material', id }, isPinned: true })
  await carryAll(b)
  expect((await newestAt(b, id))?.state).toBe('here')
  const addVersion = async (name: string): Promise<void> => {
    await a.call('materials.addVersion', { id, file: handOver(a, name), zone })
    await carryAll(a)
    await b.context.sync.round()
  }
  await addVersion('指南 2.pdf')
  expect(await newestAt(b, id)).toMatchObject({ name: '指南 2.pdf', state: 'elsewhere' })
  await carryAll(b)
  expect(await newestAt(b, id)).toMatchObject({ name: '指南 2.pdf', state: 'here' })
  await addVersion('指南 3.pdf')
  await b.call('pins.set', { of: { type: 'material', id }, isPinned: false })
  await carryAll(b)
  expect(await newestAt(b, id)).toMatchObject({ name: '指南 3.pdf', state: 'elsewhere' })
})

test('the road says what is missing, gets it, and its light turns green', async () => {
  const { a, b, accountId } = team
  const materialId = await addAtA('指南.pdf')
  await attach(a, accountId, someBytes(9_000), '现场.jpg')
  await carryAll(a)
  const visitId = (
    await b.call('visits.plan', { accountId, subject: '演示', visitType: 'demo', on: asked.today, time: '23:59', zone })
  ).id
  const values = { accountId, visitId, kind: 'bring', label: '指南', refType: 'material', refId: materialId } as const
  await b.call('records.create', { type: 'visitItem', values })
  await b.context.sync.round()
  const before = await b.call('road.state', asked)
  expect(before).toMatchObject({ visits: 1, files: 2, missingFiles: 2, missingBytes: 49_000, isReady: false })
  expect(before.missing.map((f) => [f.name, f.why, f.state])).toEqual([
    ['现场.jpg', 'visit', 'idle'],
    ['指南.pdf', 'visit', 'idle'],
  ])
  expect(await b.call('road.prepare', asked)).toEqual({ wanted: 2 })
  expect((await b.call('road.state', asked)).missing.map((f) => f.state)).toEqual(['waiting', 'waiting'])
  await carryAll(b)
  expect(await b.call('road.state', asked)).toMatchObject({ missingFiles: 0, isReady: true })
})

test('what the hub has may go, what only this laptop has or the road needs may not', async () => {
  const { a, b } = team
  const kept = await addAtA('留着.pdf')
  const freed = await addAtA('不用.pdf')
  await a.call('pins.set', { of: { type: 'material', id: kept }, isPinned: true })
  const only = (await a.call('materials.add', { file: handOver(a, '只在这里.pdf'), zone })).id
  const room = await a.call('vault.room', asked)
  expect(room.used).toEqual({ files: 3, bytes: 120_000 })
  expect(room.freeable.map((f) => f.name)).toEqual(['不用.pdf'])
  const shas = await Promise.all([freed, only].map(async (id) => (await newestAt(a, id))?.sha256 ?? ''))
  expect(await a.call('vault.free', { sha256s: shas })).toEqual({ files: 1, bytes: 40_000 })
  expect(shas.map((sha256) => existsSync(blobPath(a.dir, sha256) ?? ''))).toEqual([false, true])
  expect((await newestAt(a, freed))?.state).toBe('elsewhere')
  await a.call('files.fetch', { id: (await newestAt(a, freed))?.id ?? '' })
  await carryAll(a)
  expect((await newestAt(a, freed))?.state).toBe('here')
  expect((await newestAt(b, freed))?.state).toBe('elsewhere')
})
