import type { Truth } from '../../language/conditions/evaluate.ts'
import type { Explanation } from '../../language/conditions/explain.ts'
import { SKILLS as SKILL_NAMES } from '../../systems/11-livelihood/employment/vocabulary.ts'
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
  /** By skill and person, for how many vacancies it is all that is missing; null while nobody asked. */
  private shortage: Map<string, Map<string, number>> | null = null
  /** Skills of each person, bit by bit, in the order of the table; null after a change. */
  private has: Int32Array | null = null
  /** Changes that were followed in it since it was asked for. */
  private followed = 0

  putSeeker(seeker: Seeker): void {
    this.has = null
    this.seekers.set(seeker.id, seeker)
    this.people.put(seeker.id, factsOfSeeker(seeker), seeker.home)
    const kept = this.following()
    if (kept !== null) this.renewSeeker(kept, seeker.id)
  }
  dropSeeker(id: string): void {
    this.has = null
    this.seekers.delete(id)
    this.people.drop(id)
    const kept = this.following()
    if (kept !== null) this.renewSeeker(kept, id)
  }
  putVacancy(vacancy: Vacancy): void {
    const kept = this.following()
    const before = this.vacancies.get(vacancy.id)
    if (kept !== null && before !== undefined) this.addVacancy(kept, before, -1)
    this.vacancies.set(vacancy.id, vacancy)
    this.posts.put(vacancy.id, factsOfVacancy(vacancy), vacancy.place)
    if (kept !== null) this.addVacancy(kept, vacancy, 1)
  }
  dropVacancy(id: string): void {
    const kept = this.following()
    const before = this.vacancies.get(id)
    if (kept !== null && before !== undefined) this.addVacancy(kept, before, -1)
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

  /**
   * By skill, the people who lack it and nothing else for at least one vacancy, as far as is known. It is kept and follows each
   * change of a person or a vacancy; after many changes at once it is counted anew when it is asked for.
   */
  shortages(): ReadonlyMap<string, ReadonlyMap<string, number>> {
    this.shortage ??= this.countShortages()
    this.followed = 0
    return this.shortage
  }

  private countShortages(): Map<string, Map<string, number>> {
    const found = new Map<string, Map<string, number>>()
    for (const vacancy of this.vacancies.values()) this.addVacancy(found, vacancy, 1)
    return found
  }

  /** Adds what a vacancy says of shortages, or takes it away. */
  private addVacancy(to: Map<string, Map<string, number>>, vacancy: Vacancy, by: 1 | -1): void {
    if (vacancy.skills.size === 0) return
    const { ids } = this.people
    const has = this.has ?? Int32Array.from(ids, (id) => maskOf(this.seekers.get(id)?.skills ?? null))
    this.has = has
    const needs = maskOf(vacancy.skills)
    // Who lacks exactly one of the skills: for whom one of them fails, and none of the others does.
    const rows = new Int32Array(has.length)
    let size = 0
    for (let i = 0; i < has.length; i++) if (isOne(needs & ~(has[i] as number))) rows[size++] = i
    const { texts, distance } = asked((one) => (one === SKILLS ? 'true' : one.ofSeeker(vacancy)))
    const left = this.people.notFailing(rows.subarray(0, size), texts, { text: distance, from: vacancy.place })
    for (const i of left) count(to, skillOf(needs & ~(has[i] as number)), ids[i] as string, by)
  }

  /** What one person lacks for the vacancies that stand, put in place of what was known of them. */
  private renewSeeker(to: Map<string, Map<string, number>>, id: string): void {
    for (const people of to.values()) people.delete(id)
    const seeker = this.seekers.get(id)
    if (seeker === undefined) return
    const { ids } = this.posts
    const has = maskOf(seeker.skills)
    const missing = Int32Array.from(ids, (post) => maskOf(this.vacancies.get(post)?.skills ?? NOTHING) & ~has)
    const rows = new Int32Array(missing.length)
    let size = 0
    for (let i = 0; i < missing.length; i++) if (isOne(missing[i] as number)) rows[size++] = i
    const { texts, distance } = asked((one) => (one === SKILLS ? 'true' : one.ofVacancy(seeker)))
    const left = this.posts.notFailing(rows.subarray(0, size), texts, { text: distance, from: seeker.home })
    for (const i of left) count(to, skillOf(missing[i] as number), id, 1)
  }

  /** The shortages that are kept, while a change may be followed in them; null where they are counted anew. */
  private following(): Map<string, Map<string, number>> | null {
    if (this.shortage === null) return null
    if (++this.followed <= FOLLOWED) return this.shortage
    this.shortage = null
    return null
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

/** Changes that are followed one by one between two questions; after more of them all is counted anew. */
const FOLLOWED = 300

const SKILL_IDS = Object.keys(SKILL_NAMES)
if (SKILL_IDS.length > 31) throw new Error('Skills are kept in the bits of one whole number: there are too many.')
const BITS = new Map(SKILL_IDS.map((id, bit) => [id, 1 << bit]))
const NOTHING: ReadonlySet<string> = new Set()

/** Skills, bit by bit; all of them where they are not known, so that none of them is known to be missing. */
function maskOf(skills: ReadonlySet<string> | null): number {
  if (skills === null) return -1
  let mask = 0
  for (const id of skills) mask |= BITS.get(id) ?? 0
  return mask
}
const isOne = (mask: number): boolean => mask !== 0 && (mask & (mask - 1)) === 0
const skillOf = (mask: number): string => SKILL_IDS[31 - Math.clz32(mask)] as string // one bit of those above

function count(to: Map<string, Map<string, number>>, skill: string, id: string, by: 1 | -1): void {
  const people = to.get(skill) ?? new Map<string, number>()
  to.set(skill, people)
  const now = (people.get(id) ?? 0) + by
  if (now === 0) people.delete(id)
  else people.set(id, now)
}

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
