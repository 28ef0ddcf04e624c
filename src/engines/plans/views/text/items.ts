import type {
  ClauseInfo,
  Commitment,
  Diagnostic,
  NamedThing,
  OrderedSystem,
  PlanModel,
  Statement,
} from '../../../../model/plan-model.ts'

export const itemKinds = ['target', 'result', 'context', 'commitment', 'system', 'diagnostic', 'name'] as const
export type ItemKind = (typeof itemKinds)[number]

interface Place {
  /** Unique within the document and stable over compilations of the same text: used in links. */
  readonly key: string
  readonly start: number
  readonly end: number
  readonly line: number
  readonly clause: string | null
  /** Id of the outline node it stands in. */
  readonly section: string | null
  /** 0 to 1; null where the compiler gives none. */
  readonly confidence: number | null
}

/** Anything the page marks in the text, lists in a table or shows on a card. */
export type Item =
  | (Place & { readonly kind: 'target'; readonly statement: Statement })
  | (Place & { readonly kind: 'result'; readonly statement: Statement })
  | (Place & { readonly kind: 'context'; readonly statement: Statement })
  | (Place & { readonly kind: 'commitment'; readonly commitment: Commitment })
  | (Place & { readonly kind: 'system'; readonly system: OrderedSystem })
  | (Place & { readonly kind: 'diagnostic'; readonly diagnostic: Diagnostic })
  | (Place & { readonly kind: 'name'; readonly thing: NamedThing })

/** All items of a model in the order of the text. */
export function itemsOf(model: PlanModel): Item[] {
  const sectionOf = new Map(model.clauses.map((clause) => [clause.id, clause.section]))
  const section = (clause: string | null) => (clause === null ? null : (sectionOf.get(clause) ?? null))
  const items: Item[] = [
    ...model.statements.map(
      (statement): Item => ({
        ...place(statement, section(statement.clause)),
        key: statement.id,
        confidence: statement.confidence,
        kind: statement.role,
        statement,
      }),
    ),
    ...model.commitments.map(
      (commitment): Item => ({
        ...place(commitment, section(commitment.clause)),
        key: commitment.id,
        confidence: commitment.confidence,
        kind: 'commitment',
        commitment,
      }),
    ),
    ...model.systems.map(
      (system): Item => ({
        ...place(system, section(system.clause)),
        key: `${system.system}@${system.start}`,
        confidence: system.confidence,
        kind: 'system',
        system,
      }),
    ),
    ...model.diagnostics.map(
      (diagnostic): Item => ({
        ...place(diagnostic, section(diagnostic.clause)),
        key: `${diagnostic.code}@${diagnostic.start}`,
        confidence: null,
        kind: 'diagnostic',
        diagnostic,
      }),
    ),
    ...[model.projects, model.bodies, model.places, model.enterprises, model.structures, model.honours].flat().map(
      (thing): Item => ({
        ...place(thing, section(thing.clause)),
        key: thing.id,
        confidence: thing.confidence,
        kind: 'name',
        thing,
      }),
    ),
  ]
  const seen = new Map<string, number>()
  return items
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .map((item) => {
      const times = seen.get(item.key) ?? 0
      seen.set(item.key, times + 1)
      return times === 0 ? item : { ...item, key: `${item.key}~${times + 1}` }
    })
}

const place = (
  it: { start: number; end: number; line: number; clause: string | null },
  section: string | null,
): Omit<Place, 'key' | 'confidence'> => ({
  start: it.start,
  end: Math.max(it.end, it.start + 1),
  line: it.line,
  clause: it.clause,
  section,
})

/** Where in the source an item is named again: further mentions of a name. */
export function otherPlaces(item: Item): readonly { readonly start: number; readonly end: number }[] {
  return item.kind === 'name' ? item.thing.mentions : []
}

export const clauseOf = (model: PlanModel, id: string | null): ClauseInfo | null =>
  id === null ? null : (model.clauses.find((clause) => clause.id === id) ?? null)
