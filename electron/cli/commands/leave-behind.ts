/**
 * `leave-behind ACCOUNT --out DIR|F.zip`: what was printed for an account, files of the library, the contact and the next visit
 * in a folder or a zip. `--visit` keeps on that visit that it was left.
 */
import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { Input, Output } from '../../../shared/api/contract.ts'
import { conflict } from '../../../shared/api/wire-error.ts'
import { uuidPattern } from '../../../shared/base/ids.ts'
import { paperLanguages } from '../../../shared/domain/comparison.ts'
import { packageBytes, writePackage, zipPackage, type LeavePackage } from '../../leaving/package.ts'
import type { ReaderContext, WriterContext } from '../../core/context.ts'
import { exitCodes, UsageError, type Command, type CommandContext } from '../command.ts'
import { call, reading, writing } from '../open-core.ts'

/** Ids between commas, or null where one is none. */
function idsOf(value: string | boolean | undefined): string[] | null {
  if (typeof value !== 'string') return null
  const ids = value
    .split(',')
    .map((id) => id.trim())
    .filter((id) => id !== '')
  if (ids.some((id) => !uuidPattern.test(id))) throw new UsageError()
  return ids
}

const isZip = (out: string): boolean => out.toLowerCase().endsWith('.zip')

/** Writes it; answers where. A zip has its name only once it is whole. */
async function write(ctx: CommandContext, packed: LeavePackage, out: string): Promise<string> {
  if (!isZip(out)) return writePackage(ctx.dataDir, packed, out)
  const partial = `${out}.partial`
  try {
    const { open } = await zipPackage(ctx.dataDir, packed, Date.now())
    await pipeline(open(), createWriteStream(partial, { mode: 0o644 }))
    await rename(partial, out)
    return out
  } finally {
    await rm(partial, { force: true })
  }
}

type Offers = Output<'leave.offers'>

/** The papers and files that are named; `all` is the newest version of every paper that is here. */
function chosen(ctx: CommandContext, offers: Offers): Pick<Input<'leave.pack'>, 'versionIds' | 'fileIds'> {
  const { papers } = ctx.options
  const here = offers.papers.filter(({ file }) => file?.state === 'here').map(({ id }) => id)
  return { versionIds: papers === 'all' ? here : (idsOf(papers) ?? []), fileIds: idsOf(ctx.options['files']) ?? [] }
}

export const leaveBehindCommand: Command = {
  usage:
    'leave-behind ACCOUNT --out DIR|F.zip [--papers all|ID,..] [--files ID,..] [--language zh-CN|en|both] [--visit ID [--to ID,..]]',
  about: ['把留给客户的资料装进文件夹或 zip', 'pack what is left with a client into a folder or a zip'],
  options: {
    out: { type: 'string' },
    papers: { type: 'string' },
    files: { type: 'string' },
    language: { type: 'string' },
    visit: { type: 'string' },
    to: { type: 'string' },
  },
  run: async (ctx) => {
    const accountId = ctx.args[0]
    const { out, visit } = ctx.options
    const language = paperLanguages.find((one) => one === (ctx.options['language'] ?? (ctx.isChinese ? 'zh-CN' : 'en')))
    const isVisit = visit === undefined || (typeof visit === 'string' && uuidPattern.test(visit))
    if (accountId === undefined || !uuidPattern.test(accountId) || typeof out !== 'string' || !language || !isVisit)
      throw new UsageError()
    const contactIds = idsOf(ctx.options['to']) ?? []
    const target = resolve(out)
    const medium = isZip(out) ? ('zip' as const) : ('folder' as const)
    const make = async (core: ReaderContext) => {
      const choice = chosen(ctx, await call(core, 'leave.offers', { accountId }))
      const packed = await call(core, 'leave.pack', { accountId, ...choice, language })
      return { choice, packed, path: await write(ctx, packed, target) }
    }
    const keep = async (core: WriterContext, visitId: string) => {
      // before anything is written: what cannot be kept is not left behind unkept
      const { visit: to } = await call(core, 'visits.get', { id: visitId })
      if (to.accountId !== accountId) throw conflict('not_for_them')
      for (const id of contactIds) await call(core, 'records.get', { type: 'contact', id })
      const made = await make(core)
      const name = made.packed.folder
      return {
        ...made,
        logged: await call(core, 'leave.log', { accountId, visitId, name, medium, contactIds, ...made.choice }),
      }
    }
    const { packed, path, logged } =
      typeof visit === 'string'
        ? await writing(ctx, (core) => keep(core, visit))
        : { ...(await reading(ctx, make)), logged: null }
    return {
      code: exitCodes.ok,
      json: {
        path,
        folder: medium === 'zip' ? packed.folder : basename(path),
        sizeBytes: packageBytes(packed),
        files: packed.entries.map(({ path: at, sizeBytes, sha256 }) => ({ path: at, sizeBytes, sha256 })),
        leaveBehindId: logged?.id ?? null,
      },
      lines: [path],
    }
  },
}
