import { useNavigate, useSearchParams } from 'react-router'
import { useAnswer } from '../../../ui/answers.ts'
import { Icon } from '../../../ui/Icon.tsx'
import { useLive } from '../../../ui/live.ts'
import { SimulatedMark } from '../../../ui/marks.tsx'
import { Page } from '../../../ui/Page.tsx'
import { usePlan } from '../../../ui/plan.ts'
import { useSession } from '../../../ui/session.ts'
import { Empty } from '../../../ui/states.tsx'
import { RegisterAnswer } from '../../registers/views/RegisterStates.tsx'
import type { ProjectList } from '../answers.ts'
import { PROJECTS } from './figures.ts'
import { Gantt, GanttLegend } from './Gantt.tsx'
import { addressOf, system } from './marks.tsx'
import { filterFrom } from './query.ts'
import { Ways } from './Ways.tsx'
import { useWords } from './words.ts'
import './projects.css'

const SIZE = 200
/** What is under way or about to be; ideas have no days yet. */
const USUAL = 'preparing,started,building,completed'

/** 横道图: two hundred projects at a time, planned against actual. */
export default function GanttPage() {
  const words = useWords()
  const session = useSession()
  const plan = usePlan()
  const navigate = useNavigate()
  const [search, setSearch] = useSearchParams()
  const page = Math.max(1, Number(search.get('page')) || 1)
  const query = {
    state: USUAL,
    ...filterFrom(search),
    division: session.division,
    on: plan.asOf,
    sort: 'plannedStart',
    page,
    size: SIZE,
  }
  const answer = useAnswer<ProjectList>(PROJECTS, query, { keepsLast: true })
  useLive('records.project', [PROJECTS])
  const turn = (to: number) => {
    const next = new URLSearchParams(search)
    next.set('page', String(to))
    setSearch(next, { replace: true })
  }
  return (
    <Page
      title={words.gantt.title}
      back={{ to: '/projects', title: words.overview.title }}
      note={session.isSimulated && <SimulatedMark />}
      actions={
        <>
          <Ways at="gantt" />
          <button type="button" className="button" onClick={() => print()}>
            <Icon name="print" size={14} />
            {words.gantt.print}
          </button>
        </>
      }
    >
      <RegisterAnswer of={answer} system={system} lines={8}>
        {({ rows, total, on }) => {
          const dated = rows.filter(({ plannedStart, startedOn }) => plannedStart !== null || startedOn !== null)
          if (dated.length === 0) return <Empty title={words.gantt.none}>{words.gantt.noneTodo}</Empty>
          return (
            <>
              <p className="muted">
                {words.gantt.page((page - 1) * SIZE + 1, (page - 1) * SIZE + rows.length, total)} · {words.gantt.keys}
              </p>
              <Gantt rows={dated} on={on} onOpen={(line) => navigate(addressOf(line))} />
              <GanttLegend />
              {total > SIZE && (
                <p>
                  <button type="button" className="button" disabled={page === 1} onClick={() => turn(page - 1)}>
                    {words.gantt.before}
                  </button>{' '}
                  <button
                    type="button"
                    className="button"
                    disabled={page * SIZE >= total}
                    onClick={() => turn(page + 1)}
                  >
                    {words.gantt.next}
                  </button>
                </p>
              )}
            </>
          )
        }}
      </RegisterAnswer>
    </Page>
  )
}
