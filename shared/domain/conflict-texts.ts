/** Why an act does not fit what is stored, by the code of the conflict: the page and the command line say the same. */
export const conflictTexts = {
  already_undone: {
    zh: '这一步已经撤销过。',
    en: 'This was undone before.',
  },
  nothing_to_undo: {
    zh: '没有可撤销的了。',
    en: 'There is nothing left to undo.',
  },
  append_only: {
    zh: '笔记写下就不改。再添一条。',
    en: 'Notes stay as they were written. Add another one.',
  },
  same_account: {
    zh: '同一家不能和自己合并。',
    en: 'An account cannot be merged with itself.',
  },
  follow_up_not_open: {
    zh: '这件事已经了结。',
    en: 'This follow-up is closed already.',
  },
  visit_not_planned: {
    zh: '这次拜访已经写过了。',
    en: 'This visit is written up already.',
  },
  not_empty: {
    zh: '这里已经有记录，没有放演示数据。',
    en: 'There are records here already, so no demo data was added.',
  },
  import_running: {
    zh: '正在导入另一份。等它完，或先停下。',
    en: 'An import is under way. Wait for it, or stop it.',
  },
  too_many_rows: {
    zh: '一张 XLSX 表放不下这么多行，改用 CSV 或 JSON。',
    en: 'That is more than one XLSX sheet takes. Take CSV or JSON.',
  },
  not_a_backup: {
    zh: '这个文件不是完好的见面备份，什么都没有动。',
    en: 'This file is not a sound backup of Rapport; nothing was touched.',
  },
} as const satisfies Record<string, { readonly zh: string; readonly en: string }>

export type ConflictCode = keyof typeof conflictTexts

/** The sentences of one language, by code. */
export const conflictTextsIn = (language: 'zh' | 'en'): Readonly<Record<ConflictCode, string>> =>
  Object.fromEntries(Object.entries(conflictTexts).map(([code, text]) => [code, text[language]])) as Record<
    ConflictCode,
    string
  >

/** The sentence of a code, or null for one that has none. */
export const findConflictText = (code: string): { readonly zh: string; readonly en: string } | null =>
  Object.hasOwn(conflictTexts, code) ? conflictTexts[code as ConflictCode] : null
