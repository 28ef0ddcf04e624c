import { type Static, Type } from 'typebox'

/** What the routes of settings give; the screens read the same shapes. */
const Bilingual = Type.Object({ zh: Type.String(), en: Type.String() })
export const orNull = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) =>
  Type.Union([schema, Type.Null()])
export const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })

export const Version = Type.Object({
  id: Type.String(),
  division: Type.String(),
  value: Type.Unknown(),
  validFrom: Type.String(),
  validTo: orNull(Type.String()),
  documentNo: orNull(Type.String()),
  article: orNull(Type.String()),
  reason: Type.String(),
  setBy: Type.String(),
  setAt: Type.String(),
})

export const SettingAnswer = Type.Object({
  key: Type.String(),
  name: Bilingual,
  about: Bilingual,
  /** JSON Schema of the value. */
  schema: Type.Unknown(),
  default: Type.Unknown(),
  source: Type.String(),
  kind: Type.Enum(['policy', 'method']),
  /** The value in force on the day asked for. */
  value: Type.Unknown(),
  /** The version that it comes from; null: the default. */
  standing: orNull(Version),
  maySet: Type.Boolean(),
})
export type SettingAnswer = Static<typeof SettingAnswer>
export type SettingHistory = readonly Static<typeof Version>[]
