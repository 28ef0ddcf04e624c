import { type OperationNode, type RawBuilder, RawNode, sql } from 'kysely'
import type { Expression, Kind, Sign } from '../../language/conditions/expression.ts'
import { parseCondition, parseFormula } from '../../language/conditions/parse.ts'
import type { Field } from '../../language/field.ts'
import { namesOfType } from '../../language/record-names.ts'
import type { RecordType, Rollup } from '../../language/record-type.ts'
import { done, type Outcome, refused } from '../../model/outcome.ts'
import type { Fraction } from './fraction-store.ts'
import * as fraction from './fraction-store.ts'

/** What expressions speak of besides the record. */
export interface ExpressionSetting {
  /** Day and moment that `today` and `now` mean. */
  readonly today: string
  readonly now: Date
  readonly typeOf: (id: string) => RecordType | undefined
  /** Values of `setting.<name>`. */
  readonly setting?: Readonly<Record<string, unknown>>
}

type Sql = RawBuilder<unknown>

/** A value in SQL: null where it is not known. A number is a fraction, so that nothing is rounded before it is compared. */
export interface Part {
  readonly kind: Kind
  readonly sql: Sql
  readonly number?: Fraction
}

/** Where the record stands in the query, and what names of one in a list stand for. */
interface Frame {
  readonly type: RecordType
  readonly alias: string
  readonly setting: ExpressionSetting
  /** How many subqueries stand around it: their aliases differ. */
  readonly depth: number
  /** Computed fields on the way, so that two that need each other are found. */
  readonly open: readonly string[]
  readonly bound: Readonly<Record<string, Sql>>
}

/**
 * Expressions of `language/conditions` as SQL about a row of a register's table. SQL's null is their "not known", and its
 * `and`, `or`, `not` are Kleene's: whether the condition is true of the row `alias`; false where it is false or not known.
 * Values are bound as parameters, never written into the text. Throws on a condition that the type's declaration does not
 * allow: `parseCondition` tells people about those.
 */
export const holdsSql = (condition: string, type: RecordType, setting: ExpressionSetting, alias = 't') =>
  sql<boolean>`(${truthSql(condition, type, setting, alias)}) is true`

/** The condition's truth: true, false, or null where it is not known. */
export const truthSql = (condition: string, type: RecordType, setting: ExpressionSetting, alias = 't') =>
  formulaSql(condition, type, setting, alias).sql as RawBuilder<boolean | null>

/** The value of a formula, with its kind. */
export function formulaSql(formula: string, type: RecordType, setting: ExpressionSetting, alias = 't'): Part {
  const compiled = compile(read(formula, type, setting), frameOf(type, setting, alias))
  if (isTooLarge(compiled.sql)) throw new Error(`${type.id}: “${formula}” is too complex for the database; divide it.`)
  return compiled
}

/**
 * A condition that a person wrote: true of rows of which it holds. Refused with every fault at its column, or when it is too
 * complex for the database.
 */
export function conditionSql(
  condition: string,
  type: RecordType,
  setting: ExpressionSetting,
  alias = 't',
): Outcome<RawBuilder<boolean>> {
  const parsed = parseCondition(condition, namesOfType(type, setting.typeOf, setting.setting))
  if (parsed.kind === 'refused') return parsed
  const { sql: truth } = compile(parsed.value.expression, frameOf(type, setting, alias))
  if (isTooLarge(truth))
    return refused({
      reason: 'faulty',
      code: 'too-complex',
      message: {
        zh: '条件太复杂，数据库算不动。请拆成几个简单的条件。',
        en: 'The condition is too complex for the database. Divide it into simpler ones.',
      },
    })
  return done(sql<boolean>`(${truth}) is true`)
}

/** The value of a field, roll-up, computed field or own column by its name: 'paid', 'state'. */
export const nameSql = (name: string, type: RecordType, setting: ExpressionSetting, alias = 't'): Part =>
  readName(name, frameOf(type, setting, alias))

/** Most pieces that the text of one expression may have: each nested choice or shift writes some of its parts more than once. */
const LARGEST = 8_000
const sizes = new WeakMap<object, number>()

function isTooLarge(expression: Sql): boolean {
  const sizeOf = (node: OperationNode): number => {
    const found = sizes.get(node)
    if (found !== undefined) return found
    const inner = RawNode.is(node) ? node.parameters.reduce((sum, one) => sum + sizeOf(one), 1) : 1
    sizes.set(node, inner)
    return inner
  }
  return sizeOf(expression.toOperationNode()) > LARGEST
}

const frameOf = (type: RecordType, setting: ExpressionSetting, alias: string): Frame => ({
  type,
  alias,
  setting,
  depth: 0,
  open: [],
  bound: {},
})

const known = new WeakMap<RecordType, Map<string, Expression>>()

function read(text: string, type: RecordType, { typeOf, setting }: ExpressionSetting): Expression {
  const ofType = known.get(type) ?? new Map<string, Expression>()
  known.set(type, ofType)
  const found = ofType.get(text)
  if (found !== undefined) return found
  const outcome = parseFormula(text, namesOfType(type, typeOf, setting))
  if (outcome.kind === 'refused') throw new Error(`${type.id}: “${text}”: ${outcome.refusal.message.en}`)
  ofType.set(text, outcome.value.expression)
  return outcome.value.expression
}

const part = (kind: Kind, text: Sql): Part => ({ kind, sql: text })
const numberPart = (number: Fraction): Part => ({ kind: 'number', sql: fraction.numericOf(number), number })
const numberOf = ({ number, sql: text }: Part): Fraction => number ?? { above: text, below: null }

function compile(e: Expression, frame: Frame): Part {
  const of = (one: Expression) => compile(one, frame)
  const text = (one: Expression) => compile(one, frame).sql
  const number = (one: Expression) => numberOf(compile(one, frame))
  switch (e.op) {
    case 'text':
    case 'period':
      return part(e.kind, sql`${e.value}::text`)
    case 'day':
      return part('day', sql`${e.value}::date`)
    case 'moment':
      return part('moment', sql`${e.value}::timestamptz`)
    case 'number':
      return numberPart({ above: sql`${e.value}::numeric`, below: null })
    case 'truth':
      return part('truth', e.value ? sql`true` : sql`false`)
    case 'none':
      return part('none', sql`null`)
    case 'name':
      return bound(e, frame) ?? follow(e.path, frame)
    case 'has':
      return part('truth', sql`(${text(e.of)} is not null)`)
    case 'not':
      return part('truth', sql`(not ${text(e.of)})`)
    case 'and':
    case 'or':
      return part('truth', sql`(${sql.join(e.of.map(text), e.op === 'and' ? sql` and ` : sql` or `)})`)
    case 'compare':
      return part('truth', compared(e.sign, of(e.left), of(e.right)))
    case 'in':
      return part('truth', membership(of(e.item), e.list, frame))
    case 'list':
      return part('list', arrayOf(e.of.map(of)))
    case 'match': {
      const [held, sought] = [text(e.text), text(e.part)]
      if (e.how === 'starts') return part('truth', sql`starts_with(${held}, ${sought})`)
      if (e.how === 'contains') return part('truth', sql`(position(${sought} in ${held}) > 0)`)
      return part('truth', sql`(right(${held}, char_length(${sought})) = ${sought})`)
    }
    case 'negate':
      return numberPart(fraction.negated(number(e.of)))
    case 'arithmetic':
      return numberPart(fraction.calculated(e.sign, number(e.left), number(e.right)))
    case 'join':
      return part('text', sql`(${text(e.left)} || ${text(e.right)})`)
    case 'difference':
      return numberPart(
        e.left.kind === 'day'
          ? { above: sql`(${text(e.left)} - ${text(e.right)})::numeric`, below: null }
          : { above: sql`extract(epoch from ${text(e.left)} - ${text(e.right)})`, below: sql`86400::numeric` },
      )
    case 'shift':
      return part(e.kind, shifted(of(e.of), fraction.signed(e.sign, number(e.by)), e.unit))
    case 'choose':
      return choice(text(e.when), of(e.then), of(e.otherwise), e.kind)
    case 'call':
      return called(e.name, e.of, e.of.map(of))
    case 'every':
    case 'some':
      return part('truth', loop(e, frame))
  }
}

/** One of a list, within `all` and `exists`. */
function bound({ path, kind }: Expression & { readonly op: 'name' }, { bound: names }: Frame): Part | null {
  const one = path.length === 1 ? names[path[0] as string] : undefined
  if (one === undefined) return null
  return kind === 'number' ? numberPart({ above: one, below: null }) : part(kind, one)
}

function follow(path: readonly string[], frame: Frame): Part {
  const [first = '', ...rest] = path
  if (first === 'setting') return settingPart(frame.setting.setting, rest)
  if (first === 'clock' && !Object.hasOwn(frame.type.fields, 'clock')) return clockPart(rest, frame)
  if (rest.length === 0) return readName(first, frame)
  const field = frame.type.fields[first]
  const other = field?.kind === 'link' ? frame.setting.typeOf(field.to) : undefined
  if (other === undefined) throw new Error(`${frame.type.id}.${first} links to nothing.`)
  // Which record it is stands in the row itself, with its index.
  if (rest.length === 1 && rest[0] === 'id') return part('text', sql`${column(frame.alias, first)}::text`)
  const alias = `l${frame.depth}`
  const inner = follow(rest, { ...frame, type: other, alias, depth: frame.depth + 1, open: [], bound: {} })
  const linked = (what: Sql) =>
    sql`(select ${what} from ${tableOf(other.id)} ${sql.id(alias)} where ${column(alias, 'division')} = ${column(frame.alias, 'division')} and ${column(alias, 'id')} = ${column(frame.alias, first)})`
  if (inner.number === undefined) return part(inner.kind, linked(inner.sql))
  const { above, below } = inner.number
  return numberPart({ above: linked(above), below: below === null ? null : linked(below) })
}

const column = (alias: string, name: string) => sql`${sql.id(alias)}.${sql.id(name)}`
const tableOf = (type: string) => sql.table(`r_${type.replaceAll('-', '_')}`)

function readName(name: string, frame: Frame): Part {
  const { type, alias, setting } = frame
  const field = Object.hasOwn(type.fields, name) ? type.fields[name] : undefined
  if (field !== undefined) return fieldPart(field, name, alias)
  const rollup = type.rollups?.[name]
  if (rollup !== undefined) return rolledUp(rollup, frame)
  const computed = type.computed?.[name]
  if (computed !== undefined) {
    if (frame.open.includes(name)) throw new Error(`${type.id}.${name} needs itself.`)
    return compile(read(computed.formula, type, setting), { ...frame, open: [...frame.open, name], bound: {} })
  }
  switch (name) {
    case 'state':
    case 'number':
    case 'made_by':
    case 'person':
      return part('text', column(alias, name))
    case 'id':
    case 'body':
      return part('text', sql`${column(alias, name)}::text`)
    case 'made_at':
    case 'changed_at':
      return part('moment', column(alias, name))
    case 'today':
      return part('day', sql`${setting.today}::date`)
    case 'now':
      return part('moment', sql`${setting.now}::timestamptz`)
    default:
      throw new Error(`${type.id} has nothing called ${name}.`)
  }
}

function fieldPart({ kind }: Field, name: string, alias: string): Part {
  const held = column(alias, name)
  switch (kind) {
    case 'integer':
    case 'quantity':
    case 'money':
    case 'area':
    case 'percent':
      return numberPart({ above: sql`${held}::numeric`, below: null })
    case 'yes-no':
      return part('truth', held)
    case 'day':
    case 'moment':
    case 'period':
      return part(kind, held)
    case 'choices':
    case 'files':
    case 'photos':
      return part('list', sql`${held}::text[]`)
    case 'body':
      return part('text', sql`${held}::text`)
    case 'link':
      return part('record', held)
    case 'point':
      return part('opaque', column(alias, `${name}_lng`))
    case 'shape':
      return part('opaque', held)
    default:
      return part('text', held)
  }
}

function settingPart(setting: unknown, path: readonly string[]): Part {
  let at = setting
  for (const name of path) at = (at as Readonly<Record<string, unknown>> | undefined)?.[name] // undefined where it is not there
  if (typeof at === 'number') return numberPart({ above: sql`${String(at)}::numeric`, below: null })
  if (typeof at === 'boolean') return part('truth', at ? sql`true` : sql`false`)
  if (Array.isArray(at)) return part('list', sql`${at.map(String)}::text[]`)
  return part('text', sql`${typeof at === 'string' ? at : null}::text`)
}

/**
 * What is kept of a deadline in `record_clock`. Late is what ended late, or runs beyond its due moment; what does not matter
 * any more, and what nobody can tell, is not known.
 */
function clockPart([clock = '', what = '']: readonly string[], { type, alias, setting }: Frame): Part {
  const id = type.clocks?.find((one) => one.id.replaceAll('-', '_') === clock)?.id
  if (id === undefined) throw new Error(`${type.id} has no clock ${clock}.`)
  const of = (kind: Kind, text: Sql) =>
    part(
      kind,
      sql`(select ${text} from record_clock k where k.division = ${column(alias, 'division')} and k.type = ${type.id} and k.record = ${column(alias, 'id')} and k.clock = ${id})`,
    )
  const late = sql`(case k.state when 'ended' then not k.is_met when 'paused' then false when 'running' then k.due_at < ${setting.now}::timestamptz end)`
  switch (what) {
    case 'started':
    case 'due':
      return of('moment', sql`k.${sql.id(`${what}_at`)}`)
    case 'ended':
      return of('moment', sql`case when k.state = 'ended' then k.ended_at end`)
    case 'met':
      return of('truth', sql`(case when ${late} is null then null else k.state = 'ended' and not ${late} end)`)
    case 'missed':
      return of('truth', late)
    case 'running':
      return of('truth', sql`(k.state in ('running', 'paused'))`)
    default:
      throw new Error(`A clock has nothing called ${what}.`)
  }
}

/** Figures of records that point to the row. Of no records the count and the sum are 0; anything else is not known. */
function rolledUp({ of, by, where, take }: Rollup, frame: Frame): Part {
  const other = frame.setting.typeOf(of)
  if (other === undefined) throw new Error(`${frame.type.id} sums up ${of}, which nobody declares.`)
  const alias = `c${frame.depth}`
  const inside: Frame = { ...frame, type: other, alias, depth: frame.depth + 1, open: [], bound: {} }
  const holds =
    where === undefined ? sql`true` : sql`(${compile(read(where, other, frame.setting), inside).sql}) is true`
  const from = sql`from ${tableOf(of)} ${sql.id(alias)} where ${column(alias, 'division')} = ${column(frame.alias, 'division')} and ${column(alias, by)} = ${column(frame.alias, 'id')} and ${column(alias, 'ended_at')} is null and ${holds}`
  const plain = (above: Sql) => numberPart({ above, below: null })
  const figure = (kind: Kind, text: Sql) => (kind === 'number' ? plain(text) : part(kind, text))
  if (take === 'count') return plain(sql`(select count(*)::numeric ${from})`)
  if ('sum' in take) return plain(sql`(select coalesce(sum(${readName(take.sum, inside).sql}), 0) ${from})`)
  if ('most' in take || 'least' in take) {
    const { kind, sql: held } = readName('most' in take ? take.most : take.least, inside)
    const order = kind === 'text' || kind === 'period' ? sql` collate "C"` : sql``
    return figure(kind, sql`(select ${'most' in take ? sql`max` : sql`min`}(${held}${order}) ${from})`)
  }
  const { kind, sql: held } = readName(take.latest, inside)
  const order = readName(take.by, inside)
  const inOrder = order.kind === 'text' || order.kind === 'period' ? sql`${order.sql} collate "C"` : order.sql
  return figure(
    kind,
    sql`(select ${held} ${from} and ${order.sql} is not null order by ${inOrder} desc, ${column(alias, 'id')} desc limit 1)`,
  )
}

const SIGNS = { '==': sql`=`, '!=': sql`<>`, '<': sql`<`, '<=': sql`<=`, '>': sql`>`, '>=': sql`>=` }

function compared(sign: Sign, a: Part, b: Part): Sql {
  if (a.kind === 'number') return fraction.compared(SIGNS[sign], numberOf(a), numberOf(b))
  // Periods are ordered by their characters, not by the language of the database.
  const order = a.kind === 'period' ? sql` collate "C"` : sql``
  return sql`(${a.sql}${order} ${SIGNS[sign]} ${b.sql})`
}

function membership(item: Part, list: Expression, frame: Frame): Sql {
  if (list.op !== 'list') return sql`(${item.sql} = any(${compile(list, frame).sql}))`
  if (list.of.length === 0) return sql`false`
  return sql`(${sql.join(
    list.of.map((one) => compared('==', item, compile(one, frame))),
    sql` or `,
  )})`
}

const ARRAYS: Readonly<Partial<Record<Kind, Sql>>> = {
  number: sql`numeric[]`,
  day: sql`date[]`,
  moment: sql`timestamptz[]`,
  truth: sql`boolean[]`,
}
const arrayOf = (items: readonly Part[]) =>
  sql`array[${sql.join(items.map((item) => item.sql))}]::${ARRAYS[items[0]?.kind ?? 'text'] ?? sql`text[]`}`

/** Of all, or of at least one: an empty list decides, an unknown one is unknown. */
function loop({ op, list, as, holds }: Expression & { readonly op: 'every' | 'some' }, frame: Frame): Sql {
  const alias = `u${frame.depth}`
  const items = compile(list, frame)
  const one = sql`${sql.id(alias)}.${sql.id('one')}`
  const inner = compile(holds, { ...frame, depth: frame.depth + 1, bound: { ...frame.bound, [as]: one } }).sql
  const heavy = op === 'some' ? sql`true` : sql`false`
  const light = op === 'some' ? sql`false` : sql`true`
  return sql`(case when ${items.sql} is null then null else (select case when coalesce(bool_or(held.truth = ${heavy}), false) then ${heavy} when coalesce(bool_or(held.truth is null), false) then null else ${light} end from (select ${inner} as truth from unnest(${items.sql}) as ${sql.id(alias)}(one)) held) end)`
}

function choice(when: Sql, then: Part, otherwise: Part, kind: Kind): Part {
  const choose = (a: Sql, b: Sql) => sql`(case ${when} when true then ${a} when false then ${b} end)`
  if (kind !== 'number') return part(kind, choose(then.sql, otherwise.sql))
  const [a, b] = [numberOf(then), numberOf(otherwise)]
  if (a.below === null && b.below === null) return numberPart({ above: choose(a.above, b.above), below: null })
  return numberPart({ above: choose(a.above, b.above), below: choose(a.below ?? sql`1`, b.below ?? sql`1`) })
}

/** The calendar day of a moment in China, which has one time zone and no summer time (UTC+8). */
export const dayOfMoment = (moment: Sql): Sql => sql`(${moment} at time zone interval '8 hours')::date`
const dayOf = ({ kind, sql: text }: Part): Sql => (kind === 'moment' ? dayOfMoment(text) : text)

/** So much later. Days, months and years are counted whole, and a result beyond the years 2 to 9998 is not known. */
function shifted(from: Part, by: Fraction, unit: 'minutes' | 'hours' | 'days' | 'months' | 'years'): Sql {
  if (unit === 'hours' || unit === 'minutes') {
    const ms = fraction.rounded(fraction.times(by, unit === 'hours' ? 3_600_000 : 60_000), 0)
    const reached = sql`(extract(epoch from ${from.sql}) * 1000 + ${ms})`
    return sql`(case when abs(${reached}) < 250000000000000 then ${from.sql} + (${ms})::double precision * interval '1 millisecond' end)`
  }
  const count = fraction.wholePart(by)
  const day = dayOf(from)
  const months = unit === 'days' ? null : unit === 'months' ? count : sql`(${count} * 12)`
  const year = sql`(extract(year from ${day}) + ${months === null ? sql`${count} / 365.25` : sql`${months} / 12.0`})`
  const isKnown = sql`${fraction.isWhole(by)} and abs(${count}) <= 4000000 and ${year} > 2 and ${year} < 9998`
  const moved =
    months === null
      ? sql`(${day} + (${count})::integer)`
      : sql`(${day} + make_interval(months => (${months})::integer))::date`
  if (from.kind === 'day') return sql`(case when ${isKnown} then ${moved} end)`
  return sql`(case when ${isKnown} then ${from.sql} + (${moved} - ${day}) * interval '24 hours' end)`
}

function called(name: string, of: readonly Expression[], parts: readonly Part[]): Part {
  const [first, second] = parts
  if (first === undefined) throw new Error(`${name}() takes something.`)
  const plain = (above: Sql) => numberPart({ above, below: null })
  switch (name) {
    case 'size':
      return plain(
        first.kind === 'text' ? sql`char_length(${first.sql})::numeric` : sql`cardinality(${first.sql})::numeric`,
      )
    case 'year':
      return plain(
        first.kind === 'period' ? sql`left(${first.sql}, 4)::numeric` : sql`extract(year from ${dayOf(first)})`,
      )
    case 'month':
      return plain(sql`extract(month from ${dayOf(first)})`)
    case 'dayOf':
      return part('day', dayOf(first))
    case 'abs':
      return numberPart(fraction.absolute(numberOf(first)))
    case 'round': {
      // The declaration was checked: digits are a literal.
      const digits = of[1]?.op === 'number' ? Number(of[1].value) : 0
      return plain(
        second === undefined ? fraction.rounded(numberOf(first), 0) : fraction.rounded(numberOf(first), digits),
      )
    }
    case 'int':
      if (first.kind === 'number') return plain(fraction.wholePart(numberOf(first)))
      return plain(sql`(case when ${first.sql} ~ '^[+-]?[0-9]{1,30}$' then (${first.sql})::numeric end)`)
    case 'min':
    case 'max':
      return parts.reduce((a, b) => extreme(name, a, b))
    default:
      throw new Error(`Expressions in SQL do not know ${name}().`)
  }
}

/** Of two; not known when either is not, where SQL's own would leave that one out. */
function extreme(name: 'min' | 'max', a: Part, b: Part): Part {
  return choice(compared(name === 'min' ? '<=' : '>=', a, b), a, b, a.kind)
}
