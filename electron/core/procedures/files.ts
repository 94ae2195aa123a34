/** Bytes of files between this laptop and its hub: what moves, what is wanted, what is tried again. */
import type { fileProcedures, FileQueue, FileTransfer } from '../../../shared/api/files.ts'
import type { Output } from '../../../shared/api/contract.ts'
import { definedOf } from '../../../shared/base/defined.ts'
import { conflict, notFound } from '../../../shared/api/wire-error.ts'
import type { WriterContext } from '../context.ts'
import type { Carrier, Moving } from '../files/carrier.ts'
import {
  countQueue,
  findDownload,
  listDownloads,
  listUploads,
  putFirst,
  wantFile,
  type Transfer,
} from '../files/transfer-rows.ts'
import { readSteering, steer, type Steering } from '../files/steering.ts'
import { isTrusted } from '../files/trust.ts'
import { findRow } from '../store/rows.ts'
import { readLink } from '../sync/hub-link.ts'
import { findBlob } from '../vault/blob-rows.ts'
import type { Row } from '../../../shared/domain/record-types.ts'
import type { Handlers } from './handlers.ts'

type Carrying = Partial<Pick<WriterContext, 'carrier'>>
const idle: Pick<Carrier, 'moving' | 'failures' | 'gone'> = {
  moving: new Map(),
  failures: new Map(),
  gone: { count: 0, bytes: 0 },
}
const nothingQueued: FileQueue = { count: 0, goneCount: 0, sizeBytes: 0, doneBytes: 0, bytesPerSecond: null }

/** How a file moves at this moment. A command line that only reads runs beside the app and carries nothing. */
export const movingOf = (ctx: Carrying, sha256: string): Moving | null => ctx.carrier?.moving.get(sha256) ?? null

function told(t: Transfer, ctx: Carrying): FileTransfer {
  const moving = movingOf(ctx, t.sha256)
  const failure = ctx.carrier?.failures.get(t.sha256) ?? null
  const isMoving = moving?.direction === t.direction
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

/** The whole queue: what went through since it was empty, and what is still to go. A file that failed is not waited for. */
function wholeQueue(ctx: Pick<WriterContext, 'read'> & Carrying): FileQueue {
  const { moving, failures, gone } = ctx.carrier ?? idle
  const queue = countQueue(ctx.read, new Set(failures.keys()))
  const done = new Map(queue.doneBytes)
  for (const [sha256, m] of moving) done.set(sha256, m.doneBytes)
  return {
    count: queue.count,
    goneCount: gone.count,
    sizeBytes: gone.bytes + queue.bytes,
    doneBytes: gone.bytes + [...done.values()].reduce((sum, bytes) => sum + bytes, 0),
    bytesPerSecond: moving.size === 0 ? null : [...moving.values()].reduce((sum, m) => sum + m.bytesPerSecond, 0),
  }
}

function networkOf({ carrier }: Carrying, steering: Steering): Output<'files.transfers'>['network'] {
  const network = carrier?.network ?? null
  return network && steering.onlyTrusted ? { ...network, isTrusted: isTrusted(steering, network) } : null
}

function liveFile(ctx: WriterContext, id: string): Row<'attachment'> {
  const file = findRow(ctx.read, 'attachment', id)
  if (!file || file.deletedAt !== null) throw notFound('attachment')
  return file
}

export const fileHandlers: Handlers<keyof typeof fileProcedures> = {
  'files.transfers': (ctx, { limit }) => {
    const steering = readSteering(ctx.read)
    const network = networkOf(ctx, steering)
    if (!readLink(ctx.read)) return { rows: [], queue: nothingQueued, ...steering, network }
    const down = listDownloads(ctx.read, limit)
    const rows = [...down, ...listUploads(ctx.read, limit - Math.min(limit, down.length))]
    return { rows: rows.slice(0, limit).map((t) => told(t, ctx)), queue: wholeQueue(ctx), ...steering, network }
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

  'files.steer': (ctx, patch) => {
    steer(ctx.store.write, definedOf(patch))
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
