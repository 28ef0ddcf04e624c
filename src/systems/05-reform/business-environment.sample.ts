import { defineSample, type SampleRecord } from '../../language/sample.ts'

const VALUES = [
  ['start', '开办企业时间', '小时', 24, 4, 72, 'market-regulation'],
  ['build', '施工许可办理时间', '工作日', 45, 20, 90, 'housing'],
  ['power', '获得用电时间', '工作日', 9, 3, 30, 'industry'],
  ['property', '不动产登记时间', '工作日', 3, 1, 10, 'natural-resources'],
  ['tax', '纳税次数', '次/年', 6, 4, 12, 'finance'],
  ['service', '网上可办率', '%', 84, 100, 40, 'development-reform'],
  ['regulation', '联合检查占比', '%', 38, 80, 0, 'market-regulation'],
  ['credit', '首贷户增长', '%', 11, 25, 0, 'finance'],
  ['tender', '电子招标占比', '%', 72, 100, 20, 'development-reform'],
] as const

/** Figures of each year against the frontier, gaps given out, and firms asked, some too often (模拟数据). */
export default defineSample({
  system: 'business-environment',
  after: ['enterprise-gradient'],
  *make(stage): Iterable<SampleRecord> {
    const planner = stage.person('planner')
    const first = Number(stage.from.slice(0, 4))
    const last = Number(stage.to.slice(0, 4))
    const before = new Map<string, SampleRecord>()
    for (let year = first; year < last; year++) {
      const at = new Date(Date.UTC(year + 1, 1, 20, 2))
      for (const [area, name, unit, base, frontier, worst, key] of VALUES) {
        const body = stage.bodies.find((one) => one.key === key) ?? stage.bodies[0]
        if (body === undefined) return
        // Each year a part of the way to the frontier, sometimes none.
        const way = 1 - 0.88 ** (year - first + stage.random())
        const record: SampleRecord = {
          type: 'be-value',
          id: stage.id(at),
          values: {
            year: String(year),
            area,
            name,
            unit,
            kind: 'record',
            value: (base + (frontier - base) * way).toFixed(1),
            frontier: String(frontier),
            worst: String(worst),
            owner: body.id,
            source: '业务系统（模拟数据）',
          },
          at,
          by: stage.person('clerk', body.id),
          steps: [],
        }
        yield record
        const earlier = before.get(name)
        if (earlier !== undefined && stage.random() < 0.3) {
          const opened = new Date(at.getTime() - 200 * 86_400_000)
          yield {
            type: 'be-gap',
            id: stage.id(opened),
            values: {
              value: earlier.id,
              measure: `压减环节（模拟数据）`,
              owner: body.id,
              wanted: ((Number(earlier.values.value) + frontier) / 2).toFixed(1),
              due_on: `${year + 1}-06-30`,
            },
            at: opened,
            by: planner,
            steps: [],
          }
        }
        before.set(name, record)
      }
    }
    const firms = stage.made('enterprise').filter(({ values }) => values.kind === 'company')
    for (let i = 0; i < stage.scale(60) && firms.length > 0; i++) {
      const firm = firms[(i * 7) % Math.min(firms.length, 45)] as SampleRecord
      const at = new Date(Date.UTC(last - 1, 3, 1 + (i % 200), 2))
      const body = stage.bodies.find(({ key }) => key === 'development-reform') ?? stage.bodies[0]
      if (body === undefined) return
      yield {
        type: 'be-survey',
        id: stage.id(at),
        values: {
          firm: firm.id,
          area: stage.pick(['service', 'tax', 'credit', 'regulation'] as const),
          asked_on: at.toISOString().slice(0, 10),
          answered: stage.random() < 0.8,
          body: body.id,
        },
        at,
        by: stage.person('clerk', body.id),
        steps: [],
      }
    }
  },
})
