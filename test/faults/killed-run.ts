/** A writer that is torn off: what it had said, line by line, when the kill came. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'

/**
 * Runs a script of this folder and sends SIGKILL some milliseconds after its first word. A last line without its end was never
 * fully said and is left out.
 */
export function killedRun(script: string, words: readonly string[], afterMs: number): Promise<readonly string[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(import.meta.dirname, script), ...words], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let text = ''
    child.stdout.setEncoding('utf8').on('data', (piece: string) => {
      if (text === '') setTimeout(() => child.kill('SIGKILL'), afterMs)
      text += piece
    })
    child.once('error', reject)
    child.once('close', () => resolve(text.split('\n').slice(0, -1)))
  })
}
