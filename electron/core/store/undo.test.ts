import { randomUUID } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { fileIn, requestFor, run as runImport } from '../../../test/support/import-file.ts'
import { testCore, type TestCore } from '../../../test/support/temp-store.ts'
import { recordTypeNames } from '../../../shared/domain/record-types.ts'
import { commit } from './commit.ts'
import { tableOf } from './columns.ts'
import { purgeGroupSlice, undoGroup } from './undo.ts'

let core: TestCore
beforeEach(() => {
  core = testCore()
})
afterEach(() => {
  core.close()
})

const today = { on: '2026-12-01', time: null, kind: 'visit', subject: '带对比表', type: 'date' } as const

/** Everything a person can see of the store: live rows of all types, derived facts and search documents. */
function visible(): unknown {
  const { connection } = core.context.read
  const rows = recordTypeNames.map((type) =>
    connection.prepare(`SELECT * FROM ${tableOf(type)} WHERE deleted_at IS NULL ORDER BY id`).all(),
  )
  const stripped = rows.map((each) => (each as Record<string, unknown>[]).map(({ updated_at: _u, ...rest }) => rest))
  return {
    rows: stripped,
    facts: connection.prepare('SELECT * FROM account_facts ORDER BY account_id').all(),
    search: connection
      .prepare('SELECT type, row_id, account_id, names, body FROM search_docs ORDER BY type, row_id')
      .all(),
  }
}

async function hengrun(): Promise<string> {
  const { id } = await core.call('records.create', {
    type: 'account',
    values: { name: '苏州恒润', region: '江苏 苏州' },
  })
  return id
}

describe('undo', () => {
  test('takes back the last act of a person, then the one before', async () => {
    const empty = visible()
    const id = await hengrun()
    const made = visible()
    await core.call('records.patch', { type: 'account', id, patch: { stage: 'talking' } })
    expect((await core.call('history.undo', {})).label).toBe('account.change')
    expect(visible()).toEqual(made)
    expect((await core.call('history.undo', {})).label).toBe('account.create')
    expect(visible()).toEqual(empty)
    await expect(core.call('history.undo', {})).rejects.toMatchObject({ wire: { why: 'nothing_to_undo' } })
  })

  test('a visit written up goes with its follow-up', async () => {
    const accountId = await hengrun()
    const before = visible()
    const { txnId } = await core.call('visits.log', {
      accountId,
      subject: '看现状',
      visitType: 'first',
      startAt: core.nowMs,
      zone: 'Asia/Shanghai',
      next: today,
    })
    expect((await core.call('accounts.get', { id: accountId })).nextOn).toBe('2026-12-01')
    expect((await core.call('history.undo', { txnId })).rows).toBe(2)
    expect(visible()).toEqual(before)
  })

  test('a deleted account comes back with all that belongs to it', async () => {
    const accountId = await hengrun()
    await core.call('records.create', { type: 'contact', values: { accountId, name: '周建国' } })
    await core.call('records.create', { type: 'visitNote', values: { accountId, body: '月底最怕', notedAt: 5 } })
    const before = visible()
    const { txnId } = await core.call('records.delete', { type: 'account', id: accountId })
    await expect(core.call('accounts.get', { id: accountId })).rejects.toThrow('not_found')
    await core.call('history.undo', { txnId })
    expect(visible()).toEqual(before)
  })

  test('leaves what was changed again since, and counts it', async () => {
    const id = await hengrun()
    const { txnId } = await core.call('records.patch', { type: 'account', id, patch: { stage: 'talking', phone: '1' } })
    await core.call('records.patch', { type: 'account', id, patch: { stage: 'tender' } })
    expect(await core.call('history.undo', { txnId })).toMatchObject({ rows: 0, skipped: 1 })
    const { account } = await core.call('accounts.get', { id })
    expect([account.stage, account.phone]).toEqual(['tender', null])
  })

  test('can itself be undone', async () => {
    const id = await hengrun()
    const made = visible()
    const { txnId } = await core.call('history.undo', {})
    await core.call('history.undo', { txnId })
    expect(visible()).toEqual(made)
    expect((await core.call('accounts.get', { id })).account.name).toBe('苏州恒润')
    expect((await core.call('history.undo', {})).label).toBe('account.create')
  })

  test('twice is refused', async () => {
    const { txnId } = await core.call('records.create', { type: 'account', values: { name: 'A' } })
    await core.call('history.undo', { txnId })
    await expect(core.call('history.undo', { txnId })).rejects.toMatchObject({ wire: { why: 'already_undone' } })
  })

  test('a merge is taken back whole', async () => {
    const keepId = await hengrun()
    const { id: dropId } = await core.call('records.create', {
      type: 'account',
      values: { name: '恒润机械', phone: '0512-7' },
    })
    await core.call('records.create', { type: 'contact', values: { accountId: dropId, name: '吴敏' } })
    await core.call('records.create', { type: 'visitNote', values: { accountId: dropId, body: '月底', notedAt: 5 } })
    const before = visible()
    const { txnId } = await core.call('accounts.merge', { keepId, dropId })
    const merged = await core.call('accounts.get', { id: keepId })
    expect([merged.contacts.length, merged.counts.notes, merged.account.phone]).toEqual([1, 1, '0512-7'])
    await core.call('history.undo', { txnId })
    expect(visible()).toEqual(before)
  })
})

describe('a group of transactions', () => {
  const groupId = 'import-1'
  const write = (name: string): string =>
    commit(core.context.store, { label: 'import', kind: 'import', nowMs: core.nowMs, actor: null, groupId }, (tx) =>
      tx.create('account', { name }),
    ).value

  test('is undone in one step, but not what somebody worked on since', async () => {
    write('A')
    const kept = write('B')
    await core.call('records.patch', { type: 'account', id: kept, patch: { stage: 'talking' } })
    const done = undoGroup(core.context.store, { nowMs: core.nowMs, actor: null }, groupId)
    expect(done.value).toMatchObject({ rows: 1, skipped: 1 })
    expect((await core.call('accounts.list', { today: '2026-11-23' })).rows.map((r) => r.name)).toEqual(['B'])
  })

  test('is purged without a trace', async () => {
    const id = await hengrun()
    const dump = (): unknown =>
      ['accounts', 'changes', 'outbox', 'txns', 'account_facts', 'search_docs'].map((table) =>
        core.context.read.connection.prepare(`SELECT * FROM ${table}`).all(),
      )
    const before = dump()
    for (let i = 0; i < 450; i += 1) write(`Firm ${i}`)
    commit(core.context.store, { label: 'import', kind: 'import', nowMs: core.nowMs, actor: null, groupId }, (tx) =>
      tx.patch('account', id, { region: '浙江' }),
    )
    let slices = 1
    while (purgeGroupSlice(core.context.store, groupId)) slices += 1
    expect(slices).toBe(3)
    expect(JSON.parse(JSON.stringify(dump(), (k, v: unknown) => (k === 'doc' ? 0 : v)))).toEqual(
      JSON.parse(JSON.stringify(before, (k, v: unknown) => (k === 'doc' ? 0 : v))),
    )
  })
})

test('a store opened twice keeps its last act to undo', async () => {
  await hengrun()
  core.reopen()
  expect((await core.call('history.undo', {})).label).toBe('account.create')
})

describe('the last act of this run, for a page opened since', () => {
  test('is named until it is taken back, then the one before is', async () => {
    expect(await core.call('history.last', {})).toBeNull()
    const id = await hengrun()
    const { txnId } = await core.call('records.patch', { type: 'account', id, patch: { stage: 'talking' } })
    expect(await core.call('history.last', {})).toEqual({
      txnId,
      isImport: false,
      op: 'update',
      name: '苏州恒润',
      label: 'account.change',
    })
    await core.call('history.undo', { txnId })
    expect(await core.call('history.last', {})).toMatchObject({ op: 'insert', name: '苏州恒润' })
  })

  test('is none of a run before, and not that the laptop got its owner', async () => {
    await hengrun()
    core.reopen()
    await core.call('profile.set', { name: '林珊' })
    expect(await core.call('history.last', {})).toBeNull()
  })

  test('may be a whole import, which is taken back by its own act', async () => {
    const file = fileIn(core, '客户.csv', '客户名称\n甲公司\n乙公司\n')
    const { importId } = await runImport(core, await requestFor(file, 'account'))
    const last = { txnId: importId, isImport: true, op: null, name: '客户.csv', label: null }
    expect(await core.call('history.last', {})).toEqual(last)
    await core.call('imports.undo', { importId: importId ?? '' })
    expect(await core.call('history.last', {})).toBeNull()
  })
})

test('an account under which something was added since stays when its making is taken back, and is counted', async () => {
  const { id: accountId, txnId } = await core.call('records.create', { type: 'account', values: { name: '恒润' } })
  const added = { type: 'visitNote', values: { accountId, body: '后来记的', notedAt: 1 } } as const
  const note = await core.call('records.create', added)
  expect(await core.call('history.undo', { txnId })).toMatchObject({ rows: 0, skipped: 1 })
  expect((await core.call('accounts.get', { id: accountId })).counts.notes).toBe(1)
  await core.call('history.undo', { txnId: note.txnId })
  expect((await core.call('accounts.get', { id: accountId })).counts.notes).toBe(0)
})

test('a visit at which something was noted or photographed since stays when its making is taken back', async () => {
  const accountId = await hengrun()
  const walkIn = { accountId, subject: '上门', visitType: 'other', zone: 'Asia/Shanghai' } as const
  const { id: visitId, txnId } = await core.call('visits.walkIn', walkIn)
  const note = await core.call('visits.note', { visitId, body: '问了价格' })
  expect((await core.call('history.undo', { txnId })).skipped).toBeGreaterThan(0)
  expect((await core.call('visits.get', { id: visitId })).notes).toHaveLength(1)
  await core.call('history.undo', { txnId: note.txnId })
})

test('an account to which a file was added since stays when its making is taken back', async () => {
  const { id: accountId, txnId } = await core.call('records.create', { type: 'account', values: { name: '恒润' } })
  const uploadId = randomUUID()
  mkdirSync(join(core.dir, 'incoming'), { recursive: true })
  writeFileSync(join(core.dir, 'incoming', uploadId), 'bytes')
  const to = { type: 'account', id: accountId } as const
  await core.call('attachments.add', { uploadId, sizeBytes: 5, name: 'a.txt', to, zone: 'Asia/Shanghai' })
  expect(await core.call('history.undo', { txnId })).toMatchObject({ rows: 0, skipped: 1 })
})
