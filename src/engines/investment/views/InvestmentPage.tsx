import type { EChartsOption } from 'echarts'
import { useMemo } from 'react'
import { Link, useNavigate } from 'react-router'
import type { ComputedOrigin, RecordsOrigin } from '../../../model/origin.ts'
import type { Bilingual } from '../../../model/system.ts'
import { investor } from '../../../systems/05-reform/investment-promotion/investor.ts'
import { lead } from '../../../systems/05-reform/investment-promotion/lead.ts'
import system from '../../../systems/05-reform/investment-promotion.ts'
import { useAnswer } from '../../../ui/answers.ts'
import { Chart } from '../../../ui/Chart.tsx'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { Figure } from '../../../ui/Figure.tsx'
import { numberText, percentText } from '../../../ui/format.ts'
import { useSay } from '../../../ui/language.ts'
import { useLive } from '../../../ui/live.ts'
import { Mark, SimulatedMark } from '../../../ui/marks.tsx'
import { Page, Panel } from '../../../ui/Page.tsx'
import { usePlan } from '../../../ui/plan.ts'
import { useSession } from '../../../ui/session.ts'
import { Empty } from '../../../ui/states.tsx'
import type { ChartColours } from '../../../ui/theme.ts'
import { RegisterAnswer } from '../../registers/views/RegisterStates.tsx'
import type { CohortAnswer, InvestmentAnswer } from '../answers.ts'
import { RATES, type RateName } from '../cohorts.ts'
import { PROMISE_LISTS } from '../promises.ts'
import { type Question, questionOf } from '../questions.ts'
import { useWords } from './words.ts'
import './investment.css'

const PATHS = ['/api/v1/investment']
const SYSTEM = `/systems/${system.id}`
const listOf = ({ type, where }: Question) => `${SYSTEM}/${type}?where=${encodeURIComponent(where)}`
const HOMES: Readonly<Record<string, Bilingual>> =
  investor.fields.home?.kind === 'choice' ? investor.fields.home.choices : {}
const STATES = Object.entries(lead.lifecycle?.states ?? {})

/** 招商进度: where leads stand, and what became of those that were signed together. */
export default function InvestmentPage() {
  const words = useWords()
  const session = useSession()
  const plan = usePlan()
  useLive('records.lead', PATHS)
  useLive('records.lead-money', PATHS)
  const answer = useAnswer<InvestmentAnswer>('/api/v1/investment', { division: session.division, on: plan.asOf })
  return (
    <Page
      title={words.title}
      note={session.isSimulated && <SimulatedMark />}
      actions={
        <>
          <Link className="button" to={`${SYSTEM}/lead`}>
            {words.leads}
          </Link>
          {session.may('records.space.read') && (
            <Link className="button" to="/places">
              {words.places}
            </Link>
          )}
        </>
      }
    >
      <RegisterAnswer of={answer} system={system} lines={12}>
        {(found) =>
          found.stages.length === 0 ? (
            <Empty
              title={words.none}
              actions={
                <Link className="button is-primary" to={`${SYSTEM}/lead`}>
                  {words.leads}
                </Link>
              }
            >
              {words.noneTodo}
            </Empty>
          ) : (
            <Shown found={found} />
          )
        }
      </RegisterAnswer>
    </Page>
  )
}

function Shown({ found }: { readonly found: InvestmentAnswer }) {
  const words = useWords()
  return (
    <>
      {!found.isWhole && <p className="muted">{words.ofOwnBody}</p>}
      <Stages found={found} />
      <Panel
        title={words.cohorts}
        note={words.cohortsNote(found.months.land, found.months.start, found.months.production)}
      >
        <Cohorts found={found} />
      </Panel>
      <Panel title={words.promises} note={words.promisesNote}>
        <dl className="investment-promises">
          {found.promises.map(({ which, count }) => (
            <div key={which}>
              <dt>{words.promiseKinds[which]}</dt>
              <dd>
                <Link to={listOf({ type: 'promise', where: PROMISE_LISTS[which] })}>{numberText(count)}</Link>
              </dd>
            </div>
          ))}
        </dl>
      </Panel>
      <Panel title={words.overdue} note={words.overdueNote}>
        <OverdueList found={found} />
      </Panel>
      {found.homes.length > 0 && (
        <Panel title={words.homes} note={words.homesNote}>
          <Homes found={found} />
        </Panel>
      )}
    </>
  )
}

function Stages({ found: { stages } }: { readonly found: InvestmentAnswer }) {
  const words = useWords()
  const say = useSay()
  const by = new Map(stages.map((one) => [one.state, one]))
  const most = Math.max(1, ...stages.map(({ count }) => count))
  return (
    <Panel title={words.stages} note={words.stagesNote}>
      <ol className="investment-stages">
        {STATES.map(([id, state]) => {
          const stage = by.get(id)
          return (
            <li key={id} className={`is-${state.kind}`}>
              <Link to={listOf({ type: 'lead', where: `state == "${id}"` })}>
                <span>{say(state.name)}</span>
                <b>{words.leadsIn(stage?.count ?? 0)}</b>
                <span className="investment-bar" style={{ inlineSize: `${((stage?.count ?? 0) / most) * 100}%` }} />
                <small>{words.money(numberText(stage?.investment ?? 0))}</small>
              </Link>
            </li>
          )
        })}
      </ol>
    </Panel>
  )
}

/** Where a rate comes from: the leads, or the money, of its part and of its whole. */
function originOf(
  cohort: CohortAnswer,
  name: RateName,
  on: string,
  words: { readonly zh: string; readonly en: string; readonly formula: string; readonly young: string },
): ComputedOrigin {
  const rate = cohort.rates[name]
  const isMoney = name === 'arrived' || name === 'ofContract'
  const records = (side: 'part' | 'whole'): RecordsOrigin => {
    const question = questionOf(name, side, cohort.period, on)
    return {
      kind: 'records',
      question: { zh: question.where, en: question.where },
      at: new Date().toISOString(),
      count: rate.records[side],
      records: [],
      href: listOf(question),
    }
  }
  const part = (symbol: string, zh: string, en: string, side: 'part' | 'whole') => ({
    symbol,
    name: { zh, en },
    value: rate[side],
    unit: isMoney ? '万元' : null,
    origin: records(side),
  })
  return {
    kind: 'computed',
    name: { zh: words.zh, en: words.en },
    formula: words.formula,
    worked:
      rate.value === null
        ? null
        : `${numberText(rate.part)} ÷ ${numberText(rate.whole)} = ${percentText(rate.value / 100)}`,
    rule: isMoney ? 'IC5' : name === 'kept' ? 'IC4' : 'IC2',
    parts: [part('a', '分子', 'Part', 'part'), part('b', '分母', 'Whole', 'whole')],
    note: { zh: words.young, en: words.young },
  }
}

function Cohorts({ found }: { readonly found: InvestmentAnswer }) {
  const words = useWords()
  const rows = [found.all, ...found.cohorts]
  const columns = useMemo((): readonly Column<CohortAnswer>[] => {
    const nameOf = (period: string | null) =>
      period === null ? words.all : words.half(period.slice(0, 4), period.endsWith('1'))
    return [
      { key: 'cohort', title: words.cohort, width: 150, isFixed: true, value: (row) => nameOf(row.period) },
      {
        key: 'signed',
        title: words.signed,
        width: 90,
        align: 'end',
        value: (row) => row.signed,
        cell: (row) => (
          <Link to={listOf(questionOf('signed', 'whole', row.period, found.on))}>{numberText(row.signed)}</Link>
        ),
      },
      {
        key: 'contracted',
        title: `${words.contracted}（万元）`,
        width: 140,
        align: 'end',
        value: (row) => row.contracted,
        cell: (row) => numberText(row.contracted),
      },
      ...RATES.map(
        (name): Column<CohortAnswer> => ({
          key: name,
          title: words.rates[name],
          width: 120,
          align: 'end',
          value: (row) => row.rates[name].value,
          cell: (row) => (
            <Figure
              value={row.rates[name].value}
              text={row.rates[name].value === null ? '—' : percentText(row.rates[name].value / 100)}
              title={`${nameOf(row.period)} ${words.rates[name]}`}
              origin={originOf(row, name, found.on, {
                zh: words.rates[name],
                en: words.rates[name],
                formula: words.formulas[name],
                young: row.rates[name].young === 0 ? '' : words.young(row.rates[name].young),
              })}
            />
          ),
        }),
      ),
    ]
  }, [words, found.on])
  return (
    <DataTable
      id="investment-cohorts"
      label={words.cohorts}
      rows={rows}
      rowKey={({ period }) => period ?? 'all'}
      columns={columns}
    />
  )
}

function OverdueList({ found }: { readonly found: InvestmentAnswer }) {
  const words = useWords()
  const navigate = useNavigate()
  type Row = InvestmentAnswer['overdue'][number]
  const columns = useMemo(
    (): readonly Column<Row>[] => [
      { key: 'name', title: words.name, width: 280, isFixed: true, value: (row) => row.name },
      {
        key: 'what',
        title: words.what,
        width: 160,
        filters: true,
        value: (row) => words.waits[row.what],
        cell: (row) => (
          <Mark tone="bad" shape="▼">
            {words.waits[row.what]}
          </Mark>
        ),
      },
      { key: 'signed', title: words.cohort, width: 120, value: (row) => row.signedOn },
      { key: 'due', title: words.due, width: 120, value: (row) => row.due },
    ],
    [words],
  )
  return (
    <DataTable
      id="investment-overdue"
      label={words.overdue}
      rows={found.overdue}
      rowKey={({ id }) => id}
      columns={columns}
      onOpen={({ id }) => navigate(`${SYSTEM}/lead/${found.division}/${id}`)}
      empty={<Empty title={words.noneOverdue} />}
    />
  )
}

function Homes({ found: { homes, on } }: { readonly found: InvestmentAnswer }) {
  const words = useWords()
  const say = useSay()
  const option = useMemo(
    () =>
      (colours: ChartColours): EChartsOption => ({
        grid: { left: 130, right: 24, top: 28, bottom: 24 },
        legend: { top: 0, textStyle: { color: colours.text } },
        xAxis: { type: 'value', minInterval: 1 },
        yAxis: {
          type: 'category',
          inverse: true,
          data: homes.map(({ home }) => say(HOMES[home] ?? { zh: home, en: home })),
        },
        series: [
          { name: words.signed, type: 'bar', data: homes.map(({ signed }) => signed) },
          { name: words.settled, type: 'bar', data: homes.map(({ settled }) => settled) },
        ],
      }),
    [homes, say, words],
  )
  return (
    <Chart
      title={words.homes}
      hidesTitle
      option={option}
      unit={words.count}
      source={words.source}
      date={on}
      table={{
        columns: [words.homes, words.signed, words.settled],
        rows: homes.map((one) => [say(HOMES[one.home] ?? { zh: one.home, en: one.home }), one.signed, one.settled]),
      }}
    />
  )
}
