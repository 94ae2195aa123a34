/**
 * Faults D 2 for a memo: torn off at any moment, every piece that was said to be kept is in the memo the next start makes,
 * at its place, and each recording becomes one memo and never two.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { recoverRecordings } from '../../electron/core/procedures/memos.ts'
import { seeded } from '../../electron/core/demo/load-demo.ts'
import { killedRun } from './killed-run.ts'
import { storeWithAccount } from '../support/store-with-account.ts'
import { testCore } from '../support/temp-store.ts'

const seed = Number(process.env['SEED'] ?? 20261124)
const rounds = Number(process.env['FAULT_ROUNDS'] ?? 25)
const random = seeded(seed)
const temp = storeWithAccount('rapport-memo-')

/** Runs the writer, kills it some milliseconds after its first word; answers the bytes it was told are kept. */
async function run(mode: 'honest' | 'ack-first', afterMs: number): Promise<number> {
  const lines = await killedRun('memo-writer.ts', [temp.dir, temp.accountId, mode], afterMs)
  return Number(lines.at(-1)?.split(' ')[1] ?? 0)
}

/** The memo the next start makes of it. */
async function reopened(): Promise<{ readonly memos: number; readonly newest: Buffer }> {
  const core = testCore({ dir: temp.dir, nowMs: Date.now() })
  await recoverRecordings(core.context)
  const { files, total } = await core.call('attachments.list', { of: { type: 'account', id: temp.accountId } })
  const { sha256 } = await core.call('attachments.open', { id: files[0]?.file.id ?? '' })
  expect((await core.call('storage.verify', {})).problems).toEqual([])
  expect(await core.call('drafts.list', { prefix: 'recording:' })).toEqual([])
  core.close()
  return { memos: total, newest: readFileSync(join(temp.dir, 'vault', sha256.slice(0, 2), sha256)) }
}

const isInOrder = (bytes: Buffer, said: number): boolean =>
  bytes.length >= said && bytes.subarray(0, said).every((byte, at) => byte === Math.floor(at / 1000) % 256)

test(`${rounds} times torn off, every kept piece is in its memo (SEED=${seed})`, { timeout: 300_000 }, async () => {
  let kept = 0
  for (let round = 1; round <= rounds; round += 1) {
    const said = await run('honest', 2 + random() * 80)
    const { memos, newest } = await reopened()
    expect([round, memos, isInOrder(newest, said)]).toEqual([round, round, true])
    kept += said
  }
  process.stdout.write(`memo, kill -9: ${rounds} rounds, ${kept / 1000} pieces, 0 lost\n`)
  expect(kept).toBeGreaterThan(rounds * 1000)
})

test('the mutant that promises a piece before it is kept is caught', { timeout: 120_000 }, async () => {
  let isCaught = false
  for (let round = 0; round < 25 && !isCaught; round += 1) {
    const said = await run('ack-first', 10 + random() * 40)
    isCaught = !isInOrder((await reopened()).newest, said)
  }
  expect(isCaught).toBe(true)
})
