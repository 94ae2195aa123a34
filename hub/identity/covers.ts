/** Covers: somebody stands in for another until a date. */
import { assert } from '../../shared/base/result.ts'
import { act, type IdentityContext } from './act.ts'
import { IdentityRefused, type Cover, type IdentityActs } from './contract.ts'
import { getUser } from './rows.ts'

interface CoverRow {
  readonly id: string
  readonly user_id: string
  readonly covered_user_id: string
  readonly until_at: number
}

const toCover = (row: CoverRow): Cover => ({
  id: row.id,
  userId: row.user_id,
  coveredUserId: row.covered_user_id,
  untilMs: row.until_at,
})

const current = `SELECT id, user_id, covered_user_id, until_at FROM hub_covers WHERE ended_at IS NULL AND until_at > ?`

/** The covers of that moment, of one who covers or of all. */
export async function listCovers(context: IdentityContext, nowMs: number, userId?: string): Promise<readonly Cover[]> {
  const rows = await context.driver.read((tx) =>
    userId === undefined
      ? tx.all<CoverRow>(`${current} ORDER BY until_at, id`, [nowMs])
      : tx.all<CoverRow>(`${current} AND user_id = ? ORDER BY until_at, id`, [nowMs, userId]),
  )
  return rows.map(toCover)
}

/** The acts on covers in the name of one actor. */
export function coverActs(
  context: IdentityContext,
  actorId: string | null,
): Pick<IdentityActs, 'addCover' | 'endCover'> {
  return {
    addCover: ({ userId, coveredUserId, untilMs }) =>
      act(context, actorId, 'add_cover', async (tx, nowMs) => {
        assert(Number.isSafeInteger(untilMs), 'untilMs is a time')
        if (userId === coveredUserId) throw new IdentityRefused('self_cover')
        await getUser(tx, userId)
        await getUser(tx, coveredUserId)
        await tx.run(
          'UPDATE hub_covers SET ended_at = ? WHERE user_id = ? AND covered_user_id = ? AND ended_at IS NULL',
          [nowMs, userId, coveredUserId],
        )
        const id = context.newId(nowMs)
        await tx.run(
          'INSERT INTO hub_covers (id, user_id, covered_user_id, until_at, created_at) VALUES (?, ?, ?, ?, ?)',
          [id, userId, coveredUserId, untilMs, nowMs],
        )
        return { value: { id, userId, coveredUserId, untilMs }, target: id, detail: { userId, coveredUserId, untilMs } }
      }),
    endCover: (coverId) =>
      act(context, actorId, 'end_cover', async (tx, nowMs) => {
        if ((await tx.all('SELECT id FROM hub_covers WHERE id = ?', [coverId])).length === 0) {
          throw new IdentityRefused('unknown_cover')
        }
        await tx.run('UPDATE hub_covers SET ended_at = ? WHERE id = ? AND ended_at IS NULL', [nowMs, coverId])
        return { value: undefined, target: coverId }
      }),
  }
}
