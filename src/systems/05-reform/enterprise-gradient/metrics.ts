import type { Metric } from '../../../language/metric.ts'

const standing = { from: 'entered_on', until: 'ended_on' } as const
const inForce = { from: 'valid_from', until: 'ended_on' } as const
const FIRM = '!(kind in ["sole-trader", "cooperative", "branch"])'

/** How many firms hold a qualification at the end of a period. */
const holding = (
  id: string,
  zh: string,
  en: string,
  where: string,
  answers: readonly string[],
  by: readonly string[] = [],
): Metric => ({
  id,
  name: { zh, en },
  about: {
    zh: '期末仍有效的资质条数；到期、撤销、退库、摘牌的从那一天起不再计。同一企业同类资质只有一条有效。',
    en: 'Records in force at the end of the period: not those that lapsed, were revoked, left the list or were delisted by then. A firm has one of a kind in force.',
  },
  unit: '家',
  digits: 0,
  of: 'qualification',
  where,
  time: inForce,
  take: 'count',
  answers,
  ...(by.length === 0 ? {} : { by }),
})

/** How many were newly granted within a period; renewals are none. */
const granted = (id: string, zh: string, en: string, where: string, answers: readonly string[]): Metric => ({
  id,
  name: { zh, en },
  about: {
    zh: '有效期起点落在期内、且不是接续上一期的条数；重新认定不算新增。',
    en: 'Records whose term begins in the period and that renew none: a renewal is not new.',
  },
  unit: '家',
  digits: 0,
  of: 'qualification',
  where: `${where} && !has(renews)`,
  time: { at: 'valid_from' },
  take: 'count',
  answers,
})

export const metrics: readonly Metric[] = [
  {
    id: 'market-entities',
    name: { zh: '经营主体户数', en: 'Market entities' },
    about: {
      zh: '期末在册的企业、农民专业合作社、个体工商户和分支机构，含歇业的；已迁出、吊销、注销的不计。',
      en: 'All that stand at the end of the period, dormant ones among them; not those that moved out, were revoked or deregistered.',
    },
    unit: '户',
    digits: 0,
    of: 'enterprise',
    time: standing,
    take: 'count',
    answers: ['market-entities'],
    by: ['kind', 'park'],
  },
  {
    id: 'market-entities-new',
    name: { zh: '新增经营主体', en: 'New market entities' },
    about: {
      zh: '期内新登记和迁入的户数，不扣除退出的。',
      en: 'Registered or moved in within the period; those that left are not taken off.',
    },
    unit: '户',
    digits: 0,
    of: 'enterprise',
    time: { at: 'entered_on' },
    take: 'count',
    answers: ['market-entities-new'],
    by: ['kind'],
  },
  {
    id: 'enterprises',
    name: { zh: '企业户数', en: 'Enterprises' },
    about: {
      zh: '期末在册企业，不含个体工商户、农民专业合作社和分支机构。',
      en: 'Firms that stand at the end of the period, without sole traders, cooperatives and branches.',
    },
    unit: '户',
    digits: 0,
    of: 'enterprise',
    where: FIRM,
    time: standing,
    take: 'count',
    answers: ['enterprises'],
    by: ['kind', 'park'],
  },
  {
    id: 'enterprises-new',
    name: { zh: '新增企业', en: 'New enterprises' },
    about: {
      zh: '期内新登记和迁入的企业，不扣除退出的。',
      en: 'Firms registered or moved in within the period; those that left are not taken off.',
    },
    unit: '户',
    digits: 0,
    of: 'enterprise',
    where: FIRM,
    time: { at: 'entered_on' },
    take: 'count',
    answers: ['enterprises-new'],
  },
  {
    id: 'converted',
    name: { zh: '个转企户数', en: 'Sole traders that became companies' },
    about: {
      zh: '期内登记、注明由个体工商户转来的企业。只作统计，不作考核指标。',
      en: 'Firms registered in the period that name the sole trader they come from. A count; nobody is assessed by it.',
    },
    unit: '户',
    digits: 0,
    of: 'enterprise',
    where: `has(converted_from) && ${FIRM}`,
    time: { at: 'entered_on' },
    take: 'count',
  },
  holding(
    'above-scale',
    '“四上”企业数',
    'Firms above scale',
    'kind == "above-scale"',
    ['four-above-firms', 'large-firms'],
    ['category'],
  ),
  holding(
    'above-scale-industry',
    '规模以上工业企业数',
    'Industry above scale',
    'kind == "above-scale" && category == "industry"',
    // A plan that counts 规模以上企业 from a base of industrial firms means these; which one answers, a person decides.
    ['large-industrial-firms', 'large-firms'],
  ),
  holding(
    'above-scale-services',
    '规模以上服务业企业数',
    'Services above scale',
    'kind == "above-scale" && category == "service"',
    ['large-service-firms'],
  ),
  granted('above-scale-new', '新增“四上”企业', 'New firms above scale', 'kind == "above-scale"', ['four-above-new']),
  granted(
    'above-scale-industry-new',
    '新增规模以上工业企业',
    'New industry above scale',
    'kind == "above-scale" && category == "industry"',
    ['large-industrial-new', '新增规上企业'],
  ),
  {
    id: 'above-scale-left',
    name: { zh: '退出“四上”企业', en: 'Firms that fell out of scale' },
    about: {
      zh: '期内退库的四上企业；与新增相减即净增。',
      en: 'Firms that left the statistics in the period; new ones less these are the net gain.',
    },
    unit: '家',
    digits: 0,
    of: 'qualification',
    where: 'kind == "above-scale"',
    time: { at: 'ended_on' },
    take: 'count',
  },
  holding('high-tech', '高新技术企业数', 'High-tech enterprises', 'kind == "high-tech"', ['hightech-firms']),
  granted('high-tech-new', '新增高新技术企业', 'New high-tech enterprises', 'kind == "high-tech"', [
    'hightech-firms-new',
  ]),
  holding('tech-smes', '科技型中小企业数', 'Technology SMEs', 'kind == "tech-sme"', ['tech-smes']),
  granted('tech-smes-new', '新增科技型中小企业', 'New technology SMEs', 'kind == "tech-sme"', ['tech-smes-new']),
  holding('innovative-smes', '创新型中小企业数', 'Innovative SMEs', 'kind == "innovative-sme"', ['创新型中小企业']),
  holding('specialised', '专精特新中小企业数', 'Specialised SMEs', 'kind == "specialised"', ['specialised-smes']),
  holding('little-giants', '专精特新“小巨人”企业数', 'Little giants', 'kind == "little-giant"', ['little-giants']),
  granted('little-giants-new', '新增“小巨人”企业', 'New little giants', 'kind == "little-giant"', [
    'little-giants-new',
  ]),
  holding('backbone', '创新型骨干企业数', 'Innovative backbone firms', 'kind == "backbone"', ['创新型骨干企业']),
  holding('listing-reserve', '上市后备企业数', 'Firms in the listing reserve', 'kind == "listing-reserve"', [
    '上市后备企业',
  ]),
  holding(
    'listed',
    '上市和新三板挂牌企业数',
    'Firms listed or quoted on the NEEQ',
    'kind in ["listed", "neeq"]',
    ['listed-companies', '上市挂牌企业', '新三板挂牌和境内外资本市场上市企业数'],
    ['kind'],
  ),
]
