import { defineSample, type SampleRecord, type SampleStep } from '../../language/sample.ts'

const at = (year: number, month: number, day: number) => new Date(Date.UTC(year, month - 1, day, 2))

/** Pledged works of each year with their votes and results, and the reforms of the plan (模拟数据). */
export default defineSample({
  system: 'annual-plan-and-tasks',
  *make(stage): Iterable<SampleRecord> {
    const planner = stage.person('planner')
    const end = new Date(`${stage.to}T09:00:00Z`)
    const departments = stage.bodies.filter(({ kind }) => kind === 'department')
    if (departments.length === 0) return
    const first = Number(stage.from.slice(0, 4))
    const last = Number(stage.to.slice(0, 4))
    for (let year = first; year <= last; year++) {
      for (const [i, [name, quantity, unit]] of PLEDGES.entries()) {
        const lead = stage.pick(departments)
        const clerk = stage.person('clerk', lead.id)
        const steps: SampleStep[] = []
        const add = (
          does: string,
          by: SampleStep['by'],
          when: Date,
          gives: SampleStep['gives'] = {},
          reason?: string,
        ) => {
          if (when > end) return false
          steps.push({ does, at: when, by, gives, ...(reason === undefined ? {} : { reason }) })
          return true
        }
        const live = () => {
          if (!add('shortlist', planner, at(year, 1, 10))) return
          if (i >= 10) return void add('leave-out', planner, at(year, 1, 20), {}, '票决未列入（模拟数据）')
          if (!add('announce', planner, at(year, 1, 20), { votes: stage.integer(95, 150), all_votes: 158 })) return
          if (stage.random() < 0.08) return
          const done = at(year, stage.integer(9, 11), stage.integer(1, 28))
          if (!add('report', clerk, done, { done: String(quantity), proof: [stage.id(done)] })) return
          if (!add('confirm', planner, new Date(done.getTime() + 6 * 86_400_000))) return
          add('judge', planner, at(year + 1, 1, 8), { satisfied: stage.integer(120, 156), judged: 158 })
        }
        live()
        yield {
          type: 'pledge',
          id: stage.id(at(year, 1, 3)),
          values: {
            year: String(year),
            name,
            proposer: stage.pick(['public', 'deputy', 'department'] as const),
            need: '群众反映集中（模拟数据）',
            quantity: String(quantity),
            unit,
            budget: String(stage.integer(80, 2600)),
            people: stage.integer(500, 40_000),
            lead: lead.id,
            due_on: `${year}-11-30`,
          },
          at: at(year, 1, 3),
          by: clerk,
          steps,
        }
      }
    }
    for (const [i, [name, group]] of REFORMS.entries()) {
      const lead = stage.pick(departments)
      const clerk = stage.person('clerk', lead.id)
      const year = first + (i % Math.max(1, last - first + 1))
      const steps: SampleStep[] = []
      const add = (does: string, by: SampleStep['by'], when: Date, gives: SampleStep['gives'] = {}) => {
        if (when <= end) steps.push({ does, at: when, by, gives })
        return when <= end
      }
      const issued = at(year, stage.integer(5, 10), 12)
      if (
        stage.random() < 0.85 &&
        add('issue', clerk, issued, {
          document_no: `模拟政办发〔${year}〕${i + 11}号`,
          issued_on: issued.toISOString().slice(0, 10),
          proof: [stage.id(issued)],
        })
      )
        if (
          stage.random() < 0.6 &&
          add('claim', clerk, at(year + 1, 3, 10), {
            effect_seen: '办理时间缩短三成（模拟数据）',
            proof: [stage.id(issued)],
          })
        )
          add('close', planner, at(year + 1, 4, 2))
      yield {
        type: 'reform',
        id: stage.id(at(year, 2, 1)),
        values: {
          name,
          group,
          kind: stage.pick(['upper', 'own', 'pilot'] as const),
          source: '改革要点（模拟）',
          lead: lead.id,
          outputs: '一项制度、一张流程图（模拟数据）',
          effect: '平均办理天数（模拟数据）',
          due_on: `${year + 1}-06-30`,
        },
        at: at(year, 2, 1),
        by: planner,
        steps,
      }
    }
  },
})

const PLEDGES: readonly (readonly [name: string, quantity: number, unit: string])[] = [
  ['改造老旧小区', 12, '个'],
  ['新增公办幼儿园学位', 540, '个'],
  ['安装路灯', 300, '盏'],
  ['新增停车位', 800, '个'],
  ['免费“两癌”筛查', 6000, '人'],
  ['适老化改造', 150, '户'],
  ['新建口袋公园', 4, '个'],
  ['城镇新增就业', 3000, '人'],
  ['农村道路提质', 18, '公里'],
  ['残疾儿童康复救助', 60, '人'],
  ['社区健身点', 10, '处'],
  ['公共厕所新建', 6, '座'],
]
const REFORMS: readonly (readonly [name: string, group: 'state' | 'finance' | 'factors' | 'service'])[] = [
  ['国有企业分类考核', 'state'],
  ['经营性国有资产集中统一监管', 'state'],
  ['区属平台公司整合', 'state'],
  ['政府投资项目全过程评审', 'finance'],
  ['产业引导基金设立', 'finance'],
  ['融资服务中心', 'finance'],
  ['标准地出让', 'factors'],
  ['闲置厂房入市', 'factors'],
  ['数据资源目录', 'factors'],
  ['一业一证', 'service'],
  ['工程建设项目并联审批', 'service'],
  ['帮办代办', 'service'],
]
