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

test('what is sent of a sheet is sent when its lines are', async () => {
  const hub = await team()
  const a = await laptop(hub, '张伟')
  const accountId = (await a.call('records.create', { type: 'account', values: { name: '苏州恒力' } })).id
  const { id } = await a.call('quotes.start', { accountId, name: '报价' })
  await sync(a)
  const state = async () => (await a.call('sync.record', { type: 'quote', id })).state
  expect(await state()).toBe('on_hub')
  const line = { accountId, quoteId: id, title: '许可', unit: 'once', quantity: 1, priceMinor: 100 } as const
  await a.call('records.create', { type: 'quoteLine', values: line })
  expect(await state()).toBe('sending')
  await sync(a)
  expect(await state()).toBe('on_hub')
})

test('a page that would be larger than a laptop takes ends before', async () => {
  const hub = await team()
  const a = await laptop(hub, '张伟')
  const accountId = (await a.call('records.create', { type: 'account', values: { name: '苏州恒力' } })).id
  const meta = { label: 'test', nowMs: a.context.nowMs(), actor: null }
  const notes = 1_000
  commit(a.context.store, meta, (tx) => {
    for (let n = 0; n < notes; n += 1)
      tx.create('visitNote', { accountId, notedAt: n, body: `${n} ${'x'.repeat(19_000)}` })
  })
  await sync(a)
  const sizes: number[] = []
  const counted: Fetch = async (url, init) => {
    const answer = await hub.fetch(url, init)
    if (url.endsWith('/pull')) sizes.push((await answer.clone().text()).length)
    return answer
  }
  const b = await laptop(hub, '张伟', { fetch: () => counted })
  expect(await sync(b)).toMatchObject({ type: 'done' })
  expect(Math.max(...sizes)).toBeLessThan(16_500_000)
  expect(sizes.length).toBeGreaterThan(1)
  expect(b.context.read.connection.prepare('SELECT count(*) FROM visit_notes').pluck().get()).toBe(notes)
})
