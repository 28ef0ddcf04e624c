import type { Bilingual } from '../../../model/system.ts'
import { enterprise } from '../enterprise-gradient/enterprise.ts'

/** Where a fact about a firm comes from: whose record it is, and as of when it speaks. */
export type FactSource = 'registration' | 'qualification' | 'year' | 'months' | 'credit' | 'mu-yield'

export const FACT_SOURCES: Readonly<
  Record<
    FactSource,
    {
      readonly name: Bilingual
      readonly holder: Bilingual
      /** Why a clause that speaks of it has to name its legal basis; undefined where none is needed. */
      readonly needsBasis?: Bilingual
    }
  >
> = {
  registration: {
    name: { zh: '登记信息', en: 'Registration' },
    holder: { zh: '市场监管部门', en: 'the market regulator' },
  },
  qualification: {
    name: { zh: '企业资质', en: 'Qualifications' },
    holder: { zh: '认定该资质的主管部门', en: 'the authority that grants it' },
  },
  year: {
    name: { zh: '企业年度情况', en: 'Yearly facts' },
    holder: { zh: '企业（年度报表），行业主管部门核对', en: 'the firm’s yearly accounts, checked by its department' },
  },
  months: {
    name: { zh: '近十二个月数据', en: 'Twelve months' },
    holder: { zh: '税务部门、企业', en: 'the tax office and the firm' },
  },
  credit: {
    name: { zh: '企业信用风险分类', en: 'Credit risk class' },
    holder: { zh: '市场监管部门（上级推送）', en: 'the market regulator, from above' },
    needsBasis: {
      zh: '信用风险分类只定抽查比例，用作政策条件须有法律依据',
      en: 'The credit risk class sets the share inspected; a policy may ask for it only on a legal basis',
    },
  },
  'mu-yield': {
    name: { zh: '亩均效益评价', en: 'Mu-yield evaluation' },
    holder: { zh: '工信部门', en: 'the industry department' },
    needsBasis: {
      zh: '按亩均评价结果给优惠须有依据并经公平竞争审查',
      en: 'Favours by the mu-yield grade need a basis and a review of fair competition',
    },
  },
}

/** A fact about a firm that a clause may speak of, by its name in conditions and formulas. */
export interface FirmFact {
  readonly kind: 'number' | 'text' | 'truth' | 'day'
  readonly label: Bilingual
  readonly unit?: string
  readonly choices?: Readonly<Record<string, Bilingual>>
  readonly from: FactSource
}

const money = (zh: string, en: string, from: FactSource = 'year'): FirmFact => ({
  kind: 'number',
  unit: '万元',
  label: { zh, en },
  from,
})
const count = (zh: string, en: string, unit = '人', from: FactSource = 'year'): FirmFact => ({
  kind: 'number',
  unit,
  label: { zh, en },
  from,
})
const truth = (zh: string, en: string, from: FactSource = 'year'): FirmFact => ({
  kind: 'truth',
  label: { zh, en },
  from,
})
const day = (zh: string, en: string, from: FactSource): FirmFact => ({ kind: 'day', label: { zh, en }, from })

/** Qualifications of the register, by kind: the name under which a clause asks for each. */
export const TITLES = {
  'above-scale': 'above_scale',
  'tech-sme': 'tech_sme',
  'innovative-sme': 'innovative_sme',
  'high-tech': 'high_tech',
  specialised: 'specialised',
  'little-giant': 'little_giant',
  backbone: 'backbone',
  'joint-stock': 'joint_stock',
  'listing-reserve': 'listing_reserve',
  neeq: 'neeq',
  listed: 'listed',
} as const

const TITLE_WORDS: Readonly<Record<(typeof TITLES)[keyof typeof TITLES], Bilingual>> = {
  above_scale: { zh: '四上企业', en: 'above scale' },
  tech_sme: { zh: '科技型中小企业', en: 'technology SME' },
  innovative_sme: { zh: '创新型中小企业', en: 'innovative SME' },
  high_tech: { zh: '高新技术企业', en: 'high-tech enterprise' },
  specialised: { zh: '专精特新中小企业', en: 'specialised SME' },
  little_giant: { zh: '专精特新“小巨人”', en: 'little giant' },
  backbone: { zh: '创新型骨干企业', en: 'innovative backbone firm' },
  joint_stock: { zh: '股份制改造', en: 'reformed to joint stock' },
  listing_reserve: { zh: '上市后备企业', en: 'in the listing reserve' },
  neeq: { zh: '新三板挂牌', en: 'quoted on the NEEQ' },
  listed: { zh: '境内外上市', en: 'listed' },
}

const titles: Readonly<Record<string, FirmFact>> = Object.fromEntries(
  Object.values(TITLES).flatMap((name): [string, FirmFact][] => {
    const { zh, en } = TITLE_WORDS[name]
    return [
      [`is_${name}`, truth(`是${zh}（资质有效）`, `Is ${en}, in force`, 'qualification')],
      [`${name}_first`, day(`首次取得“${zh}”之日`, `First became ${en} on`, 'qualification')],
    ]
  }),
)

const kinds = enterprise.fields.kind

/**
 * What a clause of a policy may ask of a firm: declared once, each with its unit and source. A fact that no record holds is
 * not known, and never taken for zero or for a no; a qualification that no record holds is not had.
 */
export const FIRM_FACTS: Readonly<Record<string, FirmFact>> = {
  kind: {
    kind: 'text',
    label: { zh: '主体类型', en: 'Kind' },
    choices: kinds?.kind === 'choice' ? kinds.choices : {},
    from: 'registration',
  },
  sector: { kind: 'text', label: { zh: '行业代码', en: 'Sector' }, from: 'registration' },
  township: { kind: 'text', label: { zh: '所在街道（乡镇）', en: 'Subdistrict or town' }, from: 'registration' },
  is_in_park: truth('在园区内', 'Stands in a park', 'registration'),
  registered_on: day('成立日期', 'Registered on', 'registration'),
  entered_on: day('列入本区之日', 'In the division since', 'registration'),
  started_on: day('投产（开业）日期', 'Operating since', 'registration'),
  registered_capital: money('注册资本', 'Registered capital', 'registration'),
  ...titles,
  revenue: money('上年营业收入', 'Revenue of last year'),
  revenue_before: money('前年营业收入', 'Revenue of the year before last'),
  main_revenue: money('上年主营业务收入', 'Revenue of the main product, last year'),
  hightech_revenue: money('上年高新技术产品收入', 'Revenue of high-tech products, last year'),
  assets: money('上年末资产总额', 'Assets at the end of last year'),
  liabilities: money('上年末负债总额', 'Liabilities at the end of last year'),
  equity_raised: money('上年股权融资', 'Equity raised last year'),
  rd: money('上年研发费用', 'R&D of last year'),
  rd_before: money('前年研发费用', 'R&D of the year before last'),
  staff: count('上年职工总数', 'Staff, last year'),
  staff_before: count('前年职工总数', 'Staff, the year before last'),
  tech_staff: count('上年科技人员', 'Technical staff, last year'),
  rd_staff: count('上年研发人员', 'R&D staff, last year'),
  ip_class_one: count('I 类知识产权', 'Property rights of class I', '项'),
  owns_core_ip: truth('拥有核心技术知识产权', 'Owns the core property rights'),
  has_rd_body: truth('建有研发机构', 'Has an R&D body'),
  has_provincial_rd_body: truth('建有省级以上研发机构', 'Has a provincial or national R&D body'),
  has_brand: truth('有自主品牌', 'Has a brand of its own'),
  led_standard: truth('近五年主导制定标准', 'Led a standard within five years'),
  has_serious_case: truth('上年有重大事故、违法或严重失信', 'Had a serious accident, breach or dishonesty last year'),
  in_banned_class: truth('属于禁止、限制、淘汰类', 'In a banned or restricted class'),
  revenue_12: money('近十二个月营业收入', 'Revenue of twelve months', 'months'),
  tax_12: money('近十二个月入库税收', 'Tax of twelve months', 'months'),
  rd_12: money('近十二个月研发费用', 'R&D of twelve months', 'months'),
  staff_now: count('最近月末从业人员', 'Staff at the end of the latest month', '人', 'months'),
  credit_class: {
    kind: 'text',
    label: { zh: '信用风险分类', en: 'Credit risk class' },
    choices: {
      A: { zh: 'A 低风险', en: 'A low' },
      B: { zh: 'B 一般', en: 'B ordinary' },
      C: { zh: 'C 较高', en: 'C higher' },
      D: { zh: 'D 高', en: 'D high' },
    },
    from: 'credit',
  },
  mu_grade: { kind: 'text', label: { zh: '亩均效益评价等级', en: 'Mu-yield grade' }, from: 'mu-yield' },
}

/** Facts that a firm may give itself where no record holds them, with proof; a desk checks them before they count. */
export const GIVEN_FACTS = Object.entries(FIRM_FACTS).filter(
  ([, { from, kind }]) => (from === 'year' || from === 'months') && (kind === 'number' || kind === 'truth'),
)
