/**
 * What a timeline is made of: one SELECT per kind of entry, all with the same columns. Each is cut and limited by itself, so
 * that a page of an account with thousands of entries reads only what may stand on it.
 */
import { join, sql, type Sql } from '../store/sql.ts'

export type Of = 'account' | 'contact'
export type Part = 'visits' | 'notes' | 'files' | 'followUps' | 'changes'
type Streams = Readonly<Record<Part, (id: string) => readonly Sql[]>>

const onePerson = sql`CASE WHEN contact_id IS NULL THEN NULL ELSE json_array(contact_id) END`

const visits = (whose: Sql): Sql =>
  sql`SELECT start_at AS at, 'visit' AS type, id, subject AS title, summary AS body, visit_type AS kind, status,
        duration_min AS durationMin, contact_ids AS people, owner_id AS author
      FROM visits WHERE ${whose} AND deleted_at IS NULL`

const notes = (whose: Sql): Sql =>
  sql`SELECT noted_at AS at, 'visitNote' AS type, id, '' AS title, body, theme AS kind, NULL AS status, NULL AS durationMin,
        ${onePerson} AS people, coalesce(author_id, created_by) AS author
      FROM visit_notes WHERE ${whose} AND deleted_at IS NULL`

/** When a file came; a memo when it was spoken, also one found after a crash. */
const files = (whose: Sql): Sql =>
  sql`SELECT CASE kind WHEN 'memo' THEN coalesce(taken_at, created_at) ELSE created_at END AS at, 'attachment' AS type, id,
        name AS title, caption AS body, kind, NULL AS status, duration_ms / 60000 AS durationMin, NULL AS people,
        created_by AS author
      FROM attachments WHERE ${whose} AND deleted_at IS NULL`

const followUps = (whose: Sql): Sql =>
  sql`SELECT coalesce(done_at, created_at) AS at, 'followUp' AS type, id, subject AS title, coalesce(result, due_on) AS body,
        kind, status, NULL AS durationMin, ${onePerson} AS people, owner_id AS author
      FROM follow_ups WHERE ${whose} AND deleted_at IS NULL`

const contacts = (whose: Sql): Sql =>
  sql`SELECT created_at AS at, 'contact' AS type, id, name AS title, job_title AS body, 'created' AS kind, NULL AS status,
        NULL AS durationMin, NULL AS people, created_by AS author
      FROM contacts WHERE ${whose} AND deleted_at IS NULL`

const deals = (whose: Sql): Sql =>
  sql`SELECT created_at AS at, 'opportunity' AS type, id, name AS title, stage AS body, 'created' AS kind,
        outcome AS status, NULL AS durationMin, NULL AS people, created_by AS author
      FROM opportunities WHERE ${whose} AND deleted_at IS NULL`

const account = (id: string): Sql =>
  sql`SELECT created_at AS at, 'account' AS type, id, name AS title, NULL AS body, 'created' AS kind, NULL AS status,
        NULL AS durationMin, NULL AS people, created_by AS author
      FROM accounts WHERE id = ${id}`

/** Where the history says that a field changed to something, of a yes or no to yes; `kind` names the field, `mark` keeps two of one edit apart. */
function changed(type: string, rows: Sql, field: string, mark: string): Sql {
  const path = `$.${field}`
  return sql`SELECT t.at AS at, ${type} AS type, c.row_id || ':' || c.change_id || ${mark} AS id,
        CAST(json_extract(c.after, ${path}) AS TEXT) AS title,
        CAST(json_extract(c.before, ${path}) AS TEXT) AS body, ${field} AS kind,
        NULL AS status, NULL AS durationMin, NULL AS people, t.actor AS author
      FROM changes c JOIN txns t USING (txn_no)
      WHERE c.row_id IN (${rows}) AND c.type = ${type} AND c.op = 'update' AND json_extract(c.after, ${path}) <> 0`
}

/** The same, of a field that names a colleague. */
function changedHands(id: string): Sql {
  const name = (side: Sql): Sql =>
    sql`(SELECT m.name FROM team_members m WHERE m.id = json_extract(${side}, '$.ownerId'))`
  return sql`SELECT t.at AS at, 'account' AS type, c.row_id || ':' || c.change_id || 'o' AS id, ${name(sql`c.after`)} AS title,
        ${name(sql`c.before`)} AS body, 'owner' AS kind, NULL AS status, NULL AS durationMin, NULL AS people, t.actor AS author
      FROM changes c JOIN txns t USING (txn_no)
      WHERE c.row_id = ${id} AND c.op = 'update' AND json_extract(c.after, '$.ownerId') IS NOT NULL`
}

const ofAccount = (id: string): Sql => sql`account_id = ${id}`
const dealsOf = (id: string): Sql => sql`SELECT id FROM opportunities WHERE account_id = ${id} AND deleted_at IS NULL`

const accountStreams: Streams = {
  visits: (id) => [visits(ofAccount(id))],
  notes: (id) => [notes(ofAccount(id))],
  files: (id) => [files(ofAccount(id))],
  followUps: (id) => [followUps(ofAccount(id))],
  changes: (id) => [
    contacts(ofAccount(id)),
    deals(ofAccount(id)),
    account(id),
    changed('account', sql`SELECT ${id}`, 'stage', ''),
    changedHands(id),
    changed('opportunity', dealsOf(id), 'stage', 's'),
    changed('opportunity', dealsOf(id), 'outcome', 'w'),
  ],
}

const ofContact = (id: string): Sql => sql`contact_id = ${id}`
/** The accounts a person belonged to, once and now. */
const accountsOf = (id: string): Sql =>
  sql`SELECT account_id FROM contacts WHERE id = ${id} UNION SELECT json_extract(before, '$.accountId') FROM changes
      WHERE row_id = ${id} AND op = 'update' AND json_extract(before, '$.accountId') IS NOT NULL`
/** Visits of those accounts on which they were: their ids stand as a list in the visit. */
const metOn = (id: string): Sql => sql`account_id IN (${accountsOf(id)}) AND instr(contact_ids, ${id}) > 0`
const self = (id: string): Sql => sql`SELECT ${id}`

const contactStreams: Streams = {
  visits: (id) => [visits(metOn(id))],
  notes: (id) => [notes(ofContact(id))],
  files: (id) => [files(ofContact(id))],
  followUps: (id) => [followUps(ofContact(id))],
  changes: (id) => [
    contacts(sql`id = ${id}`),
    changed('contact', self(id), 'stance', 'a'),
    changed('contact', self(id), 'role', 'r'),
    changed('contact', self(id), 'jobTitle', 'j'),
    changed('contact', self(id), 'hasLeft', 'l'),
  ],
}

const parts: readonly Part[] = ['visits', 'notes', 'files', 'followUps', 'changes']

/** The streams of one part, or of all. */
export function streamsOf(of: Of, id: string, only: Part | 'all'): readonly Sql[] {
  const streams = of === 'account' ? accountStreams : contactStreams
  return (only === 'all' ? parts : [only]).flatMap((part) => streams[part](id))
}

/** A page of all streams together, newest first; `cut` leaves out what stood on the pages before. */
export function pageOf(streams: readonly Sql[], cut: Sql, limit: number): Sql {
  const order = sql`ORDER BY at DESC, type || ':' || id DESC LIMIT ${limit}`
  const each = streams.map((stream) => sql`SELECT * FROM (SELECT * FROM (${stream}) ${cut} ${order})`)
  return sql`SELECT * FROM (${join(each, ' UNION ALL ')}) ${order}`
}

/** How many entries all streams have together. */
export const countOf = (streams: readonly Sql[]): Sql =>
  sql`SELECT sum(n) FROM (${join(
    streams.map((stream) => sql`SELECT count(*) AS n FROM (${stream})`),
    ' UNION ALL ',
  )})`
