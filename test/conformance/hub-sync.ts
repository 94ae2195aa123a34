/** What the hub's sync keeps to on every database: the rules of docs/sync.md, at the level of its messages. */
import { afterAll, beforeAll, beforeEach, describe } from 'vitest'
import { newId } from '../../shared/base/ids.ts'
import type { SqlDriver } from '../../hub/storage/sql-driver.ts'
import { classes, clocks, deletions, meetings } from './hub-sync-merge.ts'
import { needles } from './hub-needles.ts'
import { places } from './hub-sync-places.ts'
import { names, newer, pages } from './hub-sync-pull.ts'
import { poisons, pushes, sizes } from './hub-sync-push.ts'
import { roles } from './hub-roles.ts'
import { createWorld, type World } from './hub-sync-world.ts'

/** Registers the suite; `open` answers a database, which may be a used one. */
export function registerSyncTests(
  name: string,
  open: () => Promise<{ driver: SqlDriver; close(): Promise<void> }>,
): void {
  describe(`sync on ${name}`, () => {
    let database: Awaited<ReturnType<typeof open>>
    let world: World
    let failures = 0
    beforeAll(async () => {
      database = await open()
    })
    beforeEach(async () => {
      failures = 0
      world = await createWorld(database.driver, {
        newId: (nowMs) => {
          if (failures-- > 0) throw new Error('no more ids')
          return newId(nowMs)
        },
      })
    })
    afterAll(() => database.close())

    pushes(() => world)
    poisons(
      () => world,
      () => {
        failures = 1
      },
    )
    sizes(() => world)
    meetings(() => world)
    classes(() => world)
    deletions(() => world)
    clocks(() => world)
    pages(() => world)
    names(() => world)
    newer(() => world)
    places(() => world)
    roles(() => database.driver)
    needles(() => database.driver)
  })
}
