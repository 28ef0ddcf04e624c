import { Type } from 'typebox'
import { defineSetting } from '../../model/setting.ts'

const amount = (title: string) => Type.Number({ minimum: 0, title })
const CLOSED = { additionalProperties: false }
const group = (title: string) => ({ ...CLOSED, title })

/**
 * Thresholds of the rungs, as `{name}` in their conditions. Amounts in 万元, shares in percent, as in the documents that
 * `RUNGS` names. Not checked against a revision of the annex of the 2022 measures.
 */
export const THRESHOLDS = defineSetting({
  key: 'gradient.thresholds',
  name: { zh: '资质认定条件', en: 'Conditions of qualifications' },
  about: {
    zh: '各类资质认定办法里的数。办法修订后在这里立新版本，写明文号和起始日；此前的测算仍按当时的版本。',
    en: 'The numbers in the recognition schemes. When a scheme is revised a new version is set here, with its document and first day; what was computed before keeps its own.',
  },
  schema: Type.Object(
    {
      listed: Type.Object(
        { days: amount('存续天数 · days of standing') },
        group('工商登记存续 · registered and standing'),
      ),
      'tech-sme': Type.Object(
        {
          staff: amount('职工总数不超过 · staff at most'),
          revenue: amount('年销售收入不超过 · revenue at most'),
          assets: amount('资产总额不超过 · assets at most'),
          score: amount('评价得分不低于 · points at least'),
        },
        group('科技型中小企业 · technology SME'),
      ),
      'innovative-sme': Type.Object(
        {
          score: amount('评价得分不低于 · points at least'),
          equity: amount('近三年股权融资不低于 · equity at least'),
        },
        group('创新型中小企业 · innovative SME'),
      ),
      'high-tech': Type.Object(
        {
          days: amount('成立天数 · days since registration'),
          tech_staff: amount('科技人员占比不低于 · technical staff at least'),
          small: amount('第一档年收入上限 · revenue of the first tier'),
          medium: amount('第二档年收入上限 · revenue of the second tier'),
          rd_small: amount('第一档研发占比 · R&D, first tier'),
          rd_medium: amount('第二档研发占比 · R&D, second tier'),
          rd_large: amount('第三档研发占比 · R&D, third tier'),
          domestic: amount('境内研发占比不低于 · in the country at least'),
          income: amount('高新收入占比不低于 · high-tech revenue at least'),
          score: amount('创新能力得分高于 · points above'),
        },
        group('高新技术企业 · high-tech enterprise'),
      ),
      specialised: Type.Object(
        {
          niche_years: amount('细分市场年限不少于 · years at least'),
          rd: amount('研发费用不低于 · R&D at least'),
          rd_share: amount('研发占比不低于 · R&D share at least'),
          revenue: amount('营业收入不低于 · revenue at least'),
          equity: amount('或近两年股权融资不低于 · or equity at least'),
          score: amount('评价得分不低于 · points at least'),
        },
        group('专精特新中小企业 · specialised SME'),
      ),
      'little-giant': Type.Object(
        {
          niche_years: amount('细分市场年限不少于 · years at least'),
          main_share: amount('主营占比不低于 · main product at least'),
          growth: amount('近两年平均增长率不低于 · growth at least'),
          debt_share: amount('资产负债率不高于 · liabilities at most'),
          niche_share: amount('市场占有率不低于 · share at least'),
          large: amount('第一档年收入下限 · revenue of the first tier'),
          medium: amount('第二档年收入下限 · revenue of the second tier'),
          rd_large: amount('第一档研发占比 · R&D, first tier'),
          rd_medium: amount('第二档研发占比 · R&D, second tier'),
          rd_small: amount('第三档研发费用不低于 · R&D, third tier'),
          equity: amount('第三档股权融资不低于 · equity, third tier'),
          rd_staff: amount('第三档研发人员占比不低于 · R&D staff, third tier'),
          ip: amount('I 类知识产权不少于 · property rights at least'),
        },
        group('专精特新“小巨人” · little giant'),
      ),
    },
    CLOSED,
  ),
  default: {
    listed: { days: 730 },
    'tech-sme': { staff: 500, revenue: 20_000, assets: 20_000, score: 60 },
    'innovative-sme': { score: 60, equity: 500 },
    'high-tech': {
      days: 365,
      tech_staff: 10,
      small: 5000,
      medium: 20_000,
      rd_small: 5,
      rd_medium: 4,
      rd_large: 3,
      domestic: 60,
      income: 60,
      score: 70,
    },
    specialised: { niche_years: 2, rd: 100, rd_share: 3, revenue: 1000, equity: 2000, score: 60 },
    'little-giant': {
      niche_years: 3,
      main_share: 70,
      growth: 5,
      debt_share: 70,
      niche_share: 10,
      large: 10_000,
      medium: 5000,
      rd_large: 3,
      rd_medium: 6,
      rd_small: 3000,
      equity: 8000,
      rd_staff: 50,
      ip: 2,
    },
  },
  source: '国科发火〔2016〕32号，国科发政〔2017〕115号，工信部企业〔2022〕63号',
  kind: 'method',
})

/** Thresholds by rung and name. */
export type Thresholds = Readonly<Record<string, Readonly<Record<string, number>>>>
