/**
 * What the library wants to know of a PDF that is added: how many pages it has, its words for the search, a picture of page 1.
 * Of the file only the parts that are needed are read, one page at a time; it ends after so long whatever the file does.
 */
import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { bytesOfFile } from './pdf-bytes.ts'
import type { PdfDocument } from './pdf-engine.ts'

export interface PdfContents {
  readonly pageCount: number
  /** Pages separated by a blank line; cut at 100,000 characters, and where the time ended. */
  readonly text: string
  /** A JPEG, 336 pixels wide; null when page 1 cannot be drawn. */
  readonly poster: Blob | null
}

const longestText = 100_000
const longestMs = 20_000
const posterWidth = 336
/** A page as long as a till receipt is cut, not drawn in full. */
const tallestPoster = 4 * posterWidth

async function posterOf(page: PDFPageProxy): Promise<Blob | null> {
  const viewport = page.getViewport({ scale: posterWidth / page.getViewport({ scale: 1 }).width })
  const canvas = document.createElement('canvas')
  canvas.width = posterWidth
  canvas.height = Math.max(1, Math.min(tallestPoster, Math.round(viewport.height)))
  await page.render({ canvas, viewport }).promise
  const poster = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', 0.85))
  canvas.width = 0
  return poster
}

async function textOf(page: PDFPageProxy): Promise<string> {
  const { items } = await page.getTextContent()
  return items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('')
}

/** Reads page after page into `found`, so that what is there counts when the time ends. */
async function collect(pdf: PdfDocument, found: { text: string; poster: Blob | null }): Promise<void> {
  for (let number = 1; number <= pdf.numPages && found.text.length < longestText; number += 1) {
    try {
      const page = await pdf.getPage(number)
      if (number === 1) found.poster = await posterOf(page).catch(() => null)
      const text = (await textOf(page)).trim()
      if (text !== '') found.text += found.text === '' ? text : `\n\n${text}`
      page.cleanup()
    } catch {
      // a page that cannot be read says nothing; the next one may
    }
    // whoever is at the page goes first
    await new Promise((done) => setTimeout(done, 0))
  }
}

const after = (ms: number): { readonly ended: Promise<null>; readonly stop: () => void } => {
  const { promise, resolve } = Promise.withResolvers<null>()
  const timer = setTimeout(() => resolve(null), ms)
  return { ended: promise, stop: () => clearTimeout(timer) }
}

/**
 * Reads a PDF in bounded memory and time. Null when it is no PDF that can be read: another file, a broken one, one that is
 * locked with a password, or one that takes longer than 20 seconds to open.
 */
export async function readPdf(file: Blob): Promise<PdfContents | null> {
  const { openPdf } = await import('./pdf-engine.ts')
  const opening = openPdf(bytesOfFile(file))
  const time = after(longestMs)
  try {
    const pdf = await Promise.race([opening.opened, time.ended])
    if (pdf === null) return null
    const found: { text: string; poster: Blob | null } = { text: '', poster: null }
    await Promise.race([collect(pdf, found), time.ended])
    return { pageCount: pdf.numPages, text: found.text.slice(0, longestText), poster: found.poster }
  } catch {
    return null
  } finally {
    time.stop()
    opening.close()
  }
}
