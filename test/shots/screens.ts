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

/** The follow-ups in a calendar. */
const calendar =
  (key: 'w' | 'm') =>
  async (page: Page): Promise<void> => {
    await at('/follow-ups')(page)
    await page.getByRole('grid').first().waitFor()
    await page.keyboard.press(key)
    await page.locator('[data-day]').first().waitFor()
  }

/** The first row of a list opened as a card. */
const firstCard =
  (path: string) =>
  async (page: Page): Promise<void> => {
    await at(path)(page)
    await page.locator('main :is([role=option], [role=row])').nth(1).waitFor()
    // by key: the first row may be a heading, which opens nothing
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
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

/** A training session under way, where the first of those present has signed. */
async function session(call: Call): Promise<string> {
  const accountId = await firstAccount(call)
  const begun = { accountId, subject: '窗口人员培训', visitType: 'training', zone: 'Asia/Shanghai' }
  const { id } = await call<{ id: string }>('visits.walkIn', begun)
  const { contacts } = await call<{ contacts: { id: string }[] }>('visits.get', { id })
  for (const { id: contactId } of contacts.slice(0, 2))
    await call('visits.present', { visitId: id, contactId, isHere: true })
  const points = Array.from({ length: 12 }, (_, i) => [1_200 + i * 650, i % 2 === 0 ? 3_200 : 7_000])
  const strokes = [{ tool: 'pen', points }]
  await call('training.sign', { visitId: id, contactId: contacts[0]?.id, strokes })
  return id
}

/** A visit of this state, the latest. */
async function visitOf(call: Call, status: 'planned' | 'done'): Promise<string> {
  type Rows = { rows: { visit: { id: string; startedAt: number | null } }[] }
  const { rows } = await call<Rows>('visits.list', { statuses: [status] })
  return rows.find((row) => row.visit.startedAt === null)?.visit.id ?? ''
}

/** An act of the account's menu, the last but `fromEnd`. */
const fromMenu = (fromEnd: number) =>
  overAccount(async (page) => {
    await page.locator('main header button[aria-haspopup="menu"]').click()
    const items = page.getByRole('menuitem')
    await items.first().waitFor()
    await items.nth((await items.count()) - 1 - fromEnd).click()
    await page.getByRole('dialog').waitFor()
  })

/** Dialogs that are in no picture. */
export const dialogs: readonly Screen[] = [
  { name: 'note', open: overAccount(pressed('m')) },
  { name: 'new-contact', open: overAccount(pressed('p')) },
  { name: 'new-deal', open: fromMenu(4) },
  { name: 'merge', open: fromMenu(1) },
  { name: 'contact-card', open: firstCard('/contacts') },
  { name: 'follow-up-card', open: firstCard('/follow-ups') },
]

/** A drawn stand-in for a photo: shelves, a screen, a sheet. */
async function addPhotos(page: Page, call: Call, visitId: string): Promise<void> {
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
  { name: 'follow-ups-week', open: calendar('w') },
  { name: 'follow-ups-month', open: calendar('m') },
  {
    name: 'new-follow-up',
    open: async (page) => {
      await at('/follow-ups')(page)
      await page.keyboard.press('d')
      await page.getByRole('dialog').getByRole('textbox').first().waitFor()
      // the names offered lie over the rest
      await page.keyboard.press('Escape')
      await page.getByRole('dialog').locator('button.rp-link').click()
    },
  },
  {
    name: 'follow-up-card',
    open: async (page) => {
      await at('/follow-ups')(page)
      await page.getByRole('grid').getByRole('row').nth(1).click()
      await page.getByRole('dialog').waitFor()
    },
  },
  {
    name: 'quick-capture',
    open: async (page) => {
      await at('/')(page)
      await page.keyboard.press('Control+Shift+N')
      await page.getByRole('dialog').getByRole('textbox').first().fill('#恒润 下周三下午3点 拜访 看排产')
      await page.getByRole('dialog').getByRole('status').waitFor()
    },
  },
  { name: 'pipeline', open: at('/pipeline') },
  { name: 'library', open: at('/library') },
  {
    name: 'material',
    open: async (page, call) => {
      const { rows } = await call<{ rows: { material: { id: string } }[] }>('materials.list', { text: '总经理' })
      await at(`/library/${rows[0]?.material.id}`)(page)
      await page.locator('canvas').first().waitFor()
    },
  },
  {
    name: 'make-room',
    open: async (page) => {
      await at('/library')(page)
      await page.locator('aside button.rp-link').last().click()
      await page.getByRole('dialog').waitFor()
    },
  },
  {
    name: 'sign-in',
    open: async (page, call) => {
      await at(`/on-site/${await session(call)}`)(page)
      await page.locator('#sign-in ~ *, #sign-in').first().waitFor()
      await page.locator('section[aria-labelledby="sign-in"] button').last().click()
      await page.getByRole('application').waitFor()
    },
  },
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
      await addPhotos(page, call, id)
      await page.getByRole('radio').nth(1).check()
    },
  },
  {
    name: 'photo',
    open: async (page, call) => {
      const id = await visitUnderWay(call)
      await at(`/on-site/${id}`)(page)
      await addPhotos(page, call, id)
      await page
        .locator('section li button')
        .filter({ has: page.locator('img') })
        .nth(1)
        .click()
      const surface = page.getByRole('application')
      await surface.waitFor()
      await surface.focus()
      if ((await surface.locator('path').count()) > 0) return
      for (const key of [
        'Space',
        ...Array<string>(6).fill('ArrowRight'),
        ...Array<string>(5).fill('ArrowDown'),
        'Space',
      ])
        await page.keyboard.press(key)
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
  { name: 'plan-visit', open: overAccount(pressed('n')) },
  {
    name: 'visit-before',
    open: async (page, call) => {
      await at(`/visits/${await visitOf(call, 'planned')}`)(page)
    },
  },
  {
    name: 'visit-report',
    open: async (page, call) => {
      await at(`/visits/${await visitOf(call, 'done')}`)(page)
    },
  },
  { name: 'deal-card', open: firstCard('/pipeline') },
  { name: 'nothing-here', open: at('/nowhere') },
]

/** Opens something of the record a team wrote about, once it says where it is. */
const overShared =
  (lay: (page: Page) => Promise<void>) =>
  async (page: Page, call: Call): Promise<void> => {
    await at(`/accounts/${await firstAccount(call)}`)(page)
    await page.locator('main header button[aria-haspopup="dialog"]').waitFor()
    await lay(page)
  }

/** An act of the account's menu, by the address it leads to or its place. */
async function chooseFromMenu(page: Page, place: number): Promise<void> {
  await page.locator('main header button[aria-haspopup="menu"]').click()
  await page.getByRole('menuitem').nth(place).click()
}

/** The way into a team, for a laptop that belongs to none. */
export const aloneScreens: readonly Screen[] = [
  { name: 'sync-alone', open: at('/sync') },
  {
    name: 'settings-join',
    open: async (page) => {
      await at('/settings')(page)
      await page.locator('#hub').scrollIntoViewIfNeeded()
    },
  },
  { name: 'conflicts-none', open: at('/conflicts') },
]

/** A person of the list is open at its side. */
const person =
  (index: number) =>
  async (page: Page): Promise<void> => {
    await at('/team')(page)
    await page.getByRole('option').nth(index).click()
    await page.locator('main aside dl').waitFor()
  }

/** Screens of an admin's laptop, after `playPeopleScene`. */
export const peopleScreens: readonly Screen[] = [
  {
    name: 'team',
    open: async (page) => {
      await at('/team')(page)
      await page.getByRole('option').first().waitFor()
    },
  },
  { name: 'team-person', open: person(0) },
  { name: 'team-self', open: person(1) },
  { name: 'team-off', open: person(5) },
  {
    name: 'team-shut-out',
    open: async (page) => {
      await person(0)(page)
      await page.locator('main aside li button').last().click()
      await page.getByRole('dialog').waitFor()
    },
  },
  {
    name: 'team-switch-off',
    open: async (page) => {
      await person(0)(page)
      await page.locator('main aside button').last().click()
      await page.getByRole('dialog').waitFor()
    },
  },
  {
    name: 'team-invite',
    open: async (page) => {
      await at('/team')(page)
      await page.getByRole('option').first().waitFor()
      await page.keyboard.press('n')
      await page.getByRole('dialog').getByRole('textbox').first().fill('周敏')
    },
  },
  {
    // no more people come of it: the link is one for another laptop
    name: 'team-link',
    open: async (page) => {
      await person(0)(page)
      await page.locator('main aside section + div button').first().click()
      await page.getByRole('dialog').getByRole('textbox').waitFor()
    },
  },
  {
    name: 'team-cover',
    open: async (page) => {
      await at('/team')(page)
      await page.locator('main aside button.rp-link').click()
      await page.getByRole('dialog').waitFor()
    },
  },
]

/** Screens of a laptop in a team, after `playTeamScene`. */
export const teamScreens: readonly Screen[] = [
  {
    name: 'sync',
    open: async (page) => {
      await at('/sync')(page)
      await page.locator('main li').first().waitFor()
    },
  },
  {
    name: 'sync-waiting',
    open: async (page) => {
      await at('/sync')(page)
      await page.locator('main ul').last().scrollIntoViewIfNeeded()
      await page.locator('main ul').last().getByRole('button').last().focus()
    },
  },
  {
    // a film that is on a colleague's laptop; asked for while the hub is out of reach
    name: 'file-elsewhere',
    open: overShared(async (page) => {
      await page.getByRole('button', { name: '样机演示.mp4' }).first().click()
      await page.getByRole('dialog').getByRole('button').nth(1).waitFor()
    }),
  },
  {
    name: 'sync-files',
    open: overShared(async (page) => {
      await page
        .locator('main input[type=file]')
        .first()
        .setInputFiles({
          name: '报价单-恒润-2026.pdf',
          mimeType: 'application/pdf',
          buffer: Buffer.alloc(2_400_000, 7),
        })
      await page
        .getByRole('button', { name: /报价单-恒润/ })
        .first()
        .waitFor()
      await at('/sync')(page)
      await page.locator('main li button', { hasText: '报价单' }).first().waitFor()
    }),
  },
  {
    name: 'sync-leave',
    open: async (page) => {
      await at('/sync')(page)
      await page.locator('main aside button').last().click()
      await page.getByRole('dialog').waitFor()
    },
  },
  {
    name: 'conflicts',
    open: async (page) => {
      await at('/conflicts')(page)
      await page.locator('main ol li').first().waitFor()
    },
  },
  {
    name: 'conflicts-long',
    open: async (page) => {
      await at('/conflicts')(page)
      await page.locator('main ol li').first().waitFor()
      for (let i = 0; i < 2; i += 1) await page.keyboard.press('ArrowDown')
    },
  },
  {
    name: 'conflicts-now',
    open: async (page) => {
      await at('/conflicts')(page)
      await page.locator('main ol li').first().waitFor()
      for (let i = 0; i < 4; i += 1) await page.keyboard.press('ArrowDown')
    },
  },
  {
    name: 'conflicts-third',
    open: async (page) => {
      await at('/conflicts')(page)
      await page.locator('main ol li').first().waitFor()
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('3')
      await page.locator('main ol form').waitFor()
    },
  },
  {
    name: 'conflicts-of-record',
    open: overShared(async (page) => {
      await page.locator('main header a[href*="conflicts"]').click()
      await page.locator('main ol li').first().waitFor()
    }),
  },
  { name: 'account-shared', open: overShared(() => Promise.resolve()) },
  {
    name: 'record-badge',
    open: overShared(async (page) => {
      await page.locator('main header button[aria-haspopup="dialog"]').click()
      await page.getByRole('dialog').waitFor()
    }),
  },
  {
    name: 'hand-over',
    open: overShared(async (page) => {
      await chooseFromMenu(page, 4)
      await page.getByRole('dialog').locator('h3').waitFor()
    }),
  },
  {
    name: 'handover-brief',
    open: async (page, call) => {
      await at(`/accounts/${await firstAccount(call)}/brief`)(page)
      await page.locator('main article').waitFor()
    },
  },
  { name: 'settings-joined', open: at('/settings') },
  {
    // that hub is out of reach
    name: 'team-offline',
    open: async (page) => {
      await at('/team')(page)
      await page.getByRole('alert').first().waitFor()
    },
  },
]
