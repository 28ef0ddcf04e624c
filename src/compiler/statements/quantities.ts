import { chineseNumeral } from '../../model/numeral.ts'
import { bareUnit, PLAIN_COUNTERS, UNIT_AT } from './units.ts'

/** A number with what it counts, as it stands in a sentence of reading text. Offsets are into that sentence. */
export interface Quantity {
  /** Where the value begins and ends, with its unit but without 以上 and the like. */
  readonly start: number
  readonly end: number
  readonly value: number
  readonly valueMax: number | null
  /** With 万 or 亿 as stated; null for bare numbers. */
  readonly unit: string | null
  /** 余, 多, 来 inside; 约, 近 before; 左右 after. */
  readonly approximate: boolean
  /** What stands right after and bounds it: 以上, 以内. */
  readonly bound: 'ge' | 'le' | null
  /** End including 以上, 左右 and the like. */
  readonly fullEnd: number
  readonly form:
    | 'plain'
    | 'range'
    /** One term of a:b:c; `term` counts from 0. */
    | 'ratio'
    /** 千亿级, 百亿元: a round order of magnitude in Chinese. */
    | 'magnitude'
    /** 前十 */
    | 'rank'
    /** 翻一番 */
    | 'doubling'
    /** 三分之二 */
    | 'fraction'
    /** Written in Chinese numerals. */
    | 'chinese'
  readonly term?: number
  readonly terms?: number
}

const NUMBER = /\d+(?:\.\d+)?/y
const isDigit = (c: string | undefined) => c !== undefined && c >= '0' && c <= '9'
const isLatin = (c: string | undefined) => c !== undefined && /[A-Za-z]/.test(c)
const AFTER =
  /(?:及|或|\()?(以上|以下|以内|之内|左右|上下|之间|不等|以外|内(?=全面|完成|建成|实现|达到|基本|消除|解决|[，。]))/y
const RANGE_SIGN = /(?:%|‰)?[-—–－~～〜至]{1,2}/y
const MAGNITUDE = /(十|百|千|两千|三千|五千)?(万亿|亿)(级|元|美元|(?=[，。；、！”）大]|$))/y
const RANK = /前(\d{1,3}|[一二两三四五六七八九十百]{1,3})(位|名|强|列)?/y
const DOUBLING = /翻(?:了)?([一两二三四])番/y
const FRACTION = /([一二三四五六七八九十])分之([一二三四五六七八九十])/y
const PERCENT_CHINESE = /百分之([一二三四五六七八九十百]{1,6})/y
const CHINESE = /[一二三四五六七八九十两百千万]{1,8}/y
const SCALES: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000, 两千: 2000, 三千: 3000, 五千: 5000 }

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}

/** Every number with its unit, left to right. Dates, ordinals and names are left out. */
export function quantitiesIn(text: string): Quantity[] {
  const found: Quantity[] = []
  let i = 0
  while (i < text.length) {
    const c = text[i] as string
    const next = isDigit(c) ? arabicAt(text, i, found) : chineseAt(text, i, found)
    i = Math.max(next, i + 1)
  }
  return found.map((quantity, index) => sharingPoints(text, quantity, found[index + 1]))
}

/** "2.2个和3.7个百分点": the first 个 is the second's 个百分点. */
function sharingPoints(text: string, quantity: Quantity, next: Quantity | undefined): Quantity {
  if (quantity.unit !== '个' || next?.unit !== '个百分点') return quantity
  return /^[和、]$/.test(text.slice(quantity.fullEnd, next.start)) ? { ...quantity, unit: next.unit } : quantity
}

interface WithUnit {
  readonly unit: string | null
  readonly approximate: boolean
  readonly end: number
}

function unitAt(text: string, at: number): WithUnit {
  const match = matchAt(UNIT_AT, text, at)
  if (match === null) return { unit: null, approximate: false, end: at }
  const [whole, approx1, multiplier, approx2, base, per] = match
  // "千" and "百" alone belong to a unit only when a unit follows ("5千瓦" is matched by the unit itself).
  if (multiplier !== undefined && base === undefined && /^[百千]$/.test(multiplier))
    return { unit: null, approximate: false, end: at }
  if (multiplier === undefined && base === undefined)
    return { unit: null, approximate: approx1 !== undefined, end: at + (approx1 === undefined ? 0 : 1) }
  let end = at + whole.length
  // "3家户籍" must not lose its noun to "户": a counter of one character stands, the longest measure wins by the list's order.
  const paren = /^（[一-龥]）/.test(text.slice(end, end + 3)) ? 3 : 0
  end += paren
  return {
    unit: `${multiplier ?? ''}${base ?? ''}${per ?? ''}`,
    approximate: approx1 !== undefined || approx2 !== undefined || /^(?:余|多)/.test(text.slice(end, end + 1)),
    end,
  }
}

function boundAt(text: string, at: number): { bound: 'ge' | 'le' | null; approximate: boolean; end: number } {
  let end = at
  let approximate = false
  if (/[余多]/.test(text[end] ?? '') && !/[余多](?:个|家|人|名|项|元|年|种|样|元化)/.test(text.slice(end, end + 2))) {
    approximate = true
    end++
  }
  const match = matchAt(AFTER, text, end)
  if (match === null) return { bound: null, approximate, end }
  end += match[0].length
  switch (match[1]) {
    case '以上':
    case '以外':
      return { bound: 'ge', approximate, end }
    case '以下':
    case '以内':
    case '之内':
    case '内':
      return { bound: 'le', approximate, end }
    default:
      return { bound: null, approximate: approximate || match[1] === '左右' || match[1] === '上下', end }
  }
}

function push(
  text: string,
  found: Quantity[],
  part: Omit<Quantity, 'bound' | 'fullEnd' | 'approximate'> & { approximate?: boolean },
): number {
  const after = boundAt(text, part.end)
  const before = /(?:约|近|大约|接近|将近|约为|近乎)$/.test(text.slice(Math.max(0, part.start - 3), part.start))
  const nearby =
    before &&
    !/(?:最近|附近|临近|邻近|靠近|远近|条约|节约|集约|简约|签约|履约|违约|契约|预约|制约)$/.test(
      text.slice(Math.max(0, part.start - 3), part.start),
    )
  found.push({
    ...part,
    approximate: part.approximate === true || after.approximate || nearby,
    bound: after.bound,
    fullEnd: after.end,
  })
  return after.end
}

function arabicAt(text: string, start: number, found: Quantity[]): number {
  const match = matchAt(NUMBER, text, start)
  if (match === null) return start + 1
  let end = start + match[0].length
  const before = text[start - 1]
  const after = text[end]
  // Names: PM2.5, G107, 1+N, 5G, 3A, 5/7/11, 107-2020, 2.0版.
  if (before !== undefined && (isLatin(before) || /[+/\\_#№.]/.test(before))) return skipName(text, end)
  if (
    after === '+' ||
    after === '#' ||
    (after === '/' && isDigit(text[end + 1]) && !/^\/1?0?万/.test(text.slice(end, end + 4)))
  )
    return skipName(text, end)
  if (
    isLatin(after) &&
    !/^(?:kW|MW|GW|kV|m2|km2|m²|km²|ug|μg|µg|mg|TEU|Gbps|Mbps|Tbps|PB|TB|EB|PFLOPS|EFLOPS|EFlops|PF|EF|P(?![A-Za-z0-9]))/.test(
      text.slice(end),
    )
  ) {
    return skipName(text, end)
  }
  if (before === '第' || before === '－' || (before === '-' && isLatin(text[start - 2]))) return end
  // Years and dates.
  if (/^(?:19|20|21)\d\d$/.test(match[0])) {
    if (/^年/.test(text.slice(end)) || /^(?:[-—–~～至到]{1,2}(?:19|20|21)\d\d年)/.test(text.slice(end))) return end
    if (before !== undefined && /[-—–~～至]/.test(before) && after === '年') return end
    if (/^[-—–]{1,2}\d{4}/.test(text.slice(end))) return end
  }
  if (
    /^(?:月份?|日|号|时|点)/.test(text.slice(end, end + 2)) &&
    !/^(?:日均|号线|时速|点位)/.test(text.slice(end)) &&
    Number(match[0]) <= 31
  ) {
    if (!/^号/.test(text.slice(end))) return end + 1
    return end + 1
  }
  // a:b:c
  const ratio = /^\d+(?:\.\d+)?(?::\d+(?:\.\d+)?){1,4}/.exec(text.slice(start, start + 60))
  if (ratio !== null) return ratioAt(text, start, ratio[0], found)

  let value = Number(match[0])
  if (before === '-' || before === '−' || before === '－') {
    const earlier = text[start - 2]
    const span = /\d[^\d，。；]{0,4}$/.test(text.slice(Math.max(0, start - 6), start - 1))
    if (earlier === undefined || /[为达至到是（，、：]/.test(earlier) || (/[\u4e00-\u9fff]/.test(earlier) && !span))
      value = -value
  }
  const realStart = value < 0 || (value === 0 && before === '-') ? start - 1 : start

  // "3-5个", "10%—12%", "20至30家"
  const first = unitAt(text, end)
  const sign =
    matchAt(RANGE_SIGN, text, end) ??
    (first.unit !== null && /^[-—–~～至]/.test(text.slice(first.end))
      ? matchAt(/[-—–~～至]{1,2}/y, text, first.end)
      : null)
  if (sign !== null) {
    const secondAt = sign.index + sign[0].length
    const second = matchAt(NUMBER, text, secondAt)
    if (second !== null && !/^(?:19|20|21)\d\d年/.test(text.slice(secondAt))) {
      const secondEnd = secondAt + second[0].length
      const unit = unitAt(text, secondEnd)
      const upper = Number(second[0])
      if (unit.unit !== null && upper > value && !isLatin(text[secondEnd])) {
        return push(text, found, {
          start: realStart,
          end: unit.end,
          value,
          valueMax: upper,
          unit: unit.unit,
          approximate: unit.approximate,
          form: 'range',
        })
      }
    }
    if (second !== null && first.unit === null) return skipName(text, secondAt + second[0].length)
  }
  if (first.unit !== null) {
    return push(text, found, {
      start: realStart,
      end: first.end,
      value,
      valueMax: null,
      unit: first.unit,
      approximate: first.approximate,
      form: 'plain',
    })
  }
  end = first.end
  // "2600、261.86亿元": the numbers of a list share the unit of the last.
  // "18/10万": so many in a hundred thousand.
  const rate = /^\/(?:10|1)?万(?![\u4e00-\u9fff])|^\/(?:10|1)?万(?=[和及以左之或])/.exec(text.slice(end, end + 5))
  if (rate !== null) {
    const stop = end + rate[0].length
    return push(text, found, { start: realStart, end: stop, value, valueMax: null, unit: rate[0], form: 'plain' })
  }
  const list = /^(?:[、和](?:\d+(?:\.\d+)?)){1,8}/.exec(text.slice(end, end + 80))
  if (list !== null) {
    const unit = unitAt(text, end + list[0].length)
    if (unit.unit !== null) {
      found.push({
        start: realStart,
        end,
        value,
        valueMax: null,
        unit: unit.unit,
        approximate: unit.approximate,
        bound: null,
        fullEnd: end,
        form: 'plain',
      })
      return end
    }
  }
  return push(text, found, {
    start: realStart,
    end,
    value,
    valueMax: null,
    unit: null,
    approximate: first.approximate,
    form: 'plain',
  })
}

function ratioAt(text: string, start: number, ratio: string, found: Quantity[]): number {
  const terms = ratio.split(':')
  let at = start
  // "2.3:1" is one value; "15.7:51.0:33.3" is three.
  if (terms.length === 2) {
    const value = Number(terms[0])
    if (terms[1] === '1')
      return push(text, found, {
        start,
        end: start + ratio.length,
        value,
        valueMax: null,
        unit: null,
        form: 'ratio',
        term: 0,
        terms: 2,
      })
  }
  // 1:14.6 is one value, but of which side nobody can tell.
  if (terms.length === 2) return start + ratio.length
  terms.forEach((term, index) => {
    found.push({
      start: at,
      end: at + term.length,
      value: Number(term),
      valueMax: null,
      unit: null,
      approximate: false,
      bound: null,
      fullEnd: at + term.length,
      form: 'ratio',
      term: index,
      terms: terms.length,
    })
    at += term.length + 1
  })
  return start + ratio.length
}

/** Past a name such as 5G, 4A级, 2.0版, so that its other digits are not read either. */
function skipName(text: string, at: number): number {
  let end = at
  while (end < text.length && (isDigit(text[end]) || isLatin(text[end]) || /[+./-]/.test(text[end] as string))) end++
  return end
}

function chineseAt(text: string, start: number, found: Quantity[]): number {
  const c = text[start] as string
  switch (c) {
    case '前': {
      const rank = matchAt(RANK, text, start)
      if (rank === null) return start + 1
      const value = isDigit(rank[1]?.[0]) ? Number(rank[1]) : chineseNumeral(rank[1] as string)
      const end = start + rank[0].length
      const rest = text.slice(end, end + 2)
      if (
        value === null ||
        value < 2 ||
        rank[2] === '强' ||
        /^[年季月个天期次三批]/.test(rest) ||
        /^(?:世界|国际)/.test(rest)
      )
        return start + 1
      found.push({
        start,
        end,
        value,
        valueMax: null,
        unit: '位',
        approximate: false,
        bound: 'le',
        fullEnd: end,
        form: 'rank',
      })
      return end
    }
    case '翻': {
      const doubling = matchAt(DOUBLING, text, start)
      if (doubling === null) return start + 1
      const end = start + doubling[0].length
      found.push({
        start,
        end,
        value: chineseNumeral(doubling[1] as string) ?? 1,
        valueMax: null,
        unit: '番',
        approximate: false,
        bound: null,
        fullEnd: end,
        form: 'doubling',
      })
      return end
    }
    case '十':
    case '百':
    case '千':
    case '两':
    case '三':
    case '五':
    case '亿':
    case '万': {
      const magnitude = matchAt(MAGNITUDE, text, start)
      // "千亿" alone claims something only when it is reached: "规模超千亿"; "一批百亿、千亿企业" names a class.
      const reached = /(?:超|过|破|达|近|约|到)$/.test(text.slice(Math.max(0, start - 2), start))
      if (
        magnitude !== null &&
        (magnitude[1] !== undefined
          ? magnitude[3] !== '' || reached
          : magnitude[2] === '万亿' && magnitude[3] !== '级' && reached) &&
        !/[0-9余多几数上]/.test(text[start - 1] ?? '')
      ) {
        const end = start + magnitude[0].length
        const money = magnitude[3] === '美元' ? '美元' : '元'
        return push(text, found, {
          start,
          end,
          value: SCALES[magnitude[1] ?? ''] ?? 1,
          valueMax: null,
          unit: `${magnitude[2]}${money}`,
          form: 'magnitude',
        })
      }
      break
    }
    default:
  }
  // "高新技术企业突破万家": one ten-thousand.
  if (c === '万' && /(?:突破|超|超过|达|达到|近|逾|过|接近|破)$/.test(text.slice(Math.max(0, start - 2), start))) {
    const unit = matchAt(UNIT_AT, text, start)
    if (unit?.[2] === '万' && unit[4] !== undefined) {
      return push(text, found, {
        start,
        end: start + unit[0].length,
        value: 1,
        valueMax: null,
        unit: `万${unit[4]}`,
        form: 'magnitude',
      })
    }
  }
  if (!/[一二三四五六七八九十两百千]/.test(c)) return start + 1
  const fraction = matchAt(FRACTION, text, start)
  if (fraction !== null) {
    const base = chineseNumeral(fraction[1] as string)
    const part = chineseNumeral(fraction[2] as string)
    if (base !== null && part !== null && base > part) {
      return push(text, found, {
        start,
        end: start + fraction[0].length,
        value: part / base,
        valueMax: null,
        unit: null,
        form: 'fraction',
      })
    }
  }
  const percent = matchAt(PERCENT_CHINESE, text, start)
  if (percent !== null) {
    const value = chineseNumeral(percent[1] as string)
    if (value !== null)
      return push(text, found, {
        start,
        end: start + percent[0].length,
        value,
        valueMax: null,
        unit: '%',
        form: 'chinese',
      })
  }
  const numeral = matchAt(CHINESE, text, start)
  if (numeral === null) return start + 1
  const end = start + numeral[0].length
  if (/[第十〇二]/.test(text[start - 1] ?? '') || /[〇]/.test(text[end] ?? '')) return end
  const value = chineseNumeral(numeral[0])
  if (value === null) return end
  const unit = unitAt(text, end)
  if (
    unit.unit === null ||
    !(PLAIN_COUNTERS.has(bareUnit(unit.unit)) || /^(?:年|天|倍|成|个月|人|%|个百分点)$/.test(unit.unit))
  )
    return end
  return push(text, found, {
    start,
    end: unit.end,
    value,
    valueMax: null,
    unit: unit.unit,
    approximate: unit.approximate,
    form: 'chinese',
  })
}
