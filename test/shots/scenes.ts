/** How a person gets to what a picture shows: the page, the record, the dialog, the state it is in. */
import type { Page } from '@playwright/test'

export type Call = <T>(name: string, input: unknown) => Promise<T>

export interface Screen {
  readonly name: string
  open(page: Page, call: Call): Promise<void>
}

export const at =
  (path: string) =>
  async (page: Page): Promise<void> => {
    await page.goto(new URL(path, page.url()).href)
    await page.locator('main').waitFor()
  }

export async function firstAccount(call: Call): Promise<string> {
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
export async function chooseList(page: Page): Promise<void> {
  await at('/import')(page)
  const file = { name: '客户名单 2026.csv', mimeType: 'text/csv', buffer: Buffer.from(list) }
  await page.locator('input[type=file]').first().setInputFiles(file)
  await page.getByRole('table').first().waitFor()
}

/** Opens the first account with a dialog or menu over it. */
export const overAccount =
  (lay: (page: Page) => Promise<void>) =>
  async (page: Page, call: Call): Promise<void> => {
    await at(`/accounts/${await firstAccount(call)}`)(page)
    await page.getByRole('heading', { level: 1 }).last().waitFor()
    await lay(page)
  }

export const pressed =
  (key: string) =>
  async (page: Page): Promise<void> => {
    await page.keyboard.press(key)
    await page.getByRole('dialog').getByRole('textbox').first().waitFor()
  }

/** The follow-ups in a calendar. */
export const calendar =
  (key: 'w' | 'm') =>
  async (page: Page): Promise<void> => {
    await at('/follow-ups')(page)
    await page.getByRole('grid').first().waitFor()
    await page.keyboard.press(key)
    await page.locator('[data-day]').first().waitFor()
  }

/** The first row of a list opened as a card. */
export const firstCard =
  (path: string) =>
  async (page: Page): Promise<void> => {
    await at(path)(page)
    await page.locator('main :is([role=option], [role=row])').nth(1).waitFor()
    // by key: the first row may be a heading, which opens nothing
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor()
  }

/** The visit under way of such a kind, if there is one. */
async function begun(call: Call, isWanted: (visitType: string) => boolean): Promise<string | undefined> {
  type Rows = { rows: { visit: { id: string; startedAt: number | null; visitType: string } }[] }
  const { rows } = await call<Rows>('visits.list', { statuses: ['planned'] })
  return rows.find(({ visit }) => visit.startedAt !== null && isWanted(visit.visitType))?.visit.id
}

/** A visit that has begun and has its notes: the one there is, or a new one. */
export async function visitUnderWay(call: Call): Promise<string> {
  const known = await begun(call, (visitType) => visitType !== 'training')
  if (known !== undefined) return known
  const accountId = await firstAccount(call)
  const walkIn = { accountId, subject: '上门演示', visitType: 'demo', zone: 'Asia/Shanghai' }
  const { id } = await call<{ id: string }>('visits.walkIn', walkIn)
  const { contacts } = await call<{ contacts: { id: string }[] }>('visits.get', { id })
  for (const { id: contactId } of contacts.slice(0, 2))
    await call('visits.present', { visitId: id, contactId, isHere: true })
  for (const body of ['周总问了价格，约好演示完一起谈。', '档案室实际有 11,400 份，比上次说的多。'])
    await call('visits.note', { visitId: id, body })
  for (const [theme, body] of [
    ['pain', '月底六张表要两个人做一天半。'],
    ['currentSystem', 'Excel 加一台 2014 年的档案软件。'],
  ])
    await call('visits.note', { visitId: id, body, theme })
  const { items } = await call<{ items: { id: string }[] }>('visits.get', { id })
  for (const { id: itemId } of items.slice(0, 3)) await call('visits.tick', { itemId, isDone: true })
  await call('drafts.set', { key: `note:${id}`, value: '周总要一份分两期的报价，先档案室 12 人，' })
  return id
}

/** A visit tomorrow at the first account, where something was left; made once. */
export async function visitTomorrow(call: Call): Promise<string> {
  const subject = '谈报价'
  const listed = await call<{ rows: { visit: { id: string; subject: string } }[] }>('visits.list', { text: subject })
  const known = listed.rows.find(({ visit }) => visit.subject === subject)?.visit.id
  if (known !== undefined) return known
  const accountId = await firstAccount(call)
  const startAt = Date.now() + 24 * 3_600_000
  const values = { accountId, subject, visitType: 'demo', status: 'planned', startAt, zone: 'Asia/Shanghai' }
  const { id } = await call<{ id: string }>('records.create', { type: 'visit', values })
  const { contacts } = await call<{ contacts: { id: string }[] }>('visits.get', { id })
  const { files } = await call<{ files: { id: string }[] }>('leave.offers', { accountId })
  await call('leave.log', {
    accountId,
    name: '留给恒润的资料',
    medium: 'zip',
    contactIds: contacts.slice(0, 2).map((one) => one.id),
    fileIds: files.slice(0, 3).map((one) => one.id),
  })
  return id
}

/** A training session under way, where the first of those present has signed. */
export async function session(call: Call): Promise<string> {
  const known = await begun(call, (visitType) => visitType === 'training')
  if (known !== undefined) return known
  const accountId = await firstAccount(call)
  const walkIn = { accountId, subject: '窗口人员培训', visitType: 'training', zone: 'Asia/Shanghai' }
  const { id } = await call<{ id: string }>('visits.walkIn', walkIn)
  const { contacts } = await call<{ contacts: { id: string }[] }>('visits.get', { id })
  for (const { id: contactId } of contacts.slice(0, 2))
    await call('visits.present', { visitId: id, contactId, isHere: true })
  const points = Array.from({ length: 12 }, (_, i) => [1_200 + i * 650, i % 2 === 0 ? 3_200 : 7_000])
  const strokes = [{ tool: 'pen', points }]
  await call('training.sign', { visitId: id, contactId: contacts[0]?.id, strokes })
  return id
}

/** The quiz with the most questions. */
export async function quizOf(call: Call): Promise<string> {
  const { rows } = await call<{ rows: { quiz: { id: string }; questions: number }[] }>('quizzes.list', {})
  return rows.toSorted((a, b) => b.questions - a.questions)[0]?.quiz.id ?? ''
}

/** A demo of three steps, the one there is or a new one. */
export async function demoScript(call: Call): Promise<string> {
  const { rows } = await call<{ rows: { demo: { id: string }; steps: number }[] }>('demos.list', {})
  const known = rows.find((row) => row.steps > 0)?.demo.id
  if (known !== undefined) return known
  const { rows: papers } = await call<{ rows: { material: { id: string } }[] }>('materials.list', { text: '总经理' })
  const { id: demoId } = await call<{ id: string }>('records.create', {
    type: 'demo',
    values: { name: '知档：二十分钟看明白', products: ['知档'] },
  })
  const steps = [
    {
      kind: 'say',
      title: '一天里找文件的时间',
      card: '每人每天少找二十分钟\n合同到期前三十天提醒',
      notes: '先问他们现在怎么找，别急着放。',
    },
    {
      kind: 'show',
      title: '用两个字找到一份合同',
      materialId: papers[0]?.material.id,
      notes: '用他们自己的合同名。',
      minutes: 6,
    },
    { kind: 'ask', title: '哪些人要先用上？', notes: '记下科室和人数。', minutes: 4 },
  ]
  for (const [position, step] of steps.entries())
    await call('records.create', { type: 'demoStep', values: { demoId, position, ...step } })
  return demoId
}

/** A visit of this state, the latest. */
export async function visitOf(call: Call, status: 'planned' | 'done'): Promise<string> {
  type Rows = { rows: { visit: { id: string; startedAt: number | null } }[] }
  const { rows } = await call<Rows>('visits.list', { statuses: [status] })
  return rows.find((row) => row.visit.startedAt === null)?.visit.id ?? ''
}

/** An act of the account's menu, the last but `fromEnd`. */
export const fromMenu = (fromEnd: number) =>
  overAccount(async (page) => {
    await page.locator('main header button[aria-haspopup="menu"]').click()
    const items = page.getByRole('menuitem')
    await items.first().waitFor()
    await items.nth((await items.count()) - 1 - fromEnd).click()
    await page.getByRole('dialog').waitFor()
  })

/** A drawn stand-in for a photo: shelves, a screen, a sheet. */
export async function addPhotos(page: Page, call: Call, visitId: string): Promise<void> {
  const { total } = await call<{ total: number }>('attachments.list', { of: { type: 'visit', id: visitId } })
  if (total > 0) {
    await page.locator('section img').nth(2).waitFor()
    return
  }
  const photos = await page.evaluate(async () => {
    const drawn: number[][] = []
    for (const tone of ['#9fb0bb', '#c7cdd1', '#8f9aa3']) {
      const canvas = new OffscreenCanvas(1600, 1040)
      const pen = canvas.getContext('2d')
      if (!pen) continue
      pen.fillStyle = '#e3e7ea'
      pen.fillRect(0, 0, 1600, 1040)
      pen.fillStyle = tone
      for (let i = 0; i < 12; i += 1) pen.fillRect(80 + i * 122, 120 + (i % 3) * 40, 84, 380)
      const blob = await canvas.convertToBlob({ type: 'image/jpeg' })
      drawn.push([...new Uint8Array(await blob.arrayBuffer())])
    }
    return drawn
  })
  const files = photos.map((bytes, i) => ({
    name: `IMG_00${i + 1}.jpg`,
    mimeType: 'image/jpeg',
    buffer: Buffer.from(bytes),
  }))
  await page.locator('input[type=file]').setInputFiles(files)
  await page.locator('section img').nth(2).waitFor()
  await page.waitForTimeout(400)
}
