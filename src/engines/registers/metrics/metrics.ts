import type { Metric } from '../../../language/metric.ts'
import { lastDayOf, type Period } from '../../../model/period.ts'
import { EVERYTHING, type Scope } from '../../../platform/access/policy.ts'
import { dayOf } from '../../../platform/calendar/calendar.ts'
import type { Reading } from '../../../platform/database/tables.ts'
import type { MetricAnswer, MetricSource } from '../../../platform/metrics/metric-source.ts'
import { settingFacts } from '../facts-store.ts'
import type { Register, Registers } from '../register.ts'
import { valueOfMetric, workedOf } from './metric-answer.ts'
import { type Counted, countMetric, hasRecords, type MetricQuestion, recordsBehind } from './metric-store.ts'

/** A metric with the system that declares it and the register that it counts. */
export interface DeclaredMetric {
  /** 'project-lifecycle.invested'. */
  readonly id: string
  readonly system: string
  readonly register: Register
  readonly metric: Metric
}

/** Every metric of the registers' systems. Throws where one counts records that nobody declares. */
export function metricsOf(registers: Registers): readonly DeclaredMetric[] {
  const systems = new Map([...registers.values()].map(({ system }) => [system.id, system]))
  return [...systems.values()].flatMap((system) =>
    (system.metrics ?? []).map((metric): DeclaredMetric => {
      const register = registers.get(metric.of)
      if (register === undefined)
        throw new Error(`The metric ${system.id}.${metric.id} counts ${metric.of}, which nobody declares.`)
      return { id: `${system.id}.${metric.id}`, system: system.id, register, metric }
    }),
  )
}

/** What is asked of a metric, and of which place and period. */
export interface MetricCall {
  readonly division: string
  readonly body: string | null
  readonly period: Period
  readonly scope: Scope
  readonly now: Date
}

/** The question as the store takes it. Of a period that is over, `today` is its last day. */
export async function questionOf(
  db: Reading,
  registers: Registers,
  { register, metric }: DeclaredMetric,
  { division, body, period, scope, now }: MetricCall,
): Promise<MetricQuestion> {
  const [today, last] = [dayOf(now), lastDayOf(period)]
  const setting = {
    today: last < today ? last : today,
    now: last < today ? new Date(`${last}T23:59:59.999+08:00`) : now,
    typeOf: (id: string) => registers.get(id)?.type,
    setting: await settingFacts(db, register, division, now),
  }
  return { type: register.type, metric, division, body, period, scope, isPast: last < today, setting }
}

export interface MetricFigure {
  readonly counted: Counted
  readonly value: string | null
  readonly worked: { readonly zh: string; readonly en: string }
}

/** The figure of a metric with its arithmetic. */
export const figureOf = async (db: Reading, question: MetricQuestion): Promise<MetricFigure> =>
  figureFrom(db, question, await countMetric(db, question))

/** The same of what was counted. */
export async function figureFrom(db: Reading, question: MetricQuestion, counted: Counted): Promise<MetricFigure> {
  const { metric, type, division, period } = question
  const isEmpty = counted.records === 0 && !(await hasRecords(db, type, division))
  return { counted, value: valueOfMetric(metric, counted, isEmpty), worked: workedOf(metric, counted, isEmpty, period) }
}

/** What was asked of the records, so that anybody can ask it again. */
export function queryOf(
  { id, register, metric }: DeclaredMetric,
  { division, body, period }: MetricCall,
): MetricAnswer['query'] {
  const { take, time, where } = metric
  const asked: Record<string, string> = {
    division,
    metric: id,
    period: period.text,
    ...('at' in time ? { at: time.at } : { from: time.from }),
  }
  if ('from' in time && time.until !== undefined) asked.until = time.until
  if (where !== undefined) asked.where = where
  if (body !== null) asked.body = body
  asked.take =
    take === 'count'
      ? 'count'
      : (Object.entries(take).map(([how, of]) => `${how}: ${[of].flat().join(' ÷ ')}`)[0] ?? '')
  return { name: `records.${register.type.id}`, parameters: asked }
}

/** The page that shows the figure with its records. */
export const hrefOf = ({ system, register, metric }: DeclaredMetric, { division, body, period }: MetricCall): string =>
  `/systems/${system}/${register.type.id}/metrics/${metric.id}?division=${division}&period=${encodeURIComponent(period.text)}${body === null ? '' : `&body=${body}`}`

/** Records that an answer names itself; all of them are found by its query. */
const NAMED = 100

/** The metrics as the returns and the evaluations ask them: for the whole division or a body, whoever asks. */
export function metricSources(registers: Registers): readonly MetricSource[] {
  return metricsOf(registers).map((declared): MetricSource => {
    const { id, metric, register } = declared
    return {
      id,
      name: metric.name,
      about: metric.about,
      unit: metric.unit,
      answers: metric.answers ?? [],
      async compute(db, { division, body, period, now = new Date() }) {
        const call: MetricCall = { division, body, period, scope: EVERYTHING, now }
        const question = await questionOf(db, registers, declared, call)
        const { value, worked, counted } = await figureOf(db, question)
        const { records } = await recordsBehind(db, question, { page: 1, size: NAMED, only: null, by: null })
        return {
          value,
          worked,
          query: queryOf(declared, call),
          records: records.map((record) => ({ kind: register.type.id, id: record.id })),
          counted: counted.records,
          href: hrefOf(declared, call),
        }
      },
    }
  })
}
