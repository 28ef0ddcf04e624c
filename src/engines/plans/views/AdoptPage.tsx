import { type ReactNode, useState } from 'react'
import { Link, useNavigate, useParams } from 'react-router'
import { useAnswer, useForget } from '../../../ui/answers.ts'
import { type ApiFault, ApiProblem, api } from '../../../ui/api.ts'
import { askConfirmation } from '../../../ui/dialogs.tsx'
import { useLanguage, useSay } from '../../../ui/language.ts'
import { Page, Panel } from '../../../ui/Page.tsx'
import { useSession } from '../../../ui/session.ts'
import { Answer } from '../../../ui/states.tsx'
import { toast } from '../../../ui/toasts.tsx'
import type { PlanAnswer, VersionAnswer } from '../answers.ts'
import { ADOPTION_REASONS, type AdoptionReason } from '../definition.ts'
import { useWords } from './words.ts'
import './plans.css'

interface Check {
  readonly head: number
  readonly items: number
  readonly pending: number
  readonly undecidedCount: number
  readonly undecided: readonly {
    readonly item: string
    readonly group: string
    readonly line: number
    readonly zh: string
    readonly en: string
  }[]
  readonly byState: Readonly<Record<string, number>>
  readonly versions: number
}

/** 采用: what stands in the way, the approving document, the days on which the version holds. */
export default function AdoptPage() {
  const words = useWords()
  const { id = '', compilation = '' } = useParams()
  const session = useSession()
  const path = `/api/v1/plans/${session.division}/${id}`
  const plan = useAnswer<PlanAnswer>(path)
  const check = useAnswer<Check>(`${path}/adoption`, { compilation })
  return (
    <Page title={words.adopt.title} back={{ to: '/plans', title: words.list.title }} width="text">
      <p className="muted">{words.adopt.what}</p>
      <Answer of={plan}>
        {(found) => (
          <Answer of={check}>
            {(state) => (
              <>
                <State check={state} compilation={compilation} />
                <AdoptForm key={state.head} plan={found} check={state} compilation={compilation} path={path} />
              </>
            )}
          </Answer>
        )}
      </Answer>
    </Page>
  )
}

function State({ check, compilation }: { readonly check: Check; readonly compilation: string }) {
  const words = useWords()
  const language = useLanguage()
  return (
    <Panel
      title={words.adopt.states}
      actions={
        <Link className="button is-small" to={`/reviews/${compilation}`}>
          {words.adopt.goReview}
        </Link>
      }
    >
      <p className={check.undecidedCount > 0 ? 'wrong' : ''}>
        {check.undecidedCount > 0 ? words.adopt.undecided(check.undecidedCount) : words.adopt.undecidedNone}
      </p>
      {check.pending > check.undecidedCount && (
        <p className="muted">{words.adopt.pendingRest(check.pending - check.undecidedCount)}</p>
      )}
      {check.undecided.length > 0 && (
        <ul className="undecided">
          {check.undecided.map((one) => (
            <li key={one.item}>
              <Link to={`/reviews/${compilation}?item=${encodeURIComponent(one.item)}`}>{one[language]}</Link>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}

function AdoptForm({
  plan,
  check,
  compilation,
  path,
}: {
  readonly plan: PlanAnswer
  readonly check: Check
  readonly compilation: string
  readonly path: string
}) {
  const words = useWords()
  const say = useSay()
  const navigate = useNavigate()
  const forget = useForget()
  const isFirst = check.versions === 0
  const [reason, setReason] = useState<AdoptionReason>(isFirst ? 'first' : 'update')
  const [values, setValues] = useState({
    number: '',
    issuedOn: '',
    body: '',
    effectiveFrom: '',
    effectiveTo: '',
    title: plan.title,
    from: plan.from === null ? '' : String(plan.from),
    to: plan.to === null ? '' : String(plan.to),
  })
  const [faults, setFaults] = useState<readonly ApiFault[]>([])
  const [message, setMessage] = useState<string | null>(null)
  const set = (change: Partial<typeof values>) => setValues({ ...values, ...change })
  const wrong = (...at: readonly string[]) => faults.filter((fault) => at.includes(fault.at))
  const adopt = async () => {
    const number = check.versions + 1
    if (!(await askConfirmation({ title: words.adopt.confirm(number), does: words.adopt.adopt }))) return
    try {
      const years = { from: Number(values.from) || null, to: Number(values.to) || null }
      if (values.title !== plan.title || years.from !== plan.from || years.to !== plan.to)
        await api.send('PATCH', path, {
          revision: plan.revision,
          title: values.title,
          ...years,
          horizon: plan.horizon,
        })
      const version = await api.send<VersionAnswer>('POST', `${path}/adoptions`, {
        compilation,
        head: check.head,
        reason,
        approval: { number: values.number, issuedOn: values.issuedOn, body: values.body },
        effectiveFrom: values.effectiveFrom,
        effectiveTo: values.effectiveTo === '' ? null : values.effectiveTo,
      })
      await forget(['/api/v1/plans', '/api/v1/targets', '/api/v1/commitments'])
      toast(words.adopt.done(version.number))
      navigate(`/plans/${plan.id}`)
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      setFaults(error.faults)
      setMessage(say(error.detail))
      void forget(['/api/v1/plans'])
    }
  }
  const field = (label: string, at: readonly string[], input: ReactNode) => (
    // The input stands inside.
    // biome-ignore lint/a11y/noLabelWithoutControl: see above
    <label className="plan-field">
      <span>{label}</span>
      {input}
      {wrong(...at).map((fault) => (
        <small key={fault.code} className="wrong" role="alert">
          {say(fault.message)}
        </small>
      ))}
    </label>
  )
  return (
    <form
      className="adopt-form"
      onSubmit={(event) => {
        event.preventDefault()
        void adopt()
      }}
    >
      {field(
        words.adopt.planTitle,
        ['title'],
        <input value={values.title} onChange={(event) => set({ title: event.target.value })} />,
      )}
      {field(
        words.adopt.years,
        ['plan.period', 'to'],
        <span className="plan-years">
          <input
            aria-label={words.adopt.years}
            inputMode="numeric"
            disabled={!isFirst}
            value={values.from}
            onChange={(event) => set({ from: event.target.value })}
          />
          —
          <input
            aria-label={words.adopt.years}
            inputMode="numeric"
            disabled={!isFirst}
            value={values.to}
            onChange={(event) => set({ to: event.target.value })}
          />
        </span>,
      )}
      {field(
        words.adopt.reason,
        ['reason'],
        <select value={reason} onChange={(event) => setReason(event.target.value as AdoptionReason)}>
          {ADOPTION_REASONS.filter((one) => (one === 'first') === isFirst).map((one) => (
            <option key={one} value={one}>
              {words.adopt.reasons[one]}
            </option>
          ))}
        </select>,
      )}
      {field(
        words.adopt.number,
        ['approval.number'],
        <input
          value={values.number}
          placeholder={words.adopt.numberHint}
          onChange={(event) => set({ number: event.target.value })}
        />,
      )}
      {field(
        words.adopt.issuedOn,
        ['approval.issuedOn'],
        <input type="date" value={values.issuedOn} onChange={(event) => set({ issuedOn: event.target.value })} />,
      )}
      {field(
        words.adopt.body,
        ['approval.body'],
        <input
          value={values.body}
          placeholder={words.adopt.bodyHint}
          onChange={(event) => set({ body: event.target.value })}
        />,
      )}
      {field(
        words.adopt.from,
        ['effectiveFrom'],
        <input
          type="date"
          value={values.effectiveFrom}
          onChange={(event) => set({ effectiveFrom: event.target.value })}
        />,
      )}
      {field(
        words.adopt.to,
        ['effectiveTo'],
        <input type="date" value={values.effectiveTo} onChange={(event) => set({ effectiveTo: event.target.value })} />,
      )}
      {message !== null && (
        <p className="wrong" role="alert">
          {message}
        </p>
      )}
      <button type="submit" className="button is-primary" disabled={check.undecidedCount > 0}>
        {words.adopt.adopt}
      </button>
    </form>
  )
}
