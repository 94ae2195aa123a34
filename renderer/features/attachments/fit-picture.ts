/**
 * Pictures from the clipboard come as large as the screen they were copied from, and larger. What is above 40 megapixels is
 * scaled down to 24 before it is kept; what would not even unpack is refused. A photo chosen as a file stays as it is.
 */
import { pictureHeadBytes, pictureSize } from '../../../shared/domain/media/picture-size.ts'
import { sniffType } from '../../../shared/domain/media/sniff.ts'

export const mostKeptPixels = 40_000_000
const fittedPixels = 24_000_000
const mostUnpackedPixels = 180_000_000
const quality = 0.9

export type Fitted =
  | { readonly type: 'same'; readonly file: File }
  | { readonly type: 'shrunk'; readonly file: File; readonly from: number; readonly to: number }
  | { readonly type: 'too_many'; readonly from: number }
  | { readonly type: 'unreadable' }

export const megapixels = (pixels: number): number => Math.round(pixels / 1e6)

/** The size to scale a picture to so that it has no more pixels than that; its shape stays. */
export function fittedSize(width: number, height: number, most = fittedPixels): { width: number; height: number } {
  const scale = Math.min(1, Math.sqrt(most / (width * height)))
  return { width: Math.max(1, Math.floor(width * scale)), height: Math.max(1, Math.floor(height * scale)) }
}

async function shrink(file: File, width: number, height: number): Promise<File> {
  const size = fittedSize(width, height)
  const bitmap = await createImageBitmap(file, {
    resizeWidth: size.width,
    resizeHeight: size.height,
    resizeQuality: 'high',
  })
  const canvas = new OffscreenCanvas(size.width, size.height)
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0)
  bitmap.close()
  const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality })
  return new File([blob], file.name.replace(/\.\w+$/, '.jpg'), { type: 'image/jpeg' })
}

/** Looks at the head of a picture before anything unpacks it. */
export async function fitPicture(file: File): Promise<Fitted> {
  const head = new Uint8Array(await file.slice(0, pictureHeadBytes).arrayBuffer())
  const size = pictureSize(sniffType(head), head)
  const pixels = size === null ? 0 : size.width * size.height
  if (size === null || pixels <= mostKeptPixels) return { type: 'same', file }
  if (pixels > mostUnpackedPixels) return { type: 'too_many', from: megapixels(pixels) }
  try {
    const shrunk = await shrink(file, size.width, size.height)
    return { type: 'shrunk', file: shrunk, from: megapixels(pixels), to: megapixels(fittedPixels) }
  } catch {
    return { type: 'unreadable' }
  }
}
