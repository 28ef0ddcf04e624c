import { momentText } from '../../../ui/format.ts'
import { useSay } from '../../../ui/language.ts'
import { ProgressBar } from '../../../ui/marks.tsx'
import type { RoundPage } from '../answers.ts'
import { useOwnWords } from './own-words.ts'

/** How far a computation is, or why it came to nothing. */
export function ComputationBanner({ of }: { readonly of: NonNullable<RoundPage['computation']> }) {
  const { computing: words } = useOwnWords()
  const say = useSay()
  return (
    <div className="evaluation-banner" role="status">
      <p>
        <b>{of.isUnderWay ? words.title[of.why] : words.stopped}</b>{' '}
        <span className="muted">{words.by(of.by, momentText(of.at))}</span>
      </p>
      {of.isUnderWay && (
        <>
          <ProgressBar share={of.progress} tone="good" />
          <p className="muted">{words.leave}</p>
        </>
      )}
      {of.refusal !== null && <p>{say(of.refusal)}</p>}
      {of.faults.length > 0 && (
        <ul>
          {of.faults.map(({ at, code, message }) => (
            <li key={`${at} ${code}`}>
              <code>{at}</code> {say(message)}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
