/**
 * Carries files between this laptop and its hub, a few at once and beside the rounds of sync, which never wait for it: first
 * what the person asked for, then what is not on the hub yet. It stops where the line does and goes on from the same byte.
 */
import type { Hint } from '../../../shared/api/hint.ts'
import type { EngineDeps } from '../sync/engine.ts'
import { readLink } from '../sync/hub-link.ts'
import { noteBlob } from '../vault/blob-rows.ts'
import type { Carriage } from './by-http.ts'
import { download } from './download.ts'
import type { AskNetwork, Network } from './network.ts'
import { createPace, type Pace } from './pace.ts'
import { wantPinned } from '../library/road.ts'
import { readSteering } from './steering.ts'
import { createFileClient, type NamedFile } from './file-client.ts'
import { dropTransfer, listDownloads, listUploads, noteOnHub, noteUpload, type Transfer } from './transfer-rows.ts'
import { failureOf, isBusy, isShutOut, type Failure } from './failure.ts'
import { speedometer } from './speedometer.ts'
import { isLost, isTrusted, watchNetwork } from './trust.ts'
import { upload } from './upload.ts'

export interface Moving {
  readonly direction: Transfer['direction']
  readonly doneBytes: number
  /** Over the last seconds. */
  readonly bytesPerSecond: number
}

/** `untrusted`: what was asked for is here, the rest waits for another network. */
export type CarryResult = 'done' | 'no_hub' | 'paused' | 'offline' | 'refused' | 'stopped' | 'untrusted'

export interface Carrier {
  /** Carries all that can be carried now; the run that is under way is joined, and takes up what is new. */
  run(): Promise<CarryResult>
  readonly isRunning: boolean
  /** By file, why it does not travel. In memory: a disk that is full takes no note of it, and a start tries again. */
  readonly failures: ReadonlyMap<string, Failure>
  /** One of them, or all, may be tried again. */
  forgetFailures(sha256?: string): void
  /** What moves at this moment, by file. */
  readonly moving: ReadonlyMap<string, Moving>
  /** What went through since there was nothing to carry: what is left is a part of that and this. */
  readonly gone: Readonly<{ count: number; bytes: number }>
  /** The network it is on, as last seen; null before it mattered. */
  readonly network: Network | null
  /** The machine slept, or the person steers otherwise: what is on a line goes on, if it may, on another. */
  again(): void
  stop(): Promise<void>
}

export type CarrierDeps = Omit<EngineDeps, 'fetch'> & { readonly carriage: Carriage; readonly askNetwork: AskNetwork }

/** What failed is tried again after so long (ms), and at once when the person asks. */
const againAfterMs = 10 * 60_000
const tellEveryMs = 500
/** While files wait for a network that is trusted, or travel on one, it is looked at this often. */
const lookAgainMs = 60_000
/** A hub that is busy is asked again so soon. */
const busyAgainMs = 10_000
/** On a far line a small file is mostly waiting: so many share it. */
const mostAtOnce = 3
/** Two of this size would only halve each other, and cost their room in memory twice. */
const largeBytes = 8 * 1024 * 1024

const named = (t: Transfer): NamedFile => ({
  sha256: t.sha256,
  sizeBytes: t.sizeBytes,
  row: { type: 'attachment', id: t.rowId },
})

/** The carrier of a store; it opens no connection until it is run. */
export function createCarrier(deps: CarrierDeps): Carrier {
  const stopping = new AbortController()
  let line = new AbortController()
  let pace: Pace | null = null
  let running: Promise<CarryResult> | null = null
  let isWanted = false
  /** Why nothing more is begun in this run. */
  let ended: CarryResult | null = null
  let looking: NodeJS.Timeout | undefined
  let retrying: NodeJS.Timeout | undefined
  let toldAt = 0
  let gone = { count: 0, bytes: 0 }
  /** What is being carried; each ends without throwing. */
  const lanes = new Map<string, { readonly transfer: Transfer; readonly done: Promise<void> }>()
  const moving = new Map<string, Moving>()
  const watch = watchNetwork(deps.askNetwork)
  const failures = new Map<string, Failure>()
  const failedAt = new Map<string, number>()

  const again = (): void => {
    line.abort()
    line = new AbortController()
    pace = null
    // whatever ended it holds no longer
    ended = null
  }

  const tell = (types: Hint['types'] = [], isNow = false): void => {
    const now = performance.now()
    if (!isNow && now - toldAt < tellEveryMs) return
    toldAt = now
    deps.emit({ seq: 0, types, local: false, sync: true })
  }

  const carry = async (t: Transfer, shared: Pace, signal: AbortSignal): Promise<void> => {
    const link = readLink(deps.store().read)
    if (!link) return
    const client = createFileClient({ url: link.url, token: link.token, carriage: deps.carriage })
    const speed = speedometer()
    const onBytes = (doneBytes: number): void => {
      speed.saw(doneBytes, performance.now())
      moving.set(t.sha256, {
        direction: t.direction,
        doneBytes,
        get bytesPerSecond() {
          return speed.rateAt(performance.now())
        },
      })
      tell()
    }
    onBytes(t.doneBytes)
    if (t.direction === 'down') {
      await download(deps.dir, client, named(t), { onBytes, pace: shared, signal })
      noteBlob(deps.store().write, t, deps.nowMs())
    } else {
      const onOffset = (uploadId: string, doneBytes: number): void => {
        noteUpload(deps.store().write, t.sha256, uploadId, doneBytes)
        onBytes(doneBytes)
      }
      await upload(deps.dir, client, named(t), t.uploadId, { onOffset, pace: shared, signal })
    }
    noteOnHub(deps.store().write, t.sha256, deps.nowMs())
    dropTransfer(deps.store().write, t.sha256)
    failures.delete(t.sha256)
    gone = { count: gone.count + 1, bytes: gone.bytes + t.sizeBytes }
  }

  /** Files may travel by themselves on the network there is. */
  const isFree = (): boolean => isTrusted(readSteering(deps.store().read), watch.network)

  const next = (): Transfer | undefined => {
    const { read } = deps.store()
    const busy = [...lanes.values()].map((lane) => lane.transfer)
    const isLarge = (t: Transfer): boolean => t.sizeBytes > largeBytes
    const isDue = (t: Transfer): boolean =>
      t.isNamedThere === 1 &&
      !lanes.has(t.sha256) &&
      !(isLarge(t) && busy.some(isLarge)) &&
      (!failures.has(t.sha256) || deps.nowMs() - (failedAt.get(t.sha256) ?? 0) >= againAfterMs)
    const wanted = listDownloads(read, 500).find(isDue)
    // while somebody waits for a file, nothing goes up by itself
    if (wanted || busy.some((t) => t.direction === 'down')) return wanted
    return isFree() ? listUploads(read, 500).find(isDue) : undefined
  }

  /** The hub has no hand free, or its bucket takes longer than an answer may: nobody else says when it has. */
  const runLater = (): void => {
    clearTimeout(retrying)
    retrying = setTimeout(() => void run().catch(() => undefined), busyAgainMs).unref()
  }

  const lane = async (t: Transfer, shared: Pace): Promise<void> => {
    const { signal } = line
    let isNewHere = false
    try {
      await carry(t, shared, AbortSignal.any([stopping.signal, signal]))
      isNewHere = t.direction === 'down'
    } catch (error) {
      if (stopping.signal.aborted) ended = 'stopped'
      else if (isShutOut(error)) ended = 'refused'
      // ended from here: looked at anew, under whatever holds now
      else if (!signal.aborted) {
        const failure = failureOf(error)
        if (isBusy(error)) runLater()
        if (failure === null) ended = 'offline'
        else {
          failures.set(t.sha256, failure)
          failedAt.set(t.sha256, deps.nowMs())
        }
      }
    }
    moving.delete(t.sha256)
    lanes.delete(t.sha256)
    // a type named here is taken for something written: for a file that did not travel it would start a round, that would
    // start the carrier, and so on as fast as a line that is not there can fail
    tell(isNewHere ? ['attachment'] : [], true)
  }

  const whyNot = (): CarryResult | null => {
    if (stopping.signal.aborted) return 'stopped'
    const { read } = deps.store()
    if (!readLink(read)) return 'no_hub'
    return readSteering(read).isPaused ? 'paused' : null
  }

  /** Begins what can be begun beside what is under way. */
  const fill = (): void => {
    while (lanes.size < mostAtOnce) {
      ended ??= whyNot()
      const t = ended === null ? next() : undefined
      if (!t) return
      pace ??= createPace(readSteering(deps.store().read).mostBytesPerSecond)
      const shared = pace
      // begun when it is noted: its first hint may ask for more
      lanes.set(t.sha256, { transfer: t, done: Promise.resolve().then(() => lane(t, shared)) })
    }
  }

  /** Looks at the network where that matters; on one that is trusted no more, what travels is looked at anew. */
  const look = async (): Promise<void> => {
    const before = watch.network
    const steering = readSteering(deps.store().read)
    await watch.look(steering)
    if (stopping.signal.aborted || before === watch.network) return
    if (isLost(steering, before, watch.network)) again()
    tell([], true)
  }
  /** The system does not say when the network is another. */
  const lookLater = (): void => {
    clearTimeout(looking)
    looking = setTimeout(() => {
      watch.forget()
      // under way it goes on where it may, else it begins where it may now
      void (running ? look().then(lookLater) : run()).catch(() => undefined)
    }, lookAgainMs).unref()
  }
  /** Nothing is begun by itself here, and there is something that would be. */
  const isHeld = (): boolean => !isFree() && listUploads(deps.store().read, 1).length > 0

  const all = async (): Promise<CarryResult> => {
    do {
      isWanted = false
      ended = whyNot()
      if (ended !== null) break
      await look()
      if (readSteering(deps.store().read).onlyTrusted) lookLater()
      if (isFree()) wantPinned(deps.store().write, deps.nowMs())
      fill()
      while (lanes.size > 0) {
        await Promise.race([...lanes.values()].map(({ done }) => done))
        fill()
      }
      // what came while it ran is not left for the next time
    } while (isWanted && ended === null)
    if (ended === null) gone = { count: 0, bytes: 0 }
    const result = ended ?? (isHeld() ? 'untrusted' : 'done')
    if (result !== 'untrusted') clearTimeout(looking)
    return result
  }

  const run = async (): Promise<CarryResult> => {
    isWanted = true
    if (running) fill()
    running ??= all().finally(() => {
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
    moving,
    get gone() {
      return gone
    },
    get network() {
      return watch.network
    },
    again: () => {
      watch.forget()
      again()
      if (running) void look().catch(() => undefined)
    },
    stop: async () => {
      stopping.abort()
      clearTimeout(looking)
      clearTimeout(retrying)
      await Promise.allSettled([running, ...[...lanes.values()].map(({ done }) => done)])
    },
  }
}
