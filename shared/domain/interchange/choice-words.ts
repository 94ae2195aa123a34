/**
 * Words for the codes of choice fields, in Chinese and English: the first of each list is what an export writes, all of
 * them are understood by an import. Keys are `type.field`, or a field name that means the same in every type.
 */
export interface ChoiceWords {
  readonly zh: readonly string[]
  readonly en: readonly string[]
}
type WordsByCode = Readonly<Record<string, ChoiceWords>>

const words = (zh: string, en: string): ChoiceWords => ({ zh: zh.split('|'), en: en.split('|') })

export const choiceWords: Readonly<Record<string, WordsByCode>> = {
  'account.kind': {
    company: words(
      '企业|公司|民营企业|国有企业|国企|外资企业|合资企业|上市公司|股份公司',
      'Company|Business|Corporation|Enterprise|Private|Public',
    ),
    public_body: words(
      '机关事业单位|政府|事业单位|机关|政府机关|学校|医院|公共机构',
      'Public body|Government|Public sector|Education|Hospital',
    ),
    other: words('其他|其它|社会团体|个体户', 'Other|Nonprofit|Non-profit|Association'),
  },
  'account.scale': {
    micro: words('微型|微型企业', 'Micro'),
    small: words('小型|小型企业|小', 'Small|SMB'),
    medium: words('中型|中型企业|中', 'Medium|Mid-market|Midsize'),
    large: words('大型|大型企业|大', 'Large|Enterprise|Major'),
  },
  'account.headcountBand': {
    '1_20': words('1-20人|20人以下', '1-20'),
    '21_50': words('21-50人', '21-50'),
    '51_100': words('51-100人', '51-100'),
    '101_200': words('101-200人', '101-200'),
    '201_500': words('201-500人', '201-500'),
    '501_1000': words('501-1000人', '501-1000'),
    '1001_up': words('1001人以上|1000人以上', '1001+|1000+'),
  },
  'account.stage': {
    first_contact: words('初次接触|潜在客户|新客户|线索', 'First contact|Prospect|New|Lead'),
    talking: words('洽谈中|洽谈|跟进中|意向客户', 'In talks|Talking|Qualified|Working'),
    tender: words('招投标|投标|招标', 'Tender|Bidding'),
    onboarding: words('上线中|实施中|上线|实施', 'Onboarding|Implementation'),
    in_use: words('使用中|已成交|成交客户|正式客户|老客户', 'In use|Customer|Active|Live'),
    renewal: words('续约|续费|待续约', 'Renewal'),
    dormant: words('沉睡|休眠|沉默客户', 'Dormant|Inactive'),
    lost: words('流失|已流失|流失客户', 'Lost|Churned|Former customer'),
  },
  'contact.role': {
    decider: words('决策人|决策者|拍板人', 'Decision maker|Decider|Economic Buyer|Executive Sponsor'),
    user: words('使用人|使用者|用户', 'User|Business User|End User'),
    influencer: words('影响人|影响者', 'Influencer|Evaluator|Technical Buyer'),
    gatekeeper: words('把关人|守门人', 'Gatekeeper|Blocker of access'),
    champion: words('支持者|内线|教练', 'Champion|Coach|Supporter'),
    blocker: words('反对者|阻碍者', 'Blocker|Opponent|Detractor'),
  },
  'contact.stance': {
    for: words('支持|赞成', 'For|Positive|Supportive'),
    neutral: words('中立|一般', 'Neutral'),
    doubts: words('有疑虑|反对|怀疑', 'Has doubts|Doubts|Negative|Against'),
  },
  'visit.visitType': {
    first: words('初次拜访|首次拜访|首访', 'First visit|Introduction'),
    follow_up: words('跟进拜访|跟进|回访|拜访', 'Follow-up visit|Follow-up|Meeting|Visit'),
    demo: words('演示', 'Demo|Presentation'),
    training: words('培训', 'Training'),
    service: words('服务|售后|维护', 'Service|Support'),
    renewal: words('续约', 'Renewal'),
    call: words('电话|电话拜访', 'Call|Phone'),
    other: words('其他|其它', 'Other'),
  },
  'visit.status': {
    planned: words('计划中|已计划|待拜访|未完成', 'Planned|Scheduled|Open|Not started'),
    done: words('已完成|完成|已拜访', 'Done|Completed|Closed|Held'),
    cancelled: words('已取消|取消', 'Cancelled|Canceled'),
  },
  'followUp.kind': {
    visit: words('拜访|上门', 'Visit|Meeting|Event'),
    call: words('电话|打电话', 'Call|Phone'),
    send: words('发送资料|发资料|邮件', 'Send something|Send|Email|E-mail'),
    task: words('任务|待办|其他', 'Task|To-do|Todo|Other'),
  },
  'followUp.status': {
    open: words('未完成|待办|进行中|待跟进', 'Open|Not Started|In Progress|Waiting on someone else|Planned'),
    done: words('已完成|完成', 'Done|Completed|Closed'),
    dropped: words('已放弃|取消|已取消', 'Dropped|Deferred|Cancelled|Canceled'),
  },
  'opportunity.track': {
    quick: words('快速|快单', 'Quick|Transactional'),
    project: words('项目|项目型', 'Project|Tender'),
  },
  'opportunity.outcome': {
    open: words('进行中|跟进中|未结束', 'Open|In progress|Pipeline'),
    won: words('赢单|成交|已成交|赢', 'Won|Closed Won|Closed won'),
    lost: words('输单|丢单|失败|输', 'Lost|Closed Lost|Closed lost'),
  },
  'teamMember.role': {
    admin: words('管理员', 'Admin|Administrator'),
    manager: words('经理|主管', 'Manager'),
    rep: words('销售|业务员|销售代表', 'Rep|Sales|Sales rep'),
    service: words('服务工程师|售后|客服', 'Service engineer|Service|Support'),
    content: words('内容负责人|内容', 'Content owner|Content'),
  },
}
