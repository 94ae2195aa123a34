/**
 * Column labels of exports in both languages. An import recognises every one of them, so a list exported for people can
 * be read back; the machine names (`ownerId`) are recognised too.
 */
import type { RecordTypeName } from '../record-types.ts'

export type Language = 'zh' | 'en'
/** Which names a header has: field names for machines, or labels in a language. */
export type HeaderStyle = 'machine' | Language

type Label = readonly [zh: string, en: string]

/** Columns that every record has, beside its own fields. */
export const metaLabels: Readonly<Record<string, Label>> = {
  id: ['见面编号', 'Rapport ID'],
  createdAt: ['创建时间', 'Created at'],
  createdBy: ['创建人编号', 'Created by ID'],
  'createdBy.name': ['创建人', 'Created by'],
  updatedAt: ['修改时间', 'Changed at'],
  updatedBy: ['修改人编号', 'Changed by ID'],
  'updatedBy.name': ['修改人', 'Changed by'],
  sourceSystem: ['来源系统', 'Source system'],
  sourceId: ['来源编号', 'Source ID'],
  isDeleted: ['已删除', 'Deleted'],
}

const owner: Readonly<Record<string, Label>> = {
  ownerId: ['负责人编号', 'Owner ID'],
  'ownerId.name': ['负责人', 'Owner'],
}
const account: Readonly<Record<string, Label>> = {
  accountId: ['客户编号', 'Account ID'],
  'accountId.name': ['客户', 'Account'],
}
const contact: Readonly<Record<string, Label>> = {
  contactId: ['联系人编号', 'Contact ID'],
  'contactId.name': ['联系人', 'Contact'],
}

export const fieldLabels: Readonly<Record<RecordTypeName, Readonly<Record<string, Label>>>> = {
  account: {
    name: ['客户名称', 'Account name'],
    shortName: ['简称', 'Short name'],
    kind: ['单位性质', 'Kind'],
    scale: ['规模', 'Size'],
    headcount: ['员工人数', 'Headcount'],
    headcountBand: ['人数区间', 'Headcount band'],
    industry: ['行业', 'Industry'],
    region: ['地区', 'Region'],
    address: ['地址', 'Address'],
    phone: ['电话', 'Phone'],
    website: ['网址', 'Website'],
    stage: ['客户阶段', 'Stage'],
    ...owner,
    parentId: ['上级单位编号', 'Parent ID'],
    'parentId.name': ['上级单位', 'Parent'],
    currentSystem: ['现用系统', 'Current system'],
    description: ['备注', 'Description'],
    tags: ['标签', 'Tags'],
    mergedIntoId: ['并入客户编号', 'Merged into ID'],
    'mergedIntoId.name': ['并入客户', 'Merged into'],
  },
  contact: {
    ...account,
    name: ['姓名', 'Name'],
    jobTitle: ['职务', 'Job title'],
    department: ['部门', 'Department'],
    role: ['角色', 'Role'],
    stance: ['态度', 'Stance'],
    mobile: ['手机', 'Mobile'],
    phone: ['电话', 'Phone'],
    email: ['邮箱', 'Email'],
    wechat: ['微信', 'WeChat'],
    address: ['地址', 'Address'],
    hasLeft: ['已离职', 'Has left'],
    remarks: ['备注', 'Remarks'],
  },
  visit: {
    ...account,
    subject: ['主题', 'Subject'],
    visitType: ['拜访类型', 'Visit type'],
    status: ['状态', 'Status'],
    startAt: ['拜访时间', 'Starts at'],
    zone: ['时区', 'Time zone'],
    durationMin: ['时长（分钟）', 'Minutes'],
    startedAt: ['实际开始', 'Began'],
    endedAt: ['实际结束', 'Ended'],
    place: ['地点', 'Place'],
    contactIds: ['参加联系人编号', 'Contact IDs'],
    'contactIds.name': ['参加联系人', 'Contacts'],
    summary: ['纪要', 'Summary'],
    noNextBecause: ['无下次拜访的原因', 'No next visit because'],
    ...owner,
  },
  visitNote: {
    ...account,
    visitId: ['拜访编号', 'Visit ID'],
    ...contact,
    body: ['内容', 'Note'],
    notedAt: ['记录时间', 'Noted at'],
    authorId: ['记录人编号', 'Author ID'],
    'authorId.name': ['记录人', 'Author'],
  },
  followUp: {
    ...account,
    ...contact,
    visitId: ['拜访编号', 'Visit ID'],
    subject: ['事项', 'Subject'],
    kind: ['方式', 'Kind'],
    status: ['状态', 'Status'],
    dueOn: ['跟进日期', 'Due on'],
    dueTime: ['跟进时间', 'Due time'],
    zone: ['时区', 'Time zone'],
    doneAt: ['完成时间', 'Done at'],
    result: ['结果', 'Result'],
    ...owner,
  },
  opportunity: {
    ...account,
    name: ['商机名称', 'Opportunity name'],
    track: ['类型', 'Track'],
    stage: ['销售阶段', 'Stage'],
    outcome: ['结果', 'Outcome'],
    amountMinor: ['金额（最小单位）', 'Amount in minor units'],
    amount: ['金额', 'Amount'],
    currency: ['币种', 'Currency'],
    probability: ['赢率（%）', 'Probability (%)'],
    expectedCloseOn: ['预计成交日期', 'Expected close'],
    closedAt: ['结束时间', 'Closed at'],
    nextStep: ['下一步', 'Next step'],
    leadSource: ['线索来源', 'Lead source'],
    description: ['备注', 'Description'],
    ...owner,
  },
  teamMember: {
    name: ['姓名', 'Name'],
    email: ['邮箱', 'Email'],
    phone: ['电话', 'Phone'],
    role: ['角色', 'Role'],
    isActive: ['在职', 'Active'],
  },
  savedView: {
    name: ['名称', 'Name'],
    target: ['列表', 'List'],
    definition: ['定义', 'Definition'],
    ...owner,
  },
}

/** Names of the types, for sheet and file names. */
export const typeLabels: Readonly<Record<RecordTypeName, Label>> = {
  teamMember: ['团队成员', 'Team members'],
  account: ['客户', 'Accounts'],
  contact: ['联系人', 'Contacts'],
  visit: ['拜访', 'Visits'],
  visitNote: ['拜访记录', 'Visit notes'],
  followUp: ['跟进', 'Follow-ups'],
  opportunity: ['商机', 'Opportunities'],
  savedView: ['视图', 'Saved views'],
}

/** The name of a target column in a header style; the target itself where it has no label. */
export function labelOf(type: RecordTypeName, target: string, style: HeaderStyle): string {
  if (style === 'machine') return target
  const label = fieldLabels[type][target] ?? metaLabels[target]
  return label ? label[style === 'zh' ? 0 : 1] : target
}
