import { Type } from 'typebox'
import type { Fault } from '../../model/outcome.ts'
import { defineSetting } from '../../model/setting.ts'
import { defaultOverall } from './facts.ts'

const Share = (title: string) => Type.Number({ minimum: 0, maximum: 1, title })

/** From which shares of targets the whole is said to go well, as expected, or roughly so. */
export const OVERALL = defineSetting({
  key: 'reports.overall',
  name: { zh: '报告的总体判断', en: 'Overall judgement of reports' },
  about: {
    zh: '基本符合预期及以上的指标占可判断指标多少，分别写作“进展顺利”“总体符合预期”“基本符合预期”；再低写作“明显滞后”。没有全国统一的标准，由本地确定。',
    en: 'The shares of targets at least roughly on track, among those that can be judged, from which a report says that the whole goes well, as expected, or roughly so. There is no national standard.',
  },
  schema: Type.Object(
    {
      well: Share('进展顺利 · goes well'),
      asExpected: Share('总体符合预期 · as expected'),
      roughly: Share('基本符合预期 · roughly as expected'),
    },
    { additionalProperties: false },
  ),
  default: { ...defaultOverall },
  source: 'practice',
  kind: 'method',
  check: ({ well, asExpected, roughly }): readonly Fault[] =>
    well > asExpected && asExpected > roughly
      ? []
      : [
          {
            at: 'value',
            code: 'not-falling',
            message: { zh: '三档占比应依次减小', en: 'The three shares must fall' },
          },
        ],
})
