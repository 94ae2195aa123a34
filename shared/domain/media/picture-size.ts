/**
 * Width and height of a picture from its header, before anything decodes it: a picture of 30,000 by 30,000 pixels is four
 * gigabytes once it is unpacked, however small its file is.
 */
export interface PictureSize {
  readonly width: number
  readonly height: number
}

/** How many bytes from the start are looked at; a camera puts up to half a megabyte before the size. */
export const pictureHeadBytes = 512 * 1024

/** More than this is not decoded for a preview: 400 MB in memory. */
export const mostPreviewPixels = 100_000_000

const view = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
const ascii = (bytes: Uint8Array, from: number, to: number): string => String.fromCharCode(...bytes.subarray(from, to))

function pngSize(bytes: Uint8Array): PictureSize | null {
  if (bytes.length < 24 || ascii(bytes, 12, 16) !== 'IHDR') return null
  return { width: view(bytes).getUint32(16), height: view(bytes).getUint32(20) }
}

function gifSize(bytes: Uint8Array): PictureSize | null {
  if (bytes.length < 10) return null
  return { width: view(bytes).getUint16(6, true), height: view(bytes).getUint16(8, true) }
}

/** Frame headers are C0 to CF without tables (C4), extensions (C8) and arithmetic conditioning (CC). */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc

function jpegSize(bytes: Uint8Array): PictureSize | null {
  const data = view(bytes)
  let at = 2
  while (at + 9 <= bytes.length) {
    if (data.getUint8(at) !== 0xff) return null
    const marker = data.getUint8(at + 1)
    if (isFrame(marker)) return { width: data.getUint16(at + 7), height: data.getUint16(at + 5) }
    if (marker === 0xff) at += 1
    else if (marker === 0xd9 || marker === 0xda) return null
    else at += marker >= 0xd0 && marker <= 0xd8 ? 2 : 2 + data.getUint16(at + 2)
  }
  return null
}

function webpSize(bytes: Uint8Array): PictureSize | null {
  if (bytes.length < 30) return null
  const data = view(bytes)
  switch (ascii(bytes, 12, 16)) {
    case 'VP8X':
      return {
        width: 1 + (data.getUint32(24, true) & 0xffffff),
        height: 1 + (data.getUint16(27, true) | (data.getUint8(29) << 16)),
      }
    case 'VP8L': {
      const packed = data.getUint32(21, true)
      return { width: 1 + (packed & 0x3fff), height: 1 + ((packed >>> 14) & 0x3fff) }
    }
    case 'VP8 ':
      return { width: data.getUint16(26, true) & 0x3fff, height: data.getUint16(28, true) & 0x3fff }
    default:
      return null
  }
}

const readers: Readonly<Record<string, (bytes: Uint8Array) => PictureSize | null>> = {
  'image/png': pngSize,
  'image/gif': gifSize,
  'image/jpeg': jpegSize,
  'image/webp': webpSize,
}

/** The size of a picture of a sniffed type from its first bytes (`pictureHeadBytes`), or null when they do not say. */
export function pictureSize(type: string, head: Uint8Array): PictureSize | null {
  const size = Object.hasOwn(readers, type) ? readers[type]?.(head) : null
  return size && size.width > 0 && size.height > 0 ? size : null
}

/** Whether a picture of this size is decoded to be shown; of unknown size it is tried. */
export const isPreviewed = (size: { readonly width: number | null; readonly height: number | null }): boolean =>
  size.width === null || size.height === null || size.width * size.height <= mostPreviewPixels
