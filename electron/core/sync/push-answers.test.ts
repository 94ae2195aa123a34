import { expect, test } from 'vitest'
import { longestValue } from '../../../shared/sync/op.ts'
import { laptops, sync } from '../../../test/support/laptops.ts'
import { commit } from '../store/commit.ts'
import type { Fetch } from './hub-client.ts'

const { team, laptop } = laptops()

test('decisions of other ops than were offered are none: nothing is taken for sent that may not be', async () => {
  const hub = await team()
  let isWrong = true
  const wrong: Fetch = async (url, init) => {
    const answer = await hub.fetch(url, init)
    if (!isWrong || !url.endsWith('/push')) return answer
    const body = (await answer.json()) as { results: { n: number }[] }
    const results = body.results.map((r) => ({ ...r, n: r.n + 1 }))
    return new Response(JSON.stringify({ ...body, results }), { headers: answer.headers })
  }
  const a = await laptop(hub, '张伟', { fetch: () => wrong })
  await a.call('records.create', { type: 'account', values: { name: '苏州恒力' } })
  expect(await sync(a)).toMatchObject({ type: 'failed' })
  expect((await a.call('sync.status', {})).unsent).toBe(2)
  isWrong = false
  expect(await sync(a)).toMatchObject({ type: 'done', sent: 2 })
  expect((await a.call('sync.status', {})).unsent).toBe(0)
  const [logged] = await hub.driver.read((tx) => tx.all<{ n: number }>('SELECT count(*) AS n FROM ops'))
  expect(logged?.n).toBe(2)
})

test('one change that no hub takes for one is set aside with its words, and what comes after it leaves', async () => {
  const hub = await team()
  const a = await laptop(hub, '张伟')
  const meta = { label: 'test', nowMs: a.context.nowMs(), actor: null }
  const write = (name: string): string => commit(a.context.store, meta, (tx) => tx.create('account', { name })).value
  write('苏州恒力')
  write('长'.repeat(longestValue + 1))
  const last = write('绍兴越城区')
  expect(await sync(a)).toMatchObject({ type: 'done' })
  const { rows } = await a.call('sync.rejected', { limit: 10, offset: 0 })
  expect(rows.map(({ code }) => code)).toEqual(['invalid'])
  expect((await a.call('sync.status', {})).unsent).toBe(0)
  const b = await laptop(hub, '张伟')
  await sync(b)
  expect((await b.call('records.get', { type: 'account', id: last })).row['name']).toBe('绍兴越城区')
})
