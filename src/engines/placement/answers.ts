import { type Static, Type } from 'typebox'
import { CRITERION_IDS } from './criteria.ts'

const Nullable = <T extends import('typebox').TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const Bilingual = Type.Object({ zh: Type.String(), en: Type.String() })
const Truth = Type.Unsafe<'true' | 'false' | 'unknown'>(Type.Enum(['true', 'false', 'unknown']))
const Nearness = Type.Unsafe<'fits' | 'open' | 'near'>(Type.Enum(['fits', 'open', 'near']))
const Count = Type.Integer({ minimum: 0 })

export const SaidAnswer = Type.Object({
  id: Type.Unsafe<(typeof CRITERION_IDS)[number]>(Type.Enum([...CRITERION_IDS])),
  name: Bilingual,
  truth: Truth,
  text: Bilingual,
  gap: Nullable(Type.Object({ amount: Type.String(), unit: Nullable(Bilingual) })),
})

export const CourseAnswer = Type.Object({
  id: Type.String(),
  number: Type.String(),
  name: Type.String(),
  free: Type.Integer(),
  beginsOn: Type.String(),
  endsOn: Type.String(),
  isOpen: Type.Boolean(),
})
export type CourseAnswer = Static<typeof CourseAnswer>

const Referral = Type.Object({ id: Type.String(), state: Type.String() })

/** A vacancy as it is held against one person. */
export const VacancyMatch = Type.Object({
  id: Type.String(),
  number: Type.String(),
  title: Type.String(),
  firmName: Type.String(),
  headcount: Count,
  wageLeast: Nullable(Type.Number()),
  wageMost: Nullable(Type.Number()),
  validUntil: Type.String(),
  km: Nullable(Type.Number()),
  nearness: Nearness,
  criteria: Type.Array(SaidAnswer),
  /** Skills that the person lacks for it. */
  lacks: Type.Array(Type.String()),
  /** Courses with free seats that teach some of them. */
  courses: Type.Array(CourseAnswer),
  referral: Nullable(Referral),
})
export type VacancyMatch = Static<typeof VacancyMatch>

const Totals = Type.Object({ fits: Count, open: Count, near: Count, all: Count })

export const PersonAnswer = Type.Object({
  division: Type.String(),
  isSimulated: Type.Boolean(),
  person: Type.Object({
    id: Type.String(),
    number: Type.String(),
    maskedName: Type.String(),
    bodyName: Nullable(Type.String()),
    mayShow: Type.Boolean(),
    unknown: Type.Array(Bilingual),
  }),
  totals: Totals,
  rows: Type.Array(VacancyMatch),
})
export type PersonAnswer = Static<typeof PersonAnswer>

export const PeopleList = Type.Object({
  division: Type.String(),
  isSimulated: Type.Boolean(),
  total: Count,
  page: Type.Integer(),
  size: Type.Integer(),
  rows: Type.Array(
    Type.Object({
      id: Type.String(),
      number: Type.String(),
      maskedName: Type.String(),
      bodyName: Nullable(Type.String()),
      skills: Type.Array(Type.String()),
      wanted: Type.Array(Type.String()),
      mayShow: Type.Boolean(),
      fits: Count,
      open: Count,
    }),
  ),
})
export type PeopleList = Static<typeof PeopleList>

/** A person as held against one vacancy; to a firm without name and number of the file. */
export const Candidate = Type.Object({
  id: Type.String(),
  /** What the candidate is called here: the masked name and the file's number, to the station; to a firm a letter and number. */
  called: Type.String(),
  bodyName: Nullable(Type.String()),
  nearness: Nearness,
  km: Nullable(Type.Number()),
  criteria: Type.Array(SaidAnswer),
  lacks: Type.Array(Type.String()),
  courses: Type.Array(CourseAnswer),
  referral: Nullable(Referral),
})
export type Candidate = Static<typeof Candidate>

export const VacancyAnswer = Type.Object({
  division: Type.String(),
  isSimulated: Type.Boolean(),
  isOpen: Type.Boolean(),
  vacancy: Type.Object({
    id: Type.String(),
    number: Type.String(),
    title: Type.String(),
    firmName: Type.String(),
    headcount: Count,
    validUntil: Type.String(),
    state: Type.String(),
  }),
  /** Of everybody in the division who agreed to be matched. */
  totals: Totals,
  /** How many of the fitting and open ones are within the reach of whoever asks. */
  shown: Count,
  rows: Type.Array(Candidate),
})
export type VacancyAnswer = Static<typeof VacancyAnswer>

export const VacancyList = Type.Object({
  division: Type.String(),
  isSimulated: Type.Boolean(),
  rows: Type.Array(
    Type.Object({
      id: Type.String(),
      number: Type.String(),
      title: Type.String(),
      firmName: Type.String(),
      state: Type.String(),
      occupation: Nullable(Type.String()),
      headcount: Count,
      wageLeast: Nullable(Type.Number()),
      wageMost: Nullable(Type.Number()),
      skills: Type.Array(Type.String()),
      validUntil: Type.String(),
      openedOn: Nullable(Type.String()),
      /** null: not open, so nobody is matched with it. */
      fits: Nullable(Count),
      open: Nullable(Count),
    }),
  ),
})
export type VacancyList = Static<typeof VacancyList>

export const GapList = Type.Object({
  division: Type.String(),
  isSimulated: Type.Boolean(),
  rows: Type.Array(
    Type.Object({
      skill: Type.String(),
      name: Bilingual,
      vacancies: Count,
      posts: Count,
      stale: Count,
      have: Count,
      oneShort: Count,
      expected: Count,
      courses: Type.Array(CourseAnswer),
    }),
  ),
})
export type GapList = Static<typeof GapList>

const Month = Type.Object({
  id: Type.String(),
  month: Type.String(),
  urbanEmployed: Type.Integer(),
  source: Type.String(),
  registered: Type.Integer(),
  rate: Nullable(Type.Number()),
  entries: Type.Integer(),
  attrition: Type.Integer(),
  net: Type.Integer(),
  transfers: Type.Integer(),
  reemployed: Type.Integer(),
  difficult: Type.Integer(),
})
export type Month = Static<typeof Month>

export const Overview = Type.Object({
  division: Type.String(),
  on: Type.String(),
  isSimulated: Type.Boolean(),
  standing: Type.Object({
    seeking: Count,
    withoutConsent: Count,
    matched: Count,
    vacancies: Count,
    posts: Count,
    referralsOpen: Count,
    followUpsDue: Count,
    registered: Count,
  }),
  /** Closed months, the oldest first. */
  months: Type.Array(Month),
  /** Sums of this year's ledger up to today. */
  year: Type.Object({
    year: Type.String(),
    entries: Type.Integer(),
    attrition: Type.Integer(),
    net: Type.Integer(),
    transfers: Type.Integer(),
    reemployed: Type.Integer(),
    difficult: Type.Integer(),
  }),
  households: Type.Array(
    Type.Object({
      id: Type.String(),
      number: Nullable(Type.String()),
      bodyName: Nullable(Type.String()),
      confirmedOn: Type.String(),
      reopened: Count,
      dueAt: Nullable(Type.String()),
      left: Nullable(Type.Number()),
      isLate: Type.Boolean(),
    }),
  ),
})
export type Overview = Static<typeof Overview>
