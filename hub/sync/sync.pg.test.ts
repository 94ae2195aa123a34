import { afterAll, beforeAll } from 'vitest'
import { registerSyncTests } from '../../test/conformance/hub-sync.ts'
import { startPg, type TestPg } from '../../test/pg.ts'
import { openPostgres } from '../storage/pg-driver.ts'

let server: TestPg
beforeAll(async () => {
  server = await startPg()
})
afterAll(() => server.stop())

registerSyncTests('PostgreSQL', async () => {
  const driver = openPostgres({ connectionString: await server.databaseUrl('sync') })
  return { driver, close: () => driver.close() }
})
