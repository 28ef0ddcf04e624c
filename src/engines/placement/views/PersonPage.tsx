import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { useAnswer, useForget } from '../../../ui/answers.ts'
import { api } from '../../../ui/api.ts'
import { numberText } from '../../../ui/format.ts'
import { useSay } from '../../../ui/language.ts'
import { SimulatedMark } from '../../../ui/marks.tsx'
import { Page } from '../../../ui/Page.tsx'
import { useSession } from '../../../ui/session.ts'
import { Answer, Empty, Problem } from '../../../ui/states.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useTrying } from '../../../ui/trying.ts'
import type { CourseAnswer, PersonAnswer, VacancyMatch } from '../answers.ts'
import {
  Card,
  firstOf,
  LISTED,
  type Nearness,
  NearnessTabs,
  recordAddress,
  usePlacementNews,
  useSkillNames,
  useWage,
} from './looks.tsx'
import { useWords } from './words.ts'
import './placement.css'

/** One person against every open vacancy: what fits, what is to be asked, what is one short and which course closes it. */
export default function PersonPage() {
  const words = useWords()
  const say = useSay()
  const session = useSession()
  const { division = '', id = '' } = useParams()
  const [chosen, setChosen] = useState<Nearness | null>(null)
  usePlacementNews()
  const path = `/api/v1/placement/people/${division}/${id}`
  const answer = useAnswer<PersonAnswer>(path)
  const person = answer.data?.person
  return (
    <Page
      title={person === undefined ? words.people : `${person.maskedName} ${person.number}`}
      note={
        <>
          {person !== undefined && <span lang="zh">{person.bodyName}</span>}
          {answer.data?.isSimulated === true && <SimulatedMark />}
        </>
      }
      back={{ to: '/placement/people', title: words.people }}
      actions={
        session.may('records.job-seeker.read') ? (
          <Link className="button" to={recordAddress('job-seeker', division, id)}>
            {words.person.file}
          </Link>
        ) : undefined
      }
    >
      <Answer of={answer}>
        {({ totals, rows, person: { unknown } }) => {
          const nearness = chosen ?? firstOf(totals)
          const listed = rows.filter((row) => row.nearness === nearness)
          return (
            <>
              {unknown.length > 0 && (
                <p className="placement-warning">
                  {words.person.unknown} {unknown.map(say).join('、')}
                </p>
              )}
              <NearnessTabs totals={totals} chosen={nearness} onChoose={setChosen} />
              <p className="placement-note">
                {words.nearnessAbout[nearness]}
                {totals[nearness] > LISTED && ` · ${words.person.more(LISTED)}`}
              </p>
              {listed.length === 0 ? (
                <Empty title={words.person.none}>{words.person.noneHint}</Empty>
              ) : (
                <ul className="placement-list">
                  {listed.map((row) => (
                    <VacancyCard key={row.id} row={row} division={division} path={path} />
                  ))}
                </ul>
              )}
            </>
          )
        }}
      </Answer>
    </Page>
  )
}

function VacancyCard({
  row,
  division,
  path,
}: {
  readonly row: VacancyMatch
  readonly division: string
  readonly path: string
}) {
  const words = useWords()
  const session = useSession()
  const wage = useWage()
  const skills = useSkillNames()
  const forget = useForget()
  const { attempt, problem, isBusy } = useTrying()
  const mayRefer = session.may('records.job-referral.create')
  const refer = (by: 'seeker' | 'station') =>
    attempt(async () => {
      await api.send('POST', `${path}/referrals`, { vacancy: row.id, by })
      await forget(['/api/v1/placement'])
      toast(words.person.sent)
    })
  const enrol = (course: CourseAnswer) =>
    attempt(async () => {
      const { seat } = await api.send<{ seat: number }>('POST', `${path}/enrolments`, {
        course: course.id,
        vacancy: row.id,
      })
      await forget(['/api/v1/placement'])
      toast(words.person.enrolled(seat))
    })
  return (
    <Card
      title={
        <Link to={`/placement/vacancies/${division}/${row.id}`}>
          <span lang="zh">{row.title}</span>
        </Link>
      }
      note={
        <>
          <span lang="zh">{row.firmName}</span> · {wage(row)} · {words.posts(row.headcount)}
          {row.km !== null && ` · ${words.km(numberText(row.km, 1))}`}
        </>
      }
      nearness={row.nearness}
      criteria={row.criteria}
      actions={
        row.referral !== null ? (
          <Link to={recordAddress('job-referral', division, row.referral.id)}>
            {words.person.referred} · {words.states[row.referral.state] ?? row.referral.state}
          </Link>
        ) : mayRefer ? (
          <>
            <button
              type="button"
              className="button is-primary is-small"
              disabled={isBusy}
              onClick={() => void refer('seeker')}
            >
              {words.person.refer}
            </button>
            <button type="button" className="button is-small" disabled={isBusy} onClick={() => void refer('station')}>
              {words.person.propose}
            </button>
          </>
        ) : null
      }
    >
      {row.lacks.length > 0 && (
        <ul className="placement-courses">
          <li>
            <strong>
              {words.person.lacks} {skills(row.lacks)}
            </strong>
          </li>
          {row.courses.map((course) => (
            <li key={course.id}>
              <span lang="zh">{course.name}</span>
              <span className="muted">
                {words.person.begins(course.beginsOn)} · {words.person.seats(course.free)}
              </span>
              {session.may('records.course-enrolment.create') && (
                <button type="button" className="button is-small" disabled={isBusy} onClick={() => void enrol(course)}>
                  {words.person.enrol}
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      {problem !== null && <Problem of={problem} />}
    </Card>
  )
}
