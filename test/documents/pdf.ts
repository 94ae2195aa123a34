/** What a PDF says of itself, by poppler's tools. */
import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

export interface Pdf {
  readonly file: string
  readonly pages: number
  /** The text of a page, counted from 1, without spaces and line ends: how a line is broken is not what is asked. */
  text(page: number): string
  /** The whole text as it reads. */
  readonly whole: string
  /** The lines of pdfinfo by their key. */
  readonly info: Readonly<Record<string, string>>
  /** Lines of pdffonts: the name, and whether it is embedded and a subset. */
  readonly fonts: readonly { readonly line: string; readonly isWhole: boolean }[]
  /** A page in grey, so many dots to the inch, as PGM. */
  picture(page: number, dpi: number): Buffer
  /** The same in colour, as PPM. */
  inColour(page: number, dpi: number): Buffer
}

const run = (tool: string, ...args: readonly string[]): string =>
  execFileSync(tool, args, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })

export function readPdf(dir: string, name: string, bytes: Uint8Array): Pdf {
  const file = join(dir, `${name}.pdf`)
  writeFileSync(file, bytes)
  const info = Object.fromEntries(
    run('pdfinfo', file)
      .split('\n')
      .map((line) => [line.split(':')[0] ?? '', line.slice(line.indexOf(':') + 1).trim()]),
  )
  const fonts = run('pdffonts', file)
    .split('\n')
    .slice(2)
    .filter((line) => line.trim() !== '')
    .map((line) => ({ line, isWhole: /\b(?:yes)\s+(?:yes)\s+(?:yes)\s+\d+\s+\d+\s*$/.test(line) }))
  const draw = (page: number, dpi: number, ...how: readonly string[]): Buffer =>
    execFileSync('pdftoppm', ['-f', String(page), '-l', String(page), '-r', String(dpi), ...how, file], {
      maxBuffer: 64 * 1024 * 1024,
    })
  return {
    file,
    pages: Number(info['Pages']),
    text: (page) => run('pdftotext', '-raw', '-f', String(page), '-l', String(page), file, '-').replaceAll(/\s/g, ''),
    whole: run('pdftotext', file, '-'),
    info,
    fonts,
    picture: (page, dpi) => draw(page, dpi, '-gray'),
    inColour: (page, dpi) => draw(page, dpi),
  }
}
