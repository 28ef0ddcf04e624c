import { useState } from 'react'
import { ApiProblem, api } from '../../../ui/api.ts'
import { BoxButtons, Drawer } from '../../../ui/Drawer.tsx'
import { useLanguage, useSay } from '../../../ui/language.ts'
import { usePlan } from '../../../ui/plan.ts'
import { useSession } from '../../../ui/session.ts'
import { Problem } from '../../../ui/states.tsx'
import type { CommitmentRow } from '../answers.ts'
import { useWords } from './words.ts'

/** Issues the division of work of the chosen commitments, and makes the notice that departments receive. */
export function IssueDialog({
  rows,
  onClose,
  onIssued,
}: {
  readonly rows: readonly CommitmentRow[]
  readonly onClose: () => void
  readonly onIssued: (issued: number) => void
}) {
  const { issueDialog: words, form } = useWords()
  const say = useSay()
  const language = useLanguage()
  const session = useSession()
  const plan = usePlan()
  const [documentNo, setDocumentNo] = useState('')
  const [issuer, setIssuer] = useState(() => session.bodies[0]?.name.zh ?? `${session.divisionName.zh}发展和改革局`)
  const [withNotice, setWithNotice] = useState(true)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const [isBusy, setBusy] = useState(false)
  const issue = async () => {
    setBusy(true)
    setProblem(null)
    const commitments = rows.map(({ id }) => id)
    const number = documentNo.trim() === '' ? null : documentNo.trim()
    try {
      const { issued } = await api.send<{ issued: number }>('POST', `/api/v1/commitments/${session.division}/issue`, {
        commitments,
        documentNo: number,
      })
      if (withNotice)
        await api.download(`/api/v1/commitment-notices/${session.division}/division`, undefined, {
          commitments,
          documentNo: number,
          issuer,
          plan: plan.title ?? '',
        })
      onIssued(issued)
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      // Faults name commitments by id; people know them by their words.
      const texts = new Map(
        rows.map(({ id, line, text }) => [id, `${line} · ${text.replace(/\s+/g, '').slice(0, 24)}…`]),
      )
      setProblem(
        new ApiProblem(
          error.status,
          error.code,
          error.detail,
          error.faults.map((fault) => ({ ...fault, at: texts.get(fault.at) ?? fault.at })),
          error.current,
        ),
      )
    } finally {
      setBusy(false)
    }
  }
  return (
    <Drawer
      place="middle"
      width={640}
      title={words.title}
      onClose={onClose}
      foot={
        <BoxButtons
          cancel={form.cancel}
          onCancel={onClose}
          does={words.does}
          onDo={() => void issue()}
          isOff={isBusy}
        />
      }
    >
      <p>{words.text(rows.length)}</p>
      <label className="field">
        <span>{words.documentNo}</span>
        <input
          value={documentNo}
          placeholder={words.documentHint}
          onChange={(event) => setDocumentNo(event.target.value)}
        />
      </label>
      <label className="field">
        <span>{words.issuer}</span>
        <input value={issuer} onChange={(event) => setIssuer(event.target.value)} lang={language} />
      </label>
      <label className="toggle">
        <input type="checkbox" checked={withNotice} onChange={(event) => setWithNotice(event.target.checked)} />
        {words.withNotice}
      </label>
      {problem !== null && (
        <div role="alert" title={say(problem.detail)}>
          <Problem of={problem} />
        </div>
      )}
    </Drawer>
  )
}
