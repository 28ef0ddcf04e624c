import type { Field, FieldKind } from '../../../language/field.ts'
import type { RecordType } from '../../../language/record-type.ts'
import type { TableView } from '../../../ui/table-view.ts'

/** What a list shows, as it stands in the address: it can be kept, sent to somebody, and gone back to. */
export interface ListView {
  readonly search: string
  readonly state: string | null
  /** A view that the declaration offers. */
  readonly view: string | null
  readonly body: string | null
  readonly sort: TableView['sort']
  readonly page: number
  readonly size: number
  /** Values kept, by field; '' stands for what is not known. */
  readonly filters: Readonly<Record<string, readonly string[]>>
  /** Bounds, by field, as they were typed; '' is none. */
  readonly ranges: Readonly<Record<string, readonly [from: string, to: string]>>
  /** A condition that came with a link, as it is. */
  readonly where: string | null
}

export const PAGE_SIZE = 50
const MOST_ROWS = 500

export const EMPTY_VIEW: ListView = {
  search: '',
  state: null,
  view: null,
  body: null,
  sort: null,
  page: 1,
  size: PAGE_SIZE,
  filters: {},
  ranges: {},
  where: null,
}

const RANGED: ReadonlySet<FieldKind> = new Set([
  'integer',
  'quantity',
  'money',
  'area',
  'percent',
  'day',
  'moment',
  'period',
] as const)
/** Whether a field is asked for by bounds. */
export const isRanged = (field: Field): boolean => RANGED.has(field.kind)
/** Whether a field is asked for by its values. */
export const isChosen = (field: Field): boolean =>
  field.kind === 'choice' || field.kind === 'choices' || field.kind === 'yes-no' || field.kind === 'body'

/** Reads a view from an address; what makes no sense for the type is left out. */
export function viewFromAddress(type: RecordType, search: URLSearchParams): ListView {
  const filters: Record<string, readonly string[]> = {}
  const ranges: Record<string, readonly [string, string]> = {}
  for (const [name, field] of Object.entries(type.fields)) {
    const kept = search.getAll(`is.${name}`)
    if (kept.length > 0 && isChosen(field)) filters[name] = kept
    const [from, to] = [search.get(`from.${name}`) ?? '', search.get(`to.${name}`) ?? '']
    if ((from !== '' || to !== '') && isRanged(field)) ranges[name] = [from, to]
  }
  const state = search.get('state')
  const sort = search.get('sort')
  const positive = (key: string, otherwise: number) => {
    const number = Number(search.get(key))
    return Number.isInteger(number) && number > 0 ? number : otherwise
  }
  return {
    search: search.get('q') ?? '',
    state: state !== null && type.lifecycle?.states[state] !== undefined ? state : null,
    view: type.views?.some(({ id }) => id === search.get('view')) ? search.get('view') : null,
    body: search.get('body'),
    sort:
      sort === null || sort === ''
        ? null
        : sort.startsWith('-')
          ? { key: sort.slice(1), order: 'descend' }
          : { key: sort, order: 'ascend' },
    page: positive('page', 1),
    size: Math.min(MOST_ROWS, positive('size', PAGE_SIZE)),
    filters,
    ranges,
    where: search.get('where'),
  }
}

/** Writes a view into an address, beside what else stands there; what is usual is left out. */
export function addressFromView(view: ListView, search: URLSearchParams): URLSearchParams {
  const next = new URLSearchParams()
  for (const [key, value] of search) {
    if (key === 'plan' || key === 'asOf') next.append(key, value)
  }
  const set = (key: string, value: string | null) => {
    if (value !== null && value !== '') next.set(key, value)
  }
  set('q', view.search)
  set('state', view.state)
  set('view', view.view)
  set('body', view.body)
  set('sort', sortText(view.sort))
  set('where', view.where)
  if (view.page > 1) set('page', String(view.page))
  if (view.size !== PAGE_SIZE) set('size', String(view.size))
  for (const [name, kept] of Object.entries(view.filters)) for (const one of kept) next.append(`is.${name}`, one)
  for (const [name, [from, to]] of Object.entries(view.ranges)) {
    set(`from.${name}`, from)
    set(`to.${name}`, to)
  }
  return next
}

export const sortText = (sort: TableView['sort']): string | null =>
  sort === null ? null : sort.order === 'descend' ? `-${sort.key}` : sort.key

/** What is asked of the server: the view, its filters as one condition. */
export function queryOf(type: RecordType, division: string, view: ListView) {
  return {
    division,
    q: view.search,
    where: conditionOf(type, view),
    view: view.view,
    sort: sortText(view.sort),
    state: view.state,
    body: view.body,
    page: view.page,
    size: view.size,
  }
}

/** The filters of a view as a condition in the language of declarations; null when there are none. */
export function conditionOf(type: RecordType, { filters, ranges, where }: ListView): string | null {
  const parts: string[] = where === null || where.trim() === '' ? [] : [`(${where})`]
  for (const [name, kept] of Object.entries(filters)) {
    const field = type.fields[name]
    if (field === undefined || kept.length === 0) continue
    const known = kept.filter((one) => one !== '')
    const tests = [
      ...(known.length === 0 ? [] : [isOneOf(name, field, known)]),
      ...(known.length < kept.length ? [`!has(${name})`] : []),
    ]
    parts.push(tests.length === 1 ? (tests[0] ?? '') : `(${tests.join(' || ')})`)
  }
  for (const [name, [from, to]] of Object.entries(ranges)) {
    const field = type.fields[name]
    if (field === undefined) continue
    const [least, most] = [boundOf(field, from, false), boundOf(field, to, true)]
    if (least !== null) parts.push(`${name} >= ${least}`)
    if (most !== null) parts.push(`${name} <= ${most}`)
  }
  return parts.length === 0 ? null : parts.join(' && ')
}

const quoted = (text: string) => JSON.stringify(text)

function isOneOf(name: string, field: Field, kept: readonly string[]): string {
  if (field.kind === 'yes-no') {
    const tests = kept.map((one) => (one === 'true' ? name : `!${name}`))
    return tests.length === 1 ? (tests[0] ?? '') : `(${tests.join(' || ')})`
  }
  if (field.kind === 'choices') {
    const tests = kept.map((one) => `${quoted(one)} in ${name}`)
    return tests.length === 1 ? (tests[0] ?? '') : `(${tests.join(' || ')})`
  }
  return kept.length === 1 ? `${name} == ${quoted(kept[0] ?? '')}` : `${name} in [${kept.map(quoted).join(', ')}]`
}

/** A bound as the language writes it; null for one that is none of the field's kind. */
function boundOf(field: Field, typed: string, isEnd: boolean): string | null {
  const text = typed.normalize('NFKC').trim()
  if (text === '') return null
  switch (field.kind) {
    case 'day':
      return /^\d{4}-\d{2}-\d{2}$/.test(text) ? quoted(text) : null
    case 'moment':
      return /^\d{4}-\d{2}-\d{2}$/.test(text) ? quoted(`${text}T${isEnd ? '23:59:59' : '00:00:00'}+08:00`) : null
    case 'period':
      return /^\d{4}(?:-[A-Z0-9]{1,2})?$/.test(text) ? quoted(text) : null
    default: {
      const plain = text.replaceAll(',', '')
      return /^-?\d{1,30}(?:\.\d{1,10})?$/.test(plain) ? plain : null
    }
  }
}

/** How many things narrow a list down, for the sign beside its filters. */
export const narrowedBy = ({ filters, ranges, where, body, search }: ListView): number =>
  Object.values(filters).filter((kept) => kept.length > 0).length +
  Object.keys(ranges).length +
  (where === null ? 0 : 1) +
  (body === null ? 0 : 1) +
  (search === '' ? 0 : 1)

/**
 * What of each record a list or a board needs: the fields that its columns show, its name, and the deadline that presses.
 * Everything else would be sent in vain.
 */
export function fieldsOf(type: RecordType, columns: readonly string[]): string {
  const isAnswered = (name: string) =>
    [type.fields, type.computed ?? {}, type.rollups ?? {}].some((declared) => Object.hasOwn(declared, name))
  const names = [...type.columns, type.title, ...columns].filter(isAnswered)
  return [...new Set([...names, 'clocks'])].join(',')
}
