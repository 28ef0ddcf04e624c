import { defineSample, type SampleRecord } from '../../language/sample.ts'

/** Base values of the plan's start, growth a year, and what acceptance asks; invented, about as such districts are. */
const RATIOS: readonly (readonly [
  ratio: string,
  part: number,
  whole: number,
  growth: number,
  wanted: number,
  method: string,
  body: string,
])[] = [
  ['research-intensity', 46_500, 2_650_000, 1.14, 3, 'survey', 'science'],
  ['fiscal-science', 7800, 235_000, 1.13, 5, 'register', 'finance'],
  ['research-staff', 720, 92_000, 1.11, 123.9, 'survey', 'science'],
  ['invention-patents', 330, 262_000, 1.14, 15, 'register', 'market-regulation'],
  ['technology-contracts', 8100, 2_650_000, 1.18, 0.5, 'register', 'science'],
  ['high-tech-of-gdp', 735_000, 2_650_000, 1.12, 40, 'survey', 'science'],
  ['high-tech-of-industry', 735_000, 1_560_000, 1.11, 60, 'survey', 'science'],
  ['firms-with-research', 34, 87, 1.12, 60, 'survey', 'industry'],
  ['energy', 1_070_000, 2_650_000, 1.01, 0.331, 'survey', 'industry'],
  ['good-air', 312, 364, 1.008, 90, 'register', 'environment'],
]

/** The ratios of an innovation district, year by year, with one whose scopes did not agree and was returned (模拟数据). */
export default defineSample({
  system: 'innovation-district',
  *make(stage): Iterable<SampleRecord> {
    const planner = stage.person('planner')
    const first = Number(stage.from.slice(0, 4))
    const last = Number(stage.to.slice(0, 4))
    for (let year = first; year < last; year++) {
      const at = new Date(Date.UTC(year + 1, 2, 12, 2))
      const later = (days: number) => new Date(at.getTime() + days * 86_400_000)
      for (const [i, [ratio, part, whole, growth, wanted, method, key]] of RATIOS.entries()) {
        const body = stage.bodies.find((one) => one.key === key) ?? stage.bodies[0]
        if (body === undefined) return
        const clerk = stage.person('clerk', body.id)
        const wasReturned = i === 0 && year === first
        yield {
          type: 'innovation-ratio',
          id: stage.id(at),
          values: {
            ratio,
            year: String(year),
            scope: 'whole',
            method,
            part: String(Math.round(part * growth ** (year - first) * (0.97 + stage.random() * 0.06))),
            whole: String(Math.round(whole * (ratio === 'good-air' ? 1 : 1.06 ** (year - first)))),
            part_scope: 'whole',
            part_source: '部门年报（模拟数据）',
            whole_source: '统计年报（模拟数据）',
            wanted: String(wanted),
            is_ceiling: ratio === 'energy',
            body: body.id,
          },
          at,
          by: clerk,
          steps: [
            { does: 'submit', at: later(1), by: clerk },
            ...(wasReturned
              ? [
                  { does: 'return', at: later(3), by: planner, reason: '请附调查表（模拟数据）' },
                  { does: 'submit', at: later(5), by: clerk },
                ]
              : []),
            { does: 'confirm', at: later(8), by: planner },
          ],
        }
      }
    }
  },
})
