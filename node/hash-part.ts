/** SHA-256 of a file, read in pieces into one buffer so that other work goes on between them and nothing is left to collect. */
import { createHash, type Hash } from 'node:crypto'
import type { FileHandle } from 'node:fs/promises'

const pieceBytes = 1024 * 1024

/**
 * Of the first `bytes` of it, or of all there is when that is less; answers how many there were. `between` is waited for
 * after each piece, where other work comes first.
 */
export async function hashPart(
  file: FileHandle,
  bytes = Number.POSITIVE_INFINITY,
  between?: () => Promise<unknown>,
): Promise<{ readonly hash: Hash; readonly sizeBytes: number }> {
  const hash = createHash('sha256')
  const piece = Buffer.allocUnsafeSlow(pieceBytes)
  let sizeBytes = 0
  while (sizeBytes < bytes) {
    const { bytesRead } = await file.read(piece, 0, Math.min(pieceBytes, bytes - sizeBytes), sizeBytes)
    if (bytesRead === 0) break
    hash.update(piece.subarray(0, bytesRead))
    sizeBytes += bytesRead
    if (between) await between()
  }
  return { hash, sizeBytes }
}
