/** The command line as a script and a person meet it: its exit codes, its one JSON document, its sentences in both languages. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { addDays, dateIn } from '../../shared/base/local-date.ts'
import { recordTypeNames } from '../../shared/domain/record-types.ts'
import '../../test/support/import-file.ts'
import { photo } from '../../test/fixtures/media-bytes.ts'
import { tempDir, testCore } from '../../test/support/temp-store.ts'

let temp: ReturnType<typeof tempDir>
beforeEach(() => {
  temp = tempDir('rapport-cli-')
})
afterEach(() => {
  temp.remove()
})

type Lang = 'zh' | 'en'
interface Said {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** Runs the program as a shell would; `--data` is the folder `data` of this test unless the words name one. */
function rapport(words: readonly string[], lang: Lang = 'en', cwd = temp.dir): Said {
  const data = words.includes('--data') ? [] : ['--data', join(temp.dir, 'data')]
  const done = spawnSync(process.execPath, [join(import.meta.dirname, 'main.ts'), ...data, ...words], {
    cwd,
    encoding: 'utf8',
    env: {
      ...process.env,
      LANG: lang === 'zh' ? 'zh_CN.UTF-8' : 'en_US.UTF-8',
      LC_ALL: '',
      LC_MESSAGES: '',
      TZ: 'Asia/Shanghai',
    },
  })
  return { code: done.status, out: done.stdout, err: done.stderr }
}

/** The one document of a run with `--json`. */
const json = (said: Said): Record<string, unknown> => JSON.parse(said.out) as Record<string, unknown>

function file(name: string, text: string): string {
  writeFileSync(join(temp.dir, name), text)
  return name
}

const good = 'Account ID,Company,Phone\nA1,Alpha,0512-1\nA2,Beta,0512-2\n'
const mixed = 'Account ID,Company,Employees\nA1,Alpha,10\nA2,Beta,viele\n'

test('import: 0 when every row is taken in, one JSON document, and the same again changes nothing', () => {
  file('good.csv', good)
  const first = rapport(['import', 'accounts', 'good.csv', '--json'])
  expect([first.code, first.err]).toEqual([0, ''])
  expect(json(first)).toMatchObject({
    isDryRun: false,
    counts: { rows: 2, created: 2, failed: 0 },
    mapping: { type: 'account' },
    read: { format: 'csv', encoding: 'utf-8', delimiter: ',' },
  })
  const again = rapport(['--json', 'import', 'accounts', 'good.csv'])
  expect([again.code, json(again)['counts']]).toMatchObject([0, { created: 0, unchanged: 2 }])
})

test('import: a trial writes nothing and counts what the run then does', () => {
  file('mixed.csv', mixed)
  const tried = rapport(['import', 'accounts', 'mixed.csv', '--dry-run', '--json'])
  expect([tried.code, json(tried)['importId'], json(tried)['isDryRun']]).toEqual([4, null, true])
  expect(json(rapport(['stats', '--json']))['rows']).not.toContainEqual(
    expect.objectContaining({ type: 'account', count: 1 }),
  )
  const run = rapport(['import', 'accounts', 'mixed.csv', '--json'])
  expect([run.code, json(run)['counts'], json(run)['failures']]).toEqual([
    4,
    json(tried)['counts'],
    json(tried)['failures'],
  ])
})

test('import: rows that fail are said and given back, in both languages', () => {
  file('mixed.csv', mixed)
  const en = rapport(['import', 'accounts', 'mixed.csv', '--failed', 'out/failed.csv'])
  expect(en.code).toBe(4)
  expect(en.out).toContain(
    '2 rows: 1 new, 0 changed, 0 the same, 1 not imported; 0 links wait.\nEncoding: utf-8\n  3: Employees: "viele" is not a number\nimport --undo ',
  )
  expect(readFileSync(join(temp.dir, 'out/failed.csv'), 'utf8')).toContain('"A2","Beta","viele","3"')
  const zh = rapport(['import', 'accounts', 'mixed.csv'], 'zh')
  expect([zh.code, zh.err]).toEqual([4, '用 --failed 文件名 可以取回未导入的行。\n'])
  expect(zh.out).toContain(
    '2 行：新增 0，更新 0，无变化 1，未导入 1；待匹配的关联 0。\n文字编码：utf-8\n  3: Employees: “viele”不是数字\n',
  )
})

test('import: where the failing rows cannot be written the import stands, and says so in a sentence', () => {
  file('mixed.csv', mixed)
  const said = rapport(['import', 'accounts', 'mixed.csv', '--json', '--failed', '/dev/null/x/failed.csv'])
  expect([said.code, json(said)['counts']]).toMatchObject([4, { created: 1 }])
  expect(said.err).toMatch(/^The rows that failed could not be written \(\w+\): \/dev\/null\/x\/failed\.csv\n$/)
})

test('import --undo takes it back; a second time, and an id that is none, are refused with a sentence', () => {
  file('good.csv', good)
  const id = String(json(rapport(['import', 'accounts', 'good.csv', '--json']))['importId'])
  const undone = rapport(['import', '--undo', id, '--json'])
  expect([undone.code, json(undone)]).toEqual([0, { importId: id, rows: 2, skipped: 0 }])
  expect(rapport(['import', '--undo', id], 'zh')).toEqual({ code: 1, out: '', err: '这一步已经撤销过。\n' })
  expect(rapport(['import', '--undo', 'nothing'])).toEqual({
    code: 1,
    out: '',
    err: 'Nothing of that name was found: import.\n',
  })
})

test('import --map says which column is what, and takes the very mapping that --json printed', () => {
  file('odd.csv', 'Nr;Firma;Tel\n7;Alpha;0512-7\n')
  const blind = rapport(['import', 'accounts', 'odd.csv'])
  expect([blind.code, blind.err]).toEqual([
    1,
    'Columns nothing reads: Nr, Firma, Tel\nNo column is chosen for the required field "name".\n',
  ])
  file('map.json', JSON.stringify({ fields: { sourceId: ['Nr'], name: ['Firma'], phone: ['Tel'] }, system: 'old-crm' }))
  const mapped = rapport(['import', 'accounts', 'odd.csv', '--map', 'map.json', '--json'])
  expect([mapped.code, json(mapped)['mapping']]).toMatchObject([0, { type: 'account', system: 'old-crm' }])
  file('printed.json', JSON.stringify(json(mapped)['mapping']))
  const again = rapport(['import', 'accounts', 'odd.csv', '--map', 'printed.json', '--json'])
  expect([again.code, json(again)['counts']]).toMatchObject([0, { unchanged: 1 }])
  expect(rapport(['import', 'contacts', 'odd.csv', '--map', 'printed.json']).code).toBe(2)
})

test.for([
  ['not JSON', 'oops', 'it is not JSON'],
  ['another shape', '{"dateOrder":"ymd","zone":"Mars"}', 'dateOrder, zone'],
] as const)('import --map with %s is refused with a sentence and 2', ([, text, why]) => {
  file('good.csv', good)
  file('map.json', text)
  const said = rapport(['import', 'accounts', 'good.csv', '--map', 'map.json'])
  expect([said.code, said.out]).toEqual([2, ''])
  expect(said.err.split('\n').at(-2)).toBe(`The mapping map.json cannot be used: ${why}`)
})

test.for([
  ['en', 'The file is not there or cannot be read.\n'],
  ['zh', '找不到这个文件，或者没有权限读取。\n'],
] as const)('a file that is not there is one sentence on stderr and 1, nothing on stdout: %s', ([lang, sentence]) => {
  expect(rapport(['import', 'accounts', 'none.csv', '--json'], lang)).toEqual({ code: 1, out: '', err: sentence })
})

test.for([
  [['import', 'accounts'], ''],
  [['import', 'planets', 'x.csv'], 'TYPE is one of: team-members, accounts'],
  [['import', 'accounts', 'a.csv', '--colour'], 'There is no such option: --colour'],
  [['import', 'accounts', 'a.csv', '--map'], 'The option is not written as it should be: --map'],
  [['import', 'accounts', 'a.csv', '--encoding', 'ebcdic'], '--encoding ebcdic'],
  [['export', 'accounts', '--format', 'pdf'], '--format pdf'],
  [['search'], ''],
  [['search', 'x', '--limit', 'many'], ''],
  [['conquer'], ''],
] as const)('words that are off are said, with the usage, and 2: %s', ([words, sentence]) => {
  const said = rapport(words)
  expect([said.code, said.out]).toEqual([2, ''])
  expect(said.err.startsWith(sentence)).toBe(true)
  expect(said.err).toContain('rapport [--data DIR] <command> [--json]')
})

test('with --help, alone or after a command, the usage goes to stdout and 0', () => {
  for (const words of [['--help'], ['import', '--help']]) {
    const said = rapport(words)
    expect([said.code, said.err]).toEqual([0, ''])
    expect(said.out).toContain('import TYPE FILE')
  }
})

test('a data folder may be called what a command is called', () => {
  file('good.csv', good)
  expect(rapport(['--data', 'import', 'import', 'accounts', 'good.csv']).code).toBe(0)
  expect(existsSync(join(temp.dir, 'import', 'rapport.db'))).toBe(true)
})

test('export writes a type or everything, which an empty folder takes back in; search, stats and verify answer', () => {
  file('good.csv', good)
  rapport(['import', 'accounts', 'good.csv'])
  const one = rapport(['export', 'accounts', '--format', 'json', '--out', 'deep/er/a.json', '--json'])
  expect([one.code, json(one)]).toMatchObject([0, { files: [{ type: 'account', rows: 2 }] }])
  const all = rapport(['export', 'everything', '--out', 'all'], 'zh')
  expect([all.code, all.err]).toEqual([0, ''])
  expect(readdirSync(join(temp.dir, 'all'))).toHaveLength(recordTypeNames.length)
  expect(rapport(['--data', 'other', 'import', 'accounts', 'all/accounts.csv']).code).toBe(0)
  const found = rapport(['search', 'Alpha', '--json'])
  expect([found.code, json(found)['hits']]).toMatchObject([0, [{ type: 'account', title: 'Alpha' }]])
  const stats = rapport(['stats', '--json'])
  expect([stats.code, json(stats)['rows']]).toEqual([
    0,
    expect.arrayContaining([{ type: 'account', count: 2, deleted: 0 }]),
  ])
  expect(rapport(['verify'])).toMatchObject({ code: 0, out: '2 rows, all sound.\n' })
  expect(rapport(['verify'], 'zh').out).toBe('2 行，完好。\n')
})

test('where there is no data yet, reading says so in a sentence and makes none', () => {
  for (const words of [['stats'], ['verify'], ['search', 'x'], ['export', 'accounts']]) {
    const said = rapport(words)
    expect(said).toEqual({ code: 1, out: '', err: `There is no data in ${join(temp.dir, 'data')} yet.\n` })
  }
  expect(existsSync(join(temp.dir, 'data'))).toBe(false)
})

test('while an app has the folder open, reading goes on and writing exits 3', async () => {
  const core = testCore({ dir: join(temp.dir, 'data') })
  try {
    await core.call('records.create', { type: 'account', values: { name: '恒润' } })
    file('good.csv', good)
    for (const words of [
      ['stats'],
      ['verify'],
      ['search', '恒润'],
      ['export', 'accounts'],
      ['import', 'accounts', 'good.csv', '--dry-run'],
    ])
      expect([words[0], rapport(words).code]).toEqual([words[0], 0])
    expect(rapport(['import', 'accounts', 'good.csv'], 'zh')).toEqual({
      code: 3,
      out: '',
      err: '这个数据文件夹已被另一个见面打开。先关掉那一个。\n',
    })
  } finally {
    core.close()
  }
})

test('an export that cannot be written is one sentence and 1', () => {
  file('good.csv', good)
  rapport(['import', 'accounts', 'good.csv'])
  mkdirSync(join(temp.dir, 'folder.csv'))
  const said = rapport(['export', 'accounts', '--out', 'folder.csv'])
  expect([said.code, said.out]).toEqual([1, ''])
  expect(said.err).toBe(`Cannot write (EISDIR): ${join(temp.dir, 'folder.csv')}\n`)
})

test('visits are listed by day and state, and one is shown whole', () => {
  file(
    'visits.csv',
    'Account Name,Subject,Start,Status,Notes\nAlpha,上门演示,2026-11-23 10:00,planned,\nAlpha,回访,2026-11-20 10:00,done,谈得不错\n',
  )
  file('good.csv', good)
  rapport(['import', 'accounts', 'good.csv'])
  rapport(['import', 'visits', 'visits.csv'])
  const list = rapport(['visits', 'list', '--from', '2026-11-20', '--until', '2026-11-20', '--json'])
  expect(list.code).toBe(0)
  const { total, visits } = json(list) as { total: number; visits: { visit: { id: string } }[] }
  expect(total).toBe(1)
  const id = visits[0]?.visit.id ?? ''
  expect(rapport(['visits', 'list', '--status', 'planned']).out).toContain('上门演示')
  const shown = rapport(['visits', 'show', id], 'zh')
  expect([shown.code, shown.out.includes('回访'), shown.out.includes('谈得不错')]).toEqual([0, true, true])
  expect(json(rapport(['visits', 'show', id, '--json']))).not.toHaveProperty('training')
  expect(rapport(['visits', 'show', '01900000-0000-7000-8aaa-000000000001']).code).toBe(1)
  for (const wrong of [['visits'], ['visits', 'list', '--from', '昨天'], ['visits', 'list', '--status', 'later']])
    expect(rapport(wrong).code).toBe(2)
})

test('of a training session it is shown who was there and who has a certificate', () => {
  file('good.csv', good)
  rapport(['import', 'accounts', 'good.csv'])
  file('visits.csv', 'Account Name,Subject,Start,Type,Status\nAlpha,第 2 次培训,2026-11-23 10:00,training,planned\n')
  rapport(['import', 'visits', 'visits.csv'])
  const { visits } = json(rapport(['visits', 'list', '--json'])) as { visits: { visit: { id: string } }[] }
  const id = visits[0]?.visit.id ?? ''
  const signed = '2026-11-23 10:05'
  file(
    'attendances.csv',
    `Visit ID,姓名,Result,Signed at,Account\n${id},吴敏,passed,${signed},Alpha\n${id},周强,again,${signed},Alpha\n${id},李倩,passed,,Alpha\n`,
  )
  expect(rapport(['import', 'attendances', 'attendances.csv']).code).toBe(0)
  const shown = json(rapport(['visits', 'show', id, '--json'])) as {
    training: { sheet: { rows: { name: string }[] }; certificates: { rows: { name: string }[] } }
  }
  expect(shown.training.sheet.rows.map((row) => row.name).toSorted()).toEqual(['周强', '吴敏', '李倩'].toSorted())
  // who did not sign has none
  expect(shown.training.certificates.rows.map((row) => row.name)).toEqual(['吴敏'])
  expect(rapport(['visits', 'show', id], 'zh').out).toMatch(/证书\n {2}\d{8}-[0-9A-F]{6} {2}吴敏\n/)
})

test('attach, verify, export, backup and restore take the bytes along', () => {
  file('good.csv', good)
  rapport(['import', 'accounts', 'good.csv'])
  const { hits } = json(rapport(['search', 'Alpha', '--json'])) as { hits: { id: string }[] }
  const to = `account:${hits[0]?.id ?? ''}`
  writeFileSync(join(temp.dir, '机房.png'), photo())
  const attached = rapport(['attach', '机房.png', '--to', to, '--json'])
  expect([attached.code, json(attached)]).toMatchObject([0, { name: '机房.png', to: { type: 'account' } }])
  expect(rapport(['attach', '机房.png', '--to', to], 'zh').out).toMatch(/^已附上 机房\.png：/)
  expect(rapport(['verify']).out).toBe('4 rows, 1 files, all sound.\n')
  expect(rapport(['export', 'everything', '--out', 'all']).code).toBe(0)
  expect(readdirSync(join(temp.dir, 'all', 'files'))).toHaveLength(2)
  expect(rapport(['backup', 'b.zip']).code).toBe(0)
  expect(rapport(['--data', 'other', 'restore', 'b.zip'])).toMatchObject({ code: 0, out: 'Restored.\n' })
  expect(rapport(['--data', 'other', 'verify']).out).toBe('4 rows, 1 files, all sound.\n')
})

test('library add takes files and folders, which are collections, and leaves what lies there unmeant', () => {
  mkdirSync(join(temp.dir, '知档培训', '第一天'), { recursive: true })
  writeFileSync(join(temp.dir, '知档培训', '第一天', '收件.txt'), '扫描条码')
  writeFileSync(join(temp.dir, '知档培训', '.DS_Store'), 'x')
  writeFileSync(join(temp.dir, '机房.png'), photo())
  const added = rapport(['library', 'add', '知档培训', '机房.png', '--product', '知档', '--json'])
  expect([added.code, (json(added)['added'] as { name: string }[]).map((one) => one.name)]).toEqual([
    0,
    ['收件.txt', '机房.png'],
  ])
  expect(rapport(['library', 'add', '机房.png'], 'zh').out).toBe('加了 1 份资料\n')
  const listed = json(rapport(['library', 'list', '--json'])) as { total: number; materials: { material: object }[] }
  expect([listed.total, listed.materials.at(-1)?.material ?? listed.materials[0]?.material]).toMatchObject([
    3,
    { products: ['知档'] },
  ])
  expect(rapport(['library', 'list']).out).toContain('收件  document  v1  here')
  expect(rapport(['library', 'add', 'none.pdf'])).toMatchObject({ code: 1, out: '' })
  expect([rapport(['library', 'add']).code, rapport(['library']).code]).toEqual([2, 2])
})

test.for([
  [['attach'], 2, ''],
  [['attach', 'good.csv'], 2, '--to TYPE:ID'],
  [['attach', 'good.csv', '--to', 'planet:1'], 2, '--to TYPE:ID'],
  [['attach', 'good.csv', '--to', 'account:../x'], 2, '--to TYPE:ID'],
  [['attach', 'none.pdf', '--to', `account:${'0190a000-0000-7000-8000-000000000001'}`], 1, 'There is no such file'],
  [['attach', '.', '--to', `visit:${'0190a000-0000-7000-8000-000000000001'}`], 1, 'This file cannot be read'],
  [
    ['attach', 'good.csv', '--to', `follow-up:${'0190a000-0000-7000-8000-000000000001'}`],
    1,
    'Nothing of that name was found: ',
  ],
] as const)('attach that cannot be is said: %s', ([words, code, sentence]) => {
  file('good.csv', good)
  const said = rapport(words)
  expect([said.code, said.out, said.err.startsWith(sentence)]).toEqual([code, '', true])
})

test('follow-ups due: what is owed by a day, how late it is, in both languages and as one document', async () => {
  const core = testCore({ dir: join(temp.dir, 'data') })
  const { id: accountId } = await core.call('records.create', { type: 'account', values: { name: 'Alpha' } })
  const today = dateIn(Date.now(), 'Asia/Shanghai')
  const add = (subject: string, days: number, dueTime: string | null = null) =>
    core.call('followUps.add', { accountId, subject, dueOn: addDays(today, days), dueTime, zone: 'Asia/Shanghai' })
  await add('late', -2)
  await add('now', 0, '14:00')
  await add('soon', 3)
  core.close()
  const due = rapport(['follow-ups', 'due'])
  expect([due.code, due.out.trim().split('\n')]).toEqual([
    0,
    [`${addDays(today, -2)}  Alpha  late  2 days late`, `${today}  14:00  Alpha  now`],
  ])
  expect(rapport(['follow-ups', 'due'], 'zh').out).toContain('晚了 2 天')
  const later = json(rapport(['follow-ups', 'due', '--until', '+3', '--json']))
  expect(later).toMatchObject({
    until: addDays(today, 3),
    followUps: [{ daysLate: 2 }, { dueTime: '14:00' }, { subject: 'soon' }],
  })
  expect(rapport(['follow-ups', 'due', '--until', 'soon']).code).toBe(2)
  expect(rapport(['follow-ups']).code).toBe(2)
})
