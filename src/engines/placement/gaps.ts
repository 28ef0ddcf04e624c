import { SKILLS } from '../../systems/11-livelihood/employment/vocabulary.ts'
import type { Market } from './market.ts'

/** A course that takes people, or will. */
export interface Course {
  readonly id: string
  readonly number: string
  readonly name: string
  readonly skills: readonly string[]
  readonly free: number
  readonly beginsOn: string
  readonly endsOn: string
  readonly isOpen: boolean
}

/** A skill as it is wanted, there, and missing. */
export interface Gap {
  readonly skill: string
  /** Open vacancies that need it, and posts in them; of them open for so many days and not filled. */
  readonly vacancies: number
  readonly posts: number
  readonly stale: number
  /** People in the market who have it. */
  readonly have: number
  /** People for whom it is the only thing that stands between them and at least one of these vacancies. */
  readonly oneShort: number
  /** What a course could bring at most: as many as there are posts, and people who lack nothing else. */
  readonly expected: number
  readonly courses: readonly Course[]
}

/** Vacancies open longer than so many days without being filled are said apart. */
const STALE_DAYS = 30

/**
 * Which skills keep people and vacancies apart, the most hires to be expected first: a course plan follows from it. Counts
 * conditions only, of people who agreed to be matched; names nobody.
 */
export function gapsOf(market: Market, courses: readonly Course[], staleBefore: string): readonly Gap[] {
  const shortages = market.shortages()
  const rows = new Map<string, { vacancies: number; posts: number; stale: number }>()
  for (const vacancy of market.vacancies.values()) {
    if (vacancy.skills.size === 0) continue
    const isStale = vacancy.openedOn !== null && vacancy.openedOn <= staleBefore
    for (const skill of vacancy.skills) {
      const row = rows.get(skill) ?? { vacancies: 0, posts: 0, stale: 0 }
      rows.set(skill, row)
      row.vacancies += 1
      row.posts += vacancy.headcount
      if (isStale) row.stale += vacancy.headcount
    }
  }
  return [...rows]
    .map(([skill, { vacancies, posts, stale }]): Gap => {
      // Whatever else fails keeps them apart with the skill as well: those are left out.
      const short = shortages.get(skill)?.size ?? 0
      let have = 0
      for (const { skills } of market.seekers.values()) if (skills?.has(skill) === true) have++
      return {
        skill,
        vacancies,
        posts,
        stale,
        have,
        oneShort: short,
        expected: Math.min(posts, short),
        courses: courses.filter((course) => course.skills.includes(skill)),
      }
    })
    .sort((a, b) => b.expected - a.expected || b.posts - a.posts || (a.skill < b.skill ? -1 : 1))
}

/** Courses that teach at least one of these skills and still have a seat, the soonest first. */
export const coursesFor = (courses: readonly Course[], skills: readonly string[]): readonly Course[] =>
  courses
    .filter((course) => course.isOpen && course.free > 0 && course.skills.some((one) => skills.includes(one)))
    .sort((a, b) => (a.beginsOn < b.beginsOn ? -1 : 1))

export const staleBefore = (today: string): string =>
  new Date(Date.parse(`${today}T00:00:00Z`) - STALE_DAYS * 86_400_000).toISOString().slice(0, 10)

/** Skills of the vocabulary, for what is shown of a gap. */
export const skillNames = SKILLS
