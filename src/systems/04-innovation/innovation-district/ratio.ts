import type { Metric } from '../../../language/metric.ts'
import type { RecordType } from '../../../language/record-type.ts'
import type { Bilingual } from '../../../model/system.ts'

interface Ratio {
  readonly name: Bilingual
  readonly part: Bilingual
  readonly whole: Bilingual
  readonly unit: string
  /** What the quotient is multiplied by: 100 for a percentage, 10000 for 每万人. */
  readonly times: number
  /** As plans call it. */
  readonly answers: readonly string[]
}

const b = (zh: string, en: string): Bilingual => ({ zh, en })

/** The ratios by which such a district is accepted. Where a programme words one otherwise, the scope of the record says so. */
export const RATIOS = {
  'research-intensity': {
    name: b('研发经费投入强度', 'R&D intensity'),
    part: b('研发经费（万元）', 'R&D spending'),
    whole: b('地区生产总值（万元）', 'GDP'),
    unit: '%',
    times: 100,
    answers: ['研发经费投入强度', '全社会研发经费投入占GDP比重'],
  },
  'fiscal-science': {
    name: b('财政科技支出占比', 'Science in the budget'),
    part: b('财政科技支出（万元）', 'Budget for science'),
    whole: b('一般公共预算支出（万元）', 'Budget'),
    unit: '%',
    times: 100,
    answers: ['财政科技支出占财政支出比重', '地方财政科技支出占比'],
  },
  'research-staff': {
    name: b('每万名就业人员中研发人员', 'R&D staff per 10,000 employed'),
    part: b('研发人员（人年）', 'R&D staff (person-years)'),
    whole: b('就业人员（人）', 'Employed'),
    unit: '人年/万人',
    times: 10_000,
    answers: ['每万名就业人员中研发人员'],
  },
  'invention-patents': {
    name: b('每万人发明专利拥有量', 'Invention patents per 10,000 people'),
    part: b('有效发明专利（件）', 'Invention patents in force'),
    whole: b('常住人口（人）', 'Residents'),
    unit: '件/万人',
    times: 10_000,
    answers: ['每万人发明专利拥有量', '万人发明专利拥有量'],
  },
  'technology-contracts': {
    name: b('技术合同成交额占比', 'Technology contracts'),
    part: b('技术合同成交额（万元）', 'Technology contracts'),
    whole: b('地区生产总值（万元）', 'GDP'),
    unit: '%',
    times: 100,
    answers: ['技术合同成交额占GDP比重'],
  },
  'high-tech-of-gdp': {
    name: b('高新技术产业增加值占生产总值比重', 'High-tech value added in GDP'),
    part: b('高新技术产业增加值（万元）', 'High-tech value added'),
    whole: b('地区生产总值（万元）', 'GDP'),
    unit: '%',
    times: 100,
    answers: ['高新技术产业增加值占地区生产总值比重'],
  },
  'high-tech-of-industry': {
    name: b('高新技术产业增加值占规上工业比重', 'High-tech value added in industry above scale'),
    part: b('高新技术产业增加值（万元）', 'High-tech value added'),
    whole: b('规模以上工业增加值（万元）', 'Value added of industry above scale'),
    unit: '%',
    times: 100,
    answers: ['高新技术产业增加值占规模以上工业增加值比重'],
  },
  'firms-with-research': {
    name: b('有研发活动的规上工业企业占比', 'Firms above scale with R&D'),
    part: b('有研发活动的企业（家）', 'Firms with R&D'),
    whole: b('规模以上工业企业（家）', 'Firms above scale'),
    unit: '%',
    times: 100,
    answers: ['有研发活动的规模以上工业企业占比'],
  },
  'high-tech-firms': {
    name: b('高新技术企业占企业比重', 'High-tech firms among companies'),
    part: b('高新技术企业（家）', 'High-tech firms'),
    whole: b('企业法人（家）', 'Companies'),
    unit: '%',
    times: 100,
    answers: [],
  },
  energy: {
    name: b('单位生产总值能耗', 'Energy per GDP'),
    part: b('能源消费总量（吨标准煤）', 'Energy used (tce)'),
    whole: b('地区生产总值（万元）', 'GDP'),
    unit: '吨标准煤/万元',
    times: 1,
    answers: ['单位地区生产总值能耗', '万元GDP综合能耗'],
  },
  'good-air': {
    name: b('优良天数比率', 'Days of good air'),
    part: b('优良天数（天）', 'Days of good air'),
    whole: b('有效监测天数（天）', 'Days measured'),
    unit: '%',
    times: 100,
    answers: ['空气质量优良天数比率'],
  },
  'new-products': {
    name: b('新产品销售收入占比', 'New products in revenue'),
    part: b('新产品销售收入（万元）', 'Revenue from new products'),
    whole: b('规模以上工业营业收入（万元）', 'Revenue of industry above scale'),
    unit: '%',
    times: 100,
    answers: ['新产品销售收入占营业收入比重'],
  },
  literacy: {
    name: b('公民具备科学素质比例', 'Scientific literacy'),
    part: b('具备科学素质（人）', 'Literate in science'),
    whole: b('调查样本（人）', 'People asked'),
    unit: '%',
    times: 100,
    answers: ['公民具备科学素质的比例'],
  },
} as const satisfies Readonly<Record<string, Ratio>>

const entries = Object.entries(RATIOS) as readonly (readonly [string, Ratio])[]
const times = entries.reduceRight((rest, [id, ratio]) => `ratio == "${id}" ? ${ratio.times}.0 : ${rest}`, '1.0')

/** 创新比率: one ratio of one year and one scope, with both parts and where each comes from. */
export const innovationRatio: RecordType = {
  id: 'innovation-ratio',
  name: { zh: '创新型区比率', en: 'Ratio of the innovation district' },
  about: {
    zh: '一个比率一年一个范围一条，分子分母都填，范围要一致：分子含园区、分母不含，比率就虚高。',
    en: 'One ratio, one year, one scope, with both parts. The scopes must agree: with the parks above and without them below, it is inflated.',
  },
  title: 'ratio',
  fields: {
    ratio: {
      kind: 'choice',
      label: { zh: '比率', en: 'Ratio' },
      choices: Object.fromEntries(entries.map(([id, { name }]) => [id, name])),
      required: true,
      isFixed: true,
    },
    year: { kind: 'period', periods: 'year', label: { zh: '年度', en: 'Year' }, required: true, isFixed: true },
    scope: {
      kind: 'choice',
      label: { zh: '统计范围', en: 'Scope' },
      required: true,
      isFixed: true,
      choices: {
        whole: { zh: '全域（含园区）', en: 'Whole territory, parks included' },
        without: { zh: '不含园区', en: 'Without the parks' },
      },
    },
    method: {
      kind: 'choice',
      label: { zh: '数据口径', en: 'How it was counted' },
      required: true,
      isFixed: true,
      help: {
        zh: '统计调查与税务加计扣除不是一个数，并列，不混用。',
        en: 'The statistical survey and the tax deduction are two figures: side by side, never mixed.',
      },
      choices: {
        survey: { zh: '统计调查', en: 'Survey' },
        tax: { zh: '税务口径', en: 'Tax' },
        register: { zh: '行政登记', en: 'Register' },
      },
    },
    part: { kind: 'quantity', label: { zh: '分子', en: 'Part' }, required: true },
    whole: { kind: 'quantity', least: 0, label: { zh: '分母', en: 'Whole' }, required: true },
    part_scope: {
      kind: 'choice',
      label: { zh: '分子范围', en: 'Scope of the part' },
      required: true,
      choices: { whole: { zh: '全域（含园区）', en: 'Whole' }, without: { zh: '不含园区', en: 'Without the parks' } },
    },
    part_source: { kind: 'text', label: { zh: '分子来源', en: 'Where the part is from' }, required: true },
    whole_source: { kind: 'text', label: { zh: '分母来源', en: 'Where the whole is from' }, required: true },
    wanted: { kind: 'quantity', label: { zh: '验收标准', en: 'Needed for acceptance' } },
    is_ceiling: { kind: 'yes-no', label: { zh: '越低越好', en: 'Lower is better' }, required: true },
    body: { kind: 'body', label: { zh: '提供单位', en: 'Given by' }, required: true },
    proof: { kind: 'files', label: { zh: '依据', en: 'Proof' } },
  },
  computed: {
    value: { label: { zh: '比率', en: 'Value' }, formula: `part / whole * (${times})`, digits: 3 },
    gap: {
      label: { zh: '与标准的差距', en: 'Gap to acceptance' },
      help: { zh: '正数为还差多少，零和负数为已达到。', en: 'Above zero: so much is missing; zero or below: reached.' },
      formula: `is_ceiling ? part / whole * (${times}) - wanted : wanted - part / whole * (${times})`,
      digits: 3,
    },
  },
  unique: [['ratio', 'year', 'scope', 'method']],
  columns: ['ratio', 'year', 'scope', 'method', 'part', 'whole', 'value', 'wanted', 'gap'],
  views: [
    { id: 'mixed', name: { zh: '分子分母范围不一', en: 'Scopes differ' }, where: 'part_scope != scope' },
    { id: 'confirmed', name: { zh: '已确认', en: 'Confirmed' }, where: 'state == "confirmed"' },
  ],
  body: 'body',
  who: {
    read: { planner: 'division', leader: 'division', clerk: 'division', reviewer: 'body' },
    create: { planner: 'division', clerk: 'body' },
    change: { planner: 'division', clerk: 'body' },
    import: { planner: 'division' },
    export: { planner: 'division', leader: 'division', clerk: 'division' },
  },
  isPublic: { fields: ['ratio', 'year', 'scope', 'method', 'part', 'whole'], when: 'state == "confirmed"' },
  lifecycle: {
    start: 'draft',
    states: {
      draft: { name: { zh: '填报', en: 'Draft' }, kind: 'open' },
      submitted: { name: { zh: '已报', en: 'Submitted' }, kind: 'open', editable: 'none' },
      confirmed: { name: { zh: '已确认', en: 'Confirmed' }, kind: 'done', editable: 'none' },
    },
    transitions: {
      submit: {
        name: { zh: '上报', en: 'Submit' },
        from: ['draft'],
        to: 'submitted',
        who: { clerk: 'body', planner: 'division' },
        isBulk: true,
        holds: [
          { that: 'whole > 0.0', else: { zh: '分母须大于零。', en: 'The whole must be above zero.' } },
          {
            that: 'part_scope == scope',
            else: {
              zh: '分子和分母的统计范围不一致，比率会失真。',
              en: 'Part and whole differ in scope: the ratio would be wrong.',
            },
          },
        ],
      },
      confirm: {
        name: { zh: '确认', en: 'Confirm' },
        from: ['submitted'],
        to: 'confirmed',
        who: { planner: 'division' },
        notBy: ['submit'],
        isBulk: true,
      },
      return: {
        name: { zh: '退回', en: 'Return' },
        from: ['submitted'],
        to: 'draft',
        who: { planner: 'division' },
        reason: 'required',
        isBackward: true,
        isRework: true,
      },
      reopen: {
        name: { zh: '更正', en: 'Correct' },
        from: ['confirmed'],
        to: 'draft',
        who: { planner: 'division' },
        reason: 'required',
        isBackward: true,
      },
    },
  },
}

/** Each ratio as a figure that answers the plan: confirmed, of the whole territory, as surveyed or registered. */
export const ratioMetrics: readonly Metric[] = entries.map(([id, ratio]) => ({
  id,
  name: ratio.name,
  about: {
    zh: `${ratio.part.zh}除以${ratio.whole.zh}；全域、已确认，不用税务口径。`,
    en: `${ratio.part.en} over ${ratio.whole.en.toLowerCase()}; whole territory, confirmed, not by tax.`,
  },
  unit: ratio.unit,
  digits: 2,
  of: 'innovation-ratio',
  where: `ratio == "${id}" && scope == "whole" && method != "tax" && state == "confirmed"`,
  time: { at: 'year' },
  // A percentage is made of the quotient by its unit.
  take: { ratio: [ratio.unit === '%' ? 'part' : `part * ${ratio.times}.0`, 'whole'] },
  answers: ratio.answers,
}))
