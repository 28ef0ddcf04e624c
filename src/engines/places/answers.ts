import { type Static, Type } from 'typebox'

/** Shapes of what the engine answers. Areas in ㎡, heights in metres, rents in 元/㎡·月, as decimal text. */

const Text = Type.Union([Type.String(), Type.Null()])
const Words = Type.Object({ zh: Type.String(), en: Type.String() })
export const DivisionCode = Type.String({ pattern: '^\\d{2,12}$' })

const Demand = {
  id: Type.String(),
  number: Type.String(),
  who: Type.String(),
  state: Type.String(),
  use: Type.String(),
  areaFrom: Text,
  areaTo: Text,
  height: Text,
  load: Text,
  power: Text,
  rent: Text,
  neededBy: Text,
  body: Text,
}
export const DemandList = Type.Object({
  division: Type.String(),
  isSimulated: Type.Boolean(),
  spaces: Type.Integer({ description: 'Spaces on offer or reserved.' }),
  rows: Type.Array(
    Type.Object({
      ...Demand,
      suits: Type.Integer({ description: 'Spaces of which every condition holds.' }),
      open: Type.Integer({ description: 'Spaces of which nobody can say before more is known.' }),
    }),
  ),
})
export type DemandList = Static<typeof DemandList>

export const DemandPage = Type.Object({
  division: Type.String(),
  isSimulated: Type.Boolean(),
  demand: Type.Object(Demand),
  condition: Type.String(),
  rows: Type.Array(
    Type.Object({
      id: Type.String(),
      number: Type.String(),
      name: Type.String(),
      carrier: Text,
      area: Type.String(),
      rent: Text,
      state: Type.String(),
      lng: Type.Union([Type.Number(), Type.Null()]),
      lat: Type.Union([Type.Number(), Type.Null()]),
      isKeptForOther: Type.Boolean(),
      truth: Type.Unsafe<'true' | 'false' | 'unknown'>({ type: 'string', enum: ['true', 'false', 'unknown'] }),
      reasons: Type.Array(
        Type.Object({
          truth: Type.Unsafe<'false' | 'unknown'>({ type: 'string', enum: ['false', 'unknown'] }),
          text: Words,
        }),
      ),
    }),
  ),
})
export type DemandPage = Static<typeof DemandPage>
