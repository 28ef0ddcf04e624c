import { useState } from 'react'
import { Link } from 'react-router'
import type { ApiProblem } from '../../../ui/api.ts'
import { Drawer } from '../../../ui/Drawer.tsx'
import { FileDrop } from '../../../ui/FileDrop.tsx'
import { useSay } from '../../../ui/language.ts'
import { useSession } from '../../../ui/session.ts'
import { toast } from '../../../ui/toasts.tsx'
import type { DocumentAnswer, PlanAnswer } from '../answers.ts'
import { DOCUMENT_KINDS, type DocumentKind } from '../definition.ts'
import { useWords } from './words.ts'

const ENDINGS = ['.docx', '.pdf', '.md', '.markdown', '.html', '.htm', '.txt']

/** Takes a file: says what it is and which plan it belongs to; refusals come with their advice. */
export function UploadDialog({
  first,
  plan: given,
  plans,
  onClose,
  onDone,
}: {
  readonly first: DocumentKind
  /** The plan that a changed text is brought for. */
  readonly plan?: string
  readonly plans: readonly PlanAnswer[]
  readonly onClose: () => void
  readonly onDone: (document: DocumentAnswer) => void
}) {
  const words = useWords()
  const say = useSay()
  const session = useSession()
  const [kind, setKind] = useState<DocumentKind>(first)
  const [plan, setPlan] = useState(given ?? '')
  const [duplicate, setDuplicate] = useState<ApiProblem | null>(null)
  const candidates = plans.filter((one) => one.kind === kind)
  const known = duplicate?.current as { readonly plan?: string | null } | undefined // the refusal names the document
  return (
    <Drawer title={words.upload.title} onClose={onClose} width={560}>
      <fieldset className="plan-choice">
        <legend>{words.upload.kind}</legend>
        {DOCUMENT_KINDS.map((one) => (
          <label key={one}>
            <input type="radio" name="kind" checked={kind === one} onChange={() => setKind(one)} />
            {words.kinds[one]}
          </label>
        ))}
      </fieldset>
      {candidates.length > 0 && (
        <label className="plan-field">
          <span>{words.upload.plan}</span>
          <select value={plan} onChange={(event) => setPlan(event.target.value)}>
            <option value="">{words.upload.planAuto}</option>
            {candidates.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </select>
        </label>
      )}
      <FileDrop<DocumentAnswer>
        path="/api/v1/documents"
        fields={{ division: session.division, kind, plan: candidates.some(({ id }) => id === plan) ? plan : '' }}
        accept={ENDINGS}
        atMost={60 * 1024 * 1024}
        onDone={(document) => {
          toast(document.state === 'ready' ? words.upload.done : words.upload.later)
          onDone(document)
        }}
        onRefused={(problem) => setDuplicate(problem.code === 'duplicate' ? problem : null)}
      >
        {words.upload.formats}
      </FileDrop>
      {duplicate !== null && (
        <p role="alert">
          {say(duplicate.detail)}{' '}
          {known?.plan != null && <Link to={`/plans/${known.plan}`}>{words.upload.openIt}</Link>}
        </p>
      )}
    </Drawer>
  )
}
