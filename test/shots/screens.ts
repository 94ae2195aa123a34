/** The screens of the app and how a person gets to each. A new screen is added here. */
import type { Page } from '@playwright/test'

type Call = <T>(name: string, input: unknown) => Promise<T>

export interface Screen {
  readonly name: string
  open(page: Page, call: Call): Promise<void>
}

const at =
  (path: string) =>
  async (page: Page): Promise<void> => {
    await page.goto(new URL(path, page.url()).href)
    await page.locator('main').waitFor()
  }

async function firstAccount(call: Call): Promise<string> {
  const { hits } = await call<{ hits: { id: string }[] }>('search.query', { query: '恒润', types: ['account'] })
  const list = await call<{ rows: { id: string }[] }>('accounts.list', { today: '2026-11-23', limit: 1 })
  return hits[0]?.id ?? list.rows[0]?.id ?? ''
}

const list = [
  '客户名称,行业,地区,电话,负责人,下次联系,备注',
  '苏州恒润精密机械有限公司,机械,江苏 苏州,0512-66180233,林珊,2026-12-03,要看排产',
  '常州天宁物业服务有限公司,物业,江苏 常州,0519-85510288,林珊,2026-12-09,"合同三月到期, 先报价"',
  ',机械,江苏 无锡,0510-82700110,王磊,2026-12-11,名字漏了',
  '无锡城北社区卫生服务中心,医疗,江苏 无锡,0510-82610016,王磊,下周,日期没写清',
  '昆山淀山湖镇人民政府,公共服务,江苏 昆山,0512-57481001,林珊,,',
].join('\n')

/** A file is chosen on the import screen; its columns stand there. */
async function chooseList(page: Page): Promise<void> {
  await at('/import')(page)
  const file = { name: '客户名单 2026.csv', mimeType: 'text/csv', buffer: Buffer.from(list) }
  await page.locator('input[type=file]').first().setInputFiles(file)
  await page.getByRole('table').first().waitFor()
}

/** Opens the first account with a dialog or menu over it. */
const overAccount =
  (lay: (page: Page) => Promise<void>) =>
  async (page: Page, call: Call): Promise<void> => {
    await at(`/accounts/${await firstAccount(call)}`)(page)
    await page.getByRole('heading', { level: 1 }).last().waitFor()
    await lay(page)
  }

const pressed =
  (key: string) =>
  async (page: Page): Promise<void> => {
    await page.keyboard.press(key)
    await page.getByRole('dialog').getByRole('textbox').first().waitFor()
  }

/** The first row of a list opened as a card. */
const firstCard =
  (path: string) =>
  async (page: Page): Promise<void> => {
    await at(path)(page)
    await page.getByRole('option').first().click()
    await page.getByRole('dialog').waitFor()
  }

/** A visit that has begun and has its notes: the one there is, or a new one. */
async function visitUnderWay(call: Call): Promise<string> {
  type Rows = { rows: { visit: { id: string; startedAt: number | null } }[] }
  const open = await call<Rows>('visits.list', { statuses: ['planned'] })
  const known = open.rows.find((row) => row.visit.startedAt !== null)?.visit.id
  if (known !== undefined) return known
  const accountId = await firstAccount(call)
  const begun = { accountId, subject: '上门演示', visitType: 'demo', zone: 'Asia/Shanghai' }
  const { id } = await call<{ id: string }>('visits.walkIn', begun)
  const { contacts } = await call<{ contacts: { id: string }[] }>('visits.get', { id })
  await call('visits.present', { visitId: id, contactIds: contacts.slice(0, 2).map((c) => c.id) })
  for (const body of ['周总问了价格，约好演示完一起谈。', '档案室实际有 11,400 份，比上次说的多。'])
    await call('visits.note', { visitId: id, body })
  await call('drafts.set', { key: `note:${id}`, value: '周总要一份分两期的报价，先档案室 12 人，' })
  return id
}

export const screens: readonly Screen[] = [
  { name: 'today', open: at('/') },
  { name: 'accounts', open: at('/accounts') },
  {
    name: 'account',
    open: async (page, call) => {
      await at(`/accounts/${await firstAccount(call)}`)(page)
    },
  },
  { name: 'contacts', open: at('/contacts') },
  { name: 'visits', open: at('/visits') },
  { name: 'follow-ups', open: at('/follow-ups') },
  { name: 'pipeline', open: at('/pipeline') },
  { name: 'import', open: at('/import') },
  { name: 'import-columns', open: chooseList },
  {
    name: 'import-trial',
    open: async (page) => {
      await chooseList(page)
      await page.keyboard.press('Control+Enter')
      await page.locator('#failures').waitFor()
    },
  },
  {
    name: 'on-site',
    open: async (page, call) => {
      const id = await visitUnderWay(call)
      await at(`/on-site/${id}`)(page)
      await page.getByRole('radio').nth(1).check()
    },
  },
  { name: 'settings', open: at('/settings') },
  {
    name: 'palette',
    open: async (page) => {
      await page.locator('main').waitFor()
      await page.keyboard.press('Control+k')
      await page.getByRole('combobox').waitFor()
      await page.keyboard.type('hengr', { delay: 20 })
    },
  },
  {
    name: 'new-account',
    open: async (page) => {
      await at('/accounts')(page)
      await pressed('c')(page)
      // filled, not typed: the words of the picture before are kept as a draft
      await page.getByRole('dialog').getByRole('textbox').first().fill('苏州恒润机械')
      await page.getByRole('dialog').getByRole('link').first().waitFor()
    },
  },
  {
    name: 'filter',
    open: async (page) => {
      await at('/accounts')(page)
      await page.locator('main button[aria-haspopup="dialog"]').nth(3).click()
      await page.getByRole('checkbox').first().waitFor()
    },
  },
  { name: 'log-visit', open: overAccount(pressed('l')) },
  { name: 'next-date', open: overAccount(pressed('d')) },
  { name: 'visit-card', open: firstCard('/visits') },
  { name: 'deal-card', open: firstCard('/pipeline') },
  { name: 'nothing-here', open: at('/nowhere') },
]
