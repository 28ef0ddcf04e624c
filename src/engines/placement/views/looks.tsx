import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { OCCUPATIONS, SKILLS } from '../../../systems/11-livelihood/employment/vocabulary.ts'
import { numberText } from '../../../ui/format.ts'
import { useSay } from '../../../ui/language.ts'
import { useLive } from '../../../ui/live.ts'
import { Mark, SimulatedMark, TruthMark } from '../../../ui/marks.tsx'
import { useSession } from '../../../ui/session.ts'
import type { Candidate, VacancyAnswer, VacancyMatch } from '../answers.ts'
import { useWords } from './words.ts'
import './placement.css'

export const SYSTEM = '/systems/employment'
export const recordAddress = (type: string, division: string, id: string) => `${SYSTEM}/${type}/${division}/${id}`

/** Rows of each kind that a page lists. */
export const LISTED = 60

export type Nearness = 'fits' | 'open' | 'near'
export const NEARNESS = ['fits', 'open', 'near'] as const
const LOOKS = { fits: ['good', '●'], open: ['fair', '◐'], near: ['poor', '○'] } as const

export function NearnessMark({ nearness }: { readonly nearness: Nearness }) {
  const words = useWords()
  const [tone, shape] = LOOKS[nearness]
  return (
    <Mark tone={tone} shape={shape}>
      {words.nearness[nearness]}
    </Mark>
  )
}

/** Asks anew when a record changed that the matching rests on. */
export function usePlacementNews() {
  const paths = ['/api/v1/placement']
  useLive('records.job-seeker', paths)
  useLive('records.job-consent', paths)
  useLive('records.vacancy', paths)
  useLive('records.job-referral', paths)
}

/** The pages of the desk that the person may open. */
export function PlacementLinks({ here }: { readonly here: 'overview' | 'people' | 'vacancies' | 'gaps' }) {
  const words = useWords()
  const session = useSession()
  const pages = [
    ['overview', '/placement', words.title, true],
    ['people', '/placement/people', words.people, session.may('placement.people')],
    ['vacancies', '/placement/vacancies', words.vacancies, true],
    ['gaps', '/placement/gaps', words.gaps, true],
  ] as const
  return (
    <nav className="placement-links" aria-label={words.title}>
      {pages
        .filter(([, , , may]) => may)
        .map(([key, to, title]) => (
          <Link key={key} to={to} aria-current={key === here ? 'page' : undefined}>
            {title}
          </Link>
        ))}
    </nav>
  )
}

/** Every condition of a pair with its truth, what stands on both sides, and how far it is. */
export function Reasons({ criteria }: { readonly criteria: Candidate['criteria'] }) {
  const words = useWords()
  const say = useSay()
  return (
    <ul className="placement-reasons">
      {criteria.map(({ id, name, truth, text, gap }) => (
        <li key={id}>
          <TruthMark truth={truth} words={words.truths} />
          <span>
            <strong>{say(name)}</strong> · {say(text)}
            {gap !== null && (
              <em className="placement-gap">
                {words.gap(numberText(Number(gap.amount), 1), gap.unit === null ? '' : say(gap.unit))}
              </em>
            )}
          </span>
        </li>
      ))}
    </ul>
  )
}

/** The names of skills. */
export function useSkillNames(): (ids: readonly string[]) => string {
  const say = useSay()
  return (ids) => ids.map((id) => (SKILLS[id] === undefined ? id : say(SKILLS[id]))).join('、')
}

export function useOccupationNames(): (ids: readonly string[]) => string {
  const say = useSay()
  const words = useWords()
  return (ids) =>
    ids.map((id) => (id === 'any' ? words.any : OCCUPATIONS[id] === undefined ? id : say(OCCUPATIONS[id]))).join('、')
}

/** 6,000—7,000 元/月, or that it is to be agreed. */
export function useWage(): (wage: Pick<VacancyMatch, 'wageLeast' | 'wageMost'>) => string {
  const words = useWords()
  return ({ wageLeast, wageMost }) =>
    wageLeast === null || wageMost === null ? words.agreed : words.wage(numberText(wageLeast), numberText(wageMost))
}

/** How many fit, are to be asked, lack one; each chooses what is listed. */
export function NearnessTabs({
  totals,
  chosen,
  onChoose,
}: {
  readonly totals: Readonly<Record<Nearness, number>>
  readonly chosen: Nearness
  readonly onChoose: (nearness: Nearness) => void
}) {
  const words = useWords()
  return (
    <fieldset className="placement-tabs" aria-label={words.reasons}>
      {NEARNESS.map((nearness) => (
        <button
          key={nearness}
          type="button"
          aria-pressed={nearness === chosen}
          title={words.nearnessAbout[nearness]}
          onClick={() => onChoose(nearness)}
        >
          {words.nearness[nearness]} {totals[nearness]}
        </button>
      ))}
    </fieldset>
  )
}

/** The kind that is listed first: the best there is. */
export const firstOf = (totals: Readonly<Record<Nearness, number>>): Nearness =>
  NEARNESS.find((nearness) => totals[nearness] > 0) ?? 'fits'

/** Rows of one kind as cards: what they are called, what stands beside, the reasons, what can be done. */
export function Card({
  title,
  note,
  nearness,
  criteria,
  actions,
  children,
}: {
  readonly title: ReactNode
  readonly note: ReactNode
  readonly nearness: Nearness
  readonly criteria: Candidate['criteria']
  readonly actions: ReactNode
  readonly children?: ReactNode
}) {
  return (
    <li className="placement-card">
      <header>
        <h3>{title}</h3>
        <NearnessMark nearness={nearness} />
        <span className="muted">{note}</span>
        <span className="placement-actions">{actions}</span>
      </header>
      <Reasons criteria={criteria} />
      {children}
    </li>
  )
}

/** Whose vacancy it is, how many posts, until when; and whether it is simulated. */
export function VacancyNote({ answer }: { readonly answer: VacancyAnswer | undefined }) {
  const words = useWords()
  if (answer === undefined) return null
  const { vacancy, isSimulated } = answer
  return (
    <>
      <span>
        <span lang="zh">{vacancy.firmName}</span> · {words.posts(vacancy.headcount)} · {words.until(vacancy.validUntil)}
      </span>
      {isSimulated && <SimulatedMark />}
    </>
  )
}
