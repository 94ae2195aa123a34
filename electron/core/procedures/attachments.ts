/** Files of records: added from what was handed over, listed, described, drawn on, freed of their place, opened. */
import { readFile, rm, writeFile } from 'node:fs/promises'
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { attachmentProcedures } from '../../../shared/api/attachments.ts'
import type { ParsedInput } from '../../../shared/api/contract.ts'
import { conflict, notFound } from '../../../shared/api/wire-error.ts'
import { storedFileName } from '../../../shared/base/file-name.ts'
import { marksText } from '../../../shared/domain/media/marks.ts'
import { sniffBytes, sniffType } from '../../../shared/domain/media/sniff.ts'
import { withoutLocation } from '../../../shared/domain/media/without-location.ts'
import type { Row } from '../../../shared/domain/record-types.ts'
import type { WriterContext } from '../context.ts'
import { makeFolder } from '../make-folder.ts'
import { findRow } from '../store/rows.ts'
import type { Tx } from '../store/tx.ts'
import { blobPath, makingFolder } from '../vault/blob-path.ts'
import { findBlob, markDamaged, noteBlob } from '../vault/blob-rows.ts'
import { checkBlob } from '../vault/check-blob.ts'
import { needNoPaper } from '../rights.ts'
import { readFacts, readHead, saysPlace } from '../vault/photo-facts.ts'
import { sizeOfFile, type TakenIn } from '../vault/take-in.ts'
import { checkRoom, linksTo, listFiles } from './attachment-rows.ts'
import { act, type Handlers } from './handlers.ts'
import { fileValues, wholeUpload, withFile } from './upload-in.ts'

/** A photo whose place is to be taken out is held in memory for it. */
const largestRewritten = 60 * 1024 * 1024

function liveFile(ctx: WriterContext, id: string): Row<'attachment'> {
  const row = findRow(ctx.read, 'attachment', id)
  if (!row || row.deletedAt !== null) throw notFound('attachment')
  return row
}

/** The path of a file whose bytes were checked; what is not sound is marked and refused. */
async function soundPath(ctx: WriterContext, sha256: string, isShown = false): Promise<string> {
  const state = await checkBlob(ctx.dir, sha256, isShown)
  const path = blobPath(ctx.dir, sha256)
  if (state === 'sound' && path !== null) return path
  const isKnown = findBlob(ctx.read, sha256) !== null
  if (isKnown) markDamaged(ctx.store.write, sha256, ctx.nowMs())
  // bytes that never came to this laptop are no damage
  throw conflict(isKnown ? 'file_damaged' : 'file_missing')
}

async function addFile(ctx: WriterContext, input: ParsedInput<'attachments.add'>) {
  const { to, sizeBytes, zone } = input
  const path = await wholeUpload(ctx, input)
  checkRoom(ctx.read, to, sizeBytes)
  const facts = await readFacts(path, zone)
  return withFile(ctx, path, (blob) =>
    act(ctx, 'attachment.create', (tx) => {
      checkRoom(tx.db, to, blob.sizeBytes)
      noteBlob(tx.db, blob, tx.nowMs)
      return tx.create('attachment', {
        ...linksTo(tx, to),
        ...fileValues(input.name, facts, blob),
        caption: input.caption,
        takenAt: facts.takenAt ?? input.takenAt,
        zone,
      })
    }),
  )
}

/** Writes the photo without its place; refuses when a place is still read from the result. */
async function writeWithoutPlace(ctx: WriterContext, file: Row<'attachment'>, path: string): Promise<void> {
  if (file.sizeBytes > largestRewritten) throw conflict('location_stays')
  const given = await readFile(await soundPath(ctx, file.sha256))
  const bytes = withoutLocation(sniffType(given.subarray(0, sniffBytes)), given)
  if (await saysPlace(bytes)) throw conflict('location_stays')
  makeFolder(makingFolder(ctx.dir), 0o700)
  await writeFile(path, bytes, { flag: 'wx', mode: 0o600 })
}

/** The copy without its place stands where the photo stood, unless that is another one by now. */
function putCopy(tx: Tx, { id, sha256: was }: Row<'attachment'>, blob: TakenIn): string {
  if (tx.get('attachment', id).sha256 !== was) throw conflict('file_changed')
  noteBlob(tx.db, blob, tx.nowMs)
  const { sha256, sizeBytes } = blob
  tx.patch('attachment', id, { sha256, sizeBytes, latitudeE6: null, longitudeE6: null })
  return id
}

export const attachmentHandlers: Handlers<Extract<keyof typeof attachmentProcedures, `attachments.${string}`>> = {
  'attachments.add': addFile,

  'attachments.list': ({ read }, { of, limit }) => listFiles(read, of, limit),

  'attachments.open': async (ctx, { id }) => {
    const file = liveFile(ctx, id)
    const path = await soundPath(ctx, file.sha256, true)
    const sizeBytes = (await sizeOfFile(path)) ?? 0
    // what the row says of its type may come from anywhere; the bytes decide
    const mediaType = sniffType(await readHead(path, sniffBytes))
    const isPaper = file.documentId !== null && mediaType === 'application/pdf'
    return { sha256: file.sha256, sizeBytes, name: file.name, mediaType, isPaper }
  },

  'attachments.describe': (ctx, { id, name, caption }) =>
    act(ctx, 'attachment.change', (tx) => {
      if (name !== undefined) needNoPaper(tx.db, 'attachment', id)
      const named = name === undefined ? {} : { name: storedFileName(name.trim()) }
      tx.patch('attachment', id, { ...named, ...(caption === undefined ? {} : { caption: caption || null }) })
      return id
    }),

  'attachments.mark': (ctx, { id, strokes }) =>
    act(ctx, 'attachment.mark', (tx) => {
      if (tx.get('attachment', id).kind !== 'photo') throw conflict('not_a_photo')
      tx.patch('attachment', id, { marks: marksText(strokes) })
      return id
    }),

  'attachments.removeLocation': async (ctx, { id }) => {
    const file = liveFile(ctx, id)
    if (file.kind !== 'photo') throw conflict('not_a_photo')
    if (file.latitudeE6 === null) throw conflict('no_location')
    const path = join(makingFolder(ctx.dir), randomUUID())
    try {
      await writeWithoutPlace(ctx, file, path)
      return await withFile(ctx, path, (blob) => act(ctx, 'attachment.location', (tx) => putCopy(tx, file, blob)))
    } finally {
      await rm(path, { force: true }).catch(() => undefined)
    }
  },
}
