/** A QR code as one path: squares of 1 by 1 in a box with the quiet zone scanners need. */
import { encode } from 'uqr'

const quietZone = 2

interface QrPath {
  readonly box: { readonly viewBox: string; readonly shapeRendering: 'crispEdges' }
  readonly d: string
}

/** Error correction M: read again from paper that was folded. Throws for a text of more than about 2,300 bytes. */
export function qrPath(text: string): QrPath {
  const { size, data } = encode(text, { ecc: 'M', border: quietZone })
  const d = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])))
  return { box: { viewBox: `0 0 ${size} ${size}`, shapeRendering: 'crispEdges' }, d: d.join('') }
}
