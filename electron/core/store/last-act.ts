/** The last act of this run that can be taken back, for a page that was opened after it was done. */
import { recordTypes, type RecordTypeName } from '../../../shared/domain/record-types.ts'
import type { AnyRow } from './columns.ts'
import { findRow } from './rows.ts'
import { first, sql, type ReadDb } from './sql.ts'
import type { Store } from './store.ts'
import type { ChangeOp } from './received-change.ts'

export interface LastAct {
  /** What `history.undo` takes; of an import what `imports.undo` takes. */
  readonly txnId: string
  readonly isImport: boolean
  /** What the act did to the first record it touched; null for an import. */
  readonly op: ChangeOp | null
  /** What that record, or the file imported, is called. */
  readonly name: string
  /** What the act is called, e.g. `account.assign`; null for an import. */
  readonly label: string | null
}

const longestName = 80

interface Change {
  readonly type: RecordTypeName
  readonly row_id: string
  readonly op: ChangeOp
}

interface FoundTxn {
  readonly txn_no: number
  readonly txn_id: string
  readonly label: string
  readonly import_id: string | null
  readonly file_name: string | null
}

/** A record without a name is called by its subject or its first words. */
function nameOf(row: AnyRow | null): string {
  const named = [row?.['name'], row?.['subject'], row?.['body']].find((v) => typeof v === 'string')
  return String(named ?? '').slice(0, longestName)
}

/** The record a conflict was about, whichever row of the act is looked at. */
function aboutOf(read: ReadDb, { type, row_id: id }: Pick<Change, 'type' | 'row_id'>): Pick<Change, 'type' | 'row_id'> {
  const conflict = type === 'conflict' ? findRow(read, 'conflict', id) : null
  if (conflict === null || !Object.hasOwn(recordTypes, conflict.recordType)) return { type, row_id: id }
  return { type: conflict.recordType as RecordTypeName, row_id: conflict.recordId }
}

/** The first change of an act, or its last where that is what the act is about: an account that changed hands. */
function tellingChange(read: ReadDb, { txn_no: txnNo, label }: FoundTxn): Pick<LastAct, 'op' | 'name'> {
  const way = label === 'account.assign' ? sql`DESC` : sql`ASC`
  const change = first<Change>(
    read,
    sql`SELECT type, row_id, op FROM changes WHERE txn_no = ${txnNo} ORDER BY change_id ${way} LIMIT 1`,
  )
  if (!change) return { op: null, name: '' }
  const about = aboutOf(read, change)
  return { op: change.op, name: nameOf(findRow(read, about.type, about.row_id) as unknown as AnyRow | null) }
}

/** What a person did last since the store was opened and did not take back: an act, or a whole import. */
export function findLastAct({ read, openedAtTxn }: Store): LastAct | null {
  const found = first<FoundTxn>(
    read,
    sql`SELECT t.txn_no, t.txn_id, t.label, i.import_id, i.file_name FROM txns t LEFT JOIN imports i ON i.import_id = t.group_id
        WHERE t.txn_no > ${openedAtTxn} AND t.undone_by IS NULL
          AND (t.kind = 'user' OR (t.kind = 'import' AND i.state = 'done'))
        ORDER BY t.txn_no DESC LIMIT 1`,
  )
  if (!found) return null
  if (found.import_id !== null)
    return { txnId: found.import_id, isImport: true, op: null, name: found.file_name ?? '', label: null }
  return { txnId: found.txn_id, isImport: false, label: found.label, ...tellingChange(read, found) }
}
