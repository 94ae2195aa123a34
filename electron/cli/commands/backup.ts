import { resolve } from 'node:path'
import { backUpAll } from '../../core/store/whole-backup.ts'
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
    const made = await reading(ctx, (core) =>
      backUpAll(core.read, core.dir, file, core.keyHex ? { keyHex: core.keyHex } : {}),
    )
    const { sizeBytes, missing } = made
    const line = ctx.isChinese
      ? `已备份到 ${file}，${sizeBytes} 字节，核对过。`
      : `Backed up to ${file}, ${sizeBytes} bytes, checked.`
    const lack = ctx.isChinese
      ? `${missing} 个文件已损坏或不在，备份里没有。`
      : `${missing} files are damaged or gone and are not in it.`
    const lines = missing === 0 ? [line] : [line, lack]
    return { code: missing === 0 ? exitCodes.ok : exitCodes.partly, json: { file, ...made }, lines }
  },
}
