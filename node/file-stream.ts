/** A part of a file as a stream that reads only what is asked for, closes when left, and breaks where the file is too short. */
import { open, type FileHandle } from 'node:fs/promises'

const pieceBytes = 256 * 1024

/**
 * The bytes from `start` to before `end` of a file, opened when the first of them is wanted: a body nobody reads holds
 * nothing. A file cut meanwhile makes the stream fail: an answer that promised more must not look whole.
 */
export function streamFile(path: string, start: number, end: number): ReadableStream<Uint8Array> {
  let at = start
  let file: FileHandle | null = null
  const leave = async (): Promise<void> => {
    await file?.close().catch(() => undefined)
    file = null
  }
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const wanted = Math.min(pieceBytes, end - at)
        try {
          if (wanted > 0) {
            file ??= await open(path, 'r')
            const { bytesRead, buffer } = await file.read(new Uint8Array(wanted), 0, wanted, at)
            if (bytesRead === 0) throw new Error('the file is shorter than it was')
            at += bytesRead
            controller.enqueue(buffer.subarray(0, bytesRead))
          }
          if (at < end) return
          await leave()
          controller.close()
        } catch (error) {
          await leave()
          throw error
        }
      },
      cancel: leave,
    },
    { highWaterMark: 0 },
  )
}
