import { Type } from 'typebox'
import { done, type Outcome, refused } from '../../model/outcome.ts'
import { record } from '../../platform/audit/record.ts'
import { inTransaction } from '../../platform/database/connect.ts'
import { Download, type Route, route } from '../../platform/http/route.ts'
import { isSimulated } from '../../platform/organisation/simulated.ts'
import { settingAt } from '../../platform/settings/store.ts'
import {
  Asked,
  Batches,
  Bonds,
  DivisionCode,
  MapAnswer,
  OriginAnswer,
  OriginQuery,
  Overview,
  type ProjectLine,
  ProjectList,
  ProjectQuery,
  Reserve,
  Schedule,
} from './answers.ts'
import { batchesOf } from './batch-lists.ts'
import { coverOfAll } from './bonds.ts'
import type { Look } from './facts-store.ts'
import { lineOf } from './lines.ts'
import { findBonds, findParts, findPlans, findReasons, findReserve } from './lists-store.ts'
import { type AnyCall, headOf, lookOf, READ } from './looks.ts'
import { originOf } from './origins.ts'
import { findByIds, findProjects, findRecordsOf, type ProjectAsk, type ProjectRow } from './projects-store.ts'
import { rankReserve } from './reserve.ts'
import { monthsOf } from './schedule-line.ts'
import { COVER, READINESS } from './settings.ts'
import { shareOf } from './shares.ts'
import { sumMoney, sumProjects } from './summary-store.ts'
import { writeProjects } from './workbook.ts'

const tag = 'projects'
const since = '0.3.0'
const EXPORT = 'records.project.export'
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
/** Rows of an export; whoever needs more narrows the list. */
const MOST_EXPORTED = 20_000
const MOST_ON_MAP = 5_000
const One = Type.Object({ division: DivisionCode, id: Type.String({ format: 'uuid' }) })

const noSuchProject = {
  reason: 'not-found' as const,
  code: 'no-such-record',
  message: { zh: '没有这个项目，或您无权查看。', en: 'There is no such project, or you may not see it.' },
}

async function linesOf(call: AnyCall, look: Look, rows: readonly ProjectRow[]): Promise<readonly ProjectLine[]> {
  const records = await findRecordsOf(
    call.db,
    look,
    rows.map(({ id }) => id),
  )
  return rows.flatMap((row) => {
    const own = records.get(row.id)
    return own === undefined ? [] : [lineOf(look, row, own)]
  })
}

async function listed(call: AnyCall, look: Look, ask: ProjectAsk, permission = READ) {
  const { rows, total } = await findProjects(call.db, look, call.policy.scopeOf(call.actor, permission), ask)
  return { rows: await linesOf(call, look, rows), total }
}

async function oneProject(call: AnyCall, look: Look, id: string): Promise<Outcome<ProjectRow>> {
  const [row] = await findByIds(call.db, look, call.policy.scopeOf(call.actor, READ), [id])
  return row === undefined ? refused(noSuchProject) : done(row)
}

export const projectRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/v1/projects',
    summary: { zh: '重点项目：投资、序时、红黄绿灯及理由', en: 'Key projects with money, schedule, lights and why' },
    tag,
    since,
    who: READ,
    query: ProjectQuery,
    answer: ProjectList,
    async handle(call) {
      const look = await lookOf(call, call.query)
      if (look.kind === 'refused') return look
      const { rows, total } = await listed(call, look.value, call.query)
      const mayExport = call.policy.may(call.actor, EXPORT)
      return done({ ...headOf(look.value), rows: [...rows], total, mayExport })
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/projects/export.xlsx',
    summary: { zh: '导出重点项目', en: 'Key projects as a workbook' },
    tag,
    since,
    who: EXPORT,
    limit: 'export',
    query: Type.Omit(ProjectQuery, ['page', 'size']),
    answer: 'file',
    async handle(call) {
      const look = await lookOf(call, call.query)
      if (look.kind === 'refused') return look
      const { division, on } = look.value
      const all: ProjectLine[] = []
      const size = 500
      for (let page = 1; all.length < MOST_EXPORTED; page++) {
        const { rows } = await listed(call, look.value, { ...call.query, page, size }, EXPORT)
        all.push(...rows)
        if (rows.length < size) break
      }
      const label = (await isSimulated(call.db, division)) ? '模拟数据' : null
      const bytes = await writeProjects(all, look.value, label)
      await inTransaction(call.db, (tx) =>
        record(tx, call.actor, call.now(), {
          division,
          action: EXPORT,
          subject: { kind: 'project', id: null },
          detail: { rows: all.length },
        }),
      )
      return done(new Download(`重点项目-${on}.xlsx`, XLSX, bytes))
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/projects/overview',
    summary: { zh: '重点项目总览', en: 'All key projects: by stage, by light, money, what needs attention' },
    tag,
    since,
    who: READ,
    query: Type.Object(Asked),
    answer: Overview,
    async handle(call) {
      const look = await lookOf(call, call.query)
      if (look.kind === 'refused') return look
      const scope = call.policy.scopeOf(call.actor, READ)
      const [sums, money, reds, stalls] = await Promise.all([
        sumProjects(call.db, look.value, scope),
        sumMoney(call.db, look.value, scope),
        findProjects(call.db, look.value, scope, { light: 'red', size: 10 }),
        findProjects(call.db, look.value, scope, { stall: 'fake-start,stalled', size: 10 }),
      ])
      const rows = [...new Map([...stalls.rows, ...reds.rows].map((row) => [row.id, row])).values()]
        .sort((a, b) => Number(b.total) - Number(a.total))
        .slice(0, 12)
      const { year, ...rest } = sums
      return done({
        ...headOf(look.value),
        states: [...rest.states],
        lights: [...rest.lights],
        stalls: { ...rest.stalls },
        lateStarts: rest.lateStarts,
        uncounted: rest.uncounted,
        invested: rest.invested,
        counted: rest.counted,
        plan: {
          ...year,
          planned: Number(year.plan) === 0 ? null : year.due / Number(year.plan),
          done: shareOf(year.now, year.plan),
          countedDone: shareOf(year.countedNow, year.plan),
        },
        money: {
          ...money,
          arrivalRate: shareOf(money.arrived, money.total),
          paymentRate: shareOf(money.paid, money.arrived),
        },
        attention: [...(await linesOf(call, look.value, rows))],
      })
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/projects/map',
    summary: { zh: '重点项目地图', en: 'Key projects on the map' },
    tag,
    since,
    who: READ,
    query: Type.Omit(ProjectQuery, ['page', 'size', 'sort']),
    answer: MapAnswer,
    async handle(call) {
      const look = await lookOf(call, call.query)
      if (look.kind === 'refused') return look
      const scope = call.policy.scopeOf(call.actor, READ)
      const { rows, total } = await findProjects(call.db, look.value, scope, {
        ...call.query,
        sort: '-light',
        size: MOST_ON_MAP,
      })
      const points = rows.flatMap(({ id, name, state, light, lng, lat }) =>
        lng === null || lat === null ? [] : [{ id, name, state, light, place: [lng, lat] as [number, number] }],
      )
      return done({ ...headOf(look.value), points, placed: points.length, all: total })
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/projects/batches',
    summary: { zh: '三个批次及与上年对账', en: 'The three batches of a year, held against those of the year before' },
    tag,
    since,
    who: READ,
    query: Type.Object({ ...Asked, year: Type.Optional(Type.Integer({ minimum: 2000, maximum: 2200 })) }),
    answer: Batches,
    async handle(call) {
      const look = await lookOf(call, call.query)
      if (look.kind === 'refused') return look
      const { division, on } = look.value
      const year = call.query.year ?? Number(on.slice(0, 4))
      const entries = await findPlans(call.db, division, call.policy.scopeOf(call.actor, READ), [year - 1, year])
      const gone = entries.filter(({ state }) => state === 'dropped' || state === 'paused').map(({ id }) => id)
      return done(batchesOf(division, year, entries, await findReasons(call.db, division, gone)))
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/projects/reserve',
    summary: { zh: '储备项目成熟度排序', en: 'The reserve by readiness, with the parts of each score' },
    tag,
    since,
    who: READ,
    query: Type.Object({ ...Asked, page: ProjectQuery.properties.page, size: ProjectQuery.properties.size }),
    answer: Reserve,
    async handle(call) {
      const look = await lookOf(call, call.query)
      if (look.kind === 'refused') return look
      const { division, on } = look.value
      const [rows, setting] = await Promise.all([
        findReserve(call.db, division, call.policy.scopeOf(call.actor, READ), on),
        settingAt(call.db, division, READINESS, on),
      ])
      const { page = 1, size = 100 } = call.query
      const ranked = rankReserve(rows, setting)
      const { gates, money, land, demand } = setting
      return done({
        division,
        on,
        weights: { gates, money, land, demand },
        total: ranked.length,
        rows: ranked.slice((page - 1) * size, page * size).map(({ row, readiness, passed, lacking }, i) => ({
          id: row.id,
          name: row.name,
          state: row.state,
          bodyName: row.bodyName,
          rank: (page - 1) * size + i + 1,
          total: row.total,
          plannedStart: row.plannedStart,
          score: readiness.score,
          parts: readiness.parts.map((part) => ({ ...part })),
          passed: [...passed],
          lacking: [...lacking],
          secured: shareOf(row.secured, row.total),
          arrived: shareOf(row.arrived, row.total),
        })),
      })
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/projects/bonds',
    summary: { zh: '专项债本息覆盖', en: 'Cover of bonds, of each project and of all' },
    tag,
    since,
    who: READ,
    query: Type.Object(Asked),
    answer: Bonds,
    async handle(call) {
      const look = await lookOf(call, call.query)
      if (look.kind === 'refused') return look
      const { division, on } = look.value
      const [rows, least] = await Promise.all([
        findBonds(call.db, division, call.policy.scopeOf(call.actor, READ)),
        settingAt(call.db, division, COVER, on),
      ])
      return done(coverOfAll(division, rows, least))
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/projects/:division/:id',
    summary: { zh: '一个项目的月度安排、完成和统计', en: 'One project by month: planned, invested, counted' },
    tag,
    since,
    who: READ,
    params: One,
    query: Type.Pick(Type.Object(Asked), ['on']),
    answer: Schedule,
    async handle(call) {
      const look = await lookOf(call, { ...call.query, division: call.params.division })
      if (look.kind === 'refused') return look
      const found = await oneProject(call, look.value, call.params.id)
      if (found.kind === 'refused') return found
      const [records, parts] = await Promise.all([
        findRecordsOf(call.db, look.value, [call.params.id]),
        findParts(call.db, look.value.division, call.params.id),
      ])
      const own = records.get(call.params.id)
      if (own === undefined) return refused(noSuchProject)
      const project = lineOf(look.value, found.value, own)
      const { pauseReason, resumeBy, countedSince } = found.value
      return done({
        ...headOf(look.value),
        project,
        pauseReason,
        resumeBy,
        countedSince,
        months: monthsOf(look.value, project, own),
        years: [...parts.years],
        gates: [...parts.gates],
        problems: [...parts.problems],
      })
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/projects/:division/:id/origin',
    summary: { zh: '项目数字的出处', en: 'Where a figure of a project comes from' },
    tag,
    since,
    who: READ,
    params: One,
    query: OriginQuery,
    answer: OriginAnswer,
    async handle(call) {
      const look = await lookOf(call, { ...call.query, division: call.params.division })
      if (look.kind === 'refused') return look
      const found = await oneProject(call, look.value, call.params.id)
      if (found.kind === 'refused') return found
      const [line] = await linesOf(call, look.value, [found.value])
      if (line === undefined) return refused(noSuchProject)
      return done(await originOf(call.db, look.value, line, call.query.figure, call.now()))
    },
  }),
]
