import { type Static, Type } from 'typebox'

const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()])
const Text = Type.String()
const Named = Type.Object({ zh: Text, en: Text })

export const ReviewStage = Type.Enum(['drawing', 'marking', 'defending', 'closed', 'void'])

export const ReviewLine = Type.Object({
  division: Text,
  id: Text,
  number: Text,
  title: Text,
  stage: ReviewStage,
  frozenAt: Text,
  markBy: Nullable(Text),
  bids: Type.Integer(),
  seats: Type.Integer(),
  marked: Type.Integer(),
})
export type ReviewLine = Static<typeof ReviewLine>
export const ReviewList = Type.Object({ rows: Type.Array(ReviewLine), mayRun: Type.Boolean() })
export type ReviewList = Static<typeof ReviewList>

/** A challenge whose review may begin, and what still stands against it. */
export const ReadyChallenge = Type.Object({
  id: Text,
  number: Text,
  title: Text,
  admitted: Type.Integer(),
  unchecked: Type.Integer(),
  experts: Type.Integer(),
})
export const ReadyChallenges = Type.Object({ rows: Type.Array(ReadyChallenge) })
export type ReadyChallenges = Static<typeof ReadyChallenges>

export const Criterion = Type.Object({ id: Text, name: Named, weight: Type.Integer() })

export const Ranked = Type.Object({
  bid: Text,
  marks: Type.Array(Type.Object({ expert: Text, total: Type.Integer(), isDropped: Type.Boolean() })),
  score: Text,
  rank: Type.Integer(),
  tie: Type.Enum(['none', 'first-criterion', 'defence', 'price', 'shared']),
  rounds: Nullable(Type.Object({ paper: Text, defence: Nullable(Text) })),
})

const DefenceRulesAnswer = Type.Object({
  admits: Type.Integer(),
  weight: Type.Integer(),
  minutes: Type.Integer(),
  noticeHours: Type.Integer(),
})
/** The defence: who is in, when and where; who bids is told, since they come and speak. */
const DefenceAnswer = Type.Object({
  where: Nullable(Text),
  slots: Type.Array(Type.Object({ bid: Text, scheme: Text, bidder: Text, at: Nullable(Text) })),
  opensAt: Nullable(Text),
  markBy: Nullable(Text),
  isOpen: Type.Boolean(),
  marked: Type.Integer(),
})
export type DefenceAnswer = Static<typeof DefenceAnswer>

export const ReviewPage = Type.Object({
  line: ReviewLine,
  criteria: Type.Array(Criterion),
  rules: Type.Object({
    panel: Type.Integer(),
    quorum: Type.Integer(),
    dropFrom: Type.Integer(),
    scoreDays: Type.Integer(),
    defence: Nullable(DefenceRulesAnswer),
  }),
  defence: Nullable(DefenceAnswer),
  mayEndPapers: Type.Boolean(),
  reserves: Type.Integer(),
  bids: Type.Array(
    Type.Object({
      code: Text,
      scheme: Text,
      price: Text,
      months: Type.Integer(),
      covered: Type.Integer(),
      /** Who bids and which record it is: null until the review is closed. */
      bidder: Nullable(Text),
      record: Nullable(Text),
    }),
  ),
  seats: Type.Array(
    Type.Object({
      code: Text,
      standing: Type.Enum(['to-invite', 'invited', 'accepted', 'marked', 'defended', 'recused']),
      isReserve: Type.Boolean(),
      /** Who it is: told to the desk that invites, and to everybody once the review is closed. */
      name: Nullable(Text),
      employer: Nullable(Text),
    }),
  ),
  ranking: Nullable(Type.Array(Ranked)),
  notes: Nullable(Type.Array(Type.Object({ expert: Text, bid: Text, note: Text }))),
  voidBecause: Nullable(Text),
  mayRun: Type.Boolean(),
  mayClose: Type.Boolean(),
})
export type ReviewPage = Static<typeof ReviewPage>

/** What anybody may read, without an account. Who bids is not told of a defence before the review is closed. */
export const PublishedReview = Type.Object({
  number: Text,
  title: Text,
  stage: ReviewStage,
  /** Where the draw of the experts is published. */
  draw: Text,
  bids: Type.Integer(),
  criteria: Type.Array(Criterion),
  experts: Nullable(Type.Array(Type.Object({ code: Text, nonce: Text, number: Text, name: Text, employer: Text }))),
  ranking: Nullable(Type.Array(Ranked)),
  defence: Nullable(Type.Object({ ...DefenceRulesAnswer.properties, bids: Type.Array(Text), first: Nullable(Text) })),
  /** Bidders of the bids that the owner chose; the others stay unnamed. */
  awarded: Type.Array(Type.Object({ code: Text, bidder: Text })),
  voidBecause: Nullable(Text),
})
export type PublishedReview = Static<typeof PublishedReview>

/** What one expert sees: the challenge, the bids under letters, the own sheet. Nobody else. */
export const ExpertSheet = Type.Object({
  number: Text,
  title: Text,
  detail: Text,
  indicators: Type.Array(Text),
  criteria: Type.Array(Criterion),
  bids: Type.Array(
    Type.Object({
      code: Text,
      scheme: Text,
      texts: Type.Array(Type.Object({ id: Type.Enum(['plan', 'promises', 'stages', 'risks']), text: Text })),
      price: Text,
      months: Type.Integer(),
    }),
  ),
  standing: Type.Enum(['invited', 'accepted', 'marked', 'defended']),
  defence: Nullable(DefenceAnswer),
  markBy: Nullable(Text),
  simulated: Type.Boolean(),
})
export type ExpertSheet = Static<typeof ExpertSheet>
