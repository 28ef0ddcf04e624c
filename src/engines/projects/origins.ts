import type { ComputedOrigin, FigureValue, Origin, RecordsOrigin } from '../../model/origin.ts'
import type { Bilingual } from '../../model/system.ts'
import type { Reading } from '../../platform/database/tables.ts'
import type { FigureName, ProjectLine } from './answers.ts'
import type { Look } from './facts-store.ts'
import { type Behind, findBehind } from './lists-store.ts'

const hrefTo = (type: string, division: string, id: string) => `/systems/project-lifecycle/${type}/${division}/${id}`
const listOf = (type: string, project: string) =>
  `/systems/project-lifecycle/${type}?where=${encodeURIComponent(`project.id == "${project}"`)}`
const n = (zh: string, en: string): Bilingual => ({ zh, en })

/** Says where a figure of a project comes from: its records, or its arithmetic with the records of each part. */
export async function originOf(
  db: Reading,
  look: Look,
  line: ProjectLine,
  figure: FigureName,
  at: Date,
): Promise<Origin> {
  const records = async (
    type: Parameters<typeof findBehind>[3],
    question: Bilingual,
    more: Partial<Parameters<typeof findBehind>[4]> = {},
  ): Promise<RecordsOrigin> => {
    const { records, count } = await findBehind(db, look.division, line.id, type, { on: look.on, ...more })
    return recordsOrigin(type, look.division, line.id, question, at, records, count)
  }
  const { year, passed, last } = look.through
  const plan = () => records('project-year', n('下达的年度投资计划', 'The approved plan of the year'), { year })
  const investedYear = () =>
    records('project-month', n(`${year} 年已确认月报`, `Confirmed months of ${year}`), { year, on: last })
  const total = (): RecordsOrigin => ({
    kind: 'records',
    question: n('计划总投资，见项目', 'Total investment, on the project'),
    at: at.toISOString(),
    count: 1,
    records: [{ id: line.id, label: line.name, href: hrefTo('project', look.division, line.id) }],
    href: null,
  })
  const part = (
    symbol: string,
    name: Bilingual,
    value: FigureValue,
    origin: Origin | null,
    unit: string | null = '万元',
  ) => ({
    symbol,
    name,
    value,
    unit,
    origin,
  })
  const computed = (
    name: Bilingual,
    formula: string,
    parts: ComputedOrigin['parts'],
    rule: string,
    value: number | null,
  ): ComputedOrigin => ({
    kind: 'computed',
    name,
    formula,
    worked: value === null ? null : `${parts.map((one) => one.value).join(' ÷ ')} = ${(value * 100).toFixed(2)}%`,
    rule,
    parts,
  })
  switch (figure) {
    case 'plan':
      return plan()
    case 'invested':
      return records('project-month', n('已确认月报的完成投资', 'Invested, by confirmed months'))
    case 'counted':
      return records('project-month', n('统计部门认可的投资', 'Invested, as statistics counted it'), { counted: true })
    case 'investedYear':
      return investedYear()
    case 'countedYear':
      return records(
        'project-month',
        n(`${year} 年统计部门认可的投资`, `Invested in ${year}, as statistics counted it`),
        {
          year,
          on: last,
          counted: true,
        },
      )
    case 'arrived':
      return records('project-payment', n('到位资金', 'Money that arrived'), { kind: 'arrival' })
    case 'paid':
      return records('project-payment', n('支付资金', 'Money that was paid'), { kind: 'payment' })
    case 'secured':
      return records('project-fund', n('已落实的资金来源', 'Sources of money that are secured'))
    case 'planned':
      return {
        kind: 'computed',
        name: n('序时进度', 'Due by now'),
        formula: 'D = Σ m₁…mₖ ÷ P；k ÷ 12',
        worked: line.planned === null ? null : `${(line.planned * 100).toFixed(2)}%`,
        rule: 'PL2',
        parts: [
          part('P', n('年度计划', 'Plan of the year'), line.plan, await plan()),
          part('k', n('已报月数', 'Months that count'), passed, null, null),
        ],
        note: n(
          '月度分解之和等于年度计划时按月累计，否则按月平均。',
          'By the months of the plan where they add up to it, else evenly.',
        ),
      }
    case 'done':
      return computed(
        n('年度投资完成率', 'Done of the year'),
        'x ÷ P',
        [
          part('x', n('本年完成', 'Invested this year'), line.investedYear, await investedYear()),
          part('P', n('年度计划', 'Plan of the year'), line.plan, await plan()),
        ],
        'PL2',
        line.done,
      )
    case 'arrivalRate':
      return computed(
        n('资金到位率', 'Arrival rate'),
        'a ÷ T',
        [
          part(
            'a',
            n('到位', 'Arrived'),
            line.arrived,
            await records('project-payment', n('到位资金', 'Money that arrived'), { kind: 'arrival' }),
          ),
          part('T', n('计划总投资', 'Total investment'), line.total, total()),
        ],
        'PM1',
        line.arrivalRate,
      )
    case 'paymentRate':
      return computed(
        n('资金支付率', 'Payment rate'),
        'p ÷ a',
        [
          part(
            'p',
            n('支付', 'Paid'),
            line.paid,
            await records('project-payment', n('支付资金', 'Money that was paid'), { kind: 'payment' }),
          ),
          part(
            'a',
            n('到位', 'Arrived'),
            line.arrived,
            await records('project-payment', n('到位资金', 'Money that arrived'), { kind: 'arrival' }),
          ),
        ],
        'PM1',
        line.paymentRate,
      )
    case 'readiness':
      return records('project-gate', n('已办手续', 'Procedures granted'))
  }
}

const recordsOrigin = (
  type: string,
  division: string,
  project: string,
  question: Bilingual,
  at: Date,
  records: readonly Behind[],
  count: number,
): RecordsOrigin => ({
  kind: 'records',
  question,
  at: at.toISOString(),
  count,
  records: records.map(({ id, label }) => ({ id, label, href: hrefTo(type, division, id) })),
  href: listOf(type, project),
})
