/** Who is offered what: as `hub/team.test.ts` says who may. */
import { describe, expect, test } from 'vitest'
import type { TeamAnswer } from '../../../shared/sync/team-messages.ts'
import {
  canCover,
  canEnd,
  coverable,
  devicesOf,
  inOrder,
  rightsOver,
  standIns,
  stateOf,
  type User,
} from './team-rights.ts'

const person = (id: string, over: Partial<User> = {}): User => ({
  id,
  memberId: id,
  name: id,
  email: null,
  role: 'rep',
  teamId: 'east',
  isActive: true,
  joinedAtMs: 1,
  ...over,
})

const admin = person('admin', { role: 'admin', teamId: null })
const manager = person('manager', { role: 'manager' })
const rep = person('rep')
const invited = person('invited', { joinedAtMs: null })
const gone = person('gone', { isActive: false })
const other = person('other', { teamId: 'south' })
const everybody = [admin, manager, rep, invited, gone, other]

const seenBy = (me: User, users: readonly User[] = everybody): TeamAnswer => ({
  me: { userId: me.id, deviceId: `${me.id}-laptop`, isAdmin: me.role === 'admin', isManager: me.role === 'manager' },
  users: [...users],
  teams: [],
  devices: [],
  covers: [],
  issued: null,
})
const names = (users: readonly User[]): string[] => users.map((user) => user.name)

describe('an admin', () => {
  const team = seenBy(admin)
  test('may change everybody', () => {
    expect(rightsOver(team, rep)).toEqual({ change: true, laptops: true, link: true, cover: true, isOnlyAdmin: false })
  })
  test('gets no link for somebody switched off, but may give their accounts into care', () => {
    expect(rightsOver(team, gone)).toMatchObject({ change: true, link: false, cover: true })
    expect(names(standIns(team))).not.toContain('gone')
    expect(names(standIns(team))).not.toContain('invited')
  })
  test('who is the only one stays; an admin who has not come in does not count', () => {
    expect(rightsOver(team, admin).isOnlyAdmin).toBe(true)
    const waiting = person('second', { role: 'admin', joinedAtMs: null })
    expect(rightsOver(seenBy(admin, [...everybody, waiting]), admin).isOnlyAdmin).toBe(true)
    expect(rightsOver(seenBy(admin, [...everybody, { ...waiting, joinedAtMs: 1 }]), admin).isOnlyAdmin).toBe(false)
  })
})

describe('a manager', () => {
  const team = seenBy(manager, [manager, rep])
  const cover = { id: 'c', userId: 'rep', coveredUserId: 'manager', name: '', coveredName: '', untilMs: 1 }
  test('covers within the team and touches no laptop but the own', () => {
    expect(rightsOver(team, rep)).toMatchObject({ change: false, laptops: false, link: false, cover: true })
    expect(rightsOver(team, manager)).toMatchObject({ change: false, laptops: true, link: true })
    expect(canEnd(team, cover)).toBe(true)
    expect(canEnd(team, { ...cover, coveredUserId: 'other' })).toBe(false)
  })
  test('without a team covers nobody, also not others without one', () => {
    const alone = person('manager', { role: 'manager', teamId: null })
    expect(coverable(seenBy(alone, [alone, person('free', { teamId: null })]))).toEqual([])
  })
})

test('everybody else has the own laptops', () => {
  const team = seenBy(rep, [rep])
  expect(rightsOver(team, rep)).toEqual({ change: false, laptops: true, link: true, cover: false, isOnlyAdmin: false })
  expect(canCover(team)).toBe(false)
})

test('states, and the order of the list: here, invited, switched off, each by pinyin', () => {
  expect([rep, invited, gone].map(stateOf)).toEqual(['active', 'invited', 'off'])
  const named = [gone, invited, person('赵敏'), person('陈卫国'), person('林珊')]
  expect(names(inOrder(named))).toEqual(['陈卫国', '林珊', '赵敏', 'invited', 'gone'])
})

test('laptops that were shut out come last', () => {
  const laptop = (id: string, createdAtMs: number, revokedAtMs: number | null) => ({
    id,
    userId: 'rep',
    name: id,
    createdAtMs,
    lastSeenAtMs: null,
    revokedAtMs,
  })
  const devices = [laptop('old', 1, null), laptop('lost', 3, 4), laptop('new', 2, null)]
  expect(devicesOf({ ...seenBy(rep), devices }, 'rep').map((d) => d.id)).toEqual(['new', 'old', 'lost'])
})
