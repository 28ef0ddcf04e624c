import { DONE_AT_HEAD, LEVEL_NOUN } from './words.ts'

/** The noun phrase that begins here, cut before what is said of it. */
export function nounOf(post: string, cutByValue: boolean): string {
  let cut = post.slice(0, 34).replace(/[，。；：！？].*$/s, '')
  // A note in brackets is no part of the name, nor is what the counted things do.
  cut = cut.replace(/（[^）]*(?:）|$)/g, '')
  const acting = ACTING.exec(cut)
  if (acting !== null) cut = acting[1] as string
  if (cutByValue) cut = cut.replace(/(?:提供|实现|完成|发放|投入|建设|累计|新增|新建)[^，。]{0,14}$/, '')
  const owner = /^(人口|人民|企业|群众|项目|国家|城市|居民|学生|农户|家庭)的/.exec(cut)
  if (owner !== null) cut = owner[1] as string
  if (cutByValue) cut = cut.replace(/(?:分别|共|累计|从|由|达到?|为|及|和|与|、|约|近)+$/, '')
  return cut
}

const ACTING =
  /^(.{2,20}?)(?:全部|整体|纷纷|紧急|集中)?(?:进行|实行|冲锋|坚守|奔赴|驰援|甩掉|积极参与|参与|参加|拼搏|落地实施|拿到|住上|喝上|用上|享受|受益|免费共享|得到有效)/

/**
 * The subjects that 分别 deals its values to. A head that only the last one carries is shared out.
 *
 * @example splitSubjects('市级、县级财政支出', 2) // ['市级财政支出', '县级财政支出']
 */
export function splitSubjects(subject: string, wanted: number): string[] {
  if (wanted <= 1) return [subject]
  let parts = splitTop(subject, /^(?:、|以及|及(?!时|格))/)
  if (parts.length < wanted) parts = parts.flatMap((part) => splitTop(part, /^(?:和(?!谐)|与)/))
  if (parts.length < wanted && wanted === 2) {
    const pair = /^(.*?)(城乡|存贷款|进出口|国省)(.*)$/.exec(subject)
    if (pair !== null) {
      const [a, b] = PAIRS[pair[2] as string] as readonly [string, string]
      return [`${pair[1]}${a}${pair[3]}`, `${pair[1]}${b}${pair[3]}`]
    }
  }
  if (parts.length > wanted) parts = [...parts.slice(0, wanted - 1), parts.slice(wanted - 1).join('、')]
  // "单位国内生产总值能源消耗和二氧化碳排放": the denominator belongs to both.
  const denominator = /^(?:单位|万元)(?:国内生产总值|地区生产总值|GDP|工业增加值|规模以上工业增加值)/.exec(
    parts[0] ?? '',
  )?.[0]
  if (denominator !== undefined)
    parts = parts.map((part) => (/^(?:单位|万元|每|人均)/.test(part) ? part : `${denominator}${part}`))
  const last = parts.at(-1) ?? subject
  const shared = parts.map((part, i) => {
    if (i === parts.length - 1 || last.length < part.length + 3) return part
    const short = part.length <= 3 || (part.length <= 5 && !LEVEL_NOUN.test(part))
    return short ? `${part}${last.slice(part.length)}` : part
  })
  while (shared.length < wanted) shared.push(last)
  return shared
}

const PAIRS: Readonly<Record<string, readonly [string, string]>> = {
  城乡: ['城镇', '农村'],
  存贷款: ['存款', '贷款'],
  进出口: ['进口', '出口'],
  国省: ['国家', '省'],
}

function splitTop(text: string, separator: RegExp): string[] {
  const parts: string[] = []
  let current = ''
  let depth = 0
  for (let i = 0; i < text.length; i++) {
    const c = text[i] as string
    if (c === '（' || c === '“' || c === '《') depth++
    if (c === '）' || c === '”' || c === '》') depth = Math.max(0, depth - 1)
    const here = depth === 0 ? separator.exec(text.slice(i, i + 3)) : null
    if (here !== null && current.length > 0 && i + here[0].length < text.length) {
      parts.push(current)
      current = ''
      i += here[0].length - 1
    } else current += c
  }
  if (current !== '') parts.push(current)
  return parts.length === 0 ? [text] : parts
}

const INDUSTRIES = ['第一产业', '第二产业', '第三产业']

/** The name of one term of a ratio a:b:c. */
export function ratioTerm(whole: string, term: number, terms: number): string {
  const subject = tidy(whole)
  if (terms === 3 && /产业|三产|三次/.test(subject)) return `${INDUSTRIES[term]}占比（${subject}）`
  return `${subject}第${term + 1}项`
}

/** A name without the crumbs of the sentence around it. */
export function tidy(indicator: string): string {
  let out = indicator.replace(/^[，、；：”）。]+/, '').replace(/[，、；：（“。]+$/, '')
  out = out.replace(/^(?:的|等|了|其中|将|使)+/, '').replace(/(?:的|分别|累计|约|近|共|由|从)+$/, '')
  const opens = out.split('（').length
  const closes = out.split('）').length
  if (opens < closes) out = out.replace(/^[^（]*）/, '')
  if (opens > closes) out = out.replace(/（[^）]*$/, '')
  // "湖南一豆食品等省市级龙头企业": the kind is what is counted, the examples are not.
  const kind = /^([^（）]{2,60}?)等(?=[^级次候待同于距地方])(.{2,})$/.exec(out)
  if (kind !== null && !/(?:高|中|初|低|平|优|同|劣|相|何)$/.test(kind[1] as string)) {
    const verb = DONE_AT_HEAD.exec(kind[1] as string)?.[0] ?? ''
    if (verb !== '' || (kind[2] as string).length >= 3) out = `${verb}${kind[2]}`
  }
  // "规划建设建成区面积": a quantity by its own name needs no verb.
  const named = /^(?:规划建设|规划|建设|形成|完成|实现|确保|推动|促进|保持|带动)(.{4,})$/.exec(out)
  if (named !== null && LEVEL_NOUN.test(named[1] as string)) out = named[1] as string
  return out.slice(-40)
}
