import { useState } from 'react'
import type { ImportResult } from '../../../platform/organisation/answers.ts'
import { ApiProblem, api } from '../../../ui/api.ts'
import { Drawer } from '../../../ui/Drawer.tsx'
import { FileDrop } from '../../../ui/FileDrop.tsx'
import { Problem } from '../../../ui/states.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useWords } from './words.ts'

/** Takes a filled-in list: tried first, every fault at its cell; then all of it or nothing. */
export function ImportDrawer({
  title,
  path,
  division,
  onClose,
  onDone,
}: {
  readonly title: string
  /** '/api/v1/people': its template and its import stand under it. */
  readonly path: string
  readonly division: string
  readonly onClose: () => void
  readonly onDone: () => void
}) {
  const words = useWords()
  const [tried, setTried] = useState<{ readonly file: File; readonly result: ImportResult } | null>(null)
  const [imported, setImported] = useState<ImportResult | null>(null)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const write = async () => {
    if (tried === null) return
    try {
      const result = await api.upload<ImportResult>(`${path}/import?division=${division}`, tried.file)
      toast(words.importing.done(result.added, result.changed))
      onDone()
      if (result.passwords.length === 0) onClose()
      else setImported(result)
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      setProblem(error)
    }
  }
  return (
    <Drawer
      title={title}
      place="middle"
      width={760}
      onClose={onClose}
      foot={
        <>
          <button type="button" className="button" onClick={onClose}>
            {imported === null ? words.cancel : words.close}
          </button>
          {imported === null && tried !== null && tried.result.added + tried.result.changed > 0 && (
            <button type="button" className="button is-primary" onClick={() => void write()}>
              {words.importing.confirm}
            </button>
          )}
        </>
      }
    >
      {imported === null ? (
        <>
          <p>{words.importing.text}</p>
          <p>
            <button
              type="button"
              className="button"
              onClick={() => void api.download(`${path}/template`, { division })}
            >
              {words.template}
            </button>
          </p>
          <FileDrop<ImportResult>
            path={`${path}/import?dryRun=true&division=${division}`}
            accept={['.xlsx']}
            atMost={8 * 1024 * 1024}
            onDone={(result, file) => {
              setProblem(null)
              setTried({ file, result })
            }}
          />
          {problem !== null && <Problem of={problem} />}
          {tried !== null && (
            <p role="status">{words.importing.preview(tried.result.added, tried.result.changed, tried.result.same)}</p>
          )}
        </>
      ) : (
        <Passwords rows={imported.passwords} />
      )}
    </Drawer>
  )
}

/** First passwords, shown this once, and a file of them to hand out. */
export function Passwords({
  rows,
}: {
  readonly rows: readonly { readonly name: string; readonly loginName: string; readonly password: string }[]
}) {
  const words = useWords()
  const save = () => {
    const lines = [
      [words.people.name, words.people.loginName, words.people.initial],
      ...rows.map((row) => [row.name, row.loginName, row.password]),
    ]
    const blob = new Blob([`\ufeff${lines.map((line) => line.join('\t')).join('\r\n')}\r\n`], { type: 'text/plain' })
    const link = document.createElement('a')
    link.href = URL.createObjectURL(blob)
    link.download = `${words.importing.passwords}.txt`
    link.click()
    URL.revokeObjectURL(link.href)
  }
  return (
    <>
      <h3>{words.importing.passwords}</h3>
      <p className="admin-warning">{words.importing.passwordsNote}</p>
      <table className="figures">
        <thead>
          <tr>
            <th scope="col">{words.people.name}</th>
            <th scope="col">{words.people.loginName}</th>
            <th scope="col">{words.people.initial}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.loginName}>
              <td>{row.name}</td>
              <td>{row.loginName}</td>
              <td>
                <code>{row.password}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>
        <button type="button" className="button" onClick={save}>
          {words.importing.download}
        </button>
      </p>
    </>
  )
}
