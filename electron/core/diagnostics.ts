/** A report of the program's state that may be sent to a stranger: versions, sizes and counts, no client data, no paths. */
import { cpus, release, totalmem, type as osType } from 'node:os'
import type { Output } from '../../shared/api/contract.ts'
import type { ReaderContext } from './context.ts'
import { readSettings } from './settings.ts'

const mb = (bytes: number): string => `${(bytes / 1_048_576).toFixed(1)} MB`

/** What a WAL is cut to whenever it begins anew. */
const longWalBytes = 64 * 1024 * 1024

/** The report as plain text, one fact a line. */
export function diagnosticsText(ctx: ReaderContext, stats: Output<'storage.stats'>): string {
  const settings = readSettings(ctx.read, ctx.systemLanguage)
  const pragma = (name: string): string => String(ctx.read.connection.pragma(name, { simple: true }))
  return [
    `Rapport ${ctx.appVersion}, ${ctx.shell}`,
    `at ${new Date(ctx.nowMs()).toISOString()}`,
    `${osType()} ${release()} ${process.arch}, ${cpus().length} cores, ${mb(totalmem())} memory`,
    `node ${process.version}, memory of the core ${mb(process.memoryUsage.rss())}`,
    `sqlite ${String(ctx.read.connection.prepare('SELECT sqlite_version()').pluck().get())}, schema ${pragma('user_version')}, journal ${pragma('journal_mode')}, synchronous ${pragma('synchronous')}`,
    `encrypted: ${ctx.keyHex !== undefined}`,
    `language ${settings.language}, theme ${settings.theme}, zone ${Intl.DateTimeFormat().resolvedOptions().timeZone}`,
    `database ${mb(stats.databaseBytes)}, wal ${mb(stats.walBytes)}, backups ${mb(stats.backupBytes)}, free disk ${mb(stats.freeDiskBytes)}`,
    ...(stats.walBytes > longWalBytes ? ['the wal is long: an old state of the database is held open'] : []),
    ...stats.rows.map((r) => `${r.type}: ${r.count} (${r.deleted} deleted)`),
    `history ${stats.history}, outbox ${stats.outbox}`,
    '',
  ].join('\n')
}
