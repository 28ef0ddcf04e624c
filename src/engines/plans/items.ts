import type { OutlineNode, PlanModel, Statement } from '../../model/plan-model.ts'
import type { Found, ItemGroup } from './definition.ts'
import { identifier, wordsOf } from './identity.ts'

/** One thing of a compiled text for a person to decide on. */
export type ReviewItem = Found & {
  /** SPEC.md, ID: survives a change of the text elsewhere. */
  readonly id: string
  readonly group: ItemGroup
  /** Order in the text, from 0. */
  readonly position: number
  /** Outline node that it stands in, and the chapter above it. */
  readonly section: string | null
  readonly chapter: string | null
  readonly clause: string | null
  readonly line: number
  readonly start: number
  readonly end: number
  /** 0 to 1; for a diagnostic how little it matters: an error 0.2, a warning 0.6, a remark 0.9. */
  readonly confidence: number
  /** Words of its sentence, as `wordsOf` reads them: what it is found again by. */
  readonly words: string
}

const SEVERITY = { error: 0.2, warning: 0.6, info: 0.9 } as const

/**
 * Everything in a model that a person reviews, in the order of the text. A mechanism that the text only mentions sets
 * nothing going and is no item.
 */
export function reviewItems(model: PlanModel, text: string): ReviewItem[] {
  const clauses = new Map(model.clauses.map((clause) => [clause.id, clause]))
  const words = sentencesByClause(model)
  const chapters = chaptersOf(model.outline)
  const id = identifier()
  const placed = (
    it: { readonly clause: string | null; readonly line: number; readonly start: number; readonly end: number },
    type: string,
    key: string,
  ) => {
    const section = it.clause === null ? null : (clauses.get(it.clause)?.section ?? null)
    return {
      id: id(type, key),
      section,
      chapter: section === null ? null : (chapters.get(section) ?? null),
      clause: it.clause,
      line: it.line,
      start: it.start,
      end: it.end,
      words: it.clause === null ? '' : (words.get(it.clause)?.words ?? ''),
      position: 0,
    }
  }
  // Whose occurrence it is among equal sentences; `words` alone serves likeness.
  const sentence = (clause: string | null) => (clause === null ? '' : (words.get(clause)?.key ?? ''))
  const items: ReviewItem[] = [
    ...inOrder(model.statements, valueStart).map((found) => ({
      ...placed(found, 'statement', `${sentence(found.clause)}|${wordsOf(found.valueText)}`),
      kind: 'statement' as const,
      group: found.role,
      confidence: found.confidence,
      found,
    })),
    ...inOrder(model.commitments, ({ start }) => start).map((found) => ({
      ...placed(found, 'commitment', sentence(found.clause)),
      kind: 'commitment' as const,
      group: 'commitment' as const,
      confidence: found.confidence,
      found,
    })),
    ...inOrder(model.systems, ({ start }) => start)
      .filter(({ strength }) => strength === 'ordered')
      .map((found) => ({
        ...placed(found, 'system', `${sentence(found.clause)}|${found.system}`),
        kind: 'system' as const,
        group: 'system' as const,
        confidence: found.confidence,
        found,
      })),
    ...inOrder(
      [model.projects, model.bodies, model.places, model.enterprises, model.structures, model.honours].flat(),
      ({ start }) => start,
    ).map((found) => ({
      // A name is what it names wherever it stands first.
      ...placed(found, 'name', `${found.kind}|${wordsOf(found.name)}`),
      kind: 'name' as const,
      group: found.kind === 'project' || found.kind === 'programme' ? ('project' as const) : ('name' as const),
      confidence: found.confidence,
      found,
    })),
    ...inOrder(model.diagnostics, ({ start }) => start).map((found) => ({
      // Of several places it is found by the first in the order of their words: which one comes first in the text may change.
      ...placed(found, 'diagnostic', `${found.code}|${[found, ...found.related].map(placeKey).sort()[0]}`),
      kind: 'diagnostic' as const,
      group: 'diagnostic' as const,
      confidence: SEVERITY[found.severity],
      found,
    })),
  ]
  return items.sort((a, b) => a.start - b.start || b.end - a.end).map((item, position) => ({ ...item, position }))

  function placeKey(place: { readonly clause: string | null; readonly start: number; readonly end: number }): string {
    return `${sentence(place.clause)}|${wordsOf(text.slice(place.start, place.end))}`
  }

  function valueStart(statement: Statement): number {
    const at = statement.text.lastIndexOf(statement.valueText)
    return statement.start + Math.max(0, at)
  }
}

/** Every clause's words, and a key that also says which of several equal sentences it is. */
function sentencesByClause(model: PlanModel) {
  const times = new Map<string, number>()
  const sentences = new Map<string, { readonly words: string; readonly key: string }>()
  for (const clause of inOrder(model.clauses, ({ start }) => start)) {
    const words = wordsOf(clause.text)
    const before = times.get(words) ?? 0
    times.set(words, before + 1)
    sentences.set(clause.id, { words, key: before === 0 ? words : `${words}#${before + 1}` })
  }
  return sentences
}

/** The chapter of every outline node: itself, or what it lies under; a part where there are no chapters. */
export function chaptersOf(outline: readonly OutlineNode[]): ReadonlyMap<string, string> {
  const chapters = new Map<string, string>()
  let part: string | null = null
  let chapter: string | null = null
  for (const { id, level } of outline) {
    if (level === 'part') {
      part = id
      chapter = null
    } else if (level === 'chapter') chapter = id
    chapters.set(id, chapter ?? part ?? id)
  }
  return chapters
}

const inOrder = <T>(items: readonly T[], of: (item: T) => number): T[] => [...items].sort((a, b) => of(a) - of(b))
