import { randomUUID } from 'node:crypto'
import { readdir, rm, stat } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import type { ListedMaterial } from '../../../shared/api/materials.ts'
import { isLeftover } from '../../../shared/base/file-name.ts'
import { copySource } from '../../core/vault/copy-source.ts'
import { exitCodes, Refusal, UsageError, type Command, type CommandContext, type Outcome } from '../command.ts'
import { call, reading, writing } from '../open-core.ts'

const pageSize = 500
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone

interface Given {
  readonly path: string
  /** The folder it was found in, which becomes its collection. */
  readonly folder: string | null
}

async function filesIn(path: string, folder: string | null): Promise<Given[]> {
  const found = await stat(path)
  if (!found.isDirectory()) return [{ path, folder }]
  const entries = await readdir(path, { withFileTypes: true })
  const kept = entries.filter((e) => !isLeftover(e.name) && (e.isFile() || e.isDirectory()))
  const inside = await Promise.all(kept.map((e) => filesIn(join(path, e.name), folder ?? basename(path))))
  return inside.flat()
}

async function given(ctx: CommandContext, paths: readonly string[]): Promise<Given[]> {
  const all: Given[] = []
  for (const path of paths.map((p) => resolve(p)))
    try {
      all.push(...(await filesIn(path, null)))
    } catch {
      throw new Refusal(ctx.isChinese ? `读不到：${path}` : `Cannot be read: ${path}`)
    }
  return all
}

const words = (option: unknown): string[] | null =>
  typeof option === 'string' && option.trim() !== '' ? option.split(/[,，、]/).map((w) => w.trim()) : null

async function add(ctx: CommandContext, paths: readonly string[]): Promise<Outcome> {
  if (paths.length === 0) throw new UsageError()
  const files = await given(ctx, paths)
  const products = words(ctx.options['product'])
  const collection = words(ctx.options['collection'])
  const added = await writing(ctx, async (core) => {
    const done: { id: string; name: string }[] = []
    for (const { path, folder } of files) {
      const uploadId = randomUUID()
      const copy = join(ctx.dataDir, 'incoming', uploadId)
      try {
        const sizeBytes = await copySource(path, copy)
        const collections = collection ?? (folder === null ? null : [folder.slice(0, 60)])
        const file = { uploadId, name: basename(path), sizeBytes }
        const { id } = await call(core, 'materials.add', { file, products, collections, zone })
        done.push({ id, name: basename(path) })
        ctx.note(`${done.length}/${files.length} ${basename(path)}`, `${done.length}/${files.length} ${basename(path)}`)
      } finally {
        await rm(copy, { force: true })
      }
    }
    return done
  })
  const line = ctx.isChinese ? `加了 ${added.length} 份资料` : `${added.length} materials added`
  return { code: exitCodes.ok, json: { added }, lines: [line] }
}

const lineOf = ({ material, version, versions }: ListedMaterial): string =>
  [material.name, material.kind, `v${versions}`, version?.state ?? '', material.id].filter((p) => p !== '').join('  ')

async function list(ctx: CommandContext): Promise<Outcome> {
  const rows = await reading(ctx, async (core) => {
    const found: ListedMaterial[] = []
    for (;;) {
      const page = await call(core, 'materials.list', { offset: found.length, limit: pageSize })
      found.push(...page.rows)
      if (page.rows.length < pageSize) return found
    }
  })
  return { code: exitCodes.ok, json: { total: rows.length, materials: rows }, lines: rows.map(lineOf) }
}

/** `library list` and `library add FILE|FOLDER...`: what there is to show and hand out, and more of it. */
export const libraryCommand: Command = {
  usage: 'library list | library add FILE|FOLDER... [--product A,B] [--collection NAME]',
  about: ['资料库：列出，或加文件、文件夹', 'The library: list it, or add files and folders'],
  options: { product: { type: 'string' }, collection: { type: 'string' } },
  run: async (ctx) => {
    const [what, ...paths] = ctx.args
    if (what === 'add') return await add(ctx, paths)
    if (what === 'list' && paths.length === 0) return await list(ctx)
    throw new UsageError()
  },
}
