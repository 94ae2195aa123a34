import { exitCodes, UsageError, type Command } from '../command.ts'
import { call, reading } from '../open-core.ts'

/** `verify`: whether the store is sound; exit code 4 and the problems when it is not. */
export const verifyCommand: Command = {
  usage: 'verify',
  about: ['检查数据是否完好', 'Check that the data is sound'],
  options: {},
  run: async (ctx) => {
    if (ctx.args.length > 0) throw new UsageError()
    const found = await reading(ctx, (core) => call(core, 'storage.verify', {}))
    const zh = `${found.rowsChecked} 行，${found.ok ? '完好。' : `有 ${found.problems.length} 处问题：`}`
    const en = `${found.rowsChecked} rows, ${found.ok ? 'all sound.' : `${found.problems.length} problems:`}`
    const lines = [ctx.isChinese ? zh : en, ...found.problems]
    return { code: found.ok ? exitCodes.ok : exitCodes.partly, json: found, lines }
  },
}
