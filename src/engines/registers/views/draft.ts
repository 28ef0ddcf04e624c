import type { Field, FieldValue, Values } from '../../../language/field.ts'
import { type ReadValue, readValue, type ValueFault } from '../../../language/read-value.ts'
import type { RecordType } from '../../../language/record-type.ts'
import type { Fault } from '../../../model/outcome.ts'

/** What is in a form: what somebody typed, as it was typed, until it is read. */
export type Draft = Readonly<Record<string, FieldValue>>

/** Fields of which a form asks for files; they go to the server one by one, not with the values. */
export const isFiles = (field: Field): boolean => field.kind === 'files' || field.kind === 'photos'

/**
 * What a form begins with when another page opened it for something: links to records by their ids, and choices, in its
 * address. Whatever else stands there is left aside.
 */
export function givenDraft(type: RecordType, address: URLSearchParams): Draft {
  const given: Record<string, FieldValue> = {}
  for (const [name, value] of address) {
    const field = Object.hasOwn(type.fields, name) ? type.fields[name] : undefined
    const isTaken =
      field?.isDerived !== true &&
      ((field?.kind === 'link' && ID.test(value)) || (field?.kind === 'choice' && Object.hasOwn(field.choices, value)))
    if (isTaken) given[name] = value
  }
  return given
}
const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** The same check that the server makes, of what stands in one input. */
export const readTyped = (field: Field, typed: FieldValue | undefined, today: string): ReadValue =>
  readValue(field, typed ?? null, { on: today })

export interface DraftAnswer {
  readonly values: Values
  /** Everything wrong, by field. */
  readonly faults: Readonly<Record<string, readonly ValueFault[]>>
}

/** Reads what a step asks for: the values as they are kept, and every fault at its field. `needed` may not stay empty. */
export function readDraft(
  type: RecordType,
  draft: Draft,
  asked: readonly string[],
  needed: ReadonlySet<string>,
  today: string,
): DraftAnswer {
  const values: Record<string, FieldValue> = {}
  const faults: Record<string, readonly ValueFault[]> = {}
  for (const name of asked) {
    const field = type.fields[name]
    if (field === undefined || isFiles(field)) continue
    const read = readTyped(field, draft[name], today)
    if (read.kind === 'faulty') faults[name] = read.faults
    else {
      values[name] = read.value
      if (read.value === null && needed.has(name)) faults[name] = [missing(field)]
    }
  }
  return { values, faults }
}

export const missing = ({ label }: Field): ValueFault => ({
  code: 'missing',
  message: { zh: `请填写${label.zh}`, en: `${label.en} is missing` },
})

/** Whether two values are the same. */
export const isSame = (a: FieldValue | undefined, b: FieldValue | undefined): boolean =>
  (a ?? null) === (b ?? null) || JSON.stringify(a ?? null) === JSON.stringify(b ?? null)

/** What was typed anew: what stands as it stood is not sent, for it may be masked. */
export const changesIn = (before: Values, draft: Draft): Draft =>
  Object.fromEntries(
    Object.entries(draft).filter(([name, value]) => !isSame(before[name], value === '' ? null : value)),
  )

/** Faults by field, those of `values.<field>` and `gives.<field>`; the rest are of the whole form. */
export function faultsByField<F extends Fault>(
  faults: readonly F[],
  fields: ReadonlySet<string>,
): { readonly of: Readonly<Record<string, readonly ValueFault[]>>; readonly rest: readonly F[] } {
  const of: Record<string, ValueFault[]> = {}
  const rest: F[] = []
  for (const fault of faults) {
    const name = /^(?:values|gives)\.([a-z0-9_]+)/.exec(fault.at)?.[1]
    if (name !== undefined && fields.has(name)) of[name] = [...(of[name] ?? []), fault]
    else rest.push(fault)
  }
  return { of, rest }
}
