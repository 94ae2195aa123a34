/**
 * What of the hub's people may be done from here, as `hub/team.ts` decides it: an admin all, a manager covers within the
 * team, everybody their own laptops. The hub has the last word; this only keeps the page from offering what it would refuse.
 */
import type { TeamAnswer } from '../../../shared/sync/team-messages.ts'

export type User = TeamAnswer['users'][number]
export type Device = TeamAnswer['devices'][number]
export type Team = TeamAnswer['teams'][number]
export type Cover = TeamAnswer['covers'][number]
export type UserState = 'invited' | 'active' | 'off'

export const stateOf = (user: Pick<User, 'isActive' | 'joinedAtMs'>): UserState =>
  !user.isActive ? 'off' : user.joinedAtMs === null ? 'invited' : 'active'

/** Admins who are here: of these one must stay. */
const isAdminHere = (user: User): boolean => user.role === 'admin' && stateOf(user) === 'active'

export interface Rights {
  /** Role, team, switching off and on. */
  readonly change: boolean
  /** Renaming and shutting out laptops. */
  readonly laptops: boolean
  /** A link for another laptop, or a new one instead of an invitation. */
  readonly link: boolean
  /** Naming somebody who stands in for them. */
  readonly cover: boolean
  /** The only admin there is: the role and the account stay. */
  readonly isOnlyAdmin: boolean
}

const leadsTeamOf = ({ me, users }: TeamAnswer, user: User): boolean => {
  const teamId = users.find((u) => u.id === me.userId)?.teamId ?? null
  return me.isManager && teamId !== null && user.teamId === teamId
}

/** What may be done about one of them. */
export function rightsOver(team: TeamAnswer, user: User): Rights {
  const { isAdmin, userId } = team.me
  const isOwn = isAdmin || user.id === userId
  return {
    change: isAdmin,
    laptops: isOwn,
    link: isOwn && user.isActive,
    cover: coverable(team).some((u) => u.id === user.id) && standIns(team).some((u) => u.id !== user.id),
    isOnlyAdmin: isAdminHere(user) && !team.users.some((u) => u.id !== user.id && isAdminHere(u)),
  }
}

/** Whose accounts may be given into care: also of somebody switched off. */
export const coverable = (team: TeamAnswer): readonly User[] =>
  team.users.filter((user) => team.me.isAdmin || leadsTeamOf(team, user))

/** Who may take them: those who are here. */
export const standIns = (team: TeamAnswer): readonly User[] =>
  coverable(team).filter((user) => stateOf(user) === 'active')

/** Whether there are two to name for a cover. */
export const canCover = (team: TeamAnswer): boolean => standIns(team).length > 0 && coverable(team).length > 1

export const canEnd = (team: TeamAnswer, cover: Cover): boolean =>
  coverable(team).some((user) => user.id === cover.coveredUserId)

const ranks: Readonly<Record<UserState, number>> = { active: 0, invited: 1, off: 2 }

/** Those who are here first, then the invited, then who was switched off; by pinyin. */
export function inOrder(users: readonly User[]): readonly User[] {
  const byName = new Intl.Collator('zh-CN')
  return users.toSorted((a, b) => ranks[stateOf(a)] - ranks[stateOf(b)] || byName.compare(a.name, b.name))
}

/** Laptops of a person; those shut out last. */
export const devicesOf = ({ devices }: TeamAnswer, userId: string): readonly Device[] =>
  devices
    .filter((d) => d.userId === userId)
    .toSorted(
      (a, b) => Number(a.revokedAtMs !== null) - Number(b.revokedAtMs !== null) || b.createdAtMs - a.createdAtMs,
    )

/** Laptops that may still ask the hub. */
export const liveDevicesOf = (team: TeamAnswer, userId: string): readonly Device[] =>
  devicesOf(team, userId).filter((d) => d.revokedAtMs === null)
