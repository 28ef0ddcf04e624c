import { useEffect, useState } from 'react'
import { ApiProblem, api } from '../../../ui/api.ts'
import { numberText } from '../../../ui/format.ts'
import { useSay } from '../../../ui/language.ts'
import { Panel } from '../../../ui/Page.tsx'
import { Problem } from '../../../ui/states.tsx'
import { useTrying } from '../../../ui/trying.ts'
import type { Lifts, UnitPage, WhatIf } from '../answers.ts'
import { GradeMark } from './looks.tsx'
import { useRoundWords } from './round-words.ts'

const WAIT = 250

/** Sliders over the unit's own values: where it would stand, and what would lift its grade. */
export function WhatIfPanel({ page, path }: { readonly page: UnitPage; readonly path: string }) {
  const { unitPage: words } = useRoundWords()
  const numeric = page.columns
    .filter(({ holds }) => holds === 'number')
    .map((column) => ({ ...column, value: numberOf(page.unit.cells[column.column]) }))
  const [values, setValues] = useState<Readonly<Record<string, number>>>({})
  const [answer, setAnswer] = useState<WhatIf | null>(null)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  useEffect(() => {
    if (Object.keys(values).length === 0) {
      setAnswer(null)
      return
    }
    let isOver = false
    // Asked when the hand rests, not at every step of it.
    const timer = setTimeout(() => {
      api
        .send<WhatIf>('POST', `${path}/what-if`, { values })
        .then((found) => {
          if (!isOver) setAnswer(found)
        })
        .catch((error: unknown) => {
          if (!isOver && error instanceof ApiProblem) setProblem(error)
        })
    }, WAIT)
    return () => {
      isOver = true
      clearTimeout(timer)
    }
  }, [values, path])
  const set = (column: string, value: number) => setValues((now) => ({ ...now, [column]: value }))
  return (
    <Panel
      title={words.whatIf}
      actions={
        Object.keys(values).length > 0 && (
          <button type="button" className="button is-small" onClick={() => setValues({})}>
            {words.reset}
          </button>
        )
      }
    >
      <p className="muted">{words.whatIfHint}</p>
      {numeric.map(({ column, unit, value }) => (
        <Slider key={column} column={column} unit={unit} start={value} now={values[column]} onChange={set} />
      ))}
      {answer !== null && (
        <table className="figures" aria-live="polite">
          <thead>
            <tr>
              {['', words.score, words.rank, words.grade].map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {(['now', 'supposed'] as const).map((side) => (
              <tr key={side}>
                <th scope="row">{side === 'now' ? words.now : words.supposed}</th>
                <td>{numberText(answer[side].score)}</td>
                <td>{answer[side].rank ?? '—'}</td>
                <td>
                  <GradeMark grade={answer[side].grade} grades={page.grades} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {problem !== null && <Problem of={problem} />}
      {page.grades.length > 0 && <LiftsView page={page} path={path} onTry={set} />}
    </Panel>
  )
}

function numberOf(text: string | undefined): number | null {
  if (text === undefined || text.trim() === '') return null
  const number = Number(text.replaceAll(',', ''))
  return Number.isNaN(number) ? null : number
}

function Slider({
  column,
  unit,
  start,
  now,
  onChange,
}: {
  readonly column: string
  readonly unit: string
  readonly start: number | null
  readonly now: number | undefined
  readonly onChange: (column: string, value: number) => void
}) {
  const reach = Math.max(Math.abs(start ?? 0), 1)
  // Room on both sides; a value that cannot well be negative does not go below 0.
  const [low, high] = [start !== null && start < 0 ? start - reach : 0, (start ?? 0) + reach]
  const step = Number((reach / 100).toPrecision(1))
  const shown = now ?? start
  return (
    <div className="evaluation-slider">
      <span lang="zh">
        {column}
        {unit !== '' && <small className="muted"> {unit}</small>}
      </span>
      <input
        type="range"
        min={low}
        max={high}
        step={step}
        value={shown ?? low}
        aria-label={column}
        onChange={(event) => onChange(column, Number(event.target.value))}
      />
      <input
        type="number"
        value={shown ?? ''}
        step="any"
        aria-label={column}
        onChange={(event) => {
          if (event.target.value !== '') onChange(column, Number(event.target.value))
        }}
      />
    </div>
  )
}

function LiftsView({
  page,
  path,
  onTry,
}: {
  readonly page: UnitPage
  readonly path: string
  readonly onTry: (column: string, value: number) => void
}) {
  const { unitPage: words } = useRoundWords()
  const say = useSay()
  const [lifts, setLifts] = useState<Lifts | null>(null)
  const { attempt, problem } = useTrying()
  const search = () => attempt(async () => setLifts(await api.get<Lifts>(`${path}/lifts`)))
  return (
    <>
      <h3>{words.lifts}</h3>
      <p className="muted">{words.liftsHint}</p>
      {lifts === null && (
        <button type="button" className="button is-small" onClick={() => void search()}>
          {words.liftsAsk}
        </button>
      )}
      {problem !== null && <Problem of={problem} />}
      {lifts !== null && (lifts.by === null || lifts.by.every(({ to }) => to === null)) && <p>{words.noLift}</p>}
      {lifts?.by?.some(({ to }) => to !== null) && (
        <table className="figures">
          <thead>
            <tr>
              {[words.column, words.now, words.to, words.after].map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lifts.by.map(({ indicator, name, column, from, to, after }) => (
              <tr key={indicator}>
                <td>
                  {say(name)}
                  {column !== indicator && (
                    <small className="muted" lang="zh">
                      {' '}
                      {column}
                    </small>
                  )}
                </td>
                <td>{numberText(from)}</td>
                <td>
                  {to === null ? (
                    <span className="muted">{words.cannot}</span>
                  ) : (
                    <button type="button" className="button is-quiet is-small" onClick={() => onTry(column, to)}>
                      {numberText(to)}
                    </button>
                  )}
                </td>
                <td>{after === null ? '—' : <GradeMark grade={after.grade} grades={page.grades} />}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  )
}
