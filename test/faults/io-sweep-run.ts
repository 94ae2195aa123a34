/**
 * Does one piece of work again and again, each time with another of its writes, syncs, truncations or renames failing,
 * and says what was wrong (faults D 4). Runs with the shim loaded: `<dir> <scenario> <once|sticky> <first> <every> <mutant?>`.
 */
import { cpSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { createWriterContext } from '../../electron/core/create-context.ts'
import type { WriterContext } from '../../electron/core/context.ts'
import { openDatabase } from '../../electron/core/store/open-database.ts'
import { asReadDb } from '../../electron/core/store/sql.ts'
import { databaseFile } from '../../electron/core/store/store.ts'
import { verifyStore } from '../../electron/core/store/verify.ts'
import { shimControl } from '../support/io-shim.ts'
import { mutants, scenarios, seedStore, type Scenario, type Told } from './io-scenarios.ts'

export interface SweepReport {
  /** How many calls the work makes when nothing fails. */
  readonly calls: number
  readonly runs: number
  readonly refused: number
  readonly wrong: readonly string[]
}

const [dir = '', name = '', how = 'once', first = '12', every = '1', mutant = ''] = process.argv.slice(2)
const scenario = (mutant === '' ? scenarios[name] : mutants[mutant]) as Scenario
const shim = shimControl()
const wrong: string[] = []
let refused = 0

const base = join(dir, 'base')
const place = join(dir, 'place')
const optionsOf = (dataDir: string) =>
  ({ dataDir, shell: 'test', appVersion: '0', systemLanguage: 'en', nowMs: () => 1_800_000_000_000 }) as const
const open = (dataDir: string) => createWriterContext(optionsOf(dataDir), () => undefined)

/** One run with the n-th call failing; answers whether any call was left to fail. */
async function run(n: number): Promise<boolean> {
  rmSync(place, { recursive: true, force: true })
  cpSync(base, place, { recursive: true })
  const told: Told = { acknowledged: [], refused: [], unclean: [] }
  const opened = scenario.isOpening ? null : open(place)
  shim.arm(n, { sticky: how === 'sticky', error: n % 2 === 0 ? 'EIO' : 'ENOSPC' })
  await scenario.work(opened?.context as WriterContext, place, told)
  try {
    opened?.close()
  } catch (error) {
    told.unclean.push(`close: ${String(error)}`)
  }
  const { failed } = shim.disarm()
  scenario.after?.(place, told)
  refused += told.refused.length
  const found = await lookAfter(told)
  for (const what of [...told.unclean, ...found]) wrong.push(`${name} ${how} ${n}: ${what}`)
  return failed > 0
}

/** Opens what is there now and compares it with what was said. */
async function lookAfter(told: Told): Promise<string[]> {
  const found: string[] = []
  let again
  try {
    again = open(place)
  } catch (error) {
    return [`does not open: ${String(error)}`]
  }
  const { problems } = verifyStore(again.context.read)
  if (problems.length > 0) found.push(problems.join('; '))
  found.push(...(await scenario.check(again.context, told)))
  again.close()
  return [...found, ...halfFiles()]
}

const whole =
  /^(rapport\.db|lock\.db|backups\/[^/]+\.db|exports\/[^/]+\.(csv|json|zip)|incoming\/[^/]+|vault\/[0-9a-f]{2}\/[0-9a-f]{64}|recordings\/[0-9a-f-]{36}|rapport\.before-restore-\d+\.db)$/

/** Names of files that are half of something. */
function halfFiles(): string[] {
  const files = readdirSync(place, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const paths = files.map((entry) => join(entry.parentPath, entry.name).slice(place.length + 1))
  const strange = paths.filter((path) => !whole.test(path)).map((path) => `left ${path}`)
  const copies = paths.filter((path) => path.endsWith('.db') && path !== 'lock.db' && path !== 'rapport.db')
  return [...strange, ...copies.flatMap(badCopy)]
}

function badCopy(path: string): string[] {
  try {
    const db = openDatabase({ file: join(place, path) })
    try {
      const { problems } = verifyStore(asReadDb(db))
      return problems.length === 0 ? [] : [`${path}: ${problems.join('; ')}`]
    } finally {
      db.close()
      for (const end of ['-wal', '-shm']) rmSync(join(place, path) + end, { force: true })
    }
  } catch (error) {
    return [`${path}: ${String(error)}`]
  }
}

const seeded = open(base)
await seedStore(seeded.context, databaseFile(base))
seeded.close()

await run(0)
let n = 1
let runs = 0
for (; runs < 5000; runs += 1) {
  if (!(await run(n))) break
  // Every one of the first calls, where most of the order is; then every so many.
  n += n < Number(first) ? 1 : Number(every)
}
process.stdout.write(JSON.stringify({ calls: n - 1, runs, refused, wrong: wrong.slice(0, 40) } satisfies SweepReport))
