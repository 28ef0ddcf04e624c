import type { Factor, Scheme } from '../../model/evaluation-scheme.ts'
import type { Bilingual } from '../../model/system.ts'
import { DEFAULT_UNCERTAINTY } from '../evaluation/replay.ts'
import { aggregationNames, normalisationNames } from './method-names.ts'

/** An assumption that an analysis may vary. */
export interface OfferedFactor {
  /** 'own-0', 'weights': the same for the same version of a scheme. */
  readonly id: string
  readonly factor: Factor
  readonly words: Bilingual
  /** Whether the scheme itself says that it is not certain. */
  readonly isOwn: boolean
}

/** What can be varied in any scheme, whatever its methods. */
const ALWAYS: readonly Factor[] = [
  { what: 'weights', noise: 0.25 },
  { what: 'data', noise: 0.05 },
  { what: 'omission' },
]

/** What can be varied: what the scheme names, and beside it what can be varied in any. */
export function offeredFactors({ uncertainty = DEFAULT_UNCERTAINTY }: Scheme): readonly OfferedFactor[] {
  const own = uncertainty.vary.map((factor, i) => ({
    id: `own-${i}`,
    factor,
    words: wordsOfFactor(factor),
    isOwn: true,
  }))
  const named = new Set(uncertainty.vary.map(({ what }) => what))
  const others = ALWAYS.filter(({ what }) => !named.has(what)).map((factor) => ({
    id: factor.what,
    factor,
    words: wordsOfFactor(factor),
    isOwn: false,
  }))
  return [...own, ...others]
}

/** Those that an analysis begins with: the scheme's own, or all where it names less than two. */
export const suggestedFactors = (offered: readonly OfferedFactor[]): readonly string[] => {
  const own = offered.filter(({ isOwn }) => isOwn)
  return (own.length > 1 ? own : offered).map(({ id }) => id)
}

const percent = (share: number) => `${Number((share * 100).toFixed(2))}%`

/** What varies, in words: '各项权重上下浮动 25%'. */
export function wordsOfFactor(factor: Factor): Bilingual {
  switch (factor.what) {
    case 'weights':
      return { zh: `各项权重上下浮动 ${percent(factor.noise)}`, en: `weights within ±${percent(factor.noise)}` }
    case 'data':
      return {
        zh: `上报数值有 ${percent(factor.noise)} 以内的误差`,
        en: `reported values within ±${percent(factor.noise)}`,
      }
    case 'omission':
      return { zh: '去掉其中一个指标', en: 'one indicator left out' }
    case 'normalisation':
      return choiceOf(b('换一种标准化方法', 'another normalisation'), factor.alternatives, normalisationNames)
    case 'aggregation':
      return choiceOf(b('换一种合成方法', 'another aggregation'), factor.alternatives, aggregationNames)
    case 'treatment':
      return { zh: '换一种离群值处理，或不处理', en: 'another treatment of outliers, or none' }
    case 'imputation':
      return { zh: '换一种插补，或不插补', en: 'another way to fill gaps, or none' }
  }
}

const b = (zh: string, en: string): Bilingual => ({ zh, en })

/** '换一种标准化方法：百分位、标准分'. */
const choiceOf = <M extends string>(
  what: Bilingual,
  alternatives: readonly { readonly method: M }[],
  names: Readonly<Record<M, Bilingual>>,
): Bilingual => ({
  zh: `${what.zh}：${alternatives.map(({ method }) => names[method].zh).join('、')}`,
  en: `${what.en}: ${alternatives.map(({ method }) => names[method].en).join(', ')}`,
})

/** How much each assumption explains, as it is kept and shown. Shares of the variance of the mean shift of places. */
export interface FactorShare {
  readonly id: string
  readonly words: Bilingual
  /** What it explains alone, and in all, with what it does together with others; null where it cannot be told. */
  readonly first: number | null
  readonly total: number | null
  /** 5 % and 95 % bounds of each. */
  readonly firstInterval: readonly [number, number] | null
  readonly totalInterval: readonly [number, number] | null
}

/** An analysis as it is kept. */
export interface KeptSensitivity {
  /** Sample size; the evaluation was made anew `runs` times. */
  readonly n: number
  readonly runs: number
  readonly seed: number
  readonly failed: number
  readonly units: number
  /** By how many places a unit moves on average; null when no run worked. */
  readonly meanShift: number | null
  readonly factors: readonly FactorShare[]
}

/** What an analysis says, in a sentence: where the uncertainty of the places comes from. */
export function conclusionOf({ meanShift, factors, failed, runs }: KeptSensitivity): Bilingual {
  if (failed > 0)
    return {
      zh: `${runs} 次重算中有 ${failed} 次的方法不能配合使用，分不清各项假设的影响；请去掉不相容的一项再算。`,
      en: `In ${failed} of ${runs} runs the methods do not fit each other, so shares cannot be told: leave the one out that does not fit.`,
    }
  if (meanShift === null || meanShift === 0)
    return { zh: '这些假设怎样变，名次都不动。', en: 'However these assumptions vary, no place moves.' }
  const known = factors.filter(({ total }) => total !== null)
  const [most, ...others] = [...known].sort((a, b) => (b.total ?? 0) - (a.total ?? 0))
  const shift = meanShift.toFixed(1)
  if (most === undefined) return { zh: `名次平均挪动 ${shift} 位。`, en: `A unit moves by ${shift} places on average.` }
  const share = Math.min(100, Math.round((most.total ?? 0) * 100))
  const little = others.filter(({ total }) => (total ?? 0) < 0.05)
  const rest = little.length > 0 ? little : []
  return {
    zh: `名次平均挪动 ${shift} 位，最主要的来源是“${most.words.zh}”（约占 ${share}%）：要让名次更可靠，先把它定准。${
      rest.length > 0 ? `影响很小、不必再争的：${rest.map(({ words }) => words.zh).join('；')}。` : ''
    }`,
    en: `A unit moves by ${shift} places on average, most of all because of “${most.words.en}” (about ${share} %): settle that first.${
      rest.length > 0 ? ` Hardly matters: ${rest.map(({ words }) => words.en).join('; ')}.` : ''
    }`,
  }
}
