/** Pins, and whether this laptop may leave the network. */
import type { materialProcedures, MissingFile } from '../../../shared/api/materials.ts'
import { omit } from '../../../shared/base/omit.ts'
import type { WriterContext } from '../context.ts'
import { findDownload, wantFile } from '../files/transfer-rows.ts'
import { listPins } from '../library/pins.ts'
import { neededFor, setPin, visitsOfDays, wantPinned, type NeededFile } from '../library/road.ts'
import { readLink } from '../sync/hub-link.ts'
import { movingOf } from './files.ts'
import type { Handlers } from './handlers.ts'

/** What the hub said so long ago (ms) may have changed since. */
const freshForMs = 60 * 60_000
/** Beyond this many they are counted, not told one by one. */
const mostTold = 500

function stateOf(ctx: WriterContext, sha256: string): Pick<MissingFile, 'state' | 'doneBytes' | 'failure'> {
  const moving = movingOf(ctx, sha256)
  if (moving?.direction === 'down') return { state: 'moving', doneBytes: moving.doneBytes, failure: null }
  const failure = ctx.carrier?.failures.get(sha256) ?? null
  if (failure !== null) return { state: 'failed', doneBytes: 0, failure }
  const waiting = findDownload(ctx.read, sha256)
  return { state: waiting ? 'waiting' : 'idle', doneBytes: waiting?.doneBytes ?? 0, failure: null }
}

const sum = (files: readonly NeededFile[]): number => files.reduce((bytes, file) => bytes + file.sizeBytes, 0)

/** What is asked for travels at once. */
function carry(ctx: WriterContext): void {
  ctx.carrier.again()
  ctx.emit({ seq: 0, types: ['attachment'], local: true, sync: true })
}

export const roadHandlers: Handlers<Exclude<keyof typeof materialProcedures, `materials.${string}`>> = {
  'pins.list': ({ read }) => ({ pins: listPins(read) }),

  'pins.set': (ctx, { of, isPinned }) => {
    setPin(ctx.store.write, of, isPinned, ctx.nowMs())
    if (isPinned && readLink(ctx.read)) wantPinned(ctx.store.write, ctx.nowMs())
    carry(ctx)
    return {}
  },

  'road.state': (ctx, days) => {
    const files = neededFor(ctx.read, days)
    const missing = files.filter((file) => file.isHere === 0)
    const link = readLink(ctx.read)
    const isFresh = link === null || ctx.nowMs() - (link.lastContactMs ?? 0) < freshForMs
    return {
      visits: visitsOfDays(ctx.read, days),
      files: files.length,
      bytes: sum(files),
      missing: missing.slice(0, mostTold).map((file) => ({ ...omit(file, ['isHere']), ...stateOf(ctx, file.sha256) })),
      missingFiles: missing.length,
      missingBytes: sum(missing),
      hasHub: link !== null,
      lastContactMs: link?.lastContactMs ?? null,
      isReady: missing.length === 0 && isFresh,
    }
  },

  'road.prepare': (ctx, days) => {
    if (!readLink(ctx.read)) return { wanted: 0 }
    const missing = neededFor(ctx.read, days).filter((file) => file.isHere === 0)
    for (const { sha256 } of missing) {
      wantFile(ctx.store.write, sha256, ctx.nowMs())
      ctx.carrier.forgetFailures(sha256)
    }
    if (missing.length > 0) carry(ctx)
    return { wanted: missing.length }
  },
}
