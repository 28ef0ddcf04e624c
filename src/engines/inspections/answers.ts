import { type Static, Type } from 'typebox'

/** What a draw of inspections has besides what every draw has. */
export const InspectionDraw = Type.Object({
  plannedOn: Type.String(),
  /** Firms left out because this year's visits for the item are made. */
  excluded: Type.Integer(),
  /** Names of the firms drawn, by what the draw calls them. */
  names: Type.Record(Type.String(), Type.String()),
  visits: Type.Union([Type.Array(Type.String()), Type.Null()]),
})
export type InspectionDraw = Static<typeof InspectionDraw>

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
