/** The paper and its margins, in millimetres: the one truth for print and preview. */
import type { PaperSize } from '../domain/comparison.ts'

export interface PageBox {
  readonly width: number
  readonly height: number
}

/** Room for the running head above and the foot below is part of the margins. */
export const pageMargins = { top: 26, right: 18, bottom: 20, left: 18 } as const

const portrait: Readonly<Record<PaperSize, PageBox>> = {
  a4: { width: 210, height: 297 },
  letter: { width: 215.9, height: 279.4 },
}

/** The sheet as it lies. */
export function pageBox(size: PaperSize, isLandscape: boolean): PageBox {
  const { width, height } = portrait[size]
  return isLandscape ? { width: height, height: width } : { width, height }
}

/** What is left of it for the text. */
export function textBox(size: PaperSize, isLandscape: boolean): PageBox {
  const { width, height } = pageBox(size, isLandscape)
  const { top, right, bottom, left } = pageMargins
  return { width: width - left - right, height: height - top - bottom }
}
