import { describe, expect, test } from 'vitest'
import { laptops, sync } from '../../../test/support/laptops.ts'
import type { Fetch } from './hub-client.ts'

const { team, laptop } = laptops()

describe('the scope a hub names', () => {
  test('who leaves a team goes on syncing, without what was the team’s', async () => {
    const hub = await team()
    const a = await laptop(hub, '张伟')
    const { id } = await a.call('records.create', { type: 'account', values: { name: '苏州恒力' } })
    await sync(a)
    const b = await laptop(hub, '王芳')
    const own = await b.call('records.create', { type: 'account', values: { name: '常熟金达' } })
    await sync(b)
    expect((await b.call('records.get', { type: 'account', id })).row['name']).toBe('苏州恒力')
    hub.users.splice(1, 1, { ...hub.users[1], teamId: null } as (typeof hub.users)[number])
    expect(await sync(b)).toMatchObject({ type: 'done' })
    await expect(b.call('records.get', { type: 'account', id })).rejects.toThrow('not_found')
    expect((await b.call('records.get', { type: 'account', id: own.id })).row['name']).toBe('常熟金达')
    expect(await sync(b)).toMatchObject({ type: 'done' })
  })

  test('a scope that cannot be the person’s takes nothing away', async () => {
    const hub = await team()
    let isStrange = false
    const strange: Fetch = async (url, init) => {
      const answer = await hub.fetch(url, init)
      if (!isStrange || !url.endsWith('/pull')) return answer
      const body = (await answer.json()) as Record<string, unknown>
      return new Response(JSON.stringify({ ...body, scope: [], rows: [] }), { headers: answer.headers })
    }
    const a = await laptop(hub, '张伟', { fetch: () => strange })
    const { id } = await a.call('records.create', { type: 'account', values: { name: '苏州恒力' } })
    await sync(a)
    isStrange = true
    expect(await sync(a)).toMatchObject({ type: 'failed' })
    expect((await a.call('records.get', { type: 'account', id })).row['name']).toBe('苏州恒力')
  })
})
