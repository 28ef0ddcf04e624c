import { useMemo, useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { useAnswer } from '../../../ui/answers.ts'
import { api } from '../../../ui/api.ts'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { useLanguage } from '../../../ui/language.ts'
import { SimulatedMark } from '../../../ui/marks.tsx'
import { Page, Panel } from '../../../ui/Page.tsx'
import { useSession } from '../../../ui/session.ts'
import { Empty } from '../../../ui/states.tsx'
import type { RecordList } from '../../registers/answers.ts'
import { RegisterAnswer } from '../../registers/views/RegisterStates.tsx'
import type { Queue, QueueLine } from '../answers.ts'
import { listOf, Moved, SYSTEM, useNames } from './looks.tsx'
import { useQueueColumns } from './queue-columns.ts'
import { useWords } from './words.ts'
import './housing.css'

/** 轮候名单: who waits on a day, in order, and how each moved since an earlier one. */
export default function QueuePage() {
  const words = useWords()
  const names = useNames()
  const language = useLanguage()
  const session = useSession()
  const navigate = useNavigate()
  const today = session.today()
  const [day, setDay] = useState(today)
  const [since, setSince] = useState('')
  const asked = { division: session.division, day, ...(since === '' ? {} : { since }) }
  const answer = useAnswer<Queue>('/api/v1/housing/queue', asked, { keepsLast: true, when: day !== '' })
  const shown = useQueueColumns<QueueLine>()
  const columns = useMemo((): readonly Column<QueueLine>[] => {
    const moved: Column<QueueLine> = {
      key: 'moved',
      title: words.moved,
      width: 110,
      value: (row) => (row.before === null ? null : row.before - row.place),
      cell: (row) => <Moved place={row.place} before={row.before} />,
    }
    return shown.flatMap((column) => (column.key === 'name' ? [column, moved] : [column]))
  }, [shown, words])
  return (
    <Page
      title={words.title}
      note={session.isSimulated && <SimulatedMark />}
      actions={
        <>
          <Link className="button is-primary" to="/housing/rounds">
            {words.rounds}
          </Link>
          <Link className="button" to={`/housing/public?division=${session.division}`}>
            {words.published}
          </Link>
          <Link className="button" to={listOf('housing-application')}>
            {words.records}
          </Link>
        </>
      }
      tools={
        <>
          <label className="field housing-day">
            <span>{words.day}</span>
            <input type="date" max={today} value={day} onChange={(event) => setDay(event.target.value)} />
          </label>
          <label className="field housing-day">
            <span>{words.since}</span>
            <input type="date" max={day} value={since} onChange={(event) => setSince(event.target.value)} />
          </label>
        </>
      }
    >
      <Todo />
      <RegisterAnswer of={answer} system={SYSTEM}>
        {(queue) => (
          <>
            <p className="muted">{queue.first ? words.rule : words.ruleNoFirst}</p>
            <DataTable
              id="housing-queue"
              label={words.queue}
              rows={queue.rows}
              rowKey={({ id }) => id}
              columns={columns}
              onOpen={({ id }) => navigate(`/housing/cases/${session.division}/${id}`)}
              onExport={() =>
                api.download('/api/v1/housing/queue.xlsx', { ...asked, language: language === 'en' ? 'en' : 'zh' })
              }
              card={(row) => (
                <div className="housing-card">
                  <b>
                    {words.placeOf(row.place, row.of)} {row.number} {row.name}
                  </b>
                  <Moved place={row.place} before={row.before} />
                  <span className="muted">
                    {names.rooms(row.rooms)} · {names.group(row.group)} · {row.points ?? '—'}
                  </span>
                </div>
              )}
              empty={<Empty title={words.empty}>{words.emptyText}</Empty>}
            />
          </>
        )}
      </RegisterAnswer>
    </Page>
  )
}

const VIEWS = ['first', 'to-check', 'silent', 'to-queue'] as const

/** Cases that wait for somebody here, as the register's ready-made lists count them. */
function Todo() {
  const words = useWords()
  return (
    <Panel title={words.todo}>
      <div className="housing-todo">
        {VIEWS.map((view) => (
          <Waiting key={view} view={view} />
        ))}
      </div>
      <span className="visually-hidden">{words.records}</span>
    </Panel>
  )
}

function Waiting({ view }: { readonly view: (typeof VIEWS)[number] }) {
  const words = useWords()
  const { division } = useSession()
  const list = useAnswer<RecordList>('/api/v1/records/housing-application', { division, view, size: 1 })
  return (
    <Link to={listOf('housing-application', `?view=${view}`)}>
      <span>{words.todoViews[view]}</span> <b>{list.data === undefined ? '—' : words.count(list.data.total)}</b>
    </Link>
  )
}
