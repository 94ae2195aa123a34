/**
 * Does every kind of act that is acknowledged, with the shim logging the order of writes and syncs, and puts a mark into
 * that log at each acknowledgement (faults D 27). `<dir> <honest|normal>`; one JSON document on stdout.
 */
import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { createWriterContext } from '../../electron/core/create-context.ts'
import { dispatch } from '../../electron/core/dispatch.ts'
import type { Input, Output, ProcedureName } from '../../shared/api/contract.ts'
import { databaseFile } from '../../electron/core/store/store.ts'
import { shimControl } from '../support/io-shim.ts'
import { accountId, seedStore } from './io-scenarios.ts'

export interface OrderReport {
  /** The log of each act, up to and with its mark. */
  readonly acts: readonly { readonly what: string; readonly log: string }[]
}

const [dir = '', mode = 'honest'] = process.argv.slice(2)
mkdirSync(dir, { recursive: true })
const options = { dataDir: dir, shell: 'test', appVersion: '0', systemLanguage: 'en' } as const
const { context } = createWriterContext(options, () => undefined)
await seedStore(context, databaseFile(dir))
if (mode === 'normal') context.store.write.connection.pragma('synchronous = NORMAL')
const mark = openSync(join(dir, 'said.mark'), 'a')
const shim = shimControl()
const acts: { what: string; log: string }[] = []

async function act<N extends ProcedureName>(
  what: string,
  name: N,
  input: Input<N>,
  until: (value: Output<N>) => Promise<unknown> = async () => null,
): Promise<void> {
  shim.arm(0)
  const answer = await dispatch(context, name, input)
  if (!answer.ok) throw new Error(`${what}: ${answer.error.type}`)
  await until(answer.value as Output<N>)
  writeSync(mark, '.')
  acts.push({ what, log: shim.log() })
}

async function jobEnds({ jobId }: Output<'imports.start'>): Promise<void> {
  for (let state = 'running'; state === 'running';) {
    const answer = await dispatch(context, 'imports.job', { jobId })
    state = answer.ok ? (answer.value as Output<'imports.job'>).state : 'failed'
    await new Promise((resolve) => setImmediate(resolve))
    if (state === 'failed') throw new Error('the import failed')
  }
}

const id = accountId(context)
const next = { type: 'date', on: '2026-12-01', subject: 'x' } as const
const visit = { accountId: id, visitType: 'call', startAt: 0, zone: 'Asia/Shanghai', next } as const
// More than the 1000 pages after which SQLite takes the WAL in, so that one act has a checkpoint inside.
for (let i = 0; i < 60; i += 1) await act('visit', 'visits.log', { ...visit, subject: `${i}` })
await act('patch', 'records.patch', { type: 'account', id, patch: { name: '苏州恒润精密' } })
await act('undo', 'history.undo', {})
await act('settings', 'settings.set', { theme: 'dark' })
await act('delete', 'records.delete', { type: 'account', id })
await act('backup', 'storage.backup', {})
const uploadId = '0190a000-0000-7000-8000-000000000001'
const look = await dispatch(context, 'imports.look', { uploadId, fileName: 'a.csv', zone: 'Asia/Shanghai' })
const mapping = look.ok ? (look.value as Output<'imports.look'>).mapping : null
if (!mapping) throw new Error('no mapping')
await act('import', 'imports.start', { uploadId, fileName: 'a.csv', mapping, isDryRun: false }, jobEnds)
await act('restore', 'storage.restore', { backup: 'old.db' })
closeSync(mark)
process.stdout.write(JSON.stringify({ acts } satisfies OrderReport))
