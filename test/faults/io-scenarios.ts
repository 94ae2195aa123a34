/** The work the I/O sweep does: every path on which the program writes, and what must be there afterwards. */
import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  copyFileSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import type { WriterContext } from '../../electron/core/context.ts'
import { dispatch } from '../../electron/core/dispatch.ts'
import { recoverRecordings } from '../../electron/core/procedures/memos.ts'
import { backupFolder } from '../../electron/core/store/backup.ts'
import { migrations } from '../../electron/core/store/migrations/all.ts'
import { toStoreError } from '../../electron/core/store/store-error.ts'
import { databaseFile, openStore } from '../../electron/core/store/store.ts'
import { blobPath } from '../../electron/core/vault/blob-path.ts'
import { checkBlob, forgetChecked } from '../../electron/core/vault/check-blob.ts'
import { forgetRecordingsOfRun } from '../../electron/core/vault/recording-file.ts'
import type { Input, Output, ProcedureName } from '../../shared/api/contract.ts'
import type { ImportJob } from '../../shared/api/interchange.ts'

/** What was said while the work ran. */
export interface Told {
  readonly acknowledged: string[]
  readonly refused: string[]
  /** Answers that are neither: a bug, a crash, a wrong error. */
  readonly unclean: string[]
}

export interface Scenario {
  /** The work opens the store itself. */
  readonly isOpening?: boolean
  work(ctx: WriterContext, dir: string, told: Told): Promise<void>
  /** Before the store is opened again; nothing fails any more. */
  after?(dir: string, told: Told): void
  /** What is wrong in the store opened again. */
  check(ctx: WriterContext, told: Told): Promise<string[]>
}

const seedNames = Array.from({ length: 12 }, (_, i) => `苏州恒润${i}`)
const uploadId = '0190a000-0000-7000-8000-000000000001'
const attachedUpload = '0190a000-0000-7000-8000-000000000002'
const attachedBytes = Buffer.from('%PDF-1.7 what was handed over')
export const accountId = (ctx: WriterContext): string =>
  String(ctx.read.connection.prepare('SELECT id FROM accounts ORDER BY id LIMIT 1').pluck().get())

/** What every run begins with: a few accounts, a backup of the time before the last of them, a file to import. */
export async function seedStore(ctx: WriterContext, file: string): Promise<void> {
  const add = async (name: string): Promise<void> => {
    const answer = await dispatch(ctx, 'records.create', { type: 'account', values: { name } })
    if (!answer.ok) throw new Error(answer.error.type)
  }
  for (const name of seedNames.slice(0, 10)) await add(name)
  const backup = await dispatch(ctx, 'storage.backup', {})
  if (!backup.ok) throw new Error(backup.error.type)
  const [made = ''] = readdirSync(backupFolder(ctx.dir))
  renameSync(join(backupFolder(ctx.dir), made), join(backupFolder(ctx.dir), 'old.db'))
  for (const name of seedNames.slice(10)) await add(name)
  mkdirSync(join(file, '..', 'incoming'), { recursive: true })
  writeFileSync(join(file, '..', 'incoming', attachedUpload), attachedBytes)
  const rows = Array.from({ length: 12 }, (_, i) => `导入${i}公司,0512-${10_000_000 + i}`)
  writeFileSync(join(file, '..', 'incoming', uploadId), `客户名称,电话\n${rows.join('\n')}\n,坏\n`)
}

/** No room and a failing disk are told apart; either is a clean answer. */
const isToldOfDisk = (type: string | undefined): boolean => type === 'disk_full' || type === 'disk_failed'

async function ask<N extends ProcedureName>(
  ctx: WriterContext,
  name: N,
  input: Input<N>,
  told: Told,
  says: string = name,
): Promise<Output<N> | null> {
  const answer = await dispatch(ctx, name, input)
  if (answer.ok) told.acknowledged.push(says)
  else if (isToldOfDisk(answer.error.type)) told.refused.push(says)
  else told.unclean.push(`${name}: ${JSON.stringify(answer.error)}`)
  return answer.ok ? (answer.value as Output<N>) : null
}

const strings = (ctx: WriterContext, text: string): string[] =>
  ctx.read.connection.prepare(text).pluck().all() as string[]

/** The seed is there whatever failed. */
function seedIsThere(ctx: WriterContext, names = seedNames): string[] {
  const there = new Set(strings(ctx, 'SELECT name FROM accounts WHERE deleted_at IS NULL'))
  return names.filter((name) => !there.has(name)).map((name) => `lost ${name}`)
}

const visit = (ctx: WriterContext, subject: string): Input<'visits.log'> => ({
  accountId: accountId(ctx),
  subject,
  visitType: 'call',
  startAt: 0,
  zone: 'Asia/Shanghai',
  summary: '谈了价格与下一步安排',
  next: { type: 'date', on: '2026-12-01', subject },
})

const records: Scenario = {
  work: async (ctx, _dir, told) => {
    for (const subject of ['a', 'b', 'c']) await ask(ctx, 'visits.log', visit(ctx, subject), told, subject)
  },
  check: async (ctx, told) => {
    const visits = strings(ctx, 'SELECT subject FROM visits')
    const due = strings(ctx, 'SELECT subject FROM follow_ups')
    const lost = told.acknowledged.filter((subject) => !visits.includes(subject)).map((s) => `lost visit ${s}`)
    const torn = visits.toSorted().join() === due.toSorted().join() ? [] : [`visits ${visits}, follow-ups ${due}`]
    return [...seedIsThere(ctx), ...lost, ...torn]
  },
}

async function jobEnds(ctx: WriterContext, jobId: string): Promise<ImportJob> {
  for (;;) {
    const answer = await dispatch(ctx, 'imports.job', { jobId })
    if (!answer.ok) throw new Error(answer.error.type)
    const job = answer.value as ImportJob
    if (job.state !== 'running') return job
    await new Promise((resolve) => setImmediate(resolve))
  }
}

const imports: Scenario = {
  work: async (ctx, _dir, told) => {
    const look = await dispatch(ctx, 'imports.look', { uploadId, fileName: 'a.csv', zone: 'Asia/Shanghai' })
    if (!look.ok) throw new Error(look.error.type)
    const { mapping } = look.value as Output<'imports.look'>
    if (!mapping) throw new Error('no mapping')
    const started = await ask(ctx, 'imports.start', { uploadId, fileName: 'a.csv', mapping, isDryRun: false }, told)
    if (!started) return
    const job = await jobEnds(ctx, started.jobId)
    if (job.state === 'done') told.acknowledged.push('imported')
    else if (isToldOfDisk(job.problem?.type)) told.refused.push('import')
    else told.unclean.push(`import: ${job.state} ${job.problem?.type}`)
  },
  check: async (ctx, told) => {
    const count = strings(ctx, `SELECT name FROM accounts WHERE name LIKE '导入%'`).length
    const listed = strings(ctx, 'SELECT import_id FROM imports').length
    // When the very last sync fails and the disk takes nothing more, the commit may have reached it all the same: then
    // the import is there whole, and can be undone. Never a part of it.
    const isWhole = count === 12 && listed === 1
    const isAbsent = count === 0 && listed === 0
    const isRight = isWhole || (isAbsent && !told.acknowledged.includes('imported'))
    const wrong = isRight ? [] : [`${count} rows, ${listed} imports`]
    return [...seedIsThere(ctx), ...wrong]
  },
}

/** JSON that ends, CSV with all its lines; a zip with its directory at the end. */
function exportProblems(dir: string): string[] {
  const folder = join(dir, 'exports')
  const files = existsSync(folder) ? readdirSync(folder) : []
  return files.flatMap((name) => {
    const bytes = readFileSync(join(folder, name))
    const isWhole = name.endsWith('.zip')
      ? bytes.subarray(-22).readUInt32LE(0) === 0x06054b50
      : name.endsWith('.csv')
        ? bytes.toString('utf8').trim().split('\n').length === seedNames.length + 1
        : false
    return isWhole ? [] : [`half export ${name}, ${bytes.length} bytes`]
  })
}

const exports: Scenario = {
  work: async (ctx, _dir, told) => {
    await ask(
      ctx,
      'exports.run',
      { what: { kind: 'type', type: 'account' }, format: 'csv', headers: 'en' },
      told,
      'csv',
    )
    await ask(ctx, 'exports.run', { what: { kind: 'everything' }, format: 'json', headers: 'machine' }, told, 'zip')
  },
  check: async (ctx, told) => {
    const folder = join(ctx.dir, 'exports')
    const files = existsSync(folder) ? readdirSync(folder) : []
    const missing = told.acknowledged.filter((end) => !files.some((f) => f.endsWith(end)))
    return [...seedIsThere(ctx), ...exportProblems(ctx.dir), ...missing.map((end) => `no ${end}`)]
  },
}

const backup: Scenario = {
  work: async (ctx, _dir, told) => void (await ask(ctx, 'storage.backup', {}, told)),
  check: async (ctx, told) => {
    const isThere = readdirSync(backupFolder(ctx.dir)).length === 2
    const isSaid = told.acknowledged.length > 0
    return [...seedIsThere(ctx), ...(isSaid && !isThere ? ['the backup is not there'] : [])]
  },
}

const isOld = (ctx: WriterContext): boolean => seedIsThere(ctx).length > 0

/** The backup's rows, or those from before; what was there is kept in either case. */
async function checkRestore(ctx: WriterContext, told: Told): Promise<string[]> {
  const wrong = seedIsThere(ctx, seedNames.slice(0, 10))
  if (told.acknowledged.length > 0 && !isOld(ctx)) wrong.push('said to be restored, and is not')
  const kept = readdirSync(ctx.dir).filter((name) => /^rapport\.before-restore-\d+\.db$/.test(name))
  if (isOld(ctx) && kept.length !== 1) wrong.push(`kept ${kept.join()}`)
  return wrong
}

const restore: Scenario = {
  work: async (ctx, _dir, told) => {
    await ask(ctx, 'storage.restore', { backup: 'old.db' }, told)
    // Whatever came of it, the program goes on.
    const list = await dispatch(ctx, 'accounts.list', { today: '2026-11-24' })
    if (!list.ok && !isToldOfDisk(list.error.type)) told.unclean.push(`after it: ${list.error.type}`)
  },
  check: checkRestore,
}

const more = [
  ...migrations,
  { name: '9999-probe', sql: 'CREATE TABLE probes (id TEXT) STRICT; CREATE INDEX probes_by_id ON probes (id);' },
]

const migration: Scenario = {
  isOpening: true,
  work: async (_ctx, dir, told) => {
    try {
      const db = openStore({ dir, migrations: more })
      told.acknowledged.push('migrated')
      db.close()
    } catch (error) {
      const code = (toStoreError(error) as { code?: string }).code
      if (code === 'DISK_FULL' || code === 'DISK_FAILED') told.refused.push('migrate')
      else told.unclean.push(`migrate: ${String(error)}`)
    }
  },
  // Back to the schema of this program, so that it can look: what the migration made goes.
  after: (dir, told) => {
    const copy = join(backupFolder(dir), `before-${migrations.length + 1}.db`)
    if (told.acknowledged.length > 0 && !existsSync(copy)) told.unclean.push('migrated without a copy')
    const db = openStore({ dir, migrations: more })
    db.write.connection.exec(`DROP TABLE probes; PRAGMA user_version = ${migrations.length}`)
    db.close()
  },
  check: async (ctx) => seedIsThere(ctx),
}

/** Faults D 4 for files: each acknowledged one is whole in the vault under its row; no row without its bytes. */
const attachment = (ctx: WriterContext): Input<'attachments.add'> => ({
  uploadId: attachedUpload,
  name: 'a.pdf',
  sizeBytes: attachedBytes.byteLength,
  to: { type: 'account', id: accountId(ctx) },
  zone: 'Asia/Shanghai',
})

async function checkFiles(ctx: WriterContext, told: Told): Promise<string[]> {
  const rows = ctx.read.connection.prepare('SELECT name, sha256, size_bytes FROM attachments').all() as {
    name: string
    sha256: string
    size_bytes: number
  }[]
  const torn: string[] = []
  for (const { name, sha256, size_bytes: size } of rows) {
    forgetChecked()
    const path = blobPath(ctx.dir, sha256) ?? ''
    const isWhole = (await checkBlob(ctx.dir, sha256)) === 'sound' && statSync(path).size === size
    if (!isWhole) torn.push(`${name} is a row without its bytes`)
  }
  const names = rows.map((row) => row.name)
  const lost = told.acknowledged.filter((name) => !names.includes(name)).map((name) => `lost ${name}`)
  return [...seedIsThere(ctx), ...torn, ...lost]
}

const attach: Scenario = {
  work: async (ctx, _dir, told) => void (await ask(ctx, 'attachments.add', attachment(ctx), told, 'a.pdf')),
  check: checkFiles,
}

/** A memo: what was acknowledged of it is there after a start, finished or not. */
const memo: Scenario = {
  work: async (ctx, _dir, told) => {
    const to = { type: 'account', id: accountId(ctx) } as const
    const begun = await ask(ctx, 'memos.begin', { to, name: 'memo.webm', zone: 'Asia/Shanghai' }, told, 'begun')
    if (!begun) return
    const { recordingId } = begun
    let offset = 0
    for (let second = 0; second < 3; second += 1) {
      const base64 = Buffer.alloc(100, second).toString('base64')
      const kept = await ask(ctx, 'memos.append', { recordingId, offset, base64 }, told, `${offset + 100} bytes`)
      offset = kept?.endOffset ?? offset
    }
    const ended = await ask(ctx, 'memos.finish', { recordingId, durationMs: 3000 }, told, 'finished')
    if (ended !== null && ended.id === null && offset > 0) told.unclean.push('finished without what was said')
    forgetRecordingsOfRun()
  },
  check: async (ctx, told) => {
    await recoverRecordings(ctx)
    const said = Math.max(0, ...told.acknowledged.map((word) => Number(/^(\d+) bytes$/.exec(word)?.[1] ?? 0)))
    const sizes = ctx.read.connection.prepare('SELECT size_bytes FROM attachments').pluck().all() as number[]
    const isKept = said === 0 ? sizes.length <= 1 : sizes.length === 1 && (sizes[0] ?? 0) >= said
    const wrong = isKept ? [] : [`${said} bytes were kept, memos of ${sizes.join()} are there`]
    return [...(await checkFiles(ctx, { ...told, acknowledged: [] })), ...wrong]
  },
}

export const scenarios: Readonly<Record<string, Scenario>> = {
  records,
  imports,
  exports,
  backup,
  restore,
  migration,
  attach,
  memo,
}

/** The same work with its protection off; each must be caught. */
export const mutants: Readonly<Record<string, Scenario>> = {
  'ack-first': {
    ...records,
    work: async (ctx, dir, told) => {
      told.acknowledged.push('a', 'b', 'c')
      await records.work(ctx, dir, { ...told, acknowledged: [] })
    },
  },
  // the row does not wait until its bytes are on the disk
  'row-all-the-same': {
    ...attach,
    work: async (ctx, dir, told) => {
      const sha256 = createHash('sha256').update(attachedBytes).digest('hex')
      const { name, sizeBytes, to } = attachment(ctx)
      try {
        mkdirSync(join(dir, 'vault', sha256.slice(0, 2)), { recursive: true })
        writeFileSync(join(dir, 'vault', sha256.slice(0, 2), sha256), attachedBytes)
      } catch {
        told.refused.push(name)
      }
      const values = { accountId: to.id, name, kind: 'file', mediaType: 'application/pdf', sizeBytes, sha256 } as const
      await ask(ctx, 'records.create', { type: 'attachment', values }, told, name)
    },
  },
  'memo-in-memory': {
    ...memo,
    work: async (ctx, dir, told) => {
      told.acknowledged.push('300 bytes')
      await memo.work(ctx, dir, { ...told, acknowledged: [] })
    },
  },
  'backup-in-place': {
    ...backup,
    work: async (ctx, _dir, told) => {
      try {
        ctx.read.connection.prepare('VACUUM INTO ?').run(join(backupFolder(ctx.dir), 'new.db'))
        told.acknowledged.push('backup')
      } catch {
        told.refused.push('backup')
      }
    },
  },
  'restore-by-two-renames': {
    ...restore,
    work: async (ctx, dir, told) => {
      try {
        ctx.whileClosed(() => {
          const file = databaseFile(dir)
          copyFileSync(join(backupFolder(dir), 'old.db'), `${file}.incoming`)
          try {
            renameSync(file, join(dir, 'rapport.before-restore-1.db'))
            renameSync(`${file}.incoming`, file)
          } finally {
            rmSync(`${file}.incoming`, { force: true })
          }
        })
        told.acknowledged.push('restore')
      } catch {
        told.refused.push('restore')
      }
      await dispatch(ctx, 'accounts.list', { today: '2026-11-24' })
    },
  },
}
