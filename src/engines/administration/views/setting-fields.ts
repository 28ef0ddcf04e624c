import type { FormField, FormValues } from './FormDrawer.tsx'

/** The part of JSON Schema that settings are written in. */
interface Schema {
  readonly type?: string
  readonly title?: string
  readonly minimum?: number
  readonly maximum?: number
  readonly properties?: Readonly<Record<string, Schema>>
  readonly anyOf?: readonly { readonly const?: unknown }[]
  readonly enum?: readonly unknown[]
}
interface Words {
  readonly yes: string
  readonly no: string
  readonly json: string
}

const asSchema = (schema: unknown): Schema => (typeof schema === 'object' && schema !== null ? schema : {})

/** Fields for a value of the schema: one for each part of a group, one alone for a single value, JSON for what is neither. */
export function fieldsOf(given: unknown, language: 'zh' | 'en', words: Words): readonly FormField[] {
  const schema = asSchema(given)
  const parts = Object.entries(schema.properties ?? {})
  const isFlat = parts.length > 0 && parts.every(([, part]) => isSingle(part))
  if (isFlat) return parts.map(([key, part]) => fieldOf(`value.${key}`, part, language, words))
  if (isSingle(schema)) return [{ ...fieldOf('value', schema, language, words), label: '' }]
  return [{ key: 'value', label: '', kind: 'long', hint: words.json }]
}

const isSingle = (schema: Schema) =>
  schema.type === 'integer' ||
  schema.type === 'number' ||
  schema.type === 'string' ||
  schema.type === 'boolean' ||
  choicesOf(schema) !== null

function choicesOf(schema: Schema): readonly unknown[] | null {
  if (schema.enum !== undefined) return schema.enum
  const constants = schema.anyOf?.map((one) => one.const)
  return constants?.every((one) => one !== undefined) === true ? constants : null
}

function fieldOf(key: string, schema: Schema, language: 'zh' | 'en', words: Words): FormField {
  const [zh = '', en] = (schema.title ?? '').split(' · ')
  const label = language === 'en' ? (en ?? zh) : zh
  const base = { key, label: label === '' ? key.replace('value.', '') : label }
  const choices = choicesOf(schema)
  if (choices !== null)
    return { ...base, kind: 'choice', choices: choices.map((one) => ({ value: String(one), label: String(one) })) }
  if (schema.type === 'boolean') {
    const both = [
      { value: 'true', label: words.yes },
      { value: 'false', label: words.no },
    ]
    return { ...base, kind: 'choice', choices: both }
  }
  const bounds = [schema.minimum, schema.maximum]
  return {
    ...base,
    kind: 'text',
    ...(bounds.some((bound) => bound !== undefined) ? { hint: bounds.map((bound) => bound ?? '').join(' – ') } : {}),
  }
}

/** A value as the texts of those fields. */
export function textsOf(given: unknown, value: unknown, words: Words): FormValues {
  const schema = asSchema(given)
  const fields = fieldsOf(schema, 'zh', words)
  const text = (one: unknown) => (typeof one === 'object' ? JSON.stringify(one) : String(one ?? ''))
  if (fields.length === 1 && fields[0]?.key === 'value') return { value: text(value) }
  const group = (typeof value === 'object' && value !== null ? value : {}) as Readonly<Record<string, unknown>> // parts by name
  return Object.fromEntries(fields.map(({ key }) => [key, text(group[key.slice('value.'.length)])]))
}

/** The value that filled-in fields stand for; what cannot be read stays text, and the server says what is wrong with it. */
export function valueFrom(given: unknown, values: FormValues): unknown {
  const schema = asSchema(given)
  const single = (part: Schema, text: string): unknown => {
    if (part.type === 'integer' || part.type === 'number') {
      const number = Number(text)
      return text.trim() === '' || Number.isNaN(number) ? text : number
    }
    if (part.type === 'boolean') return text === 'true'
    return text
  }
  const parts = Object.entries(schema.properties ?? {})
  if (parts.length > 0 && parts.every(([, part]) => isSingle(part)))
    return Object.fromEntries(parts.map(([key, part]) => [key, single(part, values[`value.${key}`] ?? '')]))
  if (isSingle(schema)) return single(schema, values.value ?? '')
  try {
    return JSON.parse(values.value ?? '')
  } catch {
    return values.value
  }
}
