import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { useAnswer, useForget } from '../../../ui/answers.ts'
import { ApiProblem, api } from '../../../ui/api.ts'
import { askReason } from '../../../ui/dialogs.tsx'
import { Figure } from '../../../ui/Figure.tsx'
import { momentText, percentText } from '../../../ui/format.ts'
import { useSay } from '../../../ui/language.ts'
import { Mark, ProgressBar, SimulatedMark } from '../../../ui/marks.tsx'
import { Page, Panel } from '../../../ui/Page.tsx'
import { usePlan } from '../../../ui/plan.ts'
import { useSession } from '../../../ui/session.ts'
import { Answer, Empty } from '../../../ui/states.tsx'
import { toast } from '../../../ui/toasts.tsx'
import type { CommitmentPage as Shown } from '../answers.ts'
import { CommitmentMark } from './looks.tsx'
import { MilestoneForm } from './MilestoneForm.tsx'
import { progressOrigin } from './origins.ts'
import { ReportForm } from './ReportForm.tsx'
import { SuperviseForm } from './SuperviseForm.tsx'
import { WorkForm } from './WorkForm.tsx'
import { useWords } from './words.ts'
import './commitments.css'

type Open = 'work' | 'milestones' | 'supervise' | { readonly report: string | null } | null

/** One commitment: its sentence, who does it, its milestones, what was reported, how it is supervised. */
export default function CommitmentPage() {
  const { division = '', id = '' } = useParams()
  const { list } = useWords()
  const answer = useAnswer<Shown>(`/api/v1/commitments/${division}/${id}`)
  return (
    <Answer of={answer}>
      {(page) => <Commitment key={page.id} page={page} back={{ to: '/tasks', title: list.title }} />}
    </Answer>
  )
}

function Commitment({
  page,
  back,
}: {
  readonly page: Shown
  readonly back: { readonly to: string; readonly title: string }
}) {
  const { page: words, list, form } = useWords()
  const say = useSay()
  const session = useSession()
  const plan = usePlan()
  const forget = useForget()
  const [open, setOpen] = useState<Open>(null)
  const refresh = () => {
    setOpen(null)
    void forget(['/api/v1/commitments', '/api/v1/commitment-bodies'])
  }
  const isOwn = (body: string | undefined) => session.bodies.some(({ id }) => id === body)
  const isParty = isOwn(page.lead?.id) || page.supports.some(({ id }) => isOwn(id))
  const mayDivide = session.may('commitments.divide') && !page.isEnded
  const mayAnswer = session.may('commitments.answer') && !page.isEnded
  const act = async (path: string, body: unknown) => {
    try {
      await api.send('POST', `/api/v1/commitments/${page.division}/${page.id}/${path}`, body)
      refresh()
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      toast(say(error.detail), { tone: 'wrong' })
      refresh()
    }
  }
  const actWithReason = async (title: string, path: string, bodyOf: (reason: string) => unknown) => {
    const reason = await askReason({ title })
    if (reason !== null) await act(path, bodyOf(reason))
  }
  const text = page.text.replace(/\s+/g, '')
  return (
    <Page
      title={text.length > 40 ? `${text.slice(0, 40)}…` : text}
      note={
        <>
          <CommitmentMark standing={page.standing} /> {session.isSimulated && <SimulatedMark />}
        </>
      }
      back={back}
      actions={
        <>
          {mayAnswer && isParty && page.issue !== 'draft' && (
            <button type="button" className="button is-primary" onClick={() => setOpen({ report: null })}>
              {words.report}
            </button>
          )}
          {session.may('commitments.supervise') && !page.isEnded && page.lead !== null && (
            <button type="button" className="button" onClick={() => setOpen('supervise')}>
              {words.supervise}
            </button>
          )}
        </>
      }
    >
      {page.isEnded && <p className="banner">{words.ended}</p>}
      <div className="commitment-grid">
        <div>
          <Panel
            title={words.fromText}
            note={`${words.version(page.version)} · ${words.line(page.line)} · ${page.section}`}
          >
            <blockquote className="plan-sentence">{text}</blockquote>
            <p>
              <Link to={`/plans/${page.plan}?line=${page.line}`}>{words.inText}</Link>
            </p>
          </Panel>

          <Panel
            title={words.milestones}
            note={
              page.progress.reached === null ? undefined : (
                <>
                  {list.progress}{' '}
                  <Figure
                    value={null}
                    text={percentText(page.progress.reached)}
                    title={list.progress}
                    origin={progressOrigin(page)}
                  />
                  {' · '}
                  {words.claimed} {percentText(page.progress.claimed)} · {words.expected}{' '}
                  {percentText(page.progress.expected)}
                </>
              )
            }
            actions={
              mayDivide && (
                <button type="button" className="button is-small" onClick={() => setOpen('milestones')}>
                  {words.editMilestones}
                </button>
              )
            }
          >
            {page.milestoneList.length === 0 ? (
              <p className="muted">{words.noMilestones}</p>
            ) : (
              <>
                <ProgressBar
                  share={page.progress.reached}
                  elapsed={page.progress.expected}
                  tone={page.standing === 'overdue' ? 'bad' : 'good'}
                />
                <div className="scroll-x">
                  <table className="figures">
                    <thead>
                      <tr>
                        {[words.title, words.due, words.weight, words.state].map((head) => (
                          <th key={head} scope="col">
                            {head}
                          </th>
                        ))}
                        <th scope="col" />
                      </tr>
                    </thead>
                    <tbody>
                      {page.milestoneList.map((milestone) => (
                        <tr key={milestone.id}>
                          <td>{milestone.title}</td>
                          <td>{milestone.dueOn}</td>
                          <td>{milestone.weight}</td>
                          <td>
                            <MilestoneMark state={milestone.state} />{' '}
                            {milestone.daysLate > 0 && words.late(milestone.daysLate)}
                          </td>
                          <td>
                            {mayAnswer &&
                              isParty &&
                              page.issue !== 'draft' &&
                              milestone.state !== 'reached' &&
                              milestone.state !== 'claimed' && (
                                <button
                                  type="button"
                                  className="button is-small"
                                  onClick={() => setOpen({ report: milestone.id })}
                                >
                                  {words.report}
                                </button>
                              )}
                          </td>
                        </tr>
                      ))}
                    </tbody>
                  </table>
                </div>
              </>
            )}
          </Panel>

          <Panel title={words.reports}>
            {page.reports.length === 0 ? (
              <Empty title={words.noReports} />
            ) : (
              <Reports page={page} act={act} actWithReason={actWithReason} />
            )}
          </Panel>
        </div>
        <div>
          <Panel
            title={words.work}
            note={words.issues[page.issue]}
            actions={
              mayDivide && (
                <button type="button" className="button is-small" onClick={() => setOpen('work')}>
                  {words.edit}
                </button>
              )
            }
          >
            <dl className="facts">
              <dt>{form.lead}</dt>
              <dd>
                {page.lead?.name ?? (
                  <span className="muted">
                    {page.suggestion === null
                      ? form.none
                      : list.suggested(page.suggestion.body?.name ?? page.suggestion.words)}
                  </span>
                )}
              </dd>
              <dt>{form.supports}</dt>
              <dd>{page.supports.map(({ name }) => name).join('、') || '—'}</dd>
              <dt>{form.goal}</dt>
              <dd>{page.goal || '—'}</dd>
              <dt>{form.dueOn}</dt>
              <dd>{page.dueOn ?? '—'}</dd>
              {page.documentNo !== null && (
                <>
                  <dt>{words.documentNo}</dt>
                  <dd>{page.documentNo}</dd>
                </>
              )}
              {page.issue === 'issued' && (
                <>
                  <dt>{words.acknowledgeBy}</dt>
                  <dd>{page.acknowledgeBy ?? '—'}</dd>
                </>
              )}
            </dl>
            <p className="muted">{say(page.reason)}</p>
            {page.objection !== null && <p className="banner">{page.objection}</p>}
            <div className="form-actions">
              {mayAnswer && isOwn(page.lead?.id) && page.issue === 'issued' && (
                <button
                  type="button"
                  className="button is-primary"
                  onClick={() => void act('answer', { act: 'acknowledged', reason: '' })}
                >
                  {words.acknowledge}
                </button>
              )}
              {mayAnswer && isOwn(page.lead?.id) && (page.issue === 'issued' || page.issue === 'acknowledged') && (
                <button
                  type="button"
                  className="button"
                  onClick={() =>
                    void actWithReason(words.objectTitle, 'answer', (reason) => ({ act: 'objected', reason }))
                  }
                >
                  {words.object}
                </button>
              )}
              {mayDivide && page.issue === 'objected' && (
                <button
                  type="button"
                  className="button is-primary"
                  onClick={() =>
                    void actWithReason(words.answerObjection, 'objection-answer', (reason) => ({ reason }))
                  }
                >
                  {words.answerObjection}
                </button>
              )}
            </div>
          </Panel>

          <Panel title={words.supervisions}>
            {page.supervisions.length === 0 ? (
              <p className="muted">{words.noSupervisions}</p>
            ) : (
              <Supervisions
                page={page}
                plan={plan.title}
                actWithReason={actWithReason}
                isLead={mayAnswer && isOwn(page.lead?.id)}
              />
            )}
          </Panel>

          {page.works.length > 0 && (
            <Panel title={words.history}>
              <ol className="steps">
                {[...page.works].reverse().map((work) => (
                  <li key={work.no}>
                    <b>{momentText(work.at)}</b> {work.by}
                    <div className="muted">
                      {words.because}：{work.reason || words.noReason} · {form.dueOn} {work.dueOn ?? '—'}
                    </div>
                  </li>
                ))}
              </ol>
            </Panel>
          )}
        </div>
      </div>
      {open === 'work' && <WorkForm page={page} onClose={() => setOpen(null)} onSaved={refresh} />}
      {open === 'milestones' && (
        <MilestoneForm page={page} years={page.planYears} onClose={() => setOpen(null)} onSaved={refresh} />
      )}
      {open === 'supervise' && <SuperviseForm page={page} onClose={() => setOpen(null)} onSaved={refresh} />}
      {open !== null && typeof open === 'object' && (
        <ReportForm page={page} milestone={open.report} onClose={() => setOpen(null)} onSaved={refresh} />
      )}
    </Page>
  )
}

const milestoneLooks = {
  reached: ['good', '✓'],
  claimed: ['fair', '…'],
  overdue: ['bad', '▼'],
  'due-soon': ['fair', '◆'],
  upcoming: ['none', '○'],
} as const

function MilestoneMark({ state }: { readonly state: Shown['milestoneList'][number]['state'] }) {
  const { page: words } = useWords()
  const [tone, shape] = milestoneLooks[state]
  return (
    <Mark tone={tone} shape={shape}>
      {words.states[state]}
    </Mark>
  )
}

interface ActProps {
  readonly page: Shown
  readonly actWithReason: (title: string, path: string, bodyOf: (reason: string) => unknown) => Promise<void>
}

function Reports({
  page,
  act,
  actWithReason,
}: ActProps & { readonly act: (path: string, body: unknown) => Promise<void> }) {
  const { page: words } = useWords()
  const session = useSession()
  const titles = new Map(page.milestoneList.map(({ id, title }) => [id, title]))
  return (
    <ol className="reports">
      {[...page.reports].reverse().map((report) => {
        const isOwn = session.bodies.some(({ id }) => id === report.body.id)
        const path = `reports/${report.id}`
        return (
          <li key={report.id} className={`report is-${report.state}`}>
            <header>
              <b>{report.body.name}</b> <span>{words.says[report.says]}</span>
              {report.doneOn !== null && <span className="muted">{words.doneOn(report.doneOn)}</span>}
              <span className="spacer" />
              <span className="muted">{words.reportStates[report.state]}</span>
            </header>
            <p className="muted">
              {report.milestone === null ? words.onWhole : words.onMilestone(titles.get(report.milestone) ?? '')} ·{' '}
              {report.by} · {momentText(report.at)}
            </p>
            <p>{report.text}</p>
            {report.needs !== '' && (
              <p className="banner">
                {words.needs}：{report.needs}
              </p>
            )}
            {report.proofs.length > 0 && (
              <ul className="proof-list">
                {report.proofs.map((proof) => (
                  <li key={proof.no}>
                    <span className="muted">{words.grades[proof.grade]}</span>{' '}
                    {proof.file === null ? (
                      proof.title
                    ) : (
                      <a href={`/api/v1/files/${page.division}/${proof.file}`} download>
                        {proof.title}
                      </a>
                    )}{' '}
                    {proof.documentNo}
                  </li>
                ))}
              </ul>
            )}
            {report.steps.slice(1).map((step) => (
              <p key={`${step.state}${step.at}`} className="muted">
                {words.reportStates[step.state as keyof typeof words.reportStates]} · {step.by} · {momentText(step.at)}
                {step.reason !== '' && `：${step.reason}`}
              </p>
            ))}
            {!page.isEnded && (
              <div className="form-actions">
                {report.state === 'submitted' && isOwn && session.may('commitments.endorse') && (
                  <>
                    <button
                      type="button"
                      className="button is-small is-primary"
                      onClick={() => void act(`${path}/endorsed`, { reason: '' })}
                    >
                      {words.endorse}
                    </button>
                    <button
                      type="button"
                      className="button is-small"
                      onClick={() =>
                        void actWithReason(words.returnTitle, `${path}/sent-back`, (reason) => ({ reason }))
                      }
                    >
                      {words.sendBack}
                    </button>
                  </>
                )}
                {report.state === 'endorsed' && session.may('commitments.accept') && (
                  <button
                    type="button"
                    className="button is-small is-primary"
                    onClick={() => void act(`${path}/accepted`, { reason: '' })}
                  >
                    {words.accept}
                  </button>
                )}
                {(report.state === 'endorsed' || report.state === 'submitted') && session.may('commitments.accept') && (
                  <button
                    type="button"
                    className="button is-small"
                    onClick={() => void actWithReason(words.returnTitle, `${path}/returned`, (reason) => ({ reason }))}
                  >
                    {words.giveBack}
                  </button>
                )}
                {isOwn &&
                  session.may('commitments.answer') &&
                  report.state !== 'returned' &&
                  report.state !== 'withdrawn' && (
                    <button
                      type="button"
                      className="button is-small is-quiet"
                      onClick={() =>
                        void actWithReason(words.withdrawTitle, `${path}/withdrawn`, (reason) => ({ reason }))
                      }
                    >
                      {words.withdraw}
                    </button>
                  )}
              </div>
            )}
          </li>
        )
      })}
    </ol>
  )
}

function Supervisions({
  page,
  plan,
  actWithReason,
  isLead,
}: ActProps & { readonly plan: string | null; readonly isLead: boolean }) {
  const { page: words } = useWords()
  const session = useSession()
  const maySupervise = session.may('commitments.supervise')
  const notice = (supervision: string) =>
    api.download(`/api/v1/commitment-notices/${page.division}/supervision`, undefined, {
      commitment: page.id,
      supervision,
      issuer: session.bodies[0]?.name.zh ?? `${session.divisionName.zh}发展和改革局`,
      plan: plan ?? '',
      documentNo: null,
    })
  return (
    <ul className="supervisions">
      {[...page.supervisions].reverse().map((one) => {
        const path = (act: string) => `supervisions/${one.id}/${act}`
        const button = (act: 'answered' | 'returned' | 'raised' | 'closed', label: string) => (
          <button
            type="button"
            className="button is-small"
            onClick={() => void actWithReason(label, path(act), (text) => ({ text }))}
          >
            {label}
          </button>
        )
        return (
          <li key={one.id}>
            <Mark tone={one.isOpen ? 'bad' : 'none'} shape={one.isOpen ? '!' : '✓'}>
              {words.levels[one.level as 1 | 2 | 3]} · {one.isOpen ? words.open : words.closed}
            </Mark>
            {one.isOpen && one.answerBy !== null && <span className="muted"> {words.answerBy(one.answerBy)}</span>}
            <ol className="steps">
              {one.steps.map((step) => (
                <li key={`${step.state}${step.at}`}>
                  <b>{words.acts[step.state as keyof typeof words.acts]}</b> {step.by} · {momentText(step.at)}
                  <div>{step.reason}</div>
                </li>
              ))}
            </ol>
            <div className="form-actions">
              {one.isOpen && isLead && button('answered', words.answer)}
              {one.isOpen && maySupervise && one.isAnswered && button('returned', words.giveBack)}
              {one.isOpen && maySupervise && one.level < 3 && button('raised', words.raise)}
              {one.isOpen && maySupervise && button('closed', words.close)}
              {maySupervise && (
                <button type="button" className="button is-small is-quiet" onClick={() => void notice(one.id)}>
                  {words.notice}
                </button>
              )}
            </div>
          </li>
        )
      })}
    </ul>
  )
}
