/**
 * What changed lately that one should know before a visit: stages, owners, deals, new faces and those who left, visits moved
 * or called off, notes by colleagues. Read from history; what an import or the program itself wrote is not news.
 */
import type { Output } from '../../../shared/api/contract.ts'
import { recordTypeOf, type RecordTypeName } from '../../../shared/domain/record-types.ts'
import { readMeId } from '../settings.ts'
import { findRow } from '../store/rows.ts'
import { all, sql, type ReadDb } from '../store/sql.ts'

type Change = Output<'today.changes'>[number]

const mostShown = 30
/** So many transactions back it looks; a rep makes some hundred a day. */
const lookedAt = 2_000

interface Entry {
  readonly change_id: number
  readonly type: RecordTypeName
  readonly row_id: string
  readonly op: string
  readonly before: string | null
  readonly after: string | null
  readonly at: number
  readonly actor: string | null
}

type Values = Readonly<Record<string, string | number | boolean | null | undefined>>
type Told = Pick<Change, 'kind' | 'before' | 'after'>

const textOf = (value: Values[string]): string | null => (value === null || value === undefined ? null : String(value))

/** Which field of an edit tells what, the telling one first. */
const fields: readonly (readonly [type: RecordTypeName, field: string, kind: Change['kind']])[] = [
  ['account', 'stage', 'stage'],
  ['account', 'ownerId', 'owner'],
  ['opportunity', 'outcome', 'dealOutcome'],
  ['opportunity', 'stage', 'dealStage'],
]

function ofUpdate(type: RecordTypeName, before: Values, after: Values): Told | null {
  const field = fields.find(([of, name]) => of === type && after[name] !== undefined && after[name] !== null)
  if (field) return { kind: field[2], before: textOf(before[field[1]]), after: textOf(after[field[1]]) }
  if (type === 'contact' && after['hasLeft'] === true) return { kind: 'hasLeft', before: null, after: null }
  if (type !== 'visit') return null
  if (after['status'] === 'cancelled') return { kind: 'visitOff', before: null, after: null }
  const isMoved =
    typeof after['startAt'] === 'number' && after['startedAt'] === undefined && after['status'] === undefined
  return isMoved ? { kind: 'visitMoved', before: textOf(before['startAt']), after: textOf(after['startAt']) } : null
}

function toldBy(entry: Entry, meId: string | null): Told | null {
  const after = JSON.parse(entry.after ?? '{}') as Values
  if (entry.op === 'update') return ofUpdate(entry.type, JSON.parse(entry.before ?? '{}') as Values, after)
  if (entry.type === 'contact') return { kind: 'newPerson', before: null, after: null }
  const isByColleague = entry.type === 'visitNote' && entry.actor !== null && entry.actor !== meId
  return isByColleague ? { kind: 'note', before: null, after: null } : null
}

const nameOf = (db: ReadDb, type: RecordTypeName, id: string | null): string | null => {
  if (id === null) return null
  const row = findRow(db, type, id) as unknown as Values | null
  return row ? textOf(row[recordTypeOf(type).title]) : null
}

function toChange(db: ReadDb, entry: Entry, told: Told): Change | null {
  const row = findRow(db, entry.type, entry.row_id) as unknown as (Values & { deletedAt: number | null }) | null
  if (!row || row.deletedAt !== null) return null
  const accountId = entry.type === 'account' ? entry.row_id : textOf(row['accountId'])
  const named = told.kind === 'owner'
  return {
    key: String(entry.change_id),
    at: entry.at,
    kind: told.kind,
    accountId,
    accountName: nameOf(db, 'account', accountId),
    title: entry.type === 'account' ? null : textOf(row[recordTypeOf(entry.type).title]),
    before: named ? nameOf(db, 'teamMember', told.before) : told.before,
    after: named ? nameOf(db, 'teamMember', told.after) : told.after,
    actorName: nameOf(db, 'teamMember', entry.actor),
  }
}

/** What changed since `since` (ms), newest first, at most 30. */
export function changesSince(db: ReadDb, since: number): Change[] {
  const entries = all<Entry>(
    db,
    sql`SELECT c.change_id, c.type, c.row_id, c.op, c.before, c.after, t.at, t.actor
        FROM changes c JOIN txns t USING (txn_no)
        WHERE c.txn_no IN (SELECT txn_no FROM txns WHERE kind = 'user' AND at >= ${since}
            AND txn_no > (SELECT max(txn_no) FROM txns) - ${lookedAt})
          AND (c.op = 'update' AND c.type IN ('account', 'opportunity', 'contact', 'visit')
            OR c.op = 'insert' AND c.type IN ('contact', 'visitNote'))
        ORDER BY c.change_id DESC LIMIT 1000`,
  )
  const meId = readMeId(db)
  const told: Change[] = []
  for (const entry of entries) {
    const what = toldBy(entry, meId)
    const change = what && toChange(db, entry, what)
    if (change) told.push(change)
    if (told.length === mostShown) break
  }
  return told
}
