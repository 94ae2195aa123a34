/** A package written into a folder: told how far it is, but not at every piece. */
import { afterEach, expect, test, vi } from 'vitest'
import { writeInto, type Pack } from './leave-behinds.ts'

afterEach(() => void vi.unstubAllGlobals())

const pieces = 500
const pieceBytes = 1_000

/** A folder that keeps how large its file is. */
function folder(): FileSystemDirectoryHandle {
  let size = 0
  const createWritable = async () => new WritableStream<Uint8Array>({ write: (piece) => void (size += piece.length) })
  const root = { getFileHandle: async () => ({ createWritable, getFile: async () => ({ size }) }) }
  const getDirectoryHandle = async (_name: string, options?: FileSystemGetDirectoryOptions) => {
    if (options?.create !== true) throw new DOMException('', 'NotFoundError')
    return root
  }
  return { getDirectoryHandle } as unknown as FileSystemDirectoryHandle
}

test('of hundreds of pieces few are told, and the last is', async () => {
  const film = () =>
    new ReadableStream({
      start: (out) => {
        for (let n = 0; n < pieces; n += 1) out.enqueue(new Uint8Array(pieceBytes))
        out.close()
      },
    })
  vi.stubGlobal('fetch', async () => ({ ok: true, body: film() }))
  const sizeBytes = pieces * pieceBytes
  const pack: Pack = { folder: 'f', sizeBytes, zipUrl: '', entries: [{ path: 'film.mp4', sizeBytes, url: '/film' }] }
  const told: number[] = []
  await writeInto(folder(), pack, (done) => told.push(done), new AbortController().signal)
  expect(told.length).toBeLessThan(pieces / 10)
  expect(told.at(-1)).toBe(sizeBytes)
})
