/** Words the large demo puts its firms, people and notes together from. Nobody and nothing in it exists. */

export const regions: readonly string[] = [
  '江苏 苏州',
  '江苏 无锡',
  '江苏 常州',
  '江苏 南京',
  '江苏 南通',
  '江苏 扬州',
  '江苏 徐州',
  '浙江 杭州',
  '浙江 宁波',
  '浙江 绍兴',
  '浙江 嘉兴',
  '浙江 湖州',
  '浙江 金华',
  '浙江 温州',
  '浙江 台州',
  '上海',
  '安徽 合肥',
  '安徽 芜湖',
  '山东 青岛',
  '山东 济南',
  '山东 烟台',
  '广东 深圳',
  '广东 东莞',
  '广东 佛山',
  '广东 广州',
  '福建 厦门',
  '福建 泉州',
  '湖北 武汉',
  '湖南 长沙',
  '四川 成都',
  '重庆',
  '陕西 西安',
  '河南 郑州',
  '河北 石家庄',
  '天津',
  '北京',
  '辽宁 大连',
  '辽宁 沈阳',
  '江西 南昌',
  '广西 南宁',
]

/** The own word of a firm is one of these and one of the next. */
export const firstHan = '恒天华中瑞兴隆泰鼎盛嘉德宏信博远新安永康金海东方立益顺佳福正大同利凯力'
export const secondHan = '润达成通源丰泰和诚科龙盈捷锐创景邦辰越峰川洋亚宇飞强美联旺昌'

/** [industry, what stands in the name] */
export const trades: readonly (readonly [industry: string, inName: string])[] = [
  ['机械', '精密机械'],
  ['机械', '机电设备'],
  ['制造', '自动化'],
  ['电子', '电子科技'],
  ['软件', '软件技术'],
  ['软件', '信息技术'],
  ['物流', '物流'],
  ['物业', '物业服务'],
  ['医疗', '医疗器械'],
  ['教育', '教育科技'],
  ['化工', '新材料'],
  ['纺织', '纺织'],
  ['食品', '食品'],
  ['建筑', '建筑工程'],
  ['包装', '包装'],
  ['贸易', '国际贸易'],
  ['汽车', '汽车零部件'],
  ['能源', '新能源'],
]
export const legalForms: readonly string[] = ['有限公司', '有限公司', '有限公司', '股份有限公司', '有限责任公司']

/** What a public body is called after its place. */
export const publicBodies: readonly (readonly [industry: string, inName: string])[] = [
  ['政务', '行政审批局'],
  ['政务', '行政服务中心'],
  ['教育', '第三小学'],
  ['教育', '职业技术学院'],
  ['医疗', '人民医院'],
  ['医疗', '社区卫生服务中心'],
  ['公用事业', '自来水公司'],
  ['政务', '市场监督管理局'],
]

export const latinNames: readonly string[] = [
  'Harbour',
  'Northgate',
  'Kestrel',
  'Meridian',
  'Oakfield',
  'Silverline',
  'Bluewater',
  'Redstone',
  'Westbrook',
  'Fairview',
  'Ironbridge',
  'Greenway',
  'Lakeside',
  'Highland',
  'Clearwater',
  'Stonegate',
  'Riverside',
  'Brightwell',
  'Ashford',
  'Marlow',
]
export const latinTrades: readonly (readonly [industry: string, inName: string])[] = [
  ['Logistics', 'Logistics'],
  ['Manufacturing', 'Precision Tools'],
  ['Healthcare', 'Medical Supplies'],
  ['Software', 'Systems'],
  ['Trading', 'Trading'],
  ['Facilities', 'Facility Services'],
  ['Electronics', 'Electronics'],
  ['Education', 'Learning'],
]
export const latinForms: readonly string[] = ['Ltd', 'Co., Ltd', 'Group', 'Holdings', 'Inc']

export const surnames =
  '王李张刘陈杨黄赵周吴徐孙马朱胡林郭何高罗郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任姚卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦白江阎薛尹段雷黎史龙陶贺顾毛郝龚邵万钱严覃武'
export const givenHan =
  '伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰红建文志国林海云飞鑫波斌宇浩凯健俊婷雪倩莉欣悦晨思佳梦琪颖慧雅琳'
export const latinPeople: readonly string[] = [
  'Emma',
  'James',
  'Sophie',
  'Oliver',
  'Grace',
  'Daniel',
  'Laura',
  'Thomas',
  'Helen',
  'Mark',
]
export const latinSurnames: readonly string[] = [
  'Clarke',
  'Bennett',
  'Foster',
  'Hughes',
  'Morgan',
  'Parker',
  'Reed',
  'Turner',
  'Walsh',
  'Young',
]

/** [job title, role at the client, title where English is spoken] */
export const jobs: readonly (readonly [title: string, role: string, english: string])[] = [
  ['总经理', 'decider', 'Managing director'],
  ['副总经理', 'decider', 'Deputy director'],
  ['行政部经理', 'champion', 'Office manager'],
  ['财务主管', 'influencer', 'Head of finance'],
  ['信息科科长', 'influencer', 'Head of IT'],
  ['采购', 'gatekeeper', 'Buyer'],
  ['办公室主任', 'user', 'Office lead'],
  ['仓库主管', 'user', 'Stores lead'],
  ['前台', 'gatekeeper', 'Reception'],
  ['档案管理员', 'user', 'Archivist'],
]

/** Notes are a beginning, a thing, and an end, with a number between; thousands of different ones. */
export interface NoteWords {
  readonly begins: readonly string[]
  readonly things: readonly string[]
  readonly comma: string
  readonly ends: readonly string[]
}

export const chineseNotes: NoteWords = {
  begins: [
    '今天和对方谈到',
    '王经理提起',
    '会上问得最多的是',
    '他们担心',
    '演示时卡在',
    '财务要我们说明',
    '窗口的同事说',
    '上次答应的',
    '电话里确认了',
    '现场看了',
    '办公室主任关心',
    '老板只看',
  ],
  things: [
    '历史合同的导入',
    '审批流程的步数',
    '月底汇总的六张表',
    '手机上批单子',
    '打印机驱动',
    '发票抬头',
    '账号数量和价格',
    '培训的时间',
    '备份放在哪台服务器',
    '旧系统的编号规则',
    '搬办公室的日期',
    '对比表里的省时数字',
    '试用期的长度',
    '合同续签的条件',
    '数据能不能留在本地',
    '接口文档',
  ],
  comma: '，',
  ends: [
    '下周给答复。',
    '月底前要有书面说法。',
    '已经写进方案。',
    '等总经理回来再定。',
    '约了工程师一起去。',
    '没有问题。',
    '要再演示一次。',
    '价格另谈。',
    '前台转交资料。',
    '对方很满意。',
  ],
}

export const englishNotes: NoteWords = {
  begins: [
    'They asked about',
    'The finance team worries about',
    'We went through',
    'Still open is',
    'Most questions were about',
    'The director only looks at',
    'On the phone we settled',
  ],
  things: [
    'the migration of old records',
    'the price for ten more seats',
    'training for the second shift',
    'offline use on site',
    'who signs the order',
    'the backup at night',
    'the numbering of the old system',
    'the date of the move',
    'the length of the trial',
  ],
  comma: ', ',
  ends: [
    'to be answered next week.',
    'they will call back.',
    'settled on the spot.',
    'needs a second look.',
    'in writing before the end of the month.',
    'already in the proposal.',
    'an engineer comes along next time.',
  ],
}
