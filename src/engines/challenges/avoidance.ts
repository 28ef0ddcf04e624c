/** Whom an expert may not judge (回避), out of what the registers hold. Pure. */

/** Somebody with an interest in the outcome: the owner of the challenge, a bidder or a partner of one. */
export interface Party {
  readonly name: string
  readonly code: string | null
  readonly people: readonly string[]
}

export interface Tie {
  readonly kind: 'employer' | 'ownership' | 'coauthor' | 'relation' | 'other'
  readonly organisation: string
  readonly code: string | null
  /** Only with this person; null: with the whole organisation. */
  readonly person: string | null
  /** When it was last so, and until when it is avoided for certain; null where nobody wrote it down. */
  readonly since: string | null
  readonly until: string | null
}

export interface PoolExpert {
  readonly id: string
  readonly number: string
  readonly name: string
  readonly employer: string
  readonly employerCode: string | null
  readonly isLent: boolean
  readonly ties: readonly Tie[]
}

/** How long papers, patents and projects together keep somebody away, in years from the last. */
export interface AvoidanceRules {
  readonly coauthorYears: number
}

/** Full-width forms, spaces and brackets do not make another name. */
export const plainName = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(/[\s·•.()（）《》〈〉“”"'，,、-]/g, '')
    .toLowerCase()

/**
 * Whether two names with their codes are, or may be, the same organisation or a part of it. Two codes that are known decide;
 * where one is missing the names do, and a name that begins with the other counts: whoever may have an interest stays away.
 */
export function isSame(a: { name: string; code: string | null }, b: { name: string; code: string | null }): boolean {
  if (a.code !== null && b.code !== null) return a.code === b.code
  const [one, other] = [plainName(a.name), plainName(b.name)]
  if (one.length < 2 || other.length < 2) return false
  return one === other || (Math.min(one.length, other.length) >= 4 && (one.startsWith(other) || other.startsWith(one)))
}

/** Why the expert stays away from these parties: the first reason that there is; null when there is none. */
export function avoidanceOf(
  expert: PoolExpert,
  parties: readonly Party[],
  on: string,
  rules: AvoidanceRules,
): Tie['kind'] | 'member' | null {
  const people = new Set(parties.flatMap((party) => party.people.map(plainName)))
  if (people.has(plainName(expert.name))) return 'member'
  const employer = { name: expert.employer, code: expert.employerCode }
  if (parties.some((party) => isSame(employer, party))) return 'employer'
  for (const tie of expert.ties) {
    if (!holdsOn(tie, on, rules)) continue
    if (tie.person !== null) {
      if (people.has(plainName(tie.person))) return tie.kind
    } else if (parties.some((party) => isSame({ name: tie.organisation, code: tie.code }, party))) return tie.kind
  }
  return null
}

/** A tie without an end holds; papers together hold for so many years from the last, or for ever where no day is known. */
function holdsOn(tie: Tie, on: string, { coauthorYears }: AvoidanceRules): boolean {
  if (tie.until !== null) return tie.until >= on
  if (tie.kind !== 'coauthor' || tie.since === null) return true
  return `${Number(tie.since.slice(0, 4)) + coauthorYears}${tie.since.slice(4)}` >= on
}

/** Partners as they are written, one a line, a credit code among them where there is one. */
export function partiesIn(text: string): readonly Party[] {
  return text
    .split(/[\n；;]/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const code = /[0-9A-HJ-NPQRTUWXY]{18}/.exec(line)?.[0] ?? null
      const name = (code === null ? line : line.replace(code, '')).replace(/[\s,，:：()（）]{1,20}$/, '').trim()
      return { name, code, people: [] }
    })
}

/** Names of persons as they are written: '张三、李四'. */
export const peopleIn = (text: string): readonly string[] =>
  text
    .split(/[、,，;；\s]/)
    .map((name) => name.trim())
    .filter((name) => name.length >= 2)
