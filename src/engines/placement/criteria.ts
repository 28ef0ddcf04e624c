import type { Facts } from '../../language/conditions/evaluate.ts'
import type { Condition, Name, NameTable } from '../../language/conditions/expression.ts'
import { parseCondition } from '../../language/conditions/parse.ts'
import type { Bilingual } from '../../model/system.ts'
import { HOURS, OCCUPATIONS, SKILLS } from '../../systems/11-livelihood/employment/vocabulary.ts'
import type { Seeker, Vacancy } from './sides.ts'

/**
 * The conditions between a person and a vacancy. Each is written twice: as the vacancy asks it of people, and as the person
 * asks it of vacancies. Both say the same of every pair (a test holds it), so that either side can be judged by columns.
 * Nothing is asked but what both sides declared; no mark of a person beyond it is known here.
 */
export interface Criterion {
  readonly id: CriterionId
  readonly name: Bilingual
  /** As an expression over a seeker's facts. */
  readonly ofSeeker: (vacancy: Vacancy) => string
  /** As an expression over a vacancy's facts. */
  readonly ofVacancy: (seeker: Seeker) => string
  /** What the person wishes: a firm is told whether it fits, never the wish. */
  readonly isWish: boolean
}

export const CRITERION_IDS = [
  'occupation',
  'hours',
  'wage',
  'distance',
  'start',
  'education',
  'experience',
  'skills',
] as const
export type CriterionId = (typeof CRITERION_IDS)[number]

const named = (zh: string, en: string): Bilingual => ({ zh, en })
/** Names in expressions have no hyphens. */
const word = (id: string) => id.replaceAll('-', '_')

const truths = (
  prefix: string,
  of: Readonly<Record<string, Bilingual>>,
  label: (one: Bilingual) => Bilingual,
): Readonly<Record<string, Name>> =>
  Object.fromEntries(
    Object.entries(of).map(([id, name]) => [`${prefix}_${word(id)}`, { kind: 'truth', label: label(name) }]),
  )

/** What can only be settled between the two: never known beforehand. */
const UNSURE: Name = { kind: 'truth', label: named('双方商定', 'To be agreed') }
const KM: Name = { kind: 'number', label: named('距离', 'Distance'), unit: '千米' }

export const SEEKER_NAMES: NameTable = {
  unsure: UNSURE,
  km: KM,
  education: { kind: 'number', label: named('文化程度', 'Education') },
  experience: { kind: 'number', label: named('工作年限', 'Experience'), unit: '年' },
  wage_wish: { kind: 'number', label: named('期望工资', 'Wage asked'), unit: '元/月' },
  km_most: { kind: 'number', label: named('通勤最远', 'Commute at most'), unit: '千米' },
  lives_in: { kind: 'truth', label: named('可以住厂', 'Would live in') },
  from_day: { kind: 'day', label: named('最早到岗', 'Can start on') },
  ...truths('can', SKILLS, ({ zh, en }) => named(`会${zh}`, `Can: ${en}`)),
  ...truths('wants', OCCUPATIONS, ({ zh, en }) => named(`愿做${zh}`, `Wants: ${en}`)),
  ...truths('works', HOURS, ({ zh, en }) => named(`能上${zh}`, `Works: ${en}`)),
}

export const VACANCY_NAMES: NameTable = {
  unsure: UNSURE,
  km: KM,
  occupation: { kind: 'text', label: named('职业类别', 'Occupation'), choices: OCCUPATIONS },
  hours: { kind: 'text', label: named('工作时间', 'Hours'), choices: HOURS },
  wage_least: { kind: 'number', label: named('工资下限', 'Wage from'), unit: '元/月' },
  wage_most: { kind: 'number', label: named('工资上限', 'Wage to'), unit: '元/月' },
  needs_education: { kind: 'number', label: named('文化程度要求', 'Education asked') },
  needs_experience: { kind: 'number', label: named('工作年限要求', 'Experience asked'), unit: '年' },
  needs_skills: { kind: 'number', label: named('必需技能数', 'Skills asked') },
  start_by: { kind: 'day', label: named('最晚到岗', 'Start by') },
  lodging: { kind: 'truth', label: named('包住', 'Lodging') },
  ...truths('needs', SKILLS, ({ zh, en }) => named(`要求${zh}`, `Asks: ${en}`)),
}

/** What expressions over people know of one; `km` belongs to a pair and is added where one is judged. */
export function factsOfSeeker(seeker: Seeker): Facts {
  const { skills, wanted, hours } = seeker
  const facts: Record<string, unknown> = {
    education: seeker.education,
    experience: seeker.experience,
    wage_wish: seeker.wage,
    km_most: seeker.km,
    lives_in: seeker.livesIn,
    from_day: seeker.from,
  }
  for (const id of Object.keys(SKILLS)) facts[`can_${word(id)}`] = skills === null ? null : skills.has(id)
  for (const id of Object.keys(OCCUPATIONS))
    facts[`wants_${word(id)}`] = wanted === null ? null : wanted.has('any') || wanted.has(id)
  for (const id of Object.keys(HOURS)) facts[`works_${word(id)}`] = hours === null ? null : hours.has(id)
  return facts
}

export function factsOfVacancy(vacancy: Vacancy): Facts {
  const facts: Record<string, unknown> = {
    occupation: vacancy.occupation,
    hours: vacancy.hours,
    wage_least: vacancy.wageLeast,
    wage_most: vacancy.wageMost,
    needs_education: vacancy.education,
    needs_experience: vacancy.experience,
    needs_skills: vacancy.skills.size,
    start_by: vacancy.startBy,
    lodging: vacancy.lodging,
  }
  for (const id of Object.keys(SKILLS)) facts[`needs_${word(id)}`] = vacancy.skills.has(id)
  return facts
}

const oneOf = (ids: Iterable<string>) => `[${[...ids].map((id) => JSON.stringify(id)).join(', ')}]`

export const CRITERIA: readonly Criterion[] = [
  {
    id: 'occupation',
    name: named('求职意向', 'Kind of work'),
    isWish: true,
    ofSeeker: ({ occupation }) => `wants_${word(occupation)}`,
    ofVacancy: ({ wanted }) =>
      wanted === null ? 'unsure' : wanted.has('any') ? 'true' : `occupation in ${oneOf(wanted)}`,
  },
  {
    id: 'hours',
    name: named('工作时间', 'Hours'),
    isWish: true,
    ofSeeker: ({ hours }) => `works_${word(hours)}`,
    ofVacancy: ({ hours }) => (hours === null ? 'unsure' : `hours in ${oneOf(hours)}`),
  },
  {
    // Within the range the two still have to agree: that is not known, and neither yes nor no.
    id: 'wage',
    name: named('工资', 'Wage'),
    isWish: true,
    ofSeeker: ({ wageLeast, wageMost }) => {
      if (wageLeast === null || wageMost === null) return 'wage_wish <= 0 || unsure'
      return `wage_wish <= ${wageMost} && (wage_wish <= ${wageLeast} || unsure)`
    },
    ofVacancy: ({ wage }) => {
      if (wage === null) return 'unsure'
      return wage <= 0 ? 'true' : `wage_most >= ${wage} && (wage_least >= ${wage} || unsure)`
    },
  },
  {
    id: 'distance',
    name: named('距离', 'Distance'),
    isWish: true,
    ofSeeker: ({ lodging }) => (lodging ? 'km <= km_most || lives_in' : 'km <= km_most'),
    ofVacancy: ({ km, livesIn }) => {
      const near = km === null ? 'unsure' : `km <= ${km}`
      if (livesIn === false) return near
      return `${near} || ${livesIn === true ? 'lodging' : '(lodging && unsure)'}`
    },
  },
  {
    id: 'start',
    name: named('到岗时间', 'Start'),
    isWish: true,
    ofSeeker: ({ startBy }) => (startBy === null ? 'true' : `from_day <= "${startBy}"`),
    ofVacancy: ({ from }) => `!has(start_by) || ${from === null ? 'unsure' : `start_by >= "${from}"`}`,
  },
  {
    id: 'education',
    name: named('文化程度', 'Education'),
    isWish: false,
    ofSeeker: ({ education }) => (education <= 0 ? 'true' : `education >= ${education}`),
    ofVacancy: ({ education }) =>
      education === null ? 'needs_education <= 0 || unsure' : `needs_education <= ${education}`,
  },
  {
    id: 'experience',
    name: named('工作年限', 'Experience'),
    isWish: false,
    ofSeeker: ({ experience }) => (experience <= 0 ? 'true' : `experience >= ${experience}`),
    ofVacancy: ({ experience }) =>
      experience === null ? 'needs_experience <= 0 || unsure' : `needs_experience <= ${experience}`,
  },
  {
    id: 'skills',
    name: named('技能', 'Skills'),
    isWish: false,
    ofSeeker: ({ skills }) => (skills.size === 0 ? 'true' : [...skills].map((id) => `can_${word(id)}`).join(' && ')),
    ofVacancy: ({ skills }) => {
      if (skills === null) return 'needs_skills <= 0 || unsure'
      const lacking = Object.keys(SKILLS).filter((id) => !skills.has(id))
      return lacking.length === 0 ? 'true' : lacking.map((id) => `!needs_${word(id)}`).join(' && ')
    },
  },
]

/** Reads what one side asks of the other, each text once: vacancies ask much the same. */
export function readerOf(names: NameTable): (text: string) => Condition {
  const known = new Map<string, Condition>()
  return (text) => {
    const found = known.get(text)
    if (found !== undefined) return found
    const read = parseCondition(text, names)
    if (read.kind === 'refused') throw new Error(`“${text}”: ${JSON.stringify(read.refusal.faults)}`)
    // Texts hold numbers that people typed: what is kept has an end.
    if (known.size > 50_000) known.clear()
    known.set(text, read.value)
    return read.value
  }
}

/** All that one side asks of the other, as one condition. */
export const together = (texts: readonly string[]): string => {
  const real = texts.filter((text) => text !== 'true')
  return real.length === 0 ? 'true' : real.map((text) => (text.includes('||') ? `(${text})` : text)).join(' && ')
}
