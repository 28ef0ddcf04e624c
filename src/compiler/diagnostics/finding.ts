import type { Diagnostic, PlanModel } from '../../model/plan-model.ts'
import type { Block, Clause, DocumentProfile, Reading, SourceDocument } from '../../model/reading.ts'
import type { Bilingual } from '../../model/system.ts'
import type { Outline } from '../outline/from-source.ts'
import { type Code, codes, type Severity } from './codes.ts'

/** All that the checks look at. `model.diagnostics` is empty here. */
export interface Checked {
  readonly document: SourceDocument
  readonly profile: DocumentProfile
  readonly outline: Outline
  readonly clauses: readonly Clause[]
  readonly model: PlanModel
}

/** A stretch of the source text. */
export interface Place {
  readonly start: number
  readonly end: number
}

/** What one check found, before line, column and clause are looked up. */
export interface Finding {
  readonly code: Code
  /** Where it differs from the usual severity of the code. */
  readonly severity?: Severity
  readonly at: Place
  readonly message: Bilingual
  readonly hint: Bilingual
  readonly related?: readonly Place[]
}

/** A check: pure, linear in the text, and silent when unsure. */
export type Check = (checked: Checked) => readonly Finding[]

/** Source stretch of reading characters `from` up to `to`. */
export function placeOf(reading: Reading, from: number, to: number): Place {
  const { at } = reading
  if (at.length === 0) return { start: 0, end: 0 }
  const first = Math.min(Math.max(from, 0), at.length - 1)
  const last = Math.min(Math.max(to - 1, first), at.length - 1)
  return { start: at[first] as number, end: (at[last] as number) + 1 }
}

/** Running text of the document, in order: what the checks on wording read. */
export function paragraphs(checked: Checked): Block[] {
  return checked.outline.blocks.filter(({ block }) => block.kind === 'paragraph').map(({ block }) => block)
}

/** Words quoted in a message: whole when short, else head and tail. */
export function quote(text: string, most = 28): string {
  if (text.length <= most) return text
  const head = Math.ceil(most * 0.6)
  return `${text.slice(0, head)}…${text.slice(text.length - (most - head))}`
}

/** Looks up line, column and clause of places; built once for a document. */
export interface Locator {
  lineOf(offset: number): number
  columnOf(offset: number): number
  clauseOf(offset: number): string | null
}

export function locatorOf(text: string, clauses: readonly { id: string; start: number; end: number }[]): Locator {
  const lines = [0]
  for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) lines.push(i + 1)
  const sorted = clauses.filter((clause) => clause.end > clause.start).sort((a, b) => a.start - b.start)
  const starts = sorted.map((clause) => clause.start)
  return {
    lineOf: (offset) => lastAtMost(lines, offset) + 1,
    columnOf: (offset) => offset - (lines[lastAtMost(lines, offset)] ?? 0) + 1,
    clauseOf: (offset) => {
      const found = sorted[lastAtMost(starts, offset)]
      return found !== undefined && offset >= found.start && offset < found.end ? found.id : null
    },
  }
}

/** Index of the last entry that is not greater than `value`, or -1. */
function lastAtMost(sorted: readonly number[], value: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] as number) <= value) low = middle + 1
    else high = middle
  }
  return low - 1
}

/** A finding as it leaves the compiler. */
export function diagnosticOf(finding: Finding, locator: Locator): Diagnostic {
  const { start, end } = finding.at
  return {
    code: finding.code,
    severity: finding.severity ?? codes[finding.code].severity,
    message: finding.message.zh,
    messageEn: finding.message.en,
    hint: finding.hint.zh,
    hintEn: finding.hint.en,
    line: locator.lineOf(start),
    column: locator.columnOf(start),
    start,
    end,
    clause: locator.clauseOf(start),
    related: (finding.related ?? []).map((place) => ({
      clause: locator.clauseOf(place.start),
      line: locator.lineOf(place.start),
      start: place.start,
      end: place.end,
    })),
  }
}
