/** What a column of a table holds, for sorting, filtering and exporting; cells may show it another way. */
export type CellValue = string | number | null

export interface ViewColumn<Row> {
  readonly key: string
  readonly value: (row: Row) => CellValue
}

/** What someone made of a table: which rows, in which order. */
export interface TableView {
  readonly search: string
  readonly sort: { readonly key: string; readonly order: 'ascend' | 'descend' } | null
  /** Values kept, by column. */
  readonly filters: Readonly<Record<string, readonly string[]>>
}

const collator = new Intl.Collator('zh-Hans-CN', { numeric: true })

/** Numbers by size, words as a Chinese list is ordered, what is not known last in either direction. */
export function compareCells(a: CellValue, b: CellValue): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1
  if (typeof a === 'number' && typeof b === 'number') return a - b
  return collator.compare(String(a), String(b))
}

/** The rows that a view keeps, in its order. Rows that compare equal stay as they were. */
export function rowsInView<Row>(
  rows: readonly Row[],
  columns: readonly ViewColumn<Row>[],
  view: TableView,
): readonly Row[] {
  const wanted = view.search.trim().toLowerCase().split(/\s+/).filter(Boolean)
  const filters = columns.flatMap(({ key, value }) => {
    const kept = view.filters[key]
    return kept === undefined || kept.length === 0 ? [] : [{ value, kept: new Set(kept) }]
  })
  let kept: readonly Row[] = rows
  if (filters.length > 0)
    kept = kept.filter((row) => filters.every(({ value, kept }) => kept.has(filterText(value(row)))))
  if (wanted.length > 0) {
    kept = kept.filter((row) => {
      const text = columns
        .map(({ value }) => value(row) ?? '')
        .join('\n')
        .toLowerCase()
      return wanted.every((word) => text.includes(word))
    })
  }
  const { sort } = view
  const column = sort === null ? undefined : columns.find(({ key }) => key === sort.key)
  if (sort === null || column === undefined) return kept
  const direction = sort.order === 'ascend' ? 1 : -1
  return kept
    .map((row) => ({ row, value: column.value(row) }))
    .sort((a, b) =>
      a.value === null || b.value === null
        ? compareCells(a.value, b.value)
        : direction * compareCells(a.value, b.value),
    )
    .map(({ row }) => row)
}

/** A value as the choice of a filter; '' for one that is not known. */
export const filterText = (value: CellValue): string => (value === null ? '' : String(value))

/** The different values of a column with how often each occurs, in order. */
export function choicesOf<Row>(rows: readonly Row[], value: (row: Row) => CellValue) {
  const counts = new Map<string, number>()
  for (const row of rows) {
    const text = filterText(value(row))
    counts.set(text, (counts.get(text) ?? 0) + 1)
  }
  return [...counts].sort(([a], [b]) => compareCells(a === '' ? null : a, b === '' ? null : b))
}
