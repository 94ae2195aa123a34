/** How the person lets files travel on this laptop: whether at all, how fast at most, on which networks. Local, never synced. */
import { z } from 'zod'
import { first, run, sql, type ReadDb, type WriteDb } from '../store/sql.ts'

const steeringSchema = z.object({
  isPaused: z.boolean().default(false),
  /** Null: as fast as the line is. */
  mostBytesPerSecond: z.int().min(1).nullable().default(null),
  /** By themselves files travel by cable and on Wi-Fi of these names only. */
  onlyTrusted: z.boolean().default(false),
  trusted: z.array(z.string()).default([]),
})
export type Steering = z.infer<typeof steeringSchema>

export function readSteering(db: ReadDb): Steering {
  const row = first<{ value: string }>(db, sql`SELECT value FROM settings WHERE key = 'transfers'`)
  return steeringSchema.parse(row ? JSON.parse(row.value) : {})
}

/** Changes some of it. */
export function steer(db: WriteDb, patch: Partial<Steering>): void {
  const value = JSON.stringify({ ...readSteering(db), ...patch })
  run(db, sql`INSERT OR REPLACE INTO settings (key, value) VALUES ('transfers', ${value})`)
}
