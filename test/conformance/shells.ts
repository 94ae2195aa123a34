/** The same handler reached three ways; the API suite runs on each and must not tell them apart. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startCore } from '../../electron/core/core-client.ts'
import { createHandler } from '../../electron/handler/handler.ts'
import { readStaticFiles } from '../../electron/handler/static-files.ts'
import { serveLoopback } from '../../electron/browser/serve.ts'
import { electronProtocol } from './electron-protocol.ts'

export interface Shell {
  readonly name: string
  readonly dataDir: string
  /** A request to a path of the app, with what the page would send along. */
  fetch(path: string, init?: RequestInit): Promise<Response>
  close(): Promise<void>
}

function folders(): { dataDir: string; page: string; remove(): void } {
  const root = mkdtempSync(join(tmpdir(), 'rapport-shell-'))
  const page = join(root, 'page')
  mkdirSync(join(page, 'assets'), { recursive: true })
  writeFileSync(join(page, 'index.html'), '<!doctype html><title>Rapport</title>')
  writeFileSync(join(page, 'assets', 'main-1.js'), 'export {}')
  mkdirSync(join(page, 'assets', 'pdf-1.2.3', 'cmaps'), { recursive: true })
  writeFileSync(join(page, 'assets', 'pdf-1.2.3', 'pdf.worker.min.mjs'), 'export {}')
  writeFileSync(join(page, 'assets', 'pdf-1.2.3', 'cmaps', 'GB-H.bcmap'), '')
  return {
    dataDir: join(root, 'data'),
    page,
    remove: () => {
      rmSync(root, { recursive: true, force: true })
    },
  }
}

const common = { appVersion: '0.0.0', language: 'zh-CN' } as const

async function handlerAndCore(place: ReturnType<typeof folders>) {
  const core = await startCore({ ...common, dataDir: place.dataDir, shell: 'test' })
  const handler = createHandler({ core, dataDir: place.dataDir, staticFiles: readStaticFiles(place.page) })
  const close = async (): Promise<void> => {
    handler.close()
    await core.stop(5000)
    place.remove()
  }
  return { handler, close }
}

async function direct(): Promise<Shell> {
  const place = folders()
  const { handler, close } = await handlerAndCore(place)
  const fetchPath = (path: string, init?: RequestInit): Promise<Response> =>
    handler.fetch(new Request(new URL(path, 'http://127.0.0.1:1'), init))
  return { name: 'direct', dataDir: place.dataDir, fetch: fetchPath, close }
}

async function loopback(): Promise<Shell> {
  const place = folders()
  const shell = await serveLoopback({
    ...common,
    dataDir: place.dataDir,
    port: 0,
    staticFiles: readStaticFiles(place.page),
  })
  const base = `http://127.0.0.1:${shell.port}`
  const code = new URL(shell.launchUrl(30_000)).hash.replace('#code=', '')
  const session = await fetch(`${base}/session`, { method: 'POST', body: JSON.stringify({ code }) })
  const { token } = (await session.json()) as { token: string }
  return {
    name: 'loopback',
    dataDir: place.dataDir,
    fetch: (path, init) => {
      const headers = new Headers(init?.headers)
      headers.set('x-app-token', token)
      return fetch(new URL(path, base), { ...init, headers })
    },
    close: async () => {
      await shell.stop()
      place.remove()
    },
  }
}

async function electron(): Promise<Shell> {
  const place = folders()
  const { handler, close } = await handlerAndCore(place)
  const protocol = electronProtocol((request) => handler.fetch(request))
  return { name: 'electron protocol', dataDir: place.dataDir, fetch: (path, init) => protocol(path, init), close }
}

export const shells: readonly (readonly [name: string, open: () => Promise<Shell>])[] = [
  ['direct', direct],
  ['loopback', loopback],
  ['electron protocol', electron],
]
