import { describe, expect, test } from 'vitest'
import { laptops, sync } from '../../../test/support/laptops.ts'

const { team, laptop } = laptops()

describe('two laptops and a hub', () => {
  test('what one made before joining is on the other', async () => {
    const hub = await team()
    const a = await laptop(hub, '张伟')
    const account = await a.call('records.create', { type: 'account', values: { name: '苏州恒力', tags: ['重点'] } })
    await a.call('records.create', { type: 'contact', values: { name: '李娜', accountId: account.id } })
    expect(await sync(a)).toMatchObject({ type: 'done', sent: 3 })
    const b = await laptop(hub, '王芳')
    expect(await sync(b)).toMatchObject({ type: 'done' })
    const there = await b.call('records.get', { type: 'account', id: account.id })
    expect(there.row).toMatchObject({ name: '苏州恒力', tags: ['重点'] })
    expect((await b.call('search.query', { query: '李娜' })).hits.length).toBeGreaterThan(0)
  })

  test('edits of different fields meet, of the same one the later wins and the other is kept', async () => {
    const hub = await team()
    const a = await laptop(hub, '张伟')
    const { id } = await a.call('records.create', { type: 'account', values: { name: '苏州恒力', phone: '0512-1' } })
    await sync(a)
    const b = await laptop(hub, '王芳')
    await sync(b)
    hub.nowMs += 1000
    await a.call('records.patch', { type: 'account', id, patch: { phone: '0512-2', region: '江苏' } })
    hub.nowMs += 1000
    await b.call('records.patch', { type: 'account', id, patch: { phone: '0512-3', industry: '化纤' } })
    await sync(b)
    expect(await sync(a)).toMatchObject({ type: 'done' })
    await sync(b)
    for (const core of [a, b]) {
      const { row } = await core.call('records.get', { type: 'account', id })
      expect(row).toMatchObject({ phone: '0512-3', region: '江苏', industry: '化纤' })
      const conflicts = core.context.read.connection
        .prepare('SELECT field, kept_value, lost_value FROM conflicts')
        .all()
      expect(conflicts).toEqual([{ field: 'phone', kept_value: '"0512-3"', lost_value: '"0512-2"' }])
    }
  })

  test('an account a colleague has is told of, masked', async () => {
    const hub = await team()
    const a = await laptop(hub, '张伟', { teamId: null })
    await a.call('records.create', { type: 'account', values: { name: '苏州恒力化纤有限公司', region: '江苏 苏州' } })
    await sync(a)
    const b = await laptop(hub, '王芳', { teamId: null })
    await sync(b)
    expect(await b.call('search.query', { query: '恒力' })).toMatchObject({ hits: [] })
    const { asked, found } = await b.call('sync.likeness', { name: '苏州恒力化纤' })
    expect([asked, found.length, found[0]?.ownerName]).toEqual([true, 1, '张伟'])
    expect(found[0]?.maskedName).not.toContain('恒力化纤')
    // one's own is found at home
    expect((await a.call('sync.likeness', { name: '苏州恒力化纤' })).found).toEqual([])
  })

  test('history says whose each edit was, also where several came as one state', async () => {
    const hub = await team()
    const a = await laptop(hub, '张伟')
    const { id } = await a.call('records.create', { type: 'account', values: { name: '苏州恒力', stage: 'talking' } })
    await sync(a)
    const b = await laptop(hub, '王芳')
    const c = await laptop(hub, '陈强')
    await sync(b)
    await sync(c)
    hub.nowMs += 1000
    await a.call('records.patch', { type: 'account', id, patch: { stage: 'tender' } })
    await sync(a)
    hub.nowMs += 1000
    await b.call('records.patch', { type: 'account', id, patch: { phone: '0512-9' } })
    await sync(b)
    await sync(c)
    const history = await c.call('records.history', { type: 'account', id })
    const whose = history.map((h) => [h.actor, ...Object.keys(h.fields)])
    expect(whose).toContainEqual(['张伟', 'stage'])
    expect(whose).toContainEqual(['王芳', 'phone'])
    expect(whose.length).toBe(2)
  })
})
