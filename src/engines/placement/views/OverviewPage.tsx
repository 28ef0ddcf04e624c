import type { EChartsOption } from 'echarts'
import { useMemo, useState } from 'react'
import { Link } from 'react-router'
import { useAnswer, useForget } from '../../../ui/answers.ts'
import { api } from '../../../ui/api.ts'
import { Chart } from '../../../ui/Chart.tsx'
import { Drawer } from '../../../ui/Drawer.tsx'
import { dayText, numberText } from '../../../ui/format.ts'
import { Mark, SimulatedMark } from '../../../ui/marks.tsx'
import { Page, Panel } from '../../../ui/Page.tsx'
import { useSession } from '../../../ui/session.ts'
import { Answer, Empty, Problem } from '../../../ui/states.tsx'
import type { ChartColours } from '../../../ui/theme.ts'
import { toast } from '../../../ui/toasts.tsx'
import { useTrying } from '../../../ui/trying.ts'
import type { Overview } from '../answers.ts'
import { PlacementLinks, recordAddress, SYSTEM, usePlacementNews } from './looks.tsx'
import { useWords } from './words.ts'
import './placement.css'

/** 就业对接: figures by their definitions, households that wait, deadlines; nobody by name. */
export default function OverviewPage() {
  const words = useWords()
  const session = useSession()
  const [isClosing, setClosing] = useState(false)
  usePlacementNews()
  const answer = useAnswer<Overview>('/api/v1/placement/overview', { division: session.division })
  return (
    <Page
      title={words.title}
      note={
        <>
          {answer.data !== undefined && words.asOf(answer.data.on)}
          {session.isSimulated && <SimulatedMark />}
        </>
      }
      actions={
        session.may('placement.close-month') ? (
          <button type="button" className="button" onClick={() => setClosing(true)}>
            {words.overview.close}
          </button>
        ) : undefined
      }
      tools={<PlacementLinks here="overview" />}
    >
      <Answer of={answer}>
        {(overview) => (
          <>
            <Standing overview={overview} />
            <Year overview={overview} />
            <Months overview={overview} />
            <Households overview={overview} />
            {isClosing && <CloseMonth latest={overview.months.at(-1)} onClose={() => setClosing(false)} />}
          </>
        )}
      </Answer>
    </Page>
  )
}

function Standing({ overview: { standing } }: { readonly overview: Overview }) {
  const { overview: words, nobody } = useWords()
  const session = useSession()
  const figure = (title: string, value: number, unit: string, to?: string) => (
    <div>
      <dt>{to === undefined ? title : <Link to={to}>{title}</Link>}</dt>
      <dd>
        {numberText(value)} <small>{unit}</small>
      </dd>
    </div>
  )
  const mayPeople = session.may('placement.people')
  return (
    <Panel title={words.standing} note={nobody}>
      <dl className="placement-figures">
        {figure(
          words.seeking,
          standing.seeking,
          words.person,
          mayPeople ? `${SYSTEM}/job-seeker?view=seeking` : undefined,
        )}
        {figure(words.withoutConsent, standing.withoutConsent, words.person)}
        {figure(words.matched, standing.matched, words.person, mayPeople ? '/placement/people' : undefined)}
        {figure(words.vacancies, standing.vacancies, words.vacancy, '/placement/vacancies')}
        {figure(words.posts, standing.posts, words.person)}
        {figure(
          words.referrals,
          standing.referralsOpen,
          words.times,
          mayPeople ? `${SYSTEM}/job-referral?view=waiting` : undefined,
        )}
        {figure(
          words.followUps,
          standing.followUpsDue,
          words.times,
          mayPeople ? `${SYSTEM}/employment-entry?view=follow-up` : undefined,
        )}
        {figure(
          words.registered,
          standing.registered,
          words.person,
          mayPeople ? `${SYSTEM}/unemployment-registration?view=standing` : undefined,
        )}
      </dl>
    </Panel>
  )
}

function Year({ overview: { year } }: { readonly overview: Overview }) {
  const { overview: words } = useWords()
  const metric = (id: string, title: string, value: number, note?: string) => (
    <div>
      <dt>
        <Link to={`${SYSTEM}/metrics/${id}?period=${year.year}`}>{title}</Link>
      </dt>
      <dd>
        {numberText(value)} <small>{words.person}</small>
      </dd>
      {note !== undefined && <small>{note}</small>}
    </div>
  )
  return (
    <Panel title={words.year(year.year)}>
      <dl className="placement-figures">
        {metric(
          'urban-jobs-new',
          words.net,
          year.net,
          words.netAbout(numberText(year.entries), numberText(year.attrition)),
        )}
        {metric('urban-entries', words.entries, year.entries)}
        {metric('urban-attrition', words.attrition, year.attrition)}
        {metric('transfers', words.transfers, year.transfers)}
        {metric('reemployed', words.reemployed, year.reemployed)}
        {metric('difficult-employed', words.difficult, year.difficult)}
      </dl>
    </Panel>
  )
}

function Months({ overview: { months, division, on } }: { readonly overview: Overview }) {
  const { overview: words } = useWords()
  const option = useMemo(() => (colours: ChartColours) => optionOf(months, colours, words), [months, words])
  const latest = [...months].reverse()
  return (
    <Panel title={words.months} note={<Link to={`${SYSTEM}/metrics/registered-rate`}>{words.definitions}</Link>}>
      <p className="placement-note">{words.monthsAbout}</p>
      {months.length === 0 ? (
        <Empty title={words.noMonths}>{words.noMonthsHint}</Empty>
      ) : (
        <div className="placement-columns">
          <Chart
            title={words.chart}
            option={option}
            height={280}
            unit={`% · ${words.person}`}
            source={words.source}
            date={on}
            table={{
              columns: [words.month, words.rate, words.net],
              rows: months.map(({ month, rate, net }) => [month, numberText(rate, 2), numberText(net)]),
            }}
          />
          <div className="placement-scroll">
            <table className="placement-table">
              <thead>
                <tr>
                  <th scope="col">{words.month}</th>
                  <th scope="col">{words.rate}</th>
                  <th scope="col">{words.registered}</th>
                  <th scope="col">{words.base}</th>
                  <th scope="col">{words.net}</th>
                </tr>
              </thead>
              <tbody>
                {latest.slice(0, 12).map((month) => (
                  <tr key={month.id}>
                    <th scope="row">
                      <Link to={recordAddress('employment-month', division, month.id)}>{month.month}</Link>
                    </th>
                    <td className="is-number">{month.rate === null ? '—' : `${numberText(month.rate, 2)}%`}</td>
                    <td className="is-number">{numberText(month.registered)}</td>
                    <td className="is-number">{numberText(month.urbanEmployed)}</td>
                    <td className="is-number" title={words.netAbout(String(month.entries), String(month.attrition))}>
                      {numberText(month.net)}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </div>
      )}
    </Panel>
  )
}

function optionOf(
  months: Overview['months'],
  colours: ChartColours,
  words: { readonly rate: string; readonly net: string },
): EChartsOption {
  return {
    grid: { left: 44, right: 48, top: 32, bottom: 24 },
    legend: { top: 0, textStyle: { color: colours.muted } },
    tooltip: { trigger: 'axis' },
    xAxis: { type: 'category', data: months.map(({ month }) => month) },
    yAxis: [
      { type: 'value', min: 0, axisLabel: { formatter: '{value}%' } },
      { type: 'value', splitLine: { show: false } },
    ],
    series: [
      {
        name: words.net,
        type: 'bar',
        yAxisIndex: 1,
        data: months.map(({ net }) => net),
        itemStyle: { color: colours.series[1] ?? '' },
      },
      {
        name: words.rate,
        type: 'line',
        showSymbol: false,
        data: months.map(({ rate }) => (rate === null ? null : Number(rate.toFixed(2)))),
        itemStyle: { color: colours.series[0] ?? '' },
      },
    ],
  }
}

function Households({ overview: { households, division } }: { readonly overview: Overview }) {
  const { overview: words } = useWords()
  const session = useSession()
  const mayOpen = session.may('records.zero-job-household.read')
  return (
    <Panel title={words.households} note={<Link to={`${SYSTEM}/metrics/zero-job-cleared`}>{words.definitions}</Link>}>
      {households.length === 0 ? (
        <p className="muted">{words.noHouseholds}</p>
      ) : (
        <div className="placement-scroll">
          <table className="placement-table">
            <thead>
              <tr>
                <th scope="col">{words.household}</th>
                <th scope="col">{words.station}</th>
                <th scope="col">{words.confirmed}</th>
                <th scope="col">{words.due}</th>
              </tr>
            </thead>
            <tbody>
              {households.map(({ id, number, bodyName, confirmedOn, dueAt, left, isLate, reopened }) => (
                <tr key={id}>
                  <th scope="row">
                    {mayOpen ? (
                      <Link to={recordAddress('zero-job-household', division, id)}>{number ?? id}</Link>
                    ) : (
                      (number ?? id)
                    )}
                  </th>
                  <td lang="zh">{bodyName ?? '—'}</td>
                  <td>
                    {confirmedOn} {reopened > 0 && <small className="muted">{words.reopened(reopened)}</small>}
                  </td>
                  <td>
                    {dueAt === null ? '—' : dayText(dueAt.slice(0, 10))}{' '}
                    <Mark tone={isLate ? 'bad' : 'good'} shape={isLate ? '▲' : '●'}>
                      {isLate ? words.late : left === null ? '—' : words.left(Math.floor(left))}
                    </Mark>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  )
}

const nextOf = (month: string): string => {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`
}

/** Asks for what statistics give; everything else of the month is counted. */
function CloseMonth({
  latest,
  onClose,
}: {
  readonly latest: Overview['months'][number] | undefined
  readonly onClose: () => void
}) {
  const { overview: words } = useWords()
  const session = useSession()
  const forget = useForget()
  const { attempt, problem, isBusy } = useTrying()
  const [month, setMonth] = useState(latest === undefined ? session.today().slice(0, 7) : nextOf(latest.month))
  const [base, setBase] = useState('')
  const [source, setSource] = useState(latest?.source ?? '')
  const [host, setHost] = useState(session.bodies[0]?.id ?? '')
  const close = () =>
    attempt(async () => {
      await api.send('POST', '/api/v1/placement/months', {
        division: session.division,
        host,
        month,
        urbanEmployed: Number(base),
        source: source.trim(),
      })
      await forget(['/api/v1/placement'])
      toast(words.closed(month))
      onClose()
    })
  return (
    <Drawer
      place="middle"
      width={520}
      title={words.closeTitle}
      onClose={onClose}
      foot={
        <>
          <button type="button" className="button" onClick={onClose}>
            {words.cancel}
          </button>
          <button
            type="button"
            className="button is-primary"
            disabled={isBusy || !/^\d{1,9}$/.test(base) || source.trim() === '' || host === ''}
            onClick={() => void close()}
          >
            {words.does}
          </button>
        </>
      }
    >
      <div className="placement-form">
        <p className="placement-note">{words.closeAbout}</p>
        <label>
          {words.monthLabel}
          <input type="month" value={month} onChange={(event) => setMonth(event.target.value)} />
        </label>
        <label>
          {words.baseLabel}
          <input inputMode="numeric" value={base} onChange={(event) => setBase(event.target.value.trim())} />
        </label>
        <label>
          {words.sourceLabel}
          <input value={source} maxLength={120} onChange={(event) => setSource(event.target.value)} />
        </label>
        <label>
          {words.hostLabel}
          <select value={host} onChange={(event) => setHost(event.target.value)}>
            {session.bodies.map(({ id, name }) => (
              <option key={id} value={id}>
                {name.zh}
              </option>
            ))}
          </select>
        </label>
        {problem !== null && <Problem of={problem} />}
      </div>
    </Drawer>
  )
}
