/** A signature as it was written, in the colour of the text. */
import { useMemo } from 'react'
import { markSide, parseMarks } from '../../../shared/domain/media/marks.ts'
import { strokePath } from '../../../shared/domain/media/stroke-path.ts'
import classes from './training.module.css'

/** Width over height of the field one signs in. */
export const padRatio = 2.5

export function Signature({ text, name }: { readonly text: string | null; readonly name: string }) {
  const strokes = useMemo(() => parseMarks(text), [text])
  if (strokes.length === 0) return null
  return (
    <svg
      className={classes.signature}
      viewBox={`0 0 ${markSide} ${markSide}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={name}
    >
      {strokes.map((stroke, index) => (
        // strokes never change their order
        // oxlint-disable-next-line react/no-array-index-key
        <path key={index} d={strokePath(stroke, padRatio)} />
      ))}
    </svg>
  )
}
