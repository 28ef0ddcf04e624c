import { useRef, useState } from 'react'
import { ApiProblem, api } from '../../../ui/api.ts'
import { Drawer } from '../../../ui/Drawer.tsx'
import { FileDrop } from '../../../ui/FileDrop.tsx'
import { useSession } from '../../../ui/session.ts'
import { Problem } from '../../../ui/states.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useWords } from './words.ts'

interface Preview {
  readonly changes: readonly {
    readonly id: string
    readonly line: number
    readonly text: string
    readonly lead: string | null
    readonly supports: readonly string[]
    readonly goal: string
    readonly dueOn: string | null
    readonly isWorkChanged: boolean
    readonly milestones: number | null
  }[]
}

/** Takes in a filled workbook: what would change first, then all of it or nothing. */
export function ImportDialog({
  plan,
  onClose,
  onSaved,
}: {
  readonly plan: string | null
  readonly onClose: () => void
  readonly onSaved: () => void
}) {
  const { importDialog: words, form, list } = useWords()
  const session = useSession()
  const file = useRef<File | null>(null)
  const [preview, setPreview] = useState<Preview | null>(null)
  const [reason, setReason] = useState('')
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const path = (query: string) =>
    `/api/v1/commitment-workbooks/${session.division}/division?${plan === null ? '' : `plan=${plan}&`}${query}`
  const save = async () => {
    if (file.current === null) return
    try {
      const { changes } = await api.upload<Preview>(path(`reason=${encodeURIComponent(reason)}`), file.current)
      toast(words.saved(changes.length))
      onSaved()
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      setProblem(error)
    }
  }
  return (
    <Drawer
      place="middle"
      width={820}
      title={words.title}
      onClose={onClose}
      foot={
        <>
          <button type="button" className="button" onClick={onClose}>
            {form.cancel}
          </button>
          {preview !== null && preview.changes.length > 0 && (
            <button type="button" className="button is-primary" onClick={() => void save()}>
              {words.save}
            </button>
          )}
        </>
      }
    >
      <p>{words.text}</p>
      <FileDrop<Preview>
        path={path('dryRun=true')}
        accept={['.xlsx']}
        atMost={20 * 1024 * 1024}
        onDone={(answer, chosen) => {
          file.current = chosen
          setProblem(null)
          setPreview(answer)
        }}
      />
      {problem !== null && <Problem of={problem} />}
      {preview !== null &&
        (preview.changes.length === 0 ? (
          <p role="status">{words.none}</p>
        ) : (
          <>
            <h3>{words.changes(preview.changes.length)}</h3>
            <div className="scroll-x">
              <table className="figures">
                <thead>
                  <tr>
                    {[list.line, list.text, list.lead, list.supports, list.goal, list.due].map((head) => (
                      <th key={head} scope="col">
                        {head}
                      </th>
                    ))}
                    <th scope="col" />
                  </tr>
                </thead>
                <tbody>
                  {preview.changes.map((change) => (
                    <tr key={change.id}>
                      <td>{change.line}</td>
                      <td>{change.text.replace(/\s+/g, '').slice(0, 40)}</td>
                      <td>{change.lead ?? '—'}</td>
                      <td>{change.supports.join('、') || '—'}</td>
                      <td>{change.goal || '—'}</td>
                      <td>{change.dueOn ?? '—'}</td>
                      <td>
                        {[
                          change.isWorkChanged ? words.work : null,
                          change.milestones === null ? null : words.milestones(change.milestones),
                        ]
                          .filter((part) => part !== null)
                          .join('、')}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
            <label className="field">
              <span>{words.reason}</span>
              <input value={reason} onChange={(event) => setReason(event.target.value)} />
            </label>
          </>
        ))}
    </Drawer>
  )
}
