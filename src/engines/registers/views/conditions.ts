import { truthOf } from '../../../language/conditions/evaluate.ts'
import type { Field, Values } from '../../../language/field.ts'
import { type Doing, factsOf, isShown } from '../../../language/machine.ts'
import type { RecordType } from '../../../language/record-type.ts'
import { rulesOf } from './declared.ts'

/** What a form knows of its record: its values and whether they apply. What lies beyond it (other records) is not known here. */
export interface FormFacts {
  readonly type: RecordType
  readonly state: string | null
  readonly values: Values
  readonly doing: Doing
}

/** Fields that apply, and those of them that may not stay empty, as the server will judge them. */
export function fieldsThatApply({ type, state, values, doing }: FormFacts, names: readonly string[]) {
  const rules = rulesOf(type)
  const facts = factsOf(rules, { state, values }, doing)
  const shown = names.filter((name) => {
    const field = type.fields[name]
    return field !== undefined && isShown(rules, field, facts)
  })
  const isNeeded = ({ required }: Field) =>
    required === true || (typeof required === 'string' && truthOf(rules.condition(required), facts) === 'true')
  return {
    shown,
    needed: new Set(shown.filter((name) => isNeeded(type.fields[name] as Field))), // shown, so it is there
  }
}

/**
 * Fields that a form for a new record asks for at first: those that later steps ask for come with these steps, unless they
 * must be there or stand among what must be.
 */
export function fieldsAtFirst(type: RecordType): ReadonlySet<string> {
  const asked = new Set(
    Object.values(type.lifecycle?.transitions ?? {}).flatMap(({ asks = [] }) => asks.map(({ field }) => field)),
  )
  const grouped = new Set((type.groups ?? []).flatMap(({ fields }) => fields))
  const ofGroup = (name: string) =>
    type.groups?.find(({ fields }) => fields.includes(name))?.fields ??
    Object.keys(type.fields).filter((one) => !grouped.has(one))
  const isBasic = (name: string) => ofGroup(name).some((one) => type.fields[one]?.required === true)
  return new Set(
    Object.entries(type.fields)
      .filter(
        ([name, { isDerived, required }]) =>
          isDerived !== true && (required !== undefined || !asked.has(name) || isBasic(name)),
      )
      .filter(([name]) => type.lifecycle === undefined || type.fields[name]?.required !== undefined || isBasic(name))
      .map(([name]) => name),
  )
}
