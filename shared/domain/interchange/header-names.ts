/**
 * Header names of other systems by what they mean here. A name is compared without case, spaces and punctuation, so
 * `BILLINGCITY`, `Billing City` and `billing_city` are one. `target#n` is the n-th part of a joined target; a column for
 * the whole wins over its parts. Sources: the export headers of Salesforce (API names and report labels), HubSpot,
 * Dynamics 365, Google Contacts, Outlook, and the words Chinese CRMs and hand-made tables use.
 */
import type { RecordTypeName } from '../record-types.ts'

/** One target and the names its column goes by, `|` between them; earlier names win over later ones. */
export type NameList = Readonly<Record<string, string>>

/** What every record may carry. */
export const metaNames: NameList = {
  createdAt:
    'Created Date|CreatedDate|Created On|Create Date|Created Time|Creation Date|Date Created|创建时间|创建日期|录入时间|录入日期|建档时间|添加时间',
  createdBy: 'CreatedById|Created By ID',
  'createdBy.name': 'Created By|Created By Alias|Created By User|创建人|创建者|录入人|建档人|添加人',
  updatedAt:
    'Last Modified Date|LastModifiedDate|Modified On|Last Modified|Last Modified Time|Updated At|Last Updated|(Do Not Modify) Modified On|修改时间|更新时间|最后修改时间|最近修改时间|最后更新时间|Changed',
  updatedBy: 'LastModifiedById|Last Modified By ID',
  'updatedBy.name': 'Last Modified By|Modified By|Last Modified By Alias|修改人|更新人|最后修改人',
  isDeleted: 'IsDeleted|Deleted|已删除',
  'ownerId.name':
    'Owner|负责人|所有人|归属人|跟进人|业务员|销售|销售人员|客户经理|销售负责人|归属销售|所属人|Owner Name|Owner Full Name|Assigned To|Sales Rep',
  ownerId: 'OwnerId|Owner ID|负责人编号|负责人ID',
}

export const namesByType: Readonly<Record<RecordTypeName, NameList>> = {
  account: {
    sourceId:
      'Account ID|AccountId|Id|Record ID|Record Id - Company|Company ID|(Do Not Modify) Account|客户编号|客户编码|客户ID|客户代码|单位编号',
    name: '客户名称|单位名称|公司名称|企业名称|客户全称|公司全称|客户单位|客户|单位|公司|企业|机构名称|Account Name|Name|Company name|Company|Organization|Organisation|Organization Name|Business Name|名称',
    shortName: '客户简称|公司简称|简称|单位简称|Short Name|Nickname|Account Alias',
    kind: '单位性质|企业性质|公司性质|客户性质|性质|单位类型|Ownership Kind|Kind',
    scale: '企业规模|公司规模|客户规模|规模|Size|Company size|Scale',
    headcount:
      '员工人数|人数|员工数|职工人数|企业人数|公司人数|Employees|Number of Employees|NumberOfEmployees|No. of Employees|Headcount|Employee Count',
    headcountBand: '人数区间|人员规模|Employee Range|Headcount band',
    industry: '行业|所属行业|客户行业|行业类别|行业分类|Industry|Sector',
    region: '地区|区域|所在地|所在地区|省市|省份城市|所属区域|所在区域|客户区域|Region|Territory|Area',
    'region#1':
      '省|省份|所在省|所在省份|State|State/Region|Province|BillingState|Billing State|Billing State/Province|Address 1: State/Province|Business State|State or Region',
    'region#2': '市|城市|所在市|所在城市|City|BillingCity|Billing City|Address 1: City|Business City',
    'region#3': '区|县|区县|所在区县|District|County',
    address:
      '地址|详细地址|公司地址|单位地址|客户地址|通讯地址|联系地址|注册地址|Address|Full Address|Billing Address|Mailing Address|Address 1',
    'address#1':
      'Street|Street Address|BillingStreet|Billing Street|Address Line 1|Address 1: Street 1|Business Street|街道',
    'address#2': 'Street Address 2|Address Line 2|Address 1: Street 2|Business Street 2',
    'address#3': 'City|BillingCity|Billing City|Address 1: City|Business City',
    'address#4':
      'State|State/Region|BillingState|Billing State|Billing State/Province|Address 1: State/Province|Business State|Province',
    'address#5':
      'Zip|Zip Code|Postal Code|BillingPostalCode|Billing Zip/Postal Code|Billing Postal Code|Address 1: ZIP/Postal Code|Business Postal Code|邮编',
    'address#6':
      'Country|Country/Region|BillingCountry|Billing Country|Address 1: Country/Region|Business Country|Business Country/Region',
    phone:
      '电话|联系电话|公司电话|单位电话|客户电话|座机|固定电话|办公电话|总机|Phone|Phone Number|Main Phone|Account Phone|Company phone|Telephone',
    website: '网址|网站|公司网址|公司网站|官网|主页|Website|Website URL|Web Site|Company Domain Name|Web Page|Homepage',
    stage: '客户阶段|客户状态|跟进阶段|跟进状态|生命周期|Lifecycle Stage|Customer Stage|Account Stage|Account Status',
    'ownerId.name': 'Account Owner|Company owner|HubSpot Owner|客户负责人',
    parentId: 'ParentId|Parent Account ID|Parent Company ID|上级单位编号',
    'parentId.name': 'Parent Account|Parent Company|上级单位|母公司|上级公司|所属集团|集团',
    currentSystem: '现用系统|在用系统|现有系统|使用软件|使用系统|当前系统|Current System|Current Software|Incumbent',
    description:
      '备注|描述|说明|客户备注|简介|客户简介|公司简介|备注信息|Description|Notes|Note|Comments|Remarks|About Us',
    tags: '标签|客户标签|Tags|Labels|Topics|Account Tags',
  },
  contact: {
    sourceId: 'Contact ID|ContactId|Id|Record ID|Record Id - Contact|(Do Not Modify) Contact|联系人编号|联系人ID|UID',
    name: '姓名|联系人|联系人姓名|客户姓名|名字|人员姓名|Full Name|Name|Contact Name|Contact|Display Name|E-mail Display Name|File As|名称',
    'name#1': 'First Name|FirstName|Given Name|名',
    'name#2': 'Middle Name|MiddleName|Additional Name',
    'name#3': 'Last Name|LastName|Family Name|Surname|姓|姓氏',
    accountId:
      'AccountId|Account ID|Associated Company IDs|Associated Company ID|Primary Associated Company ID|Company ID|客户编号|客户ID|单位编号',
    'accountId.name':
      '客户名称|单位名称|公司名称|企业名称|客户|单位|公司|企业|所属客户|所属公司|所在单位|工作单位|Account Name|Company Name|Company|Associated Company|Primary Associated Company|Organization Name|Organization 1 - Name|Organization|Account|Parent Customer',
    jobTitle: '职务|职位|岗位|头衔|职称|Title|Job Title|Position|Organization Title|Organization 1 - Title',
    department: '部门|所在部门|科室|Department|Organization Department|Organization 1 - Department',
    role: '角色|联系人角色|决策角色|Role|Buying Role|Contact Role',
    stance: '态度|立场|Stance',
    mobile:
      '手机|手机号|手机号码|移动电话|手机电话|联系手机|联系方式|联系人手机|Mobile|Mobile Phone|MobilePhone|Mobile Phone Number|Cell|Cell Phone|Phone 1 - Value',
    phone:
      '电话|联系电话|办公电话|座机|固定电话|固话|联系人电话|Phone|Business Phone|Phone Number|Work Phone|Telephone|Company Main Phone|Phone 2 - Value|Business Phone 2',
    email:
      '邮箱|电子邮箱|电子邮件|邮件|邮箱地址|Email|E-mail|Email Address|E-mail Address|E-mail 1 - Value|Email 1|Work email',
    wechat: '微信|微信号|WeChat|WeChat ID',
    address: '地址|联系地址|通讯地址|家庭地址|Address|Mailing Address|Address 1 - Formatted',
    'address#1':
      'Street|Street Address|MailingStreet|Mailing Street|Business Street|Business Address Street|Address 1: Street 1|Address 1 - Street',
    'address#2': 'City|MailingCity|Mailing City|Business City|Business Address City|Address 1: City|Address 1 - City',
    'address#3':
      'State|State/Region|MailingState|Mailing State|Mailing State/Province|Business State|Address 1: State/Province|Address 1 - Region',
    'address#4':
      'Zip|Postal Code|MailingPostalCode|Mailing Zip/Postal Code|Business Postal Code|Address 1: ZIP/Postal Code|Address 1 - Postal Code',
    'address#5':
      'Country|Country/Region|MailingCountry|Mailing Country|Business Country/Region|Address 1: Country/Region|Address 1 - Country',
    hasLeft: '已离职|是否离职|离职|Has left|No Longer Employed',
    remarks: '备注|描述|说明|Remarks|Notes|Note|Description|Comments',
  },
  visit: {
    sourceId: 'Event ID|Activity ID|Id|Record ID|(Do Not Modify) Appointment|拜访编号',
    accountId: 'AccountId|WhatId|Account ID|客户编号|客户ID',
    'accountId.name':
      '客户名称|单位名称|公司名称|拜访客户|客户|单位|公司|拜访单位|Account Name|Account|Company|Company Name|Regarding|Related To',
    subject: '拜访主题|主题|标题|事由|拜访目的|目的|Subject|Title|Purpose|Activity Subject',
    visitType: '拜访类型|拜访方式|跟进方式|类型|Visit Type|Event Type|Type|Activity Type',
    status: '状态|拜访状态|完成状态|Status|Activity Status',
    startAt:
      '拜访时间|开始时间|Start|Start Time|StartDateTime|Start Date Time|Starts At|Scheduled Start|Activity Date/Time',
    'startAt#1': '拜访日期|跟进日期|日期|来访日期|Start Date|Date|Visit Date|ActivityDate|Activity Date',
    'startAt#2': '时间|Start time of day|Time|Visit Time',
    durationMin: '时长|时长分钟|拜访时长|持续时间|Duration|DurationInMinutes|Duration (Minutes)|Duration Minutes',
    place: '地点|拜访地点|地址|位置|Location|Place|Where',
    'contactIds.name':
      '联系人|拜访对象|拜访人员|参加人员|参加人|客户联系人|Contact|Contacts|Attendees|Name|Contact Name',
    contactIds: 'WhoId|Contact ID|ContactId',
    summary:
      '拜访内容|拜访纪要|沟通内容|跟进内容|跟进记录|纪要|内容|备注|小结|拜访总结|Summary|Description|Notes|Report|Comments|Body',
    noNextBecause: '无下次拜访的原因',
    purpose: '拜访目标|Purpose of visit',
    reactions: '客户反应|Reactions',
    agenda: '议程|Agenda',
    minutes: '会议纪要|Minutes of meeting',
    'ownerId.name': '拜访人|拜访人员姓名|Assigned|Activity assigned to',
    zone: '时区|Time Zone|Timezone',
  },
  visitNote: {
    sourceId: 'Note ID|Id|Record ID|记录编号',
    accountId: 'AccountId|ParentId|Account ID|客户编号|客户ID|Associated Company IDs',
    'accountId.name':
      '客户名称|单位名称|公司名称|客户|单位|公司|Account Name|Account|Company|Associated Company|Regarding',
    body: '内容|记录|记录内容|跟进内容|跟进记录|沟通记录|备注|Note|Body|Note body|Description|Comments|Text|Notes',
    notedAt: '记录时间|跟进时间|日期|时间|跟进日期|Noted At|Date|Activity date|Timestamp|Time',
    'contactId.name': '联系人|Contact|Contact Name',
    contactId: 'ContactId|Contact ID',
    visitId: 'VisitId|Visit ID|拜访编号',
    'authorId.name': '记录人|跟进人|作者|Author|Written By|Created By|创建人',
    authorId: 'AuthorId|CreatedById',
  },
  followUp: {
    sourceId: 'Task ID|Activity ID|Id|Record ID|(Do Not Modify) Task|任务编号',
    accountId: 'AccountId|WhatId|Account ID|客户编号|客户ID',
    'accountId.name':
      '客户名称|单位名称|公司名称|客户|单位|公司|Account Name|Account|Company|Company Name|Regarding|Related To',
    contactId: 'WhoId|Contact ID|ContactId',
    'contactId.name': '联系人|Contact|Contact Name|Name',
    subject: '事项|跟进事项|任务|任务名称|待办|待办事项|主题|标题|跟进内容|内容|Subject|Task|Title|Task Title|To-do',
    kind: '跟进方式|方式|类型|Kind|Type|Task Type|TaskSubtype',
    status: '状态|完成状态|任务状态|Status|Task Status|IsClosed',
    dueOn:
      '跟进日期|下次跟进日期|下次跟进时间|下次联系时间|截止日期|到期日|计划日期|日期|Due Date|DueDate|ActivityDate|Due On|Due|Date',
    dueTime: '跟进时间|时间|Due Time|Time',
    doneAt: '完成时间|完成日期|Completed At|CompletedDateTime|Completion Date|Actual End|Date Completed',
    result: '结果|跟进结果|备注|Result|Description|Comments|Notes|Outcome',
    'ownerId.name': '执行人|Assigned|Assigned to|Owner',
    zone: '时区|Time Zone',
  },
  opportunity: {
    sourceId: 'Opportunity ID|OpportunityId|Id|Deal ID|Record ID|(Do Not Modify) Opportunity|商机编号|商机ID',
    name: '商机名称|商机|项目名称|机会名称|商机主题|主题|Opportunity Name|Deal Name|Name|Topic|Deal|名称',
    accountId: 'AccountId|Account ID|Associated Company IDs|Associated Company ID|客户编号|客户ID',
    'accountId.name':
      '客户名称|单位名称|公司名称|所属客户|客户|单位|公司|Account Name|Account|Associated Company|Company|Company Name|Potential Customer',
    stage: '销售阶段|商机阶段|阶段|项目阶段|Stage|StageName|Deal Stage|Pipeline Stage|Sales Stage',
    outcome: '商机状态|结果|是否成交|Outcome|Status',
    'outcome#1': 'IsWon|Won|Is Closed Won',
    'outcome#2': 'IsClosed|Closed|Is Deal Closed?',
    amount:
      '金额|商机金额|预计金额|销售金额|合同金额|项目金额|预计成交金额|Amount|Est. Revenue|Deal Amount|Est. revenue (Base)|Value',
    currency: '币种|货币|Currency|CurrencyIsoCode|Opportunity Currency|Amount Currency|Deal Currency',
    probability: '赢率|成功率|可能性|成交概率|概率|Probability|Probability (%)|Deal probability|Win Probability',
    expectedCloseOn:
      '预计成交日期|预计成交时间|预计签单日期|预计结单日期|预计完成日期|Close Date|CloseDate|Est. Close Date|Estimated Close Date|Expected Close Date',
    closedAt: '成交日期|结束时间|实际成交日期|签单日期|Actual Close Date|Closed At|Closed Date',
    nextStep: '下一步|下步计划|下一步计划|Next Step|NextStep|Next Steps',
    leadSource: '线索来源|商机来源|客户来源|来源|Lead Source|LeadSource|Original Source|Source',
    description: '备注|描述|说明|商机描述|需求|客户需求|Description|Deal Description|Notes|Comments',
    'ownerId.name': 'Opportunity Owner|Deal owner|商机负责人',
    track: '商机类型|Track',
  },
  teamMember: {
    sourceId: 'User ID|UserId|Id|Record ID|工号|员工编号',
    name: '姓名|员工姓名|用户名|Name|Full Name|User Name|Display Name',
    'name#1': 'First Name|FirstName|Given Name',
    'name#3': 'Last Name|LastName|Family Name|Surname',
    email: '邮箱|电子邮箱|Email|E-mail|Email Address',
    phone: '电话|手机|手机号|Phone|Mobile|Mobile Phone',
    role: '角色|岗位|Role|Profile',
    isActive: '在职|是否在职|启用|Active|IsActive|Enabled',
  },
  visitTemplate: { name: 'Name|名称', checklist: 'Checklist|清单' },
  visitItem: { label: 'Item|事项', visitId: 'Visit ID|拜访编号' },
  attachment: { name: 'File name|文件名', sha256: 'SHA-256' },
  demo: { name: 'Name|名称|演示名称' },
  demoStep: { title: 'Step|步骤', demoId: 'Demo ID|演示编号' },
  demoShown: { title: 'Step|步骤', visitId: 'Visit ID|拜访编号' },
  quiz: { name: 'Name|名称|测验名称' },
  quizQuestion: { title: 'Question|题目', quizId: 'Quiz ID|测验编号' },
  quizAttempt: { name: 'Quiz|测验', takenAt: 'Taken at|答题时间' },
  course: { name: 'Name|名称|课程名称' },
  courseStep: { title: 'Step|步骤', courseId: 'Course ID|课程编号' },
  courseAssignment: { name: 'Course|课程', courseId: 'Course ID|课程编号' },
  materialProgress: { name: 'Material|资料', materialId: 'Material ID|资料编号' },
  attendance: { name: '姓名|签到人|Name|Attendee', visitId: 'Visit ID|拜访编号' },
  material: { name: 'Name|名称|资料名称|Title|标题', products: '产品|Product|Products', tags: '标签|Tags' },
  materialText: { body: 'Words|文字', materialId: 'Material ID|资料编号' },
  company: { name: 'Company|公司' },
  product: { name: 'Product|产品|产品名称|Product Name', kind: 'Kind|种类', vendor: 'Vendor|供应商|厂家' },
  feature: { title: 'Feature|要做的事|功能', section: 'Section|分组', productId: 'Product ID|产品编号' },
  claim: { body: 'Claim|说法', featureId: 'Feature ID|功能编号' },
  valueCard: { title: 'Value card|价值卡', productId: 'Product ID|产品编号' },
  pricePackage: { name: 'Package|套餐|价格套餐', productId: 'Product ID|产品编号' },
  priceRow: { title: 'Item|项目', packageId: 'Package ID|套餐编号' },
  comparison: { name: 'Comparison|对比表' },
  comparisonRow: { title: 'Row|行', comparisonId: 'Comparison ID|对比表编号' },
  quote: { name: 'Quote|报价' },
  quoteLine: { title: 'Item|项目', quoteId: 'Quote ID|报价编号' },
  documentVersion: { name: 'Document|文件', subjectId: 'Subject ID|主体编号' },
  leaveBehind: { name: 'Leave-behind|留存包', leftAt: 'Left at|留下时间' },
  phrase: { body: 'Phrase|常用语' },
  savedView: { name: 'Name|名称', target: 'Target', definition: 'Definition' },
  conflict: { field: 'Field|字段', recordType: 'Record type|记录类型', recordId: 'Record|记录' },
}
