import type { pipeline as en } from '../en/pipeline.ts'
import type { Translation } from '../translation.ts'

export const pipeline: Translation<typeof en> = {
  title: '商机',
  count_other: '{{count, number}} 个',
  list: '商机',
  new: '新商机',
  newTitle: '新商机',
  newAct: '记下',
  newSaid: '记下了{{name}}。',
  missingAccount: '还差客户。',
  missingName: '还差名称。',
  amountWrong: '这不是金额。',
  empty: '这里没有商机。',
  emptyTodo: '哪家开始谈买，就记下一个。',
  show: '只看',
  all: '全部',
  closeOn: '预计 {{when}}',
  amount: '金额',
  expected: '预计',
  find: '在商机里找',
}
