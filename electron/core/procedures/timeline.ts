/**
 * The stream of an account or of a person, newest first. A page is cut by `<at>|<key>` so that entries of one instant are
 * neither lost nor doubled.
 */
import type { timelineProcedures } from '../../../shared/api/timeline.ts'
import type { Output } from '../../../shared/api/contract.ts'
import { all, list, number, sql, type ReadDb, type Sql } from '../store/sql.ts'
import type { Handlers } from './handlers.ts'
import { countOf, pageOf, streamsOf } from './timeline-streams.ts'

type Entry = Output<'timeline.list'>['entries'][number]
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

export const timelineHandlers: Handlers<keyof typeof timelineProcedures> = {
  'timeline.list': ({ read }, { of, id, only, before, limit }) => {
    const streams = streamsOf(of, id, only)
    const rows = all<StreamRow>(read, pageOf(streams, cutOf(before), limit))
    const people = peopleOf(read, rows)
    const members = all<{ id: string; name: string }>(read, sql`SELECT id, name FROM team_members`)
    const authors = new Map(members.map((m) => [m.id, m.name]))
    const entries = rows.map((row) => toEntry(row, people, authors))
    const last = entries.at(-1)
    return {
      total: number(read, countOf(streams)),
      entries,
      next: last && entries.length === limit ? `${last.at}|${last.key}` : null,
    }
  },
}
