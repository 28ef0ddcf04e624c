import { useDeferredValue, useEffect, useMemo, useState } from 'react'
import type { Scheme } from '../../../model/evaluation-scheme.ts'
import { useAnswer } from '../../../ui/answers.ts'
import { numberText } from '../../../ui/format.ts'
import { useSay } from '../../../ui/language.ts'
import { Panel } from '../../../ui/Page.tsx'
import { useSession } from '../../../ui/session.ts'
import { Answer } from '../../../ui/states.tsx'
import type { RoundList, RoundTable } from '../answers.ts'
import { comparisonOf, previewOf } from '../preview.ts'
import { GradeMark, MoveMark, usePunctuation } from './looks.tsx'
import { useSchemeWords } from './scheme-words.ts'

const WAIT = 300

/** The scheme tried on the data of a round as one types, beside what the saved version gives. */
export function PreviewPanel({
  scheme,
  saved,
  id,
}: {
  readonly scheme: Scheme
  readonly saved: Scheme
  readonly id: string
}) {
  const { preview: words } = useSchemeWords()
  const session = useSession()
  const rounds = useAnswer<RoundList>('/api/v1/evaluation-rounds', { division: session.division })
  const [chosen, setChosen] = useState<string | null>(null)
  const usable = rounds.data?.rows.filter(({ units }) => units > 0) ?? []
  const round = usable.find((one) => one.id === chosen) ?? usable[0]
  return (
    <Panel
      title={words.title}
      className="evaluation-preview"
      actions={
        usable.length > 0 && (
          <label className="evaluation-choice">
            {words.on}
            <select value={round?.id ?? ''} onChange={(event) => setChosen(event.target.value)}>
              {usable.map((one) => (
                <option key={one.id} value={one.id}>
                  {one.title}
                </option>
              ))}
            </select>
          </label>
        )
      }
    >
      {round === undefined ? (
        <p className="muted">{words.none}</p>
      ) : (
        <Trial
          key={`${id} ${round.id}`}
          scheme={scheme}
          saved={saved}
          path={`/api/v1/evaluation-rounds/${round.division}/${round.id}/table`}
        />
      )}
    </Panel>
  )
}

function Trial({ scheme, saved, path }: { readonly scheme: Scheme; readonly saved: Scheme; readonly path: string }) {
  const table = useAnswer<RoundTable>(path)
  return (
    <Answer of={table} lines={6}>
      {({ rows }) => <Figures scheme={scheme} saved={saved} rows={rows} />}
    </Answer>
  )
}

function Figures({
  scheme,
  saved,
  rows,
}: {
  readonly scheme: Scheme
  readonly saved: Scheme
  readonly rows: RoundTable['rows']
}) {
  const { listed } = usePunctuation()
  const { preview: words } = useSchemeWords()
  const say = useSay()
  // Computed when the hand rests; what stood before stays until then.
  const [settled, setSettled] = useState(scheme)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(scheme), WAIT)
    return () => clearTimeout(timer)
  }, [scheme])
  const drawn = useDeferredValue(settled)
  const now = useMemo(() => previewOf(drawn, rows), [drawn, rows])
  const before = useMemo(() => previewOf(saved, rows), [saved, rows])
  if (!now.ok)
    return (
      <ul className="evaluation-faults">
        {now.faults.slice(0, 12).map(({ at, code, message }) => (
          <li key={`${at} ${code} ${message.zh}`}>
            <code>{at}</code> {say(message)}
          </li>
        ))}
      </ul>
    )
  const comparison = before.ok ? comparisonOf(before.units, now.units, now.grades) : null
  const moveOf = new Map(comparison?.moves.map((move) => [move.unit, move]))
  return (
    <>
      <p className="muted" role="status">
        {words.units(now.units.length)}
        {settled !== scheme && ` · ${words.busy}`}
        {comparison !== null &&
          (comparison.changedGrades === 0 && comparison.largest === 0
            ? ` · ${words.same}`
            : ` · ${words.changed(comparison.changedGrades)} · ${words.largest(comparison.largest)}`)}
      </p>
      {now.gaps.length > 0 && (
        <p className="evaluation-banner">
          {words.gaps(listed(now.gaps.map(({ column, missing }) => `${column} ${missing}`)))}
        </p>
      )}
      <div className="evaluation-scroll">
        <table className="figures">
          <thead>
            <tr>
              {[words.rank, words.unit, words.score, words.grade, words.move].map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {now.units.slice(0, 100).map((unit) => (
              <tr key={unit.unit}>
                <td>{unit.rank ?? '—'}</td>
                <td lang="zh">{unit.name}</td>
                <td>{numberText(unit.score)}</td>
                <td>
                  <GradeMark grade={unit.grade} grades={now.grades} />
                </td>
                <td>
                  <MoveMark places={moveOf.get(unit.unit)?.places ?? null} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}
