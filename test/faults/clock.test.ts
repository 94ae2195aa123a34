/**
 * Faults D 9: the laptop's clock jumps ten years ahead, a year back, to 1970, over a change of daylight time, a leap day and a
 * leap second, and is set back between two writes. Nothing that keeps order or identity may rest on it.
 */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { newId, uuidPattern } from '../../shared/base/ids.ts'
import { seeded } from '../../electron/core/demo/load-demo.ts'
import { testCore, type TestCore } from '../support/temp-store.ts'

const usual = Date.UTC(2026, 10, 23, 5, 12)
const yearMs = 365.25 * 86_400_000
const clocks: readonly (readonly [name: string, nowMs: number])[] = [
  ['as usual', usual],
  ['ten years ahead', usual + 10 * yearMs],
  ['a year back', usual - yearMs],
  ['1970', 0],
  ['the first second of 1970', 999],
  ['before 1970', -86_400_000],
  ['an hour that comes twice, first', Date.UTC(2026, 9, 25, 0, 30)],
  ['an hour that comes twice, again', Date.UTC(2026, 9, 25, 1, 30)],
  ['before an hour that is left out', Date.UTC(2026, 2, 29, 0, 59, 59)],
  ['after it', Date.UTC(2026, 2, 29, 1, 0, 0)],
  ['a leap day', Date.UTC(2028, 1, 29, 23, 59, 59, 999)],
  ['before a leap second', Date.UTC(2016, 11, 31, 23, 59, 59, 999)],
  ['after it, told twice', Date.UTC(2016, 11, 31, 23, 59, 59, 0)],
  ['the end of 2038 counting', 2 ** 31 * 1000],
  ['year 9999', Date.UTC(9999, 11, 31)],
]
const zones = ['Asia/Shanghai', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe'] as const
const berlin = 'Europe/Berlin'

let core: TestCore
let accountId: string
beforeEach(async () => {
  core = testCore({ nowMs: usual })
  accountId = (await core.call('records.create', { type: 'account', values: { name: '苏州恒润' } })).id
})
afterEach(() => {
  core.close()
})

const rename = (i: number) =>
  core.call('records.patch', { type: 'account', id: accountId, patch: { name: `名字${i}` } })
const nameNow = async (): Promise<unknown> =>
  (await core.call('records.get', { type: 'account', id: accountId })).row['name']

test('ids stay unique whatever the clock says, and an id is an id', () => {
  const ids = clocks.flatMap(([, nowMs]) => Array.from({ length: 2000 }, () => newId(nowMs)))
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids.filter((id) => !uuidPattern.test(id))).toEqual([])
  // The mutant whose ids come from the clock alone.
  expect(new Set(clocks.flatMap(([, nowMs]) => [nowMs, nowMs].map(String))).size).toBeLessThan(clocks.length * 2)
})

test('acts at every one of them are done, kept in the order they were done, and undone in that order', async () => {
  for (const [i, [, nowMs]] of clocks.entries()) {
    core.nowMs = nowMs
    await rename(i)
  }
  const history = await core.call('records.history', { type: 'account', id: accountId, limit: 200 })
  const names = history.map((h) => h.fields['name']?.after)
  expect(names.slice(0, clocks.length)).toEqual(clocks.map((_, i) => `名字${i}`).reverse())
  // The mutant that orders by the time that stands beside it.
  const byTime = history.toSorted((a, b) => b.at - a.at).map((h) => h.fields['name']?.after)
  expect(byTime).not.toEqual(names)
  // Each undo is an act of its own at yet another time; the last act that stands is always the one taken back.
  for (let i = clocks.length - 1; i > 0; i -= 1) {
    core.nowMs = clocks[(i * 7) % clocks.length]?.[1] ?? usual
    expect(await core.call('history.undo', {})).toMatchObject({ rows: 1, skipped: 0 })
    expect(await nameNow()).toBe(`名字${i - 1}`)
  }
  expect((await core.call('storage.verify', {})).problems).toEqual([])
})

test.each(clocks)('%s: a visit, its follow-up, Today, search, backup and a restart answer', async (_name, nowMs) => {
  core.nowMs = nowMs
  for (const zone of zones) {
    await core.call('visits.log', {
      accountId,
      subject: `说事 ${zone}`,
      visitType: 'call',
      startAt: nowMs,
      zone,
      next: { type: 'date', on: '2026-11-24', time: '02:30', subject: '再去' },
    })
    await core.call('visits.plan', {
      accountId,
      subject: '上门',
      visitType: 'first',
      on: '2026-11-24',
      time: '02:30',
      zone,
    })
    const today = await core.call('today.get', { date: '2026-11-24', zone })
    expect(today.followUps.length).toBeGreaterThan(0)
    expect(today.visits.filter((v) => v.visit.status === 'planned').length).toBeGreaterThan(0)
  }
  const list = await core.call('followUps.list', { today: '2026-11-24' })
  expect([list.total, list.dueToday]).toEqual([zones.length, zones.length])
  const due = list.rows[0]?.followUp.id ?? ''
  await core.call('followUps.complete', { id: due, result: '好' })
  expect(
    (await core.call('followUps.list', { today: '2026-11-24', state: 'closed' })).rows.map((r) => r.followUp.id),
  ).toEqual([due])
  await core.call('usage.note', { type: 'account', id: accountId })
  expect((await core.call('search.query', { query: '恒润' })).hits[0]?.id).toBe(accountId)
  const timeline = await core.call('timeline.list', { of: 'account', id: accountId })
  expect(timeline.entries.length).toBe(1 + 3 * zones.length)
  await core.call('storage.backup', {})
  core.reopen()
  core.nowMs = usual
  expect((await core.call('accounts.list', { today: '2026-11-24' })).rows[0]?.nextOn).toBe('2026-11-24')
  expect((await core.call('storage.verify', {})).problems).toEqual([])
})

test('the clock is set back between two writes: the later write is the later one', async () => {
  await rename(1)
  core.nowMs = usual - yearMs
  await rename(2)
  const note = await core.call('records.create', {
    type: 'visitNote',
    values: { accountId, body: '后来', notedAt: usual },
  })
  core.reopen()
  expect(await nameNow()).toBe('名字2')
  const numbers = core.context.read.connection
    .prepare('SELECT txn_no FROM txns ORDER BY rowid')
    .pluck()
    .all() as number[]
  expect(numbers).toEqual(numbers.toSorted((a, b) => a - b))
  const sent = core.context.read.connection
    .prepare('SELECT c.row_id FROM outbox o JOIN changes c USING (change_id) ORDER BY o.rowid')
    .pluck()
    .all()
  expect(sent.at(-1)).toBe(note.id)
  await core.call('history.undo', {})
  await core.call('history.undo', {})
  expect(await nameNow()).toBe('名字1')
})

test('two backups under one time are two files', async () => {
  const first = await core.call('storage.backup', {})
  const second = await core.call('storage.backup', {})
  expect(second.name).not.toBe(first.name)
  expect(readdirSync(join(core.dir, 'backups')).toSorted()).toEqual([first.name, second.name].toSorted())
})

test('a wall clock in the hour that is left out, or comes twice, is one instant and stays one', async () => {
  for (const [on, time, isGap] of [
    ['2026-03-29', '02:30', true],
    ['2026-10-25', '02:30', false],
  ] as const) {
    const { id } = await core.call('visits.plan', {
      accountId,
      subject: on,
      visitType: 'first',
      on,
      time,
      zone: berlin,
    })
    const { row } = await core.call('records.get', { type: 'visit', id })
    const startAt = Number(row['startAt'])
    expect(new Date(startAt).toISOString().slice(0, 10)).toBe(on)
    const today = await core.call('today.get', { date: on, zone: berlin })
    expect(today.visits.map((v) => v.visit.id)).toEqual([id])
    expect(new Date(startAt).getUTCHours()).toBe(isGap ? 1 : 0)
  }
})

test('at random times, 400 acts leave a store that verifies', async () => {
  const random = seeded(9)
  for (let i = 0; i < 300; i += 1) {
    core.nowMs = Math.floor(random() * 4e12) - 1e11
    await rename(i)
    if (i % 3 === 0) await core.call('history.undo', {})
  }
  expect((await core.call('storage.verify', {})).problems).toEqual([])
})
