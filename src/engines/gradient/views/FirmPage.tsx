import type { EChartsOption } from 'echarts'
import { useMemo } from 'react'
import { Link, useParams } from 'react-router'
import { useAnswer } from '../../../ui/answers.ts'
import { Chart } from '../../../ui/Chart.tsx'
import { numberText, percentText } from '../../../ui/format.ts'
import { useSay } from '../../../ui/language.ts'
import { Mark, SimulatedMark } from '../../../ui/marks.tsx'
import { Page, Panel } from '../../../ui/Page.tsx'
import { usePlan } from '../../../ui/plan.ts'
import { useSession } from '../../../ui/session.ts'
import { Answer } from '../../../ui/states.tsx'
import type { ChartColours } from '../../../ui/theme.ts'
import type { FirmAnswer } from '../answers.ts'
import { sizeClassNames } from '../size-names.ts'
import {
  AlertMark,
  categoryWords,
  entityNames,
  HoldMark,
  qualificationNames,
  RungMark,
  recordAddress,
  useFirmNews,
} from './looks.tsx'
import { useWords } from './words.ts'
import './gradient.css'

const TRUTHS = { true: ['good', '●'], false: ['poor', '○'], unknown: ['none', '?'] } as const

/** One firm: profile, where it stands on each rung and what it lacks, its months, its qualifications. */
export default function FirmPage() {
  const words = useWords()
  const session = useSession()
  const plan = usePlan()
  const { division = '', id = '' } = useParams()
  useFirmNews()
  const answer = useAnswer<FirmAnswer>(`/api/v1/gradient/firms/${division}/${id}`, { on: plan.asOf })
  const isOfficial = session.may('gradient.read')
  return (
    <Page
      title={answer.data?.firm.name ?? ''}
      note={
        <>
          {answer.data !== undefined && words.asOf(answer.data.on, answer.data.month ?? '—')}
          {answer.data?.isSimulated === true && <SimulatedMark />}
        </>
      }
      back={
        isOfficial
          ? { to: '/gradient/candidates', title: words.candidates }
          : { to: '/gradient/mine', title: words.mine }
      }
      actions={
        session.may('records.enterprise.read') ? (
          <Link className="button" to={recordAddress('enterprise', division, id)}>
            {words.firm.record}
          </Link>
        ) : undefined
      }
    >
      <Answer of={answer}>
        {(page) => (
          <>
            <Profile page={page} />
            <Rungs page={page} />
            <Months page={page} />
            <Terms page={page} />
          </>
        )}
      </Answer>
    </Page>
  )
}

function Profile({ page: { firm } }: { readonly page: FirmAnswer }) {
  const words = useWords()
  const say = useSay()
  const name = (names: Readonly<Record<string, { readonly zh: string; readonly en: string }>>, key: string) => {
    const found = names[key]
    return found === undefined ? key : say(found)
  }
  return (
    <Panel title={words.firm.profile}>
      <dl className="gradient-figures">
        <div>
          <dt>{words.list.creditCode}</dt>
          <dd>{firm.creditCode}</dd>
        </div>
        <div>
          <dt>{words.firm.kind}</dt>
          <dd>{name(entityNames, firm.kind)}</dd>
        </div>
        <div>
          <dt>{words.list.sector}</dt>
          <dd>
            {firm.sector}
            {firm.category !== null && ` ${name(categoryWords, firm.category)}`}
          </dd>
        </div>
        <div>
          <dt>{words.firm.registeredOn}</dt>
          <dd>{firm.registeredOn}</dd>
        </div>
        <div>
          <dt>{words.firm.size}</dt>
          <dd>
            {firm.size.class !== null
              ? say(sizeClassNames[firm.size.class])
              : firm.size.between.length === 0
                ? '—'
                : `${words.firm.sizeBetween} ${firm.size.between.map((one) => say(sizeClassNames[one])).join(' / ')}`}
          </dd>
        </div>
        <div>
          <dt>{words.list.body}</dt>
          <dd>{firm.bodyName ?? '—'}</dd>
        </div>
      </dl>
      <dl className="gradient-figures">
        <div>
          <dt>{words.firm.rolling}</dt>
          <dd>
            {numberText(firm.rolling.value, 2)} <small>{words.list.wan}</small>
          </dd>
        </div>
        <div>
          <dt>{words.firm.line}</dt>
          <dd>{firm.line === null ? (firm.category === null ? words.firm.noLine : '—') : numberText(firm.line)}</dd>
        </div>
        <div>
          <dt>{words.list.share}</dt>
          <dd>
            {percentText(firm.share)} {firm.alert !== null && <AlertMark alert={firm.alert} />}
            {firm.hold !== null && <HoldMark hold={firm.hold} />}
          </dd>
        </div>
        <div>
          <dt>{words.list.gap}</dt>
          <dd>{numberText(firm.gap, 2)}</dd>
        </div>
      </dl>
      <p className="gradient-note">{say(firm.rolling.worked)}</p>
    </Panel>
  )
}

function Rungs({ page: { rungs, plans, division, firm } }: { readonly page: FirmAnswer }) {
  const words = useWords()
  const say = useSay()
  return (
    <Panel title={words.firm.rungs} note={words.decides}>
      <p className="gradient-note">{firm.year === null ? words.firm.noYear : words.firm.year(firm.year)}</p>
      {rungs.map((rung) => {
        const plan = plans.find((one) => one.rung === rung.rung)
        return (
          <section key={rung.rung} className="gradient-step">
            <header>
              <h3>{say(rung.name)}</h3>
              <RungMark standing={rung.standing} />
              {rung.requirements.length > 0 && (
                <span className="muted">{words.firm.met(rung.met, rung.requirements.length)}</span>
              )}
              {plan !== undefined && (
                <Link to={recordAddress('promotion-plan', division, plan.id)}>
                  {words.list.plan}: {words.consent[plan.consent === null ? 'none' : plan.consent ? 'yes' : 'no']}
                </Link>
              )}
            </header>
            <p className="gradient-note">
              {say(rung.about)} {words.firm.basis}: <span lang="zh">{rung.basis.title}</span>{' '}
              <span lang="zh">{rung.basis.number}</span>
            </p>
            <ul className="gradient-needs">
              {rung.requirements.map(({ id, truth, text }) => {
                const [tone, shape] = TRUTHS[truth]
                return (
                  <li key={id}>
                    <Mark tone={tone} shape={shape}>
                      {words.truths[truth]}
                    </Mark>
                    <span>{say(text)}</span>
                  </li>
                )
              })}
            </ul>
          </section>
        )
      })}
    </Panel>
  )
}

function Months({ page: { months, firm, on } }: { readonly page: FirmAnswer }) {
  const words = useWords()
  const option = useMemo(
    () => (colours: ChartColours) => monthsOption(months, firm.line, colours, words),
    [months, firm.line, words],
  )
  if (months.length === 0)
    return (
      <Panel title={words.firm.months}>
        <p className="muted">{words.firm.noMonths}</p>
      </Panel>
    )
  return (
    <Panel title={words.firm.months}>
      <Chart
        title={words.firm.months}
        hidesTitle
        option={option}
        height={300}
        unit={words.list.wan}
        source={words.firm.source}
        date={on}
        table={{
          columns: [words.firm.month, words.firm.monthly, words.firm.tax, words.firm.twelve],
          rows: months.map(({ month, revenue, tax, rolling, isEstimate }) => [
            month,
            numberText(revenue, 2),
            numberText(tax, 2),
            `${numberText(rolling, 2)}${isEstimate ? words.firm.estimate : ''}`,
          ]),
        }}
      />
    </Panel>
  )
}

function monthsOption(
  months: FirmAnswer['months'],
  line: number | null,
  colours: ChartColours,
  words: { readonly firm: { readonly monthly: string; readonly twelve: string; readonly line: string } },
): EChartsOption {
  const round = (value: number | null) => (value === null ? null : Number(value.toFixed(2)))
  return {
    grid: { left: 56, right: 56, top: 28, bottom: 24 },
    legend: { top: 0, textStyle: { color: colours.muted } },
    tooltip: { trigger: 'axis' },
    xAxis: { type: 'category', data: months.map(({ month }) => month) },
    yAxis: [{ type: 'value' }, { type: 'value', splitLine: { show: false } }],
    series: [
      {
        name: words.firm.monthly,
        type: 'bar',
        data: months.map(({ revenue }) => round(revenue)),
        itemStyle: { color: colours.series[0] ?? '' },
      },
      {
        name: words.firm.twelve,
        type: 'line',
        yAxisIndex: 1,
        showSymbol: false,
        data: months.map(({ rolling }) => round(rolling)),
        itemStyle: { color: colours.series[1] ?? '' },
      },
      ...(line === null
        ? []
        : [
            {
              name: words.firm.line,
              type: 'line' as const,
              yAxisIndex: 1,
              symbol: 'none',
              lineStyle: { type: 'dashed' as const },
              data: months.map(() => line),
              itemStyle: { color: colours.tones.bad },
            },
          ]),
    ],
  }
}

function Terms({ page: { terms, division } }: { readonly page: FirmAnswer }) {
  const words = useWords()
  const say = useSay()
  const session = useSession()
  const mayOpen = session.may('records.qualification.read')
  return (
    <Panel title={words.firm.terms}>
      {terms.length === 0 ? (
        <p className="muted">{words.firm.noTerms}</p>
      ) : (
        <div className="gradient-scroll">
          <table className="gradient-table">
            <thead>
              <tr>
                <th scope="col">{words.expiry.kind}</th>
                <th scope="col">{words.firm.state}</th>
                <th scope="col">{words.firm.from}</th>
                <th scope="col">{words.firm.to}</th>
                <th scope="col">{words.firm.ended}</th>
                <th scope="col">{words.firm.issuer}</th>
              </tr>
            </thead>
            <tbody>
              {terms.map(({ id, kind, category, state, from, validTo, ended, issuer }) => {
                const named = qualificationNames[kind]
                const within = category === null ? undefined : categoryWords[category]
                const name = `${named === undefined ? kind : say(named)}${within === undefined ? '' : ` · ${say(within)}`}`
                return (
                  <tr key={id}>
                    <th scope="row">
                      {mayOpen ? <Link to={recordAddress('qualification', division, id)}>{name}</Link> : name}
                    </th>
                    <td>{words.states[state as keyof typeof words.states] ?? state}</td>
                    <td>{from ?? '—'}</td>
                    <td>{validTo ?? '—'}</td>
                    <td>{ended ?? '—'}</td>
                    <td lang="zh">{issuer ?? '—'}</td>
                  </tr>
                )
              })}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  )
}
