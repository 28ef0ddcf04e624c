import { useEffect, useState } from 'react'
import { Link, useParams, useSearchParams } from 'react-router'
import { useAnswer, useForget } from '../../../ui/answers.ts'
import { api } from '../../../ui/api.ts'
import { askConfirmation } from '../../../ui/dialogs.tsx'
import { useSay } from '../../../ui/language.ts'
import { useLive } from '../../../ui/live.ts'
import { Mark, SimulatedMark } from '../../../ui/marks.tsx'
import { Page } from '../../../ui/Page.tsx'
import { Answer, Problem } from '../../../ui/states.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useTrying } from '../../../ui/trying.ts'
import type { RoundPage as RoundAnswer } from '../answers.ts'
import { leadsOn, ROUND_STATES, roundStateNames } from '../round-state.ts'
import { ComputationBanner } from './ComputationBanner.tsx'
import { DataPanel } from './DataPanel.tsx'
import { HistoryPanel } from './HistoryPanel.tsx'
import { NoticePanel } from './NoticePanel.tsx'
import { PublishDialog } from './PublishDialog.tsx'
import { ResultsPanel } from './ResultsPanel.tsx'
import { useRoundWords } from './round-words.ts'
import { StepDialog } from './StepDialog.tsx'
import './evaluations.css'

const TABS = ['data', 'results', 'notice', 'history'] as const
type Tab = (typeof TABS)[number]

/** 一轮评价: its stages, data, results, notice and objections, and every version of each. */
export default function RoundPage() {
  const words = useRoundWords()
  const { division = '', id = '' } = useParams()
  const path = `/api/v1/evaluation-rounds/${division}/${id}`
  const [isComputing, setComputing] = useState(false)
  // While something is computed the page asks how far it is; live changes tell the rest.
  const answer = useAnswer<RoundAnswer>(path, undefined, isComputing ? { every: 1500 } : {})
  const underWay = answer.data?.computation?.isUnderWay === true
  useEffect(() => setComputing(underWay), [underWay])
  const forget = useForget()
  useLive('evaluations', [path])
  const [search, setSearch] = useSearchParams()
  const title = answer.data?.title ?? words.back
  return (
    <Page
      title={title}
      back={{ to: '/evaluations', title: words.back }}
      note={answer.data !== undefined && <RoundNote round={answer.data} />}
      actions={answer.data !== undefined && <RoundActions round={answer.data} path={path} />}
    >
      <Answer of={answer}>
        {(round) => {
          const asked = search.get('tab')
          const tab: Tab = TABS.find((one) => one === asked) ?? firstTab(round)
          const again = () => forget(['/api/v1/evaluation-rounds'])
          return (
            <div className="evaluation-round">
              <Stages round={round} />
              <Clock of={round.clock} />
              {round.computation !== null && <ComputationBanner of={round.computation} />}
              <Reasons round={round} />
              <div className="evaluation-tabs" role="tablist" aria-label={title}>
                {TABS.map((one) => (
                  <button
                    key={one}
                    type="button"
                    role="tab"
                    aria-selected={tab === one}
                    onClick={() => setSearch({ tab: one }, { replace: true })}
                  >
                    {words.tabs[one]}
                    {one === 'notice' && round.objections.length > 0 && <b> {round.objections.length}</b>}
                  </button>
                ))}
              </div>
              {tab === 'data' && <DataPanel round={round} path={path} onChanged={again} />}
              {tab === 'results' && <ResultsPanel round={round} path={path} onChanged={again} />}
              {tab === 'notice' && <NoticePanel round={round} path={path} onChanged={again} />}
              {tab === 'history' && <HistoryPanel round={round} path={path} />}
            </div>
          )
        }}
      </Answer>
    </Page>
  )
}

const firstTab = (round: RoundAnswer): Tab =>
  round.state === 'draft' || round.state === 'confirming' ? 'data' : round.seesAll ? 'results' : 'notice'

function RoundNote({ round }: { readonly round: RoundAnswer }) {
  const words = useRoundWords()
  const say = useSay()
  return (
    <>
      {round.isSimulated && <SimulatedMark />} {say(round.periodWords)} ·{' '}
      <Link to={`/evaluation-schemes/${round.division}/${round.scheme.id}?no=${round.scheme.no}`}>
        {words.scheme(say(round.scheme.name), round.scheme.no)}
      </Link>
      {round.scheme.documentNo !== null && <span className="muted"> {round.scheme.documentNo}</span>}
    </>
  )
}

/** The stages in a row, the present one marked, with its last day; a review only where there was one. */
function Stages({ round }: { readonly round: RoundAnswer }) {
  const words = useRoundWords()
  const say = useSay()
  const hadReview = round.state === 'review' || round.steps.some(({ state }) => state === 'review')
  const states = ROUND_STATES.filter((state) => state !== 'review' || hadReview)
  const at = states.indexOf(round.state)
  const reached = new Set(round.steps.map(({ state }) => state))
  return (
    <ol className="evaluation-stages" aria-label={words.stages}>
      {states.map((state, i) => {
        const isPast = round.state !== state && (i < at || (round.state === 'final' && reached.has(state)))
        const last = round.steps.findLast((step) => step.state === state)
        return (
          <li
            key={state}
            className={state === round.state ? 'is-now' : isPast ? 'is-past' : ''}
            aria-current={state === round.state ? 'step' : undefined}
          >
            <b>
              <i aria-hidden="true">{isPast ? '✓' : i + 1}</i> {say(roundStateNames[state])}
            </b>
            <small className="muted">
              {state === round.state && round.dueOn !== null
                ? words.until(round.dueOn)
                : isPast && last !== undefined
                  ? last.at.slice(0, 10)
                  : ''}
            </small>
          </li>
        )
      })}
    </ol>
  )
}

/** How long the stage has still, and what comes of it when that is over: a deadline that says nothing of its end helps nobody. */
function Clock({ of }: { readonly of: RoundAnswer['clock'] }) {
  const { clock: words } = useRoundWords()
  const say = useSay()
  if (of === null) return null
  const unit = words.units[of.unit]
  return (
    <p className="evaluation-clock">
      <Mark
        tone={of.isOverdue ? 'bad' : of.isOver ? 'none' : of.left <= SOON ? 'fair' : 'good'}
        shape={of.isOver ? '!' : '◐'}
      >
        {of.isOverdue
          ? words.overdue(of.dueOn, -of.left, unit)
          : of.isOver
            ? words.over(of.dueOn)
            : words.left(of.dueOn, of.left, unit)}
      </Mark>{' '}
      <span className="muted">
        {say(of.atEnd)} {of.extended > 0 && words.extended(of.extended)}
      </span>
    </p>
  )
}
/** Days within which a deadline is marked as near. */
const SOON = 2

/** Why the next stage cannot be entered yet: a button that is dead must say so. */
function Reasons({ round }: { readonly round: RoundAnswer }) {
  const say = useSay()
  // That a stage cannot be put off stands at the button, and is no reason why nothing goes on; that a notice still stands is told
  // by its clock.
  const reasons = round.acts.flatMap(({ act, refusal }) =>
    refusal === null || act === 'extend' || act === 'close-notice' ? [] : [say(refusal)],
  )
  return reasons.length === 0 ? null : (
    <p className="muted" role="status">
      {reasons.join(' ')}
    </p>
  )
}

function RoundActions({ round, path }: { readonly round: RoundAnswer; readonly path: string }) {
  const words = useRoundWords()
  const say = useSay()
  const forget = useForget()
  const { attempt, problem, isBusy } = useTrying()
  const [asking, setAsking] = useState<RoundAnswer['acts'][number] | null>(null)
  const take = async (step: RoundAnswer['acts'][number]) => {
    if (step.needs.length > 0) return setAsking(step)
    const title = say(step.words)
    if (!(await askConfirmation({ title, text: words.confirmAsk }))) return
    await attempt(async () => {
      await api.send('POST', `${path}/steps`, {
        revision: round.revision,
        act: step.act,
        reason: '',
        documentNo: null,
      })
      toast(`${title} · ${words.done}`)
    })
    await forget(['/api/v1/evaluation-rounds'])
  }
  const asked = {
    round,
    path,
    onClose: () => setAsking(null),
    onDone: async () => {
      setAsking(null)
      if (asking !== null) toast(`${say(asking.words)} · ${words.done}`)
      await forget(['/api/v1/evaluation-rounds'])
    },
  }
  return (
    <>
      {round.acts.map((act) => (
        <button
          key={act.act}
          type="button"
          className={`button${act.refusal === null && leadsOn(act.act) ? ' is-primary' : ''}`}
          disabled={isBusy || act.refusal !== null}
          title={act.refusal === null ? undefined : say(act.refusal)}
          onClick={() => void take(act)}
        >
          {say(act.words)}
        </button>
      ))}
      {round.seesAll && round.acts.length > 0 && (
        <Link className="button" to={`/evaluations/${round.division}/${round.id}/compare`}>
          {words.compare}
        </Link>
      )}
      {asking !== null &&
        (asking.act === 'publish' ? <PublishDialog {...asked} /> : <StepDialog {...asked} step={asking} />)}
      {problem !== null && (
        <div className="evaluation-why">
          <Problem of={problem} />
        </div>
      )}
    </>
  )
}
