import { useState } from 'react'
import { useParams } from 'react-router'
import { standingNames } from '../../../model/standing.ts'
import { useAnswer, useForget } from '../../../ui/answers.ts'
import { api } from '../../../ui/api.ts'
import { askConfirmation } from '../../../ui/dialogs.tsx'
import { Figure } from '../../../ui/Figure.tsx'
import { momentText, percentText } from '../../../ui/format.ts'
import { useSay } from '../../../ui/language.ts'
import { SimulatedMark } from '../../../ui/marks.tsx'
import { Page, Panel } from '../../../ui/Page.tsx'
import { Answer, Problem } from '../../../ui/states.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useTrying } from '../../../ui/trying.ts'
import type { AssessmentPage as Shown } from '../answers.ts'
import type { ReportFacts, StandingId } from '../facts.ts'
import type { Findings } from '../findings.ts'
import { originOf } from './origins.ts'
import { useWords } from './words.ts'
import './reports.css'

/** An assessor's desk: the frozen facts, and a judgement beside each. */
export default function AssessmentPage() {
  const { division = '', assignment = '' } = useParams()
  const path = `/api/v1/assessments/${division}/${assignment}`
  const answer = useAnswer<Shown>(path)
  return <Answer of={answer}>{(page) => <Desk key={page.assignment.id} page={page} path={path} />}</Answer>
}

type State = Findings['commitments'][number]['state']
const STATES: readonly State[] = ['done', 'on-time', 'late', 'unclear']

function Desk({ page, path }: { readonly page: Shown; readonly path: string }) {
  const { assess: words } = useWords()
  const say = useSay()
  const forget = useForget()
  const { facts, assignment } = page
  const [findings, setFindings] = useState<Findings>(page.draft.findings)
  const [revision, setRevision] = useState(page.draft.revision)
  const { attempt, problem } = useTrying()
  const save = () =>
    attempt(async () => {
      const saved = await api.send<{ revision: number }>('PUT', `${path}/draft`, { revision, findings })
      setRevision(saved.revision)
      toast(words.saved)
    })
  const submit = () =>
    attempt(async () => {
      if (!(await askConfirmation({ title: words.submit, text: words.submitText }))) return
      await api.send('POST', `${path}/submit`, { findings })
      toast(words.sent)
      await forget(['/api/v1/assessments'])
    })
  const judge = (target: string, change: { readonly standing?: StandingId | ''; readonly text?: string }) => {
    const own = findings.targets.find((one) => one.target === target)
    const others = findings.targets.filter((one) => one.target !== target)
    const standing = change.standing ?? own?.standing ?? ''
    const text = change.text ?? own?.text ?? ''
    setFindings({ ...findings, targets: standing === '' ? others : [...others, { target, standing, text }] })
  }
  const judgeTask = (commitment: string, change: { readonly state?: State | ''; readonly text?: string }) => {
    const own = findings.commitments.find((one) => one.commitment === commitment)
    const others = findings.commitments.filter((one) => one.commitment !== commitment)
    const state = change.state ?? own?.state ?? ''
    const text = change.text ?? own?.text ?? ''
    setFindings({ ...findings, commitments: state === '' ? others : [...others, { commitment, state, text }] })
  }
  const standings: readonly StandingId[] =
    facts.kind === 'final'
      ? ['exceeded', 'completed', 'roughly-completed', 'not-completed', 'no-data']
      : [
          'achieved-early',
          'ahead',
          'on-track',
          'roughly-on-track',
          'behind',
          'far-behind',
          'no-data',
          'definition-pending',
        ]
  return (
    <Page
      title={assignment.reportTitle}
      note={
        <>
          {facts.isSimulated && <SimulatedMark />}{' '}
          <span className="muted" title={page.hash}>
            {words.frozen(page.hash.slice(0, 12))}
          </span>
        </>
      }
      back={{ to: '/assessments', title: words.title }}
      actions={
        <>
          <button type="button" className="button is-primary" onClick={() => void submit()}>
            {words.submit}
          </button>
          <button type="button" className="button" onClick={() => void save()}>
            {words.save}
          </button>
        </>
      }
    >
      {problem !== null && <Problem of={problem} />}
      {page.submitted.map((one) => (
        <p key={one.no} className="muted" title={one.hash}>
          {words.submitted(one.no, momentText(one.at))}
        </p>
      ))}
      <Panel title={words.overall}>
        <textarea
          aria-label={words.overall}
          className="report-wide"
          rows={6}
          value={findings.overall}
          onChange={(event) => setFindings({ ...findings, overall: event.target.value })}
        />
      </Panel>
      <Panel title={words.targets}>
        <div className="scroll-x">
          <table className="figures">
            <thead>
              <tr>
                {[words.name, words.target, words.values, words.progress, words.own, words.mine, words.why].map(
                  (head) => (
                    <th key={head} scope="col">
                      {head}
                    </th>
                  ),
                )}
              </tr>
            </thead>
            <tbody>
              {facts.targets.map((target) => {
                const own = findings.targets.find((one) => one.target === target.id)
                return (
                  <tr key={target.id}>
                    <td>{target.name}</td>
                    <td>
                      <Figure
                        value={null}
                        text={target.targetText}
                        title={target.name}
                        origin={originOf(sentenceOf(facts, target.sentence))}
                      />
                    </td>
                    <td>
                      {target.values.map((value) => (
                        <span key={value.period}>
                          {value.period}{' '}
                          <Figure
                            value={value.value}
                            unit={value.unit}
                            title={`${target.name} ${value.period}`}
                            origin={originOf({
                              kind: 'observation',
                              observation: value.observation,
                              indicator: target.name,
                              period: value.period,
                              value: value.value,
                              unit: value.unit,
                              status: value.status,
                              approver: value.approver,
                              document: value.document,
                            })}
                          />
                          {'　'}
                        </span>
                      ))}
                    </td>
                    <td>{percentText(target.progress)}</td>
                    <td>{target.standingWords}</td>
                    <td>
                      <select
                        aria-label={`${target.name} ${words.mine}`}
                        value={own?.standing ?? ''}
                        // The options are the standings above.
                        onChange={(event) => judge(target.id, { standing: event.target.value as StandingId | '' })}
                      >
                        <option value="">{words.agree}</option>
                        {standings.map((standing) => (
                          <option key={standing} value={standing}>
                            {say(standingNames[standing])}
                          </option>
                        ))}
                      </select>
                    </td>
                    <td>
                      <input
                        aria-label={`${target.name} ${words.why}`}
                        value={own?.text ?? ''}
                        disabled={own === undefined}
                        onChange={(event) => judge(target.id, { text: event.target.value })}
                      />
                    </td>
                  </tr>
                )
              })}
            </tbody>
          </table>
        </div>
      </Panel>
      <Panel title={words.tasks}>
        <div className="scroll-x">
          <table className="figures">
            <thead>
              <tr>
                {[words.name, words.own, words.mine, words.why].map((head) => (
                  <th key={head} scope="col">
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {facts.commitments.map((commitment) => {
                const own = findings.commitments.find((one) => one.commitment === commitment.id)
                return (
                  <tr key={commitment.id}>
                    <td className="report-verbatim">{commitment.sentence.text}</td>
                    <td title={commitment.stateReason}>{commitment.stateWords}</td>
                    <td>
                      <select
                        aria-label={`${commitment.sentence.text} ${words.mine}`}
                        value={own?.state ?? ''}
                        // The options are the states above.
                        onChange={(event) => judgeTask(commitment.id, { state: event.target.value as State | '' })}
                      >
                        <option value="">{words.agree}</option>
                        {STATES.map((state) => (
                          <option key={state} value={state}>
                            {words.states[state]}
                          </option>
                        ))}
                      </select>
                    </td>
                    <td>
                      <input
                        aria-label={`${commitment.sentence.text} ${words.why}`}
                        value={own?.text ?? ''}
                        disabled={own === undefined}
                        onChange={(event) => judgeTask(commitment.id, { text: event.target.value })}
                      />
                    </td>
                  </tr>
                )
              })}
            </tbody>
          </table>
        </div>
      </Panel>
    </Page>
  )
}

const sentenceOf = (facts: ReportFacts, { clause, line, text }: ReportFacts['targets'][number]['sentence']) =>
  ({ kind: 'sentence', plan: facts.plan.title, version: facts.plan.versionName, clause, line, text }) as const
