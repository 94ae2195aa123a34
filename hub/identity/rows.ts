/** Rows of identity as they are stored, and what becomes of them outside. */
import type { SqlTx } from '../storage/sql-driver.ts'
import { IdentityRefused, type HubDevice, type HubTeam, type HubUser, type Role } from './contract.ts'

export interface UserRow {
  readonly id: string
  readonly name: string
  readonly email: string | null
  readonly role: Role
  readonly team_id: string | null
  readonly member_id: string
  readonly is_member_given: number
  readonly is_active: number
  readonly joined_at: number | null
}

export interface DeviceRow {
  readonly id: string
  readonly user_id: string
  readonly name: string
  readonly token_hash: string
  readonly next_token_hash: string | null
  readonly created_at: number
  readonly last_seen_at: number | null
  readonly revoked_at: number | null
}

export interface TeamRow {
  readonly id: string
  readonly name: string
  readonly shares: number
}

export const userColumns = 'id, name, email, role, team_id, member_id, is_member_given, is_active, joined_at'
export const deviceColumns = 'id, user_id, name, token_hash, next_token_hash, created_at, last_seen_at, revoked_at'

export const toUser = (row: UserRow): HubUser => ({
  id: row.id,
  name: row.name,
  email: row.email,
  role: row.role,
  teamId: row.team_id,
  memberId: row.member_id,
  isActive: row.is_active === 1,
  joinedAtMs: row.joined_at,
})

export const toDevice = (row: DeviceRow): HubDevice => ({
  id: row.id,
  userId: row.user_id,
  name: row.name,
  createdAtMs: row.created_at,
  lastSeenAtMs: row.last_seen_at,
  revokedAtMs: row.revoked_at,
})

export const toTeam = (row: TeamRow): HubTeam => ({ id: row.id, name: row.name, shares: row.shares === 1 })

/** The user, or `IdentityRefused`. */
export async function getUser(tx: SqlTx, userId: string): Promise<UserRow> {
  const [row] = await tx.all<UserRow>(`SELECT ${userColumns} FROM hub_users WHERE id = ?`, [userId])
  if (!row) throw new IdentityRefused('unknown_user')
  return row
}

/** The device, or `IdentityRefused`. */
export async function getDevice(tx: SqlTx, deviceId: string): Promise<DeviceRow> {
  const [row] = await tx.all<DeviceRow>(`SELECT ${deviceColumns} FROM hub_devices WHERE id = ?`, [deviceId])
  if (!row) throw new IdentityRefused('unknown_device')
  return row
}

/** The team, or `IdentityRefused`. */
export async function getTeam(tx: SqlTx, teamId: string): Promise<TeamRow> {
  const [row] = await tx.all<TeamRow>('SELECT id, name, shares FROM hub_teams WHERE id = ?', [teamId])
  if (!row) throw new IdentityRefused('unknown_team')
  return row
}
