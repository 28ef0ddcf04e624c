import { Type } from 'typebox'
import { done, type Outcome, refused } from '../../model/outcome.ts'
import type { PlanModel } from '../../model/plan-model.ts'
import type { Actor } from '../../platform/access/actor.ts'
import type { Policy } from '../../platform/access/policy.ts'
import { record } from '../../platform/audit/record.ts'
import { dayOf } from '../../platform/calendar/calendar.ts'
import { inRefusableTransaction } from '../../platform/database/refusable.ts'
import type { Database } from '../../platform/database/tables.ts'
import { Download, type Route, route } from '../../platform/http/route.ts'
import { simulatedLabel } from '../../platform/organisation/simulated.ts'
import {
  type AlignmentLine,
  adoptedModel,
  type CitedStatement,
  computedLines,
  countsOf,
  decidedLines,
  decisionFaults,
  ownTargets,
} from './alignment.ts'
import { AlignmentAnswer, AlignmentDecisionAnswer, AlignmentInput } from './alignment-answers.ts'
import { findAlignmentDecisions, insertAlignmentDecision } from './alignment-store.ts'
import { writeAlignmentWorkbook } from './alignment-workbook.ts'
import { One } from './answers.ts'
import type { DocumentCompiler } from './documents/compiler.ts'
import { findPlan, type PlanRow, readText } from './documents-store.ts'
import { noSuchItem, noSuchPlan, noSuchVersion, notAligned, staleAlignment, staleVersions } from './refusals.ts'
import { versionInForce } from './versions.ts'
import { findElements, findVersions, type VersionRow } from './versions-store.ts'

const tag = 'plans'
const since = '0.2.0'
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const With = Type.Object({ with: Type.String({ format: 'uuid', description: 'The plan that asks.' }) })

interface Side {
  readonly plan: PlanRow
  readonly version: VersionRow
}

interface Compared {
  readonly upper: Side
  readonly own: Side
  readonly lines: readonly AlignmentLine[]
  readonly targets: readonly (CitedStatement & { readonly id: string })[]
}

interface Asked {
  readonly db: Database
  readonly policy: Policy
  readonly actor: Actor
  readonly compiler: DocumentCompiler
  readonly now: () => Date
}

/** A plan in the version in force, as far as the actor may see it. */
async function sideOf({ db, policy, actor, now }: Asked, division: string, id: string): Promise<Outcome<Side>> {
  const [plan, all] = await Promise.all([findPlan(db, division, id), findVersions(db, division, id)])
  const versions = all.filter((version) => policy.may(actor, 'plans.read', { division, snapshot: version.id }))
  if (plan === null || (versions.length === 0 && !policy.may(actor, 'plans.read', { division })))
    return refused(noSuchPlan)
  const version = versionInForce(versions, dayOf(now()))
  return version === null ? refused(noSuchVersion) : done({ plan, version })
}

/** AL1. Two plans as adopted, compared off the thread that answers. */
async function compare(asked: Asked, division: string, own: string, upper: string): Promise<Outcome<Compared>> {
  const [above, below] = [await sideOf(asked, division, upper), await sideOf(asked, division, own)]
  if (above.kind === 'refused') return above
  if (below.kind === 'refused') return below
  if (upper === own || below.value.plan.kind === 'upper' || above.value.plan.kind === 'outline')
    return refused(notAligned)
  const { db, compiler } = asked
  const [[upperText, upperModel], [ownText, ownModel]] = await Promise.all([
    adoptedText(db, above.value.version),
    adoptedText(db, below.value.version),
  ])
  const [alignments, decisions] = await Promise.all([
    compiler.align(
      { text: upperText, model: JSON.stringify(upperModel) },
      { text: ownText, model: JSON.stringify(ownModel) },
    ),
    findAlignmentDecisions(db, { division, upper, own }),
  ])
  const targets = ownTargets(ownModel)
  const versions = { upper: above.value.version.number, own: below.value.version.number }
  const lines = decidedLines(computedLines(alignments, upperModel, ownModel), decisions, targets, versions)
  return done({ upper: above.value, own: below.value, lines, targets })
}

async function adoptedText(db: Database, version: VersionRow): Promise<readonly [string, PlanModel]> {
  const [{ text, model }, elements] = await Promise.all([
    readText(db, version.division, version.compilation),
    findElements(db, version),
  ])
  // Stored by the compiler as a plan model; its hash is part of the version.
  return [text, adoptedModel(JSON.parse(model) as PlanModel, elements)]
}

const sideAnswer = ({ plan, version }: Side) => ({ plan: plan.id, title: plan.title, version: version.number })

export const alignmentRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/v1/plans/:division/:id/alignment',
    summary: { zh: '规划衔接', en: 'What another plan asks and where this plan takes it up' },
    tag,
    since,
    who: 'plans.read',
    params: One,
    query: With,
    answer: AlignmentAnswer,
    async handle(call) {
      const compared = await compare(call, call.params.division, call.params.id, call.query.with)
      if (compared.kind === 'refused') return compared
      const { upper, own, lines, targets } = compared.value
      return done({
        upper: sideAnswer(upper),
        own: sideAnswer(own),
        counts: countsOf(lines),
        lines: [...lines],
        targets: [...targets],
      })
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/plans/:division/:id/alignment',
    summary: { zh: '判定规划衔接', en: 'Say how a target of another plan is taken up' },
    tag,
    since,
    who: 'plans.review',
    params: One,
    body: AlignmentInput,
    answer: AlignmentDecisionAnswer,
    async handle(call) {
      const { db, policy, actor, now, params, body } = call
      const { division, id } = params
      if (actor.kind !== 'person' || !policy.may(actor, 'plans.review', { division })) return refused(noSuchPlan)
      const compared = await compare(call, division, id, body.with)
      if (compared.kind === 'refused') return compared
      const { upper, own, lines, targets } = compared.value
      if (upper.version.number !== body.upperVersion || own.version.number !== body.ownVersion)
        return refused(staleVersions(sideAnswer(upper), sideAnswer(own)))
      const line = lines.find((one) => one.upper.id === body.statement)
      if (line === undefined) return refused(noSuchItem(body.statement))
      const faults = decisionFaults(body, line, targets)
      if (faults.length > 0)
        return refused({
          reason: 'faulty',
          code: 'faulty',
          message: { zh: '判定有误，未保存。', en: 'The decision has faults; nothing was saved.' },
          faults,
        })
      const pair = { division, upper: body.with, own: id }
      return inRefusableTransaction(db, async (tx) => {
        const before = await findAlignmentDecisions(tx, pair, body.statement)
        const last = before.at(-1) ?? null
        const at = now()
        const decision = {
          statement: body.statement,
          upperVersion: body.upperVersion,
          ownVersion: body.ownVersion,
          seq: body.seq + 1,
          verdict: body.verdict,
          own: body.own,
          note: body.note.trim(),
          reason: body.reason.trim(),
          byName: actor.name,
        }
        const isFirst =
          (last?.seq ?? 0) === body.seq &&
          (await insertAlignmentDecision(tx, pair, { ...decision, at, byId: actor.id }))
        if (!isFirst) {
          const standing = (await findAlignmentDecisions(tx, pair, body.statement)).at(-1) ?? null
          return refused(staleAlignment(standing))
        }
        await record(tx, actor, at, {
          division,
          action: 'plans.decide-alignment',
          subject: { kind: 'plan', id },
          detail: { with: body.with, computed: line.verdict, ...decision },
        })
        return done({ ...decision, at: at.toISOString() })
      })
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/plans/:division/:id/alignment/workbook',
    summary: { zh: '导出规划衔接表', en: 'The alignment of two plans as a workbook; recorded' },
    tag,
    since,
    who: 'plans.read',
    params: One,
    query: With,
    answer: 'file',
    async handle(call) {
      const { db, actor, now, params, query } = call
      const { division, id } = params
      const compared = await compare(call, division, id, query.with)
      if (compared.kind === 'refused') return compared
      const { upper, own, lines } = compared.value
      const bytes = await writeAlignmentWorkbook(
        lines,
        { upper: upper.plan.title, own: own.plan.title },
        await simulatedLabel(db, division),
      )
      await db.transaction().execute((tx) =>
        record(tx, actor, now(), {
          division,
          action: 'plans.export-alignment',
          subject: { kind: 'plan', id },
          detail: { with: query.with, upperVersion: upper.version.number, ownVersion: own.version.number },
        }),
      )
      return done(new Download(`规划衔接表-${dayOf(now())}.xlsx`, XLSX, bytes))
    },
  }),
]
