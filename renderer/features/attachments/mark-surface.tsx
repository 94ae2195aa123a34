/**
 * Where strokes are drawn over a photo: with pen, finger or mouse, and by keyboard, where the arrows move a cross and Space
 * sets the beginning and the end.
 */
import { useRef, useState, type KeyboardEvent, type PointerEvent } from 'react'
import { markSide, type MarkTool, type Stroke } from '../../../shared/domain/media/marks.ts'
import classes from './attachments.module.css'
import { strokePath, thinned, type Point } from '../../../shared/domain/media/stroke-path.ts'

interface Props {
  /** What is drawn on, for those who hear it. */
  readonly label: string
  /** In the colour of the text, on paper of ours: a signature; on a photo strokes stand out from whatever is there. */
  readonly isInk?: boolean
  readonly strokes: readonly Stroke[]
  readonly tool: MarkTool
  /** Width over height of the photo. */
  readonly ratio: number
  readonly onStroke: (stroke: Stroke) => void
}

const clamp = (value: number): number => Math.round(Math.min(markSide, Math.max(0, value)))
const keyStep = 200
const moves: Readonly<Record<string, Point>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

interface InkProps {
  readonly stroke: Stroke
  readonly ratio: number
  readonly isInk: boolean
}

function Ink({ stroke, ratio, isInk }: InkProps) {
  const path = strokePath(stroke, ratio)
  if (isInk) return <path d={path} className={`${classes.ink} ${classes.written}`} strokeWidth={2.5} />
  return (
    <>
      <path d={path} className={classes.halo} strokeWidth={7} />
      <path d={path} className={classes.ink} strokeWidth={3.5} />
    </>
  )
}

/** A stroke of these points; null while they are too few or all one. */
function strokeOf(tool: MarkTool, points: readonly Point[]): Stroke | null {
  const kept = tool === 'pen' ? thinned(points) : [points[0], points.at(-1)].filter((p) => p !== undefined)
  const [first] = kept
  if (first === undefined || kept.length < 2 || kept.every(([x, y]) => x === first[0] && y === first[1])) return null
  return { tool, points: kept.map(([x, y]) => [x, y]) }
}

export function MarkSurface({ label, isInk = false, strokes, tool, ratio, onStroke }: Props) {
  const surface = useRef<SVGSVGElement>(null)
  const [points, setPoints] = useState<readonly Point[]>([])
  const [cross, setCross] = useState<Point | null>(null)
  const pointOf = (event: PointerEvent): Point => {
    const box = surface.current?.getBoundingClientRect() ?? new DOMRect(0, 0, 1, 1)
    return [
      clamp(((event.clientX - box.left) / box.width) * markSide),
      clamp(((event.clientY - box.top) / box.height) * markSide),
    ]
  }
  const finish = (all: readonly Point[]): void => {
    const stroke = strokeOf(tool, all)
    setPoints([])
    if (stroke) onStroke(stroke)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const at = cross ?? [markSide / 2, markSide / 2]
    const move = moves[event.key]
    if (move) {
      event.preventDefault()
      const step = event.shiftKey ? keyStep / 4 : keyStep
      const next: Point = [clamp(at[0] + move[0] * step), clamp(at[1] + move[1] * step * ratio)]
      setCross(next)
      if (points.length > 0) setPoints(tool === 'pen' ? [...points, next] : [points[0] ?? next, next])
    } else if (event.key === ' ') {
      event.preventDefault()
      setCross(at)
      if (points.length === 0) setPoints([at])
      else finish([...points, at])
    }
  }
  const under = strokeOf(tool, points)
  return (
    <svg
      ref={surface}
      viewBox={`0 0 ${markSide} ${markSide}`}
      preserveAspectRatio="none"
      tabIndex={0}
      role="application"
      aria-label={label}
      onKeyDown={onKeyDown}
      onBlur={() => setCross(null)}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        setPoints([pointOf(event)])
      }}
      onPointerMove={(event) => {
        if (points.length > 0 && event.buttons > 0) setPoints([...points, pointOf(event)])
      }}
      onPointerUp={() => finish(points)}
      onPointerCancel={() => setPoints([])}
    >
      {[...strokes, ...(under ? [under] : [])].map((stroke, index) => (
        // strokes are only added and taken off at the end: their place is what they are
        // oxlint-disable-next-line react/no-array-index-key
        <Ink key={index} stroke={stroke} ratio={ratio} isInk={isInk} />
      ))}
      {cross === null ? null : (
        <path
          d={`M${cross[0] - 300} ${cross[1]}h600M${cross[0]} ${cross[1] - 300 * ratio}v${600 * ratio}`}
          className={classes.ink}
          strokeWidth={1.5}
        />
      )}
    </svg>
  )
}
