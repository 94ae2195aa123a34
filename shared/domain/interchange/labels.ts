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

const material: Readonly<Record<string, Label>> = {
  materialId: ['资料编号', 'Material ID'],
  'materialId.name': ['资料', 'Material'],
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
    templateId: ['拜访种类编号', 'Kind of visit ID'],
    'templateId.name': ['拜访种类', 'Kind of visit'],
    purpose: ['拜访目标', 'Purpose of visit'],
    outcome: ['拜访结果', 'Outcome of visit'],
    reactions: ['客户反应', 'Reactions'],
    travelMin: ['路上（分钟）', 'Minutes on the way'],
    repeat: ['重复规则', 'Repeat rule'],
    seriesId: ['系列编号', 'Series ID'],
  },
  visitNote: {
    ...account,
    visitId: ['拜访编号', 'Visit ID'],
    ...contact,
    body: ['内容', 'Note'],
    notedAt: ['记录时间', 'Noted at'],
    authorId: ['记录人编号', 'Author ID'],
    'authorId.name': ['记录人', 'Author'],
    kind: ['记录方式', 'Kind of note'],
    theme: ['观察主题', 'Theme'],
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
    promisedBy: ['承诺方', 'Promised by'],
    repeat: ['重复规则', 'Repeat rule'],
    seriesId: ['系列编号', 'Series ID'],
    remindMin: ['提前提醒（分钟）', 'Remind minutes before'],
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
  visitTemplate: {
    name: ['名称', 'Name'],
    visitType: ['拜访类型', 'Visit type'],
    durationMin: ['时长（分钟）', 'Minutes'],
    checklist: ['清单', 'Checklist'],
    bring: ['要带的', 'To bring'],
    position: ['次序', 'Position'],
    isHidden: ['不再使用', 'Hidden'],
  },
  visitItem: {
    ...account,
    visitId: ['拜访编号', 'Visit ID'],
    kind: ['做或带', 'Do or bring'],
    label: ['事项', 'Item'],
    position: ['次序', 'Position'],
    doneAt: ['完成时间', 'Done at'],
    refType: ['所指类型', 'Refers to type'],
    refId: ['所指编号', 'Refers to ID'],
  },
  attachment: {
    ...account,
    visitId: ['拜访编号', 'Visit ID'],
    ...contact,
    followUpId: ['跟进编号', 'Follow-up ID'],
    opportunityId: ['商机编号', 'Opportunity ID'],
    'opportunityId.name': ['商机名称', 'Opportunity name'],
    name: ['文件名', 'File name'],
    kind: ['种类', 'Kind'],
    mediaType: ['文件类型', 'Media type'],
    sizeBytes: ['字节数', 'Bytes'],
    sha256: ['SHA-256', 'SHA-256'],
    caption: ['说明', 'Caption'],
    takenAt: ['拍摄时间', 'Taken at'],
    zone: ['时区', 'Time zone'],
    durationMs: ['时长（毫秒）', 'Milliseconds'],
    width: ['宽', 'Width'],
    height: ['高', 'Height'],
    latitudeE6: ['纬度（百万分之一度）', 'Latitude E6'],
    longitudeE6: ['经度（百万分之一度）', 'Longitude E6'],
    marks: ['标记', 'Marks'],
    ...material,
    part: ['资料的部分', 'Part'],
    pageCount: ['页数', 'Pages'],
    language: ['语言', 'Language'],
  },
  material: {
    name: ['名称', 'Name'],
    kind: ['种类', 'Kind'],
    products: ['产品', 'Products'],
    audiences: ['给谁看', 'For'],
    stages: ['阶段', 'Stages'],
    language: ['语言', 'Language'],
    tags: ['标签', 'Tags'],
    collections: ['合集', 'Collections'],
    note: ['说明', 'Note'],
    versionedAt: ['新版时间', 'New version at'],
  },
  materialText: {
    ...material,
    fileId: ['文件编号', 'File ID'],
    'fileId.name': ['文件名', 'File name'],
    body: ['文字', 'Words'],
  },
  phrase: {
    body: ['常用语', 'Phrase'],
    theme: ['观察主题', 'Theme'],
    position: ['次序', 'Position'],
  },
  savedView: {
    name: ['名称', 'Name'],
    target: ['列表', 'List'],
    definition: ['定义', 'Definition'],
    ...owner,
  },
  conflict: {
    recordType: ['记录类型', 'Record type'],
    recordId: ['记录', 'Record'],
    field: ['字段', 'Field'],
    keptValue: ['保留的值', 'Kept value'],
    lostValue: ['被覆盖的值', 'Overwritten value'],
    keptAt: ['保留值的时间', 'Kept value at'],
    lostAt: ['被覆盖值的时间', 'Overwritten value at'],
    resolvedAt: ['处理时间', 'Settled at'],
    resolution: ['处理方式', 'Settled by'],
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
  visitTemplate: ['拜访种类', 'Kinds of visit'],
  visitItem: ['拜访清单', 'Visit items'],
  attachment: ['附件', 'Attachments'],
  material: ['资料', 'Materials'],
  materialText: ['资料的文字', 'Material texts'],
  phrase: ['常用语', 'Phrases'],
  savedView: ['视图', 'Saved views'],
  conflict: ['冲突', 'Conflicts'],
}

/** The name of a target column in a header style; the target itself where it has no label. */
export function labelOf(type: RecordTypeName, target: string, style: HeaderStyle): string {
  if (style === 'machine') return target
  const label = fieldLabels[type][target] ?? metaLabels[target]
  return label ? label[style === 'zh' ? 0 : 1] : target
}
