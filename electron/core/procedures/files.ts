/** Bytes of files between this laptop and its hub: what moves, what is wanted, what is tried again. */
import type { fileProcedures, FileTransfer } from '../../../shared/api/files.ts'
import { conflict, notFound } from '../../../shared/api/wire-error.ts'
import type { WriterContext } from '../context.ts'
import type { Carrier } from '../files/carrier.ts'
import { findDownload, listDownloads, listUploads, putFirst, wantFile, type Transfer } from '../files/transfer-rows.ts'
import { readSteering, steer } from '../files/steering.ts'
import { findRow } from '../store/rows.ts'
import { readLink } from '../sync/hub-link.ts'
import { findBlob } from '../vault/blob-rows.ts'
import type { Row } from '../../../shared/domain/record-types.ts'
import type { Handlers } from './handlers.ts'

type Carrying = Partial<Pick<WriterContext, 'carrier'>>

/** A command line that only reads runs beside the app and carries nothing. */
export const movingOf = (ctx: Carrying): Carrier['moving'] => ctx.carrier?.moving ?? null

function told(t: Transfer, ctx: Carrying): FileTransfer {
  const moving = movingOf(ctx)
  const failure = ctx.carrier?.failures.get(t.sha256) ?? null
  const isMoving = moving?.sha256 === t.sha256 && moving.direction === t.direction
  return {
    sha256: t.sha256,
    direction: t.direction,
    id: t.rowId,
    name: t.name,
    accountId: t.accountId,
    sizeBytes: t.sizeBytes,
    doneBytes: isMoving ? moving.doneBytes : t.doneBytes,
    state: isMoving ? 'moving' : failure === null ? 'waiting' : 'failed',
    failure: isMoving ? null : failure,
    bytesPerSecond: isMoving ? moving.bytesPerSecond : null,
  }
}

function liveFile(ctx: WriterContext, id: string): Row<'attachment'> {
  const file = findRow(ctx.read, 'attachment', id)
  if (!file || file.deletedAt !== null) throw notFound('attachment')
  return file
}

export const fileHandlers: Handlers<keyof typeof fileProcedures> = {
  'files.transfers': (ctx, { limit }) => {
    const steering = readSteering(ctx.read)
    if (!readLink(ctx.read)) return { rows: [], ...steering }
    const down = listDownloads(ctx.read, limit)
    const rows = [...down, ...listUploads(ctx.read, limit - Math.min(limit, down.length))]
    return { rows: rows.slice(0, limit).map((t) => told(t, ctx)), ...steering }
  },

  'files.state': (ctx, { id }) => {
    const file = liveFile(ctx, id)
    const blob = findBlob(ctx.read, file.sha256)
    const transfer = findDownload(ctx.read, file.sha256)
    return {
      state: blob === null ? 'elsewhere' : blob.damagedAt === null ? 'here' : 'damaged',
      hasHub: readLink(ctx.read) !== null,
      transfer: transfer && told(transfer, ctx),
    }
  },

  'files.fetch': (ctx, { id }) => {
    const file = liveFile(ctx, id)
    if (!readLink(ctx.read)) throw conflict('no_hub')
    const blob = findBlob(ctx.read, file.sha256)
    if (blob && blob.damagedAt === null) return {}
    wantFile(ctx.store.write, file.sha256, ctx.nowMs())
    ctx.carrier.forgetFailures(file.sha256)
    // somebody waits for it: what goes up by itself waits
    ctx.carrier.again()
    ctx.emit({ seq: 0, types: ['attachment'], local: false, sync: true })
    return {}
  },

  'files.steer': (ctx, { isPaused, mostBytesPerSecond }) => {
    steer(ctx.store.write, {
      ...(isPaused === undefined ? {} : { isPaused }),
      ...(mostBytesPerSecond === undefined ? {} : { mostBytesPerSecond }),
    })
    ctx.carrier.again()
    ctx.emit({ seq: 0, types: [], local: false, sync: true })
    return {}
  },

  'files.first': (ctx, { sha256 }) => {
    putFirst(ctx.store.write, sha256, ctx.nowMs())
    ctx.carrier.forgetFailures(sha256)
    ctx.carrier.again()
    ctx.emit({ seq: 0, types: [], local: false, sync: true })
    return {}
  },

  'files.again': (ctx) => {
    ctx.carrier.forgetFailures()
    ctx.emit({ seq: 0, types: [], local: false, sync: true })
    return {}
  },
}
