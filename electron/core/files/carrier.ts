/**
 * Carries files between this laptop and its hub, one at a time and beside the rounds of sync, which never wait for it: first
 * what the person asked for, then what is not on the hub yet. It stops where the line does and goes on from the same byte.
 */
import type { Hint } from '../../../shared/api/hint.ts'
import { isNotTaken } from '../store/store-error.ts'
import type { EngineDeps } from '../sync/engine.ts'
import { HubUnavailable } from '../sync/hub-client.ts'
import { readLink } from '../sync/hub-link.ts'
import { noteBlob } from '../vault/blob-rows.ts'
import type { Carriage } from './by-http.ts'
import { download } from './download.ts'
import { createPace } from './pace.ts'
import { wantPinned } from '../library/road.ts'
import { readSteering } from './steering.ts'
import { createFileClient, type NamedFile } from './file-client.ts'
import { dropTransfer, listDownloads, listUploads, noteOnHub, noteUpload, type Transfer } from './transfer-rows.ts'
import { TransferFailed, type Failure } from './failure.ts'
import { upload } from './upload.ts'

export interface Moving {
  readonly sha256: string
  readonly direction: Transfer['direction']
  readonly doneBytes: number
  /** Over the last seconds. */
  readonly bytesPerSecond: number
}

export type CarryResult = 'done' | 'no_hub' | 'paused' | 'offline' | 'refused' | 'stopped'

export interface Carrier {
  /** Carries all that can be carried now; joins the run that is under way. */
  run(): Promise<CarryResult>
  readonly isRunning: boolean
  /** By file, why it does not travel. In memory: a disk that is full takes no note of it, and a start tries again. */
  readonly failures: ReadonlyMap<string, Failure>
  /** One of them, or all, may be tried again. */
  forgetFailures(sha256?: string): void
  /** What moves at this moment. */
  readonly moving: Moving | null
  /** The machine slept, or the person steers otherwise: what is on a line goes on, if it may, on another. */
  again(): void
  stop(): Promise<void>
}

export type CarrierDeps = Omit<EngineDeps, 'fetch'> & { readonly carriage: Carriage }

/** What failed is tried again after so long (ms), and at once when the person asks. */
const againAfterMs = 10 * 60_000
const tellEveryMs = 500
const rateOverMs = 3_000

const named = (t: Transfer): NamedFile => ({
  sha256: t.sha256,
  sizeBytes: t.sizeBytes,
  row: { type: 'attachment', id: t.rowId },
})

function failureOf(error: unknown): Failure | null {
  if (error instanceof TransferFailed) return error.failure
  if (isNotTaken(error) || (error as NodeJS.ErrnoException).code === 'ENOSPC') return 'disk_full'
  if (!(error instanceof HubUnavailable)) return 'failed'
  const { trouble } = error
  if (trouble.type !== 'hub') return null
  if (trouble.error.retry === 'backoff') return null
  // the row is not there yet, or not this person's any more
  return trouble.error.type === 'not_found' ? 'refused' : 'failed'
}

const isShutOut = (error: unknown): boolean =>
  error instanceof HubUnavailable &&
  error.trouble.type === 'hub' &&
  (error.trouble.error.type === 'revoked' || error.trouble.error.type === 'unauthorised')

/** How fast the last seconds were. */
function speedometer(): (doneBytes: number, at: number) => number {
  const seen: { readonly bytes: number; readonly at: number }[] = []
  return (bytes, at) => {
    seen.push({ bytes, at })
    while (seen.length > 2 && at - (seen[0]?.at ?? at) > rateOverMs) seen.shift()
    const first = seen[0]
    const ms = first ? at - first.at : 0
    return first && ms > 0 ? ((bytes - first.bytes) / ms) * 1000 : 0
  }
}

/** The carrier of a store; it opens no connection until it is run. */
export function createCarrier(deps: CarrierDeps): Carrier {
  const stopping = new AbortController()
  let line = new AbortController()
  let running: Promise<CarryResult> | null = null
  let isWanted = false
  let moving: Moving | null = null
  let toldAt = 0
  const failures = new Map<string, Failure>()
  const failedAt = new Map<string, number>()

  const tell = (types: Hint['types'] = [], isNow = false): void => {
    const now = performance.now()
    if (!isNow && now - toldAt < tellEveryMs) return
    toldAt = now
    deps.emit({ seq: 0, types, local: false, sync: true })
  }

  const carry = async (t: Transfer, signal: AbortSignal): Promise<void> => {
    const store = deps.store()
    const link = readLink(store.read)
    if (!link) return
    const client = createFileClient({ url: link.url, token: link.token, carriage: deps.carriage })
    const rate = speedometer()
    const onBytes = (doneBytes: number): void => {
      const bytesPerSecond = rate(doneBytes, performance.now())
      moving = { sha256: t.sha256, direction: t.direction, doneBytes, bytesPerSecond }
      tell()
    }
    const pace = createPace(readSteering(store.read).mostBytesPerSecond)
    onBytes(t.doneBytes)
    if (t.direction === 'down') {
      await download(deps.dir, client, named(t), { onBytes, pace, signal })
      noteBlob(deps.store().write, t, deps.nowMs())
      noteOnHub(deps.store().write, t.sha256, deps.nowMs())
    } else {
      const onOffset = (uploadId: string, doneBytes: number): void => {
        noteUpload(deps.store().write, t.sha256, uploadId, doneBytes)
        onBytes(doneBytes)
      }
      await upload(deps.dir, client, named(t), t.uploadId, { onOffset, pace, signal })
      noteOnHub(deps.store().write, t.sha256, deps.nowMs())
    }
    dropTransfer(deps.store().write, t.sha256)
    failures.delete(t.sha256)
  }

  const next = (tried: ReadonlySet<string>): Transfer | undefined => {
    const { read } = deps.store()
    const isDue = (t: Transfer): boolean =>
      t.isNamedThere === 1 &&
      !tried.has(t.sha256) &&
      (!failures.has(t.sha256) || deps.nowMs() - (failedAt.get(t.sha256) ?? 0) >= againAfterMs)
    return listDownloads(read, 500).find(isDue) ?? listUploads(read, 500).find(isDue)
  }

  const all = async (): Promise<CarryResult> => {
    const tried = new Set<string>()
    wantPinned(deps.store().write, deps.nowMs())
    for (;;) {
      if (stopping.signal.aborted) return 'stopped'
      if (!readLink(deps.store().read)) return 'no_hub'
      if (readSteering(deps.store().read).isPaused) return 'paused'
      const t = next(tried)
      if (!t) return 'done'
      const { signal } = line
      let isNewHere = false
      try {
        await carry(t, AbortSignal.any([stopping.signal, signal]))
        isNewHere = t.direction === 'down'
      } catch (error) {
        if (stopping.signal.aborted) return 'stopped'
        if (isShutOut(error)) return 'refused'
        // ended from here: looked at anew, under whatever holds now
        if (signal.aborted) continue
        const failure = failureOf(error)
        if (failure === null) return 'offline'
        failures.set(t.sha256, failure)
        failedAt.set(t.sha256, deps.nowMs())
        tried.add(t.sha256)
      } finally {
        moving = null
        // a type named here is taken for something written: for a file that did not travel it would start a round, that would
        // start the carrier, and so on as fast as a line that is not there can fail
        tell(isNewHere ? ['attachment'] : [], true)
      }
    }
  }

  const run = async (): Promise<CarryResult> => {
    isWanted = true
    running ??= (async () => {
      let result: CarryResult = 'done'
      // what came while it ran is not left for the next time
      while (isWanted) {
        isWanted = false
        result = await all()
        if (result !== 'done') break
      }
      isWanted = false
      return result
    })().finally(() => {
      running = null
    })
    return running
  }
  return {
    run,
    get isRunning() {
      return running !== null
    },
    failures,
    forgetFailures: (sha256) => {
      if (sha256 === undefined) failures.clear()
      else failures.delete(sha256)
    },
    get moving() {
      return moving
    },
    again: () => {
      line.abort()
      line = new AbortController()
    },
    stop: async () => {
      stopping.abort()
      await running?.catch(() => undefined)
    },
  }
}
