import type { Truth } from '../../language/conditions/evaluate.ts'
import type { Explanation } from '../../language/conditions/explain.ts'
import { FALSE, TRUE, type Truths } from '../matching/judge.ts'
import { explainMatch } from '../matching/match.ts'
import {
  CRITERIA,
  type Criterion,
  type CriterionId,
  factsOfSeeker,
  factsOfVacancy,
  SEEKER_NAMES,
  VACANCY_NAMES,
} from './criteria.ts'
import { SideTable } from './side-table.ts'
import { kmBetween, type Seeker, type Vacancy } from './sides.ts'

/** What came out for one of the other side. */
export interface Met {
  readonly id: string
  readonly truth: Truth
  readonly criteria: Readonly<Record<CriterionId, Truth>>
  /** Kilometres; null where one of the places is not known. */
  readonly km: number | null
}

export interface Counts {
  readonly fits: number
  readonly open: number
}

/** One condition of a pair with why. */
export interface Verdict {
  readonly criterion: Criterion
  readonly why: Explanation
}

const NAMES: readonly Truth[] = ['false', 'true', 'unknown']
const nameOf = (truth: number): Truth => NAMES[truth] as Truth // 0, 1 or 2

/**
 * People who seek work and agreed to be matched, and the vacancies that are open: kept in columns on both sides, so that either
 * can be held against all of the other at once. What changed is put in unit by unit. Pure; who belongs in it others decide.
 */
export class Market {
  readonly seekers = new Map<string, Seeker>()
  readonly vacancies = new Map<string, Vacancy>()
  private readonly people = new SideTable(SEEKER_NAMES)
  private readonly posts = new SideTable(VACANCY_NAMES)

  putSeeker(seeker: Seeker): void {
    this.seekers.set(seeker.id, seeker)
    this.people.put(seeker.id, factsOfSeeker(seeker), seeker.home)
  }
  dropSeeker(id: string): void {
    this.seekers.delete(id)
    this.people.drop(id)
  }
  putVacancy(vacancy: Vacancy): void {
    this.vacancies.set(vacancy.id, vacancy)
    this.posts.put(vacancy.id, factsOfVacancy(vacancy), vacancy.place)
  }
  dropVacancy(id: string): void {
    this.vacancies.delete(id)
    this.posts.drop(id)
  }

  /** How many people a vacancy fits, and of how many it cannot be said. */
  countSeekers(vacancy: Vacancy): Counts {
    const { texts, distance } = asked(({ ofSeeker }) => ofSeeker(vacancy))
    return countsOf(this.people.judgeAll(texts, { text: distance, from: vacancy.place }))
  }

  /** How many vacancies fit a person, and of how many it cannot be said. */
  countVacancies(seeker: Seeker): Counts {
    const { texts, distance } = asked(({ ofVacancy }) => ofVacancy(seeker))
    return countsOf(this.posts.judgeAll(texts, { text: distance, from: seeker.home }))
  }

  /** People whom nothing but the skills that a vacancy needs keeps from it, as far as is known. */
  shortOfSkills(vacancy: Vacancy): readonly string[] {
    const short = this.people.judge(SKILLS.ofSeeker(vacancy))
    if (!short.includes(FALSE)) return []
    const { texts, distance } = asked((one) => (one === SKILLS ? 'true' : one.ofSeeker(vacancy)))
    const rest = this.people.judgeAll(texts, { text: distance, from: vacancy.place })
    return this.people.ids.filter((_, i) => short[i] === FALSE && rest[i] !== FALSE)
  }

  /** Everybody against one vacancy, condition by condition. */
  seekersFor(vacancy: Vacancy): readonly Met[] {
    return this.metOn(this.people, ({ ofSeeker }) => ofSeeker(vacancy), vacancy.place)
  }

  /** One person against every vacancy, condition by condition. */
  vacanciesFor(seeker: Seeker): readonly Met[] {
    return this.metOn(this.posts, ({ ofVacancy }) => ofVacancy(seeker), seeker.home)
  }

  private metOn(side: SideTable, textOf: (criterion: Criterion) => string, from: Seeker['home']): readonly Met[] {
    const far = side.judgeFrom(textOf(DISTANCE), from)
    const judged = CRITERIA.map((one) => (one === DISTANCE ? far.truths : side.judge(textOf(one))))
    return metOf(side.ids, judged, far.km)
  }

  /** Every condition of one pair with why it holds, fails or is not known, and how far it is. */
  explain(seeker: Seeker, vacancy: Vacancy): readonly Verdict[] {
    const km = kmBetween(seeker.home, vacancy.place)
    const facts = { ...factsOfSeeker(seeker), km: Number.isNaN(km) ? null : km }
    return CRITERIA.map((criterion) => ({
      criterion,
      why: explainMatch({ id: vacancy.id, condition: this.people.condition(criterion.ofSeeker(vacancy)) }, facts),
    }))
  }
}

const criterionOf = (id: CriterionId): Criterion => CRITERIA.find((one) => one.id === id) as Criterion // each is declared
const DISTANCE = criterionOf('distance')
const SKILLS = criterionOf('skills')

/** What is asked, the distance apart: it belongs to a pair. */
const asked = (textOf: (criterion: Criterion) => string) => ({
  texts: CRITERIA.filter((one) => one !== DISTANCE).map(textOf),
  distance: textOf(DISTANCE),
})

function countsOf(truths: Truths): Counts {
  let fits = 0
  let open = 0
  for (const one of truths) {
    if (one === TRUE) fits++
    else if (one !== FALSE) open++
  }
  return { fits, open }
}

function metOf(ids: readonly string[], judged: readonly Truths[], km: Float64Array): readonly Met[] {
  return ids.map((id, i) => {
    let whole = TRUE
    const criteria: Record<string, Truth> = {}
    judged.forEach((truths, c) => {
      const one = truths[i] as number
      criteria[(CRITERIA[c] as Criterion).id] = nameOf(one)
      if (one === FALSE) whole = FALSE
      else if (one !== TRUE && whole === TRUE) whole = one
    })
    const far = km[i] as number
    return {
      id,
      truth: nameOf(whole),
      criteria: criteria as Met['criteria'], // every criterion was judged
      km: Number.isNaN(far) ? null : far,
    }
  })
}

/** Where one of the other side stands: 'fits', 'open' as something is not known, 'near' as one condition fails, else 'far'. */
export type Nearness = 'fits' | 'open' | 'near' | 'far'

export function nearnessOf({ truth, criteria }: Pick<Met, 'truth' | 'criteria'>): Nearness {
  if (truth === 'true') return 'fits'
  if (truth === 'unknown') return 'open'
  return Object.values(criteria).filter((one) => one === 'false').length === 1 ? 'near' : 'far'
}
