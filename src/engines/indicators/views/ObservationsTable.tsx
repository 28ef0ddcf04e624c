import { useState } from 'react'
import { Figure } from '../../../ui/Figure.tsx'
import { momentText } from '../../../ui/format.ts'
import { useSay } from '../../../ui/language.ts'
import { SimulatedMark } from '../../../ui/marks.tsx'
import { Empty } from '../../../ui/states.tsx'
import type { TargetPage } from '../answers.ts'
import { useTargetWords } from './target-words.ts'

/** Every value with its status, evidence and origin; corrected and unused versions on request. */
export function ObservationsTable({ page }: { readonly page: TargetPage }) {
  const words = useTargetWords()
  const say = useSay()
  const [isAll, setAll] = useState(false)
  const { observations } = page
  if (observations.length === 0) return <Empty title={words.noObservations}>{words.noObservationsTodo}</Empty>
  const shown = isAll ? observations : observations.filter(({ state }) => state === 'in-force')
  return (
    <>
      {shown.length < observations.length || isAll ? (
        <label className="target-toggle">
          <input type="checkbox" checked={isAll} onChange={(event) => setAll(event.target.checked)} />
          {words.showAll} ({observations.length - observations.filter(({ state }) => state === 'in-force').length})
        </label>
      ) : null}
      <div className="target-scroll">
        <table className="figures">
          <thead>
            <tr>
              <th scope="col">{words.period}</th>
              <th scope="col" className="is-number">
                {words.value}
              </th>
              <th scope="col">{words.status}</th>
              <th scope="col">{words.evidence}</th>
              <th scope="col">{words.state}</th>
              <th scope="col">{words.by}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((one) => (
              <tr key={one.id} className={one.state === 'replaced' || one.state === 'withdrawn' ? 'is-off' : ''}>
                <td>{say(one.periodWords)}</td>
                <td className="is-number">
                  <Figure
                    value={one.value}
                    unit={one.unit}
                    title={`${say(page.row.name)} ${say(one.periodWords)}`}
                    origin={one.origin}
                  />
                </td>
                <td>{say(one.statusWords)}</td>
                <td>
                  {say(one.evidenceWords)} {one.isSimulated && <SimulatedMark />}
                </td>
                <td>
                  {words.states[one.state]}
                  {one.isUsed && (
                    <>
                      {' '}
                      <span className="target-pill is-accent">{words.used}</span>
                    </>
                  )}
                  {one.isContested && (
                    <>
                      {' '}
                      <span className="target-pill">{words.contested}</span>
                    </>
                  )}
                  {one.leftBecause !== null && <small className="muted"> {say(one.leftBecause)}</small>}
                  {one.supersedes !== null && one.reason !== null && (
                    <small className="muted"> {words.correctedBecause(one.reason)}</small>
                  )}
                </td>
                <td>
                  {one.body?.name ?? one.by} <small className="muted">{momentText(one.at)}</small>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}
