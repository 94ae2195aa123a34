/** The screens of the app and how a person gets to each. A new screen is added here. */
import type { Page } from '@playwright/test'
import {
  demoScript,
  at,
  firstAccount,
  chooseList,
  overAccount,
  pressed,
  calendar,
  firstCard,
  visitTomorrow,
  visitUnderWay,
  session,
  quizOf,
  visitOf,
  fromMenu,
  addPhotos,
  type Call,
  type Screen,
} from './scenes.ts'

/** Dialogs that are in no picture. */
export const dialogs: readonly Screen[] = [
  { name: 'note', open: overAccount(pressed('m')) },
  { name: 'new-contact', open: overAccount(pressed('p')) },
  { name: 'new-deal', open: fromMenu(5) },
  { name: 'merge', open: fromMenu(1) },
  { name: 'contact-card', open: firstCard('/contacts') },
  { name: 'follow-up-card', open: firstCard('/follow-ups') },
]

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
  { name: 'comparisons', open: at('/comparisons') },
  {
    name: 'comparison',
    open: async (page, call) => {
      const { rows } = await call<{ rows: { comparison: { id: string } }[] }>('comparisons.list', {})
      await at(`/comparisons/${rows[0]?.comparison.id}`)(page)
      await page.locator('[data-pages][data-ready=true]').waitFor()
    },
  },
  {
    // a line being written
    name: 'comparison-line',
    open: async (page, call) => {
      const { rows } = await call<{ rows: { comparison: { id: string } }[] }>('comparisons.list', {})
      await at(`/comparisons/${rows[0]?.comparison.id}`)(page)
      await page.locator('[data-pages][data-ready=true]').waitFor()
      await page.locator('main ol li button').nth(2).click()
    },
  },
  { name: 'quotes', open: at('/quotes') },
  {
    name: 'quote',
    open: async (page, call) => {
      const { rows } = await call<{ rows: { quote: { id: string } }[] }>('quotes.list', {})
      await at(`/quotes/${rows[0]?.quote.id}`)(page)
      await page.locator('[data-pages][data-ready=true]').waitFor()
    },
  },
  {
    name: 'leave',
    open: async (page, call) => {
      await at(`/visits/${await visitUnderWay(call)}`)(page)
      await page.getByRole('button', { name: /^(留资料|Leave something)$/ }).click()
      await page.getByRole('dialog').waitFor()
    },
  },
  {
    name: 'asked-before',
    open: async (page, call) => {
      await at(`/visits/${await visitTomorrow(call)}`)(page)
      await page.locator('ul button.rp-link').first().waitFor()
    },
  },
  {
    name: 'asked-on-site',
    open: async (page, call) => {
      await at(`/on-site/${await visitTomorrow(call)}`)(page)
      await page.locator('#left-before').waitFor()
    },
  },
  {
    name: 'day-papers',
    open: async (page, call) => {
      await visitTomorrow(call)
      await at('/visits')(page)
      await page.getByRole('button', { name: /^(打印一天要用的|Print for a day)$/ }).click()
      await page.getByRole('dialog').getByRole('checkbox').first().waitFor()
    },
  },
  { name: 'catalogue', open: at('/catalogue') },
  ...(['grid', 'cards', 'packages'] as const).map((part, index) => ({
    name: `product-${part}`,
    open: async (page: Page, call: Call) => {
      const { rows } = await call<{ rows: { product: { id: string } }[] }>('catalogue.products', {})
      await at(`/catalogue/${rows[0]?.product.id}`)(page)
      await page.locator('main [aria-pressed]').nth(index).click()
    },
  })),
  { name: 'demos', open: at('/demos') },
  {
    name: 'demo',
    open: async (page, call) => {
      await at(`/demos/${await demoScript(call)}`)(page)
      await page.locator('main ol li').nth(1).waitFor()
    },
  },
  {
    name: 'present',
    open: async (page, call) => {
      await at(`/present/${await visitUnderWay(call)}/${await demoScript(call)}`)(page)
      await page.locator('main ol li').nth(1).waitFor()
    },
  },
  {
    name: 'present-paper',
    open: async (page, call) => {
      await at(`/present/${await visitUnderWay(call)}/${await demoScript(call)}`)(page)
      await page.locator('main ol li').nth(1).waitFor()
      await page.keyboard.press('ArrowRight')
      await page.locator('main aside canvas').first().waitFor({ state: 'attached' })
    },
  },
  {
    // what a client sees on the only screen, or on the other one
    name: 'present-here',
    open: async (page, call) => {
      await at(`/present/${await visitUnderWay(call)}/${await demoScript(call)}`)(page)
      await page.locator('main ol li').nth(1).waitFor()
      await page.keyboard.press('ArrowRight')
      await page.keyboard.press('h')
      await page.locator('main canvas').first().waitFor()
    },
  },
  {
    name: 'sign-in',
    open: async (page, call) => {
      await at(`/on-site/${await session(call)}`)(page)
      await page.locator('#sign-in ~ *, #sign-in').first().waitFor()
      await page.locator('section[aria-labelledby="sign-in"] li').last().getByRole('button').first().click()
      await page.getByRole('application').waitFor()
    },
  },
  { name: 'learning', open: at('/learning') },
  {
    name: 'course',
    open: async (page, call) => {
      const { rows } = await call<{ rows: { course: { id: string } }[] }>('learning.courses', { today: '2026-11-23' })
      await at(`/learning/${rows[0]?.course.id}`)(page)
      await page.locator('main ol li').first().waitFor()
    },
  },
  {
    name: 'quiz',
    open: async (page, call) => {
      await at(`/quizzes/${await quizOf(call)}`)(page)
      await page.locator('main ol li').first().waitFor()
    },
  },
  {
    // in the hands of who attended
    name: 'quiz-taken',
    open: async (page, call) => {
      await at(`/on-site/${await session(call)}`)(page)
      await page.locator('section[aria-labelledby="sign-in"] button[aria-haspopup="menu"]').first().click()
      await page.getByRole('menuitem').last().click()
      await page.getByRole('dialog').locator('[data-autofocus]').waitFor()
      for (const key of ['Enter', '2']) await page.keyboard.press(key)
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
      await at('/')(page)
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
