/** Users and teams. */
import type { SqlTx } from '../storage/sql-driver.ts'
import { act, type IdentityContext } from './act.ts'
import { endCodesOf, issueCode } from './codes.ts'
import { IdentityRefused, type HubUser, type IdentityActs, type Invitation, type InviteInput } from './contract.ts'
import { getTeam, getUser, toTeam, toUser, type UserRow } from './rows.ts'

type PeopleActs = Pick<
  IdentityActs,
  'invite' | 'updateUser' | 'setRole' | 'setTeam' | 'setActive' | 'createTeam' | 'updateTeam'
>

/** Writes a user who has not joined; the member id is a new one unless given. */
export async function insertUser(
  tx: SqlTx,
  user: Omit<InviteInput, 'memberId'> & { readonly id: string; readonly memberId: string; readonly isGiven: boolean },
  nowMs: number,
): Promise<void> {
  await tx.run(
    `INSERT INTO hub_users (id, name, email, role, team_id, member_id, is_member_given, is_active, joined_at, created_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, 1, NULL, ?)`,
    [
      user.id,
      user.name,
      user.email ?? null,
      user.role,
      user.teamId ?? null,
      user.memberId,
      user.isGiven ? 1 : 0,
      nowMs,
    ],
  )
}

/** Whether somebody stands for this `teamMember` already. */
export async function isMemberTaken(tx: SqlTx, memberId: string): Promise<boolean> {
  return (await tx.all('SELECT id FROM hub_users WHERE member_id = ?', [memberId])).length > 0
}

/** Refuses what would leave a hub that had an admin without one. */
async function keepAnAdmin(tx: SqlTx, user: UserRow): Promise<void> {
  if (user.role !== 'admin' || user.is_active !== 1 || user.joined_at === null) return
  const others = await tx.all(
    "SELECT id FROM hub_users WHERE role = 'admin' AND is_active = 1 AND joined_at IS NOT NULL AND id <> ? LIMIT 1",
    [user.id],
  )
  if (others.length === 0) throw new IdentityRefused('last_admin')
}

async function invite(context: IdentityContext, tx: SqlTx, input: InviteInput, nowMs: number): Promise<Invitation> {
  if (input.teamId) await getTeam(tx, input.teamId)
  if (input.memberId !== undefined && (await isMemberTaken(tx, input.memberId)))
    throw new IdentityRefused('member_taken')
  const id = context.newId(nowMs)
  const memberId = input.memberId ?? context.newId(nowMs)
  await insertUser(tx, { ...input, id, memberId, isGiven: input.memberId !== undefined }, nowMs)
  return { userId: id, memberId, ...(await issueCode(tx, id, 'person', nowMs)) }
}

async function endAccess(tx: SqlTx, userId: string, nowMs: number): Promise<void> {
  await tx.run('UPDATE hub_devices SET revoked_at = ? WHERE user_id = ? AND revoked_at IS NULL', [nowMs, userId])
  await endCodesOf(tx, userId, nowMs)
}

const reread = async (tx: SqlTx, userId: string): Promise<HubUser> => toUser(await getUser(tx, userId))

/** The acts on users and teams in the name of one actor. */
export function peopleActs(context: IdentityContext, actorId: string | null): PeopleActs {
  return {
    invite: (input) =>
      act(context, actorId, 'invite', async (tx, nowMs) => {
        const value = await invite(context, tx, input, nowMs)
        return { value, target: value.userId, detail: { role: input.role, teamId: input.teamId ?? null } }
      }),
    updateUser: (userId, changes) =>
      act(context, actorId, 'update_user', async (tx) => {
        const user = await getUser(tx, userId)
        const email = changes.email === undefined ? user.email : changes.email
        await tx.run('UPDATE hub_users SET name = ?, email = ? WHERE id = ?', [
          changes.name ?? user.name,
          email,
          userId,
        ])
        return { value: await reread(tx, userId), target: userId, detail: { fields: Object.keys(changes).join(' ') } }
      }),
    setRole: (userId, role) =>
      act(context, actorId, 'set_role', async (tx) => {
        const user = await getUser(tx, userId)
        if (role !== 'admin') await keepAnAdmin(tx, user)
        await tx.run('UPDATE hub_users SET role = ? WHERE id = ?', [role, userId])
        return { value: await reread(tx, userId), target: userId, detail: { from: user.role, to: role } }
      }),
    setTeam: (userId, teamId) =>
      act(context, actorId, 'set_team', async (tx) => {
        const user = await getUser(tx, userId)
        if (teamId !== null) await getTeam(tx, teamId)
        await tx.run('UPDATE hub_users SET team_id = ? WHERE id = ?', [teamId, userId])
        return { value: await reread(tx, userId), target: userId, detail: { from: user.team_id, to: teamId } }
      }),
    setActive: (userId, isActive) =>
      act(context, actorId, 'set_active', async (tx, nowMs) => {
        const user = await getUser(tx, userId)
        if (!isActive) {
          await keepAnAdmin(tx, user)
          await endAccess(tx, userId, nowMs)
        }
        await tx.run('UPDATE hub_users SET is_active = ? WHERE id = ?', [isActive ? 1 : 0, userId])
        return { value: await reread(tx, userId), target: userId, detail: { isActive } }
      }),
    createTeam: ({ name, shares }) =>
      act(context, actorId, 'create_team', async (tx, nowMs) => {
        const id = context.newId(nowMs)
        await tx.run('INSERT INTO hub_teams (id, name, shares, created_at) VALUES (?, ?, ?, ?)', [
          id,
          name,
          shares ? 1 : 0,
          nowMs,
        ])
        return { value: { id, name, shares }, target: id, detail: { shares } }
      }),
    updateTeam: (teamId, changes) =>
      act(context, actorId, 'update_team', async (tx) => {
        const team = toTeam(await getTeam(tx, teamId))
        const value = { id: teamId, name: changes.name ?? team.name, shares: changes.shares ?? team.shares }
        await tx.run('UPDATE hub_teams SET name = ?, shares = ? WHERE id = ?', [
          value.name,
          value.shares ? 1 : 0,
          teamId,
        ])
        return { value, target: teamId, detail: { shares: value.shares } }
      }),
  }
}
