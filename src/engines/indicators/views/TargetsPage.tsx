import { useMemo } from 'react'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { type AnyStanding, standingLooks, standingNames, standings } from '../../../model/standing.ts'
import { useAnswer } from '../../../ui/answers.ts'
import { api } from '../../../ui/api.ts'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { Figure } from '../../../ui/Figure.tsx'
import { numberText, percentText, periodText } from '../../../ui/format.ts'
import { useLanguage, useSay } from '../../../ui/language.ts'
import { useLive } from '../../../ui/live.ts'
import { Mark, NatureMark, ProgressBar, SimulatedMark, StandingMark } from '../../../ui/marks.tsx'
import { Page } from '../../../ui/Page.tsx'
import { usePlan } from '../../../ui/plan.ts'
import { useSession } from '../../../ui/session.ts'
import { Answer, Empty } from '../../../ui/states.tsx'
import type { TargetList, TargetRow } from '../answers.ts'
import { rankOfStanding } from '../standing-looks.ts'
import { addressOfTarget, originOf, unitOf } from './addresses.ts'
import { type ListWords, useListWords } from './list-words.ts'
import { Spark } from './Spark.tsx'
import './indicators.css'

const PATHS = ['/api/v1/targets']

/** 指标: every target with its path, where it stands, where it will end, and the way to each figure. */
export default function TargetsPage() {
  const words = useListWords()
  const say = useSay()
  const session = useSession()
  const plan = usePlan()
  const navigate = useNavigate()
  const language = useLanguage()
  const [search, setSearch] = useSearchParams()
  const chosenPlan = search.get('plan') ?? plan.id
  const query = { division: session.division, plan: chosenPlan, asOf: plan.asOf }
  const answer = useAnswer<TargetList>('/api/v1/targets', query, { keepsLast: true })
  useLive('targets', PATHS)
  const standing = search.get('standing')
  const chapter = search.get('chapter')
  const warned = search.get('warned') === 'true'
  const mine = search.get('mine') === 'true'
  const choose = (key: string, value: string | null) => {
    const next = new URLSearchParams(search)
    if (value === null) next.delete(key)
    else next.set(key, value)
    setSearch(next, { replace: true })
  }
  const columns = useMemo(() => columnsOf(words, say, plan.asOf), [words, say, plan.asOf])
  const own = new Set(session.bodies.map(({ id }) => id))
  const shown = (rows: readonly TargetRow[]) =>
    rows.filter(
      (row) =>
        (standing === null || row.standing === standing) &&
        (chapter === null || row.chapter === chapter) &&
        (!warned || row.warning !== null) &&
        (!mine || (row.body !== null && own.has(row.body.id))),
    )
  const exportShown = ({ rows }: { readonly rows: readonly TargetRow[] }) =>
    api.download('/api/v1/targets/workbook', undefined, {
      division: session.division,
      ...(chosenPlan === null ? {} : { plan: chosenPlan }),
      ...(plan.asOf === null ? {} : { asOf: plan.asOf }),
      ids: rows.map(({ id }) => id),
      language,
    })
  return (
    <Page
      title={words.title}
      note={
        <>
          {answer.data !== undefined && (
            <span className="muted">{words.asOf(answer.data.on, percentText(answer.data.elapsedToday))}</span>
          )}{' '}
          {session.isSimulated && <SimulatedMark />}
        </>
      }
      tools={
        answer.data !== undefined && (
          <StandingTabs
            list={answer.data}
            chosen={standing}
            onChoose={(value) => choose('standing', value)}
            all={words.all}
          />
        )
      }
    >
      <Answer of={answer}>
        {(list) => (
          <DataTable
            id="targets"
            label={words.label}
            rows={shown(list.rows)}
            rowKey={({ id }) => id}
            columns={columns}
            onOpen={(row) => navigate(addressOfTarget(row))}
            onExport={exportShown}
            tools={
              <>
                <Toggle
                  label={words.onlyWarned}
                  isOn={warned}
                  onChange={(is) => choose('warned', is ? 'true' : null)}
                />
                {own.size > 0 && (
                  <Toggle label={words.onlyMine} isOn={mine} onChange={(is) => choose('mine', is ? 'true' : null)} />
                )}
              </>
            }
            {...(list.rows.length > 0
              ? {}
              : {
                  empty: (
                    <Empty
                      title={words.empty}
                      actions={
                        <Link className="button" to="/plans">
                          {words.toPlans}
                        </Link>
                      }
                    >
                      {words.emptyTodo}
                    </Empty>
                  ),
                })}
            card={(row) => <Card row={row} />}
          />
        )}
      </Answer>
    </Page>
  )
}

type Say = ReturnType<typeof useSay>

const unknown = <span className="muted">—</span>

function columnsOf(words: ListWords, say: Say, asOf: string | null): readonly Column<TargetRow>[] {
  return [
    {
      key: 'name',
      title: words.name,
      width: 250,
      isFixed: true,
      value: (row) => say(row.name),
      cell: (row) => (
        <span className="target-name" title={say(row.name)}>
          {say(row.name)} <NatureMark nature={row.nature === 'binding' ? 'binding' : null} />
        </span>
      ),
    },
    {
      key: 'standing',
      title: words.standing,
      width: 130,
      value: (row) => rankOfStanding(row.standing),
      cell: (row) => (
        <span title={row.disagrees ? words.disagrees : undefined}>
          <StandingMark standing={row.standing} />
          {row.disagrees && <sup className="muted">≠</sup>}
        </span>
      ),
    },
    {
      key: 'progress',
      title: words.progress,
      width: 150,
      value: (row) => row.progress,
      cell: (row) => <ProgressBar share={row.progress} elapsed={row.elapsed} tone={standingLooks[row.standing].tone} />,
    },
    {
      key: 'path',
      title: words.path,
      width: 124,
      sorts: false,
      value: () => null,
      cell: (row) => (
        <Spark
          planned={row.spark.planned}
          observed={row.spark.observed}
          standing={row.standing}
          label={row.spark.observed.map(({ at, value }) => `${at}: ${numberText(value, 2)}`).join(', ')}
        />
      ),
    },
    {
      key: 'latest',
      title: words.latest,
      width: 130,
      align: 'end',
      value: (row) => row.latest?.value ?? null,
      cell: (row) =>
        row.latest === null ? (
          unknown
        ) : (
          <Figure
            value={row.latest.value}
            unit={unitOf(row)}
            title={`${say(row.name)} ${row.latest.period}`}
            origin={originOf(row, 'latest', asOf)}
          />
        ),
    },
    {
      key: 'period',
      title: words.period,
      width: 84,
      value: (row) => row.latest?.period ?? null,
      cell: (row) => <span className="muted">{periodText(row.latest?.period)}</span>,
    },
    {
      key: 'wanted',
      title: words.wanted,
      width: 210,
      value: (row) => say(row.wanted),
      cell: (row) => (
        <Figure value={row.value} text={say(row.wanted)} title={say(row.name)} origin={originOf(row, 'target', asOf)} />
      ),
    },
    {
      key: 'base',
      title: words.base,
      width: 100,
      align: 'end',
      value: (row) => row.base,
      cell: (row) => (
        <Figure
          value={row.base}
          title={say(row.name)}
          origin={row.base === null ? null : originOf(row, 'base', asOf)}
        />
      ),
    },
    {
      key: 'forecast',
      title: words.forecast,
      width: 140,
      align: 'end',
      value: (row) => row.forecast?.value ?? null,
      cell: (row) =>
        row.forecast === null ? (
          unknown
        ) : (
          <span title={`${numberText(row.forecast.low, 2)} — ${numberText(row.forecast.high, 2)}`}>
            <span className={`target-meets is-${row.forecast.meets ? 'good' : 'poor'}`}>
              {row.forecast.meets ? '✓' : '✕'}
            </span>{' '}
            <Figure
              value={row.forecast.value}
              digits={2}
              unit={unitOf(row)}
              title={`${say(row.name)} ${words.forecast}`}
              origin={originOf(row, 'forecast', asOf)}
            />
          </span>
        ),
    },
    {
      key: 'chance',
      title: words.chance,
      width: 84,
      align: 'end',
      value: (row) => row.forecast?.chance ?? null,
      cell: (row) => percentText(row.forecast?.chance ?? null, 0),
    },
    {
      key: 'nextYear',
      title: words.nextYear,
      width: 140,
      align: 'end',
      value: (row) => row.nextYear?.value ?? null,
      cell: (row) =>
        row.nextYear === null ? (
          unknown
        ) : (
          <Figure
            value={row.nextYear.value}
            digits={2}
            unit={unitOf(row)}
            title={`${say(row.name)} ${row.nextYear.year}`}
            origin={row.required === null ? null : originOf(row, 'required', asOf)}
          />
        ),
    },
    {
      key: 'warning',
      title: words.warning,
      width: 380,
      value: (row) => (row.warning === null ? null : say(row.warning.words)),
      cell: (row) =>
        row.warning === null ? null : (
          <span title={`${say(row.warning.words)} ${row.warning.remedy === null ? '' : say(row.warning.remedy)}`}>
            <i className={`target-light is-${row.warning.severity}`} aria-hidden="true" />
            {say(row.warning.remedy ?? row.warning.words)}
          </span>
        ),
    },
    { key: 'body', title: words.body, width: 140, filters: true, value: (row) => row.body?.name ?? null },
    { key: 'nature', title: words.nature, width: 90, filters: true, value: (row) => words[row.nature] },
    { key: 'chapter', title: words.chapter, width: 180, filters: true, value: (row) => row.chapter },
    {
      key: 'shares',
      title: words.shares,
      width: 90,
      filters: true,
      isHidden: true,
      value: (row) => words.shareStates[row.shares],
    },
    {
      key: 'year',
      title: words.year,
      width: 90,
      filters: true,
      isHidden: true,
      value: (row) => String(row.targetYear),
    },
    { key: 'clause', title: words.clause, width: 110, isHidden: true, value: (row) => row.clause },
  ]
}

function Card({ row }: { readonly row: TargetRow }) {
  const say = useSay()
  return (
    <div className="target-card">
      <b>{say(row.name)}</b>
      <span>
        <StandingMark standing={row.standing} />{' '}
        {row.latest !== null && `${numberText(row.latest.value)}${unitOf(row) ?? ''} · ${row.latest.period}`}
      </span>
      <ProgressBar share={row.progress} elapsed={row.elapsed} tone={standingLooks[row.standing].tone} />
      <small className="muted">{say(row.wanted)}</small>
      {row.warning !== null && <small>{say(row.warning.remedy ?? row.warning.words)}</small>}
    </div>
  )
}

function StandingTabs({
  list,
  chosen,
  onChoose,
  all,
}: {
  readonly list: TargetList
  readonly chosen: string | null
  readonly onChoose: (standing: string | null) => void
  readonly all: string
}) {
  const say = useSay()
  const present = [...standings]
    .sort((a: AnyStanding, b: AnyStanding) => rankOfStanding(a) - rankOfStanding(b))
    .filter((standing) => (list.counts[standing] ?? 0) > 0 || standing === chosen)
  return (
    <div className="target-tabs" role="tablist">
      <button type="button" role="tab" aria-selected={chosen === null} onClick={() => onChoose(null)}>
        {all} <b>{list.rows.length}</b>
      </button>
      {present.map((standing) => (
        <button
          key={standing}
          type="button"
          role="tab"
          aria-selected={chosen === standing}
          onClick={() => onChoose(chosen === standing ? null : standing)}
        >
          <Mark tone={standingLooks[standing].tone} shape={standingLooks[standing].shape}>
            {say(standingNames[standing])}
          </Mark>{' '}
          <b>{list.counts[standing] ?? 0}</b>
        </button>
      ))}
    </div>
  )
}

function Toggle({
  label,
  isOn,
  onChange,
}: {
  readonly label: string
  readonly isOn: boolean
  readonly onChange: (is: boolean) => void
}) {
  return (
    <label className="target-toggle">
      <input type="checkbox" checked={isOn} onChange={(event) => onChange(event.target.checked)} />
      {label}
    </label>
  )
}
