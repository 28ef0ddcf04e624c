import { useMemo } from 'react'
import { Link, useNavigate } from 'react-router'
import { useAnswer } from '../../../ui/answers.ts'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { SimulatedMark } from '../../../ui/marks.tsx'
import { Page } from '../../../ui/Page.tsx'
import { useSession } from '../../../ui/session.ts'
import { Answer, Empty } from '../../../ui/states.tsx'
import type { VacancyList } from '../answers.ts'
import { PlacementLinks, SYSTEM, useOccupationNames, usePlacementNews, useSkillNames, useWage } from './looks.tsx'
import { useWords } from './words.ts'
import './placement.css'

export type VacancyRow = VacancyList['rows'][number]

/** Open vacancies of the division, with how many people fit each. */
export default function VacanciesPage() {
  const words = useWords()
  const session = useSession()
  const navigate = useNavigate()
  usePlacementNews()
  const answer = useAnswer<VacancyList>('/api/v1/placement/vacancies', { division: session.division })
  const columns = useVacancyColumns('/placement/vacancies', false)
  return (
    <Page
      title={words.vacancies}
      note={session.isSimulated && <SimulatedMark />}
      actions={
        session.may('records.vacancy.create') ? (
          <Link className="button is-primary" to={`${SYSTEM}/vacancy/new`}>
            {words.vacancyList.new}
          </Link>
        ) : undefined
      }
      tools={<PlacementLinks here="vacancies" />}
    >
      <Answer of={answer}>
        {({ rows, division }) => (
          <DataTable
            id="placement-vacancies"
            label={words.vacancies}
            rows={rows}
            columns={columns}
            rowKey={({ id }) => id}
            onOpen={({ id }) => navigate(`/placement/vacancies/${division}/${id}`)}
            empty={<Empty title={words.vacancyList.none}>{words.vacancyList.noneHint}</Empty>}
          />
        )}
      </Answer>
    </Page>
  )
}

export function useVacancyColumns(base: string, hasState: boolean): readonly Column<VacancyRow>[] {
  const words = useWords()
  const session = useSession()
  const skills = useSkillNames()
  const occupations = useOccupationNames()
  const wage = useWage()
  return useMemo(() => {
    const { vacancyList } = words
    const columns: readonly Column<VacancyRow>[] = [
      {
        key: 'title',
        title: vacancyList.title,
        width: 150,
        isFixed: true,
        value: ({ title }) => title,
        cell: ({ id, title, state }) =>
          state === 'open' ? (
            <Link to={`${base}/${session.division}/${id}`} lang="zh">
              {title}
            </Link>
          ) : (
            <Link to={`${SYSTEM}/vacancy/${session.division}/${id}`} lang="zh">
              {title}
            </Link>
          ),
      },
      { key: 'firm', title: vacancyList.firm, width: 220, filters: true, value: ({ firmName }) => firmName },
      ...(hasState
        ? [
            {
              key: 'state',
              title: vacancyList.state,
              width: 90,
              filters: true,
              value: ({ state }: VacancyRow) => words.vacancyStates[state] ?? state,
            },
          ]
        : []),
      { key: 'fits', title: vacancyList.fits, width: 100, align: 'end', value: ({ fits }) => fits },
      { key: 'open', title: vacancyList.open, width: 100, align: 'end', value: ({ open }) => open },
      { key: 'headcount', title: vacancyList.headcount, width: 70, align: 'end', value: ({ headcount }) => headcount },
      {
        key: 'wage',
        title: vacancyList.wage,
        width: 170,
        value: ({ wageLeast }) => wageLeast,
        cell: (row) => wage(row),
      },
      {
        key: 'occupation',
        title: vacancyList.occupation,
        width: 120,
        filters: true,
        value: ({ occupation }) => (occupation === null ? null : occupations([occupation])),
      },
      { key: 'skills', title: vacancyList.skills, width: 160, value: (row) => skills(row.skills) },
      { key: 'until', title: vacancyList.until, width: 110, value: ({ validUntil }) => validUntil },
      { key: 'number', title: vacancyList.number, width: 130, value: ({ number }) => number },
    ]
    return columns
  }, [words, session.division, skills, occupations, wage, base, hasState])
}
