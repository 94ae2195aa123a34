/** One byte range of a request (RFC 9110, 14.2): the only kind media players ask for. */

export type Range =
  | { readonly type: 'whole' }
  | { readonly type: 'part'; readonly start: number; readonly end: number }
  | { readonly type: 'unsatisfiable' }

const whole: Range = { type: 'whole' }

/**
 * Reads a `Range` header for a file of so many bytes; `end` is the first byte not in it. Several ranges, other units and what
 * is no range are answered with the whole file, as the standard allows.
 */
export function parseRange(header: string | null, sizeBytes: number): Range {
  const found = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '')
  if (!found) return whole
  const [, from = '', to = ''] = found
  if (from === '' && to === '') return whole
  if (from === '') return suffix(Number(to), sizeBytes)
  const start = Number(from)
  const last = to === '' ? sizeBytes - 1 : Number(to)
  if (to !== '' && last < start) return whole
  if (start >= sizeBytes) return { type: 'unsatisfiable' }
  return { type: 'part', start, end: Math.min(last, sizeBytes - 1) + 1 }
}

function suffix(length: number, sizeBytes: number): Range {
  if (length === 0 || sizeBytes === 0) return { type: 'unsatisfiable' }
  return { type: 'part', start: Math.max(0, sizeBytes - length), end: sizeBytes }
}
