import { exitCodes, UsageError, type Command } from '../command.ts'
import { call, writing } from '../open-core.ts'

/** `demo`: fills an empty data folder with a made-up team and its clients. */
export const demoCommand: Command = {
  usage: 'demo',
  about: ['在空的数据文件夹里放进样例数据', 'Fill an empty data folder with sample data'],
  options: {},
  run: async (ctx) => {
    if (ctx.args.length > 0) throw new UsageError()
    const made = await writing(ctx, async (core) => {
      await call(core, 'profile.set', { name: ctx.isChinese ? '林珊' : 'Lin Shan' })
      const loaded = await call(core, 'demo.load', {})
      await call(core, 'settings.set', { isSetUp: true })
      return loaded
    })
    const zh = `${made.accounts} 家客户，${made.visits} 次拜访，放在 ${ctx.dataDir}`
    const en = `${made.accounts} accounts and ${made.visits} visits in ${ctx.dataDir}`
    return { code: exitCodes.ok, json: made, lines: [ctx.isChinese ? zh : en] }
  },
}
