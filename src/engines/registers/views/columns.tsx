import type { Field, FieldKind } from '../../../language/field.ts'
import { isSortableKind } from '../../../language/names.ts'
import type { RecordType } from '../../../language/record-type.ts'
import type { Bilingual } from '../../../model/system.ts'
import type { Column } from '../../../ui/DataTable.tsx'
import { dayText, momentText, numberText, UNKNOWN } from '../../../ui/format.ts'
import type { Language } from '../../../ui/language.ts'
import type { RecordRow } from './contract.ts'
import { ClockMark, mostPressing, StateMark } from './marks.tsx'
import { isNumber, titleOf, unitOf, valueText } from './value-text.ts'

const WIDTHS: Partial<Record<FieldKind, number>> = {
  'long-text': 260,
  'credit-code': 190,
  'citizen-id': 190,
  'project-code': 230,
  'document-number': 170,
  integer: 100,
  quantity: 120,
  money: 130,
  area: 120,
  percent: 100,
  choice: 130,
  choices: 180,
  day: 110,
  moment: 150,
  period: 120,
  'yes-no': 80,
  person: 110,
  body: 170,
  link: 200,
  clause: 200,
  files: 80,
  photos: 80,
  point: 190,
  shape: 90,
}

interface Words {
  readonly number: string
  readonly state: string
  readonly body: string
  readonly person: string
  readonly changedAt: string
  readonly madeAt: string
  readonly clock: string
  readonly noneOf: string
}

const YES_NO = { zh: ['是', '否'], en: ['Yes', 'No'] } as const

/** Columns of a list: what the declaration names first, then every other field, to be chosen. */
export function columnsOf(
  type: RecordType,
  words: Words,
  language: Language,
  say: (text: Bilingual) => string,
  bodies: readonly { readonly value: string; readonly label: string }[],
): readonly Column<RecordRow>[] {
  const speech = (row: RecordRow) => ({
    language,
    nameOf: (id: string) => Object.values(row.links).find((link) => link?.id === id)?.title ?? null,
  })
  const shown = new Set(type.columns)
  const fieldColumn = (name: string, field: Field): Column<RecordRow> => ({
    key: name,
    title: say(field.label),
    unit: unitOf(field),
    width: WIDTHS[field.kind] ?? 160,
    align: isNumber(field) ? 'end' : 'start',
    isHidden: !shown.has(name),
    sorts: isSortableKind(field.kind) && field.personal === undefined,
    ...choicesOf(field, words, language, say, bodies),
    value: (row) => {
      const text = valueText(field, row.values[name], speech(row))
      return text === UNKNOWN ? null : text
    },
  })
  const titleField = type.fields[type.title]
  const title: Column<RecordRow> = {
    key: type.title,
    title: titleField === undefined ? say(type.name) : say(titleField.label),
    width: 240,
    isFixed: true,
    value: (row) => titleOf({ name: type.title, field: titleField }, row, speech(row)),
    cell: (row) => (
      <b className="register-title">{titleOf({ name: type.title, field: titleField }, row, speech(row))}</b>
    ),
  }
  const order = [...type.columns, ...Object.keys(type.fields).filter((name) => !shown.has(name))]
  const computed = [...Object.entries(type.computed ?? {}), ...Object.entries(type.rollups ?? {})]
  return [
    ...(type.number === undefined
      ? []
      : [{ key: 'number', title: words.number, width: 150, value: (row: RecordRow) => row.number } as const]),
    title,
    ...(type.lifecycle === undefined
      ? []
      : [
          {
            key: 'state',
            title: words.state,
            width: 120,
            value: (row: RecordRow) => row.state,
            cell: (row: RecordRow) => <StateMark type={type} state={row.state} />,
          } as const,
        ]),
    ...((type.clocks ?? []).length === 0
      ? []
      : [
          {
            key: 'clock',
            title: words.clock,
            width: 190,
            sorts: false,
            value: (row: RecordRow) => mostPressing(row.clocks ?? [])?.dueAt ?? null,
            cell: (row: RecordRow) => {
              const clock = mostPressing(row.clocks ?? [])
              return clock === undefined ? UNKNOWN : <ClockMark clock={clock} />
            },
          } as const,
        ]),
    ...order.flatMap((name) => {
      const field = type.fields[name]
      return field === undefined || name === type.title ? [] : [fieldColumn(name, field)]
    }),
    ...computed.map(
      ([name, { label, unit }]): Column<RecordRow> => ({
        key: name,
        title: say(label),
        unit: unit ?? null,
        width: 130,
        align: 'end',
        isHidden: !shown.has(name),
        sorts: false,
        value: (row) => figureText(row.computed[name] ?? row.rollups[name] ?? null, language),
      }),
    ),
    // The body and the person in charge stand here unless a field of the record says them.
    ...(type.body !== undefined && shown.has(type.body)
      ? []
      : [
          {
            key: 'body',
            title: words.body,
            width: 170,
            isHidden: type.body !== undefined,
            sorts: false,
            value: (row: RecordRow) => row.bodyName,
          } as const,
        ]),
    { key: 'person', title: words.person, width: 110, isHidden: true, sorts: false, value: (row) => row.personName },
    { key: 'made_at', title: words.madeAt, width: 150, isHidden: true, value: (row) => momentText(row.madeAt) },
    { key: 'changed_at', title: words.changedAt, width: 110, value: (row) => dayText(row.changedAt) },
  ]
}

function choicesOf(
  field: Field,
  words: Words,
  language: Language,
  say: (text: Bilingual) => string,
  bodies: readonly { readonly value: string; readonly label: string }[],
): Pick<Column<RecordRow>, 'choices'> {
  const none = { value: '', label: words.noneOf }
  switch (field.kind) {
    case 'choice':
    case 'choices':
      return {
        choices: [...Object.entries(field.choices).map(([value, name]) => ({ value, label: say(name) })), none],
      }
    case 'yes-no':
      return { choices: [...YES_NO[language].map((label, i) => ({ value: String(i === 0), label })), none] }
    case 'body':
      return { choices: [...bodies, none] }
    default:
      return {}
  }
}

/** A computed figure in words: numbers with their separators, what is yes or no, the rest as it is. */
export function figureText(value: unknown, language: Language): string | null {
  if (value === null || value === undefined || value === '') return null
  if (typeof value === 'boolean') return YES_NO[language][value ? 0 : 1]
  if (typeof value === 'number' || (typeof value === 'string' && /^-?\d{1,30}(?:\.\d{1,30})?$/.test(value)))
    return numberText(value, 6)
  return String(value)
}
