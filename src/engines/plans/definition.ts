import type { Commitment, Diagnostic, NamedThing, OrderedSystem, PlanModel, Statement } from '../../model/plan-model.ts'
import type { Observation } from '../../model/track-result.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { defineEvent } from '../../platform/events/event.ts'

/**
 * What a document is to the division: its own outline (纲要), a plan of the level above, a special plan (专项规划), a yearly
 * report, a statistical bulletin.
 */
export const DOCUMENT_KINDS = ['outline', 'upper', 'special', 'report', 'bulletin'] as const
export type DocumentKind = (typeof DOCUMENT_KINDS)[number]

export const PLAN_KINDS = ['outline', 'upper', 'special'] as const
export type PlanKind = (typeof PLAN_KINDS)[number]

/** Why a text is adopted: first of all, or in place of one before: 更新, 中期调整. */
export const ADOPTION_REASONS = ['first', 'update', 'mid-term-adjustment'] as const
export type AdoptionReason = (typeof ADOPTION_REASONS)[number]

/** The document that approves a text: 文号, date, who issued it. */
export interface Approval {
  readonly number: string
  /** 'YYYY-MM-DD'. */
  readonly issuedOn: string
  readonly body: string
}

/** How something came into an adopted version. */
export type Way =
  /** A person looked at it and accepted it, as it was or amended. */
  | 'person'
  /** Accepted together with others above a confidence. */
  | 'bulk'
  /** Nobody decided; the settings let its kind stand as compiled. */
  | 'undecided'

/** One thing of an adopted version. */
export interface Adopted<T> {
  /** Stable id: the same in every version whose text holds the same words at this place. See SPEC.md, ID. */
  readonly id: string
  /** The id it had in the version before: the same, another where its sentence was edited, null where it is new. */
  readonly was: string | null
  readonly way: Way
  /** As adopted; `start`, `end` and `line` point into the source text of this version. */
  readonly value: T
  /** As compiled; null for what a person added or split off. */
  readonly found: T | null
  /** Outline node that it stands in. */
  readonly section: string | null
}

/** All that was adopted; what was rejected, or merged into another, is not in it. */
export interface AdoptedElements {
  readonly statements: readonly Adopted<Statement>[]
  readonly commitments: readonly Adopted<Commitment>[]
  readonly systems: readonly Adopted<OrderedSystem>[]
  readonly names: readonly Adopted<NamedThing>[]
  /** Findings that a person confirmed, or that nobody decided. */
  readonly diagnostics: readonly Adopted<Diagnostic>[]
}

/** A version of a plan was adopted. Told inside the transaction of the adoption. */
export interface PlanAdoption {
  readonly division: string
  readonly plan: {
    readonly id: string
    readonly kind: PlanKind
    readonly title: string
    /** First and last year of the plan, 2021 and 2025. */
    readonly from: number
    readonly to: number
  }
  readonly version: {
    readonly number: number
    readonly reason: AdoptionReason
    readonly approval: Approval
    /** First day on which it is in force, 'YYYY-MM-DD'. */
    readonly effectiveFrom: string
    readonly effectiveTo: string | null
  }
  readonly document: string
  /** Text that every `start` and `end` points into. */
  readonly text: string
  readonly model: PlanModel
  readonly elements: AdoptedElements
  readonly actor: Actor
  readonly at: Date
}

/**
 * Indicators create or carry over targets, commitments their tasks, by `id` and `was`. Told for plans of every kind:
 * what the level above promises is no target of this division.
 */
export const planAdopted = defineEvent<PlanAdoption>('plan.adopted')

/** What the compiler found, by kind. */
export type Found =
  | { readonly kind: 'statement'; readonly found: Statement }
  | { readonly kind: 'commitment'; readonly found: Commitment }
  | { readonly kind: 'system'; readonly found: OrderedSystem }
  | { readonly kind: 'name'; readonly found: NamedThing }
  | { readonly kind: 'diagnostic'; readonly found: Diagnostic }
  | { readonly kind: 'proposal'; readonly found: Proposal }
export type ItemKind = Found['kind']
export const ITEM_KINDS = [
  'statement',
  'commitment',
  'system',
  'name',
  'diagnostic',
  'proposal',
] as const satisfies readonly ItemKind[]

/** What the queue is grouped by, and what the settings speak of. */
export const ITEM_GROUPS = [
  'target',
  'result',
  'context',
  'commitment',
  'system',
  'project',
  'name',
  'diagnostic',
  'proposal',
  'near-miss',
] as const
export type ItemGroup = (typeof ITEM_GROUPS)[number]

/** How settled a value is: 快报、初步核算、初步核实、最终核实、普查修订. */
export const PROPOSED_STATUSES = ['flash', 'preliminary', 'verified', 'final', 'census'] as const
export const PROPOSED_MEASURES = ['level', 'growth', 'reduction', 'flow'] as const

/** A value of a report that may be an observation of a target of an adopted plan. */
export interface Proposal {
  readonly plan: string
  readonly planVersion: number
  /** Stable id of the target's statement in that version. */
  readonly target: string
  /** The indicator as the plan calls it. */
  readonly indicator: string
  readonly indicatorId: string | null
  /** '2023', '2023-H1', or an interval '2021/2023'; '' where a person must say which. */
  readonly period: string
  readonly value: number
  readonly unit: string | null
  readonly measure: (typeof PROPOSED_MEASURES)[number]
  readonly comparator: Observation['comparator']
  readonly status: (typeof PROPOSED_STATUSES)[number]
  /** Exact slice of the report, and the sentence that it stands in. */
  readonly text: string
  readonly sentence: string
  /** Whether a check failed: it counts only when a person says why it should. */
  readonly isNearMiss: boolean
  /** Why it is the target's figure; for a near-miss, what differs. */
  readonly reasons: readonly string[]
  readonly reasonsEn: readonly string[]
  readonly note: string | null
  readonly confidence: number
}

/** What was decided about values of a report: accepted, amended after that, or taken back. Told inside the transaction. */
export interface EvidenceDecided {
  readonly division: string
  /** The report or bulletin. */
  readonly document: {
    readonly id: string
    readonly compilation: string
    readonly kind: 'report' | 'bulletin'
    readonly title: string
  }
  readonly values: readonly {
    /** Stable id of the proposal within the report. */
    readonly item: string
    readonly line: number
    readonly clause: string | null
    /** What was accepted until now; null when nothing was. */
    readonly before: Proposal | null
    /** What is accepted from now on; null when it was taken back. */
    readonly after: Proposal | null
    readonly reason: string | null
  }[]
  readonly actor: Actor
  readonly at: Date
}

/** Indicators record, correct or withdraw observations, each with the sentence that says it. */
export const evidenceDecided = defineEvent<EvidenceDecided>('plans.evidence-decided')
