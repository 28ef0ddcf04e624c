import { defineSample, type SampleRecord, type SampleStep } from '../../language/sample.ts'

const DAY = 86_400_000
const dayOf = (at: Date) => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)
const plus = (at: Date, days: number) => new Date(at.getTime() + days * DAY)

const ITEMS = [
  {
    name: '食品经营单位抽查',
    content: '许可、索证索票、从业人员健康',
    body: 'market-regulation',
    kind: 'key',
    times: 2,
    sector: '6',
  },
  {
    name: '企业公示信息抽查',
    content: '年报和即时信息公示',
    body: 'market-regulation',
    kind: 'ordinary',
    times: 1,
    sector: '',
  },
  { name: '工业产品质量抽查', content: '抽样检验', body: 'market-regulation', kind: 'ordinary', times: 1, sector: '3' },
  {
    name: '用人单位劳动保障抽查',
    content: '合同、工资、社会保险',
    body: 'human-resources',
    kind: 'ordinary',
    times: 1,
    sector: '',
  },
  { name: '安全生产执法抽查', content: '责任制、培训、设备', body: 'emergency', kind: 'key', times: 2, sector: '3' },
  { name: '排污单位抽查', content: '许可、台账、监测', body: 'environment', kind: 'key', times: 2, sector: '3' },
] as const

/** Classes as they divide in a district, in percent: low, ordinary, higher, high. */
const CLASSES = [
  ['A', 65.4],
  ['B', 25.3],
  ['C', 7.8],
  ['D', 1.5],
] as const

/** Items, inspectors with what they avoid, firms by class, and three years of visits with their results (模拟数据). */
export default defineSample({
  system: 'regulation',
  after: ['enterprise-gradient', 'power-lists'],
  *make(stage): Iterable<SampleRecord> {
    const begins = new Date(`${stage.from}T01:00:00Z`)
    const end = new Date(`${stage.to}T09:00:00Z`)
    const planner = stage.person('planner')
    const firms = stage
      .made('enterprise')
      .filter(
        ({ values, steps }) =>
          values.kind === 'company' &&
          steps.every(({ does }) => does !== 'move-out' && does !== 'cancel' && does !== 'revoke'),
      )
    const month = stage.to.slice(0, 7)
    for (const firm of firms.slice(0, stage.scale(1500))) {
      let chance = stage.random() * 100
      const found = CLASSES.find(([, share]) => {
        chance -= share
        return chance < 0
      })
      yield {
        type: 'credit-class',
        id: stage.id(plus(end, -60)),
        values: {
          firm: firm.id,
          month: month > '2000-02' ? previous(month) : month,
          class: found?.[0] ?? 'A',
          source: '上级推送（模拟数据）',
        },
        at: plus(end, -20),
        by: planner,
        steps: [],
      }
    }
    const inspectorsOf = new Map<string, SampleRecord[]>()
    let certificates = 0
    for (const key of new Set(ITEMS.map(({ body }) => body))) {
      const body = stage.bodies.find((one) => one.key === key) ?? stage.bodies.find(({ kind }) => kind === 'department')
      if (body === undefined) return
      const clerk = stage.person('clerk', body.id)
      const own: SampleRecord[] = []
      for (let i = 0; i < 8; i++) {
        certificates++
        const record: SampleRecord = {
          type: 'inspector',
          id: stage.id(begins),
          values: {
            name: stage.personName(),
            certificate: `模拟执${String(certificates).padStart(4, '0')}`,
            department: body.id,
            specialties: [stage.pick(['food', 'product', 'safety', 'environment', 'labour', 'general'] as const)],
            valid_to: `${Number(stage.to.slice(0, 4)) + stage.integer(1, 4)}-12-31`,
            is_lent: i === 7,
          },
          at: begins,
          by: clerk,
          steps: [],
        }
        own.push(record)
        yield record
        const firm = firms[(certificates * 13) % Math.max(1, firms.length)]
        if (i % 3 === 0 && firm !== undefined)
          yield {
            type: 'inspector-avoidance',
            id: stage.id(begins),
            values: {
              inspector: record.id,
              firm: firm.id,
              reason: stage.pick(['relation', 'employer', 'ownership'] as const),
            },
            at: begins,
            by: clerk,
            steps: [],
          }
      }
      inspectorsOf.set(key, own)
    }
    for (const item of ITEMS) {
      const body =
        stage.bodies.find((one) => one.key === item.body) ?? stage.bodies.find(({ kind }) => kind === 'department')
      const inspectors = inspectorsOf.get(item.body) ?? []
      if (body === undefined || inspectors.length < 2) continue
      const clerk = stage.person('clerk', body.id)
      yield {
        type: 'inspection-item',
        id: stage.id(begins),
        values: {
          name: item.name,
          content: `${item.content}（模拟数据）`,
          basis: '模拟条例',
          department: body.id,
          kind: item.kind,
          times_a_year: item.times,
          from_day: stage.from,
        },
        at: begins,
        by: clerk,
        steps: [],
      }
      const open = firms.filter(({ values }) => String(values.sector).startsWith(item.sector))
      for (let i = 0; i < stage.scale(60) && open.length > 0; i++) {
        const planned = plus(end, -stage.integer(20, 1000))
        if (planned < begins) continue
        const firm = stage.pick(open)
        if (String(firm.values.entered_on) > dayOf(planned)) continue
        const [first, second] = [inspectors[i % 7], inspectors[(i + 3) % 7]] as [SampleRecord, SampleRecord]
        const made = plus(planned, -15)
        const steps: SampleStep[] = []
        const inspected = plus(planned, stage.integer(0, 6))
        const isFound = stage.random() < 0.22
        if (inspected <= end && stage.random() < 0.97) {
          steps.push({
            does: 'inspect',
            at: inspected,
            by: clerk,
            gives: {
              began_on: dayOf(inspected),
              ended_on: dayOf(inspected),
              result: isFound
                ? stage.pick(['corrected', 'corrected', 'not-published', 'unreachable', 'pending'] as const)
                : 'none',
              found: isFound ? '有一处不符合要求（模拟数据）' : null,
              photos: [stage.id(inspected)],
            },
          })
          // Nearly all are published in time, a few are not.
          const published = plus(inspected, stage.random() < 0.95 ? stage.integer(1, 15) : stage.integer(32, 50))
          if (published <= end) steps.push({ does: 'publish', at: published, by: clerk })
        }
        yield {
          type: 'inspection',
          id: stage.id(made),
          values: {
            firm: firm.id,
            firm_name: firm.values.name ?? '',
            items: item.name,
            lead: body.id,
            is_joint: stage.random() < 0.35,
            first: first.id,
            second: second.id,
            planned_on: dayOf(planned),
          },
          at: made < begins ? begins : made,
          by: clerk,
          steps,
        }
      }
    }
  },
})

/** '2024-03' → '2024-02'. */
function previous(month: string): string {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return number === 1 ? `${year - 1}-12` : `${year}-${String(number - 1).padStart(2, '0')}`
}
