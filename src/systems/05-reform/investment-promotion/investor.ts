import type { RecordType } from '../../../language/record-type.ts'

export const DESK = { planner: 'division', clerk: 'division' } as const
export const READERS = { planner: 'division', leader: 'division', clerk: 'division', reviewer: 'body' } as const
export const TAKERS = { planner: 'division', leader: 'division' } as const

/** 投资方: who may invest. One row a group: leads of its firms all point to it, so that one is not courted twice unawares. */
export const investor: RecordType = {
  id: 'investor',
  name: { zh: '投资方', en: 'Investor' },
  about: {
    zh: '一个投资主体一条；集团下的公司按实际控制人归到一条。',
    en: 'One row an investor; firms of a group stand under whoever controls them.',
  },
  title: 'name',
  fields: {
    name: { kind: 'text', label: { zh: '名称', en: 'Name' }, required: true },
    code: {
      kind: 'credit-code',
      label: { zh: '统一社会信用代码', en: 'Credit code' },
      help: { zh: '境外投资方没有，留空。', en: 'An investor from abroad has none.' },
    },
    home: {
      kind: 'choice',
      label: { zh: '来自', en: 'From' },
      required: true,
      choices: {
        gba: { zh: '粤港澳大湾区', en: 'Greater Bay Area' },
        yangtze: { zh: '长三角', en: 'Yangtze delta' },
        csz: { zh: '长株潭', en: 'Chang-Zhu-Tan' },
        province: { zh: '省内其他', en: 'Elsewhere in the province' },
        elsewhere: { zh: '国内其他', en: 'Elsewhere in China' },
        abroad: { zh: '境外', en: 'Abroad' },
      },
    },
    is_native: {
      kind: 'yes-no',
      label: { zh: '乡友、校友、湘商', en: 'Native, alumnus or of the trade association' },
    },
    sector: { kind: 'sector', label: { zh: '主业', en: 'Main business' } },
    contact: { kind: 'text', personal: 'name', atMost: 40, label: { zh: '联系人', en: 'Contact' } },
    phone: { kind: 'phone', personal: 'phone', label: { zh: '联系电话', en: 'Phone' } },
    note: { kind: 'long-text', label: { zh: '背景', en: 'Background' } },
  },
  rollups: {
    leads: { label: { zh: '线索', en: 'Leads' }, of: 'lead', by: 'investor', take: 'count' },
    courted: {
      label: { zh: '在跟线索', en: 'Leads followed' },
      of: 'lead',
      by: 'investor',
      where: 'has(claimed_for)',
      take: 'count',
    },
    signed: {
      label: { zh: '签约', en: 'Signed' },
      of: 'lead',
      by: 'investor',
      where: 'has(signed_on)',
      take: 'count',
    },
    listings: { label: { zh: '入榜', en: 'Listings' }, of: 'top-listing', by: 'investor', take: 'count' },
    first_landed: {
      label: { zh: '最早落户', en: 'First settled on' },
      of: 'lead',
      by: 'investor',
      where: 'counts_as_top && has(registered_on) && state != "died" && state != "dissolved"',
      take: { least: 'registered_on' },
    },
  },
  unique: [['name'], ['code']],
  alike: [{ same: ['name'] }, { same: ['code'] }],
  columns: ['name', 'home', 'sector', 'is_native', 'leads', 'courted', 'signed', 'listings'],
  views: [
    { id: 'top', name: { zh: '三类500强', en: 'Top 500' }, where: 'listings > 0' },
    { id: 'landed', name: { zh: '已落户500强', en: 'Top 500 settled' }, where: 'listings > 0 && has(first_landed)' },
  ],
  who: {
    read: READERS,
    create: DESK,
    change: DESK,
    reveal: { planner: 'division', clerk: 'division' },
    import: DESK,
    export: TAKERS,
    merge: { planner: 'division' },
  },
}

/** 500强榜单: one place of an investor on one of the three lists in one year. */
export const topListing: RecordType = {
  id: 'top-listing',
  name: { zh: '500强入榜', en: 'Listing among the top 500' },
  about: {
    zh: '一年一榜一条。世界、中国、民营三张榜；同一投资方入几榜、入几年，落户只算一家。',
    en: 'One row a list and year: world, China, private. On however many lists and years, an investor counts once.',
  },
  title: 'list',
  fields: {
    investor: { kind: 'link', to: 'investor', label: { zh: '投资方', en: 'Investor' }, required: true, isFixed: true },
    list: {
      kind: 'choice',
      label: { zh: '榜单', en: 'List' },
      required: true,
      isFixed: true,
      choices: {
        global: { zh: '世界500强', en: 'Global 500' },
        china: { zh: '中国500强', en: 'China 500' },
        private: { zh: '民营500强', en: 'Private 500' },
      },
    },
    year: { kind: 'period', periods: 'year', label: { zh: '榜单年度', en: 'Year' }, required: true, isFixed: true },
    rank: { kind: 'integer', least: 1, most: 500, label: { zh: '名次', en: 'Rank' } },
    source: { kind: 'text', label: { zh: '来源', en: 'Source' }, required: true },
  },
  unique: [['investor', 'list', 'year']],
  columns: ['investor', 'list', 'year', 'rank', 'source'],
  who: { read: READERS, create: DESK, change: DESK, import: DESK, export: TAKERS },
}
