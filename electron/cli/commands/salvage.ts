import { existsSync } from 'node:fs'
import { databaseFile } from '../../core/store/store.ts'
import { salvageStore } from '../../core/store/salvage.ts'
import { withUnpackedBackups } from '../../core/store/unpacked-backups.ts'
import { exitCodes, Refusal, UsageError, type Command } from '../command.ts'

/** `salvage`: a new store from the newest backup and all that a damaged one still gives; exit code 4 when a part was lost. */
export const salvageCommand: Command = {
  usage: 'salvage',
  about: ['从损坏的数据里抢救；损坏的文件会留着', 'Rescue what a damaged store still gives; the damaged file is kept'],
  options: {},
  run: async (ctx) => {
    if (ctx.args.length > 0) throw new UsageError()
    if (!existsSync(databaseFile(ctx.dataDir)))
      throw new Refusal(ctx.isChinese ? `${ctx.dataDir} 里还没有数据。` : `There is no data in ${ctx.dataDir} yet.`)
    const key = process.env['RAPPORT_KEY']
    const keys = key ? { keyHex: key } : {}
    const found = await withUnpackedBackups(ctx.dataDir, () => salvageStore(ctx.dataDir, keys, Date.now()))
    const lines = ctx.isChinese
      ? [
          `从${found.backup === null ? '空白' : `备份 ${found.backup}`}开始，又取回 ${found.carried} 行，按历史补出 ${found.rebuilt} 行。`,
          `现有 ${found.accounts} 个客户。原来的文件留作 ${found.kept}。`,
          ...(found.torn.length > 0 ? [`这些表有一部分读不出来：${found.torn.join('、')}。`] : []),
        ]
      : [
          `Began with ${found.backup === null ? 'nothing' : `the backup ${found.backup}`}, carried over ${found.carried} rows and rebuilt ${found.rebuilt} from history.`,
          `There are ${found.accounts} accounts. The damaged file is kept as ${found.kept}.`,
          ...(found.torn.length > 0 ? [`A part of these tables could not be read: ${found.torn.join(', ')}.`] : []),
        ]
    return { code: found.torn.length > 0 ? exitCodes.partly : exitCodes.ok, json: found, lines }
  },
}
