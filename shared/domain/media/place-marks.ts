/** Where in a picture's bytes it is written at which place it was taken: EXIF directories of positions, and XMP packets. */
const ascii = (bytes: Uint8Array, from: number, to: number): string => String.fromCharCode(...bytes.subarray(from, to))
const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

const gpsPointer = 0x8825
const entryBytes = 12

export interface GpsDirectory {
  /** Where its TIFF block begins: offsets count from there. */
  readonly tiff: number
  readonly at: number
  readonly count: number
  readonly isLittle: boolean
}

/**
 * Only behind `Exif\0\0`, at the head of an EXIF chunk (WebP, PNG), or behind the four zeros that stand before a block of HEIC
 * without a mark: elsewhere the four bytes are part of the picture.
 */
const isMarked = (bytes: Uint8Array, at: number): boolean =>
  (at >= 6 && ascii(bytes, at - 6, at) === 'Exif\0\0') ||
  (at >= 8 && ascii(bytes, at - 8, at - 4) === 'EXIF') ||
  (at >= 4 && ascii(bytes, at - 4, at) === 'eXIf') ||
  (at >= 8 && ascii(bytes, 4, 8) === 'ftyp' && ascii(bytes, at - 4, at) === '\0\0\0\0')

/** Where EXIF blocks begin, also those of pictures inside the picture. */
export function* exifBlocks(bytes: Uint8Array): Generator<number> {
  for (let at = 0; at + 14 <= bytes.length; at += 1) {
    const isBlock =
      (bytes[at] === 0x49 && bytes[at + 1] === 0x49 && bytes[at + 2] === 0x2a && bytes[at + 3] === 0) ||
      (bytes[at] === 0x4d && bytes[at + 1] === 0x4d && bytes[at + 2] === 0 && bytes[at + 3] === 0x2a)
    if (isBlock && isMarked(bytes, at)) yield at
  }
}

/** Every directory of positions that has entries. */
export function* gpsDirectories(bytes: Uint8Array): Generator<GpsDirectory> {
  const data = viewOf(bytes)
  for (const tiff of exifBlocks(bytes)) {
    const isLittle = bytes[tiff] === 0x49
    const first = tiff + data.getUint32(tiff + 4, isLittle)
    if (first + 2 > bytes.length) continue
    const count = data.getUint16(first, isLittle)
    for (let i = 0; i < count; i += 1) {
      const entry = first + 2 + i * entryBytes
      if (entry + entryBytes > bytes.length) break
      if (data.getUint16(entry, isLittle) !== gpsPointer) continue
      const at = tiff + data.getUint32(entry + 8, isLittle)
      const entries = at + 2 > bytes.length ? 0 : data.getUint16(at, isLittle)
      if (entries > 0) yield { tiff, at, count: entries, isLittle }
    }
  }
}

const begin = new TextEncoder().encode('<x:xmpmeta')
const end = new TextEncoder().encode('</x:xmpmeta>')

function indexOf(bytes: Uint8Array, wanted: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(wanted[0] ?? 0, from); at >= 0; at = bytes.indexOf(wanted[0] ?? 0, at + 1))
    if (wanted.every((byte, i) => bytes[at + i] === byte)) return at
  return -1
}

/** XMP packets, as [from, to). */
export function* xmpPackets(bytes: Uint8Array): Generator<readonly [from: number, to: number]> {
  for (let from = indexOf(bytes, begin, 0); from >= 0; from = indexOf(bytes, begin, from + 1)) {
    const last = indexOf(bytes, end, from)
    if (last < 0) return
    yield [from, last + end.length]
  }
}

/** Whether any of it says where the picture was taken. */
export function hasPlaceMarks(bytes: Uint8Array): boolean {
  if (!gpsDirectories(bytes).next().done) return true
  const says = (text: string): boolean => /GPS(Latitude|Longitude)/.test(text)
  return xmpPackets(bytes).some(([from, to]) => says(new TextDecoder().decode(bytes.subarray(from, to))))
}
