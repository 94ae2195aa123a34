// Starts the core from a packaged app's own files: the asar is unpacked, so that plain Node 24 can read it, and the
// native library is the one beside it. Proves that nothing the core needs was left out of the package.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { extractAll } from '@electron/asar'
import type { PackageCheck } from './check-package.ts'

/** Runs in a process of its own, away from the project, whose node_modules it must not find. */
const script = `
import { Worker } from 'node:worker_threads'
const [, , app, nativeBinding, dataDir] = process.argv
const worker = new Worker(app + '/out/electron/worker.js', {
  workerData: { role: 'writer', dataDir, nativeBinding, shell: 'test', appVersion: '0', systemLanguage: 'en' },
})
worker.once('error', (error) => { console.log('error ' + error.message); process.exit(1) })
worker.on('message', (message) => {
  if (message.type === 'ready') worker.postMessage({ type: 'call', id: 1, name: 'app.info', input: {} })
  if (message.type === 'failed') { console.log('failed ' + message.message); process.exit(1) }
  if (message.type === 'answer') {
    console.log(JSON.stringify(message.answer))
    process.exit(message.answer.ok ? 0 : 1)
  }
})
`

/**
 * Null on a machine that cannot load the library of the Linux package.
 * @param resources the `resources` folder of the unpacked Linux package
 */
export function bootPackedCore(resources: string): PackageCheck | null {
  const name = 'linux: the core boots from the unpacked asar'
  if (process.platform !== 'linux' || process.arch !== 'x64') return null
  const folder = mkdtempSync(path.join(os.tmpdir(), 'rapport-packed-'))
  try {
    const app = path.join(folder, 'app')
    extractAll(path.join(resources, 'app.asar'), app)
    const boot = path.join(folder, 'boot.mjs')
    writeFileSync(boot, script)
    const args = [boot, app, path.join(resources, 'native', 'sqlite.node'), path.join(folder, 'data')]
    const ran = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8', timeout: 30_000 })
    const isUp = ran.status === 0 && ran.stdout.includes('"ok":true')
    return { name, problem: isUp ? null : `${ran.stdout}${ran.stderr}`.trim() || 'no answer' }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
