import { type Static, Type } from 'typebox'

const Text = Type.Union([Type.String(), Type.Null()])
const Words = Type.Object({ zh: Type.String(), en: Type.String() })
export const DivisionCode = Type.String({ pattern: '^\\d{2,12}$' })

const Claim = Type.Object({
  body: Type.Object({ id: Type.String(), name: Type.String() }),
  item: Type.Object({
    id: Type.String(),
    name: Type.String(),
    code: Type.String(),
    kind: Type.String(),
    level: Type.String(),
    state: Type.String(),
  }),
  basis: Type.Object({ id: Type.String(), name: Type.String(), validFrom: Type.String(), validTo: Text }),
  route: Type.Object({ id: Type.String(), matter: Type.String(), note: Text }),
  delegation: Type.Union([
    Type.Object({ id: Type.String(), method: Type.String(), from: Type.String(), to: Text }),
    Type.Null(),
  ]),
  weight: Type.Number({ description: 'Higher is more particular.' }),
  because: Words,
})
export type ClaimAnswer = Static<typeof Claim>

export const DutyAnswer = Type.Object({
  division: Type.String(),
  on: Type.String(),
  kind: Type.Unsafe<'one' | 'overlap' | 'lapsed' | 'gap'>({
    type: 'string',
    enum: ['one', 'overlap', 'lapsed', 'gap'],
  }),
  because: Type.Union([Words, Type.Null()]),
  claims: Type.Array(Claim, { description: 'Whoever answers for it; several when they claim it alike.' }),
  others: Type.Array(Claim, { description: 'Less particular claims.' }),
})
export type DutyAnswer = Static<typeof DutyAnswer>

export const Asked = Type.Object({
  division: Type.Optional(DivisionCode),
  text: Type.Optional(Type.String({ maxLength: 500, description: 'What was said of the matter.' })),
  class: Type.Optional(
    Type.String({
      pattern: '^(?:part-)?\\d{0,16}$',
      description: 'Digits of its case class, of parts with part- before them.',
    }),
  ),
  street: Type.Optional(Type.String({ format: 'uuid', description: 'The subdistrict in which it lies.' })),
  on: Type.Optional(Type.String({ format: 'date' })),
})

export const Matches = Type.Object({
  division: Type.String(),
  on: Type.String(),
  all: Type.Object({ matched: Type.Integer(), all: Type.Integer(), share: Type.Union([Type.Number(), Type.Null()]) }),
  streets: Type.Array(
    Type.Object({
      id: Type.String(),
      name: Type.String(),
      matched: Type.Integer(),
      all: Type.Integer(),
      share: Type.Number(),
      unmatched: Type.Array(
        Type.Object({
          id: Type.String(),
          name: Type.String(),
          source: Type.String(),
          departmentName: Text,
          lapsed: Text,
        }),
      ),
    }),
  ),
})
export type Matches = Static<typeof Matches>
