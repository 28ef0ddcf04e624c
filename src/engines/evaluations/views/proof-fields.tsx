import type { ReactNode } from 'react'
import { FileDrop } from '../../../ui/FileDrop.tsx'
import { useSession } from '../../../ui/session.ts'

/** Which columns a proof or an objection is about; with `cells`, what stands in each. */
export function ColumnChoice({
  legend,
  columns,
  cells,
  chosen,
  onChange,
}: {
  readonly legend: string
  readonly columns: readonly { readonly column: string }[]
  readonly cells?: Readonly<Record<string, string>>
  readonly chosen: readonly string[]
  readonly onChange: (next: readonly string[]) => void
}) {
  return (
    <fieldset className="field">
      <legend>{legend}</legend>
      {columns.map(({ column }) => (
        <label key={column} className="evaluation-choice" lang="zh">
          <input
            type="checkbox"
            checked={chosen.includes(column)}
            onChange={(event) =>
              onChange(event.target.checked ? [...chosen, column] : chosen.filter((one) => one !== column))
            }
          />
          {column}
          {cells !== undefined && <span className="muted"> {cells[column] || '—'}</span>}
        </label>
      ))}
    </fieldset>
  )
}

/** Files that prove something, sent one by one; `onSent` hears the id of each. */
export function ProofFiles({
  onSent,
  children,
}: {
  readonly onSent: (id: string) => void
  readonly children?: ReactNode
}) {
  const session = useSession()
  return (
    <FileDrop<{ readonly id: string }>
      path={`/api/v1/files?division=${session.division}`}
      accept={['.pdf', '.docx', '.xlsx', '.jpg', '.jpeg', '.png']}
      atMost={20 * 1024 * 1024}
      isMultiple
      onDone={({ id }) => onSent(id)}
    >
      {children}
    </FileDrop>
  )
}
