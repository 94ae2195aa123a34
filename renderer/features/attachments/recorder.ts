/**
 * The one memo being recorded. It goes on when its screen is left; each second is sent as it is spoken and is on the disk
 * when the answer comes. While the disk is full or the program does not answer, what was said waits here and is sent again.
 */
import { create } from 'zustand'
import type { AttachedTo } from '../../../shared/domain/attached-to.ts'
import { localZone } from '../../app/today.ts'
import { api } from '../../platform/api.ts'
import { faultFrom } from '../../platform/api-fault.ts'
import { sessionHeaders } from '../../platform/session.ts'
import { closeDevice, openDevice, type DeviceFault } from './device-fault.ts'

const sliceMs = 1_000
const againMs = 2_000

interface RecorderState {
  readonly phase: 'off' | 'starting' | 'on' | 'ending'
  readonly to: AttachedTo | null
  readonly startedAtMs: number
  /** What was said waits because it cannot be written now. */
  readonly isHeld: boolean
}

const off: RecorderState = { phase: 'off', to: null, startedAtMs: 0, isHeld: false }

export const useRecorder = create<RecorderState>(() => off)

/** How a memo ended: with a row, without a sound, or because the device went. */
export interface Ended {
  readonly txnId: string | null
  readonly durationMs: number
  readonly fault: DeviceFault | null
  /** Why the store took no more of it; null when it took all. */
  readonly refused: Error | null
}

interface Running {
  readonly recordingId: string
  readonly recorder: MediaRecorder
  readonly stream: MediaStream
  readonly pieces: Blob[]
  offset: number
  pumping: Promise<void>
  refused: Error | null
  /** Ends it for a reason of its own: the device went, or nothing more is taken. */
  readonly onEnd: (fault: DeviceFault | null) => void
}

let running: Running | null = null

async function toBase64(piece: Blob): Promise<string> {
  const bytes = new Uint8Array(await piece.arrayBuffer())
  let text = ''
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192))
  return btoa(text)
}

/** Whether a fault passes by itself or with room; any other means that the recording is not known any more. */
const isPassing = (error: unknown): boolean => ['disk_full', 'busy', 'unreachable'].includes(faultFrom(error).type)

async function untilDone<T>(act: () => Promise<T>): Promise<T> {
  for (;;)
    try {
      const value = await act()
      if (useRecorder.getState().isHeld) useRecorder.setState({ isHeld: false })
      return value
    } catch (error) {
      if (!isPassing(error)) throw error
      useRecorder.setState({ isHeld: true })
      await new Promise((resolve) => setTimeout(resolve, againMs))
    }
}

async function pump(memo: Running): Promise<void> {
  for (let piece = memo.pieces.shift(); piece !== undefined && memo.refused === null; piece = memo.pieces.shift()) {
    const base64 = await toBase64(piece)
    const { recordingId } = memo
    const { endOffset } = await untilDone(() => api('memos.append', { recordingId, offset: memo.offset, base64 }))
    memo.offset = endOffset
  }
}

function take(memo: Running, piece: Blob): void {
  if (piece.size === 0) return
  memo.pieces.push(piece)
  // a fault that does not pass ends the memo where it is: nothing is spoken into the air
  memo.pumping = memo.pumping
    .then(() => pump(memo))
    .catch((error: unknown) => {
      memo.refused = error as Error
      memo.onEnd(null)
    })
}

const bestType = (): string | undefined =>
  ['audio/webm;codecs=opus', 'audio/webm', 'audio/mp4'].find((type) => MediaRecorder.isTypeSupported(type))

/** Begins a memo; `onEnd` hears when it cannot go on. Throws a device fault or an `ApiFault`; then nothing runs. */
export async function startMemo(to: AttachedTo, name: string, onEnd: Running['onEnd']): Promise<void> {
  if (useRecorder.getState().phase !== 'off') return
  useRecorder.setState({ ...off, phase: 'starting', to })
  let stream: MediaStream | null = null
  try {
    stream = await openDevice('microphone')
    const { recordingId } = await api('memos.begin', { to, name, zone: localZone() })
    const type = bestType()
    const recorder = new MediaRecorder(stream, { audioBitsPerSecond: 32_000, ...(type ? { mimeType: type } : {}) })
    const memo: Running = {
      recordingId,
      recorder,
      stream,
      pieces: [],
      offset: 0,
      pumping: Promise.resolve(),
      refused: null,
      onEnd,
    }
    recorder.addEventListener('dataavailable', ({ data }) => take(memo, data))
    for (const track of stream.getTracks()) track.addEventListener('ended', () => onEnd('microphoneGone'))
    recorder.start(sliceMs)
    running = memo
    useRecorder.setState({ phase: 'on', startedAtMs: Date.now() })
  } catch (error) {
    if (stream) closeDevice(stream)
    useRecorder.setState(off)
    throw error
  }
}

/** Stops and answers when the memo stands in the store. Throws an `ApiFault` when it could not be finished. */
export async function stopMemo(fault: DeviceFault | null = null): Promise<Ended | null> {
  const memo = running
  const { startedAtMs, phase } = useRecorder.getState()
  if (memo === null || phase !== 'on') return null
  useRecorder.setState({ phase: 'ending' })
  const durationMs = Math.max(0, Date.now() - startedAtMs)
  try {
    await stopped(memo.recorder)
    closeDevice(memo.stream)
    await memo.pumping
    const { recordingId, refused } = memo
    const { txnId } = await untilDone(() => api('memos.finish', { recordingId, durationMs }))
    return { txnId, durationMs, fault, refused }
  } finally {
    running = null
    useRecorder.setState(off)
  }
}

/** The last piece comes before `stop` does. */
function stopped(recorder: MediaRecorder): Promise<void> {
  if (recorder.state === 'inactive') return Promise.resolve()
  return new Promise((resolve) => {
    recorder.addEventListener('stop', () => resolve(), { once: true })
    recorder.stop()
  })
}

/** The page goes away: the memo ends with what was sent. A request that is kept alive outlives the page. */
function finishOnLeaving(): void {
  if (running === null) return
  const { startedAtMs } = useRecorder.getState()
  const body = { recordingId: running.recordingId, durationMs: Math.max(0, Date.now() - startedAtMs) }
  void fetch('/api/memos.finish', {
    method: 'POST',
    keepalive: true,
    headers: { 'content-type': 'application/json', ...sessionHeaders() },
    body: JSON.stringify(body),
  }).catch(() => undefined)
}
addEventListener('pagehide', finishOnLeaving)
