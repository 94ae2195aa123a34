/**
 * What the first bytes of a file say it is. Neither its name nor what somebody declared counts: only the types listed here
 * are ever shown inside the app or handed to a program of the system (faults C2 row 3); everything else is plain bytes to
 * save. Markup of any kind (HTML, SVG, XML) is never one of them, whatever it calls itself.
 */
export const octets = 'application/octet-stream'

/** How many bytes from the start `sniffType` wants to see. */
export const sniffBytes = 4096

const latin = (bytes: Uint8Array, from: number, to: number): string =>
  String.fromCharCode(...bytes.subarray(from, Math.min(to, bytes.length)))

const startsWith = (bytes: Uint8Array, ...magic: readonly number[]): boolean => magic.every((b, i) => bytes[i] === b)

/** Brands of the ISO container (`ftyp`), by what a browser makes of them. */
const brands: readonly (readonly [brand: RegExp, type: string])[] = [
  [/^(heic|heix|hevc|heim|heis|mif1|msf1)$/, 'image/heic'],
  [/^(avif|avis)$/, 'image/avif'],
  [/^(M4A |M4B )$/, 'audio/mp4'],
  [/^qt {2}$/, 'video/quicktime'],
  [/^(isom|iso[2-9]|mp4[12]|avc1|M4V |dash|3gp.)$/, 'video/mp4'],
]

function isoType(bytes: Uint8Array): string | null {
  if (latin(bytes, 4, 8) !== 'ftyp') return null
  const brand = latin(bytes, 8, 12)
  return brands.find(([pattern]) => pattern.test(brand))?.[1] ?? null
}

function riffType(bytes: Uint8Array): string | null {
  if (latin(bytes, 0, 4) !== 'RIFF') return null
  const form = latin(bytes, 8, 12)
  return form === 'WEBP' ? 'image/webp' : form === 'WAVE' ? 'audio/wav' : null
}

/** Matroska names its document type near the start; a recording of ours is a WebM with sound alone. */
function matroskaType(bytes: Uint8Array): string | null {
  if (!startsWith(bytes, 0x1a, 0x45, 0xdf, 0xa3)) return null
  const head = latin(bytes, 0, sniffBytes)
  if (!head.slice(0, 80).includes('webm')) return null
  return /V_(VP8|VP9|AV1)/.test(head) ? 'video/webm' : 'audio/webm'
}

function mpegAudio(bytes: Uint8Array): boolean {
  if (latin(bytes, 0, 3) === 'ID3') return true
  const [first = 0, second = 0] = bytes
  return first === 0xff && (second & 0xe6) === 0xe2
}

/** The characters of text; a tab, a line end, but none of the other controls. */
// eslint-disable-next-line no-control-regex
const controls = /[\u0000-\u0008\u000b\u000e-\u001f]/

function isPlainText(bytes: Uint8Array): boolean {
  if (bytes.length === 0) return false
  try {
    // a character that the cut went through is no fault of the text
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, sniffBytes), { stream: true })
    return !controls.test(text) && !/^\s*</.test(text)
  } catch {
    return false
  }
}

/** Captions and chapters: the signature at the very beginning, then a blank or the end of the line. */
const isWebVtt = (bytes: Uint8Array): boolean =>
  /^(\u00ef\u00bb\u00bf)?WEBVTT([ \t\r\n]|$)/.test(latin(bytes, 0, 10)) && isPlainText(bytes)

/** The type of a file by its first bytes; `application/octet-stream` for all that is not on the list. */
export function sniffType(bytes: Uint8Array): string {
  if (startsWith(bytes, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png'
  if (startsWith(bytes, 0xff, 0xd8, 0xff)) return 'image/jpeg'
  if (/^GIF8[79]a/.test(latin(bytes, 0, 6))) return 'image/gif'
  if (latin(bytes, 0, 5) === '%PDF-') return 'application/pdf'
  if (latin(bytes, 0, 4) === 'OggS') return 'audio/ogg'
  if (latin(bytes, 0, 4) === 'fLaC') return 'audio/flac'
  const contained = isoType(bytes) ?? riffType(bytes) ?? matroskaType(bytes)
  if (contained !== null) return contained
  if (mpegAudio(bytes)) return 'audio/mpeg'
  if (isWebVtt(bytes)) return 'text/vtt'
  return isPlainText(bytes) ? 'text/plain' : octets
}

const shownInline: ReadonlySet<string> = new Set([
  'image/png',
  'image/jpeg',
  'image/gif',
  'image/webp',
  'image/avif',
  'audio/mp4',
  'audio/wav',
  'audio/webm',
  'audio/ogg',
  'audio/flac',
  'audio/mpeg',
  'video/mp4',
  'video/webm',
  'video/quicktime',
  'application/pdf',
  'text/plain',
  'text/vtt',
])

/** Whether bytes of this sniffed type may be shown inside the app; all others are only saved. */
export const isShownInline = (type: string): boolean => shownInline.has(type)

/** A picture, shown or not: HEIC is one that a browser cannot show. */
export const isPicture = (type: string): boolean => type.startsWith('image/')

/** The ending a file of a sniffed type gets when a program of the system is to open it; null: it is never handed over. */
const endings: Readonly<Record<string, string>> = {
  'image/png': '.png',
  'image/jpeg': '.jpg',
  'image/gif': '.gif',
  'image/webp': '.webp',
  'image/avif': '.avif',
  'image/heic': '.heic',
  'audio/mp4': '.m4a',
  'audio/wav': '.wav',
  'audio/webm': '.webm',
  'audio/ogg': '.ogg',
  'audio/flac': '.flac',
  'audio/mpeg': '.mp3',
  'video/mp4': '.mp4',
  'video/webm': '.webm',
  'video/quicktime': '.mov',
  'application/pdf': '.pdf',
  'text/plain': '.txt',
  'text/vtt': '.vtt',
}
export const endingOfType = (type: string): string | null =>
  Object.hasOwn(endings, type) ? (endings[type] ?? null) : null
