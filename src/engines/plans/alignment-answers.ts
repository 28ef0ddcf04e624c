import { type Static, Type } from 'typebox'
import { VERDICTS } from './alignment.ts'

const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()])
const oneOf = <const T extends readonly string[]>(...values: T) => Type.Unsafe<T[number]>(Type.Enum([...values]))
const Bilingual = Type.Object({ zh: Type.String(), en: Type.String() })
const Place = { words: Type.String(), clause: Type.String(), line: Type.Integer(), sentence: Type.String() }
const Target = Type.Object({ id: Type.String(), ...Place })
const Counts = Type.Object({
  taken: Type.Integer(),
  weaker: Type.Integer(),
  missing: Type.Integer(),
  'not-applicable': Type.Integer(),
})

export const AlignmentDecisionAnswer = Type.Object({
  statement: Type.String(),
  upperVersion: Type.Integer(),
  ownVersion: Type.Integer(),
  seq: Type.Integer(),
  verdict: oneOf(...VERDICTS),
  own: Nullable(Type.String()),
  note: Type.String(),
  reason: Type.String(),
  at: Type.String(),
  byName: Type.String(),
})

const Line = Type.Object({
  upper: Target,
  own: Nullable(Type.Object({ id: Nullable(Type.String()), ...Place })),
  uptake: oneOf('taken', 'stronger', 'weaker', 'changed', 'mentioned', 'missing', 'not-applicable'),
  /** As computed. */
  verdict: oneOf(...VERDICTS),
  reason: Bilingual,
  decision: Nullable(AlignmentDecisionAnswer),
  isDecided: Type.Boolean(),
  /** The verdict that stands: a person's on these versions, else the computed one. */
  stands: oneOf(...VERDICTS),
  seq: Type.Integer(),
})

const Side = Type.Object({ plan: Type.String(), title: Type.String(), version: Type.Integer() })
export const AlignmentAnswer = Type.Object({
  upper: Side,
  own: Side,
  counts: Counts,
  lines: Type.Array(Line),
  targets: Type.Array(Target),
})
export type AlignmentAnswer = Static<typeof AlignmentAnswer>

export const AlignmentInput = Type.Object({
  /** The plan that asks. */
  with: Type.String({ format: 'uuid' }),
  upperVersion: Type.Integer({ minimum: 1 }),
  ownVersion: Type.Integer({ minimum: 1 }),
  statement: Type.String({ minLength: 1, maxLength: 80 }),
  /** Number of decisions seen on this statement. */
  seq: Type.Integer({ minimum: 0 }),
  verdict: oneOf(...VERDICTS),
  own: Nullable(Type.String({ minLength: 1, maxLength: 80 })),
  note: Type.String({ maxLength: 1000 }),
  reason: Type.String({ maxLength: 1000 }),
})
