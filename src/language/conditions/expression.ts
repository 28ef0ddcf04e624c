import type { Bilingual } from '../../model/system.ts'

/** What a value is. 'opaque' can only be asked whether it is there: a place, a shape. 'none' is the literal `null`. */
export type Kind =
  | 'text'
  | 'number'
  | 'truth'
  /** 'YYYY-MM-DD'. */
  | 'day'
  | 'moment'
  /** '2024', '2024-Q2', '2024-03'; ordered among periods of one length. */
  | 'period'
  | 'list'
  | 'record'
  | 'opaque'
  | 'none'

/** What an expression may speak of by one name. */
export interface Name {
  readonly kind: Exclude<Kind, 'none'>
  readonly label: Bilingual
  /** '万元', '%'. */
  readonly unit?: string
  /** Of a text, or of a list's texts: the values it can have. A comparison with any other is a fault. */
  readonly choices?: Readonly<Record<string, Bilingual>>
  /** Of a list: what one of it is. */
  readonly element?: Name
  /** Of a record: its own names; a function, because records link in circles. */
  readonly names?: () => NameTable
  /** Its value is not told in an explanation. */
  readonly isPersonal?: true
}

export type NameTable = Readonly<Record<string, Name>>

/**
 * An expression after it was checked: closed, plain JSON, every name resolved and of a known kind. Whoever translates it,
 * to SQL for instance, meets no other shape, and keeps to what `evaluate.ts` says of the unknown.
 */
export type Expression = Shape & {
  readonly kind: Kind
  /** Where it stands in the text. */
  readonly start: number
  readonly end: number
}

export type Shape =
  | { readonly op: 'text' | 'day' | 'moment' | 'period'; readonly value: string }
  /** Decimal text, as it was written. */
  | { readonly op: 'number'; readonly value: string }
  | { readonly op: 'truth'; readonly value: boolean }
  /** `null`: a value that is not known; only as a whole or in a branch. */
  | { readonly op: 'none' }
  | NameShape
  /** Whether something is known; the one question that is never unknown itself. */
  | { readonly op: 'has'; readonly of: Expression }
  | { readonly op: 'not'; readonly of: Expression }
  | { readonly op: 'and' | 'or'; readonly of: readonly Expression[] }
  | { readonly op: 'compare'; readonly sign: Sign; readonly left: Expression; readonly right: Expression }
  /** `list` is a 'list' or a name of kind list. */
  | { readonly op: 'in'; readonly item: Expression; readonly list: Expression }
  | { readonly op: 'list'; readonly of: readonly Expression[] }
  | {
      readonly op: 'match'
      readonly how: 'starts' | 'contains' | 'ends'
      readonly text: Expression
      readonly part: Expression
    }
  | { readonly op: 'negate'; readonly of: Expression }
  | {
      readonly op: 'arithmetic'
      readonly sign: '+' | '-' | '*' | '/' | '%'
      readonly left: Expression
      readonly right: Expression
    }
  /** Two texts in a row. */
  | { readonly op: 'join'; readonly left: Expression; readonly right: Expression }
  /** Days from `right` to `left`: whole between days, exact between moments. */
  | { readonly op: 'difference'; readonly left: Expression; readonly right: Expression }
  /** A day or a moment so much later, or earlier. */
  | {
      readonly op: 'shift'
      readonly of: Expression
      readonly sign: '+' | '-'
      readonly by: Expression
      readonly unit: ShiftUnit
    }
  | { readonly op: 'choose'; readonly when: Expression; readonly then: Expression; readonly otherwise: Expression }
  | { readonly op: 'call'; readonly name: FunctionName; readonly of: readonly Expression[] }
  /** Of all, or of at least one, of a list; `as` is the name of one within `holds`. */
  | {
      readonly op: 'every' | 'some'
      readonly list: Expression
      readonly as: string
      readonly holds: Expression
    }

export interface NameShape {
  readonly op: 'name'
  /** ['class', 'limit']. */
  readonly path: readonly string[]
  readonly label: Bilingual
  readonly unit?: string
  readonly choices?: Readonly<Record<string, Bilingual>>
  readonly isPersonal?: true
  /** Of a list: what kind one of it is. */
  readonly element?: Kind
}

export type Sign = '==' | '!=' | '<' | '<=' | '>' | '>='
export const SHIFT_UNITS = ['minutes', 'hours', 'days', 'months', 'years'] as const
export type ShiftUnit = (typeof SHIFT_UNITS)[number]
export const FUNCTIONS = ['size', 'year', 'month', 'dayOf', 'abs', 'round', 'min', 'max', 'int'] as const
export type FunctionName = (typeof FUNCTIONS)[number]

/** An expression with the text it was read from. */
export interface Formula {
  readonly text: string
  readonly expression: Expression
}

/** A formula that is true, false or unknown. */
export interface Condition extends Formula {
  readonly isCondition: true
}

/** Names that are there wherever records are judged. The facts must hold `today` ('YYYY-MM-DD') and `now` (ISO 8601). */
export const TIME_NAMES: NameTable = {
  today: { kind: 'day', label: { zh: '今天', en: 'Today' } },
  now: { kind: 'moment', label: { zh: '现在', en: 'Now' } },
}

/** The expressions directly within one. */
export function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.op) {
    case 'text':
    case 'day':
    case 'moment':
    case 'period':
    case 'number':
    case 'truth':
    case 'none':
    case 'name':
      return []
    case 'has':
    case 'not':
    case 'negate':
      return [expression.of]
    case 'and':
    case 'or':
    case 'list':
    case 'call':
      return expression.of
    case 'compare':
    case 'arithmetic':
    case 'join':
    case 'difference':
      return [expression.left, expression.right]
    case 'in':
      return [expression.item, expression.list]
    case 'match':
      return [expression.text, expression.part]
    case 'shift':
      return [expression.of, expression.by]
    case 'choose':
      return [expression.when, expression.then, expression.otherwise]
    case 'every':
    case 'some':
      return [expression.list, expression.holds]
  }
}

/** What an expression speaks of, each once: 'state', 'class.limit'. Names of one in a list are not among them. */
export function namesIn(expression: Expression): readonly string[] {
  const found = new Set<string>()
  const walk = (one: Expression, bound: readonly string[]) => {
    if (one.op === 'name' && !bound.includes(one.path[0] as string)) found.add(one.path.join('.'))
    const own = one.op === 'every' || one.op === 'some' ? [...bound, one.as] : bound
    for (const part of partsOf(one)) walk(part, own)
  }
  walk(expression, [])
  return [...found]
}
