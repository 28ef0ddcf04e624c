import { Type } from 'typebox'
import type { Scheme } from '../../model/evaluation-scheme.ts'
import { done, type Outcome, refused } from '../../model/outcome.ts'
import { inRefusableTransaction } from '../../platform/database/refusable.ts'
import { type Route, route } from '../../platform/http/route.ts'
import type { Evaluation } from '../evaluation/evaluate.ts'
import { gradeName, nameOf } from '../evaluation/result.ts'
import type { UnitTable } from '../evaluation/table.ts'
import { evaluateSupposing, liftsOf, type Standing, standingOf } from '../evaluation/what-if.ts'
import { Computing, Lifts, ResultAnswer, Revised, RoundPlaces, UnitPage, WhatIf } from './answers.ts'
import { type AnyCall, One, OneUnit, Reason, since, tag, writerOf } from './call.ts'
import { askComputation } from './computation-store.ts'
import { addEvidence } from './evidence-store.ts'
import { evaluationOf } from './kept-evaluation-store.ts'
import { raiseObjection, withdrawObjection } from './objection-store.ts'
import { resultAnswer } from './pages.ts'
import { findPlaces } from './places-store.ts'
import { findShownResult, findUnitPage, namesOf, openRound } from './reading-store.ts'
import { fault, faulty, noResult, noSuchRound, noSuchUnit } from './refusals.ts'
import { verifyResult } from './result-store.ts'
import { maySee, readerOf } from './round-reading.ts'
import { findPreviousResult, findResultUnits, findUnitRows } from './round-store.ts'

const OneObjection = Type.Object({ ...One.properties, objection: Type.String({ format: 'uuid' }) })
const No = Type.Object({ no: Type.Optional(Type.Integer()) })
/** More units than this are not searched for what lifts a grade: each search evaluates all of them some hundred times. */
const LIFTED = 5000

interface OpenedUnit {
  readonly content: Scheme
  readonly evaluation: Evaluation
  readonly table: UnitTable
  readonly row: number
}

/** A unit that the reader may see, in the evaluation behind the newest result. */
async function openUnit(call: AnyCall, division: string, id: string, code: string): Promise<Outcome<OpenedUnit>> {
  const opened = await openRound(call, division, id)
  if (opened.kind === 'refused') return opened
  const { round, reader } = opened.value
  const shown = await findShownResult(call.db, round, reader, undefined)
  if (shown === null) return refused(noResult)
  const [own] = await findUnitRows(call.db, division, id, shown.result.dataNo, reader, code)
  if (own === undefined) return refused(noSuchUnit)
  const evaluation = await evaluationOf(call.db, round, shown.result, shown.version)
  if (evaluation === null) return refused(noResult)
  const { table } = evaluation
  return done({ content: shown.version.content, evaluation, table, row: table.codes.indexOf(code) })
}

const supposed = (scheme: Scheme, standing: Standing | null) => ({
  score: standing === null || Number.isNaN(standing.score) ? null : standing.score,
  rank: standing === null || standing.place === 0 ? null : standing.place,
  grade: standing === null || standing.grade === null ? null : gradeName(scheme, standing.grade),
})

export const resultRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/v1/evaluation-rounds/:division/:id/results',
    summary: { zh: '评价结果', en: 'A result: the newest, or an earlier one that was kept; of a body: its own units' },
    tag,
    since,
    who: 'evaluations.read',
    params: One,
    query: No,
    answer: ResultAnswer,
    async handle(call) {
      const { db, params, query } = call
      const opened = await openRound(call, params.division, params.id)
      if (opened.kind === 'refused') return opened
      const { round, reader } = opened.value
      const shown = await findShownResult(db, round, reader, query.no)
      if (shown === null) return refused(noResult)
      const { result, version } = shown
      const [units, previous, first] = await Promise.all([
        findResultUnits(db, params.division, params.id, result.no),
        findPreviousResult(db, round),
        result.no > 1 ? findResultUnits(db, params.division, params.id, 1) : null,
      ])
      const seen = new Set(
        units.filter(({ body, unit: code }) => maySee(reader, { body, code })).map(({ unit }) => unit),
      )
      const own = <T extends { readonly unit: string }>(all: readonly T[]) => all.filter(({ unit }) => seen.has(unit))
      // A body is told of its own unit; of the others it knows what is published.
      const { exempt, screened, imputed, substituted, treated, stages: _, ...head } = result.head
      const isAll = reader.isAll
      return done(
        resultAnswer(
          {
            ...result,
            head: {
              ...head,
              exempt: isAll ? exempt : own(exempt),
              screened: isAll ? screened : own(screened),
              imputed: isAll ? imputed : own(imputed),
              substituted: isAll ? substituted : own(substituted),
              treated: isAll ? treated : treated.map((one) => ({ ...one, lowered: [], raised: [] })),
            },
          },
          own(units).map(({ body: __, ...unit }) => unit),
          version,
          previous === null
            ? null
            : { title: previous.round.title, units: isAll ? previous.units : own(previous.units) },
          first === null ? null : own(first),
          namesOf(version),
          isAll,
        ),
      )
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/evaluation-rounds/:division/:id/results/:no/verification',
    summary: { zh: '复算核验', en: 'Computes a kept result again from its scheme and data: does it come out the same' },
    tag,
    since,
    who: 'evaluations.run',
    params: Type.Object({ ...One.properties, no: Type.Integer() }),
    answer: Type.Object({ isSame: Type.Boolean(), isDataSame: Type.Boolean(), units: Type.Integer() }),
    async handle({ db, policy, actor, params }) {
      if (!policy.may(actor, 'evaluations.run', { division: params.division })) return refused(noSuchRound)
      return verifyResult(db, params.division, params.id, params.no)
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/evaluation-rounds/:division/:id/units/:code',
    summary: { zh: '单位得分详情', en: 'A unit: cells with their origins, the score unfolded, how sure it is' },
    tag,
    since,
    who: 'evaluations.read',
    params: OneUnit,
    query: No,
    answer: UnitPage,
    handle: (call) => findUnitPage(call, call.params.division, call.params.id, call.params.code, call.query.no),
  }),
  route({
    method: 'GET',
    path: '/api/v1/evaluation-rounds/:division/:id/places',
    summary: { zh: '参评单位在地图上的位置', en: 'Where the units lie on a map; of a body or firm: its own' },
    tag,
    since,
    who: 'evaluations.read',
    params: One,
    answer: RoundPlaces,
    async handle(call) {
      const { db, params, grounds, roundSources } = call
      const opened = await openRound(call, params.division, params.id)
      return opened.kind === 'refused'
        ? opened
        : done(await findPlaces(db, { grounds, roundSources }, opened.value.round, opened.value.reader))
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/evaluation-rounds/:division/:id/units/:code/what-if',
    summary: { zh: '假如数值改变', en: 'Where the unit would stand if some of its values were others' },
    tag,
    since,
    who: 'evaluations.read',
    params: OneUnit,
    body: Type.Object({ values: Type.Record(Type.String(), Type.Number()) }),
    answer: WhatIf,
    async handle(call) {
      const { params, body } = call
      const opened = await openUnit(call, params.division, params.id, params.code)
      if (opened.kind === 'refused') return opened
      const { content, evaluation, table, row } = opened.value
      const faults = Object.keys(body.values).flatMap((column) =>
        table.numbers[column] === undefined
          ? [
              fault(
                `values.${column}`,
                'unknown-column',
                `没有数字列“${column}”`,
                `There is no column of numbers “${column}”`,
              ),
            ]
          : [],
      )
      if (faults.length > 0) return refused(faulty(faults))
      const values = Object.entries(body.values).map(([column, value]) => ({ row, column, value }))
      return done({
        now: supposed(content, standingOf({ ok: true, evaluation }, row)),
        supposed: supposed(content, standingOf(evaluateSupposing(content, table, values), row)),
      })
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/evaluation-rounds/:division/:id/units/:code/lifts',
    summary: { zh: '怎样才能提档', en: 'The smallest change of each indicator that lifts the grade' },
    tag,
    since,
    who: 'evaluations.read',
    limit: 'export',
    params: OneUnit,
    answer: Lifts,
    async handle(call) {
      const { params } = call
      const opened = await openUnit(call, params.division, params.id, params.code)
      if (opened.kind === 'refused') return opened
      const { content, table, row } = opened.value
      if (table.size > LIFTED)
        return refused({
          reason: 'too-large',
          code: 'too-many-units',
          message: {
            zh: `单位超过 ${LIFTED} 个，不能在网页上逐项试算。请用命令 gangmu evaluate --lift。`,
            en: `There are more than ${LIFTED} units; use gangmu evaluate --lift instead.`,
          },
        })
      const lifts = liftsOf(content, table, row)
      const names = new Map(content.indicators.map(({ id, name }) => [id, nameOf(name, id)]))
      return done({
        by:
          lifts?.map(({ indicator, column, from, to, after }) => ({
            indicator,
            name: names.get(indicator) ?? { zh: indicator, en: indicator },
            column,
            from,
            to,
            after: after === null ? null : supposed(content, after),
          })) ?? null,
      })
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/evaluation-rounds/:division/:id/units/:code/evidence',
    summary: { zh: '附佐证', en: 'Add what proves cells of a unit: files, or where it is to be found' },
    tag,
    since,
    who: 'evaluations.prove',
    params: OneUnit,
    body: Type.Object({
      columns: Type.Array(Type.String(), { maxItems: 100 }),
      title: Type.String({ maxLength: 200 }),
      documentNo: Type.Union([Type.String({ maxLength: 120 }), Type.Null()]),
      files: Type.Array(Type.String({ format: 'uuid' }), { maxItems: 20 }),
    }),
    answer: Type.Object({ id: Type.String() }),
    async handle(call) {
      const { db, params, body } = call
      const reader = await readerOf(call, params.division, 'evaluations.prove')
      return inRefusableTransaction(db, (tx) =>
        addEvidence(tx, writerOf(call, params.division), reader, params.id, { code: params.code, ...body }),
      )
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/evaluation-rounds/:division/:id/objections',
    summary: { zh: '提出异议', en: 'Object to the published result of the own unit' },
    tag,
    since,
    who: 'evaluations.object',
    params: One,
    body: Type.Object({
      code: Type.String(),
      columns: Type.Array(Type.String(), { maxItems: 100 }),
      text: Reason,
      files: Type.Array(Type.String({ format: 'uuid' }), { maxItems: 20 }),
    }),
    answer: Type.Object({ id: Type.String() }),
    async handle(call) {
      const { db, params, body } = call
      const reader = await readerOf(call, params.division, 'evaluations.object')
      return inRefusableTransaction(db, (tx) =>
        raiseObjection(tx, writerOf(call, params.division), reader, params.id, body),
      )
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/evaluation-rounds/:division/:id/objections/:objection/answer',
    summary: { zh: '答复异议', en: 'Answer an objection; an accepted one corrects cells and computes anew' },
    tag,
    since,
    who: 'evaluations.decide',
    params: OneObjection,
    body: Type.Object({
      act: Type.Union([Type.Literal('accepted'), Type.Literal('rejected')]),
      reason: Reason,
      corrections: Type.Array(
        Type.Object({ code: Type.String(), column: Type.String(), text: Type.String({ maxLength: 200 }) }),
        { maxItems: 500 },
      ),
    }),
    answer: Computing,
    async handle(call) {
      const { db, policy, actor, params, body } = call
      if (!policy.may(actor, 'evaluations.decide', { division: params.division })) return refused(noSuchRound)
      const writer = writerOf(call, params.division)
      return askComputation(db, writer, params.id, null, {
        why: 'objection',
        objection: params.objection,
        answer: body,
      })
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/evaluation-rounds/:division/:id/objections/:objection/withdrawal',
    summary: { zh: '撤回异议', en: 'Take an objection back' },
    tag,
    since,
    who: 'evaluations.object',
    params: OneObjection,
    body: Type.Object({ reason: Reason }),
    answer: Revised,
    async handle(call) {
      const { db, params, body } = call
      const reader = await readerOf(call, params.division, 'evaluations.object')
      return inRefusableTransaction(db, (tx) =>
        withdrawObjection(tx, writerOf(call, params.division), reader, params.id, params.objection, body.reason),
      )
    },
  }),
]
