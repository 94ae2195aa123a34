import { cpSync } from 'node:fs'
import { expect, test } from 'vitest'
import { laptops, sync } from '../../../test/support/laptops.ts'
import { tempDir, testCore } from '../../../test/support/temp-store.ts'

const { team, laptop } = laptops()

test('a copy of a profile that only reads gets what the other copy wrote: words that are not here are asked for', async () => {
  const hub = await team()
  const a = await laptop(hub, '张伟')
  const { id } = await a.call('records.create', { type: 'account', values: { name: '苏州恒力', phone: '1' } })
  await sync(a)
  a.context.store.write.connection.pragma('wal_checkpoint(TRUNCATE)')
  const temp = tempDir()
  cpSync(a.dir, temp.dir, { recursive: true })
  const copy = testCore({ dir: temp.dir, fetch: hub.fetch, clock: () => hub.nowMs })
  await copy.call('records.patch', { type: 'account', id, patch: { phone: '2' } })
  await sync(copy)
  expect(await sync(a)).toMatchObject({ type: 'done' })
  expect(await sync(a)).toMatchObject({ type: 'done' })
  expect((await a.call('records.get', { type: 'account', id })).row['phone']).toBe('2')
  copy.close()
  temp.remove()
})
