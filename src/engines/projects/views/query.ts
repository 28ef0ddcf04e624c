import type { TableView } from '../../../ui/table-view.ts'
import type { Filter } from './figures.ts'

const KEYS = ['q', 'state', 'category', 'investor', 'light', 'stall', 'batch', 'body', 'flag'] as const
const FILTERS = ['state', 'category', 'investor', 'light', 'stall', 'batch'] as const
const SIZE = 50

/** What a list of projects is narrowed by, as its address says. */
export const filterFrom = (search: URLSearchParams): Filter =>
  Object.fromEntries(
    KEYS.flatMap((key) => {
      const value = search.get(key)
      return value === null || value === '' ? [] : [[key, value] as const]
    }),
  )

export const isNarrowed = (search: URLSearchParams): boolean => Object.keys(filterFrom(search)).length > 0

export const pageFrom = (search: URLSearchParams): { readonly page: number; readonly size: number } => ({
  page: Math.max(1, Number(search.get('page')) || 1),
  size: Math.min(500, Math.max(1, Number(search.get('size')) || SIZE)),
})

/** The table's view of an address: search, filters, order. */
export function viewFrom(search: URLSearchParams): TableView {
  const sort = search.get('sort') ?? '-total'
  return {
    search: search.get('q') ?? '',
    filters: Object.fromEntries(
      FILTERS.flatMap((key) => {
        const value = search.get(key)
        return value === null || value === '' ? [] : [[key, value.split(',')] as const]
      }),
    ),
    sort: { key: sort.replace(/^-/, ''), order: sort.startsWith('-') ? 'descend' : 'ascend' },
  }
}

/** The address of a view; other parts of it stay, and the pages begin anew. */
export function searchOf(view: TableView, before: URLSearchParams): URLSearchParams {
  const next = new URLSearchParams(before)
  next.delete('page')
  const set = (key: string, value: string) => (value === '' ? next.delete(key) : next.set(key, value))
  set('q', view.search)
  for (const key of FILTERS) set(key, (view.filters[key] ?? []).join(','))
  set('sort', view.sort === null ? '' : `${view.sort.order === 'descend' ? '-' : ''}${view.sort.key}`)
  return next
}
