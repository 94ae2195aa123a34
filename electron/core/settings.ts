/** Settings of this laptop: local, never synced. Stored as one JSON value per key. */
import { settingsSchema, type Settings } from '../../shared/api/app.ts'
import { first, run, sql, type ReadDb, type WriteDb } from './store/sql.ts'

const defaults: Omit<Settings, 'language'> = {
  theme: 'system',
  meId: null,
  isSetUp: false,
  currency: 'CNY',
  accountColumns: ['stage', 'region', 'industry', 'owner', 'lastContact', 'next'],
}

/** Made once: a schema is dear to make, and every act asks who acts. */
const storedSchema = settingsSchema.partial()

function readValue(db: ReadDb, key: string): unknown {
  const row = first<{ value: string }>(db, sql`SELECT value FROM settings WHERE key = ${key}`)
  return row === undefined ? undefined : JSON.parse(row.value)
}

/** The settings as they stand; what was never set has its default. */
export function readSettings(db: ReadDb, systemLanguage: Settings['language']): Settings {
  const stored = storedSchema.safeParse(readValue(db, 'app') ?? {})
  const known = Object.fromEntries(Object.entries(stored.data ?? {}).filter(([, v]) => v !== undefined))
  return { language: systemLanguage, ...defaults, ...known }
}

/** Sets some settings; answers all of them. */
export function writeSettings(db: WriteDb, systemLanguage: Settings['language'], patch: Partial<Settings>): Settings {
  const next = { ...readSettings(db, systemLanguage), ...patch }
  run(db, sql`INSERT OR REPLACE INTO settings (key, value) VALUES ('app', ${JSON.stringify(next)})`)
  return next
}

/** The team member this laptop belongs to, or null. */
export const readMeId = (db: ReadDb): string | null => readSettings(db, 'en').meId
