/** Which system wrote a file and what its columns feed, by the headers real exports have. */
import { expect, test } from 'vitest'
import { recordTypeNames, type RecordTypeName } from '../record-types.ts'
import { guessMapping, guessType, normaliseHeader, recogniseSystem } from './headers.ts'
import { labelOf } from './labels.ts'
import { targetsOf } from './targets.ts'
import { vcardColumns } from './vcard-columns.ts'

const place = { zone: 'Asia/Shanghai', language: 'zh' } as const

interface Known {
  readonly from: string
  readonly header: string
  readonly system: string | RegExp
  readonly type: RecordTypeName
  /** Target to its columns; columns that are not here must be fed to nothing or do not matter. */
  readonly fields: Readonly<Record<string, string | readonly string[]>>
  readonly unmapped?: readonly string[]
}

const known: readonly Known[] = [
  {
    from: 'Salesforce, API names',
    header:
      'Id,IsDeleted,Name,ParentId,BillingStreet,BillingCity,BillingState,BillingPostalCode,BillingCountry,Phone,Website,Industry,NumberOfEmployees,Description,OwnerId,CreatedDate,CreatedById,LastModifiedDate,LastModifiedById,SystemModstamp',
    system: 'salesforce',
    type: 'account',
    fields: {
      sourceId: 'Id',
      name: 'Name',
      parentId: 'ParentId',
      address: ['BillingStreet', 'BillingCity', 'BillingState', 'BillingPostalCode', 'BillingCountry'],
      region: ['BillingState', 'BillingCity'],
      phone: 'Phone',
      website: 'Website',
      industry: 'Industry',
      headcount: 'NumberOfEmployees',
      description: 'Description',
      ownerId: 'OwnerId',
      createdAt: 'CreatedDate',
      createdBy: 'CreatedById',
      updatedAt: 'LastModifiedDate',
      updatedBy: 'LastModifiedById',
      isDeleted: 'IsDeleted',
    },
    unmapped: ['SystemModstamp'],
  },
  {
    from: 'Salesforce, a report of opportunities',
    header:
      'Opportunity ID,Opportunity Name,Account Name,Account ID,Stage,Amount,Opportunity Currency,Probability (%),Close Date,Next Step,Lead Source,Opportunity Owner,Created Date,Created By,Last Modified Date,Last Modified By',
    system: 'salesforce',
    type: 'opportunity',
    fields: {
      sourceId: 'Opportunity ID',
      name: 'Opportunity Name',
      accountId: 'Account ID',
      'accountId.name': 'Account Name',
      stage: 'Stage',
      amount: 'Amount',
      currency: 'Opportunity Currency',
      probability: 'Probability (%)',
      expectedCloseOn: 'Close Date',
      nextStep: 'Next Step',
      leadSource: 'Lead Source',
      'ownerId.name': 'Opportunity Owner',
      'createdBy.name': 'Created By',
      'updatedBy.name': 'Last Modified By',
    },
  },
  {
    from: 'Salesforce, contacts',
    header:
      'ID,ACCOUNTID,LASTNAME,FIRSTNAME,MAILINGSTREET,MAILINGCITY,PHONE,MOBILEPHONE,EMAIL,TITLE,DEPARTMENT,OWNERID,LASTMODIFIEDBYID',
    system: 'salesforce',
    type: 'contact',
    fields: {
      sourceId: 'ID',
      accountId: 'ACCOUNTID',
      name: ['FIRSTNAME', 'LASTNAME'],
      phone: 'PHONE',
      mobile: 'MOBILEPHONE',
      email: 'EMAIL',
      jobTitle: 'TITLE',
      department: 'DEPARTMENT',
      address: ['MAILINGSTREET', 'MAILINGCITY'],
    },
  },
  {
    from: 'HubSpot, companies',
    header:
      'Record ID,Company name,Company owner,Create Date,Phone Number,City,State/Region,Street Address,Postal Code,Country/Region,Industry,Number of Employees,Lifecycle Stage,Company Domain Name',
    system: 'hubspot',
    type: 'account',
    fields: {
      sourceId: 'Record ID',
      name: 'Company name',
      'ownerId.name': 'Company owner',
      createdAt: 'Create Date',
      phone: 'Phone Number',
      region: ['State/Region', 'City'],
      headcount: 'Number of Employees',
      stage: 'Lifecycle Stage',
      website: 'Company Domain Name',
    },
  },
  {
    from: 'HubSpot, deals',
    header:
      'Record ID,Deal Name,Deal Stage,Close Date,Deal owner,Amount,Associated Company,Associated Company IDs,Is Closed Won,Is Deal Closed?',
    system: 'hubspot',
    type: 'opportunity',
    fields: {
      sourceId: 'Record ID',
      name: 'Deal Name',
      stage: 'Deal Stage',
      accountId: 'Associated Company IDs',
      'accountId.name': 'Associated Company',
      outcome: ['Is Closed Won', 'Is Deal Closed?'],
      'ownerId.name': 'Deal owner',
    },
    unmapped: [],
  },
  {
    from: 'Dynamics 365, accounts',
    header:
      '(Do Not Modify) Account,(Do Not Modify) Row Checksum,(Do Not Modify) Modified On,Account Name,Main Phone,Address 1: Street 1,Address 1: City,Address 1: State/Province,Owner,Number of Employees',
    system: 'dynamics',
    type: 'account',
    fields: {
      sourceId: '(Do Not Modify) Account',
      updatedAt: '(Do Not Modify) Modified On',
      name: 'Account Name',
      phone: 'Main Phone',
      'ownerId.name': 'Owner',
      headcount: 'Number of Employees',
      region: ['Address 1: State/Province', 'Address 1: City'],
    },
    unmapped: ['(Do Not Modify) Row Checksum'],
  },
  {
    from: 'Dynamics 365, opportunities',
    header:
      '(Do Not Modify) Opportunity,(Do Not Modify) Row Checksum,(Do Not Modify) Modified On,Topic,Potential Customer,Est. Close Date,Est. Revenue,Probability,Owner',
    system: 'dynamics',
    type: 'opportunity',
    fields: {
      sourceId: '(Do Not Modify) Opportunity',
      name: 'Topic',
      'accountId.name': 'Potential Customer',
      expectedCloseOn: 'Est. Close Date',
      amount: 'Est. Revenue',
    },
  },
  {
    from: 'Google Contacts',
    header:
      'First Name,Middle Name,Last Name,Organization Name,Organization Title,Organization Department,Notes,Labels,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value,Phone 2 - Value,Address 1 - Formatted',
    system: 'google',
    type: 'contact',
    fields: {
      name: ['First Name', 'Middle Name', 'Last Name'],
      'accountId.name': 'Organization Name',
      jobTitle: 'Organization Title',
      department: 'Organization Department',
      remarks: 'Notes',
      email: 'E-mail 1 - Value',
      mobile: 'Phone 1 - Value',
      phone: 'Phone 2 - Value',
      address: 'Address 1 - Formatted',
    },
  },
  {
    from: 'Outlook',
    header:
      'First Name,Middle Name,Last Name,Company,Department,Job Title,Business Street,Business City,Business State,Business Postal Code,Business Country/Region,Business Phone,Mobile Phone,E-mail Address,E-mail Type,E-mail Display Name,Notes',
    system: 'outlook',
    type: 'contact',
    fields: {
      'accountId.name': 'Company',
      jobTitle: 'Job Title',
      phone: 'Business Phone',
      mobile: 'Mobile Phone',
      email: 'E-mail Address',
      remarks: 'Notes',
    },
  },
  {
    from: 'a Chinese CRM, customers',
    header: '客户编号,客户名称,所属行业,员工人数,省份,城市,详细地址,联系电话,客户状态,负责人,备注,创建时间,创建人',
    system: /^file-[0-9a-f]{8}$/,
    type: 'account',
    fields: {
      sourceId: '客户编号',
      name: '客户名称',
      industry: '所属行业',
      headcount: '员工人数',
      region: ['省份', '城市'],
      address: '详细地址',
      phone: '联系电话',
      stage: '客户状态',
      'ownerId.name': '负责人',
      description: '备注',
      createdAt: '创建时间',
      'createdBy.name': '创建人',
    },
    unmapped: [],
  },
  {
    from: 'a Chinese CRM, people',
    header: '姓名,职务,部门,手机,邮箱,微信,所属客户,备注',
    system: /^file-/,
    type: 'contact',
    fields: {
      name: '姓名',
      jobTitle: '职务',
      department: '部门',
      mobile: '手机',
      email: '邮箱',
      wechat: '微信',
      'accountId.name': '所属客户',
      remarks: '备注',
    },
    unmapped: [],
  },
  {
    from: 'a Chinese table of visits',
    header: '拜访客户,拜访日期,时间,拜访方式,拜访对象,拜访内容,地点,拜访人',
    system: /^file-/,
    type: 'visit',
    fields: {
      'accountId.name': '拜访客户',
      startAt: ['拜访日期', '时间'],
      visitType: '拜访方式',
      'contactIds.name': '拜访对象',
      summary: '拜访内容',
      place: '地点',
      'ownerId.name': '拜访人',
    },
    unmapped: [],
  },
  {
    from: 'vCards',
    header: vcardColumns.join(),
    system: 'vcard',
    type: 'contact',
    fields: {
      name: 'Name',
      'accountId.name': 'Company',
      mobile: 'Mobile',
      phone: 'Phone',
      email: 'Email',
      wechat: 'WeChat',
      sourceId: 'UID',
      updatedAt: 'Changed',
    },
  },
]

const listed = (fields: Known['fields']): Record<string, readonly string[]> =>
  Object.fromEntries(
    Object.entries(fields).map(([target, columns]) => [target, typeof columns === 'string' ? [columns] : columns]),
  )

test.for(known)('$from', ({ header, system, type, fields, unmapped }) => {
  const headers = header.split(',')
  expect(recogniseSystem(headers)).toMatch(system)
  expect(guessType(headers)).toBe(type)
  const guess = guessMapping(type, headers, [], place)
  expect(guess.mapping.fields).toMatchObject(listed(fields))
  if (unmapped) expect(guess.unmapped).toEqual(unmapped)
})

test('a header is known whatever its case, spaces, width and punctuation', () => {
  for (const way of ['BILLINGCITY', 'Billing City', 'billing_city', 'Ｂilling－City'])
    expect(normaliseHeader(way)).toBe('billingcity')
})

test.for(['machine', 'zh', 'en'] as const)(
  'every target of every type is found again under its own %s header',
  (style) => {
    for (const type of recordTypeNames) {
      const targets = [...targetsOf(type).keys()].filter((name) => name !== 'isDeleted')
      const headers = targets.map((target) => labelOf(type, target, style))
      expect([type, recogniseSystem(headers)]).toEqual([type, 'rapport'])
      const { fields } = guessMapping(type, headers, [], place).mapping
      expect(fields).toEqual(Object.fromEntries(targets.map((target, i) => [target, [headers[i]]])))
    }
  },
)

test('the order of day and month comes from the values, else from the place, and it is said when it is a guess', () => {
  const order = (values: readonly string[], language: 'zh' | 'en' = 'en') => {
    const { mapping, isDateOrderUnsure } = guessMapping(
      'opportunity',
      ['Deal', 'Close Date'],
      values.map((v) => ['x', v]),
      { zone: 'UTC', language },
    )
    return [mapping.dateOrder, isDateOrderUnsure]
  }
  expect(order(['03/04/2026', '25/12/2026'])).toEqual(['dmy', false])
  expect(order(['03/04/2026', '12/25/2026'])).toEqual(['mdy', false])
  expect(order(['03/04/2026'])).toEqual(['dmy', true])
  expect(order(['03/04/2026'], 'zh')).toEqual(['mdy', true])
  expect(order(['2026-03-04', '04/04/2026'])).toEqual(['dmy', false])
})

test('a start time of hours alone is read with the day beside it, a whole moment is left as it is', () => {
  const headers = ['客户', '日期', '开始时间', '拜访内容']
  const place = { zone: 'Asia/Shanghai', language: 'zh' } as const
  const guess = (day: string, start: string) =>
    guessMapping('visit', headers, [['苏州恒润', day, start, '看现状']], place).mapping.fields['startAt']
  expect(guess('2026-11-20', '09:30')).toEqual(['日期', '开始时间'])
  expect(guess('2026-11-20', '下午2:30')).toEqual(['日期', '开始时间'])
  expect(guess('2026-11-20', '2026-11-20 09:30')).toEqual(['开始时间'])
  expect(guess('2026-11-20', '')).toEqual(['开始时间'])
})
