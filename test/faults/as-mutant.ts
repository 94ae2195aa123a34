/** Loaded before a program that a fault test runs: the program with the protection switched off that `MUTANT` names. */
import { mutate } from '../sim/mutate.ts'
import type { Mutant } from '../sim/mutants.ts'

const pull = 'electron/core/sync/pull.ts'
const client = 'electron/core/sync/hub-client.ts'

const files = 'hub/files/files.ts'

const mutants: Readonly<Record<string, Mutant>> = {
  /** A first reading begins anew with every round. */
  beginsAnew: {
    file: pull,
    edits: [
      [
        '  if (isFirst) await fetchWanted(ctx, client)\n',
        '  if (isFirst) run(ctx.store.write, sql`UPDATE replica_buckets SET cursor = 0 WHERE is_complete = 0`)\n',
      ],
    ],
  },
  /** An answer that was cut is closed where it ends, as by a reader of streams. */
  closesCut: {
    file: client,
    edits: [
      [
        '    return JSON.parse(text)\n',
        `    for (const end of ['', '}', ']}', '}]}', '}}]}'])
      try {
        return JSON.parse(text + end)
      } catch {}
    return JSON.parse(text)\n`,
      ],
    ],
  },
  /** Pages are taken as they come, whatever the hub says they add up to. */
  takesUnsound: {
    file: pull,
    edits: [['      if (!isAsTold(receiver, checkpoint)) throw new NotAsTold()\n', '']],
  },
  /** The thread that serves the person waits for the network. */
  waitsForNetwork: {
    file: client,
    edits: [
      [
        '        const response = await o.fetch(',
        '        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 500)\n        const response = await o.fetch(',
      ],
    ],
  },
  /** An answer that never comes is waited for without end. */
  waitsForEver: {
    file: client,
    edits: [['AbortSignal.timeout(limitMs)', 'new AbortController().signal']],
  },
  /** Nobody notices that the machine slept. */
  sleepsOn: {
    file: 'electron/core/sleep-watch.ts',
    edits: [['if (lateBy >= lateMs) onWake()', '']],
  },
  /** A file is whole when all of it has come, whatever it is. */
  keepsUnchecked: { file: files, edits: [["hash.digest('hex') === upload.sha256", 'hash !== null']] },
  /** A file is there when its way into the bucket has begun. */
  believesBucket: {
    file: 'hub/files/s3-store.ts',
    edits: [['        await Promise.race([coming, late])\n', '        late.catch(() => undefined)\n']],
  },
  /** The sum of a chunk is not looked at. */
  skipsSums: { file: files, edits: [['if (sum && sum.value() !== checksum?.value)', 'if (sum === undefined)']] },
  /** A chunk goes wherever it says. */
  takesGaps: { file: files, edits: [['if (offset !== upload.keptBytes)', 'if (offset < 0)']] },
  /** Whoever is in reads everything. */
  opensToAll: { file: files, edits: [['if (!isSeen) throw notFound()', 'if (row === undefined) throw notFound()']] },
  /** Any row of one's own opens any file. */
  opensByAnyRow: { file: files, edits: [['if (data.sha256 !== sha256 || (', 'if ((']] },
  /** What was asked before a sleep is waited for after it. */
  trustsOldLines: {
    file: 'electron/core/sync/engine.ts',
    edits: [['      isLineDoubted = true\n      asked?.again()\n', '']],
  },
}

const name = process.env['MUTANT'] ?? ''
const mutant = mutants[name]
if (!mutant) throw new Error(`there is no mutant ${name}`)
mutate(mutant)
