import type { EChartsOption } from 'echarts'
import { useMemo } from 'react'
import type { RecordsOrigin } from '../../../model/origin.ts'
import { useAnswer } from '../../../ui/answers.ts'
import { Chart } from '../../../ui/Chart.tsx'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { Figure } from '../../../ui/Figure.tsx'
import { numberText, percentText, UNKNOWN } from '../../../ui/format.ts'
import { useSay } from '../../../ui/language.ts'
import { Panel } from '../../../ui/Page.tsx'
import { Answer, Empty } from '../../../ui/states.tsx'
import type { ChartColours } from '../../../ui/theme.ts'
import { addressOfList, findType } from '../../registers/views/declared.ts'
import type { ChainAnswer, OutputAnswer, OutputSumAnswer } from '../answers.ts'
import { stageNames } from '../names.ts'
import { useOutputWords } from './output-words.ts'

/** 产值: what the firms of a chain turned over, by month and by node, with the monthly data behind each figure. */
export function OutputTab({ chain, onOpen }: { readonly chain: ChainAnswer; readonly onOpen: (id: string) => void }) {
  const words = useOutputWords()
  const answer = useAnswer<OutputAnswer>(`/api/v1/chains/${chain.division}/${chain.chain.id}/output`)
  return (
    <Answer
      of={answer}
      isEmpty={({ last }) => last === null}
      empty={<Empty title={words.none}>{words.noneText}</Empty>}
    >
      {(found) => <Shown found={found} onOpen={onOpen} />}
    </Answer>
  )
}

/** The monthly data that a sum is made of: a year of these firms. */
function originOf(
  found: OutputAnswer,
  firms: readonly string[],
  sum: OutputSumAnswer,
  about: { zh: string; en: string },
): RecordsOrigin | null {
  const declared = findType('enterprise-month')
  if (!found.maySeeRows || declared === undefined || sum.value === null || found.months[0] === undefined) return null
  const where = `month >= "${found.months[0].month}" && month <= "${found.last ?? ''}" && enterprise.id in ${JSON.stringify(firms.slice(0, 60))}`
  return {
    kind: 'records',
    question: about,
    at: new Date().toISOString(),
    count: sum.rows,
    records: [],
    href: `${addressOfList(declared)}?where=${encodeURIComponent(where)}`,
  }
}

/** What was asked of the monthly data, in both languages: it stands with the figure wherever it is carried. */
const questionOf = (rows: number) => ({
  zh: `链上企业近十二个月的月度数据 ${rows} 条，营业收入之和`,
  en: `Turnover of ${rows} rows of monthly data of twelve months`,
})

function Sum({
  found,
  sum,
  firms,
  title,
}: {
  readonly found: OutputAnswer
  readonly sum: OutputSumAnswer
  readonly firms: readonly string[]
  readonly title: string
}) {
  const words = useOutputWords()
  if (sum.value === null)
    return <span title={sum.withheld === null ? undefined : words.withheld[sum.withheld]}>{UNKNOWN}</span>
  return (
    <Figure value={sum.value} digits={1} title={title} origin={originOf(found, firms, sum, questionOf(sum.rows))} />
  )
}

function Shown({ found, onOpen }: { readonly found: OutputAnswer; readonly onOpen: (id: string) => void }) {
  const words = useOutputWords()
  const say = useSay()
  const { year, months, growth, nodes } = found
  const columns = useMemo(
    (): readonly Column<OutputAnswer['nodes'][number]>[] => [
      { key: 'code', title: words.code, width: 110, isFixed: true, value: ({ code }) => code },
      { key: 'name', title: words.node, width: 190, value: ({ name }) => name },
      { key: 'stage', title: words.stage, width: 110, filters: true, value: ({ stage }) => say(stageNames[stage]) },
      {
        key: 'value',
        title: words.year,
        width: 160,
        align: 'end',
        value: ({ sum }) => sum.value,
        cell: ({ sum, firmIds, name }) => (
          <Sum found={found} sum={sum} firms={firmIds} title={`${name} ${words.year}`} />
        ),
      },
      {
        key: 'covered',
        title: words.covered,
        width: 190,
        value: ({ sum }) => words.coveredBy(sum.whole, sum.partly, sum.firms),
      },
      {
        key: 'why',
        title: words.why,
        width: 260,
        value: ({ sum }) => (sum.withheld === null ? '' : words.withheld[sum.withheld]),
      },
    ],
    [found, words, say],
  )
  const option = useMemo(
    () =>
      (colours: ChartColours): EChartsOption => ({
        grid: { left: 70, right: 20, top: 16, bottom: 28 },
        xAxis: { type: 'category', data: months.map(({ month }) => month) },
        yAxis: { type: 'value' },
        tooltip: { trigger: 'axis' },
        textStyle: { color: colours.text },
        series: [{ type: 'bar', name: words.month, data: months.map(({ sum }) => sum.value) }],
      }),
    [months, words],
  )
  return (
    <>
      <Panel title={words.title} note={words.how[found.split]}>
        <dl className="chain-facts">
          <div>
            <dt>{words.year}</dt>
            <dd data-figure="chain-output">
              <b>
                {year === null ? UNKNOWN : <Sum found={found} sum={year} firms={found.firmIds} title={words.year} />}
              </b>{' '}
              {words.unit}
            </dd>
          </div>
          <div>
            <dt>{words.growth}</dt>
            <dd>
              <b>{percentText(growth.value)}</b> <span className="muted">{words.alike(growth.firms)}</span>
            </dd>
          </div>
          <div>
            <dt>{words.covered}</dt>
            <dd>{year === null ? UNKNOWN : words.coveredBy(year.whole, year.partly, year.firms)}</dd>
          </div>
        </dl>
        {year !== null && year.whole < year.firms && <p className="muted">{words.missing}</p>}
        <Chart
          title={words.month}
          option={option}
          unit={words.unit}
          source={words.source}
          date={found.on}
          table={{
            columns: [words.month, words.unit, words.covered],
            rows: months.map(({ month, sum }) => [
              month,
              numberText(sum.value, 1),
              words.coveredBy(sum.whole, sum.partly, sum.firms),
            ]),
          }}
        />
      </Panel>
      <Panel title={words.byNode} note={words.byNodeNote}>
        <DataTable
          id="chain-output"
          label={words.byNode}
          rows={nodes}
          rowKey={({ id }) => id}
          columns={columns}
          onOpen={({ id }) => onOpen(id)}
        />
      </Panel>
    </>
  )
}
