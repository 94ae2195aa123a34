/**
 * Fills an empty store with a small believable world around today: colleagues, firms and their people, nine months of
 * visits, what is owed, what is planned. One group of transactions, so that it can be taken out in one step.
 */
import { addDays, dateIn, instantOf, isoWeekday } from '../../../shared/base/local-date.ts'
import { newId } from '../../../shared/base/ids.ts'
import { conflict } from '../../../shared/api/wire-error.ts'
import type { Create } from '../../../shared/domain/record-types.ts'
import type { WriterContext } from '../context.ts'
import { readMeId } from '../settings.ts'
import { commit } from '../store/commit.ts'
import { number, sql } from '../store/sql.ts'
import type { Tx } from '../store/tx.ts'
import { addLearning } from './load-learning.ts'
import { addPapers } from './load-papers.ts'
import { loadMaterials } from './load-materials.ts'
import { colleagues, demoAccounts, talkWith, type DemoAccount, type Talk } from './world.ts'

export const zone = 'Asia/Shanghai'

/** A repeatable stream of numbers from 0 up to, not including, 1 (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

export interface Scene {
  readonly today: string
  readonly meId: string | null
  readonly team: readonly string[]
  readonly random: () => number
}

export const pick = <T>(scene: Pick<Scene, 'random'>, list: readonly T[]): T =>
  list[Math.floor(scene.random() * list.length)] as T

/** The nearest working day on or before a date. */
export function workday(date: string): string {
  const day = isoWeekday(date)
  return day > 5 ? addDays(date, 5 - day) : date
}

function addPeople(tx: Tx, accountId: string, people: readonly string[], index: number, createdAt: number): string[] {
  return people.map((entry, i) => {
    const [name = '', jobTitle = '', role, stance] = entry.split('/')
    const mobile = `1380000${String(1000 + index * 10 + i).padStart(4, '0')}`
    return tx.create('contact', { accountId, name, jobTitle, role, stance, mobile } as Create<'contact'>, { createdAt })
  })
}

/** Who is met there, and how one talks with them. */
interface Client {
  readonly accountId: string
  readonly people: readonly string[]
  readonly talk: Talk
}

function addVisits(tx: Tx, scene: Scene, at: Client, latest: string): number {
  const { accountId, people, talk } = at
  const count = 3 + Math.floor(scene.random() * 8)
  let on = latest
  for (let i = 0; i < count; i += 1) {
    const [visitType, subject, summary] = pick(scene, talk.visits)
    const hour = 9 + Math.floor(scene.random() * 8)
    const startAt = instantOf(workday(on), `${String(hour).padStart(2, '0')}:30`, zone)
    const meta = { createdAt: startAt + 3_600_000 }
    const contactIds = people.slice(0, 1 + Math.floor(scene.random() * people.length))
    const visitId = tx.create(
      'visit',
      {
        accountId,
        subject,
        summary,
        startAt,
        zone,
        contactIds,
        status: 'done',
        ownerId: scene.meId,
        visitType: visitType as 'first',
        durationMin: 20 + 10 * Math.floor(scene.random() * 9),
      },
      meta,
    )
    const values = {
      accountId,
      visitId,
      body: pick(scene, talk.notes),
      notedAt: startAt + 1_200_000,
      authorId: scene.meId,
    }
    if (scene.random() < 0.6) tx.create('visitNote', values, meta)
    on = addDays(on, -(6 + Math.floor(scene.random() * 30)))
  }
  return count
}

/** What is next: some planned today and this week, some due, a few overdue, a few with nothing. */
function addNext(tx: Tx, scene: Scene, at: Client, index: number): void {
  const { accountId, people, talk } = at
  const [kind, subject] = pick(scene, talk.followUps)
  const ownerId = scene.meId
  const contactIds = people.slice(0, 2)
  if (index < 3) {
    const time = ['09:30', '14:00', '16:30'][index] as string
    const startAt = instantOf(scene.today, time, zone)
    const values = { accountId, startAt, zone, contactIds, status: 'planned', ownerId, durationMin: 60 } as const
    tx.create('visit', { ...values, ...talk.demo, visitType: 'demo' })
    return
  }
  if (index % 6 === 4) return
  const inDays = index % 7 === 3 ? -(1 + (index % 4)) : index % 5 === 0 ? 0 : 1 + Math.floor(scene.random() * 20)
  const dueOn = addDays(scene.today, inDays)
  tx.create('followUp', {
    accountId,
    contactId: people[0] ?? null,
    subject,
    kind,
    status: 'open',
    dueOn,
    zone,
    ownerId,
  })
}

function addDeal(tx: Tx, scene: Scene, { accountId, talk }: Client, name: string, stage: string): void {
  const createdAt = instantOf(addDays(scene.today, -40), '15:00', zone)
  if (!['talking', 'tender', 'renewal', 'lost'].includes(stage)) return
  const outcome = stage === 'lost' ? 'lost' : 'open'
  const amountMinor = (20 + Math.floor(scene.random() * 120)) * 100_000
  const expectedCloseOn = addDays(scene.today, 10 + Math.floor(scene.random() * 90))
  tx.create(
    'opportunity',
    {
      accountId,
      name: talk.dealOf(name),
      outcome,
      amountMinor,
      expectedCloseOn,
      stage,
      ownerId: scene.meId,
      track: stage === 'tender' ? 'project' : 'quick',
      currency: 'CNY',
      probability: stage === 'lost' ? 0 : 20 + 10 * Math.floor(scene.random() * 7),
    },
    { createdAt },
  )
}

function addAccount(tx: Tx, scene: Scene, demo: DemoAccount, index: number): number {
  const [name, shortName, kind, industry, region, headcount, stage, currentSystem, ...people] = demo
  const createdAt = instantOf(addDays(scene.today, -(280 + index)), '10:00', zone)
  const ownerId = index % 5 === 4 ? pick(scene, scene.team) : scene.meId
  const accountId = tx.create(
    'account',
    {
      name,
      shortName,
      kind,
      industry,
      region,
      headcount,
      ownerId,
      stage: stage as 'talking',
      currentSystem: currentSystem === '' ? null : currentSystem,
      phone: `0512-5550${String(100 + index)}`,
    },
    { createdAt },
  )
  const contacts = addPeople(tx, accountId, people, index, createdAt)
  const quietDays = [2, 3, 5, 1, 8, 4, 16, 6, 31, 9][index % 10] as number
  const at: Client = { accountId, people: contacts, talk: talkWith(name) }
  const visits = addVisits(tx, scene, at, addDays(scene.today, -quietDays))
  addNext(tx, scene, at, index)
  addDeal(tx, scene, at, shortName, stage)
  return visits
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

export interface DemoBegun {
  readonly scene: Scene
  /** Writes a part in the demo's group, tells the windows, and lets others have a turn. */
  readonly write: <T>(work: (tx: Tx) => T) => Promise<T>
}

/** The team of a demo in an empty store. Refused with `not_empty` where there are accounts already. */
export async function beginDemo(ctx: WriterContext): Promise<DemoBegun> {
  if (number(ctx.read, sql`SELECT count(*) FROM accounts WHERE deleted_at IS NULL`) > 0) throw conflict('not_empty')
  const nowMs = ctx.nowMs()
  const meId = readMeId(ctx.read)
  const meta = { label: 'demo', kind: 'import', nowMs, actor: meId, groupId: `demo-${newId(nowMs)}` } as const
  const write = async <T>(work: (tx: Tx) => T): Promise<T> => {
    const done = commit(ctx.store, meta, work)
    if (done.hint) ctx.emit(done.hint)
    await turn()
    return done.value
  }
  const team = await write((tx) =>
    colleagues.map((name) => tx.create('teamMember', { name, role: 'rep', isActive: true })),
  )
  return { scene: { today: dateIn(nowMs, zone), meId, team, random: seeded(20261123) }, write }
}

export async function loadDemo(ctx: WriterContext): Promise<{ accounts: number; visits: number }> {
  const { scene, write } = await beginDemo(ctx)
  let visits = 0
  for (const [index, demo] of demoAccounts.entries()) visits += await write((tx) => addAccount(tx, scene, demo, index))
  await loadMaterials(ctx, write, scene.meId)
  await write((tx) => addLearning(tx, scene))
  await write((tx) => addPapers(tx, scene))
  return { accounts: demoAccounts.length, visits }
}
