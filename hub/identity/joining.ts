/** How people and laptops come in: the first admin's code, codes for others, and what a code is exchanged for. */
import { assert, err, ok, type Result } from '../../shared/base/result.ts'
import { uuidPattern } from '../../shared/base/ids.ts'
import type { SqlTx } from '../storage/sql-driver.ts'
import { act, type IdentityContext } from './act.ts'
import { endCodesOf, endCodesOfKind, findCode, issueCode, type CodeRow } from './codes.ts'
import {
  IdentityRefused,
  type IdentityActs,
  type IssuedCode,
  type JoinError,
  type JoinInput,
  type Joined,
} from './contract.ts'
import { insertUser, isMemberTaken } from './people.ts'
import { getDevice, getUser, toDevice, toUser, type UserRow } from './rows.ts'
import { codeHash, newToken, tokenHash } from './secrets.ts'

/** What the first admin is called until their laptop says a name. */
export const firstAdminName = 'Admin'

/** Ends a transaction in which nothing was to be done after all. */
class Declined extends Error {
  readonly type: JoinError['type']
  constructor(type: JoinError['type']) {
    super(type)
    this.type = type
  }
}

const hasAdminJoined = async (tx: SqlTx): Promise<boolean> =>
  (await tx.all("SELECT id FROM hub_users WHERE role = 'admin' AND joined_at IS NOT NULL LIMIT 1")).length > 0

/** Whom the setup code is for: always the same person while they have not joined. */
async function firstAdminId(context: IdentityContext, tx: SqlTx, nowMs: number): Promise<string> {
  const [known] = await tx.all<{ id: string }>(
    `SELECT u.id FROM hub_users u JOIN hub_codes c ON c.user_id = u.id
     WHERE c.kind = 'setup' AND u.role = 'admin' AND u.is_active = 1 AND u.joined_at IS NULL LIMIT 1`,
  )
  if (known) return known.id
  const id = context.newId(nowMs)
  await insertUser(
    tx,
    { id, name: firstAdminName, role: 'admin', memberId: context.newId(nowMs), isGiven: false },
    nowMs,
  )
  return id
}

/** See `Identity.setupCode`. */
export async function setupCode(context: IdentityContext): Promise<IssuedCode | null> {
  if (await context.driver.read(hasAdminJoined)) return null
  return act<IssuedCode | null>(context, null, 'setup_code', async (tx, nowMs) => {
    if (await hasAdminJoined(tx)) return { value: null, target: null, detail: { issued: false } }
    await endCodesOfKind(tx, 'setup', nowMs)
    const userId = await firstAdminId(context, tx, nowMs)
    return { value: await issueCode(tx, userId, 'setup', nowMs), target: userId }
  })
}

/** The acts on codes in the name of one actor. */
export function codeActs(
  context: IdentityContext,
  actorId: string | null,
): Pick<IdentityActs, 'inviteDevice' | 'endInvitations'> {
  return {
    inviteDevice: (userId) =>
      act(context, actorId, 'invite_device', async (tx, nowMs) => {
        const user = await getUser(tx, userId)
        if (user.is_active !== 1) throw new IdentityRefused('inactive')
        return {
          value: await issueCode(tx, userId, user.joined_at === null ? 'person' : 'device', nowMs),
          target: userId,
        }
      }),
    endInvitations: (userId) =>
      act(context, actorId, 'end_invitations', async (tx, nowMs) => {
        await getUser(tx, userId)
        const count = await endCodesOf(tx, userId, nowMs)
        return { value: count, target: userId, detail: { count } }
      }),
  }
}

function checkCode(code: CodeRow, nowMs: number): void {
  if (code.used_at !== null) throw new Declined('used')
  if (code.ended_at !== null || code.expires_at <= nowMs) throw new Declined('expired')
}

/** What changes with the first laptop of a person. Answers whether the laptop's own member id was taken over. */
async function joinFirst(tx: SqlTx, user: UserRow, meId: string | undefined, nowMs: number): Promise<boolean> {
  const takes = meId !== undefined && user.is_member_given !== 1 && !(await isMemberTaken(tx, meId))
  await tx.run('UPDATE hub_users SET joined_at = ?, member_id = ? WHERE id = ?', [
    nowMs,
    takes ? meId : user.member_id,
    user.id,
  ])
  return takes
}

async function enter(
  context: IdentityContext,
  tx: SqlTx,
  hash: string,
  input: JoinInput,
  nowMs: number,
): Promise<Joined & { readonly detail: { readonly tookMemberId: boolean } }> {
  const code = await findCode(tx, hash)
  if (!code) throw new Declined('unknown_code')
  const user = await getUser(tx, code.user_id)
  if (user.is_active !== 1) throw new Declined('inactive')
  checkCode(code, nowMs)
  await tx.run('UPDATE hub_codes SET used_at = ? WHERE code_hash = ?', [nowMs, hash])
  const tookMemberId = user.joined_at === null && (await joinFirst(tx, user, input.meId, nowMs))
  if (user.role === 'admin') await endCodesOfKind(tx, 'setup', nowMs)
  const id = context.newId(nowMs)
  const token = newToken()
  await tx.run(
    'INSERT INTO hub_devices (id, user_id, name, token_hash, created_at, last_seen_at) VALUES (?, ?, ?, ?, ?, ?)',
    [id, user.id, input.deviceName, tokenHash(token), nowMs, nowMs],
  )
  return {
    user: toUser(await getUser(tx, user.id)),
    device: toDevice(await getDevice(tx, id)),
    token,
    detail: { tookMemberId },
  }
}

/**
 * See `Identity.join`. What is no code of this hub is answered after one look-up, malformed or not; only a known code
 * takes a turn, where it is looked at again.
 */
export async function join(context: IdentityContext, input: JoinInput): Promise<Result<Joined, JoinError>> {
  assert(input.meId === undefined || uuidPattern.test(input.meId), 'meId is a record id')
  const hash = codeHash(input.code)
  if (!(await context.driver.read((tx) => findCode(tx, hash)))) return err({ type: 'unknown_code' })
  try {
    const joined = await act(context, null, 'join', async (tx, nowMs) => {
      const { detail, ...value } = await enter(context, tx, hash, input, nowMs)
      return { value, target: value.device.id, detail, actorId: value.user.id }
    })
    return ok(joined)
  } catch (error) {
    if (error instanceof Declined) return err({ type: error.type })
    throw error
  }
}
