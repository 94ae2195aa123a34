/** What a person does between two steps of a pull. */
import { expect, test } from 'vitest'
import { laptops, sync } from '../../../test/support/laptops.ts'
import type { TestHub } from '../../../test/support/test-hub.ts'
import type { Fetch } from './hub-client.ts'
import { all, sql } from '../store/sql.ts'

const { team, laptop } = laptops()

/** Does something once, between the hub's next answer to a pull and the laptop's reading of it. */
function whenPulled(hub: TestHub): { readonly fetch: Fetch; act: (() => Promise<unknown>) | null } {
  const meanwhile = {
    act: null as (() => Promise<unknown>) | null,
    fetch: (async (url, init) => {
      const answer = await hub.fetch(url, init)
      if (!url.endsWith('/pull')) return answer
      const { act } = meanwhile
      meanwhile.act = null
      await act?.()
      return answer
    }) as Fetch,
  }
  return meanwhile
}

test('a row that leaves while it is being edited is kept until the hub has decided, and the words with it', async () => {
  const hub = await team()
  const a = await laptop(hub, '张伟')
  const { id } = await a.call('records.create', { type: 'account', values: { name: '苏州恒力' } })
  await sync(a)
  const b = await laptop(hub, '王芳')
  const own = await b.call('records.create', { type: 'account', values: { name: '常熟金达' } })
  await sync(b)
  hub.users.splice(1, 1, { ...hub.users[1], teamId: null } as (typeof hub.users)[number])
  // the edit comes just after the laptop has looked what is pending, between two transactions
  const want = b.context.store.write.connection.prepare(
    "INSERT OR IGNORE INTO replica_wanted (row_id, type) VALUES (?, 'account')",
  )
  for (const wanted of [id, own.id]) want.run(wanted)
  const { push } = b.hints
  let hasEdited = false
  b.hints.push = (...hints) => {
    if (hints.some((h) => h.types.length > 0) && !hasEdited) {
      hasEdited = true
      void b.call('records.patch', { type: 'account', id, patch: { phone: '2' } }).catch(() => undefined)
    }
    return push.apply(b.hints, hints)
  }
  await sync(b)
  await sync(b)
  expect(hasEdited).toBe(true)
  expect((await b.call('sync.status', {})).unsent).toBe(0)
  expect((await b.call('sync.rejected', { limit: 10, offset: 0 })).rows).toMatchObject([{ fields: { phone: '2' } }])
})

/** Both have an account whose phone A has changed and sent; something may happen while B pulls it. */
async function changedAtA() {
  const hub = await team()
  const a = await laptop(hub, '张伟')
  const { id } = await a.call('records.create', { type: 'account', values: { name: '苏州恒力', phone: '1' } })
  await sync(a)
  const meanwhile = whenPulled(hub)
  const b = await laptop(hub, '王芳', { fetch: () => meanwhile.fetch })
  await sync(b)
  hub.nowMs += 1000
  await a.call('records.patch', { type: 'account', id, patch: { phone: '2' } })
  await sync(a)
  hub.nowMs += 1000
  return { hub, a, b, id, meanwhile }
}

test('who goes on typing in a field that a colleague changed meanwhile overwrites nothing unseen', async () => {
  const { hub, b, id, meanwhile } = await changedAtA()
  // written before the colleague's, and still to be sent: it loses, and the colleague's word is not on the screen
  meanwhile.act = async () => {
    hub.nowMs -= 1500
    await b.call('records.patch', { type: 'account', id, patch: { phone: '3' } })
    hub.nowMs += 1500
  }
  await sync(b)
  hub.nowMs += 1000
  await b.call('records.patch', { type: 'account', id, patch: { phone: '4' } })
  await sync(b)
  await sync(b)
  const lost = all<{ lost_value: string }>(b.context.read, sql`SELECT lost_value FROM conflicts`)
  expect(lost.map((c) => c.lost_value).toSorted()).toEqual(['"2"', '"3"'])
})

test('the same words written by two at once end as the same row, also in who changed it last', async () => {
  const { a, b, id, meanwhile } = await changedAtA()
  meanwhile.act = () => b.call('records.patch', { type: 'account', id, patch: { phone: '2' } })
  await sync(b)
  await sync(b)
  const rowOf = async (core: typeof a) => (await core.call('records.get', { type: 'account', id })).row
  expect(await rowOf(b)).toEqual(await rowOf(a))
})
