/** What waits to be sent, and what the hub refused: shown in its author's words, and never deleted by the program. */
import type { RejectedChange, syncProcedures, UnsentChange } from '../../../shared/api/sync.ts'
import { conflict, notFound } from '../../../shared/api/wire-error.ts'
import { opResult } from '../../../shared/sync/messages.ts'
import { isKnownType } from '../../../shared/sync/payload.ts'
import { recordTypeOf, type Create, type RecordTypeName } from '../../../shared/domain/record-types.ts'
import type { AnyRow, FieldValue } from '../store/columns.ts'
import { findRow } from '../store/rows.ts'
import { all, number, sql, type ReadDb, type Sql } from '../store/sql.ts'
import { letGoOfRefused } from '../store/refused.ts'
import type { Tx } from '../store/tx.ts'
import type { WriterContext } from '../context.ts'
import { act, type Handlers } from './handlers.ts'
import { refNames } from './ref-names.ts'

interface Entry {
  readonly op_no: number
  readonly type: RecordTypeName
  readonly row_id: string
  readonly op: UnsentChange['kind']
  readonly after: string | null
  readonly at: number
  readonly result: string | null
}

const entries = (db: ReadDb, rest: Sql): Entry[] =>
  all<Entry>(
    db,
    sql`SELECT o.op_no, c.type, c.row_id, c.op, c.after, t.at, o.result
        FROM outbox o JOIN changes c USING (change_id) JOIN txns t USING (txn_no) ${rest}`,
  )

const fieldsOf = (entry: Entry): Record<string, FieldValue> =>
  (entry.after === null ? {} : JSON.parse(entry.after)) as Record<string, FieldValue>

function shown(db: ReadDb, entry: Entry): UnsentChange {
  const row = isKnownType(entry.type) ? (findRow(db, entry.type, entry.row_id) as unknown as AnyRow | null) : null
  const fields = fieldsOf(entry)
  const title = row?.[recordTypeOf(entry.type).title] ?? fields[recordTypeOf(entry.type).title] ?? ''
  const accountId = row?.['accountId'] ?? fields['accountId']
  const account = typeof accountId === 'string' ? findRow(db, 'account', accountId) : null
  const given = Object.entries(fields).filter(([, v]) => v !== null || entry.op === 'update')
  return {
    opNo: entry.op_no,
    type: entry.type,
    id: entry.row_id,
    title: String(title).slice(0, 200),
    accountName: account?.name ?? null,
    kind: entry.op,
    at: entry.at,
    fields: Object.fromEntries(given) as UnsentChange['fields'],
    names: isKnownType(entry.type) ? refNames(db, entry.type, given) : [],
  }
}

function refused(db: ReadDb, entry: Entry): RejectedChange {
  const result = opResult.parse(JSON.parse(entry.result ?? '{}'))
  const row = findRow(db, entry.type, entry.row_id)
  return {
    ...shown(db, entry),
    code: result.status === 'rejected' ? result.code : 'failed',
    detail: result.status === 'rejected' ? (result.detail ?? null) : null,
    isRecordHere: row !== null && row.deletedAt === null,
  }
}

/** The words of a refused change, put where the person says. */
function putAgain(tx: Tx, entry: Entry, how: 'again' | 'as_new'): string {
  const fields = fieldsOf(entry)
  if (how === 'as_new') {
    const before = findRow(tx.db, entry.type, entry.row_id) as unknown as AnyRow | null
    const names = Object.keys(recordTypeOf(entry.type).fields)
    const own = Object.fromEntries(names.map((name) => [name, before?.[name] ?? null]))
    const values: Record<string, FieldValue> = { ...own, ...fields }
    // of a record that is no longer here only the change itself is known
    if (names.some((name) => recordTypeOf(entry.type).fields[name]?.required && (values[name] ?? null) === null))
      throw conflict('record_gone')
    return tx.create(entry.type, values as unknown as Create<typeof entry.type>)
  }
  if (entry.op === 'delete') tx.remove(entry.type, entry.row_id)
  else if (entry.op === 'restore') tx.restore(entry.type, entry.row_id)
  else tx.putBack(entry.type, entry.row_id, fields)
  return entry.row_id
}

function settleRejected(ctx: WriterContext, opNo: number, how: 'again' | 'as_new' | 'dismiss') {
  const entry = entries(ctx.read, sql`WHERE o.op_no = ${opNo} AND o.state = 'rejected'`)[0]
  if (!entry) throw notFound('change')
  if (how === 'dismiss') {
    letGoOfRefused(ctx.store.write, opNo, ctx.nowMs(), null)
    return { id: entry.row_id, txnId: null }
  }
  const row = findRow(ctx.read, entry.type, entry.row_id)
  const isHere = row !== null && row.deletedAt === null
  if (how === 'again' && !isHere && entry.op !== 'restore') throw conflict('record_gone')
  return act(ctx, `${entry.type}.change`, (tx) => {
    const id = putAgain(tx, entry, how)
    letGoOfRefused(tx.db, opNo, ctx.nowMs(), tx.txnId)
    return id
  })
}

export const unsentHandlers: Handlers<
  Extract<keyof typeof syncProcedures, 'sync.unsent' | 'sync.rejected' | 'sync.settleRejected'>
> = {
  'sync.unsent': ({ read }, { limit, offset }) => ({
    rows: entries(read, sql`WHERE o.state = 'pending' ORDER BY o.op_no LIMIT ${limit} OFFSET ${offset}`).map((e) =>
      shown(read, e),
    ),
    total: number(
      read,
      sql`SELECT (SELECT count(*) FROM outbox) - (SELECT count(*) FROM outbox WHERE state <> 'pending')`,
    ),
  }),

  'sync.rejected': ({ read }, { limit, offset }) => ({
    rows: entries(read, sql`WHERE o.state = 'rejected' ORDER BY o.op_no DESC LIMIT ${limit} OFFSET ${offset}`).map(
      (e) => refused(read, e),
    ),
    total: number(read, sql`SELECT count(*) FROM outbox WHERE state = 'rejected'`),
  }),

  'sync.settleRejected': (ctx, { opNo, how }) => {
    const done = settleRejected(ctx, opNo, how)
    ctx.emit({ seq: 0, types: [], local: false, sync: true })
    return done
  },
}
