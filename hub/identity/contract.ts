/**
 * Who may come in, on which laptop, and what has been done about it. What a person may see and change is decided where
 * records are pushed and pulled; this answers who they are.
 */
import type { Result } from '../../shared/base/result.ts'
import type { teamRoles } from '../../shared/domain/team-member.ts'
import type { Attempts } from './attempts.ts'

export type Role = (typeof teamRoles)[number]

export interface HubUser {
  readonly id: string
  readonly name: string
  readonly email: string | null
  readonly role: Role
  readonly teamId: string | null
  /** The `teamMember` record (UUIDv7) that stands for this person in the synced data; nobody else has it. */
  readonly memberId: string
  readonly isActive: boolean
  /** When the person first came in with a laptop; null: invited only. */
  readonly joinedAtMs: number | null
}

export interface HubDevice {
  readonly id: string
  readonly userId: string
  readonly name: string
  readonly createdAtMs: number
  readonly lastSeenAtMs: number | null
  readonly revokedAtMs: number | null
}

export interface HubTeam {
  readonly id: string
  readonly name: string
  /** Its members see each other's accounts. */
  readonly shares: boolean
}

/** Somebody sees what another sees, until then: holidays, illness. */
export interface Cover {
  readonly id: string
  /** Who covers. */
  readonly userId: string
  readonly coveredUserId: string
  readonly untilMs: number
}

export interface Caller {
  readonly user: HubUser
  readonly device: HubDevice
}

/**
 * `inactive`: the person may not use the hub at present; `revoked`: this laptop may not, whatever the person may.
 * `unknown`: no such token, or one that has been replaced.
 */
export type AuthResult =
  | { readonly type: 'ok'; readonly caller: Caller }
  | { readonly type: 'unknown' }
  | { readonly type: 'revoked' }
  | { readonly type: 'inactive' }

/** A code that is shown once; the hub keeps its hash. */
export interface IssuedCode {
  readonly code: string
  readonly expiresAtMs: number
}

export interface Invitation extends IssuedCode {
  readonly userId: string
  readonly memberId: string
}

export interface InviteInput {
  readonly name: string
  readonly role: Role
  readonly teamId?: string | null
  readonly email?: string | null
  /** The `teamMember` record that already stands for this person; without it the laptop may bring its own. */
  readonly memberId?: string
}

export interface JoinInput {
  readonly code: string
  readonly deviceName: string
  /**
   * The `teamMember` id the laptop already uses for its person. It becomes the member id of somebody who has never joined
   * and was not invited with one, if nobody else has it. The answer says which id counts.
   */
  readonly meId?: string
}

export interface Joined extends Caller {
  /** Shown once. */
  readonly token: string
}

/** `unknown_code` also for what cannot be a code. `expired` also for one that was ended early. */
export type JoinError = { readonly type: 'unknown_code' | 'used' | 'expired' | 'inactive' }

export interface AuditRow {
  readonly seq: number
  readonly atMs: number
  /** Null: the console, or the hub itself. */
  readonly actorId: string | null
  readonly act: string
  readonly target: string | null
  readonly detail: Readonly<Record<string, unknown>>
}

export interface CoverInput {
  readonly userId: string
  readonly coveredUserId: string
  readonly untilMs: number
}

/**
 * Acts of one actor. Each is one transaction together with its row in the audit trail, and throws `IdentityRefused` where
 * it cannot be done. Whether the actor may do it is asked before, where all such questions are.
 */
export interface IdentityActs {
  /** A new person, who has not joined yet. */
  invite(input: InviteInput): Promise<Invitation>
  /** Another laptop for a person, or a first code anew. Earlier codes stay good. */
  inviteDevice(userId: string): Promise<IssuedCode>
  /** Ends the person's codes that were not used; answers how many. */
  endInvitations(userId: string): Promise<number>
  updateUser(userId: string, changes: { readonly name?: string; readonly email?: string | null }): Promise<HubUser>
  setRole(userId: string, role: Role): Promise<HubUser>
  setTeam(userId: string, teamId: string | null): Promise<HubUser>
  /** False revokes all devices and ends all codes; true lets the person join anew by code. */
  setActive(userId: string, isActive: boolean): Promise<HubUser>
  createTeam(input: { readonly name: string; readonly shares: boolean }): Promise<HubTeam>
  updateTeam(teamId: string, changes: { readonly name?: string; readonly shares?: boolean }): Promise<HubTeam>
  renameDevice(deviceId: string, name: string): Promise<HubDevice>
  /** For good; a second time changes nothing. */
  revokeDevice(deviceId: string): Promise<HubDevice>
  /** The old token stays good until the new one is first used: an answer that got lost locks nobody out. */
  rotateToken(deviceId: string): Promise<{ readonly token: string }>
  /** Takes the place of an earlier cover of the same two. */
  addCover(input: CoverInput): Promise<Cover>
  endCover(coverId: string): Promise<void>
}

export interface Identity {
  /** The acts in the name of a user, or of the console (null). */
  by(actorId: string | null): IdentityActs
  /** The invitation of the first admin; null once an admin has joined. Asking again ends the code given before. */
  setupCode(): Promise<IssuedCode | null>
  join(input: JoinInput): Promise<Result<Joined, JoinError>>
  /** Also notes, at most once a minute, that the device was seen. */
  authenticate(token: string): Promise<AuthResult>
  users(): Promise<readonly HubUser[]>
  findUser(userId: string): Promise<HubUser | undefined>
  teams(): Promise<readonly HubTeam[]>
  /** Of one user or of all, revoked ones too. */
  devices(userId?: string): Promise<readonly HubDevice[]>
  /** Whom this user covers at that moment. */
  coversOf(userId: string, nowMs: number): Promise<readonly Cover[]>
  /** All covers of that moment. */
  covers(nowMs: number): Promise<readonly Cover[]>
  /** Newest first; `before` is the `seq` of the last row of the page before. */
  auditTrail(page: { readonly limit: number; readonly before?: number }): Promise<readonly AuditRow[]>
  readonly attempts: Attempts
}

/** Why an act was not done. */
export type Refusal =
  | 'unknown_user'
  | 'unknown_team'
  | 'unknown_device'
  | 'unknown_cover'
  | 'member_taken'
  | 'last_admin'
  | 'inactive'
  | 'revoked'
  | 'self_cover'

/** An act that cannot be done, and nothing of it was. */
export class IdentityRefused extends Error {
  override readonly name = 'IdentityRefused'
  readonly reason: Refusal

  constructor(reason: Refusal) {
    super(`the act was refused: ${reason}`)
    this.reason = reason
  }
}
