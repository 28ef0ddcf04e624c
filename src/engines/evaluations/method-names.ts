import type { Aggregation, Normalisation } from '../../model/evaluation-methods.ts'
import type { Bilingual } from '../../model/system.ts'

const b = (zh: string, en: string): Bilingual => ({ zh, en })

/** What the field calls each way of turning values into scores. */
export const normalisationNames: Readonly<Record<Normalisation['method'], Bilingual>> = {
  'min-max': b('极差法', 'min–max'),
  'z-score': b('标准分', 'z-score'),
  scaled: b('线性缩放', 'scaled'),
  rank: b('排序', 'rank'),
  borda: b('博达计分', 'Borda'),
  percentile: b('百分位', 'percentile'),
  'distance-to-target': b('距目标', 'distance to the target'),
  'distance-to-reference': b('距参照单位', 'distance to a reference'),
  'distance-to-maximum': b('距最大值', 'distance to the maximum'),
  'fraction-of-maximum': b('占最大值', 'fraction of the maximum'),
  places: b('名次法（线性）', 'places (linear)'),
  'ratio-to-base': b('基准比值', 'ratio to base'),
  completion: b('目标完成', 'completion'),
  efficacy: b('功效系数法', 'efficacy'),
  goalposts: b('上下限法', 'goalposts'),
  classes: b('分档法', 'classes'),
  identity: b('直接用数值', 'the value itself'),
}

/** What the field calls each way of gathering scores. */
export const aggregationNames: Readonly<Record<Aggregation['method'], Bilingual>> = {
  arithmetic: b('加权算术平均', 'weighted mean'),
  geometric: b('加权几何平均', 'weighted geometric mean'),
  harmonic: b('加权调和平均', 'weighted harmonic mean'),
  generalised: b('广义平均', 'generalised mean'),
  sum: b('权重相加（权重是分值）', 'sum (weights are points)'),
  minimum: b('取最低', 'the least'),
  median: b('加权中位数', 'weighted median'),
  outranking: b('级别优序', 'outranking'),
  copeland: b('科普兰计分', 'Copeland'),
}

/** The names in one language, as a catalogue of words holds them. */
export const namesIn = <K extends string>(names: Readonly<Record<K, Bilingual>>, language: 'zh' | 'en') =>
  Object.fromEntries(Object.entries<Bilingual>(names).map(([method, name]) => [method, name[language]])) as Readonly<
    Record<K, string>
  > // the same keys
