import type { contacts as en } from '../en/contacts.ts'
import type { Translation } from '../translation.ts'

export const contacts: Translation<typeof en> = {
  title: '联系人',
  count_other: '{{count, number}} 位',
  find: '找人、找号码',
  list: '联系人',
  new: '新联系人',
  newTitle: '新联系人',
  newAct: '记下',
  newSaid: '记下了{{name}}。',
  missingName: '还差姓名。',
  empty: '还没有记过人。',
  emptyTodo: '人都记在客户名下：打开一家，记下那里谁拍板。',
  noAccount: '没有客户',
}
