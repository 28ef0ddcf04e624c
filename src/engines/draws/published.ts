import { type Static, Type } from 'typebox'

const Hex32 = Type.String({ pattern: '^[0-9a-f]{64}$' })
const Moment = Type.String({ format: 'date-time' })

/**
 * A draw as it is published (公示): everything that anybody needs to run it again, without asking anyone. Before the draw it
 * holds the list, its hash, the commitments and which beacon will be used; after it, the secrets, the beacon and the result.
 */
export const PublishedDraw = Type.Object(
  {
    protocol: Type.Literal('SSJ-DRAW/v1'),
    alg: Type.Literal('SHA-256'),
    title: Type.String({ minLength: 1, maxLength: 200 }),
    by: Type.String({ minLength: 1, maxLength: 200 }),
    simulated: Type.Boolean(),
    frozenAt: Moment,
    strata: Type.Array(
      Type.Object({
        name: Type.String({ maxLength: 40 }),
        ids: Type.Array(Type.String({ minLength: 1, maxLength: 200 })),
        take: Type.Union([
          Type.Object({ share: Type.Number({ minimum: 0, maximum: 1 }) }),
          Type.Object({ count: Type.Integer({ minimum: 0 }) }),
        ]),
      }),
      { minItems: 1 },
    ),
    listHash: Hex32,
    inspectors: Type.Optional(
      Type.Object({
        own: Type.Array(Type.String()),
        borrowed: Type.Array(Type.String()),
        needed: Type.Integer({ minimum: 1, maximum: 20 }),
        /** Of the canonical table of avoidances, so that it cannot be written after the result is known. */
        poolHash: Hex32,
        avoidances: Type.Array(
          Type.Object({ inspector: Type.String(), target: Type.String(), because: Type.String() }),
        ),
      }),
    ),
    /** What is given to whoever is drawn: homes by type, and the classes that come for them, in order. */
    lots: Type.Optional(
      Type.Object({
        mode: Type.Union([Type.Literal('choice'), Type.Literal('assigned')]),
        groups: Type.Array(
          Type.Object({
            name: Type.String({ maxLength: 40 }),
            lots: Type.Array(Type.String({ minLength: 1, maxLength: 200 })),
            strata: Type.Array(Type.String({ maxLength: 40 }), { minItems: 1 }),
          }),
          { minItems: 1 },
        ),
        /** Of the lots, the order of the classes, and who stands in which. */
        hash: Hex32,
      }),
    ),
    commitments: Type.Array(
      Type.Object({ party: Type.String({ minLength: 1, maxLength: 100 }), hash: Hex32, at: Moment }),
      { minItems: 2 },
    ),
    beacon: Type.Object({
      kind: Type.Union([Type.Literal('drand-quicknet'), Type.Literal('lottery')]),
      /** Number of the drand round, or the issue of the lottery ('双色球2024026期'). */
      round: Type.String({ minLength: 1, maxLength: 60 }),
      /** When it comes out: after the list was frozen. */
      due: Moment,
      /** drand's randomness in hexadecimal, or the text of the result. null before it is out. */
      value: Type.Union([Type.String({ maxLength: 400 }), Type.Null()]),
    }),
    reveals: Type.Array(Type.Object({ party: Type.String(), secret: Hex32, at: Moment })),
    /** Why the draw is void; then there is no result. */
    void: Type.Union([Type.Null(), Type.Object({ because: Type.String({ minLength: 1 }), at: Moment })]),
    seed: Type.Union([Hex32, Type.Null()]),
    result: Type.Union([
      Type.Null(),
      Type.Object({
        strata: Type.Array(Type.Object({ name: Type.String(), of: Type.Integer(), drawn: Type.Array(Type.String()) })),
        assignments: Type.Array(
          Type.Object({
            target: Type.String(),
            inspectors: Type.Array(Type.String()),
            borrowed: Type.Array(Type.String()),
            state: Type.Union([Type.Literal('full'), Type.Literal('borrowed'), Type.Literal('short')]),
          }),
        ),
        /** Who got which lot, where lots were drawn; empty where the order drawn is that of choosing. */
        lots: Type.Optional(Type.Array(Type.Object({ target: Type.String(), lot: Type.String() }))),
      }),
    ]),
  },
  { title: 'SSJ-DRAW/v1', additionalProperties: false },
)
export type PublishedDraw = Static<typeof PublishedDraw>
