import type { Field, FieldValue, Values } from '../../language/field.ts'
import type { RecordType } from '../../language/record-type.ts'
import { maskCitizenId, maskName, maskPhone } from '../../platform/access/mask.ts'

/** Personal data as every answer but `reveal` shows them: by their class; 'hidden' and what is not text, not at all. */
export function maskedValue(field: Field, value: FieldValue): FieldValue {
  if (field.personal === undefined || value === null) return value
  if (typeof value !== 'string' || field.kind === 'choice' || field.kind === 'day') return null
  switch (field.personal) {
    case 'name':
      return maskName(value)
    case 'phone':
      return maskPhone(value)
    case 'citizen-id':
      return maskCitizenId(value)
    case 'address':
      return maskAddress(value)
    case 'hidden':
      return null
  }
}

/** '湖东街道文苑路12号3栋502' → '湖东街道文苑路****': no number of a house, and no more than where it lies. */
export function maskAddress(address: string): string {
  const beforeNumber = address.split(/[0-9０-９一二三四五六七八九十]/)[0] ?? ''
  return `${[...beforeNumber].slice(0, 12).join('')}****`
}

/** The values with every personal one masked, and the names of those that are there and not shown at all. */
export function masked(
  type: RecordType,
  values: Values,
): { readonly values: Values; readonly hidden: readonly string[] } {
  const shown: Record<string, FieldValue> = {}
  const hidden: string[] = []
  for (const [name, value] of Object.entries(values)) {
    const field = type.fields[name]
    const one = field === undefined ? value : maskedValue(field, value)
    shown[name] = one
    if (one === null && value !== null) hidden.push(name)
  }
  return { values: shown, hidden }
}

/**
 * What was typed without the masks that the form showed: a masked value that comes back as it was shown says nothing about
 * the field.
 */
export function withoutMasks(
  type: RecordType,
  before: Values,
  given: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(given).filter(([name, value]) => {
      const field = Object.hasOwn(type.fields, name) ? type.fields[name] : undefined
      if (field?.personal === undefined || typeof value !== 'string') return true
      const shown = maskedValue(field, before[name] ?? null)
      return shown === null || shown !== value.trim()
    }),
  )
}
