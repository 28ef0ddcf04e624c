import { Type } from 'typebox'
import { defineSetting } from '../../model/setting.ts'
import { bySector } from './sector.ts'
import { SIZE_CLASSES, type SizeClass } from './size-names.ts'

/** What a sector's firms are classed by. */
export const SIZE_MEASURES = ['staff', 'revenue', 'assets'] as const
export type SizeMeasure = (typeof SIZE_MEASURES)[number]

/** Lower bounds of 大, 中 and 小 by each measure: staff in persons, revenue and assets in 万元. */
export interface SizeRule {
  readonly name: string
  /** As in `ScaleLine.sectors`: leading digits of GB/T 4754 codes, or a span of divisions. */
  readonly sectors: readonly string[]
  readonly bounds: readonly { readonly by: SizeMeasure; readonly from: readonly [number, number, number] }[]
}

const rule = (
  name: string,
  sectors: readonly string[],
  bounds: Partial<Record<SizeMeasure, readonly [number, number, number]>>,
): SizeRule => ({
  name,
  sectors,
  bounds: SIZE_MEASURES.flatMap((by) => {
    const from = bounds[by]
    return from === undefined ? [] : [{ by, from }]
  }),
})

/** 统计上大中小微型企业划分办法（2017）, written out by sector. */
export const defaultSizeRules: readonly SizeRule[] = [
  rule('农、林、牧、渔业', ['01-05'], { revenue: [20_000, 500, 50] }),
  rule('工业', ['06-46'], { staff: [1000, 300, 20], revenue: [40_000, 2000, 300] }),
  rule('建筑业', ['47-50'], { revenue: [80_000, 6000, 300], assets: [80_000, 5000, 300] }),
  rule('批发业', ['51'], { staff: [200, 20, 5], revenue: [40_000, 5000, 1000] }),
  rule('零售业', ['52'], { staff: [300, 50, 10], revenue: [20_000, 500, 100] }),
  rule('交通运输业', ['53-58'], { staff: [1000, 300, 20], revenue: [30_000, 3000, 200] }),
  rule('装卸搬运和仓储业', ['59'], { staff: [200, 100, 20], revenue: [30_000, 1000, 100] }),
  rule('邮政业', ['60'], { staff: [1000, 300, 20], revenue: [30_000, 2000, 100] }),
  rule('住宿业', ['61'], { staff: [300, 100, 10], revenue: [10_000, 2000, 100] }),
  rule('餐饮业', ['62'], { staff: [300, 100, 10], revenue: [10_000, 2000, 100] }),
  rule('信息传输业', ['63-64'], { staff: [2000, 100, 10], revenue: [100_000, 1000, 100] }),
  rule('软件和信息技术服务业', ['65'], { staff: [300, 100, 10], revenue: [10_000, 1000, 50] }),
  rule('房地产开发经营', ['701'], { revenue: [200_000, 1000, 100], assets: [10_000, 5000, 2000] }),
  rule('物业管理', ['702'], { staff: [1000, 300, 100], revenue: [5000, 1000, 500] }),
  rule('租赁和商务服务业', ['71-72'], { staff: [300, 100, 10], assets: [120_000, 8000, 100] }),
  rule('其他未列明行业', ['703', '704', '709', '73-75', '76-79', '80-82', '84-85', '86-90'], {
    staff: [300, 100, 10],
  }),
]

export type SizeFacts = Readonly<Record<SizeMeasure, number | null>>

export interface SizeAnswer {
  /** null when the figures do not decide it. */
  readonly class: SizeClass | null
  readonly rule: SizeRule | null
  /** Classes it may be in, as far as is known: one when it is decided. */
  readonly between: readonly SizeClass[]
  /** Measures whose value is missing and would decide it. */
  readonly missing: readonly SizeMeasure[]
}

/** The place of a value among the three bounds: 0 large … 3 micro. */
const placeOf = (value: number, from: readonly [number, number, number]) => from.filter((bound) => value < bound).length

/**
 * Large, medium and small need every measure of the sector at its lower bound; who misses one falls to the class below, so
 * the class is the worst of the places. A missing measure leaves open every class from the worst of the known ones down.
 */
export function sizeClassOf(sector: string, facts: SizeFacts, rules: readonly SizeRule[]): SizeAnswer {
  const found = bySector(sector, rules)
  if (found === null) return { class: null, rule: null, between: [], missing: [] }
  let least = 0
  const missing: SizeMeasure[] = []
  for (const { by, from } of found.bounds) {
    const value = facts[by]
    if (value === null) missing.push(by)
    else least = Math.max(least, placeOf(value, from))
  }
  const between = missing.length === 0 || least === 3 ? [SIZE_CLASSES[least] as SizeClass] : SIZE_CLASSES.slice(least)
  return {
    class: between.length === 1 ? (between[0] as SizeClass) : null,
    rule: found,
    between,
    missing: between.length === 1 ? [] : missing,
  }
}

const MEASURE_WORDS: Readonly<Record<SizeMeasure, string>> = {
  staff: '从业人员（人） · staff, persons',
  revenue: '营业收入（万元） · revenue, 10,000 yuan',
  assets: '资产总额（万元） · assets, 10,000 yuan',
}
const Bounds = Type.Tuple(
  [
    Type.Number({ minimum: 0, title: '大型 · large' }),
    Type.Number({ minimum: 0, title: '中型 · medium' }),
    Type.Number({ minimum: 0, title: '小型 · small' }),
  ],
  { title: '下限 · lower bounds' },
)

export const SIZE_RULES = defineSetting({
  key: 'gradient.size-classes',
  name: { zh: '大中小微划型标准', en: 'Size classes of firms' },
  about: {
    zh: '各行业大、中、小型企业的从业人员、营业收入、资产总额下限。须同时满足，缺一项下划一档；不足小型的为微型。',
    en: 'Lower bounds of staff, revenue and assets for large, medium and small firms by sector. All must be met; who misses one falls to the class below, and below small is micro.',
  },
  schema: Type.Array(
    Type.Object(
      {
        name: Type.String({ minLength: 1, maxLength: 40, title: '行业 · sector' }),
        sectors: Type.Array(Type.String({ pattern: '^\\d{2,4}$|^\\d{2}-\\d{2}$' }), {
          minItems: 1,
          title: '行业代码 · sectors',
        }),
        bounds: Type.Array(
          Type.Object({
            by: Type.Unsafe<SizeMeasure>(
              Type.Enum([...SIZE_MEASURES], { title: '依据 · by', 'x-words': MEASURE_WORDS }),
            ),
            from: Bounds,
          }),
          { minItems: 1, title: '各档下限 · lower bounds' },
        ),
      },
      { additionalProperties: false },
    ),
    { minItems: 1 },
  ),
  default: defaultSizeRules.map(({ name, sectors, bounds }) => ({
    name,
    sectors: [...sectors],
    bounds: bounds.map(({ by, from }) => ({ by, from: [...from] as [number, number, number] })),
  })),
  source: '统计上大中小微型企业划分办法（2017）',
  kind: 'method',
  check: (rules) =>
    rules.flatMap(({ bounds }, i) =>
      bounds.flatMap(({ from: [large, medium, small] }, j) =>
        large > medium && medium > small
          ? []
          : [
              {
                at: `value.${i}.bounds.${j}.from`,
                code: 'not-falling',
                message: { zh: '大、中、小的下限应依次减小', en: 'The bounds must fall from large to small' },
              },
            ],
      ),
    ),
})
