import { loadMany } from '../../core/demo/load-many.ts'
import type { WriterContext } from '../../core/context.ts'
import { exitCodes, UsageError, type Command, type CommandContext } from '../command.ts'
import { call, writing } from '../open-core.ts'

const mostAccounts = 50_000

/** `10k` or `250` as a number of accounts; null when not asked for. */
function scaleOf(value: string | boolean | undefined): number | null {
  if (value === undefined) return null
  const [, digits, kilo] = /^(\d{1,5})(k?)$/i.exec(String(value)) ?? []
  const accounts = Number(digits ?? Number.NaN) * (kilo ? 1000 : 1)
  if (!(accounts >= 1 && accounts <= mostAccounts)) throw new UsageError()
  return accounts
}

async function load(ctx: CommandContext, core: WriterContext, scale: number | null) {
  if (scale === null) return call(core, 'demo.load', {})
  const step = Math.max(1, Math.floor(scale / 10))
  let next = step
  return loadMany(core, scale, (done) => {
    if (done < next) return
    next = done + step
    ctx.note(`${done} / ${scale} 家客户`, `${done} / ${scale} accounts`)
  })
}

/** `demo`: fills an empty data folder with a made-up team and its clients. */
export const demoCommand: Command = {
  usage: 'demo [--scale 10k]',
  about: [
    '在空的数据文件夹里放进样例数据；--scale 10k 是 1 万家客户、10 万次拜访、100 万条记录',
    'Fill an empty data folder with sample data; --scale 10k makes 10,000 accounts, 100,000 visits, 1,000,000 notes',
  ],
  options: { scale: { type: 'string' } },
  run: async (ctx) => {
    if (ctx.args.length > 0) throw new UsageError()
    const scale = scaleOf(ctx.options['scale'])
    const made = await writing(ctx, async (core) => {
      await call(core, 'profile.set', { name: ctx.isChinese ? '林珊' : 'Lin Shan' })
      const loaded = await load(ctx, core, scale)
      await call(core, 'settings.set', { isSetUp: true })
      return loaded
    })
    const zh = `${made.accounts} 家客户，${made.visits} 次拜访，放在 ${ctx.dataDir}`
    const en = `${made.accounts} accounts and ${made.visits} visits in ${ctx.dataDir}`
    return { code: exitCodes.ok, json: made, lines: [ctx.isChinese ? zh : en] }
  },
}
