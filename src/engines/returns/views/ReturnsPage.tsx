import { useMemo } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { findPeriod, periodWords } from '../../../model/period.ts'
import { useAnswer, useForget } from '../../../ui/answers.ts'
import { ApiProblem, api } from '../../../ui/api.ts'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { askReason } from '../../../ui/dialogs.tsx'
import { daysBetween, momentText } from '../../../ui/format.ts'
import { useSay } from '../../../ui/language.ts'
import { useLive } from '../../../ui/live.ts'
import { Mark, SimulatedMark } from '../../../ui/marks.tsx'
import { Page } from '../../../ui/Page.tsx'
import { useSession } from '../../../ui/session.ts'
import { Answer, Empty } from '../../../ui/states.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { RETURN_STATES, type ReturnAction } from '../../indicators/return-workflow.ts'
import type { BulkAnswer, TaskList, TaskRow } from '../answers.ts'
import { StateMark } from './looks.tsx'
import { useWords, type Words } from './words.ts'
import './returns.css'

const TABS = ['mine', 'open', 'overdue', 'all'] as const
type Tab = (typeof TABS)[number]
const PATHS = ['/api/v1/returns', '/api/v1/return-matrix']
const BULK = ['review', 'check', 'confirm', 'return'] as const satisfies readonly ReturnAction[]

/** 数据报送: what waits for me first, then what is under way, overdue, and everything; many handled at once. */
export default function ReturnsPage() {
  const words = useWords()
  const say = useSay()
  const session = useSession()
  const navigate = useNavigate()
  const forget = useForget()
  const [search, setSearch] = useSearchParams()
  const tab = TABS.find((one) => one === search.get('tab')) ?? 'mine'
  const answer = useAnswer<TaskList>(
    '/api/v1/returns',
    { division: session.division, ...(tab === 'all' ? {} : { only: tab }) },
    { keepsLast: true },
  )
  useLive('returns', PATHS)
  const columns = useMemo(() => columnsOf(words, say, answer.data?.today ?? ''), [words, say, answer.data?.today])

  const take = async (action: (typeof BULK)[number], rows: readonly TaskRow[], clear: () => void) => {
    const able = rows.filter(({ actions }) => actions.includes(action))
    if (able.length === 0) return toast(words.list.bulkNone, { tone: 'wrong' })
    const reason =
      action === 'return' ? await askReason({ title: words.list.reasonToReturn, does: words.list.return }) : ''
    if (reason === null) return
    await telling(async () => {
      const { results } = await api.send<BulkAnswer>('POST', '/api/v1/returns/actions', {
        action,
        tasks: able.map(({ id, revision }) => ({ id, revision })),
        reason,
      })
      const refused = results.find(({ isDone }) => !isDone)
      toast(words.list.bulkDone(results.filter(({ isDone }) => isDone).length, results.length))
      if (refused?.message != null) toast(say(refused.message), { tone: 'wrong' })
      clear()
    })
  }
  const urge = async (rows: readonly TaskRow[], clear: () => void) => {
    const text = await askReason({
      title: words.list.urge,
      label: words.list.urgeWords,
      does: words.list.urge,
      atLeast: 0,
    })
    if (text === null) return
    await telling(async () => {
      const { urged } = await api.send<{ urged: readonly string[] }>('POST', '/api/v1/returns/urge', {
        tasks: rows.map(({ id }) => id),
        words: text || null,
      })
      toast(words.list.urged(urged.length))
      clear()
    })
  }
  const telling = async (work: () => Promise<void>) => {
    try {
      await work()
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      toast(say(error.detail), { tone: 'wrong' })
    } finally {
      await forget(PATHS)
    }
  }

  return (
    <Page
      title={words.list.title}
      note={session.isSimulated && <SimulatedMark />}
      tools={
        <div className="returns-tabs" role="tablist">
          {TABS.map((one: Tab) => (
            <button
              key={one}
              type="button"
              role="tab"
              aria-selected={tab === one}
              className={`button is-quiet ${tab === one ? 'is-chosen' : ''}`}
              onClick={() => setSearch(one === 'mine' ? {} : { tab: one }, { replace: true })}
            >
              {words.list.tabs[one]}
              {tab === one && answer.data !== undefined && <span className="count">{answer.data.rows.length}</span>}
            </button>
          ))}
        </div>
      }
    >
      <Answer of={answer}>
        {(list) => (
          <>
            {list.isCut && <p className="muted">{words.list.isCut}</p>}
            <DataTable
              id="returns"
              label={words.list.label}
              rows={list.rows}
              rowKey={({ id }) => id}
              columns={columns}
              onOpen={({ division, id }) => navigate(`/returns/${division}/${id}`)}
              rowClass={({ cancelledBecause }) => (cancelledBecause === null ? '' : 'is-cancelled')}
              bulk={(rows, clear) => (
                <>
                  {BULK.filter((action) => rows.some(({ actions }) => actions.includes(action))).map((action) => (
                    <button
                      key={action}
                      type="button"
                      className="button"
                      onClick={() => void take(action, rows, clear)}
                    >
                      {words.list[action]}
                    </button>
                  ))}
                  {session.may('returns.administer') && rows.some(({ isOwed }) => isOwed) && (
                    <button type="button" className="button" onClick={() => void urge(rows, clear)}>
                      {words.list.urge}
                    </button>
                  )}
                </>
              )}
              empty={
                <Empty title={tab === 'mine' ? words.list.emptyMine : words.list.empty}>{words.list.emptyTodo}</Empty>
              }
            />
          </>
        )}
      </Answer>
    </Page>
  )
}

function columnsOf({ list: words }: Words, say: ReturnType<typeof useSay>, today: string): readonly Column<TaskRow>[] {
  return [
    { key: 'form', title: words.form, width: 190, isFixed: true, filters: true, value: (row) => row.formName },
    {
      key: 'period',
      title: words.period,
      width: 170,
      filters: true,
      value: (row) => row.period,
      cell: (row) => {
        const period = findPeriod(row.period)
        return (
          <>
            {period === null ? row.period : say(periodWords(period))}
            {row.isCatchUp && <span className="returns-tag">{words.catchUp}</span>}
          </>
        )
      },
    },
    { key: 'body', title: words.body, width: 180, filters: true, value: (row) => row.bodyName },
    {
      key: 'state',
      title: words.state,
      width: 150,
      value: (row) => RETURN_STATES.indexOf(row.state),
      cell: (row) =>
        row.cancelledBecause !== null ? (
          <span className="muted" title={row.cancelledBecause}>
            {words.cancelled}
          </span>
        ) : (
          <>
            <StateMark state={row.state} />
            {row.askedCorrection !== null && (
              <span className="returns-tag" title={row.askedCorrection}>
                {words.asked}
              </span>
            )}
          </>
        ),
    },
    { key: 'due', title: words.due, width: 110, value: (row) => row.days.due },
    {
      key: 'left',
      title: words.left,
      width: 120,
      value: (row) => (row.isOwed && today !== '' ? daysBetween(today, row.days.due) : null),
      cell: (row) => {
        if (!row.isOwed || today === '') return '—'
        const left = daysBetween(today, row.days.due)
        if (left < 0)
          return (
            <Mark tone="bad" shape="!">
              {words.overdueBy(-left)}
            </Mark>
          )
        return left === 0 ? (
          <Mark tone="poor" shape="▲">
            {words.today}
          </Mark>
        ) : (
          words.inDays(left)
        )
      },
    },
    {
      key: 'filled',
      title: words.filled,
      width: 90,
      align: 'end',
      value: (row) => row.filled,
      cell: (row) => `${row.filled}/${row.cells}`,
    },
    { key: 'lock', title: words.lock, width: 110, isHidden: true, value: (row) => row.days.lock },
    { key: 'delegate', title: words.delegate, width: 110, isHidden: true, value: (row) => row.delegateName },
    {
      key: 'notice',
      title: words.notice,
      width: 260,
      value: (row) => row.lastNotice?.text ?? null,
      cell: (row) =>
        row.lastNotice === null ? (
          '—'
        ) : (
          <span title={row.lastNotice.text}>
            {momentText(row.lastNotice.at)} {row.lastNotice.text}
          </span>
        ),
    },
  ]
}
