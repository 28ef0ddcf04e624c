import { ConfigProvider, Table, type TableColumnsType } from 'antd'
import enUS from 'antd/locale/en_US'
import zhCN from 'antd/locale/zh_CN'
import { type RefObject, useEffect, useMemo, useRef, useState } from 'react'
import type { Item } from '../../../../engines/plans/views/text/items.ts'
import type { OutlineBranch } from '../../../../engines/plans/views/text/outline-tree.ts'
import { plain } from '../../../../engines/plans/views/text/search.ts'
import { type AnyStanding, standingLooks, standings } from '../../../../model/standing.ts'
import type { SystemDeclaration } from '../../../../model/system.ts'
import type { Citation, TrackedTarget } from '../../../../model/track-result.ts'
import { Icon } from '../../../../ui/Icon.tsx'
import { antTheme } from '../../../../ui/theme.ts'
import { labelOf } from '../card/ItemCard.tsx'
import type { OpenDocument } from '../documents/document.ts'
import { COMPARATOR_SIGN, chapterWords, periodWords, valueWords } from '../documents/figures.ts'
import { ProgressBar, StandingMark } from '../tracking/StandingMark.tsx'
import {
  isWithData,
  lastYear,
  observationWords,
  observedYears,
  partsByStatement,
  standingOfTarget,
  standingWords,
  type Tracking,
} from '../tracking/tracking.ts'
import type { Tab } from '../view.ts'
import { inLanguage, useWords } from '../words/words.ts'
import { Unmatched } from './Unmatched.tsx'

interface TablesProps {
  readonly tab: Exclude<Tab, 'text'>
  readonly document: OpenDocument
  readonly documents: readonly OpenDocument[]
  readonly systems: readonly SystemDeclaration[]
  /** Items that the filters keep. */
  readonly items: readonly Item[]
  readonly query: string
  readonly tree: readonly OutlineBranch[]
  readonly selected: Item | null
  readonly isDark: boolean
  readonly tracking: Tracking
  readonly isOutlineOpen: boolean
  readonly onOutline: () => void
  /** Shows the sentence behind one of a target's figures: an observation by its place, -1 for the baseline. */
  readonly onFigure: (item: Item, at: number, part: number) => void
  readonly onCite: (citation: Citation) => void
  /** Told the order in which the rows stand, for walking by keyboard. */
  readonly orderRef: RefObject<readonly Item[] | null>
  readonly onSelect: (item: Item) => void
  readonly onAddReports: () => void
}

type Of<K extends Item['kind']> = Extract<Item, { kind: K }>

/** The lists behind the tabs: targets, commitments, systems, findings, names. */
export default function Tables(props: TablesProps) {
  const words = useWords()
  const nonce = (document.querySelector('meta[property=csp-nonce]') as HTMLMetaElement | null)?.nonce
  return (
    <ConfigProvider
      locale={words.language === 'en' ? enUS : zhCN}
      theme={{ ...antTheme(props.isDark), cssVar: { key: 'gangmu' } }}
      csp={{ nonce }}
    >
      <TableOf {...props} />
    </ConfigProvider>
  )
}

function TableOf(props: TablesProps) {
  switch (props.tab) {
    case 'targets':
      return <TargetsTable {...props} />
    case 'commitments':
      return <CommitmentsTable {...props} />
    case 'systems':
      return <SystemsTable {...props} />
    case 'diagnostics':
      return <DiagnosticsTable {...props} />
    case 'names':
      return <NamesTable {...props} />
  }
}

function rowsOf<K extends Item['kind']>(
  items: readonly Item[],
  query: string,
  kind: K,
  textOf: (item: Of<K>) => string,
): Of<K>[] {
  const wanted = plain(query)
  return items.filter(
    // The kind is compared on the same line; TypeScript cannot follow it through the parameter.
    (item): item is Of<K> =>
      item.kind === kind &&
      (wanted === '' ||
        textOf(item as Of<K>)
          .toLowerCase()
          .includes(wanted)),
  )
}

const chapterColumn = <T extends Item>(props: TablesProps, title: string): TableColumnsType<T>[number] => ({
  title,
  key: 'chapter',
  width: 140,
  ellipsis: true,
  responsive: ['md'],
  render: (_, item) => <span className="muted">{chapterWords(props.tree, item.section)}</span>,
  sorter: (a, b) => a.start - b.start,
})

const lineColumn = <T extends Item>(title: string): TableColumnsType<T>[number] => ({
  title,
  key: 'line',
  width: 56,
  align: 'right',
  render: (_, item) => <span className="muted">{item.line}</span>,
  sorter: (a, b) => a.start - b.start,
})

const confidenceColumn = <T extends Item>(title: string): TableColumnsType<T>[number] => ({
  title,
  key: 'confidence',
  width: 76,
  align: 'right',
  responsive: ['md'],
  render: (_, item) =>
    item.confidence === null ? null : (
      <span className={item.confidence < 0.7 ? 'low' : 'muted'}>
        {item.confidence < 0.7 ? '! ' : ''}
        {item.confidence.toFixed(2)}
      </span>
    ),
  sorter: (a, b) => (a.confidence ?? 0) - (b.confidence ?? 0),
})

function TargetsTable(props: TablesProps) {
  const words = useWords()
  const { items, query, tracking, onFigure } = props
  const [standing, setStanding] = useState<AnyStanding | 'with-data' | null>(null)
  const all = useMemo(
    () => rowsOf(items, query, 'target', ({ statement: it }) => `${it.indicator}${it.subject ?? ''}${it.text}`),
    [items, query],
  )
  const isNarrow = useIsNarrow()
  const isTracked = tracking.kind === 'done' && props.document.role === 'plan'
  const trackedOf = (item: Of<'target'>): TrackedTarget | null =>
    isTracked ? (tracking.byStatement.get(item.statement.id) ?? null) : null
  const parts = useMemo(
    () => (tracking.kind === 'done' ? partsByStatement(tracking.result) : new Map<string, TrackedTarget[]>()),
    [tracking],
  )
  /** A statement that sets one figure for several indicators has a line for each of them in every cell. */
  const partsOf = (item: Of<'target'>): readonly TrackedTarget[] =>
    isTracked ? (parts.get(item.statement.id) ?? []) : []
  const eachPart = (item: Of<'target'>, cell: (tracked: TrackedTarget, part: number) => React.ReactNode) => {
    const tracked = partsOf(item)
    if (tracked.length < 2) return tracked[0] === undefined ? null : cell(tracked[0], 0)
    return tracked.map((one, i) => (
      <div className="part" key={one.indicator}>
        {cell(one, i)}
      </div>
    ))
  }
  const standingOf = (item: Of<'target'>): AnyStanding => {
    const tracked = trackedOf(item)
    return tracked ? standingOfTarget(tracked) : 'no-data'
  }
  const hasData = (item: Of<'target'>) => {
    const tracked = trackedOf(item)
    return tracked !== null && isWithData(tracked)
  }
  const rows =
    standing === null || !isTracked
      ? all
      : all.filter((item) => (standing === 'with-data' ? hasData(item) : standingOf(item) === standing))
  const years = isTracked ? observedYears(tracking.result.targets.filter(isWithData)) : []
  const present = isTracked
    ? standings
        .map((name) => ({ name, count: all.filter((item) => standingOf(item) === name).length }))
        .filter(({ count }) => count > 0)
    : []

  const figureOf = (item: Of<'target'>, tracked: TrackedTarget, part: number, at: number) => {
    const observation = at < 0 ? tracked.baseline : tracked.observations[at]
    if (!observation) return <span className="muted">—</span>
    return (
      <button
        type="button"
        className="figure-link"
        title={observation.source.text}
        onClick={(event) => {
          event.stopPropagation()
          onFigure(item, at, part)
        }}
      >
        {observationWords({ ...observation, unit: null })}
        <span className="unit">{observation.unit}</span>
      </button>
    )
  }

  const columns: TableColumnsType<Of<'target'>> = [
    {
      title: words.columns.indicator,
      key: 'indicator',
      width: isNarrow ? 140 : 190,
      fixed: 'left',
      render: (_, item) => {
        const { statement: it } = item
        return (
          <>
            {partsOf(item).length > 1
              ? eachPart(item, (tracked) => <span title={tracked.indicator}>{tracked.indicator}</span>)
              : it.indicator}
            {it.subject && <small className="muted block-note">{it.subject}</small>}
          </>
        )
      },
      sorter: (a, b) => a.statement.indicator.localeCompare(b.statement.indicator, 'zh'),
    },
    ...(isTracked
      ? [
          {
            title: words.columns.baseline,
            key: 'baseline',
            width: 96,
            align: 'right' as const,
            render: (_: unknown, item: Of<'target'>) =>
              eachPart(item, (tracked, part) => figureOf(item, tracked, part, -1)),
          },
        ]
      : []),
    {
      title: words.columns.target,
      key: 'value',
      width: isNarrow ? 100 : 122,
      align: 'right',
      render: (_, { statement: it }) => (
        <span className="figure">
          {COMPARATOR_SIGN[it.comparator]}
          {valueWords({ ...it, unit: it.unit === '%' ? it.unit : null })}
          {it.unit !== '%' && <span className="unit">{it.unit}</span>}
          {it.per === 'year' && <small className="muted block-note">{words.card.perYear}</small>}
        </span>
      ),
    },
    {
      title: words.columns.period,
      key: 'period',
      width: 96,
      render: (_, { statement: it }) => periodWords(it.period) ?? <span className="muted">{words.card.noPeriod}</span>,
      sorter: (a, b) => (a.statement.period ?? '').localeCompare(b.statement.period ?? ''),
    },
    ...years.map((year) => ({
      title: year,
      key: `year-${year}`,
      width: 96,
      align: 'right' as const,
      render: (_: unknown, item: Of<'target'>) =>
        eachPart(item, (tracked, part) => {
          const at = tracked.observations.findLastIndex(({ period }) => lastYear(period) === year)
          return at < 0 ? <span className="muted">—</span> : figureOf(item, tracked, part, at)
        }),
    })),
    ...(isTracked
      ? [
          {
            title: words.columns.progress,
            key: 'progress',
            width: 128,
            render: (_: unknown, item: Of<'target'>) => eachPart(item, (tracked) => <ProgressBar target={tracked} />),
            sorter: (a: Of<'target'>, b: Of<'target'>) =>
              (trackedOf(a)?.progress ?? -9) - (trackedOf(b)?.progress ?? -9),
          },
          {
            title: words.columns.standing,
            key: 'standing',
            width: 128,
            render: (_: unknown, item: Of<'target'>) =>
              eachPart(item, (tracked) => <StandingMark standing={standingOfTarget(tracked)} />),
            sorter: (a: Of<'target'>, b: Of<'target'>) =>
              standings.indexOf(standingOf(a)) - standings.indexOf(standingOf(b)),
          },
        ]
      : [
          {
            title: words.columns.measure,
            key: 'measure',
            width: 96,
            responsive: ['lg' as const],
            render: (_: unknown, { statement: it }: Of<'target'>) => words.card.measures[it.measure],
          },
        ]),
    chapterColumn(props, words.columns.chapter),
    lineColumn(words.columns.line),
    confidenceColumn(words.columns.confidence),
  ]
  return (
    <ItemTable
      {...props}
      rows={rows}
      of={all.length}
      columns={isNarrow ? firstOf(columns, ['indicator', 'value', 'standing']) : columns}
      empty={words.tables.noTargets}
      below={isTracked && <Unmatched result={tracking.result} documents={props.documents} onCite={props.onCite} />}
      tools={
        tracking.kind === 'none' && props.document.role === 'plan' ? (
          <button type="button" className="button is-small" onClick={props.onAddReports}>
            <Icon name="plus" size={14} />
            {words.summary.noReports}
          </button>
        ) : tracking.kind === 'busy' ? (
          <span className="muted">{words.tables.tracking}</span>
        ) : tracking.kind === 'failed' ? (
          <span className="failed" role="alert">
            {words.tables.trackingFailed}
            {tracking.cause}
          </span>
        ) : (
          present.length > 0 && (
            <fieldset className="chips" aria-label={words.columns.standing}>
              <button type="button" aria-pressed={standing === null} onClick={() => setStanding(null)}>
                {words.tables.allStandings}
                <span className="count">{all.length}</span>
              </button>
              <button
                type="button"
                aria-pressed={standing === 'with-data'}
                onClick={() => setStanding(standing === 'with-data' ? null : 'with-data')}
              >
                {words.tables.withData}
                <span className="count">{all.filter(hasData).length}</span>
              </button>
              {present.map(({ name, count }) => (
                <button
                  key={name}
                  type="button"
                  aria-pressed={standing === name}
                  onClick={() => setStanding(standing === name ? null : name)}
                >
                  <i className={`shape is-${standingLooks[name].tone}`} aria-hidden="true">
                    {standingLooks[name].shape}
                  </i>
                  {standingWords(words, name)}
                  <span className="count">{count}</span>
                </button>
              ))}
            </fieldset>
          )
        )
      }
    />
  )
}

/** The named columns in front, the others behind them: what a phone shows without scrolling. */
const firstOf = <T,>(columns: TableColumnsType<T>, keys: readonly string[]): TableColumnsType<T> => [
  ...keys.flatMap((key) => columns.filter((column) => column.key === key)),
  ...columns.filter((column) => !keys.includes(String(column.key))),
]

function useIsNarrow(): boolean {
  const [isNarrow, setNarrow] = useState(() => matchMedia('(max-width: 760px)').matches)
  useEffect(() => {
    const query = matchMedia('(max-width: 760px)')
    const onChange = () => setNarrow(query.matches)
    query.addEventListener('change', onChange)
    return () => query.removeEventListener('change', onChange)
  }, [])
  return isNarrow
}

function CommitmentsTable(props: TablesProps) {
  const words = useWords()
  const { items, query } = props
  const rows = useMemo(
    () =>
      rowsOf(
        items,
        query,
        'commitment',
        ({ commitment: it }) => `${it.text}${it.lead?.body ?? ''}${it.bodies.join('')}`,
      ),
    [items, query],
  )
  const columns: TableColumnsType<Of<'commitment'>> = [
    {
      title: words.columns.task,
      key: 'task',
      width: 360,
      render: (_, { commitment: it }) => (
        <>
          <b className="verb">{it.verb}</b>
          {it.object}
        </>
      ),
    },
    {
      title: words.columns.lead,
      key: 'lead',
      width: 170,
      render: (_, { commitment: it }) =>
        it.lead ? (
          <>
            {it.lead.body}
            <small className="muted block-note">{it.lead.reason}</small>
          </>
        ) : (
          <span className="muted">{words.card.noLead}</span>
        ),
      sorter: (a, b) => (a.commitment.lead?.body ?? '').localeCompare(b.commitment.lead?.body ?? '', 'zh'),
    },
    {
      title: words.columns.bodies,
      key: 'bodies',
      width: 150,
      responsive: ['lg'],
      render: (_, { commitment: it }) => it.bodies.join('、'),
    },
    {
      title: words.columns.period,
      key: 'period',
      width: 100,
      responsive: ['md'],
      render: (_, { commitment: it }) => periodWords(it.period),
      sorter: (a, b) => (a.commitment.period ?? '').localeCompare(b.commitment.period ?? ''),
    },
    {
      title: words.columns.verifiable,
      key: 'verifiable',
      width: 90,
      render: (_, { commitment: it }) =>
        it.verifiable ? `✓ ${words.card.yes}` : <span className="muted">○ {words.card.no.split(/[，;]/)[0]}</span>,
      sorter: (a, b) => Number(a.commitment.verifiable) - Number(b.commitment.verifiable),
    },
    chapterColumn(props, words.columns.chapter),
    lineColumn(words.columns.line),
    confidenceColumn(words.columns.confidence),
  ]
  return <ItemTable {...props} rows={rows} columns={columns} empty={words.tables.noCommitments} />
}

function SystemsTable(props: TablesProps) {
  const words = useWords()
  const { items, query, systems } = props
  const bySystem = useMemo(() => {
    const rows = rowsOf(items, query, 'system', (item) => `${labelOf(words, systems, item)}${item.system.text}`)
    const groups = new Map<string, Of<'system'>[]>()
    for (const item of rows) groups.set(item.system.system, [...(groups.get(item.system.system) ?? []), item])
    return groups
  }, [items, query, systems, words])
  // One row a system: its surest clause stands for it.
  const rows = useMemo(
    () =>
      [...bySystem.values()].map((group) =>
        group.reduce((best, item) =>
          (item.system.strength === 'ordered' ? 1 : 0) + (item.confidence ?? 0) >
          (best.system.strength === 'ordered' ? 1 : 0) + (best.confidence ?? 0)
            ? item
            : best,
        ),
      ),
    [bySystem],
  )
  const declarationOf = (item: Of<'system'>) => systems.find(({ id }) => id === item.system.system)
  const columns: TableColumnsType<Of<'system'>> = [
    {
      title: words.columns.system,
      key: 'system',
      width: 220,
      render: (_, item) => {
        const declaration = declarationOf(item)
        return <b>{declaration ? inLanguage(words, declaration.name) : item.system.system}</b>
      },
      sorter: (a, b) => labelOf(words, systems, a).localeCompare(labelOf(words, systems, b), 'zh'),
    },
    {
      title: words.columns.purpose,
      key: 'purpose',
      width: 340,
      responsive: ['md'],
      render: (_, item) => {
        const declaration = declarationOf(item)
        return declaration && inLanguage(words, declaration.purpose)
      },
    },
    {
      title: words.columns.state,
      key: 'state',
      width: words.language === 'en' ? 196 : 140,
      render: (_, item) => {
        const isOrdered = (bySystem.get(item.system.system) ?? []).some(({ system }) => system.strength === 'ordered')
        return (
          <span className={`state is-${isOrdered ? 'ordered' : 'mentioned'}`}>
            {isOrdered ? words.card.stateOrdered : words.card.stateMentioned}
          </span>
        )
      },
      sorter: (a, b) => a.system.strength.localeCompare(b.system.strength),
    },
    {
      title: words.columns.clauses,
      key: 'clauses',
      width: 84,
      align: 'right',
      render: (_, item) => bySystem.get(item.system.system)?.length,
      sorter: (a, b) => (bySystem.get(a.system.system)?.length ?? 0) - (bySystem.get(b.system.system)?.length ?? 0),
    },
    chapterColumn(props, words.columns.chapter),
    confidenceColumn(words.columns.confidence),
  ]
  return (
    <ItemTable
      {...props}
      rows={rows}
      columns={columns}
      empty={words.tables.noSystems}
      lead={words.tables.systemsLead}
    />
  )
}

const SEVERITY_RANK = { error: 0, warning: 1, info: 2 } as const

function DiagnosticsTable(props: TablesProps) {
  const words = useWords()
  const { items, query } = props
  const rows = useMemo(
    () =>
      rowsOf(items, query, 'diagnostic', ({ diagnostic: it }) => `${it.message}${it.messageEn}${it.code}`).sort(
        (a, b) => SEVERITY_RANK[a.diagnostic.severity] - SEVERITY_RANK[b.diagnostic.severity] || a.start - b.start,
      ),
    [items, query],
  )
  const columns: TableColumnsType<Of<'diagnostic'>> = [
    {
      title: words.columns.severity,
      key: 'severity',
      width: 100,
      render: (_, { diagnostic: it }) => (
        <span className={`severity is-${it.severity}`}>{words.card.severities[it.severity]}</span>
      ),
      sorter: (a, b) => SEVERITY_RANK[a.diagnostic.severity] - SEVERITY_RANK[b.diagnostic.severity],
    },
    {
      title: words.columns.message,
      key: 'message',
      width: 420,
      render: (_, { diagnostic: it }) => (
        <>
          {words.language === 'en' ? it.messageEn : it.message}
          <small className="muted block-note">{words.language === 'en' ? it.hintEn : it.hint}</small>
        </>
      ),
    },
    {
      title: words.columns.code,
      key: 'code',
      width: 100,
      render: (_, { diagnostic: it }) => <code>{it.code}</code>,
      sorter: (a, b) => a.diagnostic.code.localeCompare(b.diagnostic.code),
    },
    lineColumn(words.columns.line),
    {
      title: words.columns.related,
      key: 'related',
      width: 100,
      responsive: ['md'],
      render: (_, { diagnostic: it }) => (
        <span className="muted">{[...new Set(it.related.map(({ line }) => line))].slice(0, 6).join('、')}</span>
      ),
    },
    chapterColumn(props, words.columns.chapter),
  ]
  return <ItemTable {...props} rows={rows} columns={columns} empty={words.tables.noDiagnostics} />
}

function NamesTable(props: TablesProps) {
  const words = useWords()
  const { items, query } = props
  const [kind, setKind] = useState<string | null>(null)
  const all = useMemo(() => rowsOf(items, query, 'name', ({ thing }) => thing.name), [items, query])
  const kinds = [...new Set(all.map(({ thing }) => thing.kind))]
  const rows = kind === null ? all : all.filter(({ thing }) => thing.kind === kind)
  const columns: TableColumnsType<Of<'name'>> = [
    {
      title: words.columns.name,
      key: 'name',
      width: 300,
      render: (_, { thing }) => (
        <>
          {thing.name}
          {thing.parts.length > 0 && <small className="muted block-note">{thing.parts.join('、')}</small>}
        </>
      ),
      sorter: (a, b) => a.thing.name.localeCompare(b.thing.name, 'zh'),
    },
    {
      title: words.columns.kind,
      key: 'kind',
      width: 110,
      render: (_, { thing }) => words.nameKinds[thing.kind],
    },
    {
      title: words.columns.mentions,
      key: 'mentions',
      width: 84,
      align: 'right',
      render: (_, { thing }) => thing.mentions.length,
      sorter: (a, b) => a.thing.mentions.length - b.thing.mentions.length,
    },
    chapterColumn(props, words.columns.chapter),
    lineColumn(words.columns.line),
    confidenceColumn(words.columns.confidence),
  ]
  return (
    <ItemTable
      {...props}
      rows={rows}
      of={all.length}
      columns={columns}
      empty={words.tables.noNames}
      tools={
        kinds.length > 1 && (
          <fieldset className="chips" aria-label={words.columns.kind}>
            {[null, ...kinds].map((name) => (
              <button key={name ?? ''} type="button" aria-pressed={kind === name} onClick={() => setKind(name)}>
                {name === null ? words.tables.allKinds : words.nameKinds[name]}
                <span className="count">
                  {name === null ? all.length : all.filter(({ thing }) => thing.kind === name).length}
                </span>
              </button>
            ))}
          </fieldset>
        )
      }
    />
  )
}

interface ItemTableProps<T extends Item> extends TablesProps {
  readonly rows: readonly T[]
  readonly columns: TableColumnsType<T>
  readonly empty: string
  readonly lead?: string
  /** How many rows there were without the table's own filter. */
  readonly of?: number
  readonly tools?: React.ReactNode
  readonly below?: React.ReactNode
}

/** A table of items: the chosen row is the selected item; only the rows in view are drawn. */
export function ItemTable<T extends Item>(props: ItemTableProps<T>) {
  const words = useWords()
  const { rows, columns, selected, orderRef, onSelect } = props
  const box = useRef<HTMLDivElement>(null)
  const [size, setSize] = useState({ height: 400, width: 800 })
  const table = useRef<React.ComponentRef<typeof Table>>(null)

  useEffect(() => {
    const element = box.current
    if (!element) return
    const observer = new ResizeObserver(([entry]) => {
      if (!entry) return
      const { height, width } = entry.contentRect
      const head = element.querySelector<HTMLElement>('.ant-table-thead')?.offsetHeight ?? 39
      setSize({ height: Math.max(120, Math.floor(height) - head), width: Math.floor(width) })
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  useEffect(() => {
    orderRef.current = rows
    return () => {
      orderRef.current = null
    }
  }, [rows, orderRef])
  useEffect(() => {
    if (selected && rows.some(({ key }) => key === selected.key)) table.current?.scrollTo({ key: selected.key })
  }, [selected, rows])

  const natural = columns.reduce((sum, column) => sum + Number(column.width ?? 100), 0)
  // Columns share what room there is beyond their natural width.
  const share = Math.max(1, size.width / natural)
  const fitted = columns.map((column) => ({ ...column, width: Math.floor(Number(column.width ?? 100) * share) }))
  return (
    <div className="table-pane">
      <div className="table-tools">
        {!props.isOutlineOpen && (
          <button type="button" className="button is-small" onClick={props.onOutline}>
            <Icon name="outline" size={14} />
            {words.outline.show}
          </button>
        )}
        {props.tools}
        {props.lead && <p className="muted">{props.lead}</p>}
        <span className="spacer" />
        <span className="muted">{rows.length > 0 && words.filter.shown(rows.length, props.of ?? rows.length)}</span>
      </div>
      <div className="table-body" ref={box}>
        {rows.length === 0 ? (
          <p className="empty">{props.query === '' ? props.empty : words.filter.none}</p>
        ) : (
          <Table<T>
            ref={table as never}
            size="small"
            virtual
            showSorterTooltip={false}
            pagination={false}
            rowKey="key"
            dataSource={rows as T[]}
            columns={fitted}
            scroll={{ x: Math.max(natural, size.width), y: size.height }}
            rowClassName={(item) => (item.key === selected?.key ? 'is-chosen' : '')}
            onRow={(item) => ({
              onClick: () => onSelect(item),
              'aria-selected': item.key === selected?.key,
            })}
            onChange={(_, __, ___, { currentDataSource }) => {
              orderRef.current = currentDataSource
            }}
          />
        )}
      </div>
      {props.below}
    </div>
  )
}
