import { Type } from 'typebox'
import { done, type Refusal, refused } from '../../model/outcome.ts'
import { dayOf } from '../../platform/calendar/calendar.ts'
import { type Call, type Route, route } from '../../platform/http/route.ts'
import { isSimulated } from '../../platform/organisation/simulated.ts'
import { settingsAt } from '../../platform/settings/store.ts'
import { writing } from '../registers/calls.ts'
import { registerOf, registers } from '../registers/declared.ts'
import { createRecord } from '../registers/records.ts'
import { Division, Id, NeedAnswer, type NeedLine, NeedList } from './answers.ts'
import { asked } from './asking.ts'
import { findCandidates } from './chains-store.ts'
import { twelveMonths } from './load.ts'
import { findInSpan } from './orders-store.ts'
import { NODE_RULES } from './settings.ts'
import { type Sourced, sourcedReasons, suppliersFor } from './sourcing.ts'
import { findIntroductions, findNeeds, findSuppliers, type StoredNeed } from './sourcing-store.ts'

const READ = 'records.purchase-need.read'
const INTRODUCE = 'records.supply-introduction.create'
const tag = 'chains'
const since = '0.3.0'
const One = Type.Object({ division: Division, id: Id })
/** Firms of the trade that are shown beside a need though nobody entered what they can do. */
const CANDIDATES = 20

const introductions = registerOf('supply-introduction')

const noSuchNeed: Refusal = {
  reason: 'not-found',
  code: 'no-such-need',
  message: { zh: '没有这条采购需求，或您无权查看。', en: 'There is no such need, or it is not yours to see.' },
}

type AnyCall = Pick<Call<unknown, unknown, unknown>, 'db' | 'policy' | 'actor' | 'now'>

/** Needs that somebody may see, each with whoever stands on its node held against it. */
export async function sourcedNeeds(
  { db, policy, actor, now }: AnyCall,
  division: string,
  which: { readonly chain?: string; readonly id?: string },
) {
  const on = dayOf(now())
  const [needs, orders, [rules]] = await Promise.all([
    findNeeds(db, policy.scopeOf(actor, READ), division, which),
    findInSpan(db, division, twelveMonths(on)),
    settingsAt(db, division, [NODE_RULES], on),
  ])
  const nodes = [...new Set(needs.flatMap(({ node }) => (node === null ? [] : [node])))]
  const suppliers = await findSuppliers(db, division, nodes, orders)
  return {
    on,
    needs: needs.map((need) => ({
      need,
      found: suppliersFor(need, suppliers.get(need.node ?? '') ?? [], rules.freshMonths, on),
    })),
  }
}

const lineOf = (need: StoredNeed, found: readonly Sourced[]): NeedLine => {
  const { spec: _, certs: __, leastLevel: ___, leadDays: ____, ...line } = need
  const count = (truth: Sourced['truth']) => found.filter((one) => one.truth === truth).length
  return { ...line, can: count('true'), open: count('unknown'), cannot: count('false') }
}

export const needRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/v1/purchase-needs',
    summary: {
      zh: '采购需求和本区能供的企业数',
      en: 'Purchase needs, with how many firms here could supply them',
    },
    tag,
    since,
    who: READ,
    query: Type.Object({ division: Type.Optional(Division), chain: Type.Optional(Id) }),
    answer: NeedList,
    async handle(call) {
      const { db, policy, actor, query } = call
      const division = await asked(call, READ, query.division, true)
      if (division.kind === 'refused') return division
      const [{ needs }, simulated] = await Promise.all([
        sourcedNeeds(call, division.value, query.chain === undefined ? {} : { chain: query.chain }),
        isSimulated(db, division.value),
      ])
      return done({
        division: division.value,
        isSimulated: simulated,
        mayEnter: policy.may(actor, 'records.purchase-need.create'),
        rows: needs.map(({ need, found }) => lineOf(need, found)),
      })
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/purchase-needs/:division/:id',
    summary: {
      zh: '谁能供一条采购需求：能、不能、不知道，各为什么',
      en: 'Who could supply a need: yes, no or not known, each with its reasons',
    },
    tag,
    since,
    who: READ,
    params: One,
    answer: NeedAnswer,
    async handle(call) {
      const { db, policy, actor, params } = call
      const division = await asked(call, READ, params.division, true)
      if (division.kind === 'refused') return division
      const {
        on,
        needs: [one],
      } = await sourcedNeeds(call, division.value, { id: params.id })
      if (one === undefined) return refused(noSuchNeed)
      const { need, found } = one
      // What a firm can do and has sold is the office's to see; a buyer is told the answer.
      const seesFigures = policy.may(actor, 'chains.read', { division: division.value })
      const [introduced, candidates, simulated] = await Promise.all([
        findIntroductions(db, division.value, need.id),
        need.node === null || !seesFigures ? [] : findCandidates(db, division.value, need.node, CANDIDATES),
        isSimulated(db, division.value),
      ])
      return done({
        division: division.value,
        on,
        isSimulated: simulated,
        need: {
          ...lineOf(need, found),
          spec: need.spec,
          certs: [...need.certs],
          leastLevel: need.leastLevel,
          leadDays: need.leadDays,
        },
        mayIntroduce: need.state === 'listed' && policy.may(actor, INTRODUCE, { division: division.value }),
        suppliers: found.map(({ supplier, truth, verdicts }) => ({
          placement: supplier.id,
          firm: supplier.firm,
          name: supplier.name,
          asOf: supplier.asOf,
          truth,
          verdicts: verdicts.map(({ test, truth: own, words, discreet }) => ({
            test,
            truth: own,
            words: { ...(seesFigures ? words : discreet) },
          })),
          introduction: introduced.get(supplier.id) ?? null,
        })),
        candidates: candidates.filter(({ id }) => id !== need.buyer).map((firm) => ({ ...firm })),
      })
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/purchase-needs/:division/:id/introductions',
    summary: { zh: '对接一条采购需求和一家供方', en: 'Introduce a need and a supplier' },
    tag,
    since,
    who: INTRODUCE,
    params: One,
    body: Type.Object({ placement: Id }),
    answer: Type.Object({ id: Type.String() }),
    async handle(call) {
      const { params, body } = call
      const division = await asked(call, INTRODUCE, params.division)
      if (division.kind === 'refused') return division
      const {
        on,
        needs: [one],
      } = await sourcedNeeds(call, division.value, { id: params.id })
      const match = one?.found.find(({ supplier }) => supplier.id === body.placement)
      if (one === undefined || match === undefined || one.need.node === null) return refused(noSuchNeed)
      const { need } = one
      if (need.state !== 'listed')
        return refused({
          reason: 'wrong-state',
          code: 'not-listed',
          message: { zh: '这条需求不在对接中。', en: 'This need is not open for introductions.' },
        })
      return writing(registers, introductions, call, division.value, async (tx, desk) => {
        const made = await createRecord(tx, desk, introductions, {
          subject: `${need.product} — ${match.supplier.name}`.slice(0, 160),
          need: need.id,
          node: need.node,
          placement: match.supplier.id,
          reasons: sourcedReasons(match, on),
          introduced_on: on,
        })
        return made.kind === 'refused' ? made : done({ id: made.value.id })
      })
    },
  }),
]
