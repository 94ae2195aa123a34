/** Links between files in any order, original dates and authors, and rows that were given back and repaired. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { attempt, fileIn, requestFor, run } from '../../../test/support/import-file.ts'
import { testCore, type TestCore } from '../../../test/support/temp-store.ts'
import { exportType } from './export-run.ts'
import { failedFileEnding, writeFailedRows } from './failed-rows.ts'
import { findImport } from './import-tables.ts'
import { undoImport } from './undo-import.ts'
import type { ImportReport } from './import-report.ts'

let core: TestCore
beforeEach(() => {
  core = testCore()
})
afterEach(() => {
  core.close()
})

const all = (sql: string): unknown => core.context.read.connection.prepare(sql).raw().all()
const take = async (name: string, text: string, type: Parameters<typeof requestFor>[1]): Promise<ImportReport> =>
  run(core, await requestFor(fileIn(core, name, text), type))
const takeBack = (report: ImportReport): Promise<unknown> =>
  undoImport(core.context.store, { nowMs: core.nowMs, actor: null }, report.importId ?? '')

const deals =
  'Opportunity ID,Opportunity Name,Account ID,Amount,Opportunity Currency,StageName,OwnerId\nO1,Ten gates,C1,"1,500",JPY,Closed Won,U1\nO2,Spare,C9,12.5,USD,Open,U2\n'
const notes =
  '记录编号,客户编号,内容,记录时间,记录人\nN1,C1,谈了报价,2025-03-05 10:00,张三\nN2,C1,约下周演示,2025-03-06 10:00,李四\n'
const accounts =
  'Account ID,Account Name,OwnerId,CreatedDate,CreatedById,LastModifiedDate,LastModifiedById\nC1,恒润,U1,2006-04-15T03:23:15.000Z,U7,2009-01-02T03:04:05.678Z,U1\n'

test('deals and notes come before their accounts: deals stand alone, notes wait whole, and both find their account', async () => {
  expect((await take('deals.csv', deals, 'opportunity')).counts).toMatchObject({ created: 2, pendingLinks: 2 })
  expect((await take('notes.csv', notes, 'visitNote')).counts).toMatchObject({ created: 2, pendingLinks: 2 })
  expect(all('SELECT count(*) FROM visit_notes')).toEqual([[0]])
  const third = await take('accounts.csv', accounts, 'account')
  expect(
    all('SELECT o.name, a.name FROM opportunities o LEFT JOIN accounts a ON a.id = o.account_id ORDER BY o.name'),
  ).toEqual([
    ['Spare', null],
    ['Ten gates', '恒润'],
  ])
  expect(
    all(
      'SELECT n.body, a.name, m.name FROM visit_notes n JOIN accounts a ON a.id = n.account_id JOIN team_members m ON m.id = n.author_id ORDER BY n.body',
    ),
  ).toEqual([
    ['约下周演示', '恒润', '李四'],
    ['谈了报价', '恒润', '张三'],
  ])
  await takeBack(third)
  expect(all('SELECT account_id FROM opportunities WHERE deleted_at IS NULL')).toEqual([[null], [null]])
  expect(all('SELECT body FROM visit_notes WHERE deleted_at IS NULL')).toEqual([])
  await take('accounts.csv', accounts, 'account')
  expect(all('SELECT count(account_id) FROM opportunities')).toEqual([[1]])
  expect(all('SELECT count(*) FROM visit_notes WHERE deleted_at IS NULL')).toEqual([[2]])
  expect((await core.call('storage.verify', {})).problems).toEqual([])
})

test('amounts are in the minor units of their own currency, wherever its column stands', async () => {
  await take('deals.csv', deals, 'opportunity')
  expect(all('SELECT name, amount_minor, currency, outcome FROM opportunities ORDER BY name')).toEqual([
    ['Spare', 1250, 'USD', null],
    ['Ten gates', 1500, 'JPY', 'won'],
  ])
})

test('what waits is exported with what it waits for, and finds it in another store', async () => {
  await take('deals.csv', deals, 'opportunity')
  await take('notes.csv', notes, 'visitNote')
  const options = { format: 'csv', headers: 'machine', zone: 'UTC' } as const
  const files = {
    opportunity: join(core.dir, 'o.csv'),
    visitNote: join(core.dir, 'n.csv'),
    teamMember: join(core.dir, 'm.csv'),
  }
  for (const [type, file] of Object.entries(files))
    await exportType(core.context.read, type as keyof typeof files, file, options)
  const other = testCore()
  try {
    for (const type of ['teamMember', 'opportunity', 'visitNote'] as const)
      expect((await run(other, await requestFor(files[type], type))).counts.failed).toBe(0)
    await run(other, await requestFor(fileIn(core, 'accounts.csv', accounts), 'account'))
    const { connection } = other.context.read
    expect(connection.prepare('SELECT count(account_id) FROM opportunities').pluck().get()).toBe(1)
    expect(connection.prepare('SELECT count(*) FROM visit_notes').pluck().get()).toBe(2)
  } finally {
    other.close()
  }
})

test('original dates and authors stay; whoever is unknown becomes a member with the id of the source', async () => {
  await take('accounts.csv', accounts, 'account')
  expect(all('SELECT created_at, updated_at FROM accounts')).toEqual([
    [Date.UTC(2006, 3, 15, 3, 23, 15), Date.UTC(2009, 0, 2, 3, 4, 5, 678)],
  ])
  expect(
    all(
      'SELECT o.source_id, c.source_id, u.source_id FROM accounts a JOIN team_members o ON o.id = a.owner_id JOIN team_members c ON c.id = a.created_by JOIN team_members u ON u.id = a.updated_by',
    ),
  ).toEqual([['U1', 'U7', 'U1']])
})

test('an owner first named by a row that is given back is still there for the next row', async () => {
  await take('one.csv', 'Company,Phone\nAlpha,1\n', 'account')
  const report = await take('two.csv', 'Company,Phone,Owner\nAlpha,1,张三\nBeta,2,张三\n', 'account')
  expect(report.failures.map((row) => [row.row, row.problems[0]?.reason])).toEqual([[2, 'duplicate_of_record']])
  expect(all('SELECT a.name, m.name FROM accounts a JOIN team_members m ON m.id = a.owner_id')).toEqual([
    ['Beta', '张三'],
  ])
})

test('a newer row that leaves a required value empty is given back, and the record keeps it', async () => {
  await take('one.csv', 'Account ID,Company,Phone\nA1,Alpha,1\nA2,Beta,2\n', 'account')
  const report = await take('two.csv', 'Account ID,Company,Phone\nA1,,9\nA2,Beta 2,2\n', 'account')
  expect(report.failures).toMatchObject([{ row: 2, problems: [{ reason: 'required_missing', column: 'Company' }] }])
  expect(all('SELECT name, phone FROM accounts ORDER BY name')).toEqual([
    ['Alpha', '1'],
    ['Beta 2', '2'],
  ])
})

test('a colleague of ours who was deleted comes back with the records that name them', async () => {
  const member = await core.call('records.create', { type: 'teamMember', values: { name: '张三' } })
  await core.call('records.create', { type: 'account', values: { name: '恒润', ownerId: member.id } })
  const path = join(core.dir, 'a.csv')
  await exportType(core.context.read, 'account', path, { format: 'csv', headers: 'machine', zone: 'UTC' })
  await core.call('records.delete', { type: 'teamMember', id: member.id })
  writeFileSync(
    path,
    readFileSync(path, 'utf8')
      .replaceAll('恒润', '恒润二厂')
      .replace(/"01[^"]*",/, '"01900000-0000-7000-8000-000000000001",'),
  )
  expect((await run(core, await requestFor(path, 'account'))).counts).toMatchObject({ created: 1, failed: 0 })
  expect(all('SELECT deleted_at FROM team_members')).toEqual([[null]])
})

const bad = {
  csv: 'Account ID,Company,Employees\nA1,Alpha,12\nA2,Beta,viele\nA3,,3\n',
  vcf: ['BEGIN:VCARD\nVERSION:3.0\nFN:Ann\nUID:1\nEND:VCARD', 'BEGIN:VCARD\nVERSION:3.0\nFN:Bob\nUID:2'].join('\n'),
}

async function givenBack(report: ImportReport): Promise<string> {
  const past = findImport(core.context.read, report.importId ?? '')
  if (!past) throw new Error('no import')
  const path = join(core.dir, `failed.${failedFileEnding(past.format)}`)
  expect(await writeFailedRows(core.context.read, past, path, 'en')).toBe(report.counts.failed)
  return path
}

test('failing rows come back as a file that says why and, repaired, is taken in', async () => {
  const path = await givenBack(await take('bad.csv', bad.csv, 'account'))
  const text = readFileSync(path, 'utf8')
  expect(text).toContain('"A2","Beta","viele","3","Employees: ""viele"" is not a number"')
  expect(text).toContain('"A3","","3","4","Company: a required value is missing"')
  writeFileSync(path, text.replace('viele","3"', '20","3"').replace('"A3",""', '"A3","Gamma"'))
  expect((await run(core, await requestFor(path, 'account'))).counts).toMatchObject({ created: 2, failed: 0 })
  expect(all('SELECT name, headcount FROM accounts ORDER BY name')).toEqual([
    ['Alpha', 12],
    ['Beta', 20],
    ['Gamma', 3],
  ])
})

test('failing cards come back as cards and, repaired, are taken in', async () => {
  const path = await givenBack(await take('bad.vcf', bad.vcf, 'contact'))
  expect(readFileSync(path, 'utf8')).toContain('X-RAPPORT-REASON:the card is cut off')
  expect((await run(core, await requestFor(path, 'contact'))).counts).toMatchObject({ created: 1, failed: 0 })
  expect(all('SELECT name FROM contacts ORDER BY name')).toEqual([['Ann'], ['Bob']])
})

const sample =
  process.env['RAPPORT_SAMPLE_DIR'] ?? resolve(import.meta.dirname, '../../../../shared/data/salesforce-sample')
const hasSample = existsSync(join(sample, 'accountData.csv'))
if (!hasSample) process.stdout.write(`skipped: the public Salesforce sample is not at ${sample}\n`)

test.skipIf(!hasSample)('a real export: deals first, then accounts in Windows-1252; then the same again', async () => {
  const deal = await requestFor(join(sample, 'opportunityData.csv'), 'opportunity')
  const account = await requestFor(join(sample, 'accountData.csv'), 'account')
  expect([deal.mapping.system, account.mapping.system]).toEqual(['salesforce', 'salesforce'])
  expect((await attempt(core, deal)).counts).toMatchObject({ rows: 38, created: 38, failed: 0, pendingLinks: 38 })
  expect((await run(core, deal)).counts).toMatchObject({ rows: 38, created: 38, failed: 0, pendingLinks: 38 })
  const tried = await attempt(core, account)
  const done = await run(core, account)
  expect(done.counts).toEqual(tried.counts)
  expect(done.counts).toMatchObject({ rows: 423, created: 423, failed: 0, pendingLinks: 0 })
  expect(all('SELECT count(*), count(account_id), sum(outcome IS NOT NULL) FROM opportunities')).toEqual([[38, 38, 38]])
  expect(all(`SELECT count(*) FROM accounts WHERE name LIKE '%\uFFFD%' OR address LIKE '%\uFFFD%'`)).toEqual([[0]])
  expect(all(`SELECT count(*) FROM accounts WHERE name = '????????????????'`)).toEqual([[2]])
  expect(all("SELECT created_at FROM accounts WHERE source_id = '001x0000002xLCVAA2'")).toEqual([
    [Date.UTC(2006, 3, 15, 3, 23, 15)],
  ])
  expect((await run(core, account)).counts).toMatchObject({ unchanged: 423 })
  expect((await run(core, deal)).counts).toMatchObject({ unchanged: 38 })
})
