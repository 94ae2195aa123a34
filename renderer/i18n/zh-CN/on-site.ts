import type { onSite as en } from '../en/on-site.ts'
import type { Translation } from '../translation.ts'

export const onSite: Translation<typeof en> = {
  start: '开始拜访',
  resume: '回到拜访',
  leave: '离开这一屏，拜访还在继续',
  saved: '每个字都已存在这台电脑上',
  here: '在场',
  hereCount: '{{present, number}} / {{count, number}}',
  nobodyKnown: '还不认识这里的人。',
  addPerson: '加一位',
  notes: '笔记',
  notesHint: '只会往下加，不会被改掉',
  noteLabel: '笔记',
  notePlaceholder: '说到了什么',
  noteHint: '回车记下',
  keep: '记下',
  noted: '记下了。',
  closing: '结束拜访',
  summary: '结果怎样',
  closeHint: '结束后会记下：用时、在场的人、说了什么。',
  close: '结束拜访',
}
