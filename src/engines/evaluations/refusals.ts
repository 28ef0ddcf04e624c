import type { Fault, Refusal } from '../../model/outcome.ts'

/** Refusals that several writers give. */
export const noSuchScheme: Refusal = {
  reason: 'not-found',
  code: 'no-such-scheme',
  message: { zh: '没有这个评价方案，或您不能查看。', en: 'There is no such scheme, or you may not see it.' },
}
export const noSuchRound: Refusal = {
  reason: 'not-found',
  code: 'no-such-round',
  message: { zh: '没有这轮评价，或您不能查看。', en: 'There is no such round, or you may not see it.' },
}
export const noSuchUnit: Refusal = {
  reason: 'not-found',
  code: 'no-such-unit',
  message: { zh: '没有这个参评单位，或不是本单位。', en: 'There is no such unit, or it is not yours.' },
}
export const noSuchObjection: Refusal = {
  reason: 'not-found',
  code: 'no-such-objection',
  message: { zh: '没有这件异议，或不是本单位提出的。', en: 'There is no such objection, or it is not your body’s.' },
}
export const noResult: Refusal = {
  reason: 'not-found',
  code: 'no-result',
  message: { zh: '还没有结果，或还没有公示。', en: 'There is no result yet, or it is not published.' },
}

export const stale = (what: 'scheme' | 'round', by: string, current: unknown): Refusal => ({
  reason: 'stale',
  code: `${what}-changed`,
  message:
    what === 'scheme'
      ? {
          zh: `您打开之后，${by}改动了这个方案。请对照现在的内容再改。`,
          en: `${by} changed this scheme after you opened it. Compare with what stands now.`,
        }
      : {
          zh: `您打开之后，${by}改动了这轮评价。请刷新后再做。`,
          en: `${by} changed this round after you opened it. Look at it again first.`,
        },
  current,
})

export const wrongState = (code: string, zh: string, en: string): Refusal => ({
  reason: 'wrong-state',
  code,
  message: { zh, en },
})

export const faulty = (faults: readonly Fault[]): Refusal => ({
  reason: 'faulty',
  code: 'evaluation-faulty',
  message: {
    zh: `有 ${faults.length} 处不符合要求，什么也没有保存。`,
    en: `${faults.length} ${faults.length === 1 ? 'thing does' : 'things do'} not fit; nothing was saved.`,
  },
  faults,
})

export const fault = (at: string, code: string, zh: string, en: string): Fault => ({ at, code, message: { zh, en } })

export const refuseOutside: Refusal = {
  reason: 'not-found',
  code: 'no-such-division',
  message: {
    zh: '没有这个行政区划，或您在那里没有这项权限。',
    en: 'There is no such division, or you do not hold this permission there.',
  },
}
