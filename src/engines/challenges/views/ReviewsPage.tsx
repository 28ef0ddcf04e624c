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
import type { ReviewLine, ReviewList } from '../answers.ts'
import { NewReviewDialog } from './NewReviewDialog.tsx'
import { useWords } from './words.ts'
import './reviews.css'

const PATHS = ['/api/v1/blind-reviews']

const LOOKS = {
  drawing: { tone: 'fair', shape: '◔' },
  marking: { tone: 'fair', shape: '◑' },
  defending: { tone: 'fair', shape: '◕' },
  closed: { tone: 'good', shape: '●' },
  void: { tone: 'bad', shape: '✕' },
} as const

export function ReviewStageMark({ stage }: { readonly stage: ReviewLine['stage'] }) {
  const words = useWords()
  const key = stage as keyof typeof LOOKS
  return <Mark {...LOOKS[key]}>{words.stages[key]}</Mark>
}

/** 揭榜盲评: every review of a challenge's bids, and the way to begin one. */
export default function ReviewsPage() {
  const words = useWords()
  const session = useSession()
  const navigate = useNavigate()
  const [isMaking, setMaking] = useState(false)
  const answer = useAnswer<ReviewList>('/api/v1/blind-reviews', { division: session.division })
  useLive('reviews', PATHS)
  useLive('draws', PATHS)
  const columns = useMemo(
    (): readonly Column<ReviewLine>[] => [
      { key: 'number', title: words.number, width: 130, isFixed: true, value: (row) => row.number },
      { key: 'title', title: words.challenge, width: 300, value: (row) => row.title },
      {
        key: 'stage',
        title: words.stage,
        width: 130,
        filters: true,
        value: (row) => words.stages[row.stage as keyof typeof LOOKS],
        cell: (row) => <ReviewStageMark stage={row.stage} />,
      },
      {
        key: 'frozen',
        title: words.frozen,
        width: 160,
        value: (row) => row.frozenAt,
        cell: (row) => momentText(row.frozenAt),
      },
      { key: 'bids', title: words.bids, width: 80, align: 'end', value: (row) => row.bids },
      { key: 'seats', title: words.seats, width: 90, align: 'end', value: (row) => row.seats },
      { key: 'marked', title: words.marked, width: 90, align: 'end', value: (row) => row.marked },
      {
        key: 'by',
        title: words.markBy,
        width: 160,
        value: (row) => row.markBy,
        cell: (row) => momentText(row.markBy),
      },
    ],
    [words],
  )
  const open = ({ division, id }: Pick<ReviewLine, 'division' | 'id'>) => navigate(`/blind-reviews/${division}/${id}`)
  return (
    <Page
      title={words.title}
      note={session.isSimulated && <SimulatedMark />}
      actions={
        session.may('reviews.run') && (
          <button type="button" className="button is-primary" onClick={() => setMaking(true)}>
            {words.begin}
          </button>
        )
      }
    >
      <Panel title={words.how}>
        <p>{words.howText}</p>
      </Panel>
      <Answer of={answer}>
        {({ rows }) => (
          <DataTable
            id="blind-reviews"
            label={words.title}
            rows={rows}
            rowKey={({ id }) => id}
            columns={columns}
            onOpen={open}
            card={(row) => (
              <div className="review-card">
                <ReviewStageMark stage={row.stage} />
                <b>{row.title}</b>
                <span className="muted">
                  {row.number} · {words.bids} {words.count(row.bids)}
                </span>
              </div>
            )}
            empty={<Empty title={words.empty}>{words.emptyText}</Empty>}
          />
        )}
      </Answer>
      {isMaking && (
        <NewReviewDialog onClose={() => setMaking(false)} onMade={(id) => open({ division: session.division, id })} />
      )}
    </Page>
  )
}
