import type { EChartsOption } from 'echarts'
import { useMemo, useState } from 'react'
import { useParams } from 'react-router'
import type { Scheme } from '../../../model/evaluation-scheme.ts'
import { useAnswer } from '../../../ui/answers.ts'
import { Chart } from '../../../ui/Chart.tsx'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { useSay } from '../../../ui/language.ts'
import { SimulatedMark } from '../../../ui/marks.tsx'
import { Page, Panel } from '../../../ui/Page.tsx'
import { useSession } from '../../../ui/session.ts'
import { Answer, Empty } from '../../../ui/states.tsx'
import type { ChartColours } from '../../../ui/theme.ts'
import { nameOf } from '../../evaluation/result.ts'
import type { RoundTable, SchemeList, SchemePage } from '../answers.ts'
import type { Move } from '../moves.ts'
import { comparisonOf, previewOf } from '../preview.ts'
import { GradeMark, MoveMark, usePunctuation } from './looks.tsx'
import { type RoundWords, useRoundWords } from './round-words.ts'
import './evaluations.css'

/** 方案比较: two schemes on the same data, computed in the page; nothing is kept. */
export default function ComparePage() {
  const { comparison: words } = useRoundWords()
  const { colon } = usePunctuation()
  const { division = '', id = '' } = useParams()
  const session = useSession()
  const say = useSay()
  const table = useAnswer<RoundTable>(`/api/v1/evaluation-rounds/${division}/${id}/table`)
  const schemes = useAnswer<SchemeList>('/api/v1/evaluation-schemes', { division })
  const [chosen, setChosen] = useState('')
  const rows = schemes.data?.rows ?? []
  const choices = rows.flatMap((row) =>
    Array.from({ length: row.latest }, (_, i) => ({ id: row.id, no: row.latest - i, name: row.name })),
  )
  const first = rows.find(({ key }) => key !== table.data?.scheme.id)
  const value = chosen === '' && first !== undefined ? `${first.id} ${first.latest}` : chosen
  const [schemeId = '', no = ''] = value.split(' ')
  const other = useAnswer<SchemePage>(
    `/api/v1/evaluation-schemes/${division}/${schemeId}`,
    { no },
    { when: schemeId !== '', keepsLast: true },
  )
  return (
    <Page
      title={words.title}
      back={{ to: `/evaluations/${division}/${id}`, title: table.data?.title ?? '' }}
      note={session.isSimulated && <SimulatedMark />}
    >
      <p className="muted">{words.about}</p>
      <Answer of={table}>
        {(round) => (
          <>
            <div className="evaluation-tools">
              <span>
                {words.a}
                {colon}
                <b>{say(nameOf(round.scheme.name, round.scheme.id))}</b>
              </span>
              <label className="evaluation-choice">
                {words.b}
                <select value={value} onChange={(event) => setChosen(event.target.value)}>
                  <option value="">{words.choose}</option>
                  {choices.map((choice) => (
                    <option key={`${choice.id} ${choice.no}`} value={`${choice.id} ${choice.no}`}>
                      {say(choice.name)} · {choice.no}
                    </option>
                  ))}
                </select>
              </label>
            </div>
            {schemeId === '' ? (
              <Empty title={words.choose}>{rows.length < 2 ? words.none : words.about}</Empty>
            ) : (
              <Answer of={other}>
                {({ content }) => (
                  <Both
                    round={round}
                    other={content}
                    title={say(nameOf(content.name, content.id))}
                    day={session.today()}
                  />
                )}
              </Answer>
            )}
          </>
        )}
      </Answer>
    </Page>
  )
}

function Both({
  round,
  other,
  title,
  day,
}: {
  readonly round: RoundTable
  readonly other: Scheme
  readonly title: string
  readonly day: string
}) {
  const { listed } = usePunctuation()
  const { comparison: words } = useRoundWords()
  const say = useSay()
  const a = useMemo(() => previewOf(round.scheme, round.rows), [round])
  const b = useMemo(() => previewOf(other, round.rows), [other, round])
  const own = say(nameOf(round.scheme.name, round.scheme.id))
  const comparison = useMemo(
    () => (a.ok && b.ok ? comparisonOf(a.units, b.units, b.grades.length > 0 ? b.grades : a.grades) : null),
    [a, b],
  )
  const grades = { a: a.ok ? a.grades : [], b: b.ok ? b.grades : [] }
  const columns = useMemo(() => columnsOf(words, grades.a, grades.b), [words, grades.a, grades.b])
  if (!a.ok || !b.ok || comparison === null)
    return (
      <Panel>
        <p className="wrong">{words.faults}</p>
        <ul className="evaluation-faults">
          {(a.ok ? (b.ok ? [] : b.faults) : a.faults).slice(0, 20).map(({ at, code, message }) => (
            <li key={`${at} ${code} ${message.zh}`}>
              <code>{at}</code> {say(message)}
            </li>
          ))}
        </ul>
      </Panel>
    )
  // A column of which nothing is there at all, not one with a gap.
  const missing = b.gaps.filter((gap) => gap.missing === round.rows.length)
  const hasGrades = grades.a.length > 0 && grades.b.length > 0
  return (
    <>
      {missing.length > 0 && (
        <p className="evaluation-banner">
          {words.missing} {listed(missing.map(({ column }) => column))}
        </p>
      )}
      <p role="status">
        {hasGrades && `${words.changed(comparison.changedGrades, comparison.moves.length)} · `}
        {words.largest(comparison.largest)}
      </p>
      <div className="evaluation-charts">
        <Panel title={words.chart}>
          <Ranks moves={comparison.moves} a={own} b={title} day={day} />
        </Panel>
        <Panel title={`${own} × ${title}`}>
          <DataTable
            id="evaluation-comparison"
            label={words.title}
            rows={comparison.moves}
            rowKey={({ unit }) => unit}
            columns={columns}
          />
        </Panel>
      </div>
    </>
  )
}

function columnsOf(
  words: RoundWords['comparison'],
  a: readonly string[],
  b: readonly string[],
): readonly Column<Move>[] {
  return [
    { key: 'unit', title: words.unit, width: 200, isFixed: true, value: (row) => row.name },
    { key: 'a', title: `${words.rank} A`, width: 80, align: 'end', value: (row) => row.before?.rank ?? null },
    { key: 'b', title: `${words.rank} B`, width: 80, align: 'end', value: (row) => row.after?.rank ?? null },
    {
      key: 'difference',
      title: words.difference,
      width: 100,
      align: 'center',
      value: (row) => (row.places === null ? null : Math.abs(row.places)),
      cell: (row) => <MoveMark places={row.places} />,
    },
    ...(a.length > 0
      ? [
          {
            key: 'gradeA',
            title: `${words.grade} A`,
            width: 90,
            filters: true,
            value: (row: Move) => row.before?.grade ?? null,
            cell: (row: Move) => <GradeMark grade={row.before?.grade ?? null} grades={a} />,
          },
        ]
      : []),
    ...(b.length > 0
      ? [
          {
            key: 'gradeB',
            title: `${words.grade} B`,
            width: 90,
            filters: true,
            value: (row: Move) => row.after?.grade ?? null,
            cell: (row: Move) => <GradeMark grade={row.after?.grade ?? null} grades={b} />,
          },
        ]
      : []),
    { key: 'scoreA', title: `${words.score} A`, width: 90, align: 'end', value: (row) => row.before?.score ?? null },
    { key: 'scoreB', title: `${words.score} B`, width: 90, align: 'end', value: (row) => row.after?.score ?? null },
  ]
}

/** A line for each unit from its rank by the one scheme to its rank by the other. */
function Ranks({
  moves,
  a,
  b,
  day,
}: {
  readonly moves: readonly Move[]
  readonly a: string
  readonly b: string
  readonly day: string
}) {
  const { comparison: words } = useRoundWords()
  const drawn = useMemo(
    () => moves.filter(({ before, after }) => before?.rank != null && after?.rank != null).slice(0, 80),
    [moves],
  )
  const option = useMemo(
    () =>
      (colours: ChartColours): EChartsOption => ({
        animation: false,
        grid: { left: 130, right: 130, top: 10, bottom: 24 },
        tooltip: { trigger: 'item' },
        xAxis: { type: 'category', data: ['A', 'B'], boundaryGap: false },
        yAxis: { type: 'value', inverse: true, min: 1, show: false },
        series: drawn.map(({ name, before, after, places }) => ({
          type: 'line' as const,
          name,
          data: [before?.rank ?? 0, after?.rank ?? 0],
          symbolSize: 6,
          lineStyle: {
            color: places === 0 ? colours.line : (places ?? 0) > 0 ? colours.tones.good : colours.tones.bad,
            width: Math.abs(places ?? 0) >= 3 ? 2.5 : 1.2,
            type: (places ?? 0) < 0 ? ('dashed' as const) : ('solid' as const),
          },
          itemStyle: { color: colours.muted },
          endLabel: { show: drawn.length <= 40, formatter: name.slice(0, 9), color: colours.text, fontSize: 11 },
        })),
      }),
    [drawn],
  )
  return (
    <Chart
      title={words.chart}
      hidesTitle
      option={option}
      height={Math.max(260, drawn.length * 20)}
      unit={words.rank}
      source={`A ${a}；B ${b}`}
      date={day}
      table={{
        columns: [words.unit, 'A', 'B'],
        rows: drawn.map(({ name, before, after }) => [name, before?.rank ?? '—', after?.rank ?? '—']),
      }}
    />
  )
}
