import type { Bilingual } from '../../model/system.ts'

/** One condition of a rung, in the words of `FIRM_NAMES`; `{name}` is a threshold of the rung, kept in the settings. */
export interface Requirement {
  readonly id: string
  readonly name: Bilingual
  readonly that: string
}

export interface Rung {
  readonly id: RungId
  readonly name: Bilingual
  /** How one gets there, and who decides. */
  readonly about: Bilingual
  readonly basis: { readonly title: string; readonly number: string | null }
  /** 'ladder' 个体→企业→四上→股份→上市 · 'title' a recognition beside it. */
  readonly track: 'ladder' | 'title'
  /** Kinds of market entity that can take it. */
  readonly of: readonly string[]
  /** The qualification that says that a firm is there; null where its kind says it. */
  readonly qualification: string | null
  readonly needs: readonly Requirement[]
}

export const RUNG_IDS = [
  'company',
  'above-scale',
  'joint-stock',
  'listed',
  'tech-sme',
  'innovative-sme',
  'high-tech',
  'specialised',
  'little-giant',
] as const
export type RungId = (typeof RUNG_IDS)[number]

const need = (id: string, zh: string, en: string, that: string): Requirement => ({ id, name: { zh, en }, that })

const FIRMS = ['company', 'joint-stock', 'sole-proprietorship', 'partnership'] as const
const COMPANIES = ['company', 'joint-stock'] as const

/**
 * The rungs as their documents state them. What decides is the authority's own procedure: a firm of which all conditions hold
 * may apply, no more. 个转企 has no condition but the person's own will.
 */
export const RUNGS: readonly Rung[] = [
  {
    id: 'company',
    name: { zh: '个转企', en: 'From sole trader to company' },
    about: {
      zh: '个体工商户自愿转为企业。不看营业额、不排名次、不下任务，只看本人愿意不愿意。',
      en: 'A sole trader becomes a company of its own will. No turnover, no ranking, no quota: only whether it wants to.',
    },
    basis: { title: '促进个体工商户发展条例', number: '国务院令第755号' },
    track: 'ladder',
    of: ['sole-trader'],
    qualification: null,
    needs: [need('will', '本人自愿', 'Of its own will', 'consent')],
  },
  {
    id: 'above-scale',
    name: { zh: '小升规', en: 'Above scale' },
    about: {
      zh: '达到“四上”标准后由企业申报，统计部门按程序审定入库。',
      en: 'Once it reaches the line the firm applies; the statistics office decides by its procedure.',
    },
    basis: { title: '“四上”企业划分标准', number: null },
    track: 'ladder',
    of: FIRMS,
    qualification: 'above-scale',
    // Which of the three it is depends on the sector: `requirementsOf` picks it.
    needs: [
      need('revenue', '年营业收入达到入库线', 'Revenue reaches the line', 'revenue12 >= scale_line'),
      need('building-licence', '有建筑业资质', 'Has a construction qualification', 'building_licence'),
      need('property-development', '有房地产开发经营活动', 'Develops property', 'develops_property'),
    ],
  },
  {
    id: 'joint-stock',
    name: { zh: '规改股', en: 'To a joint-stock company' },
    about: {
      zh: '规模以上企业自愿改为股份有限公司，由登记机关办理。',
      en: 'A firm above scale becomes a joint-stock company of its own will.',
    },
    basis: { title: '公司法', number: null },
    track: 'ladder',
    of: COMPANIES,
    qualification: 'joint-stock',
    needs: [need('above-scale', '已在“四上”库', 'Is above scale', 'holds_above_scale')],
  },
  {
    id: 'listed',
    name: { zh: '股上市（挂牌）', en: 'Listed or quoted' },
    about: {
      zh: '股份有限公司申请新三板挂牌或在境内外上市，由证券市场审核注册。这里只看准备到哪一步。',
      en: 'A joint-stock company applies for quotation or listing; the market decides. Here only how far it is prepared.',
    },
    basis: { title: '证券法', number: null },
    track: 'ladder',
    of: COMPANIES,
    qualification: 'listed',
    needs: [
      need('joint-stock', '已是股份有限公司', 'Is a joint-stock company', 'kind == "joint-stock"'),
      need('age', '存续时间', 'Has stood long enough', 'age_days >= {days}'),
      need('reserve', '已入上市后备库', 'Is in the reserve', 'holds_reserve'),
    ],
  },
  {
    id: 'tech-sme',
    name: { zh: '科技型中小企业', en: 'Technology SME' },
    about: {
      zh: '企业自主评价，省级科技部门入库登记，逐年评价。',
      en: 'The firm assesses itself; the province enters it; year by year.',
    },
    basis: { title: '科技型中小企业评价办法', number: '国科发政〔2017〕115号' },
    track: 'title',
    of: FIRMS,
    qualification: 'tech-sme',
    needs: [
      need('staff', '职工总数', 'Staff', 'staff <= {staff}'),
      need('revenue', '年销售收入', 'Revenue', 'revenue <= {revenue}'),
      need('assets', '资产总额', 'Assets', 'assets <= {assets}'),
      need('allowed', '不属于禁止、限制、淘汰类', 'In no banned class', '!in_banned_class'),
      need('clean', '无重大事故和严重违法失信', 'No serious case', '!has_serious_case'),
      need(
        'score',
        '评价得分，或符合直接确认条件',
        'Points, or a direct pass',
        '(tech_sme_score >= {score} && tech_staff_score > 0) || holds_high_tech || has_award || has_provincial_rd_body || led_standard',
      ),
    ],
  },
  {
    id: 'innovative-sme',
    name: { zh: '创新型中小企业', en: 'Innovative SME' },
    about: {
      zh: '企业自愿申报，按评价标准或直通条件公告，三年有效。',
      en: 'The firm applies; by points or by a direct pass; for three years.',
    },
    basis: { title: '优质中小企业梯度培育管理暂行办法', number: '工信部企业〔2022〕63号' },
    track: 'title',
    of: FIRMS,
    qualification: 'innovative-sme',
    needs: [
      need('size', '中小微企业', 'Not a large firm', 'size_class in ["medium", "small", "micro"]'),
      need(
        'score',
        '评价得分，或符合直通条件',
        'Points, or a direct pass',
        'innovative_sme_score >= {score} || has_award || holds_high_tech || has_provincial_rd_body || equity_3y >= {equity}',
      ),
    ],
  },
  {
    id: 'high-tech',
    name: { zh: '高新技术企业', en: 'High-tech enterprise' },
    about: {
      zh: '企业申请，专家评审、公示后认定，三年有效；期满前重新认定。',
      en: 'By application and review by experts; for three years, then anew.',
    },
    basis: { title: '高新技术企业认定管理办法', number: '国科发火〔2016〕32号' },
    track: 'title',
    of: FIRMS,
    qualification: 'high-tech',
    needs: [
      need('age', '成立满一年', 'Registered a year or more', 'age_days >= {days}'),
      need('ip', '核心技术知识产权', 'Core property rights', 'owns_core_ip'),
      need('field', '属于国家重点支持的高新技术领域', 'In a field that the state supports', 'in_key_field'),
      need('tech-staff', '科技人员占比', 'Technical staff', 'tech_share >= {tech_staff}'),
      need(
        'rd',
        '近三年研发费用占比（按年收入分档）',
        'R&D in three years, by revenue',
        'revenue <= {small} ? rd_share_3y >= {rd_small} : (revenue <= {medium} ? rd_share_3y >= {rd_medium} : rd_share_3y >= {rd_large})',
      ),
      need('domestic', '境内研发费用占比', 'R&D spent in the country', 'rd_domestic_share >= {domestic}'),
      need('income', '高新技术产品（服务）收入占比', 'High-tech revenue', 'hightech_share >= {income}'),
      need('score', '创新能力评价', 'Ability to innovate', 'innovation_score > {score}'),
      need('clean', '上一年无重大事故和严重环境违法', 'No serious case in the year before', '!has_serious_case'),
    ],
  },
  {
    id: 'specialised',
    name: { zh: '专精特新中小企业', en: 'Specialised SME' },
    about: {
      zh: '企业申请，省级认定，三年有效。',
      en: 'By application to the province; for three years.',
    },
    basis: { title: '优质中小企业梯度培育管理暂行办法', number: '工信部企业〔2022〕63号' },
    track: 'title',
    of: FIRMS,
    qualification: 'specialised',
    needs: [
      need('niche', '从事细分市场年限', 'Years in its niche', 'niche_years >= {niche_years}'),
      need('rd', '研发费用', 'R&D spending', 'rd >= {rd}'),
      need('rd-share', '研发费用占比', 'R&D over revenue', 'rd_share >= {rd_share}'),
      need(
        'revenue',
        '营业收入，或股权融资',
        'Revenue, or equity raised',
        'revenue >= {revenue} || equity_2y >= {equity}',
      ),
      need(
        'score',
        '评价得分，或符合直通条件',
        'Points, or a direct pass',
        'specialised_score >= {score} || has_award',
      ),
    ],
  },
  {
    id: 'little-giant',
    name: { zh: '专精特新“小巨人”企业', en: 'Little giant' },
    about: {
      zh: '从专精特新中小企业中认定，国家级，三年有效。',
      en: 'Chosen from specialised SMEs by the ministry; for three years.',
    },
    basis: { title: '优质中小企业梯度培育管理暂行办法', number: '工信部企业〔2022〕63号' },
    track: 'title',
    of: FIRMS,
    qualification: 'little-giant',
    needs: [
      need('specialised', '专精特新资格有效', 'Is a specialised SME', 'holds_specialised'),
      need('niche', '从事细分市场年限', 'Years in its niche', 'niche_years >= {niche_years}'),
      need('main', '主营业务收入占比', 'Revenue of the main product', 'main_share >= {main_share}'),
      need('growth', '近两年平均增长率', 'Mean growth of two years', 'growth_2y >= {growth}'),
      need('debt', '资产负债率', 'Liabilities over assets', 'debt_share <= {debt_share}'),
      need('share', '国内细分市场占有率', 'Share of its niche', 'niche_share >= {niche_share}'),
      need('brand', '自主品牌', 'A brand of its own', 'has_brand'),
      need(
        'rd',
        '研发投入（按年收入分档）',
        'R&D, by revenue',
        'revenue >= {large} ? rd_share >= {rd_large} && rd_share_before >= {rd_large} : (revenue >= {medium} ? rd_share >= {rd_medium} && rd_share_before >= {rd_medium} : equity_2y >= {equity} && rd >= {rd_small} && rd_staff_share >= {rd_staff})',
      ),
      need('body', '建有研发机构', 'Has an R&D body', 'has_rd_body'),
      need('ip', 'I 类知识产权', 'Property rights of class I', 'ip_class_one >= {ip}'),
      need('field', '属于国家重点支持的领域', 'In a field that the state supports', 'in_key_field'),
    ],
  },
]

export const rungOf = (id: string): Rung | undefined => RUNGS.find((rung) => rung.id === id)
