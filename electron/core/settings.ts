/** Settings of this laptop: local, never synced. Stored as one JSON value per key. */
import { settingsSchema, type Settings } from '../../shared/api/app.ts'
import { isZone } from '../../shared/base/local-date.ts'
import { first, run, sql, type ReadDb, type WriteDb } from './store/sql.ts'

const defaults: Omit<Settings, 'language'> = {
  theme: 'system',
  meId: null,
  isSetUp: false,
  currency: 'CNY',
  accountColumns: ['stage', 'region', 'industry', 'owner', 'lastContact', 'next'],
  reminders: {
    isOn: true,
    dayTime: '09:00',
    followUpMin: 10,
    visitMin: 30,
    quiet: { from: '21:00', to: '08:00' },
  },
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

/** The zone the page last said this laptop is in; until it did, the system's. */
export function readZone(db: ReadDb): string {
  const zone = readValue(db, 'zone')
  return typeof zone === 'string' && isZone(zone) ? zone : Intl.DateTimeFormat().resolvedOptions().timeZone
}

export function writeZone(db: WriteDb, zone: string): void {
  run(db, sql`INSERT OR REPLACE INTO settings (key, value) VALUES ('zone', ${JSON.stringify(zone)})`)
}

/** The team member this laptop belongs to, or null: also where that row is gone, for it could sign nothing. */
export function readMeId(db: ReadDb): string | null {
  const { meId } = readSettings(db, 'en')
  if (meId === null) return null
  const isThere = first(db, sql`SELECT 1 FROM team_members WHERE id = ${meId} AND deleted_at IS NULL`) !== undefined
  return isThere ? meId : null
}
