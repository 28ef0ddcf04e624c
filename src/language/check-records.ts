import type { Who } from '../model/role.ts'
import { checkClocks } from './check-clocks.ts'
import { conditionFaults, formulaFaults } from './check-expressions.ts'
import { checkLifecycle } from './check-lifecycle.ts'
import { checkMetrics } from './check-metrics.ts'
import { checkRounds } from './check-rounds.ts'
import type { NameTable } from './conditions/expression.ts'
import {
  checkName,
  checkWho,
  type DeclarationFault,
  type Known,
  namesFor,
  type Report,
  reportInto,
} from './declaration-faults.ts'
import type { Field, FieldKind } from './field.ts'
import { isNumberKind, isOwnPlace, isSortableKind, LIST_NAMES, OWN_COLUMNS } from './names.ts'
import type { RecordType, Rollup } from './record-type.ts'
import { settingName } from './rules.ts'
import type { System } from './system.ts'

/**
 * Everything wrong with the records, figures and settings that systems declare, at once; empty when they can run. Held over
 * all systems by a test, and again when the server starts.
 */
export function checkRecords(systems: readonly System[]): readonly DeclarationFault[] {
  const faults: DeclarationFault[] = []
  const types = new Map<string, RecordType>()
  const systemOf = new Map<string, System>()
  for (const system of systems) {
    for (const type of system.records ?? []) {
      if (types.has(type.id))
        faults.push({
          at: type.id,
          message: `is declared by ${systemOf.get(type.id)?.id} and by ${system.id}: ids are unique`,
        })
      types.set(type.id, type)
      systemOf.set(type.id, system)
    }
  }
  const known: Known = { types, systemOf }
  for (const system of systems) {
    for (const type of system.records ?? []) checkType(type, system, known, reportInto(faults, type.id))
    checkMetrics(system, known, reportInto(faults, system.id))
    checkRounds(system, known, reportInto(faults, system.id))
    checkSettings(system, reportInto(faults, `${system.id}.settings`))
  }
  return faults
}

function checkType(type: RecordType, system: System, known: Known, report: Report): void {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(type.id) || type.id.length > 40)
    report.add('id', 'must be lower-case words joined by hyphens, 40 characters at most')
  checkName(report, 'name', type.name)
  checkName(report, 'about', type.about)
  const names = Object.keys(type.fields)
  if (names.length === 0) report.add('fields', 'has none')
  const columns = new Set<string>(OWN_COLUMNS)
  for (const [name, field] of Object.entries(type.fields))
    checkField(name, field, isOwnPlace(type, name, field) ? new Set() : columns, known, report.below(`fields.${name}`))
  const spoken = namesFor(type, system, known)
  const said = (where: string, condition: string | true | undefined) => {
    if (typeof condition !== 'string') return
    for (const message of conditionFaults(condition, spoken)) report.add(where, message)
  }
  for (const [name, { required, shownWhen }] of Object.entries(type.fields)) {
    said(`fields.${name}.required`, required)
    said(`fields.${name}.shownWhen`, shownWhen)
  }
  checkShape(type, report)
  checkShown(type, report, said)
  checkComputed(type, known, spoken, report)
  // Nobody may make one by hand where an engine makes them.
  for (const act of ['read', 'create', 'change', 'reveal', 'import', 'export', 'merge'] as const)
    checkWho(report, `who.${act}`, type.who[act], act === 'create')
  checkReading(type, report)
  if (type.isPublic !== undefined) {
    for (const name of type.isPublic.fields) {
      const field = type.fields[name]
      if (field === undefined && LIST_NAMES[name] === undefined)
        report.add('isPublic.fields', `there is no field ${name}`)
      else if (field?.personal !== undefined) report.add('isPublic.fields', `${name} is personal`)
    }
    said('isPublic.when', type.isPublic.when)
  }
  checkWays(type, report)
  if (type.lifecycle !== undefined) checkLifecycle(type, type.lifecycle, known, spoken, report.below('lifecycle'))
  checkClocks(type, system, spoken, report)
}

/** Addresses are filled from fields that are there, and neither personal nor written freely. */
function checkWays(type: RecordType, report: Report): void {
  for (const [i, { name, path, query }] of (type.ways ?? []).entries()) {
    checkName(report, `ways.${i}.name`, name)
    if (!path.startsWith('/')) report.add(`ways.${i}.path`, 'begins with /')
    for (const [parameter, from] of Object.entries(query)) {
      const field = type.fields[from]
      if (field === undefined && type.computed?.[from] === undefined)
        report.add(`ways.${i}.query.${parameter}`, `there is no field ${from}`)
      else if (field?.personal !== undefined || field?.kind === 'long-text')
        report.add(`ways.${i}.query.${parameter}`, `${from} may speak of a person`)
    }
  }
}

function checkField(name: string, field: Field, columns: Set<string>, known: Known, report: Report): void {
  if (!/^[a-z][a-z0-9]*(_[a-z0-9]+)*$/.test(name) || name.length > 40)
    report.add('', 'a field is named in lower-case words joined by _, 40 characters at most')
  for (const column of field.kind === 'point' ? [`${name}_lng`, `${name}_lat`] : [name]) {
    if (columns.has(column))
      report.add(
        '',
        `the column ${column} is taken${(OWN_COLUMNS as readonly string[]).includes(column) ? ' by every register: choose another name' : ''}`,
      )
    columns.add(column)
  }
  if (RESERVED_NAMES.has(name)) report.add('', `the name means something else in expressions: choose another`)
  checkName(report, 'label', field.label)
  if (field.help !== undefined) checkName(report, 'help', field.help)
  if (field.kind === 'choice' || field.kind === 'choices') {
    const choices = Object.entries(field.choices)
    if (choices.length === 0) report.add('choices', 'has none')
    for (const [key, label] of choices) {
      if (!/^[A-Za-z0-9][A-Za-z0-9_-]*$/.test(key) || key.length > 60)
        report.add(`choices.${key}`, 'a choice is named in letters and digits, joined by hyphens')
      checkName(report, `choices.${key}`, label)
    }
  }
  if (field.kind === 'link' && !known.types.has(field.to)) report.add('to', `there is no record type ${field.to}`)
  if (isNumberKind(field.kind)) {
    const { least, most, digits, unit } = field as { least?: number; most?: number; digits?: number; unit?: string } // a number field
    if (least !== undefined && most !== undefined && least > most) report.add('least', 'lies above most')
    if (digits !== undefined && (digits < 0 || digits > 10)) report.add('digits', 'is 0 to 10')
    if (unit === undefined && (field.kind === 'money' || field.kind === 'area'))
      report.add('unit', 'is missing: an amount without a unit says nothing')
  }
  if (
    (field.kind === 'text' || field.kind === 'long-text') &&
    field.atMost !== undefined &&
    (field.atMost < 1 || field.atMost > 20_000)
  )
    report.add('atMost', 'is 1 to 20,000')
  if (field.isDerived === true && field.required === true)
    report.add('required', 'nobody is asked for what the program fills in')
}

const RESERVED_NAMES: ReadonlySet<string> = new Set([
  'today',
  'now',
  'actor',
  'actor_body',
  'setting',
  'true',
  'false',
  'null',
  'in',
])

const SCALAR: ReadonlySet<FieldKind> = new Set<FieldKind>([
  'text',
  'choice',
  'day',
  'moment',
  'period',
  'integer',
  'link',
  'body',
  'person',
  'yes-no',
  'clause',
])
const isScalar = ({ kind }: Field) =>
  SCALAR.has(kind) || !['text', 'long-text', 'choices', 'files', 'photos', 'point', 'shape'].includes(kind)

/** Title, groups, uniqueness, likeness, place: names of fields that must be there and of a fitting kind. */
function checkShape(type: RecordType, report: Report): void {
  const fieldIs = (where: string, name: string | undefined, fits: (field: Field) => boolean, expected: string) => {
    if (name === undefined) return
    const field = type.fields[name]
    if (field === undefined) report.add(where, `there is no field ${name}`)
    else if (!fits(field)) report.add(where, `${name} is of kind ${field.kind}; ${expected}`)
  }
  fieldIs(
    'title',
    type.title,
    (field) => !['files', 'photos', 'point', 'shape', 'choices'].includes(field.kind),
    'a title can be shown in a line',
  )
  const inGroups = (type.groups ?? []).flatMap(({ fields }) => fields)
  for (const [i, group] of (type.groups ?? []).entries()) {
    checkName(report, `groups.${i}.title`, group.title)
    for (const name of group.fields) fieldIs(`groups.${i}`, name, () => true, '')
  }
  for (const name of new Set(inGroups.filter((one, i) => inGroups.indexOf(one) !== i)))
    report.add('groups', `${name} stands in two groups`)
  if (type.number !== undefined) {
    if (!/^[A-Z][A-Z0-9-]{0,9}$/.test(type.number.prefix))
      report.add('number.prefix', 'is 1 to 10 capital letters and digits')
    if (type.number.digits < 2 || type.number.digits > 8) report.add('number.digits', 'is 2 to 8')
  }
  for (const [i, names] of (type.unique ?? []).entries())
    for (const name of names) fieldIs(`unique.${i}`, name, isScalar, 'uniqueness is of plain values')
  for (const [i, { same, within }] of (type.alike ?? []).entries()) {
    if (same.length === 0 && within === undefined) report.add(`alike.${i}`, 'everything would be alike')
    for (const name of same) fieldIs(`alike.${i}.same`, name, isScalar, 'likeness is of plain values')
    if (within !== undefined)
      fieldIs(`alike.${i}.within.field`, within.field, ({ kind }) => kind === 'point', 'a distance is between points')
  }
  if (type.repeats !== undefined) {
    fieldIs(
      'repeats.field',
      type.repeats.field,
      (field) => field.kind === 'link' && field.to === type.id,
      'it links to an earlier record of the same type',
    )
    for (const name of type.repeats.same) fieldIs('repeats.same', name, isScalar, 'likeness is of plain values')
  }
  fieldIs('body', type.body, ({ kind }) => kind === 'body', 'the body in charge is a field of kind body')
  fieldIs('person', type.person, ({ kind }) => kind === 'person', 'the person in charge is a field of kind person')
  fieldIs('map', type.map, ({ kind }) => kind === 'point' || kind === 'shape', 'a map needs a point or a shape')
  fieldIs(
    'upstream.id',
    type.upstream?.id,
    ({ kind }) => kind === 'text' || isScalar({ kind } as Field),
    'the upstream id is text',
  )
  if (type.upstream !== undefined) checkName(report, 'upstream.name', type.upstream.name)
}

/** Columns and views. */
function checkShown(type: RecordType, report: Report, said: (where: string, expression: string) => void): void {
  const isShown = (name: string) =>
    type.fields[name] !== undefined ||
    type.computed?.[name] !== undefined ||
    type.rollups?.[name] !== undefined ||
    LIST_NAMES[name] !== undefined
  if (type.columns.length === 0) report.add('columns', 'has none')
  for (const name of type.columns) if (!isShown(name)) report.add('columns', `there is nothing called ${name}`)
  const ids = (type.views ?? []).map(({ id }) => id)
  for (const id of new Set(ids.filter((one, i) => ids.indexOf(one) !== i))) report.add('views', `two are called ${id}`)
  for (const view of type.views ?? []) {
    checkName(report, `views.${view.id}.name`, view.name)
    said(`views.${view.id}.where`, view.where)
    for (const { field } of view.sort ?? []) {
      const kind = type.fields[field]?.kind
      const isSortable =
        kind === undefined ? ['number', 'state', 'made_at', 'changed_at'].includes(field) : isSortableKind(kind)
      if (!isSortable) report.add(`views.${view.id}.sort`, `a list is not sorted by ${field}`)
    }
  }
}

/** Roll-ups and computed fields. */
function checkComputed(type: RecordType, known: Known, spoken: NameTable, report: Report): void {
  const names = new Set<string>([...Object.keys(type.fields), ...OWN_COLUMNS])
  for (const [name, rollup] of Object.entries(type.rollups ?? {})) {
    const at = report.below(`rollups.${name}`)
    if (!/^[a-z][a-z0-9]*(_[a-z0-9]+)*$/.test(name)) at.add('', 'is named in lower-case words joined by _')
    if (names.has(name)) at.add('', 'the name is taken')
    names.add(name)
    checkName(at, 'label', rollup.label)
    checkRollup(type, rollup, known, at)
  }
  for (const [name, { label, formula, digits }] of Object.entries(type.computed ?? {})) {
    const at = report.below(`computed.${name}`)
    if (!/^[a-z][a-z0-9]*(_[a-z0-9]+)*$/.test(name)) at.add('', 'is named in lower-case words joined by _')
    if (names.has(name)) at.add('', 'the name is taken')
    names.add(name)
    checkName(at, 'label', label)
    for (const message of formulaFaults(formula, spoken)) at.add('formula', message)
    if (digits !== undefined && (digits < 0 || digits > 10)) at.add('digits', 'is 0 to 10')
  }
}

function checkRollup(type: RecordType, { of, by, where, take }: Rollup, known: Known, report: Report): void {
  const from = known.types.get(of)
  if (from === undefined) {
    report.add('of', `there is no record type ${of}`)
    return
  }
  const link = from.fields[by]
  if (link?.kind !== 'link' || link.to !== type.id) report.add('by', `${of}.${by} is no link to ${type.id}`)
  const owner = known.systemOf.get(of)
  if (where !== undefined && owner !== undefined)
    for (const message of conditionFaults(where, namesFor(from, owner, known))) report.add('where', message)
  if (take === 'count') return
  for (const [what, name] of Object.entries(take)) {
    const field = from.fields[name]
    if (field === undefined && !(what === 'by' && ['made_at', 'changed_at'].includes(name)))
      report.add(`take.${what}`, `${of} has no field ${name}`)
    else if (what === 'sum' && field !== undefined && !isNumberKind(field.kind))
      report.add('take.sum', `${name} is no number`)
  }
}

/** Whoever changes records, or takes them a step on, sees them: at least as far as the step reaches. */
function checkReading({ who, lifecycle }: RecordType, report: Report): void {
  const far = { own: 1, snapshot: 1, body: 2, division: 3 } as const
  const acts: readonly (readonly [string, Who | undefined])[] = [
    ['who.create', who.create],
    ['who.change', who.change],
    ['who.reveal', who.reveal],
    ['who.export', who.export],
    ['who.merge', who.merge],
    ...Object.entries(lifecycle?.transitions ?? {}).map(
      ([id, transition]) => [`lifecycle.transitions.${id}.who`, transition.who] as const,
    ),
  ]
  for (const [where, act] of acts)
    for (const [role, reach] of Object.entries(act ?? {})) {
      const read = who.read[role as keyof Who]
      // Making a record reaches no farther than one's own, which is always seen.
      if (read === undefined ? true : where !== 'who.create' && far[read] < far[reach])
        report.add(`${where}.${role}`, `may do it and not see it: who.read.${role} is ${read ?? 'missing'}`)
    }
}

function checkSettings({ settings = [] }: System, report: Report): void {
  const names = settings.map(({ key }) => settingName(key))
  for (const name of new Set(names.filter((one, i) => names.indexOf(one) !== i)))
    report.add('', `two settings are spoken of as setting.${name}`)
}
