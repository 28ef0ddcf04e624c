import { useMemo } from 'react'
import { useNavigate } from 'react-router'
import { useAnswer } from '../../../ui/answers.ts'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { SimulatedMark } from '../../../ui/marks.tsx'
import { Page } from '../../../ui/Page.tsx'
import { Answer, Empty } from '../../../ui/states.tsx'
import type { PublicRounds } from '../answers.ts'
import { StageMark } from './looks.tsx'
import { useOwnWords } from './own-words.ts'
import './evaluations.css'

type Row = PublicRounds['rows'][number]

/** 评价公示: results that are published to everybody; needs no account. */
export default function PublicRoundsPage() {
  const { public: words } = useOwnWords()
  const navigate = useNavigate()
  const answer = useAnswer<PublicRounds>('/api/v1/public/evaluations')
  const columns = useMemo(
    (): readonly Column<Row>[] => [
      { key: 'title', title: words.name, width: 320, isFixed: true, value: (row) => row.title },
      { key: 'division', title: words.division, width: 140, filters: true, value: (row) => row.divisionName },
      { key: 'period', title: words.period, width: 100, filters: true, value: (row) => row.period },
      {
        key: 'state',
        title: words.state,
        width: 120,
        value: (row) => row.state,
        cell: (row) => <StageMark state={row.state} />,
      },
      { key: 'until', title: words.until, width: 120, value: (row) => row.until },
    ],
    [words],
  )
  return (
    <Page title={words.title} note={answer.data?.rows.some(({ isSimulated }) => isSimulated) && <SimulatedMark />}>
      <p className="muted">{words.about}</p>
      <Answer of={answer} isEmpty={({ rows }) => rows.length === 0} empty={<Empty title={words.empty} />}>
        {({ rows }) => (
          <DataTable
            id="evaluation-public"
            label={words.title}
            rows={rows}
            rowKey={({ id }) => id}
            columns={columns}
            onOpen={({ division, id }) => navigate(`/public/evaluations/${division}/${id}`)}
            card={(row) => (
              <div className="evaluation-card">
                <StageMark state={row.state} />
                <b lang="zh">{row.title}</b>
                <span className="muted" lang="zh">
                  {row.divisionName} · {row.period}
                </span>
              </div>
            )}
          />
        )}
      </Answer>
    </Page>
  )
}
