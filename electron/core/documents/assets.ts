/** Where the fonts of paper and the program that cuts them lie: among the page's files once built, else in their packages. */
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { fontFiles, fontFolder, type PaperFont } from '../../../shared/documents/fonts.ts'

const isSource = import.meta.url.endsWith('.ts')

/** Both shells ship `out/renderer` beside `out/electron`. */
const builtFile = (name: string): string => fileURLToPath(new URL(`../renderer/${fontFolder}/${name}`, import.meta.url))

const sourceFile = (name: string): string => createRequire(import.meta.url).resolve(name)

export const fontFile = (font: PaperFont): string =>
  isSource ? sourceFile(fontFiles[font].from) : builtFile(fontFiles[font].name)

/** HarfBuzz's subsetter. */
export const cutterFile = (): string =>
  isSource ? sourceFile('harfbuzzjs/dist/harfbuzz-subset.wasm') : builtFile('harfbuzz-subset.wasm')
