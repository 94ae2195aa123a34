/** A hub as a process of its own, which a test may kill. */
import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { resolve } from 'node:path'
import { promisify } from 'node:util'
import { tempDir } from './temp-store.ts'

const entry = resolve(import.meta.dirname, '..', '..', 'hub', 'main.ts')
const run = promisify(execFile)

export interface HubProcess {
  readonly url: string
  /** For the first admin, as the console shows it when a new hub starts. */
  readonly setupLink: string
  /** A command of the console; answers its JSON. */
  console<T>(...words: readonly string[]): Promise<T>
  /** An invitation link for a new person. */
  invite(name: string, role?: string, team?: string): Promise<string>
  /** `SIGKILL`; then nothing answers until `start`. */
  kill(): Promise<void>
  start(): Promise<void>
  close(): Promise<void>
}

/** The line a hub prints when it listens. */
interface Started {
  readonly url: string
  readonly setupLink: string | null
}

async function serve(dir: string, port: number, env: NodeJS.ProcessEnv): Promise<{ child: ChildProcess } & Started> {
  const words = [entry, 'serve', '--data', dir, '--port', String(port), '--json']
  const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'ignore'], env })
  const started = await new Promise<Started>((done, fail) => {
    let text = ''
    child.stdout?.setEncoding('utf8').on('data', (piece: string) => {
      text += piece
      if (text.includes('\n')) done(JSON.parse(text) as Started)
    })
    child.once('exit', (code) => {
      fail(new Error(`the hub ended with ${code}`))
    })
  })
  return { child, ...started }
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise((done) => child.once('exit', done))
  child.kill(signal)
  await gone
}

/** Starts one on an empty folder, or on the database given. */
export async function hubProcess(databaseUrl?: string): Promise<HubProcess> {
  const temp = tempDir('rapport-hub-')
  const env = { ...process.env, ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }) }
  let running = await serve(temp.dir, 0, env)
  const { url, setupLink } = running
  const consoleOf = async <T>(...words: readonly string[]): Promise<T> => {
    const { stdout } = await run(process.execPath, [entry, ...words, '--data', temp.dir, '--json'], { env })
    return JSON.parse(stdout) as T
  }
  return {
    url,
    setupLink: setupLink ?? '',
    console: consoleOf,
    invite: async (name, role = 'rep', team) => {
      const words = ['invite', '--name', name, '--role', role, ...(team === undefined ? [] : ['--team', team])]
      return `${url}join#${(await consoleOf<{ code: string }>(...words)).code}`
    },
    kill: () => end(running.child, 'SIGKILL'),
    start: async () => {
      running = await serve(temp.dir, Number(new URL(url).port), env)
    },
    close: async () => {
      await end(running.child, 'SIGTERM')
      temp.remove()
    },
  }
}
