/** Settings, profile, storage and diagnostics. */
import { existsSync, statfsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { appProcedures } from '../../../shared/api/app.ts'
import { notFound } from '../../../shared/api/wire-error.ts'
import { definedOf } from '../../../shared/base/defined.ts'
import { recordTypeNames } from '../../../shared/domain/record-types.ts'
import { loadDemo } from '../demo/load-demo.ts'
import { noteUse } from '../search/usage.ts'
import { commit } from '../store/commit.ts'
import { readMeId, readSettings, writeSettings } from '../settings.ts'
import { backupFolder, listBackups } from '../store/backup.ts'
import { tableOf } from '../store/columns.ts'
import { databaseFile } from '../store/store.ts'
import { first, number, sql, trusted, type ReadDb } from '../store/sql.ts'
import { verifyStore } from '../store/verify.ts'
import { backUpAll, needsArchive, restoreAll } from '../store/whole-backup.ts'
import { inTurn } from '../vault/in-turn.ts'
import { verifyBlobs } from '../vault/verify-blobs.ts'
import { pendingOps } from './sync.ts'
import { diagnosticsText } from '../diagnostics.ts'
import type { ReaderContext, WriterContext } from '../context.ts'
import type { Handlers } from './handlers.ts'

const sizeOf = (file: string): number => (existsSync(file) ? statSync(file).size : 0)

function freeBytes(dir: string): number {
  const disk = statfsSync(dir)
  return disk.bavail * disk.bsize
}

/** Rows per type, deleted ones apart. */
export const rowCounts = (db: ReadDb): { type: (typeof recordTypeNames)[number]; count: number; deleted: number }[] =>
  recordTypeNames.map((type) => {
    const table = trusted(tableOf(type))
    const row = first<{ live: number; gone: number }>(
      db,
      sql`SELECT count(*) FILTER (WHERE deleted_at IS NULL) AS live, count(*) FILTER (WHERE deleted_at IS NOT NULL) AS gone FROM ${table}`,
    )
    return { type, count: row?.live ?? 0, deleted: row?.gone ?? 0 }
  })

/** What is stored, how much room it takes and when it was last backed up. */
export function storageStats(ctx: ReaderContext) {
  const file = databaseFile(ctx.dir)
  const backups = listBackups(ctx.dir)
  return {
    databaseBytes: sizeOf(file),
    walBytes: sizeOf(`${file}-wal`),
    freeDiskBytes: freeBytes(ctx.dir),
    rows: rowCounts(ctx.read),
    history: number(ctx.read, sql`SELECT count(*) FROM changes`),
    outbox: pendingOps(ctx.read),
    lastBackupAt: backups[0]?.at ?? null,
    backupBytes: backups.reduce((n, b) => n + b.sizeBytes, 0),
  }
}

const keysOf = ({ keyHex, nativeBinding }: ReaderContext) => ({
  ...(keyHex ? { keyHex } : {}),
  ...(nativeBinding ? { nativeBinding } : {}),
})

/** A backup by the name the folder really has, or null: a name is never a path. */
const backupFile = (dir: string, name: string): string | null =>
  listBackups(dir).some((b) => b.name === name) ? join(backupFolder(dir), name) : null

const stamp = (atMs: number): string => new Date(atMs).toISOString().slice(0, 19).replaceAll(':', '').replace('T', '-')

/** Two backups of one second, or of a clock set back, must not replace each other. */
function freeBackupName(dir: string, stem: string, ending: string): string {
  let name = `${stem}${ending}`
  for (let n = 2; existsSync(join(backupFolder(dir), name)); n += 1) name = `${stem}-${n}${ending}`
  return name
}

/** Tells the pages that something local, such as a setting, changed. */
function emitLocal(ctx: WriterContext): void {
  ctx.emit({ seq: number(ctx.read, sql`SELECT coalesce(max(txn_no), 0) FROM txns`), types: [], local: true })
}

export const appHandlers: Handlers<keyof typeof appProcedures> = {
  'app.info': (ctx) => ({
    version: ctx.appVersion,
    schemaVersion: ctx.store.schemaVersion,
    sqliteVersion: String(ctx.read.connection.prepare('SELECT sqlite_version()').pluck().get()),
    shell: ctx.shell,
    encrypted: ctx.store.encrypted,
    settings: readSettings(ctx.read, ctx.systemLanguage),
  }),

  'settings.set': (ctx, patch) => {
    const given = Object.fromEntries(Object.entries(patch).filter(([, v]) => v !== undefined))
    const settings = writeSettings(ctx.store.write, ctx.systemLanguage, given)
    emitLocal(ctx)
    return settings
  },

  'profile.set': (ctx, { name, email, phone }) => {
    const meId = readMeId(ctx.read)
    // not an act to take back: a laptop without its owner would greet as on its first day
    const meta = { label: 'profile.set', kind: 'system', nowMs: ctx.nowMs(), actor: meId } as const
    const done = commit(ctx.store, meta, (tx) => {
      const values = { name, email, ...definedOf({ phone }) }
      if (meId === null) return tx.create('teamMember', { ...values, role: 'rep', isActive: true })
      tx.patch('teamMember', meId, values)
      return meId
    })
    writeSettings(ctx.store.write, ctx.systemLanguage, { meId: done.value })
    if (done.hint) ctx.emit({ ...done.hint, local: true })
    return { id: done.value }
  },

  'usage.note': (ctx, { type, id }) => {
    noteUse(ctx.store.write.connection, type, id, ctx.nowMs())
    return {}
  },

  'demo.load': (ctx) => loadDemo(ctx),

  'storage.stats': (ctx) => storageStats(ctx),

  'storage.verify': async (ctx) => {
    const from = performance.now()
    const found = verifyStore(ctx.read)
    const files = await verifyBlobs(ctx.read, ctx.dir)
    const problems = [...found.problems, ...files.problems]
    const { filesChecked } = files
    return { ...found, ok: problems.length === 0, problems, filesChecked, tookMs: performance.now() - from }
  },

  // one after the other: a name is free until its backup stands there
  'storage.backup': (ctx) =>
    inTurn(`backup ${ctx.dir}`, async () => {
      const ending = needsArchive(ctx.read) ? '.zip' : '.db'
      const name = freeBackupName(ctx.dir, `rapport-${stamp(ctx.nowMs())}`, ending)
      const made = await backUpAll(ctx.read, ctx.dir, join(backupFolder(ctx.dir), name), keysOf(ctx))
      return { name, ...made, download: `backups/${name}` }
    }),

  'storage.backups': (ctx) => [...listBackups(ctx.dir)],

  'storage.restore': async (ctx, from) => {
    const file = 'backup' in from ? backupFile(ctx.dir, from.backup) : join(ctx.dir, 'incoming', from.uploadId)
    if (file === null || !existsSync(file)) throw notFound('backup')
    const kept = await restoreAll(file, ctx.dir, keysOf(ctx), ctx.whileClosed)
    ctx.emit({ seq: 0, types: [...recordTypeNames], local: true })
    return { kept }
  },

  'diagnostics.report': (ctx) => ({ text: diagnosticsText(ctx, storageStats(ctx)) }),
}
