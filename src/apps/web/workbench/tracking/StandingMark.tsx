import { type AnyStanding, standingLooks } from '../../../../model/standing.ts'
import type { TrackedTarget } from '../../../../model/track-result.ts'
import { useWords } from '../words/words.ts'
import { percentWords, standingOfTarget, standingWords } from './tracking.ts'

/** A standing in words, with its shape and tone. */
export function StandingMark({ standing }: { readonly standing: AnyStanding }) {
  const words = useWords()
  const { tone, shape } = standingLooks[standing]
  return (
    <span className={`standing is-${tone}`}>
      <i aria-hidden="true">{shape}</i>
      {standingWords(words, standing)}
    </span>
  )
}

/** Progress as a bar with a notch where time stands. */
export function ProgressBar({ target }: { readonly target: TrackedTarget }) {
  const words = useWords()
  const { progress, arithmetic } = target
  if (progress === null) return <span className="muted">—</span>
  const { elapsed } = arithmetic
  const shown = Math.min(1, Math.max(0, progress))
  const title = [
    `${words.card.progress} ${percentWords(progress)}`,
    elapsed === null ? null : words.card.elapsed(percentWords(elapsed)),
  ]
    .filter((part) => part !== null)
    .join(' · ')
  return (
    <span className={`progress is-${standingLooks[standingOfTarget(target)].tone}`} title={title}>
      <meter className="visually-hidden" min={0} max={1} value={shown} aria-label={title} />
      <span className="progress-bar" aria-hidden="true">
        <span style={{ inlineSize: `${shown * 100}%` }} />
        {elapsed !== null && <i style={{ insetInlineStart: `${Math.min(1, elapsed) * 100}%` }} />}
      </span>
      <span className="progress-value">{percentWords(progress)}</span>
    </span>
  )
}
