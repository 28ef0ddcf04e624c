import { type Static, type TSchema, Type } from 'typebox'

const Nullable = <S extends TSchema>(schema: S) => Type.Union([schema, Type.Null()])
const Bilingual = Type.Object({ zh: Type.String(), en: Type.String() })
/** Longitude and latitude in degrees. */
const Place = (bounds: { readonly minimum?: number; readonly maximum?: number } = {}) =>
  Type.Unsafe<[number, number]>(Type.Array(Type.Number(bounds), { minItems: 2, maxItems: 2 }))
const Rate = Type.Object({ value: Nullable(Type.Number()), part: Type.Integer(), whole: Type.Integer() })

export const DuesAnswer = Type.Object({
  now: Type.String(),
  dues: Type.Array(
    Type.Object({
      type: Type.String(),
      record: Type.String(),
      clock: Type.String(),
      title: Bilingual,
      dueAt: Nullable(Type.String()),
      because: Type.Union([Type.Literal('to-act'), Type.Literal('told')]),
      href: Type.String(),
    }),
  ),
})
export type DuesAnswer = Static<typeof DuesAnswer>

export const CalendarsAnswer = Type.Object({
  calendars: Type.Array(Type.Object({ id: Type.String(), at: Type.String() })),
})
export type CalendarsAnswer = Static<typeof CalendarsAnswer>

export const OpenedCalendar = Type.Object({ id: Type.String(), path: Type.String() })
export type OpenedCalendar = Static<typeof OpenedCalendar>

export const ClockPage = Type.Object({
  clocks: Type.Array(
    Type.Object({
      clock: Type.String(),
      state: Type.String(),
      startedAt: Type.String(),
      limit: Nullable(Type.String()),
      unit: Nullable(Type.String()),
      dueAt: Nullable(Type.String()),
      pausedAt: Nullable(Type.String()),
      endedAt: Nullable(Type.String()),
      isMet: Nullable(Type.Boolean()),
      extended: Type.String(),
      calendar: Type.String(),
    }),
  ),
  told: Type.Array(
    Type.Object({
      clock: Type.String(),
      point: Type.Integer(),
      name: Bilingual,
      at: Type.String(),
      roles: Type.Array(Type.String()),
      did: Nullable(Type.String()),
    }),
  ),
})

export const WatchAnswer = Type.Object({
  system: Type.String(),
  now: Type.String(),
  states: Type.Array(
    Type.Object({
      state: Type.String(),
      name: Bilingual,
      cases: Type.Integer(),
      overdue: Type.Integer(),
      today: Type.Integer(),
    }),
  ),
  overdue: Type.Array(
    Type.Object({
      record: Type.String(),
      number: Nullable(Type.String()),
      clock: Bilingual,
      dueAt: Type.String(),
      bodyName: Nullable(Type.String()),
    }),
  ),
  hotSpots: Type.Object({
    days: Type.Integer(),
    cases: Type.Integer(),
    spots: Type.Array(
      Type.Object({
        cell: Type.String(),
        cellName: Type.String(),
        class: Type.String(),
        className: Type.String(),
        cases: Type.Integer(),
        from: Type.String(),
        to: Type.String(),
        /** The condition by which the list shows these cases. */
        where: Type.String(),
      }),
    ),
  }),
  points: Type.Array(
    Type.Object({
      id: Type.String(),
      number: Nullable(Type.String()),
      state: Type.String(),
      className: Type.String(),
      place: Place(),
      isOverdue: Type.Boolean(),
    }),
  ),
  cells: Type.Array(
    Type.Object({
      id: Type.String(),
      name: Type.String(),
      cases: Type.Integer(),
      where: Type.String(),
      shape: Type.Unsafe<{ readonly type: 'Polygon' | 'MultiPolygon'; readonly coordinates: readonly unknown[] }>(
        Type.Object({}, { additionalProperties: true }),
      ),
    }),
  ),
  isSimulated: Type.Boolean(),
})
export type WatchAnswer = Static<typeof WatchAnswer>

const Figure = Type.Object({
  clock: Type.String(),
  group: Nullable(Type.String()),
  name: Bilingual,
  due: Type.Integer(),
  ended: Rate,
  met: Rate,
  grade: Nullable(Type.String()),
})

export const EvaluationAnswer = Type.Object({
  system: Type.String(),
  from: Type.String(),
  to: Type.String(),
  /** What had ended by then counts as ended. */
  cutOff: Type.String(),
  bounds: Type.Object({
    green: Type.Number(),
    blue: Type.Number(),
    yellow: Type.Number(),
    orange: Type.Number(),
    leavesOutExtended: Type.Boolean(),
  }),
  clocks: Type.Array(
    Type.Object({ id: Type.String(), name: Bilingual, due: Bilingual, ended: Bilingual, met: Bilingual }),
  ),
  whole: Type.Array(Figure),
  areas: Type.Array(Figure),
  bodies: Type.Array(Figure),
  /** Posts, not persons: how the desks keep the limits of their stages. */
  posts: Type.Array(Figure),
  isSimulated: Type.Boolean(),
})
export type EvaluationAnswer = Static<typeof EvaluationAnswer>

export const EvaluationRecords = Type.Object({
  records: Type.Array(
    Type.Object({
      record: Type.String(),
      number: Nullable(Type.String()),
      clock: Type.String(),
      dueAt: Type.String(),
      endedAt: Nullable(Type.String()),
      isEnded: Type.Boolean(),
      isMet: Type.Boolean(),
      isExtended: Type.Boolean(),
    }),
  ),
})
export type EvaluationRecords = Static<typeof EvaluationRecords>

export const FieldAnswer = Type.Object({
  system: Type.String(),
  type: Type.String(),
  now: Type.String(),
  classes: Type.Array(
    Type.Object({
      id: Type.String(),
      name: Type.String(),
      group: Type.String(),
      kind: Nullable(Type.String()),
      hint: Type.String(),
    }),
  ),
  tasks: Type.Array(
    Type.Object({
      id: Type.String(),
      number: Nullable(Type.String()),
      revision: Type.Integer(),
      state: Type.String(),
      className: Type.String(),
      description: Type.String(),
      address: Nullable(Type.String()),
      place: Nullable(Place()),
      dueAt: Nullable(Type.String()),
      may: Type.Array(Type.String()),
    }),
  ),
})
export type FieldAnswer = Static<typeof FieldAnswer>

export const FieldReport = Type.Object({
  division: Type.String({ pattern: '^\\d{2,12}$' }),
  /** Made by the phone, the same whenever it sends this report. */
  key: Type.String({ pattern: '^[\\w-]{16,64}$' }),
  class: Type.String({ format: 'uuid' }),
  place: Place({ minimum: -180, maximum: 180 }),
  foundAt: Type.String({ format: 'date-time' }),
  description: Type.String({ minLength: 1, maxLength: 1000 }),
  address: Type.Optional(Nullable(Type.String({ maxLength: 200 }))),
  photos: Type.Array(Type.String({ format: 'uuid' }), { maxItems: 6 }),
})
export type FieldReport = Static<typeof FieldReport>

export const FieldReported = Type.Object({
  id: Type.String(),
  number: Nullable(Type.String()),
  revision: Type.Integer(),
  /** False when a report with this key had made the case before. */
  isNew: Type.Boolean(),
})
