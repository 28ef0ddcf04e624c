import { Type } from 'typebox'
import { done, refused } from '../../model/outcome.ts'
import { divisionFor } from '../../platform/access/choose-division.ts'
import { divisionAsked } from '../../platform/access/division.ts'
import { dayOf } from '../../platform/calendar/calendar.ts'
import { inRefusableTransaction } from '../../platform/database/refusable.ts'
import { type Route, route } from '../../platform/http/route.ts'
import { simulatedLabel } from '../../platform/organisation/simulated.ts'
import { nameOf } from '../evaluation/result.ts'
import { Need, SchemeList, SchemePage, ShippedList, SourceList } from './answers.ts'
import { Division, One, Reason, since, tag, writerOf } from './call.ts'
import { schemePage, schemeRow } from './pages.ts'
import { noSuchScheme, refuseOutside } from './refusals.ts'
import { readerOf } from './round-reading.ts'
import { countRounds } from './round-store.ts'
import { createScheme, enactScheme, findSchemes, saveScheme } from './scheme-store.ts'
import { shippedSchemes } from './shipped-store.ts'

const Content = Type.Unsafe<unknown>({
  description: 'docs/evaluation-scheme.schema.json; every fault is told at its place',
})
const Needs = Type.Array(Need, { maxItems: 500 })

export const schemeRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/v1/evaluation-schemes',
    summary: { zh: '评价方案清单', en: 'Schemes, with the version in force' },
    tag,
    since,
    who: 'evaluations.read',
    query: Type.Object({ division: Type.Optional(Type.String()) }),
    answer: SchemeList,
    async handle(call) {
      const { db, actor, now, query } = call
      const division = divisionAsked(actor, query.division)
      if (division.kind === 'refused') return division
      const on = dayOf(now())
      const reader = await readerOf(call, division.value)
      const [schemes, rounds] = await Promise.all([findSchemes(db, division.value), countRounds(db, division.value)])
      const rows = schemes.flatMap((scheme) => schemeRow(scheme, on, rounds.get(scheme.id) ?? 0) ?? [])
      // What is only drafted is the office's own.
      return done({ rows: reader.isAll ? rows : rows.filter(({ inForce }) => inForce !== null), on })
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/evaluation-schemes-shipped',
    summary: { zh: '随程序提供的评价方案', en: 'Schemes that come with the program, to start from' },
    tag,
    since,
    who: 'evaluations.design',
    query: Type.Object({ division: Type.Optional(Type.String()) }),
    answer: ShippedList,
    async handle({ db, policy, actor, query }) {
      const division = divisionFor(policy, actor, 'evaluations.design', query.division)
      if (division.kind === 'refused') return division
      const taken = new Set((await findSchemes(db, division.value)).map(({ key }) => key))
      return done({
        rows: [...shippedSchemes.values()].map((scheme) => ({
          key: scheme.id,
          name: nameOf(scheme.name, scheme.id),
          about: scheme.about === undefined ? null : nameOf(scheme.about, ''),
          indicators: scheme.indicators.length,
          taken: taken.has(scheme.id),
        })),
      })
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/evaluation-sources',
    summary: { zh: '可绑定的取数来源和单位', en: 'What columns may be bound to, and the bodies that may take part' },
    tag,
    since,
    who: 'evaluations.run',
    query: Type.Object({ division: Type.Optional(Type.String()) }),
    answer: SourceList,
    async handle({ db, policy, actor, metrics, roundSources, query }) {
      const division = divisionFor(policy, actor, 'evaluations.run', query.division)
      if (division.kind === 'refused') return division
      const bodies = await db
        .selectFrom('body')
        .select(['id', 'name_zh as name', 'kind'])
        .where('division', '=', division.value)
        .where('ended_on', 'is', null)
        .orderBy('position')
        .execute()
      return done({
        metrics: [...metrics.values()].map(({ id, name, unit }) => ({ id, name, unit })),
        records: [...roundSources.values()].map(({ id, name, about, columns }) => ({
          id,
          name,
          about,
          columns: columns.map((column) => ({ ...column })),
        })),
        bodies,
      })
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/evaluation-schemes/:division',
    summary: { zh: '新建评价方案', en: 'Take in a scheme: one that is shipped, or JSON' },
    tag,
    since,
    who: 'evaluations.design',
    params: Division,
    body: Type.Object({
      /** Id of a shipped scheme, or its content. */
      shipped: Type.Optional(Type.String()),
      content: Type.Optional(Content),
      needs: Type.Optional(Needs),
      reason: Reason,
    }),
    answer: Type.Object({ id: Type.String(), revision: Type.Integer() }),
    async handle(call) {
      const { db, policy, actor, params, body } = call
      if (!policy.may(actor, 'evaluations.design', params)) return refused(refuseOutside)
      const content = body.shipped === undefined ? body.content : shippedSchemes.get(body.shipped)
      if (content === undefined) return refused(noSuchScheme)
      return inRefusableTransaction(db, (tx) =>
        createScheme(tx, writerOf(call, params.division), content, body.needs ?? [], body.reason),
      )
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/evaluation-schemes/:division/:id',
    summary: {
      zh: '一个评价方案的一个版本',
      en: 'A version of a scheme; the newest that the reader may see when none is named',
    },
    tag,
    since,
    who: 'evaluations.read',
    params: One,
    query: Type.Object({ no: Type.Optional(Type.Integer()) }),
    answer: SchemePage,
    async handle(call) {
      const { db, actor, now, params, query } = call
      const division = divisionAsked(actor, params.division)
      if (division.kind === 'refused') return division
      const reader = await readerOf(call, params.division)
      const [scheme] = await findSchemes(db, params.division, params.id)
      if (scheme === undefined) return refused(noSuchScheme)
      const decreed = new Set(scheme.decrees.map(({ no }) => no))
      const shown = reader.isAll ? scheme.versions : scheme.versions.filter(({ no }) => decreed.has(no))
      const version = query.no === undefined ? shown.at(-1) : shown.find(({ no }) => no === query.no)
      if (version === undefined) return refused(noSuchScheme)
      const isSimulated = (await simulatedLabel(db, params.division)) !== null
      return done(schemePage(scheme, version, dayOf(now()), isSimulated, shown))
    },
  }),
  route({
    method: 'PUT',
    path: '/api/v1/evaluation-schemes/:division/:id',
    summary: { zh: '保存评价方案的新版本', en: 'Save the next version of a scheme' },
    tag,
    since,
    who: 'evaluations.design',
    params: One,
    body: Type.Object({ revision: Type.Integer(), content: Content, needs: Needs, reason: Reason }),
    answer: Type.Object({ no: Type.Integer(), revision: Type.Integer() }),
    async handle(call) {
      const { db, policy, actor, params, body } = call
      if (!policy.may(actor, 'evaluations.design', params)) return refused(noSuchScheme)
      return inRefusableTransaction(db, (tx) =>
        saveScheme(
          tx,
          writerOf(call, params.division),
          params.id,
          body.revision,
          body.content,
          body.needs,
          body.reason,
        ),
      )
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/evaluation-schemes/:division/:id/enact',
    summary: { zh: '公布施行', en: 'Put a version in force from a day, by a document' },
    tag,
    since,
    who: 'evaluations.design',
    params: One,
    body: Type.Object({
      revision: Type.Integer(),
      no: Type.Integer(),
      from: Type.String({ maxLength: 10 }),
      documentNo: Type.String({ maxLength: 60 }),
    }),
    answer: Type.Object({ revision: Type.Integer() }),
    async handle(call) {
      const { db, policy, actor, params, body } = call
      if (!policy.may(actor, 'evaluations.design', params)) return refused(noSuchScheme)
      return inRefusableTransaction(db, (tx) => enactScheme(tx, writerOf(call, params.division), params.id, body))
    },
  }),
]
