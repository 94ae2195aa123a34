/**
 * A picture's bytes without the place it was taken at. The GPS part of every EXIF block in the file is emptied where it
 * stands, so that no offset moves and the picture itself stays bit for bit; XMP and IPTC segments of a JPEG, which may
 * repeat the place, are dropped whole, and so are the metadata chunks of a PNG; XMP of other pictures becomes blanks. The
 * caller reads the result again and refuses to keep it when a place is still found.
 */
import { gpsDirectories, xmpPackets, type GpsDirectory } from './place-marks.ts'

const ascii = (bytes: Uint8Array, from: number, to: number): string => String.fromCharCode(...bytes.subarray(from, to))
const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

const sizeOfType = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8] as const
const entryBytes = 12

/** Empties a directory: each value, each entry, and the count. */
function emptyDirectory(bytes: Uint8Array, { tiff, at, count, isLittle }: GpsDirectory): void {
  const data = viewOf(bytes)
  for (let i = 0; i < count; i += 1) {
    const entry = at + 2 + i * entryBytes
    if (entry + entryBytes > bytes.length) break
    const size = (sizeOfType[data.getUint16(entry + 2, isLittle)] ?? 0) * data.getUint32(entry + 4, isLittle)
    const value = tiff + data.getUint32(entry + 8, isLittle)
    if (size > 4 && value + size <= bytes.length) bytes.fill(0, value, value + size)
    bytes.fill(0, entry, entry + entryBytes)
  }
  data.setUint16(at, 0, isLittle)
}

/** Segments of a JPEG before its picture, as [from, to). */
function* jpegSegments(bytes: Uint8Array): Generator<readonly [marker: number, from: number, to: number]> {
  const data = viewOf(bytes)
  for (let at = 2; at + 4 <= bytes.length;) {
    const marker = data.getUint8(at + 1)
    if (data.getUint8(at) !== 0xff || marker === 0xda || marker === 0xd9) return
    const to = at + 2 + data.getUint16(at + 2)
    yield [marker, at, to]
    at = to
  }
}

const isPlaceSegment = (bytes: Uint8Array, marker: number, from: number): boolean =>
  marker === 0xed || (marker === 0xe1 && ascii(bytes, from + 4, from + 8) === 'http')

function withoutParts(bytes: Uint8Array, parts: readonly (readonly [from: number, to: number])[]): Uint8Array {
  const kept: Uint8Array[] = []
  let at = 0
  for (const [from, to] of parts) {
    kept.push(bytes.subarray(at, from))
    at = to
  }
  kept.push(bytes.subarray(at))
  const whole = new Uint8Array(kept.reduce((n, piece) => n + piece.length, 0))
  let offset = 0
  for (const piece of kept) {
    whole.set(piece, offset)
    offset += piece.length
  }
  return whole
}

function jpegWithout(bytes: Uint8Array): Uint8Array {
  const parts = [...jpegSegments(bytes)]
    .filter(([marker, from, to]) => to <= bytes.length && isPlaceSegment(bytes, marker, from))
    .map(([, from, to]) => [from, to] as const)
  return withoutParts(bytes, parts)
}

const pngMetadata: ReadonlySet<string> = new Set(['eXIf', 'iTXt', 'tEXt', 'zTXt'])

function pngWithout(bytes: Uint8Array): Uint8Array {
  const data = viewOf(bytes)
  const parts: (readonly [number, number])[] = []
  for (let at = 8; at + 12 <= bytes.length;) {
    const to = at + 12 + data.getUint32(at)
    if (to > bytes.length) break
    if (pngMetadata.has(ascii(bytes, at + 4, at + 8))) parts.push([at, to])
    at = to
  }
  return withoutParts(bytes, parts)
}

/** A copy of a picture of a sniffed type without its place; the one given stays as it is. */
export function withoutLocation(type: string, given: Uint8Array): Uint8Array {
  const bytes = Uint8Array.from(given)
  if (type === 'image/png') return pngWithout(bytes)
  for (const directory of gpsDirectories(bytes)) emptyDirectory(bytes, directory)
  if (type === 'image/jpeg') return jpegWithout(bytes)
  for (const [from, to] of xmpPackets(bytes)) bytes.fill(0x20, from, to)
  return bytes
}
