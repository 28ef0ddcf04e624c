import { Type } from 'typebox'
import { done, type Outcome, type Refusal, refused } from '../../model/outcome.ts'
import { divisionFor } from '../../platform/access/choose-division.ts'
import { divisionAsked } from '../../platform/access/division.ts'
import { dayOf } from '../../platform/calendar/calendar.ts'
import { type Route, route } from '../../platform/http/route.ts'
import { bodyNames } from '../../platform/organisation/body-names.ts'
import { isSimulated } from '../../platform/organisation/simulated.ts'
import { SKILLS } from '../../systems/11-livelihood/employment/vocabulary.ts'
import { type AnyCall, clocksOf } from '../registers/calls.ts'
import { whileOn } from '../registers/switch-store.ts'
import { closeMonth, employment, enrol, propose, refer } from './acts.ts'
import { GapList, Overview, PeopleList, PersonAnswer, VacancyAnswer, VacancyList } from './answers.ts'
import { countBetween, findMonths, findOpenHouseholds, findStanding } from './figures-store.ts'
import { gapsOf, staleBefore } from './gaps.ts'
import type { Market } from './market.ts'
import { findCourses, findOwnVacancies, findReferrals, loadMarket } from './market-store.ts'
import { newUrbanJobs, registeredRate } from './month.ts'
import { candidatesOf, courseAnswer, unknownOf, vacanciesOf } from './reading.ts'
import type { Seeker, Vacancy } from './sides.ts'

const tag = 'placement'
const since = '0.3.0'
const Division = Type.String({ pattern: '^\\d{2,12}$' })
const Uuid = Type.String({ format: 'uuid' })
const Asked = Type.Object({ division: Type.Optional(Division) })
const One = Type.Object({ division: Division, id: Uuid })
const Made = Type.Object({ id: Type.String() })
const MONTHS_SHOWN = 24
const PAGE = 50

const noSuchPerson: Refusal = {
  reason: 'not-found',
  code: 'no-such-person',
  message: {
    zh: '没有这份求职档案，或它不归您的站点，或本人没有在求职、没有有效的匹配授权。',
    en: 'There is no such file, or your station does not serve it, or the person does not seek work or agree to be matched.',
  },
}
const noSuchVacancy: Refusal = {
  reason: 'not-found',
  code: 'no-such-vacancy',
  message: {
    zh: '没有这个招聘中的岗位，或它不归您看。',
    en: 'There is no such open vacancy, or it is not yours to see.',
  },
}

/** The market of a division where the system runs. */
async function marketOf(call: AnyCall, division: string): Promise<Outcome<Market>> {
  const isOn = await whileOn(call.db, division, employment)
  if (isOn.kind === 'refused') return isOn
  return done(await loadMarket(call.db, division, dayOf(call.now())))
}

/** Somebody in the market whom the actor serves. */
async function servedPerson(
  call: AnyCall,
  { division, id }: { readonly division: string; readonly id: string },
): Promise<Outcome<{ readonly market: Market; readonly seeker: Seeker }>> {
  const market = await marketOf(call, division)
  if (market.kind === 'refused') return market
  const seeker = market.value.seekers.get(id)
  if (seeker === undefined || !call.policy.may(call.actor, 'placement.people', { division, body: seeker.body }))
    return refused(noSuchPerson)
  return done({ market: market.value, seeker })
}

/** A vacancy of a firm that the actor acts for. */
async function ownVacancy(
  call: AnyCall,
  { division, id }: { readonly division: string; readonly id: string },
): Promise<Outcome<{ readonly market: Market; readonly vacancy: Vacancy }>> {
  const market = await marketOf(call, division)
  if (market.kind === 'refused') return market
  const vacancy = market.value.vacancies.get(id)
  if (
    vacancy === undefined ||
    vacancy.account === null ||
    !call.policy.may(call.actor, 'placement.firm', { division, person: vacancy.account })
  )
    return refused(noSuchVacancy)
  return done({ market: market.value, vacancy })
}

const headOf = (vacancy: Vacancy) => ({
  id: vacancy.id,
  number: vacancy.number,
  title: vacancy.title,
  firmName: vacancy.firmName,
  headcount: vacancy.headcount,
  validUntil: vacancy.validUntil,
  state: 'open',
})

export const routes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/v1/placement/overview',
    summary: {
      zh: '就业对接总览',
      en: 'Job matching at a glance: figures by their definitions, households, deadlines',
    },
    tag,
    since,
    who: 'placement.read',
    query: Asked,
    answer: Overview,
    async handle(call) {
      const { db, policy, actor, query } = call
      const asked = divisionFor(policy, actor, 'placement.read', query.division)
      if (asked.kind === 'refused') return asked
      const division = asked.value
      const market = await marketOf(call, division)
      if (market.kind === 'refused') return market
      const now = call.now()
      const today = dayOf(now)
      const [standing, months, year, households, bodies, simulated] = await Promise.all([
        findStanding(db, division, today),
        findMonths(db, division, MONTHS_SHOWN),
        countBetween(db, division, `${today.slice(0, 4)}-01-01`, today),
        findOpenHouseholds(db, division),
        bodyNames(db, division),
        isSimulated(db, division),
      ])
      const clocks = await clocksOf(
        call,
        division,
        'zero-job-household',
        households.map(({ id }) => id),
      )
      let posts = 0
      for (const { headcount } of market.value.vacancies.values()) posts += headcount
      const { registered: _, ...sums } = year
      return done({
        division,
        on: today,
        isSimulated: simulated,
        standing: {
          ...standing,
          matched: market.value.seekers.size,
          vacancies: market.value.vacancies.size,
          posts,
        },
        months: [...months].reverse().map((month) => ({
          ...month,
          rate: registeredRate(month.registered, month.urbanEmployed),
          net: newUrbanJobs(month),
        })),
        year: { year: today.slice(0, 4), ...sums, net: newUrbanJobs(year) },
        households: households.map((one) => {
          const clock = clocks.get(one.id)?.find(({ clock: id }) => id === 'clear')
          return {
            id: one.id,
            number: one.number,
            bodyName: one.body === null ? null : (bodies.get(one.body) ?? null),
            confirmedOn: one.confirmedOn,
            reopened: one.reopened,
            dueAt: clock?.dueAt ?? null,
            left: clock?.left ?? null,
            isLate: clock?.state === 'overdue' || clock?.state === 'late',
          }
        }),
      })
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/placement/gaps',
    summary: {
      zh: '技能缺口与培训',
      en: 'Skills that keep people and vacancies apart, and the courses that teach them',
    },
    tag,
    since,
    who: 'placement.read',
    query: Asked,
    answer: GapList,
    async handle(call) {
      const asked = divisionFor(call.policy, call.actor, 'placement.read', call.query.division)
      if (asked.kind === 'refused') return asked
      const market = await marketOf(call, asked.value)
      if (market.kind === 'refused') return market
      const [courses, simulated] = await Promise.all([
        findCourses(call.db, asked.value),
        isSimulated(call.db, asked.value),
      ])
      const gaps = gapsOf(market.value, courses, staleBefore(dayOf(call.now())))
      return done({
        division: asked.value,
        isSimulated: simulated,
        rows: gaps.map(({ courses: own, ...gap }) => ({
          ...gap,
          name: SKILLS[gap.skill] ?? { zh: gap.skill, en: gap.skill },
          courses: own.map(courseAnswer),
        })),
      })
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/placement/people',
    summary: { zh: '求职者', en: 'People whom one’s station serves, with how many vacancies fit each' },
    tag,
    since,
    who: 'placement.people',
    query: Type.Object({
      division: Type.Optional(Division),
      page: Type.Optional(Type.Integer({ minimum: 1, maximum: 100_000 })),
      /** Part of a file's number. */
      search: Type.Optional(Type.String({ maxLength: 40 })),
    }),
    answer: PeopleList,
    async handle(call) {
      const { db, policy, actor, query } = call
      const asked = divisionAsked(actor, query.division)
      if (asked.kind === 'refused') return asked
      const division = asked.value
      const found = await marketOf(call, division)
      if (found.kind === 'refused') return found
      const market = found.value
      const search = (query.search ?? '').trim().toUpperCase()
      const mine = [...market.seekers.values()]
        .filter(({ body }) => policy.may(actor, 'placement.people', { division, body }))
        // Names are neither searched nor sorted by: they are known only masked.
        .filter(({ number }) => search === '' || number.toUpperCase().includes(search))
        .sort((a, b) => (a.number < b.number ? 1 : -1))
      const page = query.page ?? 1
      const [bodies, simulated] = await Promise.all([bodyNames(db, division), isSimulated(db, division)])
      return done({
        division,
        isSimulated: simulated,
        total: mine.length,
        page,
        size: PAGE,
        rows: mine.slice((page - 1) * PAGE, page * PAGE).map((seeker) => ({
          id: seeker.id,
          number: seeker.number,
          maskedName: seeker.maskedName,
          bodyName: bodies.get(seeker.body) ?? null,
          skills: [...(seeker.skills ?? [])],
          wanted: [...(seeker.wanted ?? [])],
          mayShow: seeker.mayShow,
          ...market.countVacancies(seeker),
        })),
      })
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/placement/people/:division/:id',
    summary: {
      zh: '一名求职者与所有岗位',
      en: 'One person against every open vacancy, with reasons, gaps and courses',
    },
    tag,
    since,
    who: 'placement.people',
    params: One,
    answer: PersonAnswer,
    async handle(call) {
      const { db, params } = call
      const found = await servedPerson(call, params)
      if (found.kind === 'refused') return found
      const { market, seeker } = found.value
      const [courses, referrals, bodies, simulated] = await Promise.all([
        findCourses(db, params.division),
        findReferrals(db, params.division, { seeker: seeker.id }),
        bodyNames(db, params.division),
        isSimulated(db, params.division),
      ])
      return done({
        division: params.division,
        isSimulated: simulated,
        person: {
          id: seeker.id,
          number: seeker.number,
          maskedName: seeker.maskedName,
          bodyName: bodies.get(seeker.body) ?? null,
          mayShow: seeker.mayShow,
          unknown: unknownOf(seeker).map((name) => ({ ...name })),
        },
        ...vacanciesOf(market, seeker, courses, referrals),
      })
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/placement/people/:division/:id/referrals',
    summary: { zh: '推荐到岗位', en: 'Refer a person to a vacancy' },
    tag,
    since,
    who: 'placement.people',
    params: One,
    body: Type.Object({
      vacancy: Uuid,
      /** 'seeker': the person asked for it, which is their agreement. */
      by: Type.Unsafe<'seeker' | 'station'>(Type.Enum(['seeker', 'station'])),
    }),
    answer: Made,
    async handle(call) {
      const found = await servedPerson(call, call.params)
      if (found.kind === 'refused') return found
      const vacancy = found.value.market.vacancies.get(call.body.vacancy)
      if (vacancy === undefined) return refused(noSuchVacancy)
      return refer(call, call.params.division, found.value.market, found.value.seeker, vacancy, call.body.by)
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/placement/people/:division/:id/enrolments',
    summary: { zh: '报名培训', en: 'Enrol a person in a course, on the lowest free seat' },
    tag,
    since,
    who: 'placement.people',
    params: One,
    body: Type.Object({ course: Uuid, vacancy: Type.Optional(Uuid) }),
    answer: Type.Object({ id: Type.String(), seat: Type.Integer() }),
    async handle(call) {
      const found = await servedPerson(call, call.params)
      if (found.kind === 'refused') return found
      const { course, vacancy = null } = call.body
      return enrol(call, call.params.division, found.value.seeker, course, vacancy)
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/placement/vacancies',
    summary: { zh: '招聘中的岗位', en: 'Open vacancies, with how many people fit each' },
    tag,
    since,
    who: 'placement.read',
    query: Asked,
    answer: VacancyList,
    async handle(call) {
      const asked = divisionFor(call.policy, call.actor, 'placement.read', call.query.division)
      if (asked.kind === 'refused') return asked
      const market = await marketOf(call, asked.value)
      if (market.kind === 'refused') return market
      return done({
        division: asked.value,
        isSimulated: await isSimulated(call.db, asked.value),
        rows: [...market.value.vacancies.values()]
          .sort((a, b) => (a.number < b.number ? 1 : -1))
          .map((vacancy) => ({
            ...headOf(vacancy),
            occupation: vacancy.occupation,
            wageLeast: vacancy.wageLeast,
            wageMost: vacancy.wageMost,
            skills: [...vacancy.skills],
            openedOn: vacancy.openedOn,
            ...market.value.countSeekers(vacancy),
          })),
      })
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/placement/vacancies/:division/:id',
    summary: {
      zh: '一个岗位与求职者',
      en: 'One vacancy against everybody who agreed; people of one’s own station by file',
    },
    tag,
    since,
    who: 'placement.read',
    params: One,
    answer: VacancyAnswer,
    async handle(call) {
      const { db, policy, actor, params } = call
      if (!policy.may(actor, 'placement.read', { division: params.division })) return refused(noSuchVacancy)
      const market = await marketOf(call, params.division)
      if (market.kind === 'refused') return market
      const vacancy = market.value.vacancies.get(params.id)
      if (vacancy === undefined) return refused(noSuchVacancy)
      const [courses, referrals, bodies, simulated] = await Promise.all([
        findCourses(db, params.division),
        findReferrals(db, params.division, { vacancy: vacancy.id }),
        bodyNames(db, params.division),
        isSimulated(db, params.division),
      ])
      return done({
        division: params.division,
        isSimulated: simulated,
        isOpen: true,
        vacancy: headOf(vacancy),
        ...candidatesOf(
          market.value,
          vacancy,
          courses,
          referrals,
          {
            isFirm: false,
            isShown: ({ body }) => policy.may(actor, 'placement.people', { division: params.division, body }),
          },
          bodies,
        ),
      })
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/placement/firm',
    summary: { zh: '本企业的岗位', en: 'Vacancies of the firms that one acts for' },
    tag,
    since,
    who: 'placement.firm',
    query: Asked,
    answer: VacancyList,
    async handle(call) {
      const { db, policy, actor, query } = call
      const asked = divisionAsked(actor, query.division)
      if (asked.kind === 'refused') return asked
      const division = asked.value
      if (actor.kind !== 'person' || !policy.may(actor, 'placement.firm', { division, person: actor.id }))
        return refused(noSuchVacancy)
      const found = await marketOf(call, division)
      if (found.kind === 'refused') return found
      const market = found.value
      const own = await findOwnVacancies(db, division, actor.id)
      return done({
        division,
        isSimulated: await isSimulated(db, division),
        rows: own.map(({ number, ...row }) => {
          const vacancy = market.vacancies.get(row.id)
          const shown =
            vacancy === undefined
              ? null
              : market.seekersFor(vacancy).filter(({ id }) => market.seekers.get(id)?.mayShow === true)
          return {
            ...row,
            number: number ?? '',
            occupation: vacancy?.occupation ?? null,
            wageLeast: vacancy?.wageLeast ?? null,
            wageMost: vacancy?.wageMost ?? null,
            skills: [...(vacancy?.skills ?? [])],
            openedOn: vacancy?.openedOn ?? null,
            fits: shown?.filter(({ truth }) => truth === 'true').length ?? null,
            open: shown?.filter(({ truth }) => truth === 'unknown').length ?? null,
          }
        }),
      })
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/placement/firm/:division/:id',
    summary: {
      zh: '本企业岗位的候选人',
      en: 'Candidates for one’s own vacancy: who agreed to be shown, without names',
    },
    tag,
    since,
    who: 'placement.firm',
    params: One,
    answer: VacancyAnswer,
    async handle(call) {
      const { db, params } = call
      const found = await ownVacancy(call, params)
      if (found.kind === 'refused') return found
      const { market, vacancy } = found.value
      const [referrals, simulated] = await Promise.all([
        findReferrals(db, params.division, { vacancy: vacancy.id }),
        isSimulated(db, params.division),
      ])
      // What the station proposed the firm learns of when the person has agreed, and then by name, in its referrals.
      const proposed = new Map([...referrals].filter(([, { by }]) => by === 'firm'))
      const { rows, ...rest } = candidatesOf(
        market,
        vacancy,
        [],
        proposed,
        { isFirm: true, isShown: ({ mayShow }) => mayShow },
        new Map(),
      )
      return done({
        division: params.division,
        isSimulated: simulated,
        isOpen: true,
        vacancy: headOf(vacancy),
        ...rest,
        // Of those who did not agree to be shown a firm does not even learn how many there are.
        totals: {
          fits: rows.filter(({ nearness }) => nearness === 'fits').length,
          open: rows.filter(({ nearness }) => nearness === 'open').length,
          near: rows.filter(({ nearness }) => nearness === 'near').length,
          all: rest.shown,
        },
        rows: rows.map((row, i) => ({ ...row, called: String(i + 1) })),
      })
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/placement/firm/:division/:id/proposals',
    summary: { zh: '企业请求推荐', en: 'Ask for a candidate; the station asks the person' },
    tag,
    since,
    who: 'placement.firm',
    params: One,
    body: Type.Object({ candidate: Uuid }),
    answer: Made,
    async handle(call) {
      const found = await ownVacancy(call, call.params)
      if (found.kind === 'refused') return found
      const { market, vacancy } = found.value
      const seeker = market.seekers.get(call.body.candidate)
      // Whoever did not agree to be shown is not there for a firm.
      if (seeker?.mayShow !== true) return refused(noSuchPerson)
      return propose(call, call.params.division, market, seeker, vacancy)
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/placement/months',
    summary: {
      zh: '结出就业月报',
      en: 'Close a month: figures counted from the registers beside the statistical base',
    },
    tag,
    since,
    who: 'placement.close-month',
    body: Type.Object({
      division: Division,
      host: Uuid,
      month: Type.String({ pattern: '^\\d{4}-(0[1-9]|1[0-2])$' }),
      urbanEmployed: Type.Integer({ minimum: 0, maximum: 100_000_000 }),
      source: Type.String({ minLength: 1, maxLength: 120 }),
    }),
    answer: Made,
    async handle(call) {
      const { policy, actor, body } = call
      if (!policy.may(actor, 'placement.close-month', { division: body.division, body: body.host }))
        return refused({
          reason: 'forbidden',
          code: 'not-yours',
          message: { zh: '只能为您所在的单位结月。', en: 'A month is closed for one’s own body.' },
        })
      return closeMonth(call, body)
    },
  }),
]
