import { useMemo, useState } from 'react'
import { useNavigate } from 'react-router'
import type { UnitResult } from '../../../model/evaluation-result.ts'
import { useAnswer } from '../../../ui/answers.ts'
import { ApiProblem, api } from '../../../ui/api.ts'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { askReason } from '../../../ui/dialogs.tsx'
import { numberText, percentText } from '../../../ui/format.ts'
import { useSay } from '../../../ui/language.ts'
import { Panel } from '../../../ui/Page.tsx'
import { Answer, Empty, Problem } from '../../../ui/states.tsx'
import { toast } from '../../../ui/toasts.tsx'
import type { ResultAnswer, RoundPage } from '../answers.ts'
import type { Move } from '../moves.ts'
import { GradeMark, MoveMark } from './looks.tsx'
import { ResultCharts } from './ResultCharts.tsx'
import { ResultMap } from './ResultMap.tsx'
import { type RoundWords, useRoundWords } from './round-words.ts'
import { SensitivityPanel } from './SensitivityPanel.tsx'

/** The results: rank, grade, how sure, how each unit moved; the newest, or an earlier one that was kept. */
export function ResultsPanel({
  round,
  path,
  onChanged,
}: {
  readonly round: RoundPage
  readonly path: string
  readonly onChanged: () => Promise<void>
}) {
  const { results: words, tabs } = useRoundWords()
  const [no, setNo] = useState<number | null>(null)
  const shown = no ?? round.resultNo
  const answer = useAnswer<ResultAnswer>(`${path}/results`, no === null ? {} : { no }, {
    when: round.resultNo > 0,
    keepsLast: true,
  })
  const recompute = async () => {
    const reason = await askReason({ title: words.recompute, label: words.recomputeAsk })
    if (reason === null) return
    try {
      await api.send('POST', `${path}/results`, { revision: round.revision, reason })
      setNo(null)
      await onChanged()
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      toast(error.detail.zh, { tone: 'wrong' })
    }
  }
  if (round.resultNo === 0)
    return (
      <Panel title={tabs.results}>
        <Empty title={words.none}>{round.seesAll ? words.noneTodo : words.notYours}</Empty>
      </Panel>
    )
  return (
    <>
      <Panel
        title={tabs.results}
        note={no !== null && no !== round.resultNo && <span className="wrong">{words.stale}</span>}
        actions={
          <>
            <label className="evaluation-choice">
              {words.version}
              <select value={shown} onChange={(event) => setNo(Number(event.target.value))}>
                {round.results.map((one) => (
                  <option key={one.no} value={one.no}>
                    {words.versionNo(one.no)} · {words.why[one.why]}
                  </option>
                ))}
              </select>
            </label>
            {round.state === 'review' && round.acts.length > 0 && (
              <button type="button" className="button is-small is-primary" onClick={() => void recompute()}>
                {words.recompute}
              </button>
            )}
          </>
        }
      >
        <Answer of={answer}>{(result) => <ResultTable result={result} round={round} />}</Answer>
      </Panel>
      {answer.data?.seesAll && <ResultCharts result={answer.data} round={round} path={path} />}
      {answer.data?.seesAll && <SensitivityPanel round={round} path={path} no={answer.data.no} />}
      {answer.data?.seesAll && <ResultMap result={answer.data} round={round} path={path} />}
      {answer.isError && answer.data === undefined && <Problem of={answer.error} />}
    </>
  )
}

function ResultTable({ result, round }: { readonly result: ResultAnswer; readonly round: RoundPage }) {
  const { results: words } = useRoundWords()
  const say = useSay()
  const navigate = useNavigate()
  const columns = useMemo(() => columnsOf(result, words, say), [result, words, say])
  const { exempt, certainty } = result.head
  return (
    <>
      <DataTable
        id="evaluation-results"
        label={words.label}
        rows={result.units}
        rowKey={({ unit }) => unit}
        columns={columns}
        onOpen={({ unit }) =>
          navigate(
            `/evaluations/${round.division}/${round.id}/units/${encodeURIComponent(unit)}${result.no === round.resultNo ? '' : `?result=${result.no}`}`,
          )
        }
        card={(row) => (
          <div className="evaluation-card">
            <GradeMark grade={row.grade} grades={result.grades} />
            <b lang="zh">{row.name}</b>
            <span className="muted">
              {words.rank} {row.rank ?? '—'} · {words.score} {numberText(row.score)}
            </span>
          </div>
        )}
      />
      <p className="muted">
        {certainty !== undefined && words.replays(certainty.replays)}
        {exempt.length > 0 && (
          <span title={exempt.map(({ name }) => name).join('、')}> · {words.exempt(exempt.length)}</span>
        )}
      </p>
    </>
  )
}

function columnsOf(
  { units, moves, movesFromFirst, grades, head, names }: ResultAnswer,
  words: RoundWords['results'],
  say: ReturnType<typeof useSay>,
): readonly Column<UnitResult>[] {
  const moveOf = new Map((moves ?? []).map((move) => [move.unit, move]))
  const firstOf = new Map((movesFromFirst ?? []).map((move) => [move.unit, move]))
  const hasPools = units.some(({ pool }) => pool !== null)
  const hasPoints = units.some(({ bonus, deduction }) => bonus !== 0 || deduction !== 0)
  const top = head.nodes.filter(({ kind, parent }) => kind === 'group' && parent !== null)
  const parts = top.length > 0 ? top : head.nodes.filter(({ kind }) => kind === 'indicator')
  return [
    {
      key: 'rank',
      title: words.rank,
      width: 70,
      align: 'end',
      value: (row) => row.rank,
      cell: (row) => (row.rank === null ? <span title={words.missing}>—</span> : row.rank),
    },
    { key: 'unit', title: words.unit, width: 210, isFixed: true, value: (row) => row.name },
    ...(hasPools
      ? [{ key: 'pool', title: words.pool, width: 90, filters: true, value: (row: UnitResult) => row.pool }]
      : []),
    { key: 'score', title: words.score, width: 90, align: 'end', value: (row) => row.score },
    ...(grades.length > 0
      ? ([
          {
            key: 'grade',
            title: words.grade,
            width: 90,
            filters: true,
            value: (row) => row.grade,
            cell: (row) => <GradeMark grade={row.grade} grades={grades} />,
          },
          {
            key: 'sure',
            title: words.sure,
            width: 120,
            align: 'end',
            value: (row) => chanceOf(row),
            cell: (row) => percentText(chanceOf(row), 0),
          },
        ] satisfies Column<UnitResult>[])
      : []),
    {
      key: 'interval',
      title: words.interval,
      width: 100,
      align: 'center',
      value: (row) => (row.certainty === undefined ? null : row.certainty.rank.high - row.certainty.rank.low),
      cell: (row) =>
        row.certainty === undefined
          ? '—'
          : `${numberText(row.certainty.rank.low, 0)} — ${numberText(row.certainty.rank.high, 0)}`,
    },
    ...(moves === null
      ? []
      : ([
          {
            key: 'move',
            title: words.move,
            width: 96,
            align: 'center',
            value: (row) => moveOf.get(row.unit)?.places ?? null,
            cell: (row) => <MoveCell move={moveOf.get(row.unit)} fresh={words.new} />,
          },
          ...(grades.length > 0
            ? [
                {
                  key: 'gradeMove',
                  title: words.gradeMove,
                  width: 100,
                  filters: true,
                  value: (row: UnitResult) => moveOf.get(row.unit)?.before?.grade ?? null,
                },
              ]
            : []),
        ] satisfies Column<UnitResult>[])),
    ...(movesFromFirst === null
      ? []
      : ([
          {
            key: 'corrected',
            title: words.corrected,
            width: 110,
            align: 'center',
            value: (row) => firstOf.get(row.unit)?.places ?? null,
            cell: (row) => <MoveMark places={firstOf.get(row.unit)?.places ?? null} />,
          },
        ] satisfies Column<UnitResult>[])),
    ...parts.map(
      ({ id, name }): Column<UnitResult> => ({
        key: `part:${id}`,
        title: say(name),
        width: 110,
        align: 'end',
        value: (row) => row.scores[id] ?? null,
        cell: (row) => numberText(row.scores[id] ?? null, 2),
      }),
    ),
    ...(hasPoints
      ? ([
          { key: 'bonus', title: words.bonus, width: 80, align: 'end', value: (row) => row.bonus || null },
          { key: 'deduction', title: words.deduction, width: 90, align: 'end', value: (row) => row.deduction || null },
        ] satisfies Column<UnitResult>[])
      : []),
    {
      key: 'decisions',
      title: words.decisions,
      width: 150,
      value: (row) =>
        row.decisions
          .map(
            ({ id, verdict }) => `${names[id] === undefined ? id : say(names[id])}${verdict === 'unknown' ? '?' : ''}`,
          )
          .join('、') || null,
    },
  ]
}

const chanceOf = ({ grade, certainty }: UnitResult): number | null =>
  grade === null || certainty === undefined ? null : (certainty.grades[grade] ?? null)

function MoveCell({ move, fresh }: { readonly move: Move | undefined; readonly fresh: string }) {
  if (move !== undefined && move.before === null) return <span className="muted">{fresh}</span>
  return <MoveMark places={move?.places ?? null} />
}
