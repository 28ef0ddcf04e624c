import { useMemo, useState } from 'react'
import { useNavigate } from 'react-router'
import { useAnswer } from '../../../ui/answers.ts'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { momentText } from '../../../ui/format.ts'
import { useLive } from '../../../ui/live.ts'
import { Mark, SimulatedMark } from '../../../ui/marks.tsx'
import { Page, Panel } from '../../../ui/Page.tsx'
import { useSession } from '../../../ui/session.ts'
import { Answer, Empty } from '../../../ui/states.tsx'
import type { DrawLine, DrawList } from '../answers.ts'
import { NewDrawDialog } from './NewDrawDialog.tsx'
import { useWords } from './words.ts'
import './draws.css'

const PATHS = ['/api/v1/draws']

const LOOKS = {
  committing: { tone: 'fair', shape: '◔' },
  waiting: { tone: 'fair', shape: '◑' },
  revealing: { tone: 'fair', shape: '◕' },
  drawn: { tone: 'good', shape: '●' },
  void: { tone: 'bad', shape: '✕' },
} as const

export function StageMark({ stage }: { readonly stage: DrawLine['stage'] }) {
  const words = useWords()
  const look = LOOKS[stage as keyof typeof LOOKS]
  return (
    <Mark tone={look.tone} shape={look.shape}>
      {words.stages[stage as keyof typeof LOOKS]}
    </Mark>
  )
}

/** 随机抽取: every draw of the division, each open to be run again. */
export default function DrawsPage() {
  const words = useWords()
  const session = useSession()
  const navigate = useNavigate()
  const [isMaking, setMaking] = useState(false)
  const answer = useAnswer<DrawList>('/api/v1/draws', { division: session.division })
  useLive('draws', PATHS)
  const columns = useMemo(
    (): readonly Column<DrawLine>[] => [
      { key: 'title', title: words.name, width: 280, isFixed: true, value: (row) => row.title },
      { key: 'by', title: words.by, width: 200, filters: true, value: (row) => row.by },
      {
        key: 'stage',
        title: words.stage,
        width: 140,
        filters: true,
        value: (row) => words.stages[row.stage as keyof typeof LOOKS],
        cell: (row) => <StageMark stage={row.stage} />,
      },
      {
        key: 'frozen',
        title: words.frozen,
        width: 160,
        value: (row) => row.frozenAt,
        cell: (row) => momentText(row.frozenAt),
      },
      {
        key: 'beacon',
        title: words.beacon,
        width: 160,
        value: (row) => row.beaconDue,
        cell: (row) => momentText(row.beaconDue),
      },
      { key: 'targets', title: words.targets, width: 90, align: 'end', value: (row) => row.targets },
      { key: 'drawn', title: words.drawn, width: 90, align: 'end', value: (row) => row.drawn },
      { key: 'visits', title: words.visits, width: 100, align: 'end', value: (row) => row.visits },
    ],
    [words],
  )
  const create = session.may('draws.run') && (
    <button type="button" className="button is-primary" onClick={() => setMaking(true)}>
      {words.create}
    </button>
  )
  return (
    <Page title={words.title} note={session.isSimulated && <SimulatedMark />} actions={create}>
      <Panel title={words.how}>
        <p>{words.howText}</p>
      </Panel>
      <Answer of={answer}>
        {({ rows }) => (
          <DataTable
            id="draws"
            label={words.title}
            rows={rows}
            rowKey={({ id }) => id}
            columns={columns}
            onOpen={({ division, id }) => navigate(`/draws/${division}/${id}`)}
            card={(row) => (
              <div className="draw-card">
                <StageMark stage={row.stage} />
                <b>{row.title}</b>
                <span className="muted">
                  {row.by} · {words.firms(row.targets)}
                </span>
              </div>
            )}
            empty={
              <Empty title={words.empty} actions={create}>
                {words.emptyText}
              </Empty>
            }
          />
        )}
      </Answer>
      {isMaking && (
        <NewDrawDialog onClose={() => setMaking(false)} onMade={(id) => navigate(`/draws/${session.division}/${id}`)} />
      )}
    </Page>
  )
}
