import type { Alignment, Uptake } from '../../compiler/align/align-plans.ts'
import type { Fault } from '../../model/outcome.ts'
import type { PlanModel, Statement } from '../../model/plan-model.ts'
import type { Bilingual } from '../../model/system.ts'
import type { Adopted, AdoptedElements } from './definition.ts'
import { itemWords } from './item-words.ts'

/** 规划衔接 (SPEC.md, AL): how what another plan asks is taken up in an own plan. 已承接、偏松、缺失、不适用. */
export const VERDICTS = ['taken', 'weaker', 'missing', 'not-applicable'] as const
export type Verdict = (typeof VERDICTS)[number]

/** A sentence of an adopted version, with its place. */
export interface CitedStatement {
  /** Stable id of the statement; null for a sentence that names an indicator without a figure. */
  readonly id: string | null
  readonly words: string
  readonly clause: string
  readonly line: number
  readonly sentence: string
}

export interface ComputedLine {
  readonly upper: CitedStatement & { readonly id: string }
  readonly own: CitedStatement | null
  readonly uptake: Uptake
  readonly verdict: Verdict
  readonly reason: Bilingual
}

/** What a person said about one statement, the newest of all. */
export interface AlignmentDecision {
  readonly statement: string
  readonly upperVersion: number
  readonly ownVersion: number
  readonly seq: number
  readonly verdict: Verdict
  readonly own: string | null
  readonly note: string
  readonly reason: string
  readonly at: string
  readonly byName: string
}

export interface AlignmentLine extends ComputedLine {
  readonly decision: AlignmentDecision | null
  /** Whether the decision was made on the very versions that are compared: only then it stands. */
  readonly isDecided: boolean
  /** The verdict that stands. */
  readonly stands: Verdict
  /** Number of decisions so far: what the next one must have seen. */
  readonly seq: number
}

/** AL1. What asks more, or the same in other measures, is taken up; to be named without a figure asks less. */
export function verdictOf(uptake: Uptake): Verdict {
  switch (uptake) {
    case 'taken':
    case 'stronger':
    case 'changed':
      return 'taken'
    case 'weaker':
    case 'mentioned':
      return 'weaker'
    case 'missing':
      return 'missing'
    case 'not-applicable':
      return 'not-applicable'
  }
}

/** The model as adopted: statements as people left them, under their stable ids. */
export const adoptedModel = (model: PlanModel, elements: AdoptedElements): PlanModel => ({
  ...model,
  statements: elements.statements.map(({ id, value }) => ({ ...value, id })),
})

const sentences = ({ clauses }: PlanModel) => new Map(clauses.map(({ id, text }) => [id, text]))

const cited = (statement: Statement, texts: ReadonlyMap<string, string>) => ({
  id: statement.id,
  words: itemWords({ kind: 'statement', found: statement }).zh,
  clause: statement.clause,
  line: statement.line,
  sentence: texts.get(statement.clause) ?? '',
})

/** Alignments with their sentences. Both models as `adoptedModel` gives them. */
export function computedLines(alignments: readonly Alignment[], upper: PlanModel, own: PlanModel): ComputedLine[] {
  const [above, below] = [sentences(upper), sentences(own)]
  return alignments.map(({ uptake, upper: asked, lower, mention, indicator, reason }) => ({
    upper: cited(asked, above),
    own:
      lower !== null
        ? cited(lower, below)
        : mention === null
          ? null
          : {
              id: null,
              words: indicator,
              clause: mention.clause,
              line: mention.line,
              sentence: below.get(mention.clause) ?? '',
            },
    uptake,
    verdict: verdictOf(uptake),
    reason,
  }))
}

/** Targets of an own version that a person may name as what takes up a target. */
export function ownTargets(own: PlanModel): (CitedStatement & { readonly id: string })[] {
  const texts = sentences(own)
  return own.statements.filter(({ role }) => role === 'target').map((statement) => cited(statement, texts))
}

/** AL3. Lines with the newest decision on each. */
export function decidedLines(
  lines: readonly ComputedLine[],
  decisions: readonly AlignmentDecision[],
  targets: readonly (CitedStatement & { readonly id: string })[],
  versions: { readonly upper: number; readonly own: number },
): AlignmentLine[] {
  const newest = new Map<string, AlignmentDecision>()
  for (const one of decisions) if (one.seq > (newest.get(one.statement)?.seq ?? 0)) newest.set(one.statement, one)
  return lines.map((line) => {
    const decision = newest.get(line.upper.id) ?? null
    const isDecided =
      decision !== null && decision.upperVersion === versions.upper && decision.ownVersion === versions.own
    const said = isDecided ? (targets.find(({ id }) => id === decision.own) ?? null) : null
    // A verdict without a target of its own keeps the sentence that was computed only where it agrees with it.
    const own = !isDecided || (decision.own === null && decision.verdict === line.verdict) ? line.own : said
    return {
      ...line,
      own,
      decision,
      isDecided,
      stands: isDecided ? decision.verdict : line.verdict,
      seq: decision?.seq ?? 0,
    }
  })
}

/** AL2. Everything that is wrong with a decision. */
export function decisionFaults(
  given: {
    readonly verdict: Verdict
    readonly own: string | null
    readonly note: string
    readonly reason: string
  },
  line: ComputedLine,
  targets: readonly Pick<Adopted<Statement>, 'id'>[],
): Fault[] {
  const faults: Fault[] = []
  const takesUp = given.verdict === 'taken' || given.verdict === 'weaker'
  if (given.own !== null && !takesUp)
    faults.push({
      at: 'own',
      code: 'not-taken-up',
      message: {
        zh: '判定为缺失或不适用时，不应指明本级语句；请清空或改判',
        en: 'Nothing takes up what is missing or not applicable; leave it empty or change the verdict',
      },
    })
  else if (given.own !== null && !targets.some(({ id }) => id === given.own))
    faults.push({
      at: 'own',
      code: 'no-such-statement',
      message: {
        zh: '本级规划现行版本里没有这一目标，请从列表中选择',
        en: 'The own version has no such target; choose one of the list',
      },
    })
  if (takesUp && given.own === null && line.own === null && given.note.trim() === '')
    faults.push({
      at: 'note',
      code: 'missing',
      message: {
        zh: '未指明本级目标时，请在说明中写明在何处承接',
        en: 'Without a target of the own plan, say in the note where it is taken up',
      },
    })
  const differs = given.verdict !== line.verdict || (given.own !== null && given.own !== (line.own?.id ?? null))
  if (differs && given.reason.trim() === '')
    faults.push({
      at: 'reason',
      code: 'missing',
      message: { zh: '与自动判定不同，请写明理由', en: 'This differs from what was computed; give the reason' },
    })
  return faults
}

export function countsOf(lines: readonly AlignmentLine[]): Record<Verdict, number> {
  const counts: Record<Verdict, number> = { taken: 0, weaker: 0, missing: 0, 'not-applicable': 0 }
  for (const { stands } of lines) counts[stands]++
  return counts
}
