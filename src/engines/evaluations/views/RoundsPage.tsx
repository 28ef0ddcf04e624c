import { useMemo, useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { useAnswer } from '../../../ui/answers.ts'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { useSay } from '../../../ui/language.ts'
import { useLive } from '../../../ui/live.ts'
import { Mark, SimulatedMark } from '../../../ui/marks.tsx'
import { Page } from '../../../ui/Page.tsx'
import { useSession } from '../../../ui/session.ts'
import { Answer, Empty } from '../../../ui/states.tsx'
import type { RoundList, RoundRow } from '../answers.ts'
import { StageMark } from './looks.tsx'
import { NewRoundDialog } from './NewRoundDialog.tsx'
import { useWords } from './words.ts'
import './evaluations.css'

const PATHS = ['/api/v1/evaluation-rounds']

/** 综合评价: the rounds that a person may know of. */
export default function RoundsPage() {
  const { rounds: words } = useWords()
  const say = useSay()
  const session = useSession()
  const navigate = useNavigate()
  const [isMaking, setMaking] = useState(false)
  const answer = useAnswer<RoundList>('/api/v1/evaluation-rounds', { division: session.division })
  useLive('evaluations', PATHS)
  const mayRun = session.may('evaluations.run')
  const columns = useMemo(
    (): readonly Column<RoundRow>[] => [
      { key: 'title', title: words.name, width: 300, isFixed: true, value: (row) => row.title },
      { key: 'period', title: words.period, width: 90, filters: true, value: (row) => row.period },
      {
        key: 'state',
        title: words.state,
        width: 120,
        filters: true,
        value: (row) => say(row.stateWords),
        cell: (row) => <StageMark state={row.state} />,
      },
      {
        key: 'due',
        title: words.due,
        width: 150,
        value: (row) => row.dueOn,
        cell: (row) =>
          row.isOverdue ? (
            <Mark tone="bad" shape="!">
              {words.overdue(row.dueOn ?? '')}
            </Mark>
          ) : row.isSettled ? (
            <span className="muted">{words.settled}</span>
          ) : (
            row.dueOn
          ),
      },
      {
        key: 'scheme',
        title: words.scheme,
        width: 280,
        filters: true,
        value: (row) => `${say(row.scheme)} · ${words.version(row.schemeNo)}`,
      },
      { key: 'units', title: words.units, width: 90, align: 'end', value: (row) => row.units },
      { key: 'open', title: words.open, width: 100, align: 'end', value: (row) => row.openObjections || null },
    ],
    [words, say],
  )
  const create = mayRun && (
    <button type="button" className="button is-primary" onClick={() => setMaking(true)}>
      {words.create}
    </button>
  )
  return (
    <Page title={words.title} note={session.isSimulated && <SimulatedMark />} actions={create}>
      <Answer of={answer}>
        {({ rows }) => (
          <DataTable
            id="evaluation-rounds"
            label={words.label}
            rows={rows}
            rowKey={({ id }) => id}
            columns={columns}
            onOpen={({ division, id }) => navigate(`/evaluations/${division}/${id}`)}
            card={(row) => (
              <div className="evaluation-card">
                <StageMark state={row.state} />
                <b>{row.title}</b>
                <span className="muted">
                  {row.period} · {say(row.scheme)}
                </span>
              </div>
            )}
            empty={
              <Empty
                title={words.empty}
                actions={
                  mayRun && (
                    <>
                      {create}
                      <Link className="button" to="/evaluation-schemes">
                        {words.toSchemes}
                      </Link>
                    </>
                  )
                }
              >
                {mayRun ? words.emptyTodo : words.emptyForUnits}
              </Empty>
            }
          />
        )}
      </Answer>
      {isMaking && (
        <NewRoundDialog
          onClose={() => setMaking(false)}
          onMade={(id) => navigate(`/evaluations/${session.division}/${id}`)}
        />
      )}
    </Page>
  )
}
