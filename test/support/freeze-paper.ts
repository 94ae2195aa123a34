/** Prints a sheet as the shell does, with a PDF of a few letters in the place of the printer's. */
import { randomUUID } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { PaperOrder } from '../../shared/api/documents.ts'
import type { TestCore } from './temp-store.ts'

/** As the shell hands a PDF over. */
export function handOver(dir: string, text: string): { uploadId: string; sizeBytes: number } {
  const uploadId = randomUUID()
  mkdirSync(join(dir, 'incoming'), { recursive: true })
  writeFileSync(join(dir, 'incoming', uploadId), text)
  return { uploadId, sizeBytes: Buffer.byteLength(text) }
}

/** Draws and freezes it. */
export async function freezePaper(core: TestCore, order: PaperOrder, pdf = `%PDF-1.4 ${randomUUID()}`) {
  const { contentHash } = await core.call('documents.draw', order)
  return core.call('documents.freeze', { ...order, contentHash, ...handOver(core.dir, pdf) })
}
