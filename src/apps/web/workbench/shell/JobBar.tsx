import type { Progress } from '../documents/compiler-client.ts'
import { useWords } from '../words/words.ts'

/** What is being worked on. */
export type Job = { readonly kind: 'sample' } | { readonly kind: 'files'; readonly progress: Progress | null }

/** How far the work on opened files has come, with a way to stop it. */
export function JobBar({ job, onCancel }: { readonly job: Job; readonly onCancel: () => void }) {
  const words = useWords()
  const progress = job.kind === 'files' ? job.progress : null
  const steps = progress ? progress.index * 2 + (progress.stage === 'compiling' ? 1 : 0) : 0
  const share = progress ? (steps + 0.5) / (progress.count * 2) : 0.02
  const text =
    progress === null
      ? words.job.loadingSample
      : `${progress.stage === 'reading' ? words.job.reading : words.job.compiling} ${progress.file}`
  return (
    <div className="job" role="status">
      <div
        className="job-bar"
        role="progressbar"
        aria-label={text}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(share * 100)}
      >
        <div style={{ inlineSize: `${share * 100}%` }} />
      </div>
      <span className="job-text">{text}</span>
      {progress && progress.count > 1 && (
        <span className="muted">{words.job.of(progress.index + 1, progress.count)}</span>
      )}
      <button type="button" className="button is-small" onClick={onCancel}>
        {words.job.cancel}
      </button>
    </div>
  )
}
