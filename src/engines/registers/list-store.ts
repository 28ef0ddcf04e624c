import { type RawBuilder, sql } from 'kysely'
import { isSortableKind } from '../../language/names.ts'
import type { RecordType } from '../../language/record-type.ts'
import { done, type Fault, type Outcome } from '../../model/outcome.ts'
import type { Scope } from '../../platform/access/policy.ts'
import { changeNumber } from '../../platform/audit/change-number.ts'
import { PLANNED_EACH_TIME } from '../../platform/database/prepared.ts'
import type { Reading } from '../../platform/database/tables.ts'
import { faulty } from '../../platform/http/stale.ts'
import { type CountedAt, countedOnce } from './counted-store.ts'
import { titleOf } from './facts-store.ts'
import { columnsOfRecord, reached, recordFromRow, type StoredRecord } from './record-store.ts'
import type { Register, Registers } from './register.ts'
import { pairsOf, searchedFields, wordsOf } from './search-terms.ts'
import { sortedInStates } from './tables.ts'
import { titlesInRow } from './titles-in-row-store.ts'

/** What a list is asked for. */
export interface ListAsk {
  readonly division: string
  /** Words in the number, names and codes. */
  readonly q?: string
  /** '-amount,name'. */
  readonly sort?: string
  /** States, separated by commas. */
  readonly state?: string
  readonly body?: string
  readonly page?: number
  readonly size?: number
  /** Further conditions on `t`: of a view, of `where`, of a figure whose records these are. */
  readonly also?: readonly RawBuilder<boolean>[]
  /** The states in which those can hold; null: any. */
  readonly within?: readonly string[] | null
  /** Also records that were taken out or merged. */
  readonly withEnded?: boolean
}

/** How many there are: counted, or at least so many. */
export interface Counted {
  readonly total: number
  readonly isAtLeast: boolean
}

export interface FoundList extends Counted {
  /** The change number of a moment before which nothing of this was read; null: it is not known. */
  readonly change: number | null
  readonly records: readonly StoredRecord[]
  /** What the records point to is called, by id, where it was read with them. */
  readonly titles: ReadonlyMap<string, string> | undefined
  readonly states: Readonly<Record<string, number>>
}

/** Counting goes so far; whoever needs more narrows the list or exports it. */
export const COUNTED = 10_000
export const LARGEST_PAGE = 500

/** Which of the fields are answered, and whose names. */
export interface Shown {
  readonly registers: Registers
  /** null: all of them. */
  readonly fields: ReadonlySet<string> | null
}

/** A page of a register within the scope, with how many there are in all and by state. */
export async function findList(
  db: Reading,
  register: Register,
  scope: Scope,
  ask: ListAsk,
  shown: Shown | null = null,
): Promise<Outcome<FoundList>> {
  const order = sortKeysOf(register.type, ask.sort)
  if (order.kind === 'refused') return order
  const here = inAnyState(register, scope, ask)
  const states = statesAsked(ask)
  const inState = states === null ? here : sql<boolean>`${here} and ${inStates(states)}`
  const size = ask.size ?? 50
  const looked: Looked = { titles: undefined, change: null }
  const columns = columnsOfList(register, ask.division, shown)
  const records = await findPage(
    db,
    register,
    inState,
    withinStates(states, ask.within ?? null),
    order.value,
    size,
    ((ask.page ?? 1) - 1) * size,
    columns,
    looked,
  )
  const { value, isExact } = await countedOnce(
    db,
    sql`${here} ${states} ${sql.table(register.table)}`,
    looked.change,
    () => countList(db, register, ask.division, here, states, isNarrowed(ask)),
  )
  return done({ records, titles: looked.titles, change: isExact ? looked.change : null, ...value })
}

const isNarrowed = ({ also = [], q = '' }: ListAsk) => also.length > 0 || q.trim() !== ''

/** What the rows of a page tell besides themselves. */
interface Looked {
  titles: Map<string, string> | undefined
  /** Of the first question that found something. */
  change: number | null
}

const CHANGE = '~change'

/** What a list reads of each row: the record, what it points to by name, and how far the division had got. */
function columnsOfList(register: Register, division: string, shown: Shown | null): ListColumns {
  const titles = shown === null ? null : titlesInRow(shown.registers, register, shown.fields)
  return {
    own: columnsOfRecord(register, shown?.fields ?? null),
    beside: sql`${changeNumber(division)} as ${sql.id(CHANGE)}${titles === null ? sql`` : titles.columns}`,
    join: titles === null ? sql`` : titles.join(division),
    read(row, looked) {
      const change = row[CHANGE]
      if (typeof change === 'number') looked.change ??= change
      if (titles !== null) {
        looked.titles ??= new Map()
        titles.read(row, looked.titles)
      }
      return recordFromRow(register, row)
    },
  }
}

interface ListColumns {
  readonly own: RawBuilder<unknown>
  /** Worked out for the rows of the page alone, as columns beside those of `t`. */
  readonly beside: RawBuilder<unknown>
  readonly join: RawBuilder<unknown>
  readonly read: (row: Readonly<Record<string, unknown>>, looked: Looked) => StoredRecord
}

/** The states in which rows may be found; null: any. */
const withinStates = (asked: readonly string[] | null, within: readonly string[] | null) =>
  asked === null ? within : within === null ? asked : asked.filter((state) => within.includes(state))

/** Of more states than this, or further into the list, rows are read in the order of all instead of each state's. */
const MOST_STATES = 12
const DEEPEST = 2_000

/**
 * Rows in order. Those of which the key is not known come last in both directions, and are asked for by themselves: the index on
 * the key, which holds only those of which it is known, is read in its order instead of everything being sorted. Where they can
 * only be in some states, the first of each are taken from its own order: those in hand are few among all that ever were.
 */
async function findPage(
  db: Reading,
  register: Register,
  here: RawBuilder<boolean>,
  states: readonly string[] | null,
  keys: readonly SortKey[],
  size: number,
  offset: number,
  columns: ListColumns,
  looked: Looked,
): Promise<readonly StoredRecord[]> {
  const table = sql.table(register.table)
  const [key, ...others] = keys
  const isByState =
    states !== null &&
    states.length <= MOST_STATES &&
    size + offset <= DEEPEST &&
    key !== undefined &&
    others.length === 0 &&
    (key.column === 'changed_at' ? key.isDescending : sortedInStates(register.type).has(key.column))
  /** In the order that is said of the column of the key, by whichever name it goes. */
  const rowsOf = async (
    condition: RawBuilder<boolean>,
    order: (nameOf: NameOfColumn) => RawBuilder<unknown>,
    limit: number,
    from: number,
  ) => {
    const rows = isByState
      ? sql`
        select t.* from unnest(${states}::text[]) s(state) cross join lateral (
          select ${columns.own}, ${ofRow(key.column)} as ${sql.id(ORDERED)} from ${table} t
          where ${condition} and t.state = s.state order by ${order(ofRow)} limit ${limit + from}) t
        order by ${order(() => ofRow(ORDERED))} limit ${limit} offset ${from}`
      : sql`select ${columns.own} from ${table} t where ${condition} order by ${order(ofRow)} limit ${limit} offset ${from}`
    // Names and the rest only of the rows that are shown: worked out beside `t`, they would be of those before the page too.
    const found = await sql<Record<string, unknown>>`
      ${sql.raw(PLANNED_EACH_TIME)} select t.*, ${columns.beside} from (${rows}) t
      ${columns.join}`.execute(db)
    return found.rows.map((row) => columns.read(row, looked))
  }
  if (key === undefined || others.length > 0 || !key.isNullable)
    return rowsOf(here, (nameOf) => orderBy(keys, nameOf), size, offset)
  const column = ofRow(key.column)
  const known = sql<boolean>`${here} and ${column} is not null`
  const way = key.isDescending ? sql`desc` : sql`asc`
  const first = await rowsOf(known, (nameOf) => sql`${nameOf(key.column)} ${way}, t.id ${way}`, size, offset)
  if (first.length === size) return first
  const before = first.length > 0 || offset === 0 ? offset + first.length : await countKnown(db, table, known)
  const rest = sql<boolean>`${here} and ${column} is null`
  const unknown = await rowsOf(rest, () => sql`t.id ${way}`, size - first.length, Math.max(0, offset - before))
  // Of when nothing was found it is not known how far the division had got.
  if (first.length === 0) looked.change = null
  return [...first, ...unknown]
}

const ORDERED = '~ordered'
type NameOfColumn = (column: string) => RawBuilder<unknown>
const ofRow: NameOfColumn = (column) => sql`t.${sql.id(column)}`

async function countKnown(db: Reading, table: RawBuilder<unknown>, known: RawBuilder<boolean>): Promise<number> {
  const counted = await sql<{ n: number }>`
    ${sql.raw(PLANNED_EACH_TIME)} select count(*)::int n from ${table} t where ${known}`.execute(db)
  return counted.rows[0]?.n ?? 0
}

type CountedList = Counted & { readonly states: Readonly<Record<string, number>> }

/**
 * How many in all and by state. Each state has an index of its own; what a condition narrows is looked through once for all
 * states, as far as `COUNTED`.
 */
async function countList(
  db: Reading,
  register: Register,
  division: string,
  here: RawBuilder<boolean>,
  states: readonly string[] | null,
  isNarrowed: boolean,
): Promise<CountedAt<CountedList>> {
  const declared = Object.keys(register.type.lifecycle?.states ?? {})
  if (declared.length === 0) {
    const { change, looked, value } = await countAllAt(db, register, division, here)
    return { change, looked, value: { ...value, states: {} } }
  }
  if (!isNarrowed) {
    const { change, looked, value: byState } = await countByStateAt(db, register, division, here)
    const asked = states ?? declared
    const total = asked.reduce((sum, state) => sum + (byState[state] ?? 0), 0)
    const isAtLeast = total > COUNTED || asked.some((state) => (byState[state] ?? 0) >= COUNTED)
    return { change, looked, value: { total: Math.min(total, COUNTED), isAtLeast, states: byState } }
  }
  const counted = await sql<{ state: string | null; n: number; change: number | null }>`
    ${sql.raw(PLANNED_EACH_TIME)} select one.state, count(*)::int n, ${changeNumber(division)} change
    from (select t.state from ${sql.table(register.table)} t where ${here} limit ${COUNTED + 1}) one group by one.state`.execute(
    db,
  )
  const byState = Object.fromEntries(declared.map((state) => [state, 0]))
  for (const { state, n } of counted.rows) if (state !== null) byState[state] = n
  const looked = counted.rows.reduce((sum, { n }) => sum + n, 0)
  const change = counted.rows[0]?.change ?? null
  if (states !== null && looked > COUNTED) {
    const all = await countAllAt(db, register, division, sql<boolean>`${here} and t.state = any(${states})`)
    return { change, looked, value: { ...all.value, states: byState } }
  }
  const total = states === null ? looked : states.reduce((sum, state) => sum + (byState[state] ?? 0), 0)
  return {
    change,
    looked,
    value: { total: Math.min(total, COUNTED), isAtLeast: looked > COUNTED, states: byState },
  }
}

/** How many rows there are, counted as far as `COUNTED`. */
export const countAll = async (
  db: Reading,
  register: Register,
  division: string,
  here: RawBuilder<boolean>,
): Promise<Counted> => (await countAllAt(db, register, division, here)).value

async function countAllAt(
  db: Reading,
  register: Register,
  division: string,
  here: RawBuilder<boolean>,
): Promise<CountedAt<Counted>> {
  const counted = await sql<{ n: number; change: number | null }>`
    ${sql.raw(PLANNED_EACH_TIME)} select count(*)::int n, ${changeNumber(division)} change
    from (select 1 from ${sql.table(register.table)} t where ${here} limit ${COUNTED + 1}) one`.execute(db)
  const { n = 0, change = null } = counted.rows[0] ?? {}
  return { change, looked: n, value: { total: Math.min(n, COUNTED), isAtLeast: n > COUNTED } }
}

type ByState = Readonly<Record<string, number>>

/** How many records stand in each state, each counted as far as `COUNTED`. */
export const countByState = async (
  db: Reading,
  register: Register,
  division: string,
  here: RawBuilder<boolean>,
): Promise<ByState> => (await countByStateAt(db, register, division, here)).value

async function countByStateAt(
  db: Reading,
  register: Register,
  division: string,
  here: RawBuilder<boolean>,
): Promise<CountedAt<ByState>> {
  const states = Object.keys(register.type.lifecycle?.states ?? {})
  if (states.length === 0) return { change: null, looked: 0, value: {} }
  const counted = await sql<{ state: string; n: number; change: number | null }>`
    ${sql.raw(PLANNED_EACH_TIME)} select s.state, c.n, ${changeNumber(division)} change from unnest(${states}::text[]) s(state)
    cross join lateral (
      select count(*)::int n from (select 1 from ${sql.table(register.table)} t where ${here} and t.state = s.state limit ${COUNTED}) one
    ) c`.execute(db)
  return {
    change: counted.rows[0]?.change ?? null,
    looked: counted.rows.reduce((sum, { n }) => sum + n, 0),
    value: Object.fromEntries(counted.rows.map(({ state, n }) => [state, n])),
  }
}

const statesAsked = ({ state }: ListAsk) =>
  state === undefined || state === '' ? null : state.split(',').map((one) => one.trim())

const inStates = (states: readonly string[]) => sql<boolean>`t.state = any(${states})`

/** The rows that are asked for, as one condition on `t`. */
export function conditionsOf(register: Register, scope: Scope, ask: ListAsk): RawBuilder<boolean> {
  const states = statesAsked(ask)
  const here = inAnyState(register, scope, ask)
  return states === null ? here : sql<boolean>`${here} and ${inStates(states)}`
}

/** Those of every state, of which lists and boards tell how many there are. */
function inAnyState(register: Register, scope: Scope, ask: ListAsk): RawBuilder<boolean> {
  const parts: RawBuilder<boolean>[] = [sql<boolean>`t.division = ${ask.division}`, reached(scope), ...(ask.also ?? [])]
  if (ask.withEnded !== true) parts.push(sql<boolean>`t.ended_at is null`)
  if (ask.body !== undefined) parts.push(sql<boolean>`t.body = ${ask.body}`)
  if (ask.q !== undefined && ask.q.trim() !== '') parts.push(...searchConditions(register.type, ask.q))
  return sql<boolean>`(${sql.join(parts, sql` and `)})`
}

/** Every word occurs; the pairs find the rows through their index, the text itself decides. */
function searchConditions(type: RecordType, q: string): readonly RawBuilder<boolean>[] {
  const fields = ['number', ...searchedFields(type)].map((name) => sql`coalesce(t.${sql.id(name)}, '')`)
  const text = sql`lower(${sql.join(fields, sql` || ' ' || `)})`
  return wordsOf(q).flatMap((word) => {
    const pairs = pairsOf(word)
    const exact = sql<boolean>`strpos(${text}, ${word}) > 0`
    return pairs.length === 0 ? [exact] : [sql<boolean>`t.search @> ${pairs}::text[]`, exact]
  })
}

const OWN_SORTS: readonly string[] = ['number', 'state', 'made_at', 'changed_at']

interface SortKey {
  readonly column: string
  readonly isDescending: boolean
  readonly isNullable: boolean
}

/** The order of a list: as asked, else the newest change first. */
function sortKeysOf(type: RecordType, sort: string | undefined): Outcome<readonly SortKey[]> {
  const faults: Fault[] = []
  const keys: SortKey[] = []
  for (const one of (sort ?? '').split(',').filter((text) => text.trim() !== '')) {
    const name = one.replace(/^[+-]/, '').trim()
    const field = Object.hasOwn(type.fields, name) ? type.fields[name] : undefined
    // The order of masked values would tell what the masks hide.
    const isField = field !== undefined && isSortableKind(field.kind) && field.personal === undefined
    const column = isField ? name : OWN_SORTS.find((own) => own === name)
    if (column === undefined)
      faults.push({
        at: 'sort',
        code: 'not-sortable',
        message: { zh: `不能按“${name.slice(0, 40)}”排序`, en: `A list is not sorted by “${name.slice(0, 40)}”` },
      })
    else keys.push({ column, isDescending: one.startsWith('-'), isNullable: !column.endsWith('_at') || isField })
  }
  if (faults.length > 0) return faulty(faults)
  return done(keys.length > 0 ? keys : [{ column: 'changed_at', isDescending: true, isNullable: false }])
}

/** Ids last, so that pages never overlap. Ascending, unknown values come last by themselves; descending, they are sent there. */
function orderBy(keys: readonly SortKey[], nameOf: NameOfColumn = ofRow): RawBuilder<unknown> {
  const parts = keys.map(({ column, isDescending, isNullable }) => {
    const name = nameOf(column)
    return isDescending ? sql`${name} desc ${isNullable ? sql`nulls last` : sql``}` : name
  })
  return sql`${sql.join([...parts, sql`t.id`], sql`, `)}`
}

/** The order of a list in SQL, for whoever takes all of it away. */
export function orderOf(type: RecordType, sort: string | undefined): Outcome<RawBuilder<unknown>> {
  const keys = sortKeysOf(type, sort)
  return keys.kind === 'refused' ? keys : done(orderBy(keys.value))
}

/** Rows that a column of the board shows at first. */
const ON_BOARD = 20

export interface FoundBoard {
  readonly columns: readonly {
    readonly state: string
    readonly count: number
    readonly records: readonly StoredRecord[]
  }[]
  readonly titles: ReadonlyMap<string, string> | undefined
  /** As of a list. */
  readonly change: number | null
}

/** Every state with how many records stand in it and the latest of them. */
export async function findBoard(
  db: Reading,
  register: Register,
  scope: Scope,
  ask: ListAsk,
  shown: Shown | null = null,
): Promise<FoundBoard> {
  const here = inAnyState(register, scope, ask)
  const states = Object.keys(register.type.lifecycle?.states ?? {})
  if (states.length === 0) return { columns: [], titles: undefined, change: null }
  const looked: Looked = { titles: undefined, change: null }
  const columns = columnsOfList(register, ask.division, shown)
  const found = await sql<Record<string, unknown>>`
    ${sql.raw(PLANNED_EACH_TIME)} select t.*, ${columns.beside} from unnest(${states}::text[]) s(state)
    cross join lateral (
      select ${columns.own} from ${sql.table(register.table)} t where ${here} and t.state = s.state
      order by t.changed_at desc, t.id limit ${ON_BOARD}
    ) t ${columns.join}`.execute(db)
  const records = found.rows.map((row) => columns.read(row, looked))
  const { value: counts, isExact } = await countedOnce(
    db,
    sql`${here} ${sql.table(register.table)} by state`,
    looked.change,
    () => countByStateAt(db, register, ask.division, here),
  )
  return {
    columns: states.map((state) => ({
      state,
      count: counts[state] ?? 0,
      records: records.filter((record) => record.state === state),
    })),
    titles: looked.titles,
    change: isExact ? looked.change : null,
  }
}

/** Most records that a map draws at once. */
const ON_MAP = 5_000

/** Where records are, as GeoJSON; what lies outside `bbox` (west, south, east, north) is left out of points. */
export async function findMap(db: Reading, register: Register, scope: Scope, ask: ListAsk, bbox: string | null) {
  const { type, table } = register
  const field = type.map ?? ''
  const isPoint = type.fields[field]?.kind === 'point'
  const here = conditionsOf(register, scope, ask)
  const [lng, lat] = [sql.ref(`t.${field}_lng`), sql.ref(`t.${field}_lat`)]
  const [west, south, east, north] = (bbox ?? '').split(',').map(Number)
  const within =
    !isPoint || bbox === null
      ? sql<boolean>`true`
      : sql<boolean>`${lng} between ${west} and ${east} and ${lat} between ${south} and ${north}`
  const isThere = isPoint ? sql<boolean>`${lng} is not null` : sql<boolean>`${sql.ref(`t.${field}`)} is not null`
  const found = await sql<Record<string, unknown>>`
    ${sql.raw(PLANNED_EACH_TIME)} select ${columnsOfRecord(register)} from ${sql.table(table)} t where ${here} and ${isThere} and ${within}
    order by t.changed_at desc, t.id limit ${ON_MAP + 1}`.execute(db)
  const records = found.rows.slice(0, ON_MAP).map((row) => recordFromRow(register, row))
  return {
    type: 'FeatureCollection',
    isAtLeast: found.rows.length > ON_MAP,
    features: records.map((record) => ({
      type: 'Feature',
      id: record.id,
      geometry: isPoint ? { type: 'Point', coordinates: record.values[field] } : record.values[field],
      properties: { number: record.number, title: titleOf(register, record), state: record.state },
    })),
  }
}
