import { afterEach, expect, test } from 'vitest'
import { testCore } from '../../../test/support/temp-store.ts'

const core = testCore()
afterEach(() => core.close())

test('a refused change of a record that is no longer here cannot become a new record by itself', async () => {
  const { id } = await core.call('records.create', { type: 'account', values: { name: '苏州恒力' } })
  await core.call('records.patch', { type: 'account', id, patch: { phone: '1' } })
  const { connection } = core.context.store.write
  connection.prepare(`UPDATE outbox SET state = 'rejected', result = '{"n":2,"status":"rejected","code":"gone"}'`).run()
  connection.prepare('DELETE FROM accounts').run()
  const { rows } = await core.call('sync.rejected', { limit: 10, offset: 0 })
  const change = rows.find((row) => row.kind === 'update')
  await expect(core.call('sync.settleRejected', { opNo: change?.opNo ?? 0, how: 'as_new' })).rejects.toThrow('conflict')
  const whole = rows.find((row) => row.kind === 'insert')
  await core.call('sync.settleRejected', { opNo: whole?.opNo ?? 0, how: 'as_new' })
})
