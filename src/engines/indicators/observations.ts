import { findPeriod, momentOfDate } from '../../model/period.ts'
import { EVIDENCE_GRADES, type StoredObservation, VALUE_STATUSES } from './definition.ts'

/**
 * What one looks back from. `on` is the day that is spoken of: later periods do not count. `knownAt` is the moment of
 * knowing: what was recorded after it is not known yet. A report can so be made again as it was.
 */
export interface AsOf {
  /** '2023-06-30'. */
  readonly on: string
  /** ISO 8601. */
  readonly knownAt: string
}

/** The value that counts for a period, the ones it stands before, and those that were corrected. */
export interface InForce {
  readonly observation: StoredObservation
  /** Further values of the period that stand: another status, another source. */
  readonly others: readonly StoredObservation[]
  /** Values that were corrected or withdrawn, latest first. */
  readonly replaced: readonly StoredObservation[]
  /** Whether two sources of equal status disagree. */
  readonly isContested: boolean
}

const rankOf = (status: StoredObservation['status']) => VALUE_STATUSES.indexOf(status)
const weaknessOf = (grade: StoredObservation['evidence']) => EVIDENCE_GRADES.indexOf(grade)

const identityOf = (one: StoredObservation) =>
  [one.division, one.part, one.indicator, one.dimension, one.period, one.measure, one.covers, one.baseVersion]
    .map((word) => word ?? '')
    .join('|')

/**
 * The value in force for every period and measure: of those known and not corrected since, the most settled status;
 * within one status the stronger evidence; then the one recorded last. A withdrawn value leaves what stood beside it.
 */
export function inForce(observations: readonly StoredObservation[], knownAt: string): readonly InForce[] {
  const known = observations.filter(({ recordedAt }) => recordedAt <= knownAt)
  const corrected = new Set(known.map(({ supersedes }) => supersedes))
  const groups = new Map<string, StoredObservation[]>()
  for (const one of known) {
    const identity = identityOf(one)
    const group = groups.get(identity)
    if (group === undefined) groups.set(identity, [one])
    else group.push(one)
  }
  const forces: InForce[] = []
  for (const group of groups.values()) {
    const standing = group.filter(({ id, value }) => !corrected.has(id) && value !== null).sort(byPrecedence)
    const [first, ...others] = standing
    if (first === undefined) continue
    forces.push({
      observation: first,
      others,
      replaced: group.filter((one) => !standing.includes(one)).sort((a, b) => (a.recordedAt < b.recordedAt ? 1 : -1)),
      isContested: others.some((other) => other.status === first.status && other.value !== first.value),
    })
  }
  return forces.sort((a, b) => endOf(a.observation) - endOf(b.observation))
}

/** As `inForce`, without what lies after the day that is spoken of. */
export function inForceAsOf(observations: readonly StoredObservation[], asOf: AsOf): readonly InForce[] {
  const until = momentOfDate(asOf.on)
  return inForce(observations, asOf.knownAt).filter(({ observation }) => endOf(observation) <= until + 1e-9)
}

/** How a value came to be what it is: every version of it, first to last. */
export function historyOf(
  observation: StoredObservation,
  all: readonly StoredObservation[],
): readonly StoredObservation[] {
  const identity = identityOf(observation)
  return all
    .filter((one) => identityOf(one) === identity)
    .sort((a, b) => (a.recordedAt < b.recordedAt ? -1 : a.recordedAt > b.recordedAt ? 1 : a.id < b.id ? -1 : 1))
}

function byPrecedence(a: StoredObservation, b: StoredObservation): number {
  return (
    rankOf(b.status) - rankOf(a.status) ||
    weaknessOf(a.evidence) - weaknessOf(b.evidence) ||
    (a.recordedAt < b.recordedAt ? 1 : a.recordedAt > b.recordedAt ? -1 : a.id < b.id ? 1 : -1)
  )
}

const endOf = ({ period }: StoredObservation) => findPeriod(period)?.to ?? Number.POSITIVE_INFINITY
