/** What travels: the page as it is loaded, and what the package adds to Electron itself. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { ensureBuilt } from '../../../build/build.ts'
import { inProject } from '../../../build/project.ts'
import { figure, type Figure } from '../figure.ts'

const filesBelow = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))

const bytesOf = (files: readonly string[]): number => files.reduce((sum, file) => sum + statSync(file).size, 0)

/** What `index.html` names: loaded before anything is seen. */
function firstLoad(folder: string): readonly string[] {
  const html = readFileSync(join(folder, 'index.html'), 'utf8')
  return [...html.matchAll(/(?:src|href)="\/?([^"]+\.(?:js|css))"/g)].map(([, name = '']) => join(folder, name))
}

const reported = (what: string, ours: number, unit: Figure['unit']): Figure =>
  figure({ part: 'size', what, ours, unit })

export async function measureSize(): Promise<readonly Figure[]> {
  await ensureBuilt()
  const page = inProject('out', 'renderer')
  const first = firstLoad(page)
  const zipped = first.reduce((sum, file) => sum + gzipSync(readFileSync(file)).length, 0)
  const folder = mkdtempSync(join(tmpdir(), 'rapport-size-'))
  try {
    // in a process of its own: the packager speaks on stdout, which belongs to the figures
    execFileSync(process.execPath, [inProject('build', 'pack-on-stub.ts'), folder, 'linux'], { stdio: 'ignore' })
    const resources = filesBelow(join(folder, 'linux-unpacked', 'resources'))
    return [
      reported('page, all of it', bytesOf(filesBelow(page)) / 1024, 'KB'),
      reported('page, loaded before the first screen', bytesOf(first) / 1024, 'KB'),
      reported('the same, gzipped', zipped / 1024, 'KB'),
      reported('package for Linux x64 without Electron itself', bytesOf(resources) / 1024 / 1024, 'MB'),
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
