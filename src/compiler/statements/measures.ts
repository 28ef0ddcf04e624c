import type { Before } from './before.ts'
import type { Quantity } from './quantities.ts'
import { isMoney, isPercent, isPoints, isTime } from './units.ts'
import { DONE_AFTER, DONE_AT_HEAD, DONE_INSIDE, LEVEL_NOUN, MONEY_FLOW } from './words.ts'

export type Measure = 'level' | 'cumulative' | 'increment' | 'growth_rate' | 'change'
export type Comparator = 'eq' | 'ge' | 'le' | 'approx' | 'range'

const NOT_LESS =
  /(?:不低于|不少于|不小于|(?<!不)大于|至少|多于|优于|≥|＞|>|(?<!不)高于|高出)[^，。；、\d]{0,4}$|(?:突破到?|(?<!不)超过|超出|超额|跨越|超|逾|破|(?<![通经胜度超])过)(?:了|到)?(?:约|近)?$/
const NOT_MORE =
  /(?:控制在|不超过|不高于|不大于|(?<!不)低于|(?<!不)少于|(?<!不)小于|不足|不到|≤|＜|<|压控在)[^，。；、]{0,3}$/

/** `before` is the text right before the value, a dozen characters of it. */
export function comparatorOf(quantity: Quantity, before: string): Comparator {
  if (quantity.form === 'range') return 'range'
  if (quantity.bound !== null) return quantity.bound
  const tail = before.slice(-12)
  // "高于全省2个百分点" says by how much, not a floor.
  if (isPoints(quantity.unit) && /(?:高于|高出|低于)[^，。；、]{0,6}$/.test(tail))
    return quantity.approximate ? 'approx' : 'eq'
  if (NOT_LESS.test(tail)) return 'ge'
  if (NOT_MORE.test(tail)) return quantity.approximate && /控制在/.test(tail) ? 'approx' : 'le'
  return quantity.approximate || /(?:接近|将近|约|近|大约|约为|约合|约合人民币)$/.test(tail) ? 'approx' : 'eq'
}

export interface MeasureFacts {
  readonly quantity: Quantity
  readonly before: Before
  readonly rawPre: string
  readonly indicator: string
  /** The verb of doing, its own or carried over from the value before it in a list. */
  readonly verb: string
  /** The counted noun stands after the value. */
  readonly noun: boolean
  readonly post: string
}

/** What a value measures, and whether a single year's rise or fall was said in words that leave its kind to the period. */
export function measureOf(facts: MeasureFacts): { readonly measure: Measure; readonly soft: boolean } {
  const { quantity, before, rawPre, indicator, verb, noun, post } = facts
  const { unit } = quantity
  const { predicates } = before
  const firm = (measure: Measure) => ({ measure, soft: false })
  if (unit !== null && isPercent(unit) && /自然增长率[^，。；]{0,6}$/.test(rawPre)) return firm('level')
  if (unit !== null && isPercent(unit) && /^(?:以上|左右|以内)?的(?:速度|幅度|增速)/.test(post))
    return firm('growth_rate')
  const reached =
    /(?:到|至|为|达到?|突破|超过?|在|保持|稳定|占|≥|不低于|不少于|不超过|不高于)(?:约|近)?$/.test(rawPre) &&
    !/(?:增长|增速|增幅|涨幅|降幅|增长率|下降|降低|减少)(?:率|速度)?(?:分别)?(?:均|都|为|达到?|保持|稳定|在|超过?|突破|不低于|控制在){0,4}$/.test(
      rawPre,
    )
  if (isPoints(unit) || quantity.form === 'doubling') return firm('change')
  if (unit !== null && isPercent(unit)) {
    if (
      /(?:增长|增速|增幅|增长率|上涨|涨幅|降幅|递增|增产|多增)[^，。；、]{0,6}$/.test(rawPre) &&
      !/(?:增长到|增长至|贡献率)[^，。；]{0,3}$/.test(rawPre)
    ) {
      return firm('growth_rate')
    }
    if (reached)
      return firm(/居民消费价格|物价|CPI|价格指数|价格涨幅|价格总水平/.test(indicator) ? 'growth_rate' : 'level')
    if (/自然增长率$/.test(indicator)) return firm('level')
    if (/(?:增长|增速|增幅|增长率|上涨|涨幅|降幅)$/.test(indicator)) return firm('growth_rate')
    if (predicates.has('fall'))
      return /压减|压缩|精简|缩短|节约|节省|减少/.test(before.fall)
        ? firm('change')
        : { measure: 'growth_rate', soft: true }
    if (predicates.has('grow'))
      return /(?:率|比重|占比|比例)$/.test(indicator) ? firm('change') : { measure: 'growth_rate', soft: true }
    if (/^(?:减少|压减|压缩|精简|缩短|降低|下降)/.test(verb) || /^(?:减少|压减|压缩|精简|缩短)/.test(indicator))
      return firm('change')
    return firm('level')
  }
  if (unit === '成') return firm(predicates.has('fall') || predicates.has('grow') ? 'change' : 'level')
  if (unit === '倍') return firm(/(?:比|收入比|倍数)$/.test(indicator) && reached ? 'level' : 'change')
  if (quantity.form === 'rank') return firm('level')
  const cumulative = /累计|共计|总计|合计|(?<!公)共(?![同享建治识赢有产和])|总共/.test(rawPre)
  if (reached && !cumulative) {
    const counted =
      /(?:新增|净增|新建|开工|建成|改造|新改建|引进|培育|招引|发放)[^，。；、]{0,20}(?:超过?|突破|达到?|至少|不少于|不低于)$/.test(
        rawPre,
      )
    const done = predicates.has('ge') && DONE_AT_HEAD.test(verb)
    return firm((counted || done) && !stockNoun(indicator) ? 'increment' : 'level')
  }
  if (isTime(unit)) {
    return firm(
      /延长/.test(rawPre) ? 'increment' : predicates.has('fall') || predicates.has('grow') ? 'change' : 'level',
    )
  }
  if (cumulative) return firm('cumulative')
  if (
    /^(?:每[百千万十]|人均|户均|亩均|生均|万人)/.test(indicator) &&
    !predicates.has('fall') &&
    !predicates.has('grow')
  )
    return firm('level')
  if (predicates.has('new') || /^(?:新增|净增|新建)/.test(verb) || /新增|净增/.test(indicator)) return firm('increment')
  if (predicates.has('fall') || predicates.has('grow')) return firm('change')
  if (unit !== null && isMoney(unit)) {
    return firm(
      MONEY_FLOW.test(`${verb}${indicator}`) && !LEVEL_NOUN.test(indicator.replace(/投资$/, ''))
        ? 'cumulative'
        : 'level',
    )
  }
  if (/(?:拥有|现有|达到|形成|入驻|实有|保有|在册)[^，。；]{0,20}$/.test(rawPre)) return firm('level')
  if (stockNoun(indicator)) return firm('level')
  if (noun && before.tailVerb !== '') return firm('increment')
  if (DONE_AT_HEAD.test(verb) || (!noun && DONE_INSIDE.test(indicator)) || (noun && DONE_AFTER.test(post)))
    return firm('increment')
  return firm('level')
}

/** A quantity that stands, by its own name: 建成区面积, not 新增面积. */
function stockNoun(indicator: string): boolean {
  return LEVEL_NOUN.test(indicator) && !DONE_AT_HEAD.test(indicator)
}
