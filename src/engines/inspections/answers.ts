import { type Static, Type } from 'typebox'
import { PublishedDraw } from '../draws/published.ts'

const Nullable = <T extends ReturnType<typeof Type.String>>(schema: T) => Type.Union([schema, Type.Null()])
export const Stage = Type.Enum(['committing', 'waiting', 'revealing', 'drawn', 'void'])

export const DrawLine = Type.Object({
  division: Type.String(),
  id: Type.String(),
  title: Type.String(),
  by: Type.String(),
  frozenAt: Type.String(),
  beaconDue: Type.String(),
  stage: Stage,
  targets: Type.Integer(),
  drawn: Type.Union([Type.Integer(), Type.Null()]),
  visits: Type.Union([Type.Integer(), Type.Null()]),
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
  plannedOn: Type.String(),
  /** Firms left out because this year's visits for the item are made. */
  excluded: Type.Integer(),
  /** The party for which the reader promised; null when for none. */
  ownParty: Nullable(Type.String()),
  names: Type.Record(Type.String(), Type.String()),
  visits: Type.Union([Type.Array(Type.String()), Type.Null()]),
  mayRun: Type.Boolean(),
  mayPromise: Type.Boolean(),
  now: Type.String(),
})
export type DrawPage = Static<typeof DrawPage>

export const Items = Type.Object({
  rows: Type.Array(
    Type.Object({
      id: Type.String(),
      name: Type.String(),
      department: Type.String(),
      kind: Type.Enum(['key', 'ordinary']),
      timesAYear: Type.Integer(),
    }),
  ),
})
export type Items = Static<typeof Items>
