/** Time is the test's: timers go when it says so, and the clock may jump. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { testCore, type TestCore } from '../../../test/support/temp-store.ts'
import { instantOf } from '../../../shared/base/local-date.ts'
import type { Snooze } from '../../../shared/api/reminders.ts'
import { createReminderClock, type ReminderClock } from './reminder-clock.ts'

const zone = 'Asia/Shanghai'
const minute = 60_000
const hour = 60 * minute
let core: TestCore
let clock: ReminderClock
let timer: { readonly work: () => void; readonly atMs: number } | null
let accountId: string

const at = (date: string, time: string, where = zone): number => instantOf(date, time, where)

function start(): void {
  clock = createReminderClock(core.context, (error) => expect(error).toBeUndefined(), {
    set: (work, ms) => (timer = { work, atMs: core.nowMs + ms }),
    clear: () => (timer = null),
  })
  clock.check()
}

/** Lets time pass as it does while the machine is awake: every timer goes when it is due. */
function pass(untilMs: number): void {
  while (timer !== null && timer.atMs <= untilMs) {
    core.nowMs = Math.max(core.nowMs, timer.atMs)
    const { work } = timer
    timer = null
    work()
  }
  core.nowMs = untilMs
}

/** The machine sleeps: no timer goes, and the clock is another when it wakes. */
function sleep(untilMs: number): void {
  core.nowMs = untilMs
  const work = timer?.work
  timer = null
  work?.()
}

const shown = async () => (await core.call('reminders.take', {})).map((r) => r.subject)
const waiting = async () => (await core.call('reminders.list', {})).map((r) => r.subject)

const add = (subject: string, dueOn: string, dueTime: string | null = null, more: object = {}) =>
  core.call('followUps.add', { accountId, subject, dueOn, dueTime, zone, ...more })
const plan = (on: string, time: string) =>
  core.call('visits.plan', { accountId, subject: '上门', visitType: 'demo', on, time, zone })

beforeEach(async () => {
  core = testCore({ nowMs: at('2026-11-23', '08:30') })
  accountId = (await core.call('records.create', { type: 'account', values: { name: '苏州恒润' } })).id
  await core.call('reminders.here', { zone })
  timer = null
  start()
})
afterEach(() => {
  clock.stop()
  core.close()
})

/** What a change in the store is to the clock. */
const changed = (): void => clock.onHint({ seq: 1, types: ['followUp', 'visit'], local: true })

describe('at its time', () => {
  test('a follow-up with a time rings ten minutes before, one of a day at nine, a visit half an hour before', async () => {
    await add('回电话', '2026-11-23', '14:00')
    await add('寄样品', '2026-11-23')
    await plan('2026-11-23', '10:00')
    changed()
    pass(at('2026-11-23', '09:00') - 1)
    expect(await shown()).toEqual([])
    pass(at('2026-11-23', '09:00'))
    expect(await shown()).toEqual(['寄样品'])
    pass(at('2026-11-23', '09:30'))
    expect(await shown()).toEqual(['上门'])
    pass(at('2026-11-23', '13:50') - 1)
    expect(await shown()).toEqual([])
    pass(at('2026-11-23', '13:50'))
    expect(await shown()).toEqual(['回电话'])
  })

  test('its own lead counts, in minutes or in days', async () => {
    await add('开会', '2026-11-23', '15:00', { remindMin: 120 })
    await add('交报价', '2026-11-26', null, { remindMin: 2 * 24 * 60 })
    changed()
    pass(at('2026-11-23', '13:00'))
    expect(await shown()).toEqual(['开会'])
    pass(at('2026-11-24', '09:00'))
    expect(await shown()).toEqual(['交报价'])
  })

  test('what is made within its lead rings at the moment itself', async () => {
    core.nowMs = at('2026-11-23', '13:55')
    await add('马上', '2026-11-23', '14:00')
    changed()
    pass(at('2026-11-23', '14:00'))
    expect(await shown()).toEqual(['马上'])
  })

  test('a change moves it: a new date rings anew, one that is done does not', async () => {
    const { id } = await add('改期', '2026-11-23', '10:00')
    const gone = await add('办了', '2026-11-23', '10:00')
    changed()
    await core.call('followUps.snooze', { id, dueOn: '2026-11-23', dueTime: '11:00' })
    await core.call('followUps.complete', { id: gone.id })
    changed()
    pass(at('2026-11-23', '10:30'))
    expect(await shown()).toEqual([])
    pass(at('2026-11-23', '10:50'))
    expect(await shown()).toEqual(['改期'])
    await core.call('followUps.snooze', { id, dueOn: '2026-11-23', dueTime: '16:00' })
    changed()
    expect(await waiting()).toEqual([])
    pass(at('2026-11-23', '16:00'))
    expect(await shown()).toEqual(['改期'])
  })

  test('a visit that has begun is not brought to mind', async () => {
    const { id } = await plan('2026-11-23', '10:00')
    await core.call('visits.start', { visitId: id })
    changed()
    pass(at('2026-11-23', '10:00'))
    expect(await waiting()).toEqual([])
  })

  test('turned off, nothing rings', async () => {
    await add('回电话', '2026-11-23', '10:00')
    const { settings } = await core.call('app.info', {})
    await core.call('settings.set', { reminders: { ...settings.reminders, isOn: false } })
    changed()
    pass(at('2026-11-23', '12:00'))
    expect(await waiting()).toEqual([])
  })
})

describe('sleep and restart', () => {
  test('what came due while the machine slept rings once, together and late', async () => {
    await add('甲', '2026-11-23', '10:00')
    await add('乙', '2026-11-23', '11:00')
    await add('丙', '2026-11-23')
    changed()
    pass(at('2026-11-23', '08:40'))
    core.hints.length = 0
    sleep(at('2026-11-23', '14:00'))
    expect(core.hints.filter((h) => h.local)).toHaveLength(1)
    expect((await shown()).toSorted()).toEqual(['丙', '乙', '甲'].toSorted())
    pass(at('2026-11-23', '18:00'))
    expect(await shown()).toEqual([])
  })

  test('over a weekend too; what is a week old stands under overdue and rings no more', async () => {
    await add('周五的', '2026-11-27', '16:00')
    await add('早该办的', '2026-11-24', '16:00')
    clock.stop()
    core.nowMs = at('2026-12-02', '09:30')
    core.reopen()
    start()
    expect(await shown()).toEqual(['周五的'])
  })

  test('a restart fires nothing twice, and what was not looked at still waits', async () => {
    await add('回电话', '2026-11-23', '10:00')
    changed()
    pass(at('2026-11-23', '09:50'))
    expect(await shown()).toEqual(['回电话'])
    clock.stop()
    core.reopen()
    start()
    expect(clock.check()).toBe(0)
    expect(await shown()).toEqual([])
    expect(await waiting()).toEqual(['回电话'])
  })

  test('the mutant without the table of what has fired would ring again', async () => {
    await add('回电话', '2026-11-23', '10:00')
    changed()
    pass(at('2026-11-23', '09:50'))
    await shown()
    core.context.store.write.connection.exec('DELETE FROM reminders')
    expect(clock.check()).toBe(1)
  })

  test('a clock set back fires nothing again and forgets nothing', async () => {
    await add('甲', '2026-11-23', '10:00')
    await add('乙', '2026-11-23', '12:00')
    changed()
    pass(at('2026-11-23', '10:00'))
    expect(await shown()).toEqual(['甲'])
    sleep(at('2026-11-23', '09:00'))
    pass(at('2026-11-23', '11:50'))
    expect(await shown()).toEqual(['乙'])
  })
})

describe('quiet hours', () => {
  test('nothing rings in them; it comes at their end', async () => {
    await add('夜里', '2026-11-23', '22:30')
    await add('清早', '2026-11-24', '07:00')
    changed()
    pass(at('2026-11-24', '08:00') - 1)
    expect(await shown()).toEqual([])
    pass(at('2026-11-24', '08:00'))
    expect((await shown()).toSorted()).toEqual(['夜里', '清早'].toSorted())
  })

  test('a machine that wakes in them stays quiet', async () => {
    await add('下午', '2026-11-23', '15:00')
    changed()
    sleep(at('2026-11-23', '23:00'))
    expect(await shown()).toEqual([])
    pass(at('2026-11-24', '08:00'))
    expect(await shown()).toEqual(['下午'])
  })
})

describe('zones and clock changes', () => {
  test('nine in the morning is that of the place, and what rang there rings nowhere again', async () => {
    await add('寄样品', '2026-11-23')
    await add('明天的', '2026-11-24')
    changed()
    pass(at('2026-11-23', '09:00'))
    expect(await shown()).toEqual(['寄样品'])
    await core.call('reminders.here', { zone: 'Europe/Berlin' })
    clock.onHint({ seq: 0, types: [], local: true })
    pass(at('2026-11-23', '10:00', 'Europe/Berlin'))
    expect(await shown()).toEqual([])
    pass(at('2026-11-24', '09:00', 'Europe/Berlin') - 1)
    expect(await shown()).toEqual([])
    pass(at('2026-11-24', '09:00', 'Europe/Berlin'))
    expect(await shown()).toEqual(['明天的'])
  })

  test('a time that was set in one zone is that moment in another', async () => {
    await add('电话会', '2026-11-23', '18:00')
    await core.call('reminders.here', { zone: 'Europe/Berlin' })
    changed()
    pass(at('2026-11-23', '17:50'))
    expect(await shown()).toEqual(['电话会'])
  })

  test('over the hour a clock change skips, the morning stays nine and a day ahead stays nine', async () => {
    const there = 'Europe/Berlin'
    core.nowMs = at('2027-03-26', '12:00', there)
    await core.call('reminders.here', { zone: there })
    await core.call('followUps.add', { accountId, subject: '周一', dueOn: '2027-03-29', zone: there, remindMin: 1440 })
    await core.call('followUps.add', {
      accountId,
      subject: '没有的钟点',
      dueOn: '2027-03-28',
      dueTime: '02:30',
      zone: there,
      remindMin: 0,
    })
    const { settings } = await core.call('app.info', {})
    await core.call('settings.set', { reminders: { ...settings.reminders, quiet: null } })
    changed()
    pass(at('2027-03-28', '03:30', there))
    expect(await shown()).toEqual(['没有的钟点'])
    pass(at('2027-03-28', '09:00', there) - 1)
    expect(await shown()).toEqual([])
    pass(at('2027-03-28', '09:00', there))
    expect(await shown()).toEqual(['周一'])
  })
})

describe('shown, put off, settled', () => {
  test('two windows that ask at once show it once', async () => {
    await add('回电话', '2026-11-23', '10:00')
    changed()
    pass(at('2026-11-23', '09:50'))
    const both = await Promise.all([shown(), shown()])
    expect(both.flat()).toEqual(['回电话'])
    expect(await waiting()).toEqual(['回电话'])
  })

  test.each<[Snooze, string, string]>([
    ['minutes', '2026-11-23', '10:00'],
    ['hour', '2026-11-23', '10:50'],
    ['tomorrow', '2026-11-24', '09:00'],
  ])('put off (%s) it comes again then, and no sooner', async (until, date, time) => {
    const { id } = await add('回电话', '2026-11-23', '10:00')
    changed()
    pass(at('2026-11-23', '09:50'))
    await shown()
    await core.call('reminders.snooze', { items: [{ of: 'followUp', id }], until })
    changed()
    expect(await waiting()).toEqual([])
    pass(at(date, time) - 1)
    expect(await shown()).toEqual([])
    pass(at(date, time))
    expect(await shown()).toEqual(['回电话'])
  })

  test('settled it is gone, and does not come back after a restart', async () => {
    const { id } = await add('回电话', '2026-11-23', '10:00')
    changed()
    pass(at('2026-11-23', '09:50'))
    await core.call('reminders.settle', { items: [{ of: 'followUp', id }] })
    expect(await waiting()).toEqual([])
    clock.stop()
    core.reopen()
    start()
    expect(await waiting()).toEqual([])
    expect(clock.check()).toBe(0)
  })

  test('a colleague’s follow-up does not ring here', async () => {
    const me = await core.call('profile.set', { name: '王芳' })
    const other = await core.call('records.create', { type: 'teamMember', values: { name: '李雷' } })
    await add('我的', '2026-11-23', '10:00')
    await core.call('records.create', {
      type: 'followUp',
      values: {
        accountId,
        subject: '他的',
        status: 'open',
        dueOn: '2026-11-23',
        dueTime: '10:00',
        zone,
        ownerId: other.id,
      },
    })
    changed()
    pass(at('2026-11-23', '10:00'))
    expect([me.id !== other.id, await shown()]).toEqual([true, ['我的']])
  })

  test('an hour is many ticks: none of them waits longer than a few seconds', () => {
    expect((timer?.atMs ?? Number.POSITIVE_INFINITY) - core.nowMs).toBeLessThanOrEqual(10_000)
    pass(core.nowMs + hour)
    expect((timer?.atMs ?? Number.POSITIVE_INFINITY) - core.nowMs).toBeLessThanOrEqual(10_000)
  })
})

test('what was changed while the clock was far ahead still rings at its time', async () => {
  core.nowMs = at('2036-11-23', '08:30')
  await add('那时记的', '2026-11-24', '10:00')
  core.nowMs = at('2026-11-23', '09:00')
  clock.check()
  pass(at('2026-11-24', '10:01'))
  expect(await shown()).toEqual(['那时记的'])
})
