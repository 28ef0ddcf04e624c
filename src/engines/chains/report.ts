import type { Citation, QueryCitation } from '../official-documents/citation.ts'
import {
  type Block,
  type Cell,
  type Column,
  type Figure,
  figure,
  type OfficialDocument,
  plainDocument,
  type Row,
  type Run,
  type Table,
  text,
} from '../official-documents/model.ts'
import { DASH, dateText, decimal, percent } from '../official-documents/numbers.ts'
import type { AnalysedNode, Analysis } from './analyse.ts'
import type { LocalSupplyAnswer } from './answers.ts'
import type { StoredEntry, StoredTicket, Work } from './chains-store.ts'
import { firmsOfChain } from './firms.ts'
import type { ChainSettings, LoadedChain } from './load.ts'
import {
  GAP_KINDS,
  gapNames,
  levelNames,
  NODE_STATES,
  PLACES,
  placeNames,
  STAGES,
  stageNames,
  stateNames,
} from './names.ts'
import type { ChainOutput } from './output.ts'
import type { Deliverable } from './settings.ts'
import type { Sourced } from './sourcing.ts'
import type { StoredNeed } from './sourcing-store.ts'

/** What a report on a chain is written from: its figures as they stand on a day. */
export interface ReportFacts extends LoadedChain {
  readonly on: string
  readonly settings: ChainSettings
  readonly entries: readonly StoredEntry[]
  readonly supply: LocalSupplyAnswer
  readonly tickets: readonly StoredTicket[]
  readonly needs: readonly { readonly need: StoredNeed; readonly found: readonly Sourced[] }[]
  /** As whoever takes the report away may see it; null: no month has data. */
  readonly output: { readonly last: string; readonly told: ChainOutput } | null
  /** Leads, challenges and technical needs that name a gap of the chain. */
  readonly works: readonly Work[]
  /** Name of the division. */
  readonly place: string
  /** 模拟数据 where it is simulated. */
  readonly label: string | null
}

/** A report of the deliverables as a document in the layout of GB/T 9704-2012; every figure cites what it was counted from. */
export function chainReport(item: Deliverable, facts: ReportFacts): OfficialDocument {
  const { chain, place, on, label } = facts
  const bare = chain.name.endsWith('产业链') ? item.name.zh.replace(/^产业链/, '') : item.name.zh
  const isGaps = item.content === 'report-gaps'
  return {
    ...plainDocument,
    title: `${place}${chain.name}${bare}`,
    subtitle: `（截至${dateText(on)}）`,
    blocks: isGaps ? gapBlocks(facts) : developmentBlocks(facts),
    signature: chain.officeName,
    date: on,
    annexes: [
      isGaps
        ? { key: 'gaps', title: '缺口清单', blocks: [gapTable(facts)], orientation: 'landscape' }
        : { key: 'nodes', title: '环节清单', blocks: [nodeTable(facts)], orientation: 'landscape' },
      ...(isGaps
        ? []
        : [{ key: 'firms', title: '链上企业清单', blocks: [firmTable(facts)], orientation: 'portrait' } as const]),
    ],
    label,
  }
}

function developmentBlocks(facts: ReportFacts): readonly Block[] {
  const { chain, analysis, settings } = facts
  const rules = settings.nodes
  const firms = firmsOfChain(analysis.nodes)
  const leading = firms.filter(({ role }) => role === 'leading')
  return [
    heading('basic', 1, '基本情况'),
    paragraph('basic', [
      text(`${chain.name}于${dateText(chain.openedOn)}建链，由${chain.officeName}牵头`),
      text(chain.chiefPost === null ? '，链长待明确。' : `，链长为${chain.chiefPost}。`),
      text('图谱共'),
      count('nodes', '环节', analysis.nodes.map(idOf), '个环节'),
      text('、'),
      supplies(analysis),
      text('，本区链上企业'),
      count(
        'firms',
        '链上企业',
        firms.map(({ id }) => id),
        '家',
      ),
      ...(leading.length === 0
        ? [text('，还没有认定链主企业。')]
        : [text(`，其中链主企业${leading.map(({ name }) => name).join('、')}。`)]),
      ...(chain.scope === null ? [] : [text(chain.scope)]),
    ]),
    ...(chain.metOn === null
      ? [question('meeting', '链长会议召开情况', chain.officeName)]
      : [paragraph('meeting', [text(`最近一次链长会议于${dateText(chain.metOn)}召开。`)])]),
    heading('states', 1, '环节强弱'),
    paragraph('states', [
      text(
        `按现行标准，有企业且要求全部满足的为强，有一条不满足的为弱，没有企业的为断；产品环节要求企业不少于${rules.firms}家、供给能力达到本地需求的${percent(rules.coverage, 0)}、至少一家达到${levelNames[rules.level].zh}。`,
      ),
      ...NODE_STATES.flatMap((state, i): Run[] => [
        text(i === 0 ? '目前' : '、'),
        text(stateNames[state].zh),
        stateCount(analysis, state),
      ]),
      text('，另有'),
      stateCount(analysis, 'unknown'),
      text('企业能力待核实，不计入强弱。'),
    ]),
    stageTable(analysis),
    heading('output', 1, '产值'),
    ...outputBlocks(facts),
    heading('supply', 1, '本地配套'),
    paragraph('supply', supplyRuns(facts)),
    paragraph('needs', needRuns(facts)),
    heading('risk', 1, '关键路径和单点风险'),
    ...riskBlocks(facts),
    heading('work', 1, '强链补链延链进展'),
    ...workBlocks(facts),
    heading('next', 1, '存在问题和下一步打算'),
    question('problems', '制约这条产业链的主要问题及原因', chain.officeName),
    question('plans', '下一步工作打算和需要协调的事项', chain.officeName),
  ]
}

function gapBlocks(facts: ReportFacts): readonly Block[] {
  const { chain, analysis, settings, entries } = facts
  const { gaps, dependencies } = analysis
  const targets = entries.filter(({ kind, state }) => kind === 'target' && (state === 'listed' || state === 'active'))
  return [
    heading('whole', 1, '总体判断'),
    paragraph('whole', [
      text(`${chain.name}图谱算出缺口`),
      count('gaps', '缺口', gaps.map(idOf), '个'),
      ...GAP_KINDS.flatMap((kind, i): Run[] => [
        text(i === 0 ? '：' : '、'),
        text(gapNames[kind].zh),
        gapCount(analysis, kind),
      ]),
      text('。弱的环节为强链；断的环节'),
      text(
        settings.gaps.by === 'position'
          ? '按它在供应关系中的位置分：上家、下家本区都有企业的为补链，只有一头有的为延链，都没有的为建链。'
          : '按上中下游分：本段已有企业的为补链，整段没有而相邻段有的为延链，都没有的为建链。',
      ),
      text('次序按牵动范围和差距大小排定，未办结问题多的靠前。'),
    ]),
    ...GAP_KINDS.flatMap((kind) => kindBlocks(kind, facts)),
    ...(dependencies.length === 0
      ? []
      : [
          heading('dependencies', 1, '区外依赖'),
          paragraph('dependencies', [
            text('不在本区布局、靠区外采购的环节'),
            count('dependencies', '区外依赖', dependencies.map(idOf), '个'),
            text(`：${dependencies.map(({ node }) => node.name).join('、')}。其中牵动最大的是`),
            ...dependencyRuns(dependencies[0] as AnalysedNode),
            text('。'),
          ]),
        ]),
    heading('risk', 1, '单点风险'),
    ...riskBlocks(facts),
    heading('targets', 1, '招商目标'),
    paragraph('targets', [
      text('目标企业库现有'),
      count(
        'targets',
        '目标企业',
        targets.map(({ id }) => id),
        '家',
      ),
      text('，都对应到缺口。'),
      ...uncovered(facts),
    ]),
    paragraph('works', worksRuns(facts)),
    question('policy', '拟采取的招商方式和要素保障', chain.officeName),
  ]
}

/** Each gap of a kind in a sentence of its own: where, why, who has it in hand. */
function kindBlocks(kind: (typeof GAP_KINDS)[number], { analysis, followUps }: ReportFacts): readonly Block[] {
  const own = analysis.gaps.filter(({ gap }) => gap.kind === kind)
  if (own.length === 0) return []
  const shown = own.slice(0, 12)
  return [
    heading(`kind-${kind}`, 1, gapNames[kind].zh),
    ...shown.map((one): Block => {
      const task = followUps.find(({ node, state }) => node === one.node.id && (state === 'open' || state === 'doing'))
      return paragraph(`gap-${one.node.code}`, [
        text(`${one.node.name}：${one.gap.reasons.map(({ zh }) => zh).join('；')}。次序值`),
        figure(
          `gap:${one.node.code}/priority`,
          decimal(one.gap.priority * 100, 1),
          one.gap.priority * 100,
          computed('gapPriority', '次序值', `${one.gap.worked.zh}`, [record('环节', one.node.id)]),
        ),
        text(task === undefined ? '，还没有立项跟进。' : `，由${task.ownerName}跟进，${dateText(task.due)}前完成。`),
      ])
    }),
    ...(own.length > shown.length
      ? [paragraph(`more-${kind}`, [text(`其余${own.length - shown.length}个见附件。`)])]
      : []),
  ]
}

function riskBlocks({ analysis }: ReportFacts): readonly Block[] {
  const { critical, byId, singles } = analysis
  const path = critical.nodes.map((id) => byId.get(id)?.node.name ?? '')
  const firms = firmsOfChain(analysis.nodes).filter(({ alone }) => alone.length > 0)
  return [
    ...(path.length === 0
      ? []
      : [
          paragraph('critical', [
            text('关键路径经过'),
            count('critical', '关键路径上的环节', critical.nodes, '个环节'),
            text(`：${path.join('→')}。`),
          ]),
        ]),
    paragraph('singles', [
      text('只有一家企业的环节'),
      count('singles', '单点环节', singles.map(idOf), '个'),
      ...(singles.length === 0
        ? [text('。')]
        : [
            text('，牵动最大的是'),
            ...dependencyRuns(singles[0] as AnalysedNode),
            text('。'),
            ...(firms[0] === undefined
              ? []
              : [text(`${firms[0].name}独占${firms[0].alone.length}个环节，一旦退出，这些环节即断。`)]),
          ]),
    ]),
  ]
}

/** A node's name with the share of the chain that depends on it. */
const dependencyRuns = ({ node, downstream, dependants }: AnalysedNode): readonly Run[] => [
  text(`${node.name}，下游`),
  figure(
    `node:${node.code}/downstream`,
    percent(downstream),
    downstream,
    computed('reachOf', '下游牵动', `下游${dependants}个环节的权重之和÷全链权重之和＝${percent(downstream)}`, [
      record('环节', node.id),
    ]),
  ),
  text('的分量靠它'),
]

function workBlocks({ followUps, entries, tickets, settings, on, chain }: ReportFacts): readonly Block[] {
  const inHand = followUps.filter(({ state }) => state === 'open' || state === 'doing')
  const filled = followUps.filter(({ state }) => state === 'filled')
  const overdue = inHand.filter(({ due }) => due < on)
  const unsolved = tickets.filter(({ state }) => state === 'raised' || state === 'assigned' || state === 'escalated')
  return [
    paragraph('tasks', [
      text('立项跟进的任务在办'),
      count(
        'in-hand',
        '强链补链延链任务',
        inHand.map(({ id }) => id),
        '个',
        '在办',
      ),
      text('，已补上'),
      count(
        'filled',
        '强链补链延链任务',
        filled.map(({ id }) => id),
        '个',
        '已补上',
      ),
      text('，超期'),
      count(
        'overdue',
        '强链补链延链任务',
        overdue.map(({ id }) => id),
        '个',
        '超期',
      ),
      text('。'),
    ]),
    ...(followUps.length === 0 ? [question('tasks', '缺口尚未立项的原因', chain.officeName)] : []),
    paragraph('lists', [
      ...settings.deliverables
        .filter(({ entries: kinds }) => kinds.length > 0)
        .flatMap((item, i): Run[] => {
          const own = entries.filter(
            ({ kind, state }) => item.entries.includes(kind) && state !== 'expired' && state !== 'removed',
          )
          return [
            text(i === 0 ? '' : '，'),
            text(item.name.zh),
            count(
              `list-${item.id}`,
              item.name.zh,
              own.map(({ id }) => id),
              '条',
            ),
          ]
        }),
      text('。'),
    ]),
    paragraph('tickets', [
      text('企业和专班提出的问题共'),
      count(
        'tickets',
        '产业链问题交办',
        tickets.map(({ id }) => id),
        '件',
      ),
      text('，未办结'),
      count(
        'unsolved',
        '产业链问题交办',
        unsolved.map(({ id }) => id),
        '件',
        '未办结',
      ),
      text('。'),
    ]),
  ]
}

const WITHHELD: Readonly<Record<NonNullable<LocalSupplyAnswer['withheld']>, string>> = {
  none: '近十二个月没有双方确认的订单，配套率不知道，不按零算',
  'few-buyers': '双方确认的订单涉及的买方太少，为保护商业秘密不出数',
  'few-suppliers': '双方确认的订单涉及的卖方太少，为保护商业秘密不出数',
  dominant: '一家企业占订单金额的绝大部分，为保护商业秘密不出数',
}

function supplyRuns({ supply, settings }: ReportFacts): readonly Run[] {
  const { rate, places, band, undecided, orders, withheld } = supply
  const local = settings.disclosure.local.map((place) => placeNames[place].zh).join('、')
  const rest = text(
    undecided === 0 ? '' : `另有${undecided}份订单没有双方确认或有争议，不知道是否成立，不计入分子分母。`,
  )
  if (rate === null || places === null) return [text(`本地配套率${DASH}：${WITHHELD[withheld ?? 'none']}。`), rest]
  const cite: Citation = {
    kind: 'query',
    name: '配套订单',
    where: `近十二个月签订、买卖双方确认，买方${supply.buyers}家、卖方${supply.suppliers}家，金额保密`,
    records: [],
    count: orders,
  }
  return [
    text('近十二个月，买卖双方都确认的订单'),
    figure('supply/orders', `${orders}份`, orders, cite),
    text(`，金额在${band?.zh ?? DASH}；本地（${local}）配套率`),
    figure(
      'supply/rate',
      percent(rate, 0),
      rate,
      computed('localSupply', '本地配套率', `双方确认的本地订单金额÷双方确认的全部订单金额＝${percent(rate, 0)}`, [
        cite,
      ]),
    ),
    text('。按卖方所在地：'),
    ...PLACES.flatMap((place, i): Run[] => [
      text(`${i === 0 ? '' : '、'}${placeNames[place].zh}`),
      figure(
        `supply/${place}`,
        percent(places[place], 0),
        places[place],
        computed('localSupply', `${placeNames[place].zh}占比`, `卖方在${placeNames[place].zh}的金额÷全部金额`, [cite]),
      ),
    ]),
    text('。'),
    rest,
  ]
}

/** 产值 of twelve months with what is not known of it, and the three nodes that make most of it, where they may be told. */
function outputBlocks({ output, analysis }: ReportFacts): readonly Block[] {
  if (output === null) return [paragraph('output', [text('链上企业还没有月度数据，产值不知道，不按零算。')])]
  const { year, growth, nodes } = output.told
  const cite: QueryCitation = {
    kind: 'query',
    name: '企业月度数据',
    where: `链上企业，截至${output.last}的十二个月，营业收入`,
    records: [],
    count: year.rows,
  }
  const first = [...nodes]
    .flatMap(([node, { value }]) => (value === null || value === 0 ? [] : [{ node, value }]))
    .sort((a, b) => b.value - a.value)
    .slice(0, 3)
  return [
    paragraph('output', [
      text(`截至${output.last}的十二个月，链上企业按营业收入计的产值`),
      year.value === null
        ? text(`${DASH}（企业太少或一家占绝大部分，为保护商业秘密不出数）`)
        : figure('output/year', `${decimal(year.value, 0)}万元`, year.value, cite),
      text('，一家企业只算一次；'),
      text(`${year.firms}家企业中${year.whole}家各月数据齐全，其余缺月或没有数据，不知道，不当零。`),
      ...(growth.value === null
        ? [text(`同比${DASH}：没有两年各月数据都齐全、可以出数的企业。`)]
        : [
            text(`两年各月都齐全的${growth.firms}家同比`),
            figure(
              'output/growth',
              percent(growth.value),
              growth.value,
              computed('outputGrowth', '产值同比', `可比企业近十二个月÷上年同期－1＝${percent(growth.value)}`, [cite]),
            ),
            text('。'),
          ]),
      ...(first.length === 0
        ? []
        : [
            text('产值最大的环节是'),
            ...first.flatMap(({ node, value }, i): Run[] => [
              text(`${i === 0 ? '' : '、'}${analysis.byId.get(node)?.node.name ?? ''}`),
              figure(`output/${node}`, `${decimal(value, 0)}万元`, value, cite),
            ]),
            text('。'),
          ]),
    ]),
  ]
}

/** Purchase needs in hand, and of how many somebody here could, might or cannot supply. */
function needRuns({ needs }: ReportFacts): readonly Run[] {
  const open = needs.filter(({ need }) => need.state === 'listed')
  const met = needs.filter(({ need }) => need.state === 'met')
  const ids = (of: ReportFacts['needs']) => of.map(({ need }) => need.id)
  const best = (truth: Sourced['truth']) => open.filter(({ found }) => found[0]?.truth === truth)
  const none = open.filter(({ found }) => found[0] === undefined || found[0].truth === 'false')
  return [
    text('链上企业发布、正在对接的采购需求'),
    count('needs/open', '采购需求', ids(open), '条', '对接中'),
    text('：本区有企业能供的'),
    count('needs/can', '采购需求', ids(best('true')), '条', '有能供的'),
    text('，要核实后才知道的'),
    count('needs/unknown', '采购需求', ids(best('unknown')), '条', '待核实'),
    text('，本区没有能供的'),
    count('needs/none', '采购需求', ids(none), '条', '没有能供的'),
    text('；已对接成功'),
    count('needs/met', '采购需求', ids(met), '条', '已对接成功'),
    text('。'),
  ]
}

/** What is under way elsewhere about the gaps. */
function worksRuns({ works }: ReportFacts): readonly Run[] {
  const of = (type: Work['type']) => works.filter((one) => one.type === type)
  const named = (own: readonly Work[]) =>
    own.length === 0
      ? ''
      : `（${own
          .slice(0, 5)
          .map(({ name }) => name)
          .join('、')}${own.length > 5 ? '等' : ''}）`
  const [leads, challenges] = [of('lead'), of('challenge')]
  return [
    text('对着缺口的招商项目'),
    count(
      'works/leads',
      '招商项目',
      leads.map(({ id }) => id),
      '个',
    ),
    text(`${named(leads)}，揭榜攻关题目`),
    count(
      'works/challenges',
      '榜单题目',
      challenges.map(({ id }) => id),
      '个',
    ),
    text(`${named(challenges)}。`),
  ]
}

/** What of the gaps has no target yet. */
function uncovered({ analysis, followUps, entries }: ReportFacts): readonly Run[] {
  const gapNode = new Map(followUps.map(({ id, node }) => [id, node]))
  const covered = new Set(
    entries
      .filter(({ state }) => state !== 'expired' && state !== 'removed')
      .flatMap(({ gap, node }) => [...(gap === null ? [] : [gapNode.get(gap)]), ...(node === null ? [] : [node])]),
  )
  const bare = analysis.gaps.filter(({ node }) => !covered.has(node.id))
  if (bare.length === 0) return []
  return [
    text('还没有目标的缺口'),
    count('uncovered', '没有目标的缺口', bare.map(idOf), '个'),
    text(
      `，次序最前的是${bare
        .slice(0, 5)
        .map(({ node }) => node.name)
        .join('、')}。`,
    ),
  ]
}

const COLUMN = (
  title: string,
  width: number,
  align: Column['align'] = 'left',
  format: string | null = null,
): Column => ({
  title,
  group: null,
  width,
  align,
  format,
})

function stageTable(analysis: Analysis): Table {
  const states = [...NODE_STATES, 'unknown'] as const
  return {
    kind: 'table',
    key: 'stages',
    caption: '各段环节强弱',
    unit: '单位：个',
    columns: [
      COLUMN('所在段', 8),
      COLUMN('环节', 6, 'right', '0'),
      ...states.map((state) => COLUMN(stateNames[state].zh, 6, 'right', '0')),
    ],
    rows: STAGES.flatMap((stage): Row[] => {
      const own = analysis.nodes.filter(({ node }) => node.stage === stage)
      if (own.length === 0) return []
      return [
        {
          key: stage,
          name: stageNames[stage].zh,
          band: false,
          cells: [
            words(stageNames[stage].zh),
            [count(`stage-${stage}`, '环节', own.map(idOf), '', stageNames[stage].zh)],
            ...states.map((state): Cell => {
              const found = own.filter(({ standing }) => (standing.state ?? 'unknown') === state)
              return [
                count(
                  `stage-${stage}-${state}`,
                  '环节',
                  found.map(idOf),
                  '',
                  `${stageNames[stage].zh}、${stateNames[state].zh}`,
                ),
              ]
            }),
          ],
        },
      ]
    }),
    notes: [],
  }
}

function nodeTable({ analysis }: ReportFacts): Table {
  return {
    kind: 'table',
    key: 'nodes',
    caption: null,
    unit: null,
    columns: [
      COLUMN('代码', 7),
      COLUMN('环节', 14),
      COLUMN('所在段', 6, 'centre'),
      COLUMN('强弱', 5, 'centre'),
      COLUMN('企业', 4, 'right', '0'),
      COLUMN('牵动', 6, 'right', '0.0%'),
      COLUMN('任务', 5, 'centre'),
      COLUMN('理由', 26),
    ],
    rows: analysis.nodes.map(({ node, standing, gap, downstream, dependants }) => ({
      key: node.code,
      name: node.name,
      band: false,
      cells: [
        words(node.code),
        words(node.name),
        words(stageNames[node.stage].zh),
        words(stateNames[standing.state ?? 'unknown'].zh),
        [
          count(
            `node-${node.code}/firms`,
            '链上企业',
            standing.sure.map(({ id }) => id),
            '',
            `${node.name}，已确认`,
          ),
        ],
        [
          figure(
            `node-${node.code}/downstream`,
            percent(downstream),
            downstream,
            computed('reachOf', '下游牵动', `下游${dependants}个环节的权重之和÷全链权重之和`, [
              record('环节', node.id),
            ]),
          ),
        ],
        words(gap === null ? '' : gapNames[gap.kind].zh),
        words(
          (gap?.reasons ?? standing.asked.filter(({ truth }) => truth !== 'true').map((one) => one.words))
            .map(({ zh }) => zh)
            .join('；'),
        ),
      ],
    })),
    notes: ['企业只计能力已确认且在有效期内的；待核实的不计。'],
  }
}

function gapTable(facts: ReportFacts): Table {
  const { analysis, followUps } = facts
  return {
    kind: 'table',
    key: 'gaps',
    caption: null,
    unit: null,
    columns: [
      COLUMN('序号', 3, 'centre'),
      COLUMN('环节', 12),
      COLUMN('类型', 4, 'centre'),
      COLUMN('次序值', 5, 'right', '0.0'),
      COLUMN('理由', 26),
      COLUMN('责任单位', 10),
      COLUMN('期限', 7, 'centre'),
      COLUMN('目标', 4, 'right', '0'),
    ],
    rows: analysis.gaps.map(({ node, gap }, i) => {
      const task = followUps.find((one) => one.node === node.id && (one.state === 'open' || one.state === 'doing'))
      return {
        key: node.code,
        name: node.name,
        band: false,
        cells: [
          words(String(i + 1)),
          words(node.name),
          words(gapNames[gap.kind].zh),
          [
            figure(
              `gap-${node.code}/priority`,
              decimal(gap.priority * 100, 1),
              gap.priority * 100,
              computed('gapPriority', '次序值', gap.worked.zh, [record('环节', node.id)]),
            ),
          ],
          words(gap.reasons.map(({ zh }) => zh).join('；')),
          words(task?.ownerName ?? '未立项'),
          words(task?.due ?? ''),
          words(task === undefined ? '' : String(task.targets)),
        ],
      }
    }),
    notes: ['次序值＝牵动范围×差距×未办结问题的上调，乘以 100。'],
  }
}

function firmTable({ analysis }: ReportFacts): Table {
  const roles = { leading: '链主', backbone: '骨干', supporting: '配套' }
  return {
    kind: 'table',
    key: 'firms',
    caption: null,
    unit: null,
    columns: [COLUMN('企业', 16), COLUMN('角色', 4, 'centre'), COLUMN('环节', 20), COLUMN('独占环节', 4, 'right', '0')],
    rows: firmsOfChain(analysis.nodes).map(({ id, name, role, nodes, alone }) => ({
      key: id,
      name,
      band: false,
      cells: [
        words(name),
        words(roles[role]),
        words(nodes.map((node) => analysis.byId.get(node)?.node.name ?? '').join('、')),
        [count(`firm-${id}/alone`, '单点环节', alone, '', name)],
      ],
    })),
    notes: [],
  }
}

const heading = (key: string, level: 1 | 2, words: string): Block => ({ kind: 'heading', key, level, text: words })
const paragraph = (key: string, runs: readonly Run[]): Block => ({ kind: 'paragraph', key, runs })
const question = (key: string, asks: string, of: string): Block => ({ kind: 'question', key: `ask-${key}`, asks, of })
const words = (shown: string): Cell => [text(shown)]
const idOf = ({ node }: AnalysedNode) => node.id

const RECORDS = 200

/** How many records there are, with their ids. */
function count(
  id: string,
  name: string,
  records: readonly string[],
  unit: string,
  where: string | null = null,
): Figure {
  const cites: QueryCitation = { kind: 'query', name, where, records: records.slice(0, RECORDS), count: records.length }
  return figure(id, `${records.length}${unit}`, records.length, cites)
}
const record = (name: string, id: string): QueryCitation => ({
  kind: 'query',
  name,
  where: null,
  records: [id],
  count: 1,
})
const computed = (rule: string, name: string, formula: string, cites: readonly Citation[]): Citation => ({
  kind: 'computed',
  rule,
  name,
  formula,
  arguments: [],
  cites,
})
const stateCount = (analysis: Analysis, state: (typeof NODE_STATES)[number] | 'unknown') =>
  count(
    `state-${state}`,
    '环节',
    analysis.nodes.filter(({ standing }) => (standing.state ?? 'unknown') === state).map(idOf),
    '个',
    stateNames[state].zh,
  )
const gapCount = (analysis: Analysis, kind: (typeof GAP_KINDS)[number]) =>
  count(`gap-${kind}`, '缺口', analysis.gaps.filter(({ gap }) => gap.kind === kind).map(idOf), '个', gapNames[kind].zh)
const supplies = (analysis: Analysis): Figure => {
  const total = analysis.nodes.reduce((sum, { users }) => sum + users.length, 0)
  return figure('supplies', `${total}条供应关系`, total, {
    kind: 'query',
    name: '供应关系',
    where: '两端都在这条链上',
    records: [],
    count: total,
  })
}
