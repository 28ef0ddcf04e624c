import { type Static, Type } from 'typebox'
import { PublishedDraw } from '../draws/published.ts'

export const Stage = Type.Enum(['committing', 'waiting', 'revealing', 'drawn', 'void'])

export const DrawLine = Type.Object({
  division: Type.String(),
  id: Type.String(),
  /** The system that leads it: 'regulation', 'housing-security'. */
  system: Type.String(),
  title: Type.String(),
  by: Type.String(),
  frozenAt: Type.String(),
  beaconDue: Type.String(),
  stage: Stage,
  targets: Type.Integer(),
  drawn: Type.Union([Type.Integer(), Type.Null()]),
  /** Counts of what followed of the result; null before. */
  followed: Type.Union([Type.Record(Type.String(), Type.Integer()), Type.Null()]),
})
export type DrawLine = Static<typeof DrawLine>
export const DrawList = Type.Object({ rows: Type.Array(DrawLine) })
export type DrawList = Static<typeof DrawList>

export const DrawPage = Type.Object({
  line: DrawLine,
  published: PublishedDraw,
  /** Parties that promised and have not revealed. */
  missing: Type.Array(Type.String()),
  revealBy: Type.String(),
  /** The party for which the reader promised; null when for none. */
  ownParty: Type.Union([Type.String(), Type.Null()]),
  mayRun: Type.Boolean(),
  mayPromise: Type.Boolean(),
  now: Type.String(),
})
export type DrawPage = Static<typeof DrawPage>

const Due = Type.String({ format: 'date-time' })
/** Which public source of chance decides, as a desk asks for it when a draw begins. */
export const AskedBeacon = Type.Union([
  Type.Object({ kind: Type.Literal('drand-quicknet'), due: Due }),
  Type.Object({ kind: Type.Literal('lottery'), round: Type.String({ minLength: 1, maxLength: 60 }), due: Due }),
])
