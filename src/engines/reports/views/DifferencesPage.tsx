import { useMemo } from 'react'
import { useParams } from 'react-router'
import { useAnswer } from '../../../ui/answers.ts'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { Page, Panel } from '../../../ui/Page.tsx'
import { Answer, Empty } from '../../../ui/states.tsx'
import type { DifferencesAnswer } from '../answers.ts'
import { useWords } from './words.ts'
import './reports.css'

type Difference = DifferencesAnswer['differences'][number]

/** Where own and third-party findings differ, each in its own words. */
export default function DifferencesPage() {
  const { division = '', id = '' } = useParams()
  const { differences: words } = useWords()
  const answer = useAnswer<DifferencesAnswer>(`/api/v1/reports/${division}/${id}/differences`)
  const columns = useMemo<readonly Column<Difference>[]>(
    () => [
      { key: 'name', title: words.item, value: (row) => row.name, width: 260, wraps: true },
      { key: 'kind', title: words.kind, value: (row) => words.about[row.about], width: 80, filters: true },
      { key: 'own', title: words.own, value: (row) => row.own, width: 110 },
      { key: 'theirs', title: words.theirs, value: (row) => row.theirs, width: 110 },
      { key: 'kinder', title: words.stricter, value: (row) => words.kinder[row.kinder], width: 90, filters: true },
      { key: 'text', title: words.text, value: (row) => row.text, width: 320, wraps: true },
      { key: 'assessor', title: words.assessor, value: (row) => row.assessor, width: 160, filters: true },
    ],
    [words],
  )
  return (
    <Answer of={answer}>
      {({ title, differences, assessments }) => (
        <Page title={words.title} back={{ to: `/reports/${division}/${id}`, title }}>
          {differences.length === 0 ? (
            <Empty title={words.none}>{words.noneTodo}</Empty>
          ) : (
            <DataTable
              id="report-differences"
              label={words.title}
              rows={differences}
              columns={columns}
              rowKey={(row) => `${row.assessor}/${row.id}`}
            />
          )}
          {assessments.map((one) => (
            <Panel
              key={one.id}
              title={one.assessor}
              note={`${one.submittedOn} · ${words.agreement(one.compared, one.agreed, one.different)}`}
            >
              <h3>{words.overall}</h3>
              <p className="report-verbatim">{one.overall}</p>
            </Panel>
          ))}
        </Page>
      )}
    </Answer>
  )
}
