/**
 * The page's files, from a map made once: a request names an entry of it or nothing. No path is ever joined from what a
 * request says.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { extname, join, relative, sep } from 'node:path'
import { pdfWorkerPolicy, respond } from './respond.ts'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.json': 'application/json',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
  // what pdf.js reads: character maps, Type 1 fonts, colour profiles
  '.bcmap': 'application/octet-stream',
  '.pfb': 'application/octet-stream',
  '.icc': 'application/octet-stream',
  '.txt': 'text/plain; charset=utf-8',
}

interface StaticFile {
  readonly file: string
  readonly type: string
  readonly size: number
}

/** Files by URL path, e.g. `/assets/main-4f2a.js`. */
export type StaticFiles = ReadonlyMap<string, StaticFile>

/** Reads a built page's folder into a map; files of unknown type are left out. */
export function readStaticFiles(folder: string): StaticFiles {
  const files = new Map<string, StaticFile>()
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const type = types[extname(entry.name)]
    if (!entry.isFile() || type === undefined) continue
    const file = join(entry.parentPath, entry.name)
    const path = `/${relative(folder, file).split(sep).join('/')}`
    files.set(path, { file, type, size: statSync(file).size })
  }
  return files
}

/** A built file's name carries its hash, so the browser may keep it for good. */
const isImmutable = (path: string): boolean => path.startsWith('/assets/')

/** The worker that reads PDFs has a policy of its own: a worker keeps to the one its script came with, not to the page's. */
const isPdfWorker = (path: string): boolean => /^\/assets\/pdf-[\d.]+\/[\w.]+\.mjs$/.test(path)

/** The file of a path; any other path without an ending is a place inside the page. Null: not ours. */
export function serveStatic(files: StaticFiles, path: string, method: string): Response | null {
  const found = files.get(path) ?? (extname(path) === '' ? files.get('/index.html') : undefined)
  if (!found) return null
  const cache = isImmutable(path) ? 'public, max-age=31536000, immutable' : 'no-cache'
  const headers = {
    'cache-control': cache,
    'content-length': String(found.size),
    ...(isPdfWorker(path) ? { 'content-security-policy': pdfWorkerPolicy } : {}),
  }
  return respond(200, found.type, method === 'HEAD' ? null : new Uint8Array(readFileSync(found.file)), headers)
}
