import type { PeriodToken } from './periods.ts'
import { DONE_AT_HEAD, DONE_AT_TAIL, ENDING_BY_LAST, KEPT_ENDING, type Kind, LEADING, NOUN_ENDING } from './words.ts'

/** The words before a value, read backwards: what it is said of, and how. */
export interface Before {
  readonly subject: string
  readonly predicates: ReadonlySet<Kind>
  /** The verb of doing at the head: 新增, 建设, 发放; '' when there is none. */
  readonly verb: string
  /** The verb of doing right before the value: "区域内引进15家". */
  readonly tailVerb: string
  /** The word of falling that was found, to tell 压减 from 下降; '' when there is none. */
  readonly fall: string
}

const LOOK_BACK = 120

export function readBefore(pre: string): Before {
  let rest = pre
    .slice(-LOOK_BACK)
    // "是五年前的1.6倍", "…水平的3倍"
    .replace(/(?:(?:是|为|相当于)[^，；：]{1,12})?的$/, '')
    .replace(/(?:连续)?(?:跨越|跨上|迈上|突破|迈过)[^，；]{0,10}(?:台阶|大关|关口)/, '')
    .replace(/(?:\d+|[一二两三四五六七八九十]{1,2})年(?:内|间|来)?(?:累计|平均)?(?=(?:下降|降低|减少|增长|提高)?$)/, '')
  const predicates = new Set<Kind>()
  let fall = ''
  let completed = false
  while (rest !== '') {
    if (/(?:年均|平均)$/.test(rest)) {
      rest = rest.slice(0, -2)
      continue
    }
    if (rest.length > 2 && KEPT_ENDING.test(rest)) break
    const hit = ENDING_BY_LAST.get(rest.at(-1) as string)?.find(([word]) => rest.endsWith(word))
    if (hit === undefined) break
    const [word, kind] = hit
    if (word.length === 1 && NOUN_ENDING.test(rest)) break
    rest = rest.slice(0, rest.length - word.length)
    predicates.add(kind)
    if (word === '完成') completed = true
    if (kind === 'fall' && fall === '') fall = word
  }
  rest = rest.replace(/[，、：；“（]+$/, '')
  // "较2015年" and "比上年" once their year is taken out.
  rest = rest.replace(
    /(?:较|比|与|同|相比于|相比|高于|低于)(?:(?:上年同期|上年末|上年|去年|同期|年初|全国|全省|全市|全州)(?:平均水平|平均)?|平均水平)$|(?:较|相比于|相比|高于|低于|(?<=^|，)比)$/,
    '',
  )
  // "打造先导区、力争产业规模突破": only what strives is measured.
  const striving = rest.lastIndexOf('、力争')
  if (striving >= 0) rest = rest.slice(striving + 1)
  for (let i = 0; i < 12 && rest !== ''; i++) {
    const trimmed = rest.replace(LEADING, '')
    if (trimmed === rest) break
    rest = trimmed
  }
  const verb = DONE_AT_HEAD.exec(rest)?.[0] ?? (completed && rest === '' ? '完成' : '')
  const tailVerb = DONE_AT_TAIL.exec(rest)?.[0] ?? (completed ? '完成' : '')
  if (/^[新净]/.test(verb)) predicates.add('new')
  return { subject: rest, predicates, verb, tailVerb, fall }
}

/** The same stretch without its time expressions. `offset` is where it stands in the sentence. */
export function withoutPeriods(pre: string, offset: number, periods: readonly PeriodToken[]): string {
  let out = ''
  let at = 0
  for (const token of periods) {
    const start = token.start - offset
    const end = token.end - offset
    if (end <= 0 || start >= pre.length) continue
    out += pre.slice(at, Math.max(at, start))
    // "跃升至2021年的": 至 belongs to the verb.
    if (/[升加高复展降少小大长化整缩充减]$/.test(out) && /^[到至]/.test(pre.slice(Math.max(0, start)))) out += '到'
    at = Math.max(at, Math.min(end, pre.length))
  }
  out += pre.slice(at)
  return out.replace(/^[，、的末底]+/, '').replace(/“”|（）/g, '')
}
