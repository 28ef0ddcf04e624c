import { useState } from 'react'
import { Link } from 'react-router'
import { ApiProblem, api } from '../../../ui/api.ts'
import { BoxButtons, Drawer } from '../../../ui/Drawer.tsx'
import { askReason } from '../../../ui/dialogs.tsx'
import { momentText } from '../../../ui/format.ts'
import { useSay } from '../../../ui/language.ts'
import { Mark } from '../../../ui/marks.tsx'
import { Panel } from '../../../ui/Page.tsx'
import { useSession } from '../../../ui/session.ts'
import { Empty, Problem } from '../../../ui/states.tsx'
import { toast } from '../../../ui/toasts.tsx'
import type { ObjectionRow, RoundPage } from '../answers.ts'
import { AnswerDialog } from './AnswerDialog.tsx'
import { ListTable } from './ListTable.tsx'
import { usePunctuation } from './looks.tsx'
import { useOwnWords } from './own-words.ts'
import { useRoundWords } from './round-words.ts'

interface PanelProps {
  readonly round: RoundPage
  readonly path: string
  readonly onChanged: () => Promise<void>
}

/** The published list as everybody who takes part sees it, and the objections with their answers. */
export function NoticePanel({ round, path, onChanged }: PanelProps) {
  const { notice: words } = useRoundWords()
  const { publish } = useOwnWords()
  const say = useSay()
  const [isExporting, setExporting] = useState(false)
  const list = async () => {
    try {
      toast(words.exported(await api.download(`${path}/list`)))
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      toast(say(error.detail), { tone: 'wrong' })
    }
  }
  return (
    <div className="evaluation-panels">
      <Panel
        title={words.list}
        note={
          round.isPublic &&
          round.published !== null && (
            <>
              {publish.public} · <Link to={`/public/evaluations/${round.division}/${round.id}`}>{publish.address}</Link>
            </>
          )
        }
        actions={
          round.published !== null && (
            <>
              <button type="button" className="button is-small" onClick={() => void list()}>
                {words.xlsx}
              </button>
              {round.acts.length > 0 && (
                <button type="button" className="button is-small" onClick={() => setExporting(true)}>
                  {words.docx}
                </button>
              )}
            </>
          )
        }
      >
        {round.published === null ? (
          <Empty title={words.none}>{words.noneTodo}</Empty>
        ) : (
          <PublishedTable round={round} published={round.published} />
        )}
      </Panel>
      <Panel title={words.objections}>
        <Objections round={round} path={path} onChanged={onChanged} />
      </Panel>
      {isExporting && <NoticeDialog path={path} onClose={() => setExporting(false)} />}
    </div>
  )
}

function PublishedTable({
  round,
  published,
}: {
  readonly round: RoundPage
  readonly published: NonNullable<RoundPage['published']>
}) {
  const { notice: words } = useRoundWords()
  return (
    <ListTable
      heads={published.heads}
      notes={published.notes}
      rows={published.rows.map(({ unit, cells, isOwn }) => ({
        key: unit,
        cells,
        isOwn: isOwn && !round.seesAll,
        name: isOwn ? (
          <>
            <Link to={`/evaluations/${round.division}/${round.id}/units/${encodeURIComponent(unit)}`}>{cells[1]}</Link>
            {!round.seesAll && <span className="muted"> {words.own}</span>}
          </>
        ) : undefined,
      }))}
    />
  )
}

const TONES = {
  accepted: { tone: 'good', shape: '✓' },
  rejected: { tone: 'poor', shape: '✗' },
  withdrawn: { tone: 'none', shape: '–' },
} as const

export function Objections({ round, path, onChanged }: PanelProps) {
  const { notice: words } = useRoundWords()
  const session = useSession()
  const [answering, setAnswering] = useState<ObjectionRow | null>(null)
  const mayDecide = session.may('evaluations.decide') && (round.state === 'notice' || round.state === 'objections')
  if (round.objections.length === 0) return <p className="muted">{words.noObjections}</p>
  return (
    <>
      <ul className="evaluation-objections">
        {round.objections.map((one) => (
          <Objection
            key={one.id}
            one={one}
            path={path}
            onChanged={onChanged}
            {...(mayDecide && one.answer === null ? { onAnswer: () => setAnswering(one) } : {})}
          />
        ))}
      </ul>
      {answering !== null && (
        <AnswerDialog
          round={round}
          path={path}
          objection={answering}
          onClose={() => setAnswering(null)}
          onAnswered={async () => {
            setAnswering(null)
            await onChanged()
          }}
        />
      )}
    </>
  )
}

/** One objection with its answer: what was said, by whom, what came of it. */
export function Objection({
  one,
  path,
  onChanged,
  onAnswer,
}: {
  readonly one: ObjectionRow
  readonly path: string
  readonly onChanged: () => Promise<void>
  readonly onAnswer?: () => void
}) {
  const { listed, colon } = usePunctuation()
  const { notice: words } = useRoundWords()
  const say = useSay()
  const session = useSession()
  const withdraw = async () => {
    const reason = await askReason({ title: words.withdraw, label: words.withdrawAsk })
    if (reason === null) return
    try {
      await api.send('POST', `${path}/objections/${one.id}/withdrawal`, { reason })
      await onChanged()
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      toast(say(error.detail), { tone: 'wrong' })
    }
  }
  return (
    <li>
      <p>
        <b lang="zh">{one.name}</b>{' '}
        {one.answer === null ? (
          <Mark tone="fair" shape="?">
            {words.answerBy(one.answerBy)}
          </Mark>
        ) : (
          <Mark tone={TONES[one.answer.act].tone} shape={TONES[one.answer.act].shape}>
            {words.acts[one.answer.act]}
          </Mark>
        )}{' '}
        <span className="muted">{words.raisedBy(one.by, momentText(one.at))}</span>
      </p>
      <p lang="zh">{one.text}</p>
      {one.columns.length > 0 && (
        <p className="muted">
          {words.about}
          {colon}
          {listed(one.columns)}
        </p>
      )}
      {one.files.length > 0 && (
        <p>
          {words.files}
          {colon}
          {one.files.map((file) => (
            <a key={file.id} href={`/api/v1/files/${session.division}/${file.id}`} download>
              {file.name}{' '}
            </a>
          ))}
        </p>
      )}
      {one.answer !== null && (
        <blockquote>
          <p lang="zh">{one.answer.reason}</p>
          {one.answer.corrections.map(({ code, column, was, text }) => (
            <p key={`${code} ${column}`}>{words.corrected(column, was, text)}</p>
          ))}
          {one.answer.act === 'accepted' && <p className="muted">{words.newResult(one.answer.resultNo)}</p>}
          <p className="muted">
            <span lang="zh">{one.answer.by}</span> {momentText(one.answer.at)}
          </p>
        </blockquote>
      )}
      <p className="evaluation-actions">
        {onAnswer !== undefined && (
          <button type="button" className="button is-small is-primary" onClick={onAnswer}>
            {words.answer}
          </button>
        )}
        {one.mayWithdraw && (
          <button type="button" className="button is-small" onClick={() => void withdraw()}>
            {words.withdraw}
          </button>
        )}
      </p>
    </li>
  )
}

function NoticeDialog({ path, onClose }: { readonly path: string; readonly onClose: () => void }) {
  const { notice: words } = useRoundWords()
  const session = useSession()
  const [issuer, setIssuer] = useState(session.bodies[0]?.name.zh ?? `${session.divisionName.zh}发展和改革局`)
  const [contact, setContact] = useState('')
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const make = async () => {
    try {
      const name = await api.download(`${path}/notice`, undefined, { issuer, contact: contact.trim() || null })
      toast(words.exported(name))
      onClose()
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      setProblem(error)
    }
  }
  return (
    <Drawer
      place="middle"
      title={words.docx}
      onClose={onClose}
      foot={
        <BoxButtons
          cancel={words.cancel}
          onCancel={onClose}
          does={words.does}
          onDo={() => void make()}
          isOff={issuer.trim() === ''}
        />
      }
    >
      <label className="field">
        <span>{words.issuer}</span>
        <input value={issuer} lang="zh" onChange={(event) => setIssuer(event.target.value)} />
      </label>
      <label className="field">
        <span>{words.contact}</span>
        <input value={contact} onChange={(event) => setContact(event.target.value)} />
      </label>
      {problem !== null && <Problem of={problem} />}
    </Drawer>
  )
}
