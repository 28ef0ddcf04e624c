import { Type } from 'typebox'
import { done, refused } from '../../model/outcome.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { divisionAsked } from '../../platform/access/division.ts'
import type { Policy } from '../../platform/access/policy.ts'
import { record } from '../../platform/audit/record.ts'
import { dayOf } from '../../platform/calendar/calendar.ts'
import { inRefusableTransaction } from '../../platform/database/refusable.ts'
import { type Route, route } from '../../platform/http/route.ts'
import { settingAt } from '../../platform/settings/store.ts'
import {
  AdoptionInput,
  Division,
  type DocumentAnswer,
  ElementsAnswer,
  One,
  OneVersion,
  type PlanAnswer,
  PlanChange,
  PlanList,
  PlanAnswer as PlanShape,
  type VersionAnswer,
  VersionList,
  VersionAnswer as VersionShape,
} from './answers.ts'
import { adopt, undecidedRefusal } from './documents/adoption.ts'
import { documentAnswer } from './documents-routes.ts'
import {
  findDocument,
  findDocuments,
  findPlan,
  findPlans,
  type PlanRow,
  readShown,
  updatePlan,
} from './documents-store.ts'
import { undecidedItems } from './elements.ts'
import { periodOf, planOrder, textsOf } from './listing.ts'
import { noSuchPlan, noSuchReview, noSuchVersion } from './refusals.ts'
import { shownText } from './review-routes.ts'
import { findHead, findItems, findStates } from './review-store.ts'
import { PUBLIC_TEXT, UNDECIDED } from './settings.ts'
import { versionInForce } from './versions.ts'
import { findElements, findVersions, type VersionRow, verifyVersion } from './versions-store.ts'

const tag = 'plans'
const since = '0.2.0'
const Day = Type.Optional(Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }))

const versionAnswer = (version: VersionRow, versions: readonly VersionRow[], day: string): VersionAnswer => ({
  ...version,
  isInForce: versionInForce(versions, day)?.number === version.number,
})

/** Versions of a plan that the actor may see: all, or those among an assessor's snapshots. */
const visible = (policy: Policy, actor: Actor, versions: readonly VersionRow[]): VersionRow[] =>
  versions.filter(({ division, id }) => policy.may(actor, 'plans.read', { division, snapshot: id }))

function planAnswer(
  plan: PlanRow,
  versions: readonly VersionRow[],
  documents: readonly DocumentAnswer[],
  day: string,
): PlanAnswer {
  const inForce = versionInForce(versions, day)
  return {
    ...plan,
    period: periodOf(plan.from, plan.to),
    inForce: inForce === null ? null : versionAnswer(inForce, versions, day),
    versions: versions.length,
    documents: textsOf(documents, plan.id),
  }
}

export const planRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/v1/plans',
    summary: { zh: '规划列表', en: 'Plans of a division, what is in force first' },
    tag,
    since,
    who: 'plans.read',
    query: Type.Object({ division: Division, on: Day }),
    answer: PlanList,
    async handle({ db, policy, actor, now, compiler, query }) {
      const division = divisionAsked(actor, query.division)
      if (division.kind === 'refused') return division
      const code = division.value
      const seesReviews = policy.may(actor, 'plans.see-review', { division: code })
      const [plans, versions, documents] = await Promise.all([
        findPlans(db, code),
        findVersions(db, code),
        seesReviews ? findDocuments(db, code, { kinds: ['outline', 'upper', 'special'] }) : [],
      ])
      const seen = visible(policy, actor, versions)
      const day = query.on ?? dayOf(now())
      const answers = plans
        .filter(({ id }) => policy.may(actor, 'plans.read', { division: code }) || seen.some(({ plan }) => plan === id))
        .map((plan) =>
          planAnswer(
            plan,
            seen.filter((version) => version.plan === plan.id),
            documents.map((row) => documentAnswer(row, compiler.version)),
            day,
          ),
        )
        // A text that nobody adopted yet concerns those who review it.
        .filter(({ inForce, versions: count }) => seesReviews || inForce !== null || count > 0)
      return done({ plans: answers.sort(planOrder) })
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/plans/:division/:id',
    summary: { zh: '一份规划', en: 'One plan with its texts and the version in force' },
    tag,
    since,
    who: 'plans.read',
    params: One,
    query: Type.Object({ on: Day }),
    answer: PlanShape,
    async handle({ db, policy, actor, now, compiler, params, query }) {
      const { division, id } = params
      const plan = await findPlan(db, division, id)
      const versions = visible(policy, actor, await findVersions(db, division, id))
      const isOpen = policy.may(actor, 'plans.read', { division }) || versions.length > 0
      if (plan === null || !isOpen) return refused(noSuchPlan)
      const documents = policy.may(actor, 'plans.see-review', { division })
        ? await findDocuments(db, division, { plan: id })
        : []
      return done(
        planAnswer(
          plan,
          versions,
          documents.map((row) => documentAnswer(row, compiler.version)),
          query.on ?? dayOf(now()),
        ),
      )
    },
  }),
  route({
    method: 'PATCH',
    path: '/api/v1/plans/:division/:id',
    summary: { zh: '修改规划信息', en: 'Change what a plan is called, and its years' },
    tag,
    since,
    who: 'plans.review',
    params: One,
    body: PlanChange,
    answer: Type.Object({ revision: Type.Integer() }),
    handle: ({ db, policy, actor, now, params, body }) =>
      inRefusableTransaction(db, async (tx) => {
        const { division, id } = params
        if (!policy.may(actor, 'plans.review', { division })) return refused(noSuchPlan)
        const plan = await findPlan(tx, division, id)
        if (plan === null) return refused(noSuchPlan)
        const { from, to } = body
        if ((from === null) !== (to === null) || (from !== null && to !== null && from > to))
          return refused({
            reason: 'faulty',
            code: 'faulty',
            message: { zh: '规划期不对。', en: 'The years do not fit.' },
            faults: [
              {
                at: 'to',
                code: 'upside-down',
                message: {
                  zh: '起止年份应同时填写，且先后有序',
                  en: 'Both years are needed, the first before the last',
                },
              },
            ],
          })
        const versions = await findVersions(tx, division, id)
        if (versions.length > 0 && (from !== plan.from || to !== plan.to))
          return refused({
            reason: 'wrong-state',
            code: 'adopted',
            message: {
              zh: '规划已有采用的版本，起止年份不能再改。',
              en: 'The plan was adopted; its years cannot be changed any more.',
            },
          })
        if (!(await updatePlan(tx, { division, id, ...body })))
          return refused({
            reason: 'stale',
            code: 'stale',
            message: { zh: '规划信息刚被他人修改，请看过再改。', en: 'Someone has just changed this; look again.' },
            current: await findPlan(tx, division, id),
          })
        await record(tx, actor, now(), {
          division,
          action: 'plans.change',
          subject: { kind: 'plan', id },
          detail: { from: plan, to: body },
        })
        return done({ revision: body.revision + 1 })
      }),
  }),
  route({
    method: 'GET',
    path: '/api/v1/plans/:division/:id/versions',
    summary: { zh: '规划的各版', en: 'All versions of a plan' },
    tag,
    since,
    who: 'plans.read',
    params: One,
    answer: VersionList,
    async handle({ db, policy, actor, now, params }) {
      const versions = await findVersions(db, params.division, params.id)
      const day = dayOf(now())
      return done({ versions: visible(policy, actor, versions).map((one) => versionAnswer(one, versions, day)) })
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/plans/:division/:id/versions/:number/elements',
    summary: { zh: '一版采用的全部内容', en: 'All that was adopted with a version' },
    tag,
    since,
    who: 'plans.read',
    params: OneVersion,
    answer: ElementsAnswer,
    async handle({ db, policy, actor, now, params }) {
      const versions = await findVersions(db, params.division, params.id)
      const version = visible(policy, actor, versions).find(({ number }) => number === params.number)
      if (version === undefined) return refused(noSuchVersion)
      const elements = await findElements(db, version)
      return done({
        version: versionAnswer(version, versions, dayOf(now())),
        statements: [...elements.statements],
        commitments: [...elements.commitments],
        systems: [...elements.systems],
        names: [...elements.names],
        diagnostics: [...elements.diagnostics],
      })
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/plans/:division/:id/versions/:number/verify',
    summary: { zh: '核验一版是否原样', en: 'Whether a version is as it was frozen' },
    tag,
    since,
    who: 'plans.read',
    params: OneVersion,
    answer: Type.Object({ hash: Type.String(), changed: Type.Array(Type.String()) }),
    async handle({ db, policy, actor, params }) {
      const versions = visible(policy, actor, await findVersions(db, params.division, params.id))
      const version = versions.find(({ number }) => number === params.number)
      if (version === undefined) return refused(noSuchVersion)
      return done({ hash: version.hash, changed: [...(await verifyVersion(db, version))] })
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/plans/:division/:id/text',
    summary: { zh: '当日施行的规划文本', en: 'The text in force on a day, with what was adopted of it' },
    tag,
    since,
    who: 'plans.read',
    params: One,
    query: Type.Object({ on: Day, version: Type.Optional(Type.Integer({ minimum: 1 })) }),
    answer: 'stream',
    async handle({ db, policy, actor, now, params, query, reply }) {
      const { division, id } = params
      const versions = visible(policy, actor, await findVersions(db, division, id))
      const day = query.on ?? dayOf(now())
      const version =
        query.version === undefined
          ? versionInForce(versions, day)
          : (versions.find(({ number }) => number === query.version) ?? null)
      if (version === null) return refused(noSuchVersion)
      await reply.type('application/json; charset=utf-8').send(await shownVersion(db, version, versions, day))
      return done(undefined)
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/public/plans/:division',
    summary: { zh: '公开的规划', en: 'Plans whose text is open to everybody' },
    tag,
    since,
    who: 'anyone',
    params: Type.Pick(One, ['division']),
    answer: Type.Object({
      plans: Type.Array(
        Type.Object({
          id: Type.String(),
          title: Type.String(),
          period: Type.Union([Type.String(), Type.Null()]),
          version: Type.Integer(),
          approval: VersionShape.properties.approval,
          effectiveFrom: Type.String(),
          hash: Type.String(),
        }),
      ),
    }),
    async handle({ db, now, params }) {
      const day = dayOf(now())
      if (!(await settingAt(db, params.division, PUBLIC_TEXT, day))) return done({ plans: [] })
      const [plans, versions] = await Promise.all([findPlans(db, params.division), findVersions(db, params.division)])
      return done({
        plans: plans.flatMap(({ id, title, from, to, kind }) => {
          const version = versionInForce(
            versions.filter(({ plan }) => plan === id),
            day,
          )
          if (version === null || kind === 'upper') return []
          const { approval, effectiveFrom, hash, number } = version
          return [{ id, title, period: periodOf(from, to), version: number, approval, effectiveFrom, hash }]
        }),
      })
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/public/plans/:division/:id/text',
    summary: { zh: '公开的规划文本', en: 'The text in force of a plan that is open to everybody' },
    tag,
    since,
    who: 'anyone',
    params: One,
    answer: 'stream',
    async handle({ db, now, params, reply }) {
      const { division, id } = params
      const day = dayOf(now())
      const [plan, versions, isOpen] = await Promise.all([
        findPlan(db, division, id),
        findVersions(db, division, id),
        settingAt(db, division, PUBLIC_TEXT, day),
      ])
      const version = versionInForce(versions, day)
      if (!isOpen || plan === null || plan.kind === 'upper' || version === null) return refused(noSuchPlan)
      await reply.type('application/json; charset=utf-8').send(await shownVersion(db, version, versions, day))
      return done(undefined)
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/plans/:division/:id/adoption',
    summary: { zh: '采用前检查', en: 'What stands in the way of adopting a reviewed text' },
    tag,
    since,
    who: 'plans.adopt',
    params: One,
    query: Type.Object({ compilation: Type.String({ format: 'uuid' }) }),
    answer: Type.Object({
      head: Type.Integer(),
      items: Type.Integer(),
      pending: Type.Integer(),
      undecided: Type.Array(
        Type.Object({
          item: Type.String(),
          group: Type.String(),
          line: Type.Integer(),
          zh: Type.String(),
          en: Type.String(),
        }),
      ),
      undecidedCount: Type.Integer(),
      byState: Type.Record(Type.String(), Type.Integer()),
      versions: Type.Integer(),
    }),
    async handle({ db, policy, actor, now, params, query }) {
      const { division, id } = params
      if (!policy.may(actor, 'plans.adopt', { division })) return refused(noSuchPlan)
      const head = await findHead(db, division, query.compilation)
      if (head === null) return refused(noSuchReview)
      const [items, states, rule, versions] = await Promise.all([
        findItems(db, division, query.compilation),
        findStates(db, division, query.compilation),
        settingAt(db, division, UNDECIDED, dayOf(now())),
        findVersions(db, division, id),
      ])
      const undecided = undecidedItems(items, states, rule)
      const lines = new Map(undecided.map((item) => [item.id, item]))
      const byState: Record<string, number> = {}
      for (const { state } of states.values()) byState[state] = (byState[state] ?? 0) + 1
      const decided = [...states.values()].filter(({ state }) => state !== 'pending').length
      return done({
        head,
        items: items.length,
        pending: items.length - decided,
        undecided: undecidedRefusal(undecided).faults.map(({ at, code, message }) => ({
          item: at,
          group: code,
          line: lines.get(at)?.line ?? 0,
          ...message,
        })),
        undecidedCount: undecided.length,
        byState,
        versions: versions.length,
      })
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/plans/:division/:id/adoptions',
    summary: { zh: '采用规划文本', en: 'Adopt a reviewed text as the next version' },
    tag,
    since,
    who: 'plans.adopt',
    params: One,
    body: AdoptionInput,
    answer: VersionShape,
    async handle(call) {
      const { db, policy, actor, now, params, body } = call
      const { division, id } = params
      if (!policy.may(actor, 'plans.adopt', { division })) return refused(noSuchPlan)
      const { compilation, head, ...terms } = body
      const rule = await settingAt(db, division, UNDECIDED, dayOf(now()))
      const outcome = await adopt(call, { division, plan: id, compilation, head, terms, actor }, rule)
      if (outcome.kind === 'refused') return outcome
      const versions = await findVersions(db, division, id)
      return done(versionAnswer(outcome.value, versions, dayOf(now())))
    },
  }),
]

/** A version for showing it: its text, its model, and what was adopted. */
async function shownVersion(
  db: Parameters<typeof readShown>[0],
  version: VersionRow,
  versions: readonly VersionRow[],
  day: string,
): Promise<string> {
  const [shown, document, elements] = await Promise.all([
    readShown(db, version.division, version.compilation),
    findDocument(db, version.division, version.document),
    findElements(db, version),
  ])
  return shownText(document?.title ?? document?.name ?? '', shown, {
    version: versionAnswer(version, versions, day),
    elements,
  })
}
