import { useMemo, useState } from 'react'
import { ApiProblem } from './api.ts'
import { useDataTableWords } from './data-table-words.ts'
import { Icon } from './Icon.tsx'
import { useSay } from './language.ts'
import { Popover } from './Popover.tsx'
import { type CellValue, choicesOf } from './table-view.ts'
import { toast } from './toasts.tsx'

/** Which columns of a table are shown. */
export function ColumnChoice({
  columns,
  hidden,
  onChange,
}: {
  readonly columns: readonly { readonly key: string; readonly title: string; readonly isHidden?: boolean }[]
  readonly hidden: readonly string[] | null
  readonly onChange: (hidden: readonly string[] | null) => void
}) {
  const words = useDataTableWords()
  const now = hidden ?? columns.filter(({ isHidden }) => isHidden).map(({ key }) => key)
  return (
    <Popover title={words.columns} label={<Icon name="columns" />}>
      {() => (
        <div className="choices">
          {columns.map(({ key, title }) => (
            <label key={key}>
              <input
                type="checkbox"
                checked={!now.includes(key)}
                disabled={!now.includes(key) && now.length >= columns.length - 1}
                onChange={({ target }) => onChange(target.checked ? now.filter((one) => one !== key) : [...now, key])}
              />
              {title}
            </label>
          ))}
          <button type="button" className="button is-quiet is-small" onClick={() => onChange(null)}>
            {words.reset}
          </button>
        </div>
      )}
    </Popover>
  )
}

interface FilterProps<Row> {
  readonly title: string
  readonly rows: readonly Row[]
  readonly value: (row: Row) => CellValue
  readonly kept: readonly string[]
  readonly onChange: (kept: readonly string[]) => void
}

/** Which values of a column are kept. */
export function FilterChoice<Row>(props: FilterProps<Row>) {
  const words = useDataTableWords()
  return (
    <Popover
      title={words.filter(props.title)}
      className={`data-filter${props.kept.length > 0 ? ' is-on' : ''}`}
      label={<Icon name="filter" size={13} />}
    >
      {(close) => <FilterBox {...props} onClose={close} />}
    </Popover>
  )
}

function FilterBox<Row>({ rows, value, kept, onChange, onClose }: FilterProps<Row> & { readonly onClose: () => void }) {
  const words = useDataTableWords()
  const [find, setFind] = useState('')
  const choices = useMemo(() => choicesOf(rows, value), [rows, value])
  const found = choices.filter(([text]) => text.toLowerCase().includes(find.trim().toLowerCase()))
  return (
    <div className="choices">
      {choices.length > 8 && (
        <input
          type="search"
          className="choices-find"
          placeholder={words.findChoice}
          aria-label={words.findChoice}
          value={find}
          onChange={(event) => setFind(event.target.value)}
        />
      )}
      {found.slice(0, 200).map(([text, count]) => (
        <label key={text}>
          <input
            type="checkbox"
            checked={kept.includes(text)}
            onChange={({ target }) => onChange(target.checked ? [...kept, text] : kept.filter((one) => one !== text))}
          />
          {text === '' ? words.unknown : text} <span className="count">{count}</span>
        </label>
      ))}
      <button
        type="button"
        className="button is-quiet is-small"
        onClick={() => {
          onChange([])
          onClose()
        }}
      >
        {words.clearFilters}
      </button>
    </div>
  )
}

/** Exports, and says under which name; busy meanwhile. */
export function ExportButton({ onExport }: { readonly onExport: () => Promise<string> }) {
  const words = useDataTableWords()
  const say = useSay()
  const [isBusy, setBusy] = useState(false)
  return (
    <button
      type="button"
      className="button"
      disabled={isBusy}
      onClick={() => {
        setBusy(true)
        onExport()
          .then((name) => toast(words.exported(name)))
          .catch((error: unknown) => {
            toast(error instanceof ApiProblem ? say(error.detail) : String(error), { tone: 'wrong' })
          })
          .finally(() => setBusy(false))
      }}
    >
      <Icon name="download" />
      {isBusy ? words.exporting : words.export}
    </button>
  )
}
