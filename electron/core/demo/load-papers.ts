/** The catalogue in the demo: one product with its grid, what offices have instead, a competitor, prices, and one sheet begun. */
import type { ClaimMark } from '../../../shared/domain/product.ts'
import { proposePackages } from '../../../shared/domain/propose-package.ts'
import type { Row } from '../../../shared/domain/record-types.ts'
import { startQuote } from '../documents/start-quote.ts'
import { inOrder } from '../procedures/in-order.ts'
import { startComparison } from '../documents/start-comparison.ts'
import { listRows } from '../store/rows.ts'
import { sql } from '../store/sql.ts'
import type { Tx } from '../store/tx.ts'

type Said = readonly [mark: ClaimMark, zh: string, en: string]

interface DemoLine {
  readonly title: string
  readonly titleEn: string
  readonly ours: Said | null
  /** Of paper slips and an old office system. */
  readonly paper: Said
  /** Of a competitor's archive server. */
  readonly rival: Said | null
}

const lines: readonly DemoLine[] = [
  {
    title: '找一份三年前的合同',
    titleEn: 'Find a contract from three years ago',
    ours: ['yes', '输入任意两个字，约 15 秒', 'Type any two characters, about 15 seconds'],
    paper: ['no', '去档案室按柜号翻，约 12 分钟', 'Go through cabinets in the archive room, about 12 minutes'],
    rival: ['partly', '要记得文件名，约 3 分钟', 'The file name must be known, about 3 minutes'],
  },
  {
    title: '一张请购单批完',
    titleEn: 'Get a purchase slip approved',
    ours: ['yes', '手机或电脑上批，平均 4 小时', 'On phone or computer, 4 hours on average'],
    paper: ['no', '纸单逐桌送，平均两天半', 'Carried from desk to desk, two and a half days'],
    rival: ['partly', '只能在电脑上批，平均一天', 'On a computer only, a day on average'],
  },
  {
    title: '月底报表',
    titleEn: 'Month-end report',
    ours: ['yes', '随时生成，核对约 20 分钟', 'Made at any time, 20 minutes to check'],
    paper: ['no', '六张表手工汇总，2 人一天半', 'Six sheets merged by hand, 2 people for a day and a half'],
    rival: ['yes', '按固定格式生成', 'Made in a fixed form'],
  },
  {
    title: '停网的时候',
    titleEn: 'When the network is down',
    ours: ['yes', '照常查和登记，来网后自动补上', 'Search and register as usual; it catches up later'],
    paper: ['partly', '纸单照走，电脑上不能查', 'Slips go on; nothing can be looked up'],
    rival: ['no', '不能查，不能批', 'No searching, no approving'],
  },
  {
    title: '谁看过、谁改过',
    titleEn: 'Who saw, who changed',
    ours: ['yes', '每次查看和改动都有记录', 'Every view and change is on record'],
    paper: ['no', '借阅登记本，改动查不到', 'A lending book; changes leave no trace'],
    rival: ['partly', '有登录记录，没有改动记录', 'Logins are kept, changes are not'],
  },
  {
    title: '有人离职',
    titleEn: 'When someone leaves',
    ours: ['yes', '一键移交，清单双方签字', 'Handed over in one step, both sign the list'],
    paper: ['no', '靠口头交接，常有遗漏', 'Handed over by word of mouth, with gaps'],
    rival: ['unknown', '没有问到', 'Not known yet'],
  },
  {
    title: '学会要多久',
    titleEn: 'Time to learn',
    ours: ['yes', '上门两次，另有 6 段五分钟视频', 'Two visits and six 5-minute videos'],
    paper: ['partly', '老员工带，约两周', 'Two weeks beside a colleague'],
    rival: ['partly', '集中培训三天', 'Three days of classes'],
  },
  {
    title: '历史档案导入',
    titleEn: 'Moving old archives',
    ours: null,
    paper: ['unknown', '不用导入', 'Nothing to move'],
    rival: null,
  },
]

const changes: readonly (readonly [title: string, titleEn: string, text: string, textEn: string])[] = [
  ['「登记」改叫「收件」', '“Register” is now “Intake”', '位置不变，仍在左上角。', 'Same place, top left.'],
  [
    '不用再选柜号',
    'No cabinet number to pick',
    '系统自己编，旧柜号仍可查。',
    'It numbers by itself; old numbers still work.',
  ],
  [
    '审批意见要写一句',
    'An approval needs a sentence',
    '有常用语可点，不必打字。',
    'Common phrases are one click away.',
  ],
]

function say(tx: Tx, featureId: string, productId: string, said: Said | null): void {
  if (said === null) return
  const [mark, body, bodyEn] = said
  tx.create('claim', { featureId, productId, body, bodyEn, mark })
}

/** The first lines are about the day's work, the others about what one can rely on. */
const sectionOf = (position: number): { section: string; sectionEn: string } =>
  position < 4
    ? { section: '每天的事', sectionEn: 'Every day' }
    : { section: '放不放心', sectionEn: 'What one can rely on' }

function addPackages(tx: Tx, productId: string): void {
  const add = (
    position: number,
    name: string,
    nameEn: string,
    people: readonly [number, number | null],
    prices: number,
  ): void => {
    const packageId = tx.create('pricePackage', {
      productId,
      name,
      nameEn,
      currency: 'CNY',
      headcountMin: people[0],
      headcountMax: people[1],
      termMonths: 12,
      discountLimitPercent: 10,
      position,
    })
    const shared = { packageId, currency: 'CNY' } as const
    tx.create('priceRow', {
      ...shared,
      title: '许可，含升级',
      titleEn: 'Licence with updates',
      unit: 'year',
      priceMinor: prices,
      position: 0,
    })
    tx.create('priceRow', {
      ...shared,
      title: '上门培训两次',
      titleEn: 'Two training visits',
      unit: 'once',
      priceMinor: 600_000,
      position: 1,
    })
  }
  add(0, '知档 3 小团队版', 'Zhidang 3 Team', [1, 50], 1_980_000)
  add(1, '知档 3 企业版', 'Zhidang 3 Company', [51, 500], 6_800_000)
  add(2, '知档 3 集团版', 'Zhidang 3 Group', [501, null], 19_800_000)
}

interface Whose {
  readonly meId: string | null
}

/** Puts them in; the sheet is for the first account that has a system of its own. */
export function addPapers(tx: Tx, { meId }: Whose): void {
  tx.create('company', {
    name: '明澄软件',
    nameEn: 'Mingcheng Software',
    phone: '0571-8899 2086',
    email: 'hello@mingcheng.example',
    website: 'https://mingcheng.example',
  })
  const productId = tx.create('product', { name: '知档 3', nameEn: 'Zhidang 3', kind: 'ours' })
  const paperId = tx.create('product', {
    name: '旧版 OA 和纸单',
    nameEn: 'old OA and paper slips',
    kind: 'incumbent',
    note: '多数单位 2015 年前后装的办公系统，只管通知和请假；合同和请购还走纸单。',
  })
  const rivalId = tx.create('product', {
    name: '云柜档案',
    nameEn: 'Yungui Archive',
    kind: 'competitor',
    vendor: '云柜科技',
  })
  for (const [position, { title, titleEn, ours, paper, rival }] of lines.entries()) {
    const featureId = tx.create('feature', { productId, title, titleEn, ...sectionOf(position), position })
    say(tx, featureId, productId, ours)
    say(tx, featureId, paperId, paper)
    say(tx, featureId, rivalId, rival)
  }
  tx.create('valueCard', {
    productId,
    title: '知档 3，给档案和行政',
    titleEn: 'Zhidang 3, for archives and administration',
    work: '收件、登记、审批、归档在一处；任意两个字就找到旧合同。',
    workEn: 'Intake, register, approval and archive in one place; any two characters find an old contract.',
    why: '十一年只做档案，本地也能用，断网不停工。',
    whyEn: 'Eleven years of archives only; it runs on your own machines and goes on without a network.',
    cost: '按人数分三档，第一年含两次上门培训。',
    costEn: 'Three packages by headcount; the first year has two training visits in it.',
    position: 0,
  })
  addPackages(tx, productId)
  const account = listRows(
    tx.db,
    'account',
    sql`WHERE current_system IS NOT NULL AND deleted_at IS NULL ORDER BY created_at DESC, id LIMIT 1`,
  )[0]
  if (!account) return
  const shortName = account.shortName ?? account.name
  const id = startComparison(tx, {
    account,
    name: `${shortName}的对比表`,
    productId,
    otherId: paperId,
    language: 'zh-CN',
    currency: 'CNY',
  })
  tx.patch('comparison', id, { minutesPerDay: 35, people: 18, hourlyMinor: 5_200, currency: 'CNY', ownerId: meId })
  for (const [position, [title, titleEn, now, nowEn]] of changes.entries())
    tx.create('comparisonRow', {
      accountId: account.id,
      comparisonId: id,
      part: 'change',
      title,
      titleEn,
      now,
      nowEn,
      position,
    })
  addQuote(tx, account, shortName, productId)
}

/** What would be asked next: more is off than a rep gives alone, so it waits for a word. */
function addQuote(tx: Tx, account: Row<'account'>, shortName: string, productId: string): void {
  const packages = inOrder(tx.db, 'pricePackage', sql`product_id = ${productId}`)
  const packageId = proposePackages(account, packages)[0]?.package.id ?? null
  const name = `${shortName}的报价`
  const language = 'zh-CN'
  const quoteId = startQuote(tx, { account, name, packageId, opportunityId: null, language, currency: 'CNY' })
  tx.patch('quote', quoteId, {
    discountPercent: 12,
    terms: '合同签订后三个工作日内开通。\n首年含两次上门培训；第二年起按标价九折续约。\n含税，增值税专用发票。',
    termsEn:
      'Open within three working days of signing.\nThe first year has two training visits in it; renewal at 10% off list prices.\nTax included.',
  })
}
