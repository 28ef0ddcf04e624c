/**
 * What a form needs to know of a value's JSON Schema: which input each part takes, what it is called, and how what was typed
 * becomes a value. Pure, so that every declared setting can be tried.
 */

export type Language = 'zh' | 'en'

interface About {
  /** 'zh · en', as the schema has it; '' when it has none. */
  readonly title: string
  readonly description: string
}

export type Shape = About &
  (
    | { readonly kind: 'number'; readonly isWhole: boolean; readonly bounds: string }
    | { readonly kind: 'text' }
    | { readonly kind: 'boolean' }
    | { readonly kind: 'choice'; readonly choices: readonly Choice[] }
    | { readonly kind: 'group'; readonly parts: readonly Part[] }
    | { readonly kind: 'list'; readonly of: Shape; readonly least: number; readonly most: number }
    /** As many as there are shapes, each with its own. */
    | { readonly kind: 'row'; readonly of: readonly Shape[] }
    /** Values by a name that is typed. */
    | { readonly kind: 'table'; readonly of: Shape }
    /** May be nothing. */
    | { readonly kind: 'maybe'; readonly of: Shape }
    /** What no form is known for: written as JSON. */
    | { readonly kind: 'other' }
  )

export interface Choice {
  readonly value: unknown
  readonly title: string
}
interface Part {
  readonly key: string
  readonly shape: Shape
  readonly isOptional: boolean
}

/** What stands in the inputs: text as it was typed, ticks, and lists and groups of them. */
export type Draft = string | boolean | readonly Draft[] | { readonly [key: string]: Draft }

interface Schema {
  readonly type?: string
  readonly title?: string
  readonly description?: string
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  /** What the values of `enum` are called, 'zh · en'. */
  readonly 'x-words'?: Readonly<Record<string, string>>
  readonly anyOf?: readonly Schema[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly patternProperties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly items?: Schema | readonly Schema[]
  readonly minItems?: number
  readonly maxItems?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly exclusiveMinimum?: number
  readonly exclusiveMaximum?: number
}

export function shapeOf(given: unknown): Shape {
  const schema = (typeof given === 'object' && given !== null ? given : {}) as Schema // every key of it may be missing
  const about = { title: schema.title ?? '', description: schema.description ?? '' }
  const inner = innerOf(schema)
  // A union takes its title from itself, or from what it is made of.
  return { ...inner, title: about.title || inner.title, description: about.description || inner.description }
}

const named = { title: '', description: '' }

function innerOf(schema: Schema): Shape {
  if (schema.anyOf !== undefined) {
    const some = schema.anyOf.filter(({ type }) => type !== 'null')
    const [only] = some
    if (some.length < schema.anyOf.length) {
      const of = some.length === 1 && only !== undefined ? shapeOf(only) : innerOf({ ...schema, anyOf: some })
      return { kind: 'maybe', of, title: of.title, description: of.description }
    }
    if (some.every((one) => one.const !== undefined))
      return { ...named, kind: 'choice', choices: some.map((one) => ({ value: one.const, title: one.title ?? '' })) }
    return { ...named, kind: 'other' }
  }
  if (schema.enum !== undefined) {
    const words = schema['x-words'] ?? {}
    return {
      ...named,
      kind: 'choice',
      choices: schema.enum.map((value) => ({ value, title: words[String(value)] ?? '' })),
    }
  }
  switch (schema.type) {
    case 'integer':
    case 'number':
      return { ...named, kind: 'number', isWhole: schema.type === 'integer', bounds: boundsOf(schema) }
    case 'string':
      return { ...named, kind: 'text' }
    case 'boolean':
      return { ...named, kind: 'boolean' }
    case 'array': {
      const { items, minItems: least = 0, maxItems: most = Number.POSITIVE_INFINITY } = schema
      if (Array.isArray(items)) return { ...named, kind: 'row', of: items.map(shapeOf) }
      return { ...named, kind: 'list', of: shapeOf(items), least, most }
    }
    case 'object':
      return ofObject(schema)
    default:
      return { ...named, kind: 'other' }
  }
}

function ofObject({ properties, patternProperties, required = [] }: Schema): Shape {
  const [pattern, ...more] = Object.values(patternProperties ?? {})
  if (properties === undefined || Object.keys(properties).length === 0)
    return pattern !== undefined && more.length === 0
      ? { ...named, kind: 'table', of: shapeOf(pattern) }
      : { ...named, kind: 'other' }
  const parts = Object.entries(properties).map(([key, part]) => ({
    key,
    shape: shapeOf(part),
    isOptional: !required.includes(key),
  }))
  return { ...named, kind: 'group', parts }
}

function boundsOf({ minimum, maximum, exclusiveMinimum, exclusiveMaximum }: Schema): string {
  const low = minimum !== undefined ? `≥ ${minimum}` : exclusiveMinimum !== undefined ? `> ${exclusiveMinimum}` : ''
  const high = maximum !== undefined ? `≤ ${maximum}` : exclusiveMaximum !== undefined ? `< ${exclusiveMaximum}` : ''
  if (minimum !== undefined && maximum !== undefined) return `${minimum} – ${maximum}`
  return [low, high].filter((part) => part !== '').join('，')
}

/** One language of '中文 · English'; a text without the mark is the same in both. */
export function sayOf(text: string, language: Language): string {
  const cut = /\s*·\s*/.exec(text)
  if (cut === null) return text
  return language === 'zh' ? text.slice(0, cut.index) : text.slice(cut.index + cut[0].length)
}

export const choiceName = ({ value, title }: Choice, language: Language): string =>
  title === '' ? String(value) : sayOf(title, language)

/** What stands in the inputs for a value. */
export function draftOf(shape: Shape, value: unknown): Draft {
  const list = (one: unknown): readonly unknown[] => (Array.isArray(one) ? one : [])
  const group = (typeof value === 'object' && value !== null ? value : {}) as Readonly<Record<string, unknown>> // by name
  switch (shape.kind) {
    case 'boolean':
      return value === true
    case 'group':
      return Object.fromEntries(
        shape.parts.map(({ key, shape: part, isOptional }) => [
          key,
          isOptional && group[key] === undefined ? '' : draftOf(part, group[key]),
        ]),
      )
    case 'list':
      return list(value).map((one) => draftOf(shape.of, one))
    case 'row':
      return shape.of.map((part, i) => draftOf(part, list(value)[i]))
    case 'table':
      return Object.entries(group).map(([key, one]) => ({ key, value: draftOf(shape.of, one) }))
    case 'maybe':
      return value === null || value === undefined ? '' : draftOf(shape.of, value)
    case 'other':
      return value === undefined ? '' : JSON.stringify(value, null, 2)
    default:
      return value === undefined || value === null ? '' : String(value)
  }
}

/** The value that filled-in inputs stand for. What cannot be read stays text, and the server says what is wrong with it. */
export function valueFrom(shape: Shape, draft: Draft): unknown {
  const text = typeof draft === 'string' ? draft : ''
  switch (shape.kind) {
    case 'number': {
      const number = Number(text.trim())
      return text.trim() === '' || !Number.isFinite(number) ? text : number
    }
    case 'boolean':
      return draft === true
    case 'choice':
      return shape.choices.find(({ value }) => String(value) === text)?.value ?? text
    case 'group':
      return Object.fromEntries(
        shape.parts.flatMap(({ key, shape: part, isOptional }) => {
          const own = partOf(draft, key)
          return isOptional && own === '' ? [] : [[key, valueFrom(part, own)]]
        }),
      )
    case 'list':
      return itemsOf(draft).map((one) => valueFrom(shape.of, one))
    case 'row':
      return shape.of.map((part, i) => valueFrom(part, itemsOf(draft)[i] ?? ''))
    case 'table':
      return Object.fromEntries(
        itemsOf(draft).map((one) => [String(partOf(one, 'key')).trim(), valueFrom(shape.of, partOf(one, 'value'))]),
      )
    case 'maybe':
      return draft === '' ? null : valueFrom(shape.of, draft)
    case 'other':
      try {
        return JSON.parse(text)
      } catch {
        return text
      }
    default:
      return text
  }
}

/** What a new part of a list begins with: as many of its own parts as it needs. */
export function blankOf(shape: Shape): Draft {
  if (shape.kind === 'list') return Array.from({ length: shape.least }, () => blankOf(shape.of))
  if (shape.kind === 'group')
    return Object.fromEntries(
      shape.parts.map(({ key, shape: part, isOptional }) => [key, isOptional ? '' : blankOf(part)]),
    )
  if (shape.kind === 'row') return shape.of.map(blankOf)
  return draftOf(shape, undefined)
}

export const partOf = (draft: Draft, key: string): Draft =>
  typeof draft === 'object' && !Array.isArray(draft) ? ((draft as Readonly<Record<string, Draft>>)[key] ?? '') : ''
export const itemsOf = (draft: Draft): readonly Draft[] => (Array.isArray(draft) ? draft : [])

interface Words {
  readonly yes: string
  readonly no: string
  readonly none: string
  readonly items: (count: number) => string
}

/** A value in words, a line for each of its parts; a list of groups is only counted, unless `inFull`. */
export function linesOf(
  shape: Shape,
  value: unknown,
  language: Language,
  words: Words,
  inFull: boolean,
  label = sayOf(shape.title, language),
): readonly { readonly label: string; readonly text: string }[] {
  const say = (of: Shape, one: unknown, name: string) => linesOf(of, one, language, words, inFull, name)
  const list: readonly unknown[] = Array.isArray(value) ? value : []
  const group = (typeof value === 'object' && value !== null ? value : {}) as Readonly<Record<string, unknown>> // by name
  const under = (name: string) => [label, name].filter((part) => part !== '').join(' · ')
  switch (shape.kind) {
    case 'boolean':
      return [{ label, text: value === true ? words.yes : words.no }]
    case 'choice': {
      const choice = shape.choices.find((one) => one.value === value)
      return [{ label, text: choice === undefined ? String(value ?? '') : choiceName(choice, language) }]
    }
    case 'maybe':
      return value === null || value === undefined ? [{ label, text: words.none }] : say(shape.of, value, label)
    case 'group':
      return shape.parts.flatMap(({ key, shape: part }) =>
        group[key] === undefined ? [] : say(part, group[key], under(sayOf(part.title, language) || key)),
      )
    case 'row':
      return shape.of.flatMap((part, i) => say(part, list[i], under(sayOf(part.title, language) || String(i + 1))))
    case 'table':
      return Object.keys(group).length === 0
        ? [{ label, text: words.none }]
        : Object.entries(group).flatMap(([key, one]) => say(shape.of, one, under(key)))
    case 'list': {
      const isPlain = shape.of.kind !== 'group' && shape.of.kind !== 'list' && shape.of.kind !== 'row'
      if (list.length === 0) return [{ label, text: words.none }]
      if (isPlain)
        return [{ label, text: list.flatMap((one) => say(shape.of, one, '').map(({ text }) => text)).join('、') }]
      if (!inFull) return [{ label, text: words.items(list.length) }]
      return list.flatMap((one, i) => say(shape.of, one, under(String(i + 1))))
    }
    case 'other':
      return [{ label, text: JSON.stringify(value) }]
    default:
      return [{ label, text: String(value ?? '') }]
  }
}
