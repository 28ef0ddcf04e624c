import { Type } from 'typebox'
import { done } from '../../model/outcome.ts'
import { dayOf } from '../../platform/calendar/calendar.ts'
import type { Reading } from '../../platform/database/tables.ts'
import { type Route, route } from '../../platform/http/route.ts'
import { faulty } from '../../platform/http/stale.ts'
import powerLists from '../../systems/05-reform/power-lists.ts'
import { divisionWhileOn } from '../registers/switch-store.ts'
import { Asked, DutyAnswer, Matches } from './answers.ts'
import { dutyOf, matchesOf } from './duty.ts'
import { findLists, findStreetDuties } from './lists-store.ts'
import type { Matter } from './resolve.ts'

const tag = 'duties'
const since = '0.3.0'

/** Whose duty a matter is in a division: for whoever composes engines and has a matter at hand. */
export async function findDuty(db: Reading, division: string, matter: Matter): Promise<DutyAnswer> {
  return dutyOf(division, matter, await findLists(db, division))
}

export const dutyRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/v1/duties',
    summary: { zh: '这事归谁管', en: 'Whose duty a matter is, by which article' },
    tag,
    since,
    who: 'records.duty-route.read',
    query: Asked,
    answer: DutyAnswer,
    async handle({ db, actor, now, query }) {
      const division = await divisionWhileOn(db, actor, query.division, powerLists)
      if (division.kind === 'refused') return division
      const text = (query.text ?? '').trim()
      const classCode = query.class === undefined || query.class === '' ? null : query.class
      if (text === '' && classCode === null)
        return faulty([
          {
            at: 'text',
            code: 'missing',
            message: { zh: '说一说是什么事，或填类别编码', en: 'Say what the matter is, or give digits of its class' },
          },
        ])
      const matter: Matter = { classCode, text, street: query.street ?? null, on: query.on ?? dayOf(now()) }
      return done(await findDuty(db, division.value, matter))
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/duties/match',
    summary: { zh: '镇街权责匹配度', en: 'How far powers match the duties of subdistricts' },
    tag,
    since,
    who: 'records.street-duty.read',
    query: Type.Pick(Asked, ['division', 'on']),
    answer: Matches,
    async handle({ db, actor, now, query }) {
      const division = await divisionWhileOn(db, actor, query.division, powerLists)
      if (division.kind === 'refused') return division
      const on = query.on ?? dayOf(now())
      return done(matchesOf(division.value, on, await findStreetDuties(db, division.value, on)))
    },
  }),
]
