import { findPeriod, periodWords } from '../../model/period.ts'
import type { Observation, TrackedTarget, TrackResult } from '../../model/track-result.ts'
import { standingNames } from './standing.ts'

/**
 * The English of every sentence that tracking writes. Reasons are made in Chinese, the language of the documents; each
 * form of them has its line here. Published names and units stay as published.
 */

const SHAPES: Readonly<Record<string, string>> = {
  水平值: 'a level',
  增速: 'a growth rate',
  降幅: 'a reduction',
  年度数量: 'a yearly amount',
  增减量: 'a change in points',
}

const PLACEHOLDERS: Readonly<Record<string, string>> = {
  未注明: 'none stated',
  无单位: 'none',
  本地区: 'the area itself',
  其他地区: 'another area',
}

const FIXED: Readonly<Record<string, string>> = {
  '只有基期数值，尚无规划期内的数值': 'only a baseline is known; no value within the period yet',
  所给报告中没有可比的数值: 'the given reports hold no comparable value',
  '任务由上级逐年下达，需凭完成证明判断':
    'the task is set from above every year and is judged by the certificate of its completion',
  没有单一年份的数值: 'no value stands for a single year',
  '缺基期数值，提高的幅度无从计算': 'no baseline is known, so the rise cannot be computed',
  '缺基期数值，进度无从计算': 'no baseline is known, so the progress cannot be computed',
  '基期已达到目标值，按是否保持判断': 'the baseline already met the target; what counts is whether it still holds',
  '累计上限：比较已用份额与时间': 'a ceiling on the sum: the share used is held against the time that has passed',
  规划期不明: 'the period of the plan is not known',
  '年度控制值：逐年判断，不累计': 'a yearly bound: every year is judged by itself, nothing adds up',
  没有可以累计的年份: 'no year from the first on can be added up',
  '是安排的目标，不是已实现的结果': 'it is a target that was set, not a result that was reached',
  '规划或报告未写明区划，按同一区划对待': 'the plan or the report does not name its area; both are taken as the same',
  区划一致: 'same area',
  '是部分时段或多年平均的数值，不是该年数值': 'it covers part of the year or a mean of several years, not the year',
  报告未写明年份: 'the report does not state the year',
  '五年累计下降，按年度降幅累乘': 'a fall over the five years, built up from the yearly falls',
  '年均增长，按几何平均': 'mean yearly growth, as a geometric mean',
  '期内累计变化，按年度变化累乘': 'a change over the period, built up from the yearly changes',
  '年度控制值，逐年判断': 'a yearly bound, judged year by year',
  '期内累计下降，按年度降幅累乘': 'a fall over the period, built up from the yearly falls',
  '规划中的增长率未写“年均”，按年均增长理解':
    'the plan’s growth rate does not say “yearly on average” and is read as mean yearly growth',
  比基期提高的数值: 'a rise over the baseline',
  '每年应达到的数量，逐年判断': 'an amount to be reached every year, judged year by year',
  规划期内累计完成的数量: 'an amount that adds up over the period',
  '要求保持或控制在此数值，逐年判断': 'to be kept at or within this value, judged year by year',
  期末应达到的水平: 'a level to stand at in the end',
  年末值: 'year-end value',
  全年平均值: 'mean over the year',
  '实际增速（扣除价格因素）': 'real growth (prices taken out)',
  名义增速: 'nominal growth',
  报告只给出下限: 'the report gives a lower bound only',
  报告只给出上限: 'the report gives an upper bound only',
  报告给出约数: 'the report gives a rounded value',
  '报告未直接给出该指标，由同一报告的两项数值推算':
    'the report does not print this indicator; it is derived from two figures of the same report',
  推算值: 'derived value',
  由次年数值和增减量推算: 'derived from the next year’s value and its change',
  规划文本给出的基期数值: 'baseline as the plan itself states it',
  '另一来源的基期数值；目标值不变，按此基期重算进度':
    'baseline by another source; the target stays, the progress is computed anew from it',
}

const list = (words: string) => words.replaceAll('、', ', ')
const name = (word: string) => PLACEHOLDERS[word] ?? word
const shape = (word: string) => SHAPES[word] ?? word
const standing = (word: string) => Object.values(standingNames).find(({ zh }) => zh === word)?.en ?? word

/** '2023年上半年' as 'first half of 2023'. */
function when(words: string): string {
  const [, year = '', part = ''] = /^(\d{4})年(.*)$/.exec(words) ?? []
  const quarter = '一二三四'.indexOf(part.charAt(0)) + 1
  const name =
    part === ''
      ? year
      : part.endsWith('半年')
        ? `${year}-H${part.startsWith('上') ? 1 : 2}`
        : part.endsWith('季度')
          ? `${year}-Q${quarter}`
          : `${year}-${part.slice(0, -1).padStart(2, '0')}`
  const period = findPeriod(name)
  return period === null ? words : periodWords(period).en
}

/** Forms with figures or names in them. */
const FORMS: readonly (readonly [RegExp, (...parts: string[]) => string])[] = [
  [
    /^(\d{4}年[^为，]{0,4})为([^，]+)，未达到(.+)$/,
    (period, value, target) => `${when(period)} stands at ${value} and does not meet ${target}`,
  ],
  [
    /^(\d{4}年[^已]{0,4})已达到目标值，缺基期数值，不计距离$/,
    (period) => `${when(period)} meets the target; no baseline, so no distance`,
  ],
  [
    /^(\d{4}年[^为]{0,4})为([^，]+)，(在控制值之内|已超出控制值)，全年未定$/,
    (period, value, held) =>
      `${when(period)} stands at ${value}, ${held === '在控制值之内' ? 'within the bound' : 'beyond the bound'}; the year is not decided`,
  ],
  [/^已连续(\d+)期达到目标值$/, (held) => `target met in ${held} ${held === '1' ? 'period' : 'periods running'}`],
  [
    /^进度([^，]+)，时间进度([^，]+)，比值(.+)$/,
    (progress, elapsed, pace) => `progress ${progress}, time elapsed ${elapsed}, ratio ${pace}`,
  ],
  [
    /^缺(.+)年数值，其后的数值不计入累计$/,
    (years) => `no value for ${list(years)}; values after the gap are not added up`,
  ],
  [/^若认可新口径，判断为(.+)$/, (word) => `were the new definition accepted: ${standing(word)}`],
  [/^未达标年份：(.+)$/, (years) => `years that missed it: ${list(years)}`],
  [
    /^(\d{4}年[^口]{0,4})口径注明“(.+)”$/,
    (period, words) => `${when(period)}: the report states the definition “${words}”`,
  ],
  [/^口径注明“(.+)”$/, (words) => `the report states the definition “${words}”`],
  [/^口径注明：(.+)$/, (words) => `definition as stated: “${list(words)}”`],
  [
    /^基期(.+)已达到([≤≥=].+)；最新(.+)，(仍达到|未达到)$/,
    (base, target, latest, met) =>
      `baseline ${base} already met ${target}; latest ${latest} ${met === '仍达到' ? 'still does' : 'does not'}`,
  ],
  [
    /^达标(\d+)年 ÷ 有数据(\d+)年（(.+)；要求(.+)）$/,
    (passed, known, years, bound) =>
      `${passed} years held ÷ ${known} reported (${years.replaceAll('：', ': ').replaceAll('，', ', ')}; required ${bound})`,
  ],
  [/^(1 − .+)；(ln.+)$/, (sum, share) => `${sum}; ${share}`],
  [/^(ln.+)；平均增长(.+)$/, (share, mean) => `${share}; mean growth ${mean}`],
  [/^按已有平均降幅，(\d+)年累计(.+)$/, (years, total) => `at the mean fall so far, ${total} over ${years} years`],
  [/^按已有平均增长(.+)$/, (mean) => `at the mean growth so far, ${mean}`],
  [/^指标名称一致：(.+)$/, (key) => `same name: “${key}”`],
  [
    /^区划不同：规划为(.+)，报告为(.+)$/,
    (plan, report) => `different area: the plan’s is ${name(plan)}, the report’s ${name(report)}`,
  ],
  [
    /^区划不同（(.+)），只取点名(.+)的数值$/,
    (area, own) => `different area (${area}): only figures naming ${own} count`,
  ],
  [/^报告点名(.+)$/, (area) => `the report names ${area}`],
  [/^区划一致：(.+)$/, (area) => `same area: ${area}`],
  [/^范围不同：报告此处说的是(.+)$/, (extent) => `different extent: the report speaks here of ${name(extent)}`],
  [
    /^主体不同：规划为(.+)，报告为(.+)$/,
    (plan, report) => `different subject: the plan’s is ${name(plan)}, the report’s ${name(report)}`,
  ],
  [
    /^类型不同：目标需要(.+)，报告给出(.+)$/,
    (needed, given) => `different kind: the target needs ${shape(needed)}, the report gives ${shape(given)}`,
  ],
  [
    /^单位不同：目标为(.+)，报告为(.+)$/,
    (target, report) => `different unit: the target’s is ${name(target)}, the report’s ${name(report)}`,
  ],
  [/^单位换算：(.+)$/, (sum) => `unit converted: ${sum}`],
  [/^年份在目标期之后：(.+)$/, (year) => `after the target’s period: ${year}`],
  [/^年份在基期之前：(.+)$/, (year) => `before the base year: ${year}`],
  [/^时段不同：(.+)—(.+)$/, (from, to) => `different span: ${from}–${to}`],
  [/^类型一致：(.+)$/, (kind) => `same kind: ${shape(kind)}`],
  [/^数据年份：(.+)$/, (year) => `year of the value: ${year.replace('—', '–')}`],
  [/^指标不同：(.+)与(.+)$/, (target, other) => `different indicators: “${target}” and “${other}”`],
  [
    /^另一份报告的数值，与所用的(.+)不一致，可能是修订$/,
    (used) => `another report’s value differs from the ${used} used; perhaps a revision`,
  ],
  [
    /^同一报告中的另一数值，与所用的(.+)不一致$/,
    (used) => `another value of the same report differs from the ${used} used`,
  ],
  [
    /^推算：(\d{4})年(.+)，比上年(减少|增加)(.+)$/,
    (year, value, way, step) =>
      `derived: ${value} in ${year}, ${way === '减少' ? 'down' : 'up'} ${step} on the year before`,
  ],
  [/^推算：(.+)$/, (sum) => `derived: ${sum}`],
  [/^“(.+)”即“(.+)”$/, (published, entry) => `“${published}” is “${entry}”`],
  [/^“(.+)”与“(.+)”同义（指标目录）$/, (published, entry) => `“${published}” means “${entry}” (indicator catalogue)`],
]

/** The English of a sentence that tracking wrote; the sentence itself where it holds figures only. */
export function inEnglish(sentence: string): string {
  const fixed = FIXED[sentence]
  if (fixed !== undefined) return fixed
  for (const [form, english] of FORMS) {
    const match = form.exec(sentence)
    if (match !== null) return english(...match.slice(1))
  }
  return sentence
}

const orNull = (sentence: string | null) => (sentence === null ? null : inEnglish(sentence))

/** The result with the English of every reason, note and formula beside the Chinese. */
export function withEnglish(result: TrackResult): TrackResult {
  return {
    ...result,
    reports: result.reports.map((report) => ({ ...report, reasonEn: inEnglish(report.reason) })),
    targets: result.targets.map(targetWithEnglish),
    relations: result.relations.map((relation) => ({
      ...relation,
      years: relation.years.map((year) => ({
        ...year,
        first: observationWithEnglish(year.first),
        second: observationWithEnglish(year.second),
      })),
    })),
  }
}

function targetWithEnglish(target: TrackedTarget): TrackedTarget {
  const { arithmetic } = target
  return {
    ...target,
    baseline: target.baseline === null ? null : observationWithEnglish(target.baseline),
    otherBaselines: target.otherBaselines.map((other) => ({
      ...other,
      observation: observationWithEnglish(other.observation),
      noteEn: inEnglish(other.note),
    })),
    observations: target.observations.map(observationWithEnglish),
    otherObservations: target.otherObservations.map(observationWithEnglish),
    standingReasonsEn: target.standingReasons.map(inEnglish),
    arithmetic: {
      ...arithmetic,
      typeReasonEn: inEnglish(arithmetic.typeReason),
      progressEn: orNull(arithmetic.progress),
      forecastEn: orNull(arithmetic.forecast),
    },
    nearMisses: target.nearMisses.map((miss) => ({ ...miss, reasonEn: inEnglish(miss.reason) })),
  }
}

const observationWithEnglish = (observation: Observation): Observation => ({
  ...observation,
  reasonsEn: observation.reasons.map(inEnglish),
  noteEn: orNull(observation.note),
})
