// `npm start`: Rapport in Electron when its program is there or can be fetched, else the loopback shell in an app
// window of an installed browser, else its URL. One line says which, and why.
import '../node/require-node.ts'
import { spawn } from 'node:child_process'
import { ensureBuilt } from './build.ts'
import { electronForStart, hasScreen } from './electron-binary.ts'
import { inProject, projectRoot } from './project.ts'
import { loopbackEnv } from './loopback-env.ts'
import { inSystemLanguage, say } from './say.ts'

const args = process.argv.slice(2)
const isRetry = args.includes('--fetch-electron')
const isLoopbackWanted = args.includes('--no-open') || args.includes('--browser')
const passedOn = args.filter((argument) => argument !== '--fetch-electron' && argument !== '--browser')

await ensureBuilt()

if (isLoopbackWanted) {
  startLoopback(inSystemLanguage('按参数要求', 'as the arguments ask'))
} else {
  const electron = await electronForStart(isRetry)
  if (electron.kind === 'there') startElectron(electron.executable)
  else startLoopback(hasScreen() ? electron.why : '') // without a screen the shell says so itself
}

function startElectron(executable: string): void {
  say(`Rapport 在 Electron 中打开（${executable}）。`, `Rapport opens in Electron (${executable}).`)
  const isRoot = process.platform === 'linux' && process.getuid?.() === 0
  if (isRoot) {
    say(
      '当前是 root 用户，Electron 在这种情况下只能关掉沙箱运行（--no-sandbox）。',
      'This is the root user, for whom Electron only runs without its sandbox (--no-sandbox).',
    )
  }
  run(executable, [...(isRoot ? ['--no-sandbox'] : []), projectRoot, ...passedOn])
}

/** The loopback shell opens the window itself; it prints our reason together with what it opened. */
function startLoopback(why: string): void {
  run(process.execPath, [inProject('out', 'electron', 'browser.js'), ...passedOn], {
    ...loopbackEnv,
    RAPPORT_SHELL_REASON: why,
  })
}

/** In place of this process: same terminal, same signals, same exit code. */
function run(program: string, programArgs: readonly string[], extraEnv: NodeJS.ProcessEnv = {}): void {
  const env = { ...process.env, ...extraEnv }
  delete env['ELECTRON_RUN_AS_NODE']
  const child = spawn(program, [...programArgs], { stdio: 'inherit', env })
  const passOn = (signal: NodeJS.Signals) => {
    // a terminal sends Ctrl+C to the child as well
    if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal)
  }
  process.on('SIGINT', passOn).on('SIGTERM', passOn)
  child.once('error', (error) => {
    process.stderr.write(`${program}: ${error.message}\n`)
    process.exitCode = 1
  })
  child.once('exit', (code, signal) => {
    process.off('SIGINT', passOn).off('SIGTERM', passOn)
    if (signal === null) process.exitCode = code ?? 1
    else process.kill(process.pid, signal)
  })
}
