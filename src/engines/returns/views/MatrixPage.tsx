import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { findPeriod, periodWords } from '../../../model/period.ts'
import { useAnswer, useForget } from '../../../ui/answers.ts'
import { ApiProblem, api } from '../../../ui/api.ts'
import { askReason } from '../../../ui/dialogs.tsx'
import { useSay } from '../../../ui/language.ts'
import { useLive } from '../../../ui/live.ts'
import { SimulatedMark } from '../../../ui/marks.tsx'
import { Page } from '../../../ui/Page.tsx'
import { useSession } from '../../../ui/session.ts'
import { Answer, Empty } from '../../../ui/states.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { RETURN_STATES, type ReturnAction } from '../../indicators/return-workflow.ts'
import type { BulkAnswer, FormList, Matrix, TaskRow } from '../answers.ts'
import { StateMark, stateLooks } from './looks.tsx'
import { useWords } from './words.ts'
import './returns.css'

const PATHS = ['/api/v1/returns', '/api/v1/return-matrix']
const BULK = ['review', 'check', 'confirm', 'return'] as const satisfies readonly ReturnAction[]

/** 报送进度: one form's returns as bodies by periods; many chosen and handled at once. */
export default function MatrixPage() {
  const words = useWords()
  const say = useSay()
  const session = useSession()
  const forget = useForget()
  const [search, setSearch] = useSearchParams()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const forms = useAnswer<FormList>('/api/v1/return-forms', { division: session.division })
  const form = search.get('form') ?? forms.data?.forms[0]?.id ?? null
  const year = search.get('year') ?? session.today().slice(0, 4)
  const answer = useAnswer<Matrix>(
    '/api/v1/return-matrix',
    { division: session.division, form, year },
    { when: form !== null, keepsLast: true },
  )
  useLive('returns', PATHS)
  const choose = (key: string, value: string) => {
    const next = new URLSearchParams(search)
    next.set(key, value)
    setSearch(next, { replace: true })
    setChosen(new Set())
  }
  const tasks = (answer.data?.bodies ?? []).flatMap(({ tasks: row }) => row.flatMap((task) => task ?? []))
  const picked = tasks.filter(({ id }) => chosen.has(id))
  const toggle = (id: string) =>
    setChosen((now) => {
      const next = new Set(now)
      if (!next.delete(id)) next.add(id)
      return next
    })
  const telling = async (work: () => Promise<void>) => {
    try {
      await work()
      setChosen(new Set())
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      toast(say(error.detail), { tone: 'wrong' })
    } finally {
      await forget(PATHS)
    }
  }
  const take = async (action: (typeof BULK)[number]) => {
    const reason =
      action === 'return' ? await askReason({ title: words.list.reasonToReturn, does: words.list.return }) : ''
    if (reason === null) return
    await telling(async () => {
      const able = picked.filter(({ actions }) => actions.includes(action))
      const { results } = await api.send<BulkAnswer>('POST', '/api/v1/returns/actions', {
        action,
        tasks: able.map(({ id, revision }) => ({ id, revision })),
        reason,
      })
      toast(words.list.bulkDone(results.filter(({ isDone }) => isDone).length, results.length))
      const refused = results.find(({ isDone }) => !isDone)
      if (refused?.message != null) toast(say(refused.message), { tone: 'wrong' })
    })
  }
  const urge = () =>
    telling(async () => {
      const { urged } = await api.send<{ urged: readonly string[] }>('POST', '/api/v1/returns/urge', {
        tasks: picked.map(({ id }) => id),
      })
      toast(words.list.urged(urged.length))
    })

  return (
    <Page
      title={words.matrix.title}
      note={session.isSimulated && <SimulatedMark />}
      actions={
        picked.length > 0 && (
          <>
            <span className="muted">{words.matrix.selected(picked.length)}</span>
            {BULK.filter((action) => picked.some(({ actions }) => actions.includes(action))).map((action) => (
              <button key={action} type="button" className="button" onClick={() => void take(action)}>
                {words.list[action]}
              </button>
            ))}
            {session.may('returns.administer') && picked.some(({ isOwed }) => isOwed) && (
              <button type="button" className="button" onClick={() => void urge()}>
                {words.list.urge}
              </button>
            )}
            <button type="button" className="button is-quiet" onClick={() => setChosen(new Set())}>
              {words.matrix.clear}
            </button>
          </>
        )
      }
      tools={
        <div className="returns-facts">
          <label>
            {words.matrix.form}{' '}
            <select className="select" value={form ?? ''} onChange={(event) => choose('form', event.target.value)}>
              {(forms.data?.forms ?? []).map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </label>
          <label>
            {words.matrix.year}{' '}
            <select className="select" value={year} onChange={(event) => choose('year', event.target.value)}>
              {yearsAround(session.today()).map((one) => (
                <option key={one}>{one}</option>
              ))}
            </select>
          </label>
          <button
            type="button"
            className="button is-small"
            onClick={() => setChosen(new Set(tasks.filter(({ actions }) => actions.length > 0).map(({ id }) => id)))}
          >
            {words.matrix.selectAll}
          </button>
          <span className="returns-legend" title={words.matrix.legend}>
            {RETURN_STATES.map((state) => (
              <StateMark key={state} state={state} />
            ))}
          </span>
        </div>
      }
    >
      {form === null && forms.data !== undefined ? (
        <Empty title={words.forms.empty}>{words.forms.emptyTodo}</Empty>
      ) : (
        <Answer
          of={answer}
          isEmpty={({ bodies }) => bodies.length === 0}
          empty={<Empty title={words.matrix.empty}>{words.list.emptyTodo}</Empty>}
        >
          {(matrix) => (
            <div className="returns-matrix">
              <table>
                <thead>
                  <tr>
                    <th>{words.matrix.body}</th>
                    {matrix.periods.map((text) => {
                      const period = findPeriod(text)
                      return (
                        <th key={text}>{period === null ? text : say(periodWords(period)).replace(/^\d{4}年/, '')}</th>
                      )
                    })}
                  </tr>
                </thead>
                <tbody>
                  {matrix.bodies.map(({ id, name, tasks: row }) => (
                    <tr key={id}>
                      <th scope="row">{name}</th>
                      {row.map((task, i) => (
                        <td key={matrix.periods[i]}>
                          {task === null ? (
                            <span className="muted">{words.matrix.none}</span>
                          ) : (
                            <MatrixCell
                              task={task}
                              today={matrix.today}
                              isChosen={chosen.has(task.id)}
                              onToggle={() => toggle(task.id)}
                            />
                          )}
                        </td>
                      ))}
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )}
        </Answer>
      )}
    </Page>
  )
}

const yearsAround = (today: string) => Array.from({ length: 14 }, (_, i) => String(Number(today.slice(0, 4)) + 1 - i))

function MatrixCell({
  task,
  today,
  isChosen,
  onToggle,
}: {
  readonly task: TaskRow
  readonly today: string
  readonly isChosen: boolean
  readonly onToggle: () => void
}) {
  const words = useWords()
  const isLate = task.isOwed && today >= task.days.overdue
  return (
    <div className={`returns-cell is-${stateLooks[task.state].tone} ${isChosen ? 'is-chosen' : ''}`}>
      <input
        type="checkbox"
        checked={isChosen}
        onChange={onToggle}
        aria-label={`${task.bodyName} ${task.period}`}
        disabled={task.actions.length === 0 && !task.isOwed}
      />
      <Link to={`/returns/${task.division}/${task.id}`} title={`${words.list.due} ${task.days.due}`}>
        {task.cancelledBecause === null ? <StateMark state={task.state} /> : words.list.cancelled}
      </Link>
      <small>
        {task.filled}/{task.cells}
        {isLate && <b className="is-bad"> {words.matrix.late}</b>}
      </small>
    </div>
  )
}
