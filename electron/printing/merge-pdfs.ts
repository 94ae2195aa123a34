/** Several PDFs as one, to be sent to a printer in one go. What they say of their structure stays in the single ones. */
import { PDFDocument } from '@cantoo/pdf-lib'

export interface Merged {
  readonly bytes: Uint8Array
  readonly pages: number
}

/** In the order given. Throws for bytes that are no PDF. */
export async function mergePdfs(files: readonly Uint8Array[], title: string): Promise<Merged> {
  const whole = await PDFDocument.create()
  whole.setTitle(title)
  whole.setProducer('Rapport')
  whole.setCreator('Rapport')
  for (const bytes of files) {
    const one = await PDFDocument.load(bytes)
    for (const page of await whole.copyPages(one, one.getPageIndices())) whole.addPage(page)
  }
  return { bytes: await whole.save(), pages: whole.getPageCount() }
}
