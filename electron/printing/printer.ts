/** The one port through which a document becomes a PDF (design 7): Electron's hidden window or a headless Chromium. */

export interface PrintOptions {
  /** With its structure, so that it can be read aloud and copied from; a large batch for paper alone does without. */
  readonly isTagged?: boolean
}

export interface Printer {
  /**
   * Prints a whole HTML document that carries its fonts and pictures with it; the size of the paper is in its `@page`. Nothing
   * in it runs and nothing is fetched. Rejects with a `PrintFailure`.
   */
  print(html: string, options?: PrintOptions): Promise<Uint8Array>
  close(): Promise<void>
}

/** `no_browser`: there is nothing here that prints; `failed`: it was tried and did not come to an end. */
export class PrintFailure extends Error {
  readonly why: 'no_browser' | 'failed'
  constructor(why: PrintFailure['why'], options?: ErrorOptions) {
    super(why === 'no_browser' ? 'no Chromium to print with' : 'printing failed', options)
    this.why = why
  }
}

/** So long a document may take; a batch of hundreds of pages stays far below. */
export const longestPrintMs = 60_000
