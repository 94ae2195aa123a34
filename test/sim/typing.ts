/**
 * Somebody types in a field just as a colleague's word for it comes down, on a laptop whose clock was slow and was put right:
 * their own word loses, and they go on typing over the colleague's without having seen it.
 */
import { all, sql } from '../../electron/core/store/sql.ts'
import { WireFault } from '../../shared/api/wire-error.ts'
import type { Laptop } from './laptop.ts'
import type { Rng } from './rng.ts'
import type { World } from './world.ts'

const accountsOf = (laptop: Laptop): string[] =>
  all<{ id: string }>(
    laptop.context.read,
    sql`SELECT a.id FROM accounts a JOIN replica_rows r ON r.row_id = a.id WHERE a.deleted_at IS NULL ORDER BY a.id`,
  ).map((row) => row.id)

async function write(laptop: Laptop, id: string, phone: string): Promise<void> {
  try {
    await laptop.call('records.patch', { type: 'account', id, patch: { phone } })
  } catch (error) {
    // it may have gone meanwhile
    if (!(error instanceof WireFault) || error.wire.type === 'internal') throw error
  }
}

const slowMs = 7_200_000

export async function typingStep(world: World, laptop: Laptop, rng: Rng): Promise<string> {
  const { network } = world
  const others = world.laptops.filter((one) => one !== laptop && !one.isRevoked)
  if (others.length === 0 || laptop.isRevoked) return 'nobody'
  const other = rng.pick(others)
  if (laptop.running || other.running) return 'busy'
  for (const one of [laptop, other, laptop]) if ((await network.calm(one)).type !== 'done') return 'offline'
  const shared = accountsOf(laptop).filter((id) => accountsOf(other).includes(id))
  if (shared.length === 0) return 'nothing in common'
  const id = rng.pick(shared)
  await write(other, id, world.word())
  await network.calm(other)
  network.onAnswer = async (asker, path) => {
    if (asker !== laptop || !path.endsWith('/pull')) return
    network.onAnswer = null
    laptop.skewMs -= slowMs
    await write(laptop, id, world.word())
    laptop.skewMs += slowMs
  }
  await network.calm(laptop)
  network.onAnswer = null
  await write(laptop, id, world.word())
  return (await network.calm(laptop)).type
}
