/**
 * Regions of China as they stand in the names of firms and public bodies: provinces with their prefecture-level cities and the
 * county-level ones that firms are named after. A region is written without its ending (苏州, not 苏州市). Not here: names that
 * are first of all brands (东方, 平安, 白银).
 */
const table = `
北京:海淀 丰台 石景山 通州 顺义 昌平 大兴 房山 怀柔 密云 延庆 门头沟 中关村 亦庄
天津:滨海 武清 宝坻 静海 塘沽
上海:浦东 徐汇 静安 虹口 杨浦 闵行 嘉定 松江 青浦 奉贤 崇明 张江
重庆:渝中 渝北 江北 沙坪坝 九龙坡 涪陵 万州 永川 合川 江津 两江
河北:石家庄 唐山 秦皇岛 邯郸 邢台 保定 张家口 承德 沧州 廊坊 衡水 雄安 任丘 迁安 三河
山西:太原 大同 阳泉 长治 晋城 朔州 晋中 运城 忻州 临汾 吕梁
内蒙古:呼和浩特 包头 乌海 赤峰 通辽 鄂尔多斯 呼伦贝尔 巴彦淖尔 乌兰察布 锡林郭勒
辽宁:沈阳 大连 鞍山 抚顺 本溪 丹东 锦州 营口 阜新 辽阳 盘锦 铁岭 葫芦岛 瓦房店
吉林:长春 四平 辽源 通化 白山 松原 白城 延边
黑龙江:哈尔滨 齐齐哈尔 鸡西 鹤岗 双鸭山 大庆 伊春 佳木斯 七台河 牡丹江 黑河 绥化
江苏:南京 苏州 无锡 常州 南通 扬州 镇江 泰州 盐城 淮安 连云港 徐州 宿迁 昆山 江阴 张家港 常熟 太仓 宜兴 吴江 海门 启东 靖江 泰兴 丹阳 溧阳 海安 如皋 吴中 相城 江宁
浙江:杭州 宁波 温州 嘉兴 湖州 绍兴 金华 衢州 舟山 台州 丽水 义乌 慈溪 余姚 乐清 瑞安 诸暨 永康 温岭 海宁 桐乡 萧山 余杭 柯桥 鄞州 象山 东阳 德清 平湖
安徽:合肥 芜湖 蚌埠 淮南 马鞍山 淮北 铜陵 安庆 黄山 滁州 阜阳 宿州 六安 亳州 池州 宣城 巢湖
福建:福州 厦门 莆田 三明 泉州 漳州 南平 龙岩 宁德 晋江 石狮 福清 南安
江西:南昌 景德镇 萍乡 九江 新余 鹰潭 赣州 吉安 宜春 抚州 上饶
山东:济南 青岛 淄博 枣庄 东营 烟台 潍坊 济宁 泰安 威海 日照 临沂 德州 聊城 滨州 菏泽 莱芜 寿光 诸城 龙口 即墨 胶州
河南:郑州 开封 洛阳 平顶山 安阳 鹤壁 新乡 焦作 濮阳 许昌 漯河 三门峡 南阳 商丘 信阳 周口 驻马店 济源
湖北:武汉 黄石 十堰 宜昌 襄阳 鄂州 荆门 孝感 荆州 黄冈 咸宁 随州 恩施 仙桃 潜江
湖南:长沙 株洲 湘潭 衡阳 邵阳 岳阳 常德 张家界 益阳 郴州 永州 怀化 娄底 湘西 浏阳
广东:广州 深圳 珠海 汕头 佛山 韶关 湛江 肇庆 江门 茂名 惠州 梅州 汕尾 河源 阳江 清远 东莞 中山 潮州 揭阳 云浮 顺德 南海 番禺 花都 南山 福田 宝安 龙岗 龙华 前海
广西:南宁 柳州 桂林 梧州 北海 防城港 钦州 贵港 玉林 百色 贺州 河池 来宾 崇左
海南:海口 三亚 三沙 儋州 琼海 文昌
四川:成都 自贡 攀枝花 泸州 德阳 绵阳 广元 遂宁 内江 乐山 南充 眉山 宜宾 广安 达州 雅安 巴中 资阳 阿坝 甘孜 凉山
贵州:贵阳 六盘水 遵义 安顺 毕节 铜仁 黔东南 黔南 黔西南 贵安
云南:昆明 曲靖 玉溪 保山 昭通 丽江 普洱 临沧 楚雄 红河 文山 西双版纳 大理 德宏
西藏:拉萨 日喀则 昌都 林芝 山南 那曲
陕西:西安 铜川 宝鸡 咸阳 渭南 延安 汉中 榆林 安康 商洛 西咸
甘肃:兰州 嘉峪关 金昌 天水 武威 张掖 平凉 酒泉 庆阳 定西 陇南 临夏
青海:西宁 海东
宁夏:银川 石嘴山 吴忠 固原 中卫
新疆:乌鲁木齐 克拉玛依 吐鲁番 哈密 昌吉 阿克苏 喀什 和田 伊犁 石河子 库尔勒
香港: 
澳门: 
台湾:台北 高雄 台中 台南 新竹`

/** What may follow the name of a region and still belongs to it, longest first. */
const endings = [
  '维吾尔自治区',
  '壮族自治区',
  '回族自治区',
  '自治区',
  '自治州',
  '经济技术开发区',
  '高新技术产业开发区',
  '高新技术开发区',
  '经济开发区',
  '工业园区',
  '高新区',
  '开发区',
  '园区',
  '新区',
  '特别行政区',
  '地区',
  '省',
  '市',
  '县',
  '区',
  '州',
]

const parentByRegion = new Map<string, string>()
for (const line of table.trim().split('\n')) {
  const [province = '', cities = ''] = line.split(':')
  parentByRegion.set(province, '')
  for (const city of cities.trim().split(' ').filter(Boolean)) parentByRegion.set(city, province)
}
/** The country is a region too: of 中国移动 the core is 移动. */
parentByRegion.set('中国', '')
const longest = Math.max(...[...parentByRegion.keys()].map((name) => name.length))

export interface RegionAt {
  /** Without its ending. */
  readonly name: string
  /** How many characters it takes, ending included. */
  readonly length: number
}

/** A place that is not in the table but says so itself: 沭阳县, 张浦镇. Never 城市, 超市, 小区. */
const selfSaid = /^([\u4e00-\u9fff]{2})(县|镇|乡)(?=[\u4e00-\u9fff]{2})/

/** The region a text begins with at an offset, or null. */
export function regionAt(text: string, from: number): RegionAt | null {
  for (let size = Math.min(longest, text.length - from); size >= 2; size--) {
    const name = text.slice(from, from + size)
    if (!parentByRegion.has(name)) continue
    const ending = endings.find((end) => text.startsWith(end, from + size)) ?? ''
    return { name, length: size + ending.length }
  }
  const said = selfSaid.exec(text.slice(from))
  return said ? { name: said[1] ?? '', length: said[0].length } : null
}

/** The region a text is, whole; null when it is none. */
export function regionNamed(text: string): string | null {
  const found = regionAt(text, 0)
  return found && found.length === text.length ? found.name : null
}

const placesOf = (regions: readonly string[]): readonly string[] => regions.filter((name) => name !== '中国')

/** How two lists of regions stand to each other. `nested`: one lies in the other (江苏, 苏州); `unknown`: one says nothing. */
export type RegionRelation = 'same' | 'nested' | 'unknown' | 'other'

/** Compares where two names say they are. The country counts as saying nothing. */
export function compareRegions(a: readonly string[], b: readonly string[]): RegionRelation {
  const here = placesOf(a)
  const there = placesOf(b)
  if (here.length === 0 && there.length === 0) return 'same'
  if (here.length === 0 || there.length === 0) return 'unknown'
  if (here.at(-1) === there.at(-1)) return 'same'
  const isShared = here.some((place) => there.includes(place))
  if (isShared) return here.length === 1 || there.length === 1 ? 'nested' : 'other'
  const liesIn = (inner: readonly string[], outer: readonly string[]): boolean =>
    inner.some((place) => outer.includes(parentByRegion.get(place) ?? '-'))
  return liesIn(here, there) || liesIn(there, here) ? 'nested' : 'other'
}
