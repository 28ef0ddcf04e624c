import type { Bilingual } from '../model/system.ts'
import type { Field } from './field.ts'
import type { RecordType } from './record-type.ts'

/** Columns that every register has; no field may be called so. */
export const OWN_COLUMNS = [
  'division',
  'id',
  'number',
  'revision',
  'state',
  'body',
  'person',
  'made_at',
  'made_by',
  'made_by_name',
  'changed_at',
  'ended_at',
  'merged_into',
  'search',
] as const

/** What is shown in lists beside fields, roll-ups and computed fields. */
export const LIST_NAMES: Readonly<Record<string, Bilingual>> = {
  number: { zh: '编号', en: 'Number' },
  state: { zh: '状态', en: 'State' },
  body: { zh: '责任单位', en: 'Body in charge' },
  person: { zh: '责任人', en: 'Person in charge' },
  made_at: { zh: '登记时间', en: 'Made at' },
  changed_at: { zh: '更新时间', en: 'Changed at' },
}

/** Words that stand in the place of a transition's id in the history. */
export const OWN_STEPS = ['create', 'change', 'correct', 'import', 'merge', 'take-out', 'restore'] as const

export const fieldOf = (type: RecordType, name: string): Field | undefined =>
  Object.hasOwn(type.fields, name) ? type.fields[name] : undefined

export const isNumberKind = (kind: Field['kind']): boolean =>
  kind === 'integer' || kind === 'quantity' || kind === 'money' || kind === 'area' || kind === 'percent'

/** Kinds that a list is sorted by. */
export const isSortableKind = (kind: Field['kind']): boolean =>
  !['long-text', 'choices', 'files', 'photos', 'point', 'shape', 'link', 'body', 'person'].includes(kind)

/** A field called `body` or `person` by which the register's permissions reach: it is the register's own column. */
export const isOwnPlace = (type: RecordType, name: string, field: Field): boolean =>
  (name === 'body' && field.kind === 'body' && type.body === 'body') ||
  (name === 'person' && field.kind === 'person' && type.person === 'person')
