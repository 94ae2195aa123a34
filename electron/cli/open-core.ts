/** The core for one command: for reading, beside an open app, or for writing, alone. */
import { existsSync } from 'node:fs'
import type { Input, Output, ProcedureName } from '../../shared/api/contract.ts'
import { WireFault } from '../../shared/api/wire-error.ts'
import type { ReaderContext, WriterContext } from '../core/context.ts'
import { createReaderContext, createWriterContext } from '../core/create-context.ts'
import { dispatch } from '../core/dispatch.ts'
import { databaseFile } from '../core/store/store.ts'
import { takeProxyFromEnv } from '../core/sync/proxy.ts'
import { Refusal, type CommandContext } from './command.ts'

const optionsOf = (ctx: CommandContext) =>
  ({
    dataDir: ctx.dataDir,
    shell: 'cli',
    appVersion: ctx.appVersion,
    systemLanguage: ctx.isChinese ? 'zh-CN' : 'en',
    ...(process.env['RAPPORT_KEY'] ? { keyHex: process.env['RAPPORT_KEY'] } : {}),
  }) as const

/** Runs `work` with a read-only core; works while an app has the folder open. */
export async function reading<T>(ctx: CommandContext, work: (core: ReaderContext) => Promise<T> | T): Promise<T> {
  if (!existsSync(databaseFile(ctx.dataDir)))
    throw new Refusal(ctx.isChinese ? `${ctx.dataDir} 里还没有数据。` : `There is no data in ${ctx.dataDir} yet.`)
  const opened = createReaderContext(optionsOf(ctx))
  try {
    return await work(opened.context)
  } finally {
    opened.close()
  }
}

/** Runs `work` with the only writer; refused with exit code 3 while an app has the folder open. */
export async function writing<T>(ctx: CommandContext, work: (core: WriterContext) => Promise<T> | T): Promise<T> {
  takeProxyFromEnv()
  const opened = createWriterContext(optionsOf(ctx), () => undefined)
  try {
    return await work(opened.context)
  } finally {
    opened.close()
  }
}

/** Calls a procedure as the page would. */
export async function call<N extends ProcedureName>(
  core: ReaderContext | WriterContext,
  name: N,
  input: Input<N>,
): Promise<Output<N>> {
  const answer = await dispatch(core, name, input)
  if (!answer.ok) throw new WireFault(answer.error)
  return answer.value as Output<N>
}
