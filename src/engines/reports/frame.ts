import { type Static, Type } from 'typebox'
import type { OfficialDocument } from '../official-documents/model.ts'

const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()])
const Line = (atMost: number) => Type.String({ maxLength: atMost })

/** The elements around the text that people fill in: number, addressee, date, imprint. What is null is left out. */
export const Frame = Type.Object(
  {
    /** Line breaks where the office wants them; null: the title that follows from the facts. */
    title: Nullable(Line(200)),
    subtitle: Nullable(Line(60)),
    letterhead: Nullable(Line(40)),
    number: Nullable(Line(40)),
    signatories: Type.Array(Line(20), { maxItems: 6 }),
    addressee: Nullable(Line(100)),
    signature: Nullable(Line(60)),
    date: Nullable(Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })),
    remark: Nullable(Line(100)),
    marks: Type.Array(Line(20), { maxItems: 3 }),
    imprint: Nullable(
      Type.Object({
        copiesTo: Type.Array(Line(40), { maxItems: 40 }),
        printedBy: Line(60),
        printedOn: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }),
      }),
    ),
  },
  { additionalProperties: false },
)
export type Frame = Static<typeof Frame>

export const emptyFrame: Frame = {
  title: null,
  subtitle: null,
  letterhead: null,
  number: null,
  signatories: [],
  addressee: null,
  signature: null,
  date: null,
  remark: null,
  marks: [],
  imprint: null,
}

/** The document with what people filled in; the label of simulated data cannot be taken off. */
export const framed = (document: OfficialDocument, frame: Frame): OfficialDocument => ({
  ...document,
  ...frame,
  title: frame.title ?? document.title,
  signature: frame.signature ?? document.signature,
})
