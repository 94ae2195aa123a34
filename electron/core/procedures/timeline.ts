/**
 * The stream of one account, newest first: visits, notes, follow-ups, people and deals added, and the account's own
 * changes of stage and owner. A page is cut by `<at>|<key>` so that entries of one instant are neither lost nor doubled.
 */
import type { accountProcedures } from '../../../shared/api/accounts.ts'
import type { Output } from '../../../shared/api/contract.ts'
import { all, join, list, number, sql, type ReadDb, type Sql } from '../store/sql.ts'
import type { Handlers } from './handlers.ts'

type Entry = Output<'accounts.timeline'>['entries'][number]
type Only = 'all' | 'visits' | 'notes' | 'followUps' | 'changes'

const streams: Record<Exclude<Only, 'all'>, (accountId: string) => readonly Sql[]> = {
  visits: (id) => [
    sql`SELECT start_at AS at, 'visit' AS type, id, subject AS title, summary AS body, visit_type AS kind, status,
          duration_min AS durationMin, contact_ids AS people, owner_id AS author
        FROM visits WHERE account_id = ${id} AND deleted_at IS NULL`,
  ],
  notes: (id) => [
    sql`SELECT noted_at, 'visitNote', id, '', body, NULL, NULL, NULL, CASE WHEN contact_id IS NULL THEN NULL ELSE json_array(contact_id) END,
          coalesce(author_id, created_by)
        FROM visit_notes WHERE account_id = ${id} AND deleted_at IS NULL`,
  ],
  followUps: (id) => [
    sql`SELECT coalesce(done_at, created_at), 'followUp', id, subject, coalesce(result, due_on), kind, status, NULL,
          CASE WHEN contact_id IS NULL THEN NULL ELSE json_array(contact_id) END, owner_id
        FROM follow_ups WHERE account_id = ${id} AND deleted_at IS NULL`,
  ],
  changes: (id) => [
    sql`SELECT created_at, 'contact', id, name, job_title, 'created', NULL, NULL, NULL, created_by
        FROM contacts WHERE account_id = ${id} AND deleted_at IS NULL`,
    sql`SELECT created_at, 'opportunity', id, name, stage, 'created', CASE outcome WHEN 'open' THEN 'open' ELSE outcome END, NULL, NULL, created_by
        FROM opportunities WHERE account_id = ${id} AND deleted_at IS NULL`,
    sql`SELECT created_at, 'account', id, name, NULL, 'created', NULL, NULL, NULL, created_by FROM accounts WHERE id = ${id}`,
    sql`SELECT t.at, 'account', c.row_id || ':' || c.change_id, json_extract(c.after, '$.stage'), json_extract(c.before, '$.stage'), 'stage', NULL, NULL, NULL, t.actor
        FROM changes c JOIN txns t USING (txn_no) WHERE c.row_id = ${id} AND c.op = 'update' AND json_extract(c.after, '$.stage') IS NOT NULL`,
    sql`SELECT t.at, 'account', c.row_id || ':' || c.change_id || 'o', (SELECT m.name FROM team_members m WHERE m.id = json_extract(c.after, '$.ownerId')),
          (SELECT m.name FROM team_members m WHERE m.id = json_extract(c.before, '$.ownerId')), 'owner', NULL, NULL, NULL, t.actor
        FROM changes c JOIN txns t USING (txn_no) WHERE c.row_id = ${id} AND c.op = 'update' AND json_extract(c.after, '$.ownerId') IS NOT NULL`,
  ],
}

function streamOf(only: Only, accountId: string): Sql {
  const kinds = only === 'all' ? (Object.keys(streams) as Exclude<Only, 'all'>[]) : [only]
  const visitsFirst = kinds.includes('visits')
    ? []
    : [
        sql`SELECT 0 AS at, '' AS type, '' AS id, '' AS title, NULL AS body, NULL AS kind, NULL AS status, NULL AS durationMin, NULL AS people, NULL AS author WHERE 0`,
      ]
  return join([...visitsFirst, ...kinds.flatMap((k) => streams[k](accountId))], ' UNION ALL ')
}

interface StreamRow {
  readonly at: number
  readonly type: Entry['type']
  readonly id: string
  readonly title: string | null
  readonly body: string | null
  readonly kind: string | null
  readonly status: Entry['status']
  readonly durationMin: number | null
  readonly people: string | null
  readonly author: string | null
}

function peopleOf(db: ReadDb, rows: readonly StreamRow[]): Map<string, string> {
  const ids = [...new Set(rows.flatMap((r) => (r.people === null ? [] : (JSON.parse(r.people) as string[]))))]
  if (ids.length === 0) return new Map()
  const found = all<{ id: string; name: string }>(db, sql`SELECT id, name FROM contacts WHERE id IN ${list(ids)}`)
  return new Map(found.map((c) => [c.id, c.name]))
}

function toEntry(row: StreamRow, people: ReadonlyMap<string, string>, authors: ReadonlyMap<string, string>): Entry {
  const ids = row.people === null ? [] : (JSON.parse(row.people) as string[])
  const [id = row.id] = row.id.split(':')
  return {
    ...row,
    id,
    key: `${row.type}:${row.id}`,
    title: row.title ?? '',
    people: ids.map((p) => people.get(p)).filter((n) => n !== undefined),
    authorName: row.author === null ? null : (authors.get(row.author) ?? null),
  }
}

function cutOf(before: string | undefined): Sql {
  const [at, key] = before === undefined ? [] : before.split('|')
  if (at === undefined || key === undefined || !/^-?\d+$/.test(at)) return sql``
  return sql`WHERE (at, type || ':' || id) < (${Number(at)}, ${key})`
}

export const timelineHandlers: Handlers<Extract<keyof typeof accountProcedures, 'accounts.timeline'>> = {
  'accounts.timeline': ({ read }, { accountId, only, before, limit }) => {
    const stream = streamOf(only, accountId)
    const rows = all<StreamRow>(
      read,
      sql`SELECT * FROM (${stream}) ${cutOf(before)} ORDER BY at DESC, type || ':' || id DESC LIMIT ${limit}`,
    )
    const people = peopleOf(read, rows)
    const members = all<{ id: string; name: string }>(read, sql`SELECT id, name FROM team_members`)
    const authors = new Map(members.map((m) => [m.id, m.name]))
    const entries = rows.map((row) => toEntry(row, people, authors))
    const last = entries.at(-1)
    return {
      total: number(read, sql`SELECT count(*) FROM (${stream})`),
      entries,
      next: last && entries.length === limit ? `${last.at}|${last.key}` : null,
    }
  },
}
