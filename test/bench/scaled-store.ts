/**
 * The large demo world (10,000 accounts, 100,000 visits, 1,000,000 notes) in `out/bench`, made on first use by the command
 * line and kept: making it takes minutes. `RAPPORT_BENCH_SCALE=500` measures a smaller one, and says so.
 */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { inProject } from '../../build/project.ts'
import { migrations } from '../../electron/core/store/migrations/all.ts'

export const scale = Number(process.env['RAPPORT_BENCH_SCALE'] ?? 10_000)

/** Changes when the world or the tables it lies in change, so that a stale store is never measured. */
function fingerprint(): string {
  const hash = createHash('sha256')
  for (const name of ['load-many.ts', 'load-demo.ts', 'many-words.ts', 'world.ts'])
    hash.update(readFileSync(inProject('electron', 'core', 'demo', name)))
  hash.update(JSON.stringify(migrations))
  return hash.digest('hex').slice(0, 10)
}

/** The folder of the scaled store; nobody has it open. */
export function scaledStore(): string {
  const dir = inProject('out', 'bench', `scale-${scale}-${fingerprint()}`)
  if (existsSync(dir)) return dir
  const partial = `${dir}.partial`
  rmSync(partial, { recursive: true, force: true })
  mkdirSync(partial, { recursive: true })
  process.stderr.write(`making ${scale} accounts once in out/bench ...\n`)
  const words = [join('electron', 'cli', 'main.ts'), 'demo', '--data', partial, '--scale', String(scale)]
  execFileSync(process.execPath, words, { cwd: inProject(), stdio: ['ignore', 'ignore', 'inherit'] })
  renameSync(partial, dir)
  return dir
}
