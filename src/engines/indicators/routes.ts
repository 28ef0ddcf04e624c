import { Type } from 'typebox'
import { done, type Outcome, refused } from '../../model/outcome.ts'
import { divisionAsked } from '../../platform/access/division.ts'
import { holds } from '../../platform/access/policy.ts'
import { record } from '../../platform/audit/record.ts'
import { addDays, dayOf, startOfDay } from '../../platform/calendar/calendar.ts'
import { inTransaction } from '../../platform/database/connect.ts'
import { inRefusableTransaction } from '../../platform/database/refusable.ts'
import type { Writing } from '../../platform/database/tables.ts'
import { type Call, Download, type Route, route } from '../../platform/http/route.ts'
import { bodyNames } from '../../platform/organisation/body-names.ts'
import { DECOMPOSITIONS } from './annual-plan.ts'
import {
  AnnualPlanInput,
  AnyOrigin,
  AsOfQuery,
  BaseInput,
  Comparison,
  ComparisonQuery,
  DecompositionProposal,
  Division,
  Id,
  Indicators,
  ObservationInput,
  SettingInput,
  SharesInput,
  TargetBodies,
  TargetFilter,
  TargetList,
  TargetPage,
} from './answers.ts'
import { compare } from './comparison.ts'
import { comparedPlaces, indicatorsOf, standingBodies } from './comparison-store.ts'
import { isOwn } from './counted.ts'
import { pageOf, rowOf } from './listing.ts'
import { observe } from './observation-store.ts'
import type { AsOf } from './observations.ts'
import { originsOf } from './origins.ts'
import { proposalOf } from './proposal.ts'
import { judgedTarget, judgedTargets, KNOWN_NOW } from './standing-store.ts'
import {
  addBase,
  noSuchTarget,
  noteDefinition,
  ruleDefinition,
  setAnnualPlan,
  setShares,
  setTarget,
  type TargetWriter,
} from './target-write-store.ts'
import { findObservations, observationsAcross, settingsOfTarget } from './targets-store.ts'
import { writeTargetsWorkbook } from './targets-workbook.ts'

const tag = 'targets'
const since = '0.2.0'
const One = Type.Object({ division: Division, id: Id })
const Revision = Type.Object({ revision: Type.Integer() })

type AnyCall = Pick<Call<unknown, unknown, unknown>, 'db' | 'policy' | 'actor' | 'now'>

/** The day that is spoken of and what is known: by the end of that day unless 'now' is asked. */
export function asOfAsked(now: Date, query: { readonly asOf?: string; readonly known?: 'then' | 'now' }): AsOf {
  if (query.asOf === undefined) return { on: dayOf(now), knownAt: KNOWN_NOW }
  const end = new Date(startOfDay(addDays(query.asOf, 1)).getTime() - 1)
  return { on: query.asOf, knownAt: query.known === 'now' ? KNOWN_NOW : end.toISOString() }
}

/** Runs a change as the actor, within what the permission reaches. */
function changing<T>(
  call: AnyCall,
  permission: string,
  division: string,
  change: (tx: Writing, writer: TargetWriter) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  const scope = call.policy.scopeOf(call.actor, permission)
  if (!scope.isEverything && !scope.divisions.includes(division)) return Promise.resolve(refused(noSuchTarget))
  return inRefusableTransaction(call.db, (tx) => change(tx, { actor: call.actor, at: call.now(), scope, division }))
}

export const routes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/v1/targets',
    summary: { zh: '指标清单与进展', en: 'Targets and where they stand' },
    tag,
    since,
    who: 'targets.read',
    query: TargetFilter,
    answer: TargetList,
    async handle({ db, policy, actor, now, query }) {
      const division = divisionAsked(actor, query.division)
      if (division.kind === 'refused') return division
      const asOf = asOfAsked(now(), query)
      const [judged, bodies] = await Promise.all([
        judgedTargets(db, policy.scopeOf(actor, 'targets.read'), division.value, asOf, query),
        bodyNames(db, division.value),
      ])
      const rows = judged.map((one) => rowOf(one, bodies))
      const counts: Record<string, number> = {}
      for (const { standing } of rows) counts[standing] = (counts[standing] ?? 0) + 1
      return done({
        division: division.value,
        on: asOf.on,
        known: asOf.knownAt,
        elapsedToday: judged[0]?.standing.elapsedToday ?? null,
        counts,
        rows,
      })
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/targets/workbook',
    summary: { zh: '导出指标表', en: 'Export the table of targets' },
    tag,
    since,
    who: 'targets.read',
    body: Type.Object({
      ...TargetFilter.properties,
      ids: Type.Optional(Type.Array(Id, { maxItems: 20000 })),
      language: Type.Optional(Type.Unsafe<'zh' | 'en'>(Type.Enum(['zh', 'en']))),
    }),
    answer: 'file',
    async handle({ db, policy, actor, now, body }) {
      const division = divisionAsked(actor, body.division)
      if (division.kind === 'refused') return division
      const at = now()
      const asOf = asOfAsked(at, body)
      const [judged, bodies] = await Promise.all([
        judgedTargets(db, policy.scopeOf(actor, 'targets.read'), division.value, asOf, { plan: body.plan }),
        bodyNames(db, division.value),
      ])
      const order = body.ids === undefined ? null : new Map(body.ids.map((id, i) => [id, i]))
      const chosen =
        order === null
          ? judged
          : judged
              .filter(({ stored }) => order.has(stored.id))
              .sort((a, b) => (order.get(a.stored.id) ?? 0) - (order.get(b.stored.id) ?? 0))
      const bytes = await writeTargetsWorkbook(chosen, bodies, asOf, body.language ?? 'zh')
      await inTransaction(db, (tx) =>
        record(tx, actor, at, {
          division: division.value,
          action: 'targets.export',
          subject: { kind: 'targets', id: body.plan ?? null },
          detail: { rows: chosen.length, asOf: asOf.on },
        }),
      )
      return done(
        new Download(
          `指标进展表-${asOf.on}.xlsx`,
          'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
          bytes,
        ),
      )
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/targets/:division/:id',
    summary: { zh: '一个指标', en: 'One target with all that hangs on it' },
    tag,
    since,
    who: 'targets.read',
    params: One,
    query: Type.Object(AsOfQuery),
    answer: TargetPage,
    async handle({ db, policy, actor, now, params, query }) {
      const asOf = asOfAsked(now(), query)
      const judged = await judgedTarget(db, policy.scopeOf(actor, 'targets.read'), params.division, params.id, asOf)
      if (judged === null) return refused(noSuchTarget)
      const [observations, settings, bodies] = await Promise.all([
        findObservations(db, params.division, {
          indicators: [judged.stored.target.indicator],
          knownAt: asOf.knownAt,
        }),
        settingsOfTarget(db, params.division, params.id),
        bodyNames(db, params.division),
      ])
      const history = settings.map(({ no, reason, by_name, at }) => ({
        no,
        reason,
        by: by_name,
        at: at.toISOString(),
      }))
      return done(pageOf(judged, observations, history, bodies))
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/targets/:division/:id/origins/:what',
    summary: { zh: '数字的出处', en: 'Where a figure of a target comes from' },
    tag,
    since,
    who: 'targets.read',
    params: Type.Object({
      ...One.properties,
      what: Type.Unsafe<'target' | 'base' | 'progress' | 'required' | 'forecast' | 'latest'>(
        Type.Enum(['target', 'base', 'progress', 'required', 'forecast', 'latest']),
      ),
    }),
    query: Type.Object(AsOfQuery),
    answer: AnyOrigin,
    async handle({ db, policy, actor, now, params, query }) {
      const asOf = asOfAsked(now(), query)
      const judged = await judgedTarget(db, policy.scopeOf(actor, 'targets.read'), params.division, params.id, asOf)
      if (judged === null) return refused(noSuchTarget)
      const observations = await findObservations(db, params.division, { ids: judged.standing.used })
      const origin = originsOf(judged, new Map(observations.map((one) => [one.id, one])))[params.what]
      if (origin === null)
        return refused({
          reason: 'not-found',
          code: 'no-origin',
          message: { zh: '这个数字还没有。', en: 'There is no such figure yet.' },
        })
      return done(origin)
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/targets/:division/:id/decomposition',
    summary: { zh: '年度分解试算', en: 'Yearly values as computed, beside what stands' },
    tag,
    since,
    who: 'targets.read',
    params: One,
    query: Type.Object({
      method: Type.Optional(Type.Unsafe<(typeof DECOMPOSITIONS)[number]>(Type.Enum([...DECOMPOSITIONS]))),
      after: Type.Optional(Type.Integer()),
      weights: Type.Optional(Type.String({ pattern: '^[0-9.]{1,8}(,[0-9.]{1,8}){0,19}$' })),
    }),
    answer: DecompositionProposal,
    async handle({ db, policy, actor, now, params, query }) {
      const judged = await judgedTarget(db, policy.scopeOf(actor, 'targets.read'), params.division, params.id, {
        on: dayOf(now()),
        knownAt: KNOWN_NOW,
      })
      if (judged === null) return refused(noSuchTarget)
      const weights = query.weights === undefined ? null : query.weights.split(',').map(Number)
      return done(proposalOf(judged, query.method ?? null, query.after ?? null, weights))
    },
  }),
  route({
    method: 'PUT',
    path: '/api/v1/targets/:division/:id/annual-plan',
    summary: { zh: '设定年度目标（新版本）', en: 'Set the yearly values: a new version' },
    tag,
    since,
    who: 'targets.set',
    params: One,
    body: AnnualPlanInput,
    answer: Revision,
    handle: (call) =>
      changing(call, 'targets.set', call.params.division, (tx, writer) =>
        setAnnualPlan(tx, writer, call.params.id, call.body.revision, call.body),
      ),
  }),
  route({
    method: 'PUT',
    path: '/api/v1/targets/:division/:id/shares',
    summary: { zh: '分解到部门和街道', en: 'Divide a target among bodies: a draft, or published' },
    tag,
    since,
    who: 'targets.set',
    params: One,
    body: SharesInput,
    answer: Type.Object({ revision: Type.Integer(), isBlocked: Type.Boolean(), shortfall: Type.Number() }),
    handle: (call) =>
      changing(call, 'targets.set', call.params.division, async (tx, writer) => {
        const outcome = await setShares(tx, writer, call.params.id, call.body.revision, call.body)
        if (outcome.kind === 'refused') return outcome
        const { revision, check } = outcome.value
        return done({ revision, isBlocked: check.isBlocked, shortfall: check.shortfall })
      }),
  }),
  route({
    method: 'PUT',
    path: '/api/v1/targets/:division/:id/setting',
    summary: { zh: '设定指标属性', en: 'Set what the text of the plan leaves open' },
    tag,
    since,
    who: 'targets.set',
    params: One,
    body: SettingInput,
    answer: Revision,
    handle: (call) =>
      changing(call, 'targets.set', call.params.division, (tx, writer) => {
        const { revision, reason, isComparablePrice, ...fields } = call.body
        const setting = isComparablePrice === undefined ? fields : { ...fields, is_comparable_price: isComparablePrice }
        return setTarget(tx, writer, call.params.id, revision, setting, reason)
      }),
  }),
  route({
    method: 'POST',
    path: '/api/v1/targets/:division/:id/bases',
    summary: { zh: '补充或修订基期值', en: 'Add a base value, or a revision of it' },
    tag,
    since,
    who: 'targets.set',
    params: One,
    body: BaseInput,
    answer: Revision,
    handle: (call) =>
      changing(call, 'targets.set', call.params.division, (tx, writer) =>
        addBase(tx, writer, call.params.id, call.body.revision, call.body),
      ),
  }),
  route({
    method: 'POST',
    path: '/api/v1/targets/:division/:id/observations',
    summary: { zh: '登记公报或函件中的数值', en: 'Record a value of a bulletin or an official letter' },
    tag,
    since,
    who: 'observations.record',
    params: One,
    body: ObservationInput,
    answer: Type.Object({ id: Type.String() }),
    handle: (call) =>
      changing(call, 'observations.record', call.params.division, async (tx, writer) => {
        const judged = await judgedTarget(tx, writer.scope, writer.division, call.params.id, {
          on: dayOf(writer.at),
          knownAt: KNOWN_NOW,
        })
        if (judged === null) return refused(noSuchTarget)
        const { source, ...value } = call.body
        const { target, body } = judged.stored
        const outcome = await observe(tx, writer, [
          {
            ...value,
            part: null,
            indicator: target.indicator,
            dimension: target.dimension,
            body,
            isSimulated: false,
            origin: { kind: 'sentence', of: 'report', document: source.document, sentence: source.sentence },
          },
        ])
        if (outcome.kind === 'refused') return outcome
        const [id = ''] = outcome.value
        await record(tx, writer.actor, writer.at, {
          division: writer.division,
          action: value.supersedes === null ? 'observation.record' : 'observation.correct',
          subject: { kind: 'observation', id },
          body,
          reason: value.reason,
          detail: { target: target.id, period: value.period, value: value.value, document: source.document },
        })
        return done({ id })
      }),
  }),
  route({
    method: 'POST',
    path: '/api/v1/targets/:division/:id/definitions',
    summary: { zh: '登记口径调整', en: 'Note that the definition of the indicator changed' },
    tag,
    since,
    who: 'targets.rule',
    params: One,
    body: Type.Object({
      words: Type.String({ maxLength: 200 }),
      since: Type.String({ maxLength: 10 }),
      basis: Type.Union([Type.String({ maxLength: 500 }), Type.Null()]),
    }),
    answer: Type.Object({ id: Type.String() }),
    handle: (call) =>
      changing(call, 'targets.rule', call.params.division, async (tx, writer) => {
        const judged = await judgedTarget(tx, writer.scope, writer.division, call.params.id, {
          on: dayOf(writer.at),
          knownAt: KNOWN_NOW,
        })
        if (judged === null) return refused(noSuchTarget)
        return noteDefinition(tx, writer, { ...call.body, indicator: judged.stored.target.indicator })
      }),
  }),
  route({
    method: 'POST',
    path: '/api/v1/definitions/:division/:id/rulings',
    summary: { zh: '裁定口径调整', en: 'Rule on a changed definition' },
    tag,
    since,
    who: 'targets.rule',
    params: One,
    body: Type.Object({
      isAccepted: Type.Boolean(),
      reason: Type.String({ maxLength: 1000 }),
      documentNo: Type.Union([Type.String({ maxLength: 60 }), Type.Null()]),
    }),
    answer: Type.Object({ no: Type.Integer() }),
    handle: (call) =>
      changing(call, 'targets.rule', call.params.division, (tx, writer) =>
        ruleDefinition(tx, writer, call.params.id, call.body),
      ),
  }),
  route({
    method: 'GET',
    path: '/api/v1/observations/:division/:id/origin',
    summary: { zh: '一个数值的出处', en: 'Where a value comes from' },
    tag,
    since,
    who: 'targets.read',
    params: One,
    answer: AnyOrigin,
    async handle({ db, policy, actor, params }) {
      const [found] = await findObservations(db, params.division, { ids: [params.id] })
      const scope = policy.scopeOf(actor, 'targets.read')
      const place = { division: params.division, body: found?.part ?? found?.body ?? null }
      if (found === undefined || !holds(scope, place)) return refused(noSuchTarget)
      return done(found.origin)
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/target-bodies',
    summary: { zh: '可负责指标的单位', en: 'Bodies that may answer for targets' },
    tag,
    since,
    who: 'targets.read',
    query: Type.Object({ division: Type.Optional(Division) }),
    answer: TargetBodies,
    async handle({ db, policy, actor, query }) {
      const division = divisionAsked(actor, query.division)
      if (division.kind === 'refused') return division
      return done({ rows: [...(await standingBodies(db, policy.scopeOf(actor, 'targets.read'), division.value))] })
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/indicators',
    summary: { zh: '有数值的指标', en: 'Indicators that have values' },
    tag,
    since,
    who: 'targets.read',
    query: Type.Object({ division: Type.Optional(Division) }),
    answer: Indicators,
    async handle({ db, policy, actor, query }) {
      const division = divisionAsked(actor, query.division)
      if (division.kind === 'refused') return division
      return done({ rows: [...(await indicatorsOf(db, policy.scopeOf(actor, 'targets.read'), division.value))] })
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/comparison',
    summary: { zh: '地区比较', en: 'Places side by side' },
    tag,
    since,
    who: 'targets.read',
    query: ComparisonQuery,
    answer: Comparison,
    async handle({ db, policy, actor, now, query }) {
      const division = divisionAsked(actor, query.division)
      if (division.kind === 'refused') return division
      const scope = policy.scopeOf(actor, 'targets.read')
      const asOf = asOfAsked(now(), query)
      const found = (await indicatorsOf(db, scope, division.value)).find(
        (one) => one.indicator === query.indicator && (one.dimension ?? '') === (query.dimension ?? ''),
      )
      if (found === undefined)
        return refused({
          reason: 'not-found',
          code: 'no-such-indicator',
          message: { zh: '没有这个指标的数值。', en: 'There are no values of this indicator.' },
        })
      const places = await comparedPlaces(db, scope, division.value)
      const divisions = [...new Set(places.map((place) => place.division))]
      const observations = await observationsAcross(
        db,
        divisions,
        query.indicator,
        query.dimension ?? null,
        asOf.knownAt,
      )
      const targets = await judgedTargets(db, scope, division.value, asOf, { plan: query.plan })
      const own = targets
        .map(({ stored }) => stored.target)
        .find((target) => isOwn({ ...found, part: null }, target) && target.measure === found.measure)
      const wanted = own?.type === 'level' || own?.type === 'annual-bound' ? own.value : null
      return done(
        compare(
          { ...found, wanted },
          places,
          observations,
          { division: division.value },
          query.period ?? null,
          asOf.knownAt,
        ),
      )
    },
  }),
]
