/**
 * Pieces of a stream into a file, a megabyte at a time. What comes is copied into one of two buffers while the other is
 * written: pieces that are kept would all be left to be collected, and a large file would grow the process with it.
 */
import type { FileHandle } from 'node:fs/promises'
import { release } from './release.ts'

/** So much is written at once. */
const sinkBytes = 1024 * 1024

export interface FileSink {
  /** Where the next byte goes. */
  readonly end: number
  /** Takes a piece, which is not to be read afterwards; resolves when there is room for the next. */
  take(piece: Uint8Array): Promise<void>
  /** Writes what is left; resolves when all of it is with the system. */
  flush(): Promise<void>
}

async function writeAll(file: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  // a full disk may take a part of it
  for (let done = 0; done < bytes.byteLength;)
    done += (await file.write(bytes, done, bytes.byteLength - done, position + done)).bytesWritten
}

/** Writes from `offset` on; `onBytes` sees every byte once, in order, before it is written. */
export function fileSink(file: FileHandle, offset: number, onBytes: (bytes: Uint8Array) => void): FileSink {
  let [filling, writing] = [Buffer.allocUnsafeSlow(sinkBytes), Buffer.allocUnsafeSlow(sinkBytes)]
  let filled = 0
  let end = offset
  let written: Promise<void> = Promise.resolve()
  const write = async (): Promise<void> => {
    await written
    const bytes = filling.subarray(0, filled)
    onBytes(bytes)
    written = writeAll(file, bytes, end - filled)
    // whoever waits for it next hears of a failure
    written.catch(() => undefined)
    ;[filling, writing] = [writing, filling]
    filled = 0
  }
  return {
    get end() {
      return end
    },
    take: async (piece) => {
      for (let at = 0; at < piece.byteLength;) {
        const some = piece.subarray(at, at + sinkBytes - filled)
        filling.set(some, filled)
        filled += some.byteLength
        end += some.byteLength
        at += some.byteLength
        if (filled === sinkBytes) await write()
      }
      release(piece)
    },
    flush: async () => {
      if (filled > 0) await write()
      await written
    },
  }
}
