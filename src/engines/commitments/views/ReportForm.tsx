import { useState } from 'react'
import { ApiProblem, api } from '../../../ui/api.ts'
import { BoxButtons, Drawer } from '../../../ui/Drawer.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import { useSession } from '../../../ui/session.ts'
import { Problem } from '../../../ui/states.tsx'
import { toast } from '../../../ui/toasts.tsx'
import type { CommitmentPage } from '../answers.ts'
import type { Says } from '../work.ts'
import { useWords } from './words.ts'

interface Proof {
  readonly key: number
  readonly grade: 'bulletin' | 'letter' | 'statement'
  readonly title: string
  readonly documentNo: string
  readonly file: { readonly id: string; readonly name: string } | null
}

let made = 0

/** 反馈: how it stands, with evidence where it is done, with what has to be resolved where it is blocked. */
export function ReportForm({
  page,
  milestone,
  onClose,
  onSaved,
}: {
  readonly page: CommitmentPage
  readonly milestone: string | null
  readonly onClose: () => void
  readonly onSaved: () => void
}) {
  const { form: words, page: labels } = useWords()
  const session = useSession()
  const own = [...(page.lead === null ? [] : [page.lead]), ...page.supports].filter(({ id }) =>
    session.bodies.some((body) => body.id === id),
  )
  const [body, setBody] = useState(own[0]?.id ?? '')
  const [on, setOn] = useState(milestone ?? '')
  const [says, setSays] = useState<Says>(milestone === null ? 'under-way' : 'done')
  const [doneOn, setDoneOn] = useState('')
  const [text, setText] = useState('')
  const [needs, setNeeds] = useState('')
  const [proofs, setProofs] = useState<readonly Proof[]>([])
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const change = (key: number, part: Partial<Proof>) =>
    setProofs(proofs.map((proof) => (proof.key === key ? { ...proof, ...part } : proof)))
  const attach = async (key: number, chosen: File) => {
    try {
      const { id, name } = await api.upload<{ id: string; name: string }>(
        `/api/v1/files?division=${page.division}`,
        chosen,
      )
      setProofs((now) =>
        now.map((proof) =>
          proof.key === key
            ? { ...proof, file: { id, name }, title: proof.title || name.replace(/\.[^.]+$/, '') }
            : proof,
        ),
      )
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      setProblem(error)
    }
  }
  const submit = async () => {
    try {
      await api.send('POST', `/api/v1/commitments/${page.division}/${page.id}/reports`, {
        milestone: on === '' ? null : on,
        body,
        says,
        doneOn: says === 'done' && doneOn !== '' ? doneOn : null,
        text,
        needs,
        proofs: proofs.map(({ grade, title, file, documentNo }) => ({
          grade,
          title,
          file: file?.id ?? null,
          documentNo: documentNo || null,
        })),
      })
      toast(words.submitted)
      onSaved()
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      setProblem(error)
    }
  }
  return (
    <Drawer
      title={labels.report}
      width={600}
      onClose={onClose}
      foot={<BoxButtons cancel={words.cancel} onCancel={onClose} does={words.submit} onDo={() => void submit()} />}
    >
      <label className="field">
        <span>{words.body}</span>
        <select value={body} onChange={(event) => setBody(event.target.value)}>
          {own.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label className="field">
        <span>{words.on}</span>
        <select value={on} onChange={(event) => setOn(event.target.value)}>
          <option value="">{labels.onWhole}</option>
          {page.milestoneList
            .filter(({ state }) => state !== 'reached')
            .map(({ id, title, dueOn }) => (
              <option key={id} value={id}>
                {dueOn} {title}
              </option>
            ))}
        </select>
      </label>
      <fieldset className="choices">
        <legend>{words.saysLabel}</legend>
        {(['done', 'under-way', 'not-started', 'blocked'] as const).map((one) => (
          <label key={one}>
            <input type="radio" name="says" checked={says === one} onChange={() => setSays(one)} />
            {labels.says[one]}
          </label>
        ))}
      </fieldset>
      {says === 'done' && (
        <label className="field">
          <span>{words.doneOn}</span>
          <input type="date" value={doneOn} onChange={(event) => setDoneOn(event.target.value)} />
        </label>
      )}
      <label className="field">
        <span>{words.text}</span>
        <textarea
          rows={4}
          value={text}
          placeholder={words.textHint}
          onChange={(event) => setText(event.target.value)}
        />
      </label>
      {says === 'blocked' && (
        <label className="field">
          <span>{words.needs}</span>
          <textarea rows={2} value={needs} onChange={(event) => setNeeds(event.target.value)} />
        </label>
      )}
      <fieldset className="proofs">
        <legend>{words.proofs}</legend>
        {proofs.map((proof) => (
          <div key={proof.key} className="proof">
            <select
              aria-label={words.grade}
              value={proof.grade}
              onChange={(event) =>
                change(proof.key, {
                  grade: event.target.value as Proof['grade'], // the options are these three
                })
              }
            >
              {(['bulletin', 'letter', 'statement'] as const).map((grade) => (
                <option key={grade} value={grade}>
                  {labels.grades[grade]}
                </option>
              ))}
            </select>
            <input
              aria-label={words.proofTitle}
              placeholder={words.proofTitle}
              value={proof.title}
              onChange={(event) => change(proof.key, { title: event.target.value })}
            />
            <input
              aria-label={words.proofNo}
              placeholder={words.proofNo}
              value={proof.documentNo}
              onChange={(event) => change(proof.key, { documentNo: event.target.value })}
            />
            <label className="button is-small">
              {proof.file?.name ?? words.attach}
              <input
                type="file"
                className="visually-hidden"
                accept=".pdf,.docx,.xlsx,.jpg,.jpeg,.png,.txt"
                onChange={(event) => {
                  const chosen = event.target.files?.[0]
                  event.target.value = ''
                  if (chosen !== undefined) void attach(proof.key, chosen)
                }}
              />
            </label>
            <button
              type="button"
              className="button is-quiet is-icon"
              aria-label={words.remove}
              onClick={() => setProofs(proofs.filter(({ key }) => key !== proof.key))}
            >
              <Icon name="close" />
            </button>
          </div>
        ))}
        <button
          type="button"
          className="button is-small"
          onClick={() =>
            setProofs([...proofs, { key: ++made, grade: 'letter', title: '', documentNo: '', file: null }])
          }
        >
          {words.addProof}
        </button>
      </fieldset>
      {problem !== null && <Problem of={problem} />}
    </Drawer>
  )
}
