import type { Refusal } from '../../model/outcome.ts'
import type { AlignmentDecision } from './alignment.ts'
import type { ItemState } from './decisions.ts'
import type { Lease } from './queue.ts'

/** What several parts of this engine refuse, in words. */

export const noSuchPlan: Refusal = {
  reason: 'not-found',
  code: 'no-such-plan',
  message: { zh: '没有这份规划，或您无权查看。', en: 'There is no such plan, or you may not see it.' },
}

export const noSuchDocument: Refusal = {
  reason: 'not-found',
  code: 'no-such-document',
  message: { zh: '没有这份文件，或您无权查看。', en: 'There is no such document, or you may not see it.' },
}

export const noSuchReview: Refusal = {
  reason: 'not-found',
  code: 'no-such-review',
  message: { zh: '没有这次校核，或您无权查看。', en: 'There is no such review, or you may not see it.' },
}

export const noSuchVersion: Refusal = {
  reason: 'not-found',
  code: 'no-such-version',
  message: {
    zh: '这份规划没有这一版，或当日没有施行的文本。',
    en: 'There is no such version, or none in force on that day.',
  },
}

export const nearMissesAlone: Refusal = {
  reason: 'faulty',
  code: 'near-misses-alone',
  message: {
    zh: '近似未匹配的数值须逐项核对，不能批量采纳。',
    en: 'Near-misses are looked at one by one; they cannot be accepted together.',
  },
}

export const noSuchItem = (id: string): Refusal => ({
  reason: 'not-found',
  code: 'no-such-item',
  message: { zh: `这份文本里没有 ${id}。`, en: `There is no ${id} in this text.` },
})

export const staleRefusal = (item: string, state: ItemState): Refusal => ({
  reason: 'stale',
  code: 'stale',
  message:
    state.decision === null
      ? {
          zh: '这一项刚被他人撤销了决定，请看过再定。',
          en: 'Someone has just undone a decision here; look again before deciding.',
        }
      : {
          zh: `${state.decision.by.name} 刚对这一项作了决定，请看过再定。`,
          en: `${state.decision.by.name} has just decided this; look again before deciding.`,
        },
  current: { item, ...state },
})

export const heldRefusal = ({ name, until, item }: Lease): Refusal => ({
  reason: 'conflict',
  code: 'held',
  message: {
    zh: `${name} 正在处理这一项；请先看别的，或等其离开。`,
    en: `${name} has this open; take another, or wait until they leave.`,
  },
  current: { item, name, until },
})

export const notAligned: Refusal = {
  reason: 'faulty',
  code: 'faulty',
  message: { zh: '这两份规划不能作衔接比对。', en: 'These two plans cannot be aligned.' },
  faults: [
    {
      at: 'with',
      code: 'wrong-kind',
      message: {
        zh: '应以本级纲要或专项规划，对照另一份上级规划或专项规划；请另选',
        en: 'An outline or special plan is held against another plan, of the level above or special; choose another',
      },
    },
  ],
}

export const staleAlignment = (standing: AlignmentDecision | null): Refusal => ({
  reason: 'stale',
  code: 'stale',
  message:
    standing === null
      ? { zh: '这一项还没有判定，请刷新后再定。', en: 'Nothing was decided here yet; look again.' }
      : {
          zh: `${standing.byName} 刚对这一项作了判定，请看过再定。`,
          en: `${standing.byName} has just decided this; look again before deciding.`,
        },
  current: standing,
})

export const staleVersions = (upper: unknown, own: unknown): Refusal => ({
  reason: 'stale',
  code: 'stale-versions',
  message: {
    zh: '规划已有新版施行，请刷新后对照新版判定。',
    en: 'Another version is in force by now; look again before deciding.',
  },
  current: { upper, own },
})
