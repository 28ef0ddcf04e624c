import { equalWords } from './catalogue/equal-words.ts'

/** An indicator's name taken apart: what is measured, and what the words around it say. */
export interface IndicatorName {
  /** The name as compared: without time, place, count words and glosses, equal words written alike. */
  readonly key: string
  /** Bracketed words that narrow the scope, '不含园区'. Two names with different scopes are different indicators. */
  readonly scope: readonly string[]
  /** '全国', '全省', '全市', '全区' … where the name begins with one. */
  readonly extent: string | null
  /** Whether the name itself speaks of a change: 'GDP 增长', '能耗降低'. */
  readonly change: 'rise' | 'fall' | null
  /** Mean of the year or its end, where the name says so. */
  readonly moment: 'mean' | 'year-end' | null
}

const LIST_MARK = /^\s*(?:[①-⑳⒈-⒛]|[（(]\d{1,2}[）)]|\d{1,2}[.．、](?!\d))/
const QUOTES = /[\s“”‘’"'《》「」]/g
const FOOTNOTE = /\[\d{1,3}\]/g
const BRACKET = /\(([^()]{0,40})\)/g
/** A gloss repeats the name in other letters; it does not narrow it. */
const GLOSS = /^(?:三次产业(?:结构|比重|占比)|[A-Za-z0-9.&₂₃-]+|[ⅠⅡⅢⅣⅤIV]+(?:[～~—-][ⅠⅡⅢⅣⅤIV]+)?类?)$/
const SCOPE = /^(?:不?含|不?包括|扣除|剔除|按|现价|可比|当年价|期初|为|较|全口径|新口径|原口径|现行|规模以上|规上)/

const TIME =
  /^(?:截至|到|至)?(?:\d{4}年(?:底|末)?|全年|年末|年底|期末|当年|本年|今年|去年|上年|每年|年)(?:时)?(?=[^均度平])/
const LEAD = /^(?:其中|预计|初步核算|初步测算|初步统计|据统计|累计(?!建成|开通|完成|新增|实现)|共|共计|总计)[,:，：]?/
const EXTENT =
  /^(全国|我国|全省|我省|全市|我市|全区|我区|全县|我县|全州|我州|全旗|我旗|全域|全镇|全街道|本市|本区|本县)/
const VERB = /^(?:实现|完成|力争|确保|推动|促进|努力|争取|保持|实施|达到|使)(?=.{3})(?!率|量|额|时)/
const REACHED =
  /(?:(?:稳定|保持|控制|提高|增加|增长|提升|上升|下降|降低|扩大|维持)(?:到|至|在|为)|达到|达|突破|超过|约为|为|不低于|不高于|以上|以内)$/
const RISE =
  /(?:年均|年平均|平均|累计|实际|名义|同比|比上年|较上年)?(?:增长速度|增长率|增长幅度|增长|增速|增幅|递增|增加|提高|提升|上升|净增长?)(?:幅度|率)?$/
const FALL =
  /(?:年均|年平均|平均|累计|同比|比上年|较上年)?(?:下降率|降低率|下降幅度|降低幅度|下降|降低|减少|降幅|压减|削减)(?:幅度|率|比例)?$/
const MEAN = /(?:年度平均值|年平均值|平均值|年均值|均值|年度均值)$/
const COUNT = /(?:总数量|总数|数量|数目|个数|家数|户数|(?<![指系参天人次起倍年岁分])数)$/
const SHARE = /占(.{1,24}?)(?:比重|比例|比率|份额|的比)$/
const RATIO = /(?:与|和|相当于)(.{1,24}?)(?:之比|比率|比例|比值)$/

/**
 * Takes a published indicator name apart. `places` are names of the division the document speaks for; they are dropped
 * from the front, since everything in the document is about it.
 *
 * @example readIndicatorName('年末全国常住人口城镇化率').key === '常住人口城镇化率'
 */
export function readIndicatorName(name: string, places: readonly string[] = []): IndicatorName {
  const scope: string[] = []
  let text = name
    .replace(LIST_MARK, '')
    .normalize('NFKC')
    .replace(FOOTNOTE, '')
    .replace(QUOTES, '')
    .replace(/[〔【]/g, '(')
    .replace(/[〕】]/g, ')')
  text = text.replace(BRACKET, (_, inner: string, at: number, whole: string) => {
    const endsName = at + inner.length + 2 >= whole.length
    const parts = inner.split(/[,;]/).filter((part) => part !== '' && !GLOSS.test(part))
    if (parts.every((part) => endsName || SCOPE.test(part))) {
      scope.push(...parts)
      return ''
    }
    return inner
  })
  let extent: string | null = null
  let moment: IndicatorName['moment'] = null
  // Each round drops one leading word; a name holds only a few of them.
  for (let round = 0; round < 6; round++) {
    const before = text
    text = text.replace(LEAD, '')
    text = text.replace(TIME, (word) => {
      if (/[末底]/.test(word)) moment = 'year-end'
      return ''
    })
    text = text.replace(EXTENT, (word) => {
      extent = word
      return ''
    })
    text = text.replace(VERB, '')
    for (const place of places) {
      if (place !== '' && text.startsWith(place) && text.length - place.length >= 2) text = text.slice(place.length)
    }
    text = text.replace(/^[的,:，：、]+/, '')
    if (text === before) break
  }
  let change: IndicatorName['change'] = null
  for (let round = 0; round < 4; round++) {
    const before = text
    const cut = (pattern: RegExp, seen?: () => void) => {
      const match = pattern.exec(text)
      if (match === null || match.index < 2) return
      text = text.slice(0, match.index)
      seen?.()
    }
    cut(REACHED)
    cut(MEAN, () => {
      moment = 'mean'
    })
    cut(FALL, () => {
      change = 'fall'
    })
    cut(RISE, () => {
      change = 'rise'
    })
    cut(/(?:年均|平均每年|每年)$/)
    if (text === before) break
  }
  if (text.length > 3) text = text.replace(COUNT, '')
  text = text.replace(/的/g, '')
  for (const [from, to] of equalWords) text = text.replace(from, to)
  text = text.replace(/占$/, '占比')
  text = text.replace(SHARE, '占$1比重')
  text = text.replace(/占([^占比]{2,24})$/, '占$1比重')
  text = text.replace(RATIO, '占$1比重')
  return { key: text, scope: scope.sort(), extent, change, moment }
}
