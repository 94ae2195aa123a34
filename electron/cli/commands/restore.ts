import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { restoreAll } from '../../core/store/whole-backup.ts'
import { exitCodes, Refusal, UsageError, type Command } from '../command.ts'

/** `restore FILE`: puts a backup in the place of the present data, which is kept beside it. */
export const restoreCommand: Command = {
  usage: 'restore FILE',
  about: ['从备份恢复；现在的数据会留在旁边', 'Restore a backup; the present data is kept beside it'],
  options: {},
  run: async (ctx) => {
    const [name] = ctx.args
    if (name === undefined || ctx.args.length > 1) throw new UsageError()
    const file = resolve(name)
    if (!existsSync(file)) throw new Refusal(ctx.isChinese ? `没有这个文件：${file}` : `There is no such file: ${file}`)
    const key = process.env['RAPPORT_KEY']
    const kept = await restoreAll(file, ctx.dataDir, key ? { keyHex: key } : {})
    const zh = kept === null ? '已恢复。' : `已恢复；原来的数据留作 ${kept}。`
    const en = kept === null ? 'Restored.' : `Restored; what was there is kept as ${kept}.`
    return { code: exitCodes.ok, json: { kept }, lines: [ctx.isChinese ? zh : en] }
  },
}
