/** What is known of a person who seeks work, as far as conditions of vacancies can ask: null is not known. Pure data. */
export interface Seeker {
  readonly id: string
  /** Number of the file. */
  readonly number: string
  /** The name as it may be shown: masked before it comes here. */
  readonly maskedName: string
  /** The station that serves the person. */
  readonly body: string
  /** Whether the person agreed to be shown, without name and contact, to firms. */
  readonly mayShow: boolean
  /** Rank of `EDUCATION_RANKS`. */
  readonly education: number | null
  readonly experience: number | null
  /** Empty: asked, and none of the known skills. */
  readonly skills: ReadonlySet<string> | null
  /** Kinds of work that would suit; 'any' among them: all. */
  readonly wanted: ReadonlySet<string> | null
  readonly hours: ReadonlySet<string> | null
  /** 元 a month at least; 0 where there is no demand. */
  readonly wage: number | null
  /** Kilometres at most, as the crow flies. */
  readonly km: number | null
  readonly livesIn: boolean | null
  /** 'YYYY-MM-DD'. */
  readonly from: string | null
  readonly home: readonly [lng: number, lat: number] | null
}

/** What a vacancy demands and offers. No sex, age or other mark of a person is among it: none is ever matched by. */
export interface Vacancy {
  readonly id: string
  readonly number: string
  readonly title: string
  readonly firm: string
  readonly firmName: string
  /** Account that acts for the firm. */
  readonly account: string | null
  readonly occupation: string
  readonly headcount: number
  readonly hours: string
  /** Rank; 0 demands none. */
  readonly education: number
  readonly experience: number
  readonly skills: ReadonlySet<string>
  /** 元 a month; both null where it is to be agreed. */
  readonly wageLeast: number | null
  readonly wageMost: number | null
  readonly startBy: string | null
  readonly lodging: boolean
  readonly place: readonly [lng: number, lat: number] | null
  readonly openedOn: string | null
  readonly validUntil: string
}

const RADIUS_KM = 6371

/** Great-circle distance in kilometres to a tenth; NaN where one of the places is not known. */
export function kmBetween(
  a: readonly [lng: number, lat: number] | null,
  b: readonly [lng: number, lat: number] | null,
): number {
  if (a === null || b === null) return Number.NaN
  const radians = Math.PI / 180
  const [x, y] = [(b[0] - a[0]) * radians, (b[1] - a[1]) * radians]
  const h = Math.sin(y / 2) ** 2 + Math.cos(a[1] * radians) * Math.cos(b[1] * radians) * Math.sin(x / 2) ** 2
  return Math.round(20 * RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(h)))) / 10
}
