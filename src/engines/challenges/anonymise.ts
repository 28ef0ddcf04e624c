import type { Bilingual } from '../../model/system.ts'
import { plainName } from './avoidance.ts'

/** What tells who bids, found in texts and names of files, and covered. Pure; what it cannot know is the sense of a text. */

/** Who bids: everything by which they could be known. */
export interface Identity {
  readonly organisations: readonly string[]
  readonly people: readonly string[]
  readonly codes: readonly string[]
}

export interface Leak {
  readonly kind: 'organisation' | 'person' | 'code' | 'phone' | 'email' | 'patent'
  /** Place in the text, [start, end). */
  readonly start: number
  readonly end: number
}

export const COVER = '［隐去］'

export const LEAK_NAMES: Readonly<Record<Leak['kind'], Bilingual>> = {
  organisation: { zh: '单位名称', en: 'an organisation' },
  person: { zh: '人名', en: 'a person' },
  code: { zh: '信用代码', en: 'a credit code' },
  phone: { zh: '电话', en: 'a phone number' },
  email: { zh: '邮箱', en: 'an e-mail address' },
  patent: { zh: '专利号', en: 'a patent number' },
}

/** Legal forms and the place before a name: what remains is what people call it. */
const FORMS =
  /(?:集团)?(?:股份有限公司|有限责任公司|有限公司|公司|合伙企业|大学|学院|研究院|研究所|研究中心|检测院|医院|中心|厂)$/
const PLACE = /^[\u4e00-\u9fff]{2,4}(?:省|市|自治区|自治州|县|区)/
/** What begins many names and tells none: covering it would leave nothing to be read. */
const COMMON = new Set(
  '中国 国家 中科 高新 新材 材料 技术 科技 电子 智能 机械 工业 先进 绿色 环保 能源 生物 数字 信息 现代 第一 东方 湖南'.split(
    ' ',
  ),
)

/** The name and the shorter ones under which it goes, down to the two letters that a firm is called by (字号). */
export function namesOf(organisation: string): readonly string[] {
  const plain = plainName(organisation)
  const short = plain.replace(FORMS, '')
  const found = new Set([plain, short])
  let rest = short
  for (let i = 0; i < 3; i++) {
    rest = rest.replace(PLACE, '')
    found.add(rest)
  }
  const brand = rest.slice(0, 2)
  const names = [...found].filter((name) => name.length >= 3)
  return /^[\u4e00-\u9fff]{2}$/.test(brand) && !COMMON.has(brand) ? [...names, brand] : names
}

const PHONE = /(?<!\d)(?:1[3-9]\d{9}|0\d{2,3}\d{7,8})(?!\d)/g
/** Digits in one piece: a phone with further digits written against it is still dialled. In spaced or pointed figures it would be chance. */
const RUN = /\p{Nd}{11,}/gu
const PATTERNS: readonly (readonly [Leak['kind'], RegExp])[] = [
  ['code', /[0-9a-hj-npqrtuwxy]{18}/g],
  ['phone', PHONE],
  ['email', /[a-z0-9_+]{1,40}@[a-z0-9]{1,60}/g],
  ['patent', /(?:zl|cn)\d{9,13}[0-9x]?/g],
]

/** The text without what can be put between letters to hide a name, and where each letter came from. */
function plainWithPlaces(text: string): { readonly plain: string; readonly places: readonly number[] } {
  let plain = ''
  const places: number[] = []
  let at = 0
  for (const letter of text) {
    for (const one of plainName(letter)) {
      plain += one
      for (let i = 0; i < one.length; i++) places.push(at)
    }
    at += letter.length
  }
  places.push(text.length)
  return { plain, places }
}

/** Everything in the text that tells who bids, in its order; overlapping finds are one. */
export function leaksIn(text: string, identity: Identity): readonly Leak[] {
  const { plain, places } = plainWithPlaces(text)
  const found: Leak[] = []
  const put = (kind: Leak['kind'], from: number, to: number) => {
    const last = places[to - 1] as number
    // The end of the last letter, which may be two units long.
    found.push({ kind, start: places[from] as number, end: last + ((text.codePointAt(last) ?? 0) > 0xffff ? 2 : 1) })
  }
  const look = (kind: Leak['kind'], name: string) => {
    if (name === '') return
    for (let at = plain.indexOf(name); at !== -1; at = plain.indexOf(name, at + 1)) put(kind, at, at + name.length)
  }
  for (const organisation of identity.organisations)
    for (const name of namesOf(organisation)) look('organisation', name)
  for (const person of identity.people) if (plainName(person).length >= 2) look('person', plainName(person))
  for (const code of identity.codes) look('code', code.toLowerCase())
  for (const [kind, pattern] of PATTERNS)
    for (const match of plain.matchAll(pattern)) put(kind, match.index, match.index + match[0].length)
  for (const run of text.matchAll(RUN))
    if (/1[3-9]\d{9}/.test(plainName(run[0])))
      found.push({ kind: 'phone', start: run.index, end: run.index + run[0].length })
  return joined(found)
}

function joined(leaks: readonly Leak[]): readonly Leak[] {
  const result: Leak[] = []
  for (const leak of leaks.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const last = result.at(-1)
    if (last !== undefined && leak.start < last.end)
      result[result.length - 1] = { ...last, end: Math.max(last.end, leak.end) }
    else result.push(leak)
  }
  return result
}

/** The text with everything covered that tells who bids. */
export function blindText(text: string, identity: Identity): string {
  let result = ''
  let at = 0
  for (const { start, end } of leaksIn(text, identity)) {
    result += text.slice(at, start) + COVER
    at = end
  }
  return result + text.slice(at)
}

/** Names of files that tell who wrote them. Files are never handed to experts; the desk is warned all the same. */
export const leakingNames = (names: readonly string[], identity: Identity): readonly string[] =>
  names.filter((name) => leaksIn(name, identity).length > 0)
