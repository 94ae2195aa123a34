/** What waits and what was refused is told in the author's words, whole, and without the fields no person knows. */
import i18next from 'i18next'
import { beforeAll, expect, test } from 'vitest'
import type { RejectedChange } from '../../../shared/api/sync.ts'
import { recordTypeNames } from '../../../shared/domain/record-types.ts'
import { rejectCodes } from '../../../shared/sync/merge.ts'
import { formatWords } from '../../app/use-format.ts'
import { createFormat } from '../../../shared/base/format.ts'
import { setLanguage, type Language } from '../../i18n/language.ts'
import type { Words } from '../../i18n/use-words.ts'
import { changeWords, fieldWords, refusedText } from './change-words.ts'

const owner = '01999999-0000-7000-8000-000000000007'
const row = (over: Partial<RejectedChange> = {}): RejectedChange => ({
  opNo: 7,
  type: 'contact',
  id: '01999999-0000-7000-8000-000000000001',
  title: '吴敏',
  accountName: '苏州恒润',
  kind: 'update',
  at: Date.UTC(2026, 10, 23, 1, 41),
  fields: { mobile: '13805127740', stance: 'for', hasLeft: false, remarks: null },
  names: [],
  code: 'gone',
  detail: null,
  isRecordHere: false,
  ...over,
})

function speaking(language: Language) {
  const t = i18next.getFixedT(language) as unknown as Words
  return { t, format: createFormat(language, 'Asia/Shanghai', 'CNY', () => '2026-11-23', formatWords(t)) }
}

beforeAll(async () => {
  await setLanguage('en')
  await setLanguage('zh-CN')
})

test('each field has its name and its value as it is read', () => {
  const { t, format } = speaking('zh-CN')
  expect(fieldWords(t, format, row()).map((f) => `${f.name} ${f.value}`)).toEqual([
    '手机 138 0512 7740',
    '态度 支持',
    '已离职 否',
    '备注 空着',
  ])
  const deal = row({
    type: 'opportunity',
    fields: { amountMinor: 9_200_000, currency: 'CNY', ownerId: owner, expectedCloseOn: '2027-01-20' },
    names: [{ id: owner, name: '王芳' }],
  })
  expect(fieldWords(t, format, deal).map((f) => f.value)).toEqual(['¥92,000', 'CNY', '王芳', '2027年1月20日 周三'])
})

test('fields of the program are not shown, and a line of a list names what changed', () => {
  const { t, format } = speaking('en')
  const visit = row({ type: 'visit', fields: { zone: 'Asia/Shanghai', seriesId: null, subject: 'Demo' } })
  expect(fieldWords(t, format, visit).map((f) => f.name)).toEqual(['Subject'])
  expect(changeWords(t, format, row())).toBe('person changed: Mobile, Stance, Has left, Remarks')
  expect(changeWords(t, format, row({ kind: 'delete', fields: {} }))).toBe('person deleted')
})

test.each(['zh-CN', 'en'] as const)('every reason and every type has words in %s', (language) => {
  const { t, format } = speaking(language)
  const rows = recordTypeNames.flatMap((type) => rejectCodes.map((code) => row({ type, code, fields: {} })))
  const text = refusedText(t, format, rows)
  expect(text).not.toMatch(/sync:|kind\.|why\./)
  expect(text.split('\n\n')).toHaveLength(rows.length)
})

test('the text of all that was refused holds every word', () => {
  const { t, format } = speaking('zh-CN')
  const remarks = '下周三之后才有空，\n先发资料。'
  const text = refusedText(t, format, [row({ fields: { remarks } })])
  expect(text).toBe(
    `联系人「吴敏」的改动没有进去。\n同事在这期间把它删了。\n苏州恒润\n11月23日 09:41\n备注：${remarks}\n`,
  )
})
