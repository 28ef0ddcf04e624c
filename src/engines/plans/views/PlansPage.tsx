import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { useAnswer, useForget } from '../../../ui/answers.ts'
import { ApiProblem, api } from '../../../ui/api.ts'
import { askReason } from '../../../ui/dialogs.tsx'
import { momentText, periodText } from '../../../ui/format.ts'
import { useSay } from '../../../ui/language.ts'
import { useLive } from '../../../ui/live.ts'
import { Mark } from '../../../ui/marks.tsx'
import { Page, Panel } from '../../../ui/Page.tsx'
import { useSession } from '../../../ui/session.ts'
import { Answer, Empty } from '../../../ui/states.tsx'
import { toast } from '../../../ui/toasts.tsx'
import type { DocumentAnswer, PlanAnswer, PlanList } from '../answers.ts'
import { UploadDialog } from './UploadDialog.tsx'
import { useWords } from './words.ts'
import './plans.css'

const PATHS = ['/api/v1/plans', '/api/v1/documents']

/** 规划: every plan with its texts, the version in force and how far reviews are; reports and bulletins below. */
export default function PlansPage() {
  const words = useWords()
  const session = useSession()
  const navigate = useNavigate()
  const forget = useForget()
  const [uploading, setUploading] = useState<'outline' | 'report' | null>(null)
  const query = { division: session.division }
  const plans = useAnswer<PlanList>('/api/v1/plans', query)
  const seesReviews = session.may('plans.see-review')
  const documents = useAnswer<{ readonly documents: readonly DocumentAnswer[] }>('/api/v1/documents', query, {
    when: seesReviews,
    // What is being compiled tells how far it is.
    every: 4000,
  })
  useLive('plan', PATHS)
  useLive('plan-document', PATHS)
  const mayReview = session.may('plans.review')
  const reports = (documents.data?.documents ?? []).filter(({ kind }) => kind === 'report' || kind === 'bulletin')
  const loose = (documents.data?.documents ?? []).filter(
    ({ kind, plan }) => plan === null && kind !== 'report' && kind !== 'bulletin',
  )
  return (
    <Page
      title={words.list.title}
      actions={
        mayReview && (
          <>
            <button type="button" className="button is-primary" onClick={() => setUploading('outline')}>
              {words.list.upload}
            </button>
            <button type="button" className="button" onClick={() => setUploading('report')}>
              {words.list.uploadReport}
            </button>
          </>
        )
      }
    >
      <Answer
        of={plans}
        isEmpty={(list) => list.plans.length === 0 && loose.length === 0}
        empty={<Empty title={words.list.empty}>{words.list.emptyTodo}</Empty>}
      >
        {(list) => (
          <ul className="plan-cards">
            {list.plans.map((plan) => (
              <li key={plan.id}>
                <PlanCard plan={plan} onChanged={() => void forget(PATHS)} />
              </li>
            ))}
          </ul>
        )}
      </Answer>
      {loose.length > 0 && (
        <ul className="plan-texts">
          {loose.map((document) => (
            <TextLine key={document.id} document={document} onChanged={() => void forget(PATHS)} />
          ))}
        </ul>
      )}
      {seesReviews && (
        <Panel title={words.list.reports}>
          {reports.length === 0 ? (
            <p className="muted">{words.list.reportsNone}</p>
          ) : (
            <ul className="plan-texts">
              {reports.map((document) => (
                <TextLine key={document.id} document={document} onChanged={() => void forget(PATHS)} />
              ))}
            </ul>
          )}
        </Panel>
      )}
      {uploading !== null && (
        <UploadDialog
          first={uploading}
          plans={plans.data?.plans ?? []}
          onClose={() => setUploading(null)}
          onDone={(document) => {
            void forget(PATHS)
            if (document.state === 'ready' && document.compilation !== null) {
              setUploading(null)
              navigate(`/reviews/${document.compilation}`)
            }
          }}
        />
      )}
    </Page>
  )
}

function PlanCard({ plan, onChanged }: { readonly plan: PlanAnswer; readonly onChanged: () => void }) {
  const words = useWords()
  const { inForce } = plan
  return (
    <article className="plan-card">
      <header>
        <span className="plan-kind">{words.kinds[plan.kind]}</span>
        <h2>
          {inForce === null && plan.versions === 0 ? plan.title : <Link to={`/plans/${plan.id}`}>{plan.title}</Link>}
        </h2>
        <p className="muted">{plan.period === null ? words.list.noPeriod : periodText(plan.period)}</p>
      </header>
      <p>
        {inForce === null ? (
          <Mark tone="none" shape="○">
            {words.list.none}
          </Mark>
        ) : (
          <>
            <Mark tone="good" shape="●">
              {words.list.inForce(inForce.number)}
            </Mark>{' '}
            <span className="muted">
              {words.list.from(inForce.effectiveFrom)} · {inForce.approval.number}
            </span>
            {plan.kind !== 'upper' && (
              <>
                {' '}
                <Link to={`/plans/${plan.id}/alignment`}>{words.alignment.title}</Link>
              </>
            )}
          </>
        )}
      </p>
      {plan.documents.length > 0 && (
        <ul className="plan-texts" aria-label={words.list.texts}>
          {plan.documents.map((document) => (
            <TextLine key={document.id} document={document} plan={plan} onChanged={onChanged} />
          ))}
        </ul>
      )}
    </article>
  )
}

function TextLine({
  document,
  plan,
  onChanged,
}: {
  readonly document: DocumentAnswer
  readonly plan?: PlanAnswer
  readonly onChanged: () => void
}) {
  const words = useWords()
  const say = useSay()
  const session = useSession()
  const mayReview = session.may('plans.review')
  const isReport = document.kind === 'report' || document.kind === 'bulletin'
  const isAdopted = plan?.inForce?.document === document.id
  const path = `/api/v1/documents/${document.division}/${document.id}`
  const act = async (what: 'withdraw' | 'recompile', body?: unknown) => {
    try {
      await api.send('POST', `${path}/${what}`, body)
      onChanged()
    } catch (error) {
      if (error instanceof ApiProblem) toast(say(error.detail), { tone: 'wrong' })
      else throw error
    }
  }
  const wanted = isReport ? 'report' : 'plan'
  const readsOtherwise =
    document.readsAs !== null &&
    document.readsAs !== wanted &&
    !(isReport && document.readsAs === 'bulletin') &&
    document.state === 'ready'
  return (
    <li className={`plan-text is-${document.state}`}>
      <div className="plan-text-what">
        <b>{document.title ?? document.name}</b>
        {isReport && <span className="plan-kind">{words.kinds[document.kind]}</span>}
        {document.period !== null && isReport && <span className="muted">{periodText(document.period)}</span>}
        <small className="muted">
          {document.name} · {words.list.by(document.uploadedByName, momentText(document.uploadedAt))}
        </small>
        {readsOtherwise && (
          <small className="wrong">
            {words.list.readsAs(words.list.readKinds[document.readsAs as keyof typeof words.list.readKinds] ?? '')}
          </small>
        )}
        {document.refusal !== null && (document.state === 'refused' || document.state === 'failed') && (
          <small className="wrong" role="alert">
            {say(document.refusal.message)}
            {say(document.refusal.hint)}
          </small>
        )}
      </div>
      <div className="plan-text-progress">
        {document.state === 'waiting' && (
          <>
            <progress aria-label={words.list.compiling[document.stage ?? 'waiting']} />
            <small>{words.list.compiling[document.stage ?? 'waiting']}</small>
          </>
        )}
        {document.state === 'ready' && document.items > 0 && (
          <>
            <meter min={0} max={document.items} value={document.decided} aria-label={words.list.review} />
            <small>
              {isReport
                ? words.list.values(document.decided, document.items)
                : words.list.reviewed(document.decided, document.items)}
            </small>
          </>
        )}
      </div>
      <div className="plan-text-actions">
        {document.compilation !== null && (
          <Link className="button is-small" to={`/reviews/${document.compilation}`}>
            {words.list.review}
          </Link>
        )}
        {document.basedOn !== null && (
          <Link className="button is-small is-quiet" to={`/reviews/${document.compilation}/differences`}>
            {words.list.differences}
          </Link>
        )}
        {plan !== undefined && !isAdopted && document.compilation !== null && session.may('plans.adopt') && (
          <Link className="button is-small is-primary" to={`/plans/${plan.id}/adopt/${document.compilation}`}>
            {words.list.adopt}
          </Link>
        )}
        {mayReview && (!document.isCurrentCompiler || document.state === 'failed') && (
          <button type="button" className="button is-small" onClick={() => void act('recompile')}>
            {words.list.recompile}
          </button>
        )}
        {mayReview && !isAdopted && document.state !== 'withdrawn' && (
          <button
            type="button"
            className="button is-small is-quiet"
            onClick={async () => {
              const reason = await askReason({ title: words.list.withdrawWhy })
              if (reason !== null) await act('withdraw', { reason })
            }}
          >
            {words.list.withdraw}
          </button>
        )}
      </div>
    </li>
  )
}
