import type { ReactNode } from 'react'

interface ListRow {
  readonly key: string
  readonly cells: readonly (string | number)[]
  readonly isOwn?: boolean
  /** In place of the unit's name, its second cell. */
  readonly name?: ReactNode
}

/** A published list as it goes out: heads, rows, notes, in Chinese. */
export function ListTable({
  heads,
  rows,
  notes,
  isWhole = false,
}: {
  readonly heads: readonly string[]
  readonly rows: readonly ListRow[]
  readonly notes: readonly string[]
  /** As long as it is, on a page of its own; else it scrolls within its panel. */
  readonly isWhole?: boolean
}) {
  return (
    <div className={isWhole ? 'evaluation-whole' : 'evaluation-scroll'}>
      <table className="figures" lang="zh">
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells, isOwn, name }) => (
            <tr key={key} className={isOwn === true ? 'is-own' : ''}>
              {cells.map((cell, i) => (
                <td key={heads[i]}>{i === 1 ? (name ?? cell) : cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {notes.map((note) => (
        <p key={note} className="muted">
          注：{note}
        </p>
      ))}
    </div>
  )
}
