/** What identity keeps to on every database of the hub. */
import { afterAll, beforeAll, beforeEach, describe } from 'vitest'
import type { SqlDriver } from '../../hub/storage/sql-driver.ts'
import { firstAdmin, invitations, memberIds, tokens } from './hub-identity-access.ts'
import { audit, covers, people, tablesOf } from './hub-identity-people.ts'
import { createWorld, type World } from './hub-identity-world.ts'

/** Registers the suite; `open` answers an empty database. */
export function registerIdentityTests(
  name: string,
  open: () => Promise<{ driver: SqlDriver; close(): Promise<void> }>,
): void {
  describe(`identity on ${name}`, () => {
    let database: Awaited<ReturnType<typeof open>>
    let world: World
    beforeAll(async () => {
      database = await open()
    })
    beforeEach(async () => {
      world = await createWorld(database.driver)
    })
    afterAll(() => database.close())

    firstAdmin(() => world)
    invitations(() => world)
    memberIds(() => world)
    tokens(() => world)
    people(() => world)
    covers(() => world)
    audit(() => world)
    tablesOf(() => world)
  })
}
