import type { ItemState } from './decisions.ts'
import type { Adopted, AdoptedElements, Found, ItemGroup } from './definition.ts'
import { withFields } from './fields.ts'
import type { ReviewItem } from './items.ts'
import { stateIn } from './judge.ts'

/** What of a review may be adopted without a decision. */
export interface UndecidedRule {
  /** Groups of which every item must be decided. */
  readonly mustDecide: readonly ItemGroup[]
  /** From this confidence on, an item of such a group may stay undecided all the same; null: never. */
  readonly mayStayFrom: number | null
}

export const defaultUndecidedRule: UndecidedRule = { mustDecide: ['target', 'commitment'], mayStayFrom: null }

type Reviewed = Pick<ReviewItem, 'id' | 'group' | 'section' | 'confidence'> & Found

/** Items that stand in the way of an adoption, in the order given. */
export function undecidedItems<T extends Pick<ReviewItem, 'id' | 'group' | 'confidence'>>(
  items: readonly T[],
  states: ReadonlyMap<string, ItemState>,
  rule: UndecidedRule,
): T[] {
  return items.filter(
    (item) =>
      rule.mustDecide.includes(item.group) &&
      (rule.mayStayFrom === null || item.confidence < rule.mayStayFrom) &&
      stateIn(states, item.id).state === 'pending',
  )
}

/**
 * What stands after the review. A split gives its parts, with ids `…/1`, `…/2`; what was merged goes with the item that was
 * kept, which then cites both places. `was` gives the id that an element had in the version before.
 */
export function adoptedElements(
  items: readonly Reviewed[],
  states: ReadonlyMap<string, ItemState>,
  was: (id: string) => string | null,
): AdoptedElements {
  const members = new Map<string, Reviewed[]>()
  for (const item of items) {
    const { decision, state } = stateIn(states, item.id)
    if (state !== 'merged' || decision?.action.action !== 'merge') continue
    members.set(decision.action.into, [...(members.get(decision.action.into) ?? []), item])
  }
  const pieces = items.flatMap((item): readonly Piece[] => {
    const { state, decision } = stateIn(states, item.id)
    const whole = withMembers(item, members.get(item.id) ?? [])
    const piece = (value: Found, part: number | null = null): Piece => {
      const own = part === null ? '' : `/${part}`
      return {
        id: `${item.id}${own}`,
        was: was(`${item.id}${own}`),
        way: decision === null ? 'undecided' : decision.way === 'bulk' ? 'bulk' : 'person',
        section: item.section,
        value,
        found: part === null ? item : null,
      }
    }
    switch (decision?.action.action) {
      case 'amend':
        return [piece(withFields(whole, decision.action.fields))]
      case 'split':
        return decision.action.parts.map((part, i) => piece(withFields(item, part), i + 1))
      case 'accept':
        return [piece(whole)]
      default:
        return state === 'pending' ? [piece(whole)] : []
    }
  })
  const collect = <T>(pick: (one: Found) => T | null): Adopted<T>[] =>
    pieces.flatMap(({ value, found, ...piece }) => {
      const picked = pick(value)
      return picked === null ? [] : [{ ...piece, value: picked, found: found === null ? null : pick(found) }]
    })
  return {
    statements: collect((one) => (one.kind === 'statement' ? one.found : null)),
    commitments: collect((one) => (one.kind === 'commitment' ? one.found : null)),
    systems: collect((one) => (one.kind === 'system' ? one.found : null)),
    names: collect((one) => (one.kind === 'name' ? one.found : null)),
    diagnostics: collect((one) => (one.kind === 'diagnostic' ? one.found : null)),
  }
}

type Piece = Pick<Adopted<unknown>, 'id' | 'was' | 'way' | 'section'> & {
  readonly value: Found
  readonly found: Found | null
}

/** A name that was kept cites the places of those that were merged into it. */
function withMembers(item: Found, members: readonly Found[]): Found {
  if (item.kind !== 'name' || members.length === 0) return item
  const mentions = [item, ...members].flatMap((one) => (one.kind === 'name' ? one.found.mentions : []))
  return { kind: 'name', found: { ...item.found, mentions: mentions.sort((a, b) => a.start - b.start) } }
}
