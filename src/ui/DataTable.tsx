import { Checkbox, Popover, Table, type TableColumnsType } from 'antd'
import {
  type ComponentRef,
  type ReactNode,
  useCallback,
  useDeferredValue,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
} from 'react'
import { flushSync } from 'react-dom'
import { Icon } from './Icon.tsx'
import { useKept } from './kept.ts'
import { defineWords } from './language.ts'
import { Empty } from './states.tsx'
import { type CellValue, choicesOf, rowsInView, type TableView } from './table-view.ts'
import { toast } from './toasts.tsx'

const useWords = defineWords({
  zh: {
    search: '筛选本表',
    columns: '选择列',
    allColumns: '恢复默认',
    export: '导出 xlsx',
    exporting: '正在导出…',
    exported: (name: string) => `已导出 ${name}`,
    count: (n: number) => `共 ${n} 条`,
    countOf: (n: number, all: number) => `${n} / ${all} 条`,
    selected: (n: number) => `已选 ${n} 条`,
    clear: '清除选择',
    clearFilters: '清除筛选',
    noMatch: '没有符合条件的行',
    noMatchTodo: '放宽或清除筛选条件后再看。',
    unknown: '（空）',
    more: (n: number) => `再显示 ${n} 条`,
    keys: '↑ ↓ 选行，Enter 打开，空格勾选',
  },
  en: {
    search: 'Filter this table',
    columns: 'Columns',
    allColumns: 'Reset',
    export: 'Export xlsx',
    exporting: 'Exporting…',
    exported: (name: string) => `Exported ${name}`,
    count: (n: number) => `${n} ${n === 1 ? 'row' : 'rows'}`,
    countOf: (n: number, all: number) => `${n} of ${all} rows`,
    selected: (n: number) => `${n} selected`,
    clear: 'Clear selection',
    clearFilters: 'Clear filters',
    noMatch: 'No row fits',
    noMatchTodo: 'Loosen or clear the filters.',
    unknown: '(none)',
    more: (n: number) => `Show ${n} more`,
    keys: '↑ ↓ choose a row, Enter opens, space ticks',
  },
})

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
  readonly sorts?: boolean
  /** Not shown until someone chooses it. */
  readonly isHidden?: boolean
  /** Stays in place while the table is scrolled sideways. */
  readonly isFixed?: boolean
  /** Lets long words go on in further lines instead of cutting them; for short tables. */
  readonly wraps?: boolean
}

export interface DataTableProps<Row> {
  /** Under this name the browser keeps which columns are shown. */
  readonly id: string
  /** What the table lists, for those who hear it. */
  readonly label: string
  readonly rows: readonly Row[]
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
  /** Rows of the page beyond which only those in sight are drawn; 100 when left out. */
  readonly virtualFrom?: number
  /** Height of the body; as much as the window has when left out. */
  readonly height?: number
  /** How a row looks on a phone, instead of a table to be scrolled sideways. */
  readonly card?: (row: Row) => ReactNode
  readonly rowClass?: (row: Row) => string
}

const ALL = { search: '', filters: {} }
const NOTHING: readonly string[] = []

/** The table of lists: sorts, filters, chooses columns, ticks rows, exports; quick with ten thousand rows; by keyboard. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { id, rows, columns, rowKey, onOpen, bulk } = props
  const words = useWords()
  const [view, setView] = useState<TableView>({ ...ALL, sort: props.sort ?? null })
  const [search, setSearch] = useState('')
  const deferredSearch = useDeferredValue(search)
  const [hidden, setHidden] = useKept<readonly string[] | null>(`table.${id}`, (kept) =>
    Array.isArray(kept) ? kept.map(String) : null,
  )
  const [ticked, setTicked] = useState<readonly string[]>(NOTHING)
  const [active, setActive] = useState<string | null>(null)
  const isNarrow = useIsNarrow()
  const isPrinting = useIsPrinting()

  const shownColumns = useMemo(
    () => columns.filter(({ key, isHidden }) => (hidden === null ? isHidden !== true : !hidden.includes(key))),
    [columns, hidden],
  )
  const shown = useMemo(
    () => rowsInView(rows, columns, { ...view, search: deferredSearch }),
    [rows, columns, view, deferredSearch],
  )
  const isFiltered = search !== '' || Object.values(view.filters).some((kept) => kept.length > 0)
  const tickedRows = useMemo(() => {
    const keys = new Set(ticked)
    return keys.size === 0 ? [] : rows.filter((row) => keys.has(rowKey(row)))
  }, [rows, ticked, rowKey])
  const clear = useCallback(() => setTicked(NOTHING), [])

  const tools = props.hidesTools !== true && (
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
        {shown.length === rows.length ? words.count(rows.length) : words.countOf(shown.length, rows.length)}
      </span>
      {isFiltered && (
        <button
          type="button"
          className="button is-quiet is-small"
          onClick={() => {
            setSearch('')
            setView({ ...view, filters: {} })
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
      {!(isNarrow && props.card) && <ColumnChoice columns={columns} hidden={hidden} onChange={setHidden} />}
      {props.onExport !== undefined && (
        <ExportButton onExport={props.onExport} shown={{ rows: shown, columns: shownColumns.map(({ key }) => key) }} />
      )}
    </div>
  )

  if (rows.length === 0 && props.empty !== undefined) return props.empty
  const body =
    shown.length === 0 ? (
      rows.length === 0 ? (
        <Empty />
      ) : (
        <Empty title={words.noMatch}>{words.noMatchTodo}</Empty>
      )
    ) : isNarrow && props.card !== undefined && !isPrinting ? (
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
        active={active}
        onActive={setActive}
        isPrinting={isPrinting}
      />
    )
  return (
    <div className="data-table">
      {tools}
      {body}
    </div>
  )
}

interface BodyProps<Row> extends DataTableProps<Row> {
  readonly shown: readonly Row[]
  readonly shownColumns: readonly Column<Row>[]
  readonly view: TableView
  readonly onView: (view: TableView) => void
  readonly ticked: readonly string[]
  readonly onTicked: (keys: readonly string[]) => void
  readonly active: string | null
  readonly onActive: (key: string | null) => void
  readonly isPrinting: boolean
}

function Body<Row>(props: BodyProps<Row>) {
  const { rows, shown, shownColumns, view, onView, rowKey, onOpen, bulk, active, onActive } = props
  const words = useWords()
  const frame = useRef<HTMLDivElement>(null)
  const table = useRef<ComponentRef<typeof Table>>(null)
  const rowId = useId()
  const isVirtual = shown.length > (props.virtualFrom ?? 100) && !props.isPrinting
  const room = useRoom(frame)
  const { rowClass } = props

  const antColumns = useMemo((): TableColumnsType<Row> => {
    return shownColumns.map((column) => ({
      key: column.key,
      title:
        column.unit == null || column.unit === '' ? (
          column.title
        ) : (
          <>
            {column.title} <small className="muted">{column.unit}</small>
          </>
        ),
      width: column.width,
      align: column.align ?? 'start',
      ellipsis: column.wraps !== true && { showTitle: column.cell === undefined },
      ...(column.isFixed ? { fixed: 'left' as const } : {}),
      ...(column.sorts === false
        ? {}
        : {
            sorter: true,
            sortOrder: view.sort?.key === column.key ? view.sort.order : null,
            showSorterTooltip: false,
          }),
      ...(column.filters
        ? {
            filters: choicesOf(rows, column.value).map(([text, count]) => ({
              text: `${text === '' ? words.unknown : text} (${count})`,
              value: text,
            })),
            filteredValue: [...(view.filters[column.key] ?? [])],
            filterSearch: true,
          }
        : {}),
      render: (_: unknown, row: Row) => (column.cell === undefined ? (column.value(row) ?? '—') : column.cell(row)),
      ...(isVirtual ? { onCell: () => ({ role: 'gridcell' }), onHeaderCell: () => ({ role: 'columnheader' }) } : {}),
    }))
  }, [shownColumns, view, rows, words, isVirtual])

  const width = shownColumns.reduce((sum, column) => sum + column.width, bulk === undefined ? 0 : 40)
  const index = active === null ? -1 : shown.findIndex((row) => rowKey(row) === active)

  const walk = (event: React.KeyboardEvent) => {
    if (event.target instanceof HTMLElement && event.target.closest('input, button, a, select') !== null) return
    const page = 15
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: index + 1,
      ArrowUp: Math.max(0, index - 1),
      PageDown: index + page,
      PageUp: index - page,
      Home: 0,
      End: shown.length - 1,
    }
    const to = steps[event.key]
    const current = shown[index]
    if (to !== undefined) {
      event.preventDefault()
      const row = shown[Math.min(shown.length - 1, Math.max(0, to))]
      if (row === undefined) return
      const key = rowKey(row)
      onActive(key)
      if (isVirtual) table.current?.scrollTo({ key })
      else frame.current?.querySelector<HTMLElement>(`[data-row-key="${CSS.escape(key)}"]`)?.focus()
    } else if (event.key === 'Enter' && current !== undefined && onOpen !== undefined) {
      event.preventDefault()
      onOpen(current)
    } else if (event.key === ' ' && current !== undefined && bulk !== undefined) {
      event.preventDefault()
      const key = rowKey(current)
      props.onTicked(props.ticked.includes(key) ? props.ticked.filter((one) => one !== key) : [...props.ticked, key])
    }
  }

  return (
    // Arrow keys walk from row to row; what can be clicked inside a row stays reachable by Tab.
    // biome-ignore lint/a11y/noStaticElementInteractions: a grid when virtual, the frame of a table otherwise
    <div
      ref={frame}
      className={`data-frame${onOpen === undefined ? '' : ' is-opening'}`}
      onKeyDown={walk}
      title={undefined}
      {...(isVirtual
        ? {
            role: 'grid',
            tabIndex: 0,
            'aria-label': `${props.label}，${words.keys}`,
            'aria-rowcount': shown.length,
            'aria-activedescendant': index >= 0 ? `${rowId}${active}` : undefined,
          }
        : {})}
    >
      <Table<Row>
        ref={table}
        aria-label={props.label}
        size="small"
        tableLayout="fixed"
        columns={antColumns}
        dataSource={shown}
        rowKey={rowKey}
        pagination={false}
        virtual={isVirtual}
        {...(isVirtual
          ? { scroll: { x: width, y: props.height ?? room } }
          : { scroll: { x: width, ...(props.height === undefined ? {} : { y: props.height }) } })}
        onChange={(_, filters, sorter) => {
          const sort = Array.isArray(sorter) ? sorter[0] : sorter
          onView({
            ...view,
            filters: Object.fromEntries(Object.entries(filters).map(([key, kept]) => [key, (kept ?? []).map(String)])),
            sort: sort?.order ? { key: String(sort.columnKey), order: sort.order } : null,
          })
        }}
        {...(bulk === undefined
          ? {}
          : {
              rowSelection: {
                selectedRowKeys: [...props.ticked],
                columnWidth: 40,
                onChange: (keys) => props.onTicked(keys.map(String)),
              },
            })}
        rowClassName={(row) => `${rowKey(row) === active ? 'is-active' : ''} ${rowClass?.(row) ?? ''}`}
        onRow={(row, at) => {
          const key = rowKey(row)
          return {
            onClick: (event) => {
              onActive(key)
              const isOnControl =
                event.target instanceof HTMLElement && event.target.closest('button, a, input, label') !== null
              if (!isOnControl && getSelection()?.isCollapsed !== false) onOpen?.(row)
            },
            ...(isVirtual
              ? { id: `${rowId}${key}`, role: 'row', 'aria-rowindex': (at ?? 0) + 1 }
              : { tabIndex: key === active || (index < 0 && at === 0) ? 0 : -1, onFocus: () => onActive(key) }),
          }
        }}
      />
    </div>
  )
}

function Cards<Row>({
  rows,
  rowKey,
  card,
  onOpen,
}: {
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row) => string
  readonly card: (row: Row) => ReactNode
  readonly onOpen: ((row: Row) => void) | undefined
}) {
  const words = useWords()
  const [count, setCount] = useState(60)
  return (
    <ul className="data-cards">
      {rows.slice(0, count).map((row) => (
        <li key={rowKey(row)}>
          {onOpen === undefined ? (
            <div className="data-card">{card(row)}</div>
          ) : (
            <button type="button" className="data-card" onClick={() => onOpen(row)}>
              {card(row)}
            </button>
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

function ColumnChoice<Row>({
  columns,
  hidden,
  onChange,
}: {
  readonly columns: readonly Column<Row>[]
  readonly hidden: readonly string[] | null
  readonly onChange: (hidden: readonly string[] | null) => void
}) {
  const words = useWords()
  const now = hidden ?? columns.filter(({ isHidden }) => isHidden).map(({ key }) => key)
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      content={
        <div className="column-choice">
          {columns.map(({ key, title }) => (
            <Checkbox
              key={key}
              checked={!now.includes(key)}
              disabled={!now.includes(key) && now.length >= columns.length - 1}
              onChange={({ target }) => onChange(target.checked ? now.filter((one) => one !== key) : [...now, key])}
            >
              {title}
            </Checkbox>
          ))}
          <button type="button" className="button is-quiet is-small" onClick={() => onChange(null)}>
            {words.allColumns}
          </button>
        </div>
      }
    >
      <button type="button" className="button is-quiet is-icon" aria-label={words.columns} title={words.columns}>
        <Icon name="columns" />
      </button>
    </Popover>
  )
}

function ExportButton<Row>({
  onExport,
  shown,
}: {
  readonly onExport: NonNullable<DataTableProps<Row>['onExport']>
  readonly shown: { readonly rows: readonly Row[]; readonly columns: readonly string[] }
}) {
  const words = useWords()
  const [isBusy, setBusy] = useState(false)
  return (
    <button
      type="button"
      className="button"
      disabled={isBusy}
      onClick={() => {
        setBusy(true)
        onExport(shown)
          .then((name) => toast(words.exported(name)))
          .catch((error: unknown) => toast(error instanceof Error ? error.message : String(error), { tone: 'wrong' }))
          .finally(() => setBusy(false))
      }}
    >
      <Icon name="download" />
      {isBusy ? words.exporting : words.export}
    </button>
  )
}

/** Height that the window leaves below the top of an element. */
function useRoom(element: React.RefObject<HTMLElement | null>): number {
  const [room, setRoom] = useState(480)
  useEffect(() => {
    const measure = () => {
      const top = element.current?.getBoundingClientRect().top ?? 0
      // Header of the table and the foot of the page.
      setRoom(Math.max(240, Math.round(innerHeight - Math.max(0, top) - 64)))
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
