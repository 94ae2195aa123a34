/**
 * The console of a hub: `npm run hub` serves; `npm run -s hub -- <command> [--json]` invites people, gives accounts, makes
 * backups. Commands work beside a hub that runs. With `--json` stdout has one JSON document, or one line for `serve`.
 */
import '../node/require-node.ts'
import { parseArgs } from 'node:util'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { IdentityRefused } from './identity/identity.ts'
import { ConsoleRefusal, type ConsoleContext } from './console/command.ts'
import { commands } from './console/commands.ts'
import { s3FromEnv } from './files/s3-options.ts'
import { openHub } from './open-hub.ts'
import { runServer } from './console/run-server.ts'

const isChinese = /^zh([_-]|$)/i.test(
  [process.env['LC_ALL'], process.env['LANG']].find((v) => (v ?? '') !== '') ??
    Intl.DateTimeFormat().resolvedOptions().locale,
)
const say = (chinese: string, english: string): string => (isChinese ? chinese : english)

const options = {
  data: { type: 'string' },
  json: { type: 'boolean' },
  port: { type: 'string' },
  host: { type: 'string' },
  url: { type: 'string' },
  name: { type: 'string' },
  role: { type: 'string' },
  team: { type: 'string' },
  email: { type: 'string' },
  member: { type: 'string' },
  until: { type: 'string' },
  shares: { type: 'boolean' },
  private: { type: 'boolean' },
  replace: { type: 'boolean' },
  'trust-proxy': { type: 'boolean' },
  limit: { type: 'string' },
} as const

function usage(): string {
  const all = [
    { usage: 'serve [--port N] [--host H] [--url https://..] [--trust-proxy]', about: ['启动中心', 'Start the hub'] },
    ...Object.values(commands),
  ]
  const width = Math.max(...all.map((c) => c.usage.length))
  const lines = all.map((c) => `  ${c.usage.padEnd(width)}  ${c.about[isChinese ? 0 : 1]}`)
  return ['hub [--data DIR] <command> [--json]', '', ...lines].join('\n')
}

const dataDirOf = (given: string | undefined): string =>
  resolve(given ?? process.env['RAPPORT_HUB_DIR'] ?? join(homedir(), '.local', 'share', 'rapport-hub'))

async function main(argv: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args: [...argv], options, allowPositionals: true })
  const [name = 'serve', ...args] = positionals
  const databaseUrl = process.env['DATABASE_URL']
  const s3 = s3FromEnv(process.env)
  const where = {
    dataDir: dataDirOf(values.data),
    ...(databaseUrl ? { databaseUrl } : {}),
    ...(s3 ? { s3 } : {}),
  }
  if (name === 'serve') return runServer({ ...where, values, say })
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!command) {
    process.stderr.write(`${usage()}\n`)
    return 2
  }
  const open = await openHub(where)
  try {
    const context: ConsoleContext = { open, args, values, say, by: open.identity.by(null) }
    const outcome = await command.run(context)
    process.stdout.write(
      values.json === true ? `${JSON.stringify(outcome.json, null, 2)}\n` : `${outcome.lines.join('\n')}\n`,
    )
    return 0
  } finally {
    await open.close()
  }
}

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  const isUsage = error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
  const message =
    error instanceof IdentityRefused ? error.reason : error instanceof Error ? error.message : String(error)
  process.stderr.write(`${message}\n`)
  if (isUsage || (error instanceof ConsoleRefusal && error.isUsage)) process.stderr.write(`${usage()}\n`)
  process.exitCode = isUsage || (error instanceof ConsoleRefusal && error.isUsage) ? 2 : 1
}
