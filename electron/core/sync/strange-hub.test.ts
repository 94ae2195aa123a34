/** Something answers in the hub's place that is empty. */
import { expect, test } from 'vitest'
import { zero64 } from '../../../shared/sync/sum64.ts'
import { laptops, sync } from '../../../test/support/laptops.ts'
import { number, sql } from '../store/sql.ts'
import type { Fetch } from './hub-client.ts'

const { team, laptop } = laptops()

test('an empty hub takes nothing away, however little there is, and leaves the person their name', async () => {
  const hub = await team()
  let isEmpty = false
  const strange: Fetch = async (url, init) => {
    const answer = await hub.fetch(url, init)
    if (!isEmpty || !/pull|manifest/.test(url)) return answer
    const { logEpoch } = (await answer.json()) as { logEpoch: string }
    const { buckets = [] } = JSON.parse(init.body as string) as { buckets?: string[] }
    const checkpoint = buckets.map((b) => ({ b, count: 0, sum: zero64 }))
    // the person's team is not known there either
    const scope = ['ws', `user:${hub.users[0]?.memberId}`]
    const body = { logEpoch, scope, rows: [], next: 0, head: 0, checkpoint, isLast: true }
    return new Response(JSON.stringify(body), { headers: answer.headers })
  }
  const a = await laptop(hub, '张伟', { fetch: () => strange })
  await a.call('records.create', { type: 'account', values: { name: '苏州恒力' } })
  await sync(a)
  await sync(a)
  const rows = (): number =>
    number(
      a.context.read,
      sql`SELECT (SELECT count(*) FROM accounts) * 100 + (SELECT count(*) FROM team_members) * 10
            + (SELECT count(*) FROM replica_buckets)`,
    )
  const before = rows()
  isEmpty = true
  expect(await sync(a)).toMatchObject({ type: 'many_removed' })
  expect(await sync(a)).toMatchObject({ type: 'many_removed' })
  expect(rows()).toBe(before)
  isEmpty = false
  expect(await sync(a)).toMatchObject({ type: 'done' })
  expect(rows()).toBe(before)
})
