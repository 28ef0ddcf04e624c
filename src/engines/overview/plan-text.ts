import type { OutlineNode, PlanModel } from '../../model/plan-model.ts'
import type { Reading } from '../../platform/database/tables.ts'
import { findPlans, type PlanRow, readText } from '../plans/documents-store.ts'
import { versionInForce } from '../plans/versions.ts'
import { findVersions, type VersionRow } from '../plans/versions-store.ts'

/** A plan with the version whose text is in force. */
export interface PlanInForce {
  readonly plan: PlanRow
  readonly version: VersionRow
}

/**
 * The plan asked for, else the division's own outline in force, the newest first; null when none is in force on the day.
 *
 * @param day 'YYYY-MM-DD'
 */
export async function planInForce(
  db: Reading,
  division: string,
  day: string,
  wanted: string | undefined,
): Promise<PlanInForce | null> {
  const [plans, versions] = await Promise.all([findPlans(db, division), findVersions(db, division)])
  const found = plans
    .flatMap((plan): PlanInForce[] => {
      const version = versionInForce(
        versions.filter((one) => one.plan === plan.id),
        day,
      )
      return version === null ? [] : [{ plan, version }]
    })
    .sort(
      (a, b) =>
        Number(b.plan.kind === 'outline') - Number(a.plan.kind === 'outline') ||
        (b.plan.from ?? 0) - (a.plan.from ?? 0),
    )
  return wanted === undefined ? (found[0] ?? null) : (found.find(({ plan }) => plan.id === wanted) ?? null)
}

/** What the overview needs of a compiled text: its headings and its clauses. */
export interface Headings {
  readonly outline: readonly OutlineNode[]
  readonly clauses: readonly { readonly id: string; readonly line: number; readonly text: string }[]
}

/** A reading never changes, so its headings are taken out of it once. */
const kept = new Map<string, Promise<Headings>>()
const KEPT_AT_MOST = 12

/** The headings and clauses of the text that a version was adopted from. */
export function headingsOf(db: Reading, { division, compilation }: VersionRow): Promise<Headings> {
  const before = kept.get(compilation)
  if (before !== undefined) return before
  const reading = readText(db, division, compilation).then(({ model }): Headings => {
    const { outline, clauses } = JSON.parse(model) as PlanModel // as the compiler wrote it
    return { outline, clauses: clauses.map(({ id, line, text }) => ({ id, line, text })) }
  })
  kept.set(compilation, reading)
  // A failure is not kept.
  reading.catch(() => kept.delete(compilation))
  const [oldest] = kept.keys()
  if (kept.size > KEPT_AT_MOST && oldest !== undefined) kept.delete(oldest)
  return reading
}
