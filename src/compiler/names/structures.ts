import type { Clause } from '../../model/reading.ts'

/** A named spatial structure (一核两副三线四组团) with the units that the text gives it. */
export interface Structure {
  readonly name: string
  readonly clause: number
  /** Reading offsets within the clause. */
  readonly start: number
  readonly end: number
  readonly parts: readonly string[]
  readonly confidence: number
}

const UNIT =
  '(?:大?(?:核心区|功能区|核心|组团|板块|片区|中心|走廊|廊道|通道|节点|支点|门户|枢纽|平台|基地|屏障|街区|主轴|发展轴|发展带|经济带|城市群|都市圈|增长极|新城|片|核|心|轴|带|区|廊|圈|极|副|翼|点|线|环|脉|园|谷|港|城|群|块|屏|湾|岛|网|镇|主|体|组|江|河|山|湖|楔|环线|横|纵))'
const NUMERAL = '[一二两双三四五六七八九十多]'
const CHAIN = new RegExp(`(?:${NUMERAL}${UNIT}){2,7}`, 'g')
const GROUP = new RegExp(`(${NUMERAL})(${UNIT})`, 'g')
/** "六大核心区", "三片": a structure of one kind of unit; only believed in quotes and when explained. */
const SINGLE = new RegExp(`“(${NUMERAL}${UNIT})”`, 'g')
const SPATIAL = /空间|布局|格局|结构|框架|体系|网络|骨架|形态|城镇体系|发展新?/
/** How a text begins to explain a unit. */
const EXPLAINS =
  /^[”]?(?:[，、]?(?:引领|带动|牵引|支撑|联动|驱动|辐射|协同|并进|示范|分布|环绕|贯穿))?[，]?(?:即|就是|是指|指的是|指|为|：|，即|以|由)/
const LEADING_VERB =
  /^(?:即|就是|是指|指的是|指|为|：|，|“|尽快|重点|加快|积极|着力|全力|建设成为|打造|建设|做强|做优|做大|做精|培育|构建|形成|突出|坚持|以|由|包括|分别为|分别是|依托|提升|发展|推动|规划建设|规划)+/
const MAX_PART = 26

/** Spatial structures, each with its parts, as the same paragraph or the following sentences explain them. */
export function structuresFromClauses(clauses: readonly Clause[]): Structure[] {
  const found: Structure[] = []
  clauses.forEach((clause, index) => {
    const text = clause.reading.text
    for (const match of text.matchAll(CHAIN)) {
      const start = match.index
      const end = start + match[0].length
      const isQuoted = text[start - 1] === '“' && text[end] === '”'
      const isSpatial =
        SPATIAL.test(text.slice(end, end + 14)) || /空间|布局|格局/.test(text.slice(Math.max(0, start - 14), start))
      if (!isSpatial && !isQuoted) continue
      if (isOnlyCounting(match[0])) continue
      const parts = partsOf(clauses, index, match[0], end)
      if (!isSpatial && parts.length === 0) continue
      found.push({
        name: match[0],
        clause: index,
        start,
        end,
        parts,
        confidence: Math.min(
          0.97,
          0.55 + (isSpatial ? 0.2 : 0) + (isQuoted ? 0.12 : 0) + (parts.length > 0 ? 0.15 : 0),
        ),
      })
    }
    for (const match of text.matchAll(SINGLE)) {
      // "三线" within the explanation of 一核两副三线四组团 is no structure of its own.
      if (
        found.some(
          (known) => index - known.clause <= 3 && known.name.length > 3 && known.name.includes(match[1] as string),
        )
      )
        continue
      const start = match.index + 1
      const end = start + (match[1] as string).length
      const near = clauses
        .slice(index, index + 3)
        .map((next, i) => (i === 0 ? next.reading.text.slice(end) : next.reading.text))
      const parts = partsOf(clauses, index, match[1] as string, end)
      const listed = parts.length > 0 ? parts : listAfter(near.join(''), match[1] as string)
      if (listed.length < 2) continue
      found.push({
        name: match[1] as string,
        clause: index,
        start,
        end,
        parts: listed,
        confidence: parts.length > 0 ? 0.75 : 0.6,
      })
    }
  })
  return found
}

/** 一区一策, 一县一品: a rule for each, no structure. */
const isOnlyCounting = (name: string) => /^(?:一.一.|一.多.)$/.test(name) && !/核|心|轴|带|廊|副|翼|环|屏/.test(name)

/** What the text says each unit is: "一核引领，即…；两副带动，即…和…". */
function partsOf(clauses: readonly Clause[], index: number, name: string, from: number): string[] {
  const groups = [...name.matchAll(GROUP)].map((group) => group[0])
  const text = following(clauses, index, from)
  const parts: string[] = []
  const ends = groups.map((group) => ({ group, at: explainedAt(text, group) })).filter(({ at }) => at >= 0)
  ends.sort((a, b) => a.at - b.at)
  ends.forEach(({ group, at }, i) => {
    const next = ends[i + 1]?.at ?? Math.min(text.length, at + 240)
    let said = text.slice(at + group.length, next)
    // Strip the quotation mark and "引领，即" before what is said.
    said = said.replace(/^”/, '').replace(/^[，]?.{0,4}?(?:，即|即|就是|是指|指的是|：)/, '')
    const stop = said.search(/[；。]/)
    if (stop >= 0) said = said.slice(0, stop)
    parts.push(...namesIn(said, numberOf(group[0] as string)))
  })
  return parts
}

function explainedAt(text: string, group: string): number {
  for (let at = text.indexOf(group); at >= 0; at = text.indexOf(group, at + 1)) {
    if (EXPLAINS.test(text.slice(at + group.length, at + group.length + 10))) return at
    if (at > 900) break
  }
  return -1
}

/** The rest of the clause and the sentences behind it, of this paragraph and the next few. */
function following(clauses: readonly Clause[], index: number, from: number): string {
  let text = (clauses[index] as Clause).reading.text.slice(from)
  for (let i = index + 1; i < clauses.length && i <= index + 8 && text.length < 900; i++)
    text += (clauses[i] as Clause).reading.text
  return text.slice(0, 1000)
}

function numberOf(numeral: string): number {
  const value = '零一二三四五六七八九十'.indexOf(numeral)
  return value > 0 ? value : numeral === '两' || numeral === '双' ? 2 : 9
}

/** Up to `count` names at the head of an explanation. */
function namesIn(said: string, count: number): string[] {
  const bare = said.replace(LEADING_VERB, '')
  const items = (
    count === 1
      ? [bare.split(/[，；。]/)[0] as string]
      : bare.split(/[、，]|(?<=[\u4e00-\u9fff]{2})(?:和|与|以及)(?=[\u4e00-\u9fff]{2})/)
  ) as string[]
  return items
    .map((item) =>
      item
        .replace(LEADING_VERB, '')
        .replace(/[“”。；，：]/g, '')
        .replace(/(?:为|作为)(?:核心|圆心|中心|重点).{0,200}$/, '')
        .trim(),
    )
    .filter((item) => item.length >= 2 && item.length <= MAX_PART)
    .slice(0, count)
}

/** "六大核心区。加快建设A、B、C…": a list of names that end like the unit. */
function listAfter(text: string, name: string): string[] {
  const unit = name.replace(/^./, '').replace(/^大/, '')
  const near = text.slice(0, 260)
  const items = near
    .split(/[、，。；：]|(?<=[\u4e00-\u9fff]{2})和(?=[\u4e00-\u9fff]{2})/)
    .map((item) => item.replace(/^.{0,8}(?:规划建设|建设|打造|构建|形成|即|包括)/, '').replace(/[“”]/g, ''))
    .filter((item) => item.endsWith(unit) && item.length > unit.length && item.length <= 16)
  return [...new Set(items)].slice(0, numberOf(name[0] as string))
}
