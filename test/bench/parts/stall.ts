/**
 * The longest a person waits while 100,000 rows come in, on the scaled store and behind the real worker: page of accounts,
 * search and a note saved, asked for in turn all the while. The reference is the same before the import.
 */
import { randomUUID } from 'node:crypto'
import { cpSync, constants, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { inProject } from '../../../build/project.ts'
import { startCore, type Core } from '../../../electron/core/core-client.ts'
import { databaseFile } from '../../../electron/core/store/store.ts'
import { syncFile } from '../../../electron/core/store/sync-file.ts'
import type { Input, Output, ProcedureName } from '../../../shared/api/contract.ts'
import { figure, quantile, timed, type Figure } from '../figure.ts'
import { scaledStore } from '../scaled-store.ts'

const rows = 100_000
const everyMs = 25
const goalMs = 50
const calmCalls = 200

function listOfFirms(): string {
  const lines = Array.from(
    { length: rows },
    (_, i) =>
      `D${i},宁波第${i}工具制造有限公司,制造,浙江 宁波,0574-8${String(i).padStart(7, '0')},"老客户介绍, 第${i}家"`,
  )
  return ['客户编号,客户名称,行业,地区,电话,备注', ...lines].join('\n')
}

type Call = <N extends ProcedureName>(name: N, input: Input<N>) => Promise<Output<N>>
const callerOf =
  (core: Core): Call =>
  (name, input) =>
    core.call(name, input) as never

/** What a person does, one thing after the other. */
function interactive(call: Call, accountId: string): readonly (() => Promise<unknown>)[] {
  return [
    () => call('accounts.list', { today: '2026-11-23', offset: 200 }),
    () => call('search.query', { query: '恒润' }),
    () =>
      call('records.create', { type: 'visitNote', values: { accountId, body: '对方说下个月换办公室', notedAt: 1 } }),
    () => call('accounts.get', { id: accountId }),
  ]
}

async function ask(works: readonly (() => Promise<unknown>)[], goesOn: () => boolean): Promise<readonly number[]> {
  const times: number[] = []
  for (let i = 0; goesOn(); i += 1) {
    times.push(await timed(works[i % works.length] as () => Promise<unknown>))
    await pause(everyMs)
  }
  return times
}

async function startImport(call: Call, dir: string): Promise<string> {
  const uploadId = randomUUID()
  mkdirSync(join(dir, 'incoming'), { recursive: true })
  writeFileSync(join(dir, 'incoming', uploadId), listOfFirms())
  const file = { uploadId, fileName: 'firms.csv', options: {} }
  const look = await call('imports.look', { ...file, zone: 'Asia/Shanghai' })
  if (look.mapping === null) throw new Error('the list was not recognised')
  return (await call('imports.start', { ...file, mapping: look.mapping, mode: 'create', isDryRun: false })).jobId
}

export async function measureStall(): Promise<readonly Figure[]> {
  const dir = inProject('out', 'bench', `stall-${process.pid}`)
  cpSync(scaledStore(), dir, { recursive: true, mode: constants.COPYFILE_FICLONE })
  // else the first sync of the core would write out the whole copy
  syncFile(databaseFile(dir))
  const core = await startCore({ dataDir: dir, shell: 'cli', appVersion: '0', language: 'en' })
  try {
    const call = callerOf(core)
    const accountId = (await call('accounts.list', { today: '2026-11-23', limit: 1 })).rows[0]?.id ?? ''
    const works = interactive(call, accountId)
    let asked = 0
    const calm = await ask(works, () => asked++ < calmCalls)
    const jobId = await startImport(call, dir)
    let isRunning = true
    const watch = async (): Promise<number> => {
      for (;;) {
        const job = await call('imports.job', { jobId })
        if (job.state !== 'running') {
          isRunning = false
          return job.counts.created
        }
        await pause(100)
      }
    }
    const watching = watch()
    const from = performance.now()
    const during = await ask(works, () => isRunning)
    const created = await watching
    if (created !== rows) throw new Error(`only ${created} of ${rows} rows came in`)
    const seconds = (performance.now() - from) / 1000
    const max = (values: readonly number[]): number => quantile(values, 1)
    return [
      figure({
        part: 'stall',
        what: `longest wait of ${during.length} interactive calls while ${rows} rows come in / before`,
        ours: max(during),
        reference: max(calm),
        unit: 'ms',
        goal: `longest < ${goalMs} ms`,
        isMet: max(during) < goalMs,
      }),
      figure({
        part: 'stall',
        what: 'the same, 99 of 100 calls are quicker than',
        ours: quantile(during, 0.99),
        reference: quantile(calm, 0.99),
        unit: 'ms',
      }),
      figure({
        part: 'stall',
        what: 'rows a second of that import on the full store, with a person working',
        ours: rows / seconds,
        unit: 'rows/s',
      }),
    ]
  } finally {
    await core.stop(10_000)
    rmSync(dir, { recursive: true, force: true })
  }
}
