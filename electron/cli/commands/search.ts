import { exitCodes, UsageError, type Command } from '../command.ts'
import { call, reading } from '../open-core.ts'

/** `search QUERY`: what the search box of the app would find. */
export const searchCommand: Command = {
  usage: 'search QUERY [--limit N]',
  about: ['搜客户、人、笔记', 'Search accounts, people and notes'],
  options: { limit: { type: 'string' } },
  run: async (ctx) => {
    const query = ctx.args.join(' ')
    const limit = Number(ctx.options['limit'] ?? 10)
    if (query === '' || !Number.isInteger(limit) || limit < 1 || limit > 50) throw new UsageError()
    const found = await reading(ctx, (core) => call(core, 'search.query', { query, limitPerType: limit }))
    const lines = found.hits.map((h) => [h.type, h.title, h.snippet, h.id].filter(Boolean).join('  '))
    return { code: exitCodes.ok, json: found, lines }
  },
}
