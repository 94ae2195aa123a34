/** What pdf.js puts on a page: the picture on a canvas, the text as transparent words over it. */
import { TextLayer, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { TextHit, TextPiece } from './find-text.ts'
import { sharpness } from './page-places.ts'

/** A canvas nobody will show again keeps no memory. */
const release = (canvas: HTMLCanvasElement): void => {
  canvas.width = 0
  canvas.height = 0
}

/** Gives back the memory of what was drawn. */
export function emptyPicture(picture: HTMLElement): void {
  for (const canvas of picture.querySelectorAll('canvas')) release(canvas)
  picture.replaceChildren()
}

/** Draws a page beside what stands there and puts it in its place when it is done; answers how to stop. */
export function drawPage(page: PDFPageProxy, into: HTMLElement, scale: number, onFault: () => void): () => void {
  const viewport = page.getViewport({ scale })
  // the page stands in whole pixels; so does its picture, or it would be stretched by a fraction of one
  const [width, height] = [Math.round(viewport.width), Math.round(viewport.height)]
  const sharp = sharpness(width, height, globalThis.devicePixelRatio)
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(width * sharp))
  canvas.height = Math.max(1, Math.round(height * sharp))
  let isWanted = true
  const task = page.render({
    canvas,
    viewport,
    transform: [canvas.width / viewport.width, 0, 0, canvas.height / viewport.height, 0, 0],
  })
  const show = (): void => {
    if (!isWanted) return release(canvas)
    emptyPicture(into)
    into.append(canvas)
  }
  task.promise.then(show, () => {
    release(canvas)
    if (isWanted) onFault()
  })
  return () => {
    isWanted = false
    task.cancel()
  }
}

/** Takes away what pdf.js keeps in the document to measure text with. */
export const endMeasuring = (): void => TextLayer.cleanup()

/** The text of a page as it lies over it. */
export interface LaidText {
  readonly pieces: readonly TextPiece[]
  /** A hit as a range of the document; null when its text does not lie there. */
  readonly rangeOf: (hit: TextHit) => Range | null
}

function rangeAmong(spans: readonly HTMLElement[], { from, to }: TextHit): Range | null {
  const [first, last] = [spans[from.piece]?.firstChild, spans[to.piece]?.firstChild]
  if (!(first instanceof Text) || !(last instanceof Text)) return null
  const range = document.createRange()
  range.setStart(first, Math.min(from.offset, first.length))
  range.setEnd(last, Math.min(to.offset, last.length))
  return range
}

/** Lays the text of a page over it; answers how to stop and take it away. A page whose text cannot be read has none. */
export function laidText(page: PDFPageProxy, into: HTMLElement, onLaid: (text: LaidText | null) => void): () => void {
  let layer: TextLayer | null = null
  let isWanted = true
  const lay = async (): Promise<void> => {
    const content = await page.getTextContent()
    if (!isWanted) return
    layer = new TextLayer({
      textContentSource: content,
      container: into,
      viewport: page.getViewport({ scale: 1 }),
    })
    await layer.render()
    const pieces = content.items.filter((item) => 'str' in item)
    const spans = layer.textDivs
    if (isWanted) onLaid({ pieces, rangeOf: (hit) => rangeAmong(spans, hit) })
  }
  lay().catch(() => undefined)
  return () => {
    isWanted = false
    layer?.cancel()
    into.replaceChildren()
    onLaid(null)
  }
}
