import { Type } from 'typebox'
import { monthNumber, monthOf } from '../../model/calendar.ts'
import { done, type Refusal, refused } from '../../model/outcome.ts'
import { record } from '../../platform/audit/record.ts'
import { dayOf, isDay } from '../../platform/calendar/calendar.ts'
import { inTransaction } from '../../platform/database/connect.ts'
import { inRefusableTransaction } from '../../platform/database/refusable.ts'
import type { Reading } from '../../platform/database/tables.ts'
import { type Call, Download, type Route, route } from '../../platform/http/route.ts'
import { faulty } from '../../platform/http/stale.ts'
import { isSimulated } from '../../platform/organisation/simulated.ts'
import { officialDocument } from '../official-documents/official-document.ts'
import { deskOf } from '../registers/calls.ts'
import { registerOf, registers } from '../registers/declared.ts'
import { recordActs } from '../registers/desk.ts'
import { createRecord } from '../registers/records.ts'
import {
  ChainAnswer,
  ChainList,
  Day,
  Division,
  Id,
  KitAnswer,
  NodeAnswer,
  OutputAnswer,
  WhatIfAnswer,
} from './answers.ts'
import { type AnyCall, asked, noSuchChain } from './asking.ts'
import {
  findCandidates,
  findEntries,
  findFollowUps,
  findNodeNames,
  findTickets,
  findWorks,
  lockGapOf,
  type StoredEntry,
} from './chains-store.ts'
import { firmsOfChain } from './firms.ts'
import {
  type ChainSettings,
  chainSettings,
  countsOf,
  drawnNode,
  type LoadedChain,
  loadChains,
  supplyOf,
  twelveMonths,
} from './load.ts'
import { gapNames } from './names.ts'
import { sourcedNeeds } from './need-routes.ts'
import { findInSpan } from './orders-store.ts'
import { outputOf, placementsOf } from './output.ts'
import { findFirmMonths, findLastMonth } from './output-store.ts'
import { chainReport } from './report.ts'
import type { Deliverable } from './settings.ts'
import { countWhyNot, findNeeds } from './sourcing-store.ts'
import { ifFirmsLeave } from './what-if.ts'

const tag = 'chains'
const since = '0.3.0'
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const Asked = Type.Object({ division: Type.Optional(Division), on: Type.Optional(Day) })
const One = Type.Object({ division: Division, id: Id })
const On = Type.Object({ on: Type.Optional(Day) })

const noSuchNode: Refusal = {
  reason: 'not-found',
  code: 'no-such-node',
  message: { zh: '这条产业链上没有这个环节。', en: 'The chain has no such node.' },
}

/** One chain of a division with everything computed of it, by the settings of a day. */
async function oneChain(call: AnyCall, permission: string, params: { division: string; id: string }, asOf?: string) {
  const division = await asked(call, permission, params.division)
  if (division.kind === 'refused') return division
  const on = asOf ?? dayOf(call.now())
  const settings = await chainSettings(call.db, division.value, on)
  const [loaded] = await loadChains(call.db, division.value, params.id, on, settings)
  return loaded === undefined ? refused(noSuchChain) : done({ ...loaded, division: division.value, on, settings })
}

/** The output of a chain up to the last month with data, as whoever may see single firms or not is told it. */
async function outputSeen(
  db: Reading,
  { analysis, division, on, settings }: LoadedChain & { division: string; on: string; settings: ChainSettings },
  mayTell: boolean,
) {
  const placements = placementsOf(analysis.nodes)
  const firms = [...new Set(placements.map(({ firm }) => firm))]
  const last = await findLastMonth(db, division, firms, on)
  if (last === null) return null
  const rows = await findFirmMonths(db, division, firms, { from: monthOf(monthNumber(last) - 23), to: last })
  return {
    last,
    told: outputOf(placements, rows, last, settings.output, settings.disclosure, mayTell),
  }
}

const headOf = ({ chain }: LoadedChain) => ({ ...chain })

export const routes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/v1/chains',
    summary: { zh: '产业链', en: 'Chains, with what is computed of each' },
    tag,
    since,
    who: 'chains.read',
    query: Asked,
    answer: ChainList,
    async handle(call) {
      const { db, policy, actor, now, query } = call
      const division = await asked(call, 'chains.read', query.division)
      if (division.kind === 'refused') return division
      const on = query.on ?? dayOf(now())
      const settings = await chainSettings(db, division.value, on)
      const [chains, orders, simulated] = await Promise.all([
        loadChains(db, division.value, null, on, settings),
        findInSpan(db, division.value, twelveMonths(on)),
        isSimulated(db, division.value),
      ])
      return done({
        division: division.value,
        on,
        isSimulated: simulated,
        mayKeep: policy.may(actor, 'chains.keep', { division: division.value }),
        supply: supplyOf(orders, settings),
        rows: chains.map((one) => ({
          ...headOf(one),
          counts: countsOf(one, on),
          supply: supplyOf(
            orders.filter(({ chain }) => chain === one.chain.id),
            settings,
          ),
        })),
      })
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/chains/:division/:id',
    summary: { zh: '一条产业链的图谱、缺口和单点', en: 'One chain: its graph, gaps and single points of failure' },
    tag,
    since,
    who: 'chains.read',
    params: One,
    query: On,
    answer: ChainAnswer,
    async handle(call) {
      const { db, policy, actor, params, query } = call
      const loaded = await oneChain(call, 'chains.read', params, query.on)
      if (loaded.kind === 'refused') return loaded
      const { analysis, division, on, settings, chain, graph, followUps } = loaded.value
      const [orders, tickets, simulated] = await Promise.all([
        findInSpan(db, division, { ...twelveMonths(on), chain: chain.id }),
        findTickets(db, division, chain.id),
        isSimulated(db, division),
      ])
      const critical = new Set(analysis.critical.nodes)
      return done({
        division,
        on,
        isSimulated: simulated,
        mayKeep: policy.may(actor, 'chains.keep', { division }),
        mayExport: policy.may(actor, 'chains.export', { division }),
        chain: headOf(loaded.value),
        counts: countsOf(loaded.value, on),
        supply: supplyOf(orders, settings),
        nodes: analysis.nodes.map((one) => drawnNode(one, critical.has(one.node.id))),
        supplies: graph.supplies
          .filter(({ supplier, consumer }) => analysis.byId.has(supplier) && analysis.byId.has(consumer))
          .map(({ id, supplier, consumer, importance, share }) => ({
            id,
            from: supplier,
            to: consumer,
            importance,
            share,
          })),
        gaps: analysis.gaps.map(({ node }) => node.id),
        singles: analysis.singles.map(({ node }) => node.id),
        critical: [...analysis.critical.nodes],
        faults: analysis.faults.map(({ kind, nodes, supplies }) => ({
          kind,
          nodes: [...nodes],
          supplies: [...supplies],
        })),
        firms: firmsOfChain(analysis.nodes),
        followUps: followUps.map((one) => ({ ...one, way: one.way === null ? null : [...one.way] })),
        tickets: tickets.map((one) => ({ ...one })),
        rules: {
          by: settings.gaps.by,
          firms: settings.nodes.firms,
          coverage: settings.nodes.coverage,
          level: settings.nodes.level,
          freshMonths: settings.nodes.freshMonths,
          disclosedFrom: settings.disclosure.firms,
        },
      })
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/chains/:division/:id/nodes/:node',
    summary: { zh: '一个环节：凭什么是断、弱、强', en: 'One node, and why it is missing, weak or strong' },
    tag,
    since,
    who: 'chains.read',
    params: Type.Object({ ...One.properties, node: Id }),
    query: On,
    answer: NodeAnswer,
    async handle(call) {
      const { db, policy, actor, params, query } = call
      const loaded = await oneChain(call, 'chains.read', params, query.on)
      if (loaded.kind === 'refused') return loaded
      const { analysis, division, on, settings, graph } = loaded.value
      const one = analysis.byId.get(params.node)
      if (one === undefined) return refused(noSuchNode)
      const touching = graph.supplies.filter(
        ({ supplier, consumer }) => supplier === one.node.id || consumer === one.node.id,
      )
      const elsewhere = touching
        .flatMap(({ supplier, consumer }) => [supplier, consumer])
        .filter((id) => !analysis.byId.has(id))
      const [orders, works, needs, whyNot, followUps, entries, candidates, names] = await Promise.all([
        findInSpan(db, division, { ...twelveMonths(on), chain: params.id }),
        findWorks(db, division, { node: one.node.id }),
        findNeeds(db, policy.scopeOf(actor, 'records.purchase-need.read'), division, { node: one.node.id }),
        countWhyNot(db, division, one.node.id),
        findFollowUps(db, division, params.id, one.node.id),
        findEntries(db, division, params.id),
        findCandidates(db, division, one.node.id, 30),
        findNodeNames(db, division, elsewhere),
      ])
      const gaps = new Set(followUps.map(({ id }) => id))
      const near = (id: string, { importance, share }: (typeof touching)[number]) => {
        const known = analysis.byId.get(id)
        const other = names.get(id)
        return {
          id,
          name: known?.node.name ?? other?.name ?? '',
          state: known === undefined ? null : (known.standing.state ?? ('unknown' as const)),
          importance,
          share,
          chain: other === undefined ? null : { id: other.chain, name: other.chainName },
        }
      }
      const { standing } = one
      return done({
        division,
        on,
        node: drawnNode(one, analysis.critical.nodes.includes(one.node.id)),
        demand: one.node.demand,
        coverage: standing.coverage,
        capacity: standing.capacity,
        concentration: standing.concentration,
        asked: standing.asked.map(({ id, truth, words }) => ({ id, truth, words })),
        placements: [...standing.sure, ...standing.pending].map((own, i) => ({
          ...own,
          counts: i < standing.sure.length,
        })),
        suppliers: touching
          .filter(({ consumer, supplier }) => consumer === one.node.id && supplier !== consumer)
          .map((own) => near(own.supplier, own)),
        users: touching
          .filter(({ consumer, supplier }) => supplier === one.node.id && supplier !== consumer)
          .map((own) => near(own.consumer, own)),
        supply: supplyOf(
          orders.filter(({ node }) => node === one.node.id),
          settings,
        ),
        followUps: followUps.map((own) => ({ ...own, way: own.way === null ? null : [...own.way] })),
        entries: entries
          .filter(({ node, gap }) => node === one.node.id || (gap !== null && gaps.has(gap)))
          .map(({ id, name, kind, state }) => ({ id, name, kind, state })),
        candidates: candidates.map((own) => ({ ...own })),
        works: works
          .filter(({ type }) => policy.may(actor, `records.${type}.read`, { division }))
          .map((own) => ({ ...own })),
        needs: {
          open: needs.filter(({ state }) => state === 'listed').length,
          whyNot: whyNot.map((own) => ({ ...own })),
        },
      })
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/chains/:division/:id/output',
    summary: { zh: '产业链产值：按链、按环节、按月', en: 'Output of a chain, by node and by month' },
    tag,
    since,
    who: 'chains.read',
    params: One,
    query: On,
    answer: OutputAnswer,
    async handle(call) {
      const { db, policy, actor, params, query } = call
      const loaded = await oneChain(call, 'chains.read', params, query.on)
      if (loaded.kind === 'refused') return loaded
      const { analysis, division, on, settings } = loaded.value
      const maySeeRows = policy.may(actor, 'records.enterprise-month.read', { division })
      const [output, simulated] = await Promise.all([
        outputSeen(db, loaded.value, maySeeRows),
        isSimulated(db, division),
      ])
      const last = output?.last ?? null
      const found = output?.told ?? null
      const placements = placementsOf(analysis.nodes)
      const firmsAt = (node: string | null) => [
        ...new Set(placements.filter((one) => node === null || one.node === node).map(({ firm }) => firm)),
      ]
      return done({
        division,
        on,
        isSimulated: simulated,
        last,
        split: settings.output.split,
        maySeeRows,
        months: found === null ? [] : found.months.map(({ month, sum }) => ({ month, sum: { ...sum } })),
        year: found === null ? null : { ...found.year },
        growth: found === null ? { value: null, firms: 0 } : { ...found.growth },
        nodes: analysis.nodes.flatMap(({ node }) => {
          const sum = found?.nodes.get(node.id)
          return sum === undefined
            ? []
            : [
                {
                  id: node.id,
                  code: node.code,
                  name: node.name,
                  stage: node.stage,
                  firmIds: maySeeRows ? firmsAt(node.id) : [],
                  sum: { ...sum },
                },
              ]
        }),
        firmIds: maySeeRows ? firmsAt(null) : [],
      })
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/chains/:division/:id/what-if',
    summary: { zh: '假如这些企业退出', en: 'What would come of it if these firms left' },
    tag,
    since,
    who: 'chains.read',
    params: One,
    query: Type.Object({ ...On.properties, firms: Type.Array(Id, { minItems: 1, maxItems: 50 }) }),
    answer: WhatIfAnswer,
    async handle(call) {
      const loaded = await oneChain(call, 'chains.read', call.params, call.query.on)
      if (loaded.kind === 'refused') return loaded
      const { graph, analysis, settings, on } = loaded.value
      const found = ifFirmsLeave(graph, new Set(call.query.firms), analysis, settings.nodes, settings.gaps, on)
      return done({
        changes: found.changes.map((one) => ({ ...one })),
        missing: [...found.missing],
        affected: [...found.affected],
        share: found.share,
      })
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/chains/:division/:id/gaps',
    summary: { zh: '缺口立项跟进', en: 'Take a computed gap up: a task with its owner and its day' },
    tag,
    since,
    who: 'chains.keep',
    params: One,
    body: Type.Object({ node: Id, owner: Id, due: Type.Optional(Day) }),
    answer: Type.Object({ id: Type.String() }),
    handle: (call) =>
      inRefusableTransaction(call.db, async (tx) => {
        const inside = { ...call, db: tx as unknown as Call<unknown, unknown, unknown>['db'] }
        const loaded = await oneChain(inside, 'chains.keep', call.params)
        if (loaded.kind === 'refused') return loaded
        const { analysis, division, on, settings, chain } = loaded.value
        const one = analysis.byId.get(call.body.node)
        if (one === undefined) return refused(noSuchNode)
        if (one.gap === null)
          return refused({
            reason: 'wrong-state',
            code: 'no-gap',
            message: {
              zh: '图谱没有算出这个环节有缺口。请先核对链上企业和布局意向。',
              en: 'The graph computes no gap here: look at its firms, and where it is wanted.',
            },
          })
        const { due = plusDays(on, settings.gaps.days[one.gap.kind]) } = call.body
        if (!isDay(due) || due < on)
          return faulty([
            { at: 'due', code: 'past', message: { zh: '期限须在今天或以后', en: 'must be today or later' } },
          ])
        if ((await lockGapOf(tx, division, one.node.id)) !== null)
          return refused({
            reason: 'wrong-state',
            code: 'in-hand',
            message: { zh: '这个缺口已经有人在跟进。', en: 'Somebody has this gap in hand already.' },
          })
        const desk = deskOf(registers, call, division)
        const made = await createRecord(tx, desk, registerOf('chain-gap'), {
          name: `${one.node.name}${gapNames[one.gap.kind].zh}`,
          chain: chain.id,
          node: one.node.id,
          kind: one.gap.kind,
          found_on: on,
          reasons: [...one.gap.reasons, one.gap.worked].map(({ zh }) => zh).join('\n'),
          owner: call.body.owner,
          due,
        })
        if (made.kind === 'refused') return made
        await recordActs(tx, desk)
        return done({ id: made.value.id })
      }),
  }),
  route({
    method: 'GET',
    path: '/api/v1/chains/:division/:id/kit',
    summary: {
      zh: '产业链工作包：网、图、库、池、报告',
      en: 'The deliverables of a chain: networks, maps, lists, pools, reports',
    },
    tag,
    since,
    who: 'chains.read',
    params: One,
    answer: KitAnswer,
    async handle(call) {
      const { db, policy, actor, params, now } = call
      const division = await asked(call, 'chains.read', params.division)
      if (division.kind === 'refused') return division
      const on = dayOf(now())
      const settings = await chainSettings(db, division.value, on)
      const [[loaded], entries, simulated] = await Promise.all([
        loadChains(db, division.value, params.id, on, settings),
        findEntries(db, division.value, params.id),
        isSimulated(db, division.value),
      ])
      if (loaded === undefined) return refused(noSuchChain)
      const since30 = plusDays(on, -30)
      return done({
        division: division.value,
        on,
        chain: headOf(loaded),
        isSimulated: simulated,
        mayExport: policy.may(actor, 'chains.export', { division: division.value }),
        items: settings.deliverables.map((item) => {
          const own = entries.filter(({ kind }) => item.entries.includes(kind))
          return {
            ...item,
            entries: [...item.entries],
            count: countOf(item, own, loaded),
            entered: own.filter(({ listedOn }) => listedOn > since30).length,
            left: own.filter(({ leftOn }) => leftOn !== null && leftOn > since30).length,
          }
        }),
        entries: entries.map((one) => ({ ...one })),
      })
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/chains/:division/:id/reports/:report',
    summary: { zh: '产业链报告（docx）', en: 'A report on a chain, from its figures as they stand' },
    tag,
    since,
    who: 'chains.export',
    limit: 'export',
    params: Type.Object({ ...One.properties, report: Type.String({ pattern: '^[a-z][a-z0-9-]{0,30}$' }) }),
    query: Type.Object({ sources: Type.Optional(Type.Unsafe<'appendix' | 'none'>(Type.Enum(['appendix', 'none']))) }),
    answer: 'file',
    async handle(call) {
      const { db, policy, actor, now, params, query } = call
      const loaded = await oneChain(call, 'chains.export', params)
      if (loaded.kind === 'refused') return loaded
      const { division, on, settings, chain } = loaded.value
      const item = settings.deliverables.find(({ id, kind }) => id === params.report && kind === 'report')
      if (item === undefined)
        return refused({
          reason: 'not-found',
          code: 'no-such-report',
          message: {
            zh: '工作包里没有这份报告。请看“产业链工作包”设置。',
            en: 'The deliverables hold no such report: see their setting.',
          },
        })
      const [{ needs }, output, works, entries, orders, tickets, simulated, place] = await Promise.all([
        sourcedNeeds(call, division, { chain: chain.id }),
        outputSeen(db, loaded.value, policy.may(actor, 'records.enterprise-month.read', { division })),
        findWorks(db, division, { chain: chain.id }),
        findEntries(db, division, chain.id),
        findInSpan(db, division, { ...twelveMonths(on), chain: chain.id }),
        findTickets(db, division, chain.id),
        isSimulated(db, division),
        db.selectFrom('division').select('name_zh').where('code', '=', division).executeTakeFirst(),
      ])
      const document = chainReport(item, {
        ...loaded.value,
        entries,
        needs,
        output,
        works,
        supply: supplyOf(orders, settings),
        tickets,
        place: place?.name_zh ?? '',
        label: simulated ? '模拟数据' : null,
      })
      const bytes = await officialDocument(document, { sources: query.sources ?? 'appendix' })
      await inTransaction(db, (tx) =>
        record(tx, actor, now(), {
          division,
          action: 'chains.export-report',
          subject: { kind: 'industry-chain', id: chain.id },
          detail: { report: item.id },
        }),
      )
      return done(new Download(`${chain.name}-${item.name.zh}-${on}.docx`, DOCX, bytes))
    },
  }),
]

/** What stands in a deliverable now; null for what is drawn or written. */
function countOf(item: Deliverable, own: readonly StoredEntry[], loaded: LoadedChain): number | null {
  switch (item.content) {
    case 'entries':
    case 'service-network':
      return own.filter(({ state }) => state === 'listed' || state === 'active' || state === 'landed').length
    case 'supply-network':
      return loaded.analysis.nodes.reduce((sum, { users }) => sum + users.length, 0)
    case 'firms':
      return firmsOfChain(loaded.analysis.nodes).length
    default:
      return null
  }
}

const plusDays = (day: string, days: number) => new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)
