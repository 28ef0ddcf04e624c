import type { EChartsOption } from 'echarts'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { useLook } from './appearance.ts'
import { Icon } from './Icon.tsx'
import { defineWords, useLanguage } from './language.ts'
import { type ChartColours, chartColours } from './theme.ts'

const Drawing = lazy(() => import('./ChartDrawing.tsx'))

const useWords = defineWords({
  zh: { unit: '单位', source: '来源', asOf: '截至', asTable: '表格', asChart: '图形', loading: '正在绘图…' },
  en: {
    unit: 'Unit',
    source: 'Source',
    asOf: 'As of',
    asTable: 'Table',
    asChart: 'Chart',
    loading: 'Drawing…',
  },
})

/** The figures of a chart as a table, for those who cannot see it and for those who want the numbers. */
export interface ChartTable {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly ReactNode[])[]
}

interface ChartProps {
  /** What it shows, in words. */
  readonly title: string
  /** ECharts' option; a function is given the colours of the present look. Memoise it: a new one redraws. */
  readonly option: EChartsOption | ((colours: ChartColours) => EChartsOption)
  readonly height?: number
  readonly unit: string | null
  /** Where the figures come from: '区统计局报送', '2021—2024 年政府工作报告'. */
  readonly source: string
  /** 'YYYY-MM-DD' of the figures. */
  readonly date: string
  readonly table: ChartTable
  /** Name of what was clicked, and its data. */
  readonly onPick?: (picked: { readonly name: string; readonly data: unknown; readonly series: string }) => void
  readonly hidesTitle?: boolean
}

/** A chart with its unit, source and date, drawn by ECharts, which is fetched when the first one is needed. */
export function Chart({ title, option, height = 280, unit, source, date, table, onPick, hidesTitle }: ChartProps) {
  const words = useWords()
  const { isDark } = useLook()
  const language = useLanguage()
  const [isTable, setTable] = useState(false)
  return (
    <figure className="chart" aria-label={title}>
      <div className="chart-head">
        {hidesTitle !== true && <b>{title}</b>}
        {unit !== null && (
          <span className="muted">
            {words.unit}: {unit}
          </span>
        )}
        <button type="button" className="button is-quiet is-small chart-switch" onClick={() => setTable(!isTable)}>
          <Icon name={isTable ? 'chart' : 'table'} size={14} />
          {isTable ? words.asChart : words.asTable}
        </button>
      </div>
      {isTable ? (
        <div className="chart-table" style={{ maxBlockSize: Math.max(height, 200) }}>
          <FiguresTable title={title} table={table} />
        </div>
      ) : (
        <>
          <div className="chart-drawing" style={{ blockSize: height }} aria-hidden="true">
            <Suspense fallback={<div className="chart-wait muted">{words.loading}</div>}>
              <Drawing
                key={`${isDark} ${language}`}
                option={typeof option === 'function' ? option(chartColours(isDark)) : option}
                isDark={isDark}
                {...(onPick === undefined ? {} : { onPick })}
              />
            </Suspense>
          </div>
          <div className="visually-hidden">
            <FiguresTable title={title} table={table} />
          </div>
        </>
      )}
      <figcaption className="muted">
        {words.source}: {source} · {words.asOf} {date}
      </figcaption>
    </figure>
  )
}

function FiguresTable({ title, table }: { readonly title: string; readonly table: ChartTable }) {
  return (
    <table className="figures">
      <caption className="visually-hidden">{title}</caption>
      <thead>
        <tr>
          {table.columns.map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.rows.map((row, i) => (
          // Rows of a chart have no identity but their place.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <tr key={i}>
            {row.map((cell, j) => (
              <td key={table.columns[j]}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
