import { type Facts, type Truth, truthOf } from '../../language/conditions/evaluate.ts'
import { type Explanation, explain } from '../../language/conditions/explain.ts'
import { type Condition, namesIn } from '../../language/conditions/expression.ts'
import type { FactTable } from './fact-table.ts'
import { FALSE, judge, TRUE, type Truths, UNKNOWN } from './judge.ts'

/** Something that asks for units by a condition: a policy for firms, a vacancy for people, a challenge for teams. */
export interface Offer {
  readonly id: string
  readonly condition: Condition
}

/** What came out for one offer over all units. */
export interface Matched {
  readonly offer: string
  readonly truths: Truths
  readonly eligible: number
  readonly ineligible: number
  /** Nobody can say before more is known of them; never counted as refused. */
  readonly open: number
}

/** Every offer against every unit. */
export const matchAll = (offers: readonly Offer[], table: FactTable): readonly Matched[] =>
  offers.map((offer) => {
    const truths = judge(offer.condition, table)
    let eligible = 0
    let ineligible = 0
    for (const one of truths) {
      if (one === TRUE) eligible++
      else if (one === FALSE) ineligible++
    }
    return { offer: offer.id, truths, eligible, ineligible, open: truths.length - eligible - ineligible }
  })

/** Offers by what they speak of, so that a change of one fact asks only those again that depend on it. */
export interface OfferIndex {
  readonly offers: readonly Offer[]
  /** Positions in `offers` by name. */
  readonly byName: ReadonlyMap<string, readonly number[]>
}

export function indexOffers(offers: readonly Offer[]): OfferIndex {
  const byName = new Map<string, number[]>()
  offers.forEach(({ condition }, i) => {
    for (const name of namesIn(condition.expression)) {
      const head = name.split('.')[0] as string
      const list = byName.get(head)
      if (list === undefined) byName.set(head, [i])
      else if (list.at(-1) !== i) list.push(i)
    }
  })
  return { offers, byName }
}

/** One unit against every offer: what a firm sees when it comes in. */
export const matchOne = ({ offers }: OfferIndex, facts: Facts): ReadonlyMap<string, Truth> =>
  new Map(offers.map(({ id, condition }) => [id, truthOf(condition, facts)]))

/**
 * What changes for a unit when some of its facts did: the offers that speak of them, judged again.
 *
 * @param changed names of the facts that are no longer what they were.
 */
export function rematch(index: OfferIndex, facts: Facts, changed: readonly string[]): ReadonlyMap<string, Truth> {
  const affected = new Set(changed.flatMap((name) => index.byName.get(name) ?? []))
  return new Map(
    [...affected]
      .sort((a, b) => a - b)
      .map((i) => index.offers[i] as Offer)
      .map(({ id, condition }) => [id, truthOf(condition, facts)]),
  )
}

/** What a changed row did to one offer. */
export interface RowChange {
  readonly offer: string
  readonly before: number
  readonly after: number
}

/**
 * One unit of many changed: judges it again under the offers that speak of what changed, and writes the new truths into what
 * was matched before. The counts that come back are those of all units.
 *
 * @param matched what `matchAll` gave for `index.offers`; its truths are written to.
 * @param row position of the unit in the table.
 * @param changed names of the facts that are no longer what they were; null: the whole row is new.
 */
export function rematchRow(
  matched: readonly Matched[],
  index: OfferIndex,
  row: number,
  facts: Facts,
  changed: readonly string[] | null,
): { readonly matched: readonly Matched[]; readonly changes: readonly RowChange[] } {
  const asked =
    changed === null ? index.offers.map((_, i) => i) : new Set(changed.flatMap((name) => index.byName.get(name) ?? []))
  const result = [...matched]
  const changes: RowChange[] = []
  for (const i of asked) {
    const [offer, one] = [index.offers[i] as Offer, result[i] as Matched]
    const truth = truthOf(offer.condition, facts)
    const [before, after] = [one.truths[row] as number, truth === 'true' ? TRUE : truth === 'false' ? FALSE : UNKNOWN]
    if (before === after) continue
    one.truths[row] = after
    const moved = (code: number) => (after === code ? 1 : 0) - (before === code ? 1 : 0)
    result[i] = {
      ...one,
      eligible: one.eligible + moved(TRUE),
      ineligible: one.ineligible + moved(FALSE),
      open: one.open + moved(UNKNOWN),
    }
    changes.push({ offer: offer.id, before, after })
  }
  return { matched: result, changes }
}

/** A truth with why: the leaf that fails or is not known, how far away it is, what is missing. */
export const explainMatch = ({ condition }: Offer, facts: Facts): Explanation => explain(condition, facts)
