/**
 * Programs of a later version among ours: a device that says more of an account than is known here and makes records of a
 * type nobody here has, and a hub that wrote a value this version cannot hold. All of it must stay as it is.
 */
import { randomUUID } from 'node:crypto'
import { newId } from '../../shared/base/ids.ts'
import { protocolVersion } from '../../shared/sync/messages.ts'
import type { Op } from '../../shared/sync/op.ts'
import type { Rng } from './rng.ts'
import type { World } from './world.ts'

interface Newer {
  readonly token: string
  readonly memberId: string
  readonly epoch: string
  n: number
}

const devices = new WeakMap<World, Newer>()

function deviceOf(world: World, rng: Rng): Newer {
  const known = devices.get(world)
  if (known) return known
  const { memberId } = rng.pick(world.hub.people.users)
  const made: Newer = { token: `token-of-${newId(world.clock.nowMs)}`, memberId, epoch: randomUUID(), n: 0 }
  world.hub.devices.set(made.token, { id: newId(world.clock.nowMs), memberId, isRevoked: false })
  devices.set(world, made)
  return made
}

async function accountsOf(world: World): Promise<{ id: string; version: number }[]> {
  return world.hub.driver.read((tx) =>
    tx.all("SELECT id, version FROM sync_rows WHERE type = 'account' ORDER BY id LIMIT 40"),
  )
}

function opsOf(world: World, me: Newer, rng: Rng, accounts: readonly { id: string; version: number }[]): Op[] {
  const at = world.clock.nowMs
  const account = accounts.length > 0 ? rng.pick(accounts) : null
  const common = { at, updatedAt: at, updatedBy: me.memberId }
  const op = (rest: Pick<Op, 'type' | 'id' | 'kind' | 'base' | 'patch'>): Op => ({ n: (me.n += 1), ...rest, ...common })
  const made = { createdAt: at, createdBy: me.memberId }
  const news = { futureNote: world.word(), futureScore: rng.below(9), futureWords: ['a', world.word()] }
  const ops = [
    op({ type: 'account', id: newId(at), kind: 'insert', base: 0, patch: { name: world.word(), ...news, ...made } }),
    op({ type: 'futureThing', id: newId(at), kind: 'insert', base: 0, patch: { title: world.word(), ...made } }),
  ]
  if (!account) return ops
  const { id, version: base } = account
  const patch = rng.chance(0.5) ? { futureNote: world.word() } : { futureNote: world.word(), phone: world.word() }
  return [...ops, op({ type: 'account', id, kind: 'update', base: rng.chance(0.7) ? base : 1, patch })]
}

/** The newer device sends something, or the newer hub writes a row that does not fit. */
export async function newerStep(world: World, rng: Rng): Promise<void> {
  const me = deviceOf(world, rng)
  const at = world.clock.nowMs
  if (rng.chance(0.3)) {
    const values = rng.chance(0.5) ? { stage: 'quantum' } : { headcount: 'plenty' }
    const data = {
      name: world.word(),
      ownerId: me.memberId,
      createdAt: at,
      createdBy: me.memberId,
      updatedAt: at,
      ...values,
    }
    await world.hub.write('account', newId(at), data, me.memberId)
    return
  }
  const ops = opsOf(world, me, rng, await accountsOf(world))
  const after = (ops[0]?.n ?? 1) - 1
  const body = { protocol: protocolVersion, deviceEpoch: me.epoch, after, sentAtMs: at, ops }
  const answer = await world.hub.deliver({ path: '/sync/push', token: me.token, body: JSON.stringify(body) })
  // a hub put back to a backup knows less of it than it does: it begins anew
  if (answer.status !== 200) devices.delete(world)
  world.trace.note(`a newer program: ${answer.status}`)
}
