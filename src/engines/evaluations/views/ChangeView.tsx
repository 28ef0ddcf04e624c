import { useLanguage } from '../../../ui/language.ts'
import type { DataChangeAnswer } from '../answers.ts'
import { usePunctuation } from './looks.tsx'
import { useRoundWords } from './round-words.ts'

/** What a table or a draw changed, or would change, cell by cell. */
export function ChangeView({ change }: { readonly change: DataChangeAnswer }) {
  const { upload: words } = useRoundWords()
  const { listed, colon } = usePunctuation()
  const language = useLanguage()
  const { changes, problems, added, leftOut } = change
  return (
    <div className="evaluation-change" role="status">
      <p>
        {changes.length === 0 && added.length === 0 && leftOut.length === 0
          ? words.none
          : words.changes(change.cells, change.units)}
      </p>
      {change.ignored.length > 0 && <p className="muted">{words.ignored(clipped(change.ignored, listed))}</p>}
      {added.length > 0 && <p>{words.added(clipped(added, listed))}</p>}
      {leftOut.length > 0 && <p className="wrong">{words.leftOut(clipped(leftOut, listed))}</p>}
      {changes.length > 0 && (
        <div className="evaluation-scroll">
          <table className="figures">
            <thead>
              <tr>
                {[words.unit, words.column, words.was, words.now].map((head) => (
                  <th key={head} scope="col">
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {changes.slice(0, 200).map(({ unit, column, was, text }) => (
                <tr key={`${unit} ${column}`}>
                  <td lang="zh">{unit}</td>
                  <td lang="zh">{column}</td>
                  <td>{was || '—'}</td>
                  <td>{text || '—'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {problems.length > 0 && (
        <details>
          <summary>{words.problems(problems.length)}</summary>
          <ul>
            {problems.slice(0, 200).map(({ unit, column, zh, en }) => (
              <li key={`${unit} ${column}`}>
                <span lang="zh">
                  {unit} {column}
                </span>
                {colon}
                {language === 'en' ? en : zh}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}

const clipped = (names: readonly string[], listed: (names: readonly string[]) => string) =>
  names.length > 20 ? `${listed(names.slice(0, 20))} …` : listed(names)
