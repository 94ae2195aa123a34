/**
 * The library that fails the n-th write, sync, truncation or rename of a child's files (`io-shim.c`), compiled when a test
 * runs and there is a compiler, and the handle by which the child arms it.
 */
import { spawnSync } from 'node:child_process'
import { closeSync, openSync, readSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'

const headBytes = 56
const logBytes = 1 << 20
const errnos = { ENOSPC: 28, EIO: 5 } as const

export interface BuiltShim {
  readonly library: string
  /** What a child needs in its environment so that files in `folder` are watched. */
  env(folder: string): NodeJS.ProcessEnv
}

/** Compiles the shim into `dir`; a string says why that is not possible here. */
export function buildShim(dir: string): BuiltShim | string {
  if (process.platform !== 'linux') return 'the shim is for Linux'
  const library = join(dir, 'io-shim.so')
  const source = join(import.meta.dirname, 'io-shim.c')
  const built = spawnSync('cc', ['-shared', '-fPIC', '-O1', '-o', library, source, '-ldl'], { encoding: 'utf8' })
  if (built.error) return 'there is no C compiler (cc)'
  if (built.status !== 0) return `the compiler refuses the shim: ${built.stderr.slice(0, 300)}`
  let children = 0
  return {
    library,
    env: (folder) => {
      const control = join(dir, `control-${++children}`)
      writeFileSync(control, Buffer.alloc(headBytes + logBytes))
      return { ...process.env, LD_PRELOAD: library, IO_SHIM_CONTROL: control, IO_SHIM_FOLDER: folder }
    },
  }
}

export interface ShimControl {
  /** From now on the n-th call fails (0: none does, they are only logged); `sticky` fails every later one too. */
  arm(n: number, options?: { readonly sticky?: boolean; readonly error?: keyof typeof errnos }): void
  /** Ends it; answers how many calls were seen and how many failed. */
  disarm(): { readonly seen: number; readonly failed: number }
  /** What was called since `arm`: pairs of act (W S T R) and file (w WAL, d database, p partial, i incoming, m mark..). */
  log(): string
}

/** The handle of the shim loaded into this process. */
export function shimControl(): ShimControl {
  const file = process.env['IO_SHIM_CONTROL']
  if (file === undefined) throw new Error('the shim is not loaded')
  const fd = openSync(file, 'r+')
  process.once('exit', () => {
    closeSync(fd)
  })
  const head = (): BigInt64Array => {
    const bytes = new Uint8Array(headBytes)
    readSync(fd, bytes, 0, headBytes, 0)
    return new BigInt64Array(bytes.buffer)
  }
  const set = (values: readonly number[]): void => {
    const bytes = new Uint8Array(new BigInt64Array(values.map(BigInt)).buffer)
    writeSync(fd, bytes, 0, bytes.byteLength, 0)
  }
  return {
    arm: (n, { sticky = false, error = 'ENOSPC' } = {}) => {
      set([1, n, sticky ? 1 : 0, errnos[error], 0, 0, 0])
    },
    disarm: () => {
      set([0])
      const [, , , , seen, failed] = head()
      return { seen: Number(seen), failed: Number(failed) }
    },
    log: () => {
      const size = Math.min(Number(head()[6]), logBytes)
      const bytes = Buffer.alloc(size)
      readSync(fd, bytes, 0, size, headBytes)
      return bytes.toString('latin1')
    },
  }
}
