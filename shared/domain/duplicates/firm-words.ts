/** The words names of firms and public bodies are made of, besides what is their own. */

const list = (words: string): readonly string[] => words.trim().split(/\s+/)
const longestFirst = (words: readonly string[]): readonly string[] => [...words].sort((a, b) => b.length - a.length)

/** Legal forms at the end of a Chinese name, longest first. */
export const legalForms: readonly string[] = longestFirst(
  list(`股份有限责任公司 集团股份有限公司 集团有限责任公司 控股集团有限公司 投资集团有限公司 集团有限公司 控股有限公司 股份有限公司
    有限责任公司 有限公司 股份公司 总公司 集团公司 公司 控股集团 集团 控股 股份 有限合伙企业 普通合伙企业 合伙企业 个人独资企业
    个体工商户 农民专业合作社 专业合作社 合作社 股份合作公司`),
)

/** What a bracket may say about the legal form. */
export const bracketForms: ReadonlySet<string> = new Set(
  list(
    '普通合伙 有限合伙 特殊普通合伙 个人独资 个体工商户 集团 控股 筹 筹备 国有独资 外商独资 中外合资 合资 民办 公办 原',
  ),
)

/** Words for a trade, for a kind of goods or for size, which say what a firm does and not which firm it is. */
export const industryWords: ReadonlySet<string> = new Set(
  list(`科技 技术 高科 信息 信息技术 信息科技 电子 电子科技 电子商务 网络 网络科技 网络技术 软件 软件技术 计算机 数码 数据 大数据 数字 数字技术 数字科技 数控 视讯 云计算 云
    互联网 物联网 人工智能 智能 智能科技 智能装备 智能制造 智慧 智造 系统 系统集成 机械 机电 机床 机器人 精密 精密机械 精工 精机 装备 设备
    机械设备 制造 制造厂 重工 工业 实业 企业 贸易 商贸 经贸 工贸 外贸 国际贸易 进出口 进出口贸易 销售 经营 发展 开发 投资 投资管理 资产
    资产管理 资本 基金 金融 金融服务 融资租赁 租赁 典当 担保 保险经纪 证券 期货 信托 国际 全球 环球 建设 建设工程 建筑 建筑工程 建筑安装 建筑装饰 建工 工程
    工程技术 安装 装饰 装饰工程 装潢 装修 设计 建筑设计 规划设计 园林 园林绿化 绿化 景观 市政 市政工程 路桥 材料 新材料 建材 复合材料 金属
    金属制品 金属材料 钢铁 特钢 钢结构 有色金属 铝业 铜业 不锈钢 五金 五金制品 五金工具 模具 模塑 塑料 塑胶 塑业 橡胶 橡塑 化工 化学 精细化工
    涂料 油漆 石化 石油化工 石油 燃气 医药 药业 制药 药品 生物 生物科技 生物医药 生物制药 生物技术 医疗 医疗器械 医疗科技 器械 健康 健康管理
    保健 食品 食品科技 粮油 饮料 乳业 酒业 茶业 餐饮 餐饮管理 农业 农业科技 农牧 牧业 渔业 林业 种业 饲料 服饰 服装 制衣 时装 鞋业 纺织 针织
    纺织品 印染 丝绸 家纺 布业 皮革 家具 家居 家居用品 木业 日用品 生活用品 玩具 文具 办公用品 办公设备 包装 包装材料 包装制品 纸业 纸制品 印刷
    印务 物流 物流服务 运输 货运 仓储 仓储物流 快递 速递 航运 海运 供应链 供应链管理 货运代理 汽车 汽车零部件 汽车配件 汽车销售 汽车服务 零部件
    配件 摩托车 电动车 轨道交通 航空 航天 船舶 咨询 管理咨询 企业管理 管理 服务 商务 商务服务 人力资源 劳务 劳务派遣 家政 保洁 保安 文化 文化传播
    文化传媒 传媒 广告 传播 影视 动漫 出版 图书 艺术 体育 教育 教育科技 教育咨询 培训 环保 环保科技 环境 环境工程 环境科技 环保设备 水务 净化
    水处理 节能 能源 新能源 新能源科技 光伏 太阳能 风电 储能 电池 电源 电气 电器 电力 电力设备 电力工程 电工 电缆 线缆 电线电缆 输变电 自动化
    自动化设备 自动化科技 控制 仪器 仪表 仪器仪表 测控 检测 检测技术 计量 光电 光学 光电科技 激光 半导体 微电子 集成电路 芯片 传感器 通信 通讯
    通信技术 通信设备 移动通信 电讯 照明 灯饰 空调 制冷 制冷设备 暖通 泵业 阀门 轴承 齿轮 液压 气动 刀具 工具 紧固件 标准件 焊接 铸造 锻造 压铸
    冲压 表面处理 热处理 玻璃 陶瓷 水泥 混凝土 石材 门窗 房地产 房地产开发 地产 置业 置地 物业 物业管理 物业服务 酒店 酒店管理 旅游 旅行社 度假
    百货 超市 商场 零售 连锁 商业 商业管理 眼镜 珠宝 首饰 钟表 化妆品 美容 日化 宠物 园艺 消防 安防 安全 安全技术 测绘 勘测 地质 矿业 煤业 盐业
    港务 口岸 会展 展览 印刷机械 包装机械 纺织机械 工程机械 农机 电梯 起重 叉车`),
)

/** Kinds of bodies that are what they are called: a bureau is not a hospital. Longest first. */
export const bodyKinds: readonly string[] = longestFirst(
  list(`委员会 管委会 居委会 村委会 人民政府 政府 办事处 街道办 管理局 监督管理局 分局 局 厅 委 办公室 办 检察院 法院 公安局 派出所 税务局 海关
    研究院 研究所 研究中心 设计院 规划院 勘察院 科学院 检验所 服务中心 活动中心 卫生服务中心 疾控中心 中心 联合会 协会 商会 学会 基金会 总会
    中心医院 中医院 妇幼保健院 妇产医院 儿童医院 医院 卫生院 卫生所 门诊部 诊所 疗养院 养老院 敬老院 福利院 幼儿园 小学 中学 高中 初中 实验学校
    职业技术学院 技师学院 职业学院 师范学院 师范大学 学院 大学 党校 学校 图书馆 博物馆 文化馆 体育馆 美术馆 科技馆 档案馆 银行 农商行 信用社 农信社 支行
    会计师事务所 律师事务所 税务师事务所 事务所 出版社 报社 电视台 电台 酒店 宾馆 饭店 站 院 所 队 社`),
)

/** Kinds of small businesses; they change with the legal form, so they tell no more than it does. */
export const shopKinds: readonly string[] = longestFirst(
  list('总厂 分厂 厂 商行 经营部 工作室 门市部 商店 店 行号 作坊 商社'),
)

/** Bodies named like firms, after a brand and not after their place. */
export const brandedKind = /事务所$|^(?:酒店|宾馆|饭店|银行|诊所|门诊部|出版社)$/

/** A branch at the end of a name: `苏州分公司`, `第二营业部`, `园区支行`. */
export const branchForms: readonly string[] = longestFirst(
  list(`分公司 子公司 分行 支行 分社 营业部 营业厅 办事处 代表处 代表机构 分厂 分店 分院 分校 分部 分中心 分理处 经营部 项目部 事业部 门市部 服务部 联络处
    证券营业部 营业所 网点 储蓄所 加油站 校区 院区 旗舰店 专卖店`),
)

/** Latin words that only say the legal form. */
export const latinLegal: ReadonlySet<string> = new Set(
  list(`co ltd limited inc incorporated corp corporation company llc llp lp plc gmbh ag kg kgaa ohg ug se sa sas sarl srl spa snc bv nv vof oy oyj ab as asa aps
    pty pte pvt sdn bhd kk kabushiki kaisha yk cv ltda eirl group holding holdings the and`),
)

/** Latin words for a trade, as `industryWords`. */
export const latinIndustry: ReadonlySet<string> = new Set(
  list(`technology technologies tech technical electronics electronic electric electrical electro software systems system solutions solution services service
    network networks digital data information info it consulting consultants consultancy advisory partners associates engineering engineers machinery machine
    machines machining mechanical precision tools tooling tool equipment instruments instrument devices automation robotics control controls manufacturing
    manufacturers mfg industries industry industrial enterprises enterprise trading trade traders import export imports exports international global worldwide
    materials material metals metal steel plastics plastic rubber chemical chemicals chem pharma pharmaceutical pharmaceuticals biotech biotechnology bio medical
    healthcare health foods food beverages beverage agriculture textiles textile garments apparel clothing fashion furniture home packaging paper printing logistics
    transport transportation shipping express supply chain auto automotive automobile motors motor parts components aviation aerospace marine construction building
    builders architecture architects design designs property properties estate realty development developments investment investments capital finance financial bank
    banking insurance energy power solar environmental environment water media advertising entertainment culture education training hotel hotels travel tourism
    retail stores store semiconductor semiconductors optics optical laser lighting sensors batteries battery products production works`),
)

/** Latin words for a place, which do not make another firm of it. */
export const latinRegions: ReadonlySet<string> = new Set(
  list(`china chinese prc asia apac pacific europe emea usa us america americas north south east west uk germany deutschland japan korea france italy india
    singapore hongkong hong kong hk taiwan macau beijing shanghai tianjin chongqing suzhou wuxi nanjing changzhou nantong kunshan hangzhou ningbo wenzhou jiaxing
    shaoxing hefei fuzhou xiamen nanchang jinan qingdao yantai zhengzhou wuhan changsha guangzhou shenzhen dongguan foshan zhuhai huizhou nanning haikou chengdu
    guiyang kunming xian lanzhou shenyang dalian changchun harbin jiangsu zhejiang guangdong shandong fujian anhui sichuan hubei hunan henan hebei`),
)
