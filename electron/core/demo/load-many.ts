/**
 * Fills an empty store with many accounts, each with ten visits of ten notes: for measuring, and for seeing how the app
 * feels after years. The same numbers always make the same world, through the same transactions as everything else.
 */
import { addDays, instantOf } from '../../../shared/base/local-date.ts'
import { accountStages, bandOf } from '../../../shared/domain/account.ts'
import { contactStances } from '../../../shared/domain/contact.ts'
import type { Create } from '../../../shared/domain/record-types.ts'
import type { WriterContext } from '../context.ts'
import type { Tx } from '../store/tx.ts'
import { beginDemo, pick, workday, zone, type Scene } from './load-demo.ts'
import * as words from './many-words.ts'
import { isChineseName, talkWith } from './world.ts'

export interface ManyCounts {
  accounts: number
  contacts: number
  visits: number
  visitNotes: number
  followUps: number
  opportunities: number
}

const visitsEach = 10
const notesEach = 10
/** So many accounts with all that hangs on them in one transaction: some 600 rows. */
const accountsAtOnce = 5

type Rolls = Pick<Scene, 'random'>
const below = (scene: Rolls, count: number): number => Math.floor(scene.random() * count)
const letter = (scene: Rolls, letters: string): string => letters.charAt(below(scene, letters.length))

interface Firm {
  readonly name: string
  readonly shortName: string | null
  readonly kind: 'company' | 'public_body'
  readonly industry: string
  readonly region: string
}

function chineseFirm(scene: Rolls): Firm {
  const region = pick(scene, words.regions)
  const city = region.split(' ').at(-1) ?? region
  const own = letter(scene, words.firstHan) + letter(scene, words.secondHan)
  const [industry, trade] = pick(scene, words.trades)
  const name = `${city}${own}${trade}${pick(scene, words.legalForms)}`
  return { name, shortName: `${own}${trade.slice(0, 2)}`, kind: 'company', industry, region }
}

function publicBody(scene: Rolls): Firm {
  const region = pick(scene, words.regions)
  const city = region.split(' ').at(-1) ?? region
  const district = `${letter(scene, words.firstHan)}${letter(scene, words.secondHan)}区`
  const [industry, inName] = pick(scene, words.publicBodies)
  return { name: `${city}${district}${inName}`, shortName: null, kind: 'public_body', industry, region }
}

function latinFirm(scene: Rolls): Firm {
  const own = `${pick(scene, words.latinNames)} ${pick(scene, words.latinSurnames)}`
  const [industry, trade] = pick(scene, words.latinTrades)
  const name = `${own} ${trade} ${pick(scene, words.latinForms)}`
  return { name, shortName: null, kind: 'company', industry, region: pick(scene, words.regions) }
}

function firmOf(scene: Rolls): Firm {
  const roll = scene.random()
  if (roll < 0.18) return latinFirm(scene)
  return roll < 0.34 ? publicBody(scene) : chineseFirm(scene)
}

const phoneOf = (scene: Rolls, head: string, digits: number): string =>
  head + String(below(scene, 10 ** digits)).padStart(digits, '0')

/** Words for notes in the language of an account of this name. */
const noteWords = (name: string): words.NoteWords => (isChineseName(name) ? words.chineseNotes : words.englishNotes)

function noteOf(scene: Rolls, { begins, things, comma, ends }: words.NoteWords): string {
  return `${pick(scene, begins)} ${pick(scene, things)} ${1 + below(scene, 400)}${comma}${pick(scene, ends)}`
}

function addPeople(tx: Tx, scene: Scene, accountId: string, isLatin: boolean, createdAt: number): string[] {
  return Array.from({ length: 2 + below(scene, 3) }, () => {
    const [chineseTitle, role, latinTitle] = pick(scene, words.jobs)
    const jobTitle = isLatin ? latinTitle : chineseTitle
    const latin = `${pick(scene, words.latinPeople)} ${pick(scene, words.latinSurnames)}`
    const given = letter(scene, words.givenHan) + (scene.random() < 0.7 ? letter(scene, words.givenHan) : '')
    const name = isLatin ? latin : letter(scene, words.surnames) + given
    const mobile = phoneOf(scene, pick(scene, ['138', '139', '186', '159']), 8)
    const values = { accountId, name, jobTitle, role, stance: pick(scene, contactStances), mobile }
    return tx.create('contact', values as Create<'contact'>, { createdAt })
  })
}

/** Whose visits these are, and who is met. */
interface Client {
  readonly accountId: string
  readonly name: string
  readonly people: readonly string[]
}

function addVisit(tx: Tx, scene: Scene, at: Client, on: string): void {
  const { accountId, name, people } = at
  const [visitType, subject, summary] = pick(scene, talkWith(name).visits)
  const startAt = instantOf(workday(on), `${String(9 + below(scene, 8)).padStart(2, '0')}:30`, zone)
  const ownerId = scene.meId
  const meta = { createdAt: startAt + 3_600_000 }
  const values = {
    accountId,
    subject,
    summary,
    startAt,
    zone,
    ownerId,
    status: 'done',
    visitType,
    contactIds: people.slice(0, 1 + below(scene, people.length)),
    durationMin: 20 + 10 * below(scene, 9),
  }
  const visitId = tx.create('visit', values as Create<'visit'>, meta)
  for (let i = 0; i < notesEach; i += 1) {
    const notedAt = startAt + i * 180_000
    tx.create(
      'visitNote',
      { accountId, visitId, body: noteOf(scene, noteWords(name)), notedAt, authorId: ownerId },
      meta,
    )
  }
}

/** What is owed: half of the accounts within a month, a few overdue, the rest later or with nothing. */
function addFollowUps(tx: Tx, scene: Scene, { accountId, name, people }: Client): number {
  const [kind, subject] = pick(scene, talkWith(name).followUps)
  const common = { accountId, contactId: people[0] ?? null, kind, subject, zone, ownerId: scene.meId }
  const doneOn = addDays(scene.today, -(5 + below(scene, 200)))
  const doneAt = instantOf(doneOn, '16:00', zone)
  tx.create('followUp', { ...common, status: 'done', dueOn: doneOn, doneAt, result: pick(scene, noteWords(name).ends) })
  const roll = scene.random()
  if (roll > 0.7) return 1
  const inDays = roll < 0.02 ? -(1 + below(scene, 20)) : roll < 0.5 ? 1 + below(scene, 30) : 30 + below(scene, 120)
  tx.create('followUp', { ...common, status: 'open', dueOn: addDays(scene.today, inDays) })
  return 2
}

function addDeal(tx: Tx, scene: Scene, accountId: string, name: string): void {
  const roll = scene.random()
  const values = {
    accountId,
    name: talkWith(name).dealOf(name),
    outcome: roll < 0.5 ? 'open' : roll < 0.8 ? 'won' : 'lost',
    amountMinor: (20 + below(scene, 400)) * 100_000,
    currency: 'CNY',
    expectedCloseOn: addDays(scene.today, below(scene, 200) - 60),
    track: roll < 0.3 ? 'project' : 'quick',
    probability: 10 * below(scene, 10),
    ownerId: scene.meId,
  }
  tx.create('opportunity', values as Create<'opportunity'>)
}

function addAccount(tx: Tx, scene: Scene, counts: ManyCounts): { accountId: string; name: string } {
  const { name, shortName, kind, industry, region } = firmOf(scene)
  const createdAt = instantOf(addDays(scene.today, -(1200 + below(scene, 400))), '10:00', zone)
  const headcount = 8 + Math.floor(scene.random() ** 3 * 3000)
  const ownerId = scene.random() < 0.3 ? pick(scene, scene.team) : scene.meId
  const stage = pick(scene, accountStages)
  const phone = phoneOf(scene, pick(scene, ['0512-6', '0571-8', '021-5', '0755-2']), 7)
  const own = { headcount, headcountBand: bandOf(headcount), stage, ownerId, phone }
  const accountId = tx.create('account', { name, shortName, kind, industry, region, ...own }, { createdAt })
  const people = addPeople(tx, scene, accountId, !isChineseName(name), createdAt)
  const at: Client = { accountId, name, people }
  let on = addDays(scene.today, -(1 + below(scene, 60)))
  for (let i = 0; i < visitsEach; i += 1) {
    addVisit(tx, scene, at, on)
    on = addDays(on, -(10 + below(scene, 80)))
  }
  counts.accounts += 1
  counts.contacts += people.length
  counts.visits += visitsEach
  counts.visitNotes += visitsEach * notesEach
  counts.followUps += addFollowUps(tx, scene, at)
  if (scene.random() < 0.3) {
    addDeal(tx, scene, accountId, shortName ?? name)
    counts.opportunities += 1
  }
  return { accountId, name }
}

/** A few visits today, so that Today has a day to show. */
function addToday(tx: Tx, scene: Scene, counts: ManyCounts): void {
  for (const time of ['09:30', '11:00', '14:00', '16:30']) {
    const { accountId, name } = addAccount(tx, scene, counts)
    const startAt = instantOf(scene.today, time, zone)
    const values = { accountId, startAt, zone, status: 'planned', ownerId: scene.meId, durationMin: 60 } as const
    tx.create('visit', { ...values, ...talkWith(name).demo, visitType: 'demo' })
    counts.visits += 1
  }
}

/** Loads about `accounts` accounts; `onProgress` hears how many there are. Refused with `not_empty`. */
export async function loadMany(
  ctx: WriterContext,
  accounts: number,
  onProgress: (done: number) => void = () => undefined,
): Promise<ManyCounts> {
  const { scene, write } = await beginDemo(ctx)
  const counts = { accounts: 0, contacts: 0, visits: 0, visitNotes: 0, followUps: 0, opportunities: 0 }
  await write((tx) => addToday(tx, scene, counts))
  while (counts.accounts < accounts) {
    const end = Math.min(accounts, counts.accounts + accountsAtOnce)
    await write((tx) => {
      while (counts.accounts < end) addAccount(tx, scene, counts)
    })
    onProgress(counts.accounts)
  }
  return counts
}
