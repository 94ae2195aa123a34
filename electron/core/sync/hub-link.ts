/** What this laptop remembers of its hub: who it is there, and how far its own ops were decided. Local, never synced. */
import { z } from 'zod'
import { first, run, sql, type ReadDb, type WriteDb } from '../store/sql.ts'

const linkSchema = z.object({
  url: z.string(),
  token: z.string(),
  deviceId: z.string(),
  /** Made anew when a copy of this profile used its numbers. */
  deviceEpoch: z.string(),
  memberId: z.string(),
  name: z.string(),
  role: z.enum(['admin', 'manager', 'rep', 'service', 'content']),
  teamName: z.string().nullable().default(null),
  hubName: z.string(),
  joinedAtMs: z.int(),
  logEpoch: z.string().nullable(),
  /** The number of the last op the hub decided. */
  decided: z.int(),
  /** Up to here it was looked whether what the hub took has come back (`given-away.ts`). */
  lookedFor: z.int().default(0),
  lastContactMs: z.int().nullable(),
  /** When the hub last said who this is. */
  greetedMs: z.int().nullable().default(null),
  /** The hub's clock minus this laptop's (ms), as last measured. */
  skewMs: z.int().default(0),
  /** Why the hub no longer talks to this laptop, when it said so. */
  refused: z.enum(['revoked', 'unauthorised', 'too_old']).nullable().default(null),
  /** What kept the last round from its end. */
  trouble: z.enum(['offline', 'portal', 'busy', 'failed', 'many_removed']).nullable().default(null),
  detail: z.string().nullable().default(null),
  removal: z.object({ count: z.int(), of: z.int() }).nullable().default(null),
})
export type HubLink = z.infer<typeof linkSchema>

/** The hub this laptop belongs to, or null. */
export function readLink(db: ReadDb): HubLink | null {
  const row = first<{ value: string }>(db, sql`SELECT value FROM settings WHERE key = 'hub'`)
  return row ? linkSchema.parse(JSON.parse(row.value)) : null
}

export function writeLink(db: WriteDb, link: HubLink): void {
  run(db, sql`INSERT OR REPLACE INTO settings (key, value) VALUES ('hub', ${JSON.stringify(link)})`)
}

/** Changes some of it; nothing when the hub was left meanwhile. */
export function patchLink(db: WriteDb, patch: Partial<HubLink>): void {
  const link = readLink(db)
  if (link) writeLink(db, { ...link, ...patch })
}

export function dropLink(db: WriteDb): void {
  run(db, sql`DELETE FROM settings WHERE key = 'hub'`)
}
