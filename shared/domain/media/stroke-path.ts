/** Strokes as paths of an SVG whose box is the photo in ten-thousandths of its sides. */
import type { Stroke } from './marks.ts'

export type Point = readonly [x: number, y: number]

/** How long the barbs of an arrow are, at most, in ten-thousandths of the width. */
const longestBarb = 450
const barbAngle = Math.PI / 7

const pen = (points: readonly Point[]): string => points.map(([x, y], i) => `${i === 0 ? 'M' : 'L'}${x} ${y}`).join('')

/** `ratio`: width over height of the photo, without which a barb would lean. */
function arrow([x1, y1]: Point, [x2, y2]: Point, ratio: number): string {
  const [dx, dy] = [x2 - x1, (y2 - y1) / ratio]
  const length = Math.min(longestBarb, Math.hypot(dx, dy) / 2)
  const direction = Math.atan2(dy, dx)
  const barb = (side: number): string => {
    const angle = direction + Math.PI + side * barbAngle
    return `M${x2} ${y2}L${Math.round(x2 + length * Math.cos(angle))} ${Math.round(y2 + length * Math.sin(angle) * ratio)}`
  }
  return `M${x1} ${y1}L${x2} ${y2}${barb(1)}${barb(-1)}`
}

/** The ellipse in the box of two corners. */
function circle([x1, y1]: Point, [x2, y2]: Point): string {
  const [rx, ry] = [Math.max(1, Math.abs(x2 - x1) / 2), Math.max(1, Math.abs(y2 - y1) / 2)]
  const [left, middle] = [Math.min(x1, x2), (y1 + y2) / 2]
  return `M${left} ${middle}a${rx} ${ry} 0 1 0 ${2 * rx} 0a${rx} ${ry} 0 1 0 ${-2 * rx} 0`
}

/** The path of a stroke. */
export function strokePath({ tool, points }: Stroke, ratio: number): string {
  const [first = [0, 0], last = first] = [points[0], points.at(-1)]
  if (tool === 'arrow') return arrow(first, last, ratio)
  return tool === 'circle' ? circle(first, last) : pen(points)
}

/** Leaves out what the eye does not see, so that a stroke stays within what is kept. */
export function thinned(points: readonly Point[], step = 25, most = 2_000): readonly Point[] {
  const kept: Point[] = []
  points.forEach((point, i) => {
    const last = kept.at(-1)
    const isFar = last === undefined || Math.hypot(point[0] - last[0], point[1] - last[1]) >= step
    if (isFar || i === points.length - 1) kept.push(point)
  })
  return kept.length <= most ? kept : thinned(points, step * 2, most)
}
