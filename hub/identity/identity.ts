/**
 * The hub's identity: users, teams, invitations, devices, covers and the audit trail, in the database of the rest.
 * It keeps no secret, only SHA-256 of random ones; it writes down every act in the transaction that does it. Why it is not
 * a library: docs/decisions/0008-hub-identity.md.
 */
import { newId } from '../../shared/base/ids.ts'
import type { SqlDriver } from '../storage/sql-driver.ts'
import type { IdentityContext } from './act.ts'
import { createAttempts } from './attempts.ts'
import type { AuditRow, HubDevice, HubTeam, HubUser, Identity } from './contract.ts'
import { coverActs, listCovers } from './covers.ts'
import { authenticate, deviceActs } from './devices.ts'
import { codeActs, join, setupCode } from './joining.ts'
import { peopleActs } from './people.ts'
import {
  deviceColumns,
  toDevice,
  toTeam,
  toUser,
  userColumns,
  type DeviceRow,
  type TeamRow,
  type UserRow,
} from './rows.ts'
import { migrateIdentity } from './schema.ts'

export { IdentityRefused } from './contract.ts'
export type * from './contract.ts'

export interface IdentityOptions {
  readonly driver: SqlDriver
  readonly nowMs: () => number
  /** UUIDv7 unless told. */
  readonly newId?: (nowMs: number) => string
}

async function listUsers({ driver }: IdentityContext): Promise<readonly HubUser[]> {
  const rows = await driver.read((tx) => tx.all<UserRow>(`SELECT ${userColumns} FROM hub_users ORDER BY name, id`))
  return rows.map(toUser)
}

async function findUser({ driver }: IdentityContext, userId: string): Promise<HubUser | undefined> {
  const rows = await driver.read((tx) => tx.all<UserRow>(`SELECT ${userColumns} FROM hub_users WHERE id = ?`, [userId]))
  return rows[0] && toUser(rows[0])
}

async function listTeams({ driver }: IdentityContext): Promise<readonly HubTeam[]> {
  const rows = await driver.read((tx) => tx.all<TeamRow>('SELECT id, name, shares FROM hub_teams ORDER BY name, id'))
  return rows.map(toTeam)
}

async function listDevices({ driver }: IdentityContext, userId?: string): Promise<readonly HubDevice[]> {
  const rows = await driver.read((tx) =>
    userId === undefined
      ? tx.all<DeviceRow>(`SELECT ${deviceColumns} FROM hub_devices ORDER BY created_at, id`)
      : tx.all<DeviceRow>(`SELECT ${deviceColumns} FROM hub_devices WHERE user_id = ? ORDER BY created_at, id`, [
          userId,
        ]),
  )
  return rows.map(toDevice)
}

interface AuditColumns {
  readonly seq: number
  readonly at: number
  readonly actor_id: string | null
  readonly act: string
  readonly target: string | null
  readonly detail: string
}

const toAudit = (row: AuditColumns): AuditRow => ({
  seq: row.seq,
  atMs: row.at,
  actorId: row.actor_id,
  act: row.act,
  target: row.target,
  detail: JSON.parse(row.detail) as Record<string, unknown>,
})

async function listAudit({ driver }: IdentityContext, limit: number, before: number): Promise<readonly AuditRow[]> {
  const rows = await driver.read((tx) =>
    tx.all<AuditColumns>(
      'SELECT seq, at, actor_id, act, target, detail FROM hub_audit WHERE seq < ? ORDER BY seq DESC LIMIT ?',
      [before, limit],
    ),
  )
  return rows.map(toAudit)
}

/** Opens identity on a database; makes its tables or brings them to the present version. */
export async function createIdentity(options: IdentityOptions): Promise<Identity> {
  const context: IdentityContext = { driver: options.driver, nowMs: options.nowMs, newId: options.newId ?? newId }
  await migrateIdentity(options.driver)
  return {
    by: (actorId) => ({
      ...peopleActs(context, actorId),
      ...codeActs(context, actorId),
      ...deviceActs(context, actorId),
      ...coverActs(context, actorId),
    }),
    setupCode: () => setupCode(context),
    join: (input) => join(context, input),
    authenticate: (token) => authenticate(context, token),
    users: () => listUsers(context),
    findUser: (userId) => findUser(context, userId),
    teams: () => listTeams(context),
    devices: (userId) => listDevices(context, userId),
    coversOf: (userId, nowMs) => listCovers(context, nowMs, userId),
    covers: (nowMs) => listCovers(context, nowMs),
    auditTrail: ({ limit, before }) => listAudit(context, limit, before ?? Number.MAX_SAFE_INTEGER),
    attempts: createAttempts({ nowMs: options.nowMs }),
  }
}
