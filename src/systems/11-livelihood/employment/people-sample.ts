import type { SampleActor, SampleRecord, SampleStage, SampleStep } from '../../../language/sample.ts'
import { atWork, dayWithin, plusDays } from '../../05-reform/enterprise-gradient/invent.ts'
import { type EDUCATION, OCCUPATIONS, type SKILLS } from './vocabulary.ts'

/** Stations of the simulated district: subdistricts with somebody who takes in and somebody who decides. */
export interface Station {
  readonly id: string
  readonly clerk: SampleActor
  readonly reviewer: SampleActor
  /** Where its people live, about: longitude and latitude. */
  readonly centre: readonly [number, number]
}

export function stationsOf(stage: SampleStage): readonly Station[] {
  return stage.bodies
    .filter(({ kind }) => kind === 'subdistrict')
    .map(({ id }, i) => ({
      id,
      clerk: stage.person('clerk', id),
      reviewer: stage.person('reviewer', id),
      centre: [112.58 + 0.018 * (i % 3), 26.87 + 0.016 * Math.floor(i / 3)],
    }))
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** An id of nobody: its sequence 000 was never given out. */
export function inventCitizenId(division: string, birth: string): string {
  const body = `${division.slice(0, 6)}${birth.replaceAll('-', '')}000`
  const sum = [...body].reduce((all, digit, i) => all + Number(digit) * (WEIGHTS[i] ?? 0), 0)
  return `${body}${'10X98765432'[sum % 11]}`
}

/** What people who do this kind of work mostly can. */
const SKILLS_OF: Readonly<Record<string, readonly (keyof typeof SKILLS)[]>> = {
  assembly: ['fitter', 'winding', 'inspection'],
  machining: ['cnc', 'fitter', 'inspection', 'cad'],
  welding: ['welding', 'crane'],
  electrical: ['electrician', 'plc', 'winding'],
  sewing: ['sewing'],
  quality: ['inspection', 'office'],
  warehouse: ['forklift', 'office'],
  driving: ['driver-c1', 'driver-b2'],
  delivery: ['driver-c1'],
  catering: ['cooking', 'pastry'],
  sales: ['livestream', 'office'],
  clerical: ['office'],
  accounting: ['bookkeeping', 'office'],
  software: ['coding', 'network'],
  engineering: ['cad', 'plc'],
  construction: ['bricklaying', 'crane'],
  care: ['elderly-care', 'infant-care'],
  property: ['fire-control'],
}
export const skillsOf = (occupation: string): readonly string[] => SKILLS_OF[occupation] ?? ['office']

const EDUCATION_DRAW = [
  'primary',
  'junior',
  'junior',
  'junior',
  'senior',
  'senior',
  'senior',
  'college',
  'college',
  'bachelor',
] as const satisfies readonly (keyof typeof EDUCATION)[]
export const OCCUPATION_IDS = Object.keys(OCCUPATIONS).filter((id) => id !== 'other')

export interface SampleSeeker {
  readonly record: SampleRecord
  readonly steps: SampleStep[]
  readonly station: Station
  readonly filed: string
  readonly birth: string
  readonly occupation: string
  readonly isRural: boolean
  readonly isFull: boolean
}

/** 模拟数据: files of residents; `isFull` with wishes and consent, else no more than a registration needs. */
export function seekerOf(
  stage: SampleStage,
  station: Station,
  serial: number,
  filed: string,
  isFull: boolean,
): SampleSeeker {
  const at = atWork(filed, stage.integer(0, 300))
  // No two of the invented people were born on one day: the day makes their id.
  const birth = plusDays('1968-03-01', (serial * 17) % 13_000)
  const occupation = stage.pick(OCCUPATION_IDS)
  const isRural = stage.random() < 0.4
  const maybe = <T>(value: T, share = 0.93) => (stage.random() < share ? value : null)
  const known = skillsOf(occupation).filter(() => stage.random() < 0.55)
  const more: SampleRecord['values'] = isFull
    ? {
        education: stage.pick(EDUCATION_DRAW),
        experience: maybe(stage.integer(0, 15)),
        skills: maybe(known.length === 0 ? ['none'] : known),
        wanted:
          stage.random() < 0.15
            ? ['any']
            : [...new Set([occupation, stage.pick(OCCUPATION_IDS), stage.pick(OCCUPATION_IDS)])],
        hours: [
          ...new Set([
            'day',
            ...(stage.random() < 0.6 ? ['shift'] : []),
            ...(stage.random() < 0.2 ? ['night', 'flexible'] : []),
          ]),
        ],
        wage_wish: maybe(String(stage.integer(26, 62) * 100)),
        km_most: maybe(String(stage.pick([3, 5, 8, 10, 15, 30]))),
        lives_in: maybe(stage.random() < 0.3),
        from_day: filed,
        home: [
          Number((station.centre[0] + (stage.random() - 0.5) * 0.02).toFixed(5)),
          Number((station.centre[1] + (stage.random() - 0.5) * 0.02).toFixed(5)),
        ] as const,
        address: `模拟小区${stage.integer(1, 60)}栋`,
        groups: stage.random() < 0.25 ? [stage.pick(['graduate', 'veteran', 'out-of-poverty'] as const)] : null,
      }
    : { education: stage.pick(EDUCATION_DRAW) }
  const record: SampleRecord = {
    type: 'job-seeker',
    id: stage.id(at),
    values: {
      name: stage.personName(),
      citizen_id: inventCitizenId(stage.division, birth),
      birth_on: birth,
      // No local number begins with 0: it reaches nobody.
      phone: `010-0${String(stage.integer(0, 9_999_999)).padStart(7, '0')}`,
      registration: isRural ? 'rural' : 'urban',
      service_body: station.id,
      filed_on: filed,
      ...more,
    },
    at,
    by: station.clerk,
    steps: [],
  }
  return { record, steps: [], station, filed, birth, occupation, isRural, isFull }
}

/** The consent of a person, given when the file was made; some of them withdraw it. */
export function consentOf(
  stage: SampleStage,
  { record, station, filed }: SampleSeeker,
  withdrawn: string | null,
): SampleRecord {
  const at = new Date(record.at.getTime() + 10 * 60_000)
  return {
    type: 'job-consent',
    id: stage.id(at),
    values: {
      seeker: record.id,
      purposes: stage.random() < 0.82 ? ['match', 'show', 'follow-up'] : ['match', 'follow-up'],
      how: stage.pick(['paper', 'online', 'phone'] as const),
      given_on: filed,
      valid_until: plusDays(filed, 730) > stage.to ? plusDays(filed, 730) : plusDays(stage.to, stage.integer(30, 400)),
      service_body: station.id,
    },
    at,
    by: station.clerk,
    steps: withdrawn === null ? [] : [{ does: 'withdraw', at: atWork(withdrawn, 100), by: station.clerk }],
  }
}

/** A day between two that lies before the end. */
export const dayBefore = (stage: SampleStage, from: string, to: string): string =>
  dayWithin(stage, from, to < stage.to ? to : stage.to)
