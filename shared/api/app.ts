/** The app itself: settings, storage, imports and exports. */
import { z } from 'zod'
import { timePattern } from '../base/local-date.ts'
import { clean } from '../domain/record-type.ts'
import { command, query, report } from './procedure.ts'
import { recordId, recordTypeName } from './rows.ts'

export const languages = ['zh-CN', 'en'] as const
export const themes = ['system', 'light', 'dark'] as const

const clock = z.string().regex(timePattern)

/** When things are brought to mind. */
export const reminderSettings = z.object({
  isOn: z.boolean(),
  /** What is due on a day and at no time of it. */
  dayTime: clock,
  followUpMin: z.int().min(0).max(1_440),
  visitMin: z.int().min(0).max(1_440),
  /** Between these nothing rings; what comes due then comes at the end of it. Null: never quiet. */
  quiet: z.object({ from: clock, to: clock }).nullable(),
})
export type ReminderSettings = z.infer<typeof reminderSettings>

export const settingsSchema = z.object({
  language: z.enum(languages),
  theme: z.enum(themes),
  /** The team member this laptop belongs to, or null before first run is done. */
  meId: z.string().nullable(),
  /** False until a language is chosen and a start is made. */
  isSetUp: z.boolean(),
  currency: z.string().length(3),
  /** Columns of the account list, in order. */
  accountColumns: z.array(z.string().max(40)).max(30),
  reminders: reminderSettings,
})
export type Settings = z.infer<typeof settingsSchema>

export const appProcedures = {
  'app.info': query(
    z.strictObject({}),
    z.object({
      version: z.string(),
      schemaVersion: z.int(),
      sqliteVersion: z.string(),
      shell: z.enum(['electron', 'loopback', 'cli', 'test']),
      encrypted: z.boolean(),
      settings: settingsSchema,
    }),
  ),
  'settings.set': command(settingsSchema.partial().strict(), settingsSchema),
  /** The profile: makes this laptop's own team member, or changes it. */
  'profile.set': command(
    z.strictObject({
      name: clean(200).trim().min(1),
      email: clean(320).nullable().default(null),
      /** Left out, it stays. */
      phone: clean(120).nullable().optional(),
    }),
    z.object({ id: z.string() }),
  ),
  /** A record was opened from search or a list: ranks it higher next time. */
  'usage.note': command(z.strictObject({ type: recordTypeName, id: recordId }), z.object({})),
  /** Realistic bilingual demo data, only into an empty store. */
  'demo.load': command(z.strictObject({}), z.object({ accounts: z.int(), visits: z.int() })),
  'storage.stats': report(
    z.strictObject({}),
    z.object({
      databaseBytes: z.int(),
      walBytes: z.int(),
      freeDiskBytes: z.int(),
      rows: z.array(z.object({ type: recordTypeName, count: z.int(), deleted: z.int() })),
      history: z.int(),
      outbox: z.int(),
      lastBackupAt: z.int().nullable(),
      backupBytes: z.int(),
    }),
  ),
  'storage.verify': report(
    z.strictObject({}),
    z.object({
      ok: z.boolean(),
      problems: z.array(z.string()),
      rowsChecked: z.int(),
      filesChecked: z.int(),
      tookMs: z.number(),
    }),
  ),
  /**
   * Writes one file with everything into the data folder's `backups`; answers its name and a download. `missing` files were
   * damaged or gone and are not in it.
   */
  'storage.backup': report(
    z.strictObject({}),
    z.object({ name: z.string(), sizeBytes: z.int(), files: z.int(), missing: z.int(), download: z.string() }),
  ),
  /** Backups in the data folder, newest first. */
  'storage.backups': query(
    z.strictObject({}),
    z.array(z.object({ name: z.string(), sizeBytes: z.int(), at: z.int() })),
  ),
  /**
   * Puts a backup in the place of the present database: one of the data folder by name, or a file handed over by its
   * upload. The present one is kept beside it; `kept` is its name.
   */
  'storage.restore': command(
    z.union([z.strictObject({ backup: z.string().max(200) }), z.strictObject({ uploadId: recordId })]),
    z.object({ kept: z.string().nullable() }),
  ),
  /** What a report of the program's state would say; nothing private is in it. */
  'diagnostics.report': report(z.strictObject({}), z.object({ text: z.string() })),
} as const
