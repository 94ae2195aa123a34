/**
 * One stream of hints from the shell, kept alive: it starts again with back-off when it ends or falls silent. Nothing
 * depends on a hint arriving: after every gap the listener is told to ask for everything again.
 */
import { hintSchema, type Hint } from '../../shared/api/hint.ts'
import { setReachable } from './connection.ts'
import { sessionHeaders } from './session.ts'
import { createSseParser } from './sse-lines.ts'

/** The shell says something at least every 15 s; after this long without, the line is dead. */
const silenceMs = 40_000
const pollMs = 30_000
const longestWaitMs = 15_000

export interface HintListener {
  readonly onHint: (hint: Hint) => void
  /** Hints may have been missed: ask for everything again. */
  readonly onGap: () => void
}

async function readStream(listener: HintListener, stop: AbortSignal, onLine: () => void): Promise<void> {
  const quiet = new AbortController()
  let watchdog = setTimeout(() => quiet.abort(), silenceMs)
  const signal = AbortSignal.any([stop, quiet.signal])
  const answer = await fetch('/events', { headers: sessionHeaders(), signal }).catch((cause: unknown) => {
    clearTimeout(watchdog)
    if (!stop.aborted) setReachable('down')
    throw new Error('no answer', { cause })
  })
  if (answer.status === 401) setReachable('refused')
  if (!answer.ok || !answer.body) throw new Error(`events ${answer.status}`)
  setReachable('up')
  onLine()
  const parse = createSseParser()
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader()
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      clearTimeout(watchdog)
      watchdog = setTimeout(() => quiet.abort(), silenceMs)
      for (const event of parse(value)) tell(event.event, event.data, listener)
    }
  } finally {
    clearTimeout(watchdog)
  }
}

function tell(event: string, data: string, listener: HintListener): void {
  if (event === 'ready') listener.onGap()
  if (event !== 'hint') return
  const hint = hintSchema.safeParse(JSON.parse(data))
  if (hint.success) listener.onHint(hint.data)
  else listener.onGap()
}

const pause = (ms: number, stop: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    // stopped while the line was read: no event comes any more
    if (stop.aborted) return resolve()
    const end = (): void => {
      clearTimeout(timer)
      // a line that comes and goes all day must not leave a listener behind each time
      stop.removeEventListener('abort', end)
      resolve()
    }
    const timer = setTimeout(end, ms)
    stop.addEventListener('abort', end)
  })

/** Reads hints until `stop` is aborted. While there is no line, everything is asked again every 30 s. */
export async function followHints(listener: HintListener, stop: AbortSignal): Promise<void> {
  let failures = 0
  const poll = setInterval(() => {
    if (failures > 0) listener.onGap()
  }, pollMs)
  while (!stop.aborted) {
    const startedAtMs = Date.now()
    // a line that stands ends the polling; one that falls again soon waits longer each time
    const before = failures
    await readStream(listener, stop, () => (failures = 0)).catch(() => undefined)
    failures = Date.now() - startedAtMs > silenceMs / 2 ? 1 : before + 1
    await pause(Math.min(250 * 2 ** failures, longestWaitMs), stop)
  }
  clearInterval(poll)
}
