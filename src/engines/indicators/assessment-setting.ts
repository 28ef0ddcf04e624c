import { Type } from 'typebox'
import { defineSetting } from '../../model/setting.ts'
import { type AssessmentSettings, defaultAssessmentSettings, faultsInAssessmentSettings } from './settings.ts'

const share = (title: string) => Type.Number({ minimum: 0.01, maximum: 1, title })

/** How targets are judged: cut points, which method decides, how forecasts are made and when they warn. */
export const ASSESSMENT = defineSetting({
  key: 'indicators.assessment',
  name: { zh: '进展判断', en: 'How targets are judged' },
  about: {
    zh: '各档的分界、由时间进度法还是年度计划法判断、预测和预警的参数。官方只有用语，没有数值，均为本地做法。改动后所有判断随之重算，旧报告仍按当时的版本。',
    en: 'Cut points, which method decides, and the parameters of forecasts and warnings. The words are official, the numbers are local. Every standing follows a change; earlier reports keep their version.',
  },
  schema: Type.Object(
    {
      standing: Type.Object(
        {
          ahead: Type.Number({ minimum: 0.1, maximum: 5, title: '快于预期，进度÷时间 ≥ · ahead' }),
          onTrack: Type.Number({ minimum: 0.1, maximum: 5, title: '符合预期 ≥ · on track' }),
          roughlyOnTrack: Type.Number({ minimum: 0.1, maximum: 5, title: '基本符合预期 ≥ · roughly on track' }),
          behind: Type.Number({
            minimum: 0.01,
            maximum: 5,
            title: '滞后 ≥，更低为严重滞后 · behind, below: far behind',
          }),
          periodsHeld: Type.Integer({
            minimum: 1,
            maximum: 5,
            title: '保持几期算提前实现 · years held for “achieved early”',
          }),
          roughlyCompleted: Type.Number({
            minimum: 0.5,
            maximum: 0.999,
            title: '期末基本完成 ≥（约束性不适用）· roughly completed, never binding ones',
          }),
          exceeded: Type.Number({ minimum: 1, maximum: 5, title: '超额完成 > · exceeded' }),
        },
        { additionalProperties: false, title: '进展判断的界限 · bounds of standings' },
      ),
      outlook: Type.Object(
        {
          coverage: Type.Number({ minimum: 0.5, maximum: 0.99, title: '预测区间的把握 · nominal coverage' }),
          damping: share('趋势逐年保留 · share of a trend kept a year'),
          recency: share('上一年变化的权重 · weight of earlier changes'),
          scatter: Type.Object(
            {
              ratio: Type.Number({ minimum: 0.001, maximum: 1, title: '总量类年度波动（比例）· amounts, as a share' }),
              points: Type.Number({
                minimum: 0.01,
                maximum: 50,
                title: '比率类年度波动（百分点）· percentages, in points',
              }),
              total: Type.Number({ minimum: 0.001, maximum: 5, title: '累计类年度波动（比例）· flows, as a share' }),
            },
            { additionalProperties: false, title: '通常的年度波动 · usual scatter of a year' },
          ),
          scatterWorth: Type.Number({
            minimum: 0.5,
            maximum: 50,
            title: '通常波动相当于几年 · worth of the usual scatter',
          }),
        },
        { additionalProperties: false, title: '趋势预测 · forecast' },
      ),
      decides: Type.Unsafe<'A' | 'B'>(
        Type.Enum(['A', 'B'], {
          title: '以哪种方法为准 · which method decides',
          'x-words': {
            A: 'A 时间进度法 · A, progress against time',
            B: 'B 年度计划法 · B, against the yearly value',
          },
        }),
      ),
      warnings: Type.Object(
        {
          chance: share('可能性低于此值预警 · warn below this chance'),
          staleAfter: Type.Integer({
            minimum: 1,
            maximum: 60,
            title: '数值几个月后算旧 · months after which values are old',
          }),
        },
        { additionalProperties: false, title: '预警 · warnings' },
      ),
    },
    { additionalProperties: false },
  ),
  default: withoutVersion(defaultAssessmentSettings),
  source: 'practice',
  kind: 'method',
  check: (value) =>
    faultsInAssessmentSettings({ ...value, version: '' }).map((words) => ({
      at: `value.${words.slice(0, Math.max(0, words.indexOf('：')))}`,
      code: 'contradiction',
      message: { zh: words, en: `Contradicts itself: ${words}` },
    })),
})

function withoutVersion({
  standing,
  outlook,
  decides,
  warnings,
}: AssessmentSettings): Omit<AssessmentSettings, 'version'> {
  return { standing, outlook, decides, warnings }
}
