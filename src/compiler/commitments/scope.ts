import type { Clause, DocumentProfile } from '../../model/reading.ts'
import { findVerbAt } from '../names/verbs.ts'

/**
 * What a stretch of the document is about, as far as promises go.
 * - `promise`: tasks, arrangements, measures.
 * - `goal`: targets; what is to be reached, seldom what is to be done.
 * - `preamble`: the opening words of a chapter, before its first section.
 * - `past`: what was achieved.
 * - `frame`: guiding thought, principles, situation, problems, thanks.
 */
export type Scope = 'promise' | 'goal' | 'preamble' | 'past' | 'frame'

const TITLES: readonly (readonly [Scope, RegExp])[] = [
  ['promise', /安排|任务|举措|部署|重点工作|主要工作|工作重点|打算|行动计划|保障措施|组织实施|实施保障|规划实施/],
  ['past', /回顾|成就|成效|成绩|完成情况|取得的|发展基础|现实基础|主要进展/],
  ['goal', /目标$|^(?:主要|发展|总体|预期|奋斗|规划)?目标|愿景$|目标(?:和|与|及)/],
  [
    'frame',
    /指导思想|基本原则|指导方针|总体要求|发展环境|发展形势|面临的?形势|形势|机遇|挑战|问题|不足|短板|基本经验|主要经验|发展背景|编制背景|规划背景|战略定位|发展定位|基本理念|主线$|总体思路|区情|市情|省情|县情|名词解释|附件|前言|序言/,
  ],
]

const NUMBERING =
  /^[\s*#]*(?:第[一二三四五六七八九十百0-9]{1,4}[篇章节部分]{1,2}|[（(]?[一二三四五六七八九十0-9]{1,3}[）)]?[、.．]?)[\s　]*/

/** Words that begin a paragraph and tell where a report has got to, when no heading does. */
const OPENINGS: readonly (readonly [Scope, RegExp])[] = [
  [
    'past',
    /^(?:各位代表[！，])?(?:过去(?:的)?(?:一年|五年|几年|[0-9]{4}年)|一年来|五年来|[0-9]{4}年来|这(?:一|五|几)年|回顾|刚刚过去|即将过去|上年|去年|[0-9]{4}年(?:，)?(?:是|我们|全市|全省|全区|全县|极不|极为)|本届政府)/,
  ],
  [
    'frame',
    /^(?:各位代表[！，])?(?:这些成绩|成绩的取得|成绩来之不易|在此|在肯定成绩|在看到成绩|同时[，，]?我们也|我们(?:也|同时)?(?:必须)?(?:清醒|深切|深刻)|奋斗(?:历程|充满)|[一二两五十]*年的?实践|当前|从(?:国际|全球|全国|国内)|综合(?:判断|研判|来看)|总体(?:上)?看)/,
  ],
  [
    'promise',
    /^(?:为此|今后五年|未来五年|新的一年|围绕(?:上述|以上|今年|这一)|为(?:实现|完成|确保)(?:上述|以上|今年)|(?:今年|明年|新的一年|[0-9]{4}年)[，]?(?:我们)?(?:将|要)?(?:重点|主要|着重|突出|集中)(?:要)?(?:做好|抓好|从|在)|重点(?:做好|抓好)|(?:着重|主要|突出)(?:做好|抓好)|具体(?:要)?(?:做好|抓好)|实现(?:上述|以上)目标)/,
  ],
]

/**
 * The scope of every clause. Headings decide, the nearest first; a report whose headings say nothing is followed by how
 * its paragraphs begin.
 */
export function scopesOfClauses(clauses: readonly Clause[], profile: DocumentProfile): Scope[] {
  const parents = sectionsWithChildren(clauses)
  const isReport = profile.kind === 'report'
  const fallback: Scope = isReport ? 'past' : 'promise'
  const reported = Number(/[0-9]{4}$/.exec(profile.period ?? '')?.[0] ?? 0)
  const scopes: Scope[] = []
  let running: Scope = fallback
  /** Of one paragraph only: a look at the situation, a word of thanks. */
  let aside: Scope | null = null
  let titleKey = ''
  let paragraph = ''
  for (const clause of clauses) {
    const key = clause.section?.id ?? ''
    if (key !== titleKey) {
      titleKey = key
      const titled = scopeOfPath(clause.section?.path ?? [], clause.section?.title ?? '', reported)
      if (titled !== null) running = titled
      else if (!isReport) running = fallback
    }
    if (clause.paragraph !== paragraph) {
      paragraph = clause.paragraph
      aside = null
      const text = clause.reading.text
      const said =
        clause.block.kind === 'heading'
          ? scopeOfTitle(text, reported)
          : isReport
            ? scopeOfOpening(text, reported)
            : null
      if (said === 'frame' && clause.block.kind !== 'heading') aside = said
      else running = said ?? running
    }
    const preamble = running === 'promise' && !isReport && clause.section !== null && parents.has(clause.section.id)
    scopes.push(profile.kind === 'bulletin' ? 'past' : (aside ?? (preamble ? 'preamble' : running)))
  }
  return scopes
}

/** Sections that have sections of their own: what stands directly in them opens the chapter. */
function sectionsWithChildren(clauses: readonly Clause[]): ReadonlySet<string> {
  const byPath = new Map<string, string>()
  const parents = new Set<string>()
  for (const { section } of clauses) {
    if (section === null || (section.level !== 'part' && section.level !== 'chapter')) continue
    byPath.set(section.path.join('\n'), section.id)
  }
  for (const { section } of clauses) {
    if (section === null || section.level === 'item') continue
    const above = byPath.get(section.path.slice(0, -1).join('\n'))
    if (above !== undefined) parents.add(above)
  }
  return parents
}

function scopeOfPath(path: readonly string[], title: string, reported: number): Scope | null {
  const own = scopeOfTitle(title, reported)
  if (own !== null) return own
  for (let i = path.length - 1; i >= 0; i--) {
    const scope = scopeOfTitle(path[i] as string, reported)
    if (scope !== null) return scope
  }
  return null
}

function scopeOfTitle(title: string, reported: number): Scope | null {
  const bare = title.replace(NUMBERING, '')
  // A title that classifies is short and a noun; "补齐民生短板" begins with a verb and promises.
  if (bare.length > 30 || /，|^[以坚咬]/.test(bare)) return null
  const verb = findVerbAt(bare, 0)
  if (verb !== null && verb.kind !== 'stance' && !/^(?:发展|规划|统筹|实现)/.test(bare)) return null
  for (const [scope, pattern] of TITLES) if (pattern.test(bare)) return scope
  // "关于2025年工作" in the report on 2024.
  const year = /(20[0-9]{2})年(?:的?(?:主要|重点)?工作|怎么干|发展)/.exec(bare)
  if (year !== null && reported > 0) return Number(year[1]) > reported ? 'promise' : 'past'
  return /^(?:今后五年|未来五年|今年|明年|下一年)/.test(bare) ? 'promise' : null
}

/** A paragraph's opening in a report; `reported` is the year it reports on. */
function scopeOfOpening(text: string, reported: number): Scope | null {
  const opening = text.slice(0, 40)
  const year = /^(?:各位代表[！，])?(?:做好)?(20[0-9]{2})年/.exec(opening)
  if (year !== null && reported > 0 && Number(year[1]) > reported) return 'promise'
  for (const [scope, pattern] of OPENINGS) if (pattern.test(opening)) return scope
  return null
}
