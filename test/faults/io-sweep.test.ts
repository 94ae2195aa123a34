/**
 * Faults D 4: every write, sync, truncation and rename of every path on which the program writes fails once, and from
 * there on. A sample of them in the ordinary run, all with FAULT_FULL=1.
 */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { buildShim } from '../support/io-shim.ts'
import { tempDir } from '../support/temp-store.ts'
import { mutants, scenarios } from './io-scenarios.ts'
import type { SweepReport } from './io-sweep-run.ts'

const isFull = process.env['FAULT_FULL'] === '1'
const temp = tempDir('rapport-shim-')
afterAll(temp.remove)
const shim = buildShim(temp.dir)
if (typeof shim === 'string') process.stdout.write(`I/O sweep: skipped, ${shim}\n`)

function sweep(args: readonly string[]): Promise<SweepReport> {
  if (typeof shim === 'string') throw new Error(shim)
  const place = tempDir('rapport-sweep-')
  const { promise, resolve, reject } = Promise.withResolvers<SweepReport>()
  const command = [join(import.meta.dirname, 'io-sweep-run.ts'), place.dir, ...args]
  const child = spawn(process.execPath, command, { env: shim.env(join(place.dir, 'place')) })
  let out = ''
  let err = ''
  child.stdout.setEncoding('utf8').on('data', (piece: string) => (out += piece))
  child.stderr.setEncoding('utf8').on('data', (piece: string) => (err += piece))
  child.once('close', (code) => {
    place.remove()
    if (code === 0) resolve(JSON.parse(out) as SweepReport)
    else reject(new Error(`${args.join(' ')}: ${code} ${err}`))
  })
  return promise
}

/** An import starts a thread each time: fewer of its calls are tried. */
const sample = (name: string): string[] => (isFull ? ['1', '1'] : name === 'imports' ? ['3', '23'] : ['10', '19'])

describe.skipIf(typeof shim === 'string')(
  'when a call to the disk fails',
  { concurrent: true, timeout: 1_800_000 },
  () => {
    for (const name of Object.keys(scenarios))
      for (const how of ['once', 'sticky'])
        test(`${name}, ${how}: a clean answer, nothing acknowledged is lost, no half file`, async () => {
          const found = await sweep([name, how, ...sample(name)])
          process.stdout.write(
            `I/O sweep ${name} (${how}): ${found.runs} of about ${found.calls} calls failed, ${found.refused} acts refused\n`,
          )
          expect(found.wrong).toEqual([])
          expect(found.refused).toBeGreaterThan(0)
        })

    for (const name of Object.keys(mutants))
      test(`the mutant ${name} is caught`, async () => {
        expect((await sweep(['-', 'once', '12', '60', name])).wrong).not.toEqual([])
      })
  },
)
