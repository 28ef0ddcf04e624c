import type { Field } from '../../language/field.ts'
import type { RecordType } from '../../language/record-type.ts'
import type { Bilingual } from '../../model/system.ts'
import type { RecordRow } from './answers.ts'
import { textOf } from './exchange/cells.ts'
import type { Registers } from './register.ts'

/** What anybody may see of a record: a field, or what every record has. */
export interface PublicColumn {
  readonly name: string
  readonly label: Bilingual
  /** Undefined of what every record has. */
  readonly field?: Field
}

const OWN: Readonly<Record<string, Bilingual>> = {
  number: { zh: '编号', en: 'Number' },
  state: { zh: '状态', en: 'State' },
  made_at: { zh: '登记时间', en: 'Entered at' },
  changed_at: { zh: '更新时间', en: 'Changed at' },
}

/**
 * The columns that a declaration makes public, in its order. Personal data never, whatever it says; neither accounts nor files,
 * since a picture may show persons.
 */
export function publicColumnsOf(type: RecordType): readonly PublicColumn[] {
  return (type.isPublic?.fields ?? []).flatMap((name): readonly PublicColumn[] => {
    const field = type.fields[name]
    if (field === undefined) return OWN[name] === undefined ? [] : [{ name, label: OWN[name] }]
    const isKept = field.personal === undefined && !['person', 'files', 'photos', 'shape'].includes(field.kind)
    return isKept ? [{ name, label: field.label, field }] : []
  })
}

/**
 * A link that is public tells the other record's title, unless that is personal or written freely: then only where the other
 * type makes it public itself.
 */
const mayName = (registers: Registers, field: Field | undefined): boolean => {
  if (field?.kind !== 'link') return field?.kind === 'body'
  const to = registers.get(field.to)?.type
  const title = to?.fields[to.title]
  if (to === undefined || title === undefined || title.personal !== undefined) return false
  return title.kind !== 'long-text' || to.isPublic?.fields.includes(to.title) === true
}

/** What anybody is told of it; null where nothing is known or may be told. */
export function publicValue(registers: Registers, { name, field }: PublicColumn, row: RecordRow) {
  if (field === undefined)
    return { number: row.number, state: row.state, made_at: row.madeAt, changed_at: row.changedAt }[name] ?? null
  if (field.kind === 'link' || field.kind === 'body')
    return mayName(registers, field) ? (row.links[name]?.title ?? null) : null
  return row.values[name] ?? null
}

/** The same as a cell of a CSV. */
export function cellText(
  registers: Registers,
  type: RecordType,
  column: PublicColumn,
  row: RecordRow,
  lang: 'zh' | 'en',
) {
  const value = publicValue(registers, column, row)
  if (value === null) return null
  const { field, name } = column
  if (name === 'state' && field === undefined) return type.lifecycle?.states[String(value)]?.name[lang] ?? String(value)
  if (field === undefined || field.kind === 'link' || field.kind === 'body') return String(value)
  return textOf(value, field, lang)
}

/** What the keys of a choice or of the state mean; null of what has none. */
export function choicesOf(
  type: RecordType,
  name: string,
  field: Field | undefined,
): Record<string, { zh: string; en: string }> | null {
  if (field === undefined)
    return name === 'state'
      ? Object.fromEntries(Object.entries(type.lifecycle?.states ?? {}).map(([id, state]) => [id, { ...state.name }]))
      : null
  if (field.kind !== 'choice' && field.kind !== 'choices') return null
  return Object.fromEntries(Object.entries(field.choices).map(([id, words]) => [id, { ...words }]))
}
