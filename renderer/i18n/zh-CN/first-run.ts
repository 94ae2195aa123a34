import type { firstRun as en } from '../en/first-run.ts'
import type { Translation } from '../translation.ts'

export const firstRun: Translation<typeof en> = {
  hello: '欢迎用见面',
  about: '客户、拜访和答应过的事都在这台电脑上，有没有网络都一样。',
  language: '语言',
  name: '你的名字',
  nameHint: '你写下的每一条旁边都会有它。',
  start: '从哪里开始',
  demo: '先用样例数据看看',
  demoHint: '一个虚构的团队和它的客户，以后可以一步去掉。',
  import: '导入名单',
  importHint: 'CSV、XLSX 或 vCard，来自别的系统或 Excel 都行。',
  invited: '我有邀请',
  invitedHint: '加入团队中心，团队的客户会到这台电脑上。',
  empty: '从空白开始',
  emptyHint: '自己记下第一家客户。',
  act: '开始',
  missing: '还差你的名字。',
}
