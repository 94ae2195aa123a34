/** Bodies with a limit: what is larger is refused before it is held in memory. */

/** The body's bytes, or null when it is larger than `limitBytes`. */
export async function readBody(request: Request, limitBytes: number): Promise<Uint8Array<ArrayBuffer> | null> {
  const declared = Number(request.headers.get('content-length') ?? '0')
  if (declared > limitBytes) return null
  if (request.body === null) return new Uint8Array(0)
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of request.body) {
    size += piece.byteLength
    if (size > limitBytes) return null
    pieces.push(piece)
  }
  const whole = new Uint8Array(size)
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.byteLength
  }
  return whole
}

/** No input of ours is a tenth as deep; what is very deep breaks the copy that goes to the core. */
const deepestJson = 64

const [quote, escape] = [0x22, 0x5c]

/** Whether brackets outside of strings stand in one another deeper than that. */
function isTooDeep(bytes: Uint8Array): boolean {
  let depth = 0
  let isInString = false
  for (let i = 0; i < bytes.length; i += 1) {
    const byte = bytes[i]
    if (byte === quote) isInString = !isInString
    else if (byte === escape) i += 1
    else if (isInString) continue
    else if (byte === 0x5b || byte === 0x7b) depth += 1
    else if (byte === 0x5d || byte === 0x7d) depth -= 1
    if (depth > deepestJson) return true
  }
  return false
}

/** The body as JSON, `undefined` where it is none. */
export function parseJson(bytes: Uint8Array): unknown {
  try {
    if (isTooDeep(bytes)) return undefined
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown
  } catch {
    return undefined
  }
}
