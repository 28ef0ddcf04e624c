import type { Bilingual } from '../../model/system.ts'
import type { Reading } from '../../platform/database/tables.ts'
import { settingsAt } from '../../platform/settings/store.ts'
import { type AnalysedNode, type Analysis, analyseChain } from './analyse.ts'
import type { ChainList, DrawnNode, LocalSupplyAnswer } from './answers.ts'
import { bandWords } from './bands.ts'
import { type FollowUp, findChains, findFollowUps, findGraphs, type StoredChain } from './chains-store.ts'
import type { ChainGraph } from './facts.ts'
import { monthsBefore } from './judge-node.ts'
import type { GapKind, NodeState } from './names.ts'
import type { SpanOrder } from './orders-store.ts'
import { localSupply } from './rate.ts'
import {
  DELIVERABLES,
  type Deliverable,
  DISCLOSURE,
  type Disclosure,
  GAP_RULES,
  type GapRules,
  NODE_RULES,
  type NodeRules,
  OUTPUT_RULES,
  type OutputRules,
} from './settings.ts'

export interface ChainSettings {
  readonly nodes: NodeRules
  readonly gaps: GapRules
  readonly disclosure: Disclosure
  readonly output: OutputRules
  readonly deliverables: readonly Deliverable[]
}

export async function chainSettings(db: Reading, division: string, on: string): Promise<ChainSettings> {
  const [nodes, gaps, disclosure, output, deliverables] = await settingsAt(
    db,
    division,
    [NODE_RULES, GAP_RULES, DISCLOSURE, OUTPUT_RULES, DELIVERABLES],
    on,
  )
  return { nodes, gaps, disclosure, output, deliverables }
}

export interface LoadedChain {
  readonly chain: StoredChain
  readonly graph: ChainGraph
  readonly analysis: Analysis
  readonly followUps: readonly FollowUp[]
}

const EMPTY: ChainGraph = { nodes: [], supplies: [] }

/** Chains of a division, analysed by the settings of a day; one of them or all. */
export async function loadChains(
  db: Reading,
  division: string,
  chain: string | null,
  on: string,
  settings: ChainSettings,
): Promise<readonly LoadedChain[]> {
  const [chains, graphs, followUps] = await Promise.all([
    findChains(db, division, chain),
    findGraphs(db, division, chain),
    findFollowUps(db, division, chain),
  ])
  return chains.map((one) => {
    const graph = graphs.get(one.id) ?? EMPTY
    return {
      chain: one,
      graph,
      analysis: analyseChain(graph, settings.nodes, settings.gaps, on),
      followUps: followUps.filter((own) => own.chain === one.id),
    }
  })
}

/** The twelve months up to a day, both ends included. */
export const twelveMonths = (on: string): { readonly from: string; readonly to: string } => ({
  from: nextDay(monthsBefore(on, 12)),
  to: on,
})
const nextDay = (day: string) => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10)

/** Local supply as these orders tell it: those that both sides confirmed; how many others there are is said. */
export function supplyOf(orders: readonly SpanOrder[], { disclosure }: ChainSettings): LocalSupplyAnswer {
  const confirmed = orders.filter(({ isConfirmed }) => isConfirmed)
  const told = localSupply(confirmed, disclosure)
  const band: Bilingual | null = told.band === null ? null : bandWords(told.band, disclosure.bands)
  return {
    ...told,
    band,
    places: told.places === null ? null : { ...told.places },
    undecided: orders.length - confirmed.length,
  }
}

type Counts = ChainList['rows'][number]['counts']

export function countsOf({ analysis, followUps }: LoadedChain, on: string): Counts {
  const states: Record<NodeState | 'unknown', number> = { missing: 0, weak: 0, strong: 0, unknown: 0 }
  for (const { standing } of analysis.nodes) states[standing.state ?? 'unknown']++
  const gaps: Record<GapKind, number> = { strengthen: 0, fill: 0, extend: 0, build: 0 }
  for (const { gap } of analysis.gaps) gaps[gap.kind]++
  const inHand = followUps.filter(({ state }) => state === 'open' || state === 'doing')
  return {
    nodes: analysis.nodes.length,
    supplies: analysis.nodes.reduce((sum, { users }) => sum + users.length, 0),
    firms: new Set(analysis.nodes.flatMap(({ node }) => node.placements.map(({ firm }) => firm))).size,
    states,
    gaps,
    singles: analysis.singles.length,
    dependencies: analysis.dependencies.length,
    faults: analysis.faults.length,
    inHand: inHand.length,
    overdue: inHand.filter(({ due }) => due < on).length,
  }
}

export function drawnNode(one: AnalysedNode, isCritical: boolean): DrawnNode {
  const { node, standing, gap } = one
  return {
    id: node.id,
    code: node.code,
    name: node.name,
    stage: node.stage,
    kind: node.kind,
    weight: node.weight,
    wanted: node.wanted,
    state: standing.state ?? 'unknown',
    worst: standing.worst,
    best: standing.best,
    firms: standing.sure.length,
    pending: standing.pending.length,
    isSingle: one.isSingle,
    isCut: one.isCut,
    isDependency: one.isDependency,
    isCritical,
    downstream: one.downstream,
    dependants: one.dependants,
    gap:
      gap === null
        ? null
        : {
            kind: gap.kind,
            priority: gap.priority,
            reach: gap.reach,
            shortfall: gap.shortfall,
            reasons: [...gap.reasons],
            worked: gap.worked,
          },
  }
}
