import { useMemo, useState } from 'react'
import { ApiProblem } from './api.ts'
import { useDataTableWords } from './data-table-words.ts'
import { numberText } from './format.ts'
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

/** A value that a filter offers, as it is kept and as it is shown; with how many rows have it, where that is known. */
export interface FilterValue {
  readonly value: string
  readonly label: string
  readonly count?: number
}

interface FilterProps<Row> {
  readonly title: string
  readonly rows: readonly Row[]
  readonly value: (row: Row) => CellValue
  readonly choices?: readonly FilterValue[] | undefined
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

function FilterBox<Row>({
  rows,
  value,
  choices: given,
  kept,
  onChange,
  onClose,
}: FilterProps<Row> & { readonly onClose: () => void }) {
  const words = useDataTableWords()
  const [find, setFind] = useState('')
  const choices: readonly FilterValue[] = useMemo(
    () => given ?? choicesOf(rows, value).map(([text, count]) => ({ value: text, label: text, count })),
    [given, rows, value],
  )
  const found = choices.filter(({ label }) => label.toLowerCase().includes(find.trim().toLowerCase()))
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
      {found.slice(0, 200).map(({ value: text, label, count }) => (
        <label key={text}>
          <input
            type="checkbox"
            checked={kept.includes(text)}
            onChange={({ target }) => onChange(target.checked ? [...kept, text] : kept.filter((one) => one !== text))}
          />
          {label === '' ? words.unknown : label} {count !== undefined && <span className="count">{count}</span>}
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

const SIZES = [50, 100, 200, 500]

/** Pages of a table whose rows come page by page: which rows are shown, the next ones, how many at once. */
export function Pager({
  remote: { total, isAtLeast = false, page, size, onPage },
  shown,
}: {
  /** How many rows the page has. */
  readonly shown: number
  readonly remote: {
    readonly total: number
    readonly isAtLeast?: boolean
    readonly page: number
    readonly size: number
    readonly onPage: (page: number, size: number) => void
  }
}) {
  const words = useDataTableWords()
  const last = Math.max(1, Math.ceil(total / size))
  if (total <= (SIZES[0] ?? size) && page === 1) return null
  const sizes = SIZES.includes(size) ? SIZES : [...SIZES, size].sort((a, b) => a - b)
  return (
    <nav className="data-pager" aria-label={words.pages}>
      <span className="count">
        {words.rows(numberText(shown === 0 ? 0 : (page - 1) * size + 1), numberText((page - 1) * size + shown))}
      </span>
      <span className="spacer" />
      <button type="button" className="button is-small" disabled={page <= 1} onClick={() => onPage(page - 1, size)}>
        <Icon name="left" size={14} />
        {words.before}
      </button>
      <label className="data-page">
        <span className="visually-hidden">{words.page}</span>
        <input
          // A page chosen elsewhere shows here as well.
          key={page}
          defaultValue={page}
          inputMode="numeric"
          onKeyDown={(event) => {
            if (event.key === 'Enter') event.currentTarget.blur()
          }}
          onBlur={(event) => {
            const typed = Math.max(1, Math.round(Number(event.target.value)) || page)
            const wanted = isAtLeast ? typed : Math.min(last, typed)
            event.target.value = String(wanted)
            if (wanted !== page) onPage(wanted, size)
          }}
        />
        <span className="count">
          / {numberText(last)}
          {isAtLeast && '+'}
        </span>
      </label>
      <button type="button" className="button is-small" disabled={page >= last} onClick={() => onPage(page + 1, size)}>
        {words.next}
        <Icon name="right" size={14} />
      </button>
      <select
        className="select is-small"
        aria-label={words.perPage}
        value={size}
        onChange={({ target }) => onPage(1, Number(target.value))}
      >
        {sizes.map((one) => (
          <option key={one} value={one}>
            {words.each(one)}
          </option>
        ))}
      </select>
    </nav>
  )
}
