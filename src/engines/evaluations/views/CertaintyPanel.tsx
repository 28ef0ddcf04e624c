import { numberText, percentText } from '../../../ui/format.ts'
import { Panel } from '../../../ui/Page.tsx'
import type { UnitPage } from '../answers.ts'
import { toneOfGrade, usePunctuation } from './looks.tsx'
import { useRoundWords } from './round-words.ts'

/** How sure rank and grade are, over the replays: an interval on the line of all ranks, and the chance of each grade. */
export function CertaintyPanel({ page }: { readonly page: UnitPage }) {
  const { unitPage: words } = useRoundWords()
  const { listed } = usePunctuation()
  const certainty = page.result?.certainty
  if (certainty === undefined) return null
  const { rank, grades } = certainty
  const all = Math.max(page.unitsInAll, rank.worst)
  const at = (place: number) => `${all <= 1 ? 0 : ((place - 1) / (all - 1)) * 100}%`
  const named = words.factors as Readonly<Record<string, string>>
  const isFragile =
    page.result?.grade != null && page.replays !== null && (grades[page.result.grade] ?? 0) < page.replays.sureFrom
  return (
    <Panel
      title={words.sure}
      note={
        page.replays === null
          ? undefined
          : words.replays(page.replays.count, listed(page.replays.factors.map((factor) => named[factor] ?? factor)))
      }
    >
      <p>
        {words.interval(numberText(rank.low, 0), numberText(rank.high, 0))} · {words.median(numberText(rank.median, 1))}
      </p>
      <div className="evaluation-interval" aria-hidden="true">
        <i style={{ insetInlineStart: at(rank.low), inlineSize: `calc(${at(rank.high)} - ${at(rank.low)})` }} />
        <b style={{ insetInlineStart: at(page.result?.rank ?? rank.median) }} />
        <span>1</span>
        <span>{all}</span>
      </div>
      {page.grades.length > 0 && (
        <table className="figures">
          <caption>{words.chance}</caption>
          <tbody>
            {page.grades.map((grade) => (
              <tr key={grade} className={grade === page.result?.grade ? 'is-own' : ''}>
                <th scope="row">{grade}</th>
                <td className="evaluation-chance">
                  <i
                    className={`is-${toneOfGrade(grade, page.grades)}`}
                    style={{ inlineSize: percentText(grades[grade] ?? 0, 1) }}
                  />
                </td>
                <td>{percentText(grades[grade] ?? 0, 0)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {isFragile && (
        <p className="evaluation-banner">{words.fragile(percentText(grades[page.result?.grade ?? ''] ?? 0, 0))}</p>
      )}
    </Panel>
  )
}
