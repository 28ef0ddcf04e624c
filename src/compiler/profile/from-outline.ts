import type { Block, DocumentProfile, SourceDocument } from '../../model/reading.ts'
import type { Outline } from '../outline/from-source.ts'
import { numeralValue } from '../source/numerals.ts'

/**
 * What kind of document it is, what time it speaks of and for which place: from its title, its first lines and its
 * headings, in this order of trust.
 */
export function profileFromOutline(document: SourceDocument, outline: Outline): DocumentProfile {
  const front = frontTexts(outline)
  const opening = openingTexts(outline)
  const headings = outline.nodes.filter((node) => node.level !== 'item').map((node) => node.title)
  const name = document.name.replace(/\.[A-Za-z]{1,8}$/, '')
  const title = titleOf(front, opening, name)
  const early = [title, ...front, ...opening].join('\n').slice(0, 4000)
  const kind = kindOf(title, early, headings)
  return {
    kind,
    title,
    ...timesOf(kind, title, early, headings),
    division: divisionOf([title, ...front, ...opening.slice(0, 3), name]),
  }
}

const textOf = (block: Block) => block.reading.text

function frontTexts(outline: Outline): string[] {
  const texts: string[] = []
  for (const { block } of outline.blocks.slice(0, 120)) {
    if (block.kind === 'contents') continue
    if (block.kind !== 'front') {
      if (texts.length > 0 || block.kind === 'heading') break
      continue
    }
    texts.push(
      textOf(block)
        .replace(/^title:/i, '')
        .replace(/^title：/i, ''),
    )
    if (texts.length >= 30) break
  }
  return texts
}

function openingTexts(outline: Outline): string[] {
  return outline.blocks
    .filter(({ block }) => block.kind === 'paragraph' || block.kind === 'heading')
    .slice(0, 8)
    .map(({ block }) => textOf(block).slice(0, 600))
}

const TITLE_WORD =
  /(?:规划纲要|远景目标纲要|发展规划|规划|纲要|政府工作报告|工作报告|报告|统计公报|公报|实施方案|行动计划|计划|意见)/

/** The line among the first that reads most like a title. */
function titleOf(front: readonly string[], opening: readonly string[], name: string): string {
  const lines = [...front, ...opening.slice(0, 2).filter((text) => text.length <= 60)]
  let best = ''
  let bestScore = 0
  for (const line of lines) {
    const text = cleaned(line)
    if (text.length < 4 || text.length > 80 || /[。；]/.test(text)) continue
    let score = 0
    if (TITLE_WORD.test(text)) score += 3
    if (/(?:规划纲要|远景目标纲要|政府工作报告|统计公报|规划|纲要)(?:（.{1,12}）)?$/.test(text)) score += 3
    if (/(?:省|市|区|县|州|旗|盟|共和国|全国)/.test(text)) score += 2
    if (/第?十[一二三四五六七八九]个?五|20[0-9]{2}/.test(text)) score += 1
    if (/^——|^来源|^(?:source|author)|新华社|^关于印发/.test(text)) score -= 4
    score += Math.min(1, text.length / 40)
    if (score > bestScore) {
      best = text
      bestScore = score
    }
  }
  if (bestScore >= 3) return best
  const quoted = [...opening.join('').matchAll(/《([^《》]{6,60})》/g)]
    .map((match) => match[1]!)
    .find((text) => TITLE_WORD.test(text))
  if (TITLE_WORD.test(name)) return name
  return best !== '' ? best : (quoted ?? cleaned(lines[0] ?? '') ?? name)
}

const cleaned = (text: string) =>
  text
    .replace(/（20[0-9]{2}年[0-9]{1,2}月[0-9]{1,2}日[^）]{0,12}）$/, '')
    .replace(/\s+$/, '')
    .trim()

function kindOf(title: string, early: string, headings: readonly string[]): DocumentProfile['kind'] {
  if (/统计公报/.test(title)) return 'bulletin'
  if (/政府工作报告|工作报告/.test(title)) return 'report'
  if (/规划|纲要/.test(title)) return 'plan'
  if (/统计公报/.test(early.slice(0, 600))) return 'bulletin'
  if (/政府工作报告|各位代表[：！，]|向大会报告/.test(early)) return 'report'
  if (headings.some((text) => /工作回顾|工作安排|工作总结/.test(text))) return 'report'
  if (/(?:计划|方案|意见)$/.test(title)) return 'plan'
  if (/规划纲要|远景目标|五年规划|[一二三四五]五”时期/.test(early)) return 'plan'
  if (/初步核算，/.test(early)) return 'bulletin'
  if (headings.some((text) => /指导思想|主要目标|基本原则/.test(text))) return 'plan'
  return 'other'
}

function timesOf(
  kind: DocumentProfile['kind'],
  title: string,
  early: string,
  headings: readonly string[],
): Pick<DocumentProfile, 'period' | 'horizon' | 'nextYear'> {
  if (kind === 'plan') {
    const period = planPeriod(title) ?? planPeriod(early) ?? planPeriod(headings.join('\n'))
    return { period, horizon: planHorizon(title, period) ?? planHorizon(early, period), nextYear: null }
  }
  if (kind === 'bulletin')
    return { period: yearsIn(title)[0] ?? yearsIn(early)[0] ?? null, horizon: null, nextYear: null }
  if (kind === 'report') return { ...reportYears(title, early, headings), horizon: null }
  return { period: planPeriod(title) ?? yearsIn(title)[0] ?? null, horizon: null, nextYear: null }
}

/** The five years of a plan: 第十四个五年, “十四五”, 2021—2025年. */
function planPeriod(text: string): string | null {
  const range = /((?:19|20)[0-9]{2})年?(?:—{1,2}|-|～|至|到)((?:19|20)[0-9]{2})年?/.exec(text)
  const ordinal =
    /第(十[一二三四五六七八九]?|二十|[一二三四五六七八九])个五年/.exec(text)?.[1] ??
    /“?(十[一二三四五六七八九]?)[·.]?五”?(?!年|个|大|届|[月日])(?:规划|时期|发展|计划|期间|”)/.exec(text)?.[1]
  const value = ordinal === undefined ? null : numeralValue(ordinal)
  const fromOrdinal = value === null ? null : `${1951 + value * 5}/${1955 + value * 5}`
  if (fromOrdinal !== null) return fromOrdinal
  if (range !== null && Number(range[2]) - Number(range[1]) >= 2 && Number(range[2]) - Number(range[1]) <= 15) {
    return `${range[1]}/${range[2]}`
  }
  return null
}

function planHorizon(text: string, period: string | null): string | null {
  const found =
    /((?:19|20)[0-9]{2}|二〇[一二三四五六七八九〇]{2})年远景目标/.exec(text)?.[1] ??
    /展望(?:到)?((?:19|20)[0-9]{2}|二〇[一二三四五六七八九〇]{2})年/.exec(text)?.[1] ??
    /到((?:19|20)[0-9]{2}|二〇[一二三四五六七八九〇]{2})年，?基本实现社会主义现代化/.exec(text)?.[1]
  if (found === undefined) return null
  const year = String(numeralValue(found) ?? '')
  return year.length === 4 && year !== period?.slice(5) ? year : null
}

const yearsIn = (text: string) =>
  [...text.matchAll(/((?:19|20)[0-9]{2}|二〇[一二三四五六七八九〇]{2})(?=年)/g)].map((match) =>
    String(numeralValue(match[1]!)),
  )

/** The year a report reviews and the one it arranges: by its headings, else by the day it was given. */
function reportYears(
  title: string,
  early: string,
  headings: readonly string[],
): Pick<DocumentProfile, 'period' | 'nextYear'> {
  let reviewed: number | null = null
  let arranged: number | null = null
  for (const heading of headings) {
    const years = yearsIn(heading).map(Number)
    if (years.length === 0) continue
    if (/回顾|总结|完成情况|主要工作|工作情况/.test(heading)) reviewed ??= years.at(-1)!
    else if (/安排|任务|部署|打算|建议|目标|重点|形势|工作|要求/.test(heading)) arranged ??= years[0]!
  }
  const given = /((?:19|20)[0-9]{2})年([0-9]{1,2})月[0-9]{1,2}日/.exec(`${title}\n${early}`)
  if (given !== null) {
    const year = Number(given[1])
    // Sessions sit from December on for the year to come.
    const next = Number(given[2]) >= 10 ? year + 1 : year
    if (arranged !== null && Math.abs(arranged - next) > 1) arranged = null
    arranged ??= next
  }
  if (arranged === null && reviewed === null) {
    const year = yearsIn(title)[0]
    if (year !== undefined) arranged = Number(year)
  }
  if (arranged !== null && (reviewed === null || reviewed >= arranged || reviewed < arranged - 1))
    reviewed = arranged - 1
  if (reviewed !== null) arranged ??= reviewed + 1
  return {
    period: reviewed === null ? null : String(reviewed),
    nextYear: arranged === null ? null : String(arranged),
  }
}

const PLACE =
  /((?:[\u4e00-\u9fff]{2,8}?(?:特别行政区|自治区|自治州|自治县|自治旗|省|市|地区|盟|区|县|旗|州|镇|乡|新区|开发区)){1,4})/
const NOT_PLACE = /^(?:全|本|各|我|示范|高新|工业|园|城|社|地|核心|中心|先进)/

/** The lowest division that a title names: 湖南省衡阳市雁峰区 → 雁峰区. */
function divisionOf(texts: readonly string[]): string | null {
  for (const text of texts) {
    if (/中华人民共和国|^全国|^国家|国务院/.test(text.slice(0, 30)) && !/(?:省|市|区|县)国民经济/.test(text))
      return '全国'
    const before =
      /^(.{2,40}?)(?:国民经济|政府工作报告|人民政府|“?十[一二三四五六七八九]?五|第[一二三四五六七八九十]{1,3}个|经济社会|20[0-9]{2}年)/.exec(
        text.replace(/^[—\s]+/, '').replace(/^20[0-9]{2}年(?:[0-9]{1,2}月[0-9]{1,2}日)?在?/, ''),
      )?.[1]
    const found = lowest(before ?? '')
    if (found !== null) return found
    const session = /在([^，。]{2,20}?)第[一二三四五六七八九十]{1,4}届/.exec(text)?.[1]
    const place = lowest(session ?? '')
    if (place !== null) return place
  }
  return null
}

function lowest(text: string): string | null {
  const parts = text
    .replace(/[（(][^）)]{0,12}[）)]/g, (bracket) => bracket.slice(1, -1))
    .match(
      /[\u4e00-\u9fff]{1,10}?(?:特别行政区|自治区|自治州|自治县|自治旗|新区|开发区|地区|省|州市|市|盟|区|县|旗|州(?!市))/g,
    )
  if (parts === null || !PLACE.test(text)) return null
  const last = parts.at(-1)!
  return NOT_PLACE.test(last) || last.length < 2 ? null : last
}
