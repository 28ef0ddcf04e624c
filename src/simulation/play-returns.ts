import { returnSettingsAt } from '../engines/returns/setting-store.ts'
import { sweepReturns } from '../engines/returns/sweep.ts'
import { createPolicy, type PermissionSet } from '../platform/access/policy.ts'
import type { SimulatedDistrict } from './district.ts'
import { SIMULATION } from './district-store.ts'
import type { PlayedTarget } from './play-values.ts'
import { type Random, randomFrom } from './random.ts'
import { type ActorOf, ask, type Stage } from './stage.ts'

interface FormRow {
  readonly indicator: string
  readonly part: string | null
  readonly dimension: string | null
  readonly target: string | null
  readonly answeredBy: string | null
  readonly measure: string
}
interface TaskRow {
  readonly id: string
  readonly body: string
  readonly revision: number
}
interface TaskPage {
  readonly task: { readonly revision: number; readonly edits: number; readonly period: string }
  readonly rows: readonly { readonly id: string; readonly name: { readonly zh: string } }[]
}

/** How many indicators the quarterly form asks for. */
const MOST_ROWS = 36
const QUARTERS = [
  ['2025-Q1', '2025-04-07T02:00:00Z'],
  ['2025-Q2', '2025-07-07T02:00:00Z'],
  ['2025-Q3', '2025-10-10T02:00:00Z'],
] as const

/**
 * A quarterly form for the last year, filled by the bodies' own reporters through the front door: two quarters confirmed, the
 * third on its way — some to fill, some with the reviewer, some sent back, some with the planner.
 */
export async function playReturns(
  stage: Stage,
  district: SimulatedDistrict,
  actorOf: ActorOf,
  played: readonly PlayedTarget[],
): Promise<void> {
  const division = district.division.code
  const planner = actorOf('planner1')
  const random = randomFrom(district.settings.seed).part('returns')
  stage.setNow(new Date('2025-01-06T02:00:00Z'))
  const offered = await ask<{ rows: readonly FormRow[] }>(
    stage,
    planner,
    'GET',
    '/api/v1/return-forms/rows-for-targets?frequency=quarter',
  )
  const seen = new Set<string>()
  const rows = offered.rows
    .filter(({ indicator, part, dimension, measure, answeredBy }) => {
      const key = `${indicator}/${part}/${dimension}/${measure}`
      // Two targets may ask for one figure.
      if (answeredBy === null || measure === 'fulfilment' || seen.has(key)) return false
      seen.add(key)
      return true
    })
    .slice(0, MOST_ROWS)
  if (rows.length === 0) return
  const form = await ask<{ id: string }>(stage, planner, 'POST', '/api/v1/return-forms', {
    name: '规划指标季报（模拟）',
    frequency: 'quarter',
    plan: null,
    firstPeriod: '2025-Q1',
    lastPeriod: null,
    validFrom: '2025-Q1',
    rows,
    reason: '模拟数据',
  })
  const bodyKeys = new Map(district.bodies.map(({ key, id }) => [id, key]))
  for (const [period, moment] of QUARTERS) {
    const at = new Date(moment)
    stage.setNow(at)
    await sweep(stage, division, at)
    const tasks = await ask<{ rows: readonly TaskRow[] }>(
      stage,
      planner,
      'GET',
      `/api/v1/returns?form=${form.id}&period=${period}`,
    )
    for (const [i, { id, body }] of tasks.rows.entries()) {
      const key = bodyKeys.get(body)
      if (key === undefined) continue
      const isLast = period === '2025-Q3'
      // Of the last quarter every way-station has somebody.
      const stop = isLast
        ? (['confirm', 'check', 'review', 'submit', 'save', 'none', 'return'] as const)[i % 7]
        : 'confirm'
      await fill(
        stage,
        { division, id, key, period, stop: stop ?? 'confirm' },
        actorOf,
        played,
        random.part(`${period}/${key}`),
      )
    }
  }
}

async function sweep(stage: Stage, division: string, at: Date) {
  const nothing: PermissionSet = {}
  const desk = { db: stage.db, policy: createPolicy([nothing]), metrics: new Map(), actor: SIMULATION, at, division }
  await sweepReturns(desk, await returnSettingsAt(stage.db, division, at.toISOString().slice(0, 10)))
}

interface Filling {
  readonly division: string
  readonly id: string
  readonly key: string
  readonly period: string
  readonly stop: 'none' | 'save' | 'submit' | 'review' | 'return' | 'check' | 'confirm'
}

async function fill(
  stage: Stage,
  { division, id, key, period, stop }: Filling,
  actorOf: ActorOf,
  played: readonly PlayedTarget[],
  random: Random,
) {
  if (stop === 'none') return
  const reporter = actorOf(`${key}.reporter`)
  const url = `/api/v1/returns/${division}/${id}`
  const page = await ask<TaskPage>(stage, reporter, 'GET', url)
  const quarter = Number(period.at(-1))
  const cells = page.rows.map(({ id: row, name }) => ({
    row,
    base: 0,
    text: valueFor(name.zh, played, quarter, random),
    status: 'flash',
    note: '模拟数据',
  }))
  const saved = await stage.send(reporter, 'PUT', `${url}/cells`, {
    cells: stop === 'save' ? cells.slice(0, 1) : cells,
  })
  if (saved.statusCode !== 200 || stop === 'save') return
  // What the checks stop stays a draft, as it would with people.
  const act = async (actor: ReturnType<ActorOf>, action: string, more: object = {}) => {
    const { task } = await ask<TaskPage>(stage, actor, 'GET', url)
    const answer = await stage.send(actor, 'POST', `${url}/actions`, { action, revision: task.revision, ...more })
    return answer.statusCode === 200
  }
  const { task } = await ask<TaskPage>(stage, reporter, 'GET', url)
  if (!(await act(reporter, 'submit', { edits: task.edits })) || stop === 'submit') return
  const reviewer = actorOf(`${key}.reviewer`)
  if (stop === 'return') {
    await act(reviewer, 'return', { reason: '与台账不一致，请核对后重报（模拟）' })
    return
  }
  if (!(await act(reviewer, 'review')) || stop === 'review') return
  const planner = actorOf('planner1')
  if (!(await act(planner, 'check')) || stop === 'check') return
  await act(planner, 'confirm')
}

/** In step with the yearly values: a part of the year's where it adds up, the level of the day where it does not. */
function valueFor(name: string, played: readonly PlayedTarget[], quarter: number, random: Random): string {
  const target = played.find(({ stored }) => stored.target.name.zh === name)
  const last = target?.series.values.filter(({ kind }) => kind !== 'wrong').at(-1)?.value ?? target?.series.base ?? 1
  const isPart = target !== undefined && (target.stored.target.accumulates || target.stored.target.measure === 'flow')
  const value = (isPart ? (last * quarter) / 4 : last) * (1 + 0.02 * random.normal())
  return String(Number.isInteger(last) ? Math.round(value) : Number(value.toFixed(2)))
}
