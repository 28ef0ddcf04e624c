import type { EChartsOption } from 'echarts'
import { useMemo, useState } from 'react'
import { useNavigate } from 'react-router'
import type { UnitResult } from '../../../model/evaluation-result.ts'
import { useAnswer } from '../../../ui/answers.ts'
import { Chart } from '../../../ui/Chart.tsx'
import { dayText, numberText } from '../../../ui/format.ts'
import { useSay } from '../../../ui/language.ts'
import { Panel } from '../../../ui/Page.tsx'
import type { ChartColours } from '../../../ui/theme.ts'
import type { ResultAnswer, RoundPage, RoundTable } from '../answers.ts'
import { gradeMatrix } from '../moves.ts'
import { toneOfGrade, usePunctuation } from './looks.tsx'
import { useRoundWords } from './round-words.ts'

interface ChartProps {
  readonly result: ResultAnswer
  readonly round: RoundPage
  readonly path: string
}

/** The results as pictures: bars by rank with their grade, the distribution, two figures against each other, the moves. */
export function ResultCharts({ result, round, path }: ChartProps) {
  const { charts: words, tabs } = useRoundWords()
  const scored = result.units.filter(({ score }) => score !== null)
  if (scored.length < 2)
    return (
      <Panel title={tabs.charts}>
        <p className="muted">{words.few}</p>
      </Panel>
    )
  return (
    <div className="evaluation-charts">
      <Panel title={words.bars} note={words.barsAbout}>
        <Bars result={result} round={round} units={scored} />
      </Panel>
      <Panel title={words.distribution}>
        <Distribution result={result} round={round} units={scored} />
      </Panel>
      <Panel title={words.scatter}>
        <Scatter result={result} round={round} path={path} units={scored} />
      </Panel>
      {result.moves !== null && result.grades.length > 0 && (
        <Panel title={words.moves} note={words.movesFrom(result.previousTitle ?? '')}>
          <MoveMatrix result={result} />
        </Panel>
      )}
    </div>
  )
}

interface UnitsProps {
  readonly result: ResultAnswer
  readonly round: RoundPage
  readonly units: readonly UnitResult[]
}

const colourOf = (colours: ChartColours, grade: string | null, grades: readonly string[]) => {
  const tone = toneOfGrade(grade, grades)
  return tone === 'accent' || (tone === 'none' && grades.length === 0) ? colours.accent : colours.tones[tone]
}
const dateOf = ({ results }: RoundPage, no: number) => dayText(results.find((one) => one.no === no)?.at)

/** Scores by rank; each bar says its grade in letters too. At most the first sixty are drawn; the table has all. */
function Bars({ result, round, units }: UnitsProps) {
  const { charts: words } = useRoundWords()
  const navigate = useNavigate()
  const { grades } = result
  const drawn = useMemo(() => units.slice(0, 60), [units])
  const option = useMemo(
    () =>
      (colours: ChartColours): EChartsOption => ({
        animation: false,
        grid: { left: 8, right: 48, top: 6, bottom: 6, containLabel: true },
        tooltip: {
          trigger: 'item',
        },
        xAxis: {
          type: 'value',
          scale: true,
        },
        yAxis: {
          type: 'category',
          inverse: true,
          data: drawn.map(({ name }) => name),
          axisLabel: { color: colours.text, width: 150, overflow: 'truncate' },
        },
        series: [
          {
            type: 'bar',
            barMaxWidth: 18,
            data: drawn.map(({ score, grade, unit }) => ({
              value: score,
              unit,
              itemStyle: { color: colourOf(colours, grade, grades) },
              label: { show: true, position: 'right', color: colours.text, formatter: grade ?? numberText(score, 2) },
            })),
          },
        ],
      }),
    [drawn, grades],
  )
  return (
    <Chart
      title={words.bars}
      hidesTitle
      option={option}
      height={Math.max(220, drawn.length * 26 + 40)}
      unit={words.score}
      source={words.source}
      date={dateOf(round, result.no)}
      table={{
        columns: [words.unit, words.score, words.grade],
        rows: units.map(({ name, score, grade }) => [name, numberText(score), grade ?? '—']),
      }}
      onPick={({ data }) => {
        const unit = typeof data === 'object' && data !== null && 'unit' in data ? String(data.unit) : null
        if (unit !== null) navigate(`/evaluations/${round.division}/${round.id}/units/${encodeURIComponent(unit)}`)
      }}
    />
  )
}

/** How many units have a score in each range, and in each grade. */
function Distribution({ result, round, units }: UnitsProps) {
  const { colon } = usePunctuation()
  const { charts: words } = useRoundWords()
  const bins = useMemo(() => binsOf(units.flatMap(({ score }) => score ?? [])), [units])
  const option = useMemo(
    () =>
      (colours: ChartColours): EChartsOption => ({
        animation: false,
        grid: { left: 8, right: 12, top: 12, bottom: 6, containLabel: true },
        tooltip: {
          trigger: 'axis',
        },
        xAxis: { type: 'category', data: bins.map(({ label }) => label) },
        yAxis: {
          type: 'value',
          minInterval: 1,
        },
        series: [
          {
            type: 'bar',
            name: words.units,
            data: bins.map(({ count }) => count),
            itemStyle: { color: colours.accent },
          },
        ],
      }),
    [bins, words],
  )
  const counts = new Map<string, number>()
  for (const { grade, count } of result.head.grades) counts.set(grade, (counts.get(grade) ?? 0) + count)
  return (
    <>
      <Chart
        title={words.distribution}
        hidesTitle
        option={option}
        height={220}
        unit={words.count}
        source={words.source}
        date={dateOf(round, result.no)}
        table={{ columns: [words.from, words.units], rows: bins.map(({ label, count }) => [label, count]) }}
      />
      {counts.size > 0 && (
        <p>
          {words.grades}
          {colon}
          {[...counts].map(([grade, count]) => (
            <span key={grade} className="evaluation-count">
              {grade} <b>{count}</b>
            </span>
          ))}
        </p>
      )}
    </>
  )
}

function binsOf(scores: readonly number[]): readonly { readonly label: string; readonly count: number }[] {
  const [low, high] = [Math.min(...scores), Math.max(...scores)]
  const count = Math.max(4, Math.min(12, Math.ceil(Math.sqrt(scores.length)) + 1))
  const width = (high - low) / count || 1
  const digits = width >= 2 ? 0 : width >= 0.2 ? 1 : 2
  return Array.from({ length: count }, (_, i) => {
    const [from, to] = [low + i * width, low + (i + 1) * width]
    return {
      label: `${numberText(from, digits)}–${numberText(to, digits)}`,
      count: scores.filter((score) => score >= from && (i === count - 1 || score < to)).length,
    }
  })
}

/** Two figures of every unit against each other: values as reported, or scores. */
function Scatter({ result, round, path, units }: UnitsProps & { readonly path: string }) {
  const { charts: words } = useRoundWords()
  const say = useSay()
  const navigate = useNavigate()
  const data = round.results.find(({ no }) => no === result.no)?.dataNo
  const table = useAnswer<RoundTable>(`${path}/table`, data === undefined ? {} : { no: data })
  const numeric = round.columns.filter(({ holds }) => holds === 'number')
  const choices = [
    { key: 'score', title: words.score },
    ...numeric.map(({ column, unit }) => ({
      key: `column:${column}`,
      title: unit === '' ? column : `${column}（${unit}）`,
    })),
    ...result.head.nodes.map(({ id, name }) => ({ key: `score:${id}`, title: `${say(name)} · ${words.score}` })),
  ]
  const [x, setX] = useState(choices[1]?.key ?? 'score')
  const [y, setY] = useState('score')
  const cells = useMemo(() => new Map(table.data?.rows.map((row) => [row.code, row.cells])), [table.data])
  const points = useMemo(() => {
    const figureOf = (unit: UnitResult, key: string): number | null => {
      if (key === 'score') return unit.score
      if (key.startsWith('score:')) return unit.scores[key.slice('score:'.length)] ?? null
      const text = (cells.get(unit.unit)?.[key.slice('column:'.length)] ?? '').replaceAll(',', '')
      const number = Number(text)
      return text === '' || Number.isNaN(number) ? null : number
    }
    return units.map((unit) => ({ unit, x: figureOf(unit, x), y: figureOf(unit, y) }))
  }, [units, cells, x, y])
  const titleOf = (key: string) => choices.find((choice) => choice.key === key)?.title ?? key
  const option = useMemo(
    () =>
      (colours: ChartColours): EChartsOption => ({
        animation: false,
        grid: { left: 8, right: 24, top: 12, bottom: 6, containLabel: true },
        tooltip: {
          trigger: 'item',
          formatter: (item) => {
            const one = Array.isArray(item) ? item[0] : item
            return one?.name ?? ''
          },
        },
        xAxis: {
          type: 'value',
          scale: true,
        },
        yAxis: {
          type: 'value',
          scale: true,
        },
        series: [
          {
            type: 'scatter',
            symbolSize: 11,
            data: points.flatMap(({ unit, x: across, y: up }) =>
              across === null || up === null
                ? []
                : [
                    {
                      name: `${unit.name}：${numberText(across, 4)} / ${numberText(up, 4)}${unit.grade === null ? '' : ` · ${unit.grade}`}`,
                      value: [across, up],
                      unit: unit.unit,
                      itemStyle: { color: colourOf(colours, unit.grade, result.grades) },
                      label: {
                        show: points.length <= 30,
                        position: 'right' as const,
                        formatter: unit.name.slice(0, 6),
                        color: colours.muted,
                        fontSize: 11,
                      },
                    },
                  ],
            ),
          },
        ],
      }),
    [points, result.grades],
  )
  const select = (label: string, value: string, onChange: (key: string) => void) => (
    <label className="evaluation-choice">
      {label}
      <select value={value} onChange={(event) => onChange(event.target.value)}>
        {choices.map((choice) => (
          <option key={choice.key} value={choice.key}>
            {choice.title}
          </option>
        ))}
      </select>
    </label>
  )
  return (
    <>
      <div className="evaluation-tools">
        {select(words.x, x, setX)}
        {select(words.y, y, setY)}
      </div>
      <Chart
        title={`${titleOf(x)} × ${titleOf(y)}`}
        hidesTitle
        option={option}
        height={300}
        unit={`${titleOf(x)} × ${titleOf(y)}`}
        source={words.source}
        date={dateOf(round, result.no)}
        table={{
          columns: [words.unit, titleOf(x), titleOf(y)],
          rows: points.map(({ unit, x: across, y: up }) => [unit.name, numberText(across), numberText(up)]),
        }}
        onPick={({ data: picked }) => {
          const unit = typeof picked === 'object' && picked !== null && 'unit' in picked ? String(picked.unit) : null
          if (unit !== null) navigate(`/evaluations/${round.division}/${round.id}/units/${encodeURIComponent(unit)}`)
        }}
      />
    </>
  )
}

/** How many units went from which grade to which; the diagonal stayed. */
function MoveMatrix({ result: { moves, grades } }: { readonly result: ResultAnswer }) {
  const { charts: words } = useRoundWords()
  const matrix = gradeMatrix(moves ?? [], grades)
  return (
    <table className="figures evaluation-matrix">
      <thead>
        <tr>
          <th scope="col">{words.grade}</th>
          {grades.map((grade) => (
            <th key={grade} scope="col">
              {grade}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {grades.map((from, i) => (
          <tr key={from}>
            <th scope="row">{from}</th>
            {grades.map((to, j) => (
              <td key={to} className={i === j ? 'is-same' : i > j ? 'is-up' : 'is-down'}>
                {matrix[i]?.[j] || '·'}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
