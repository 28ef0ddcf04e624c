import type { Refusal } from '../../model/outcome.ts'
import { Refused } from '../../platform/database/refusable.ts'
import type { Moment, Reading, Writing } from '../../platform/database/tables.ts'
import type { EvidenceDecided, Proposal } from '../plans/definition.ts'
import { type NewObservation, observe } from './observation-store.ts'

declare module '../../platform/database/tables.ts' {
  interface Tables {
    observation_evidence: ObservationEvidenceTable
  }
}

/** An observation that was taken from a report: which value of which document. */
export interface ObservationEvidenceTable {
  division: string
  document: string
  /** Stable id of the value within the document. */
  item: string
  observation: string
  at: Moment
}

/**
 * Records values of a report that a planner accepted as observations, corrects those that were amended after that, and
 * withdraws those that were taken back [EV4], [EV5]. Throws `Refused` when one cannot be recorded: nothing is decided then.
 */
export async function recordEvidence(tx: Writing, decided: EvidenceDecided): Promise<void> {
  const { division, document, actor, at } = decided
  for (const value of decided.values) {
    const { item, before, after } = value
    const earlier = before === null ? null : await observationOf(tx, division, document.id, item)
    const stands = after ?? before
    if (stands === null || (after === null && earlier === null)) continue
    const named = await namedBy(tx, division, stands)
    if (named === null) throw new Refused(noSuchTarget(stands))
    const isSame =
      earlier !== null &&
      earlier.indicator === named.indicator &&
      earlier.dimension === named.dimension &&
      earlier.period === stands.period &&
      earlier.measure === stands.measure
    // A value that is now another indicator's or another year's is withdrawn there and recorded here.
    const moves = after !== null && earlier !== null && !isSame
    const reason = value.reason ?? (after === null ? '撤销采纳' : '修改采纳的数值')
    const observations: NewObservation[] = []
    if (earlier !== null && (after === null || moves)) {
      const { id, indicator, dimension, period, measure } = earlier
      const withdrawn = { indicator, dimension, period, measure, value: null, supersedes: id, reason }
      observations.push({ ...baseOf(decided, value, stands), ...withdrawn })
    }
    if (after !== null)
      observations.push({
        ...baseOf(decided, value, after),
        ...named,
        value: decimal(after.value),
        supersedes: isSame ? earlier.id : null,
        reason: isSame ? reason : value.reason,
      })
    const outcome = await observe(tx, { division, actor, at }, observations)
    if (outcome.kind === 'refused') throw new Refused(outcome.refusal)
    const last = outcome.value.at(-1)
    if (last !== undefined)
      await tx
        .insertInto('observation_evidence')
        .values({ division, document: document.id, item, observation: last, at })
        .execute()
  }
}

/** The observation that stands for a value of a report; null when none does. */
async function observationOf(db: Reading, division: string, document: string, item: string) {
  const row = await db
    .selectFrom('observation_evidence as e')
    .innerJoin('observation as o', (join) =>
      join.onRef('o.division', '=', 'e.division').onRef('o.id', '=', 'e.observation'),
    )
    .select(['o.id', 'o.indicator', 'o.dimension', 'o.period', 'o.measure'])
    .where('e.division', '=', division)
    .where('e.document', '=', document)
    .where('e.item', '=', item)
    // The newest of its versions is the one that none supersedes.
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('observation as later')
            .select('later.id')
            .whereRef('later.division', '=', 'o.division')
            .whereRef('later.supersedes', '=', 'o.id'),
        ),
      ),
    )
    .where('o.value', 'is not', null)
    .executeTakeFirst()
  if (row === undefined) return null
  const { id, indicator, dimension, period, measure } = row
  return { id, indicator, dimension, period, measure }
}

/** Indicator and scope of the target that a proposal is for, as the plan's newest text names them. */
async function namedBy(db: Reading, division: string, proposal: Proposal) {
  const row = await db
    .selectFrom('target_text as x')
    .innerJoin('target as t', (join) => join.onRef('t.division', '=', 'x.division').onRef('t.id', '=', 'x.target'))
    .select(['x.indicator', 'x.dimension'])
    .where('x.division', '=', division)
    .where('t.plan', '=', proposal.plan)
    .where((eb) => eb(eb.val(proposal.target), '=', eb.fn.any('x.items')))
    .orderBy('x.version', 'desc')
    .executeTakeFirst()
  return row ?? null
}

/** A value in decimal digits: no power of ten is written. */
const decimal = (value: number): string =>
  value.toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 12 })

function baseOf(
  { document }: EvidenceDecided,
  { line, clause, item }: EvidenceDecided['values'][number],
  proposal: Proposal,
): Omit<NewObservation, 'indicator' | 'dimension' | 'value' | 'supersedes' | 'reason'> {
  const at = proposal.sentence.indexOf(proposal.text)
  return {
    part: null,
    period: proposal.period,
    measure: proposal.measure,
    covers: 'year-to-date',
    unit: proposal.unit,
    status: proposal.status,
    evidence: document.kind === 'bulletin' ? 'bulletin' : 'own-statement',
    documents: [document.id],
    definition: null,
    baseVersion: null,
    body: null,
    note: proposal.note,
    origin: {
      kind: 'sentence',
      of: 'report',
      document: document.title,
      clause,
      line,
      sentence: proposal.sentence,
      ...(at < 0 ? {} : { from: at, to: at + proposal.text.length }),
      href: `/reviews/${document.compilation}?item=${encodeURIComponent(item)}`,
    },
    isSimulated: false,
  }
}

const noSuchTarget = ({ indicator }: Proposal): Refusal => ({
  reason: 'not-found',
  code: 'no-such-target',
  message: {
    zh: `规划里没有这个目标（${indicator}），数值没有登记。请改选目标（e）。`,
    en: `The plan has no such target (${indicator}); nothing was recorded. Choose another target (e).`,
  },
})
