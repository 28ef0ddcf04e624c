import { type Static, Type } from 'typebox'
import { done, type Outcome, refused } from '../../model/outcome.ts'
import { findPeriod } from '../../model/period.ts'
import { divisionAsked } from '../../platform/access/division.ts'
import { dayOf } from '../../platform/calendar/calendar.ts'
import { inRefusableTransaction } from '../../platform/database/refusable.ts'
import type { Reading } from '../../platform/database/tables.ts'
import { type Route, route } from '../../platform/http/route.ts'
import type { RoundSources } from '../../platform/metrics/round-source.ts'
import { simulatedLabel } from '../../platform/organisation/simulated.ts'
import { settingAt } from '../../platform/settings/store.ts'
import { nameOf } from '../evaluation/result.ts'
import { ActName, Computing, DataChangeAnswer, OwnList, Revised, RoundList, RoundPage, RoundTable } from './answers.ts'
import { Division, One, OneUnit, Reason, since, tag, writerOf } from './call.ts'
import type { NewUnit } from './cells.ts'
import { askComputation } from './computation-store.ts'
import { drawData, replaceUnits, takeTable, writeCells } from './data-store.ts'
import { findOwn } from './own-store.ts'
import { roundPage } from './pages.ts'
import { findRoundParts, openRound } from './reading-store.ts'
import { fault, faulty, noSuchRound, refuseOutside } from './refusals.ts'
import { stepRound } from './result-store.ts'
import { EVERYTHING, readerOf } from './round-reading.ts'
import { isOver, isOverdue, roundStateNames } from './round-state.ts'
import { countOfRounds, findRound, findRounds, findUnitRows } from './round-store.ts'
import { answerDoubt, confirmUnit, createRound } from './round-write-store.ts'
import { findSchemes, findSchemeVersion } from './scheme-store.ts'
import { SURE_FROM } from './settings.ts'
import { readTable } from './workbook.ts'

const Units = Type.Union([
  Type.Object({
    kind: Type.Literal('bodies'),
    bodies: Type.Array(Type.String({ format: 'uuid' }), { maxItems: 2000 }),
  }),
  Type.Object({
    kind: Type.Literal('named'),
    units: Type.Array(Type.Object({ code: Type.String({ maxLength: 100 }), name: Type.String({ maxLength: 200 }) }), {
      maxItems: 20_000,
    }),
  }),
  Type.Object({ kind: Type.Literal('records'), source: Type.String() }),
  Type.Object({ kind: Type.Literal('previous') }),
  /** The first table that is uploaded names them. */
  Type.Object({ kind: Type.Literal('file') }),
])
const DryRun = { dryRun: Type.Optional(Type.Boolean()) }

/** The units that a person named, by one of the ways. */
async function unitsOf(
  db: Reading,
  roundSources: RoundSources,
  division: string,
  period: string,
  previous: string | null,
  given: UnitsGiven,
): Promise<Outcome<readonly NewUnit[]>> {
  switch (given.kind) {
    case 'bodies': {
      const rows = await db
        .selectFrom('body')
        .select(['id', 'name_zh', 'place'])
        .where('division', '=', division)
        .where('id', 'in', given.bodies.length === 0 ? ['00000000-0000-0000-0000-000000000000'] : [...given.bodies])
        .orderBy('position')
        .execute()
      const known = new Set(rows.map(({ id }) => id))
      const faults = given.bodies.flatMap((id, i) =>
        known.has(id) ? [] : [fault(`units.bodies.${i}`, 'no-body', '没有这个单位', 'There is no such body')],
      )
      return faults.length > 0
        ? refused(faulty(faults))
        : done(rows.map(({ id, name_zh, place }) => ({ code: place ?? name_zh, name: name_zh, body: id })))
    }
    case 'named':
      return done(given.units.map(({ code, name }) => ({ code: code.trim(), name: name.trim(), body: null })))
    case 'records': {
      const source = roundSources.get(given.source)
      const found = findPeriod(period)
      if (source === undefined || found === null)
        return refused(faulty([fault('units.source', 'no-source', '没有这个台账来源', 'There is no such source')]))
      return done(await source.units(db, { division, period: found }))
    }
    case 'previous': {
      const round = previous === null ? null : await findRound(db, division, previous, EVERYTHING)
      if (round === null)
        return refused(faulty([fault('previous', 'no-round', '请选上一轮', 'Choose the earlier round')]))
      const rows = await findUnitRows(db, division, round.id, round.dataNo, EVERYTHING)
      return done(rows.map(({ code, name, body }) => ({ code, name, body })))
    }
    case 'file':
      return done([])
  }
}
type UnitsGiven =
  | { readonly kind: 'bodies'; readonly bodies: readonly string[] }
  | { readonly kind: 'named'; readonly units: readonly { readonly code: string; readonly name: string }[] }
  | { readonly kind: 'records'; readonly source: string }
  | { readonly kind: 'previous' }
  | { readonly kind: 'file' }

export const roundRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/v1/evaluation-rounds',
    summary: { zh: '评价清单', en: 'Rounds of evaluation' },
    tag,
    since,
    who: 'evaluations.read',
    query: Type.Object({ division: Type.Optional(Type.String()) }),
    answer: RoundList,
    async handle(call) {
      const { db, actor, now, query } = call
      const division = divisionAsked(actor, query.division)
      if (division.kind === 'refused') return division
      const today = dayOf(now())
      const reader = await readerOf(call, division.value)
      const [rounds, counts, schemes, label] = await Promise.all([
        findRounds(db, division.value, reader),
        countOfRounds(db, division.value),
        findSchemes(db, division.value),
        simulatedLabel(db, division.value),
      ])
      const nameOfScheme = (id: string, no: number) => {
        const scheme = schemes.find((one) => one.id === id)
        const version = scheme?.versions.find((one) => one.no === no)
        return nameOf(version?.content.name, scheme?.key ?? '')
      }
      return done({
        isSimulated: label !== null,
        rows: rounds.map((round) => ({
          division: round.division,
          id: round.id,
          title: round.title,
          period: round.period,
          scheme: nameOfScheme(round.scheme, round.schemeNo),
          schemeNo: round.schemeNo,
          state: round.state,
          stateWords: roundStateNames[round.state],
          dueOn: round.dueOn,
          isOverdue: isOverdue(round, today),
          isSettled: round.state === 'final' && isOver(round, today),
          units: counts.get(round.id)?.units ?? 0,
          openObjections: reader.isAll ? (counts.get(round.id)?.open ?? 0) : 0,
          at: round.at,
        })),
      })
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/evaluation-own',
    summary: { zh: '我的企业评价', en: 'The evaluations of the firms that the person acts for' },
    tag,
    since,
    who: 'evaluations.own',
    query: Type.Object({ division: Type.Optional(Type.String()) }),
    answer: OwnList,
    async handle(call) {
      const { db, actor, now, query } = call
      const division = divisionAsked(actor, query.division)
      if (division.kind === 'refused') return division
      const today = dayOf(now())
      const [rows, sureFrom, label] = await Promise.all([
        findOwn(call, now(), division.value),
        settingAt(db, division.value, SURE_FROM, today),
        simulatedLabel(db, division.value),
      ])
      return done({ rows: [...rows], today, sureFrom, isSimulated: label !== null })
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/evaluation-rounds/:division',
    summary: { zh: '新建一轮评价', en: 'Begin a round by a version of a scheme' },
    tag,
    since,
    who: 'evaluations.run',
    params: Division,
    body: Type.Object({
      title: Type.String({ maxLength: 120 }),
      scheme: Type.String({ format: 'uuid' }),
      schemeNo: Type.Integer(),
      period: Type.String({ maxLength: 12 }),
      previous: Type.Union([Type.String({ format: 'uuid' }), Type.Null()]),
      units: Units,
    }),
    answer: Type.Object({ id: Type.String() }),
    async handle(call) {
      const { db, policy, actor, roundSources, params, body } = call
      if (!policy.may(actor, 'evaluations.run', params)) return refused(refuseOutside)
      const units = await unitsOf(db, roundSources, params.division, body.period, body.previous, body.units)
      if (units.kind === 'refused') return units
      const source = body.units.kind === 'records' ? body.units.source : null
      return inRefusableTransaction(db, (tx) =>
        createRound(tx, writerOf(call, params.division), { ...body, source }, units.value),
      )
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/evaluation-rounds/:division/:id',
    summary: {
      zh: '一轮评价',
      en: 'A round: its stage, its data, its notice; of a body: its own unit and the published list',
    },
    tag,
    since,
    who: 'evaluations.read',
    params: One,
    answer: RoundPage,
    async handle(call) {
      const parts = await findRoundParts(call, call.params.division, call.params.id)
      return parts.kind === 'refused' ? parts : done(roundPage(parts.value))
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/evaluation-rounds/:division/:id/table',
    summary: { zh: '数据全表', en: 'The whole table with its scheme, for previews and comparison' },
    tag,
    since,
    who: 'evaluations.read',
    params: One,
    query: Type.Object({ no: Type.Optional(Type.Integer()) }),
    answer: RoundTable,
    async handle(call) {
      const { db, params, query } = call
      const opened = await openRound(call, params.division, params.id)
      if (opened.kind === 'refused') return opened
      const { round, reader } = opened.value
      if (!reader.isAll) return refused(noSuchRound)
      const [version, rows] = await Promise.all([
        findSchemeVersion(db, params.division, round.scheme, round.schemeNo),
        findUnitRows(db, params.division, params.id, query.no ?? round.dataNo, reader),
      ])
      if (version === null) return refused(noSuchRound)
      return done({
        title: round.title,
        period: round.period,
        scheme: version.content,
        needs: [...version.needs],
        rows: rows.map(({ code, name, cells }) => ({ code, name, cells: { ...cells } })),
      })
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/evaluation-rounds/:division/:id/data',
    summary: { zh: '上传数据表', en: 'Take in a filled table (xlsx, csv): a dry run first, then all or nothing' },
    tag,
    since,
    who: 'evaluations.run',
    params: One,
    query: Type.Object({
      ...DryRun,
      revision: Type.Optional(Type.Integer()),
      namesUnits: Type.Optional(Type.Boolean()),
      reason: Type.Optional(Reason),
    }),
    takesFile: { atMost: 50 * 1024 * 1024 },
    answer: DataChangeAnswer,
    async handle(call) {
      const { db, policy, actor, params, query, upload } = call
      if (!policy.may(actor, 'evaluations.run', params)) return refused(noSuchRound)
      const grid = await readTable(upload.bytes, upload.name)
      if (grid.kind === 'refused') return grid
      return changed(
        await takeTable(db, writerOf(call, params.division), params.id, grid.value, upload.name, {
          revision: query.revision ?? null,
          isDryRun: query.dryRun === true,
          namesUnits: query.namesUnits === true,
          reason: query.reason ?? '',
        }),
      )
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/evaluation-rounds/:division/:id/draw',
    summary: { zh: '按绑定取数', en: 'Fill bound columns from indicators, metrics and registers' },
    tag,
    since,
    who: 'evaluations.run',
    params: One,
    body: Type.Object({ revision: Type.Integer(), dryRun: Type.Boolean(), replaces: Type.Boolean(), reason: Reason }),
    answer: DataChangeAnswer,
    async handle(call) {
      const { db, policy, actor, metrics, roundSources, params, body } = call
      if (!policy.may(actor, 'evaluations.run', params)) return refused(noSuchRound)
      return changed(
        await drawData(db, { metrics, roundSources }, writerOf(call, params.division), params.id, {
          revision: body.revision,
          isDryRun: body.dryRun,
          replaces: body.replaces,
          reason: body.reason,
        }),
      )
    },
  }),
  route({
    method: 'PUT',
    path: '/api/v1/evaluation-rounds/:division/:id/cells',
    summary: { zh: '改动数据', en: 'Change cells' },
    tag,
    since,
    who: 'evaluations.run',
    params: One,
    body: Type.Object({
      revision: Type.Integer(),
      cells: Type.Array(
        Type.Object({ code: Type.String(), column: Type.String(), text: Type.String({ maxLength: 200 }) }),
        { minItems: 1, maxItems: 5000 },
      ),
      reason: Reason,
    }),
    answer: DataChangeAnswer,
    async handle(call) {
      const { db, policy, actor, params, body } = call
      if (!policy.may(actor, 'evaluations.run', params)) return refused(noSuchRound)
      return changed(
        await writeCells(db, writerOf(call, params.division), params.id, body.cells, {
          revision: body.revision,
          isDryRun: false,
          reason: body.reason,
        }),
      )
    },
  }),
  route({
    method: 'PUT',
    path: '/api/v1/evaluation-rounds/:division/:id/units',
    summary: { zh: '更换参评名单', en: 'Replace the list of units; those that stay keep their data' },
    tag,
    since,
    who: 'evaluations.run',
    params: One,
    body: Type.Object({ revision: Type.Integer(), dryRun: Type.Boolean(), units: Units, reason: Reason }),
    answer: DataChangeAnswer,
    async handle(call) {
      const { db, policy, actor, roundSources, params, body } = call
      if (!policy.may(actor, 'evaluations.run', params)) return refused(noSuchRound)
      const round = await findRound(db, params.division, params.id, EVERYTHING)
      if (round === null) return refused(noSuchRound)
      const units = await unitsOf(db, roundSources, params.division, round.period, round.previous, body.units)
      if (units.kind === 'refused') return units
      return changed(
        await replaceUnits(db, writerOf(call, params.division), params.id, units.value, {
          revision: body.revision,
          isDryRun: body.dryRun,
          reason: body.reason,
        }),
      )
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/evaluation-rounds/:division/:id/steps',
    summary: {
      zh: '进入下一阶段',
      en: 'Take a step: ask for confirmation, try, publish, close, finalise, reopen, extend',
    },
    tag,
    since,
    who: 'evaluations.run',
    params: One,
    body: Type.Object({
      revision: Type.Integer(),
      act: ActName,
      reason: Reason,
      documentNo: Type.Union([Type.String({ maxLength: 60 }), Type.Null()]),
      /** With a notice: whether its list is for everybody, also without an account. */
      isPublic: Type.Optional(Type.Boolean()),
      /** With an extension: by how many days. */
      days: Type.Optional(Type.Integer({ minimum: 1, maximum: 120 })),
    }),
    answer: Computing,
    async handle(call) {
      const { db, policy, actor, params, body } = call
      if (!policy.may(actor, 'evaluations.run', params)) return refused(noSuchRound)
      const writer = writerOf(call, params.division)
      return body.act === 'try'
        ? askComputation(db, writer, params.id, body.revision, { why: 'trial', reason: body.reason })
        : notComputing(await stepRound(db, writer, params.id, body.revision, body.act, body))
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/evaluation-rounds/:division/:id/results',
    summary: { zh: '复评重新计算', en: 'Compute again during a review: a new result, the old ones stay' },
    tag,
    since,
    who: 'evaluations.run',
    params: One,
    body: Type.Object({ revision: Type.Integer(), reason: Reason }),
    answer: Computing,
    async handle(call) {
      const { db, policy, actor, params, body } = call
      if (!policy.may(actor, 'evaluations.run', params)) return refused(noSuchRound)
      const writer = writerOf(call, params.division)
      return askComputation(db, writer, params.id, body.revision, { why: 'review', reason: body.reason })
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/evaluation-rounds/:division/:id/units/:code/confirmation',
    summary: { zh: '确认本单位数据', en: 'Confirm the data of the own unit, or say what is doubted' },
    tag,
    since,
    who: 'evaluations.confirm',
    params: OneUnit,
    body: Type.Object({
      rowNo: Type.Integer(),
      says: Type.Union([Type.Literal('confirmed'), Type.Literal('doubted')]),
      note: Reason,
      /** Cells that are doubted: what each should be, and why. */
      cells: Type.Optional(
        Type.Array(
          Type.Object({
            column: Type.String({ maxLength: 100 }),
            text: Type.String({ maxLength: 200 }),
            note: Type.String({ maxLength: 500 }),
          }),
          { maxItems: 200 },
        ),
      ),
    }),
    answer: Revised,
    async handle(call) {
      const { db, params, body } = call
      const reader = await readerOf(call, params.division, 'evaluations.confirm')
      return inRefusableTransaction(db, (tx) =>
        confirmUnit(tx, writerOf(call, params.division), reader, params.id, { code: params.code, cells: [], ...body }),
      )
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/evaluation-rounds/:division/:id/units/:code/doubt-answer',
    summary: { zh: '答复单位对数据的疑问（不更正）', en: 'Tell a unit why its doubt is not followed' },
    tag,
    since,
    who: 'evaluations.run',
    params: OneUnit,
    body: Type.Object({ reason: Reason }),
    answer: Revised,
    async handle(call) {
      const { db, policy, actor, params, body } = call
      if (!policy.may(actor, 'evaluations.run', params)) return refused(noSuchRound)
      return inRefusableTransaction(db, (tx) =>
        answerDoubt(tx, writerOf(call, params.division), params.id, { code: params.code, reason: body.reason }),
      )
    },
  }),
]

/** A step that needs no figures. */
const notComputing = (outcome: Outcome<{ readonly revision: number }>): Outcome<Static<typeof Computing>> =>
  outcome.kind === 'refused' ? outcome : done({ ...outcome.value, job: null })

/** Lists in the answer are copied: what a route answers is its own. */
const changed = (outcome: Awaited<ReturnType<typeof takeTable>>) =>
  outcome.kind === 'refused'
    ? outcome
    : done({
        ...outcome.value,
        added: [...outcome.value.added],
        leftOut: [...outcome.value.leftOut],
        changes: [...outcome.value.changes],
        problems: [...outcome.value.problems],
        ignored: [...outcome.value.ignored],
      })
