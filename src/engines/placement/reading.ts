import type { Candidate, CourseAnswer, VacancyMatch } from './answers.ts'
import { CRITERIA, type CriterionId } from './criteria.ts'
import { type Course, coursesFor } from './gaps.ts'
import { type Market, type Met, type Nearness, nearnessOf } from './market.ts'
import { missingSkills, sayForFirm, sayForStation } from './say.ts'
import type { Seeker, Vacancy } from './sides.ts'

/** Rows of each kind that a page shows; how many there are is said beside. */
const SHOWN = 60

type Known = ReadonlyMap<string, { readonly id: string; readonly state: string }>
type Near = Exclude<Nearness, 'far'>
interface Placed {
  readonly met: Met
  readonly nearness: Near
}

const ORDER: Readonly<Record<Near, number>> = { fits: 0, open: 1, near: 2 }
const unknowns = ({ criteria }: Met) => Object.values(criteria).filter((truth) => truth === 'unknown').length

/**
 * Those near enough to be shown: all that fits, what is not known, one condition short; within each by how much is known, then
 * by how far it is, then by the file. People are put in no other order than this.
 */
function placed(all: readonly Met[]): readonly Placed[] {
  return all
    .flatMap((met): Placed[] => {
      const nearness = nearnessOf(met)
      return nearness === 'far' ? [] : [{ met, nearness }]
    })
    .sort(
      (a, b) =>
        ORDER[a.nearness] - ORDER[b.nearness] ||
        unknowns(a.met) - unknowns(b.met) ||
        (a.met.km ?? Number.POSITIVE_INFINITY) - (b.met.km ?? Number.POSITIVE_INFINITY) ||
        (a.met.id < b.met.id ? -1 : 1),
    )
}

const totalsOf = (rows: readonly Placed[], all: number) => {
  const of = (nearness: Near) => rows.filter((row) => row.nearness === nearness).length
  return { fits: of('fits'), open: of('open'), near: of('near'), all }
}

const cut = (rows: readonly Placed[]): readonly Placed[] =>
  (['fits', 'open', 'near'] as const).flatMap((nearness) =>
    rows.filter((row) => row.nearness === nearness).slice(0, SHOWN),
  )

export const courseAnswer = ({ skills: _, ...course }: Course): CourseAnswer => course

/** Every open vacancy against one person: the three kinds with their reasons, and which course would close a gap. */
export function vacanciesOf(market: Market, seeker: Seeker, courses: readonly Course[], referrals: Known) {
  const all = placed(market.vacanciesFor(seeker))
  const rows = cut(all).map(({ met, nearness }): VacancyMatch => {
    const vacancy = market.vacancies.get(met.id) as Vacancy // it was judged
    const lacks = missingSkills(seeker, vacancy)
    return {
      id: vacancy.id,
      number: vacancy.number,
      title: vacancy.title,
      firmName: vacancy.firmName,
      headcount: vacancy.headcount,
      wageLeast: vacancy.wageLeast,
      wageMost: vacancy.wageMost,
      validUntil: vacancy.validUntil,
      km: met.km,
      nearness,
      criteria: [...sayForStation(market.explain(seeker, vacancy), seeker, vacancy)],
      lacks: [...lacks],
      courses: coursesFor(courses, lacks).map(courseAnswer),
      referral: referrals.get(vacancy.id) ?? null,
    }
  })
  return { totals: totalsOf(all, market.vacancies.size), rows }
}

/** People against one vacancy, of those that `isShown`; to a firm without names, wishes and distances. */
export function candidatesOf(
  market: Market,
  vacancy: Vacancy,
  courses: readonly Course[],
  referrals: Known,
  { isFirm, isShown }: { readonly isFirm: boolean; readonly isShown: (seeker: Seeker) => boolean },
  bodies: ReadonlyMap<string, string>,
) {
  const all = placed(market.seekersFor(vacancy))
  const mine = all.filter(({ met }) => {
    const seeker = market.seekers.get(met.id)
    return seeker !== undefined && isShown(seeker)
  })
  // How near somebody lives orders them for the station; a firm is not told it, not even by the order.
  const ordered = isFirm ? byFile(mine) : mine
  const rows = cut(ordered).map(({ met, nearness }): Candidate => {
    const seeker = market.seekers.get(met.id) as Seeker // it was judged
    const verdicts = market.explain(seeker, vacancy)
    const lacks = missingSkills(seeker, vacancy)
    return {
      id: seeker.id,
      called: isFirm ? '' : `${seeker.maskedName} ${seeker.number}`,
      bodyName: isFirm ? null : (bodies.get(seeker.body) ?? null),
      nearness,
      km: isFirm ? null : met.km,
      criteria: [...(isFirm ? sayForFirm : sayForStation)(verdicts, seeker, vacancy)],
      lacks: [...lacks],
      courses: coursesFor(courses, lacks).map(courseAnswer),
      referral: referrals.get(seeker.id) ?? null,
    }
  })
  return { totals: totalsOf(all, market.seekers.size), shown: mine.length, rows }
}

const byFile = (rows: readonly Placed[]): readonly Placed[] =>
  [...rows].sort(
    (a, b) =>
      ORDER[a.nearness] - ORDER[b.nearness] || unknowns(a.met) - unknowns(b.met) || (a.met.id < b.met.id ? -1 : 1),
  )

/** Whether the file says what a condition asks for. */
const isTold: Readonly<Record<CriterionId, (seeker: Seeker) => boolean>> = {
  occupation: ({ wanted }) => wanted !== null,
  hours: ({ hours }) => hours !== null,
  wage: ({ wage }) => wage !== null,
  distance: ({ km, home }) => km !== null && home !== null,
  start: ({ from }) => from !== null,
  education: ({ education }) => education !== null,
  experience: ({ experience }) => experience !== null,
  skills: ({ skills }) => skills !== null,
}

/** What a file does not say yet and conditions ask for. */
export const unknownOf = (seeker: Seeker) => CRITERIA.filter(({ id }) => !isTold[id](seeker)).map(({ name }) => name)
