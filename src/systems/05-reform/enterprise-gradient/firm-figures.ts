import type { Field } from '../../../language/field.ts'
import type { RecordType } from '../../../language/record-type.ts'

const amount = (zh: string, en: string): Field => ({ kind: 'money', unit: '万元', least: 0, label: { zh, en } })

/** 企业月度数据: from them the distance to every threshold is computed. */
export const enterpriseMonth: RecordType = {
  id: 'enterprise-month',
  name: { zh: '企业月度数据', en: 'Firm’s monthly data' },
  about: {
    zh: '一户一月一条，填当月数，不填累计数。没有的数留空：空是不知道，不是零。统计部门取得的单个调查对象资料不得录入（统计法）。',
    en: 'One record for each firm and month, of that month alone. What is not known stays empty; empty is not zero. Data of single respondents that the statistics office holds may not be entered.',
  },
  title: 'month',
  fields: {
    enterprise: { kind: 'link', to: 'enterprise', label: { zh: '企业', en: 'Firm' }, required: true, isFixed: true },
    month: { kind: 'period', periods: 'month', label: { zh: '月份', en: 'Month' }, required: true, isFixed: true },
    revenue: amount('营业收入', 'Revenue'),
    tax: {
      kind: 'money',
      unit: '万元',
      label: { zh: '入库税收', en: 'Tax paid' },
      help: { zh: '当月净入库，退税多时可以为负', en: 'Net of refunds; may be below zero' },
    },
    staff: { kind: 'integer', unit: '人', least: 0, label: { zh: '期末从业人员', en: 'Staff at its end' } },
    rd: amount('研发费用', 'R&D spending'),
    assets: amount('期末资产总额', 'Assets at its end'),
    source: {
      kind: 'choice',
      label: { zh: '来源', en: 'Source' },
      required: true,
      choices: {
        tax: { zh: '税务共享', en: 'Shared by the tax office' },
        firm: { zh: '企业填报', en: 'Given by the firm' },
        park: { zh: '园区、街道走访', en: 'Visit by park or subdistrict' },
      },
    },
  },
  unique: [['enterprise', 'month']],
  columns: ['enterprise', 'month', 'revenue', 'tax', 'staff', 'rd', 'assets', 'source'],
  views: [
    {
      id: 'no-revenue',
      name: { zh: '缺营业收入', en: 'Revenue missing' },
      where: '!has(revenue)',
      sort: [{ field: 'month', descending: true }],
    },
  ],
  who: {
    read: { planner: 'division', clerk: 'division' },
    create: { clerk: 'division' },
    change: { clerk: 'division' },
    import: { clerk: 'division' },
    export: { clerk: 'division' },
    merge: { clerk: 'division' },
  },
}

const score = (zh: string, en: string): Field => ({
  kind: 'quantity',
  unit: '分',
  least: 0,
  most: 100,
  digits: 1,
  label: { zh, en },
  help: {
    zh: '按办法评价得分，由企业自评或服务机构预评；未评的留空',
    en: 'By the scheme’s own points, assessed by the firm or an adviser; empty where not assessed',
  },
})
const known = (zh: string, en: string): Field => ({ kind: 'yes-no', label: { zh, en } })

/** 企业年度情况: what the recognition schemes ask of a year, beside the monthly figures. */
export const enterpriseYear: RecordType = {
  id: 'enterprise-year',
  name: { zh: '企业年度情况', en: 'Firm’s yearly facts' },
  about: {
    zh: '一户一年一条：年度财务、研发、人员和知识产权，是各类资质认定条件要看的数。没有的留空，不填零。',
    en: 'One record for each firm and year: accounts, R&D, staff and property rights, as recognition schemes ask for them. What is not known stays empty.',
  },
  title: 'year',
  fields: {
    enterprise: { kind: 'link', to: 'enterprise', label: { zh: '企业', en: 'Firm' }, required: true, isFixed: true },
    year: { kind: 'period', periods: 'year', label: { zh: '年度', en: 'Year' }, required: true, isFixed: true },
    revenue: amount('营业收入', 'Revenue'),
    main_revenue: amount('主导产品（主营业务）收入', 'Revenue of the main product'),
    hightech_revenue: amount('高新技术产品（服务）收入', 'Revenue of high-tech products and services'),
    assets: amount('年末资产总额', 'Assets'),
    liabilities: amount('年末负债总额', 'Liabilities'),
    equity_raised: amount('当年股权融资', 'Equity raised in the year'),
    rd: amount('研发费用', 'R&D spending'),
    rd_domestic: amount('境内研发费用', 'R&D spent in the country'),
    staff: { kind: 'integer', unit: '人', least: 0, label: { zh: '职工总数', en: 'Staff' } },
    tech_staff: { kind: 'integer', unit: '人', least: 0, label: { zh: '科技人员', en: 'Technical staff' } },
    rd_staff: { kind: 'integer', unit: '人', least: 0, label: { zh: '研发人员', en: 'R&D staff' } },
    niche_years: {
      kind: 'integer',
      unit: '年',
      least: 0,
      label: { zh: '从事细分市场年限', en: 'Years in its niche' },
    },
    niche_share: {
      kind: 'percent',
      least: 0,
      most: 100,
      label: { zh: '主导产品国内细分市场占有率', en: 'Domestic share of its niche' },
    },
    ip_class_one: {
      kind: 'integer',
      unit: '项',
      least: 0,
      label: { zh: 'I 类知识产权', en: 'Property rights of class I' },
      help: {
        zh: '在主导产品上实际应用的发明专利、植物新品种等',
        en: 'Invention patents, plant varieties and the like, in use on the main product',
      },
    },
    owns_core_ip: known('拥有核心技术知识产权', 'Owns the core property rights'),
    in_key_field: known('属于国家重点支持的高新技术领域', 'In a field that the state supports'),
    has_rd_body: known('建有研发机构', 'Has an R&D body'),
    has_provincial_rd_body: known('建有省级以上研发机构', 'Has a provincial or national R&D body'),
    has_brand: known('有自主品牌', 'Has a brand of its own'),
    has_award: known('近年获省级以上科技奖励', 'Won a provincial or national award in recent years'),
    led_standard: known('近五年主导制定标准', 'Led a standard within five years'),
    has_serious_case: {
      ...known(
        '当年发生重大安全、质量事故或严重环境违法、严重失信',
        'Serious accident, breach or dishonesty in the year',
      ),
      help: {
        zh: '由监管部门的记录带入，没有记录的留空',
        en: 'As the regulators’ records say; empty where none was asked for',
      },
    },
    in_banned_class: known('属于禁止、限制、淘汰类', 'In a banned or restricted class'),
    tech_sme_score: score('科技型中小企业评价得分', 'Points as a technology SME'),
    tech_staff_score: score('其中科技人员指标得分', 'of which technical staff'),
    innovation_score: score('高企创新能力评价得分', 'Points for ability to innovate, high-tech scheme'),
    innovative_sme_score: score('创新型中小企业评价得分', 'Points as an innovative SME'),
    specialised_score: score('专精特新评价得分', 'Points as a specialised SME'),
  },
  groups: [
    {
      title: { zh: '收入与财务', en: 'Accounts' },
      fields: ['revenue', 'main_revenue', 'hightech_revenue', 'assets', 'liabilities', 'equity_raised'],
    },
    {
      title: { zh: '研发与人员', en: 'R&D and staff' },
      fields: ['rd', 'rd_domestic', 'staff', 'tech_staff', 'rd_staff', 'has_rd_body', 'has_provincial_rd_body'],
    },
    {
      title: { zh: '产品与知识产权', en: 'Product and property rights' },
      fields: [
        'niche_years',
        'niche_share',
        'ip_class_one',
        'owns_core_ip',
        'in_key_field',
        'has_brand',
        'has_award',
        'led_standard',
      ],
    },
    { title: { zh: '合规', en: 'Compliance' }, fields: ['has_serious_case', 'in_banned_class'] },
    {
      title: { zh: '评价得分', en: 'Points' },
      fields: ['tech_sme_score', 'tech_staff_score', 'innovation_score', 'innovative_sme_score', 'specialised_score'],
    },
  ],
  unique: [['enterprise', 'year']],
  columns: ['enterprise', 'year', 'revenue', 'rd', 'staff', 'tech_staff', 'assets'],
  computed: {
    rd_share: {
      label: { zh: '研发费用占比', en: 'R&D over revenue' },
      formula: 'rd / revenue * 100.0',
      unit: '%',
      digits: 2,
    },
    debt_share: {
      label: { zh: '资产负债率', en: 'Liabilities over assets' },
      formula: 'liabilities / assets * 100.0',
      unit: '%',
      digits: 2,
    },
  },
  who: {
    read: { planner: 'division', clerk: 'division' },
    create: { clerk: 'division' },
    change: { clerk: 'division' },
    import: { clerk: 'division' },
    export: { clerk: 'division' },
    merge: { clerk: 'division' },
  },
}
