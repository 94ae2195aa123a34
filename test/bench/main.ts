/**
 * `npm run bench [-- part] [--json]`: ratios to a reference measured in the same run, median of several. Parts that are not
 * listed here are not measured yet; nothing stands in for them.
 */
import Database from 'better-sqlite3'
import { join } from 'node:path'
import { tempDir, testCore } from '../support/temp-store.ts'

interface Figure {
  readonly part: string
  readonly what: string
  readonly ours: number
  readonly reference: number
  readonly unit: string
  readonly ratio: number
  readonly goal: string
  readonly isMet: boolean
}

const runs = 5
const writes = 300

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] as number

/** Microseconds of one bare transaction with synchronous=FULL that inserts a row. */
function bareWrite(dir: string): number {
  const db = new Database(join(dir, 'bare.db'))
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = FULL')
  db.exec('CREATE TABLE IF NOT EXISTS notes (id TEXT PRIMARY KEY, body TEXT NOT NULL) STRICT')
  const insert = db.prepare('INSERT INTO notes VALUES (?, ?)')
  const from = performance.now()
  for (let i = 0; i < writes; i += 1)
    db.transaction(() => insert.run(`${from}-${i}`, '对方说下个月换办公室')).immediate()
  const spent = performance.now() - from
  db.close()
  return (spent / writes) * 1000
}

/** The same through the core: checked input, row, history, outbox, search, facts, one commit. */
async function coreWrite(dir: string): Promise<number> {
  const core = testCore({ dir })
  const { id: accountId } = await core.call('records.create', { type: 'account', values: { name: '苏州恒润' } })
  const from = performance.now()
  for (let i = 0; i < writes; i += 1)
    await core.call('records.create', {
      type: 'visitNote',
      values: { accountId, body: '对方说下个月换办公室', notedAt: i },
    })
  const spent = performance.now() - from
  core.close()
  return (spent / writes) * 1000
}

async function writePart(): Promise<Figure> {
  const bare: number[] = []
  const ours: number[] = []
  for (let run = 0; run < runs; run += 1) {
    const temp = tempDir('rapport-bench-')
    bare.push(bareWrite(temp.dir))
    ours.push(await coreWrite(temp.dir))
    temp.remove()
  }
  const [a, b] = [median(ours), median(bare)]
  const what = 'one note through the core, against a bare FULL transaction with one row'
  return { part: 'write', what, ours: a, reference: b, unit: 'µs', ratio: a / b, goal: '<= 2', isMet: a / b <= 2 }
}

const parts: Readonly<Record<string, () => Promise<Figure>>> = { write: writePart }

const words = process.argv.slice(2)
const wanted = words.filter((w) => !w.startsWith('-'))
const figures: Figure[] = []
for (const [name, measure] of Object.entries(parts))
  if (wanted.length === 0 || wanted.includes(name)) figures.push(await measure())

if (words.includes('--json')) console.log(JSON.stringify({ figures }, null, 2))
else
  for (const f of figures)
    console.log(
      `${f.part}: ${f.what}: ${f.ours.toFixed(0)} ${f.unit} / ${f.reference.toFixed(0)} ${f.unit} = ${f.ratio.toFixed(2)} (goal ${f.goal}, ${f.isMet ? 'met' : 'missed'})`,
    )
