import { defineSample, type SampleRecord, type SampleStep } from '../../language/sample.ts'

const DAY = 86_400_000

/** One layer of grids over the cells of the case desk, what their workers are asked to do, and what they found (模拟数据). */
export default defineSample({
  system: 'grid-governance',
  after: ['city-operation', 'power-lists', 'safety-hazard'],
  *make(stage) {
    const at = new Date(`${stage.from}T01:00:00Z`)
    const end = new Date(`${stage.to}T09:00:00Z`)
    const planner = stage.person('planner')
    const byStreet = new Map<string, SampleRecord[]>()
    for (const cell of stage.made('grid-cell')) {
      const street = String(cell.values.street)
      byStreet.set(street, [...(byStreet.get(street) ?? []), cell])
    }
    const grids: SampleRecord[] = []
    for (const [street, cells] of byStreet) {
      for (let i = 0; i < cells.length; i += 6) {
        const own = cells.slice(i, i + 6)
        const worker = stage.person('grid-worker', street)
        const grid: SampleRecord = {
          type: 'grid',
          id: stage.id(at),
          values: {
            name: `第${grids.length + 1}网格`,
            street,
            community: String(own[0]?.values.community ?? '模拟社区'),
            kind: 'urban',
            households: stage.integer(280, 560),
            worker: worker.id,
            published_on: stage.from,
          },
          at,
          by: planner,
          steps: [],
        }
        grids.push(grid)
        yield grid
        for (const cell of own)
          yield {
            type: 'grid-part',
            id: stage.id(at),
            values: { grid: grid.id, cell: cell.id },
            at,
            by: planner,
            steps: [],
          }
      }
    }
    const list: SampleRecord = {
      type: 'grid-task-list',
      id: stage.id(at),
      values: {
        year: stage.to.slice(0, 4),
        document_no: `模拟政法发〔${stage.to.slice(0, 4)}〕2号`,
        hours_available: '150',
      },
      at,
      by: planner,
      steps: [],
    }
    yield list
    const departments = stage.bodies.filter(({ kind }) => kind === 'department')
    for (const [i, [name, minutes, times]] of TASKS.entries()) {
      const department = departments[(i * 5) % Math.max(1, departments.length)]
      if (department === undefined) continue
      const asked = new Date(at.getTime() + (i + 2) * DAY)
      const isRefused = i === TASKS.length - 1
      yield {
        type: 'grid-task',
        id: stage.id(asked),
        values: {
          list: list.id,
          name,
          department: department.id,
          basis: '模拟条例',
          minutes,
          times: String(times),
          month_hours: String(Math.round((minutes * times * 100) / 60) / 100),
          training: '上岗培训一天（模拟数据）',
          money: '3.5',
          needs_personal: false,
        },
        at: asked,
        by: stage.person('clerk', department.id),
        steps: [
          isRefused
            ? {
                does: 'refuse',
                at: new Date(asked.getTime() + 3 * DAY),
                by: planner,
                reason: '没有法定依据，属部门自己的事（模拟数据）',
              }
            : { does: 'admit', at: new Date(asked.getTime() + 3 * DAY), by: planner },
        ],
      }
    }
    for (let i = 0; i < stage.scale(400) && grids.length > 0; i++) {
      const grid = stage.pick(grids)
      yield clueOf(grid, new Date(end.getTime() - Math.floor(stage.random() * 180 * DAY)))
    }

    function clueOf(grid: SampleRecord, found: Date): SampleRecord {
      const street = String(grid.values.street)
      const worker = stage.person('grid-worker', street)
      const kind = stage.pick(['city', 'dispute', 'hardship', 'job', 'service', 'service', 'other'] as const)
      const steps: SampleStep[] = []
      let now = found
      const step = (
        does: string,
        by: SampleStep['by'],
        days: number,
        gives: SampleStep['gives'] = {},
        reason?: string,
      ) => {
        const when = new Date(now.getTime() + days * DAY)
        if (when > end) return false
        now = when
        steps.push({ does, at: when, by, gives, ...(reason === undefined ? {} : { reason }) })
        return true
      }
      const dispatcher = stage.person('dispatcher')
      const department = stage.pick(departments)
      const clerk = stage.person('clerk', department.id)
      const live = () => {
        if (stage.random() < 0.45) return step('solve', worker, 0.1, { answer: '当场处理（模拟数据）' })
        if (!step('raise', worker, 0.1)) return false
        if (!step('assign', dispatcher, 0.3, { owner: department.id })) return false
        if (stage.random() < 0.08) {
          if (!step('not-ours', clerk, 0.5, {}, '不在本单位权责清单内（模拟数据）')) return false
          if (!step('assign', dispatcher, 0.5, { owner: department.id })) return false
        }
        if (!step('answer', clerk, 0.5 + stage.random() * 6, { answer: '已办理（模拟数据）' })) return false
        if (stage.random() < 0.07) {
          if (!step('return', dispatcher, 0.5, {}, '回访仍未解决（模拟数据）')) return false
          if (!step('answer', clerk, 2, { answer: '再次办理（模拟数据）' })) return false
        }
        return step(
          'close',
          worker,
          0.5,
          stage.random() < 0.7 ? { rated: stage.pick(['good', 'good', 'good', 'fair', 'bad'] as const) } : {},
        )
      }
      live()
      return {
        type: 'grid-clue',
        id: stage.id(found),
        values: {
          grid: grid.id,
          kind,
          what: `${WHAT[kind]}（模拟数据）`,
          found_at: found.toISOString(),
          place: [112.6 + stage.random() * 0.06, 26.86 + stage.random() * 0.05],
          photos: stage.random() < 0.6 ? [stage.id(found)] : [],
        },
        at: found,
        by: worker,
        steps,
      }
    }
  },
})

const TASKS: readonly (readonly [name: string, minutes: number, times: number])[] = [
  ['日常巡查', 90, 22],
  ['入户走访', 30, 60],
  ['消防隐患排查', 40, 20],
  ['政策宣传', 20, 30],
  ['代办服务', 25, 40],
  ['防汛巡查', 30, 8],
  ['企业用工数据填表', 60, 12],
]
const WHAT = {
  city: '路面积水',
  dispute: '邻里漏水纠纷',
  hardship: '独居老人生活困难',
  job: '居民想找工作',
  service: '代办医保缴费',
  other: '流浪犬',
} as const
