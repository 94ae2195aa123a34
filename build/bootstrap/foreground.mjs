// Runs one program in our place: same terminal, same signals, same exit code.
import { spawn } from 'node:child_process'
import path from 'node:path'
import { typeStrippingFlags } from './node-runtime.mjs'

/**
 * @param {string} node path of the Node to use; it and node_modules/.bin come first on the child's PATH
 * @param {readonly string[]} args script and its arguments
 * @param {string} root
 */
export function runInForeground(node, args, root) {
  const bin = path.join(root, 'node_modules', '.bin')
  const pathKey = Object.keys(process.env).find((key) => key.toUpperCase() === 'PATH') ?? 'PATH'
  const searchPath = [path.dirname(node), bin, process.env[pathKey]].filter(Boolean).join(path.delimiter)
  const child = spawn(node, [...typeStrippingFlags(node), ...args], {
    stdio: 'inherit',
    env: { ...process.env, [pathKey]: searchPath },
  })
  // A terminal sends Ctrl+C to the whole foreground group, so the child has it already; we only must outlive the child.
  const onInterrupt = () => process.stdin.isTTY || child.kill('SIGINT')
  const onTerminate = () => child.kill('SIGTERM')
  const onHangUp = () => child.kill('SIGHUP')
  process.on('SIGINT', onInterrupt).on('SIGTERM', onTerminate).on('SIGHUP', onHangUp)

  child.on('error', (error) => {
    process.stderr.write(`${node}: ${error.message}\n`)
    process.exit(1)
  })
  child.on('exit', (code, signal) => {
    if (signal === null) process.exit(code ?? 1)
    process.off('SIGINT', onInterrupt).off('SIGTERM', onTerminate).off('SIGHUP', onHangUp)
    process.kill(process.pid, signal)
  })
}
