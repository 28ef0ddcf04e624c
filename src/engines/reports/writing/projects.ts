import type { QueryCitation } from '../../official-documents/citation.ts'
import {
  type Block,
  type Figure,
  figure,
  type Row,
  type Run,
  type Table,
  text,
} from '../../official-documents/model.ts'
import { DASH, decimal, money, percent, ROUNDING_NOTE, ratio } from '../../official-documents/numbers.ts'
import { type ProjectFact, projectStageNames, type ReportFacts } from '../facts.ts'
import { paragraph, question } from './blocks.ts'
import { countFigure, moneyFigure, queryCited, sentenceCited, shareFigure } from './figures.ts'
import { inList, joined, prose } from './prose.ts'
import { grouped, idsOf } from './standings.ts'

const QUERY = '重大工程项目台账'

const hasStarted = ({ stage }: ProjectFact) => stage === 'building' || stage === 'completed' || stage === 'suspended'

/** Records behind some projects: the project's own, or its name in the plan where nobody reported. */
const recordsOf = (projects: readonly ProjectFact[], where: string | null): QueryCitation =>
  queryCited(
    QUERY,
    where,
    projects.flatMap(({ id, records }) => (records.length === 0 ? [id] : records)),
  )

/** 列入…的重大工程项目25项，已开工22项，开工率88.0%，…。 */
export function projectsOverall(facts: ReportFacts): readonly Run[] {
  const { projects } = facts
  const known = projects.filter(({ stage }) => stage !== null)
  const unknown = projects.filter(({ stage }) => stage === null)
  if (projects.length === 0) return prose`《纲要》没有列出重大工程项目。`
  const whole = countFigure('projects', idsOf(projects), '项', QUERY)
  if (known.length === 0)
    return prose`《纲要》列出的重大工程项目${whole}，均未报送建设进展，开工率和投资完成率暂不能计算。`
  const started = known.filter(hasStarted)
  const completed = known.filter(({ stage }) => stage === 'completed')
  const suspended = known.filter(({ stage }) => stage === 'suspended')
  const share = (id: string, name: string, some: readonly ProjectFact[]) =>
    shareFigure(id, name, queryCited(QUERY, name, idsOf(some)), queryCited(QUERY, '已报送进展', idsOf(known)))
  return joined([
    prose`《纲要》列出的重大工程项目${whole}，`,
    unknown.length === 0
      ? ''
      : prose`其中${countFigure('projects/known', idsOf(known), '项', QUERY, '已报送进展')}报送了建设进展。报送进展的项目中，`,
    prose`已开工${countFigure('projects/started', idsOf(started), '项', QUERY, '已开工')}，开工率${share('projects/started/share', '开工率', started)}；已竣工${countFigure('projects/completed', idsOf(completed), '项', QUERY, '已竣工')}，竣工率${share('projects/completed/share', '竣工率', completed)}`,
    suspended.length === 0
      ? ''
      : prose`；停工缓建${countFigure('projects/suspended', idsOf(suspended), '项', QUERY, '停工缓建')}`,
    '。',
    investmentWords(known),
  ])
}

function investmentWords(projects: readonly ProjectFact[]): readonly Run[] {
  const both = projects.filter(({ investment, invested }) => investment !== null && invested !== null)
  if (both.length === 0) return []
  const cites = recordsOf(both, '填报了总投资和累计完成投资')
  const total = sum(both, ({ investment }) => investment)
  const invested = sum(both, ({ invested }) => invested)
  const planned = both.every(({ plannedToDate }) => plannedToDate !== null)
    ? sum(both, ({ plannedToDate }) => plannedToDate)
    : null
  const onPlan =
    planned === null
      ? ''
      : prose`，为应完成投资的${investmentShare('projects/invested/planned', '计划投资完成率', invested, planned, cites)}`
  return prose`总投资${moneyFigure('projects/investment', total, cites)}，累计完成投资${moneyFigure('projects/invested', invested, cites)}，投资完成率${investmentShare('projects/invested/share', '投资完成率', invested, total, cites)}${onPlan}。`
}

function investmentShare(id: string, name: string, part: number, whole: number, cites: QueryCitation): Figure {
  const share = ratio(part, whole)
  return figure(id, percent(share), share, {
    kind: 'computed',
    rule: 'ratio',
    name,
    formula: `${money(part)}÷${money(whole)}＝${percent(share)}`,
    arguments: [
      { name: '累计完成投资（万元）', value: part },
      { name: whole === 0 ? '分母' : '总额（万元）', value: whole },
    ],
    cites: [cites],
  })
}

/** The whole, a summary table by field, what stands still, and what nobody reported. */
export function projectBlocks(facts: ReportFacts): readonly Block[] {
  const stuck = facts.projects.filter(({ stage, problem }) => stage === 'suspended' || problem !== null)
  const unknown = facts.projects.filter(({ stage }) => stage === null)
  return [
    paragraph('projects.overall', projectsOverall(facts)),
    ...(facts.projects.some(({ stage }) => stage !== null) ? [summaryTable(facts)] : []),
    ...(stuck.length === 0
      ? []
      : [
          paragraph(
            'projects.stuck',
            joined([
              '推进中存在问题的项目有：',
              inList(
                stuck.slice(0, 6).map((project) => stuckWords(facts, project)),
                '；',
              ),
              stuck.length > 6 ? '等，其余见附表2。' : '。',
            ]),
          ),
        ]),
    ...(unknown.length === 0
      ? []
      : [
          question(
            'projects.unknown',
            `补报${unknown
              .slice(0, 5)
              .map(({ name }) => `“${name}”`)
              .join('、')}${unknown.length > 5 ? `等${unknown.length}个项目` : ''}的建设阶段和投资`,
          ),
        ]),
  ]
}

function stuckWords(facts: ReportFacts, project: ProjectFact): readonly Run[] {
  const words = project.problem ?? projectStageNames.suspended
  const cites =
    project.records.length === 0 ? sentenceCited(facts, project.sentence) : recordsOf([project], project.name)
  return prose`${figure(`project:${project.id}/name`, project.name, null, cites)}（${project.lead ?? '责任单位未明确'}）：${words.replace(/[。；]+$/, '')}`
}

function summaryTable(facts: ReportFacts): Table {
  const row = (key: string, name: string, projects: readonly ProjectFact[]): Row => {
    const where = key === 'all' ? null : name
    const count = (part: string, some: readonly ProjectFact[]) => [
      {
        ...countFigure(`projects/${key}/${part}`, idsOf(some), '', QUERY, where),
        text: `${some.length}`,
      },
    ]
    const known = projects.filter(({ investment, invested }) => investment !== null && invested !== null)
    const total = known.length === 0 ? null : sum(known, ({ investment }) => investment)
    const invested = known.length === 0 ? null : sum(known, ({ invested: one }) => one)
    const cites = recordsOf(known, where)
    return {
      key,
      name,
      band: false,
      cells: [
        [text(name)],
        count('count', projects),
        count('started', projects.filter(hasStarted)),
        count(
          'completed',
          projects.filter(({ stage }) => stage === 'completed'),
        ),
        [amountFigure(`projects/${key}/investment`, total, cites)],
        [amountFigure(`projects/${key}/invested`, invested, cites)],
        [
          total === null || invested === null
            ? text(DASH)
            : investmentShare(`projects/${key}/share`, '投资完成率', invested, total, cites),
        ],
      ],
    }
  }
  const number = (title: string, width: number, format: string) =>
    ({ title, group: null, width, align: 'right', format }) as const
  return {
    kind: 'table',
    key: 'projects.summary',
    caption: '重大工程项目分领域推进情况',
    unit: '单位：项、亿元',
    columns: [
      { title: '领域', group: null, width: 14, align: 'left', format: null },
      number('项目数', 6, '0'),
      number('已开工', 6, '0'),
      number('已竣工', 6, '0'),
      number('总投资', 8, '0.00'),
      number('累计完成投资', 9, '0.00'),
      number('投资完成率', 8, '0.0%'),
    ],
    rows: [
      ...grouped(facts.projects, ({ category }) => category).map(([category, projects]) =>
        row(category, category, projects),
      ),
      row('all', '合计', facts.projects),
    ],
    notes: [ROUNDING_NOTE],
  }
}

/** Money in 亿元 in a table, whose head names the unit. */
const amountFigure = (id: string, tenThousandYuan: number | null, cites: QueryCitation): Figure =>
  figure(
    id,
    decimal(tenThousandYuan === null ? null : tenThousandYuan / 10_000, 2),
    tenThousandYuan === null ? null : tenThousandYuan / 10_000,
    cites,
  )

const sum = <T>(items: readonly T[], of: (item: T) => number | null): number =>
  items.reduce((total, item) => total + (of(item) ?? 0), 0)

/** 附表2 重大工程项目进展情况表. */
export function projectTable(facts: ReportFacts): Table {
  const rows = facts.projects.map((project, i): Row => {
    const cites = project.records.length === 0 ? null : recordsOf([project], project.name)
    const share = ratio(project.invested, project.investment)
    const figureOr = (id: string, value: number | null) =>
      value === null || cites === null
        ? text(DASH)
        : figure(`project:${project.id}/${id}`, decimal(value, 0), value, cites)
    return {
      key: project.id,
      name: project.name,
      band: false,
      cells: [
        [text(`${i + 1}`)],
        [text(project.category)],
        [figure(`project:${project.id}/named`, project.name, null, sentenceCited(facts, project.sentence))],
        [text(project.lead ?? DASH)],
        [text(project.stage === null ? '未报送' : projectStageNames[project.stage])],
        [figureOr('investment', project.investment)],
        [figureOr('invested', project.invested)],
        [
          share === null || cites === null
            ? text(DASH)
            : investmentShare(
                `project:${project.id}/share`,
                '投资完成率',
                project.invested ?? 0,
                project.investment ?? 0,
                cites,
              ),
        ],
        [
          text(
            project.finishOn === null
              ? DASH
              : `${Number(project.finishOn.slice(0, 4))}年${Number(project.finishOn.slice(5, 7))}月`,
          ),
        ],
        [text(project.problem ?? '')],
      ],
    }
  })
  const words = (title: string, width: number, align: 'left' | 'centre' = 'left') =>
    ({ title, group: null, width, align, format: null }) as const
  const number = (title: string, width: number, format: string) =>
    ({ title, group: null, width, align: 'right', format }) as const
  return {
    kind: 'table',
    key: 'annex.projects',
    caption: null,
    unit: '单位：万元',
    columns: [
      words('序号', 2, 'centre'),
      words('领域', 9),
      words('项目名称', 12),
      words('牵头单位', 9),
      words('建设阶段', 4, 'centre'),
      number('总投资', 4, '0'),
      number('累计完成投资', 4, '0'),
      number('投资完成率', 4, '0.0%'),
      words('计划竣工', 6.5, 'centre'),
      words('存在问题', 9),
    ],
    rows,
    notes: ['投资完成率为累计完成投资与总投资之比；“—”表示未报送或无法计算。'],
  }
}
