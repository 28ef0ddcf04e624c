import type { Bilingual } from '../model/system.ts'
import { type Kind, type Name, type NameTable, TIME_NAMES } from './conditions/expression.ts'
import { parseFormula } from './conditions/parse.ts'
import type { Field } from './field.ts'
import type { RecordType, Rollup } from './record-type.ts'

/** Finds the declaration of another type; undefined where nobody declares it. */
export type TypeOf = (id: string) => RecordType | undefined

/**
 * What expressions about a record of the type may speak of, each with its kind: fields, links' fields, roll-ups, computed
 * fields, its state and number, settings, the time. `setting` holds the values by the last part of their keys.
 */
export function namesOfType(
  type: RecordType,
  typeOf: TypeOf,
  setting: Readonly<Record<string, unknown>> = {},
): NameTable {
  return { ...ownNames(type, typeOf, setting, []), ...TIME_NAMES, ...settingNames(setting) }
}

/** What a transition's conditions may speak of as well. */
export const DOING: NameTable = {
  actor: { kind: 'text', label: { zh: '办理人', en: 'Who does it' } },
  actor_body: { kind: 'text', label: { zh: '办理单位', en: 'Body of whoever does it' } },
}

/** A record by its id: which records point to one is asked with it, and what a record makes is told by it where it came from. */
const ITS_ID: Name = { kind: 'text', label: { zh: '记录编号', en: 'Id of the record' } }

const OWN: NameTable = {
  id: ITS_ID,
  number: { kind: 'text', label: { zh: '编号', en: 'Number' } },
  made_at: { kind: 'moment', label: { zh: '登记时间', en: 'Made at' } },
  changed_at: { kind: 'moment', label: { zh: '更新时间', en: 'Changed at' } },
  made_by: { kind: 'text', label: { zh: '登记人', en: 'Made by' } },
  body: { kind: 'text', label: { zh: '责任单位', en: 'Body in charge' } },
  person: { kind: 'text', label: { zh: '责任人', en: 'Person in charge' } },
}

function ownNames(
  type: RecordType,
  typeOf: TypeOf,
  setting: Readonly<Record<string, unknown>>,
  open: readonly string[],
): NameTable {
  const names: Record<string, Name> = { ...OWN }
  const { lifecycle } = type
  if (lifecycle !== undefined)
    names.state = {
      kind: 'text',
      label: { zh: '状态', en: 'State' },
      choices: Object.fromEntries(Object.entries(lifecycle.states).map(([id, { name }]) => [id, name])),
    }
  for (const [name, field] of Object.entries(type.fields)) names[name] = nameOfField(field, typeOf, setting)
  for (const [name, rollup] of Object.entries(type.rollups ?? {})) names[name] = nameOfRollup(rollup, typeOf)
  for (const [name, computed] of Object.entries(type.computed ?? {})) {
    const kind = open.includes(name) ? null : kindOfComputed(type, name, typeOf, setting, open)
    if (kind !== null) names[name] = { kind, label: computed.label, ...unitOf(computed) }
  }
  if ((type.clocks ?? []).length > 0)
    names.clock = { kind: 'record', label: { zh: '时限', en: 'Deadline' }, names: () => clockNames(type) }
  return names
}

/** What may be asked of a record's deadlines: `clock.solve.due`, `clock.solve.missed`. */
function clockNames({ clocks = [] }: RecordType): NameTable {
  return Object.fromEntries(
    clocks.map(({ id, name }): [string, Name] => {
      const moment: Name = { kind: 'moment', label: name }
      const truth: Name = { kind: 'truth', label: name }
      const one = { started: moment, due: moment, ended: moment, met: truth, missed: truth, running: truth }
      return [id.replaceAll('-', '_'), { kind: 'record', label: name, names: () => one }]
    }),
  )
}

/** A computed field's kind is that of its formula, which may speak of other computed fields. */
function kindOfComputed(
  type: RecordType,
  name: string,
  typeOf: TypeOf,
  setting: Readonly<Record<string, unknown>>,
  open: readonly string[],
): Name['kind'] | null {
  const formula = type.computed?.[name]?.formula ?? ''
  const names = { ...ownNames(type, typeOf, setting, [...open, name]), ...TIME_NAMES, ...settingNames(setting) }
  const read = parseFormula(formula, names)
  return read.kind === 'done' && read.value.expression.kind !== 'none' ? read.value.expression.kind : null
}

function nameOfField(field: Field, typeOf: TypeOf, setting: Readonly<Record<string, unknown>>): Name {
  const { label, personal } = field
  const name = (kind: Name['kind'], more: Partial<Name> = {}): Name => ({
    kind,
    label,
    ...more,
    ...(personal === undefined ? {} : { isPersonal: true }),
  })
  switch (field.kind) {
    case 'integer':
    case 'quantity':
    case 'money':
    case 'area':
      return name('number', unitOf(field))
    case 'percent':
      return name('number', { unit: '%' })
    case 'yes-no':
      return name('truth')
    case 'day':
    case 'moment':
    case 'period':
      return name(field.kind)
    case 'choice':
      return name('text', { choices: field.choices })
    case 'choices':
      return name('list', { element: { kind: 'text', label, choices: field.choices } })
    case 'files':
    case 'photos':
      return name('list', { element: { kind: 'text', label } })
    case 'point':
    case 'shape':
      return name('opaque')
    case 'link': {
      const { to } = field
      return name('record', {
        names: () => {
          const other = typeOf(to)
          if (other === undefined) return {}
          return ownNames(other, typeOf, setting, [])
        },
      })
    }
    default:
      return name('text')
  }
}

function nameOfRollup({ label, of, take, unit }: Rollup, typeOf: TypeOf): Name {
  if (take === 'count' || 'sum' in take) return { kind: 'number', label, ...unitOf({ unit }) }
  const field = 'most' in take ? take.most : 'least' in take ? take.least : take.latest
  const other = typeOf(of)
  const declared = other === undefined ? undefined : (other.fields[field] ?? undefined)
  if (declared === undefined) return OWN[field] ?? { kind: 'number', label }
  return { ...nameOfField(declared, typeOf, {}), label }
}

const unitOf = ({ unit }: { readonly unit?: string | undefined }) => (unit === undefined ? {} : { unit })

function settingNames(setting: Readonly<Record<string, unknown>>): NameTable {
  const names = Object.keys(setting)
  if (names.length === 0) return {}
  const label: Bilingual = { zh: '设置', en: 'Setting' }
  return { setting: { kind: 'record', label, names: () => namesOfValues(setting) } }
}

function namesOfValues(values: Readonly<Record<string, unknown>>): NameTable {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]): [string, Name][] => {
      const label = { zh: name, en: name }
      const kind: Kind | null =
        typeof value === 'number'
          ? 'number'
          : typeof value === 'string'
            ? 'text'
            : typeof value === 'boolean'
              ? 'truth'
              : null
      if (kind !== null) return [[name, { kind, label }]]
      if (Array.isArray(value)) return [[name, { kind: 'list', label, element: { kind: 'text', label } }]]
      if (typeof value !== 'object' || value === null) return []
      return [[name, { kind: 'record', label, names: () => namesOfValues(value as Readonly<Record<string, unknown>>) }]]
    }),
  )
}
