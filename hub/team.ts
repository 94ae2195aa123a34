/**
 * What people may do about people, from their own laptop: an admin everything, a manager covers within the team, everybody
 * their own laptops. The one place that decides it; every act is in the audit trail under who did it.
 */
import type { TeamAnswer, TeamRequest } from '../shared/sync/team-messages.ts'
import { IdentityRefused, type HubUser, type Identity } from './identity/identity.ts'
import type { SyncCaller } from './sync/caller.ts'
import { settlePerson, type PersonDeps } from './settle-person.ts'
import { HubFault } from './sync/fault.ts'

export interface TeamDeps extends PersonDeps {
  readonly identity: Identity
  /** The address laptops reach the hub by, for the links of invitations. */
  readonly publicUrl: () => string
}

type Issued = NonNullable<TeamAnswer['issued']>

const forbidden = (): HubFault => new HubFault({ type: 'forbidden', retry: 'never' })

/** The link a person pastes: the code is behind `#`, which no browser sends. */
export const invitationLink = (url: string, code: string): string => `${url.replace(/\/*$/, '/')}join#${code}`

async function asker(deps: TeamDeps, caller: SyncCaller): Promise<HubUser> {
  const me = (await deps.identity.users()).find((u) => u.memberId === caller.memberId)
  if (!me?.isActive) throw forbidden()
  return me
}

/** Whether the act is this person's to do. */
async function mayDo(deps: TeamDeps, me: HubUser, request: TeamRequest): Promise<boolean> {
  if (me.role === 'admin' || request.act === 'list') return true
  if (request.act === 'renameDevice' || request.act === 'revokeDevice')
    return (await deps.identity.devices(me.id)).some((d) => d.id === request.deviceId)
  if (request.act === 'inviteDevice') return request.userId === me.id
  if (me.role !== 'manager' || me.teamId === null) return false
  const users = await deps.identity.users()
  const isMine = (userId: string): boolean => users.some((u) => u.id === userId && u.teamId === me.teamId)
  if (request.act === 'cover') return isMine(request.userId) && isMine(request.coveredUserId)
  if (request.act !== 'endCover') return false
  const cover = (await deps.identity.covers(deps.nowMs())).find((c) => c.id === request.coverId)
  return cover !== undefined && isMine(cover.coveredUserId)
}

async function perform(deps: TeamDeps, me: HubUser, request: TeamRequest): Promise<Issued | null> {
  const acts = deps.identity.by(me.id)
  const issued = ({ code, expiresAtMs }: { code: string; expiresAtMs: number }): Issued => ({
    code,
    expiresAtMs,
    link: invitationLink(deps.publicUrl(), code),
  })
  switch (request.act) {
    case 'list':
      return null
    case 'invite': {
      const { name, role, teamId, email } = request
      const invitation = await acts.invite({ name, role, teamId, email })
      const user = await deps.identity.findUser(invitation.userId)
      if (user) await settlePerson(deps, user)
      return issued(invitation)
    }
    case 'inviteDevice':
      return issued(await acts.inviteDevice(request.userId))
    case 'setRole':
      await settlePerson(deps, await acts.setRole(request.userId, request.role))
      return null
    case 'setTeam':
      await settlePerson(deps, await acts.setTeam(request.userId, request.teamId))
      return null
    case 'setActive':
      await settlePerson(deps, await acts.setActive(request.userId, request.isActive))
      return null
    case 'createTeam':
      await acts.createTeam({ name: request.name, shares: request.shares })
      return null
    case 'updateTeam':
      await acts.updateTeam(request.teamId, { name: request.name, shares: request.shares })
      return null
    case 'renameDevice':
      await acts.renameDevice(request.deviceId, request.name)
      return null
    case 'revokeDevice':
      await acts.revokeDevice(request.deviceId)
      return null
    case 'cover':
      await acts.addCover({ userId: request.userId, coveredUserId: request.coveredUserId, untilMs: request.untilMs })
      return null
    case 'endCover':
      await acts.endCover(request.coverId)
      return null
  }
}

async function shown(deps: TeamDeps, me: HubUser, deviceId: string, issued: Issued | null): Promise<TeamAnswer> {
  const { identity } = deps
  const [all, teams, devices, covers] = await Promise.all([
    identity.users(),
    identity.teams(),
    identity.devices(),
    identity.covers(deps.nowMs()),
  ])
  const isSeen = (u: HubUser): boolean =>
    me.role === 'admin' || u.id === me.id || (me.role === 'manager' && me.teamId !== null && u.teamId === me.teamId)
  const users = all.filter(isSeen)
  const ids = new Set(users.map((u) => u.id))
  const teamIds = new Set(users.map((u) => u.teamId))
  const nameOf = (userId: string): string => all.find((u) => u.id === userId)?.name ?? ''
  return {
    me: { userId: me.id, deviceId, isAdmin: me.role === 'admin', isManager: me.role === 'manager' },
    users: users.map(({ id, memberId, name, email, role, teamId, isActive, joinedAtMs }) => ({
      id,
      memberId,
      name,
      email,
      role,
      teamId,
      isActive,
      joinedAtMs,
    })),
    teams: me.role === 'admin' ? [...teams] : teams.filter((t) => teamIds.has(t.id)),
    devices: devices.filter((d) => ids.has(d.userId)),
    covers: covers
      .filter((c) => ids.has(c.userId) || ids.has(c.coveredUserId))
      .map((c) => ({ ...c, name: nameOf(c.userId), coveredName: nameOf(c.coveredUserId) })),
    issued,
  }
}

/** Does what was asked, if it is the asker's to do, and answers how things stand then. Throws a `HubFault`. */
export async function teamAct(deps: TeamDeps, caller: SyncCaller, request: TeamRequest): Promise<TeamAnswer> {
  const me = await asker(deps, caller)
  if (!(await mayDo(deps, me, request))) throw forbidden()
  try {
    const issued = await perform(deps, me, request)
    deps.forgetDirectory()
    // one may just have changed oneself
    return await shown(deps, (await deps.identity.findUser(me.id)) ?? me, caller.deviceId, issued)
  } catch (error) {
    if (error instanceof IdentityRefused) throw new HubFault({ type: 'refused', retry: 'never', why: error.reason })
    throw error
  }
}
