import type { SampleActor, SampleRecord, SampleStage } from '../../../language/sample.ts'
import { atWork, plusDays } from '../../05-reform/enterprise-gradient/invent.ts'
import type { SampleSeeker } from './people-sample.ts'

interface Started {
  readonly seeker: SampleSeeker
  readonly started: string
  readonly employment: string
  readonly records: readonly SampleRecord[]
}

/** What the months are counted from. */
interface Counted {
  readonly started: readonly Started[]
  readonly unemployed: readonly { readonly from: string; readonly until: string | null }[]
  /** Jobs of people who were registered unemployed. */
  readonly reemployed: ReadonlySet<string>
  /** When a person was recognised as in difficulty. */
  readonly difficult: ReadonlyMap<string, number>
}

/** 模拟数据: entries and attrition by the count of the insurance lists, and what each month came to. */
export function* monthsFor(
  stage: SampleStage,
  host: string,
  clerk: SampleActor,
  { started, unemployed, reemployed, difficult }: Counted,
): Iterable<SampleRecord> {
  let previous: string | null = null
  for (let first = `${stage.from.slice(0, 7)}-01`; ; first = nextMonth(first)) {
    const month = first.slice(0, 7)
    const last = plusDays(nextMonth(first), -1)
    if (last >= stage.to) return
    const entries = stage.scale(stage.integer(42, 78))
    const transfers = stage.scale(stage.integer(14, 24))
    const attrition = stage.scale(stage.integer(6, 12))
    const line = (more: SampleRecord['values']): SampleRecord => ({
      type: 'employment-change',
      id: stage.id(atWork(last, 200)),
      values: {
        on: last,
        is_urban: true,
        is_transfer: false,
        was_unemployed: false,
        was_difficult: false,
        source: 'insurance',
        service_body: host,
        ...more,
      },
      at: atWork(last, 200),
      by: clerk,
      steps: [],
    })
    yield line({ kind: 'entry', people: entries })
    yield line({ kind: 'entry', people: transfers, is_transfer: true })
    yield line({ kind: 'attrition', people: attrition })
    // The register of the unemployed was taken over two years before the end: before, no rate can be told.
    if (last < plusDays(stage.to, -740)) continue
    const jobs = started.filter((one) => one.started.startsWith(month) && one.started <= stage.to)
    const lives = jobs.map(({ records }) => records.find(({ type }) => type === 'employment-entry'))
    const urban = lives.filter((one) => one?.values.is_urban === true).length
    const moved = lives.filter((one) => one?.steps[0]?.gives?.is_transfer === true).length
    const gone = started
      .flatMap(({ records }) => records)
      .filter(
        ({ type, values, steps }) =>
          type === 'employment-entry' &&
          values.is_urban === true &&
          steps.some(
            ({ does, gives }) =>
              does === 'leave' && gives?.end_cause === 'retired' && String(gives.ended_on_day).startsWith(month),
          ),
      ).length
    const registered = unemployed.filter(({ from, until }) => from <= last && (until === null || until > last)).length
    const at = atWork(plusDays(last, 4), 100)
    const id = stage.id(at)
    yield {
      type: 'employment-month',
      id,
      values: {
        month,
        host,
        urban_employed: stage.scale(12_400) + 9 * Number(month.slice(5)) + 40 * (Number(month.slice(0, 4)) - 2020),
        base_source: '统计快报（模拟数据，按样本规模）',
        as_of: last,
        registered,
        entries: entries + transfers + urban,
        attrition: attrition + gone,
        transfers: transfers + moved,
        reemployed: jobs.filter(({ employment }) => reemployed.has(employment)).length,
        difficult: jobs.filter(
          (one) =>
            (difficult.get(one.seeker.record.id) ?? Number.POSITIVE_INFINITY) < Date.parse(`${one.started}T01:00:00Z`),
        ).length,
        previous,
      },
      at: at.getTime() < Date.parse(`${stage.to}T10:00:00Z`) ? at : atWork(stage.to, 60),
      by: clerk,
      steps: [],
    }
    previous = id
  }
}

const nextMonth = (first: string): string => {
  const [year = 0, month = 1] = first.split('-').map(Number)
  return month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`
}
