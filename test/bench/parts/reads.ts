/**
 * Lists, account page, Today and search on the scaled store, as the page asks for them, p50 and p95 over many different
 * calls. The reference is what SQLite alone needs for a page of 100 accounts in name order.
 */
import { createReaderContext } from '../../../electron/core/create-context.ts'
import { dispatch } from '../../../electron/core/dispatch.ts'
import { dateIn } from '../../../shared/base/local-date.ts'
import type { Input, ProcedureName } from '../../../shared/api/contract.ts'
import { figure, median, quantile, timed, type Figure } from '../figure.ts'
import { scaledStore } from '../scaled-store.ts'

const goalMs = 20
const rounds = 3
const barePageSql =
  'SELECT a.* FROM account_facts f JOIN accounts a ON a.id = f.account_id ORDER BY f.name_key LIMIT 100 OFFSET ?'
const zone = 'Asia/Shanghai'
const queries =
  '恒|恒润|苏州|中|精密机械|行政审批|合同|价格|发票抬头|王|张伟|试用期|旧系统|hr|zgyd|hengrun|szhr|suzhou|jixie|wangwei|liu|zhang|xzsp|a|k|s|harbour|harbor|meridian|kestrel clarke|oakfeild|migration|price|backup night|the|0512|138|66180|苏州 恒润|审批 培训|emma|morgan turner|没有这个词的|zzzz'.split(
    '|',
  )

const names = ['苏州恒', '苏州恒润精密', '杭州天诚软件技术有限公司', 'Harbour Cla', '无锡']

type Call = <N extends ProcedureName>(name: N, input: Input<N>) => Promise<void>
type Work = () => unknown
type ListInput = Omit<Input<'accounts.list'>, 'today'>

/** Every order, pages near the top and deep down, and filters as people set them. */
function listInputs(total: number): readonly ListInput[] {
  const sorts = ['next', 'lastContact', 'stage', 'region', 'industry', 'headcount', 'created', 'updated'] as const
  return [
    ...[0, 50, 2000, Math.max(0, total - 50)].map((offset) => ({ offset })),
    ...sorts.flatMap((sort) => [{ sort }, { sort, descending: true, offset: 1000 }]),
    { filter: { stages: ['talking'] } },
    { filter: { regions: ['江苏 苏州'], next: 'week' }, sort: 'next' },
    { filter: { quietDays: 30 }, sort: 'lastContact' },
    { filter: { next: 'overdue' }, sort: 'next' },
    { filter: { text: '恒润' } },
    { filter: { text: 'jixie' }, sort: 'next' },
  ]
}

/** What is measured, by what it is called. */
function worksOf(call: Call, total: number, ids: readonly string[]): Readonly<Record<string, readonly Work[]>> {
  const today = dateIn(Date.now(), zone)
  return {
    'account list, a page of 100 in any order or filter': listInputs(total).map(
      (input) => () => call('accounts.list', { today, ...input }),
    ),
    'filter choices with counts': Array.from({ length: 10 }, () => () => call('accounts.facets', {})),
    'other lists': [
      () => call('contacts.list', {}),
      () => call('contacts.list', { text: '王' }),
      () => call('visits.list', { text: '恒润' }),
      () => call('followUps.list', { today, state: 'closed' }),
      () => call('visits.list', {}),
      () => call('followUps.list', { today }),
      () => call('opportunities.list', { outcome: 'all' }),
      () => call('nav.counts', { today }),
    ],
    'account page with its timeline': ids.map((id) => async () => {
      await call('accounts.get', { id })
      await call('timeline.list', { of: 'account', id })
    }),
    Today: Array.from({ length: 20 }, () => () => call('today.get', { date: today, zone })),
    [`search, ${queries.length} queries`]: queries.map((query) => () => call('search.query', { query })),
    'duplicates while typing': names.map((name) => () => call('accounts.duplicates', { name })),
  }
}

/** The times of some rounds over all works; the first round only warms up. */
async function timesOf(works: readonly Work[]): Promise<readonly number[]> {
  const times: number[] = []
  for (let round = 0; round <= rounds; round += 1)
    for (const work of works) {
      const ms = await timed(work)
      if (round > 0) times.push(ms)
    }
  return times
}

export async function measureReads(): Promise<readonly Figure[]> {
  const dataDir = scaledStore()
  const opened = createReaderContext({ dataDir, shell: 'cli', appVersion: '0', systemLanguage: 'en' })
  const db = opened.context.read.connection
  const call: Call = async (name, input) => {
    const answer = await dispatch(opened.context, name, input)
    if (!answer.ok) throw new Error(`${name}: ${answer.error.type}`)
  }
  const total = Number(db.prepare('SELECT count(*) FROM accounts').pluck().get())
  const ids = db.prepare('SELECT id FROM accounts ORDER BY random() LIMIT 60').pluck().all() as string[]
  const page = db.prepare(barePageSql)
  const reference = median(await timesOf([0, 100, 500, 1000].map((offset) => () => page.all(offset))))
  const figures: Figure[] = []
  for (const [what, works] of Object.entries(worksOf(call, total, ids))) {
    const times = await timesOf(works)
    const p95 = quantile(times, 0.95)
    const common = { part: 'reads', reference, unit: 'ms' } as const
    figures.push(figure({ ...common, what: `${what}, p50`, ours: median(times) }))
    figures.push(
      figure({ ...common, what: `${what}, p95`, ours: p95, goal: `p95 < ${goalMs} ms`, isMet: p95 < goalMs }),
    )
  }
  opened.close()
  return figures
}
