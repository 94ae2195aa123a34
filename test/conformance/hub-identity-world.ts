/** Where the suite of the hub's identity happens. The clock is ours; everything else is real. */
import { createIdentity, type Identity, type Joined, type Role } from '../../hub/identity/identity.ts'
import type { SqlDriver } from '../../hub/storage/sql-driver.ts'

export const hour = 3_600_000
/** The moment the clock stands at first. */
export const start = Date.UTC(2026, 10, 2, 8)

/** All tables of identity but the one that counts its acts. */
export const tables = ['users', 'teams', 'devices', 'codes', 'covers', 'audit'].map((name) => `hub_${name}`)

/** Identity on an empty database, with a clock of ours. */
export interface World {
  readonly driver: SqlDriver
  readonly identity: Identity
  /** Moves the clock. */
  pass(ms: number): void
  nowMs(): number
  /** Somebody who has joined. */
  joined(role: Role, name?: string): Promise<Joined>
}

/** Empties the database and opens identity on it. */
export async function createWorld(driver: SqlDriver): Promise<World> {
  let nowMs = start
  const identity = await createIdentity({ driver, nowMs: () => nowMs })
  for (const table of tables) await driver.write((tx) => tx.run(`DELETE FROM ${table}`))
  return {
    driver,
    identity,
    pass: (ms) => {
      nowMs += ms
    },
    nowMs: () => nowMs,
    joined: async (role, name = role) => {
      const { code } = await identity.by(null).invite({ name, role })
      return value(await identity.join({ code, deviceName: `${name}'s laptop` }))
    },
  }
}

/** What a result holds; a test that gets an error instead fails. */
export function value<T>(
  result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: unknown },
): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}

/** What `IdentityRefused` looks like. */
export const refused = (reason: string): object => ({ name: 'IdentityRefused', reason })
/** What a declined `join` answers. */
export const failed = (type: string): object => ({ ok: false, error: { type } })
/** What the token says. */
export const typeOf = async (world: World, token: string): Promise<string> =>
  (await world.identity.authenticate(token)).type
