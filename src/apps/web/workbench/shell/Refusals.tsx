import type { Refusal } from '../documents/document.ts'
import { inLanguage, useWords } from '../words/words.ts'

/** Files that could not be used: what was wrong with each, and what to do. */
export function Refusals({
  refusals,
  onDismiss,
}: {
  readonly refusals: readonly Refusal[]
  readonly onDismiss: () => void
}) {
  const words = useWords()
  if (refusals.length === 0) return null
  return (
    <section className="refusals" role="alert" aria-label={words.refused.heading}>
      <header>
        <h2>{words.refused.heading}</h2>
        <button type="button" className="button is-small" onClick={onDismiss}>
          {words.refused.dismiss}
        </button>
      </header>
      <ul>
        {refusals.map((refusal) => (
          <li key={`${refusal.file}${refusal.code}`}>
            <b>{refusal.file}</b> <code>{refusal.code}</code>
            <p>{inLanguage(words, refusal.message)}</p>
            <p className="todo">
              <span>{words.refused.todo}</span>
              {inLanguage(words, refusal.hint)}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
