import { type Static, Type } from 'typebox'

export const Division = Type.String({ pattern: '^\\d{2,12}$' })
export const Id = Type.String({ format: 'uuid' })
const Text = Type.String()
const OrNull = Type.Union([Type.String(), Type.Null()])
const Truth = Type.Enum(['true', 'false', 'unknown'])

export const NeedLine = Type.Object({
  id: Text,
  number: Text,
  problem: Text,
  firm: Text,
  field: Text,
  budget: OrNull,
  wantedBy: OrNull,
  /** Results that fit, and that may when more is known. */
  fits: Type.Integer(),
  open: Type.Integer(),
})
export type NeedLine = Static<typeof NeedLine>
export const ResultLine = Type.Object({
  id: Text,
  number: Text,
  name: Text,
  holder: Text,
  field: Text,
  maturity: Type.Union([Type.Integer(), Type.Null()]),
  price: OrNull,
})
export type ResultLine = Static<typeof ResultLine>

export const Market = Type.Object({
  needs: Type.Array(NeedLine),
  results: Type.Array(ResultLine),
  mayIntroduce: Type.Boolean(),
})
export type Market = Static<typeof Market>

export const Pair = Type.Object({
  result: Type.Object({ id: Text, number: Text, name: Text, holder: Text, asOf: Text }),
  need: Type.Object({ id: Text, number: Text, problem: Text, firm: Text, asOf: Text }),
  truth: Truth,
  verdicts: Type.Array(Type.Object({ test: Text, truth: Truth, why: Type.Object({ zh: Text, en: Text }) })),
  shared: Type.Integer(),
  /** The introduction that brought them together already. */
  introduction: OrNull,
})
export type Pair = Static<typeof Pair>
export const Pairs = Type.Object({ rows: Type.Array(Pair), atMost: Type.Integer() })
export type Pairs = Static<typeof Pairs>

const PilotBaseAnswer = Type.Object({
  id: Type.String(),
  name: Type.String(),
  operator: Type.String(),
  fields: Type.Array(Type.String()),
  equipment: Type.String(),
  where: Type.String(),
  fee: Type.Union([Type.String(), Type.Null()], { description: '元 a day.' }),
  isOpen: Type.Boolean(),
  open: Type.Integer({ description: 'Open days of the thirty from today.' }),
  taken: Type.Integer({ description: 'Of them booked or used.' }),
})
export type PilotBaseAnswer = Static<typeof PilotBaseAnswer>
export const PilotBases = Type.Object({
  today: Type.String(),
  mayBook: Type.Boolean(),
  bases: Type.Array(PilotBaseAnswer),
  projects: Type.Array(Type.Object({ id: Type.String(), name: Type.String() })),
})
export type PilotBases = Static<typeof PilotBases>
export const PilotCalendar = Type.Object({
  days: Type.Array(
    Type.Object({
      id: Type.String(),
      revision: Type.Integer(),
      day: Type.String(),
      state: Type.Unsafe<'free' | 'booked' | 'used' | 'missed' | 'closed'>(
        Type.Enum(['free', 'booked', 'used', 'missed', 'closed']),
      ),
      project: Type.Union([Type.String(), Type.Null()]),
      projectName: Type.Union([Type.String(), Type.Null()]),
      purpose: Type.Union([Type.String(), Type.Null()]),
    }),
  ),
})
export type PilotCalendar = Static<typeof PilotCalendar>
