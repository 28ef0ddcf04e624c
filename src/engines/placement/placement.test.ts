import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withoutIds } from '../../../test/stage/ids.ts'
import { stagePerson } from '../../../test/stage/people.ts'
import { type RegistersStage, registersStage, systemsWith } from '../../../test/stage/registers-stage.ts'
import { LAKESIDE, personWith } from '../../../test/stage/server.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { inventCreditCode } from '../../systems/05-reform/enterprise-gradient/invent.ts'
import { inventCitizenId } from '../../systems/11-livelihood/employment/people-sample.ts'
import type { GapList, Overview, PeopleList, PersonAnswer, VacancyAnswer, VacancyList } from './answers.ts'

const NOW = new Date('2025-11-20T02:00:00Z')
let stage: RegistersStage
let clerk: Actor
let second: Actor
let other: Actor
let reviewer: Actor
let planner: Actor
let firmUser: Actor
let rival: Actor
const firms: Record<string, string> = {}
let serial = 0

const records = '/api/v1/records'
const call = (actor: Actor, method: 'GET' | 'POST' | 'PUT', url: string, body?: unknown) =>
  stage.send(actor, method, url, body)
async function made(type: string, values: object, actor: Actor = clerk): Promise<string> {
  const answer = await call(actor, 'POST', `${records}/${type}`, { division: LAKESIDE, values })
  expect(answer.statusCode, `${type} ${answer.body}`).toBe(200)
  return answer.json().id
}
async function page(type: string, id: string, actor: Actor = clerk) {
  const answer = await call(actor, 'GET', `${records}/${type}/${LAKESIDE}/${id}`)
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json()
}
async function act(type: string, id: string, does: string, gives: object = {}, actor: Actor = clerk, reason?: string) {
  const found = await call(actor, 'GET', `${records}/${type}/${LAKESIDE}/${id}`)
  const revision = found.statusCode === 200 ? found.json().revision : 1
  return call(actor, 'POST', `${records}/${type}/${LAKESIDE}/${id}/do/${does}`, {
    revision,
    gives,
    ...(reason === undefined ? {} : { reason }),
  })
}
async function done(...asked: Parameters<typeof act>) {
  const answer = await act(...asked)
  expect(answer.statusCode, `${asked[0]} ${asked[2]} ${answer.body}`).toBe(200)
  return answer.json()
}
const get = async <T>(path: string, actor: Actor): Promise<T> => {
  const answer = await call(actor, 'GET', `/api/v1/placement/${path}`)
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json() as T
}

const SECRETS = { name: '欧阳明明', phone: '13912345678' }
interface Person {
  readonly id: string
  readonly consent: string
  readonly citizen: string
}
/** Somebody who fits the plain vacancy, filed, with consent, seeking. */
async function person(
  more: object = {},
  { actor = clerk, body = stage.bodies.street, purposes = ['match', 'show', 'follow-up'] } = {},
): Promise<Person> {
  serial += 1
  const birth = `${1960 + serial}-03-05`
  const citizen = inventCitizenId('430406', birth)
  const id = await made(
    'job-seeker',
    {
      ...SECRETS,
      citizen_id: citizen,
      birth_on: birth,
      registration: 'rural',
      address: '湖东街道文苑路12号',
      home: [112.6, 26.88],
      groups: ['disabled'],
      service_body: body,
      filed_on: '2025-11-01',
      education: 'senior',
      experience: 3,
      skills: ['welding'],
      wanted: ['welding'],
      hours: ['day'],
      wage_wish: '5000',
      km_most: '10',
      lives_in: false,
      from_day: '2025-11-01',
      ...more,
    },
    actor,
  )
  const consent = await made(
    'job-consent',
    { seeker: id, purposes, how: 'paper', given_on: '2025-11-01', service_body: body },
    actor,
  )
  await done('job-seeker', id, 'activate', {}, actor)
  return { id, consent, citizen }
}
const vacancyValues = (more: object = {}) => ({
  firm: firms.lamps,
  title: '焊工',
  occupation: 'welding',
  headcount: 3,
  duties: '焊接灯架',
  wage_least: '5000',
  wage_most: '6500',
  hours: 'day',
  contract: 'labour',
  education: 'junior',
  experience: 1,
  skills: ['welding'],
  place: [112.62, 26.88],
  address: '园区一号路',
  lodging: false,
  sex: 'any',
  valid_until: '2026-01-31',
  ...more,
})
async function vacancy(more: object = {}): Promise<string> {
  const id = await made('vacancy', vacancyValues(more), firmUser)
  await done('vacancy', id, 'submit', {}, firmUser)
  await done('vacancy', id, 'publish', {}, clerk)
  return id
}

beforeAll(async () => {
  stage = await registersStage(systemsWith('employment', 'enterprise-gradient'), { now: NOW })
  clerk = personWith('clerk', stage.bodies.street)
  second = { ...personWith('clerk', stage.bodies.street), id: 'clerk-2' } as Actor // a person, another one
  other = personWith('clerk', stage.bodies.parks)
  reviewer = personWith('reviewer', stage.bodies.street)
  planner = personWith('planner')
  const firmPerson = async (loginName: string) => {
    const roles = [{ role: 'enterprise' as const, body: stage.bodies.lamps }]
    const id = await stagePerson(stage.db, { division: LAKESIDE, loginName, roles }, NOW)
    return { ...personWith('enterprise', stage.bodies.lamps), id } as Actor // a person, with an account of its own
  }
  firmUser = await firmPerson('lamps')
  rival = await firmPerson('rival')
  for (const [i, name] of ['lamps', 'rival'].entries())
    firms[name] = await made('enterprise', {
      credit_code: inventCreditCode('430406', 'company', i + 1),
      name: name === 'lamps' ? '临湖灯具厂' : '湖滨仪表厂',
      kind: 'company',
      sector: '3872',
      registered_on: '2015-04-01',
      entered_on: '2015-04-01',
      account: name === 'lamps' ? (firmUser as { id: string }).id : (rival as { id: string }).id,
    })
})
afterAll(() => stage.close())

describe('a vacancy', () => {
  it('is posted by the firm itself, for no other firm, and verified before it is open', async () => {
    const foreign = await made('vacancy', vacancyValues({ firm: firms.rival }), firmUser)
    const refused = await act('vacancy', foreign, 'submit', {}, firmUser)
    expect(refused.statusCode).toBe(422)
    expect(refused.body).toContain('只能发布您办事的企业的岗位')
    const id = await made('vacancy', vacancyValues(), firmUser)
    expect((await act('vacancy', id, 'publish', {}, firmUser)).statusCode).toBe(403)
    expect((await act('vacancy', id, 'publish')).statusCode).toBe(409)
    await done('vacancy', id, 'submit', {}, firmUser)
    expect((await call(rival, 'GET', `${records}/vacancy/${LAKESIDE}/${id}`)).statusCode).toBe(404)
    await done('vacancy', id, 'publish')
    await done('vacancy', id, 'close', {}, firmUser, '不招了')
  })

  it('is refused with the article where its words or conditions discriminate', async () => {
    const told = async (more: object) => {
      const id = await made('vacancy', vacancyValues(more), firmUser)
      const answer = await act('vacancy', id, 'submit', {}, firmUser)
      return answer.statusCode === 200 ? 'taken' : answer.body
    }
    expect(await told({ sex: 'male' })).toContain('限性别须有法定依据')
    expect(await told({ sex: 'male', ground: 'minors-forbidden', ground_words: '某条' })).toContain('女职工禁忌')
    expect(await told({ sex: 'male', ground: 'women-forbidden', ground_words: '特别规定附录第一条' })).toBe('taken')
    expect(await told({ most_age: 35 })).toContain('限年龄须有法定依据')
    expect(await told({ least_age: 18, ground: 'minors-forbidden', ground_words: '未成年工规定第三条' })).toBe('taken')
    expect(await told({ demands: '仅限男性，35岁以下' })).toMatch(/性别限制.*年龄限制/s)
    expect(await told({ duties: '已婚已育优先' })).toContain('婚育限制')
    expect(await told({ demands: '限本地户口' })).toContain('第三十一条')
    expect(await told({ demands: '须查乙肝两对半' })).toContain('病原携带')
    expect(await told({ demands: '不限男女，年龄不限' })).toBe('taken')
    expect(await told({ wage_least: '7000' })).toContain('工资下限不能高于上限')
  })
})

describe('matching', () => {
  let one: Person
  let elsewhere: Person
  let shy: Person
  let post: string

  beforeAll(async () => {
    post = await vacancy()
    one = await person()
    elsewhere = await person({}, { actor: other, body: stage.bodies.parks })
    shy = await person({ skills: null }, { purposes: ['match'] })
  })

  it('[PW1] shows a station its own people with reasons, and the rest as numbers', async () => {
    const people = await get<PeopleList>('people', clerk)
    expect(people.rows.map(({ id }) => id).sort()).toEqual([one.id, shy.id].sort())
    expect(people.rows.find(({ id }) => id === one.id)).toMatchObject({ maskedName: '欧阳**', fits: 1, open: 0 })
    expect(people.rows.find(({ id }) => id === shy.id)).toMatchObject({ fits: 0, open: 1, mayShow: false })
    const found = await get<VacancyAnswer>(`vacancies/${LAKESIDE}/${post}`, clerk)
    expect(found.totals).toEqual({ fits: 2, open: 1, near: 0, all: 3 })
    expect(found.rows.map(({ id }) => id)).toEqual([one.id, shy.id])
    const mine = await get<PersonAnswer>(`people/${LAKESIDE}/${one.id}`, clerk)
    expect(mine.rows[0]).toMatchObject({ id: post, nearness: 'fits', lacks: [] })
    expect(mine.rows[0]?.criteria).toHaveLength(8)
    expect((await call(clerk, 'GET', `/api/v1/placement/people/${LAKESIDE}/${elsewhere.id}`)).statusCode).toBe(404)
    expect((await get<PersonAnswer>(`people/${LAKESIDE}/${elsewhere.id}`, other)).person.id).toBe(elsewhere.id)
  })

  it('[PW2] shows planning numbers and vacancies, and nobody', async () => {
    const found = await get<VacancyAnswer>(`vacancies/${LAKESIDE}/${post}`, planner)
    expect(found).toMatchObject({ totals: { fits: 2, all: 3 }, shown: 0, rows: [] })
    expect((await call(planner, 'GET', '/api/v1/placement/people')).statusCode).toBe(403)
    expect((await call(planner, 'GET', `${records}/job-seeker?division=${LAKESIDE}`)).statusCode).toBe(403)
    expect((await get<Overview>('overview', planner)).standing).toMatchObject({ seeking: 3, matched: 3, vacancies: 1 })
  })

  it('[PW3] shows a firm those who agreed, for its own vacancy alone', async () => {
    const list = await get<VacancyList>('firm', firmUser)
    expect(list.rows.find(({ id }) => id === post)).toMatchObject({ state: 'open', fits: 2, open: 0 })
    const found = await get<VacancyAnswer>(`firm/${LAKESIDE}/${post}`, firmUser)
    expect(found.rows.map(({ id }) => id).sort()).toEqual([one.id, elsewhere.id].sort())
    expect(found.totals).toEqual({ fits: 2, open: 0, near: 0, all: 2 })
    expect((await call(rival, 'GET', `/api/v1/placement/firm/${LAKESIDE}/${post}`)).statusCode).toBe(404)
    for (const path of ['people', 'overview', 'vacancies', 'gaps', `vacancies/${LAKESIDE}/${post}`])
      expect((await call(firmUser, 'GET', `/api/v1/placement/${path}`)).statusCode, path).toBe(403)
  })

  it('[PM4] gives no name, phone, id, address or group in any answer, to anybody', async () => {
    const paths = [
      'overview',
      'gaps',
      'people',
      `people/${LAKESIDE}/${one.id}`,
      'vacancies',
      `vacancies/${LAKESIDE}/${post}`,
      'firm',
      `firm/${LAKESIDE}/${post}`,
    ].map((path) => `/api/v1/placement/${path}`)
    const types = [
      'job-seeker',
      'job-consent',
      'job-referral',
      'employment-entry',
      'unemployment-registration',
      'difficulty-recognition',
      'zero-job-household',
      'course-enrolment',
      'employment-change',
      'employment-month',
    ]
    const asked = [
      ...paths,
      ...types.map((type) => `${records}/${type}?division=${LAKESIDE}`),
      ...types.map((type) => `${records}/${type}/export?division=${LAKESIDE}`),
      `${records}/job-seeker/${LAKESIDE}/${one.id}`,
      `${records}/job-seeker?division=${LAKESIDE}&search=${encodeURIComponent('欧阳明明')}`,
    ]
    let answered = 0
    for (const actor of [clerk, other, reviewer, planner, personWith('leader'), firmUser, rival])
      for (const path of asked) {
        const answer = await call(actor, 'GET', path)
        if (answer.statusCode === 200) answered++
        for (const secret of [SECRETS.name, SECRETS.phone, one.citizen, '文苑路12号', 'disabled', '1122', '112.6,'])
          if (secret !== '112.6,' || path.includes('job-seeker'))
            expect(
              withoutIds(answer.body).includes(secret),
              `${secret} in ${path} to ${(actor as { name: string }).name}`,
            ).toBe(false)
      }
    expect(answered).toBeGreaterThan(25)
  })

  it('[PM3] goes by the changed file and the closed vacancy with the next question', async () => {
    const file = await page('job-seeker', one.id)
    const changed = await call(clerk, 'PUT', `${records}/job-seeker/${LAKESIDE}/${one.id}`, {
      revision: file.revision,
      values: { wage_wish: '9000' },
    })
    expect(changed.statusCode, changed.body).toBe(200)
    const after = await get<PersonAnswer>(`people/${LAKESIDE}/${one.id}`, clerk)
    expect(after.rows[0]).toMatchObject({ nearness: 'near' })
    expect(after.rows[0]?.criteria.find(({ id }) => id === 'wage')).toMatchObject({
      truth: 'false',
      gap: { amount: '2500' },
    })
    await call(clerk, 'PUT', `${records}/job-seeker/${LAKESIDE}/${one.id}`, {
      revision: changed.json().revision,
      values: { wage_wish: '5000' },
    })
    const brief = await vacancy({ title: '短招' })
    expect((await get<PersonAnswer>(`people/${LAKESIDE}/${one.id}`, clerk)).totals.fits).toBe(2)
    await done('vacancy', brief, 'close', {}, clerk, '撤销')
    expect((await get<PersonAnswer>(`people/${LAKESIDE}/${one.id}`, clerk)).totals.fits).toBe(1)
    // What expires is gone on the day after, whether or not anybody took it down.
    stage.setNow(new Date('2026-02-01T02:00:00Z'))
    expect((await get<PersonAnswer>(`people/${LAKESIDE}/${one.id}`, clerk)).totals.all).toBe(0)
    stage.setNow(NOW)
  })

  it('[PR1] forgets whoever withdraws, and takes their referrals back from the firm', async () => {
    const leaver = await person()
    const { id } = (
      await call(clerk, 'POST', `/api/v1/placement/people/${LAKESIDE}/${leaver.id}/referrals`, {
        vacancy: post,
        by: 'seeker',
      })
    ).json()
    await done('job-referral', id, 'firm-agrees', {}, firmUser)
    expect((await page('job-referral', id, firmUser)).state).toBe('agreed')
    expect((await get<VacancyAnswer>(`firm/${LAKESIDE}/${post}`, firmUser)).rows.map((row) => row.id)).toContain(
      leaver.id,
    )
    await done('job-consent', leaver.consent, 'withdraw')
    expect((await get<VacancyAnswer>(`firm/${LAKESIDE}/${post}`, firmUser)).rows.map((row) => row.id)).not.toContain(
      leaver.id,
    )
    expect((await call(clerk, 'GET', `/api/v1/placement/people/${LAKESIDE}/${leaver.id}`)).statusCode).toBe(404)
    expect((await call(firmUser, 'GET', `${records}/job-referral/${LAKESIDE}/${id}`)).statusCode).toBe(404)
    const kept = await page('job-referral', id)
    expect(kept).toMatchObject({ state: 'withdrawn', values: { firm_account: null, contact_phone: null } })
    expect((await page('job-consent', leaver.consent)).values).toMatchObject({ withdrawn_on: '2025-11-20' })
    const again = await act('job-seeker', leaver.id, 'contact')
    expect(again.statusCode).toBe(200)
  })
})

describe('a referral', () => {
  it('[PR3] that a firm asks for waits for the person; contact is told when both agree, for a purpose', async () => {
    const post = await vacancy({ title: '装配焊工' })
    const wanted = await person()
    const path = `/api/v1/placement/firm/${LAKESIDE}/${post}/proposals`
    const shy = await person({}, { purposes: ['match'] })
    expect((await call(firmUser, 'POST', path, { candidate: shy.id })).statusCode).toBe(404)
    expect((await call(rival, 'POST', path, { candidate: wanted.id })).statusCode).toBe(404)
    const asked = await call(firmUser, 'POST', path, { candidate: wanted.id })
    expect(asked.statusCode, asked.body).toBe(200)
    const { id } = asked.json()
    // [PW4] Until the person agrees the firm has no record to open.
    expect((await call(firmUser, 'GET', `${records}/job-referral/${LAKESIDE}/${id}`)).statusCode).toBe(404)
    expect(await page('job-referral', id)).toMatchObject({
      state: 'proposed',
      values: { proposed_by: 'firm', firm_agreed_on: '2025-11-20', fit: 'true' },
    })
    expect((await call(firmUser, 'POST', path, { candidate: wanted.id })).statusCode).toBe(409)
    await done('job-referral', id, 'seeker-agrees')
    const seen = await page('job-referral', id, firmUser)
    expect(seen).toMatchObject({ state: 'agreed', values: { contact_name: '欧阳**', contact_phone: '139****5678' } })
    const reveal = await call(firmUser, 'POST', `${records}/job-referral/${LAKESIDE}/${id}/reveal`, {
      purpose: '约定面试时间',
      fields: ['contact_phone'],
    })
    expect(reveal.statusCode, reveal.body).toBe(200)
    expect(reveal.body).toContain(SECRETS.phone)
  })

  it('[PR2] keeps the reasons as they stood, once for a person and a vacancy', async () => {
    const post = await vacancy({ title: '白班焊工' })
    const someone = await person({ wage_wish: '6000' })
    const path = `/api/v1/placement/people/${LAKESIDE}/${someone.id}/referrals`
    const [a, b] = await Promise.all([
      call(clerk, 'POST', path, { vacancy: post, by: 'station' }),
      call(second, 'POST', path, { vacancy: post, by: 'station' }),
    ])
    expect([a.statusCode, b.statusCode].sort()).toEqual([200, 409])
    const { id } = (a.statusCode === 200 ? a : b).json()
    const kept = await page('job-referral', id)
    expect(kept.values).toMatchObject({ fit: 'unknown', proposed_by: 'station', seeker_agreed_on: null })
    expect(kept.values.reasons).toContain('待核 · 工资：要与本人商定或核实')
    expect(kept.values.reasons).toContain('符合 · 技能：要求焊工操作；都会')
    // The firm will read it: no wage, distance or day that the person asks for.
    expect(kept.values.reasons).not.toMatch(/6000|千米|2025/)
    expect((await call(other, 'POST', path, { vacancy: post, by: 'station' })).statusCode).toBe(404)
  })

  it('[PR4] that ends in a job is registered, followed up and counted once a year', async () => {
    const post = await vacancy({ title: '机器人焊工' })
    const someone = await person()
    const registration = await made('unemployment-registration', {
      seeker: someone.id,
      service_body: stage.bodies.street,
      applied_on: '2025-11-10',
      lost_on: '2025-10-01',
      is_urban: true,
      cause: 'ended',
    })
    await done('unemployment-registration', registration, 'register')
    const { id } = (
      await call(clerk, 'POST', `/api/v1/placement/people/${LAKESIDE}/${someone.id}/referrals`, {
        vacancy: post,
        by: 'seeker',
      })
    ).json()
    await done('job-referral', id, 'firm-agrees', {}, firmUser)
    await done('job-referral', id, 'arrange', { interview_on: '2025-11-21' }, firmUser)
    await done('job-referral', id, 'hire', { starts_on: '2025-11-20', wage: '5600' }, firmUser)
    const hired = await page('job-referral', id)
    expect(hired.state).toBe('hired')
    const entry = hired.values.employment
    await done('employment-entry', entry, 'start', { started_on: '2025-11-20', is_transfer: true })
    const job = await page('employment-entry', entry)
    expect(job.values).toMatchObject({ was_unemployed: true, counted_on: '2025-11-20', wage: '5600' })
    expect((await page('employment-change', job.values.change)).values).toMatchObject({
      kind: 'entry',
      people: 1,
      is_urban: true,
      is_transfer: true,
      was_unemployed: true,
    })
    expect(JSON.stringify(await page('employment-change', job.values.change))).not.toContain('欧阳')
    const early = await act('employment-entry', entry, 'follow-first', { latest_wage: '5600', is_insured: true })
    expect(early.body).toContain('到岗还不满 1 个月')
    stage.setNow(new Date('2025-12-22T02:00:00Z'))
    await done('employment-entry', entry, 'follow-first', { latest_wage: '5700', is_insured: true })
    await done('unemployment-registration', registration, 'cancel', {
      cancel_cause: 'hired',
      cancelled_on: '2025-12-22',
      employment: entry,
    })
    await done('employment-entry', entry, 'leave', { ended_on_day: '2025-12-20', end_cause: 'resigned' })
    // A second job in the same year is registered, and counted no second time.
    const again = await made('employment-entry', {
      seeker: someone.id,
      service_body: stage.bodies.street,
      employer: '湖滨印刷厂',
      form: 'unit',
      is_urban: true,
      starts_on: '2025-12-22',
    })
    await done('employment-entry', again, 'start', { started_on: '2025-12-22' })
    expect((await page('employment-entry', again)).values).toMatchObject({ counted_on: null, change: null })
    await done('employment-entry', again, 'leave', { ended_on_day: '2025-12-22', end_cause: 'retired' })
    const left = await page('employment-entry', again)
    expect((await page('employment-change', left.values.attrition)).values).toMatchObject({ kind: 'attrition' })
    stage.setNow(NOW)
  })

  it('is refused for silence before its months, and for refusals without three of them', async () => {
    const someone = await person()
    const id = await made('unemployment-registration', {
      seeker: someone.id,
      service_body: stage.bodies.street,
      applied_on: '2025-11-10',
      lost_on: '2025-10-01',
      is_urban: true,
      cause: 'new',
      benefit_months: 18,
      paid_years: 4,
    })
    expect((await act('unemployment-registration', id, 'register')).body).toContain('第十七条')
    const found = await page('unemployment-registration', id)
    await call(clerk, 'PUT', `${records}/unemployment-registration/${LAKESIDE}/${id}`, {
      revision: found.revision,
      values: { benefit_months: 12 },
    })
    await done('unemployment-registration', id, 'register')
    const ends = (cause: string) =>
      act('unemployment-registration', id, 'cancel', { cancel_cause: cause, cancelled_on: '2025-11-20' })
    expect((await ends('silent')).body).toContain('还没有到可以按')
    expect((await ends('refused')).body).toContain('多次拒绝合适岗位')
    stage.setNow(new Date('2026-05-21T02:00:00Z'))
    await done('unemployment-registration', id, 'cancel', { cancel_cause: 'silent', cancelled_on: '2026-05-21' })
    stage.setNow(NOW)
  })
})

describe('households without a job', () => {
  it('are confirmed by another person, cleared by a member at work, and reopened', async () => {
    const head = await person()
    const values = {
      head: head.id,
      service_body: stage.bodies.street,
      found_on: '2025-11-18',
      source: 'visit',
      is_urban: true,
      working_age: 2,
      unemployed: 1,
    }
    const id = await made('zero-job-household', values)
    expect((await act('zero-job-household', id, 'confirm')).body).toContain('由另一个人来办')
    expect((await act('zero-job-household', id, 'confirm', {}, reviewer)).body).toContain('全部失业')
    const found = await page('zero-job-household', id)
    await call(clerk, 'PUT', `${records}/zero-job-household/${LAKESIDE}/${id}`, {
      revision: found.revision,
      values: { unemployed: 2 },
    })
    await done('zero-job-household', id, 'confirm', {}, reviewer)
    expect((await get<Overview>('overview', planner)).households.map((one) => one.id)).toContain(id)
    const job = await made('employment-entry', {
      seeker: head.id,
      service_body: stage.bodies.street,
      form: 'public',
      is_urban: true,
      starts_on: '2025-11-20',
    })
    expect((await act('zero-job-household', id, 'clear', { employment: job })).body).toContain('已经到岗')
    await done('employment-entry', job, 'start', { started_on: '2025-11-20' })
    await done('zero-job-household', id, 'clear', { employment: job })
    expect((await get<Overview>('overview', planner)).households.map((one) => one.id)).not.toContain(id)
    await done('zero-job-household', id, 'reopen', {}, clerk, '又失业')
    expect((await page('zero-job-household', id)).values).toMatchObject({ cleared_on: null, reopened: 1 })
  })
})

describe('courses', () => {
  async function course(seats: number, skills = ['welding']) {
    const id = await made('training-course', {
      name: '焊工班',
      skills,
      provider: '临湖技工学校',
      host: stage.bodies.street,
      seats,
      class_hours: 80,
      fee: '0',
      begins_on: '2025-11-25',
      ends_on: '2025-12-20',
    })
    await done('training-course', id, 'open')
    return id
  }

  it('[PG2] give a seat once, whoever asks at once, and say when they are full', async () => {
    const id = await course(3)
    const people = []
    for (let i = 0; i < 6; i++) people.push(await person({ skills: ['none'] }))
    const answers = await Promise.all(
      people.map((one, i) =>
        call(i % 2 === 0 ? clerk : second, 'POST', `/api/v1/placement/people/${LAKESIDE}/${one.id}/enrolments`, {
          course: id,
        }),
      ),
    )
    const taken = answers.filter(({ statusCode }) => statusCode === 200).map((one) => one.json().seat)
    expect(taken.sort()).toEqual([1, 2, 3])
    for (const one of answers.filter(({ statusCode }) => statusCode !== 200)) expect(one.statusCode).toBe(409)
    expect(answers.some(({ body }) => body.includes('已经没有名额'))).toBe(true)
  })

  it('[PG3] put what they teach into the file of whoever passes, and close the gap', async () => {
    const id = await course(5, ['plc'])
    const post = await vacancy({ title: '自动化电工', skills: ['plc'] })
    const someone = await person({ skills: ['none'] })
    const before = await get<PersonAnswer>(`people/${LAKESIDE}/${someone.id}`, clerk)
    const row = before.rows.find((one) => one.id === post)
    expect(row).toMatchObject({ nearness: 'near', lacks: ['plc'] })
    expect(row?.courses.map((one) => one.id)).toEqual([id])
    const gaps = await get<GapList>('gaps', planner)
    expect(gaps.rows.find(({ skill }) => skill === 'plc')?.oneShort).toBeGreaterThan(0)
    const enrolled = await call(clerk, 'POST', `/api/v1/placement/people/${LAKESIDE}/${someone.id}/enrolments`, {
      course: id,
      vacancy: post,
    })
    expect(enrolled.statusCode, enrolled.body).toBe(200)
    stage.setNow(new Date('2025-12-22T02:00:00Z'))
    const seat = enrolled.json().id
    const absent = await act('course-enrolment', seat, 'finish', { attended: '79', is_certified: true })
    expect(absent.body).toContain('不到八成')
    await done('course-enrolment', seat, 'finish', { attended: '95', is_certified: true })
    expect((await page('job-seeker', someone.id)).values.skills).toEqual(['plc'])
    const after = await get<PersonAnswer>(`people/${LAKESIDE}/${someone.id}`, clerk)
    expect(after.rows.find((one) => one.id === post)).toMatchObject({ nearness: 'fits' })
    stage.setNow(NOW)
  })
})

describe('months', () => {
  it('[PF3] count the registers, follow each other, and answer the rate', async () => {
    const close = (month: string, actor: Actor = clerk) =>
      call(actor, 'POST', '/api/v1/placement/months', {
        division: LAKESIDE,
        host: stage.bodies.street,
        month,
        urbanEmployed: 25_467,
        source: '统计快报',
      })
    expect((await close('2025-11')).body).toContain('还没有过完')
    expect((await close('2025-10', other)).statusCode).toBe(403)
    for (const values of [
      { kind: 'entry', people: 40, is_transfer: false },
      { kind: 'entry', people: 12, is_transfer: true },
      { kind: 'attrition', people: 7, is_transfer: false },
    ])
      await made('employment-change', {
        on: '2025-10-15',
        is_urban: true,
        was_unemployed: false,
        was_difficult: false,
        source: 'insurance',
        service_body: stage.bodies.street,
        ...values,
      })
    expect((await close('2025-09')).statusCode).toBe(200)
    const [first, twin] = await Promise.all([close('2025-10'), close('2025-10')])
    expect([first.statusCode, twin.statusCode].filter((status) => status === 200)).toHaveLength(1)
    const overview = await get<Overview>('overview', planner)
    expect(overview.months.map(({ month }) => month)).toEqual(['2025-09', '2025-10'])
    expect(overview.months[1]).toMatchObject({
      entries: 52,
      attrition: 7,
      net: 45,
      transfers: 12,
      registered: 0,
      rate: 0,
    })
    expect((await close('2025-10')).body).toContain('已经结到 2025-10')
    const metric = async (id: string, period: string) =>
      (await call(planner, 'GET', `/api/v1/metrics/employment/${id}?division=${LAKESIDE}&period=${period}`)).json()
        .figure
    expect(await metric('urban-jobs-new', '2025-10')).toMatchObject({ value: '45', unit: '人' })
    expect(await metric('urban-jobs-new-wan', '2025-10')).toMatchObject({ value: '0.0045', unit: '万人' })
    expect(await metric('registered-rate', '2025-10')).toMatchObject({ value: '0' })
    expect(await metric('registered-rate', '2025-08')).toMatchObject({ value: null })
    const past = await call(planner, 'GET', `${records}/employment-month?division=${LAKESIDE}`)
    expect(
      past
        .json()
        .rows.map(({ state }: { state: string }) => state)
        .sort(),
    ).toEqual(['latest', 'past'])
  })
})

describe('start-up loans [PL1]', () => {
  const asked = (seeker: string, more: object = {}) =>
    made('startup-loan', {
      seeker,
      service_body: stage.bodies.street,
      kind: 'person',
      group: 'returned',
      applied_on: '2025-11-01',
      use: '开焊接铺',
      amount: '200000',
      months: '36',
      ...more,
    })
  const refusal = async (id: string) => {
    const answer = await act('startup-loan', id, 'approve', {}, second)
    expect(answer.statusCode, answer.body).toBe(422)
    return answer.body
  }
  it('are bounded in amount, term, times and rate, and subsidised by a share of the interest', async () => {
    const { id: seeker } = await person()
    const loan = await asked(seeker)
    // Whoever took it in does not check it.
    expect((await act('startup-loan', loan, 'approve')).statusCode).toBe(422)
    await done('startup-loan', loan, 'approve', {}, second)
    expect((await page('startup-loan', loan)).values.nth).toBe(1)
    await done('startup-loan', loan, 'guarantee', { guarantee: 'fund', bank: '湖滨银行' })
    const dear = await act('startup-loan', loan, 'lend', { rate: '3.51', lpr: '3', lent_on: '2025-11-10' })
    expect(dear.body).toContain('利率超过上限')
    await done('startup-loan', loan, 'lend', { rate: '3.5', lpr: '3', lent_on: '2025-11-10' })
    expect((await page('startup-loan', loan)).values.due_on).toBe('2028-11-10')
    // One at a time.
    expect(await refusal(await asked(seeker))).toContain('前一笔还没有还清')
    await done('startup-loan', loan, 'repay', { repaid_on: '2025-11-20', interest: '1000.01' })
    expect((await page('startup-loan', loan)).values).toMatchObject({ subsidy: '500.01', subsidised_on: '2025-11-20' })

    expect(await refusal(await asked(seeker, { amount: '300001' }))).toContain('超过额度上限')
    expect(await refusal(await asked(seeker, { months: '37' }))).toContain('超过最长期限')
    expect(
      await refusal(await asked(seeker, { kind: 'firm', amount: '4000000', months: '24', staff: '50', hired: '4' })),
    ).toContain('新招用')
    // Two partners: 110 % of what both may have alone.
    const partners = await asked(seeker, { kind: 'partners', partners: '2', amount: '660000' })
    await done('startup-loan', partners, 'approve', {}, second)
    const bare = await act('startup-loan', partners, 'guarantee', { guarantee: 'none', bank: '湖滨银行' })
    expect(bare.body).toContain('免除反担保')
  })

  it('pay no interest that was late', async () => {
    const { id: seeker } = await person()
    const loan = await asked(seeker, { months: '1', applied_on: '2025-08-01' })
    await done('startup-loan', loan, 'approve', {}, second)
    await done('startup-loan', loan, 'guarantee', { guarantee: 'fund', bank: '湖滨银行' })
    await done('startup-loan', loan, 'lend', { rate: '3.5', lpr: '3', lent_on: '2025-08-10' })
    await done('startup-loan', loan, 'repay', { repaid_on: '2025-11-20', interest: '1000' })
    expect((await page('startup-loan', loan)).values.subsidy).toBe('0')
  })
})

describe('help that has an end [PL2]', () => {
  const recognised = async () => {
    const { id } = await person()
    const difficulty = await made('difficulty-recognition', {
      seeker: id,
      service_body: stage.bodies.street,
      applied_on: '2025-11-02',
      category: 'low-income',
    })
    await done('difficulty-recognition', difficulty, 'recognise', { valid_until: '2028-11-01' }, second)
    return id
  }
  it('gives three years of a subsidy in all, five near retirement', async () => {
    const seeker = await recognised()
    const asked = (from: string, until: string, more: object = {}) =>
      made('help-subsidy', {
        seeker,
        service_body: stage.bodies.street,
        kind: 'insurance',
        applied_on: '2025-11-20',
        from_day: from,
        until_day: until,
        amount: '12000',
        ...more,
      })
    const first = await asked('2022-11-01', '2025-09-30')
    await done('help-subsidy', first, 'approve', {}, second)
    expect((await page('help-subsidy', first)).values.months).toBe(35)
    const two = await asked('2025-10-01', '2025-11-30')
    expect((await act('help-subsidy', two, 'approve', {}, second)).body).toContain('累计月数超过上限')
    // A subsidy of another kind has months of its own; near retirement there are sixty.
    await done('help-subsidy', await asked('2025-10-01', '2025-11-30', { kind: 'post' }), 'approve', {}, second)
    await done('help-subsidy', await asked('2025-10-01', '2025-11-30', { is_near: true }), 'approve', {}, second)
    const last = await asked('2025-12-01', '2025-12-31')
    expect((await act('help-subsidy', last, 'approve', {}, second)).statusCode).toBe(422)
  })

  it('gives a public-benefit post to somebody in difficulty alone, for three years', async () => {
    const post = async (seeker: string) =>
      made('employment-entry', {
        seeker,
        service_body: stage.bodies.street,
        employer: '湖东社区',
        form: 'public',
        is_urban: true,
        starts_on: '2025-11-10',
      })
    const { id: plain } = await person()
    const refused = await act('employment-entry', await post(plain), 'start', { started_on: '2025-11-10' })
    expect(refused.body).toContain('公益性岗位只安置')
    const seeker = await recognised()
    for (const [is_near, until] of [
      [false, '2028-11-10'],
      [true, '2030-11-10'],
    ] as const) {
      const entry = await post(seeker)
      await done('employment-entry', entry, 'start', { started_on: '2025-11-10', is_near })
      expect((await page('employment-entry', entry)).values.public_until).toBe(until)
    }
    const third = await act('employment-entry', await post(seeker), 'start', { started_on: '2025-11-10' })
    expect(third.body).toContain('次数已到上限')
  })
})
