import { type NameTable, TIME_NAMES } from '../../language/conditions/expression.ts'
import type { Bilingual } from '../../model/system.ts'
import { SIZE_CLASSES, type SizeClass, sizeClassNames } from './size-names.ts'

/** A year of a firm as its yearly record says it; amounts in 万元. null is not known. */
export interface FirmYear {
  readonly year: number
  readonly revenue: number | null
  readonly mainRevenue: number | null
  readonly hightechRevenue: number | null
  readonly assets: number | null
  readonly liabilities: number | null
  readonly equityRaised: number | null
  readonly rd: number | null
  readonly rdDomestic: number | null
  readonly staff: number | null
  readonly techStaff: number | null
  readonly rdStaff: number | null
  readonly nicheYears: number | null
  readonly nicheShare: number | null
  readonly ipClassOne: number | null
  readonly ownsCoreIp: boolean | null
  readonly inKeyField: boolean | null
  readonly hasRdBody: boolean | null
  readonly hasProvincialRdBody: boolean | null
  readonly hasBrand: boolean | null
  readonly hasAward: boolean | null
  readonly ledStandard: boolean | null
  readonly hasSeriousCase: boolean | null
  readonly inBannedClass: boolean | null
  readonly techSmeScore: number | null
  readonly techStaffScore: number | null
  readonly innovationScore: number | null
  readonly innovativeSmeScore: number | null
  readonly specialisedScore: number | null
}

/** What is known of a firm beside its years. */
export interface FirmProfile {
  readonly kind: string
  readonly registeredOn: string
  /** What it said when asked whether it wants to be a company; null: nobody asked. */
  readonly consent: boolean | null
  readonly buildingLicence: boolean | null
  readonly developsProperty: boolean | null
  /** Kinds of qualification that stand on the day. */
  readonly holds: ReadonlySet<string>
  /** Revenue of the last twelve months, or what proves that the line is reached; null: not known. */
  readonly revenue12: number | null
  readonly scaleLine: number | null
  readonly sizeClass: SizeClass | null
}

const text = (zh: string, en: string): Bilingual => ({ zh, en })
const number = (zh: string, en: string, unit: string) => ({ kind: 'number' as const, label: text(zh, en), unit })
const truth = (zh: string, en: string) => ({ kind: 'truth' as const, label: text(zh, en) })

const KINDS: Readonly<Record<string, Bilingual>> = {
  'sole-trader': text('个体工商户', 'sole trader'),
  company: text('有限责任公司', 'limited company'),
  'joint-stock': text('股份有限公司', 'joint-stock company'),
  'sole-proprietorship': text('个人独资企业', 'sole proprietorship'),
  partnership: text('合伙企业', 'partnership'),
  cooperative: text('农民专业合作社', 'farmers’ cooperative'),
  branch: text('分支机构', 'branch'),
}

/** What conditions of the ladder speak of. Shares are in percent; a year's facts are those of `yearThatCounts`. */
export const FIRM_NAMES: NameTable = {
  ...TIME_NAMES,
  kind: { kind: 'text', label: text('主体类型', 'Kind'), choices: KINDS },
  size_class: {
    kind: 'text',
    label: text('企业规模', 'Size'),
    choices: Object.fromEntries(SIZE_CLASSES.map((one) => [one, sizeClassNames[one]])),
  },
  consent: truth('本人自愿', 'Of its own will'),
  age_days: number('成立天数', 'Days since registration', '天'),
  revenue12: number('近十二个月营业收入', 'Revenue of twelve months', '万元'),
  scale_line: number('入库线', 'the line', '万元'),
  building_licence: truth('有建筑业资质', 'Construction qualification'),
  develops_property: truth('有房地产开发经营活动', 'Develops property'),
  holds_above_scale: truth('已在“四上”库', 'Above scale'),
  holds_high_tech: truth('高新技术企业资格有效', 'High-tech qualification in force'),
  holds_specialised: truth('专精特新资格有效', 'Specialised qualification in force'),
  holds_reserve: truth('已入上市后备库', 'In the listing reserve'),
  revenue: number('年营业收入', 'Yearly revenue', '万元'),
  assets: number('资产总额', 'Assets', '万元'),
  staff: number('职工总数', 'Staff', '人'),
  rd: number('研发费用', 'R&D spending', '万元'),
  rd_share: number('研发费用占比', 'R&D over revenue', '%'),
  rd_share_before: number('上一年度研发费用占比', 'R&D over revenue the year before', '%'),
  rd_share_3y: number('近三年研发费用占比', 'R&D over revenue in three years', '%'),
  rd_domestic_share: number('境内研发费用占比', 'R&D spent in the country', '%'),
  rd_staff_share: number('研发人员占比', 'R&D staff', '%'),
  tech_share: number('科技人员占比', 'Technical staff', '%'),
  hightech_share: number('高新技术产品（服务）收入占比', 'High-tech revenue', '%'),
  main_share: number('主营业务收入占比', 'Revenue of the main product', '%'),
  growth_2y: number('主营业务收入近两年平均增长率', 'Mean growth of two years', '%'),
  debt_share: number('资产负债率', 'Liabilities over assets', '%'),
  niche_years: number('从事细分市场年限', 'Years in its niche', '年'),
  niche_share: number('国内细分市场占有率', 'Share of its niche', '%'),
  ip_class_one: number('I 类知识产权', 'Property rights of class I', '项'),
  equity_2y: number('近两年股权融资', 'Equity raised in two years', '万元'),
  equity_3y: number('近三年股权融资', 'Equity raised in three years', '万元'),
  owns_core_ip: truth('拥有核心技术知识产权', 'Owns the core property rights'),
  in_key_field: truth('属于国家重点支持的领域', 'In a field that the state supports'),
  has_rd_body: truth('建有研发机构', 'Has an R&D body'),
  has_provincial_rd_body: truth('建有省级以上研发机构', 'Has a provincial R&D body'),
  has_brand: truth('有自主品牌', 'Has a brand of its own'),
  has_award: truth('近年获省级以上科技奖励', 'Won a provincial award in recent years'),
  led_standard: truth('近五年主导制定标准', 'Led a standard in five years'),
  has_serious_case: truth('发生重大事故或严重违法失信', 'Serious accident or breach'),
  in_banned_class: truth('属于禁止、限制、淘汰类', 'In a banned or restricted class'),
  tech_sme_score: number('科技型中小企业评价得分', 'Points as a technology SME', '分'),
  tech_staff_score: number('科技人员指标得分', 'Points for technical staff', '分'),
  innovation_score: number('创新能力评价得分', 'Points for ability to innovate', '分'),
  innovative_sme_score: number('创新型中小企业评价得分', 'Points as an innovative SME', '分'),
  specialised_score: number('专精特新评价得分', 'Points as a specialised SME', '分'),
}

/** A value of a condition's facts: decimals rounded to what no scheme looks beyond, so that 3.0000000000000004 is 3. */
const exact = (value: number | null): number | null => (value === null ? null : Number(value.toFixed(8)))
const percent = (part: number | null, whole: number | null): number | null =>
  part === null || whole === null || whole === 0 ? null : exact((part / whole) * 100)
const sum = (values: readonly (number | null)[]): number | null =>
  values.length === 0 || values.some((value) => value === null)
    ? null
    : values.reduce<number>((total, value) => total + (value ?? 0), 0)

const growth = (later: number | null | undefined, earlier: number | null | undefined): number | null =>
  later === null || later === undefined || earlier === null || earlier === undefined || earlier <= 0
    ? null
    : (later / earlier - 1) * 100

/**
 * The year whose facts count on a day: the last whole one, or, while its accounts are not in yet, the one before. Null:
 * neither is on record, and older ones say nothing of today.
 */
export function yearThatCounts(years: readonly Pick<FirmYear, 'year'>[], today: string): number | null {
  const last = Number(today.slice(0, 4)) - 1
  return [last, last - 1].find((year) => years.some((one) => one.year === year)) ?? null
}

/**
 * The facts by which the rungs judge a firm on a day. Three years are three: where one is missing, their share is not known —
 * unless the firm is younger, whose years are those it has had.
 */
export function factsOfFirm(
  profile: FirmProfile,
  years: readonly FirmYear[],
  today: string,
): Readonly<Record<string, unknown>> {
  const last = yearThatCounts(years, today) ?? Number(today.slice(0, 4)) - 1
  const of = (year: number) => years.find((one) => one.year === year)
  const now = of(last)
  const founded = Number(profile.registeredOn.slice(0, 4))
  const span = (count: number) =>
    Array.from({ length: count }, (_, i) => last - i)
      .filter((year) => year >= founded)
      .map(of)
  const over = (count: number, take: (year: FirmYear) => number | null) =>
    sum(span(count).map((year) => (year === undefined ? null : take(year))))
  const rises = [
    growth(now?.mainRevenue, of(last - 1)?.mainRevenue),
    growth(of(last - 1)?.mainRevenue, of(last - 2)?.mainRevenue),
  ]
  const both = sum(rises)
  const before = of(last - 1)
  return {
    today,
    kind: profile.kind,
    size_class: profile.sizeClass,
    consent: profile.consent,
    age_days: Math.round(
      (Date.parse(`${today}T00:00:00Z`) - Date.parse(`${profile.registeredOn}T00:00:00Z`)) / 86_400_000,
    ),
    revenue12: exact(profile.revenue12),
    scale_line: profile.scaleLine,
    building_licence: profile.buildingLicence,
    develops_property: profile.developsProperty,
    holds_above_scale: profile.holds.has('above-scale'),
    holds_high_tech: profile.holds.has('high-tech'),
    holds_specialised: profile.holds.has('specialised'),
    holds_reserve: profile.holds.has('listing-reserve'),
    revenue: now?.revenue ?? null,
    assets: now?.assets ?? null,
    staff: now?.staff ?? null,
    rd: now?.rd ?? null,
    rd_share: percent(now?.rd ?? null, now?.revenue ?? null),
    rd_share_before: percent(before?.rd ?? null, before?.revenue ?? null),
    rd_share_3y: percent(
      over(3, ({ rd }) => rd),
      over(3, ({ revenue }) => revenue),
    ),
    rd_domestic_share: percent(
      over(3, ({ rdDomestic }) => rdDomestic),
      over(3, ({ rd }) => rd),
    ),
    rd_staff_share: percent(now?.rdStaff ?? null, now?.staff ?? null),
    tech_share: percent(now?.techStaff ?? null, now?.staff ?? null),
    hightech_share: percent(now?.hightechRevenue ?? null, now?.revenue ?? null),
    main_share: percent(now?.mainRevenue ?? null, now?.revenue ?? null),
    growth_2y: both === null ? null : exact(both / 2),
    debt_share: percent(now?.liabilities ?? null, now?.assets ?? null),
    niche_years: now?.nicheYears ?? null,
    niche_share: now?.nicheShare ?? null,
    ip_class_one: now?.ipClassOne ?? null,
    equity_2y: over(2, ({ equityRaised }) => equityRaised),
    equity_3y: over(3, ({ equityRaised }) => equityRaised),
    owns_core_ip: now?.ownsCoreIp ?? null,
    in_key_field: now?.inKeyField ?? null,
    has_rd_body: now?.hasRdBody ?? null,
    has_provincial_rd_body: now?.hasProvincialRdBody ?? null,
    has_brand: now?.hasBrand ?? null,
    has_award: now?.hasAward ?? null,
    led_standard: now?.ledStandard ?? null,
    has_serious_case: now?.hasSeriousCase ?? null,
    in_banned_class: now?.inBannedClass ?? null,
    tech_sme_score: now?.techSmeScore ?? null,
    tech_staff_score: now?.techStaffScore ?? null,
    innovation_score: now?.innovationScore ?? null,
    innovative_sme_score: now?.innovativeSmeScore ?? null,
    specialised_score: now?.specialisedScore ?? null,
  }
}
