import type { Facts } from '../../language/conditions/evaluate.ts'
import { blocking, type Explanation } from '../../language/conditions/explain.ts'
import type { Condition, NameTable } from '../../language/conditions/expression.ts'
import { parseCondition } from '../../language/conditions/parse.ts'
import type { Bilingual } from '../../model/system.ts'
import { factTable } from '../matching/fact-table.ts'
import { explainMatch, matchAll, type Offer } from '../matching/match.ts'

/** What somebody looks for (选址需求). What is null is not asked. Decimals as text. */
export interface Demand {
  readonly id: string
  readonly use: string
  readonly areaFrom: string | null
  readonly areaTo: string | null
  readonly height: string | null
  readonly load: string | null
  readonly power: string | null
  readonly rent: string | null
}

/** A space that is on offer, with what is known of it. */
export interface Space {
  readonly id: string
  readonly facts: Facts
}

/** How one space stands to one demand: whether it suits, and what stands in the way or is not known. */
export interface Suit {
  readonly space: string
  readonly truth: 'true' | 'false' | 'unknown'
  /** What fails, or is not known, each with how far it is. */
  readonly reasons: readonly { readonly truth: 'false' | 'unknown'; readonly text: Bilingual }[]
}

/** The demand as a condition about a space, in the language that all conditions are written in. */
export function conditionText(demand: Demand): string {
  const least = (name: string, value: string | null) => (value === null ? [] : [`${name} >= ${decimal(value)}`])
  const most = (name: string, value: string | null) => (value === null ? [] : [`${name} <= ${decimal(value)}`])
  return [
    `"${demand.use}" in uses`,
    ...least('area', demand.areaFrom),
    ...most('area', demand.areaTo),
    ...least('height', demand.height),
    ...least('load', demand.load),
    ...least('power', demand.power),
    ...most('rent', demand.rent),
  ].join(' && ')
}

/** A number as CEL writes decimals: 5 is an integer there, 5.0 is not. */
const decimal = (text: string) => (text.includes('.') ? text : `${text}.0`)

/** @param names the fields of a space, as its declaration names them. Throws where a demand makes no condition: the declaration holds it. */
export function offerOf(demand: Demand, names: NameTable): Offer {
  const text = conditionText(demand)
  const read = parseCondition(text, names)
  if (read.kind === 'refused') throw new Error(`The demand ${demand.id} makes no condition: ${text}`)
  return { id: demand.id, condition: read.value as Condition }
}

/** Counts for every demand: how many spaces suit, and how many might once more is known. */
export function countSuits(
  demands: readonly Demand[],
  spaces: readonly Space[],
  names: NameTable,
): ReadonlyMap<string, { readonly suits: number; readonly open: number }> {
  const table = factTable(spaces, names)
  const offers = demands.map((demand) => offerOf(demand, names))
  return new Map(matchAll(offers, table).map(({ offer, eligible, open }) => [offer, { suits: eligible, open }]))
}

/** Every space beside one demand: what suits first, then what might, then what fails by the fewest conditions. */
export function suitsOf(demand: Demand, spaces: readonly Space[], names: NameTable): readonly Suit[] {
  const offer = offerOf(demand, names)
  const rank = { true: 0, unknown: 1, false: 2 } as const
  return spaces
    .map((space): Suit => {
      const why = explainMatch(offer, space.facts)
      return { space: space.id, truth: why.truth, reasons: reasonsOf(why) }
    })
    .sort(
      (a, b) =>
        rank[a.truth] - rank[b.truth] || failing(a) - failing(b) || a.reasons.length - b.reasons.length || order(a, b),
    )
}

const failing = ({ reasons }: Suit) => reasons.filter(({ truth }) => truth === 'false').length
const order = (a: Suit, b: Suit) => (a.space < b.space ? -1 : 1)

const reasonsOf = (why: Explanation): Suit['reasons'] =>
  blocking(why).map(({ truth, text }) => ({ truth: truth === 'false' ? 'false' : 'unknown', text }))
