import { type Decomposition, decompose, decompositionNames, decompositionsOf, rollOn } from './annual-plan.ts'
import type { DecompositionProposal } from './answers.ts'
import type { JudgedTarget } from './standing-store.ts'

/**
 * Yearly values as computed, beside what stands now and what was reached: for the editor of a division or of a rolling
 * re-division. `after` is the last year that stays as it was; null divides the whole period from the base.
 */
export function proposalOf(
  { stored, standing }: JudgedTarget,
  wantedMethod: Decomposition | null,
  after: number | null,
  weights: readonly number[] | null,
): DecompositionProposal {
  const { target } = stored
  const methods = decompositionsOf(target.type)
  const method = wantedMethod !== null && methods.includes(wantedMethod) ? wantedMethod : (methods[0] ?? 'linear')
  const base = target.bases[0]?.value ?? null
  const value = target.value ?? target.band?.low ?? null
  const actual = actualByYear({ stored, standing })
  const reached = after === null ? null : reachedAt({ stored, standing }, after)
  const divided = value === null ? null : { ...target, value }
  const whole = divided === null ? null : decompose(divided, base, method, weights)
  const rest =
    divided === null || after === null || reached === null ? null : rollOn(divided, base, after, reached, method)
  const now = new Map(standing.years.map((year) => [year.year, year.value]))
  return {
    methods: methods.map((one) => ({ method: one, name: decompositionNames[one] })),
    method,
    after,
    reached,
    years: Array.from({ length: target.targetYear - target.baseYear }, (_, i) => {
      const year = target.baseYear + i + 1
      const isPast = after !== null && year <= after
      const computed = isPast
        ? (now.get(year) ?? whole?.[i] ?? null)
        : after === null
          ? (whole?.[i] ?? null)
          : (rest?.find((one) => one.year === year)?.value ?? null)
      return {
        year,
        computed: computed === null ? null : Number(computed.toPrecision(8)),
        now: now.get(year) ?? null,
        actual: actual.get(year) ?? null,
        isPast,
      }
    }),
  }
}

/** Level, running total, or compound factor at the end of a year; null where the values do not reach it. */
function reachedAt({ standing }: JudgedTarget, year: number): number | null {
  const at = standing.path.observed.find((one) => Math.abs(one.at - year) < 1e-9)
  if (at === undefined) return null
  return standing.path.measure === 'index' ? at.value / 100 : at.value
}

/** What each year brought, in the measure of its yearly value: a level, a flow, a rate in percent. */
function actualByYear({ stored, standing }: JudgedTarget): ReadonlyMap<number, number> {
  const { measure, observed } = standing.path
  const falls = stored.target.type === 'cumulative-reduction' && stored.target.direction !== 'up'
  const years = new Map<number, number>()
  let before = measure === 'index' ? 100 : 0
  let last = stored.target.baseYear
  for (const { at, value } of observed) {
    const isYear = Number.isInteger(at) && (measure === 'level' || at - last === 1)
    if (isYear) {
      const own = measure === 'level' ? value : measure === 'total' ? value - before : (value / before - 1) * 100
      years.set(at, Number((falls ? -own : own).toPrecision(8)))
    }
    before = value
    last = at
  }
  return years
}
