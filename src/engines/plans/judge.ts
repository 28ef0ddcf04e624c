import type { Fault, Refusal } from '../../model/outcome.ts'
import { type Action, type ItemState, PENDING } from './decisions.ts'
import type { Found } from './definition.ts'
import { changedFields, faultsOfFields, fieldsOf } from './fields.ts'

/** What a decision is judged by. */
export interface Before {
  readonly item: Found & { readonly id: string }
  readonly state: ItemState
  /** Number of items merged into this one. */
  readonly members: number
  /** For a merge: the item that it goes into. */
  readonly into: { readonly item: Found & { readonly id: string }; readonly state: ItemState } | null
}

const CAN_SPLIT: ReadonlySet<Found['kind']> = new Set(['statement', 'commitment'])
const CAN_MERGE: ReadonlySet<Found['kind']> = new Set(['statement', 'commitment', 'name'])
/** More parts than this are no split but a rewriting. */
const MOST_PARTS = 12

/** Why a decision cannot be taken, or null when it can. SPEC.md, RV. */
export function refusalOf(before: Before, action: Action, reason: string | null): Refusal | null {
  const { item, state, members } = before
  if (action.action === 'undo') {
    return state.decision === null
      ? wrongState(
          'nothing-to-undo',
          '这一项还没有决定，没有可撤销的。',
          'Nothing was decided here; there is nothing to undo.',
        )
      : null
  }
  if (state.state === 'merged' || state.state === 'split')
    return wrongState(
      'undo-first',
      `这一项已${state.state === 'merged' ? '并入另一项' : '拆分'}；要改请先撤销（u）。`,
      `This was ${state.state === 'merged' ? 'merged into another' : 'split'}; undo that first (u).`,
    )
  if (members > 0 && action.action !== 'accept' && action.action !== 'amend')
    return wrongState(
      'has-members',
      `有 ${members} 项并入了这一项，只能采纳或修改；要驳回、拆分或合并，请先撤销那些合并。`,
      `${members} others were merged into this one: it can only be accepted or amended. Undo those merges first.`,
    )
  switch (action.action) {
    case 'accept':
      return item.kind === 'proposal' ? faultsOfProposal(item, {}, reason) : null
    case 'reject':
      return reason === null || reason.trim() === ''
        ? faulty([
            {
              at: 'reason',
              code: 'required',
              message: { zh: '驳回要写明理由', en: 'A rejection needs its reason' },
            },
          ])
        : null
    case 'amend': {
      const faults = faultsOfFields(item, action.fields)
      if (faults.length > 0) return faulty(faults)
      if (item.kind === 'proposal') return faultsOfProposal(item, action.fields, reason)
      return Object.keys(changedFields(item, action.fields)).length === 0
        ? faulty([
            {
              at: 'fields',
              code: 'nothing-changed',
              message: {
                zh: '与识别结果相同，没有改动；无需修改时请直接采纳（a）',
                en: 'The same as compiled; accept it (a) when nothing is to be changed',
              },
            },
          ])
        : null
    }
    case 'split': {
      if (!CAN_SPLIT.has(item.kind))
        return wrongState(
          'cannot-split',
          '只有目标、成效和任务可以拆分。',
          'Only statements and commitments can be split.',
        )
      const faults = action.parts.flatMap((part, i) => faultsOfFields(item, part, `parts.${i}`))
      if (action.parts.length < 2 || action.parts.length > MOST_PARTS)
        faults.push({
          at: 'parts',
          code: 'number-of-parts',
          message: { zh: `应拆成 2 至 ${MOST_PARTS} 项`, en: `Split into 2 to ${MOST_PARTS} parts` },
        })
      faults.push(...equalParts(action.parts))
      return faults.length > 0 ? faulty(faults) : null
    }
    case 'merge': {
      const { into } = before
      if (!CAN_MERGE.has(item.kind))
        return wrongState(
          'cannot-merge',
          '系统、体检意见和取值建议不能合并。',
          'Systems, diagnostics and proposals cannot be merged.',
        )
      if (into === null || into.item.kind !== item.kind || into.item.id === item.id)
        return faulty([
          {
            at: 'into',
            code: 'no-partner',
            message: {
              zh: '请选同一份文本中同类的另一项作为合并后保留的一项',
              en: 'Choose another item of the same kind in the same text to be kept',
            },
          },
        ])
      const { state: kept } = into.state
      return kept === 'merged' || kept === 'split' || kept === 'rejected'
        ? wrongState(
            'partner-gone',
            '要保留的那一项已被驳回、拆分或并入别处，请另选一项。',
            'The item to be kept was itself rejected, split or merged; choose another.',
          )
        : null
    }
  }
}

/** Two parts that say the same are one. */
function equalParts(parts: readonly Readonly<Record<string, unknown>>[]): Fault[] {
  const seen = new Set<string>()
  return parts.flatMap((part, i) => {
    const key = JSON.stringify(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
    if (!seen.has(key)) {
      seen.add(key)
      return []
    }
    return [
      {
        at: `parts.${i}`,
        code: 'equal-parts',
        message: { zh: `第 ${i + 1} 项与前面的相同`, en: `Part ${i + 1} says the same as one before` },
      },
    ]
  })
}

/** A value counts only for one period; one that failed a check only with a reason. SPEC.md, EV. */
function faultsOfProposal(
  item: Extract<Found, { readonly kind: 'proposal' }>,
  fields: Readonly<Record<string, unknown>>,
  reason: string | null,
): Refusal | null {
  const whole = { ...fieldsOf(item), ...fields }
  const faults = faultsOfFields(item, whole)
  if (item.found.isNearMiss && (reason ?? '').trim() === '')
    faults.push({
      at: 'reason',
      code: 'required',
      message: {
        zh: '它有一项核对没有通过；仍要采纳请写明理由',
        en: 'A check failed here; say why it should count all the same',
      },
    })
  return faults.length === 0 ? null : faulty(faults)
}

const faulty = (faults: readonly Fault[]): Refusal => ({
  reason: 'faulty',
  code: 'faulty-decision',
  message: { zh: `有 ${faults.length} 处不符合要求。`, en: `${faults.length} things do not fit.` },
  faults,
})
const wrongState = (code: string, zh: string, en: string): Refusal => ({
  reason: 'wrong-state',
  code,
  message: { zh, en },
})

/** States of items whose decisions nobody gave: nothing was decided. */
export const stateIn = (states: ReadonlyMap<string, ItemState>, id: string): ItemState => states.get(id) ?? PENDING
