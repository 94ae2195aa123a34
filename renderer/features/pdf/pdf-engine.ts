/**
 * pdf.js, and how it is let in. Each PDF has a worker of its own, which ends with it: a file that never stops computing holds
 * up nothing else. Nothing in a PDF runs or leads out: no scripts, no forms, no links, no attachments; annotations are only
 * drawn. Everything pdf.js fetches lies in one folder of the page (build/pdf-files.ts). Fetched with the first PDF only.
 */
import {
  getDocument,
  PasswordResponses,
  PDFDataRangeTransport,
  PDFWorker,
  VerbosityLevel,
  version,
  type PDFDocumentProxy,
} from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { PdfBytes } from './pdf-bytes.ts'

export type PdfDocument = PDFDocumentProxy

const folder = `/assets/pdf-${version}/`
const workerUrl = `${folder}pdf.worker.min.mjs`

/** An image with more pixels is left out: unpacked it would take over half a gigabyte. */
const largestImagePixels = 2 ** 27
const chunkBytes = 2 ** 16

/** TypeScript's own types know nothing of Trusted Types yet. */
interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL: (url: string) => string }): { createScriptURL(url: string): URL }
}
const { trustedTypes } = globalThis as { readonly trustedTypes?: TrustedTypes }
const policy = trustedTypes?.createPolicy('rapport-pdf-worker', {
  createScriptURL: (url) => {
    if (url !== workerUrl) throw new TypeError(`not the worker that reads PDFs: ${url}`)
    return url
  },
})

const startWorker = (): Worker => new Worker(policy?.createScriptURL(workerUrl) ?? workerUrl, { type: 'module' })

/** Hands pdf.js the parts it asks for. */
class Transport extends PDFDataRangeTransport {
  readonly #bytes: PdfBytes
  readonly #ended = new AbortController()
  readonly #onFault: (error: unknown) => void

  constructor(bytes: PdfBytes, onFault: (error: unknown) => void) {
    super(bytes.sizeBytes, null)
    this.#bytes = bytes
    this.#onFault = onFault
  }

  override requestDataRange(begin: number, end: number): void {
    const { signal } = this.#ended
    this.#bytes
      .read(begin, end, signal)
      .then((part) => (signal.aborted ? undefined : this.onDataRange(begin, part)))
      .catch((error: unknown) => (signal.aborted ? undefined : this.#onFault(error)))
  }

  override abort(): void {
    this.#ended.abort()
  }
}

export interface OpenOptions {
  /** Asked for a password, again when it was wrong; without this a locked PDF is not opened. */
  readonly onPassword?: (give: (password: string) => void, isWrong: boolean) => void
}

export interface OpeningPdf {
  /** Rejects when it is no PDF that can be read, and when it is closed before. */
  readonly opened: Promise<PdfDocument>
  /** Ends reading and the worker, and frees what was held. */
  close(): void
}

/** Opens a PDF; of its bytes only those are read that its pages need. */
export function openPdf(bytes: PdfBytes, options: OpenOptions = {}): OpeningPdf {
  const failed = Promise.withResolvers<never>()
  failed.promise.catch(() => undefined)
  const port = startWorker()
  port.addEventListener('error', () => failed.reject(new Error('the worker that reads PDFs did not start')))
  const worker = PDFWorker.create({ port, verbosity: VerbosityLevel.ERRORS })
  const transport = new Transport(bytes, failed.reject)
  const task = getDocument({
    range: transport,
    worker,
    rangeChunkSize: chunkBytes,
    disableStream: true,
    disableAutoFetch: true,
    cMapUrl: `${folder}cmaps/`,
    standardFontDataUrl: `${folder}standard_fonts/`,
    iccUrl: `${folder}iccs/`,
    wasmUrl: `${folder}wasm/`,
    useWorkerFetch: true,
    maxImageSize: largestImagePixels,
    canvasMaxAreaInBytes: 4 * largestImagePixels,
    enableXfa: false,
    disableWorkerRendering: true,
    verbosity: VerbosityLevel.ERRORS,
  })
  const { onPassword } = options
  if (onPassword)
    task.onPassword = (give: (password: string) => void, why: number) =>
      onPassword(give, why === PasswordResponses.INCORRECT_PASSWORD)
  let isClosed = false
  return {
    opened: Promise.race([task.promise, failed.promise]),
    close: () => {
      if (isClosed) return
      isClosed = true
      transport.abort()
      failed.reject(new Error('closed'))
      // a worker that is busy would not answer: it is not waited for
      task.destroy().catch(() => undefined)
      worker.destroy()
      port.terminate()
    },
  }
}
