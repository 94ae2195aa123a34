// Where things lie in the project, and how its tools are started: always by their own script under the running Node,
// never through a shell or a .cmd file, so that it is the same on every platform.
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'

/** The folder of package.json. */
export const projectRoot = path.resolve(import.meta.dirname, '..')

/** Absolute path of something in the project. */
export function inProject(...parts: readonly string[]): string {
  return path.join(projectRoot, ...parts)
}

/** Script of an installed package's command, e.g. `toolScript('vite')`. Throws when the package has no such command. */
export function toolScript(packageName: string, command: string = packageName): string {
  const folder = inProject('node_modules', packageName)
  const { bin } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as {
    readonly bin?: string | Readonly<Record<string, string>>
  }
  const script = typeof bin === 'string' ? bin : bin?.[command]
  if (script === undefined) throw new Error(`${packageName} has no command ${command}`)
  return path.join(folder, script)
}

/** Runs a script under this Node with our terminal; resolves with its exit code (1 when it was killed). */
export function runScript(
  script: string,
  args: readonly string[] = [],
  env: NodeJS.ProcessEnv = process.env,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, ...args], { cwd: projectRoot, stdio: 'inherit', env })
    const passOn = (signal: NodeJS.Signals) => child.kill(signal)
    process.on('SIGINT', passOn).on('SIGTERM', passOn)
    child.once('error', reject)
    child.once('exit', (code) => {
      process.off('SIGINT', passOn).off('SIGTERM', passOn)
      resolve(code ?? 1)
    })
  })
}
