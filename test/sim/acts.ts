/** What people do on their laptops, through the procedures a page calls. Choices come from the number of the step. */
import { all, first, sql, trusted } from '../../electron/core/store/sql.ts'
import { readMeId } from '../../electron/core/settings.ts'
import { WireFault } from '../../shared/api/wire-error.ts'
import type { Laptop } from './laptop.ts'
import type { Rng } from './rng.ts'

/** How often each is done. */
export const actNames = {
  account: 5,
  child: 10,
  patch: 14,
  tags: 4,
  contactIds: 2,
  move: 3,
  merge: 1,
  reassign: 3,
  handover: 1,
  delete: 3,
  undo: 4,
  visitLog: 2,
  settleRejected: 2,
  settleConflict: 2,
} as const
export type ActName = keyof typeof actNames

interface Act {
  readonly laptop: Laptop
  readonly rng: Rng
  /** A word nobody wrote before. */
  readonly word: () => string
}

const zone = 'Asia/Shanghai'
const tagWords = ['重点', '老客户', '竞品', '展会', '转介绍'] as const
const childTypes = ['contact', 'visit', 'visitNote', 'followUp', 'opportunity'] as const
const tables = {
  account: 'accounts',
  contact: 'contacts',
  visit: 'visits',
  visitNote: 'visit_notes',
  followUp: 'follow_ups',
  opportunity: 'opportunities',
  teamMember: 'team_members',
} as const
type Listed = keyof typeof tables

/** Live rows of a type here, oldest first. */
const live = (laptop: Laptop, type: Listed): string[] =>
  all<{ id: string }>(
    laptop.context.read,
    sql`SELECT id FROM ${trusted(tables[type])} WHERE deleted_at IS NULL ORDER BY id`,
  ).map((r) => r.id)

class Nothing extends Error {}
function one({ laptop, rng }: Act, type: Listed): string {
  const ids = live(laptop, type)
  if (ids.length === 0) throw new Nothing('there is none')
  return rng.pick(ids)
}

const maybe = (a: Act, type: Listed): string | null =>
  a.rng.chance(0.5) && live(a.laptop, type).length > 0 ? one(a, type) : null
const someTags = (rng: Rng): string[] => tagWords.filter(() => rng.chance(0.4))

async function child(a: Act): Promise<string> {
  const accountId = a.rng.chance(0.9) ? one(a, 'account') : null
  const type = accountId === null ? a.rng.pick(['contact', 'followUp', 'opportunity'] as const) : a.rng.pick(childTypes)
  const { laptop } = a
  const startAt = laptop.context.nowMs()
  switch (type) {
    case 'contact':
      return (await laptop.call('records.create', { type, values: { accountId, name: a.word() } })).id
    case 'followUp':
      return (
        await laptop.call('records.create', {
          type,
          values: {
            accountId,
            subject: a.word(),
            status: 'open',
            dueOn: '2026-12-01',
            ownerId: maybe(a, 'teamMember'),
          },
        })
      ).id
    case 'opportunity':
      return (await laptop.call('records.create', { type, values: { accountId, name: a.word(), amountMinor: 5 } })).id
    case 'visitNote':
      return (
        await laptop.call('records.create', {
          type,
          values: { accountId: accountId as string, body: a.word(), notedAt: startAt },
        })
      ).id
    case 'visit': {
      const values = { accountId: accountId as string, subject: a.word(), status: 'planned', startAt, zone } as const
      return (await laptop.call('records.create', { type, values })).id
    }
  }
}

async function patch(a: Act): Promise<string> {
  const { laptop, rng } = a
  const type = rng.pick(['account', 'account', 'contact', 'followUp', 'opportunity', 'visit', 'teamMember'] as const)
  const id = one(a, type)
  const text = (): string | null => (rng.chance(0.15) ? null : rng.chance(0.1) ? '同' : a.word())
  switch (type) {
    case 'account': {
      const values = {
        phone: text(),
        ...(rng.chance(0.5) ? { region: text() } : {}),
        ...(rng.chance(0.2) ? { headcount: rng.below(500) } : {}),
      }
      await laptop.call('records.patch', { type, id, patch: values })
      break
    }
    case 'contact':
      await laptop.call('records.patch', {
        type,
        id,
        patch: rng.chance(0.5) ? { mobile: text() } : { jobTitle: text() },
      })
      break
    case 'followUp':
      await laptop.call('records.patch', { type, id, patch: { result: text(), status: rng.pick(['open', 'done']) } })
      break
    case 'opportunity':
      await laptop.call('records.patch', { type, id, patch: { nextStep: text(), probability: rng.below(100) } })
      break
    case 'visit':
      await laptop.call('records.patch', { type, id, patch: rng.chance(0.5) ? { summary: text() } : { place: text() } })
      break
    case 'teamMember':
      await laptop.call('records.patch', { type, id, patch: { phone: text() } })
  }
  return id
}

async function move(a: Act): Promise<string> {
  const type = a.rng.pick(['contact', 'followUp', 'opportunity', 'visit'] as const)
  const id = one(a, type)
  const accountId = one(a, 'account')
  if (type === 'visit') await a.laptop.call('records.patch', { type, id, patch: { accountId } })
  else if (type === 'contact') await a.laptop.call('records.patch', { type, id, patch: { accountId } })
  else if (type === 'followUp') await a.laptop.call('records.patch', { type, id, patch: { accountId } })
  else await a.laptop.call('records.patch', { type, id, patch: { accountId } })
  return id
}

async function undo(a: Act): Promise<string> {
  const me = readMeId(a.laptop.context.read)
  const own = all<{ txn_id: string }>(
    a.laptop.context.read,
    sql`SELECT txn_id FROM txns WHERE kind <> 'system' AND actor = ${me} AND undone_by IS NULL ORDER BY txn_no DESC LIMIT 6`,
  )
  if (own.length === 0) throw new Nothing('nothing to undo')
  const { txn_id: txnId } = a.rng.pick(own)
  return (await a.laptop.call('history.undo', { txnId })).label
}

async function settleRejected(a: Act): Promise<string> {
  const { rows } = await a.laptop.call('sync.rejected', { limit: 50, offset: 0 })
  if (rows.length === 0) throw new Nothing('nothing was refused')
  const { opNo } = a.rng.pick(rows)
  const done = await a.laptop.call('sync.settleRejected', { opNo, how: a.rng.pick(['again', 'as_new', 'dismiss']) })
  a.laptop.settled.add(opNo)
  return done.id
}

async function settleConflict(a: Act): Promise<string> {
  const { rows } = await a.laptop.call('conflicts.list', { limit: 50, offset: 0 })
  if (rows.length === 0) throw new Nothing('no conflict')
  const { id } = a.rng.pick(rows)
  await a.laptop.call('conflicts.settle', { id, how: a.rng.pick(['kept', 'restored']) })
  return id
}

const ways: Readonly<Record<ActName, (a: Act) => Promise<string>>> = {
  account: async (a) =>
    (
      await a.laptop.call('records.create', {
        type: 'account',
        values: {
          name: a.word(),
          tags: someTags(a.rng),
          ownerId: a.rng.chance(0.7) ? readMeId(a.laptop.context.read) : maybe(a, 'teamMember'),
        },
      })
    ).id,
  child,
  patch,
  move,
  undo,
  settleRejected,
  settleConflict,
  tags: async (a) => {
    const id = one(a, 'account')
    await a.laptop.call('records.patch', { type: 'account', id, patch: { tags: someTags(a.rng) } })
    return id
  },
  contactIds: async (a) => {
    const id = one(a, 'visit')
    const contactIds = live(a.laptop, 'contact').filter(() => a.rng.chance(0.4))
    await a.laptop.call('records.patch', { type: 'visit', id, patch: { contactIds } })
    return id
  },
  merge: async (a) => {
    const keepId = one(a, 'account')
    const dropId = one(a, 'account')
    return (await a.laptop.call('accounts.merge', { keepId, dropId, take: a.rng.chance(0.5) ? ['phone'] : [] })).id
  },
  reassign: async (a) => {
    const id = one(a, 'account')
    await a.laptop.call('records.patch', { type: 'account', id, patch: { ownerId: one(a, 'teamMember') } })
    return id
  },
  handover: async (a) =>
    (await a.laptop.call('handover.assign', { accountId: one(a, 'account'), ownerId: one(a, 'teamMember') })).id,
  delete: async (a) => {
    const type = a.rng.pick(['account', 'contact', 'visit', 'visitNote', 'followUp', 'opportunity'] as const)
    return (await a.laptop.call('records.delete', { type, id: one(a, type) })).id
  },
  visitLog: async (a) =>
    (
      await a.laptop.call('visits.log', {
        accountId: one(a, 'account'),
        subject: a.word(),
        visitType: 'call',
        startAt: a.laptop.context.nowMs(),
        zone,
        next: { type: 'date', on: '2026-12-05', subject: a.word() },
      })
    ).id,
}

/** Does it; answers what came of it in a word. What the program refuses is no failure. */
export async function doAct(name: ActName, laptop: Laptop, rng: Rng, word: () => string): Promise<string> {
  try {
    return await ways[name]({ laptop, rng, word })
  } catch (error) {
    if (error instanceof Nothing) return 'nothing'
    if (error instanceof WireFault && error.wire.type !== 'internal') return `refused ${error.wire.type}`
    throw error
  }
}

export const isEmpty = (laptop: Laptop): boolean =>
  first(laptop.context.read, sql`SELECT 1 FROM accounts WHERE deleted_at IS NULL LIMIT 1`) === undefined
