import type { OrderedSystem } from '../../model/plan-model.ts'
import type { Clause, DocumentProfile } from '../../model/reading.ts'
import type { SystemDeclaration } from '../../model/system.ts'
import { scopesOfClauses } from '../commitments/scope.ts'
import { documentYears, settingsOf } from '../statements/setting.ts'
import { type CueFinder, type CueHit, cueFinder, type Folded, fold } from './cues.ts'
import { isPlanning, moodOf, turnsAhead } from './strength.ts'

/** A stretch between commas, in folded offsets. */
interface Phrase {
  readonly start: number
  readonly end: number
  readonly orders: boolean
  readonly done: boolean
}

interface Found extends OrderedSystem {
  readonly lead: boolean
  readonly paragraph: string
  readonly section: string
}

const COMMAS = new Set('，；：。！？,;:!?')

/** The automaton is a function of the declarations alone, so it is built once for each list of them. */
const finders = new WeakMap<readonly SystemDeclaration[], CueFinder>()

/**
 * Mechanisms that the text names, by the cues of the declarations: at most one entry for a system and a clause.
 * `strength` is 'ordered' where a planning passage sets the mechanism up or requires it, 'mentioned' where it is only
 * spoken of, as in a review of past years. A heading gives way to the sentences under it.
 *
 * @param document its source text, for the exact slice (without it `text` is the reading text), and its profile: a
 *   statistical bulletin orders nothing, and a report tells by how its paragraphs begin where looking back ends.
 * @example systemsFromClauses(clauses, systems, { source: document.text, profile })
 */
export function systemsFromClauses(
  clauses: readonly Clause[],
  declarations: readonly SystemDeclaration[],
  document: { readonly source?: string; readonly profile?: DocumentProfile } = {},
): OrderedSystem[] {
  let finder = finders.get(declarations)
  if (finder === undefined) {
    finder = cueFinder(declarations)
    finders.set(declarations, finder)
  }

  const { source, profile } = document
  const past = profile === undefined ? [] : pastOf(clauses, profile)
  const found: Found[] = []
  for (const [index, clause] of clauses.entries()) {
    // Footnotes say what a word means; they neither order nor report.
    if (clause.block.kind === 'note') continue
    const folded = fold(clause.reading.text)
    const hits = finder.find(folded)
    if (hits.length === 0) continue
    const phrases = phrasesOf(folded.text)
    const planning = past[index] !== true && isPlanning(clause)
    const best = new Map<number, { hit: CueHit; ordered: boolean; length: number; phrase: number }>()
    for (const hit of hits) {
      const phrase = phraseAt(phrases, hit.end - 1)
      const length = hit.by === 'name' ? hit.end - hit.start : 0
      const ordered = planning && isOrdered(phrases, phrase)
      const before = best.get(hit.system)
      if (
        before === undefined ||
        (ordered && !before.ordered) ||
        (ordered === before.ordered && length > before.length)
      ) {
        best.set(hit.system, { hit, ordered, length, phrase })
      }
    }
    for (const [system, { hit, ordered, phrase }] of best) {
      const from = Math.min(hit.start, phrases[phrase]?.start ?? hit.start)
      const to = Math.max(hit.end, phrases[phrase]?.end ?? hit.end)
      const { start, end, words } = slice(clause, folded, from, to)
      found.push({
        system: declarations[system]?.id ?? '',
        clause: clause.id,
        line: clause.block.line,
        start,
        end,
        text: source === undefined ? words : source.slice(start, end),
        strength: ordered ? 'ordered' : 'mentioned',
        confidence: confidence(hit, ordered, clause.isLead),
        lead: clause.isLead,
        paragraph: clause.paragraph,
        section: clause.section?.id ?? '',
      })
    }
  }
  return withoutEchoingLeads(found)
}

/**
 * Whether a clause looks back. A report whose headings do not tell where its review ends is read differently by the
 * passes before this one; it looks back only where they agree and nothing has yet turned to what is to come.
 */
function pastOf(clauses: readonly Clause[], profile: DocumentProfile): boolean[] {
  if (profile.kind !== 'report') return clauses.map(() => profile.kind === 'bulletin')
  const scopes = scopesOfClauses(clauses, profile)
  const settings = settingsOf(clauses, documentYears(profile))
  let ahead = false
  return clauses.map((clause, index) => {
    ahead ||= turnsAhead(clause.reading.text)
    return !ahead && scopes[index] === 'past' && settings[index]?.role === 'result'
  })
}

/** Leads and headings only announce: they count where nothing under them names the system. */
function withoutEchoingLeads(found: readonly Found[]): OrderedSystem[] {
  const said = new Set<string>()
  for (const { lead, system, paragraph, section } of found) {
    if (!lead) said.add(`${system} p ${paragraph}`).add(`${system} s ${section}`)
  }
  return found
    .filter(
      ({ lead, system, paragraph, section }) =>
        !lead || !(said.has(`${system} p ${paragraph}`) || (section !== '' && said.has(`${system} s ${section}`))),
    )
    .map(({ lead: _lead, paragraph: _paragraph, section: _section, ...entry }) => entry)
}

function phrasesOf(text: string): Phrase[] {
  const phrases: Phrase[] = []
  let start = 0
  for (let i = 0; i <= text.length; i++) {
    if (i < text.length && !COMMAS.has(text[i] as string)) continue
    if (i > start) phrases.push({ start, end: i, ...moodOf(text.slice(start, i)) })
    start = i + 1
  }
  return phrases
}

function phraseAt(phrases: readonly Phrase[], place: number): number {
  let low = 0
  let high = phrases.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if ((phrases[middle]?.end ?? 0) > place) high = middle
    else low = middle + 1
  }
  return low
}

/** The verb may stand in the phrase or in the one before it (“推行网格管理、上门服务，即接即办”); so may the sign that it is past. */
function isOrdered(phrases: readonly Phrase[], index: number): boolean {
  const phrase = phrases[index]
  const before = phrases[index - 1]
  if (phrase === undefined || phrase.done) return false
  return phrase.orders || (before?.orders === true && !before.done)
}

function confidence(hit: CueHit, ordered: boolean, lead: boolean): number {
  const length = hit.end - hit.start
  const sure = hit.by === 'together' ? 0.8 : length >= 5 ? 0.95 : length === 4 ? 0.9 : 0.85
  return Math.round((sure - (lead ? 0.1 : 0) - (ordered ? 0 : 0.05)) * 100) / 100
}

function slice(
  clause: Clause,
  { at }: Folded,
  from: number,
  to: number,
): { start: number; end: number; words: string } {
  const { text, at: source } = clause.reading
  let first = at[from] ?? 0
  let last = at[to - 1] ?? first
  // Take the quotation marks and brackets that folding dropped at either side.
  while (first > 0 && '“‘《（('.includes(text[first - 1] as string)) first--
  while (last + 1 < text.length && '”’》）)'.includes(text[last + 1] as string)) last++
  const start = source[first] ?? 0
  return { start, end: Math.max(start, source[last] ?? start) + 1, words: text.slice(first, last + 1) }
}
