import type { RecordType } from '../../../language/record-type.ts'
import type { System } from '../../../language/system.ts'

/**
 * The types whose records may stand in a workbook beside those of this one, each on a sheet of its own: those of the same system
 * that point to it and may be imported.
 */
export const typesBeside = ({ records = [] }: System, type: RecordType): readonly RecordType[] =>
  records.filter(
    (one) =>
      one.id !== type.id &&
      one.who.import !== undefined &&
      Object.values(one.fields).some(
        (field) => field.kind === 'link' && field.to === type.id && field.isDerived !== true,
      ),
  )
