// Entry of every npm script. Plain JavaScript without dependencies, since it runs before anything is installed and on
// whatever Node (18 or later) the machine happens to have: it installs what package-lock.json names, finds a Node that
// can run the TypeScript sources, and hands over. It never writes to stdout: that belongs to the command
// (`npm run -s rapport -- .. --json` must print one JSON document and nothing else).
import { fileURLToPath } from 'node:url'
import path from 'node:path'
import { installIfNeeded } from './bootstrap/install.mjs'
import { findNode } from './bootstrap/node-runtime.mjs'
import { runInForeground } from './bootstrap/foreground.mjs'
import { say } from './bootstrap/say.mjs'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')

const entryByCommand = {
  start: ['build/start.ts'],
  test: ['build/test.ts'],
  check: ['build/check.ts'],
  dev: ['build/dev.ts'],
  demo: ['electron/cli/main.ts', 'demo'],
  bench: ['test/bench/main.ts'],
  sim: ['test/sim/main.ts'],
  shots: ['test/shots/main.ts'],
  package: ['build/package.ts'],
  rapport: ['electron/cli/main.ts'],
  hub: ['hub/main.ts'],
}

const [command = '', ...rest] = process.argv.slice(2)
const entry = entryByCommand[command]
if (entry === undefined) {
  say(
    `不认识「${command}」。可用的命令：${Object.keys(entryByCommand).join('、')}。`,
    `There is no command "${command}". Commands: ${Object.keys(entryByCommand).join(', ')}.`,
  )
  process.exit(2)
}

if (!installIfNeeded(root)) process.exit(1)
const node = findNode(root)
if (node === null) process.exit(1)

const [file, ...leading] = entry
runInForeground(node, [path.join(root, file), ...leading, ...rest], root)
