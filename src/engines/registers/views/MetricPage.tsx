import { useMemo, useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import type { Metric } from '../../../language/metric.ts'
import type { System } from '../../../language/system.ts'
import { useAnswer } from '../../../ui/answers.ts'
import { Chart } from '../../../ui/Chart.tsx'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { numberText } from '../../../ui/format.ts'
import { useLanguage, useSay } from '../../../ui/language.ts'
import { SimulatedMark } from '../../../ui/marks.tsx'
import { Page, Panel } from '../../../ui/Page.tsx'
import { useSession } from '../../../ui/session.ts'
import { Answer, Empty } from '../../../ui/states.tsx'
import type { ChartColours } from '../../../ui/theme.ts'
import type { BehindRow, MetricGroup, MetricWithGroups } from './contract.ts'
import { addressOfSystem, findMetric, findSystem, findType, labelOf, METRICS } from './declared.ts'
import { PAGE_SIZE } from './list-query.ts'
import { useListWords } from './list-words.ts'
import { StateMark } from './marks.tsx'
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
  const [group, setGroup] = useState<ChosenGroup | null>(null)
  const answer = useAnswer<MetricWithGroups>(
    `${METRICS}/${system.id}/${metric.id}`,
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
        {({ figure, groups }) => (
          <>
            <Panel>
              <div className="register-metric">
                <b className="figure origin-value">
                  {numberText(figure.value, metric.digits ?? 2)}
                  {metric.unit !== null && figure.value !== null && <small className="unit">{metric.unit}</small>}
                </b>
                <span className="muted">{periodName(figure.period, language)}</span>
              </div>
              <dl className="facts">
                <dt>{words.about}</dt>
                <dd>{say(metric.about)}</dd>
                <dt>{words.worked}</dt>
                <dd>{say(figure.worked)}</dd>
                <dt>{words.query}</dt>
                <dd className="register-worked">
                  {figure.query.name}{' '}
                  {Object.entries(figure.query.parameters)
                    .map(([name, value]) => `${name}=${value}`)
                    .join(' ')}
                </dd>
                {(metric.answers ?? []).length > 0 && (
                  <>
                    <dt>{words.answers}</dt>
                    <dd>{metric.answers?.join('、')}</dd>
                  </>
                )}
              </dl>
            </Panel>
            {Object.entries(groups).map(([field, parts]) => (
              <Parts key={field} metric={metric} field={field} parts={parts} onPick={setGroup} />
            ))}
          </>
        )}
      </RegisterAnswer>
      <Behind key={period} system={system} metric={metric} period={period} group={group} onGroup={setGroup} />
    </Page>
  )
}

interface ChosenGroup {
  readonly field: string
  readonly key: string | null
  readonly label: string
}

const SHOWN_PARTS = 20

/** A figure by the values of a field, as bars; the largest first. A bar leads to its records. */
function Parts({
  metric,
  field,
  parts,
  onPick,
}: {
  readonly metric: Metric
  readonly field: string
  readonly parts: readonly MetricGroup[]
  readonly onPick: (group: ChosenGroup) => void
}) {
  const words = useSystemWords()
  const say = useSay()
  const language = useLanguage()
  const { today } = useSession()
  const type = findType(metric.of)?.type
  const title = type === undefined ? field : say(labelOf(type, field))
  const sorted = useMemo(
    () =>
      parts
        .map(({ key, label, value, counted }) => ({
          key,
          name: language === 'en' ? label.en : label.zh,
          value: value === null ? null : Number(value),
          counted,
        }))
        .sort((a, b) => (b.value ?? -1) - (a.value ?? -1)),
    [parts, language],
  )
  const option = useMemo(() => {
    const shown = sorted.slice(0, SHOWN_PARTS).reverse()
    const isCount = metric.take === 'count'
    return (colours: ChartColours) => ({
      grid: { left: 8, right: 56, top: 4, bottom: 4, containLabel: true },
      xAxis: { type: 'value' as const, splitNumber: 4, ...(isCount ? { minInterval: 1 } : {}) },
      yAxis: { type: 'category' as const, data: shown.map(({ name }) => name) },
      series: [
        {
          type: 'bar' as const,
          data: shown.map(({ value }) => value),
          barMaxWidth: 20,
          label: { show: true, position: 'right' as const, color: colours.text, textBorderWidth: 0 },
        },
      ],
    })
  }, [sorted, metric])
  if (sorted.length === 0) return null
  return (
    <Panel title={words.byField(title)}>
      <Chart
        title={words.byField(title)}
        hidesTitle
        option={option}
        height={Math.min(SHOWN_PARTS, sorted.length) * 28 + 40}
        unit={metric.unit}
        source={words.computedNow}
        date={today()}
        onPick={({ name }) => {
          const part = sorted.find((one) => one.name === name)
          if (part !== undefined) onPick({ field, key: part.key, label: part.name })
        }}
        table={{
          columns: [title, words.value, words.counted],
          rows: sorted.map(({ key, name, value, counted }) => [
            <button
              key={name}
              type="button"
              className="origin-link"
              onClick={() => onPick({ field, key, label: name })}
            >
              {name}
            </button>,
            numberText(value, metric.digits ?? 2),
            numberText(counted),
          ]),
        }}
      />
    </Panel>
  )
}

type Only = 'part' | 'rest' | 'unknown'

/** The records that the figure counts; of a share, those in the part, the rest, and those of which it is not known. */
function Behind({
  system,
  metric,
  period,
  group,
  onGroup,
}: {
  readonly system: System
  readonly metric: Metric
  readonly period: string
  readonly group: ChosenGroup | null
  readonly onGroup: (group: ChosenGroup | null) => void
}) {
  const words = useSystemWords()
  const listWords = useListWords()
  const say = useSay()
  const { division } = useSession()
  const navigate = useNavigate()
  const [page, setPage] = useState(1)
  const [size, setSize] = useState(PAGE_SIZE)
  const [only, setOnly] = useState<Only | null>(null)
  const declared = findType(metric.of)
  const answer = useAnswer<{ readonly total: number; readonly rows: readonly BehindRow[] }>(
    `${METRICS}/${system.id}/${metric.id}/records`,
    { division, period, page, size, only, by: group?.field, key: group?.key },
    { when: declared !== undefined, keepsLast: true },
  )
  if (declared === undefined) return null
  const { type } = declared
  const { take } = metric
  const isShare = typeof take === 'object' && 'share' in take
  const columns: readonly Column<BehindRow>[] = [
    {
      key: 'number',
      title: listWords.number,
      width: 160,
      sorts: false,
      value: (row) => row.number,
      isHidden: type.number === undefined,
    },
    { key: 'title', title: say(labelOf(type, type.title)), width: 320, sorts: false, value: (row) => row.title },
    ...(type.lifecycle === undefined
      ? []
      : [
          {
            key: 'state',
            title: listWords.state,
            width: 130,
            sorts: false,
            value: (row: BehindRow) => row.state,
            cell: (row: BehindRow) => <StateMark type={type} state={row.state} />,
          } as const,
        ]),
    { key: 'body', title: listWords.body, width: 180, sorts: false, value: (row) => row.bodyName },
    ...(isShare
      ? [
          {
            key: 'part',
            title: words.inPart,
            width: 110,
            sorts: false,
            value: (row: BehindRow) => (row.isPart === null ? words.notKnown : row.isPart ? words.yes : words.no),
          } as const,
        ]
      : take === 'count'
        ? []
        : [
            {
              key: 'amount',
              title: words.adds,
              unit: 'ratio' in take ? null : metric.unit,
              width: 140,
              align: 'end',
              sorts: false,
              value: (row: BehindRow) => (row.amount === null ? null : numberText(row.amount, 6)),
            } as const,
          ]),
    ...(typeof take === 'object' && 'ratio' in take
      ? [
          {
            key: 'whole',
            title: words.over,
            width: 140,
            align: 'end',
            sorts: false,
            value: (row: BehindRow) => (row.whole === null ? null : numberText(row.whole, 6)),
          } as const,
        ]
      : []),
  ]
  return (
    <Panel
      title={words.recordsBehind}
      note={
        group !== null && (
          <button type="button" className="button is-small" onClick={() => onGroup(null)}>
            {say(labelOf(type, group.field))}：{group.label} ×
          </button>
        )
      }
    >
      {isShare && (
        <fieldset className="register-states register-only">
          <legend className="visually-hidden">{words.inPart}</legend>
          {([null, 'part', 'rest', 'unknown'] as const).map((one) => (
            <button
              key={one ?? ''}
              type="button"
              aria-pressed={only === one}
              onClick={() => {
                setOnly(one)
                setPage(1)
              }}
            >
              {one === null ? words.all : words.only[one]}
            </button>
          ))}
        </fieldset>
      )}
      <Answer of={answer} lines={4}>
        {({ rows, total }) => (
          <DataTable
            id={`metric.${system.id}.${metric.id}`}
            label={words.recordsBehind}
            rows={rows}
            columns={columns}
            rowKey={({ id }) => id}
            hidesTools
            onOpen={({ href }) => navigate(href)}
            remote={{
              total,
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
