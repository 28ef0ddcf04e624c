import type { Refusal } from '../../model/outcome.ts'
import type { Hindrance, Transition } from '../indicators/return-workflow.ts'
import type { ReturnFinding } from './checks.ts'

export const noSuchReturn: Refusal = {
  reason: 'not-found',
  code: 'no-such-return',
  message: {
    zh: '没有这个报送任务，或者不在您的权限范围内。请回到“我的报送”重新进入。',
    en: 'There is no such return, or it is outside what you may see. Go back to your returns.',
  },
}

export const noSuchForm: Refusal = {
  reason: 'not-found',
  code: 'no-such-form',
  message: { zh: '没有这张报表。请回到报表清单重新选择。', en: 'There is no such form. Choose one from the list.' },
}

export const notYourRole: Refusal = {
  reason: 'forbidden',
  code: 'not-your-return',
  message: {
    zh: '您不是该任务的填报人，也没有受托填报。需要时请本单位负责人委托给您。',
    en: 'You do not fill this return, nor was it delegated to you. The head of the body can delegate it.',
  },
}

const REASONS: Readonly<Record<Hindrance, Refusal['reason']>> = {
  role: 'forbidden',
  'same-person': 'forbidden',
  'past-lock': 'wrong-state',
  'before-lock': 'wrong-state',
  'not-open': 'wrong-state',
}

/** An action that the state does not know, or that this person may not take now. */
export function notPossible(
  transition: Transition | null,
  stateName: { readonly zh: string; readonly en: string },
): Refusal {
  if (transition === null || transition.why === null || transition.hindrance === null)
    return {
      reason: 'wrong-state',
      code: 'return-state',
      message: {
        zh: `任务现在是“${stateName.zh}”状态，不能这样办理。请刷新后看可办理的操作。`,
        en: `The return is now ${stateName.en}; this cannot be done. Reload to see what can.`,
      },
    }
  return { reason: REASONS[transition.hindrance], code: `return-${transition.hindrance}`, message: transition.why }
}

/** Findings that stand in the way, each at its row. */
export function notInOrder(findings: readonly ReturnFinding[]): Refusal {
  return {
    reason: 'faulty',
    code: 'values-not-in-order',
    message: {
      zh: `有 ${findings.length} 处需要处理才能上报，已逐项列出。`,
      en: `${findings.length} things need attention before it can be submitted; each is listed.`,
    },
    faults: findings.map(({ row, check, message }) => ({ at: `cells.${row}`, code: check, message })),
  }
}

export const changedMeanwhile = (current: unknown): Refusal => ({
  reason: 'stale',
  code: 'return-changed',
  message: {
    zh: '别人刚刚办理过这个任务，您看到的已不是最新。请看过最新情况后再办理。',
    en: 'Somebody acted on this return in the meantime. Look at how it stands now, then act.',
  },
  current,
})

export const cellsChanged = (current: unknown): Refusal => ({
  reason: 'stale',
  code: 'cells-changed',
  message: {
    zh: '有单元格被别人先改了。两个版本都已列出，请选择保留哪个；没有任何内容被覆盖。',
    en: 'Somebody changed cells before you. Both versions are shown; choose which holds. Nothing was overwritten.',
  },
  current,
})

export function missing(at: string, zh: string, en: string): Refusal {
  return {
    reason: 'faulty',
    code: 'missing',
    message: { zh, en },
    faults: [{ at, code: 'missing', message: { zh, en } }],
  }
}
