/**
 * A disk that can be full, for a child process: a tmpfs in a mount namespace of its own, which needs no root where the
 * system grants user namespaces; else the limit on file sizes (RLIMIT_FSIZE), which makes writes that grow a file fail.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { closeSync, ftruncateSync, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'

export type SmallDisk = 'tmpfs' | 'file-size-limit'

const mountTmpfs = 'mount -t tmpfs -o size="$1" tmpfs "$2" && shift 2 && exec "$@"'
const unshare = (flags: string): string[] => ['unshare', flags, '--kill-child', 'sh', '-c', mountTmpfs, 'sh']

const works = ([program = '', ...args]: readonly string[]): boolean =>
  process.platform === 'linux' && spawnSync(program, args, { stdio: 'ignore' }).status === 0

/** What this machine has, best first; empty where nothing can be made full. */
export function smallDisks(): readonly SmallDisk[] {
  const found: SmallDisk[] = []
  if (tmpfsFlags() !== null) found.push('tmpfs')
  if (works(['prlimit', '--pid', String(process.pid), '--fsize'])) found.push('file-size-limit')
  return found
}

const tmpfsFlags = (): string | null =>
  ['-rm', '-m'].find((flags) => works([...unshare(flags), '1m', '/tmp', 'true'])) ?? null

/** The command line that runs a program with an empty small disk at `dir`. */
export function commandOn(disk: SmallDisk, dir: string, size: string, command: readonly string[]): string[] {
  if (disk === 'file-size-limit') return [...command]
  return [...unshare(tmpfsFlags() ?? '-rm'), size, dir, ...command]
}

export interface Filler {
  /** Takes all room but about so many bytes. */
  fill(leaveBytes: number): void
  /** Gives it back. */
  free(): void
}

/** Fills and frees the disk at `dir`; used inside the child. */
export function createFiller(disk: SmallDisk, dir: string): Filler {
  if (disk === 'file-size-limit') {
    const limit = (soft: string): void => {
      execFileSync('prlimit', ['--pid', String(process.pid), `--fsize=${soft}:unlimited`])
    }
    return { fill: (leaveBytes) => limit(String(16_384 + leaveBytes)), free: () => limit('unlimited') }
  }
  const file = join(dir, 'filler')
  return {
    fill: (leaveBytes) => {
      const fd = openSync(file, 'w')
      const size = writeUntilFull(fd)
      ftruncateSync(fd, Math.max(0, size - leaveBytes))
      closeSync(fd)
    },
    free: () => {
      rmSync(file, { force: true })
    },
  }
}

function writeUntilFull(fd: number): number {
  const block = Buffer.alloc(1024 * 1024, 7)
  let size = 0
  for (;;)
    try {
      size += writeSync(fd, block)
    } catch {
      return size
    }
}
