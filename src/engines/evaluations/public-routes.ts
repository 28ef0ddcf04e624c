import { Type } from 'typebox'
import { done, type Outcome, type Refusal, refused } from '../../model/outcome.ts'
import type { Reading } from '../../platform/database/tables.ts'
import { Download, type Route, route } from '../../platform/http/route.ts'
import { PublicList, PublicRounds } from './answers.ts'
import { One, since, tag } from './call.ts'
import { findPublished, XLSX } from './published-store.ts'
import { EVERYTHING } from './round-reading.ts'
import { isPublished, roundStateNames } from './round-state.ts'
import { findPublicRounds, findRound } from './round-store.ts'

import { writeList } from './workbook.ts'

/** A published list whose notice is for everybody; of any other there is no saying whether it exists. */
async function findPublic(db: Reading, division: string, id: string, now: Date) {
  const round = await findRound(db, division, id, EVERYTHING)
  if (round === null || !round.isPublic || !isPublished(round.state)) return refused(noNotice)
  const found = await findPublished(db, round, now)
  return found.kind === 'refused' ? refused(noNotice) : found
}

/** What anybody may see of evaluations, without an account: lists whose notice was given to the public, and nothing else. */
export const publicRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/v1/public/evaluations',
    summary: { zh: '向社会公示的评价结果', en: 'Results of evaluations that are published to everybody' },
    tag,
    since,
    who: 'anyone',
    limit: 'public',
    query: Type.Object({ division: Type.Optional(Type.String()) }),
    answer: PublicRounds,
    handle: async ({ db, query }) => done({ rows: [...(await findPublicRounds(db, query.division))] }),
  }),
  route({
    method: 'GET',
    path: '/api/v1/public/evaluations/:division/:id',
    summary: { zh: '公示名单', en: 'A published list' },
    tag,
    since,
    who: 'anyone',
    limit: 'public',
    params: One,
    answer: PublicList,
    async handle({ db, now, params }): Promise<Outcome<PublicList>> {
      const found = await findPublic(db, params.division, params.id, now())
      if (found.kind === 'refused') return found
      const { round, divisionName, result, list, scheme, schemeDocument, step, label } = found.value
      return done({
        title: round.title,
        division: divisionName,
        period: round.period,
        scheme,
        schemeDocument,
        documentNo: step?.documentNo ?? null,
        publishedOn: step?.at ?? null,
        state: roundStateNames[round.state],
        until: round.state === 'notice' ? round.dueOn : null,
        hash: result.hash,
        isSimulated: label !== null,
        heads: [...list.heads],
        rows: list.rows.map(({ cells }) => [...cells]),
        notes: [...list.notes],
      })
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/public/evaluations/:division/:id/list',
    summary: { zh: '公示名单（xlsx）', en: 'A published list as a workbook' },
    tag,
    since,
    who: 'anyone',
    limit: 'public',
    params: One,
    answer: 'file',
    async handle({ db, now, params }) {
      const found = await findPublic(db, params.division, params.id, now())
      if (found.kind === 'refused') return found
      const { round, list, label } = found.value
      const bytes = await writeList(`${round.title}结果名单`, list.heads, list.rows, list.notes, label)
      return done(new Download(`${round.title}-结果名单.xlsx`, XLSX, bytes))
    },
  }),
]

const noNotice: Refusal = {
  reason: 'not-found',
  code: 'no-such-notice',
  message: { zh: '没有这份公示，或它没有向社会公开。', en: 'There is no such notice, or it is not open to everybody.' },
}
