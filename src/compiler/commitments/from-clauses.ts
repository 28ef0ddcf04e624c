import type { Commitment, NamedThing } from '../../model/plan-model.ts'
import type { Clause, DocumentProfile } from '../../model/reading.ts'
import { findVerbAt } from '../names/verbs.ts'
import { rankOf, type Stretch, suggestLead } from './lead.ts'
import { type Undertaking, type Unit, unitsOfSentence } from './promise.ts'
import { type Scope, scopesOfClauses } from './scope.ts'
import { evidenceOf } from './verifiable.ts'

/**
 * Sentences that promise something.
 *
 * The unit is the sentence; a sentence is cut at ； where each side has a verb of its own. A sentence with several verbs
 * gives one commitment with its first verb that does something and that verb's object, since the rest mostly says how.
 * Leads and headings, targets without a deed, reviews of what was achieved, guiding principles and the opening words of a
 * chapter are no commitments. `text` is a slice of `source`; without it, the reading text.
 */
export function commitmentsFromClauses(
  clauses: readonly Clause[],
  profile: DocumentProfile,
  names: readonly NamedThing[],
  source?: string,
): Commitment[] {
  const scopes = scopesOfClauses(clauses, profile)
  const mentions = mentionsByClause(names)
  const rank = rankOf(profile)
  const division = profile.division ?? ''
  const commitments: Commitment[] = []
  clauses.forEach((clause, index) => {
    const scope = scopes[index] as Scope
    const text = clause.reading.text
    if (clause.isLead || clause.block.kind === 'heading' || clause.block.kind === 'caption' || text.length < 6) return
    if (clause.block.kind === 'row' || clause.block.kind === 'note') return
    if (scope === 'past' || scope === 'frame' || isRunInLead(clauses, index) || isTalk(text)) return
    const here = mentions.get(clause.id) ?? []
    let part = 0
    for (const unit of unitsOfSentence(text)) {
      const main = mainPromise(unit)
      if (main === null || !isPromising(unit, main, scope, text)) continue
      const start = clause.reading.at[unit.start]
      const last = clause.reading.at[unit.end - 1]
      if (start === undefined || last === undefined) continue
      const end = last + 1
      const inside = here.filter((mention) => mention.start >= start && mention.end <= end)
      const unitText = text.slice(unit.start, unit.end)
      const evidence = evidenceOf(
        unitText,
        unit.promises.map((promise) => shift(promise, unit.start)),
        (from, to) =>
          inside.some(
            (mention) =>
              isNamedObject(mention) &&
              mention.start >= (clause.reading.at[unit.start + from] ?? 0) &&
              mention.end <= (clause.reading.at[unit.start + to - 1] ?? 0) + 1,
          ),
      )
      if (scope === 'preamble' && (evidence === null || evidence === 'named')) continue
      part++
      const bodies = unique(inside.filter((mention) => mention.kind === 'body').map((mention) => mention.name))
      const actor = actorOf(unitText, bodies)
      commitments.push({
        id: `commitment:${clause.id}${part > 1 ? `.${part}` : ''}`,
        clause: clause.id,
        line: clause.block.line,
        start,
        end,
        text: source === undefined ? unitText : source.slice(start, end),
        verb: main.verb,
        object: main.object,
        place: inside.find((mention) => mention.kind === 'place' || mention.kind === 'park')?.name ?? null,
        period: periodOf(unitText, profile),
        bodies,
        lead:
          actor !== null
            ? { body: actor, reason: `文中写明由“${actor}”负责`, confidence: 0.95 }
            : suggestLead(stretchesOf(clause, unitText, main), rank, division),
        verifiable: evidence !== null,
        confidence: confidenceOf(unit, main, scope, clause),
      })
    }
  })
  return commitments
}

const NAMED_KINDS: ReadonlySet<string> = new Set([
  'project',
  'park',
  'enterprise',
  'programme',
  'honour',
  'spatial-structure',
  'brand',
])

/** A place or body counts when it is more than an office or a river's two characters. */
const isNamedObject = (mention: Mention) =>
  NAMED_KINDS.has(mention.kind) || ((mention.kind === 'place' || mention.kind === 'body') && mention.name.length >= 4)

interface Mention {
  readonly kind: NamedThing['kind']
  readonly name: string
  readonly start: number
  readonly end: number
}

function mentionsByClause(names: readonly NamedThing[]): Map<string, Mention[]> {
  const byClause = new Map<string, Mention[]>()
  for (const thing of names)
    for (const { clause, start, end } of thing.mentions) {
      const list = byClause.get(clause)
      const mention = { kind: thing.kind, name: thing.name, start, end }
      if (list === undefined) byClause.set(clause, [mention])
      else list.push(mention)
    }
  for (const list of byClause.values()) list.sort((a, b) => a.start - b.start)
  return byClause
}

const shift = (promise: Undertaking, by: number): Undertaking => ({
  ...promise,
  start: promise.start - by,
  end: promise.end - by,
})
const unique = <T>(list: readonly T[]): T[] => [...new Set(list)]

/** The first verb that does something; else the first that reaches something. */
function mainPromise(unit: Unit): Undertaking | null {
  return (
    unit.promises.find(
      (promise) =>
        (promise.kind === 'deed' || promise.kind === 'effort') &&
        promise.object !== '' &&
        findVerbAt(promise.object, 0)?.verb !== promise.object,
    ) ??
    unit.promises.find((promise) => promise.kind === 'deed' || promise.kind === 'effort') ??
    null
  )
}

const MEASURED =
  /[0-9][0-9.]{0,14}(?:万|亿|千|百)?(?:[家个项户人元件亩吨倍名所]|%|亿|平方|公里|左右|以上|以内|千瓦|立方)/

/** Whether a stretch with a verb is a promise at all: a target with figures only is none. */
function isPromising(unit: Unit, main: Undertaking, scope: Scope, sentence: string): boolean {
  const own = unit.promises.filter((promise) => promise.kind === 'deed' || promise.kind === 'effort')
  if (scope === 'goal') return own.length * 2 >= unit.parts && unit.parts > 0
  // "力争…达到…，…突破…": figures rule, and the one verb ("提高…到") only carries a figure.
  if (own.length === 1 && main.kind === 'effort' && unit.parts >= 2 && MEASURED.test(main.object)) {
    const figured = sentence.split('，').filter((part) => MEASURED.test(part)).length
    if (figured * 2 > unit.parts) return false
  }
  if (
    own.length === 1 &&
    main.kind === 'effort' &&
    unit.parts === 1 &&
    /(?:控制|稳定|提高|保持|增长|降低|下降)/.test(main.verb) &&
    MEASURED.test(main.object)
  )
    return false
  return true
}

/** Thanks, greetings, appeals: sentences that speak to the hall. */
function isTalk(text: string): boolean {
  return (
    /^(?:各位代表|同志们|朋友们|让我们|我们(?:坚信|相信|深知|深切|深刻|体会)|实践证明|在此)/.test(text) ||
    /(?:而(?:不懈|努力|团结)?奋斗|(?:请予|提请)审议|提出意见)[！。]?$/.test(text)
  )
}

/**
 * A short sentence that only announces what the following ones say ("推进商事制度改革。加快完善…"). Only the shape tells it
 * from a task: one verb, no list, no figure, and in the same paragraph a fuller sentence behind it.
 */
function isRunInLead(clauses: readonly Clause[], index: number): boolean {
  const clause = clauses[index] as Clause
  const next = clauses[index + 1]
  if (next === undefined || next.paragraph !== clause.paragraph) return false
  const text = clause.reading.text.replace(NUMBER, '')
  const isFirst = index === 0 || (clauses[index - 1] as Clause).paragraph !== clause.paragraph
  if (text.length > (isFirst ? 26 : 18) || /[，；：]/.test(text) || MEASURED.test(text)) return false
  return next.reading.text.length >= (isFirst ? 16 : 26)
}

const NUMBER = /^(?:——|[（(]?[一二三四五六七八九十0-9]{1,3}[）)]?[.、．]?)/

const YEAR = /(20[0-9]{2})年/
function periodOf(text: string, profile: DocumentProfile): string | null {
  const span = /(20[0-9]{2})(?:年)?[-—～~至]+(20[0-9]{2})年/.exec(text)
  if (span !== null && (span[1] as string) <= (span[2] as string)) return `${span[1]}/${span[2]}`
  const year = /(?:到|至|力争|截至|争取)(20[0-9]{2})年/.exec(text) ?? YEAR.exec(text)
  if (year !== null) return year[1] as string
  if (/今年|全年|年内|年底前/.test(text) && profile.nextYear !== null) return profile.nextYear
  const plan = /“?十([三四五六])五”?(?:期间|时期|末|规划期)/.exec(text)
  if (plan !== null) {
    const first = { 三: 2016, 四: 2021, 五: 2026, 六: 2031 }[plan[1] as '三' | '四' | '五' | '六']
    return /末/.test(plan[0]) ? String(first + 4) : `${first}/${first + 4}`
  }
  return null
}

/** A body that the sentence itself makes responsible: "由…牵头", or at its head as the one who acts. */
function actorOf(text: string, bodies: readonly string[]): string | null {
  for (const body of bodies) {
    const at = text.indexOf(body)
    if (at < 0) continue
    const after = text.slice(at + body.length, at + body.length + 8)
    if (text[at - 1] === '由' && !/^(?:等)?(?:审批|批准)/.test(after)) return body
    if (at === 0 && /^(?:等)?(?:要|应|将|负责|牵头|会同|组织|统筹)/.test(after)) return body
    if (/^(?:等部门)?(?:牵头|负责)/.test(after)) return body
  }
  return null
}

function stretchesOf(clause: Clause, text: string, main: Undertaking): Stretch[] {
  const stretches: Stretch[] = [
    { text: main.object.slice(0, 60), weight: 1 },
    { text, weight: 0.5 },
  ]
  if (clause.lead !== null) stretches.push({ text: clause.lead, weight: 0.5 })
  if (clause.section !== null) stretches.push({ text: clause.section.title, weight: 0.35 })
  const above = clause.section?.path.at(-2)
  if (above !== undefined) stretches.push({ text: above, weight: 0.15 })
  return stretches
}

function confidenceOf(unit: Unit, main: Undertaking, scope: Scope, clause: Clause): number {
  let confidence = main.kind === 'deed' ? 0.95 : 0.9
  const own = unit.promises.filter((promise) => promise.kind === 'deed' || promise.kind === 'effort').length
  if (own * 3 < unit.parts) confidence -= 0.15
  if (scope === 'goal') confidence -= 0.3
  if (scope === 'preamble') confidence -= 0.25
  if (main.object === '') confidence -= 0.2
  if (/[！]$/.test(clause.reading.text)) confidence -= 0.3
  if (clause.reading.text.length <= 16 && unit.parts === 1) confidence -= 0.15
  return Math.round(100 * Math.max(0.1, Math.min(0.98, confidence))) / 100
}
