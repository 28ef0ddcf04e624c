import { Type } from 'typebox'
import { namesOfType } from '../../language/record-names.ts'
import { done, refused } from '../../model/outcome.ts'
import { type Route, route } from '../../platform/http/route.ts'
import { isSimulated } from '../../platform/organisation/simulated.ts'
import { space } from '../../systems/03-industry/carriers-and-land/space.ts'
import carriers from '../../systems/03-industry/carriers-and-land.ts'
import { divisionWhileOn, whileOn } from '../registers/switch-store.ts'
import { DemandList, DemandPage, DivisionCode } from './answers.ts'
import { conditionText, countSuits, suitsOf } from './match.ts'
import { findDemands, findOffered } from './places-store.ts'

const READ_DEMANDS = 'records.site-demand.read'
const READ_SPACES = 'records.space.read'
const tag = 'places'
const since = '0.3.0'
/** A demand speaks of a space's own fields alone. */
const NAMES = namesOfType(space, () => undefined)

const noSuchDemand = {
  reason: 'not-found' as const,
  code: 'no-such-record',
  message: { zh: '没有这条选址需求，或您无权查看。', en: 'There is no such demand, or you may not see it.' },
}

export const routes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/v1/places/demands',
    summary: { zh: '选址需求和合适的空间数', en: 'Demands for places, with how many spaces suit' },
    tag,
    since,
    who: READ_DEMANDS,
    query: Type.Object({ division: Type.Optional(DivisionCode) }),
    answer: DemandList,
    async handle({ db, policy, actor, query }) {
      const division = await divisionWhileOn(db, actor, query.division, carriers)
      if (division.kind === 'refused') return division
      const [demands, spaces, simulated] = await Promise.all([
        findDemands(db, policy.scopeOf(actor, READ_DEMANDS), division.value),
        findOffered(db, policy.scopeOf(actor, READ_SPACES), division.value),
        isSimulated(db, division.value),
      ])
      const counts = countSuits(demands, spaces, NAMES)
      return done({
        division: division.value,
        isSimulated: simulated,
        spaces: spaces.length,
        rows: demands.map((demand) => ({ ...demand, ...(counts.get(demand.id) ?? { suits: 0, open: 0 }) })),
      })
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/places/demands/:division/:id',
    summary: {
      zh: '一条选址需求：每处空间合适不合适、差在哪里',
      en: 'One demand: of every space whether it suits, and what stands in the way',
    },
    tag,
    since,
    who: READ_DEMANDS,
    params: Type.Object({ division: DivisionCode, id: Type.String({ format: 'uuid' }) }),
    answer: DemandPage,
    async handle({ db, policy, actor, params: { division, id } }) {
      const running = await whileOn(db, division, carriers)
      if (running.kind === 'refused') return running
      const [[demand], spaces, simulated] = await Promise.all([
        findDemands(db, policy.scopeOf(actor, READ_DEMANDS), division, id),
        findOffered(db, policy.scopeOf(actor, READ_SPACES), division),
        isSimulated(db, division),
      ])
      if (demand === undefined) return refused(noSuchDemand)
      const byId = new Map(spaces.map((one) => [one.id, one]))
      const rows = suitsOf(demand, spaces, NAMES).flatMap(({ space: of, truth, reasons }) => {
        const one = byId.get(of)
        if (one === undefined) return []
        const { facts: _, keptFor, ...shown } = one
        return [{ ...shown, isKeptForOther: keptFor !== null && keptFor !== id, truth, reasons: [...reasons] }]
      })
      return done({ division, isSimulated: simulated, demand, condition: conditionText(demand), rows })
    },
  }),
]
