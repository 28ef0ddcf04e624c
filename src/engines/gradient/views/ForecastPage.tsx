import type { EChartsOption } from 'echarts'
import { useMemo, useState } from 'react'
import { Link } from 'react-router'
import { useAnswer } from '../../../ui/answers.ts'
import { Chart } from '../../../ui/Chart.tsx'
import { numberText } from '../../../ui/format.ts'
import { useSay } from '../../../ui/language.ts'
import { Mark, SimulatedMark } from '../../../ui/marks.tsx'
import { Page, Panel } from '../../../ui/Page.tsx'
import { usePlan } from '../../../ui/plan.ts'
import { useSession } from '../../../ui/session.ts'
import { Answer, Empty } from '../../../ui/states.tsx'
import type { ChartColours } from '../../../ui/theme.ts'
import type { ForecastAnswer } from '../answers.ts'
import { GradientLinks, recordAddress, useFirmNews } from './looks.tsx'
import { useWords } from './words.ts'
import './gradient.css'

type Goal = ForecastAnswer['goals'][number]
type Entity = ForecastAnswer['entities'][number]

/** Where each number of firms will stand at the plan's end against its target, with the arithmetic and the records. */
export default function ForecastPage() {
  const words = useWords()
  const session = useSession()
  const plan = usePlan()
  useFirmNews()
  const answer = useAnswer<ForecastAnswer>('/api/v1/gradient/forecast', { division: session.division, on: plan.asOf })
  return (
    <Page
      title={words.forecast}
      note={session.isSimulated && <SimulatedMark />}
      tools={<GradientLinks here="forecast" />}
    >
      <Answer
        of={answer}
        isEmpty={({ goals, entities }) => goals.length + entities.length === 0}
        empty={<Empty title={words.goal.none}>{words.goal.noneHint}</Empty>}
      >
        {({ goals, entities, on, division }) => (
          <>
            {goals.map((goal) => (
              <GoalPanel key={goal.target.id} goal={goal} on={on} division={division} />
            ))}
            {entities.map((entity) => (
              <EntityPanel key={entity.target.id} entity={entity} />
            ))}
          </>
        )}
      </Answer>
    </Page>
  )
}

function Reach({ isExpected }: { readonly isExpected: boolean | null }) {
  const words = useWords()
  if (isExpected === null)
    return (
      <Mark tone="none" shape="?">
        {words.goal.unknown}
      </Mark>
    )
  return isExpected ? (
    <Mark tone="good" shape="●">
      {words.goal.reachable}
    </Mark>
  ) : (
    <Mark tone="bad" shape="▼">
      {words.goal.unreachable}
    </Mark>
  )
}

function GoalPanel({ goal, on, division }: { readonly goal: Goal; readonly on: string; readonly division: string }) {
  const words = useWords()
  const say = useSay()
  const { target, forecast, base, baseFrom, supply, counts, notes } = goal
  return (
    <Panel
      title={`${say(goal.name)} → ${numberText(target.value)}（${target.targetYear}）`}
      note={`${words.goal.clause(target.line)}${counts.category === null ? '' : ` · ${words.goal.scopeIndustry}`}`}
      actions={<Reach isExpected={forecast.isExpected} />}
    >
      <p lang="zh" className="muted">
        {target.sentence}
      </p>
      <dl className="gradient-figures">
        <div>
          <dt>
            {words.goal.base} {target.baseYear}
            {baseFrom === 'records' && `（${words.goal.baseRecords}）`}
          </dt>
          <dd>{numberText(base)}</dd>
        </div>
        <div>
          <dt>{words.goal.current}</dt>
          <dd>{numberText(forecast.current)}</dd>
        </div>
        <div>
          <dt>{words.goal.expected}</dt>
          <dd>{numberText(forecast.expected, 1)}</dd>
        </div>
        <div>
          <dt>{words.goal.target}</dt>
          <dd>{numberText(target.value)}</dd>
        </div>
      </dl>
      {forecast.least !== null && forecast.most !== null && (
        <p className="gradient-note">
          {words.goal.range(numberText(forecast.least, 1), numberText(forecast.most, 1))}
          {' · '}
          {goal.goal === 'above-scale'
            ? words.goal.supply(supply.ready, supply.near, supply.nurture)
            : words.goal.supplyTitle(supply.ready, supply.near)}
        </p>
      )}
      {notes.map((note) => (
        <p key={note.zh} className="gradient-warning">
          {say(note)}
        </p>
      ))}
      <div className="gradient-columns">
        <div>
          <h3>{words.goal.workings}</h3>
          <Workings of={forecast.workings} />
        </div>
        <GoalChart goal={goal} on={on} />
      </div>
      <Flows goal={goal} division={division} />
    </Panel>
  )
}

function Workings({ of }: { readonly of: Goal['forecast']['workings'] }) {
  const say = useSay()
  return (
    <ol className="gradient-workings">
      {of.map(({ id, name, worked }) => (
        <li key={id}>
          {say(name)}：<code>{worked}</code>
        </li>
      ))}
    </ol>
  )
}

function GoalChart({ goal, on }: { readonly goal: Goal; readonly on: string }) {
  const words = useWords()
  const say = useSay()
  const option = useMemo(() => (colours: ChartColours) => optionOf(goal, colours, words.goal), [goal, words])
  return (
    <Chart
      title={say(goal.name)}
      hidesTitle
      option={option}
      height={220}
      unit={goal.target.unit}
      source={words.goal.source}
      date={on}
      table={{
        columns: [words.goal.year, words.goal.stock],
        rows: goal.flows.map(({ year, stock }) => [year, numberText(stock)]),
      }}
    />
  )
}

function optionOf(
  { flows, base, target, forecast }: Goal,
  colours: ChartColours,
  words: { readonly stock: string; readonly expected: string; readonly planned: string },
): EChartsOption {
  const years = Array.from({ length: target.targetYear - target.baseYear + 1 }, (_, i) => target.baseYear + i)
  const stockIn = (year: number) =>
    year === target.baseYear ? base : (flows.find((flow) => flow.year === year)?.stock ?? null)
  const last = flows.at(-1)
  return {
    grid: { left: 40, right: 16, top: 28, bottom: 24 },
    legend: { top: 0, textStyle: { color: colours.muted } },
    tooltip: { trigger: 'axis' },
    xAxis: { type: 'category', data: years.map(String) },
    yAxis: { type: 'value', scale: true },
    series: [
      { name: words.stock, type: 'bar', data: years.map(stockIn), itemStyle: { color: colours.series[0] ?? '' } },
      {
        name: words.expected,
        type: 'line',
        lineStyle: { type: 'dashed' },
        data: years.map((year) =>
          year === last?.year
            ? forecast.current
            : year === target.targetYear && forecast.expected !== null
              ? Number(forecast.expected.toFixed(1))
              : null,
        ),
        connectNulls: true,
        itemStyle: { color: colours.series[1] ?? '' },
      },
      {
        name: words.planned,
        type: 'line',
        symbol: 'none',
        data: years.map(() => target.value),
        itemStyle: { color: colours.tones.bad },
      },
    ],
  }
}

/** Each year's coming and going; a year opens to its records. */
function Flows({ goal, division }: { readonly goal: Goal; readonly division: string }) {
  const words = useWords()
  const [open, setOpen] = useState<number | null>(null)
  const expiringIn = new Map(goal.expiries.map(({ year, count }) => [year, count]))
  const shown = goal.flows.find(({ year }) => year === open)
  return (
    <>
      <h3>{words.goal.flows}</h3>
      <div className="gradient-scroll">
        <table className="gradient-table">
          <thead>
            <tr>
              <th scope="col">{words.goal.year}</th>
              {(['entries', 'exits', 'net', 'stock', 'expiries'] as const).map((key) => (
                <th key={key} scope="col" className="is-number">
                  {words.goal[key]}
                </th>
              ))}
              <th scope="col">{words.goal.records}</th>
            </tr>
          </thead>
          <tbody>
            {goal.flows.map(({ year, entries, exits, stock, isWhole }) => (
              <tr key={year}>
                <th scope="row">
                  {year}
                  {!isWhole && ` ${words.goal.partYear}`}
                </th>
                <td className="is-number">{numberText(entries)}</td>
                <td className="is-number">{numberText(exits)}</td>
                <td className="is-number">{numberText(entries - exits)}</td>
                <td className="is-number">{numberText(stock)}</td>
                <td className="is-number">{numberText(expiringIn.get(year) ?? null)}</td>
                <td>
                  <button
                    type="button"
                    className="button is-quiet is-small"
                    aria-expanded={open === year}
                    onClick={() => setOpen(open === year ? null : year)}
                  >
                    {numberText(entries + exits)}
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {shown !== undefined && (
        <div className="gradient-columns">
          {(['entered', 'left'] as const).map((way) => (
            <div key={way}>
              <h4>
                {shown.year} {way === 'entered' ? words.goal.entries : words.goal.exits}
              </h4>
              <ul>
                {shown[way].map(({ id, name }) => (
                  <li key={id}>
                    <Link to={recordAddress('qualification', division, id)}>{name}</Link>
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </div>
      )}
    </>
  )
}

function EntityPanel({ entity }: { readonly entity: Entity }) {
  const words = useWords()
  const say = useSay()
  const { target, flows, workings, isExpected } = entity
  return (
    <Panel
      title={`${say(target.name)} → ${numberText(target.value)}${target.unit === '%' ? '%' : ''}`}
      note={words.goal.clause(target.line)}
      actions={<Reach isExpected={isExpected} />}
    >
      <p lang="zh" className="muted">
        {target.sentence}
      </p>
      <div className="gradient-columns">
        <div>
          <h3>{words.goal.workings}</h3>
          <Workings of={workings} />
        </div>
        <div className="gradient-scroll">
          <table className="gradient-table">
            <thead>
              <tr>
                <th scope="col">{words.goal.year}</th>
                {(['entries', 'exits', 'stock'] as const).map((key) => (
                  <th key={key} scope="col" className="is-number">
                    {words.goal[key]}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {flows.map(({ year, entries, exits, stock, isWhole }) => (
                <tr key={year}>
                  <th scope="row">
                    {year}
                    {!isWhole && ` ${words.goal.partYear}`}
                  </th>
                  <td className="is-number">{numberText(entries)}</td>
                  <td className="is-number">{numberText(exits)}</td>
                  <td className="is-number">{numberText(stock)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </div>
    </Panel>
  )
}
