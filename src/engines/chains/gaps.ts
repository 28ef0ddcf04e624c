import type { Bilingual } from '../../model/system.ts'
import type { Components } from './components.ts'
import type { NumberedGraph } from './graph.ts'
import { degree } from './graph.ts'
import type { NodeStanding } from './judge-node.ts'
import { type GapKind, STAGES, type Stage, stageNames } from './names.ts'
import { touched } from './reach.ts'
import type { GapRules } from './settings.ts'

/** What is to be done about a node, and why. */
export interface Gap {
  readonly kind: GapKind
  readonly reasons: readonly Bilingual[]
  /** How far the node is from strong, 0 to 1: the mean of what is known of each requirement. */
  readonly shortfall: number
  /** Share of the chain's weight that stands on it, itself included, 0 to 1. */
  readonly reach: number
  /** `reach × shortfall`, raised by open tickets: the order in which gaps are listed. */
  readonly priority: number
  readonly worked: Bilingual
}

/** What of the chain stands around a missing node. */
interface Around {
  readonly before: boolean
  readonly behind: boolean
  /** Whether firms that are still to be verified could change the answer. */
  readonly mayChange: boolean
}

/** The gap at each node, by its number; null where there is none. */
export function gapsOf(
  graph: NumberedGraph,
  components: Components,
  standings: readonly NodeStanding[],
  reach: readonly number[],
  rules: GapRules,
): readonly (Gap | null)[] {
  const around = rules.by === 'position' ? aroundByPosition(graph, components, standings) : null
  const stages = stagesHeld(graph, standings)
  return graph.nodes.map((node, i) => {
    const standing = standings[i] as NodeStanding
    if (node.wanted !== 'here') return null
    if (standing.state !== 'missing' && standing.state !== 'weak') return null
    const told =
      standing.state === 'weak'
        ? strengthen(standing)
        : around !== null
          ? byPosition(around(i), degree(graph.out, i) + degree(graph.into, i) === 0)
          : byStage(node.stage, stages)
    const known = standing.asked.flatMap(({ shortfall }) => (shortfall === null ? [] : [shortfall]))
    // A missing node lacks everything, whatever is asked of it; of a weak one presence is met and counts for nothing.
    const own = standing.state === 'missing' ? [1] : known.slice(1)
    const shortfall = own.length === 0 ? 0 : own.reduce((sum, one) => sum + one, 0) / own.length
    const raised = 1 + rules.ticket * node.openTickets
    const share = reach[i] as number
    return {
      ...told,
      shortfall,
      reach: share,
      priority: share * shortfall * raised,
      worked: {
        zh: `牵动 ${percent(share)} × 差距 ${percent(shortfall)}${node.openTickets > 0 ? ` × 未办结问题 ${node.openTickets} 个（${round(raised)}）` : ''}`,
        en: `${percent(share)} depends on it × ${percent(shortfall)} lacking${node.openTickets > 0 ? ` × ${node.openTickets} open tickets (${round(raised)})` : ''}`,
      },
    }
  })
}

const strengthen = ({ asked }: NodeStanding): Pick<Gap, 'kind' | 'reasons'> => ({
  kind: 'strengthen',
  reasons: asked.filter(({ truth }) => truth !== 'true').map(({ words }) => words),
})

/** Present: a firm is sure to be there. Possible: it may be. */
function aroundByPosition(graph: NumberedGraph, components: Components, standings: readonly NodeStanding[]) {
  const size = graph.nodes.length
  const mark = (holds: (standing: NodeStanding) => boolean) =>
    Uint8Array.from(standings, (standing) => (holds(standing) ? 1 : 0))
  const present = mark(({ worst }) => worst !== 'missing')
  const possible = mark(({ best }) => best !== 'missing')
  const before = touched(size, components, present, 'led-to')
  const behind = touched(size, components, present, 'leads-to')
  const maybeBefore = touched(size, components, possible, 'led-to')
  const maybeBehind = touched(size, components, possible, 'leads-to')
  return (i: number): Around => ({
    before: before[i] === 1,
    behind: behind[i] === 1,
    mayChange: before[i] !== maybeBefore[i] || behind[i] !== maybeBehind[i],
  })
}

function byPosition({ before, behind, mayChange }: Around, isAlone: boolean): Pick<Gap, 'kind' | 'reasons'> {
  const later: readonly Bilingual[] = mayChange
    ? [{ zh: '相连环节有企业待核实，核实后类型可能变', en: 'Firms around it are to be verified: the kind may change' }]
    : []
  const none = { zh: '本区没有企业做', en: 'No firm of the district makes it' }
  if (before && behind)
    return {
      kind: 'fill',
      reasons: [
        none,
        { zh: '上家、下家本区都有企业，中间断开', en: 'Firms stand before and behind it: the chain is broken here' },
        ...later,
      ],
    }
  if (behind)
    return {
      kind: 'extend',
      reasons: [
        none,
        { zh: '本区有企业要用它，往上游延伸', en: 'Firms of the district need it: the chain extends upstream' },
        ...later,
      ],
    }
  if (before)
    return {
      kind: 'extend',
      reasons: [
        none,
        {
          zh: '本区有企业能供它，往下游延伸',
          en: 'Firms of the district could supply it: the chain extends downstream',
        },
        ...later,
      ],
    }
  return {
    kind: 'build',
    reasons: [
      none,
      isAlone
        ? { zh: '没有登记它的供应关系', en: 'No supply of it is entered' }
        : { zh: '它的上家、下家本区也都没有企业', en: 'Nor does any stand before or behind it' },
      ...later,
    ],
  }
}

/** Stages in which a firm is sure to stand. */
function stagesHeld({ nodes }: NumberedGraph, standings: readonly NodeStanding[]): ReadonlySet<Stage> {
  return new Set(nodes.filter((_, i) => standings[i]?.worst !== 'missing').map(({ stage }) => stage))
}

function byStage(stage: Stage, held: ReadonlySet<Stage>): Pick<Gap, 'kind' | 'reasons'> {
  const name = stageNames[stage]
  const none = { zh: '本区没有企业做', en: 'No firm of the district makes it' }
  if (held.has(stage))
    return {
      kind: 'fill',
      reasons: [none, { zh: `${name.zh}已有企业，缺这一环`, en: `${name.en} has firms and lacks this one` }],
    }
  const at = STAGES.indexOf(stage)
  const beside = stage === 'service' ? [...held] : STAGES.slice(0, 3).filter((_, i) => Math.abs(i - at) === 1)
  if (beside.some((one) => held.has(one)))
    return {
      kind: 'extend',
      reasons: [
        none,
        { zh: `${name.zh}整段没有企业，相邻的段有`, en: `${name.en} has no firm at all, a stage beside it has` },
      ],
    }
  return {
    kind: 'build',
    reasons: [none, { zh: '相邻的段也没有企业', en: 'Nor has any stage beside it' }],
  }
}

const percent = (share: number) => `${Math.round(share * 1000) / 10}%`
const round = (value: number) => String(Math.round(value * 100) / 100)
