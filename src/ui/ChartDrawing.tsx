import type { EChartsOption } from 'echarts'
import { BarChart, CustomChart, HeatmapChart, LineChart, PieChart, ScatterChart, TreemapChart } from 'echarts/charts'
import {
  DatasetComponent,
  DataZoomComponent,
  GridComponent,
  LegendComponent,
  MarkAreaComponent,
  MarkLineComponent,
  MarkPointComponent,
  TooltipComponent,
  VisualMapComponent,
} from 'echarts/components'
import { init, use } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'
import { chartColours, FONTS } from './theme.ts'

use([
  BarChart,
  CustomChart,
  HeatmapChart,
  LineChart,
  PieChart,
  ScatterChart,
  TreemapChart,
  DatasetComponent,
  DataZoomComponent,
  GridComponent,
  LegendComponent,
  MarkAreaComponent,
  MarkLineComponent,
  MarkPointComponent,
  TooltipComponent,
  VisualMapComponent,
  CanvasRenderer,
])

interface DrawingProps {
  readonly option: EChartsOption
  readonly isDark: boolean
  readonly onPick?: (picked: { readonly name: string; readonly data: unknown; readonly series: string }) => void
}

type Instance = ReturnType<typeof init>

/** The canvas of a chart. Its own file, so that ECharts is fetched when the first chart is drawn. */
export default function ChartDrawing({ option, isDark, onPick }: DrawingProps) {
  const place = useRef<HTMLDivElement>(null)
  const chart = useRef<Instance | null>(null)
  const pick = useRef(onPick)
  pick.current = onPick
  useEffect(() => {
    const element = place.current
    if (element === null) return
    const made = init(element, themeOf(isDark))
    chart.current = made
    made.on('click', ({ name, data, seriesName }) => pick.current?.({ name, data, series: seriesName ?? '' }))
    const observer = new ResizeObserver(() => made.resize())
    observer.observe(element)
    return () => {
      observer.disconnect()
      made.dispose()
      chart.current = null
    }
  }, [isDark])
  useEffect(() => {
    chart.current?.setOption(
      {
        animation: !matchMedia('(prefers-reduced-motion: reduce)').matches,
        animationDuration: 200,
        ...option,
        // The page's policy forbids styles inside markup, which is how ECharts would otherwise write its tooltips.
        ...(option.tooltip === undefined
          ? {}
          : {
              tooltip: asList(option.tooltip).map((tooltip) => ({
                confine: true,
                ...tooltip,
                renderMode: 'richText' as const,
              })),
            }),
      },
      { notMerge: true },
    )
  }, [option])
  return <div ref={place} className="chart-canvas" />
}

const asList = <T,>(value: T | T[]): T[] => (Array.isArray(value) ? value : [value])

const themeOf = (isDark: boolean) => {
  const colours = chartColours(isDark)
  const axis = {
    axisLine: { lineStyle: { color: colours.line } },
    axisTick: { lineStyle: { color: colours.line } },
    axisLabel: { color: colours.muted },
    splitLine: { lineStyle: { color: colours.faintLine } },
    nameTextStyle: { color: colours.muted },
  }
  return {
    color: [...colours.series],
    textStyle: { fontFamily: FONTS, color: colours.text },
    backgroundColor: 'transparent',
    categoryAxis: axis,
    valueAxis: { ...axis, axisLine: { show: false } },
    timeAxis: axis,
    legend: { textStyle: { color: colours.text } },
    tooltip: {
      backgroundColor: colours.raised,
      borderColor: colours.line,
      textStyle: { color: colours.text, fontFamily: FONTS },
    },
  }
}
