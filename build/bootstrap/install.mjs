// Brings node_modules in line with package-lock.json. npm records what it really put into node_modules in the hidden
// lockfile `node_modules/.package-lock.json`, last of all; comparing the two also notices an install that was cut
// short, and leaves a tree alone that `npm install <package>` has just changed together with the lockfile.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { bundledNode, isNewEnough } from './node-runtime.mjs'
import { say } from './say.mjs'

/**
 * @param {string} root folder of package-lock.json
 * @returns {boolean} false when the install failed (a sentence has been written)
 */
export function installIfNeeded(root) {
  if (isInstalled(root)) return true
  say('正在安装依赖（npm ci）……', 'Installing what package-lock.json names (npm ci) ..')
  const { command, args, shell } = npmCommand()
  // stdout of npm goes to our stderr (fd 2): stdout belongs to the command that follows
  const done = spawnSync(command, [...args, 'ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    shell,
    stdio: ['ignore', 2, 2],
  })
  if (done.status === 0) return true
  say(
    '依赖没有装好：npm ci 失败了，原因见上面。联网后再来一次。',
    'The install did not work: npm ci failed, its reason is above. Try again when there is a network.',
  )
  return false
}

/**
 * @param {string} root
 * @returns {boolean} whether every package of the lockfile is there in the locked version
 */
export function isInstalled(root) {
  if (bundledNode(root) === null && !isNewEnough(process.versions.node)) return false
  try {
    return isSameTree(
      readPackages(path.join(root, 'package-lock.json')),
      readPackages(path.join(root, 'node_modules', '.package-lock.json')),
    )
  } catch {
    return false // no hidden lockfile, or half a one: not installed
  }
}

/** @returns {Record<string, { version?: string, integrity?: string, optional?: boolean }>} */
function readPackages(file) {
  if (!existsSync(file)) throw new Error(`missing ${file}`)
  const { packages } = JSON.parse(readFileSync(file, 'utf8'))
  return packages
}

/** A locked package may be absent only when it is optional (another platform's). */
function isSameTree(locked, installed) {
  for (const [where, wanted] of Object.entries(locked)) {
    if (where === '') continue
    const found = installed[where]
    if (found === undefined) {
      if (wanted.optional === true) continue
      return false
    }
    if (found.version !== wanted.version || found.integrity !== wanted.integrity) return false
  }
  return Object.keys(installed).every((where) => where in locked)
}

/** npm as its own script when npm started us, which also works on Windows, where `npm` is a .cmd file. */
function npmCommand() {
  const script = process.env.npm_execpath
  if (script?.endsWith('.js')) return { command: process.execPath, args: [script], shell: false }
  return { command: 'npm', args: [], shell: process.platform === 'win32' }
}
