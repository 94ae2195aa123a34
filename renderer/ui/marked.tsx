/** Text with the found parts marked. Ranges are UTF-16 offsets `[start, end)`, in order and apart. */
import { Fragment } from 'react'

type Range = readonly [start: number, end: number]

interface Piece {
  readonly text: string
  readonly from: number
  readonly isMarked: boolean
}

/** The text cut at its ranges; what is out of order or beyond the end is left out. */
export function piecesOf(text: string, ranges: readonly Range[]): readonly Piece[] {
  const pieces: Piece[] = []
  let at = 0
  for (const [start, end] of ranges) {
    if (start < at || end <= start || end > text.length) continue
    if (start > at) pieces.push({ text: text.slice(at, start), from: at, isMarked: false })
    pieces.push({ text: text.slice(start, end), from: start, isMarked: true })
    at = end
  }
  if (at < text.length) pieces.push({ text: text.slice(at), from: at, isMarked: false })
  return pieces
}

export function Marked({ text, ranges }: { readonly text: string; readonly ranges: readonly Range[] }) {
  return piecesOf(text, ranges).map(({ text: piece, from, isMarked }) =>
    isMarked ? <mark key={from}>{piece}</mark> : <Fragment key={from}>{piece}</Fragment>,
  )
}
