/** An account given to somebody at the hub, with all that is still to be done on it: what `handover.assign` does on a laptop. */
import { toPayload } from '../../shared/sync/payload.ts'
import type { FieldMark } from '../../shared/sync/merge.ts'
import type { SqlDriver } from '../storage/sql-driver.ts'
import { Batch } from './batch.ts'
import type { StoredRow } from './stored-row.ts'
import type { Directory } from './directory.ts'

interface Deps {
  readonly driver: SqlDriver
  readonly directory: () => Promise<Directory>
  readonly nowMs: () => number
}

const isOpen = (row: StoredRow): boolean => {
  const { status, outcome, closedAt, deletedAt } = row.data
  if (deletedAt !== undefined) return false
  if (row.type === 'followUp') return status === 'open'
  if (row.type === 'visit') return status === 'planned'
  return row.type === 'opportunity' && outcome === undefined && closedAt === undefined
}

/** Answers how many rows were given, the account among them; null when there is no such account. */
export async function assignAccount(
  deps: Deps,
  ws: string,
  accountId: string,
  memberId: string,
): Promise<{ readonly rows: number; readonly head: number } | null> {
  const directory = await deps.directory()
  return deps.driver.write(async (tx) => {
    const batch = await Batch.begin(tx, ws, directory)
    const tree = await batch.loadTree(accountId)
    const account = batch.find('account', accountId)
    if (account?.data['deletedAt'] !== undefined || account === null) return null
    const from = account.data['ownerId']
    const given = [account, ...tree.filter((row) => isOpen(row) && [undefined, from].includes(row.data['ownerId']))]
    const nowMs = deps.nowMs()
    // the account last: its children must not be moved before they are changed
    for (const row of given.toReversed()) {
      const version = batch.nextSeq()
      const mark: FieldMark = [version, 'hub', nowMs]
      await batch.put(
        row.type,
        row.id,
        {
          version,
          data: toPayload({ ...row.data, ownerId: memberId, updatedAt: nowMs }),
          marks: { ...row.marks, ownerId: mark },
          device: 'hub',
          otherVersion: row.device === 'hub' ? row.otherVersion : row.version,
        },
        null,
        memberId,
      )
    }
    await batch.flush()
    return { rows: given.length, head: batch.head }
  })
}
