import { type Truth, truthOf } from '../../language/conditions/evaluate.ts'
import { blocking, blockingWords, type Explanation, explain } from '../../language/conditions/explain.ts'
import type { Condition } from '../../language/conditions/expression.ts'
import { parseCondition } from '../../language/conditions/parse.ts'
import type { Bilingual } from '../../model/system.ts'
import { FIRM_NAMES } from './firm-facts.ts'
import type { ScaleLine } from './lines.ts'
import type { RungStanding } from './rung-standing.ts'
import { type Requirement, RUNGS, type Rung, type RungId } from './rungs.ts'
import type { Thresholds } from './thresholds.ts'

export interface ReadRequirement extends Requirement {
  readonly condition: Condition
}

/** A rung with its conditions read, its thresholds written in. */
export interface ReadRung extends Rung {
  readonly requirements: readonly ReadRequirement[]
}

/**
 * Reads the rungs with the thresholds of a day. Throws with the condition that is wrong: the rungs are ours, and the
 * settings' schema holds every threshold.
 */
export function readRungs(thresholds: Thresholds): readonly ReadRung[] {
  return RUNGS.map((rung) => ({
    ...rung,
    requirements: rung.needs.map((need) => {
      const that = need.that.replace(/\{(\w{1,40})\}/g, (_, name: string) => {
        const value = thresholds[rung.id]?.[name]
        if (value === undefined) throw new Error(`Rung ${rung.id}, ${need.id}: no threshold ${name}`)
        return String(value)
      })
      const read = parseCondition(that, FIRM_NAMES)
      if (read.kind === 'refused') throw new Error(`Rung ${rung.id}, ${need.id}: ${that}: ${read.refusal.message.en}`)
      return { ...need, that, condition: read.value }
    }),
  }))
}

/** Those conditions of a rung that a firm's sector asks for: of being above scale, one of three. */
export function requirementsOf(rung: ReadRung, line: ScaleLine | null): readonly ReadRequirement[] {
  if (rung.id !== 'above-scale') return rung.requirements
  if (line === null) return []
  const id = line.needs ?? 'revenue'
  return rung.requirements.filter((one) => one.id === id)
}

export interface RungCount {
  readonly standing: RungStanding
  readonly met: number
  readonly failed: number
  readonly unknown: number
}

export interface RequirementAnswer {
  readonly id: string
  readonly name: Bilingual
  readonly truth: Truth
  /** Why, with the value, what is needed and how far it is. */
  readonly text: Bilingual
  /** How far each leaf is that stands in the way. */
  readonly distances: readonly NonNullable<Explanation['distance']>[]
  /** What would have to be known. */
  readonly missing: Explanation['missing']
}

export interface RungAnswer extends RungCount {
  readonly rung: RungId
  readonly requirements: readonly RequirementAnswer[]
  /** What the firm still lacks, in words; empty when nothing is. */
  readonly lacks: Bilingual
}

type Facts = Readonly<Record<string, unknown>>

const isFor = (rung: Rung, facts: Facts, line: ScaleLine | null): boolean =>
  rung.of.includes(String(facts.kind)) && (rung.id !== 'above-scale' || line !== null)

function standingOf(isThere: boolean, isOpen: boolean, failed: number, unknown: number): RungStanding {
  if (isThere) return 'there'
  if (!isOpen) return 'none'
  if (failed === 0) return unknown === 0 ? 'ready' : 'needs-data'
  return failed === 1 && unknown === 0 ? 'one-short' : 'short'
}

/** Whether the firm stands on the rung by what is on record. */
export function isThere(rung: Rung, kind: string, holds: ReadonlySet<string>): boolean {
  if (rung.id === 'joint-stock' && kind === 'joint-stock') return true
  if (rung.id === 'listed') return holds.has('listed') || holds.has('neeq')
  return rung.qualification !== null && holds.has(rung.qualification)
}

/** How many conditions hold, fail and are not known: quick, for lists. */
export function countRung(rung: ReadRung, facts: Facts, holds: ReadonlySet<string>, line: ScaleLine | null): RungCount {
  const there = isThere(rung, String(facts.kind), holds)
  const isOpen = isFor(rung, facts, line)
  let met = 0
  let failed = 0
  let unknown = 0
  if (isOpen)
    for (const { condition } of requirementsOf(rung, line)) {
      const truth = truthOf(condition, facts)
      if (truth === 'true') met += 1
      else if (truth === 'false') failed += 1
      else unknown += 1
    }
  return { standing: standingOf(there, isOpen, failed, unknown), met, failed, unknown }
}

/** The same with every condition explained: for a firm's own page. */
export function explainRung(
  rung: ReadRung,
  facts: Facts,
  holds: ReadonlySet<string>,
  line: ScaleLine | null,
): RungAnswer {
  const isOpen = isFor(rung, facts, line)
  const requirements = !isOpen
    ? []
    : requirementsOf(rung, line).map(({ id, name, condition }): RequirementAnswer => {
        const why = explain(condition, facts)
        const ways = blocking(why)
        return {
          id,
          name,
          truth: why.truth,
          text: why.truth === 'true' ? heldWords(why) : blockingWords(why),
          distances: ways.flatMap(({ distance }) => (distance === undefined ? [] : [distance])),
          missing: ways.flatMap(({ missing }) => missing),
        }
      })
  const lacking = requirements.filter(({ truth }) => truth !== 'true')
  return {
    rung: rung.id,
    ...countRung(rung, facts, holds, line),
    requirements,
    lacks: {
      zh: lacking.map(({ text }) => text.zh).join('；'),
      en: lacking.map(({ text }) => text.en).join('; '),
    },
  }
}

/** Of a condition that holds, the leaf that makes it hold: of a choice the first that does. */
function heldWords(why: Explanation): Bilingual {
  if (why.kind === 'leaf') return why.text
  const held = why.parts.filter(({ truth }) => truth === 'true')
  if (why.kind === 'any') return held[0] === undefined ? why.text : heldWords(held[0])
  const words = why.parts.map(heldWords)
  return { zh: words.map(({ zh }) => zh).join('；'), en: words.map(({ en }) => en).join('; ') }
}
