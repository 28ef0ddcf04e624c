import { useNavigate } from 'react-router'
import { useAnswer } from '../../../ui/answers.ts'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { Figure } from '../../../ui/Figure.tsx'
import { percentText } from '../../../ui/format.ts'
import { SimulatedMark } from '../../../ui/marks.tsx'
import { Page } from '../../../ui/Page.tsx'
import { usePlan } from '../../../ui/plan.ts'
import { useSession } from '../../../ui/session.ts'
import { Answer, Empty } from '../../../ui/states.tsx'
import type { BodyLoad, BodyLoads } from '../answers.ts'
import { finishedOrigin } from './origins.ts'
import { useWords } from './words.ts'

/** What each body carries and what is overdue with it, the most overdue first. */
export default function BodiesPage() {
  const { bodies: words, list } = useWords()
  const session = useSession()
  const plan = usePlan()
  const navigate = useNavigate()
  const answer = useAnswer<BodyLoads>('/api/v1/commitment-bodies', {
    division: session.division,
    plan: plan.id,
    on: plan.asOf,
  })
  const columns: readonly Column<BodyLoad>[] = [
    { key: 'body', title: words.body, width: 220, isFixed: true, value: ({ body }) => body.name },
    { key: 'leads', title: words.leads, width: 80, align: 'end', value: ({ leads }) => leads },
    { key: 'supports', title: words.supports, width: 80, align: 'end', value: ({ supports }) => supports },
    {
      key: 'finished',
      title: words.finished,
      width: 90,
      align: 'end',
      value: ({ standings }) => standings.finished ?? 0,
    },
    {
      key: 'share',
      title: words.share,
      width: 100,
      align: 'end',
      value: ({ finishedShare }) => finishedShare,
      cell: (load) => (
        <Figure
          value={null}
          text={percentText(load.finishedShare)}
          title={`${load.body.name} ${words.share}`}
          origin={load.finishedShare === null ? null : finishedOrigin(load, plan.id)}
        />
      ),
    },
    { key: 'overdue', title: words.overdue, width: 80, align: 'end', value: ({ overdue }) => overdue || null },
    {
      key: 'longest',
      title: words.longest,
      unit: list.days,
      width: 120,
      align: 'end',
      value: ({ daysOverdue }) => daysOverdue || null,
    },
    {
      key: 'supervised',
      title: words.supervised,
      width: 90,
      align: 'end',
      value: ({ supervised }) => supervised || null,
    },
    { key: 'waiting', title: words.waiting, width: 110, align: 'end', value: ({ waiting }) => waiting || null },
  ]
  return (
    <Page title={words.title} note={session.isSimulated && <SimulatedMark />}>
      <Answer of={answer}>
        {({ rows }) => (
          <DataTable
            id="commitment-bodies"
            label={words.label}
            rows={rows}
            columns={columns}
            rowKey={({ body }) => body.id}
            onOpen={({ body }) => navigate(`/tasks?body=${body.id}`)}
            empty={<Empty title={words.empty}>{words.emptyTodo}</Empty>}
          />
        )}
      </Answer>
    </Page>
  )
}
