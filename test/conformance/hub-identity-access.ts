/** How people and laptops come in, and how they are kept out. */
import { describe, expect, test } from 'vitest'
import { newId, uuidPattern } from '../../shared/base/ids.ts'
import { failed, hour, refused, start, tables, typeOf, value, type World } from './hub-identity-world.ts'

export function firstAdmin(world: () => World): void {
  describe('the first admin', () => {
    test('comes in by the setup code, after which there is none', async () => {
      const { identity } = world()
      const setup = await identity.setupCode()
      expect(setup!.expiresAtMs).toBe(start + 72 * hour)
      const { user } = value(await identity.join({ code: setup!.code, deviceName: 'office' }))
      expect(user).toMatchObject({ role: 'admin', isActive: true, teamId: null })
      expect(await identity.setupCode()).toBeNull()
    })

    test('has one code: the one given last, for one and the same person', async () => {
      const { identity } = world()
      const first = (await identity.setupCode())!
      const second = (await identity.setupCode())!
      expect(await identity.join({ code: first.code, deviceName: 'a' })).toEqual(failed('expired'))
      expect(await identity.join({ code: second.code, deviceName: 'a' })).toMatchObject({ ok: true })
      expect(await identity.users()).toHaveLength(1)
    })

    test('who came in otherwise ends the setup code', async () => {
      const { identity, joined } = world()
      const setup = (await identity.setupCode())!
      await joined('admin')
      expect(await identity.join({ code: setup.code, deviceName: 'a' })).toEqual(failed('expired'))
    })
  })
}

export function invitations(world: () => World): void {
  describe('a code', () => {
    test('lets one laptop in, once, also when two ask at the same moment', async () => {
      const { identity } = world()
      const { code, userId } = await identity.by(null).invite({ name: 'Rep', role: 'rep' })
      const results = await Promise.all(['a', 'b', 'c', 'd'].map((deviceName) => identity.join({ code, deviceName })))
      expect(results.filter((result) => result.ok)).toHaveLength(1)
      expect(results.filter((result) => !result.ok)).toEqual([failed('used'), failed('used'), failed('used')])
      expect(await identity.devices(userId)).toHaveLength(1)
    })

    test('is read whatever its case, spaces and dashes', async () => {
      const { identity } = world()
      const { code } = await identity.by(null).invite({ name: 'Rep', role: 'rep' })
      const typed = ` ${code.toLowerCase().replaceAll('-', ' ')} `
      expect(await identity.join({ code: typed, deviceName: 'a' })).toMatchObject({ ok: true })
    })

    test('ends after 72 hours', async () => {
      const { identity, pass } = world()
      const { code } = await identity.by(null).invite({ name: 'Rep', role: 'rep' })
      pass(72 * hour)
      expect(await identity.join({ code, deviceName: 'a' })).toEqual(failed('expired'))
    })

    test('nobody was given, malformed or not, has one answer and leaves nothing', async () => {
      const { identity, driver } = world()
      for (const code of ['', 'x', '0'.repeat(26), '0'.repeat(100_000), "' OR 1=1 --", '\u0000', '見面']) {
        expect(await identity.join({ code, deviceName: 'a' })).toEqual(failed('unknown_code'))
      }
      expect(await driver.read((tx) => tx.all('SELECT seq FROM hub_audit'))).toEqual([])
    })

    test('of a person who is not active opens nothing, also not when they are active again', async () => {
      const { identity } = world()
      const acts = identity.by(null)
      const { code, userId } = await acts.invite({ name: 'Rep', role: 'rep' })
      await acts.setActive(userId, false)
      expect(await identity.join({ code, deviceName: 'a' })).toEqual(failed('inactive'))
      await expect(acts.inviteDevice(userId)).rejects.toMatchObject(refused('inactive'))
      await acts.setActive(userId, true)
      expect(await identity.join({ code, deviceName: 'a' })).toEqual(failed('expired'))
      const again = await acts.inviteDevice(userId)
      expect(await identity.join({ code: again.code, deviceName: 'a' })).toMatchObject({ ok: true })
    })

    test('for another laptop is for the same person', async () => {
      const { identity, joined, pass } = world()
      const first = await joined('rep')
      pass(1)
      const { code } = await identity.by(first.user.id).inviteDevice(first.user.id)
      const second = value(await identity.join({ code, deviceName: 'tablet', meId: newId(start) }))
      expect(second.user).toEqual(first.user)
      expect((await identity.devices(first.user.id)).map((device) => device.name)).toEqual(["rep's laptop", 'tablet'])
      expect(await typeOf(world(), first.token)).toBe('ok')
    })

    test('can be ended before it is used', async () => {
      const { identity } = world()
      const acts = identity.by(null)
      const { code, userId } = await acts.invite({ name: 'Rep', role: 'rep' })
      await acts.inviteDevice(userId)
      expect(await acts.endInvitations(userId)).toBe(2)
      expect(await identity.join({ code, deviceName: 'a' })).toEqual(failed('expired'))
    })
  })
}

export function memberIds(world: () => World): void {
  describe('the member id', () => {
    const join = async (input: { memberId?: string; meId?: string }): Promise<string> => {
      const { identity } = world()
      const { memberId, meId } = input
      const { code } = await identity.by(null).invite({ name: 'Rep', role: 'rep', ...(memberId && { memberId }) })
      return value(await identity.join({ code, deviceName: 'a', ...(meId && { meId }) })).user.memberId
    }

    test('is made where nobody has one', async () => {
      const made = await join({})
      expect(made).toMatch(uuidPattern)
      expect(await join({})).not.toBe(made)
    })

    test('of the laptop is taken over by who joins first', async () => {
      const meId = newId(start)
      expect(await join({ meId })).toBe(meId)
    })

    test('given with the invitation stays', async () => {
      const memberId = newId(start)
      expect(await join({ memberId, meId: newId(start) })).toBe(memberId)
    })

    test('is never that of somebody else, also when two join at the same moment', async () => {
      const { identity } = world()
      const meId = newId(start)
      const all = await Promise.all(Array.from({ length: 5 }, () => join({ meId })))
      expect(all.filter((id) => id === meId)).toHaveLength(1)
      expect(new Set(all).size).toBe(5)
      await expect(identity.by(null).invite({ name: 'B', role: 'rep', memberId: meId })).rejects.toMatchObject(
        refused('member_taken'),
      )
    })
  })
}

export function tokens(world: () => World): void {
  describe('a token', () => {
    test('says who calls, from which device', async () => {
      const { identity, joined } = world()
      const { token, user, device } = await joined('manager')
      expect(await identity.authenticate(token)).toEqual({ type: 'ok', caller: { user, device } })
      for (const wrong of ['', 'rpt_', `${token}x`, token.slice(1), 'x'.repeat(100_000)]) {
        expect(await identity.authenticate(wrong)).toEqual({ type: 'unknown' })
      }
    })

    test('notes at most once a minute that its device was seen', async () => {
      const { identity, joined, pass } = world()
      const { token, device } = await joined('rep')
      const seen = async (): Promise<number | null> => {
        await identity.authenticate(token)
        return (await identity.devices())[0]!.lastSeenAtMs
      }
      expect(device.lastSeenAtMs).toBe(start)
      pass(59_999)
      expect(await seen()).toBe(start)
      pass(1)
      expect(await seen()).toBe(start + 60_000)
      pass(hour)
      expect(await seen()).toBe(start + 60_000 + hour)
    })

    test('of a revoked device is revoked for good, the others are not', async () => {
      const { identity, joined, pass } = world()
      const lost = await joined('rep')
      const kept = await joined('rep')
      expect(await identity.by(null).revokeDevice(lost.device.id)).toMatchObject({ revokedAtMs: start })
      pass(1)
      expect(await identity.by(null).revokeDevice(lost.device.id)).toMatchObject({ revokedAtMs: start })
      expect(await typeOf(world(), lost.token)).toBe('revoked')
      expect(await typeOf(world(), kept.token)).toBe('ok')
      await expect(identity.by(null).rotateToken(lost.device.id)).rejects.toMatchObject(refused('revoked'))
    })

    test('stays good until the one that replaces it is used', async () => {
      const { identity, joined } = world()
      const { token, device } = await joined('rep')
      const lost = await identity.by(null).rotateToken(device.id)
      const next = await identity.by(null).rotateToken(device.id)
      expect(await typeOf(world(), lost.token)).toBe('unknown')
      expect(await typeOf(world(), token)).toBe('ok')
      expect(await typeOf(world(), next.token)).toBe('ok')
      expect(await typeOf(world(), token)).toBe('unknown')
      expect(await typeOf(world(), next.token)).toBe('ok')
    })

    test('ends with the activity of its person, and does not come back with it', async () => {
      const { identity, joined } = world()
      const { token, user } = await joined('rep')
      const acts = identity.by(null)
      expect(await acts.setActive(user.id, false)).toMatchObject({ isActive: false })
      expect(await typeOf(world(), token)).toBe('inactive')
      await acts.setActive(user.id, true)
      expect(await typeOf(world(), token)).toBe('revoked')
    })

    test('and a code are nowhere in the database', async () => {
      const { identity, joined, driver } = world()
      const { token, device } = await joined('admin')
      const { token: next } = await identity.by(null).rotateToken(device.id)
      const { code } = await identity.by(null).invite({ name: 'Rep', role: 'rep' })
      const rows = await Promise.all(tables.map((table) => driver.read((tx) => tx.all(`SELECT * FROM ${table}`))))
      const text = JSON.stringify(rows)
      for (const secret of [token, next, code, token.slice(4), code.replaceAll('-', '')]) {
        expect(secret.length).toBeGreaterThan(20)
        expect(text).not.toContain(secret)
      }
    })
  })
}
