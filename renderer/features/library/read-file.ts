/** What the page reads of a file before it is handed over: how long, how large, how many pages, its words, a picture of it. */
import { readMedia } from '../player/read-media.ts'

export interface FileRead {
  readonly durationMs: number | null
  readonly width: number | null
  readonly height: number | null
  readonly pageCount: number | null
  readonly text: string
  readonly poster: Blob | null
}

/** Of a file nobody can read. */
export const nothingRead: FileRead = {
  durationMs: null,
  width: null,
  height: null,
  pageCount: null,
  text: '',
  poster: null,
}

/** Words of a text file that are worth finding it by (bytes). */
const mostTextBytes = 200_000
const mostText = 100_000

const isText = (name: string): boolean => /\.(txt|md|csv)$/i.test(name)
const isPdf = (file: File): boolean => file.type === 'application/pdf' || /\.pdf$/i.test(file.name)
const isMedia = (file: File): boolean =>
  /^(video|audio|image)\//.test(file.type) || /\.(mp4|m4v|mov|webm|mkv|jpe?g|png|gif|webp|avif)$/i.test(file.name)

/** Whole characters only, and none a store cannot hold. */
const storedText = (text: string): string => text.slice(0, mostText).replaceAll('\u0000', ' ').toWellFormed().trim()

async function readText(file: File): Promise<string> {
  try {
    const bytes = await file.slice(0, mostTextBytes).arrayBuffer()
    return storedText(new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true }))
  } catch {
    return '' // of another encoding, or no text at all
  }
}

/** Reads what can be read; a file nobody can read is added all the same, with nothing known of it. */
export async function readFile(file: File): Promise<FileRead> {
  try {
    if (isPdf(file)) {
      const { readPdf } = await import('../pdf/read-pdf.ts')
      const pdf = await readPdf(file)
      return pdf === null ? nothingRead : { ...nothingRead, ...pdf, text: storedText(pdf.text) }
    }
    if (isMedia(file)) return { ...nothingRead, ...(await readMedia(file)) }
    return isText(file.name) ? { ...nothingRead, text: await readText(file) } : nothingRead
  } catch {
    return nothingRead
  }
}
