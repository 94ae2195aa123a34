/** Lets everything come to rest: no faults, every laptop syncs until there is nothing left to say. */
import { number, sql, type Sql } from '../../electron/core/store/sql.ts'
import { finishImport } from './imports.ts'
import type { Laptop } from './laptop.ts'
import type { World } from './world.ts'

const mostPasses = 12

const headOf = async (world: World): Promise<number> =>
  (await world.hub.driver.read((tx) => tx.all<{ seq: number }>('SELECT seq FROM workspaces')))[0]?.seq ?? 0

/** What a laptop still has to do, in a word; empty when it is quiet. */
function unrest(laptop: Laptop): string {
  const count = (query: Sql): number => number(laptop.context.read, query)
  const pending = count(sql`SELECT count(*) FROM outbox WHERE state = 'pending'`)
  const wanted = count(sql`SELECT count(*) FROM replica_wanted`)
  const fresh = count(sql`SELECT count(*) FROM replica_buckets WHERE is_complete = 0`)
  return pending + wanted + fresh === 0 ? '' : `${pending} pending, ${wanted} wanted, ${fresh} buckets not whole`
}

/** Answers what would not come to rest. */
export async function quiesce(world: World): Promise<string[]> {
  await world.network.release()
  const live = world.laptops.filter((laptop) => !laptop.isRevoked)
  world.hub.beforeId = null
  for (const laptop of live) finishImport(laptop)
  let last: string[] = []
  for (let pass = 0; pass < mostPasses; pass += 1) {
    const before = await headOf(world)
    last = []
    for (const laptop of live) {
      const mayRemoveMany = pass > 4
      const result = await world.network.calm(laptop, { mayRemoveMany })
      laptop.write()
      world.trace.note(`${laptop.name} at rest: ${JSON.stringify(result)}`)
      world.counts['rounds'] = (world.counts['rounds'] ?? 0) + 1
      const left = unrest(laptop)
      if (result.type !== 'done' || result.sent > 0 || left !== '')
        last.push(`${laptop.name}: ${JSON.stringify(result)} ${left}`)
    }
    if (last.length === 0 && (await headOf(world)) === before) return []
    if (world.problems().length > 0) return ['something failed']
  }
  return [`does not come to rest: ${last.join('; ')}`]
}
