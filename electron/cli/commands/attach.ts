import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { uuidPattern } from '../../../shared/base/ids.ts'
import { attachableTypes, linkFieldOf, type AttachedTo } from '../../../shared/domain/attached-to.ts'
import { recordTypes } from '../../../shared/domain/record-types.ts'
import { copySource } from '../../core/vault/copy-source.ts'
import { exitCodes, Refusal, UsageError, type Command, type CommandContext } from '../command.ts'
import { call, writing } from '../open-core.ts'

/** `follow-up` for `followUp`: the word of a type on the command line. */
const wordOf = (type: AttachedTo['type']): string => recordTypes[type].plural.replace(/ies$/, 'y').replace(/s$/, '')

function targetOf(text: unknown): AttachedTo {
  const [word, id, ...rest] = typeof text === 'string' ? text.split(':') : []
  const type = attachableTypes.find((known) => wordOf(known) === word || recordTypes[known].plural === word)
  if (type === undefined || id === undefined || rest.length > 0 || !uuidPattern.test(id))
    throw new UsageError(
      `--to TYPE:ID, TYPE: ${Object.keys(linkFieldOf)
        .map((t) => wordOf(t as AttachedTo['type']))
        .join(', ')}`,
    )
  return { type, id }
}

async function attach(ctx: CommandContext, file: string, to: AttachedTo): Promise<{ id: string; name: string }> {
  const uploadId = randomUUID()
  const copy = join(ctx.dataDir, 'incoming', uploadId)
  const name = basename(file)
  return await writing(ctx, async (core) => {
    try {
      const sizeBytes = await copySource(file, copy)
      const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
      const { id } = await call(core, 'attachments.add', { uploadId, name, sizeBytes, to, zone })
      return { id, name }
    } finally {
      await rm(copy, { force: true })
    }
  })
}

/** `attach FILE --to TYPE:ID`: a copy of a file stands at a record from now on. */
export const attachCommand: Command = {
  usage: 'attach FILE --to account|visit|contact|follow-up|opportunity:ID',
  about: ['把文件附到一条记录上', 'Attach a copy of a file to a record'],
  options: { to: { type: 'string' } },
  run: async (ctx) => {
    const [given] = ctx.args
    if (given === undefined || ctx.args.length > 1) throw new UsageError()
    const to = targetOf(ctx.options['to'])
    const file = resolve(given)
    if (!existsSync(file)) throw new Refusal(ctx.isChinese ? `没有这个文件：${file}` : `There is no such file: ${file}`)
    const { id, name } = await attach(ctx, file, to)
    const line = ctx.isChinese ? `已附上 ${name}：${id}` : `Attached ${name}: ${id}`
    return { code: exitCodes.ok, json: { id, name, to }, lines: [line] }
  },
}
