/** 三个批次对账: what last year's list has become in this year's. Pure. */

export type Batch = 'complete' | 'start' | 'carry-on'

export interface Listed {
  readonly project: string
  readonly batch: Batch
  /** 万元. */
  readonly investment: number
}

/** Where a project of last year's list ought to be this year, and where it is. */
export interface Reconciled {
  readonly project: string
  readonly before: Batch
  readonly now: Batch | null
  /**
   * 'in-order' it went on as it had to · 'finished' completed, so in no list · 'dropped' paused or dropped on record ·
   * 'missing' in no list and nobody said why · 'again' to be completed or started for a second year.
   */
  readonly state: 'in-order' | 'finished' | 'dropped' | 'missing' | 'again'
}

/**
 * Every project of last year's list is in one batch of this year's, finished, or dropped on record; everything else has to be
 * explained.
 *
 * @param standing state of each project on the day: which are completed, paused or dropped.
 */
export function reconcile(
  before: readonly Listed[],
  now: readonly Listed[],
  standing: ReadonlyMap<string, 'completed' | 'dropped' | 'paused' | 'started' | 'not-started'>,
): readonly Reconciled[] {
  const batchNow = new Map(now.map(({ project, batch }) => [project, batch]))
  return before.map(({ project, batch }) => {
    const next = batchNow.get(project) ?? null
    const stands = standing.get(project)
    const state: Reconciled['state'] =
      next === null
        ? stands === 'completed'
          ? 'finished'
          : stands === 'dropped' || stands === 'paused'
            ? 'dropped'
            : 'missing'
        : (next === 'start' && batch === 'start') || (next === 'complete' && batch === 'complete')
          ? 'again'
          : 'in-order'
    return { project, before: batch, now: next, state }
  })
}

export interface BatchTotal {
  readonly batch: Batch
  readonly projects: number
  readonly investment: number
}

export const totalsOf = (listed: readonly Listed[]): readonly BatchTotal[] =>
  (['complete', 'start', 'carry-on'] as const).map((batch) => {
    const own = listed.filter((one) => one.batch === batch)
    return { batch, projects: own.length, investment: own.reduce((sum, { investment }) => sum + investment, 0) }
  })
