/** A laptop with somebody at it, as a process of its own: it can be stopped and woken, and be a mutant. */
import { spawn, type ChildProcess } from 'node:child_process'
import { createInterface } from 'node:readline'
import { resolve } from 'node:path'
import { asMutant } from './run-as-mutant.ts'
import { tempDir } from './temp-store.ts'

/** Since the last report, except for the counts, which are of all the time. */
export interface LaptopReport {
  /** How long the person's calls took (ms). */
  readonly calls: readonly number[]
  /** Accounts written here. */
  readonly written: number
  readonly unsent: number
  readonly accounts: number
  readonly trouble: string | null
}

export interface BusyLaptop {
  report(): Promise<LaptopReport>
  /** `SIGSTOP` and `SIGCONT`. */
  signal(name: 'SIGSTOP' | 'SIGCONT'): void
  close(): Promise<void>
}

const entry = resolve(import.meta.dirname, 'busy-laptop-run.ts')

const ended = (child: ChildProcess): Promise<unknown> =>
  child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve()
    : new Promise((done) => child.once('exit', done))

/** Starts one that joins by this link; answers when it has joined. */
export async function busyLaptop(link: string, mutant?: string): Promise<BusyLaptop> {
  const temp = tempDir('rapport-busy-')
  const { words, env } = asMutant(mutant)
  const child = spawn(process.execPath, [...words, entry, temp.dir, link], { stdio: ['pipe', 'pipe', 'inherit'], env })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const next = async (): Promise<string> => {
    const { value, done } = await lines.next()
    if (done) throw new Error('the laptop ended')
    return value
  }
  await next()
  return {
    report: async () => {
      child.stdin.write('report\n')
      return JSON.parse(await next()) as LaptopReport
    },
    signal: (name) => {
      child.kill(name)
    },
    close: async () => {
      child.kill('SIGCONT')
      child.stdin.end('stop\n')
      const late = setTimeout(() => child.kill('SIGKILL'), 15_000)
      await ended(child)
      clearTimeout(late)
      temp.remove()
    },
  }
}
