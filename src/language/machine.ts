import { dayOf } from '../model/calendar.ts'
import type { Fault } from '../model/outcome.ts'
import type { Bilingual } from '../model/system.ts'
import type { CodeContext } from './codes/codes.ts'
import { type Facts, truthOf, valueOfFormula } from './conditions/evaluate.ts'
import { decimalText, findExact, roundExact } from './conditions/exact.ts'
import { blocking, blockingWords, explain } from './conditions/explain.ts'
import type { Field, FieldValue, Values } from './field.ts'
import type { Requirement, Transition } from './lifecycle.ts'
import { fieldOf } from './names.ts'
import { readValue } from './read-value.ts'
import type { RecordType } from './record-type.ts'
import { type Rules, spokenIn } from './rules.ts'

/**
 * What may be done to a record, and what becomes of it: pure, so that the server, the page, an import and the simulation
 * decide alike. Whether the person's role reaches the record is decided before (`platform/access`).
 */

/** A record as rules see it. */
export interface RecordFacts {
  /** null: it is about to be made, or has no lifecycle. */
  readonly state: string | null
  readonly values: Values
  /** Linked records' values by field, roll-ups, `number`, `made_at`, `made_by`, `setting`: whatever else is known. */
  readonly more?: Facts
}

/** Who does something, and when. */
export interface Doing {
  /** The account; null: the program itself, or somebody without one. */
  readonly actor: string | null
  readonly actorBody: string | null
  readonly now: Date
}

/** Something that does not stand in the way and stays on the record. */
export interface Warning {
  readonly at: string
  readonly code: string
  readonly message: Bilingual
}

/** What is written; or every fault at once. */
export type Prepared =
  | {
      readonly kind: 'ready'
      /** Fields that change, with their new values. */
      readonly gives: Values
      readonly warnings: readonly Warning[]
    }
  | { readonly kind: 'faulty'; readonly faults: readonly Fault[] }

/** Everything that expressions about the record can speak of; what is not known is left out. */
export function factsOf(rules: Rules, record: RecordFacts, doing: Doing): Facts {
  const { type } = rules
  const facts: Record<string, unknown> = {
    ...factsOfValues(type, record.values),
    ...record.more,
    now: doing.now.toISOString(),
    today: dayOf(doing.now),
  }
  if (record.state !== null) facts.state = record.state
  if (doing.actor !== null) facts.actor = doing.actor
  if (doing.actorBody !== null) facts.actor_body = doing.actorBody
  for (const [name, { formula }] of Object.entries(type.computed ?? {})) {
    const value = valueOfFormula(rules.formula(formula), facts)
    if (value !== null) facts[name] = value
  }
  return facts
}

/** Values of fields as expressions take them. */
export function factsOfValues(type: RecordType, values: Values): Facts {
  const facts: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(values)) {
    const field = fieldOf(type, name)
    if (field === undefined || value === null) continue
    // Of a linked record that nobody loaded it is known that it is there.
    facts[name] = field.kind === 'link' ? { id: value } : value
  }
  return facts
}

/** Computed fields of a record, as they are shown; null where something they need is not known. */
export function computedOf(type: RecordType, facts: Facts): Values {
  return Object.fromEntries(
    Object.entries(type.computed ?? {}).map(([name, { digits = 2 }]) => {
      const value = facts[name]
      const exact = typeof value === 'string' ? findExact(value) : null
      if (exact !== null) return [name, decimalText(roundExact(exact, digits), digits)]
      return [name, typeof value === 'string' || typeof value === 'boolean' ? value : null]
    }),
  )
}

/** Values as they came, in the form in which they are kept. `at` is the path of the values in what was given. */
export function readGiven(
  type: RecordType,
  given: Readonly<Record<string, unknown>>,
  at: string,
  context: CodeContext = {},
): { readonly values: Values; readonly faults: readonly Fault[]; readonly warnings: readonly Warning[] } {
  const values: Record<string, FieldValue> = {}
  const faults: Fault[] = []
  const warnings: Warning[] = []
  for (const [name, one] of Object.entries(given)) {
    const field = fieldOf(type, name)
    if (field === undefined) {
      faults.push(
        faultAt(
          `${at}.${name.slice(0, 60)}`,
          'unknown-field',
          `没有“${name.slice(0, 60)}”这个字段`,
          'There is no such field',
        ),
      )
      continue
    }
    const read = readValue(field, one, context)
    if (read.kind === 'value') {
      values[name] = read.value
      warnings.push(...read.warnings.map((warning) => ({ at: `${at}.${name}`, ...said(field, warning) })))
    } else faults.push(...read.faults.map((fault) => ({ at: `${at}.${name}`, ...said(field, fault) })))
  }
  return { values, faults, warnings }
}

const said = ({ label }: Field, { code, message }: { readonly code: string; readonly message: Bilingual }) => ({
  code,
  message: { zh: `${label.zh}：${message.zh}`, en: `${label.en}: ${message.en}` },
})

const faultAt = (at: string, code: string, zh: string, en: string): Fault => ({ at, code, message: { zh, en } })

/** A new record from what was given: everything wrong with it, or what is written. */
export function prepareCreate(
  rules: Rules,
  given: Readonly<Record<string, unknown>>,
  doing: Doing,
  more: Facts = {},
  options: { readonly at?: string; readonly mayDerive?: boolean; readonly codes?: CodeContext } = {},
): Prepared {
  const { at = 'values' } = options
  const { type } = rules
  const read = readGiven(type, given, at, options.codes)
  const record = { state: type.lifecycle?.start ?? null, values: read.values, more }
  const faults = [
    ...read.faults,
    ...(options.mayDerive === true ? [] : derivedFaults(type, read.values, at)),
    ...missingFaults(rules, record, doing, at, new Set(read.faults.map((fault) => fault.at))),
  ]
  if (faults.length > 0) return { kind: 'faulty', faults }
  const gives = Object.fromEntries(Object.entries(read.values).filter(([, value]) => value !== null))
  return { kind: 'ready', gives, warnings: read.warnings }
}

/**
 * A change of fields. What is fixed, or closed in this state, takes a correction: `reason` says why. Fields that are given as
 * they stand already are left out of what is written.
 */
export function prepareChange(
  rules: Rules,
  before: RecordFacts,
  given: Readonly<Record<string, unknown>>,
  reason: string,
  doing: Doing,
  options: { readonly at?: string; readonly codes?: CodeContext } = {},
): Prepared & { readonly isCorrection?: boolean } {
  const { at = 'values' } = options
  const { type } = rules
  const read = readGiven(type, given, at, options.codes)
  const gives = differing(before.values, read.values)
  const closed = Object.keys(gives).filter((name) => !isOpen(type, before, name))
  const faults = [
    ...read.faults,
    ...derivedFaults(type, gives, at),
    ...(reason.trim() === ''
      ? closed.map((name) => {
          const { label } = type.fields[name] as Field // it was read
          return faultAt(
            `${at}.${name}`,
            'closed',
            `${label.zh}：登记后不再修改；确需更正的，请写明理由`,
            `${label.en}: is not changed any more; to correct it, say why`,
          )
        })
      : []),
    ...missingFaults(
      rules,
      { ...before, values: { ...before.values, ...gives } },
      doing,
      at,
      new Set(read.faults.map((fault) => fault.at)),
    ).filter(({ at: path }) => isNew(rules, before, doing, path, at, gives)),
  ]
  if (faults.length > 0) return { kind: 'faulty', faults }
  return { kind: 'ready', gives, warnings: read.warnings, isCorrection: closed.length > 0 }
}

/** Whether the field may be changed in the record's state without a correction. */
export function isOpen(type: RecordType, record: RecordFacts, name: string): boolean {
  const field = fieldOf(type, name)
  if (field === undefined) return false
  if (field.isFixed === true && (record.values[name] ?? null) !== null) return false
  const editable = record.state === null ? 'all' : (type.lifecycle?.states[record.state]?.editable ?? 'all')
  return editable === 'all' || (editable !== 'none' && editable.includes(name))
}

/** What was missing before a change does not stand in its way, unless the change itself took it away. */
function isNew(rules: Rules, before: RecordFacts, doing: Doing, path: string, at: string, gives: Values): boolean {
  const name = path.slice(at.length + 1)
  if (Object.hasOwn(gives, name)) return true
  return !missingFaults(rules, before, doing, at, new Set()).some((fault) => fault.at === path)
}

const differing = (before: Values, after: Values): Values =>
  Object.fromEntries(Object.entries(after).filter(([name, value]) => !isSame(before[name] ?? null, value)))

export const isSame = (a: FieldValue, b: FieldValue): boolean => a === b || JSON.stringify(a) === JSON.stringify(b)

const derivedFaults = (type: RecordType, gives: Values, at: string): readonly Fault[] =>
  Object.keys(gives).flatMap((name) => {
    const field = fieldOf(type, name)
    if (field?.isDerived !== true) return []
    return [
      faultAt(
        `${at}.${name}`,
        'derived',
        `${field.label.zh}：由系统填写，不能手工改`,
        `${field.label.en}: is filled in by the program`,
      ),
    ]
  })

/** Fields that must be given and are not. Those that the form does not show need not be; a doubt is no requirement. */
function missingFaults(
  rules: Rules,
  record: RecordFacts,
  doing: Doing,
  at: string,
  known: ReadonlySet<string>,
): readonly Fault[] {
  const missing = Object.entries(rules.type.fields).filter(
    ([name, { required, isDerived }]) =>
      required !== undefined &&
      isDerived !== true &&
      !known.has(`${at}.${name}`) &&
      (record.values[name] ?? null) === null,
  )
  if (missing.length === 0) return []
  const facts = factsOf(rules, record, doing)
  return missing.flatMap(([name, field]) => {
    if (!isShown(rules, field, facts)) return []
    const { required } = field
    if (typeof required === 'string' && truthOf(rules.condition(required), facts) !== 'true') return []
    return [faultAt(`${at}.${name}`, 'missing', `请填写${field.label.zh}`, `${field.label.en} is missing`)]
  })
}

/** Whether the form shows the field. */
export const isShown = (rules: Rules, field: Field, facts: Facts): boolean =>
  field.shownWhen === undefined || truthOf(rules.condition(field.shownWhen), facts) === 'true'

/** Whether something can be done to the record now, and if not, why. */
export interface MayDo {
  readonly transition: string
  readonly may: 'yes' | 'no'
  readonly because: readonly Bilingual[]
  readonly asks: readonly { readonly field: string; readonly isRequired: boolean }[]
}

/** What is known of a record's past and of the person, for `mayDo` and `prepareTransition`. */
export interface Standing {
  /** Whether the person's role reaches the record with this transition. */
  readonly permits: (transition: string) => boolean
  /** Accounts that did this step of the record; 'create' is making it. */
  readonly doneBy: (step: string) => readonly string[]
}

/** Every transition out of the record's state that is some person's to do, with the reasons that stand against it. */
export function mayDo(rules: Rules, record: RecordFacts, doing: Doing, standing: Standing): readonly MayDo[] {
  const { type } = rules
  const facts = factsOf(rules, record, doing)
  return Object.entries(type.lifecycle?.transitions ?? {})
    .filter(([, { from, who }]) => record.state !== null && from.includes(record.state) && Object.keys(who).length > 0)
    .filter(([id]) => standing.permits(id))
    .map(([id, transition]) => {
      const asked = new Set(transition.asks?.map(({ field }) => field))
      const because = [
        ...separation(type, transition, doing, standing).map(({ message }) => message),
        // What is only given with the transition is judged when it is given.
        ...(transition.holds ?? [])
          .filter((held) => held.isWarning !== true && !speaksOf(rules, held, asked))
          .flatMap((held) => unmet(rules, held, facts)),
      ]
      return {
        transition: id,
        may: because.length === 0 ? 'yes' : 'no',
        because,
        asks: (transition.asks ?? []).map(({ field, isRequired }) => ({ field, isRequired: isRequired === true })),
      }
    })
}

const speaksOf = (rules: Rules, { that }: Requirement, names: ReadonlySet<string>) =>
  spokenIn(rules.condition(that)).some((name) => names.has(name.split('.')[0] as string))

function separation(type: RecordType, transition: Transition, doing: Doing, { doneBy }: Standing): readonly Fault[] {
  if (doing.actor === null) return []
  return (transition.notBy ?? [])
    .filter((step) => doneBy(step).includes(doing.actor as string))
    .map((step) => {
      const name = stepName(type, step)
      return faultAt(
        'actor',
        'same-person',
        `“${name.zh}”是您办的，“${transition.name.zh}”要由另一个人来办`,
        `You did “${name.en}” yourself; “${transition.name.en}” has to be done by somebody else`,
      )
    })
}

/** A transition's name; of making, changing and so on, what they are called in the history. */
export const stepName = (type: RecordType, step: string): Bilingual =>
  STEP_NAMES[step] ?? type.lifecycle?.transitions[step]?.name ?? { zh: step, en: step }

const STEP_NAMES: Readonly<Record<string, Bilingual>> = {
  create: { zh: '登记', en: 'Make' },
  change: { zh: '修改', en: 'Change' },
  correct: { zh: '更正', en: 'Correct' },
  import: { zh: '导入', en: 'Import' },
  merge: { zh: '合并', en: 'Merge' },
  'take-out': { zh: '移出', en: 'Take out' },
  restore: { zh: '恢复', en: 'Restore' },
}

/**
 * What a person is told of a requirement that does not hold: what its declaration says, then by how much it fails; of one that
 * cannot be judged, what is not known.
 */
function unmet(rules: Rules, held: Requirement, facts: Facts): readonly Bilingual[] {
  const why = explain(rules.condition(held.that), facts)
  if (why.truth === 'true') return []
  const missing = why.missing.map(({ label }) => label)
  if (why.truth === 'unknown' && missing.length > 0)
    return [
      {
        zh: `${held.else.zh}（还不知道：${missing.map(({ zh }) => zh).join('、')}）`,
        en: `${held.else.en} (not known yet: ${missing.map(({ en }) => en).join(', ')})`,
      },
    ]
  const isFar = blocking(why).some(({ distance }) => distance !== undefined)
  if (!isFar) return [held.else]
  const far = blockingWords(why)
  return [{ zh: `${held.else.zh}（${far.zh}）`, en: `${held.else.en} (${far.en})` }]
}

/** A transition with what is given for it: everything that stands against it at once, or what it writes. */
export function prepareTransition(
  rules: Rules,
  before: RecordFacts,
  id: string,
  given: Readonly<Record<string, unknown>>,
  reason: string,
  doing: Doing,
  standing: Pick<Standing, 'doneBy'>,
  options: { readonly at?: string; readonly codes?: CodeContext } = {},
): Prepared {
  const { at = 'gives' } = options
  const { type } = rules
  const transition = type.lifecycle?.transitions[id]
  if (transition === undefined || type.lifecycle === undefined)
    return { kind: 'faulty', faults: [faultAt('transition', 'unknown', '没有这个操作', 'There is no such transition')] }
  if (before.state === null || !transition.from.includes(before.state))
    return { kind: 'faulty', faults: [wrongState(type, transition, before.state)] }
  const read = readGiven(type, given, at, options.codes)
  const asked = new Map(transition.asks?.map((ask) => [ask.field, ask]))
  const gives = differing(before.values, read.values)
  const after: RecordFacts = { ...before, values: { ...before.values, ...gives } }
  const facts = factsOf(rules, after, doing)
  const faultyPaths = new Set(read.faults.map((fault) => fault.at))
  const faults: Fault[] = [
    ...separation(type, transition, doing, { ...standing, permits: () => true }),
    ...read.faults,
    ...Object.keys(gives)
      .filter((name) => !asked.has(name))
      .map((name) =>
        faultAt(
          `${at}.${name}`,
          'not-asked',
          `“${transition.name.zh}”不填${type.fields[name]?.label.zh}`,
          `“${transition.name.en}” does not take ${type.fields[name]?.label.en}`,
        ),
      ),
    ...[...asked.values()]
      .filter(({ field, isRequired }) => isRequired === true && (after.values[field] ?? null) === null)
      .filter(({ field }) => !faultyPaths.has(`${at}.${field}`))
      .map(({ field }) =>
        faultAt(
          `${at}.${field}`,
          'missing',
          `请填写${type.fields[field]?.label.zh}`,
          `${type.fields[field]?.label.en} is missing`,
        ),
      ),
    ...(transition.reason === 'required' && reason.trim() === ''
      ? [faultAt('reason', 'missing', '请写明理由', 'Say why')]
      : []),
    ...(transition.holds ?? [])
      .filter(({ isWarning }) => isWarning !== true)
      .flatMap((held) =>
        unmet(rules, held, facts).map((message) => ({ at: whereOf(rules, held, asked, at), code: 'not-met', message })),
      ),
  ]
  const set = setsOf(rules, transition, facts)
  faults.push(...set.faults)
  const written = { ...gives, ...set.values }
  const arrived: RecordFacts = { ...before, state: transition.to, values: { ...before.values, ...written } }
  if (type.lifecycle.states[transition.to]?.kind !== 'void') {
    const known = new Set([...faultyPaths, ...faults.map((fault) => fault.at)])
    faults.push(
      ...missingFaults(rules, arrived, doing, at, known).filter((fault) =>
        isNew(rules, before, doing, fault.at, at, written),
      ),
    )
  }
  if (faults.length > 0) return { kind: 'faulty', faults }
  const warnings = (transition.holds ?? [])
    .filter(({ isWarning }) => isWarning === true)
    .flatMap((held) =>
      unmet(rules, held, facts).map((message) => ({ at: whereOf(rules, held, asked, at), code: 'not-met', message })),
    )
  return { kind: 'ready', gives: differing(before.values, written), warnings: [...read.warnings, ...warnings] }
}

/** A requirement is told at the field that is asked for and that it speaks of; else at the transition as a whole. */
function whereOf(rules: Rules, held: Requirement, asked: ReadonlyMap<string, unknown>, at: string): string {
  const name = spokenIn(rules.condition(held.that)).find((one) => asked.has(one))
  return name === undefined ? 'transition' : `${at}.${name}`
}

function wrongState(type: RecordType, transition: Transition, state: string | null): Fault {
  const names = transition.from.map((id) => type.lifecycle?.states[id]?.name ?? { zh: id, en: id })
  const now = state === null ? null : (type.lifecycle?.states[state]?.name ?? { zh: state, en: state })
  return faultAt(
    'transition',
    'wrong-state',
    `“${transition.name.zh}”只能在“${names.map(({ zh }) => zh).join('”“')}”时办，现在是“${now?.zh ?? '—'}”`,
    `“${transition.name.en}” is possible in “${names.map(({ en }) => en).join('”, “')}” only; the state is “${now?.en ?? '—'}”`,
  )
}

/** What a transition writes by itself. What cannot be computed becomes unknown, which is nothing, never zero. */
function setsOf(rules: Rules, transition: Transition, facts: Facts): { values: Values; faults: readonly Fault[] } {
  const values: Record<string, FieldValue> = {}
  const faults: Fault[] = []
  for (const [name, expression] of Object.entries(transition.sets ?? {})) {
    const field = rules.type.fields[name] as Field // checked when the declaration is loaded
    const given = valueFor(rules, expression, facts)
    const read = readValue(field, shaped(field, given))
    if (read.kind === 'value') values[name] = read.value
    else faults.push(...read.faults.map((fault) => ({ at: 'transition', ...said(field, fault) })))
  }
  return { values, faults }
}

/**
 * The value of an expression that a field is to hold. A name alone is taken as it stands, so that links, places and files are
 * carried whole; anything else is computed.
 */
function valueFor(rules: Rules, text: string, facts: Facts): unknown {
  const formula = rules.formula(text)
  if (formula.expression.op !== 'name') return valueOfFormula(formula, facts)
  let at: unknown = facts
  for (const name of formula.expression.path) at = (at as Facts | null | undefined)?.[name] // whatever was known on the way
  if (typeof at === 'object' && at !== null && 'id' in at) return at.id
  return at ?? null
}

/** A record that a transition makes for another desk, and the field that keeps which one it became. */
export interface Made {
  readonly type: string
  /** Files and photos among them are those of the record that makes it. */
  readonly values: Readonly<Record<string, unknown>>
  readonly keepsIn: string
}

/** What a transition makes of the record as it is written by it. What does not hold, or is not known, is not made. */
export function makingsOf(rules: Rules, record: RecordFacts, transition: string, doing: Doing): readonly Made[] {
  const { makes = [] } = rules.type.lifecycle?.transitions[transition] ?? {}
  if (makes.length === 0) return []
  const facts = factsOf(rules, record, doing)
  return makes
    .filter(({ when }) => when === undefined || truthOf(rules.condition(when), facts) === 'true')
    .map(({ type, values, keepsIn }) => ({
      type,
      keepsIn,
      values: Object.fromEntries(Object.entries(values).map(([name, text]) => [name, valueFor(rules, text, facts)])),
    }))
}

/** A computed value in the form in which its field takes it: a moment for a day's field is the day it lies in. */
function shaped(field: Field, value: unknown): unknown {
  if (field.kind === 'day' && typeof value === 'string' && value.length > 10) return dayOf(new Date(value))
  if (field.kind === 'moment' && typeof value === 'string' && value.length === 10) return `${value}T00:00:00+08:00`
  return value
}

/** The transition that the program does by itself now, if there is one. */
export function dueAutomatic(rules: Rules, record: RecordFacts, doing: Doing): string | null {
  const { type } = rules
  const facts = factsOf(rules, record, doing)
  const due = Object.entries(type.lifecycle?.transitions ?? {}).find(
    ([, { from, automatic, holds = [] }]) =>
      automatic !== undefined &&
      record.state !== null &&
      from.includes(record.state) &&
      truthOf(rules.condition(automatic), facts) === 'true' &&
      holds.every(({ that, isWarning }) => isWarning === true || truthOf(rules.condition(that), facts) === 'true'),
  )
  return due?.[0] ?? null
}
