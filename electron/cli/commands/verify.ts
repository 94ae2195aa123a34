import { exitCodes, UsageError, type Command, type CommandContext, type Outcome } from '../command.ts'
import { call, reading, writing } from '../open-core.ts'

/** Compares with the hub, and mends: every row by its checksum. */
async function withHub(ctx: CommandContext): Promise<Outcome> {
  const found = await writing(ctx, (core) => call(core, 'sync.verify', {}))
  const zh = `${found.rows} 行，取回 ${found.fetched}，移出 ${found.left}，${found.ok ? '与团队中心一致。' : '与团队中心不一致。'}`
  const en = `${found.rows} rows, ${found.fetched} fetched, ${found.left} left, ${found.ok ? 'the same as the hub.' : 'not the same as the hub.'}`
  return { code: found.ok ? exitCodes.ok : exitCodes.partly, json: found, lines: [ctx.isChinese ? zh : en] }
}

/** `verify`: whether the store is sound; exit code 4 and the problems when it is not. */
export const verifyCommand: Command = {
  usage: 'verify [--hub]',
  about: ['检查数据是否完好，或与团队中心逐行核对', 'Check that the data is sound, or the same as at the hub'],
  options: { hub: { type: 'boolean' } },
  run: async (ctx) => {
    if (ctx.args.length > 0) throw new UsageError()
    if (ctx.options['hub'] === true) return withHub(ctx)
    const found = await reading(ctx, (core) => call(core, 'storage.verify', {}))
    const isWithFiles = found.filesChecked > 0
    const files = isWithFiles
      ? ctx.isChinese
        ? `，${found.filesChecked} 个文件`
        : `, ${found.filesChecked} files`
      : ''
    const zh = `${found.rowsChecked} 行${files}，${found.ok ? '完好。' : `有 ${found.problems.length} 处问题：`}`
    const en = `${found.rowsChecked} rows${files}, ${found.ok ? 'all sound.' : `${found.problems.length} problems:`}`
    const lines = [ctx.isChinese ? zh : en, ...found.problems]
    return { code: found.ok ? exitCodes.ok : exitCodes.partly, json: found, lines }
  },
}
