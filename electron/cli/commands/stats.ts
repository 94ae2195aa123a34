import { exitCodes, UsageError, type Command } from '../command.ts'
import { call, reading } from '../open-core.ts'

/** `stats`: how much of what is stored. */
export const statsCommand: Command = {
  usage: 'stats',
  about: ['数据有多少，占多大', 'How much is stored'],
  options: {},
  run: async (ctx) => {
    if (ctx.args.length > 0) throw new UsageError()
    const stats = await reading(ctx, (core) => call(core, 'storage.stats', {}))
    const rows = stats.rows.map((r) => `${r.type}  ${r.count}${r.deleted > 0 ? `  (-${r.deleted})` : ''}`)
    const size = `${(stats.databaseBytes / 1_048_576).toFixed(1)} MB`
    return {
      code: exitCodes.ok,
      json: stats,
      lines: [...rows, `history  ${stats.history}`, `outbox  ${stats.outbox}`, size],
    }
  },
}
