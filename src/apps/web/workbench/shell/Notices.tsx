import { useWords } from '../words/words.ts'

/** A short word about what was just done. */
export interface Notice {
  readonly id: number
  readonly text: string
  readonly canUndo: boolean
}

export function Notices({ notices, onUndo }: { readonly notices: readonly Notice[]; readonly onUndo: () => void }) {
  const words = useWords()
  return (
    <div className="notices" role="status" aria-live="polite">
      {notices.map((notice) => (
        <div className="notice" key={notice.id}>
          {notice.text}
          {notice.canUndo && (
            <button type="button" onClick={onUndo}>
              {words.job.undo}
            </button>
          )}
        </div>
      ))}
    </div>
  )
}
