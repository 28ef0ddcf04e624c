import { type TSchema, Type } from 'typebox'
import type { Field, FieldValue, Values } from '../../language/field.ts'
import { isNumberKind } from '../../language/names.ts'
import { isCodeKind, LONGEST, MOST_FILES } from '../../language/read-value.ts'
import type { RecordType } from '../../language/record-type.ts'
import type { Bilingual } from '../../model/system.ts'

/** Shapes of what registers are asked and answer. Values are open here: each is checked by its field's kind. */

const Nullable = <S extends TSchema>(schema: S) => Type.Union([schema, Type.Null()])
const Text = Type.Union([Type.Object({ zh: Type.String(), en: Type.String() })])
const AnyValues = Type.Unsafe<Values>(Type.Object({}, { additionalProperties: true }))
/** Values as they come: nothing is known of them before each field has read its own. */
export const GivenValues = Type.Unsafe<Readonly<Record<string, unknown>>>(
  Type.Object({}, { additionalProperties: true, maxProperties: 400 }),
)

export const Place = Type.Object({ division: Type.String({ pattern: '^\\d{2,12}$' }) })
export const One = Type.Object({ ...Place.properties, id: Type.String({ format: 'uuid' }) })

export const ListQuery = Type.Object({
  division: Type.Optional(Type.String({ pattern: '^\\d{2,12}$' })),
  q: Type.Optional(Type.String({ maxLength: 100 })),
  where: Type.Optional(Type.String({ maxLength: 2000 })),
  view: Type.Optional(Type.String({ maxLength: 60 })),
  sort: Type.Optional(Type.String({ maxLength: 200 })),
  state: Type.Optional(Type.String({ maxLength: 400 })),
  body: Type.Optional(Type.String({ format: 'uuid' })),
  fields: Type.Optional(
    Type.String({
      maxLength: 4000,
      description:
        'Fields, computed fields, roll-ups and “clocks” that are answered, separated by commas; all of them unless said.',
    }),
  ),
  page: Type.Optional(Type.Integer({ minimum: 1, maximum: 100_000 })),
  size: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
})

export interface LinkAnswer {
  readonly id: string
  readonly title: string
}

/** A deadline of a record as lists and pages show it. */
export interface RunningClock {
  readonly clock: string
  readonly state: 'running' | 'paused' | 'met' | 'late' | 'overdue' | 'ended' | 'unknown'
  readonly dueAt: string | null
  /** What is left in the clock's unit; negative when it ran out. */
  readonly left: number | null
  readonly unit: string
  readonly light?: 'green' | 'yellow' | 'red' | null
  readonly because?: Bilingual | null
}

/** A record as lists show it. */
export interface RecordRow {
  readonly division: string
  readonly id: string
  readonly number: string | null
  readonly revision: number
  readonly state: string | null
  readonly body: string | null
  readonly bodyName: string | null
  readonly person: string | null
  readonly personName: string | null
  readonly madeAt: string
  readonly madeByName: string
  readonly changedAt: string
  readonly endedAt: string | null
  readonly mergedInto: string | null
  /** Personal data masked. A page tells what is not known as null; lists and boards leave it out. */
  readonly values: Values
  /** Personal fields that hold something and are not shown at all. */
  readonly hidden: readonly string[]
  /** What linked records, bodies and persons are called, by field. */
  readonly links: Readonly<Record<string, LinkAnswer>>
  readonly computed: Values
  readonly rollups: Values
  /** Deadlines that run or ran, where somebody keeps them; in lists and boards the one that presses most. */
  readonly clocks?: readonly RunningClock[]
}

const rowProperties = {
  division: Type.String(),
  id: Type.String(),
  number: Nullable(Type.String()),
  revision: Type.Integer(),
  state: Nullable(Type.String()),
  body: Nullable(Type.String()),
  bodyName: Nullable(Type.String()),
  person: Nullable(Type.String()),
  personName: Nullable(Type.String()),
  madeAt: Type.String(),
  madeByName: Type.String(),
  changedAt: Type.String(),
  endedAt: Nullable(Type.String()),
  mergedInto: Nullable(Type.String()),
  values: AnyValues,
  hidden: Type.Array(Type.String()),
  links: Type.Unsafe<Readonly<Record<string, LinkAnswer>>>(Type.Object({}, { additionalProperties: true })),
  computed: AnyValues,
  rollups: AnyValues,
  clocks: Type.Optional(Type.Array(Type.Unknown())),
}

/** What the person may do with records of the type, somewhere: what buttons are drawn by. */
export interface MayAnswer {
  readonly create: boolean
  readonly change: boolean
  readonly reveal: boolean
  readonly import: boolean
  readonly export: boolean
  readonly merge: boolean
  /** Transitions that may be done to many at once. */
  readonly bulk: readonly string[]
}

export interface RecordList {
  readonly rows: readonly RecordRow[]
  readonly total: number
  /** There are more than were counted. */
  readonly isAtLeast: boolean
  readonly states: Readonly<Record<string, number>>
  readonly may: MayAnswer
}

export interface StepAnswer {
  readonly revision: number
  readonly at: string
  readonly does: string
  readonly name: { readonly zh: string; readonly en: string }
  readonly from: string | null
  readonly to: string | null
  readonly byName: string
  readonly byBody: string | null
  readonly reason: string | null
  /** New values, personal data masked. */
  readonly gives: Values
  readonly hidden: readonly string[]
  readonly warnings: readonly unknown[]
}

export interface MayDoAnswer {
  readonly transition: string
  readonly may: 'yes' | 'no'
  readonly because: readonly { readonly zh: string; readonly en: string }[]
  readonly asks: readonly { readonly field: string; readonly isRequired: boolean }[]
}

export interface FileAnswer {
  readonly id: string
  readonly field: string
  /** Id under which its bytes are fetched. */
  readonly file: string
  readonly name: string
  readonly kind: string
  readonly size: number
  readonly takenAt: string | null
  readonly place: readonly [number, number] | null
  readonly byName: string
  readonly at: string
}

export interface RecordPage extends RecordRow {
  readonly steps: readonly StepAnswer[]
  readonly mayDo: readonly MayDoAnswer[]
  /** Fields that the person may change now without a correction. */
  readonly mayChange: readonly string[]
  readonly may: MayAnswer
  readonly files: readonly FileAnswer[]
  readonly duplicates: readonly LinkAnswer[]
}

export interface WrittenAnswer {
  readonly id: string
  readonly number: string | null
  readonly revision: number
  readonly state: string | null
  readonly warnings: readonly unknown[]
}

const Anything = Type.Object({}, { additionalProperties: true })
/** Lists and pages are written as they are: their shape is held by their types, and described type by type. */
export const RecordListAnswer = Type.Unsafe<RecordList>(Anything)
export const RecordPageAnswer = Type.Unsafe<RecordPage>(Anything)
export const WrittenSchema = Type.Unsafe<WrittenAnswer>(Anything)

const May = Type.Object({
  create: Type.Boolean(),
  change: Type.Boolean(),
  reveal: Type.Boolean(),
  import: Type.Boolean(),
  export: Type.Boolean(),
  merge: Type.Boolean(),
  bulk: Type.Array(Type.String()),
})
const Step = Type.Object({
  revision: Type.Integer(),
  at: Type.String(),
  does: Type.String(),
  name: Text,
  from: Nullable(Type.String()),
  to: Nullable(Type.String()),
  byName: Type.String(),
  byBody: Nullable(Type.String()),
  reason: Nullable(Type.String()),
  gives: AnyValues,
  hidden: Type.Array(Type.String()),
  warnings: Type.Array(Type.Unknown()),
})
const MayDo = Type.Object({
  transition: Type.String(),
  may: Type.String(),
  because: Type.Array(Text),
  asks: Type.Array(Type.Object({ field: Type.String(), isRequired: Type.Boolean() })),
})
const File = Type.Object({
  id: Type.String(),
  field: Type.String(),
  file: Type.String(),
  name: Type.String(),
  kind: Type.String(),
  size: Type.Integer(),
  takenAt: Nullable(Type.String()),
  place: Nullable(Type.Array(Type.Number())),
  byName: Type.String(),
  at: Type.String(),
})
const Link = Type.Object({ id: Type.String(), title: Type.String() })

/** What the interface's description says of a type: its values field by field. */
export function describedShapes(type: RecordType) {
  const values = Type.Object(
    Object.fromEntries(
      Object.entries(type.fields).map(([name, field]) => [name, Type.Optional(Nullable(shapeOf(field)))]),
    ),
    { title: `${type.id}.values`, description: `${type.name.zh} · ${type.name.en}` },
  )
  const row = Type.Object({ ...rowProperties, values }, { title: `${type.id}.row` })
  return {
    values,
    row,
    list: Type.Object({
      rows: Type.Array(row),
      total: Type.Integer(),
      isAtLeast: Type.Boolean(),
      states: Type.Object({}, { additionalProperties: Type.Integer() }),
      may: May,
    }),
    page: Type.Object({
      ...rowProperties,
      values,
      steps: Type.Array(Step),
      mayDo: Type.Array(MayDo),
      mayChange: Type.Array(Type.String()),
      may: May,
      files: Type.Array(File),
      duplicates: Type.Array(Link),
    }),
    written: Written,
    given: (names: readonly string[]) =>
      Type.Object(
        Object.fromEntries(
          names.flatMap((name) => {
            const field = type.fields[name]
            return field === undefined ? [] : [[name, Type.Optional(Nullable(shapeOf(field)))] as const]
          }),
        ),
      ),
  }
}

export const Written = Type.Object(
  {
    id: Type.String(),
    number: Nullable(Type.String()),
    revision: Type.Integer(),
    state: Nullable(Type.String()),
    warnings: Type.Array(Type.Unknown()),
  },
  { title: 'record.written' },
)

/** A field's value in JSON. */
function shapeOf(field: Field): TSchema {
  const { kind } = field
  const description = `${field.label.zh} · ${field.label.en}`
  if (kind === 'text' || kind === 'long-text')
    return Type.String({ description, maxLength: field.atMost ?? LONGEST[kind] })
  if (kind === 'integer') return Type.Integer({ description: withUnit(description, field), ...bounds(field) })
  if (isNumberKind(kind))
    return Type.String({ description: withUnit(description, field), pattern: '^-?\\d+(\\.\\d+)?$' })
  if (kind === 'choice')
    return Type.Unsafe<FieldValue>({
      type: 'string',
      enum: Object.keys(field.choices),
      description: choicesOf(field, description),
    })
  if (kind === 'choices')
    return Type.Array(Type.Unsafe<string>({ type: 'string', enum: Object.keys(field.choices) }), {
      description: choicesOf(field, description),
    })
  if (kind === 'yes-no') return Type.Boolean({ description })
  if (kind === 'day') return Type.String({ format: 'date', description })
  if (kind === 'moment') return Type.String({ format: 'date-time', description })
  if (kind === 'body' || kind === 'link') return Type.String({ format: 'uuid', description })
  if (kind === 'files' || kind === 'photos')
    return Type.Array(Type.String({ format: 'uuid' }), { description, maxItems: field.atMost ?? MOST_FILES })
  if (kind === 'point') return Type.Array(Type.Number(), { description, minItems: 2, maxItems: 2 })
  if (kind === 'shape') return Type.Object({}, { description, additionalProperties: true })
  return Type.String({ description: isCodeKind(kind) ? `${description} (${kind})` : description })
}

const withUnit = (description: string, field: Field) =>
  'unit' in field && field.unit !== undefined ? `${description} (${field.unit})` : description
const bounds = (field: Field) => {
  const { least, most } = field as { least?: number; most?: number } // a number field
  return { ...(least === undefined ? {} : { minimum: least }), ...(most === undefined ? {} : { maximum: most }) }
}
const choicesOf = (
  { choices }: { readonly choices: Readonly<Record<string, { readonly zh: string }>> },
  description: string,
) =>
  `${description}: ${Object.entries(choices)
    .map(([key, { zh }]) => `${key} ${zh}`)
    .join(', ')}`
