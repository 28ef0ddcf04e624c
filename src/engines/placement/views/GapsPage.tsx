import { useMemo } from 'react'
import { Link } from 'react-router'
import { useAnswer } from '../../../ui/answers.ts'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { useSay } from '../../../ui/language.ts'
import { SimulatedMark } from '../../../ui/marks.tsx'
import { Page } from '../../../ui/Page.tsx'
import { useSession } from '../../../ui/session.ts'
import { Answer, Empty } from '../../../ui/states.tsx'
import type { GapList } from '../answers.ts'
import { PlacementLinks, recordAddress, SYSTEM, usePlacementNews } from './looks.tsx'
import { useWords } from './words.ts'
import './placement.css'

type Row = GapList['rows'][number]

/** Skills that keep people and vacancies apart, and the courses that teach them. */
export default function GapsPage() {
  const words = useWords()
  const say = useSay()
  const session = useSession()
  usePlacementNews()
  const answer = useAnswer<GapList>('/api/v1/placement/gaps', { division: session.division })
  const columns = useMemo((): readonly Column<Row>[] => {
    const { gapList } = words
    const count = (
      key: 'vacancies' | 'posts' | 'stale' | 'have' | 'oneShort' | 'expected',
      width: number,
    ): Column<Row> => ({
      key,
      title: gapList[key],
      width,
      align: 'end',
      value: (row) => row[key],
    })
    return [
      { key: 'skill', title: gapList.skill, width: 170, isFixed: true, value: ({ name }) => say(name) },
      count('expected', 100),
      count('oneShort', 130),
      count('posts', 90),
      count('stale', 140),
      count('vacancies', 100),
      count('have', 90),
      {
        key: 'courses',
        title: gapList.courses,
        width: 360,
        wraps: true,
        value: ({ courses }) => courses.map(({ name }) => name).join('、'),
        cell: ({ courses }) =>
          courses.length === 0
            ? gapList.noCourse
            : courses.map((course) => (
                <div key={course.id}>
                  <Link to={recordAddress('training-course', session.division, course.id)} lang="zh">
                    {course.name}
                  </Link>{' '}
                  <span className="muted">
                    {words.person.begins(course.beginsOn)} ·{' '}
                    {course.isOpen ? words.person.seats(course.free) : gapList.planned}
                  </span>
                </div>
              )),
      },
    ]
  }, [words, say, session.division])
  return (
    <Page
      title={words.gaps}
      note={session.isSimulated && <SimulatedMark />}
      actions={
        session.may('records.training-course.create') ? (
          <Link className="button is-primary" to={`${SYSTEM}/training-course/new`}>
            {words.gapList.newCourse}
          </Link>
        ) : undefined
      }
      tools={<PlacementLinks here="gaps" />}
    >
      <p className="placement-note">{words.gapList.about}</p>
      <Answer of={answer}>
        {({ rows }) => (
          <DataTable
            id="placement-gaps"
            label={words.gaps}
            rows={rows}
            columns={columns}
            rowKey={({ skill }) => skill}
            empty={<Empty title={words.gapList.none}>{words.gapList.noneHint}</Empty>}
          />
        )}
      </Answer>
    </Page>
  )
}
