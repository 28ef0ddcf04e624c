import { defineSample, type SampleActor, type SampleRecord, type SampleStage } from '../../language/sample.ts'
import { atWork, dayWithin, money, plusDays } from '../05-reform/enterprise-gradient/invent.ts'
import { INVENTED_CHAINS, type InventedChain, type InventedNode } from './industrial-chain/invent.ts'

const STAGES = { U: 'upstream', M: 'midstream', D: 'downstream', S: 'service' } as const
const KINDS = { p: 'product', t: 'technology', s: 'service' } as const
const WANTED = { h: 'here', n: 'nearby', e: 'elsewhere' } as const
const WEIGHTS = { 3: 'core', 2: 'important', 1: 'ordinary' } as const
const LEVELS: Readonly<Record<string, string>> = { W: 'world', N: 'national', P: 'provincial', O: 'ordinary' }
const IMPORTANCES: Readonly<Record<string, string>> = { '!': 'critical', '=': 'important', '-': 'ordinary' }
const CERTIFICATES = ['质量管理体系认证', '质量和环境管理体系认证', '产品型式试验合格']

/** 模拟数据: three chains with their graphs, the district's firms on them, gaps in hand, lists, pools and tickets. */
export default defineSample({
  system: 'industrial-chain',
  after: ['enterprise-gradient'],
  *make(stage) {
    const world = worldOf(stage)
    for (const chain of INVENTED_CHAINS) yield* chainOf(stage, world, chain)
  },
})

interface World {
  readonly planner: SampleActor
  readonly makers: readonly SampleRecord[]
  readonly servants: readonly SampleRecord[]
  /** Who acts for firms; none where the district has nobody. */
  readonly agents: readonly SampleActor[]
}

function worldOf(stage: SampleStage): World {
  const firms = stage
    .made('enterprise')
    .filter(({ values, steps }) => (values.kind === 'company' || values.kind === 'joint-stock') && steps.length === 0)
  const makes = (record: SampleRecord) => String(record.values.sector) < '4700'
  const makers = firms.filter(makes).slice(0, 90)
  const servants = firms.filter((firm) => !makes(firm)).slice(0, 40)
  return {
    planner: stage.person('planner'),
    makers: makers.length > 0 ? makers : firms,
    servants: servants.length > 0 ? servants : firms,
    agents: agentsOf(stage),
  }
}

/** Everybody who acts for firms, each once. */
function agentsOf(stage: SampleStage): readonly SampleActor[] {
  try {
    const found = new Map<string, SampleActor>()
    for (let i = 0; i < 24; i++) {
      const one = stage.person('enterprise')
      found.set(one.id, one)
    }
    return [...found.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
  } catch {
    return []
  }
}

const bodyOf = (stage: SampleStage, key: string): string =>
  (stage.bodies.find((body) => body.key === key) ?? stage.bodies.find(({ kind }) => kind === 'department'))?.id ?? ''

function* chainOf(stage: SampleStage, world: World, invented: InventedChain): Iterable<SampleRecord> {
  const { planner } = world
  const office = bodyOf(stage, invented.office)
  const opened = invented.opened < stage.from ? stage.from : invented.opened
  const begun = atWork(opened, 30)
  const own = (type: string, at: Date, values: SampleRecord['values'], steps: SampleRecord['steps'] = []) => ({
    type,
    id: stage.id(at),
    values,
    at,
    by: planner,
    steps,
  })
  const head = headOf(invented.nodes)
  const leading = leadingOf(stage, world, head)
  const met = dayWithin(stage, plusDays(stage.to, -70), plusDays(stage.to, -25))
  const chain = own(
    'industry-chain',
    begun,
    {
      code: invented.code,
      name: invented.name,
      scope: invented.scope,
      office,
      chief_post: invented.chief,
      leading_firm: leading.id,
      opened_on: opened,
    },
    [
      { does: 'settle', at: atWork(plusDays(opened, 40)), by: planner },
      {
        does: 'meet',
        at: atWork(plusDays(met, 1)),
        by: planner,
        gives: { met_on: met, meeting_notes: '研究缺口清单和重点企业诉求，明确责任单位（模拟）' },
      },
    ],
  )
  yield chain
  const nodes = new Map<string, SampleRecord>()
  for (const spec of invented.nodes) {
    const record = own('chain-node', atWork(plusDays(opened, 3), nodes.size), nodeValues(stage, chain, invented, spec))
    nodes.set(spec[0], record)
    yield record
  }
  for (const [i, one] of invented.supplies.split(' ').entries()) {
    const [from = '', rest = ''] = one.split('>')
    const supplier = nodes.get(from)
    const consumer = nodes.get(rest.slice(0, -1))
    if (supplier === undefined || consumer === undefined) throw new Error(`${invented.code}: ${one} names no node.`)
    const importance = IMPORTANCES[rest.slice(-1)] ?? 'ordinary'
    yield own('chain-supply', atWork(plusDays(opened, 6), i), {
      supplier: supplier.id,
      consumer: consumer.id,
      importance,
      share: importance === 'critical' ? String(stage.integer(12, 45)) : null,
      source: '产业专班调研（模拟）',
      as_of: plusDays(opened, 5),
    })
  }
  for (const spec of invented.nodes)
    yield* firmsOn(stage, world, nodes.get(spec[0]) as SampleRecord, spec, leading, spec === head)
  yield* needsOf(stage, world, invented, nodes)
  yield* workOn(stage, world, invented, chain, nodes, office)
}

/** The core product that most is needed of: the leading firm makes it. */
const headOf = (nodes: readonly InventedNode[]): InventedNode | undefined =>
  nodes
    .filter(([, , kind, weight, , , , firms]) => kind === 'p' && weight === 3 && firms !== '')
    .sort((a, b) => b[6] - a[6])[0]

/** A firm of that trade, as near as the district has one. */
function leadingOf(stage: SampleStage, { makers }: World, head: InventedNode | undefined): SampleRecord {
  const sector = head?.[5] ?? ''
  return (
    [4, 3, 2]
      .map((digits) => makers.find(({ values }) => String(values.sector).startsWith(sector.slice(0, digits))))
      .find((one) => one !== undefined) ?? stage.pick(makers)
  )
}

function nodeValues(
  stage: SampleStage,
  chain: SampleRecord,
  { code: prefix }: InventedChain,
  [code, name, kind, weight, wanted, sector, demand]: InventedNode,
): SampleRecord['values'] {
  return {
    chain: chain.id,
    code: `${prefix}-${code}`,
    name,
    stage: STAGES[code[0] as keyof typeof STAGES],
    kind: KINDS[kind],
    weight: WEIGHTS[weight],
    wanted: WANTED[wanted],
    sector,
    ...(demand === 0
      ? {}
      : {
          demand: money(demand),
          demand_source: '链上企业采购量汇总（模拟）',
          demand_on: plusDays(stage.to, -160),
        }),
  }
}

/** The firms of a node; those who confirmed did so by whoever acts for them. */
function* firmsOn(
  stage: SampleStage,
  { planner, makers, servants, agents }: World,
  node: SampleRecord,
  [, , kind, , , sector, demand, levels, coverage]: InventedNode,
  leading: SampleRecord,
  isHead: boolean,
): Iterable<SampleRecord> {
  const all = kind === 's' ? servants : makers
  // Firms of the same trade first, as far as the district has them.
  const alike = all.filter(({ values }) => String(values.sector).startsWith(sector.slice(0, 3)))
  const taken = new Set<string>()
  for (const [i, letter] of [...levels].entries()) {
    const pool = [...alike, ...all].filter(({ id }) => !taken.has(id))
    const firm =
      isHead && i === 0 ? leading : alike.length > i ? pool[i] : pool[stage.integer(0, Math.max(0, pool.length - 1))]
    if (firm === undefined) return
    taken.add(firm.id)
    const isConfirmed = letter === letter.toUpperCase()
    const agent = agents.length === 0 ? undefined : agents[(firm.id.charCodeAt(firm.id.length - 1) + i) % agents.length]
    const asOf = plusDays(stage.to, -stage.integer(40, 300))
    const at = atWork(plusDays(asOf, 2), stage.integer(0, 300))
    yield {
      type: 'chain-firm',
      id: stage.id(at),
      values: {
        node: node.id,
        enterprise: firm.id,
        role: firm === leading ? 'leading' : letter === 'W' || letter === 'N' ? 'backbone' : 'supporting',
        output: demand === 0 ? null : money((demand * coverage) / levels.length),
        level: LEVELS[letter.toUpperCase()] ?? null,
        lead_days: kind === 'p' && stage.random() < 0.8 ? stage.integer(2, 12) * 5 : null,
        // One in five was never looked over: what it holds is not known.
        ...(kind === 'p' && stage.random() < 0.8 ? { certs: certsOf(stage, letter) } : {}),
        certificates: kind === 'p' ? stage.pick(CERTIFICATES) : null,
        source: agent === undefined ? 'survey' : 'firm',
        as_of: asOf,
        account: agent?.id ?? null,
      },
      at,
      by: planner,
      steps: isConfirmed && agent !== undefined ? [{ does: 'confirm', at: atWork(plusDays(asOf, 6)), by: agent }] : [],
    }
  }
}

const certsOf = (stage: SampleStage, letter: string): readonly string[] => [
  'quality',
  ...(stage.random() < 0.6 ? ['type-test'] : []),
  ...(letter === 'W' || letter === 'N' || stage.random() < 0.3 ? ['environment'] : []),
]

/** What firms of a chain buy and would buy here: most of it listed, some still to be looked over. */
function* needsOf(
  stage: SampleStage,
  { planner, makers }: World,
  { nodes: specs, supplies }: InventedChain,
  nodes: ReadonlyMap<string, SampleRecord>,
): Iterable<SampleRecord> {
  const bought = specs.filter(([code, , kind]) => kind === 'p' && supplies.includes(`${code}>`))
  for (const [i, [code, name, , , , , demand]] of bought.slice(0, 8).entries()) {
    const asked = dayWithin(stage, plusDays(stage.to, -120), plusDays(stage.to, -15))
    const at = atWork(asked, 40 + i)
    const node = nodes.get(code)
    // A firm on a node that uses it buys it.
    const [user = ''] = supplies.split(' ').flatMap((one) => (one.startsWith(`${code}>`) ? [one.slice(4, -1)] : []))
    const users = stage.made('chain-firm').filter(({ values }) => values.node === nodes.get(user)?.id)
    const buyer = users.length > 0 ? String(users[i % users.length]?.values.enterprise) : makers[i]?.id
    if (node === undefined || buyer === undefined) continue
    yield {
      type: 'purchase-need',
      id: stage.id(at),
      values: {
        enterprise: buyer,
        product: `${name}（模拟）`,
        spec: '按图纸和技术协议供货，批次检验合格（模拟）',
        ...(stage.random() < 0.7 ? { certs: i % 2 === 0 ? ['quality'] : ['quality', 'type-test'] } : {}),
        ...(stage.random() < 0.4 ? { least_level: 'provincial' } : {}),
        ...(demand > 0 ? { amount: money(Math.max(20, demand * 0.05)) } : {}),
        lead_days: stage.integer(4, 9) * 5,
        buys_from: stage.pick(['province', 'country', 'city', 'abroad']),
        wanted_by: plusDays(stage.to, stage.integer(30, 160)),
        valid_to: plusDays(stage.to, stage.integer(40, 200)),
      },
      at,
      by: planner,
      steps:
        i % 4 === 3
          ? []
          : [{ does: 'list', at: atWork(plusDays(asked, 3), 60), by: planner, gives: { node: node.id } }],
    }
  }
}

/** Gaps that somebody took up, what the lists and pools hold for them, and what firms asked for. */
function* workOn(
  stage: SampleStage,
  { planner, makers }: World,
  { code: prefix, nodes: specs, supplies }: InventedChain,
  chain: SampleRecord,
  nodes: ReadonlyMap<string, SampleRecord>,
  office: string,
): Iterable<SampleRecord> {
  const commerce = bodyOf(stage, 'commerce')
  const science = bodyOf(stage, 'science')
  const missing = specs.filter(([, , , , wanted, , , firms]) => wanted === 'h' && firms === '')
  const taken = missing.slice(0, Math.ceil(missing.length / 2))
  for (const [i, [code, name, kind, weight]] of taken.entries()) {
    const node = nodes.get(code) as SampleRecord
    const found = dayWithin(stage, plusDays(stage.to, -400), plusDays(stage.to, -120))
    const at = atWork(found, 60 + i)
    // What is made of nothing else on the chain lies at its beginning.
    const gapKind = supplies.includes(`>${code}`) ? 'fill' : 'extend'
    const gap: SampleRecord = {
      type: 'chain-gap',
      id: stage.id(at),
      values: {
        name: `${name}${gapKind === 'fill' ? '补链' : '延链'}`,
        chain: chain.id,
        node: node.id,
        kind: gapKind,
        found_on: found,
        reasons: '本区没有企业做，链上企业从区外采购（模拟）',
        owner: kind === 't' ? science : commerce,
        due: plusDays(found, i === 0 ? 110 : 540),
      },
      at,
      by: planner,
      steps: [
        {
          does: 'take-up',
          at: atWork(plusDays(found, 5)),
          by: planner,
          gives: {
            way: kind === 't' ? ['research'] : ['attract', 'match'],
            measures: '梳理目标企业，由链主企业牵线（模拟）',
          },
        },
        {
          does: 'report',
          at: atWork(plusDays(found, 60)),
          by: planner,
          gives: { progress: '已对接两家有扩产意向的企业（模拟）' },
        },
      ],
    }
    yield gap
    if (kind === 't') continue
    const listed = plusDays(found, 12)
    const contacted = dayWithin(stage, plusDays(stage.to, -60), plusDays(stage.to, -3))
    yield entryOf(stage, planner, listed, contacted, {
      chain: chain.id,
      kind: 'target',
      name: `${name}${weight === 3 ? '骨干' : '专业'}企业 ${prefix}-T${i + 1}（模拟）`,
      gap: gap.id,
      node: node.id,
      from_where: stage.pick(['粤港澳大湾区', '长三角', '省会', '邻市']),
      amount: money(stage.integer(8, 120) * 100),
      about: '有异地建厂计划（模拟）',
      owner: commerce,
    })
    if (i % 2 === 0)
      yield entryOf(stage, planner, plusDays(listed, 20), contacted, {
        chain: chain.id,
        kind: 'project',
        name: `${name}生产线项目 ${prefix}-P${i + 1}（模拟）`,
        gap: gap.id,
        node: node.id,
        amount: money(stage.integer(20, 200) * 100),
        owner: office,
      })
  }
  const pools = [
    ['fund', `${prefix} 产业引导基金（模拟）`, '20000'],
    ['fund', `${prefix} 设备更新贷款（模拟）`, '8000'],
    ['talent', '绝缘材料方向教授，在高校任职（模拟）', null],
    ['talent', '工艺高级工程师，在链主企业任职（模拟）', null],
    ['technology', '检测自动化成套技术（模拟）', null],
    ['service', '第三方检测机构（模拟）', null],
    ['service', '行业协会秘书处（模拟）', null],
  ] as const
  for (const [kind, name, amount] of pools)
    yield entryOf(stage, planner, dayWithin(stage, plusDays(stage.to, -300), plusDays(stage.to, -20)), null, {
      chain: chain.id,
      kind,
      name: `${name}${kind === 'talent' || kind === 'technology' || kind === 'service' ? ` ${prefix}` : ''}`,
      ...(amount === null ? {} : { amount }),
      owner: kind === 'talent' || kind === 'technology' ? science : office,
    })
  yield* ticketsOf(stage, planner, makers, chain, [...nodes.values()], office)
}

function entryOf(
  stage: SampleStage,
  by: SampleActor,
  listed: string,
  contacted: string | null,
  values: SampleRecord['values'],
): SampleRecord {
  const at = atWork(listed, stage.integer(0, 300))
  return {
    type: 'chain-entry',
    id: stage.id(at),
    values: { ...values, listed_on: listed },
    at,
    by,
    steps:
      contacted === null
        ? []
        : [
            {
              does: 'contact',
              at: atWork(contacted, 200),
              by,
              gives: { contacted_on: contacted, contact_note: '电话沟通，约定实地考察（模拟）' },
            },
          ],
  }
}

const PROBLEMS = [
  ['supply', '关键原料要从省外采购，交期不稳'],
  ['finance', '扩产流动资金不足'],
  ['land', '厂房层高不够，想换标准厂房'],
  ['people', '缺绕线、装配技工'],
] as const

function* ticketsOf(
  stage: SampleStage,
  planner: SampleActor,
  firms: readonly SampleRecord[],
  chain: SampleRecord,
  nodes: readonly SampleRecord[],
  office: string,
): Iterable<SampleRecord> {
  for (const [i, [need, name]] of PROBLEMS.entries()) {
    const raised = dayWithin(stage, plusDays(stage.to, -90), plusDays(stage.to, -20))
    const at = atWork(raised, 90 + i)
    const solved = i % 2 === 1
    yield {
      type: 'chain-ticket',
      id: stage.id(at),
      values: {
        name: `${name}（模拟）`,
        chain: chain.id,
        node: stage.pick(nodes).id,
        enterprise: firms.length === 0 ? null : stage.pick(firms).id,
        need,
      },
      at,
      by: planner,
      steps: [
        { does: 'assign', at: atWork(plusDays(raised, 1), 30), by: planner, gives: { handler: office } },
        ...(solved
          ? [
              {
                does: 'solve',
                at: atWork(plusDays(raised, 14), 30),
                by: planner,
                gives: { answer: '已对接银行和园区，企业满意（模拟）' },
              },
            ]
          : []),
      ],
    }
  }
}
