import type { ClauseAnswer } from '../answers.ts'

/** A clause as it is being written. */
export interface Draft {
  readonly policy: string
  readonly key: string
  readonly title: string
  readonly beneficiaries: string
  readonly lines: readonly { readonly id: number; readonly condition: string; readonly cite: string }[]
  readonly formula: string
  readonly cap: string
  readonly roundTo: string
  readonly mode: string
  readonly per: string
  readonly from: string
  readonly to: string
  readonly group: string
  readonly rule: string
  readonly groupCap: string
  readonly department: string
  readonly needsNotice: boolean
  readonly payDays: string
  readonly evidence: string
  readonly basis: string
}

export const EMPTY: Draft = {
  policy: '',
  key: '',
  title: '',
  beneficiaries: '',
  lines: [{ id: 1, condition: '', cite: '' }],
  formula: '',
  cap: '',
  roundTo: 'yuan',
  mode: 'apply',
  per: 'year',
  from: '',
  to: '',
  group: '',
  rule: 'higher-only',
  groupCap: '',
  department: '',
  needsNotice: true,
  payDays: '',
  evidence: '',
  basis: '',
}

/** Lines as a clause keeps them: the condition, and behind ` // ` what it rests on. */
export const textOfLines = (lines: Draft['lines']): string =>
  lines
    .map(({ condition, cite }) => (cite.trim() === '' ? condition.trim() : `${condition.trim()} // ${cite.trim()}`))
    .join('\n')

const CITE = ' // '

/** The next version begins where the last one stands. */
export function draftFrom(clause: ClauseAnswer['clause']): Draft {
  const { bounds } = clause
  return {
    ...EMPTY,
    policy: clause.policy,
    key: clause.key,
    title: clause.title,
    beneficiaries: clause.beneficiaries,
    lines: clause.conditions
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line, id) => {
        const cut = line.lastIndexOf(CITE)
        return cut < 0
          ? { id, condition: line.trim(), cite: '' }
          : { id, condition: line.slice(0, cut).trim(), cite: line.slice(cut + CITE.length).trim() }
      }),
    formula: clause.formula,
    cap: bounds.cap,
    roundTo: bounds.roundTo,
    mode: clause.mode,
    per: clause.per,
    from: clause.from,
    to: clause.to,
    group: bounds.group ?? '',
    rule: bounds.rule ?? 'higher-only',
    groupCap: bounds.groupCap ?? '',
    needsNotice: clause.needsNotice,
    evidence: clause.evidence ?? '',
    basis: clause.basis ?? '',
  }
}

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim())

/** Values of the record that is made. */
export function valuesOf(draft: Draft, replaces: { readonly id: string; readonly version: number } | null) {
  const group = orNull(draft.group)
  return {
    policy: draft.policy,
    key: draft.key.trim(),
    version: (replaces?.version ?? 0) + 1,
    replaces: replaces?.id ?? null,
    title: draft.title.trim(),
    beneficiaries: draft.beneficiaries.trim(),
    conditions: textOfLines(draft.lines),
    formula: draft.formula.trim(),
    cap: draft.cap.trim(),
    round_to: draft.roundTo,
    mode: draft.mode,
    per: draft.per,
    window_from: draft.from,
    window_to: draft.to,
    stack_group: group,
    stack_rule: group === null ? null : draft.rule,
    stack_cap: group !== null && draft.rule === 'total-cap' ? orNull(draft.groupCap) : null,
    department: draft.department,
    needs_notice: draft.needsNotice,
    pay_days: orNull(draft.payDays),
    evidence: orNull(draft.evidence),
    basis: orNull(draft.basis),
  }
}
