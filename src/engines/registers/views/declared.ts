import type { Field } from '../../../language/field.ts'
import type { Metric } from '../../../language/metric.ts'
import type { RecordType } from '../../../language/record-type.ts'
import { allRules, type Rules } from '../../../language/rules.ts'
import type { System } from '../../../language/system.ts'
import type { Bilingual } from '../../../model/system.ts'
import { chapters, systems } from '../../../systems/all.ts'

/** A type of record with the system that keeps it. */
export interface Declared {
  readonly system: System
  readonly type: RecordType
}

const types: ReadonlyMap<string, Declared> = new Map(
  systems.flatMap((system) => (system.records ?? []).map((type) => [type.id, { system, type }] as const)),
)

const rules = allRules(systems)
/** The expressions of a declared type, read once. */
export function rulesOf(type: RecordType): Rules {
  const found = rules.get(type.id)
  if (found === undefined) throw new Error(`No system declares the record type ${type.id}.`)
  return found
}

export const findSystem = (id: string | undefined): System | undefined => systems.find((system) => system.id === id)
export const findType = (id: string | undefined): Declared | undefined => types.get(id ?? '')
export const findMetric = (system: System, id: string | undefined): Metric | undefined =>
  system.metrics?.find((metric) => metric.id === id)
export const chapterOf = (system: System): Bilingual | null =>
  chapters.find((chapter) => chapter.systems.some(({ id }) => id === system.id))?.title ?? null
/** Systems whose records or targets the system feeds, those that are declared. */
export const fedBy = (system: System): readonly System[] => systems.filter(({ id }) => system.feeds.includes(id))

export const addressOfSystem = (system: string) => `/systems/${system}`
export const addressOfList = ({ system, type }: Declared) => `/systems/${system.id}/${type.id}`
/** The page of a record; null of a type that is not declared here. */
export const addressOfRecord = (type: string, division: string, id: string): string | null => {
  const declared = types.get(type)
  return declared === undefined ? null : `${addressOfList(declared)}/${division}/${id}`
}
export const addressOfMetric = (system: string, metric: string) => `/systems/${system}/metrics/${metric}`

/** Fields of any type that link to records of this one. */
export const pointingTo = (type: string): readonly (Declared & { readonly field: string })[] =>
  [...types.values()].flatMap((declared) =>
    Object.entries(declared.type.fields).flatMap(([field, one]) =>
      one.kind === 'link' && one.to === type ? [{ ...declared, field }] : [],
    ),
  )

/** The list of records whose link in `by` is the record, and of which `where` holds. */
export function addressOfPointing(of: string, by: string, id: string, where?: string): string | null {
  const declared = types.get(of)
  if (declared === undefined) return null
  const condition = `${by}.id == ${JSON.stringify(id)}${where === undefined ? '' : ` && (${where})`}`
  return `${addressOfList(declared)}?where=${encodeURIComponent(condition)}`
}

/** The part of the API that answers about records of a type. */
export const pathOf = (type: string) => `/api/v1/records/${type}`
export const SYSTEMS = '/api/v1/systems'
export const METRICS = '/api/v1/metrics'

/** Fields that a form asks for. */
export const isAsked = (field: Field): boolean => field.isDerived !== true

/** The fields of a type by the headings of its form; those in no group stand first, without a heading. */
export function groupsOf(
  type: RecordType,
): readonly { readonly title: Bilingual | null; readonly fields: readonly string[] }[] {
  const grouped = new Set((type.groups ?? []).flatMap(({ fields }) => fields))
  const rest = Object.keys(type.fields).filter((name) => !grouped.has(name))
  return [...(rest.length > 0 ? [{ title: null, fields: rest }] : []), ...(type.groups ?? [])]
}

/** What stands beside a field, a roll-up or a computed figure of a record, by its name. */
export function labelOf(type: RecordType, name: string): Bilingual {
  return (
    type.fields[name]?.label ?? type.rollups?.[name]?.label ?? type.computed?.[name]?.label ?? { zh: name, en: name }
  )
}
