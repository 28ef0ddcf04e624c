import { type Static, Type } from 'typebox'
import type { FieldValue } from '../../../language/field.ts'
import { done, type Outcome, refused } from '../../../model/outcome.ts'
import { findPeriod, type Period, periodOfDate } from '../../../model/period.ts'
import { divisionAsked } from '../../../platform/access/division.ts'
import { dayOf } from '../../../platform/calendar/calendar.ts'
import type { Reading } from '../../../platform/database/tables.ts'
import { type Call, type Route, route } from '../../../platform/http/route.ts'
import { faulty } from '../../../platform/http/stale.ts'
import { findTitles, titleOf } from '../facts-store.ts'
import { permissionOf, type Registers } from '../register.ts'
import { whileOn } from '../switch-store.ts'
import { valueOfMetric } from './metric-answer.ts'
import { type Counted, type CountedGroup, countMetricBy, type MetricQuestion, recordsBehind } from './metric-store.ts'
import { type DeclaredMetric, figureFrom, hrefOf, type MetricCall, metricsOf, queryOf, questionOf } from './metrics.ts'
import { findRecords, titlesOf } from './titles-store.ts'

const since = '0.3.0'
const tag = 'metrics'
const Words = Type.Object({ zh: Type.String(), en: Type.String() })
const Nullable = <T extends ReturnType<typeof Type.String> | ReturnType<typeof Type.Boolean>>(of: T) =>
  Type.Union([of, Type.Null()])
const Text = Nullable(Type.String())
const Asked = {
  division: Type.Optional(Type.String({ maxLength: 12 })),
  period: Type.Optional(
    Type.String({ maxLength: 9, description: '2024, 2024-Q2, 2024-03, 2021/2025; this year unless said.' }),
  ),
  body: Type.Optional(Type.String({ format: 'uuid' })),
}
const Figure = Type.Object({
  id: Type.String(),
  name: Words,
  about: Words,
  unit: Text,
  digits: Type.Union([Type.Integer(), Type.Null()]),
  of: Type.String({ description: 'The record type that it counts.' }),
  period: Type.String(),
  value: Nullable(Type.String({ description: 'Decimal text.' })),
  worked: Words,
  counted: Type.Integer(),
  unknown: Type.Integer({ description: 'Records of which what is asked is not known.' }),
  query: Type.Object({ name: Type.String(), parameters: Type.Record(Type.String(), Type.String()) }),
  by: Type.Array(Type.Object({ field: Type.String(), label: Words })),
  answers: Type.Array(Type.String()),
  href: Type.String(),
})
type Figure = Static<typeof Figure>
const Group = Type.Object({ key: Text, label: Words, value: Text, counted: Type.Integer() })
const Behind = Type.Object({
  total: Type.Integer(),
  rows: Type.Array(
    Type.Object({
      id: Type.String(),
      number: Text,
      title: Type.String(),
      state: Text,
      bodyName: Text,
      isPart: Nullable(Type.Boolean()),
      amount: Text,
      whole: Text,
      href: Type.String(),
    }),
  ),
})
const OfMetric = Type.Object({ system: Type.String({ maxLength: 60 }), metric: Type.String({ maxLength: 60 }) })

type AnyCall = Pick<Call<unknown, unknown, unknown>, 'db' | 'policy' | 'actor' | 'now'>
interface AskedOf {
  readonly division?: string
  readonly period?: string
  readonly body?: string
}

/** Figures of systems: value, arithmetic, what was asked, and the records behind, within what the asker may see. */
export function metricRoutes(registers: Registers): readonly Route[] {
  const all = metricsOf(registers)
  const of = (system: string, metric: string) => all.find((one) => one.system === system && one.metric.id === metric)
  return [
    route({
      method: 'GET',
      path: '/api/v1/metrics/:system',
      summary: { zh: '一个系统的指标', en: 'The figures of a system' },
      tag,
      since,
      who: 'systems.read',
      params: Type.Object({ system: Type.String({ maxLength: 60 }) }),
      query: Type.Object(Asked),
      answer: Type.Array(Figure),
      async handle(call) {
        const { params, query } = call
        const figures: Figure[] = []
        for (const declared of all.filter(({ system }) => system === params.system)) {
          const asked = await askOf(registers, declared, call, query)
          // Figures of records that the person may see none of are left out.
          if (asked.kind === 'refused' && asked.refusal.code === 'not-found') continue
          if (asked.kind === 'refused') return asked
          const { whole } = await countMetricBy(call.db, asked.value.question, [])
          figures.push(await answerOf(call.db, asked.value.question, declared, asked.value.call, whole))
        }
        return done(figures)
      },
    }),
    route({
      method: 'GET',
      path: '/api/v1/metrics/:system/:metric',
      summary: { zh: '一个指标及其分组', en: 'One figure with its breakdowns' },
      tag,
      since,
      who: 'systems.read',
      params: OfMetric,
      query: Type.Object(Asked),
      answer: Type.Object({ figure: Figure, groups: Type.Record(Type.String(), Type.Array(Group)) }),
      async handle(call) {
        const declared = of(call.params.system, call.params.metric)
        if (declared === undefined) return refused(noSuchMetric)
        const asked = await askOf(registers, declared, call, call.query)
        if (asked.kind === 'refused') return asked
        const { question } = asked.value
        const by = declared.metric.by ?? []
        const counted = await countMetricBy(call.db, question, by)
        const groups: Record<string, Static<typeof Group>[]> = {}
        for (const [i, field] of by.entries())
          groups[field] = [...(await groupsOf(call.db, registers, declared, question, field, counted.groups[i] ?? []))]
        return done({ figure: await answerOf(call.db, question, declared, asked.value.call, counted.whole), groups })
      },
    }),
    route({
      method: 'GET',
      path: '/api/v1/metrics/:system/:metric/records',
      summary: { zh: '指标背后的记录', en: 'The records behind a figure' },
      tag,
      since,
      who: 'systems.read',
      params: OfMetric,
      query: Type.Object({
        ...Asked,
        page: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000 })),
        size: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
        only: Type.Optional(Type.Union([Type.Literal('part'), Type.Literal('rest'), Type.Literal('unknown')])),
        by: Type.Optional(Type.String({ maxLength: 60 })),
        key: Type.Optional(Type.String({ maxLength: 100, description: 'Left out: records whose field is empty.' })),
      }),
      answer: Behind,
      async handle(call) {
        const { db, query } = call
        const declared = of(call.params.system, call.params.metric)
        if (declared === undefined) return refused(noSuchMetric)
        const asked = await askOf(registers, declared, call, query)
        if (asked.kind === 'refused') return asked
        if (query.by !== undefined && declared.metric.by?.includes(query.by) !== true)
          return faulty([
            {
              at: 'by',
              code: 'unknown',
              message: { zh: '这个指标不按它分组', en: 'The figure is not broken down by it' },
            },
          ])
        const found = await recordsBehind(db, asked.value.question, {
          page: query.page ?? 1,
          size: query.size ?? 50,
          only: query.only ?? null,
          by: query.by === undefined ? null : { field: query.by, key: query.key ?? null },
        })
        return done({
          total: found.total,
          rows: await rowsOf(db, registers, declared, asked.value.call, found.records),
        })
      },
    }),
  ]
}

const noSuchMetric = {
  reason: 'not-found' as const,
  code: 'not-found',
  message: { zh: '没有这个指标，或您无权查看。', en: 'There is no such figure, or you may not see it.' },
}

/** The question that a request asks, within what the person may see of the records. */
async function askOf(
  registers: Registers,
  declared: DeclaredMetric,
  { db, policy, actor, now }: AnyCall,
  asked: AskedOf,
): Promise<Outcome<{ readonly question: MetricQuestion; readonly call: MetricCall }>> {
  const division = divisionAsked(actor, asked.division)
  if (division.kind === 'refused') return division
  const permission = permissionOf(declared.register.type, 'read')
  if (!policy.may(actor, permission)) return refused(noSuchMetric)
  const on = await whileOn(db, division.value, declared.register.system)
  if (on.kind === 'refused') return on
  const period = periodAsked(asked.period, now())
  if (period === null)
    return faulty([
      {
        at: 'period',
        code: 'period',
        message: {
          zh: '时期写作 2024、2024-Q2、2024-03 或 2021/2025',
          en: 'A period is written 2024, 2024-Q2, 2024-03 or 2021/2025',
        },
      },
    ])
  const call = {
    division: division.value,
    body: asked.body ?? null,
    period,
    scope: policy.scopeOf(actor, permission),
    now: now(),
  }
  return done({ question: await questionOf(db, registers, declared, call), call })
}

const periodAsked = (text: string | undefined, now: Date): Period | null =>
  text === undefined ? periodOfDate(dayOf(now), 'year') : findPeriod(text)

async function answerOf(
  db: Reading,
  question: MetricQuestion,
  declared: DeclaredMetric,
  call: MetricCall,
  counted: Counted,
): Promise<Figure> {
  const { metric, register, id } = declared
  const { value, worked } = await figureFrom(db, question, counted)
  return {
    id,
    name: { ...metric.name },
    about: { ...metric.about },
    unit: metric.unit,
    digits: metric.digits ?? null,
    of: register.type.id,
    period: call.period.text,
    value,
    worked: { ...worked },
    counted: counted.records,
    unknown: counted.unknown + counted.empty,
    query: { name: queryOf(declared, call).name, parameters: { ...queryOf(declared, call).parameters } },
    by: (metric.by ?? []).map((field) => ({ field, label: { ...labelOf(declared, field) } })),
    answers: [...(metric.answers ?? [])],
    href: hrefOf(declared, call),
  }
}

const labelOf = ({ register }: DeclaredMetric, field: string) =>
  register.type.fields[field]?.label ?? { zh: field, en: field }

const UNKNOWN = { zh: '未填', en: 'Not filled in' }

async function groupsOf(
  db: Reading,
  registers: Registers,
  { register, metric }: DeclaredMetric,
  question: MetricQuestion,
  field: string,
  groups: readonly CountedGroup[],
): Promise<readonly Static<typeof Group>[]> {
  const declared = register.type.fields[field]
  const keys = groups.flatMap(({ key }) => (key === null ? [] : [key]))
  const titles = await titlesOf(db, registers, question.division, declared, keys)
  return groups.map((counted) => {
    const { key } = counted
    const choice = key !== null && declared?.kind === 'choice' ? declared.choices[key] : undefined
    const truth =
      declared?.kind === 'yes-no' ? (key === 'true' ? { zh: '是', en: 'Yes' } : { zh: '否', en: 'No' }) : undefined
    const title = key === null ? undefined : titles.get(key)
    const label = key === null ? UNKNOWN : (choice ?? truth ?? { zh: title ?? key, en: title ?? key })
    return { key, label: { ...label }, value: valueOfMetric(metric, counted, false), counted: counted.records }
  })
}

type CountedRecords = Awaited<ReturnType<typeof recordsBehind>>['records']

async function rowsOf(
  db: Reading,
  registers: Registers,
  { register, system }: DeclaredMetric,
  { division }: MetricCall,
  counted: CountedRecords,
): Promise<Static<typeof Behind>['rows']> {
  const { type } = register
  const ids = counted.map(({ id }) => id)
  const records = await findRecords(db, register, division, ids)
  const titles = await findTitles(db, registers, register, division, [...records.values()])
  const linked = (value: FieldValue | undefined) => (typeof value === 'string' ? titles.get(value) : undefined)
  return counted.flatMap(({ id, isPart, amount, whole }) => {
    const record = records.get(id)
    if (record === undefined) return []
    return [
      {
        id,
        number: record.number,
        title: linked(record.values[type.title]) ?? titleOf(register, record),
        state: record.state,
        bodyName: record.body === null ? null : (titles.get(record.body) ?? null),
        isPart,
        amount,
        whole,
        href: `/systems/${system}/${type.id}/${division}/${id}`,
      },
    ]
  })
}
