import type { RecordType } from '../../../language/record-type.ts'
import type { System } from '../../../language/system.ts'

/** The fields by which a record of a type belongs to one of another. */
export const linksTo = ({ fields }: RecordType, to: RecordType): readonly string[] =>
  Object.entries(fields).flatMap(([name, field]) =>
    field.kind === 'link' && field.to === to.id && field.isDerived !== true ? [name] : [],
  )

/**
 * The types whose records may stand in a workbook beside those of this one, each on a sheet of its own: those of the same system
 * that point to it and may be taken in, or away, at all.
 */
export const typesBeside = (
  { records = [] }: System,
  type: RecordType,
  way: 'import' | 'export',
): readonly RecordType[] =>
  records.filter((one) => one.id !== type.id && one.who[way] !== undefined && linksTo(one, type).length > 0)
