import { useMemo } from 'react'
import { Link, useNavigate } from 'react-router'
import { useAnswer } from '../../../ui/answers.ts'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { useSay } from '../../../ui/language.ts'
import { useLive } from '../../../ui/live.ts'
import { SimulatedMark } from '../../../ui/marks.tsx'
import { Page } from '../../../ui/Page.tsx'
import { useSession } from '../../../ui/session.ts'
import { Empty } from '../../../ui/states.tsx'
import { RegisterAnswer } from '../../registers/views/RegisterStates.tsx'
import type { DemandList } from '../answers.ts'
import { asksOf, nameOfUse, SYSTEM, system } from './looks.tsx'
import { useWords } from './words.ts'
import './places.css'

const PATHS = ['/api/v1/places']
type Row = DemandList['rows'][number]

/** 选址匹配: everybody who looks for a place, with how many spaces suit. */
export default function DemandsPage() {
  const words = useWords()
  const say = useSay()
  const session = useSession()
  const navigate = useNavigate()
  useLive('records.site-demand', PATHS)
  useLive('records.space', PATHS)
  const answer = useAnswer<DemandList>('/api/v1/places/demands', { division: session.division })
  const columns = useMemo(
    (): readonly Column<Row>[] => [
      { key: 'who', title: words.who, width: 240, isFixed: true, value: (row) => row.who },
      { key: 'number', title: words.number, width: 130, value: (row) => row.number },
      { key: 'use', title: words.use, width: 110, filters: true, value: (row) => say(nameOfUse(row.use)) },
      { key: 'asks', title: words.asks, width: 380, value: (row) => asksOf(row, words) },
      { key: 'suits', title: words.suits, width: 80, align: 'end', value: (row) => row.suits },
      { key: 'open', title: words.open, width: 90, align: 'end', value: (row) => row.open },
      { key: 'needed', title: words.neededBy, width: 120, value: (row) => row.neededBy },
    ],
    [words, say],
  )
  const create = session.may('records.site-demand.create') && (
    <Link className="button is-primary" to={`${SYSTEM}/site-demand/new`}>
      {words.create}
    </Link>
  )
  return (
    <Page
      title={words.title}
      note={session.isSimulated && <SimulatedMark />}
      actions={
        <>
          <Link className="button" to={`${SYSTEM}/space`}>
            {words.spaces}
          </Link>
          {create}
        </>
      }
    >
      <RegisterAnswer of={answer} system={system} lines={8}>
        {({ rows, spaces }) => (
          <>
            <p className="muted">{words.about(spaces)}</p>
            <DataTable
              id="places-demands"
              label={words.demands}
              rows={rows}
              rowKey={({ id }) => id}
              columns={columns}
              onOpen={({ id }) => navigate(`/places/${session.division}/${id}`)}
              empty={
                <Empty title={words.none} actions={create}>
                  {words.noneTodo}
                </Empty>
              }
            />
          </>
        )}
      </RegisterAnswer>
    </Page>
  )
}
