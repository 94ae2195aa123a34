/** A sheet as a document for the printer, with its fonts cut to its letters and its pictures read from the vault. */
import { existsSync } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { documentHtml, lettersOf, type DocumentFont } from '../../../shared/documents/document-html.ts'
import { fontFiles, fontsOf } from '../../../shared/documents/fonts.ts'
import { picturesOf, type Paper } from '../../../shared/documents/paper.ts'
import { sniffBytes, sniffType } from '../../../shared/domain/media/sniff.ts'
import { withoutLocation } from '../../../shared/domain/media/without-location.ts'
import type { ReaderContext } from '../context.ts'
import { blobPath } from '../vault/blob-path.ts'
import { saysPlace } from '../vault/photo-facts.ts'
import { liveRow } from './comparison-input.ts'
import { cutterFile, fontFile } from './assets.ts'
import { createFontCutter } from './subset-font.ts'

const cutter = createFontCutter(cutterFile())

/** A photo as it came from a telephone is at most so large, and all of a sheet together; what is more is left out and its caption stays. */
const largestPicture = 16 * 1024 * 1024
const mostPictures = 64 * 1024 * 1024

/** What Chromium shows; a telephone's HEIC is not among them. */
const shown: ReadonlySet<string> = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/gif'])

const dataUrl = (type: string, bytes: Uint8Array): string =>
  `data:${type};base64,${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')}`

async function cutFonts(paper: Paper): Promise<readonly DocumentFont[]> {
  const letters = lettersOf(paper)
  return Promise.all(
    fontsOf(paper.language).map(async (font) => {
      const { family, weight } = fontFiles[font]
      return { family, weight, dataUrl: dataUrl('font/ttf', await cutter.cut(fontFile(font), letters)) }
    }),
  )
}

/** A picture of the vault as a data URL, without the place it was taken at; null where that cannot be. */
export async function pictureUrl(ctx: ReaderContext, fileId: string): Promise<string | null> {
  const file = liveRow(ctx.read, 'attachment', fileId)
  const path = file === null ? null : blobPath(ctx.dir, file.sha256)
  if (path === null || !existsSync(path) || (await stat(path)).size > largestPicture) return null
  const given = await readFile(path)
  // what a row says of its type may come from anywhere; the bytes decide
  const type = sniffType(given.subarray(0, sniffBytes))
  if (!shown.has(type)) return null
  // where it was taken is nobody's business who gets the sheet
  const bytes = withoutLocation(type, given)
  return (await saysPlace(bytes)) ? null : dataUrl(type, bytes)
}

/** The whole document as HTML. */
export async function drawPaper(ctx: ReaderContext, paper: Paper): Promise<string> {
  const fonts = await cutFonts(paper)
  const urls = new Map<string, string>()
  let room = mostPictures
  for (const id of picturesOf(paper)) {
    const url = room > 0 ? await pictureUrl(ctx, id) : null
    if (url === null || url.length > room) continue
    urls.set(id, url)
    room -= url.length
  }
  return documentHtml(paper, fonts, (fileId) => urls.get(fileId) ?? null)
}
