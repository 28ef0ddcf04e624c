import { useMemo, useState } from 'react'
import { useNavigate } from 'react-router'
import { useAnswer } from '../../../ui/answers.ts'
import { ApiProblem, api } from '../../../ui/api.ts'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { BoxButtons, Drawer } from '../../../ui/Drawer.tsx'
import { momentText } from '../../../ui/format.ts'
import { useSay } from '../../../ui/language.ts'
import { useLive } from '../../../ui/live.ts'
import { Page } from '../../../ui/Page.tsx'
import { usePlan } from '../../../ui/plan.ts'
import { useSession } from '../../../ui/session.ts'
import { Answer, Empty, Problem } from '../../../ui/states.tsx'
import type { ReportList, ReportRow } from '../answers.ts'
import type { ReportKind } from '../facts.ts'
import { StateMark } from './looks.tsx'
import { useWords } from './words.ts'
import './reports.css'

const KINDS: readonly ReportKind[] = ['annual', 'mid-term', 'final']

/** All reports of the division, and making another. */
export default function ReportsPage() {
  const { list: words } = useWords()
  const say = useSay()
  const session = useSession()
  const navigate = useNavigate()
  const [isMaking, setMaking] = useState(false)
  const reports = useAnswer<ReportList>('/api/v1/reports', { division: session.division })
  useLive('reports', ['/api/v1/reports'])
  const make = session.may('reports.write') && (
    <button type="button" className="button is-primary" onClick={() => setMaking(true)}>
      {words.make}
    </button>
  )
  const columns = useMemo<readonly Column<ReportRow>[]>(
    () => [
      { key: 'title', title: words.name, value: (row) => row.title, width: 300 },
      { key: 'kind', title: words.kind, value: (row) => say(row.kindWords), width: 140 },
      { key: 'year', title: words.year, value: (row) => row.year, width: 90 },
      { key: 'asOf', title: words.asOf, value: (row) => row.asOf, width: 110 },
      {
        key: 'text',
        title: words.text,
        value: (row) => (row.planVersion === null ? null : words.version(row.planVersion)),
        width: 100,
      },
      {
        key: 'state',
        title: words.state,
        value: (row) => say(row.stateWords),
        cell: (row) => <StateMark state={row.state} words={row.stateWords} />,
        width: 110,
      },
      { key: 'by', title: words.by, value: (row) => row.by, width: 100 },
      { key: 'at', title: words.at, value: (row) => momentText(row.at), width: 150 },
    ],
    [words, say],
  )
  return (
    <Page title={words.title} actions={make}>
      <Answer
        of={reports}
        isEmpty={({ rows }) => rows.length === 0}
        empty={
          <Empty title={words.empty} actions={make}>
            {words.emptyTodo}
          </Empty>
        }
      >
        {({ rows }) => (
          <DataTable
            id="reports"
            label={words.title}
            rows={rows}
            columns={columns}
            rowKey={(row) => row.id}
            onOpen={(row) => void navigate(`/reports/${row.division}/${row.id}`)}
          />
        )}
      </Answer>
      {isMaking && <MakeReport today={reports.data?.today ?? ''} onClose={() => setMaking(false)} />}
    </Page>
  )
}

function MakeReport({ today, onClose }: { readonly today: string; readonly onClose: () => void }) {
  const { make: words } = useWords()
  const session = useSession()
  const plan = usePlan()
  const navigate = useNavigate()
  const division = session.division
  const [kind, setKind] = useState<ReportKind>('mid-term')
  const [asOf, setAsOf] = useState(plan.asOf ?? today)
  const [year, setYear] = useState('')
  const [title, setTitle] = useState('')
  const [isDoing, setDoing] = useState(false)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const make = async () => {
    setDoing(true)
    setProblem(null)
    try {
      const { id } = await api.send<{ id: string }>('POST', `/api/v1/reports/${division}`, {
        plan: plan.id,
        kind,
        asOf,
        year: year === '' ? null : Number(year),
        title: title.trim() === '' ? null : title.trim(),
      })
      await navigate(`/reports/${division}/${id}`)
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      setProblem(error)
      setDoing(false)
    }
  }
  return (
    <Drawer
      place="middle"
      title={words.title}
      onClose={onClose}
      foot={
        <BoxButtons
          cancel={words.cancel}
          onCancel={onClose}
          does={isDoing ? words.doing : words.does}
          onDo={() => void make()}
          isOff={isDoing || plan.id === null || asOf === ''}
        />
      }
    >
      <p>
        {words.plan}：{plan.title ?? words.noPlan}
      </p>
      <fieldset className="choices">
        <legend>{words.kind}</legend>
        {KINDS.map((one) => (
          <label key={one}>
            <input type="radio" name="kind" checked={kind === one} onChange={() => setKind(one)} />
            {words.kinds[one]}
          </label>
        ))}
      </fieldset>
      <label className="field">
        <span>{words.asOf}</span>
        <input type="date" value={asOf} onChange={(event) => setAsOf(event.target.value)} />
      </label>
      <label className="field">
        <span>{words.year}</span>
        <input type="number" min={1950} max={2200} value={year} onChange={(event) => setYear(event.target.value)} />
      </label>
      <label className="field">
        <span>{words.name}</span>
        <input type="text" maxLength={120} value={title} onChange={(event) => setTitle(event.target.value)} />
      </label>
      {problem !== null && <Problem of={problem} />}
    </Drawer>
  )
}
