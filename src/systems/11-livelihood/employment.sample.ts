import {
  defineSample,
  type SampleActor,
  type SampleRecord,
  type SampleStage,
  type SampleStep,
} from '../../language/sample.ts'
import { atWork, plusDays } from '../05-reform/enterprise-gradient/invent.ts'
import { loansFor, subsidiesFor } from './employment/help-sample.ts'
import { monthsFor } from './employment/months-sample.ts'
import {
  consentOf,
  dayBefore,
  type SampleSeeker,
  type Station,
  seekerOf,
  stationsOf,
} from './employment/people-sample.ts'
import { coursesFor } from './employment/training-sample.ts'
import { type SampleVacancy, vacancyOf } from './employment/vacancy-sample.ts'

/** 模拟数据: five years of files, vacancies, referrals and jobs of a district that does not exist. */
export default defineSample({
  system: 'employment',
  after: ['enterprise-gradient'],
  *make(stage): Iterable<SampleRecord> {
    const stations = stationsOf(stage)
    const firms = stage
      .made('enterprise')
      .filter(({ values, steps }) => values.kind === 'company' && steps.length === 0)
      .filter(({ values }) => String(values.entered_on) < stage.from)
    const bureau = stage.bodies.find(({ key }) => key === 'human-resources') ?? stage.bodies[0]
    const first = stations[0]
    if (first === undefined || firms.length === 0 || bureau === undefined) return
    const verifier = stage.person('clerk', bureau.id)
    const vacancies = vacanciesFor(stage, firms, [first.clerk, verifier])

    let serial = 0
    const file = (filed: string, isFull: boolean) => {
      serial += 1
      return seekerOf(stage, stage.pick(stations), serial, filed, isFull)
    }
    const lastYear = later(stage.from, plusDays(stage.to, -230))
    const hires = Array.from({ length: stage.scale(150) }, () =>
      file(dayBefore(stage, stage.from, plusDays(stage.to, -40)), true),
    )
    const seeking = Array.from({ length: stage.scale(170) }, () =>
      file(dayBefore(stage, lastYear, plusDays(stage.to, -6)), true),
    )
    // The register was taken over two years before the end; since then some come and some go.
    const since = (days: number) => later(stage.from, plusDays(stage.to, -days))
    const registered = Array.from({ length: stage.scale(560) }, (_, i) =>
      file(
        i % 5 < 3 ? dayBefore(stage, since(800), since(745)) : dayBefore(stage, since(740), plusDays(stage.to, -5)),
        false,
      ),
    )
    const entered: Entered[] = []
    const others: SampleRecord[] = []
    for (const seeker of hires) {
      const hired = hireFor(stage, seeker, vacancies)
      if (hired !== null) entered.push(hired)
    }
    for (const [i, seeker] of seeking.entries()) others.push(...searchOf(stage, seeker, vacancies, i))
    for (const vacancy of vacancies) yield vacancy.record(vacancy.hired)
    const unemployed: { readonly from: string; readonly until: string | null }[] = []
    const reemployed = new Set<string>()
    const register = (seeker: SampleSeeker, job: Entered | null) => {
      const { record, from, until } = registrationOf(stage, seeker, job)
      others.push(record)
      if (record.values.is_urban === true) unemployed.push({ from, until })
      if (job !== null) reemployed.add(job.employment)
    }
    for (const job of entered) if (stage.random() < 0.45) register(job.seeker, job)
    for (const seeker of seeking) if (stage.random() < 0.3) register(seeker, null)
    for (const seeker of registered) register(seeker, null)
    for (const [i, seeker] of [...hires, ...seeking].entries())
      if (i % 6 === 0) others.push(recognitionOf(stage, seeker))
    const difficult = new Map(
      others.flatMap(({ type, values, steps }) =>
        type === 'difficulty-recognition' && steps[0]?.does === 'recognise'
          ? [[String(values.seeker), steps[0].at.getTime()] as const]
          : [],
      ),
    )
    const served = new Map([...hires, ...seeking].map(({ record, station }) => [record.id, station]))
    others.push(
      ...subsidiesFor(
        stage,
        others.filter(({ type }) => type === 'difficulty-recognition'),
        (seeker) => served.get(seeker),
      ),
    )
    others.push(...loansFor(stage, [...hires, ...seeking]))
    others.push(...householdsFor(stage, entered, seeking))
    others.push(...coursesFor(stage, bureau.id, verifier, seeking))
    const withdrawn = new Set(seeking.filter((_, i) => i % 17 === 9))
    for (const seeker of [...hires, ...seeking]) {
      yield { ...seeker.record, steps: [...seeker.steps].sort((a, b) => a.at.getTime() - b.at.getTime()) }
      yield consentOf(
        stage,
        seeker,
        withdrawn.has(seeker) ? dayBefore(stage, plusDays(seeker.filed, 3), stage.to) : null,
      )
    }
    for (const { record } of registered) yield record
    yield* entered.flatMap(({ records }) => records)
    yield* others
    yield* monthsFor(stage, bureau.id, verifier, { started: entered, unemployed, reemployed, difficult })
  },
})

/** Vacancies of five years; a third of them open at the end. */
function vacanciesFor(
  stage: SampleStage,
  firms: readonly SampleRecord[],
  desks: readonly [SampleActor, SampleActor],
): readonly SampleVacancy[] {
  const made = (from: string, to: string, count: number) =>
    Array.from({ length: stage.scale(count) }, () =>
      vacancyOf(stage, stage.pick(firms), dayBefore(stage, from, to), desks),
    )
  return [
    // One in the first weeks of each quarter at least, so that whoever looks finds something.
    ...Array.from({ length: 20 }, (_, i) => plusDays(stage.from, 3 + i * 88))
      .filter((day) => day < plusDays(stage.to, -90))
      .map((day) => vacancyOf(stage, stage.pick(firms), day, desks)),
    ...made(stage.from, plusDays(stage.to, -60), 80),
    ...made(plusDays(stage.to, -50), plusDays(stage.to, -2), 70),
  ]
}

export interface Entered {
  readonly seeker: SampleSeeker
  readonly started: string
  readonly employment: string
  readonly records: readonly SampleRecord[]
}

/** The later of two days. */
const later = (a: string, b: string): string => (a > b ? a : b)

const weekday = (day: string): string => {
  const at = new Date(`${day}T00:00:00Z`).getUTCDay()
  return at === 6 ? plusDays(day, 2) : at === 0 ? plusDays(day, 1) : day
}

/** The referral that led to a job, and the job with its follow-up; null where no vacancy was open. */
function hireFor(stage: SampleStage, seeker: SampleSeeker, vacancies: readonly SampleVacancy[]): Entered | null {
  const { record, station, filed, steps, isRural } = seeker
  steps.push(activation(seeker))
  const open = vacancies.filter(({ opened, until }) => opened > plusDays(filed, 2) && until > plusDays(opened, 20))
  const soon = open.filter(({ opened }) => opened < plusDays(filed, 200) && opened < plusDays(stage.to, -18))
  if (soon.length === 0) return null
  const vacancy = stage.pick(soon)
  vacancy.hired += 1
  const proposed = weekday(plusDays(vacancy.opened, stage.integer(1, 5)))
  const hired = weekday(plusDays(proposed, 4))
  const started = weekday(plusDays(hired, 3))
  contactsUntil(seeker, proposed)
  const at = atWork(proposed, stage.integer(20, 200))
  const employment = stage.id(atWork(hired, 60))
  const by = station.clerk
  const wage = String(vacancy.wage + 200)
  const life: SampleStep[] = []
  const within = (day: string) => day <= stage.to
  const leaves = stage.random() < 0.14 ? plusDays(started, stage.integer(40, 160)) : null
  const does = (day: string, step: SampleStep) => {
    if (within(day) && (leaves === null || day < leaves)) life.push(step)
  }
  if (within(started)) {
    life.push({
      does: 'start',
      at: atWork(started, 60),
      by,
      gives: { started_on: started, is_transfer: isRural && stage.random() < 0.8 },
    })
    steps.push({ does: 'settle', at: atWork(started, 120), by })
  }
  const insured = plusDays(started, stage.integer(8, 28))
  if (stage.random() < 0.9)
    does(insured, { does: 'insure', at: atWork(insured, 30), by, gives: { insured_on: insured } })
  for (const [does_, from, to] of [
    ['follow-first', 32, 39],
    ['follow-third', 93, 101],
    ['follow-sixth', 185, 193],
  ] as const) {
    const day = plusDays(started, stage.integer(from, to))
    does(day, {
      does: does_,
      at: atWork(day, 200),
      by,
      gives: { latest_wage: String(vacancy.wage + stage.integer(0, 5) * 100), is_insured: stage.random() < 0.94 },
    })
  }
  if (leaves !== null && within(leaves) && within(started))
    life.push({
      does: 'leave',
      at: atWork(leaves, 240),
      by,
      gives: {
        ended_on_day: leaves,
        end_cause: stage.pick(['resigned', 'resigned', 'expired', 'dismissed', 'retired'] as const),
      },
    })
  return {
    seeker,
    started,
    employment,
    records: [
      {
        type: 'job-referral',
        id: stage.id(at),
        values: {
          seeker: record.id,
          vacancy: vacancy.id,
          service_body: station.id,
          proposed_by: stage.pick(['station', 'station', 'seeker'] as const),
          proposed_on: proposed,
          fit: 'true',
          reasons: '求职意向、工资、距离、文化程度和技能都符合（模拟数据）',
        },
        at,
        by,
        steps: [
          { does: 'seeker-agrees', at: new Date(at.getTime() + 3_600_000), by },
          { does: 'firm-agrees', at: new Date(at.getTime() + 7_200_000), by },
          {
            does: 'arrange',
            at: new Date(at.getTime() + 8_000_000),
            by,
            gives: { interview_on: plusDays(proposed, 2) },
          },
          { does: 'hire', at: atWork(hired, 90), by, gives: { starts_on: started, wage, employment } },
        ],
      },
      {
        type: 'employment-entry',
        id: employment,
        values: {
          seeker: record.id,
          service_body: station.id,
          vacancy: vacancy.id,
          form: 'unit',
          is_urban: stage.random() < 0.9,
          starts_on: started,
          wage,
        },
        at: atWork(hired, 60),
        by,
        steps: life,
      },
    ],
  }
}

const activation = ({ record, station }: SampleSeeker): SampleStep => ({
  does: 'activate',
  at: new Date(record.at.getTime() + 20 * 60_000),
  by: station.clerk,
})

/** The station is in touch every ten weeks or so. */
function contactsUntil({ filed, steps, station }: SampleSeeker, until: string): void {
  for (let day = weekday(plusDays(filed, 70)); day < until; day = weekday(plusDays(day, 70)))
    steps.push({ does: 'contact', at: atWork(day, 330), by: station.clerk })
}

/** Somebody who still looks: in touch, referred here and there, not hired so far. */
function searchOf(
  stage: SampleStage,
  seeker: SampleSeeker,
  vacancies: readonly SampleVacancy[],
  turn: number,
): readonly SampleRecord[] {
  const { record, station, filed, steps } = seeker
  const by = station.clerk
  steps.push(activation(seeker))
  contactsUntil(seeker, stage.to)
  // Those whose consent ends are referred to nobody: their referrals would end with it.
  if (turn % 17 === 9) return []
  const open = vacancies.filter(
    ({ opened, until }) =>
      opened > plusDays(filed, 1) && plusDays(opened, 6) < stage.to && until > plusDays(opened, 20),
  )
  if (open.length === 0 || turn % 3 === 2) return []
  const vacancy = stage.pick(open)
  const proposed = weekday(plusDays(vacancy.opened, stage.integer(1, 3)))
  const at = atWork(proposed, stage.integer(20, 200))
  const isFresh = vacancy.until > stage.to
  const after = (hours: number) => new Date(at.getTime() + hours * 3_600_000)
  const life: SampleStep[] = [{ does: 'seeker-agrees', at: after(1), by }]
  if (stage.random() < 0.6) life.push({ does: 'firm-agrees', at: after(2), by })
  const isOver = !isFresh || stage.random() < 0.5
  if (isOver)
    life.push(
      stage.random() < 0.6
        ? {
            does: 'not-hire',
            at: after(3),
            by,
            gives: { not_cause: stage.pick(['skills', 'experience', 'wage', 'absent'] as const) },
          }
        : {
            does: 'decline',
            at: after(3),
            by,
            gives: {
              declined_cause: stage.pick(['wage', 'distance', 'hours'] as const),
              was_suitable: stage.random() < 0.3,
            },
          },
    )
  return [
    {
      type: 'job-referral',
      id: stage.id(at),
      values: {
        seeker: record.id,
        vacancy: vacancy.id,
        service_body: station.id,
        proposed_by: 'station',
        proposed_on: proposed,
        fit: stage.pick(['true', 'unknown'] as const),
        reasons: '按档案和岗位逐条比对（模拟数据）',
      },
      at,
      by,
      steps: life,
    },
  ]
}

/** A registration of unemployment, from the file to the job, to another end, or still standing. */
function registrationOf(
  stage: SampleStage,
  { record, station, filed }: SampleSeeker,
  job: Entered | null,
): { readonly record: SampleRecord; readonly from: string; readonly until: string | null } {
  const at = new Date(record.at.getTime() + 30 * 60_000)
  const by = station.clerk
  const accepted = weekday(plusDays(filed, stage.integer(0, 2)))
  const from = accepted <= stage.to ? accepted : filed
  const steps: SampleStep[] = [{ does: 'register', at: atWork(from, 400), by }]
  const ends = job !== null ? weekday(plusDays(job.started, 1)) : null
  const other = job === null && stage.random() < 0.25 ? weekday(plusDays(from, stage.integer(60, 300))) : null
  const end = ends ?? other
  const last = end !== null && end < stage.to ? end : stage.to
  for (let day = weekday(plusDays(from, 150)); day < last; day = weekday(plusDays(day, 150)))
    steps.push({ does: 'contact', at: atWork(day, 420), by })
  const isOver = end !== null && end <= stage.to
  if (isOver)
    steps.push({
      does: 'cancel',
      at: atWork(end, 430),
      by,
      gives:
        job !== null
          ? { cancel_cause: 'hired', cancelled_on: end, employment: job.employment }
          : { cancel_cause: stage.pick(['business', 'income', 'pension', 'study'] as const), cancelled_on: end },
    })
  return {
    from,
    until: isOver ? end : null,
    record: {
      type: 'unemployment-registration',
      id: stage.id(at),
      values: {
        seeker: record.id,
        service_body: station.id,
        applied_on: filed,
        lost_on: plusDays(filed, -stage.integer(5, 200)),
        is_urban: stage.random() < 0.92,
        cause: stage.pick(['new', 'ended', 'dismissed', 'resigned', 'closed', 'business'] as const),
        paid_years: stage.integer(0, 12),
      },
      at,
      by,
      steps,
    },
  }
}

function recognitionOf(stage: SampleStage, { record, station, filed, birth }: SampleSeeker): SampleRecord {
  const applied = weekday(plusDays(filed, stage.integer(1, 5)))
  const decided = weekday(plusDays(applied, stage.integer(2, 8)))
  const at = atWork(applied, 250)
  const isOld = birth < plusDays(applied, -18_700)
  const steps: SampleStep[] =
    decided > stage.to
      ? []
      : stage.random() < 0.1
        ? [{ does: 'refuse', at: atWork(decided, 60), by: station.reviewer, reason: '不符合认定条件（模拟数据）' }]
        : [
            {
              does: 'recognise',
              at: atWork(decided, 60),
              by: station.reviewer,
              gives: {
                valid_until: plusDays(decided, 1095) > stage.to ? plusDays(decided, 1095) : plusDays(stage.to, 90),
              },
            },
          ]
  return {
    type: 'difficulty-recognition',
    id: stage.id(at),
    values: {
      seeker: record.id,
      service_body: station.id,
      applied_on: applied,
      category: isOld ? 'age-4050' : stage.pick(['low-income', 'disabled', 'landless', 'closed-trade'] as const),
    },
    at,
    by: station.clerk,
    steps,
  }
}

/** Households without a job: most cleared by a member's start, two that still wait. */
function householdsFor(
  stage: SampleStage,
  entered: readonly Entered[],
  seeking: readonly SampleSeeker[],
): readonly SampleRecord[] {
  const household = (
    seeker: SampleSeeker,
    found: string,
    steps: (station: Station) => readonly SampleStep[],
  ): SampleRecord => {
    const at = atWork(found, 300)
    const members = stage.integer(1, 3)
    return {
      type: 'zero-job-household',
      id: stage.id(at),
      values: {
        head: seeker.record.id,
        service_body: seeker.station.id,
        found_on: found,
        source: stage.pick(['application', 'visit', 'data'] as const),
        is_urban: true,
        working_age: members,
        unemployed: members,
      },
      at,
      by: seeker.station.clerk,
      steps: steps(seeker.station),
    }
  }
  const cleared = entered
    .filter(({ started, seeker }) => started <= stage.to && plusDays(started, -22) > seeker.filed)
    .slice(0, stage.scale(11))
    .map(({ seeker, started, employment }) =>
      household(seeker, weekday(plusDays(started, -20)), (station) => [
        { does: 'confirm', at: atWork(weekday(plusDays(started, -15)), 60), by: station.reviewer },
        { does: 'clear', at: atWork(started, 200), by: station.clerk, gives: { employment } },
      ]),
    )
  const open = seeking
    .filter(({ filed }) => filed < plusDays(stage.to, -60))
    .slice(0, stage.scale(2))
    .map((seeker, i) => {
      const found = weekday(plusDays(stage.to, i === 0 ? -12 : -45))
      return household(seeker, found, (station) => [
        { does: 'confirm', at: atWork(weekday(plusDays(found, 4)), 60), by: station.reviewer },
      ])
    })
  return [...cleared, ...open]
}
