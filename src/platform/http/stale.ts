import { type Refusal, refused } from '../../model/outcome.ts'

/**
 * The refusal of an edit that was made on an older version: `if (row.version !== version) return stale(row)`. Whoever edited
 * is shown what stands now beside their own, and decides.
 */
export const stale = (current: unknown) =>
  refused({
    reason: 'stale',
    code: 'stale',
    message: {
      zh: '在您编辑期间，内容已被他人修改。请对照两个版本后再保存。',
      en: 'Somebody changed this while you were editing. Compare both versions, then save again.',
    },
    current,
  } satisfies Refusal)

/** The refusal of an input in which something is wrong; every fault of it at once. */
export const faulty = (faults: NonNullable<Refusal['faults']>) =>
  refused({
    reason: 'faulty',
    code: 'faulty',
    message: {
      zh: `有 ${faults.length} 处不符合要求，逐项见下。`,
      en: `${faults.length} ${faults.length === 1 ? 'thing does' : 'things do'} not fit; each is listed below.`,
    },
    faults,
  } satisfies Refusal)
