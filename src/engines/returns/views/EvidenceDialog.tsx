import { useState } from 'react'
import { ApiProblem, api } from '../../../ui/api.ts'
import { Drawer } from '../../../ui/Drawer.tsx'
import { askReason } from '../../../ui/dialogs.tsx'
import { FileDrop } from '../../../ui/FileDrop.tsx'
import { momentText } from '../../../ui/format.ts'
import { useSay } from '../../../ui/language.ts'
import { Empty, Problem } from '../../../ui/states.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { EVIDENCE_GRADES, type EvidenceGrade, evidenceGradeNames } from '../../indicators/definition.ts'
import type { RowAnswer, TaskPage } from '../answers.ts'
import { useWords } from './words.ts'

/** Files and document numbers that vouch for a row, or for the whole return. */
export function EvidenceDialog({
  page,
  path,
  row,
  onClose,
  onChanged,
}: {
  readonly page: TaskPage
  readonly path: string
  readonly row: RowAnswer | null
  readonly onClose: () => void
  readonly onChanged: () => void
}) {
  const { evidence: words } = useWords()
  const say = useSay()
  const [grade, setGrade] = useState<EvidenceGrade>('official-letter')
  const [name, setName] = useState('')
  const [documentNo, setDocumentNo] = useState('')
  const [file, setFile] = useState<{ readonly id: string; readonly name: string } | null>(null)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const shown = page.evidence.filter((one) => row === null || one.row === row.id || one.row === null)
  const telling = async (work: () => Promise<unknown>) => {
    try {
      await work()
      setProblem(null)
      onChanged()
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      setProblem(error)
    }
  }
  const add = () =>
    telling(async () => {
      await api.send('POST', `${path}/evidence`, {
        row: row?.id ?? null,
        grade,
        name: name.trim() || file?.name || documentNo,
        documentNo: documentNo.trim() || null,
        file: file?.id ?? null,
      })
      toast(words.added)
      setFile(null)
      setName('')
      setDocumentNo('')
    })
  const withdraw = async (id: string) => {
    const reason = await askReason({ title: words.withdrawReason, does: words.withdraw })
    if (reason !== null) await telling(() => api.send('POST', `${path}/evidence/${id}/withdraw`, { reason }))
  }
  return (
    <Drawer
      title={row === null ? words.title : words.of(say(row.label))}
      onClose={onClose}
      width={560}
      foot={
        page.mayFill && (
          <button
            type="button"
            className="button is-primary"
            disabled={file === null && documentNo.trim() === ''}
            onClick={() => void add()}
          >
            {words.add}
          </button>
        )
      }
    >
      {shown.length === 0 && <Empty title={words.none} />}
      <ul className="returns-evidence">
        {shown.map((one) => (
          <li key={one.id}>
            <b>{one.name}</b> <span className="returns-tag">{say(evidenceGradeNames[one.grade])}</span>
            {one.row === null && <span className="returns-tag">{words.whole}</span>}
            {one.documentNo !== null && <span> {one.documentNo}</span>}
            {one.file !== null && (
              <a href={`/api/v1/files/${page.task.division}/${one.file}`} download>
                {' '}
                {words.open}
              </a>
            )}
            <div className="muted">
              {one.by} {momentText(one.at)}
              {page.mayFill && (
                <button type="button" className="button is-quiet is-small" onClick={() => void withdraw(one.id)}>
                  {words.withdraw}
                </button>
              )}
            </div>
          </li>
        ))}
      </ul>
      {page.mayFill && (
        <>
          <label className="field">
            <span>{words.grade}</span>
            <select
              value={grade}
              onChange={(event) =>
                // Only these are offered.
                setGrade(event.target.value as EvidenceGrade)
              }
            >
              {EVIDENCE_GRADES.map((one) => (
                <option key={one} value={one}>
                  {say(evidenceGradeNames[one])}
                </option>
              ))}
            </select>
          </label>
          <label className="field">
            <span>{words.name}</span>
            <input value={name} onChange={(event) => setName(event.target.value)} />
          </label>
          <label className="field">
            <span>{words.documentNo}</span>
            <input value={documentNo} onChange={(event) => setDocumentNo(event.target.value)} />
          </label>
          <FileDrop<{ readonly id: string; readonly name: string }>
            path="/api/v1/files"
            fields={{ division: page.task.division }}
            accept={['.pdf', '.ofd', '.docx', '.xlsx', '.png', '.jpg', '.jpeg', '.txt']}
            atMost={20 * 1024 * 1024}
            onDone={(answer) => setFile({ id: answer.id, name: answer.name })}
          >
            {words.drop}
          </FileDrop>
          {file !== null && (
            <p role="status">
              {words.uploaded}
              {file.name}
            </p>
          )}
        </>
      )}
      {problem !== null && <Problem of={problem} />}
    </Drawer>
  )
}
