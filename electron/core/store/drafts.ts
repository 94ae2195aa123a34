/** Words that are being typed, by a key of the page: local to this laptop, in no history and no outbox. */
import { first, run, sql, type ReadDb, type WriteDb } from './sql.ts'

export const findDraft = (db: ReadDb, key: string): string | null =>
  first<{ value: string }>(db, sql`SELECT value FROM drafts WHERE key = ${key}`)?.value ?? null

/** Keeps a draft; an empty one is forgotten. */
export function keepDraft(db: WriteDb, key: string, value: string, nowMs: number): void {
  if (value === '') dropDraft(db, key)
  else run(db, sql`INSERT OR REPLACE INTO drafts (key, value, updated_at) VALUES (${key}, ${value}, ${nowMs})`)
}

export const dropDraft = (db: WriteDb, key: string): void => void run(db, sql`DELETE FROM drafts WHERE key = ${key}`)
