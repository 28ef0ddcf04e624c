import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { truthOf } from '../../language/conditions/evaluate.ts'
import { EDUCATION_RANKS, HOURS, SKILLS } from '../../systems/11-livelihood/employment/vocabulary.ts'
import { type Column, type FactTable, factTable } from '../matching/fact-table.ts'
import { CRITERIA, factsOfSeeker, factsOfVacancy, readerOf, SEEKER_NAMES, together, VACANCY_NAMES } from './criteria.ts'
import { gapsOf, staleBefore } from './gaps.ts'
import { GrowingTable, withNumbers } from './growing-table.ts'
import { Market, nearnessOf } from './market.ts'
import { lastDayOf, mayClose, newUrbanJobs, registeredRate } from './month.ts'
import { candidatesOf } from './reading.ts'
import { missingSkills, sayForFirm, sayForStation } from './say.ts'
import { kmBetween, type Seeker, type Vacancy } from './sides.ts'

const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: null })
const someOf = (ids: readonly string[]) =>
  fc
    .uniqueArray(fc.constantFrom(...ids), { minLength: 1, maxLength: 3 })
    .map((all) => new Set(all) as ReadonlySet<string>)
const point = fc.tuple(fc.constantFrom(112.5, 112.55, 112.6, 112.9), fc.constantFrom(26.8, 26.85, 27.2))
const day = fc.constantFrom('2025-11-01', '2025-12-01', '2026-01-01')
const wage = fc.constantFrom(0, 3000, 4000, 4999.5, 5000, 6500)

const seeker: fc.Arbitrary<Seeker> = fc.record({
  id: fc.uuid(),
  number: fc.constant('QZ2025-00001'),
  maskedName: fc.constant('张*'),
  body: fc.constant('b'),
  mayShow: fc.boolean(),
  education: maybe(fc.integer({ min: 1, max: 6 })),
  experience: maybe(fc.integer({ min: 0, max: 6 })),
  skills: maybe(fc.uniqueArray(fc.constantFrom(...Object.keys(SKILLS)), { maxLength: 4 }).map((all) => new Set(all))),
  wanted: maybe(someOf(['any', 'welding', 'sewing', 'other'])),
  hours: maybe(someOf(Object.keys(HOURS))),
  wage: maybe(wage),
  km: maybe(fc.constantFrom(0, 3, 5.3, 10, 50)),
  livesIn: maybe(fc.boolean()),
  from: maybe(day),
  home: maybe(point),
})
const vacancy: fc.Arbitrary<Vacancy> = fc
  .record({
    id: fc.uuid(),
    number: fc.constant('GW2025-00001'),
    title: fc.constant('焊工'),
    firm: fc.constant('f'),
    firmName: fc.constant('临湖灯具厂'),
    account: fc.constant('a'),
    occupation: fc.constantFrom('welding', 'sewing', 'accounting'),
    headcount: fc.integer({ min: 1, max: 5 }),
    hours: fc.constantFrom(...Object.keys(HOURS)),
    education: fc.integer({ min: 0, max: 6 }),
    experience: fc.integer({ min: 0, max: 4 }),
    skills: fc
      .uniqueArray(fc.constantFrom('welding', 'driver-c1', 'office'), { maxLength: 3 })
      .map((all) => new Set(all)),
    wages: maybe(fc.tuple(wage, wage)),
    startBy: maybe(day),
    lodging: fc.boolean(),
    place: maybe(point),
    openedOn: fc.constant('2025-11-01'),
    validUntil: fc.constant('2026-01-31'),
  })
  .map(({ wages, ...rest }) => ({
    ...rest,
    wageLeast: wages === null ? null : Math.min(...wages),
    wageMost: wages === null ? null : Math.max(...wages),
  }))

const asSeekers = readerOf(SEEKER_NAMES)
const asVacancies = readerOf(VACANCY_NAMES)
const kmOf = (one: Seeker, other: Vacancy) => {
  const km = kmBetween(one.home, other.place)
  return Number.isNaN(km) ? null : km
}

const plain: Seeker = {
  id: 's',
  number: 'QZ2025-00001',
  maskedName: '李*',
  body: 'b',
  mayShow: true,
  education: EDUCATION_RANKS.senior as number, // declared
  experience: 3,
  skills: new Set(['welding']),
  wanted: new Set(['welding']),
  hours: new Set(['day']),
  wage: 5000,
  km: 10,
  livesIn: false,
  from: '2025-11-01',
  home: [112.6, 26.88],
}
const post: Vacancy = {
  id: 'v',
  number: 'GW2025-00001',
  title: '焊工',
  firm: 'f',
  firmName: '临湖灯具厂',
  account: 'a',
  occupation: 'welding',
  headcount: 2,
  hours: 'day',
  education: 2,
  experience: 1,
  skills: new Set(['welding']),
  wageLeast: 5000,
  wageMost: 6500,
  startBy: null,
  lodging: false,
  place: [112.62, 26.88],
  openedOn: '2025-10-01',
  validUntil: '2026-01-31',
}
const truthsOf = (one: Seeker, other: Vacancy) =>
  Object.fromEntries(new Market().explain(one, other).map(({ criterion, why }) => [criterion.id, why.truth]))

describe('a pair', () => {
  it('[PC1] is judged by what both sides declared, and by no mark of the person', () => {
    const known = new Set(
      [...Object.keys(SEEKER_NAMES), ...Object.keys(VACANCY_NAMES)].flatMap((one) => one.split('_')),
    )
    for (const word of [
      'sex',
      'age',
      'birth',
      'health',
      'disabled',
      'groups',
      'difficulty',
      'married',
      'registration',
      'name',
    ])
      expect(known).not.toContain(word)
    expect(Object.keys(factsOfSeeker(plain)).every((name) => name in SEEKER_NAMES)).toBe(true)
    expect(Object.keys(factsOfVacancy(post)).every((name) => name in VACANCY_NAMES)).toBe(true)
  })

  it('[PC2] comes to the same from either side, criterion by criterion', () => {
    fc.assert(
      fc.property(seeker, vacancy, (one, other) => {
        const km = kmOf(one, other)
        for (const { id, ofSeeker, ofVacancy } of CRITERIA) {
          const asked = truthOf(asSeekers(ofSeeker(other)), { ...factsOfSeeker(one), km })
          const wished = truthOf(asVacancies(ofVacancy(one)), { ...factsOfVacancy(other), km })
          expect(`${id} ${wished}`).toBe(`${id} ${asked}`)
        }
      }),
      { numRuns: 1500 },
    )
  })

  it('[PC3] leaves open what is not known and what is still to be agreed', () => {
    expect(truthsOf(plain, post)).toEqual({
      occupation: 'true',
      hours: 'true',
      wage: 'true',
      distance: 'true',
      start: 'true',
      education: 'true',
      experience: 'true',
      skills: 'true',
    })
    expect(truthsOf({ ...plain, wage: 6000 }, post).wage).toBe('unknown')
    expect(truthsOf({ ...plain, wage: 6500.01 }, post).wage).toBe('false')
    expect(truthsOf(plain, { ...post, wageLeast: null, wageMost: null }).wage).toBe('unknown')
    expect(truthsOf({ ...plain, wage: 0 }, { ...post, wageLeast: null, wageMost: null }).wage).toBe('true')
    expect(truthsOf({ ...plain, skills: null }, post).skills).toBe('unknown')
    expect(truthsOf({ ...plain, skills: null }, { ...post, skills: new Set() }).skills).toBe('true')
    expect(truthsOf({ ...plain, skills: new Set() }, post).skills).toBe('false')
    expect(truthsOf({ ...plain, education: null }, { ...post, education: 0 }).education).toBe('true')
  })

  it('[PC4] takes lodging for nearness where the person would live in', () => {
    const far = { ...post, place: [113.6, 26.88] as const }
    expect(truthsOf(plain, far).distance).toBe('false')
    expect(truthsOf({ ...plain, livesIn: true }, far).distance).toBe('false')
    expect(truthsOf({ ...plain, livesIn: true }, { ...far, lodging: true }).distance).toBe('true')
    expect(truthsOf({ ...plain, livesIn: null }, { ...far, lodging: true }).distance).toBe('unknown')
    expect(truthsOf({ ...plain, home: null }, far).distance).toBe('unknown')
  })

  it('[PC5] says what stands on both sides and how far it is', () => {
    const market = new Market()
    const wishes = { ...plain, wage: 7000, skills: new Set<string>(), km: 1 }
    const said = sayForStation(market.explain(wishes, post), wishes, post)
    const of = (id: string) => said.find((one) => one.id === id)
    expect(of('wage')).toMatchObject({
      truth: 'false',
      text: { zh: '岗位 5000—6500 元/月；期望不低于 7000 元/月' },
      gap: { amount: '500' },
    })
    expect(of('skills')?.text.zh).toBe('要求焊工操作；还缺焊工操作')
    expect(of('distance')).toMatchObject({ truth: 'false', gap: { amount: '1' } })
    for (const { text, name } of said) for (const one of [text, name]) expect(one.en).not.toMatch(/\p{Script=Han}/u)
  })
})

/** A table's columns as plain values, texts by their words. */
const plainly = ({ ids, columns }: FactTable) => ({
  ids: [...ids],
  columns: Object.fromEntries(
    [...columns].map(([name, column]: [string, Column]) => [
      name,
      column.kind === 'text'
        ? [...column.codes].map((code) => (code === -1 ? null : column.words[code]))
        : [...column.values],
    ]),
  ),
})

describe('the market', () => {
  it('[PM1] is, after any changes, the table of the units that remain', () => {
    const act = fc.oneof(
      fc.record({ put: fc.integer({ min: 0, max: 5 }), vacancy }),
      fc.record({ drop: fc.integer({ min: 0, max: 5 }) }),
    )
    fc.assert(
      fc.property(fc.array(act, { maxLength: 40 }), (acts) => {
        const table = new GrowingTable(VACANCY_NAMES)
        const units = new Map<string, Vacancy>()
        for (const one of acts) {
          if ('put' in one) {
            units.set(`v${one.put}`, one.vacancy)
            table.put(`v${one.put}`, factsOfVacancy(one.vacancy))
          } else {
            units.delete(`v${one.drop}`)
            table.drop(`v${one.drop}`)
          }
          table.view()
        }
        const view = table.view()
        expect([...view.ids].sort()).toEqual([...units.keys()].sort())
        const built = factTable(
          view.ids.map((id) => ({ id, facts: factsOfVacancy(units.get(id) as Vacancy) })),
          VACANCY_NAMES,
        )
        expect(plainly(view)).toEqual(plainly(built))
        for (const [i, id] of view.ids.entries()) expect(table.indexOf(id)).toBe(i)
      }),
    )
  })

  it('[PM2] gives each pair the truth that the evaluator gives it alone, from both sides', () => {
    fc.assert(
      fc.property(fc.array(seeker, { maxLength: 8 }), fc.array(vacancy, { maxLength: 6 }), (people, posts) => {
        const market = new Market()
        for (const one of people) market.putSeeker(one)
        for (const one of posts) market.putVacancy(one)
        for (const one of people) {
          const met = market.vacanciesFor(one)
          const of = (truth: string) => met.filter((each) => each.truth === truth).length
          expect(market.countVacancies(one)).toEqual({ fits: of('true'), open: of('unknown') })
        }
        const short = new Map<string, number>()
        for (const other of posts) {
          const met = new Map(market.seekersFor(other).map((one) => [one.id, one]))
          let [fits, open] = [0, 0]
          for (const one of people) {
            const facts = { ...factsOfSeeker(one), km: kmOf(one, other) }
            const whole = truthOf(asSeekers(together(CRITERIA.map(({ ofSeeker }) => ofSeeker(other)))), facts)
            expect(met.get(one.id)?.truth).toBe(whole)
            expect(market.vacanciesFor(one).find(({ id }) => id === other.id)?.truth).toBe(whole)
            if (whole === 'true') fits++
            if (whole === 'unknown') open++
          }
          expect(market.countSeekers(other)).toEqual({ fits, open })
          for (const one of people) {
            const { skills, ...rest } = met.get(one.id)?.criteria ?? { skills: 'true' }
            const lacking = missingSkills(one, other)
            if (skills !== 'false' || lacking.length !== 1 || Object.values(rest).includes('false')) continue
            const pair = `${lacking[0]} ${one.id}`
            short.set(pair, (short.get(pair) ?? 0) + 1)
          }
        }
        // Counted once and followed since, it is what counting anew would give.
        const kept = [...market.shortages()].flatMap(([skill, of]) =>
          [...of].map(([id, count]) => [`${skill} ${id}`, count] as const),
        )
        expect(kept.toSorted()).toEqual([...short].toSorted())
      }),
      { numRuns: 60 },
    )
  })

  it('[PG1] follows each change in what is short, as if all were counted anew', () => {
    const act = fc.oneof(
      fc.record({ person: fc.integer({ min: 0, max: 4 }), seeker }),
      fc.record({ post: fc.integer({ min: 0, max: 4 }), vacancy }),
      fc.record({ leaves: fc.integer({ min: 0, max: 4 }) }),
      fc.record({ closes: fc.integer({ min: 0, max: 4 }) }),
    )
    const listed = (market: Market) =>
      [...market.shortages()]
        .flatMap(([skill, of]) => [...of].map(([id, count]) => `${skill} ${id} ${count}`))
        .toSorted()
    fc.assert(
      fc.property(fc.array(act, { maxLength: 30 }), (acts) => {
        const market = new Market()
        market.shortages()
        for (const one of acts) {
          if ('person' in one) market.putSeeker({ ...one.seeker, id: `s${one.person}` })
          else if ('post' in one) market.putVacancy({ ...one.vacancy, id: `v${one.post}` })
          else if ('leaves' in one) market.dropSeeker(`s${one.leaves}`)
          else market.dropVacancy(`v${one.closes}`)
        }
        const anew = new Market()
        for (const one of market.seekers.values()) anew.putSeeker(one)
        for (const one of market.vacancies.values()) anew.putVacancy(one)
        expect(listed(market)).toEqual(listed(anew))
      }),
    )
  })

  it('asks facts with the distance of the question where doubles do not decide', () => {
    const table = new GrowingTable(SEEKER_NAMES)
    table.put('s', factsOfSeeker(plain))
    const asked = withNumbers(table.view(), 'km', Float64Array.of(10))
    expect(asked.facts[0]).toMatchObject({ km: 10, km_most: 10 })
    expect(asked.facts.length).toBe(1)
    expect(asked.facts[1]).toBeUndefined()
  })

  it('calls one near of which a single condition fails', () => {
    const market = new Market()
    market.putVacancy(post)
    const near = (one: Seeker) => market.vacanciesFor(one).map(nearnessOf)
    expect(near(plain)).toEqual(['fits'])
    expect(near({ ...plain, skills: null })).toEqual(['open'])
    expect(near({ ...plain, skills: new Set() })).toEqual(['near'])
    expect(near({ ...plain, skills: new Set(), wage: 9000 })).toEqual(['far'])
  })
})

describe('what a firm is told', () => {
  const market = new Market()
  const hidden = { ...plain, id: 'hidden', mayShow: false }
  const shown = { ...plain, id: 'shown', wage: 6000, number: 'QZ2025-00077', maskedName: '欧阳**' }
  market.putSeeker(hidden)
  market.putSeeker(shown)

  it('[PW3] names nobody, hides wishes and distances, and leaves out whoever did not agree', () => {
    const { rows, shown: count } = candidatesOf(
      market,
      post,
      [],
      new Map(),
      { isFirm: true, isShown: ({ mayShow }) => mayShow },
      new Map([['b', '湖东街道办事处']]),
    )
    expect(count).toBe(1)
    expect(rows.map(({ id }) => id)).toEqual(['shown'])
    const text = JSON.stringify(rows)
    for (const told of ['欧阳', 'QZ2025', '6000', '千米', '湖东']) expect(text).not.toContain(told)
    expect(rows[0]).toMatchObject({ called: '', km: null, bodyName: null })
    expect(rows[0]?.criteria.find(({ id }) => id === 'skills')?.text.zh).toContain('焊工操作')
  })

  it('[PW3] of what the person wishes no more than whether it fits', () => {
    fc.assert(
      fc.property(seeker, vacancy, (one, other) => {
        for (const said of sayForFirm(market.explain(one, other), one, other))
          if (['occupation', 'hours', 'wage', 'distance', 'start'].includes(said.id)) {
            expect(said.gap).toBeNull()
            expect(said.text.zh).not.toMatch(/\d/)
          }
      }),
    )
  })

  it('[PW5] orders people by what fits and is known, then by file', () => {
    const many = new Market()
    const near = { ...plain, id: 'c', home: [112.62, 26.88] as const }
    for (const one of [near, { ...plain, id: 'a' }, { ...plain, id: 'b', skills: null }]) many.putSeeker(one)
    const who = { isFirm: true, isShown: () => true }
    expect(candidatesOf(many, post, [], new Map(), who, new Map()).rows.map(({ id }) => id)).toEqual(['a', 'c', 'b'])
  })
})

describe('gaps', () => {
  it('[PG1] count people who lack one skill and nothing else, the most hires first', () => {
    const market = new Market()
    const without = (id: string, more: Partial<Seeker> = {}) =>
      market.putSeeker({ ...plain, id, skills: new Set(), ...more })
    without('one')
    without('two')
    without('elsewhere', { wage: 90_000 })
    market.putSeeker({ ...plain, id: 'has' })
    market.putVacancy({ ...post, headcount: 3 })
    market.putVacancy({ ...post, id: 'w', skills: new Set(['cad', 'welding']), openedOn: '2025-11-15' })
    const course = {
      id: 'k',
      number: 'PX2025-0001',
      name: '焊工班',
      skills: ['welding'],
      free: 4,
      beginsOn: '2025-12-01',
      endsOn: '2025-12-20',
      isOpen: true,
    }
    const gaps = gapsOf(market, [course], staleBefore('2025-11-20'))
    expect(gaps.map(({ skill }) => skill)).toEqual(['welding', 'cad'])
    expect(gaps[0]).toMatchObject({ vacancies: 2, posts: 5, stale: 3, have: 1, oneShort: 2, expected: 2 })
    expect(gaps[0]?.courses.map(({ id }) => id)).toEqual(['k'])
    // Whoever can weld lacks nothing but drafting.
    expect(gaps[1]).toMatchObject({ skill: 'cad', oneShort: 1, expected: 1, courses: [] })
  })
})

describe('months', () => {
  it('[PF1] the registered rate is registered over employed and registered', () => {
    // 1,200 of 25,467 employed and 1,200 registered: 4.4999 %, within a ceiling of 4.5; over the employed alone it would be 4.71 %.
    expect(registeredRate(1200, 25_467)?.toFixed(4)).toBe('4.4999')
    expect(registeredRate(473, 12_690)?.toFixed(2)).toBe('3.59')
    expect(registeredRate(0, 10)).toBe(0)
    expect(registeredRate(10, 0)).toBe(100)
    expect(registeredRate(0, 0)).toBeNull()
    fc.assert(
      fc.property(fc.nat(1_000_000), fc.nat(1_000_000), (registered, employed) => {
        const rate = registeredRate(registered, employed)
        if (rate === null) return registered + employed === 0
        return rate >= 0 && rate <= 100 && (registeredRate(registered + 1, employed) ?? 0) >= rate
      }),
    )
  })

  it('[PF2] new urban jobs are net of natural attrition', () => {
    expect(newUrbanJobs({ entries: 3620, attrition: 410 })).toBe(3210)
    expect(newUrbanJobs({ entries: 5, attrition: 9 })).toBe(-4)
  })

  it('[PF3] are closed when they are over, one after the other', () => {
    expect(lastDayOf('2024-02')).toBe('2024-02-29')
    expect(lastDayOf('2025-12')).toBe('2025-12-31')
    expect(mayClose('2025-10', '2025-09', '2025-11-01').kind).toBe('done')
    expect(mayClose('2025-10', null, '2025-10-31')).toMatchObject({ kind: 'refused', refusal: { code: 'not-over' } })
    expect(mayClose('2025-10', '2025-10', '2025-11-20')).toMatchObject({ refusal: { code: 'closed-already' } })
    expect(mayClose('2026-01', '2025-11', '2026-02-20')).toMatchObject({ refusal: { code: 'gap' } })
    expect(mayClose('2026-01', '2025-12', '2026-02-20').kind).toBe('done')
  })
})
