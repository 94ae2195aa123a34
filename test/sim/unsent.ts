/** What a person did and the hub has not decided must stand on their screen, whatever came meanwhile. */
import { mappingOf, tableOf } from '../../electron/core/store/columns.ts'
import { findRow } from '../../electron/core/store/rows.ts'
import { all, sql } from '../../electron/core/store/sql.ts'
import { isKnownType } from '../../shared/sync/payload.ts'
import type { Laptop } from './laptop.ts'

interface Pending {
  readonly op_no: number
  readonly type: string
  readonly row_id: string
  readonly op: string
  readonly after: string | null
}

const json = (value: unknown): string => JSON.stringify(value ?? null)

/** The last pending word of each field, by name. */
function lastWords(ops: readonly Pending[]): Map<string, unknown> {
  const words = new Map<string, unknown>()
  for (const { after } of ops)
    for (const [name, value] of Object.entries((after === null ? {} : JSON.parse(after)) as Record<string, unknown>))
      words.set(name, value)
  return words
}

function rowProblems(laptop: Laptop, ops: readonly Pending[]): string[] {
  const [first] = ops
  if (!first) return []
  const { type, row_id: id } = first
  if (!isKnownType(type) || laptop.neverWere.has(id) || ops.some((op) => laptop.decidedOnce.has(op.op_no))) return []
  const what = `${laptop.name}: unsent work on ${type} ${id}`
  const row = findRow(laptop.context.read, type, id) as unknown as Record<string, unknown> | null
  if (!row) return [`${what} has no row in ${tableOf(type)}`]
  const words = lastWords(ops)
  // elements of a set are added and taken away, and others' stay
  const registers = mappingOf(type).own.filter(([name, , field]) => words.has(name) && field.merge !== 'set')
  const hidden = registers.filter(([name]) => json(row[name]) !== json(words.get(name)))
  const isDeleted = typeof row['deletedAt'] === 'number'
  const last = ops.findLast((op) => op.op === 'delete' || op.op === 'restore')
  const wrong = last && isDeleted !== (last.op === 'delete') ? [`${what} does not show its ${last.op}`] : []
  return [...wrong, ...hidden.map(([name]) => `${what} does not show ${json(words.get(name))} in ${name}`)]
}

/** Sentences about unsent work that does not show. */
export function unsentProblems(laptop: Laptop): string[] {
  const pending = all<Pending>(
    laptop.context.read,
    sql`SELECT o.op_no, c.type, c.row_id, c.op, c.after FROM outbox o JOIN changes c USING (change_id)
        WHERE o.state = 'pending' ORDER BY o.op_no`,
  )
  const byRow = Map.groupBy(pending, (op) => `${op.type} ${op.row_id}`)
  return [...byRow.values()].flatMap((ops) => rowProblems(laptop, ops))
}
