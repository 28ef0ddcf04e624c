import type { EChartsOption } from 'echarts'
import { useMemo } from 'react'
import { dateOfMoment, nameOfMoment } from '../../../model/period.ts'
import { Chart } from '../../../ui/Chart.tsx'
import { numberText } from '../../../ui/format.ts'
import type { ChartColours } from '../../../ui/theme.ts'
import type { TargetPage } from '../answers.ts'
import { unitOf } from './addresses.ts'
import { useTargetWords } from './target-words.ts'

/** The path of a target: what each year asks, what was reached, where it is going and how surely. */
export function PathChart({ page }: { readonly page: TargetPage }) {
  const words = useTargetWords()
  const { path, forecast } = page.standing
  const coverage = forecast === null ? '' : `${Math.round(forecast.coverage * 100)}%`
  const option = useMemo(
    () => (colours: ChartColours) => optionOf(page, colours, words, words.rangeBand(coverage)),
    [page, words, coverage],
  )
  const moments = [...new Set([...path.planned, ...path.observed, ...path.forecast].map(({ at }) => at))].sort(
    (a, b) => a - b,
  )
  const valueAt = (points: readonly { readonly at: number; readonly value: number }[], at: number) =>
    numberText(points.find((point) => point.at === at)?.value ?? null, 4)
  const rangeAt = (at: number) => {
    const found = path.forecast.find((point) => point.at === at)
    return found === undefined ? '—' : `${numberText(found.low, 2)} — ${numberText(found.high, 2)}`
  }
  const unit = path.measure === 'index' ? words.measures.index : unitOf(page.row)
  return (
    <Chart
      title={words.chart}
      hidesTitle
      option={option}
      height={300}
      unit={path.measure === 'total' ? `${unit ?? ''} ${words.measures.total}` : unit}
      source={words.chartSource}
      date={page.standing.on}
      table={{
        columns: [words.period, words.plannedLine, words.observedLine, words.forecastLine, words.rangeBand(coverage)],
        rows: moments.map((at) => [
          nameOfMoment(at),
          valueAt(path.planned, at),
          valueAt(path.observed, at),
          valueAt(path.forecast, at),
          rangeAt(at),
        ]),
      }}
    />
  )
}

const rounded = (value: number) => Number(value.toPrecision(7))

function optionOf(
  page: TargetPage,
  colours: ChartColours,
  words: {
    readonly plannedLine: string
    readonly observedLine: string
    readonly forecastLine: string
    readonly wantedLine: string
  },
  rangeName: string,
): EChartsOption {
  const { path } = page.standing
  const { baseYear, targetYear } = page.row
  const point = ({ at, value }: { readonly at: number; readonly value: number }) => [at, rounded(value)]
  const last = path.observed.at(-1)
  const bridge = last === undefined ? [] : [{ at: last.at, value: last.value, low: last.value, high: last.value }]
  const ahead = [...bridge, ...path.forecast]
  const values = [...path.planned, ...path.observed].map(({ value }) => value).concat(path.wanted)
  const spread = Math.max(...values) - Math.min(...values)
  return {
    animation: false,
    grid: { left: 8, right: 72, top: 34, bottom: 6, containLabel: true },
    legend: {
      data: [words.plannedLine, words.observedLine, words.forecastLine, rangeName],
      top: 0,
      left: 0,
      textStyle: { color: colours.muted },
      itemWidth: 18,
      itemHeight: 8,
    },
    tooltip: {
      trigger: 'axis',
      axisPointer: { label: { show: false } },
      valueFormatter: (value) => numberText(typeof value === 'number' ? value : null, 4),
    },
    xAxis: {
      type: 'value',
      min: baseYear,
      max: Math.max(targetYear, last?.at ?? targetYear),
      interval: 1,
      axisLabel: { color: colours.muted, formatter: (at: number) => nameOfMoment(at) },
      axisPointer: { label: { formatter: ({ value }) => dateOfMoment(Number(value)) } },
      splitLine: { show: false },
    },
    yAxis: {
      type: 'value',
      scale: true,
      ...(spread > 0 ? {} : { min: 'dataMin' }),
    },
    series: [
      {
        name: `${rangeName} `,
        type: 'line',
        stack: 'range',
        symbol: 'none',
        silent: true,
        lineStyle: { opacity: 0 },
        data: ahead.map(({ at, low }) => [at, rounded(low)]),
        tooltip: { show: false },
      },
      {
        name: rangeName,
        type: 'line',
        stack: 'range',
        symbol: 'none',
        silent: true,
        lineStyle: { opacity: 0 },
        areaStyle: { color: colours.series[1] ?? colours.accent, opacity: 0.18 },
        itemStyle: { color: colours.series[1] ?? colours.accent, opacity: 0.4 },
        data: ahead.map(({ at, low, high }) => [at, rounded(high - low)]),
        tooltip: { show: false },
      },
      {
        name: words.plannedLine,
        type: 'line',
        data: path.planned.map(point),
        symbol: 'emptyCircle',
        symbolSize: 5,
        lineStyle: { type: 'dashed', color: colours.muted, width: 1.5 },
        itemStyle: { color: colours.muted },
        markLine: {
          symbol: 'none',
          lineStyle: { color: colours.tones.good, type: 'solid', width: 1 },
          label: { color: colours.text, formatter: `${words.wantedLine} {c}` },
          data: path.wanted.map((value) => ({ yAxis: rounded(value) })),
        },
      },
      {
        name: words.forecastLine,
        type: 'line',
        data: ahead.map(point),
        symbol: 'none',
        lineStyle: { type: 'dotted', color: colours.series[1] ?? colours.accent, width: 2 },
        itemStyle: { color: colours.series[1] ?? colours.accent },
      },
      {
        name: words.observedLine,
        type: 'line',
        data: path.observed.map(point),
        symbolSize: 7,
        lineStyle: { color: colours.accent, width: 2.5 },
        itemStyle: { color: colours.accent },
      },
    ],
  }
}
