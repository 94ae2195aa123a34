import type { records as en } from '../en/records.ts'
import type { Translation } from '../translation.ts'

export const records: Translation<typeof en> = {
  changed: '「{{field}}」改了。',
  deletedContact: '删了 1 位联系人。',
  deletedVisit: '删了 1 次拜访。',
  deletedFollowUp: '删了 1 件跟进。',
  deletedOpportunity: '删了 1 个商机。',
  openAccount: '打开客户',
  writeUp: '写小结',
  callOff: '取消这次',
  calledOff: '拜访取消了。',
  complete: '办了',
  openAgainAct: '再打开',
  openedAgain: '这件跟进又打开了。',
  lastChanged: '{{when}} 改过',
  numberWrong: '这里要一个整数。',
  amountWrong: '这里要一个金额，比如 68000。',
  required: '这里不能空着。',
  noPeople: '这家还没有联系人。',
  callOffOne: '只取消这次，下次照排',
  callOffAll: '以后都不来了',
}
