/** One step of a plan, carried out. */
import { joinHub, leaveHub } from '../../electron/core/sync/join.ts'
import { all, sql } from '../../electron/core/store/sql.ts'
import { readLink } from '../../electron/core/sync/hub-link.ts'
import { join } from 'node:path'
import { doAct } from './acts.ts'
import { changed } from './directory-acts.ts'
import { finishImport, importStep } from './imports.ts'
import type { Laptop } from './laptop.ts'
import { newerStep } from './newer-client.ts'
import type { Plan, Step } from './plan.ts'
import { Rng } from './rng.ts'
import { strangerStep } from './stranger.ts'
import { typingStep } from './typing.ts'
import { hubUrl, type World } from './world.ts'

const mostLaptops = 7

const refusedOps = (laptop: Laptop): ReadonlySet<number> =>
  new Set(
    all<{ op_no: number }>(laptop.context.read, sql`SELECT op_no FROM outbox WHERE state = 'rejected'`).map(
      (o) => o.op_no,
    ),
  )

async function rejoin(world: World, laptop: Laptop): Promise<void> {
  const link = readLink(laptop.context.read)
  // not while an import runs: what it wrote is offered with the rest, and cannot be taken back then
  finishImport(laptop)
  const refused = refusedOps(laptop)
  leaveHub(laptop.context)
  const code = `again-${world.hub.devices.size}`
  world.hub.codes.set(code, link?.memberId ?? '')
  await joinHub(laptop.context, { url: hubUrl, code }, laptop.name)
  const kept = new Set(all<{ op_no: number }>(laptop.context.read, sql`SELECT op_no FROM outbox`).map((o) => o.op_no))
  // what it holds is offered anew in the place of what it did; what was refused stays as it was
  for (const n of laptop.ledger.keys()) if (!kept.has(n) && !refused.has(n)) laptop.ledger.delete(n)
  laptop.isRevoked = false
  laptop.mayRepeat = true
  laptop.hasRejoined = true
  laptop.write()
}

function revoke(world: World, laptop: Laptop): void {
  const link = readLink(laptop.context.read)
  const device = link && world.hub.devices.get(link.token)
  if (!device || world.laptops.filter((l) => !l.isRevoked).length < 2) return
  device.isRevoked = true
  for (const other of world.laptops) if (readLink(other.context.read)?.token === link.token) other.isRevoked = true
}

/** The next few times the hub is to make an id, it fails: in the middle of deciding an op. */
function poison(world: World, rng: Rng): void {
  let left = 1 + rng.below(3)
  world.hub.beforeId = () => {
    left -= 1
    if (left >= 0) throw new Error('on purpose')
  }
}

/** Carries out a step. */
export async function takeStep(world: World, step: Step, plan: Plan): Promise<void> {
  const laptopOf = (at: number): Laptop => world.laptops[at % world.laptops.length] as Laptop
  world.counts[step.do] = (world.counts[step.do] ?? 0) + 1
  switch (step.do) {
    case 'act':
      world.trace.note(await doAct(step.act, laptopOf(step.at), new Rng(step.r), world.word))
      return
    case 'sync':
      await world.network.sync([...new Set(step.at.map(laptopOf))], new Rng(step.r), plan.faults)
      return
    case 'wait':
      world.clock.nowMs += step.ms
      return
    case 'people':
      await world.hub.changePeople(changed(world.hub.people, step.act, new Rng(step.r)))
      return
    case 'backup':
      await world.hub.backup()
      return
    case 'restore':
      await world.hub.restore()
      return
    case 'restart':
      await world.hub.restart()
      return
    case 'reopen':
      laptopOf(step.at).kill()
      laptopOf(step.at).start()
      return
    case 'revoke':
      revoke(world, laptopOf(step.at))
      return
    case 'rejoin':
      await rejoin(world, laptopOf(step.at))
      return
    case 'clone': {
      if (world.laptops.length >= mostLaptops) return
      const name = `L${world.laptops.length}`
      world.laptops.push(laptopOf(step.at).copyTo(name, join(world.dir, name), world.network.fetchOf))
      return
    }
    case 'import':
      world.trace.note(await importStep(laptopOf(step.at), new Rng(step.r), world.word))
      return
    case 'stranger':
      await strangerStep(world, laptopOf(step.at), new Rng(step.r))
      return
    case 'clock':
      laptopOf(step.at).skewMs += new Rng(step.r).pick([-3_600_000, -5000, 5000, 3_600_000])
      return
    case 'typing':
      world.trace.note(await typingStep(world, laptopOf(step.at), new Rng(step.r)))
      return
    case 'newer':
      await newerStep(world, new Rng(step.r))
      return
    case 'poison':
      poison(world, new Rng(step.r))
      return
    case 'check':
      return
  }
}
