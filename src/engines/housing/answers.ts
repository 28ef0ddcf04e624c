import { type Static, Type } from 'typebox'

const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const Text = Type.String()

export const QueueLine = Type.Object({
  id: Text,
  number: Text,
  /** Masked. */
  name: Text,
  wants: Text,
  group: Nullable(Text),
  points: Nullable(Text),
  rooms: Nullable(Text),
  queuedOn: Text,
  place: Type.Integer(),
  of: Type.Integer(),
  /** Its place in the same line on the earlier day; null: it was not there. */
  before: Nullable(Type.Integer()),
})
export type QueueLine = Static<typeof QueueLine>
export const Queue = Type.Object({
  division: Text,
  day: Text,
  since: Text,
  first: Type.Boolean(),
  rows: Type.Array(QueueLine),
})
export type Queue = Static<typeof Queue>

export const Movement = Type.Object({
  before: Nullable(Type.Integer()),
  now: Type.Integer(),
  left: Type.Integer(),
  came: Type.Integer(),
  passed: Type.Integer(),
  fell: Type.Integer(),
})

const Place = Type.Object({
  place: Type.Integer(),
  of: Type.Integer(),
  since: Text,
  movement: Movement,
  /** The place at the end of earlier months and today; null where it did not wait then. */
  history: Type.Array(Type.Object({ day: Text, place: Nullable(Type.Integer()), of: Type.Integer() })),
})

export const Case = Type.Object({
  id: Text,
  number: Text,
  name: Text,
  state: Text,
  wants: Text,
  persons: Type.Integer(),
  inCharge: Text,
  firstNoticeUntil: Nullable(Text),
  secondNoticeUntil: Nullable(Text),
  queuedOn: Nullable(Text),
  leftOn: Nullable(Text),
  place: Nullable(Place),
  checks: Type.Array(
    Type.Object({
      id: Text,
      kind: Text,
      body: Text,
      state: Text,
      answer: Nullable(Text),
      askedOn: Text,
      answeredOn: Nullable(Text),
    }),
  ),
  scores: Type.Array(Type.Object({ id: Text, fromDay: Text, group: Text, points: Text, rooms: Text })),
  offers: Type.Array(
    Type.Object({
      id: Text,
      round: Text,
      rooms: Text,
      turn: Type.Integer(),
      cameBy: Nullable(Text),
      state: Text,
      home: Nullable(Text),
      until: Text,
    }),
  ),
  leases: Type.Array(Type.Object({ id: Text, number: Text, state: Text, from: Text, until: Text })),
  objections: Type.Array(Type.Object({ id: Text, number: Text, state: Text, receivedOn: Text })),
  mayWork: Type.Boolean(),
})
export type Case = Static<typeof Case>

/** What a draw of a round has besides what every draw has. */
export const HousingDraw = Type.Object({
  round: Text,
  roundState: Text,
  /** Masked names by case number, of everybody on the list. */
  names: Type.Record(Type.String(), Type.String()),
})
export type HousingDraw = Static<typeof HousingDraw>

export const Published = Type.Object({
  division: Text,
  name: Text,
  simulated: Type.Boolean(),
  day: Text,
  /** Divisions whose lists are published here. */
  divisions: Type.Array(Type.Object({ code: Text, name: Text })),
  notices: Type.Array(
    Type.Object({
      number: Text,
      name: Text,
      wants: Text,
      persons: Type.Integer(),
      street: Text,
      level: Text,
      until: Text,
    }),
  ),
  queue: Type.Array(Type.Omit(QueueLine, ['id'])),
  draws: Type.Array(
    Type.Object({
      id: Text,
      title: Text,
      stage: Text,
      frozenAt: Text,
      beaconDue: Text,
      homes: Type.Integer(),
      /** The list as it was frozen: everybody who may be drawn. */
      listed: Type.Array(Type.Object({ class: Text, number: Text, name: Text })),
      results: Type.Array(
        Type.Object({ class: Text, order: Type.Integer(), number: Text, name: Text, home: Nullable(Text) }),
      ),
      /** 候补: who comes next where a home is given up, in the order of the same chance; with what became of it. */
      reserves: Type.Array(
        Type.Object({ class: Text, order: Type.Integer(), number: Text, name: Text, state: Nullable(Text) }),
      ),
    }),
  ),
  /** Objections of the last months, and the answers to them; of nobody the name. */
  objections: Type.Array(
    Type.Object({
      number: Text,
      caseNumber: Text,
      about: Text,
      receivedOn: Text,
      state: Text,
      /** The day by which it is answered; null where no deadline is kept. */
      dueOn: Nullable(Text),
      isLate: Type.Boolean(),
      answeredOn: Nullable(Text),
      answer: Nullable(Text),
    }),
  ),
})
export type Published = Static<typeof Published>
