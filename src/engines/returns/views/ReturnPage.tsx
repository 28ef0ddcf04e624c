import { useCallback, useState } from 'react'
import { useParams } from 'react-router'
import { findPeriod, periodWords } from '../../../model/period.ts'
import { useAnswer, useForget } from '../../../ui/answers.ts'
import { ApiProblem, api } from '../../../ui/api.ts'
import { askReason } from '../../../ui/dialogs.tsx'
import { momentText } from '../../../ui/format.ts'
import { useSay } from '../../../ui/language.ts'
import { useLive } from '../../../ui/live.ts'
import { Mark, SimulatedMark } from '../../../ui/marks.tsx'
import { Page, Panel } from '../../../ui/Page.tsx'
import { useSession } from '../../../ui/session.ts'
import { Answer } from '../../../ui/states.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { returnStateNames } from '../../indicators/return-workflow.ts'
import type { RowAnswer, TaskPage } from '../answers.ts'
import { hindrancesOf } from '../checks.ts'
import { ActionDialog } from './ActionDialog.tsx'
import { DelegateDialog } from './DelegateDialog.tsx'
import { type SaveState, useDraft } from './draft.ts'
import { EvidenceDialog } from './EvidenceDialog.tsx'
import { Grid } from './Grid.tsx'
import { HistoryDialog } from './HistoryDialog.tsx'
import { StateMark } from './looks.tsx'
import { WorkbookDialog } from './WorkbookDialog.tsx'
import { useWords } from './words.ts'
import './returns.css'

/** One return: filled by its body, looked through by reviewers and planners, with everything that happened to it. */
export default function ReturnPage() {
  const { division = '', id = '' } = useParams()
  const path = `/api/v1/returns/${division}/${id}`
  const answer = useAnswer<TaskPage>(path)
  useLive('returns', [path])
  return <Answer of={answer}>{(page) => <Return key={page.task.id} page={page} path={path} />}</Answer>
}

type Open =
  | { readonly kind: 'history'; readonly row: RowAnswer }
  | { readonly kind: 'evidence'; readonly row: RowAnswer | null }
  | { readonly kind: 'workbook' }
  | { readonly kind: 'delegate' }
  | { readonly kind: 'action'; readonly action: TaskPage['actions'][number] }

function Return({ page, path }: { readonly page: TaskPage; readonly path: string }) {
  const words = useWords()
  const say = useSay()
  const session = useSession()
  const forget = useForget()
  const [open, setOpen] = useState<Open | null>(null)
  const [showsMissing, setShowsMissing] = useState(false)
  const again = useCallback(() => void forget([path, '/api/v1/returns']), [forget, path])
  const draft = useDraft(page, again)
  const { task } = page
  const period = findPeriod(task.period)
  const hindrances = hindrancesOf(draft.findings)
  const count = (severity: string) =>
    draft.findings.filter((one) => one.severity === severity && one.check !== 'missing').length
  const empty = draft.findings.filter(({ check }) => check === 'missing').length

  const take = async (action: TaskPage['actions'][number]) => {
    if (action.needs.includes('new-due-day')) return setOpen({ kind: 'action', action })
    if (action.action === 'submit') {
      if (!(await draft.send())) return
      if (hindrances.length > 0) {
        setShowsMissing(true)
        toast(`${words.page.cannotSubmit}：${say(hindrances[0]?.message ?? action.name)}`, { tone: 'wrong' })
        return
      }
    }
    const reason = action.needs.includes('reason')
      ? await askReason({ title: say(action.name), label: words.page.reason, does: say(action.name) })
      : ''
    if (reason !== null) await send(action, { reason })
  }
  const send = async (action: TaskPage['actions'][number], more: { reason: string; newDueDay?: string }) => {
    try {
      // What was just saved has counted the return on: asked as it stands now.
      const now = action.action === 'submit' ? await api.get<TaskPage>(path) : page
      await api.send('POST', `${path}/actions`, {
        action: action.action,
        revision: now.task.revision,
        ...(action.action === 'submit' ? { edits: now.task.edits } : {}),
        ...more,
      })
      toast(words.page.done(say(action.name)))
      setOpen(null)
      setShowsMissing(false)
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      if (error.code === 'values-not-in-order') setShowsMissing(true)
      toast(say(error.detail), { tone: 'wrong' })
    } finally {
      again()
    }
  }
  const returned = page.task.state === 'returned' ? page.steps.findLast(({ action }) => action === 'return') : undefined

  return (
    <Page
      title={`${task.formName} ${period === null ? task.period : say(periodWords(period))}`}
      back={{ to: '/returns', title: words.page.back }}
      note={
        <>
          <StateMark state={task.state} />
          <span>{task.bodyName}</span>
          {session.isSimulated && <SimulatedMark />}
        </>
      }
      actions={
        <>
          {page.mayFill && (
            <button type="button" className="button" onClick={() => setOpen({ kind: 'workbook' })}>
              {words.page.workbook}
            </button>
          )}
          {page.mayDelegate && (
            <button type="button" className="button" onClick={() => setOpen({ kind: 'delegate' })}>
              {words.page.delegate}
            </button>
          )}
          {page.actions
            .filter(({ isAllowed }) => isAllowed)
            .map((action) => (
              <button
                key={action.action}
                type="button"
                className={`button ${PRIMARY.has(action.action) ? 'is-primary' : ''}`}
                onClick={() => void take(action)}
              >
                {say(action.name)}
              </button>
            ))}
        </>
      }
      tools={
        <div className="returns-facts">
          <span>
            {words.page.days.due} <b>{task.days.due}</b>
          </span>
          <span title={words.page.calendar(page.calendar)}>
            {words.page.days.lock} <b>{task.days.lock}</b>
          </span>
          <span>
            {words.page.filled(
              page.rows.filter(({ id }) => draft.cellOf(id).text.trim() !== '').length,
              page.rows.length,
            )}
          </span>
          <span className={count('error') > 0 ? 'is-bad' : ''}>
            {count('error') + count('needs-note') + count('warning') === 0 && empty === 0
              ? words.page.allGood
              : words.page.findings(count('error'), count('needs-note'), count('warning'))}
          </span>
          {empty > 0 && page.mayFill && <span className="muted">{words.page.missingCells(empty)}</span>}
          {page.mayFill ? <SaveMark state={draft.state} /> : <span className="muted">{words.page.readOnly}</span>}
          {task.delegateName !== null && <span>{words.page.delegated(task.delegateName)}</span>}
          <button
            type="button"
            className="button is-quiet is-small"
            onClick={() => setOpen({ kind: 'evidence', row: null })}
          >
            {words.evidence.title} {page.evidence.length}
          </button>
        </div>
      }
    >
      {returned !== undefined && (
        <p className="returns-banner is-bad" role="status">
          {words.page.returned(returned.by, returned.reason ?? '')}
        </p>
      )}
      {task.askedCorrection !== null && (
        <p className="returns-banner" role="status">
          {words.page.asked(task.askedCorrection)}
        </p>
      )}
      {task.cancelledBecause !== null && (
        <p className="returns-banner" role="status">
          {words.page.cancelled(task.cancelledBecause)}
        </p>
      )}
      <WhyNot page={page} />
      <Grid
        page={page}
        mayFill={page.mayFill}
        cellOf={draft.cellOf}
        edit={draft.edit}
        findings={draft.findings}
        showsMissing={showsMissing || !page.mayFill}
        onHistory={(row) => setOpen({ kind: 'history', row })}
        onEvidence={(row) => setOpen({ kind: 'evidence', row })}
      />
      {page.mayFill && <p className="muted returns-hint">{words.grid.hint}</p>}
      <div className="returns-below">
        {page.differences.length > 0 && <Differences page={page} />}
        <Panel title={words.page.steps}>
          <ol className="returns-steps">
            {[...page.steps].reverse().map((step) => (
              <li key={step.seq}>
                <b>{say(step.name)}</b> {step.by} <time className="muted">{momentText(step.at)}</time>
                {step.from !== step.to && <span className="muted"> → {say(returnStateNames[step.to])}</span>}
                {step.reason !== null && <q>{step.reason}</q>}
              </li>
            ))}
          </ol>
        </Panel>
        {page.notices.length > 0 && (
          <Panel title={words.page.notices}>
            <ol className="returns-steps">
              {page.notices.map((notice) => (
                <li key={`${notice.at}${notice.kind}`}>
                  {notice.text} <span className="muted">{notice.by}</span>{' '}
                  <time className="muted">{momentText(notice.at)}</time>
                </li>
              ))}
            </ol>
          </Panel>
        )}
      </div>
      {open?.kind === 'history' && <HistoryDialog path={path} row={open.row} onClose={() => setOpen(null)} />}
      {open?.kind === 'evidence' && (
        <EvidenceDialog page={page} path={path} row={open.row} onClose={() => setOpen(null)} onChanged={again} />
      )}
      {open?.kind === 'workbook' && (
        <WorkbookDialog path={path} before={draft.send} onClose={() => setOpen(null)} onSaved={again} />
      )}
      {open?.kind === 'delegate' && (
        <DelegateDialog page={page} path={path} onClose={() => setOpen(null)} onChanged={again} />
      )}
      {open?.kind === 'action' && (
        <ActionDialog
          title={say(open.action.name)}
          start={page.today}
          onClose={() => setOpen(null)}
          onDone={(reason, newDueDay) => void send(open.action, { reason, newDueDay })}
        />
      )}
    </Page>
  )
}

const PRIMARY: ReadonlySet<string> = new Set(['submit', 'review', 'check', 'confirm'])

function SaveMark({ state }: { readonly state: SaveState }) {
  const { page: words } = useWords()
  switch (state) {
    case 'saved':
      return (
        <Mark tone="good" shape="✓">
          {words.saved}
        </Mark>
      )
    case 'unsaved':
      return (
        <Mark tone="fair" shape="●">
          {words.unsaved}
        </Mark>
      )
    case 'saving':
      return (
        <Mark tone="accent" shape="…">
          {words.saving}
        </Mark>
      )
    case 'failed':
      return (
        <Mark tone="bad" shape="✕">
          {words.failed}
        </Mark>
      )
    case 'conflict':
      return (
        <Mark tone="bad" shape="≠">
          {words.conflict}
        </Mark>
      )
  }
}

/** Why one's own actions are not possible now: past the lock, handed in by oneself. */
function WhyNot({ page }: { readonly page: TaskPage }) {
  const say = useSay()
  const own = page.actions.filter(({ isAllowed, why }) => !isAllowed && why !== null && !/办理。$/.test(why.zh))
  const reasons = [...new Set(own.map(({ why }) => (why === null ? '' : say(why))))]
  return reasons.map((reason) => (
    <p key={reason} className="returns-banner" role="status">
      {reason}
    </p>
  ))
}

function Differences({ page }: { readonly page: TaskPage }) {
  const { page: words, grid } = useWords()
  const say = useSay()
  const rows = new Map(page.rows.map((row) => [row.id, row]))
  return (
    <Panel title={words.differences}>
      <table className="versions">
        <thead>
          <tr>
            <th>{grid.indicator}</th>
            <th>{words.before}</th>
            <th>{words.after}</th>
            <th>{grid.note}</th>
          </tr>
        </thead>
        <tbody>
          {page.differences.map(({ row, before, after }) => (
            <tr key={row}>
              <td>{rows.has(row) ? say(rows.get(row)?.label ?? { zh: '', en: '' }) : '—'}</td>
              <td className="is-end">{before?.text || '—'}</td>
              <td className="is-end">
                <b>{after?.text || '—'}</b>
              </td>
              <td>{after?.note ?? ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  )
}
