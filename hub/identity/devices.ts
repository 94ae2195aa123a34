/** Devices: what a token says, and the acts on laptops. */
import { HubBusy, type SqlTx } from '../storage/sql-driver.ts'
import { act, type IdentityContext } from './act.ts'
import { IdentityRefused, type AuthResult, type IdentityActs } from './contract.ts'
import { deviceColumns, getDevice, getUser, toDevice, toUser, type DeviceRow, type UserRow } from './rows.ts'
import { isSameHash, newToken, tokenHash } from './secrets.ts'

const seenEveryMs = 60_000

interface Found {
  readonly device: DeviceRow
  readonly user: UserRow
}

async function findByToken(tx: SqlTx, hash: string): Promise<Found | undefined> {
  const rows = await tx.all<DeviceRow>(
    `SELECT ${deviceColumns} FROM hub_devices WHERE token_hash = ? OR next_token_hash = ?`,
    [hash, hash],
  )
  const device = rows.find(
    (row) =>
      isSameHash(row.token_hash, hash) || (row.next_token_hash !== null && isSameHash(row.next_token_hash, hash)),
  )
  return device && { device, user: await getUser(tx, device.user_id) }
}

/** The first use of a new token ends the old one. */
const promote = (context: IdentityContext, deviceId: string, hash: string): Promise<number> =>
  context.driver.write((tx) =>
    tx.run('UPDATE hub_devices SET token_hash = ?, next_token_hash = NULL WHERE id = ? AND next_token_hash = ?', [
      hash,
      deviceId,
      hash,
    ]),
  )

/** A busy database turns nobody away: they are seen the next time. */
async function noteSeen(context: IdentityContext, device: DeviceRow, nowMs: number): Promise<number | null> {
  const last = device.last_seen_at
  if (last !== null && nowMs - last < seenEveryMs) return last
  try {
    await context.driver.write((tx) =>
      tx.run('UPDATE hub_devices SET last_seen_at = ? WHERE id = ? AND (last_seen_at IS NULL OR last_seen_at < ?)', [
        nowMs,
        device.id,
        nowMs,
      ]),
    )
    return nowMs
  } catch (error) {
    if (error instanceof HubBusy) return last
    throw error
  }
}

/** See `Identity.authenticate`. */
export async function authenticate(context: IdentityContext, token: string): Promise<AuthResult> {
  const nowMs = context.nowMs()
  const hash = tokenHash(token)
  const found = await context.driver.read((tx) => findByToken(tx, hash))
  if (!found) return { type: 'unknown' }
  const { device, user } = found
  if (user.is_active !== 1) return { type: 'inactive' }
  if (device.revoked_at !== null) return { type: 'revoked' }
  if (device.token_hash !== hash) await promote(context, device.id, hash)
  const lastSeenAtMs = await noteSeen(context, device, nowMs)
  return { type: 'ok', caller: { user: toUser(user), device: { ...toDevice(device), lastSeenAtMs } } }
}

/** The acts on devices in the name of one actor. */
export function deviceActs(
  context: IdentityContext,
  actorId: string | null,
): Pick<IdentityActs, 'renameDevice' | 'revokeDevice' | 'rotateToken'> {
  return {
    renameDevice: (deviceId, name) =>
      act(context, actorId, 'rename_device', async (tx) => {
        await tx.run('UPDATE hub_devices SET name = ? WHERE id = ?', [name, deviceId])
        return { value: toDevice(await getDevice(tx, deviceId)), target: deviceId }
      }),
    revokeDevice: (deviceId) =>
      act(context, actorId, 'revoke_device', async (tx, nowMs) => {
        await tx.run('UPDATE hub_devices SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL', [nowMs, deviceId])
        return { value: toDevice(await getDevice(tx, deviceId)), target: deviceId }
      }),
    rotateToken: (deviceId) =>
      act(context, actorId, 'rotate_token', async (tx) => {
        if ((await getDevice(tx, deviceId)).revoked_at !== null) throw new IdentityRefused('revoked')
        const token = newToken()
        await tx.run('UPDATE hub_devices SET next_token_hash = ? WHERE id = ?', [tokenHash(token), deviceId])
        return { value: { token }, target: deviceId }
      }),
  }
}
