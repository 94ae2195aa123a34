/** The library: files become materials and versions, are described, removed, pinned, and fetched before a journey. */
import type { Output, ParsedInput } from '../../../shared/api/contract.ts'
import type { materialProcedures } from '../../../shared/api/materials.ts'
import { conflict, notFound } from '../../../shared/api/wire-error.ts'
import { definedOf } from '../../../shared/base/defined.ts'
import { storedFileName } from '../../../shared/base/file-name.ts'
import { omit } from '../../../shared/base/omit.ts'
import type { Attachment } from '../../../shared/domain/attachment.ts'
import { materialKindOf, mostBytesPerMaterial } from '../../../shared/domain/material.ts'
import { isPicture } from '../../../shared/domain/media/sniff.ts'
import type { WriterContext } from '../context.ts'
import { listMaterials, materialFacets } from '../library/list-materials.ts'
import { listPins } from '../library/pins.ts'
import { filesOf, newestOf, posterOf, told } from '../library/version-rows.ts'
import { findRow, listRows } from '../store/rows.ts'
import { number, run, sql, type ReadDb } from '../store/sql.ts'
import type { Tx } from '../store/tx.ts'
import { noteBlob } from '../vault/blob-rows.ts'
import { readFacts, type FileFacts } from '../vault/photo-facts.ts'
import type { TakenIn } from '../vault/take-in.ts'
import { act, note, type Handlers } from './handlers.ts'
import { fileValues, wholeUpload, withFiles } from './upload-in.ts'

type VersionInput = Pick<ParsedInput<'materials.add'>, 'file' | 'poster' | 'text' | 'zone'>
type HandedOver = VersionInput['file']

interface Taken {
  readonly given: HandedOver
  readonly facts: FileFacts
  readonly blob: TakenIn
}

interface FileOf {
  readonly materialId: string
  readonly part: NonNullable<Attachment['part']>
  readonly language?: string | null
  readonly zone: string
}

/** A row for a file that was taken in. What the bytes say of a picture counts before what the page read. */
function addFileRow(tx: Tx, { given, facts, blob }: Taken, of: FileOf): string {
  noteBlob(tx.db, blob, tx.nowMs)
  return tx.create('attachment', {
    ...of,
    ...fileValues(given.name, facts, blob),
    durationMs: given.durationMs,
    width: facts.width ?? given.width,
    height: facts.height ?? given.height,
    pageCount: given.pageCount,
  })
}

/** Takes the files of one act in, and runs it with them. */
async function taking<T>(
  ctx: WriterContext,
  given: readonly HandedOver[],
  zone: string,
  work: (taken: readonly Taken[]) => T,
): Promise<T> {
  if (given.some((file) => file.sizeBytes > mostBytesPerMaterial)) throw conflict('record_full')
  const paths = await Promise.all(given.map((file) => wholeUpload(ctx, file)))
  const facts = await Promise.all(paths.map((path) => readFacts(path, zone)))
  return withFiles(ctx, paths, (blobs) =>
    work(given.map((file, i) => ({ given: file, facts: facts[i] as FileFacts, blob: blobs[i] as TakenIn }))),
  )
}

/** The rows of a version: its file, its poster, its words. */
function addVersionRows(tx: Tx, materialId: string, [file, poster]: readonly Taken[], input: VersionInput): void {
  const { zone, text } = input
  const fileId = addFileRow(tx, file as Taken, { materialId, part: 'version', zone })
  if (poster && isPicture(poster.facts.mediaType)) addFileRow(tx, poster, { materialId, part: 'poster', zone })
  if (text.trim() !== '') tx.create('materialText', { materialId, fileId, body: text })
}

const withoutEnding = (name: string): string => name.replace(/\.[^.\s]{1,8}$/, '').trim() || name
const filesGiven = ({ file, poster }: VersionInput): readonly HandedOver[] => (poster ? [file, poster] : [file])

const add = (ctx: WriterContext, input: ParsedInput<'materials.add'>) =>
  taking(ctx, filesGiven(input), input.zone, (taken) =>
    act(ctx, 'material.create', (tx) => {
      const { file, name } = input
      const described = omit(input, ['file', 'poster', 'text', 'zone', 'name'])
      const stored = storedFileName(file.name)
      const materialId = tx.create('material', {
        ...definedOf(described),
        name: name?.trim() || withoutEnding(stored).slice(0, 200).toWellFormed(),
        kind: materialKindOf((taken[0] as Taken).facts.mediaType, stored),
        versionedAt: tx.nowMs,
      })
      addVersionRows(tx, materialId, taken, input)
      return materialId
    }),
  )

const addVersion = (ctx: WriterContext, input: ParsedInput<'materials.addVersion'>) =>
  taking(ctx, filesGiven(input), input.zone, (taken) =>
    act(ctx, 'material.version', (tx) => {
      const kind = materialKindOf((taken[0] as Taken).facts.mediaType, input.file.name)
      tx.patch('material', input.id, { kind, versionedAt: tx.nowMs })
      addVersionRows(tx, input.id, taken, input)
      return input.id
    }),
  )

const addTrack = (ctx: WriterContext, { id, file, part, language, zone }: ParsedInput<'materials.addTrack'>) =>
  taking(ctx, [file], zone, ([taken]) =>
    act(ctx, 'material.track', (tx) => {
      if ((taken as Taken).facts.mediaType !== 'text/vtt') throw conflict('not_captions')
      tx.get('material', id)
      addFileRow(tx, taken as Taken, { materialId: id, part, language, zone })
      return id
    }),
  )

const facts = ['durationMs', 'width', 'height', 'pageCount'] as const

/** What is not known of a version is taken from what was read of it later; what is known stays. */
const complete = (ctx: WriterContext, input: ParsedInput<'materials.complete'>) =>
  taking(ctx, input.poster ? [input.poster] : [], input.zone, ([poster]) => {
    const { fileId, text, zone } = input
    const { isChanged } = note(ctx, 'material.complete', (tx) => {
      const file = tx.get('attachment', fileId)
      const { materialId } = file
      if (materialId === null || file.part !== 'version') throw notFound('material')
      const known = facts.filter((name) => file[name] !== null)
      const { durationMs, width, height, pageCount } = input
      tx.patch('attachment', fileId, omit({ durationMs, width, height, pageCount }, known))
      const own = filesOf(tx.db, [materialId]).get(materialId) ?? []
      if (poster && isPicture(poster.facts.mediaType) && posterOf(own) === null)
        addFileRow(tx, poster, { materialId, part: 'poster', zone })
      const words = sql`WHERE file_id = ${fileId} AND deleted_at IS NULL LIMIT 1`
      if (text.trim() !== '' && listRows(tx.db, 'materialText', words).length === 0)
        tx.create('materialText', { materialId, fileId, body: text })
    })
    return { isChanged }
  })

function remove(ctx: WriterContext, id: string): { txnId: string; id: string } {
  return act(ctx, 'material.remove', (tx) => {
    const own = sql`WHERE material_id = ${id} AND deleted_at IS NULL`
    for (const text of listRows(tx.db, 'materialText', own)) tx.remove('materialText', text.id)
    for (const file of listRows(tx.db, 'attachment', own)) tx.remove('attachment', file.id)
    tx.remove('material', id)
    return id
  })
}

const playedMs = (db: ReadDb, sha256: string | undefined): number =>
  sha256 === undefined ? 0 : number(db, sql`SELECT position_ms FROM played WHERE sha256 = ${sha256}`)

function get({ read }: WriterContext, id: string): Output<'materials.get'> {
  const material = findRow(read, 'material', id)
  if (!material || material.deletedAt !== null) throw notFound('material')
  const files = filesOf(read, [id]).get(id) ?? []
  const chapters = newestOf(files, 'chapters')
  const versions = files
    .filter((file) => file.part === 'version')
    .map((file, i) => ({
      ...told(file),
      no: i + 1,
      byName: file.createdBy === null ? null : (findRow(read, 'teamMember', file.createdBy)?.name ?? null),
    }))
  const pinnedBy = listPins(read).filter(
    (pin) =>
      (pin.type === 'material' && pin.id === id) ||
      (pin.type === 'collection' && (material.collections ?? []).includes(pin.id)),
  )
  return {
    material,
    versions: versions.toReversed(),
    poster: posterOf(files),
    captions: files.filter((f) => f.part === 'captions').map((f) => ({ ...told(f), language: f.language })),
    chapters: chapters && told(chapters),
    pinnedBy,
    playedMs: playedMs(read, versions.at(-1)?.sha256),
  }
}

export const materialHandlers: Handlers<Extract<keyof typeof materialProcedures, `materials.${string}`>> = {
  'materials.list': listMaterials,
  'materials.facets': ({ read }) => materialFacets(read),
  'materials.get': (ctx, { id }) => get(ctx, id),
  'materials.add': add,
  'materials.addVersion': addVersion,
  'materials.addTrack': addTrack,
  'materials.describe': (ctx, { id, ...patch }) =>
    act(ctx, 'material.change', (tx) => {
      tx.patch('material', id, definedOf(patch))
      return id
    }),
  'materials.complete': complete,
  'materials.remove': (ctx, { id }) => remove(ctx, id),
  'materials.played': (ctx, { sha256, positionMs }) => {
    run(
      ctx.store.write,
      sql`INSERT OR REPLACE INTO played (sha256, position_ms, played_at) VALUES (${sha256}, ${positionMs}, ${ctx.nowMs()})`,
    )
    return {}
  },
}
