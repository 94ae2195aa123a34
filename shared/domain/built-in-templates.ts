/**
 * The kinds of visit Rapport comes with. They are plain words until somebody changes one: then all of them become records,
 * under these ids, so that two laptops that do so end up with the same eight.
 */
import type { VisitTemplate } from './visit-template.ts'

type Language = 'zh-CN' | 'en'
export type TemplateValues = Pick<VisitTemplate, 'name' | 'visitType' | 'durationMin' | 'checklist' | 'bring'>
export interface TemplateLike extends TemplateValues {
  readonly id: string
}

/** The id of the n-th of a family of built-in records, `a` to `f`. */
export const builtInId = (family: string, n: number): string =>
  `01900000-0000-7000-8${family.repeat(3)}-${String(n).padStart(12, '0')}`

interface Words {
  readonly name: string
  readonly todo: readonly string[]
  readonly bring: readonly string[]
}

type BuiltIn = Pick<VisitTemplate, 'visitType' | 'durationMin'> & Readonly<Record<Language, Words>>

const builtIns: readonly BuiltIn[] = [
  {
    visitType: 'first',
    durationMin: 60,
    'zh-CN': {
      name: '初次拜访',
      todo: [
        '问清谁用、谁拍板',
        '现在用什么系统，用了几年',
        '最费时间的是哪件事',
        '核对人数和电脑台数',
        '约下一次：演示给谁看',
      ],
      bring: ['公司介绍', '名片'],
    },
    en: {
      name: 'First visit',
      todo: [
        'Ask who uses it and who decides',
        'What they use today, and since when',
        'Which task takes most of their time',
        'Check headcount and number of computers',
        'Agree on the next one: a demo, for whom',
      ],
      bring: ['Company profile', 'Business cards'],
    },
  },
  {
    visitType: 'follow_up',
    durationMin: 45,
    'zh-CN': {
      name: '回访',
      todo: ['上次答应的，逐项交代', '问有没有新变化、新面孔', '把下一步说定'],
      bring: ['上次答应的资料'],
    },
    en: {
      name: 'Follow-up visit',
      todo: ['Go through what was promised last time', 'Ask what is new, and who is new', 'Agree on the next step'],
      bring: ['What was promised last time'],
    },
  },
  {
    visitType: 'demo',
    durationMin: 90,
    'zh-CN': {
      name: '上门演示',
      todo: [
        '核对人数和电脑台数',
        '对比表一项项讲过',
        '演示最费时间的那件事',
        '让用的人自己上手试一遍',
        '问清反对意见，记下原话',
        '留下对比表、视频和名片',
      ],
      bring: ['对比表', '演示视频', '投影转接头'],
    },
    en: {
      name: 'On-site demo',
      todo: [
        'Check headcount and number of computers',
        'Go through the comparison line by line',
        'Demo the task that takes most of their time',
        'Let a user try it with their own hands',
        'Ask for objections and note them word by word',
        'Leave the comparison, the video and a card',
      ],
      bring: ['Comparison sheet', 'Demo video', 'Display adapter'],
    },
  },
  {
    visitType: 'training',
    durationMin: 120,
    'zh-CN': {
      name: '培训',
      todo: ['签到', '按岗位讲一遍，各人做一遍', '收集问题，当场答', '记下谁还要再教', '约回访日期'],
      bring: ['签到表', '培训视频', '操作手册'],
    },
    en: {
      name: 'Training',
      todo: [
        'Sign-in',
        'Show it role by role; each does it once',
        'Collect questions, answer on the spot',
        'Note who needs another round',
        'Set the date to look in again',
      ],
      bring: ['Sign-in sheet', 'Training video', 'Manual'],
    },
  },
  {
    visitType: 'service',
    durationMin: 60,
    'zh-CN': {
      name: '服务',
      todo: ['先看问题，复述一遍', '处理，并讲清原因', '让用的人确认好了', '顺手看看别的地方'],
      bring: ['备件', '安装包'],
    },
    en: {
      name: 'Service',
      todo: [
        'See the problem, say it back',
        'Fix it and explain why',
        'Let the user confirm it works',
        'Look at the rest while there',
      ],
      bring: ['Spare parts', 'Installer'],
    },
  },
  {
    visitType: 'renewal',
    durationMin: 60,
    'zh-CN': {
      name: '谈续约',
      todo: ['用这一年的数字说话', '问谁在用、谁不用、为什么', '谈续约条件', '请一位推荐人'],
      bring: ['使用数据', '续约方案'],
    },
    en: {
      name: 'Renewal talk',
      todo: [
        'Show the figures of the year',
        'Ask who uses it, who does not, and why',
        'Talk through the renewal terms',
        'Ask for a referral',
      ],
      bring: ['Usage figures', 'Renewal offer'],
    },
  },
  {
    visitType: 'call',
    durationMin: 15,
    'zh-CN': { name: '电话', todo: ['说清打来为了哪件事', '把下一步说定'], bring: [] },
    en: { name: 'Call', todo: ['Say what the call is about', 'Agree on the next step'], bring: [] },
  },
  {
    visitType: 'other',
    durationMin: 60,
    'zh-CN': { name: '拜访', todo: [], bring: [] },
    en: { name: 'Visit', todo: [], bring: [] },
  },
]

const lines = (words: readonly string[]): string | null => (words.length === 0 ? null : words.join('\n'))

/** All of them in the words of a language, in their order. */
export const builtInTemplates = (language: Language): readonly TemplateLike[] =>
  builtIns.map((one, index) => ({
    id: builtInId('a', index + 1),
    name: one[language].name,
    visitType: one.visitType,
    durationMin: one.durationMin,
    checklist: lines(one[language].todo),
    bring: lines(one[language].bring),
  }))

/** The lines of a checklist: trimmed, empty ones left out, at most 50. */
export const checklistLines = (text: string | null): readonly string[] =>
  (text ?? '')
    .split('\n')
    .map((line) => line.trim().slice(0, 200))
    .filter((line) => line !== '')
    .slice(0, 50)
