// Downloads the Electron program with the package's own tools. First only the archive, watched: without a network the
// answer comes after seconds, with a slow one the download may take its time as long as bytes arrive. Then the
// package's install script, which finds the archive in the cache, checks it and unpacks it.
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { downloadArtifact } from '@electron/get'
import { inSystemLanguage } from './say.ts'

type Failed = { readonly kind: 'failed'; readonly why: string }
export type FetchAnswer = { readonly kind: 'ok' } | Failed
export type DownloadAnswer = { readonly kind: 'ok'; readonly archive: string } | Failed

/** How long to wait for the first byte, and for the next one after that. */
export interface Patience {
  readonly firstByteMs: number
  readonly stallMs: number
}
const USUAL_PATIENCE: Patience = { firstByteMs: 8_000, stallMs: 30_000 }

/** Fetches Electron's program into `folder` (node_modules/electron). Does not throw. */
export async function fetchElectron(folder: string): Promise<FetchAnswer> {
  const downloaded = await downloadElectron(folder)
  if (downloaded.kind === 'failed') return downloaded
  const code = await install(path.join(folder, 'install.js'))
  return code === 0 ? { kind: 'ok' } : { kind: 'failed', why: `electron/install.js: ${code}` }
}

/** Fetches the archive for this platform, checked against the package's checksums, into the cache. Does not throw. */
export async function downloadElectron(folder: string, patience: Patience = USUAL_PATIENCE): Promise<DownloadAnswer> {
  const { version } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as {
    readonly version: string
  }
  const checksums = JSON.parse(readFileSync(path.join(folder, 'checksums.json'), 'utf8')) as Record<string, string>
  const cacheRoot = process.env['electron_config_cache']
  const watch = watchProgress(patience)
  try {
    const archive = await downloadArtifact({
      version,
      artifactName: 'electron',
      platform: process.platform,
      arch: process.arch,
      checksums,
      downloadOptions: { quiet: true, signal: watch.signal, getProgressCallback: watch.onProgress },
      ...(cacheRoot === undefined ? {} : { cacheRoot }),
    })
    return { kind: 'ok', archive }
  } catch (error) {
    return { kind: 'failed', why: watch.signal.aborted ? noAnswer : reasonOf(error) }
  } finally {
    watch.stop()
  }
}

function watchProgress({ firstByteMs, stallMs }: Patience) {
  const controller = new AbortController()
  const abort = () => controller.abort()
  let timer = setTimeout(abort, firstByteMs)
  return {
    signal: controller.signal,
    stop: () => clearTimeout(timer),
    onProgress: async () => {
      clearTimeout(timer)
      timer = setTimeout(abort, stallMs)
    },
  }
}

function install(script: string): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [script], { stdio: ['ignore', 'inherit', 'inherit'] })
    child.once('error', () => resolve(1))
    child.once('exit', (code) => resolve(code ?? 1))
  })
}

/** fetch says "fetch failed" and keeps the reason in `cause`. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error ? error.cause.message : (error.message.split('\n')[0] ?? error.name)
}

const noAnswer = inSystemLanguage('没有网络应答', 'no answer from the network')
