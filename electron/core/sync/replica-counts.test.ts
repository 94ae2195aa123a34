import { expect, test } from 'vitest'
import { laptops, sync, teamId } from '../../../test/support/laptops.ts'
import { all, sql } from '../store/sql.ts'

const { team, laptop } = laptops()

test('a row asked for by name is counted in buckets that are still to be read', async () => {
  const hub = await team()
  const a = await laptop(hub, '张伟')
  const { id } = await a.call('records.create', { type: 'account', values: { name: '苏州恒力' } })
  await sync(a)
  const b = await laptop(hub, '王芳')
  b.context.store.write.connection.prepare("INSERT INTO replica_wanted (row_id, type) VALUES (?, 'account')").run(id)
  expect(await sync(b)).toMatchObject({ type: 'done' })
  const rows = all<{ bucket: string; row_count: number; is_complete: number }>(
    b.context.read,
    sql`SELECT bucket, row_count, is_complete FROM replica_buckets WHERE bucket = ${`team:${teamId}`}`,
  )
  expect(rows).toEqual([{ bucket: `team:${teamId}`, row_count: 1, is_complete: 1 }])
})
