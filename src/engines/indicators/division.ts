import type { PlanModel } from '../../model/plan-model.ts'

/** The place a document speaks for. */
export interface Division {
  /** '全国', '湖滨市', '临湖区'; null when the document does not say. */
  readonly name: string | null
  readonly level: 'nation' | 'province' | 'city' | 'county' | null
  /** Spellings of the name, longest first, to be dropped from the front of indicator names. */
  readonly spellings: readonly string[]
}

const NATION = /^(?:中华人民共和国|全国|中国|国家)$/

/** The place a compiled document speaks for, from its profile, else from its title. */
export function divisionOf(model: PlanModel): Division {
  const named = model.plan.division?.replace(/\s/g, '') ?? ''
  const title = `${model.plan.title}${model.source.name}`.replace(/\s/g, '')
  if (NATION.test(named) || (named === '' && /中华人民共和国|国务院|^national-/.test(title)))
    return { name: '全国', level: 'nation', spellings: ['中华人民共和国', '中国', '全国', '我国'] }
  if (named === '') return { name: null, level: null, spellings: [] }
  const last = lastDivision(named)
  const stem = last.replace(/(?:特别行政区|自治区|自治州|自治县|自治旗|新区|省|市|区|县|州|盟|旗)$/, '')
  const spellings = [named, last, stem.length >= 2 ? stem : last]
  return { name: named, level: levelOf(last), spellings: [...new Set(spellings)].sort((a, b) => b.length - a.length) }
}

/** '衡阳市雁峰区' → '雁峰区': the last place of a chain. */
function lastDivision(name: string): string {
  const parts = name.match(/.{2,12}?(?:特别行政区|自治区|自治州|自治县|自治旗|省|市|区|县|州|盟|旗)/g)
  return parts === null || parts.join('') !== name ? name : (parts.at(-1) as string)
}

function levelOf(name: string): Division['level'] {
  if (/(?:省|自治区|特别行政区)$/.test(name) || /^(?:北京|上海|天津|重庆)市?$/.test(name)) return 'province'
  if (/(?:市|自治州|州|盟|地区)$/.test(name)) return 'city'
  if (/(?:区|县|旗)$/.test(name)) return 'county'
  return null
}

/** Whether two documents speak for the same place: true, false, or null when one does not say. */
export function sameDivision(a: Division, b: Division): boolean | null {
  if (a.name === null || b.name === null) return null
  if (a.level === 'nation' || b.level === 'nation') return a.level === b.level
  if (a.name === b.name) return true
  if (a.level !== null && b.level !== null && a.level !== b.level) return false
  return a.name.endsWith(b.name) || b.name.endsWith(a.name) || a.spellings.some((word) => b.name === word)
}

/** Whether words like 全市 at the front of a name mean the document's own place. */
export function extentFits(extent: string | null, division: Division): boolean {
  if (extent === null || division.level === null) return true
  const place = extent.slice(1)
  if (place === '域') return true
  if (division.level === 'nation') return place === '国'
  if (division.level === 'province') return place === '省' || place === '市' || place === '区'
  if (division.level === 'city') return place === '市' || place === '州'
  return place === '区' || place === '县' || place === '旗' || place === '市'
}
