/**
 * Whether somebody overwrote what they had never seen. The hub goes by the version an op names; this goes by what stood on
 * the screen when it was made, so that a laptop that names a version too new is found out.
 */
import type { Done, Laptop } from './laptop.ts'
import type { LoggedOp } from './oracle-rows.ts'

type Values = Readonly<Record<string, unknown>>
const valuesOf = (text: string | null): Values => (text === null ? {} : (JSON.parse(text) as Values))
const json = (value: unknown): string => JSON.stringify(value ?? null)

/** Values of a field that the author of an op had on the screen, up to then; null when that is not known. */
export type Seen = (op: LoggedOp, field: string) => ReadonlySet<string> | null

function seenBy(laptop: Laptop, until: Done, field: string): Set<string> {
  const seen = new Set<string>()
  for (const done of laptop.ledger.values()) {
    if (done.n > until.n || done.id !== until.id || done.type !== until.type) continue
    const [before, after] = [valuesOf(done.before), valuesOf(done.after)]
    if (field in before) seen.add(json(before[field]))
    if (field in after || done.kind === 'insert') seen.add(json(after[field]))
  }
  return seen
}

/** What the laptops' ledgers say; nothing of copied profiles, whose ledgers are of two. */
export function seenOf(laptops: readonly Laptop[]): Seen {
  const owners = new Map<string, Laptop>()
  for (const laptop of laptops) if (!laptop.mayRepeat) for (const epoch of laptop.epochs) owners.set(epoch, laptop)
  return (op, field) => {
    const laptop = owners.get(op.device_epoch)
    const done = laptop?.ledger.get(op.op_no)
    return laptop && done?.kind === 'update' ? seenBy(laptop, done, field) : null
  }
}
