import { afterAll, beforeAll, expect, test } from 'vitest'
import { registerIdentityTests } from '../../test/conformance/hub-identity.ts'
import { startPg, type TestPg } from '../../test/pg.ts'
import { openPostgres } from '../storage/pg-driver.ts'
import { createIdentity } from './identity.ts'

let server: TestPg
beforeAll(async () => {
  server = await startPg()
})
afterAll(() => server.stop())

registerIdentityTests('PostgreSQL', async () => {
  const driver = openPostgres({ connectionString: await server.databaseUrl('identity') })
  return { driver, close: () => driver.close() }
})

test('processes that start at once on an empty database all come up', async () => {
  const connectionString = await server.databaseUrl('start')
  const drivers = Array.from({ length: 5 }, () => openPostgres({ connectionString }))
  const identities = await Promise.all(drivers.map((driver) => createIdentity({ driver, nowMs: Date.now })))
  const team = await identities[0]!.by(null).createTeam({ name: 'One', shares: false })
  expect(await identities[4]!.teams()).toEqual([team])
  await Promise.all(drivers.map((driver) => driver.close()))
})
