/** What is to be on this laptop whatever else: a material, a collection, the files of an account. Never synced. */
import type { Pin } from '../../../shared/api/materials.ts'
import { all, number, run, sql, type ReadDb, type WriteDb } from '../store/sql.ts'

export const listPins = (db: ReadDb): Pin[] => all<Pin>(db, sql`SELECT type, id FROM pins ORDER BY pinned_at, type, id`)

export const hasPins = (db: ReadDb): boolean => number(db, sql`SELECT EXISTS (SELECT 1 FROM pins)`) === 1

/** Writes a pin down, or takes it out. */
export function notePin(db: WriteDb, { type, id }: Pin, isPinned: boolean, nowMs: number): void {
  if (isPinned) run(db, sql`INSERT OR IGNORE INTO pins (type, id, pinned_at) VALUES (${type}, ${id}, ${nowMs})`)
  else run(db, sql`DELETE FROM pins WHERE type = ${type} AND id = ${id}`)
}
