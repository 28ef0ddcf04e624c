import { useMemo, useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { useAnswer } from '../../../ui/answers.ts'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { SimulatedMark } from '../../../ui/marks.tsx'
import { Page } from '../../../ui/Page.tsx'
import { useSession } from '../../../ui/session.ts'
import { Answer, Empty } from '../../../ui/states.tsx'
import type { TableView } from '../../../ui/table-view.ts'
import type { PeopleList } from '../answers.ts'
import { PlacementLinks, SYSTEM, useOccupationNames, usePlacementNews, useSkillNames } from './looks.tsx'
import { useWords } from './words.ts'
import './placement.css'

type Row = PeopleList['rows'][number]

/** People whom the station serves and who agreed to be matched, by masked name, with how many vacancies fit. */
export default function PeoplePage() {
  const words = useWords()
  const session = useSession()
  const navigate = useNavigate()
  const [view, setView] = useState<TableView>({ search: '', filters: {}, sort: null })
  const [page, setPage] = useState(1)
  usePlacementNews()
  const answer = useAnswer<PeopleList>(
    '/api/v1/placement/people',
    { division: session.division, page, ...(view.search === '' ? {} : { search: view.search }) },
    { keepsLast: true },
  )
  const columns = useColumns()
  return (
    <Page
      title={words.people}
      note={session.isSimulated && <SimulatedMark />}
      actions={
        session.may('records.job-seeker.create') ? (
          <>
            <Link className="button is-primary" to={`${SYSTEM}/job-seeker/new`}>
              {words.peopleList.new}
            </Link>
            <Link className="button" to={`${SYSTEM}/job-consent/new`}>
              {words.peopleList.consent}
            </Link>
          </>
        ) : undefined
      }
      tools={<PlacementLinks here="people" />}
    >
      <Answer of={answer}>
        {({ rows, total, size, division }) => (
          <DataTable
            id="placement-people"
            label={words.people}
            rows={rows}
            columns={columns}
            rowKey={({ id }) => id}
            onOpen={({ id }) => navigate(`/placement/people/${division}/${id}`)}
            {...(total === 0 && view.search === ''
              ? { empty: <Empty title={words.peopleList.none}>{words.peopleList.noneHint}</Empty> }
              : {})}
            remote={{
              total,
              view,
              onView: (next) => {
                setView(next)
                setPage(1)
              },
              page,
              size,
              onPage: setPage,
              isBusy: answer.isPlaceholderData,
            }}
          />
        )}
      </Answer>
    </Page>
  )
}

function useColumns(): readonly Column<Row>[] {
  const words = useWords()
  const session = useSession()
  const skills = useSkillNames()
  const occupations = useOccupationNames()
  return useMemo(() => {
    const { peopleList } = words
    return [
      {
        key: 'number',
        title: peopleList.number,
        width: 130,
        isFixed: true,
        sorts: false,
        value: ({ number }) => number,
        cell: ({ id, number }) => <Link to={`/placement/people/${session.division}/${id}`}>{number}</Link>,
      },
      { key: 'name', title: peopleList.name, width: 90, sorts: false, value: ({ maskedName }) => maskedName },
      { key: 'fits', title: peopleList.fits, width: 110, align: 'end', sorts: false, value: ({ fits }) => fits },
      { key: 'open', title: peopleList.open, width: 110, align: 'end', sorts: false, value: ({ open }) => open },
      { key: 'skills', title: peopleList.skills, width: 240, sorts: false, value: (row) => skills(row.skills) },
      { key: 'wanted', title: peopleList.wanted, width: 240, sorts: false, value: (row) => occupations(row.wanted) },
      {
        key: 'shown',
        title: peopleList.shown,
        width: 130,
        sorts: false,
        value: ({ mayShow }) => (mayShow ? peopleList.yes : peopleList.no),
      },
      { key: 'station', title: peopleList.station, width: 170, sorts: false, value: ({ bodyName }) => bodyName },
    ]
  }, [words, session.division, skills, occupations])
}
