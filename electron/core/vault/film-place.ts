/** Whether a film of the ISO family (MP4, MOV, 3GP) says where it was taken. */
import { open } from 'node:fs/promises'

/** An index that is larger is no telephone's. */
const largestIndex = 256 * 1024 * 1024
/** Apple's and 3GPP's atoms, and the key of QuickTime metadata. */
const places = ['\u00a9xyz', 'loci', 'com.apple.quicktime.location'].map((name) => Buffer.from(name, 'latin1'))

/**
 * Walks the boxes of the file (ISO/IEC 14496-12, 4.2) and looks through its index, `moov`, and through `udta` and
 * `meta` beside it. A file that is no such film says nothing.
 */
export async function filmSaysPlace(path: string): Promise<boolean> {
  const file = await open(path, 'r')
  try {
    const { size: whole } = await file.stat()
    const head = Buffer.alloc(16)
    for (let at = 0; at + 8 <= whole;) {
      const { bytesRead } = await file.read(head, 0, 16, at)
      if (bytesRead < 8) return false
      const told = head.readUInt32BE(0)
      const size = told === 1 ? Number(head.readBigUInt64BE(8)) : told === 0 ? whole - at : told
      if (size < 8 || !Number.isSafeInteger(size)) return false
      const type = head.toString('latin1', 4, 8)
      if (['moov', 'udta', 'meta'].includes(type)) {
        const bytes = Buffer.alloc(Math.min(size, whole - at, largestIndex))
        await file.read(bytes, 0, bytes.byteLength, at)
        if (places.some((place) => bytes.includes(place))) return true
      }
      at += size
    }
    return false
  } finally {
    await file.close()
  }
}
