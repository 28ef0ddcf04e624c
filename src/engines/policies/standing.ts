import type { Facts, Truth } from '../../language/conditions/evaluate.ts'
import { blocking, blockingWords, explain } from '../../language/conditions/explain.ts'
import { namesIn } from '../../language/conditions/expression.ts'
import type { Bilingual } from '../../model/system.ts'
import {
  FACT_SOURCES,
  type FactSource,
  FIRM_FACTS,
  GIVEN_FACTS,
} from '../../systems/05-reform/policy-delivery/firm-facts.ts'
import type { ReadClause } from './read-clause.ts'

/** Since when the facts of each source speak: a day, a month or a year; null: the firm has none of them. */
export type AsOf = Readonly<Record<FactSource, string | null>>

/** What is known of one firm on a day. */
export interface FirmFacts {
  readonly facts: Facts
  readonly asOf: AsOf
  /** Facts that the firm gave itself and a desk checked, with the year they are of. */
  readonly given: Readonly<Record<string, string>>
}

/** A fact that is not known: what it is, who holds it, and whether the firm may give it itself. */
export interface Missing {
  readonly name: string
  readonly label: Bilingual
  readonly holder: Bilingual
  readonly mayGive: boolean
}

/** One requirement as a firm stands to it. */
export interface RequirementStanding {
  readonly truth: Truth
  readonly cite: string
  /** As it is written. */
  readonly condition: string
  /** What it has and what it needs; where it does not hold, how far it is. */
  readonly text: Bilingual
  readonly missing: readonly Missing[]
  /** Facts that it rests on: with the source and as of when. */
  readonly sources: readonly { readonly name: Bilingual; readonly asOf: string | null }[]
}

export interface ClauseStanding {
  readonly truth: Truth
  readonly requirements: readonly RequirementStanding[]
}

const MAY_GIVE = new Set(GIVEN_FACTS.map(([name]) => name))

const missingOf = (name: string): readonly Missing[] => {
  const fact = FIRM_FACTS[name]
  return fact === undefined
    ? []
    : [{ name, label: fact.label, holder: FACT_SOURCES[fact.from].holder, mayGive: MAY_GIVE.has(name) }]
}

/** How a firm stands to a clause: yes, no, or not known, each requirement with why. False outweighs what is not known. */
export function standingOf(clause: ReadClause, { facts, asOf, given }: FirmFacts): ClauseStanding {
  const requirements = clause.requirements.map(({ condition, cite }): RequirementStanding => {
    const why = explain(condition, facts)
    const names = namesIn(condition.expression)
    const sources = new Map<string, { name: Bilingual; asOf: string | null }>()
    for (const name of names) {
      const from = FIRM_FACTS[name]?.from
      if (from === undefined) continue
      if (given[name] !== undefined)
        sources.set('given', { name: { zh: '企业补充、已核实', en: 'given by the firm, checked' }, asOf: given[name] })
      else sources.set(from, { name: FACT_SOURCES[from].name, asOf: asOf[from] })
    }
    return {
      truth: why.truth,
      cite,
      condition: condition.text,
      text: why.truth === 'true' ? wordsOf(why) : blockingWords(why),
      missing: blocking(why).flatMap(({ missing }) => missing.flatMap(({ name }) => missingOf(name))),
      sources: [...sources.values()],
    }
  })
  const truths = requirements.map(({ truth }) => truth)
  return {
    truth: truths.includes('false') ? 'false' : truths.includes('unknown') ? 'unknown' : 'true',
    requirements,
  }
}

/** Every leaf of what holds, in words. */
function wordsOf(why: ReturnType<typeof explain>): Bilingual {
  if (why.kind === 'leaf') return why.text
  const parts = why.parts.filter(({ truth }) => truth === 'true').map(wordsOf)
  return { zh: parts.map(({ zh }) => zh).join('；'), en: parts.map(({ en }) => en).join('; ') }
}
