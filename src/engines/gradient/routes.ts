import { Type } from 'typebox'
import { done, type Refusal, refused } from '../../model/outcome.ts'
import { divisionFor } from '../../platform/access/choose-division.ts'
import { divisionAsked } from '../../platform/access/division.ts'
import { record } from '../../platform/audit/record.ts'
import { dayOf } from '../../platform/calendar/calendar.ts'
import { inTransaction } from '../../platform/database/connect.ts'
import { type Call, Download, type Route, route } from '../../platform/http/route.ts'
import { bodyNames } from '../../platform/organisation/body-names.ts'
import { isSimulated } from '../../platform/organisation/simulated.ts'
import { qualification } from '../../systems/05-reform/enterprise-gradient/qualification.ts'
import {
  Asked,
  CandidateList,
  CandidatesAsked,
  ExpiryList,
  FirmAnswer,
  ForecastAnswer,
  LadderAnswer,
  MineAnswer,
} from './answers.ts'
import { readRungs } from './assess.ts'
import { expiryListOf } from './expiry-list.ts'
import { firmPage } from './firm-page.ts'
import {
  convertedIn,
  entityFlows,
  findFirms,
  findMonths,
  findPlans,
  findTerms,
  findYears,
  firmsOfPerson,
  lastMonthIn,
} from './firms-store.ts'
import { forecastOf } from './forecast-page.ts'
import { findPlanTargets, gradientSettingsAt } from './goals-store.ts'
import { candidatesOf, ladderOf } from './listing.ts'
import { loadSurvey } from './load.ts'
import { monthBefore } from './rolling.ts'
import { type RungId, rungOf } from './rungs.ts'
import { surveyFirm } from './survey.ts'
import { writeCandidates, writeExpiries } from './workbook.ts'

const tag = 'gradient'
const since = '0.3.0'
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const Language = Type.Optional(Type.Unsafe<'zh' | 'en'>(Type.Enum(['zh', 'en'])))
const Within = Type.Optional(Type.Integer({ minimum: 0, maximum: 1830 }))

type AnyCall = Pick<Call<unknown, unknown, unknown>, 'db' | 'policy' | 'actor' | 'now'>

const noSuchFirm: Refusal = {
  reason: 'not-found',
  code: 'no-such-firm',
  message: {
    zh: '没有这家企业，或您没有权限查看。',
    en: 'There is no such firm, or it is not yours to see.',
  },
}

async function candidates(
  { db, policy, actor, now }: AnyCall,
  permission: string,
  division: string,
  query: { readonly on?: string } & Omit<Parameters<typeof candidatesOf>[3], 'rung'> & { readonly rung?: RungId },
): Promise<CandidateList> {
  const on = query.on ?? dayOf(now())
  const rung = query.rung ?? 'above-scale'
  const [loaded, plans, bodies, simulated] = await Promise.all([
    loadSurvey(db, policy.scopeOf(actor, permission), division, on, now()),
    findPlans(db, division),
    bodyNames(db, division),
    isSimulated(db, division),
  ])
  const { rows, counts } = candidatesOf(loaded, plans, bodies, { ...query, rung })
  return { division, on, month: loaded.month, isSimulated: simulated, rung, rows: [...rows], counts: { ...counts } }
}

async function expiries(
  { db, policy, actor, now }: AnyCall,
  permission: string,
  division: string,
  query: { readonly on?: string; readonly within?: number },
): Promise<ExpiryList> {
  const on = query.on ?? dayOf(now())
  const [loaded, terms, simulated] = await Promise.all([
    loadSurvey(db, policy.scopeOf(actor, permission), division, on, now()),
    findTerms(db, division),
    isSimulated(db, division),
  ])
  const within = query.within ?? loaded.settings.expiryDays
  return { division, on, within, isSimulated: simulated, rows: [...expiryListOf(loaded, terms, on, within)] }
}

export const routes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/v1/gradient/ladder',
    summary: { zh: '企业阶梯', en: 'The ladder of firms: how many stand where, who moved, who is near' },
    tag,
    since,
    who: 'gradient.read',
    query: Asked,
    answer: LadderAnswer,
    async handle({ db, policy, actor, now, query }) {
      const division = divisionFor(policy, actor, 'gradient.read', query.division)
      if (division.kind === 'refused') return division
      const on = query.on ?? dayOf(now())
      const year = Number(on.slice(0, 4))
      const [loaded, terms, entities, converted, simulated] = await Promise.all([
        loadSurvey(db, policy.scopeOf(actor, 'gradient.read'), division.value, on, now()),
        findTerms(db, division.value),
        entityFlows(db, division.value, year, on),
        convertedIn(db, division.value, year),
        isSimulated(db, division.value),
      ])
      return done({
        division: division.value,
        on,
        month: loaded.month,
        isSimulated: simulated,
        ...ladderOf(loaded, terms, entities, converted, on),
      })
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/gradient/candidates',
    summary: { zh: '候选企业', en: 'Firms that could be next on a rung, with what each lacks' },
    tag,
    since,
    who: 'gradient.read',
    query: CandidatesAsked,
    answer: CandidateList,
    async handle(call) {
      const division = divisionFor(call.policy, call.actor, 'gradient.read', call.query.division)
      if (division.kind === 'refused') return division
      return done(await candidates(call, 'gradient.read', division.value, call.query))
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/gradient/candidates.xlsx',
    summary: { zh: '导出候选企业', en: 'Candidates as a workbook' },
    tag,
    since,
    who: 'gradient.export',
    limit: 'export',
    query: Type.Object({ ...CandidatesAsked.properties, language: Language }),
    answer: 'file',
    async handle(call) {
      const { db, actor, now, query, policy } = call
      const division = divisionFor(policy, actor, 'gradient.export', query.division)
      if (division.kind === 'refused') return division
      const list = await candidates(call, 'gradient.export', division.value, query)
      const rung = rungOf(list.rung)?.name ?? { zh: list.rung, en: list.rung }
      const bytes = await writeCandidates(rung, list.rows, list, query.language ?? 'zh')
      await inTransaction(db, (tx) =>
        record(tx, actor, now(), {
          division: division.value,
          action: 'gradient.export-candidates',
          subject: { kind: 'rung', id: list.rung },
          detail: { rows: list.rows.length, on: list.on },
        }),
      )
      return done(new Download(`候选企业-${rung.zh}-${list.on}.xlsx`, XLSX, bytes))
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/gradient/expiries',
    summary: { zh: '资质到期清单', en: 'Qualifications that run out soon' },
    tag,
    since,
    who: 'gradient.read',
    query: Type.Object({ ...Asked.properties, within: Within }),
    answer: ExpiryList,
    async handle(call) {
      const division = divisionFor(call.policy, call.actor, 'gradient.read', call.query.division)
      if (division.kind === 'refused') return division
      return done(await expiries(call, 'gradient.read', division.value, call.query))
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/gradient/expiries.xlsx',
    summary: { zh: '导出资质到期清单', en: 'Expiries as a workbook' },
    tag,
    since,
    who: 'gradient.export',
    limit: 'export',
    query: Type.Object({ ...Asked.properties, within: Within, language: Language }),
    answer: 'file',
    async handle(call) {
      const { db, actor, now, query, policy } = call
      const division = divisionFor(policy, actor, 'gradient.export', query.division)
      if (division.kind === 'refused') return division
      const list = await expiries(call, 'gradient.export', division.value, query)
      const { kind } = qualification.fields
      const names = kind?.kind === 'choice' ? kind.choices : {}
      const bytes = await writeExpiries(list, names, query.language ?? 'zh')
      await inTransaction(db, (tx) =>
        record(tx, actor, now(), {
          division: division.value,
          action: 'gradient.export-expiries',
          subject: { kind: 'expiries', id: null },
          detail: { rows: list.rows.length, on: list.on, within: list.within },
        }),
      )
      return done(new Download(`资质到期清单-${list.on}.xlsx`, XLSX, bytes))
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/gradient/forecast',
    summary: { zh: '期末预测', en: 'Where each number of firms will stand at the plan’s end, with the arithmetic' },
    tag,
    since,
    who: 'gradient.read',
    query: Asked,
    answer: ForecastAnswer,
    async handle({ db, policy, actor, now, query }) {
      const division = divisionFor(policy, actor, 'gradient.read', query.division)
      if (division.kind === 'refused') return division
      const on = query.on ?? dayOf(now())
      const targets = await findPlanTargets(db, division.value, on, now())
      const first = Math.min(Number(on.slice(0, 4)), ...targets.map(({ baseYear }) => baseYear))
      const [loaded, terms, entities, simulated] = await Promise.all([
        loadSurvey(db, policy.scopeOf(actor, 'gradient.read'), division.value, on, now()),
        findTerms(db, division.value),
        entityFlows(db, division.value, first, on),
        isSimulated(db, division.value),
      ])
      return done({
        division: division.value,
        on,
        isSimulated: simulated,
        ...forecastOf(loaded, targets, terms, entities, on),
      })
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/gradient/firms/:division/:id',
    summary: { zh: '一家企业的台阶', en: 'Where one firm stands on each rung, and what it lacks in words' },
    tag,
    since,
    who: 'gradient.firm',
    params: Type.Object({ division: Type.String({ pattern: '^\\d{2,12}$' }), id: Type.String({ format: 'uuid' }) }),
    query: Type.Pick(Asked, ['on']),
    answer: FirmAnswer,
    async handle({ db, policy, actor, now, params: { division, id }, query }) {
      const on = query.on ?? dayOf(now())
      const [settings, month] = await Promise.all([
        gradientSettingsAt(db, division, on),
        lastMonthIn(db, division, monthBefore(on)),
      ])
      const scope = policy.scopeOf(actor, 'gradient.firm')
      const [firm] = await findFirms(db, scope, division, month, on, { id })
      if (firm === undefined) return refused(noSuchFirm)
      const [years, months, terms, plans, bodies, simulated] = await Promise.all([
        findYears(db, division, on, id),
        findMonths(db, division, id),
        findTerms(db, division, id),
        findPlans(db, division, id),
        bodyNames(db, division),
        isSimulated(db, division),
      ])
      const rungs = readRungs(settings.thresholds)
      const one = surveyFirm(firm, years.get(id) ?? [], rungs, settings, on)
      const body = firm.body === null ? null : (bodies.get(firm.body) ?? null)
      return done({
        division,
        on,
        month,
        isSimulated: simulated,
        ...firmPage(one, months, terms, plans, rungs, settings, month, body),
      })
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/gradient/mine',
    summary: { zh: '我办事的企业', en: 'Firms that I act for' },
    tag,
    since,
    who: 'gradient.own',
    query: Type.Pick(Asked, ['division']),
    answer: MineAnswer,
    async handle({ db, policy, actor, query }) {
      const division = divisionAsked(actor, query.division)
      if (division.kind === 'refused') return division
      const rows = await firmsOfPerson(db, policy.scopeOf(actor, 'gradient.own'), division.value)
      return done({ division: division.value, rows: [...rows] })
    },
  }),
]
