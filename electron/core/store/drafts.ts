/** Words that are being typed, by a key of the page: local to this laptop, in no history and no outbox. */
import { all, first, run, sql, type ReadDb, type WriteDb } from './sql.ts'

export const findDraft = (db: ReadDb, key: string): string | null =>
  first<{ value: string }>(db, sql`SELECT value FROM drafts WHERE key = ${key}`)?.value ?? null

export interface Draft {
  readonly key: string
  readonly value: string
  readonly updatedAt: number
}

const mostListed = 200
/** Before the keys of drafts that were laid aside; they are listed nowhere. */
const shelf = 'undo:'
const shelvedForMs = 30 * 86_400_000

/** The drafts of one kind, the latest first. */
export const listDrafts = (db: ReadDb, prefix: string): Draft[] =>
  all<Draft>(
    db,
    sql`SELECT key, value, updated_at AS "updatedAt" FROM drafts WHERE substr(key, 1, length(${prefix})) = ${prefix}
          AND substr(key, 1, length(${shelf})) <> ${shelf}
        ORDER BY updated_at DESC, key LIMIT ${mostListed}`,
  )

/** Keeps a draft; an empty one is forgotten. */
export function keepDraft(db: WriteDb, key: string, value: string, nowMs: number): void {
  if (value === '') dropDraft(db, key)
  else run(db, sql`INSERT OR REPLACE INTO drafts (key, value, updated_at) VALUES (${key}, ${value}, ${nowMs})`)
}

export const dropDraft = (db: WriteDb, key: string): void => void run(db, sql`DELETE FROM drafts WHERE key = ${key}`)

/** Lays drafts aside that an act made into records: when it is taken back, so are they. */
export function shelveDrafts(db: WriteDb, keys: readonly string[], txnId: string, nowMs: number): void {
  run(
    db,
    sql`DELETE FROM drafts WHERE substr(key, 1, length(${shelf})) = ${shelf} AND updated_at < ${nowMs - shelvedForMs}`,
  )
  for (const key of keys)
    run(
      db,
      sql`UPDATE OR REPLACE drafts SET key = ${`${shelf}${txnId}:${key}`}, updated_at = ${nowMs} WHERE key = ${key}`,
    )
}

/** Puts drafts back that an act had laid aside; where something was typed since, that stays. */
export function takeBackDrafts(db: WriteDb, txnId: string): void {
  const prefix = `${shelf}${txnId}:`
  const whose = sql`WHERE substr(key, 1, length(${prefix})) = ${prefix}`
  run(db, sql`UPDATE OR IGNORE drafts SET key = substr(key, length(${prefix}) + 1) ${whose}`)
  run(db, sql`DELETE FROM drafts ${whose}`)
}
