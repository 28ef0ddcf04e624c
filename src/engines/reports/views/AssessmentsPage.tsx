import { useMemo } from 'react'
import { useNavigate } from 'react-router'
import { useAnswer } from '../../../ui/answers.ts'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { dayText } from '../../../ui/format.ts'
import { Page } from '../../../ui/Page.tsx'
import { Answer, Empty } from '../../../ui/states.tsx'
import type { AssignmentAnswer } from '../answers.ts'
import { useWords } from './words.ts'
import './reports.css'

/** What was given to the assessor who is signed in. */
export default function AssessmentsPage() {
  const { assess: words, assign } = useWords()
  const navigate = useNavigate()
  const answer = useAnswer<{ rows: AssignmentAnswer[] }>('/api/v1/assessments')
  const columns = useMemo<readonly Column<AssignmentAnswer>[]>(
    () => [
      { key: 'report', title: words.report, value: (row) => row.reportTitle, width: 320 },
      { key: 'given', title: words.given, value: (row) => dayText(row.at), width: 120 },
      { key: 'due', title: words.due, value: (row) => row.dueOn, width: 120 },
      {
        key: 'state',
        title: words.state,
        value: (row) =>
          row.ended !== null ? assign.ended : row.submissions > 0 ? assign.submitted(row.submissions) : assign.waiting,
        width: 140,
      },
    ],
    [words, assign],
  )
  return (
    <Page title={words.title}>
      <Answer
        of={answer}
        isEmpty={({ rows }) => rows.length === 0}
        empty={<Empty title={words.empty}>{words.emptyTodo}</Empty>}
      >
        {({ rows }) => (
          <DataTable
            id="assessments"
            label={words.title}
            rows={rows}
            columns={columns}
            rowKey={(row) => row.id}
            onOpen={(row) => row.ended === null && void navigate(`/assessments/${row.division}/${row.id}`)}
          />
        )}
      </Answer>
    </Page>
  )
}
