/**
 * Units that plans and yearly reports count and measure in. Data: add a unit here when a text uses one that is missing.
 * 万 and 亿 before a unit are no part of the list; they stay with the unit as stated.
 */

const words = (list: string) => list.trim().split(/\s+/)

/** Measured units: the noun stands before the number ("投资20亿元"). */
const MEASURES = words(`
  元 美元 欧元 港元 人民币 吨标准煤 吨标煤 标准煤 吨 公斤 千克 克 斤 担 微克/立方米 毫克/立方米 毫克/升 ug/m3 μg/m3 µg/m3 mg/m3 mg/L 微克 毫克
  ug/m³ μg/m³ 千瓦时 千瓦 兆瓦时 兆瓦 吉瓦 瓦 度 千伏安 千伏 焦耳 大卡 kW MW GW kV 平方公里 平方千米 平方米 平米 平方 ㎡ m2 km2 m² km² 公顷 亩
  公里 千米 米 厘米 毫米 海里 里 车道公里 皮长公里 芯公里 立方米 立方 方 升 标方 标准立方米 岁 天 小时 分钟 秒 个工作日 工作日 个小时 个月 年 周
  倍 番 成 分 贝 分贝 摄氏度 ℃ 级 Gbps Mbps Tbps PB TB EB PFLOPS EFLOPS EFlops PF EF 兆比特每秒 兆比特 吉比特 比特 标箱 标准箱 TEU 吨公里 人公里
  人次 人日 人天 车次 件次 台次 户次 架次 工时 课时 学时 载重吨 总吨 吨位 重量箱 吨级`)

/** Counters: the noun may stand before the number or right after it ("17个项目"). */
const COUNTERS = words(`
  个 家 项 户 条 所 件 套 支 名 位 人 张 座 栋 幢 篇 部 册 本 处 次 场 批 批次 头 只 羽 株 棵 艘 架 门 间 口 对 片 块 眼 盏 辆 台 起 例 宗 种 类 班
  列 趟 轮 届 期 款 份 笔 根 尾 枚 封 桩 颗 集 孔 盘 卷 组 院 村 镇 乡 社区 街道 县 市 店 幅 层 席 床 节 堂 期次 剂 剂次 人份 双 线`)

/** Counters that are written after Chinese numerals in real counts; 大, 种, 方面 and their like make slogans. */
export const PLAIN_COUNTERS: ReadonlySet<string> = new Set(words('个 家 项 所 件 条 座 支 名 批次 户 处 场'))

const MULTIPLIERS = '万亿|千万亿|百万亿|十万亿|千亿|百亿|十亿|亿|千万|百万|十万|万|千(?![瓦米克伏升])|百'
const literal = (unit: string) => {
  if (unit === '人') return '人(?![民口才士员均类体])'
  return unit.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
}
const alternatives = (units: readonly string[]) =>
  [...new Set(units)]
    .sort((a, b) => b.length - a.length)
    .map(literal)
    .join('|')

const PERCENT = '个百分点|百分点|%|‰'
const BASE = `${PERCENT}|${alternatives([...MEASURES, ...COUNTERS])}`
const PER = `(?:\\/|每)(?:万|百|千|亿)?(?:${alternatives(
  words(
    '元 人 户 亩 平方公里 平方米 公里 日 天 年 月 小时 吨 立方米 千瓦时 公顷 次 个 升 m3 台 套 人年 家 班 周 人次 人·年 人·月 户·年 亩·年 平方米·月 人次·天',
  ),
)})`

/** Sticky: a unit at the place where matching starts. Groups: 1 approximation, 2 multiplier, 3 approximation, 4 unit. */
export const UNIT_AT = new RegExp(`(余|多|来)?(${MULTIPLIERS})?(余|多|来)?(?:(${BASE})(${PER})?)?`, 'y')

const MEASURE_SET: ReadonlySet<string> = new Set(MEASURES)
const COUNTER_SET: ReadonlySet<string> = new Set(COUNTERS)

/** The unit without 万, 亿 and the like before it. */
export function bareUnit(unit: string | null): string {
  // 千瓦 is a unit of its own, not a thousand 瓦.
  if (unit !== null && MEASURE_SET.has(unit)) return unit
  return (unit ?? '').replace(/^(?:万亿|千万|百万|十万|千亿|百亿|十亿|亿|万|千|百)(?=.)/, '')
}

export function isCounter(unit: string | null): boolean {
  const bare = bareUnit(unit)
  return COUNTER_SET.has(bare) && !MEASURE_SET.has(bare)
}

export function isPercent(unit: string | null): boolean {
  return unit === '%' || unit === '‰'
}

export function isPoints(unit: string | null): boolean {
  return unit === '个百分点' || unit === '百分点'
}

export function isMoney(unit: string | null): boolean {
  return /(?:元|人民币)$/.test(unit ?? '')
}

export function isArea(unit: string | null): boolean {
  return /(?:平方公里|平方千米|平方米|平米|平方|㎡|m2|km2|m²|km²|公顷|亩)$/.test(unit ?? '')
}

export function isTime(unit: string | null): boolean {
  return /^(?:年|天|小时|个小时|分钟|秒|个工作日|工作日|个月|周)$/.test(unit ?? '')
}
