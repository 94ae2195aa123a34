/**
 * Where the bytes of a PDF come from: a file at hand, or a URL that may stop working while it is read. Only the parts that
 * are asked for are read; a URL that fails is reported once and the parts wait for the next one.
 */

/** A PDF in parts; `end` is exclusive. What `read` gives belongs to the caller. */
export interface PdfBytes {
  readonly sizeBytes: number
  read(begin: number, end: number, signal: AbortSignal): Promise<Uint8Array>
}

/** The bytes of a file of this laptop. */
export const bytesOfFile = (file: Blob): PdfBytes => ({
  sizeBytes: file.size,
  read: async (begin, end) => new Uint8Array(await file.slice(begin, end).arrayBuffer()),
})

interface Part {
  readonly bytes: Uint8Array
  /** Of the whole file; null where the answer does not say. */
  readonly sizeBytes: number | null
}

const sizeOf = (answer: Response): number | null => {
  const size = /\/(\d+)$/.exec(answer.headers.get('content-range') ?? '')?.[1]
  return size === undefined ? null : Number(size)
}

/** A URL that is renewed from outside when it stops working. */
export class RenewedUrl {
  #url: string
  #next = Promise.withResolvers<void>()
  #reported: string | null = null
  #onBroken: () => void = () => undefined

  constructor(url: string) {
    this.#url = url
  }

  /** The listener is told once for each URL that does not work. */
  listen(onBroken: () => void): void {
    this.#onBroken = onBroken
  }

  /** Says which URL works now; whoever waits for one goes on. */
  renew(url: string): void {
    if (url === this.#url) return
    this.#url = url
    this.#next.resolve()
    this.#next = Promise.withResolvers()
  }

  /** A part, with this or a later URL. Rejects when `signal` ends it. */
  async part(begin: number, end: number, signal: AbortSignal): Promise<Part> {
    for (;;) {
      const url = this.#url
      const part = await this.#tryOnce(url, `bytes=${begin}-${end - 1}`, signal)
      if (part) return part
      if (url !== this.#url) continue
      const { promise } = this.#next
      if (this.#reported !== url) {
        this.#reported = url
        this.#onBroken()
      }
      await orAborted(promise, signal)
    }
  }

  async #tryOnce(url: string, range: string, signal: AbortSignal): Promise<Part | null> {
    try {
      const answer = await fetch(url, { headers: { range }, signal, cache: 'no-store' })
      // 416 is what a file without a byte answers; anything but a part would be the whole file
      if (answer.status === 206 || answer.status === 416)
        return { bytes: new Uint8Array(await answer.arrayBuffer()), sizeBytes: sizeOf(answer) }
      await answer.body?.cancel()
      return null
    } catch (error) {
      if (signal.aborted) throw error
      return null
    }
  }
}

async function orAborted(wanted: Promise<void>, signal: AbortSignal): Promise<void> {
  const aborted = Promise.withResolvers<never>()
  const stop = (): void => aborted.reject(signal.reason)
  signal.addEventListener('abort', stop)
  try {
    await Promise.race([wanted, aborted.promise])
  } finally {
    signal.removeEventListener('abort', stop)
  }
}

/** The bytes behind a URL; asks for the first one to learn how many there are. */
export async function bytesOfUrl(url: RenewedUrl, signal: AbortSignal): Promise<PdfBytes> {
  const { sizeBytes } = await url.part(0, 1, signal)
  if (sizeBytes === null) throw new Error('the answer does not say how large the file is')
  return { sizeBytes, read: async (begin, end, ended) => (await url.part(begin, end, ended)).bytes }
}
