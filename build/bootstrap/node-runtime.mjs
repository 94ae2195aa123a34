// Which Node runs the sources: the locked Node 24 of node_modules where its platform has one, else the running Node
// when it is new enough.
import { existsSync } from 'node:fs'
import path from 'node:path'
import { say } from './say.mjs'

const MINIMUM = [22, 12]

/** @param {string} version e.g. '22.12.0' */
export function isNewEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return major > MINIMUM[0] || (major === MINIMUM[0] && minor >= MINIMUM[1])
}

/** @returns {string | null} the locked Node 24 of this platform, when installed */
export function bundledNode(root) {
  const platform = process.platform === 'win32' ? 'win' : process.platform
  const name = process.platform === 'win32' ? 'node.exe' : 'node'
  const file = path.join(root, 'node_modules', `node-${platform}-${process.arch}`, 'bin', name)
  return existsSync(file) ? file : null
}

/** @returns {string | null} path of the Node to use; null (and a sentence) when there is none */
export function findNode(root) {
  const bundled = bundledNode(root)
  if (bundled !== null) return bundled
  if (isNewEnough(process.versions.node)) return process.execPath
  say(
    `需要 Node 22.12 或更新的版本，这里是 ${process.versions.node}。从 https://nodejs.org 装好后再来一次。`,
    `This needs Node 22.12 or later; here is ${process.versions.node}. Install it from https://nodejs.org and try again.`,
  )
  return null
}

/**
 * Node runs TypeScript without a flag from 22.18 (and 23.6) on.
 * @param {string} node path of the Node to be started
 */
export function typeStrippingFlags(node) {
  if (node !== process.execPath) return []
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  const isBuiltIn = major >= 24 || (major === 23 && minor >= 6) || (major === 22 && minor >= 18)
  return isBuiltIn ? [] : ['--experimental-strip-types', '--disable-warning=ExperimentalWarning']
}
