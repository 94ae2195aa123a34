import type { frame as en } from '../en/frame.ts'
import type { Translation } from '../translation.ts'

export const frame: Translation<typeof en> = {
  search: '搜客户、人、笔记',
  mainNav: '栏目',
  skip: '跳到正文',
  today: '今天',
  accounts: '客户',
  contacts: '联系人',
  visits: '拜访',
  followUps: '跟进',
  pipeline: '商机',
  import: '导入、导出',
  importShort: '导入',
  settings: '设置',
  savedAll: '本机已全部保存。',
  waiting_other: '{{count, number}} 处改动等着送往中心，还没有设中心。',
  noHub: '还没有设中心。',
  down: '见面没有回应。你写的留在这个窗口，等它回来才能存下。',
  refused: '见面重新启动过。关掉这个窗口，用新开的那个。',
  taken: '撤销',
  takenBack: '撤销了：{{said}}',
  takenBackPartly_other: '撤销了：{{said}}其中 {{count}} 处后来又改过，留着没动。',
  keys: '这一屏的按键',
}
