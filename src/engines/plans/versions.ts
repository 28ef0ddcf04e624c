import type { Fault } from '../../model/outcome.ts'
import type { AdoptionReason, Approval } from './definition.ts'

/** When a version of a plan holds. Days are 'YYYY-MM-DD'. */
export interface Term {
  readonly number: number
  readonly effectiveFrom: string
  /** Last day; null: until another version takes its place. */
  readonly effectiveTo: string | null
  /** Moment of its adoption, ISO. */
  readonly adoptedAt: string
}

/**
 * The version in force on a day: the one that took force last, by then. Null before the first, and after the last day of the
 * one that would hold. With `knownAt` only versions count that had been adopted by that moment: what a report of that time
 * could know. SPEC.md, VE.
 */
export function versionInForce<T extends Term>(versions: readonly T[], day: string, knownAt?: string): T | null {
  let found: T | null = null
  for (const version of versions) {
    if (version.effectiveFrom > day || (knownAt !== undefined && version.adoptedAt > knownAt)) continue
    const isLater =
      found === null ||
      version.effectiveFrom > found.effectiveFrom ||
      (version.effectiveFrom === found.effectiveFrom && version.number > found.number)
    if (isLater) found = version
  }
  return found === null || (found.effectiveTo !== null && day > found.effectiveTo) ? null : found
}

/** What a person states when adopting. */
export interface AdoptionTerms {
  readonly reason: AdoptionReason
  readonly approval: Approval
  readonly effectiveFrom: string
  readonly effectiveTo: string | null
}

/** Every fault of the terms, beside the versions that stand. `today` is the present day. */
export function faultsOfTerms(terms: AdoptionTerms, versions: readonly Term[], today: string): Fault[] {
  const faults: Fault[] = []
  const fault = (at: string, code: string, zh: string, en: string) => faults.push({ at, code, message: { zh, en } })
  const { reason, approval, effectiveFrom, effectiveTo } = terms
  if (approval.number.trim() === '')
    fault('approval.number', 'required', '请填写批准文件的文号', 'State the number of the approving document')
  if (approval.body.trim() === '')
    fault('approval.body', 'required', '请填写批准机关', 'State the body that approved it')
  for (const [at, day] of [
    ['approval.issuedOn', approval.issuedOn],
    ['effectiveFrom', effectiveFrom],
    ['effectiveTo', effectiveTo],
  ] as const) {
    if (day !== null && !isDay(day)) fault(at, 'no-day', '应为日期，如 2021-03-15', 'Expected a day such as 2021-03-15')
  }
  if (isDay(approval.issuedOn) && approval.issuedOn > today)
    fault('approval.issuedOn', 'in-future', '批准日期不能晚于今天', 'The approval cannot lie in the future')
  if (isDay(effectiveFrom) && isDay(approval.issuedOn) && effectiveFrom < approval.issuedOn && reason !== 'first')
    fault(
      'effectiveFrom',
      'before-approval',
      `调整后的文本自批准之日（${approval.issuedOn}）起才能施行`,
      `A changed text cannot hold before its approval (${approval.issuedOn})`,
    )
  if (effectiveTo !== null && isDay(effectiveTo) && isDay(effectiveFrom) && effectiveTo < effectiveFrom)
    fault('effectiveTo', 'upside-down', '失效日期早于施行日期', 'It would end before it begins')
  const last = versions.reduce<Term | null>((a, b) => (a === null || b.number > a.number ? b : a), null)
  if (last === null && reason !== 'first')
    fault(
      'reason',
      'no-version',
      '还没有采用过的版本，只能作为首版采用',
      'Nothing was adopted yet: this is the first version',
    )
  if (last !== null && reason === 'first')
    fault(
      'reason',
      'not-first',
      '已有采用的版本，请选“更新”或“中期调整”',
      'A version stands already: choose update or adjustment',
    )
  if (last !== null && isDay(effectiveFrom) && effectiveFrom < last.effectiveFrom)
    fault(
      'effectiveFrom',
      'before-previous',
      `不能早于第 ${last.number} 版的施行日期（${last.effectiveFrom}）`,
      `It cannot take force before version ${last.number} did (${last.effectiveFrom})`,
    )
  return faults
}

/** Whether a text is a day that exists. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const [year, month, day] = text.split('-').map(Number) as [number, number, number] // three groups of digits, as matched
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}
