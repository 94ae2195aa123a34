import { expect, test } from 'vitest'
import { laptops, sync } from '../../../test/support/laptops.ts'

const { team, laptop } = laptops()

test('a change of a row that is not here any more is decided like any other, and its words are kept', async () => {
  const hub = await team()
  const a = await laptop(hub, '张伟')
  await sync(a)
  const { id } = await a.call('records.create', { type: 'account', values: { name: '苏州恒力' } })
  await a.call('records.patch', { type: 'account', id, patch: { phone: '1' } })
  // as a cancelled import leaves it: the row and its making are gone, what a person wrote into it is not
  const { connection } = a.context.store.write
  connection
    .prepare("DELETE FROM outbox WHERE change_id IN (SELECT change_id FROM changes WHERE op = 'insert' AND row_id = ?)")
    .run(id)
  connection.prepare("DELETE FROM changes WHERE op = 'insert' AND row_id = ?").run(id)
  connection.prepare('DELETE FROM accounts WHERE id = ?').run(id)
  expect(await sync(a)).toMatchObject({ type: 'done', sent: 1 })
  const { rows } = await a.call('sync.rejected', { limit: 10, offset: 0 })
  expect(rows).toMatchObject([{ code: 'unknown_row', fields: { phone: '1' } }])
})
