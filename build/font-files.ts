/**
 * The faces of paper and the program that cuts them to a document's letters, as files of the page: the preview loads them,
 * and the core reads the same files from the disk. A plugin for Vite.
 */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Plugin } from 'vite'
import { fontFiles, fontFolder } from '../shared/documents/fonts.ts'

const inPackages = (file: string): string => path.join(import.meta.dirname, '..', 'node_modules', file)

/** Where each file stands in the page, and in its package. */
export const fontFilePaths = (): ReadonlyMap<string, string> =>
  new Map([
    ...Object.values(fontFiles).map(({ name, from }) => [`${fontFolder}/${name}`, inPackages(from)] as const),
    [`${fontFolder}/harfbuzz-subset.wasm`, inPackages('harfbuzzjs/dist/harfbuzz-subset.wasm')],
    [`${fontFolder}/LICENSE_FONT.txt`, inPackages('@expo-google-fonts/noto-sans-sc/LICENSE_FONT')],
    [`${fontFolder}/LICENSE_HARFBUZZ.txt`, inPackages('harfbuzzjs/LICENSE')],
  ])

export const fontFilesPlugin = (): Plugin => ({
  name: 'rapport-font-files',
  generateBundle() {
    for (const [fileName, from] of fontFilePaths())
      this.emitFile({ type: 'asset', fileName, source: readFileSync(from) })
  },
  configureServer: (server) => {
    const files = fontFilePaths()
    server.middlewares.use((request, response, next) => {
      const from = files.get((request.url ?? '').slice(1))
      if (from === undefined) return next()
      response.end(readFileSync(from))
    })
  },
})
