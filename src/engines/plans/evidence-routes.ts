import { done, type Outcome, refused } from '../../model/outcome.ts'
import type { Database } from '../../platform/database/tables.ts'
import { type Route, route } from '../../platform/http/route.ts'
import { EvidenceAnswer, One } from './answers.ts'
import { trackReport } from './documents/evidence.ts'
import { documentAnswer } from './documents-routes.ts'
import { findDocument, findPlans } from './documents-store.ts'
import { findTrackings } from './evidence-store.ts'
import { itemWords } from './item-words.ts'
import { noSuchDocument } from './refusals.ts'
import { findElements, findVersions } from './versions-store.ts'

const tag = 'plans'
const since = '0.2.0'

export const evidenceRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/v1/documents/:division/:id/evidence',
    summary: {
      zh: '报告与规划目标的对照',
      en: 'What a report holds for the plans: unanswered targets, unmatched results, claims',
    },
    tag,
    since,
    who: 'plans.see-review',
    params: One,
    answer: EvidenceAnswer,
    async handle({ db, policy, actor, compiler, params }) {
      if (!policy.may(actor, 'plans.see-review', { division: params.division })) return refused(noSuchDocument)
      return evidenceOf(db, compiler.version, params.division, params.id)
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/documents/:division/:id/track',
    summary: { zh: '重新对照规划目标', en: 'Read a report against the plans anew; decisions stay' },
    tag,
    since,
    who: 'plans.review',
    params: One,
    answer: EvidenceAnswer,
    async handle(call) {
      const { db, policy, actor, compiler, params } = call
      if (!policy.may(actor, 'plans.review', { division: params.division })) return refused(noSuchDocument)
      const row = await findDocument(db, params.division, params.id)
      if (row === null || row.state !== 'ready') return refused(noSuchDocument)
      await trackReport(call, row)
      return evidenceOf(db, compiler.version, params.division, params.id)
    },
  }),
]

async function evidenceOf(
  db: Database,
  compiler: string,
  division: string,
  id: string,
): Promise<Outcome<EvidenceAnswer>> {
  const row = await findDocument(db, division, id)
  if (row === null || row.compilation === null) return refused(noSuchDocument)
  const [trackings, plans, versions] = await Promise.all([
    findTrackings(db, division, row.compilation),
    findPlans(db, division),
    findVersions(db, division),
  ])
  const titles = new Map(plans.map((plan) => [plan.id, plan.title]))
  const readings = await Promise.all(
    trackings.map(async ({ plan, version, trackedAt, reading }) => {
      const found = versions.find((one) => one.plan === plan && one.number === version)
      const elements = found === undefined ? null : await findElements(db, found)
      const targets = (elements?.statements ?? []).filter(({ value }) => value.role === 'target')
      return {
        plan: { id: plan, title: titles.get(plan) ?? '' },
        version,
        trackedAt: trackedAt.toISOString(),
        unanswered: [...reading.unanswered],
        unmatched: [...reading.unmatched],
        claims: [...reading.claims],
        targets: targets.map(({ id: target, value }) => ({
          id: target,
          words: itemWords({ kind: 'statement', found: value }).zh,
        })),
      }
    }),
  )
  return done({ document: documentAnswer(row, compiler), readings })
}
