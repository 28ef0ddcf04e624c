import { type Static, Type } from 'typebox'

const orNull = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()])

/** One act as the screen of the record shows it. */
export const AuditRow = Type.Object({
  seq: Type.Integer(),
  at: Type.String(),
  actorKind: Type.String(),
  actorId: orNull(Type.String()),
  actorName: Type.String(),
  action: Type.String(),
  subjectKind: Type.String(),
  subjectId: orNull(Type.String()),
  reason: orNull(Type.String()),
  detail: Type.String(),
  address: orNull(Type.String()),
  hash: Type.String(),
})
export type AuditRow = Static<typeof AuditRow>
