import { Type } from 'typebox'
import { done, type Outcome, refused } from '../../model/outcome.ts'
import { dayOf } from '../../platform/calendar/calendar.ts'
import type { Reading } from '../../platform/database/tables.ts'
import { type Call, type Route, route } from '../../platform/http/route.ts'
import technologyTransfer from '../../systems/04-innovation/technology-transfer.ts'
import { writing } from '../registers/calls.ts'
import { registerOf, registers } from '../registers/declared.ts'
import { createRecord } from '../registers/records.ts'
import { permissionOf } from '../registers/register.ts'
import { divisionWhileOn } from '../registers/switch-store.ts'
import { Division, Id, Market, Pairs } from './answers.ts'
import {
  countsOf,
  type Need,
  needsFor,
  type Pair,
  pairOf,
  type Result,
  reasonsOf,
  resultsFor,
  testsOf,
} from './pairing.ts'
import { findIntroduced, findNeeds, findResults } from './pairs-store.ts'

const tag = 'transfers'
const since = '0.3.0'
const AT_MOST = 50

const introductions = registerOf('tech-introduction')

const noSuch = {
  reason: 'not-found' as const,
  code: 'not-on-offer',
  message: {
    zh: '没有这项已发布的成果或需求，或您无权查看。',
    en: 'No such result or need is listed, or you may not see it.',
  },
}

type AnyCall = Pick<Call<unknown, unknown, unknown>, 'db' | 'policy' | 'actor' | 'now'>

/** Results on offer and the needs that somebody may see, in a division where the market runs. */
async function market(
  { db, policy, actor }: AnyCall,
  asked: string | undefined,
): Promise<Outcome<{ division: string; results: readonly Result[]; needs: readonly Need[] }>> {
  const division = await divisionWhileOn(db, actor, asked, technologyTransfer)
  if (division.kind === 'refused') return division
  const scope = policy.scopeOf(actor, 'transfers.match')
  return done({
    division: division.value,
    results: await findResults(db, division.value),
    needs: await findNeeds(db, scope, division.value),
  })
}

async function answered(
  db: Reading,
  division: string,
  pairs: readonly Pair[],
  results: readonly Result[],
  needs: readonly Need[],
) {
  const introduced = await findIntroduced(db, division)
  const resultOf = new Map(results.map((one) => [one.id, one]))
  const needOf = new Map(needs.map((one) => [one.id, one]))
  return pairs.flatMap((pair) => {
    const result = resultOf.get(pair.result)
    const need = needOf.get(pair.need)
    if (result === undefined || need === undefined) return []
    return [
      {
        result: { id: result.id, number: result.number, name: result.name, holder: result.holder, asOf: result.asOf },
        need: { id: need.id, number: need.number, problem: need.problem, firm: need.firm, asOf: need.asOf },
        truth: pair.truth,
        verdicts: pair.verdicts.map(({ test, truth, why }) => ({ test, truth, why: { ...why } })),
        shared: pair.shared,
        introduction: introduced.get(`${result.id} ${need.id}`) ?? null,
      },
    ]
  })
}

export const routes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/v1/technology-market',
    summary: { zh: '在架成果和需求', en: 'Results and needs on offer' },
    tag,
    since,
    who: 'transfers.match',
    query: Type.Object({ division: Type.Optional(Division) }),
    answer: Market,
    async handle(call) {
      const found = await market(call, call.query.division)
      if (found.kind === 'refused') return found
      const { results, needs, division } = found.value
      const today = dayOf(call.now())
      const mayAll = call.policy.may(call.actor, 'transfers.match', { division })
      return done({
        needs: needs.map((need) => ({
          id: need.id,
          number: need.number,
          problem: need.problem,
          firm: need.firm,
          field: need.field,
          budget: need.budget,
          wantedBy: need.wantedBy,
          ...countsOf(need, results, today),
        })),
        // A firm asks by its needs; the whole shelf is the desk’s.
        results: (mayAll ? results : []).map(({ id, number, name, holder, field, maturity, price }) => ({
          id,
          number,
          name,
          holder,
          field,
          maturity,
          price,
        })),
        mayIntroduce:
          introductions !== undefined && call.policy.may(call.actor, permissionOf(introductions.type, 'create')),
      })
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/technology-market/needs/:id',
    summary: { zh: '适合一个需求的成果', en: 'Results for a need' },
    tag,
    since,
    who: 'transfers.match',
    params: Type.Object({ id: Id }),
    query: Type.Object({ division: Type.Optional(Division) }),
    answer: Pairs,
    async handle(call) {
      const found = await market(call, call.query.division)
      if (found.kind === 'refused') return found
      const { results, needs, division } = found.value
      const need = needs.find(({ id }) => id === call.params.id)
      if (need === undefined) return refused(noSuch)
      const pairs = resultsFor(need, results, dayOf(call.now()), AT_MOST)
      return done({ rows: await answered(call.db, division, pairs, results, needs), atMost: AT_MOST })
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/technology-market/results/:id',
    summary: { zh: '一项成果适合的需求', en: 'Needs for a result' },
    tag,
    since,
    who: 'transfers.match',
    params: Type.Object({ id: Id }),
    query: Type.Object({ division: Type.Optional(Division) }),
    answer: Pairs,
    async handle(call) {
      const found = await market(call, call.query.division)
      if (found.kind === 'refused') return found
      const { results, needs, division } = found.value
      const result = results.find(({ id }) => id === call.params.id)
      if (result === undefined || !call.policy.may(call.actor, 'transfers.match', { division })) return refused(noSuch)
      const pairs = needsFor(result, needs, dayOf(call.now()), AT_MOST)
      return done({ rows: await answered(call.db, division, pairs, results, needs), atMost: AT_MOST })
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/technology-market/introductions',
    summary: { zh: '对接一项成果和一个需求', en: 'Introduce a result and a need' },
    tag,
    since,
    who: 'records.tech-introduction.create',
    body: Type.Object({ division: Division, result: Id, need: Id }),
    answer: Type.Object({ id: Type.String() }),
    async handle(call) {
      const { body } = call
      const found = await market(call, body.division)
      if (found.kind === 'refused') return found
      const result = found.value.results.find(({ id }) => id === body.result)
      const need = found.value.needs.find(({ id }) => id === body.need)
      if (result === undefined || need === undefined) return refused(noSuch)
      const today = dayOf(call.now())
      const pair = pairOf(result, need, testsOf(need, today))
      return writing(registers, introductions, call, body.division, async (tx, desk) => {
        const made = await createRecord(tx, desk, introductions, {
          subject: `${result.name} — ${need.problem}`.slice(0, 160),
          result: result.id,
          need: need.id,
          reasons: reasonsOf(pair, result, today),
          introduced_on: today,
        })
        return made.kind === 'refused' ? made : done({ id: made.value.id })
      })
    },
  }),
]
