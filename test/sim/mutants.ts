/**
 * Protections of the program, each switched off by another text in its source: the simulator must find every one of them
 * out, or it is too weak. Most were missing once, and are here so that they stay.
 */
export interface Mutant {
  readonly file: string
  /** Texts that stand there exactly once, and what stands there in the mutant. */
  readonly edits: readonly (readonly [from: string, to: string])[]
}

const push = 'hub/sync/push.ts'
const outbox = 'electron/core/sync/outbox.ts'
const receive = 'electron/core/sync/receive.ts'
const pull = 'electron/core/sync/pull.ts'
const engine = 'electron/core/sync/engine.ts'

export const mutants = {
  /** Ops decided before are decided again. */
  decidesAgain: {
    file: push,
    edits: [
      ['all.filter((op) => op.n <= last)', '[]'],
      ['const ops = all.filter((op) => op.n > last)', 'const ops = all'],
      ['`INSERT INTO ops (', '`INSERT OR REPLACE INTO ops ('],
    ],
  },
  /** The later to arrive wins, not the later edit. */
  arrivalWins: {
    file: 'shared/sync/merge.ts',
    edits: [['const opWon = w.atMs >= markAtMs', 'const opWon = true']],
  },
  /** Overwritten values leave no record. */
  forgetsLost: {
    file: push,
    edits: [['  await putLosses(keeping, losses)\n', '']],
  },
  /** A set is replaced, not changed by element. */
  setsReplaced: {
    file: outbox,
    edits: [["mergeClassOf(type, name) === 'set' ? setPatchOf(before[name], value) : value", 'value']],
  },
  /** Everybody writes everywhere. */
  writesUnseen: {
    file: push,
    edits: [['if (!mayWrite(s.writer, op, before, after, accountOf))', 'if (accountOf === null)']],
  },
  /** A row that left a bucket is not told there. */
  silentMoves: {
    file: 'hub/sync/bucket-log.ts',
    edits: [['if (!row.buckets.includes(bucket)) this', 'if (seq < 0) this']],
  },
  /** The laptop takes the version of an accepted op for its own. */
  ackBumpsVersion: {
    file: outbox,
    edits: [
      [
        '    if (op && isRefused) want(db, op.type, op.id)\n',
        "    if (op && isRefused) want(db, op.type, op.id)\n    else if (op && isKnownType(op.type) && 'version' in result)\n      prepared(db.connection, `UPDATE ${tableOf(op.type)} SET version = ? WHERE id = ?`).run(result.version, op.id)\n",
      ],
    ],
  },
  /** Pages are applied whatever their checksum. */
  trustsPages: { file: pull, edits: [['return state.count === count && state.sum === sum', 'return state !== null']] },
  /** An import that still runs is sent. */
  sendsImports: { file: outbox, edits: [['const held = heldFrom(db)', 'const held = heldFrom(db) === 0 ? 0 : null']] },
  /** Own words still to be decided are not laid over what comes. */
  noOverlay: {
    file: 'electron/core/sync/incoming.ts',
    edits: [['if (pending.length === 0) return row', 'if (pending.length >= 0) return row']],
  },
  /** A row taken while it is being edited goes with the edit. */
  stalePending: { file: outbox, edits: [['lastOp(db) <= upTo) return pending', 'lastOp(db) >= 0) return pending']] },
  /** The version moves on under words that are still to be decided. */
  overlayMovesOn: { file: 'electron/core/sync/incoming.ts', edits: [["    out['version'] = mine.version\n", '']] },
  /** A scope that got smaller is a failure. */
  scopeFails: {
    file: 'electron/core/sync/follow-scope.ts',
    edits: [["error.trouble.error.type === 'scope'", "error.trouble.type === 'x'"]],
  },
  /** An op sent again after more work is another op. */
  strictRepeat: {
    file: 'hub/sync/same-op.ts',
    edits: [['identityOf(JSON.parse(decided) as Op) === identityOf(offered)', 'decided === JSON.stringify(offered)']],
  },
  /** "You have it" is believed. */
  believesDigest: {
    file: receive,
    edits: [
      [
        'if (contentDigest(this.db, type, id, version) !== digest) {',
        'if (contentDigest(this.db, type, id, version) === null) {',
      ],
    ],
  },
  /** A restored hub's older rows are overtaken. */
  keepsLostVersions: { file: engine, edits: [['      run(write, sql`UPDATE replica_rows SET version = 0`)\n', '']] },
  /** What a restored hub lost is offered only by laptops with something new to say. */
  offersNothing: { file: engine, edits: [['      reoffer(write, 0)\n', '']] },
  /** Decisions are taken for those of the ops offered. */
  trustsDecisions: {
    file: 'electron/core/sync/push.ts',
    edits: [
      ['if (ops.map((op) => op.n).join() !== results.map((result) => result.n).join())', 'if (results.length === 0)'],
    ],
  },
  /** What was made for a colleague stays. */
  keepsGivenAway: { file: engine, edits: [['  await leaveGivenAway(ctx, client)\n', '']] },
  /** A bucket that is empty all at once is emptied. */
  emptiesBuckets: {
    file: 'electron/core/sync/repair.ts',
    edits: [['if (theirs.length === 0 && !ctx.mayRemoveMany && extra.length > 0)', 'if (theirs.length < 0)']],
  },
} as const satisfies Readonly<Record<string, Mutant>>
export type MutantName = keyof typeof mutants
