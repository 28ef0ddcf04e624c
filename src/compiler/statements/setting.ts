import type { Clause, DocumentProfile } from '../../model/reading.ts'
import { fiveYears, type PeriodToken, periodsIn } from './periods.ts'

/** What a passage speaks of by default: what was reached, or what is aimed at, and when. */
export interface Setting {
  readonly role: 'result' | 'target'
  readonly from: number | null
  readonly to: number | null
  /** Whether the passage itself says so, or only the document's kind. */
  readonly sure: boolean
}

/** The years of a document, from its profile. */
export interface DocumentYears {
  readonly kind: DocumentProfile['kind']
  /** First and last year of a plan; the data year of a report. */
  readonly from: number | null
  readonly to: number | null
  readonly next: number | null
  readonly horizon: number | null
}

export function documentYears(profile: DocumentProfile): DocumentYears {
  const [from = null, to = from] = (profile.period ?? '').match(/\d{4}/g)?.map(Number) ?? []
  return {
    kind: profile.kind,
    from,
    to,
    next: profile.nextYear === null ? null : Number(profile.nextYear),
    horizon: profile.horizon === null ? null : Number(profile.horizon),
  }
}

/** Titles of what was reached. "取得新成效" is an aim in a plan, so 新 before such a word does not count. */
const REVIEW =
  /回顾|成就|(?:发展|主要|建设|工作|显著|重大|积极|明显)成[效绩]|取得(?!新)[^，。]{0,8}成[效绩]|工作情况|完成情况|执行情况|实施情况|(?:发展|现实|现有|良好)基础$|基础条件|(?:发展|基本)现状|过去[五一]年|历史性|工作总结|五年来/
const SITUATION =
  /(?:发展|外部|内外部|宏观|国内外)(?:的)?(?:环境|形势|条件|态势)|面临(?:的)?(?:形势|环境|机遇|挑战|问题)|机遇(?:和|与|、)?挑战|阶段性?特征|存在(?:的)?(?:问题|短板)/
const AHEAD =
  /目标|任务|安排|部署|重点|要求|思路|打算|方针|指标|举措|今后|未来|展望|规划|建设|推进|加快|坚持|构建|打造|提升|强化|深化|实施|完善|健全|发展/

/**
 * Gives each clause its setting. Walks the document once: headings set it, and a paragraph that opens with a time
 * ("过去五年，", "2020年，") changes it until the next heading or opening.
 */
export function settingsOf(clauses: readonly Clause[], years: DocumentYears): Setting[] {
  const whole: Setting =
    years.kind === 'plan'
      ? { role: 'target', from: null, to: null, sure: false }
      : { role: 'result', from: years.from, to: years.to, sure: false }
  const settings: Setting[] = []
  let section: Clause['section'] = null
  let sectionSetting = whole
  let running = whole
  let paragraph = ''
  for (const clause of clauses) {
    if (clause.section !== section) {
      section = clause.section
      sectionSetting = settingOfTitles(section?.path ?? [], years, years.kind === 'plan' ? whole : sectionSetting)
      running = sectionSetting
    }
    if (clause.paragraph !== paragraph) {
      paragraph = clause.paragraph
      running = opening(clause, running, sectionSetting, years)
    } else if (clause.isLead === false && years.kind === 'report')
      running = turning(clause, running, sectionSetting, years)
    settings.push(running)
  }
  return settings
}

function previous(years: DocumentYears): Pick<Setting, 'from' | 'to'> {
  return years.kind === 'plan' && years.from !== null
    ? { from: years.from - 5, to: years.from - 1 }
    : { from: years.from, to: years.to }
}

function settingOfTitles(path: readonly string[], years: DocumentYears, inherited: Setting): Setting {
  let setting = inherited
  for (const title of path) setting = settingOfTitle(title, years, setting)
  return setting
}

function settingOfTitle(title: string, years: DocumentYears, inherited: Setting): Setting {
  const tokens = [...periodsIn(title), ...looseFiveYears(title)].filter(
    (token) => token.kind !== 'base' && token.kind !== 'yearly',
  )
  const dated = tokens.find((token) => token.to !== null)
  if (years.kind === 'bulletin') return inherited
  if (years.kind === 'plan') {
    const start = years.from
    if (dated !== undefined && start !== null && (dated.to as number) < start)
      return { role: 'result', ...intervalOf(dated), sure: true }
    if (REVIEW.test(title) && !/目标|展望/.test(title)) return { role: 'result', ...previous(years), sure: true }
    if (SITUATION.test(title) && !AHEAD.test(title.replace(/发展环境|发展形势|发展条件|发展面临/g, '')))
      return { role: 'result', ...previous(years), sure: false }
    if (/远景|展望/.test(title) && years.horizon !== null && !/十[一二三四五六]五/.test(title))
      return { role: 'target', from: null, to: years.horizon, sure: true }
    if (dated !== undefined && dated.kind === 'point' && start !== null && (dated.to as number) > (years.to ?? start)) {
      return { role: 'target', from: null, to: dated.to, sure: true }
    }
    if (/主要目标|发展目标|主要指标|预期目标|目标指标|目标体系/.test(title))
      return { role: 'target', from: start, to: years.to, sure: true }
    return inherited
  }
  if (years.kind === 'report') {
    if (REVIEW.test(title)) {
      // "“十三五”时期及2020年工作回顾": the paragraphs say which.
      const point = tokens.find((token) => token.kind === 'point')
      const long = tokens.find((token) => token.kind === 'interval')
      if (point !== undefined) return { role: 'result', from: point.to, to: point.to, sure: true }
      if (long !== undefined) return { role: 'result', ...intervalOf(long), sure: true }
      if (/五年/.test(title) && years.to !== null)
        return { role: 'result', from: years.to - 4, to: years.to, sure: true }
      return { role: 'result', from: years.from, to: years.to, sure: true }
    }
    if (dated !== undefined && years.to !== null && (dated.to as number) > years.to)
      return { role: 'target', ...intervalOf(dated), sure: true }
    // "未来五年总体考虑和今年工作安排": its paragraphs say which; what says nothing is this year's work.
    const thisYear = /今年|年度|20\d\d年/.test(title) && years.next !== null
    if (/今后五年|未来五年/.test(title) && years.to !== null && !thisYear)
      return { role: 'target', from: years.to + 1, to: years.to + 5, sure: true }
    if (dated !== undefined && years.to !== null && (dated.to as number) <= years.to)
      return { role: 'result', ...intervalOf(dated), sure: true }
    if (/今年|安排|部署|打算|总体要求|目标任务|主要预期目标|工作重点|重点工作/.test(title))
      return { role: 'target', from: years.next, to: years.next, sure: true }
  }
  return inherited
}

function intervalOf(token: PeriodToken): Pick<Setting, 'from' | 'to'> {
  return { from: token.from, to: token.to }
}

/** In titles a five-year period often stands without 时期: "“十三五”发展成就". */
function looseFiveYears(title: string): PeriodToken[] {
  return [...title.matchAll(/(十[一二三四五六七八九])五(?!年)/g)].map((match) => {
    const [from, to] = fiveYears(match[1] as string)
    return { start: match.index, end: match.index + match[0].length, kind: 'interval' as const, from, to }
  })
}

/** What a paragraph's first words say about its time. */
function opening(clause: Clause, running: Setting, section: Setting, years: DocumentYears): Setting {
  const head = clause.reading.text.slice(0, 40)
  const said = turningOf(head, years, true, reviews(section))
  if (said !== null) return said
  // A plan's paragraph about the past does not spill over into the next one.
  if (years.kind === 'plan') return section
  return running
}

/** Within a paragraph only unmistakable words turn a report from what was done to what is planned, or back. */
function turning(clause: Clause, running: Setting, section: Setting, years: DocumentYears): Setting {
  return turningOf(clause.reading.text.slice(0, 24), years, false, reviews(section)) ?? running
}

/** A section whose own title says that it looks back: "今年" in it is the year reported on. */
function reviews(section: Setting): boolean {
  return section.sure && section.role === 'result'
}

function turningOf(head: string, years: DocumentYears, paragraph: boolean, inReview: boolean): Setting | null {
  const clean = head.replace(/^[—\-“”（）一二三四五六七八九十、.0-9①-⑳*\s]{0,6}?(?=[^\d])/, '')
  const first = periodsIn(head).find((token) => token.kind !== 'yearly' && token.kind !== 'base')
  const leading = first !== undefined && first.start <= 6
  if (years.kind === 'plan') {
    if (!leading || first === undefined || !paragraph) return null
    if (first.to !== null && years.from !== null && first.to < years.from && first.kind === 'interval')
      return { role: 'result', ...intervalOf(first), sure: true }
    if (first.kind === 'past-years' && years.from !== null)
      return { role: 'result', from: years.from - 5, to: years.from - 1, sure: true }
    return null
  }
  if (years.kind !== 'report' || years.to === null) return null
  const ahead = first?.to ?? null
  const aims = /主要预期目标|发展主要目标|预期目标是|主要目标是/.test(head)
  const arranges = /工作的总体要求|总体要求是|做好今年|做好20\d\d年|今年(?:政府)?工作|今年是/.test(head)
  if ((aims || arranges) && years.next !== null) {
    if (ahead !== null && ahead > years.to) return { role: 'target', from: first?.from ?? ahead, to: ahead, sure: true }
    if (aims || !inReview) return { role: 'target', from: years.next, to: years.next, sure: true }
  }
  if (/^(?:各位代表)/.test(clean) || !leading || first === undefined) return null
  switch (first.kind) {
    case 'past-years':
      return { role: 'result', from: years.to - 4, to: years.to, sure: true }
    case 'last-year':
      return { role: 'result', from: years.to, to: years.to, sure: true }
    case 'future-years':
      return { role: 'target', from: years.to + 1, to: years.to + 5, sure: true }
    case 'interval':
    case 'point': {
      const to = first.to as number
      if (!paragraph && first.kind === 'point') return null
      // "“十四五”以来" looks back, though its five years are not over.
      if (to > years.to && /以来$/.test(head.slice(first.start, first.end)))
        return paragraph ? { role: 'result', from: first.from, to: years.to, sure: true } : null
      if (to <= years.to) return { role: 'result', ...intervalOf(first), sure: true }
      // "到2025年" opens a sentence, not a passage.
      return first.kind === 'interval' || /^(?:20\d\d)年/.test(head.slice(first.start))
        ? { role: 'target', ...intervalOf(first), sure: true }
        : null
    }
    default:
      return null
  }
}
