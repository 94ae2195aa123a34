/** Where the pages of a PDF stand one below the other. Sizes are points, places CSS pixels. Pure. */

/** One point of paper in CSS pixels, at 100%. */
export const pixelsPerPoint = 96 / 72

export const pageGap = 12

/** A page may have any size; what is larger than this (200 m) is an error of the file. */
const largestSide = 14_400 * 40

export interface PageSize {
  readonly width: number
  readonly height: number
}

export interface Places {
  /** Where each page begins, and behind the last one where all ends. */
  readonly tops: readonly number[]
  readonly width: number
  readonly height: number
}

const isSide = (side: number): boolean => side > 0 && side < largestSide

/** A4 for a page whose size makes no sense. */
export const soundSize = (size: PageSize): PageSize =>
  isSide(size.width) && isSide(size.height) ? size : { width: 595, height: 842 }

/** Pixels a point of one page: with a `widest` a page that would be wider is made smaller. */
export const scaleOf = (size: PageSize, scale: number, widest: number | null): number =>
  widest === null ? scale : Math.min(scale, widest / size.width)

/** How wide a page is that is this high. */
export const widthWithin = ({ width, height }: PageSize, high: number): number => (high * width) / height

/** A page in whole pixels. */
export const pixelsOf = (size: PageSize, scale: number): PageSize => ({
  width: Math.round(size.width * scale),
  height: Math.round(size.height * scale),
})

/** Places pages at so many pixels a point, none wider than `widest`. */
export function placePages(sizes: readonly PageSize[], scale: number, widest: number | null = null): Places {
  const tops: number[] = []
  let top = pageGap
  let width = 0
  for (const size of sizes) {
    tops.push(top)
    const pixels = pixelsOf(size, scaleOf(size, scale, widest))
    top += pixels.height + pageGap
    width = Math.max(width, pixels.width)
  }
  tops.push(top)
  return { tops, width, height: top }
}

/** The page at a place: the last one that begins above it, counted from 0. */
export function pageAt(tops: readonly number[], y: number): number {
  let low = 0
  let high = Math.max(0, tops.length - 2)
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((tops[middle] ?? 0) <= y) low = middle
    else high = middle - 1
  }
  return low
}

/** The pages that touch a stretch, first and last, counted from 0. */
export const pagesWithin = (tops: readonly number[], from: number, to: number): readonly [number, number] => [
  pageAt(tops, from),
  pageAt(tops, to),
]

const largestCanvasPixels = 2 ** 24
const largestCanvasSide = 8192

/** Canvas pixels per CSS pixel: as sharp as the screen, as far as memory allows. */
export function sharpness(width: number, height: number, devicePixelRatio: number): number {
  const byArea = Math.sqrt(largestCanvasPixels / (width * height))
  return Math.min(devicePixelRatio, byArea, largestCanvasSide / width, largestCanvasSide / height)
}

/** Steps of zoom, as shares of the real size. */
const zoomSteps = [0.25, 0.5, 0.75, 1, 1.25, 1.5, 2, 3, 4]

/** The next step up or down from any zoom. */
export function nextZoom(zoom: number, direction: 1 | -1): number {
  const further = zoomSteps.filter((step) => (direction === 1 ? step > zoom + 0.01 : step < zoom - 0.01))
  return (direction === 1 ? further[0] : further.at(-1)) ?? zoom
}
