import { linearForecast } from '../indicators/forecast.ts'
import {
  averageGrowth,
  averageGrowthProgress,
  cumulativeReduction,
  levelProgress,
  reductionProgress,
} from '../indicators/progress.ts'
import {
  boundStanding,
  defaultStandingSettings,
  finalBoundStanding,
  finalStandingOf,
  standingNames,
  standingOf,
} from '../indicators/standing.ts'
import { requiredGrowth, requiredReduction, requiredStep } from '../indicators/trajectory.ts'
import type {
  AdjustmentFact,
  AssessmentFact,
  CommitmentFact,
  CommitmentState,
  ProjectFact,
  ReportFacts,
  ReportKind,
  SystemFact,
  TargetFact,
  WarningFact,
  YearValue,
} from './facts.ts'

/** Facts of the fictional 湖滨市临湖区 for the tests: every kind of target, task, project and finding. */

const FROM = 2021
const TO = 2025

interface Given {
  readonly name: string
  readonly category: string
  readonly unit: string
  readonly nature?: 'binding' | 'expected'
  readonly type: TargetFact['type']
  readonly base?: number
  readonly target: number
  /** Values of 2021, 2022 …; null where nobody reported. */
  readonly values: readonly (number | null)[]
  readonly words?: string
  readonly digits?: number
  readonly operator?: 'ge' | 'le'
  readonly lead?: string
  readonly cause?: string
}

const GIVEN: readonly Given[] = [
  {
    name: '地区生产总值',
    category: '经济发展',
    unit: '亿元',
    type: 'level',
    base: 150,
    target: 200,
    values: [158.2, 167.4, 178, 186.9, 195.1],
    lead: '区统计局',
  },
  {
    name: '地区生产总值增速',
    category: '经济发展',
    unit: '%',
    type: 'average-growth',
    target: 6.5,
    values: [8.1, 4.5, 5.2, 5.6, 5.5],
    lead: '区统计局',
  },
  {
    name: '全员劳动生产率',
    category: '经济发展',
    unit: '万元/人',
    type: 'level',
    base: 12.6,
    target: 17,
    values: [13.5, 14.6, 15.5, 16.4, 17.3],
    lead: '区统计局',
  },
  {
    name: '常住人口城镇化率',
    category: '经济发展',
    unit: '%',
    type: 'level',
    base: 71.2,
    target: 76,
    values: [72.3, 73.4, 74.2, 75.1, 76.1],
    lead: '区发展和改革局',
  },
  {
    name: '社会消费品零售总额',
    category: '经济发展',
    unit: '亿元',
    type: 'level',
    base: 62.5,
    target: 90,
    values: [66.1, 68.9, 73.8, 79.2, 83.4],
    lead: '区商务局',
    cause: '线下零售和餐饮恢复偏慢，大型商贸综合体开业推迟',
  },
  {
    name: '全社会研发经费投入增速',
    category: '创新驱动',
    unit: '%',
    type: 'average-growth',
    target: 12,
    values: [14.2, 13.5, 12.1, 11.8, 12.6],
    lead: '区科学技术局',
  },
  {
    name: '每万人口高价值发明专利拥有量',
    category: '创新驱动',
    unit: '件',
    type: 'level',
    base: 3.1,
    target: 6,
    values: [3.8, 4.7, 5.9, 6.4, 6.9],
    digits: 1,
    lead: '区市场监督管理局',
  },
  {
    name: '数字经济核心产业增加值占比',
    category: '创新驱动',
    unit: '%',
    type: 'level',
    base: 4.2,
    target: 8,
    values: [4.5, null, 5.3, 5.9, 6.6],
    lead: '区工业和信息化局',
  },
  {
    name: '居民人均可支配收入增速',
    category: '民生福祉',
    unit: '%',
    type: 'average-growth',
    target: 6.5,
    values: [8.8, 5.9, 6.4, 6.2, 6.1],
    lead: '区统计局',
  },
  {
    name: '城镇新增就业',
    category: '民生福祉',
    unit: '万人',
    type: 'cumulative',
    target: 3,
    values: [0.64, 0.62, 0.66, 0.61, 0.63],
    digits: 2,
    lead: '区人力资源和社会保障局',
  },
  {
    name: '城镇调查失业率',
    category: '民生福祉',
    unit: '%',
    type: 'annual-bound',
    target: 5.5,
    operator: 'le',
    values: [5.1, 5.7, 5.3, 5.2, 5.1],
    lead: '区人力资源和社会保障局',
  },
  {
    name: '劳动年龄人口平均受教育年限',
    category: '民生福祉',
    unit: '年',
    nature: 'binding',
    type: 'level',
    base: 10.8,
    target: 11.3,
    values: [10.9, 11, 11.1, 11.2, 11.3],
    digits: 1,
    lead: '区教育局',
  },
  {
    name: '每千人口拥有执业（助理）医师数',
    category: '民生福祉',
    unit: '人',
    type: 'level',
    base: 2.9,
    target: 3.3,
    values: [3, 3.1, 3.2, 3.3, 3.4],
    digits: 1,
    lead: '区卫生健康局',
  },
  {
    name: '每千人口拥有3岁以下婴幼儿托位数',
    category: '民生福祉',
    unit: '个',
    type: 'level',
    base: 1.2,
    target: 4.5,
    values: [1.6, 2, 2.5, 3.2, 3.9],
    digits: 1,
    lead: '区卫生健康局',
  },
  {
    name: '基本养老保险参保率',
    category: '民生福祉',
    unit: '%',
    type: 'level',
    base: 91,
    target: 95,
    values: [null, null, null, null, null],
    lead: '区人力资源和社会保障局',
  },
  {
    name: '单位地区生产总值能耗降低',
    category: '绿色生态',
    unit: '%',
    nature: 'binding',
    type: 'cumulative-reduction',
    target: 14.5,
    values: [2.7, 0.1, 3.2, 3.5, 3.1],
    lead: '区发展和改革局',
  },
  {
    name: '单位地区生产总值二氧化碳排放降低',
    category: '绿色生态',
    unit: '%',
    nature: 'binding',
    type: 'cumulative-reduction',
    target: 18,
    values: [3.6, 3.4, 3.9, 4.1, 4],
    lead: '市生态环境局临湖分局',
  },
  {
    name: '空气质量优良天数比率',
    category: '绿色生态',
    unit: '%',
    nature: 'binding',
    type: 'level',
    base: 83.6,
    target: 87,
    values: [84.9, 85.8, 83.1, 85.2, 86.3],
    lead: '市生态环境局临湖分局',
  },
  {
    name: '地表水达到或好于Ⅲ类水体比例',
    category: '绿色生态',
    unit: '%',
    nature: 'binding',
    type: 'annual-bound',
    target: 100,
    operator: 'ge',
    values: [100, 100, 100, 100, 100],
    lead: '市生态环境局临湖分局',
  },
  {
    name: '森林覆盖率',
    category: '绿色生态',
    unit: '%',
    nature: 'binding',
    type: 'level',
    base: 30.1,
    target: 30.6,
    values: [30.2, 30.3, 30.4, 30.5, 30.6],
    digits: 2,
    lead: '区自然资源局',
  },
  {
    name: '耕地保有量',
    category: '安全保障',
    unit: '万亩',
    nature: 'binding',
    type: 'annual-bound',
    target: 6.2,
    operator: 'ge',
    values: [6.31, 6.29, 6.28, 6.27, 6.26],
    digits: 2,
    lead: '区自然资源局',
  },
  {
    name: '粮食综合生产能力',
    category: '安全保障',
    unit: '万吨',
    nature: 'binding',
    type: 'annual-bound',
    target: 2.4,
    operator: 'ge',
    values: [2.45, 2.46, 2.48, 2.47, 2.49],
    digits: 2,
    lead: '区农业农村局',
  },
]

const percentText = (value: number, digits: number) => (value * 100).toFixed(digits)

function targetOf(given: Given, index: number, year: number, isFinal: boolean): TargetFact {
  const id = `t${String(index + 1).padStart(2, '0')}`
  const n = year - FROM + 1
  const values = given.values.slice(0, n).flatMap((value, i): readonly YearValue[] =>
    value === null
      ? []
      : [
          {
            observation: `obs-${id}-${FROM + i}`,
            period: String(FROM + i),
            year: FROM + i,
            value,
            unit: given.unit,
            status: FROM + i === year ? '初步核算' : '最终核实',
            isSettled: FROM + i !== year,
            approver: given.lead ?? '区统计局',
            document: null,
          },
        ],
  )
  const base: YearValue | null =
    given.base === undefined
      ? null
      : {
          observation: `obs-${id}-2020`,
          period: '2020',
          year: 2020,
          value: given.base,
          unit: given.unit,
          status: '最终核实',
          isSettled: true,
          approver: null,
          document: '湖滨市临湖区2020年国民经济和社会发展统计公报',
        }
  const nature = given.nature ?? 'expected'
  const digits = given.digits ?? 1
  const worked = workedOut(given, values, year)
  const elapsed = n / (TO - FROM + 1)
  const operator = given.operator ?? 'ge'
  const failed =
    given.type === 'annual-bound'
      ? values.filter(({ value }) => (operator === 'ge' ? value < given.target : value > given.target))
      : []
  const passed = values.filter((value) => !failed.includes(value)).map((value) => value.year)
  const failedYears = failed.map((value) => value.year)
  const missingYears = given.values.slice(0, n).flatMap((value, i) => (value === null ? [FROM + i] : []))
  const standing =
    given.type === 'annual-bound'
      ? isFinal
        ? finalBoundStanding(passed, failedYears, missingYears)
        : boundStanding(passed, failedYears)
      : isFinal
        ? finalStandingOf(worked.progress, nature === 'binding')
        : standingOf({ type: given.type, progress: worked.progress, elapsed, periodsHeld: 0 })
  const words = standingNames[standing].zh
  const targetText =
    given.words ??
    (given.type === 'annual-bound'
      ? `${operator === 'ge' ? '不低于' : '控制在'}${given.target}${given.unit}${operator === 'ge' ? '' : '以内'}`
      : `${given.target}${given.unit}`)
  return {
    id,
    name: given.name,
    category: given.category,
    unit: given.unit,
    nature,
    type: given.type,
    direction: operator === 'le' ? 'down' : 'up',
    targetText,
    targetValue: given.target,
    targetYear: TO,
    sentence: {
      clause: `2.4.p${index + 1}.s1`,
      line: 80 + index,
      text: `${given.name}${given.type === 'average-growth' ? '年均增长' : given.type === 'cumulative-reduction' ? '' : '达到'}${targetText}`,
    },
    digits,
    rounding: given.category === '绿色生态' ? 'half-even' : 'half-up',
    base,
    values,
    planned: [],
    progress: worked.progress,
    elapsed,
    achieved: worked.achieved,
    achievedUnit: given.unit,
    standing,
    standingWords: words,
    reasons:
      worked.progress === null
        ? []
        : [
            `进度${percentText(worked.progress, 2)}%，时间进度${percentText(elapsed, 2)}%，比值${(worked.progress / elapsed).toFixed(4)}`,
          ],
    rule: worked.rule,
    formula: worked.formula,
    required:
      worked.required === null || year >= TO ? null : { value: worked.required, unit: given.unit, formula: null },
    forecast:
      worked.forecast === null || year >= TO
        ? null
        : {
            value: worked.forecast,
            unit: given.unit,
            low: null,
            high: null,
            meets: worked.forecast >= given.target - 1e-9,
            formula: null,
          },
    failedYears,
    missingYears,
    lead: given.lead ?? null,
    causes:
      given.cause === undefined
        ? []
        : [{ id: `remark-${id}`, text: given.cause, by: given.lead ?? '区统计局', on: `${year}-07-05` }],
  }
}

function workedOut(given: Given, values: readonly YearValue[], year: number) {
  const n = year - FROM + 1
  const left = TO - year
  const figures = values.map(({ value }) => value)
  const latest = figures.at(-1)
  const none = { progress: null, achieved: null, rule: 'progressOf', formula: null, required: null, forecast: null }
  if (latest === undefined) return none
  const rates = figures.map((value) => value / 100)
  switch (given.type) {
    case 'level': {
      const base = given.base ?? 0
      const progress = levelProgress(base, given.target, latest, 'ge')
      return {
        progress,
        achieved: latest,
        rule: 'levelProgress',
        formula: `(${latest}−${base})÷(${given.target}−${base})＝${percentText(progress, 1)}%`,
        required: requiredStep(latest, given.target, left),
        forecast: linearForecast(base, latest, n, TO - FROM + 1),
      }
    }
    case 'average-growth': {
      const progress = averageGrowthProgress(rates, given.target / 100, 5)
      const mean = averageGrowth(rates)
      const factor = rates.reduce((product, rate) => product * (1 + rate), 1)
      const needed = requiredGrowth(factor, given.target / 100, 5, left)
      return {
        progress,
        achieved: mean === null ? null : mean * 100,
        rule: 'averageGrowthProgress',
        formula: `ln(${factor.toFixed(4)})÷(5·ln(1+${given.target}%))＝${progress === null ? '—' : percentText(progress, 1)}%`,
        required: needed === null ? null : needed * 100,
        forecast: mean === null ? null : mean * 100,
      }
    }
    case 'cumulative-reduction': {
      const fall = cumulativeReduction(rates)
      const progress = fall === null ? null : reductionProgress(fall, given.target / 100)
      const needed = fall === null ? null : requiredReduction(fall, given.target / 100, left)
      return {
        progress,
        achieved: fall === null ? null : fall * 100,
        rule: 'reductionProgress',
        formula: `ln(1−${fall === null ? '—' : percentText(fall, 2)}%)÷ln(1−${given.target}%)＝${progress === null ? '—' : percentText(progress, 1)}%`,
        required: needed === null ? null : needed * 100,
        forecast: fall === null ? null : (1 - (1 - fall) ** (5 / n)) * 100,
      }
    }
    case 'cumulative': {
      const sum = figures.reduce((a, b) => a + b, 0)
      return {
        progress: sum / given.target,
        achieved: sum,
        rule: 'cumulativeProgress',
        formula: `${sum.toFixed(2)}÷${given.target}＝${percentText(sum / given.target, 1)}%`,
        required: left === 0 ? null : (given.target - sum) / left,
        forecast: (sum / n) * 5,
      }
    }
    case 'annual-bound':
    case 'increment':
    case 'task':
      return { ...none, achieved: latest, rule: 'yearlyBound' }
  }
}

const CHAPTERS: readonly (readonly [string, CommitmentFact['area'], readonly string[]])[] = [
  [
    '建设现代产业体系',
    'strategy',
    [
      '建成新材料产业园二期标准厂房',
      '实施中小企业数字化改造',
      '培育一批专精特新企业',
      '建设区域性冷链物流中心',
      '推动老工业片区搬迁改造',
      '组建先进制造业产业联盟',
    ],
  ],
  [
    '推动创新驱动发展',
    'strategy',
    ['建设环湖科创走廊公共服务平台', '实施企业研发机构倍增行动', '组建两个产业技术研究院', '建立科技成果转化中试基地'],
  ],
  [
    '深化改革扩大开放',
    'reform',
    [
      '推行工程建设项目审批全流程网办',
      '推进国有企业公司制改革',
      '开展农村集体经营性建设用地入市改革',
      '建立亩均效益综合评价机制',
      '推行告知承诺制事项清单管理',
    ],
  ],
  [
    '推进乡村全面振兴',
    'strategy',
    ['建设高标准农田', '完成农村户厕改造提升', '打造环湖生态蔬菜产业带', '实施村级公路窄路加宽'],
  ],
  [
    '提升民生福祉',
    'strategy',
    [
      '新建改扩建公办幼儿园',
      '建设区级妇幼保健院新院区',
      '改造城镇老旧小区',
      '建设街道综合养老服务中心',
      '完善公共体育设施网络',
    ],
  ],
  ['守护绿水青山', 'strategy', ['完成湖岸生态缓冲带修复', '新建污水处理厂及配套管网', '实施工业炉窑深度治理']],
  [
    '统筹发展和安全',
    'safety',
    ['建设区级应急物资储备库', '完成病险水库除险加固', '建立地方政府债务风险预警机制', '完成燃气老化管网更新'],
  ],
  [
    '保障规划实施',
    'policy',
    [
      '制定年度实施计划并分解落实',
      '建立规划实施监测评估制度',
      '落实重大项目用地用能保障政策',
      '完善财政投入与规划目标衔接机制',
    ],
  ],
]
const BODIES = [
  '区发展和改革局',
  '区工业和信息化局',
  '区科学技术局',
  '区住房和城乡建设局',
  '区农业农村局',
  '区卫生健康局',
  '区教育局',
  '区应急管理局',
]
const STATES: readonly CommitmentState[] = [
  'under-way',
  'finished',
  'overdue',
  'under-way',
  'due-soon',
  'no-milestones',
  'under-way',
  'blocked',
  'finished',
  'not-issued',
]
const STATE_WORDS: Readonly<Record<CommitmentState, readonly [string, string]>> = {
  'no-lead': ['未分工', '尚未明确牵头单位'],
  'not-issued': ['未下发', '分工已拟定，尚未下发'],
  objected: ['有异议', '有单位提出异议'],
  finished: ['已完成', '2个节点全部确认完成'],
  blocked: ['受阻', '牵头单位反馈受阻，尚未答复'],
  overdue: ['逾期', '“主体完工”应于2023年3月31日完成，已逾期91天'],
  'due-soon': ['临期', '2023年7月20日前应完成下一节点'],
  'no-milestones': ['未设节点', '未设节点，进度无从计算'],
  'under-way': ['正常推进', '下一节点2023年12月31日'],
}

function commitmentsOf(): readonly CommitmentFact[] {
  let n = 0
  return CHAPTERS.flatMap(([chapter, area, tasks], c) =>
    tasks.map((words, i): CommitmentFact => {
      const id = `c${String(++n).padStart(2, '0')}`
      const state = STATES[n % STATES.length] ?? 'under-way'
      const [stateWords, stateReason] = STATE_WORDS[state]
      const none = ['no-milestones', 'not-issued', 'no-lead'].includes(state)
      const first = state === 'overdue' ? 'overdue' : 'reached'
      const second = state === 'finished' ? 'reached' : state === 'due-soon' ? 'due-soon' : 'upcoming'
      return {
        id,
        sentence: { clause: `${c + 3}.${i + 1}.p1.s1`, line: 120 + n, text: `${words}，到2025年形成稳定运行能力` },
        chapter,
        area,
        lead: BODIES[n % BODIES.length] ?? null,
        supports: [BODIES[(n + 3) % BODIES.length] ?? '', BODIES[(n + 5) % BODIES.length] ?? ''],
        dueOn: `202${4 + (n % 2)}-12-31`,
        state,
        stateWords,
        stateReason,
        daysOverdue: state === 'overdue' ? 91 : 0,
        reached: none ? null : state === 'finished' ? 1 : state === 'overdue' ? 0 : 0.5,
        expected: none ? null : 0.5,
        milestones: none
          ? []
          : [
              {
                id: `${id}-m1`,
                title: '主体完工',
                dueOn: '2023-03-31',
                state: first,
                doneOn: first === 'reached' ? '2023-03-20' : null,
                report: first === 'reached' ? `${id}-r1` : null,
              },
              {
                id: `${id}-m2`,
                title: '投入运行',
                dueOn: second === 'due-soon' ? '2023-07-20' : '2023-12-31',
                state: second,
                doneOn: second === 'reached' ? '2023-06-01' : null,
                report: null,
              },
            ],
        latest: null,
        supervision: state === 'overdue' && n % 2 === 0 ? 2 : null,
      }
    }),
  )
}

const PROJECTS: readonly (readonly [
  string,
  string,
  ProjectFact['stage'],
  number | null,
  number | null,
  string | null,
])[] = [
  ['产业发展', '新材料产业园二期', 'building', 86_000, 52_300, null],
  ['产业发展', '环湖冷链物流中心', 'completed', 24_500, 24_100, null],
  ['产业发展', '智能装备制造基地', 'building', 132_000, 41_800, '主要设备到货延迟，生产线安装未按计划开展'],
  ['科技创新', '环湖科创走廊一期', 'building', 65_000, 38_900, null],
  ['交通水利', '环湖东路改造工程', 'completed', 31_200, 31_200, null],
  ['交通水利', '南岸排涝泵站', 'building', 18_600, 9_700, null],
  ['交通水利', '临湖至空港快速路', 'preparing', 210_000, 6_400, '用地预审尚未批复'],
  ['生态环保', '第二污水处理厂', 'building', 42_800, 33_500, null],
  ['生态环保', '湖岸生态缓冲带修复', 'building', 15_300, 10_900, null],
  ['社会民生', '区妇幼保健院新院区', 'building', 38_600, 21_400, null],
  ['社会民生', '城镇老旧小区改造', 'building', 27_400, 18_800, null],
  ['社会民生', '区级综合文化体育中心', 'suspended', 45_000, 12_600, '施工合同纠纷，2022年11月起停工'],
  ['安全保障', '区级应急物资储备库', null, null, null, null],
]

const projects: readonly ProjectFact[] = PROJECTS.map(([category, name, stage, investment, invested, problem], i) => ({
  id: `p${String(i + 1).padStart(2, '0')}`,
  name,
  category,
  sentence: { clause: `box.${i + 1}`, line: 300 + i, text: name },
  lead: BODIES[i % BODIES.length] ?? null,
  stage,
  investment,
  invested,
  plannedToDate: investment === null ? null : investment * 0.6,
  startOn: stage === null ? null : '2021-09-01',
  finishOn: stage === null ? null : '2024-12-31',
  problem,
  records: stage === null ? [] : [`project-return-${i + 1}-2023-06`],
}))

const systems: readonly SystemFact[] = [
  ['项目储备库', 'running', 164],
  ['亩均效益综合评价', 'running', 312],
  ['惠企政策直达', 'running', 47],
  ['一件事一次办', 'running', 12_840],
  ['双随机监管', 'not-running', null],
  ['高价值专利培育库', 'not-running', null],
].map(([name, state, records], i) => ({
  id: `s${i + 1}`,
  name: String(name),
  sentence: { clause: `9.${i + 1}.p1.s1`, line: 400 + i, text: `建立${name}` },
  state: state === 'running' ? 'running' : 'not-running',
  records: typeof records === 'number' ? records : null,
}))

const adjustments: readonly AdjustmentFact[] = [
  {
    id: 'adjustment-1',
    target: 't05',
    proposal: 'lower',
    proposed: '84亿元',
    reason: '线下零售恢复慢于规划编制时的预期，大型商贸综合体开业推迟两年',
    basis: '区商务局《关于社会消费品零售总额目标测算的报告》（临商〔2023〕18号）',
    by: '区商务局',
    on: '2023-07-08',
  },
]

const assessments: readonly AssessmentFact[] = [
  {
    id: 'assessment-1',
    assessor: '湖滨学院县域发展研究中心',
    submittedOn: '2023-07-28',
    overall:
      '临湖区规划实施总体平稳，经济类指标与全市走势基本一致。\n节能降碳和托育服务两项短板较为突出，建议在下半程优先安排资金和用地。\n部分任务只有部署而无成果要求，建议补设节点。',
    targets: [
      { target: 't01', standing: 'behind', text: '按可比价测算，实际进度低于名义进度，应判断为滞后。' },
      { target: 't04', standing: 'on-track', text: '同意自评判断。' },
      { target: 't16', standing: 'far-behind', text: '2022年降幅仅0.1%，后两年所需降幅超过历史最好水平。' },
      { target: 't20', standing: 'on-track', text: '同意自评判断。' },
    ],
    commitments: [
      { commitment: 'c02', state: 'late', text: '现场核查，二期厂房尚未完成竣工验收。' },
      { commitment: 'c03', state: 'on-time', text: '同意自评判断。' },
    ],
  },
]

const asOfOf: Readonly<Record<ReportKind, string>> = {
  annual: '2023-12-31',
  'mid-term': '2023-06-30',
  final: '2025-12-31',
}

/** Facts for a report of this kind. The same kind gives the same facts. */
export function lakesideFacts(kind: ReportKind, change: Partial<ReportFacts> = {}): ReportFacts {
  const year = kind === 'final' ? 2025 : 2023
  const targets = GIVEN.map((given, i) => targetOf(given, i, year, kind === 'final'))
  const warnings: readonly WarningFact[] =
    kind === 'final'
      ? []
      : targets
          .filter(({ forecast }) => forecast !== null && !forecast.meets)
          .map((target, i) => ({
            id: `w${i + 1}`,
            about: { kind: 'target', id: target.id, name: target.name },
            text: `按现有进度，${TO}年预计达不到目标`,
            remedy: null,
            raisedOn: '2023-07-01',
          }))
  return {
    kind,
    division: { code: '999906', name: '湖滨市临湖区', short: '临湖区' },
    drafter: '湖滨市临湖区发展和改革局',
    plan: {
      id: 'plan-lakeside-14',
      title: '湖滨市临湖区国民经济和社会发展第十四个五年规划和二〇三五年远景目标纲要',
      from: FROM,
      to: TO,
      version: 2,
      versionName: '第2版，2022年更新',
      approval: { number: '临政发〔2022〕9号', issuedOn: '2022-05-12', body: '湖滨市临湖区人民政府' },
    },
    asOf: asOfOf[kind],
    knownAt: `${year}-07-30T08:00:00.000Z`,
    year,
    isSimulated: true,
    settings: {
      version: '2021年版',
      overall: { well: 0.9, asExpected: 0.75, roughly: 0.5 },
      standing: defaultStandingSettings,
    },
    targets,
    commitments: [...commitmentsOf()],
    projects: [...projects],
    systems: [...systems],
    warnings: [...warnings],
    diagnostics: [
      {
        id: 'd1',
        code: 'GM301',
        severity: 'error',
        message: '分项之和与合计不一致',
        sentence: { clause: '5.2.p3.s1', line: 188, text: '新增床位120张，其中公办80张、民办50张' },
        line: 188,
      },
      { id: 'd2', code: 'GM402', severity: 'warning', message: '任务没有可核验的成果', sentence: null, line: 201 },
    ],
    adjustments: kind === 'mid-term' ? [...adjustments] : [],
    assessments: kind === 'annual' ? [] : [...assessments],
    surveys:
      kind === 'annual'
        ? []
        : [
            {
              id: 'survey-1',
              title: '规划实施公众满意度问卷',
              from: '2023-06-05',
              to: '2023-06-25',
              valid: 1826,
              satisfied: 1571,
              topics: [
                { name: '就业和收入', satisfied: 1402, valid: 1826 },
                { name: '生态环境', satisfied: 1633, valid: 1820 },
                { name: '托育和养老服务', satisfied: 1128, valid: 1754 },
              ],
            },
          ],
    ...change,
  }
}
