/** Who sees what, on laptops: accounts that change hands, covers that end, laptops that are shut out. */
import { afterEach, expect, test } from 'vitest'
import { servedHub, type ServedHub } from '../../../test/support/served-hub.ts'
import { testCore, type TestCore } from '../../../test/support/temp-store.ts'
import { assignAccount } from '../../../hub/sync/assign.ts'
import { placeAnew } from '../../../hub/sync/place-anew.ts'

const open: { close(): unknown }[] = []
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close()
})

interface Person {
  readonly core: TestCore
  readonly userId: string
  readonly memberId: string
}

async function hub(): Promise<ServedHub> {
  const served = await servedHub()
  open.push(served)
  return served
}

async function person(
  at: ServedHub,
  name: string,
  role: 'rep' | 'manager' | 'admin' = 'rep',
  teamId: string | null = null,
): Promise<Person> {
  const core = testCore({ clock: Date.now })
  open.push(core)
  const { link, userId, memberId } = await at.invite(name, role, teamId)
  await core.call('sync.join', { link, deviceName: name })
  await round(core)
  return { core, userId, memberId }
}

const round = async (core: TestCore): Promise<void> => {
  expect(await core.context.sync.round()).toMatchObject({ type: 'done' })
}

const today = '2026-11-24'
const names = async ({ core }: Person): Promise<string[]> => {
  const { rows } = await core.call('accounts.list', { filter: {}, sort: 'name', descending: false, today })
  return rows.map((r) => r.name)
}

/** An account with somebody, a note, an open follow-up and a planned visit. */
async function withWork({ core, memberId }: Person, name: string): Promise<string> {
  const { id } = await core.call('records.create', {
    type: 'account',
    values: { name, ownerId: memberId, stage: 'talking' },
  })
  await core.call('records.create', { type: 'contact', values: { accountId: id, name: '李娜' } })
  await core.call('records.create', { type: 'visitNote', values: { accountId: id, body: '只信老周', notedAt: 1 } })
  const due = { accountId: id, subject: '寄样品', status: 'open', dueOn: '2026-12-01', ownerId: memberId } as const
  await core.call('records.create', { type: 'followUp', values: due })
  const visit = {
    accountId: id,
    subject: '复访',
    status: 'planned',
    startAt: 2,
    zone: 'Asia/Shanghai',
    ownerId: memberId,
  } as const
  await core.call('records.create', { type: 'visit', values: visit })
  await round(core)
  return id
}

const count = ({ core }: Person, table: string): number =>
  Number(core.context.read.connection.prepare(`SELECT count(*) FROM ${table}`).pluck().get())

test('handed over, an account moves with all that is its, and leaves the laptop it came from', async () => {
  const at = await hub()
  const a = await person(at, '张伟')
  const b = await person(at, '王芳')
  const id = await withWork(a, '苏州恒力')
  await round(b.core)
  expect(await names(b)).toEqual([])
  const given = await a.core.call('handover.assign', { accountId: id, ownerId: b.memberId })
  expect(given).toMatchObject({ followUps: 1, visits: 1 })
  await round(a.core)
  await round(b.core)
  expect(await names(b)).toEqual(['苏州恒力'])
  expect((await b.core.call('handover.brief', { accountId: id })).promises).toMatchObject([{ subject: '寄样品' }])
  // nothing of it is left where it came from: no row, no history, no word in search
  for (const table of ['accounts', 'contacts', 'visit_notes', 'follow_ups', 'visits'])
    expect([table, count(a, table)]).toEqual([table, 0])
  expect(await a.core.call('search.query', { query: '老周' })).toMatchObject({ hits: [] })
  expect(
    a.core.context.read.connection.prepare("SELECT count(*) FROM changes WHERE after LIKE '%老周%'").pluck().get(),
  ).toBe(0)
  expect(await a.core.call('sync.status', {})).toMatchObject({ unsent: 0, rejected: 0 })
  // who did it is in the history of the one who has it now
  const history = await b.core.call('records.history', { type: 'account', id })
  expect(history.some((h) => h.actor === '张伟')).toBe(true)
})

test('what was written offline on an account that was given away is refused, and its words are kept', async () => {
  const at = await hub()
  const a = await person(at, '张伟')
  const b = await person(at, '王芳')
  const id = await withWork(a, '苏州恒力')
  await a.core.call('records.create', {
    type: 'visitNote',
    values: { accountId: id, body: '路上写的一句', notedAt: 3 },
  })
  await assignAccount(at.open, at.open.ws, id, b.memberId)
  await round(a.core)
  await round(a.core)
  expect(await names(a)).toEqual([])
  const { rows } = await a.core.call('sync.rejected', {})
  expect(rows).toMatchObject([{ type: 'visitNote', code: 'forbidden', fields: { body: '路上写的一句' } }])
  await round(b.core)
  expect(count(b, 'visit_notes')).toBe(1)
  // put into another account of one's own, and taken back, the words stand in their box again
  const { core } = a
  const opNo = rows[0]?.opNo ?? 0
  const own = await core.call('records.create', { type: 'account', values: { name: '自己的一家' } })
  core.context.store.write.connection.exec(
    `UPDATE changes SET after = json_set(after, '$.accountId', '${own.id}') WHERE op = 'insert' AND type = 'visitNote'`,
  )
  const again = await core.call('sync.settleRejected', { opNo, how: 'as_new' })
  expect(await core.call('sync.rejected', {})).toMatchObject({ total: 0 })
  await core.call('history.undo', { txnId: again.txnId ?? '' })
  expect(await core.call('sync.rejected', {})).toMatchObject({ total: 1, rows: [{ fields: { body: '路上写的一句' } }] })
})

test('a cover sees what the other has, until it ends', async () => {
  const at = await hub()
  const a = await person(at, '张伟')
  const b = await person(at, '王芳')
  await withWork(a, '苏州恒力')
  const cover = await at.open.identity
    .by(null)
    .addCover({ userId: b.userId, coveredUserId: a.userId, untilMs: Date.now() + 3_600_000 })
  at.open.forgetDirectory()
  await round(b.core)
  expect(await names(b)).toEqual(['苏州恒力'])
  await at.open.identity.by(null).endCover(cover.id)
  at.open.forgetDirectory()
  await round(b.core)
  await round(b.core)
  expect(await names(b)).toEqual([])
  expect(count(b, 'visit_notes')).toBe(0)
})

test('a manager sees the team, a rep their own; who changes teams takes their accounts along', async () => {
  const at = await hub()
  const east = await at.team('华东', false)
  const north = await at.team('华北', false)
  const boss = await person(at, '陈经理', 'manager', east)
  const a = await person(at, '张伟', 'rep', east)
  const b = await person(at, '王芳', 'rep', east)
  await withWork(a, '苏州恒力')
  await withWork(b, '杭州明德')
  await round(boss.core)
  expect((await names(boss)).toSorted()).toEqual(['杭州明德', '苏州恒力'].toSorted())
  expect(await names(a)).toEqual(['苏州恒力'])
  await at.open.identity.by(null).setTeam(a.userId, north)
  at.open.forgetDirectory()
  await placeAnew(at.open, at.open.ws, a.memberId)
  await round(boss.core)
  expect(await names(boss)).toEqual(['杭州明德'])
  await round(a.core)
  expect(await names(a)).toEqual(['苏州恒力'])
})

test('a laptop that was shut out is told so, keeps what it has, and sends nothing', async () => {
  const at = await hub()
  const a = await person(at, '张伟')
  await withWork(a, '苏州恒力')
  const [device] = await at.open.identity.devices(a.userId)
  await at.open.identity.by(null).revokeDevice(device?.id ?? '')
  await a.core.call('records.create', { type: 'account', values: { name: '后来的' } })
  expect(await a.core.context.sync.round()).toEqual({ type: 'refused', why: 'revoked' })
  expect(await a.core.call('sync.status', {})).toMatchObject({ unsent: 1, hub: { trouble: 'revoked' } })
  expect(await names(a)).toHaveLength(2)
})

test('left, and joined to another hub, a laptop brings along all it holds', async () => {
  const first = await hub()
  const second = await hub()
  const a = await person(first, '张伟')
  const id = await withWork(a, '苏州恒力')
  await a.core.call('sync.leave', {})
  expect(await a.core.call('sync.status', {})).toMatchObject({ hub: null })
  const { link } = await second.invite('张伟')
  await a.core.call('sync.join', { link })
  await round(a.core)
  expect(await a.core.call('sync.status', {})).toMatchObject({ unsent: 0, rejected: 0 })
  const { code } = await second.open.identity.by(null).inviteDevice((await second.open.identity.users())[0]?.id ?? '')
  const other = testCore({ clock: Date.now })
  open.push(other)
  await other.call('sync.join', { link: `${second.url}join#${code}` })
  await round(other)
  expect((await other.call('records.get', { type: 'account', id })).row).toMatchObject({ name: '苏州恒力' })
  expect((await other.call('search.query', { query: '老周' })).hits).toHaveLength(1)
  expect(await other.call('sync.verify', {})).toMatchObject({ ok: true })
})
