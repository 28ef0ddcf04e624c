import { useMemo, useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import type { Metric } from '../../../language/metric.ts'
import type { System } from '../../../language/system.ts'
import { useAnswer } from '../../../ui/answers.ts'
import { Chart } from '../../../ui/Chart.tsx'
import { DataTable } from '../../../ui/DataTable.tsx'
import { numberText } from '../../../ui/format.ts'
import { useLanguage, useSay } from '../../../ui/language.ts'
import { SimulatedMark } from '../../../ui/marks.tsx'
import { Page, Panel } from '../../../ui/Page.tsx'
import { useSession } from '../../../ui/session.ts'
import { Answer, Empty } from '../../../ui/states.tsx'
import { columnsOf } from './columns.tsx'
import type { MetricAnswer, RecordList } from './contract.ts'
import { addressOfList, addressOfSystem, findMetric, findSystem, findType, labelOf, METRICS } from './declared.ts'
import { PAGE_SIZE } from './list-query.ts'
import { useListWords } from './list-words.ts'
import { NotDeclared, RegisterAnswer } from './RegisterStates.tsx'
import { useSystemWords } from './system-words.ts'
import { periodName } from './value-text.ts'
import './registers.css'
import './system.css'

/** One figure of a system: its value for a period, how it was worked out, its parts, and the records behind it. */
export default function MetricPage() {
  const { system: id, metric: name } = useParams()
  const system = findSystem(id)
  const metric = system === undefined ? undefined : findMetric(system, name)
  if (system === undefined || metric === undefined) return <NotDeclared />
  return <Shown key={`${system.id} ${metric.id}`} system={system} metric={metric} />
}

function Shown({ system, metric }: { readonly system: System; readonly metric: Metric }) {
  const words = useSystemWords()
  const say = useSay()
  const language = useLanguage()
  const session = useSession()
  const thisYear = Number(session.today().slice(0, 4))
  const [year, setYear] = useState(String(thisYear))
  const [part, setPart] = useState('')
  const period = part === '' ? year : `${year}-${part}`
  const answer = useAnswer<readonly MetricAnswer[]>(
    `${METRICS}/${system.id}`,
    { division: session.division, period },
    { keepsLast: true },
  )
  return (
    <Page
      title={say(metric.name)}
      back={{ to: addressOfSystem(system.id), title: say(system.name) }}
      note={session.isSimulated && <SimulatedMark />}
      tools={
        <div className="register-periods">
          <select
            className="select"
            aria-label={words.year}
            value={year}
            onChange={({ target }) => setYear(target.value)}
          >
            {Array.from({ length: 8 }, (_, i) => String(thisYear - i)).map((one) => (
              <option key={one} value={one}>
                {periodName(one, language)}
              </option>
            ))}
          </select>
          <select
            className="select"
            aria-label={words.period}
            value={part}
            onChange={({ target }) => setPart(target.value)}
          >
            <option value="">{words.wholeYear}</option>
            {words.quarters.map((name, i) => (
              <option key={name} value={`Q${i + 1}`}>
                {name}
              </option>
            ))}
            {Array.from({ length: 12 }, (_, i) => String(i + 1).padStart(2, '0')).map((month) => (
              <option key={month} value={month}>
                {periodName(`${year}-${month}`, language)}
              </option>
            ))}
          </select>
        </div>
      }
    >
      <RegisterAnswer of={answer} system={system} lines={4}>
        {(metrics) => {
          const found = metrics.find(({ id }) => id === metric.id)
          return (
            <>
              <Panel>
                <div className="register-metric">
                  <b className="figure origin-value">
                    {numberText(found?.value ?? null, metric.digits ?? 2)}
                    {metric.unit !== null && found?.value != null && <small className="unit">{metric.unit}</small>}
                  </b>
                  <span className="muted">{periodName(period, language)}</span>
                </div>
                <dl className="facts">
                  <dt>{words.about}</dt>
                  <dd>{say(metric.about)}</dd>
                  {found?.worked != null && (
                    <>
                      <dt>{words.worked}</dt>
                      <dd className="register-worked">{found.worked}</dd>
                    </>
                  )}
                  {found?.query != null && (
                    <>
                      <dt>{words.query}</dt>
                      <dd className="register-worked">{found.query}</dd>
                    </>
                  )}
                  {(metric.answers ?? []).length > 0 && (
                    <>
                      <dt>{words.answers}</dt>
                      <dd>{metric.answers?.join('、')}</dd>
                    </>
                  )}
                </dl>
              </Panel>
              {found?.by.map((one) => (
                <Parts key={one.field} metric={metric} by={one} />
              ))}
            </>
          )
        }}
      </RegisterAnswer>
      <Behind system={system} metric={metric} period={period} />
    </Page>
  )
}

/** A figure by the values of a field, as bars; the largest first. */
function Parts({ metric, by }: { readonly metric: Metric; readonly by: MetricAnswer['by'][number] }) {
  const words = useSystemWords()
  const say = useSay()
  const language = useLanguage()
  const { today } = useSession()
  const type = findType(metric.of)?.type
  const title = type === undefined ? by.field : say(labelOf(type, by.field))
  const parts = useMemo(
    () =>
      [...by.parts]
        .map(({ name, value }) => ({
          name: name === null ? words.noneKnown : language === 'en' ? name.en : name.zh,
          value: value === null ? null : Number(value),
        }))
        .sort((a, b) => (b.value ?? -1) - (a.value ?? -1)),
    [by, language, words],
  )
  const option = useMemo(() => {
    const shown = parts.slice(0, 20).reverse()
    return {
      grid: { left: 8, right: 48, top: 8, bottom: 8, containLabel: true },
      xAxis: { type: 'value' as const },
      yAxis: { type: 'category' as const, data: shown.map(({ name }) => name) },
      series: [
        {
          type: 'bar' as const,
          data: shown.map(({ value }) => value),
          barMaxWidth: 22,
          label: { show: true, position: 'right' as const },
        },
      ],
    }
  }, [parts])
  if (parts.length === 0) return null
  return (
    <Panel title={words.byField(title)}>
      <Chart
        title={words.byField(title)}
        hidesTitle
        option={option}
        height={Math.max(120, Math.min(20, parts.length) * 30 + 40)}
        unit={metric.unit}
        source={words.computedNow}
        date={today()}
        table={{
          columns: [title, words.value],
          rows: parts.map(({ name, value }) => [name, numberText(value, metric.digits ?? 2)]),
        }}
      />
    </Panel>
  )
}

/** The records that the figure counts. */
function Behind({
  system,
  metric,
  period,
}: {
  readonly system: System
  readonly metric: Metric
  readonly period: string
}) {
  const words = useSystemWords()
  const listWords = useListWords()
  const say = useSay()
  const language = useLanguage()
  const { division } = useSession()
  const navigate = useNavigate()
  const [page, setPage] = useState(1)
  const [size, setSize] = useState(PAGE_SIZE)
  const declared = findType(metric.of)
  const answer = useAnswer<RecordList>(
    `${METRICS}/${system.id}/${metric.id}/records`,
    { division, period, page, size },
    { when: declared !== undefined, keepsLast: true },
  )
  if (declared === undefined) return null
  const { type } = declared
  return (
    <Panel title={words.recordsBehind}>
      <Answer of={answer} lines={4}>
        {({ rows, total, isAtLeast }) => (
          <DataTable
            id={`metric.${system.id}.${metric.id}`}
            label={words.recordsBehind}
            rows={rows}
            columns={columnsOf(type, listWords, language, say, []).map((column) => ({
              ...column,
              sorts: false,
              choices: undefined,
            }))}
            rowKey={({ id }) => id}
            hidesTools
            onOpen={(row) => navigate(`${addressOfList(declared)}/${row.division}/${row.id}`)}
            remote={{
              total,
              isAtLeast,
              view: { search: '', filters: {}, sort: null },
              onView: () => undefined,
              page,
              size,
              onPage: (next, count) => {
                setPage(next)
                setSize(count)
              },
              isBusy: answer.isPlaceholderData,
            }}
            empty={<Empty title={words.metricEmpty} />}
          />
        )}
      </Answer>
    </Panel>
  )
}
