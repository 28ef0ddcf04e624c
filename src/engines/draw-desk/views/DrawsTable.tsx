import { useMemo } from 'react'
import { useAnswer } from '../../../ui/answers.ts'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { momentText } from '../../../ui/format.ts'
import { useLive } from '../../../ui/live.ts'
import { Mark } from '../../../ui/marks.tsx'
import { useSession } from '../../../ui/session.ts'
import { Answer, Empty } from '../../../ui/states.tsx'
import type { DrawLine, DrawList } from '../answers.ts'
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

/** Every draw of one system, each open to be run again. */
export function DrawsTable({
  system,
  title,
  followed,
  counted,
  onOpen,
  empty,
}: {
  readonly system: string
  readonly title: string
  /** What follows of a result: 已派检查, and how much of it there is. */
  readonly followed: { readonly title: string; readonly of: (counts: Readonly<Record<string, number>>) => number }
  readonly counted: (count: number) => string
  readonly onOpen: (line: DrawLine) => void
  readonly empty: React.ReactNode
}) {
  const words = useWords()
  const session = useSession()
  const answer = useAnswer<DrawList>('/api/v1/draws', { division: session.division, system })
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
        title: words.beaconOut,
        width: 160,
        value: (row) => row.beaconDue,
        cell: (row) => momentText(row.beaconDue),
      },
      { key: 'targets', title: words.targets, width: 90, align: 'end', value: (row) => row.targets },
      { key: 'drawn', title: words.drawn, width: 90, align: 'end', value: (row) => row.drawn },
      {
        key: 'followed',
        title: followed.title,
        width: 100,
        align: 'end',
        value: (row) => (row.followed === null ? null : followed.of(row.followed)),
      },
    ],
    [words, followed],
  )
  return (
    <Answer of={answer}>
      {({ rows }) => (
        <DataTable
          id={`draws-${system}`}
          label={title}
          rows={rows}
          rowKey={({ id }) => id}
          columns={columns}
          onOpen={onOpen}
          card={(row) => (
            <div className="draw-card">
              <StageMark stage={row.stage} />
              <b>{row.title}</b>
              <span className="muted">
                {row.by} · {counted(row.targets)}
              </span>
            </div>
          )}
          empty={<Empty title={words.empty}>{empty}</Empty>}
        />
      )}
    </Answer>
  )
}
