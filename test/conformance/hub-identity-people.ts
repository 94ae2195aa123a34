/** Who is in which team with which role, who stands in for whom, and what is written down of it. */
import { describe, expect, test } from 'vitest'
import { createIdentity, IdentityRefused } from '../../hub/identity/identity.ts'
import { newId } from '../../shared/base/ids.ts'
import { hour, refused, start, type World } from './hub-identity-world.ts'

export function people(world: () => World): void {
  describe('people and teams', () => {
    test('are invited into a team, moved and renamed', async () => {
      const { identity } = world()
      const acts = identity.by(null)
      const north = await acts.createTeam({ name: 'North', shares: false })
      const south = await acts.createTeam({ name: 'South', shares: true })
      const { userId } = await acts.invite({ name: '李雷', role: 'rep', teamId: north.id, email: 'li@example.com' })
      expect(await identity.findUser(userId)).toMatchObject({
        name: '李雷',
        email: 'li@example.com',
        teamId: north.id,
        joinedAtMs: null,
      })
      expect(await acts.setTeam(userId, south.id)).toMatchObject({ teamId: south.id })
      expect(await acts.updateUser(userId, { name: 'Li Lei' })).toMatchObject({
        name: 'Li Lei',
        email: 'li@example.com',
      })
      expect(await acts.updateUser(userId, { email: null })).toMatchObject({ name: 'Li Lei', email: null })
      expect(await acts.setTeam(userId, null)).toMatchObject({ teamId: null })
      expect(await acts.updateTeam(north.id, { shares: true })).toEqual({ ...north, shares: true })
      expect(await identity.teams()).toEqual([{ ...north, shares: true }, south])
      expect(await identity.users()).toHaveLength(1)
    })

    test('keep one admin at least', async () => {
      const { identity, joined } = world()
      const acts = identity.by(null)
      const one = await joined('admin')
      await acts.invite({ name: 'not joined', role: 'admin' })
      await expect(acts.setRole(one.user.id, 'rep')).rejects.toMatchObject(refused('last_admin'))
      await expect(acts.setActive(one.user.id, false)).rejects.toMatchObject(refused('last_admin'))
      const two = await joined('admin')
      const results = await Promise.allSettled([acts.setRole(one.user.id, 'rep'), acts.setRole(two.user.id, 'rep')])
      expect(results.map((result) => result.status).toSorted()).toEqual(['fulfilled', 'rejected'])
    })

    test('that are not there are refused, and nothing is written', async () => {
      const { identity, driver } = world()
      const acts = identity.by(null)
      const none = newId(start)
      const attempts: [string, () => Promise<unknown>][] = [
        ['unknown_team', () => acts.invite({ name: 'A', role: 'rep', teamId: none })],
        ['unknown_user', () => acts.setRole(none, 'rep')],
        ['unknown_user', () => acts.setActive(none, true)],
        ['unknown_user', () => acts.inviteDevice(none)],
        ['unknown_team', () => acts.updateTeam(none, { name: 'A' })],
        ['unknown_device', () => acts.renameDevice(none, 'A')],
        ['unknown_device', () => acts.revokeDevice(none)],
        ['unknown_device', () => acts.rotateToken(none)],
        ['unknown_cover', () => acts.endCover(none)],
      ]
      for (const [reason, attempt] of attempts) {
        const error = await attempt().catch((thrown: unknown) => thrown)
        expect(error).toBeInstanceOf(IdentityRefused)
        expect(error).toMatchObject(refused(reason))
      }
      expect(await driver.read((tx) => tx.all('SELECT seq FROM hub_audit'))).toEqual([])
    })
  })
}

export function covers(world: () => World): void {
  describe('a cover', () => {
    test('lasts until its date, and a new one takes its place', async () => {
      const { identity, joined, nowMs } = world()
      const [one, two, three] = [await joined('rep'), await joined('rep'), await joined('rep')]
      const acts = identity.by(one.user.id)
      const pair = { userId: two.user.id, coveredUserId: one.user.id }
      await acts.addCover({ ...pair, untilMs: start + 24 * hour })
      const longer = await acts.addCover({ ...pair, untilMs: start + 48 * hour })
      const other = await acts.addCover({ userId: two.user.id, coveredUserId: three.user.id, untilMs: start + hour })
      expect(await identity.coversOf(two.user.id, nowMs())).toEqual([other, longer])
      expect(await identity.coversOf(one.user.id, nowMs())).toEqual([])
      expect(await identity.coversOf(two.user.id, start + hour)).toEqual([longer])
      expect(await identity.coversOf(two.user.id, start + 48 * hour)).toEqual([])
      await acts.endCover(longer.id)
      expect(await identity.covers(nowMs())).toEqual([other])
    })

    test('is never for oneself', async () => {
      const { identity, joined } = world()
      const { user } = await joined('rep')
      const cover = identity.by(null).addCover({ userId: user.id, coveredUserId: user.id, untilMs: start + hour })
      await expect(cover).rejects.toMatchObject(refused('self_cover'))
    })
  })
}

export function audit(world: () => World): void {
  describe('the audit trail', () => {
    test('tells who did what to whom, newest first, page by page', async () => {
      const { identity, joined, pass } = world()
      const admin = await joined('admin')
      const rep = await joined('rep')
      const acts = identity.by(admin.user.id)
      pass(1000)
      await acts.setRole(rep.user.id, 'service')
      await acts.renameDevice(rep.device.id, 'B')
      await acts.revokeDevice(rep.device.id)
      const all = await identity.auditTrail({ limit: 50 })
      expect(all.map((row) => [row.act, row.actorId, row.target])).toEqual([
        ['revoke_device', admin.user.id, rep.device.id],
        ['rename_device', admin.user.id, rep.device.id],
        ['set_role', admin.user.id, rep.user.id],
        ['join', rep.user.id, rep.device.id],
        ['invite', null, rep.user.id],
        ['join', admin.user.id, admin.device.id],
        ['invite', null, admin.user.id],
      ])
      expect(all[2]).toMatchObject({ atMs: start + 1000, detail: { from: 'rep', to: 'service' } })
      const first = await identity.auditTrail({ limit: 3 })
      const second = await identity.auditTrail({ limit: 50, before: first[2]!.seq })
      expect([...first, ...second]).toEqual(all)
    })

    test('has a row for every act, also of many at once', async () => {
      const { identity } = world()
      const acts = identity.by(null)
      await Promise.all(Array.from({ length: 20 }, (_, n) => acts.createTeam({ name: `T${n}`, shares: false })))
      const rows = await identity.auditTrail({ limit: 50 })
      expect(rows).toHaveLength(20)
      expect(new Set(rows.map((row) => row.target)).size).toBe(20)
    })
  })
}

export function tablesOf(world: () => World): void {
  describe('its tables', () => {
    test('are made once, whatever is there stays', async () => {
      const { driver, joined } = world()
      const { token } = await joined('rep')
      const [again] = await Promise.all([1, 2].map(() => createIdentity({ driver, nowMs: () => start })))
      expect((await again!.authenticate(token)).type).toBe('ok')
    })

    test('of a newer hub are left alone', async () => {
      const { driver } = world()
      await driver.write((tx) => tx.run('UPDATE hub_identity SET version = version + 1000'))
      await expect(createIdentity({ driver, nowMs: () => start })).rejects.toThrow('newer hub')
      await driver.write((tx) => tx.run('UPDATE hub_identity SET version = version - 1000'))
    })
  })
}
