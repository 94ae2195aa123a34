/**
 * What pdf.js fetches while it reads a PDF, as files of the page: its worker, the character maps of Chinese, Japanese and
 * Korean fonts, the standard fonts, colour profiles and image decoders. A plugin for Vite. They lie in a folder that names
 * the version, since the page may be kept by the browser while these are not. Scripting (quickjs) stays out.
 */
import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Plugin } from 'vite'

const packageDir = path.join(import.meta.dirname, '..', 'node_modules', 'pdfjs-dist')
const { version } = JSON.parse(readFileSync(path.join(packageDir, 'package.json'), 'utf8')) as { version: string }
const folder = `assets/pdf-${version}`

const taken = [
  'LICENSE',
  'legacy/build/pdf.worker.min.mjs',
  'cmaps/*',
  'standard_fonts/*',
  'iccs/*',
  'wasm/{jbig2,openjpeg,qcms_bg}.wasm',
  'wasm/LICENSE_{JBIG2,PDFJS_JBIG2,OPENJPEG,PDFJS_OPENJPEG,QCMS,PDFJS_QCMS}',
]

/** Where each file stands in the page, and in the package: the worker beside the folders. */
export const pdfFilePaths = (): ReadonlyMap<string, string> =>
  new Map(
    globSync(taken, { cwd: packageDir })
      .map((file) => file.replaceAll('\\', '/'))
      .map((file) => [`${folder}/${file.replace('legacy/build/', '')}`, path.join(packageDir, file)]),
  )

export const pdfFiles = (): Plugin => ({
  name: 'rapport-pdf-files',
  generateBundle() {
    for (const [fileName, from] of pdfFilePaths())
      this.emitFile({ type: 'asset', fileName, source: readFileSync(from) })
  },
  configureServer: (server) => {
    const files = pdfFilePaths()
    server.middlewares.use((request, response, next) => {
      const from = files.get((request.url ?? '').slice(1))
      if (from === undefined) return next()
      if (from.endsWith('.mjs')) response.setHeader('content-type', 'text/javascript')
      if (from.endsWith('.wasm')) response.setHeader('content-type', 'application/wasm')
      response.end(readFileSync(from))
    })
  },
})
