import { memo, type ReactNode, useCallback, useDeferredValue, useEffect, useId, useMemo, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { ColumnChoice, ExportButton, FilterChoice, type FilterValue, Pager } from './data-table-tools.tsx'
import { useDataTableWords } from './data-table-words.ts'
import { numberText } from './format.ts'
import { Icon } from './Icon.tsx'
import { useKept } from './kept.ts'
import { Empty } from './states.tsx'
import { type CellValue, rowsInView, type TableView } from './table-view.ts'

export interface Column<Row> {
  readonly key: string
  readonly title: string
  /** In pixels. Columns keep their widths whatever is shown; what the window has to spare is shared out. */
  readonly width: number
  /** Said beside the title. */
  readonly unit?: string | null
  /** For sorting, filtering, searching and exporting; also the cell when `cell` is left out. Must be pure and quick. */
  readonly value: (row: Row) => CellValue
  readonly cell?: (row: Row) => ReactNode
  /** 'end' for numbers. */
  readonly align?: 'start' | 'end' | 'center'
  /** Offers its different values as a filter. */
  readonly filters?: boolean
  /** What the filter offers where the server filters: the rows at hand are only a page of them. */
  readonly choices?: readonly FilterValue[]
  readonly sorts?: boolean
  /** Not shown until someone chooses it. */
  readonly isHidden?: boolean
  /** Stays in place while the table is scrolled sideways; for the first column. */
  readonly isFixed?: boolean
  /** Lets long words go on in further lines instead of cutting them; only where all rows are drawn. */
  readonly wraps?: boolean
}

export interface DataTableProps<Row> {
  /** Under this name the browser keeps which columns are shown. */
  readonly id: string
  /** What the table lists, for those who hear it. */
  readonly label: string
  readonly rows: readonly Row[]
  /** Memoise them: rows are drawn again when the list is another. */
  readonly columns: readonly Column<Row>[]
  readonly rowKey: (row: Row) => string
  readonly onOpen?: (row: Row) => void
  /** Buttons for the rows ticked; without it nothing can be ticked. Call `clear` when done. */
  readonly bulk?: (rows: readonly Row[], clear: () => void) => ReactNode
  /** Exports what is shown, on the server (exports are recorded); returns the file's name. */
  readonly onExport?: (shown: { readonly rows: readonly Row[]; readonly columns: readonly string[] }) => Promise<string>
  readonly sort?: TableView['sort']
  /** Further filters, left of the search. */
  readonly tools?: ReactNode
  readonly hidesTools?: boolean
  /** What to show when there are no rows at all. */
  readonly empty?: ReactNode
  /** What to show, under the tools, when none of the rows fits. */
  readonly noMatch?: ReactNode
  /** Number of rows beyond which only those in sight are drawn, each one line high; 100 when left out. */
  readonly virtualFrom?: number
  /** Height at most; as much as the window has when left out. */
  readonly height?: number
  /** How a row looks on a phone, instead of a table to be scrolled sideways. */
  readonly card?: (row: Row) => ReactNode
  readonly rowClass?: (row: Row) => string
  /** Rows come page by page: the server searches, filters and sorts them. */
  readonly remote?: RemoteRows
}

/** A table of which only one page is at hand: whoever uses it asks the server for what `view` and `page` say. */
export interface RemoteRows {
  /** How many rows fit, on all pages; `isAtLeast` where counting went no further. */
  readonly total: number
  readonly isAtLeast?: boolean
  readonly view: TableView
  readonly onView: (view: TableView) => void
  /** From 1. */
  readonly page: number
  readonly size: number
  readonly onPage: (page: number, size: number) => void
  /** Another page is on its way; what stands is the last one. */
  readonly isBusy?: boolean
  /** Told the keys of the columns that are shown, at first and when others are chosen: rows need hold no more. */
  readonly onColumns?: (keys: readonly string[]) => void
}

const NOTHING: ReadonlySet<string> = new Set()

/** The table of lists: sorts, filters, chooses columns, ticks rows, exports; quick with ten thousand rows; by keyboard. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { id, rows, columns, rowKey, onOpen, bulk, remote } = props
  const words = useDataTableWords()
  const [ownView, setOwnView] = useState<TableView>({ search: '', filters: {}, sort: props.sort ?? null })
  const view = remote?.view ?? ownView
  const setView = remote?.onView ?? setOwnView
  const [ownSearch, setOwnSearch] = useState('')
  const [search, setSearch] = useRemoteSearch(remote, ownSearch, setOwnSearch)
  const deferredSearch = useDeferredValue(search)
  const [hidden, setHidden] = useKept<readonly string[] | null>(`table.${id}`, (kept) =>
    Array.isArray(kept) ? kept.map(String) : null,
  )
  const [ticked, setTicked] = useState(NOTHING)
  // Ticks outlive the page on which they were made.
  const kept = useRef<ReadonlyMap<string, Row>>(new Map())
  const isNarrow = useIsNarrow()
  const isPrinting = useIsPrinting()

  const shownColumns = useMemo(
    () => columns.filter(({ key, isHidden }) => (hidden === null ? isHidden !== true : !hidden.includes(key))),
    [columns, hidden],
  )
  const shownKeys = shownColumns.map(({ key }) => key).join(' ')
  const onColumns = remote?.onColumns
  useEffect(() => onColumns?.(shownKeys.split(' ')), [onColumns, shownKeys])
  const shown = useMemo(
    () => (remote === undefined ? rowsInView(rows, columns, { ...view, search: deferredSearch }) : rows),
    [rows, columns, view, deferredSearch, remote],
  )
  const isFiltered = search !== '' || Object.values(view.filters).some((kept) => kept.length > 0)
  const tickedRows = useMemo(() => {
    const now = new Map<string, Row>()
    for (const [key, row] of remote === undefined ? [] : kept.current) if (ticked.has(key)) now.set(key, row)
    for (const row of ticked.size === 0 ? [] : rows) if (ticked.has(rowKey(row))) now.set(rowKey(row), row)
    kept.current = now
    return [...now.values()]
  }, [rows, ticked, rowKey, remote])
  const clear = useCallback(() => setTicked(NOTHING), [])
  const hasCards = isNarrow && props.card !== undefined && !isPrinting

  if (rows.length === 0 && props.empty !== undefined) return props.empty
  return (
    <div className="data-table">
      {props.hidesTools !== true && (
        <div className="data-tools">
          {props.tools}
          <label className="data-search">
            <Icon name="search" size={14} />
            <input
              type="search"
              value={search}
              placeholder={words.search}
              aria-label={words.search}
              onChange={(event) => setSearch(event.target.value)}
            />
          </label>
          <span className="count" role="status">
            {remote !== undefined
              ? remote.isAtLeast
                ? words.countAtLeast(numberText(remote.total))
                : words.count(remote.total)
              : shown.length === rows.length
                ? words.count(rows.length)
                : words.countOf(shown.length, rows.length)}
          </span>
          {isFiltered && (
            <button
              type="button"
              className="button is-quiet is-small"
              onClick={() => {
                setOwnSearch('')
                setView({ ...view, search: '', filters: {} })
              }}
            >
              {words.clearFilters}
            </button>
          )}
          <span className="spacer" />
          {bulk !== undefined && tickedRows.length > 0 && (
            <div className="data-bulk">
              <b>{words.selected(tickedRows.length)}</b>
              {bulk(tickedRows, clear)}
              <button type="button" className="button is-quiet is-small" onClick={clear}>
                {words.clear}
              </button>
            </div>
          )}
          {!hasCards && <ColumnChoice columns={columns} hidden={hidden} onChange={setHidden} />}
          {props.onExport !== undefined && (
            <ExportButton
              onExport={() =>
                props.onExport?.({ rows: shown, columns: shownColumns.map(({ key }) => key) }) ?? Promise.resolve('')
              }
            />
          )}
        </div>
      )}
      {shown.length === 0 && props.noMatch !== undefined ? (
        props.noMatch
      ) : shown.length === 0 ? (
        <Empty title={rows.length === 0 && !isFiltered ? undefined : words.noMatch}>
          {rows.length === 0 && !isFiltered ? undefined : words.noMatchTodo}
        </Empty>
      ) : hasCards ? (
        <Cards rows={shown} rowKey={rowKey} card={props.card} onOpen={onOpen} />
      ) : (
        <Body
          {...props}
          shown={shown}
          shownColumns={shownColumns}
          view={view}
          onView={setView}
          ticked={ticked}
          onTicked={setTicked}
          isPrinting={isPrinting}
        />
      )}
      {remote !== undefined && <Pager remote={remote} shown={rows.length} />}
    </div>
  )
}

const SEARCH_WAIT_MS = 350

/** What is typed is asked of the server when the typing pauses; a search set from outside shows in the field. */
function useRemoteSearch(
  remote: RemoteRows | undefined,
  typed: string,
  onTyped: (search: string) => void,
): readonly [string, (search: string) => void] {
  const asked = remote?.view.search
  const latest = useRef(remote)
  latest.current = remote
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when what is asked changes
  useEffect(() => {
    if (asked !== undefined && asked !== typed.trim()) onTyped(asked)
  }, [asked])
  useEffect(() => () => clearTimeout(timer.current), [])
  return [
    typed,
    (search) => {
      onTyped(search)
      clearTimeout(timer.current)
      if (remote === undefined) return
      timer.current = setTimeout(() => {
        const now = latest.current
        if (now !== undefined && now.view.search !== search.trim()) now.onView({ ...now.view, search: search.trim() })
      }, SEARCH_WAIT_MS)
    },
  ]
}

interface BodyProps<Row> extends DataTableProps<Row> {
  readonly shown: readonly Row[]
  readonly shownColumns: readonly Column<Row>[]
  readonly view: TableView
  readonly onView: (view: TableView) => void
  readonly ticked: ReadonlySet<string>
  readonly onTicked: (keys: ReadonlySet<string>) => void
  readonly isPrinting: boolean
}

/** Height of a row where only those in sight are drawn; the style sheet holds it too. */
const ROW = 37
/** Rows drawn beyond either edge, and the step in which the drawn stretch moves. */
const BEYOND = 16
const STEP = 8
const TICK_WIDTH = 40
const PAGER = 44

function Body<Row>(props: BodyProps<Row>) {
  const { shown, shownColumns: columns, view, onView, rowKey, onOpen, bulk, ticked, onTicked } = props
  const words = useDataTableWords()
  const [active, setActive] = useState<string | null>(null)
  const scroller = useRef<HTMLDivElement>(null)
  const id = useId()
  const isVirtual = shown.length > (props.virtualFrom ?? 100) && !props.isPrinting
  const room = useRoom(scroller)
  // A page of rows leaves room for the line below that turns pages.
  const isPaged = props.remote !== undefined && !props.isPrinting
  const height = props.height ?? (isPaged ? room - PAGER : room)
  const [first, setFirst] = useState(0)
  const count = isVirtual ? Math.ceil(height / ROW) + 2 * BEYOND + STEP : shown.length
  const start = isVirtual ? Math.max(0, Math.min(first, shown.length - count)) : 0
  const drawn = shown.slice(start, start + count)
  const index = active === null ? -1 : shown.findIndex((row) => rowKey(row) === active)
  const width = columns.reduce((sum, column) => sum + column.width, bulk === undefined ? 0 : TICK_WIDTH)

  // What the rows call stays the same from drawing to drawing, so that only rows that changed are drawn again.
  const latest = useRef({ onOpen, ticked, onTicked })
  latest.current = { onOpen, ticked, onTicked }
  const canOpen = onOpen !== undefined
  const open = useCallback((row: Row, key: string) => {
    setActive(key)
    latest.current.onOpen?.(row)
  }, [])
  const tick = useCallback((key: string) => {
    const next = new Set(latest.current.ticked)
    if (!next.delete(key)) next.add(key)
    latest.current.onTicked(next)
  }, [])

  const onScroll = (event: React.UIEvent<HTMLDivElement>) => {
    if (!isVirtual) return
    const at = Math.max(0, Math.floor(event.currentTarget.scrollTop / ROW) - BEYOND)
    const next = at - (at % STEP)
    if (next !== first) setFirst(next)
  }
  const show = (at: number) => {
    const element = scroller.current
    if (element === null) return
    if (!isVirtual) {
      element.querySelector(`#${CSS.escape(`${id}${active}`)}`)?.scrollIntoView({ block: 'nearest' })
      return
    }
    const inner = element.clientHeight - ROW
    const top = at * ROW
    if (top < element.scrollTop) element.scrollTop = top
    else if (top + ROW > element.scrollTop + inner) element.scrollTop = top + ROW - inner
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when another row is active
  useEffect(() => {
    if (index >= 0) show(index)
  }, [active])

  const walk = (event: React.KeyboardEvent) => {
    if (event.target instanceof HTMLElement && event.target.closest('input, button, a, select') !== null) return
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / ROW) - 2)
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: index + 1,
      ArrowUp: index - 1,
      PageDown: index + page,
      PageUp: index - page,
      Home: 0,
      End: shown.length - 1,
    }
    const to = steps[event.key]
    const current = shown[index]
    if (to !== undefined) {
      const row = shown[Math.min(shown.length - 1, Math.max(0, to))]
      if (row !== undefined) setActive(rowKey(row))
    } else if (event.key === 'Enter' && current !== undefined && canOpen) open(current, rowKey(current))
    else if (event.key === ' ' && current !== undefined && bulk !== undefined) tick(rowKey(current))
    else return
    event.preventDefault()
  }

  const isAllTicked = ticked.size > 0 && shown.every((row) => ticked.has(rowKey(row)))
  return (
    <div
      ref={scroller}
      className={`data-scroll${isVirtual ? ' is-virtual' : ''}${canOpen ? ' is-opening' : ''}`}
      aria-busy={props.remote?.isBusy || undefined}
      style={isVirtual || isPaged || props.height !== undefined ? { maxBlockSize: height } : undefined}
      onScroll={onScroll}
    >
      {/* A grid: the table takes the focus and tells which row is meant; arrow keys walk. */}
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: rows are chosen by keyboard, as in a grid
        role="grid"
        aria-label={`${props.label}。${words.keys}`}
        aria-rowcount={shown.length + 1}
        aria-activedescendant={index >= start && index < start + count ? `${id}${active}` : undefined}
        tabIndex={0}
        style={{ minInlineSize: width }}
        onKeyDown={walk}
      >
        <colgroup>
          {bulk !== undefined && <col style={{ inlineSize: TICK_WIDTH }} />}
          {columns.map((column) => (
            <col key={column.key} style={{ inlineSize: column.width }} />
          ))}
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            {bulk !== undefined && (
              <th className="data-tick">
                <input
                  type="checkbox"
                  aria-label={words.all}
                  checked={isAllTicked}
                  ref={(box) => {
                    if (box !== null) box.indeterminate = ticked.size > 0 && !isAllTicked
                  }}
                  onChange={() => onTicked(isAllTicked ? NOTHING : new Set(shown.map(rowKey)))}
                />
              </th>
            )}
            {columns.map((column) => (
              <Head key={column.key} column={column} rows={props.rows} view={view} onView={onView} />
            ))}
          </tr>
        </thead>
        <tbody>
          {start > 0 && <tr className="data-space" style={{ blockSize: start * ROW }} />}
          {drawn.map((row, i) => {
            const key = rowKey(row)
            return (
              <RowView
                key={key}
                id={`${id}${key}`}
                row={row}
                rowKey={key}
                at={start + i + 2}
                columns={columns as readonly Column<unknown>[]} // memo forgets what the rows are
                isActive={key === active}
                isTicked={bulk === undefined ? null : ticked.has(key)}
                tickLabel={words.tick}
                rowClass={props.rowClass?.(row) ?? ''}
                onOpen={open as (row: unknown, key: string) => void} // the same
                onTick={tick}
              />
            )
          })}
          {start + drawn.length < shown.length && (
            <tr className="data-space" style={{ blockSize: (shown.length - start - drawn.length) * ROW }} />
          )}
        </tbody>
      </table>
    </div>
  )
}

function Head<Row>({
  column,
  rows,
  view,
  onView,
}: {
  readonly column: Column<Row>
  readonly rows: readonly Row[]
  readonly view: TableView
  readonly onView: (view: TableView) => void
}) {
  const order = view.sort?.key === column.key ? view.sort.order : null
  const title = (
    <>
      <span className="data-title">{column.title}</span>
      {column.unit != null && column.unit !== '' && (
        <small className="muted" lang="zh">
          {column.unit}
        </small>
      )}
    </>
  )
  const next = order === null ? 'ascend' : order === 'ascend' ? 'descend' : null
  return (
    <th
      scope="col"
      className={`is-${column.align ?? 'start'}${column.isFixed ? ' is-fixed' : ''}`}
      aria-sort={order === null ? undefined : order === 'ascend' ? 'ascending' : 'descending'}
      title={column.title}
    >
      <span className="data-head">
        {column.sorts === false ? (
          title
        ) : (
          <button
            type="button"
            className="data-sort"
            onClick={() => onView({ ...view, sort: next === null ? null : { key: column.key, order: next } })}
          >
            {title}
            <i className={order === null ? '' : `is-${order}`} aria-hidden="true" />
          </button>
        )}
        {(column.filters || column.choices !== undefined) && (
          <FilterChoice
            title={column.title}
            rows={rows}
            value={column.value}
            choices={column.choices}
            kept={view.filters[column.key] ?? []}
            onChange={(kept) => onView({ ...view, filters: { ...view.filters, [column.key]: kept } })}
          />
        )}
      </span>
    </th>
  )
}

interface RowProps {
  readonly id: string
  readonly row: unknown
  readonly rowKey: string
  /** 1-based place among all rows, the head being the first. */
  readonly at: number
  readonly columns: readonly Column<unknown>[]
  readonly isActive: boolean
  /** null: rows are not ticked here. */
  readonly isTicked: boolean | null
  readonly tickLabel: string
  readonly rowClass: string
  readonly onOpen: (row: unknown, key: string) => void
  readonly onTick: (key: string) => void
}

const RowView = memo(function RowView(props: RowProps) {
  const { row, rowKey, columns, isActive, isTicked, onOpen, onTick } = props
  return (
    <tr
      id={props.id}
      aria-rowindex={props.at}
      aria-selected={isTicked ?? undefined}
      className={`${isActive ? 'is-active ' : ''}${isTicked ? 'is-ticked ' : ''}${props.rowClass}`}
      onClick={(event) => {
        const isOnControl =
          event.target instanceof HTMLElement && event.target.closest('button, a, input, label') !== null
        // Whoever marks words to copy them does not want to leave.
        if (!isOnControl && getSelection()?.isCollapsed !== false) onOpen(row, rowKey)
      }}
    >
      {isTicked !== null && (
        <td className="data-tick">
          <input type="checkbox" checked={isTicked} aria-label={props.tickLabel} onChange={() => onTick(rowKey)} />
        </td>
      )}
      {columns.map((column) => {
        const value = column.cell === undefined ? column.value(row) : null
        return (
          <td
            key={column.key}
            className={`is-${column.align ?? 'start'}${column.isFixed ? ' is-fixed' : ''}${column.wraps ? ' is-wrapping' : ''}`}
            title={value === null ? undefined : String(value)}
          >
            {column.cell === undefined ? (value ?? '—') : column.cell(row)}
          </td>
        )
      })}
    </tr>
  )
})

function Cards<Row>({
  rows,
  rowKey,
  card,
  onOpen,
}: {
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row) => string
  readonly card: ((row: Row) => ReactNode) | undefined
  readonly onOpen: ((row: Row) => void) | undefined
}) {
  const words = useDataTableWords()
  const [count, setCount] = useState(60)
  return (
    <ul className="data-cards">
      {rows.slice(0, count).map((row) => (
        <li key={rowKey(row)}>
          {onOpen === undefined ? (
            <div className="data-card">{card?.(row)}</div>
          ) : (
            // Cards may hold figures that open by themselves, so the card is no button but has one that covers it.
            <div className="data-card is-opening">
              <button type="button" className="data-card-open" aria-label={words.open} onClick={() => onOpen(row)} />
              {card?.(row)}
            </div>
          )}
        </li>
      ))}
      {rows.length > count && (
        <li>
          <button type="button" className="button" onClick={() => setCount(count + 60)}>
            {words.more(Math.min(60, rows.length - count))}
          </button>
        </li>
      )}
    </ul>
  )
}

/** Height that the window leaves below the top of an element. */
function useRoom(element: React.RefObject<HTMLElement | null>): number {
  const [room, setRoom] = useState(480)
  useEffect(() => {
    const measure = () => {
      const top = element.current?.getBoundingClientRect().top ?? 0
      setRoom(Math.max(280, Math.round(innerHeight - Math.max(0, top) - 26)))
    }
    measure()
    addEventListener('resize', measure)
    return () => removeEventListener('resize', measure)
  }, [element])
  return room
}

/** Whether the window is as narrow as a phone's. */
export function useIsNarrow(): boolean {
  const [isNarrow, setNarrow] = useState(() => matchMedia('(max-width: 640px)').matches)
  useEffect(() => {
    const query = matchMedia('(max-width: 640px)')
    const onChange = () => setNarrow(query.matches)
    query.addEventListener('change', onChange)
    return () => query.removeEventListener('change', onChange)
  }, [])
  return isNarrow
}

/** On paper every row is drawn, not only those in sight. */
function useIsPrinting(): boolean {
  const [isPrinting, setPrinting] = useState(false)
  useEffect(() => {
    const begin = () => flushSync(() => setPrinting(true))
    const end = () => setPrinting(false)
    addEventListener('beforeprint', begin)
    addEventListener('afterprint', end)
    return () => {
      removeEventListener('beforeprint', begin)
      removeEventListener('afterprint', end)
    }
  }, [])
  return isPrinting
}
