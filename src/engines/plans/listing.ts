import type { DocumentAnswer, PlanAnswer, VersionAnswer } from './answers.ts'
import type { PlanKind } from './definition.ts'

/** The order of plans in lists: what is in force first, the own outline before special and upper plans, the newest first. */
export function planOrder(a: PlanAnswer, b: PlanAnswer): number {
  const KINDS: Readonly<Record<PlanKind, number>> = { outline: 0, special: 1, upper: 2 }
  return (
    Number(b.inForce !== null) - Number(a.inForce !== null) ||
    KINDS[a.kind] - KINDS[b.kind] ||
    (b.from ?? 0) - (a.from ?? 0) ||
    (a.title < b.title ? -1 : 1)
  )
}

/** '2021/2025'; null while the years are not known. */
export const periodOf = (from: number | null, to: number | null): string | null =>
  from === null || to === null ? null : from === to ? `${from}` : `${from}/${to}`

/** The documents of a plan with the newest text first; reports have none. */
export const textsOf = (documents: readonly DocumentAnswer[], plan: string): DocumentAnswer[] =>
  documents.filter((document) => document.plan === plan)

/** Whether a document's reading was adopted. */
export const isAdopted = (document: DocumentAnswer, versions: readonly VersionAnswer[]): boolean =>
  versions.some((version) => version.document === document.id)

/** First and last year of a period, '2021/2025' or '2022'. */
export function yearsOf(period: string | null): readonly [number | null, number | null] {
  const found = /^(\d{4})(?:\/(\d{4}))?$/.exec(period ?? '')
  return found === null ? [null, null] : [Number(found[1]), Number(found[2] ?? found[1])]
}
