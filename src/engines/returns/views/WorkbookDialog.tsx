import { useRef, useState } from 'react'
import { ApiProblem, api } from '../../../ui/api.ts'
import { Drawer } from '../../../ui/Drawer.tsx'
import { FileDrop } from '../../../ui/FileDrop.tsx'
import { useSay } from '../../../ui/language.ts'
import { Faults, Problem } from '../../../ui/states.tsx'
import { toast } from '../../../ui/toasts.tsx'
import type { PreviewAnswer } from '../answers.ts'
import { useWords } from './words.ts'

/** Down as a template, up as a filled one: what would change first, then all of it or nothing. */
export function WorkbookDialog({
  path,
  before,
  onClose,
  onSaved,
}: {
  readonly path: string
  /** Saves what stands in the inputs, so that the template has it. */
  readonly before: () => Promise<boolean>
  readonly onClose: () => void
  readonly onSaved: () => void
}) {
  const { workbook: words, common } = useWords()
  const say = useSay()
  const file = useRef<File | null>(null)
  const [preview, setPreview] = useState<PreviewAnswer | null>(null)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const telling = async (work: () => Promise<void>) => {
    try {
      await work()
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      setProblem(error)
      setPreview(null)
    }
  }
  const download = () =>
    telling(async () => {
      await before()
      toast(words.downloaded(await api.download(`${path}/workbook`)))
    })
  const save = () =>
    telling(async () => {
      if (file.current === null) return
      const { changed } = await api.upload<{ readonly changed: number }>(`${path}/workbook`, file.current)
      toast(words.saved(changed))
      onSaved()
      onClose()
    })
  return (
    <Drawer
      place="middle"
      width={860}
      title={words.title}
      onClose={onClose}
      foot={
        <>
          <button type="button" className="button" onClick={onClose}>
            {common.cancel}
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
      <p>
        <button type="button" className="button" onClick={() => void download()}>
          {words.download}
        </button>
      </p>
      <FileDrop<PreviewAnswer>
        path={`${path}/workbook/preview`}
        accept={['.xlsx']}
        atMost={20 * 1024 * 1024}
        onDone={(answer, chosen) => {
          file.current = chosen
          setProblem(null)
          setPreview(answer)
        }}
        onRefused={(refused) => {
          setPreview(null)
          setProblem(refused)
        }}
      />
      {problem !== null && (
        <>
          {problem.faults.length > 0 ? (
            <>
              <p className="wrong">{words.faults(problem.faults.length)}</p>
              <Faults of={problem} />
            </>
          ) : (
            <Problem of={problem} />
          )}
          <p className="muted">{words.again}</p>
        </>
      )}
      {preview !== null && (
        <>
          <h3>{preview.changes.length === 0 ? words.none : words.changes(preview.changes.length)}</h3>
          {preview.changes.length > 0 && (
            <div className="scroll-x">
              <table className="versions">
                <thead>
                  <tr>
                    <th>{words.at}</th>
                    <th>{words.row}</th>
                    <th>{words.before}</th>
                    <th>{words.after}</th>
                  </tr>
                </thead>
                <tbody>
                  {preview.changes.map(({ row, label, at, before: old, after }) => (
                    <tr key={row}>
                      <td>{at}</td>
                      <td>{say(label)}</td>
                      <td className="is-end">
                        {old.text || '—'}
                        {old.note !== null && <div className="muted">{old.note}</div>}
                      </td>
                      <td className="is-end">
                        <b>{after.text || '—'}</b>
                        {after.note !== null && <div className="muted">{after.note}</div>}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )}
          {preview.kept.length > 0 && <p className="muted">{words.kept(preview.kept.length)}</p>}
          {preview.findings.length > 0 && (
            <>
              <h4>{words.findings}</h4>
              <ul>
                {preview.findings.map(({ row, check, at, label, message }) => (
                  <li key={`${row}${check}`}>
                    {at} {say(label)}：{say(message)}
                  </li>
                ))}
              </ul>
            </>
          )}
        </>
      )}
    </Drawer>
  )
}
