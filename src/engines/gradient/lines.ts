import { Type } from 'typebox'
import type { Fault } from '../../model/outcome.ts'
import { defineSetting } from '../../model/setting.ts'
import type { Bilingual } from '../../model/system.ts'
import { bySector } from './sector.ts'

/** The kinds of unit that the statistics take in whole (“四上”). */
export const SCALE_CATEGORIES = [
  'industry',
  'construction',
  'wholesale',
  'retail',
  'hospitality',
  'property',
  'service',
] as const
export type ScaleCategory = (typeof SCALE_CATEGORIES)[number]

export const categoryNames: Readonly<Record<ScaleCategory, Bilingual>> = {
  industry: { zh: '工业', en: 'industry' },
  construction: { zh: '有资质的建筑业', en: 'construction with a qualification' },
  wholesale: { zh: '批发业', en: 'wholesale' },
  retail: { zh: '零售业', en: 'retail' },
  hospitality: { zh: '住宿和餐饮业', en: 'accommodation and catering' },
  property: { zh: '房地产开发经营', en: 'property development' },
  service: { zh: '服务业', en: 'services' },
}

/** One line of the standard: of these sectors, whoever earns so much in a year, or everybody who is qualified. */
export interface ScaleLine {
  readonly category: ScaleCategory
  /** Leading digits of GB/T 4754 codes: '52', '7020', or a span of divisions: '06-46'. The longest that fits decides. */
  readonly sectors: readonly string[]
  /** Revenue of a year in 万元; null: no line, everybody who has what `needs` says. */
  readonly revenue: number | null
  readonly needs: 'building-licence' | 'property-development' | null
}

const line = (
  category: ScaleCategory,
  sectors: readonly string[],
  revenue: number | null,
  needs: ScaleLine['needs'] = null,
): ScaleLine => ({ category, sectors, revenue, needs })

/** “四上”划分标准 as it stood from 2021 to 2025. The older alternative by staff had been dropped by then. */
export const defaultScaleLines: readonly ScaleLine[] = [
  line('industry', ['06-46'], 2000),
  line('construction', ['47-50'], null, 'building-licence'),
  line('wholesale', ['51'], 2000),
  line('retail', ['52'], 500),
  line('hospitality', ['61-62'], 200),
  line('property', ['701'], null, 'property-development'),
  line('service', ['53-60', '63-65', '76-79', '84'], 2000),
  line('service', ['702', '703', '704', '709', '71-72', '73-75', '83'], 1000),
  line('service', ['80-82', '85', '86-90'], 500),
]

/** The line of the standard that holds of a sector; null where the standard sets none (agriculture, finance, government). */
export const lineOf = (sector: string, lines: readonly ScaleLine[]): ScaleLine | null => bySector(sector, lines)

const CATEGORY_WORDS = Object.fromEntries(
  Object.entries(categoryNames).map(([category, { zh, en }]) => [category, `${zh} · ${en}`]),
)
const NEEDS_WORDS = {
  'building-licence': '建筑业资质 · a building licence',
  'property-development': '房地产开发经营活动 · property development',
}

export const SCALE_LINES = defineSetting({
  key: 'gradient.scale-lines',
  name: { zh: '“四上”入库标准', en: 'Lines of being above scale' },
  about: {
    zh: '各行业年主营业务收入达到多少纳入“四上”统计；没有收入线的，有资质或有开发经营活动的都纳入。是否入库由统计部门按程序审定，这里只测算距离。',
    en: 'Yearly revenue from which firms of a sector are in the statistics; where there is no line, whoever is qualified. The statistics office decides; here only distances are computed.',
  },
  schema: Type.Array(
    Type.Object(
      {
        category: Type.Unsafe<ScaleCategory>(
          Type.Enum([...SCALE_CATEGORIES], { title: '类别 · category', 'x-words': CATEGORY_WORDS }),
        ),
        sectors: Type.Array(Type.String({ pattern: '^\\d{2,4}$|^\\d{2}-\\d{2}$' }), {
          minItems: 1,
          title: '行业代码 · sectors',
          description: '开头几位，或大类区间，如 06-46 · leading digits, or a span of divisions',
        }),
        revenue: Type.Union([Type.Number({ exclusiveMinimum: 0 }), Type.Null()], {
          title: '年主营业务收入（万元） · revenue',
        }),
        needs: Type.Unsafe<ScaleLine['needs']>(
          Type.Union(
            [Type.Enum(['building-licence', 'property-development'], { 'x-words': NEEDS_WORDS }), Type.Null()],
            {
              title: '需要的资格 · needs',
            },
          ),
        ),
      },
      { additionalProperties: false },
    ),
    { minItems: 1 },
  ),
  default: defaultScaleLines.map((one) => ({ ...one, sectors: [...one.sectors] })),
  source: '“四上”企业划分标准（2021—2025 年执行）',
  kind: 'method',
  check: (lines): readonly Fault[] =>
    lines.flatMap(({ revenue, needs }, i) =>
      revenue === null && needs === null
        ? [
            {
              at: `value.${i}.revenue`,
              code: 'no-line',
              message: {
                zh: '没有收入线时，要写明需要的资格',
                en: 'Without a revenue there must be something that is needed',
              },
            },
          ]
        : [],
    ),
})
