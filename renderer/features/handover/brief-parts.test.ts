/** The brief as text reads like the page, in the language of the page, and leaves out what there is none of. */
import i18next from 'i18next'
import { beforeAll, expect, test } from 'vitest'
import { formatWords } from '../../app/use-format.ts'
import { createFormat } from '../../../shared/base/format.ts'
import { setLanguage, type Language } from '../../i18n/language.ts'
import type { Words } from '../../i18n/use-words.ts'
import { briefText, type Brief } from './brief-parts.ts'

const noon = Date.UTC(2026, 10, 20, 4)

const brief: Brief = {
  accountName: '苏州恒润精密机械有限公司',
  stage: 'tender',
  ownerName: '林珊',
  description: null,
  currentSystem: 'Excel 加一台档案软件',
  contacts: [
    { name: '周建国', jobTitle: '总经理', role: 'decider', stance: 'for', phone: '13805127740' },
    { name: '赵倩', jobTitle: null, role: null, stance: null, phone: null },
  ],
  promises: [{ subject: '寄样表', dueOn: '2026-12-03', by: 'us' }],
  planned: [{ subject: '上门演示', startAt: Date.UTC(2026, 10, 29, 1, 30), zone: 'Asia/Shanghai' }],
  deals: [
    { name: '办公平台', stage: 'talking', outcome: null, amountMinor: 9_200_000, currency: 'CNY' },
    { name: '旧单', stage: null, outcome: 'lost', amountMinor: null, currency: null },
  ],
  notes: [{ body: '月底两个人做一天半。', notedAt: noon, by: '林珊' }],
  stages: [{ from: 'talking', to: 'tender', at: noon, by: '林珊' }],
  files: 0,
  visits: 10,
  lastVisitAt: noon,
}

function textIn(language: Language, of: Brief = brief): string {
  const t = i18next.getFixedT(language) as unknown as Words
  return briefText(
    of,
    t,
    createFormat(language, 'Asia/Shanghai', 'CNY', () => '2026-11-23', formatWords(t)),
  )
}

beforeAll(async () => {
  await setLanguage('en')
  await setLanguage('zh-CN')
})

test('in Chinese', () => {
  expect(textIn('zh-CN')).toBe(`交接单：苏州恒润精密机械有限公司
招标，负责：林珊，去过 10 次，上次 11月20日

答应过、要办的
- 12月3日 周四：寄样表，我们答应的

约好的拜访
- 11月29日 周日 09:30：上门演示

关键的人
- 周建国：总经理，拍板，支持，138 0512 7740
- 赵倩

商机
- 办公平台：商谈中，¥92,000
- 旧单：没成

现用系统
Excel 加一台档案软件

最近的笔记
- 11月20日 林珊：月底两个人做一天半。

走到这一步
- 11月20日：商谈中 → 招标，林珊
`)
})

test('in English, with nothing of the other language but what people wrote', () => {
  const text = textIn('en')
  expect(text).toContain('Handover brief: 苏州恒润精密机械有限公司')
  expect(text).toContain('- Thu, 3 Dec: 寄样表, We promised')
  expect(text).toContain('- 20 Nov: Talking → Tender, 林珊')
  expect(text).not.toMatch(/[，：]/)
})

test('an account of which little is known is a head and no empty parts', () => {
  const bare: Brief = {
    ...brief,
    stage: null,
    ownerName: null,
    currentSystem: null,
    contacts: [],
    promises: [],
    planned: [],
    deals: [],
    notes: [],
    stages: [],
    visits: 0,
    lastVisitAt: null,
  }
  expect(textIn('zh-CN', bare)).toBe('交接单：苏州恒润精密机械有限公司\n没有人负责，还没去过\n')
})
