/**
 * Who wrote which field, where that is not who changed the row last: a laptop that was away sees several people's edits as
 * one state, and its history says whose each was.
 */
import type { FieldMark } from '../../shared/sync/merge.ts'
import type { PulledRow } from '../../shared/sync/messages.ts'
import type { SqlTx } from '../storage/sql-driver.ts'

/** The person behind each device epoch. */
export async function membersByDevice(tx: SqlTx, ws: string): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.all<{ device_epoch: string; member_id: string }>(
    'SELECT device_epoch, member_id FROM sync_devices WHERE ws = ?',
    [ws],
  )
  return new Map(rows.map((r) => [r.device_epoch, r.member_id]))
}

/** Fields written after a place by others than the row's last writer; undefined where there are none. */
export function creditOf(
  row: { readonly marks: string; readonly device: string },
  after: number,
  members: ReadonlyMap<string, string>,
): PulledRow['by'] {
  const marks = JSON.parse(row.marks) as Readonly<Record<string, FieldMark>>
  const last = members.get(row.device)
  const others = Object.entries(marks).flatMap(([field, [version, device, atMs]]) => {
    const member = version > after && device !== row.device ? members.get(device) : undefined
    return member === undefined || member === last ? [] : [[field, [member, atMs]] as const]
  })
  return others.length === 0 ? undefined : Object.fromEntries(others.map(([f, [m, at]]) => [f, [m, at]]))
}
