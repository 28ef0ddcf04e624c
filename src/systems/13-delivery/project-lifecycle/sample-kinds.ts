/** Kinds of works as such plans hold them; names are made of these words and stand for nothing real. */
export interface ProjectKind {
  readonly category: 'industry' | 'ecology' | 'innovation' | 'opening' | 'livelihood' | 'infrastructure'
  readonly names: readonly string[]
  readonly sector: string
  /** Keys of bodies that usually answer for it, the first that the district has. */
  readonly bodies: readonly string[]
  readonly investors: readonly ('government' | 'state' | 'private' | 'foreign')[]
  /** 万元, least and most. */
  readonly money: readonly [number, number]
  /** Months of building, least and most. */
  readonly months: readonly [number, number]
  readonly newInfrastructure?: readonly string[]
  readonly isResilience?: boolean
}

export const KINDS: readonly ProjectKind[] = [
  {
    category: 'industry',
    names: ['智能制造产业园', '新材料生产线', '变压器扩能改造', '标准厂房', '精密零部件项目', '食品加工基地'],
    sector: '3829',
    bodies: ['industry', 'development-reform'],
    investors: ['private', 'private', 'state', 'foreign'],
    money: [3_000, 120_000],
    months: [10, 30],
  },
  {
    category: 'innovation',
    names: ['技术创新中心', '孵化器', '检验检测平台', '产学研基地'],
    sector: '7320',
    bodies: ['science', 'industry'],
    investors: ['government', 'state', 'private'],
    money: [1_500, 30_000],
    months: [8, 20],
    newInfrastructure: ['innovation'],
  },
  {
    category: 'infrastructure',
    names: ['道路工程', '断头路打通', '停车场', '雨污分流改造', '人行天桥'],
    sector: '4813',
    bodies: ['housing', 'transport'],
    investors: ['government', 'government', 'state'],
    money: [800, 45_000],
    months: [6, 24],
  },
  {
    category: 'infrastructure',
    names: ['城区防洪排涝工程', '排水泵站', '应急物资库'],
    sector: '4822',
    bodies: ['water', 'emergency', 'housing'],
    investors: ['government'],
    money: [1_200, 38_000],
    months: [8, 24],
    isResilience: true,
  },
  {
    category: 'infrastructure',
    names: ['5G基站建设', '数据机房', '智慧停车系统', '充电桩网络'],
    sector: '6311',
    bodies: ['industry', 'housing'],
    investors: ['state', 'private'],
    money: [600, 20_000],
    months: [4, 14],
    newInfrastructure: ['information', 'integrated'],
  },
  {
    category: 'livelihood',
    names: ['小学扩建', '幼儿园新建', '社区卫生服务中心', '老旧小区改造', '养老服务中心', '文体中心'],
    sector: '8321',
    bodies: ['education', 'health', 'civil-affairs', 'housing'],
    investors: ['government', 'government', 'state'],
    money: [500, 28_000],
    months: [6, 20],
  },
  {
    category: 'ecology',
    names: ['河道整治', '污水管网', '矿山修复', '口袋公园'],
    sector: '7721',
    bodies: ['environment', 'water', 'housing'],
    investors: ['government'],
    money: [700, 25_000],
    months: [6, 18],
  },
  {
    category: 'opening',
    names: ['商贸物流园', '进出口服务中心', '特色商业街'],
    sector: '5910',
    bodies: ['commerce'],
    investors: ['private', 'state'],
    money: [2_000, 80_000],
    months: [10, 26],
  },
]
