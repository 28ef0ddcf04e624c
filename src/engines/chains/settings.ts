import { Type } from 'typebox'
import { defineSetting, type Setting } from '../../model/setting.ts'
import type { Bilingual } from '../../model/system.ts'
import { GAP_KINDS, gapNames, LEVELS, levelNames, PLACES, placeNames } from './names.ts'

const said = ({ zh, en }: Bilingual) => `${zh} · ${en}`
/** One of some words, each called by its name in both languages. */
const choice = <const T extends readonly string[]>(
  values: T,
  title: string,
  names: Readonly<Record<T[number], Bilingual>>,
) =>
  Type.Unsafe<T[number]>(
    Type.Enum([...values], {
      title,
      'x-words': Object.fromEntries(values.map((value) => [value, said(names[value as T[number]])])),
    }),
  )

/** What is asked of a node before it is strong (强). */
export const REQUIREMENTS = ['firms', 'coverage', 'level'] as const
export type Requirement = (typeof REQUIREMENTS)[number]
const requirementNames: Readonly<Record<Requirement, Bilingual>> = {
  firms: { zh: '企业家数', en: 'number of firms' },
  coverage: { zh: '供给能力', en: 'capacity' },
  level: { zh: '技术水平', en: 'level of technology' },
}

const asks = (title: string) => Type.Array(choice(REQUIREMENTS, title, requirementNames), { maxItems: 3, title })

/** When a node is strong, and which firms count. */
export const NODE_RULES = defineSetting({
  key: 'chains.node-rules',
  name: { zh: '环节强弱的标准', en: 'When a node is strong' },
  about: {
    zh: '没有企业的环节是断；有企业、要求全部满足的是强，有一条不满足的是弱。没有全国统一的标准，由本地定。',
    en: 'A node without a firm is missing; one that meets everything asked is strong, one that fails something weak. No national rule exists: the place sets it.',
  },
  schema: Type.Object({
    asks: Type.Object(
      {
        product: asks('产品环节要求 · asked of products'),
        technology: asks('技术环节要求 · asked of technologies'),
        service: asks('服务环节要求 · asked of services'),
      },
      { title: '各类环节要求什么 · what is asked of each kind' },
    ),
    firms: Type.Integer({ minimum: 1, maximum: 50, title: '至少几家企业 · firms at least' }),
    coverage: Type.Number({
      minimum: 0,
      maximum: 10,
      title: '供给能力至少达到本地需求的 · capacity at least this share of local demand',
      description: '1 表示正好够用 · 1: exactly enough',
    }),
    level: choice(LEVELS, '至少一家的技术水平达到 · level that one firm at least has', levelNames),
    freshMonths: Type.Integer({
      minimum: 1,
      maximum: 120,
      title: '能力数据多少个月内有效 · months for which a capability holds',
      description: '更早的按待核实算 · older ones are to be verified',
    }),
  }),
  default: {
    asks: { product: ['firms', 'coverage', 'level'], technology: ['level'], service: ['firms'] },
    firms: 2,
    coverage: 0.6,
    level: 'provincial' as const,
    freshMonths: 24,
  },
  source: 'practice',
  kind: 'method',
})
export type NodeRules = typeof NODE_RULES extends Setting<infer T> ? T : never

/** Which gaps are to strengthen, fill, extend or build, and in which order they stand. */
export const GAP_RULES = defineSetting({
  key: 'chains.gap-rules',
  name: { zh: '强链、补链、延链的分法', en: 'Kinds of gap' },
  about: {
    zh: '弱的环节强链。断的环节按位置或按上中下游分：两头都有企业的补链，只有一头有的延链，都没有的建链。各地口径不一，由本地定。',
    en: 'A weak node is to be strengthened. A missing one is told by its place among supplies or by its stage: firms on both sides, fill; on one side, extend; on neither, build. Usage differs: the place sets it.',
  },
  schema: Type.Object({
    by: choice(['position', 'stage'], '断的环节按什么分 · missing nodes are told by', {
      position: { zh: '按上下游供应关系', en: 'their place among supplies' },
      stage: { zh: '按上中下游', en: 'their stage' },
    }),
    weights: Type.Object(
      {
        core: Type.Number({ minimum: 0, maximum: 100, title: '核心环节权重 · weight of core nodes' }),
        important: Type.Number({ minimum: 0, maximum: 100, title: '重要环节权重 · of important nodes' }),
        ordinary: Type.Number({ minimum: 0, maximum: 100, title: '一般环节权重 · of ordinary nodes' }),
      },
      { title: '环节权重 · weights of nodes' },
    ),
    supplies: Type.Object(
      {
        critical: Type.Number({ minimum: 0, maximum: 100, title: '关键供应的分量 · worth of a critical supply' }),
        important: Type.Number({ minimum: 0, maximum: 100, title: '重要供应的分量 · of an important one' }),
        ordinary: Type.Number({ minimum: 0, maximum: 100, title: '一般供应的分量 · of an ordinary one' }),
      },
      { title: '供应的分量 · worths of supplies' },
    ),
    ticket: Type.Number({
      minimum: 0,
      maximum: 1,
      title: '每个未办结问题使次序上调的比例 · what each open ticket adds to the priority',
    }),
    days: Type.Object(
      Object.fromEntries(
        GAP_KINDS.map((kind) => [kind, Type.Integer({ minimum: 1, maximum: 3650, title: said(gapNames[kind]) })]),
      ) as Record<(typeof GAP_KINDS)[number], ReturnType<typeof Type.Integer>>,
      { title: '各类任务的完成天数 · days to close each kind' },
    ),
  }),
  default: {
    by: 'position' as const,
    weights: { core: 3, important: 2, ordinary: 1 },
    supplies: { critical: 3, important: 2, ordinary: 1 },
    ticket: 0.1,
    days: { strengthen: 365, fill: 365, extend: 730, build: 1095 },
  },
  source: 'practice',
  kind: 'method',
})
export type GapRules = typeof GAP_RULES extends Setting<infer T> ? T : never

/** How local supply is reckoned, and what of it may be told. */
export const DISCLOSURE = defineSetting({
  key: 'chains.disclosure',
  name: { zh: '配套率口径和保密', en: 'Local supply and what is told of it' },
  about: {
    zh: '订单金额属于商业秘密：不是买卖双方的只看档次。涉及的买方或卖方少于规定家数，或一家占比过大时，不出数。',
    en: 'What an order is worth is a trade secret: whoever is not a party sees a band. No figure comes from fewer buyers or sellers than are set, or where one of them has too large a part.',
  },
  schema: Type.Object({
    local: Type.Array(choice(PLACES, '范围 · place', placeNames), {
      minItems: 1,
      maxItems: 5,
      title: '算作本地的范围 · counted as local',
    }),
    firms: Type.Integer({
      minimum: 2,
      maximum: 50,
      title: '至少几家买方、几家卖方才出数 · buyers, and sellers, behind a figure',
    }),
    dominance: Type.Number({
      minimum: 0.3,
      maximum: 1,
      title: '一家占比超过多少不出数 · the part of one firm above which no figure is told',
    }),
    bands: Type.Array(Type.Number({ exclusiveMinimum: 0 }), {
      minItems: 1,
      maxItems: 20,
      title: '金额档次的界线（万元）· bounds of the bands (10,000 yuan)',
    }),
  }),
  default: { local: ['district' as const], firms: 3, dominance: 0.9, bands: [10, 50, 100, 500, 1000, 5000, 10000] },
  source: 'practice',
  kind: 'method',
  check: ({ bands }) =>
    bands.every((bound, i) => i === 0 || bound > (bands[i - 1] as number))
      ? []
      : [
          {
            at: 'value.bands',
            code: 'order',
            message: { zh: '界线要从小到大排列', en: 'bounds must rise' },
          },
        ],
})
export type Disclosure = typeof DISCLOSURE extends Setting<infer T> ? T : never

/** How output is told of chains and nodes out of firms' monthly data. */
export const OUTPUT_RULES = defineSetting({
  key: 'chains.output',
  name: { zh: '产业链产值口径', en: 'Output of chains' },
  about: {
    zh: '产值按链上企业月度营业收入算：一家企业在一条链上只算一次，在几个环节上的按能力分摊或平分。数据不全时照实说明缺几家；给规划指标用的数，缺得太多不出。',
    en: 'Output is what the firms of a chain turned over by their monthly data: each once in its chain, told over its nodes by capacity or evenly. What is missing is said; no figure answers a target where too much is.',
  },
  schema: Type.Object({
    split: choice(['capacity', 'even'], '一家企业在几个环节上的 · a firm on several nodes', {
      capacity: { zh: '按年供给能力分摊', en: 'told by its capacities' },
      even: { zh: '平分', en: 'told evenly' },
    }),
    leastCovered: Type.Number({
      minimum: 0,
      maximum: 1,
      title: '至少多少企业数据齐全才作为指标数据 · part of the firms that must be whole before it answers a target',
    }),
  }),
  default: { split: 'capacity' as const, leastCovered: 0.8 },
  source: 'practice',
  kind: 'method',
})
export type OutputRules = typeof OUTPUT_RULES extends Setting<infer T> ? T : never

export const DELIVERABLE_KINDS = ['network', 'map', 'list', 'pool', 'report'] as const
/** What a deliverable is made of: supplies, a drawing, entries of some kinds, a document. */
export const CONTENTS = [
  'supply-network',
  'service-network',
  'panorama',
  'status',
  'entries',
  'firms',
  'report-development',
  'report-gaps',
] as const
const kindNames: Readonly<Record<(typeof DELIVERABLE_KINDS)[number], Bilingual>> = {
  network: { zh: '网', en: 'network' },
  map: { zh: '图', en: 'map' },
  list: { zh: '库', en: 'list' },
  pool: { zh: '池', en: 'pool' },
  report: { zh: '报告', en: 'report' },
}
const contentNames: Readonly<Record<(typeof CONTENTS)[number], Bilingual>> = {
  'supply-network': { zh: '供应关系', en: 'supplies' },
  'service-network': { zh: '服务机构', en: 'services' },
  panorama: { zh: '全景图', en: 'panorama' },
  status: { zh: '现状图', en: 'status map' },
  entries: { zh: '条目', en: 'entries' },
  firms: { zh: '链上企业', en: 'firms on nodes' },
  'report-development': { zh: '发展报告', en: 'report on the chain' },
  'report-gaps': { zh: '缺口分析报告', en: 'report on its gaps' },
}
export const ENTRY_KINDS = ['target', 'project', 'technology', 'talent', 'fund', 'service'] as const
const entryNames: Readonly<Record<(typeof ENTRY_KINDS)[number], Bilingual>> = {
  target: { zh: '目标企业', en: 'target firms' },
  project: { zh: '项目', en: 'projects' },
  technology: { zh: '技术', en: 'technologies' },
  talent: { zh: '人才', en: 'experts' },
  fund: { zh: '资金', en: 'funds' },
  service: { zh: '服务机构', en: 'services' },
}

/**
 * 两网、两图、两库、两池、两报告: no rule says what they are. The defaults are what practice most often means by them; a place
 * renames, adds and takes away.
 */
export const DELIVERABLES = defineSetting({
  key: 'chains.deliverables',
  name: { zh: '产业链工作包', en: 'Deliverables of a chain' },
  about: {
    zh: '每条链要交的成果：网、图、库、池、报告各叫什么、由什么内容组成。没有统一规定，由本地定。',
    en: 'What is kept for each chain: what its networks, maps, lists, pools and reports are called and made of. No rule says: the place sets it.',
  },
  schema: Type.Array(
    Type.Object({
      id: Type.String({ pattern: '^[a-z][a-z0-9-]{0,30}$', title: '代号 · id' }),
      kind: choice(DELIVERABLE_KINDS, '网、图、库、池、报告 · kind', kindNames),
      name: Type.Object(
        {
          zh: Type.String({ minLength: 1, maxLength: 30, title: '名称 · name in Chinese' }),
          en: Type.String({ minLength: 1, maxLength: 60, title: '英文名称 · name in English' }),
        },
        { title: '名称 · name' },
      ),
      content: choice(CONTENTS, '内容 · content', contentNames),
      entries: Type.Array(choice(ENTRY_KINDS, '类别 · kind', entryNames), {
        maxItems: 6,
        title: '收哪些类别的条目 · kinds of entry',
      }),
    }),
    { minItems: 1, maxItems: 40 },
  ),
  default: [
    item('supply-network', 'network', '供应配套网', 'Supply network', 'supply-network'),
    item('service-network', 'network', '产业服务网', 'Service network', 'service-network', ['service']),
    item('panorama', 'map', '产业链全景图', 'Panorama', 'panorama'),
    item('status', 'map', '产业链现状图', 'Status map', 'status'),
    item('targets', 'list', '目标企业（招商）库', 'Target firms', 'entries', ['target']),
    item('projects', 'list', '重点项目库', 'Projects', 'entries', ['project']),
    item('funds', 'pool', '资金池', 'Funds', 'entries', ['fund']),
    item('talents', 'pool', '人才（专家）池', 'Experts and technologies', 'entries', ['talent', 'technology']),
    item('development', 'report', '产业链发展报告', 'Report on the chain', 'report-development'),
    item('gaps', 'report', '产业链招商（缺口分析）报告', 'Report on its gaps', 'report-gaps'),
  ],
  source: 'practice',
  kind: 'method',
  check: (items) => {
    const ids = items.map(({ id }) => id)
    return ids.flatMap((id, i) =>
      ids.indexOf(id) === i
        ? []
        : [{ at: `value.${i}.id`, code: 'repeated', message: { zh: `“${id}”用了两次`, en: `“${id}” is used twice` } }],
    )
  },
})
export type Deliverable = (typeof DELIVERABLES extends Setting<infer T> ? T : never)[number]

function item(
  id: string,
  kind: (typeof DELIVERABLE_KINDS)[number],
  zh: string,
  en: string,
  content: (typeof CONTENTS)[number],
  entries: (typeof ENTRY_KINDS)[number][] = [],
) {
  return { id, kind, name: { zh, en }, content, entries }
}

/** Every setting of this engine. */
export const ALL_SETTINGS = [NODE_RULES, GAP_RULES, DISCLOSURE, OUTPUT_RULES, DELIVERABLES] as const
