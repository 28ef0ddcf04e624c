import type { EChartsOption } from 'echarts'
import { useMemo } from 'react'
import { useSearchParams } from 'react-router'
import type { Origin } from '../../../model/origin.ts'
import { useAnswer } from '../../../ui/answers.ts'
import { api } from '../../../ui/api.ts'
import { Chart } from '../../../ui/Chart.tsx'
import { DataTable } from '../../../ui/DataTable.tsx'
import { Figure } from '../../../ui/Figure.tsx'
import { changeText, numberText, percentText } from '../../../ui/format.ts'
import { useSay } from '../../../ui/language.ts'
import { SimulatedMark } from '../../../ui/marks.tsx'
import { Page, Panel } from '../../../ui/Page.tsx'
import { usePlan } from '../../../ui/plan.ts'
import { useSession } from '../../../ui/session.ts'
import { Answer, Empty } from '../../../ui/states.tsx'
import type { ChartColours } from '../../../ui/theme.ts'
import type { Comparison, Indicators } from '../answers.ts'
import { useCompareWords } from './compare-words.ts'
import { Spark } from './Spark.tsx'
import './indicators.css'

/** 地区比较: one indicator over places, ranked, with what the whole reached and what is wanted. */
export default function ComparisonPage() {
  const words = useCompareWords()
  const say = useSay()
  const session = useSession()
  const plan = usePlan()
  const [search, setSearch] = useSearchParams()
  const indicators = useAnswer<Indicators>('/api/v1/indicators', { division: session.division })
  const keyOf = (one: { readonly indicator: string; readonly dimension: string | null }) =>
    `${one.indicator}|${one.dimension ?? ''}`
  const chosen =
    indicators.data?.rows.find((one) => keyOf(one) === search.get('indicator')) ?? indicators.data?.rows[0] ?? null
  const answer = useAnswer<Comparison>(
    '/api/v1/comparison',
    {
      division: session.division,
      plan: plan.id,
      indicator: chosen?.indicator ?? '',
      dimension: chosen?.dimension ?? null,
      period: search.get('period'),
      asOf: plan.asOf,
    },
    { when: chosen !== null, keepsLast: true },
  )
  const choose = (changes: Readonly<Record<string, string | null>>) => {
    const next = new URLSearchParams(search)
    for (const [key, value] of Object.entries(changes)) {
      if (value === null) next.delete(key)
      else next.set(key, value)
    }
    setSearch(next, { replace: true })
  }
  return (
    <Page
      title={words.title}
      note={session.isSimulated && <SimulatedMark />}
      tools={
        <div className="compare-tools">
          <label>
            {words.choose}{' '}
            <select
              value={chosen === null ? '' : keyOf(chosen)}
              onChange={(event) => choose({ indicator: event.target.value, period: null })}
            >
              {(indicators.data?.rows ?? []).map((one) => (
                <option key={keyOf(one)} value={keyOf(one)}>
                  {say(one.name)}
                  {one.parts > 0 ? `（${words.partsCount(one.parts)}）` : ''}
                </option>
              ))}
            </select>
          </label>
          {answer.data !== undefined && (
            <label>
              {words.period}{' '}
              <select value={answer.data.period ?? ''} onChange={(event) => choose({ period: event.target.value })}>
                {answer.data.periods.map((period) => (
                  <option key={period}>{period}</option>
                ))}
              </select>
            </label>
          )}
        </div>
      }
    >
      <Answer
        of={indicators}
        isEmpty={({ rows }) => rows.length === 0}
        empty={<Empty title={words.empty}>{words.emptyTodo}</Empty>}
      >
        {() => <Answer of={answer}>{(comparison) => <Compared comparison={comparison} />}</Answer>}
      </Answer>
    </Page>
  )
}

function Compared({ comparison }: { readonly comparison: Comparison }) {
  const words = useCompareWords()
  const say = useSay()
  const session = useSession()
  const parts = comparison.rows.filter(({ kind }) => kind === 'part')
  const shown = parts.some(({ value }) => value !== null) ? parts : comparison.rows
  const option = useMemo(
    () => (colours: ChartColours) => optionOf(comparison, shown, colours, words),
    [comparison, shown, words],
  )
  const ofObservation = (id: string) => (): Promise<Origin> =>
    api.get<Origin>(`/api/v1/observations/${session.division}/${id}/origin`)
  return (
    <>
      {parts.length === 0 && <p className="muted">{words.noParts}</p>}
      <Panel title={`${say(comparison.name)} ${comparison.period ?? ''}`} isName>
        <Chart
          title={say(comparison.name)}
          hidesTitle
          option={option}
          height={Math.max(160, 40 + shown.length * 26)}
          unit={comparison.unit}
          source={words.source}
          date={comparison.period ?? '—'}
          table={{
            columns: [words.place, words.value],
            rows: shown.map(({ name, value }) => [name, numberText(value)]),
          }}
        />
      </Panel>
      <DataTable
        id="comparison"
        label={words.title}
        rows={comparison.rows}
        rowKey={({ key }) => key}
        columns={[
          {
            key: 'rank',
            title: words.rank,
            width: 70,
            align: 'end',
            value: (row) => row.rank,
          },
          { key: 'place', title: words.place, width: 180, value: (row) => row.name },
          {
            key: 'kind',
            title: words.kind,
            width: 120,
            filters: true,
            value: (row) => (row.kind === 'part' ? words.parts : words.divisions),
          },
          {
            key: 'value',
            title: words.value,
            unit: comparison.unit,
            width: 140,
            align: 'end',
            value: (row) => row.value,
            cell: (row) => (
              <Figure
                value={row.value}
                title={`${row.name} ${say(comparison.name)}`}
                origin={row.observation === null ? null : ofObservation(row.observation)}
              />
            ),
          },
          {
            key: 'share',
            title: words.share,
            width: 110,
            align: 'end',
            value: (row) => row.share,
            cell: (row) => percentText(row.share),
          },
          {
            key: 'change',
            title: words.change,
            width: 130,
            align: 'end',
            value: (row) => row.change,
            cell: (row) =>
              row.change === null
                ? '—'
                : row.share === null && comparison.unit !== null && /%|‰/.test(comparison.unit)
                  ? `${changeText(row.change, 2)} ${words.points}`
                  : `${changeText(row.change * 100, 1)}%`,
          },
          {
            key: 'trend',
            title: words.trend,
            width: 124,
            sorts: false,
            value: () => null,
            cell: (row) => (
              <Spark
                planned={[]}
                observed={row.series}
                standing="no-data"
                label={row.series.map(({ at, value }) => `${at}: ${numberText(value)}`).join(', ')}
              />
            ),
          },
          {
            key: 'status',
            title: words.status,
            width: 110,
            filters: true,
            value: (row) => (row.status === null ? null : say(row.status)),
          },
        ]}
      />
    </>
  )
}

function optionOf(
  comparison: Comparison,
  shown: Comparison['rows'],
  colours: ChartColours,
  words: { readonly whole: string; readonly wanted: string },
): EChartsOption {
  const rows = [...shown].filter(({ value }) => value !== null).reverse()
  const lines = [
    ...(comparison.whole === null ? [] : [{ xAxis: comparison.whole, name: words.whole }]),
    ...(comparison.wanted === null ? [] : [{ xAxis: comparison.wanted, name: words.wanted }]),
  ]
  const isShare = comparison.unit !== null && /%|‰/.test(comparison.unit)
  return {
    animation: false,
    grid: { left: 8, right: 60, top: 24, bottom: 4, containLabel: true },
    xAxis: {
      type: 'value',
      scale: isShare,
    },
    yAxis: { type: 'category', data: rows.map(({ name }) => name), axisLabel: { color: colours.text } },
    series: [
      {
        type: 'bar',
        data: rows.map(({ value }) => value ?? 0),
        barMaxWidth: 16,
        itemStyle: { color: colours.accent },
        label: {
          show: true,
          position: 'right',
          color: colours.text,
          formatter: ({ value }) => numberText(Number(value)),
        },
        // Rates of parts have the whole to be held against; amounts only each other.
        ...(isShare
          ? {
              markLine: {
                symbol: 'none',
                lineStyle: { color: colours.muted, type: 'dashed' },
                label: { color: colours.muted, formatter: '{b}' },
                data: lines,
              },
            }
          : {}),
      },
    ],
  }
}
