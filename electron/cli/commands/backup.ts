import { resolve } from 'node:path'
import { backUpTo } from '../../core/store/backup.ts'
import { exitCodes, UsageError, type Command } from '../command.ts'
import { reading } from '../open-core.ts'

/** `backup FILE`: everything in one file, also while the app is open. */
export const backupCommand: Command = {
  usage: 'backup FILE',
  about: ['把全部数据备份成一个文件', 'Back everything up into one file'],
  options: {},
  run: async (ctx) => {
    const [name] = ctx.args
    if (name === undefined || ctx.args.length > 1) throw new UsageError()
    const file = resolve(name)
    const sizeBytes = await reading(ctx, (core) =>
      backUpTo(core.read, file, core.keyHex ? { keyHex: core.keyHex } : {}),
    )
    const line = ctx.isChinese
      ? `已备份到 ${file}，${sizeBytes} 字节，核对过。`
      : `Backed up to ${file}, ${sizeBytes} bytes, checked.`
    return { code: exitCodes.ok, json: { file, sizeBytes }, lines: [line] }
  },
}
