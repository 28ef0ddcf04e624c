import { useRef, useState } from 'react'
import { ApiProblem, api } from '../../../ui/api.ts'
import { Drawer } from '../../../ui/Drawer.tsx'
import { FileDrop } from '../../../ui/FileDrop.tsx'
import { Problem } from '../../../ui/states.tsx'
import { toast } from '../../../ui/toasts.tsx'
import type { DataChangeAnswer } from '../answers.ts'
import { ChangeView } from './ChangeView.tsx'
import { useRoundWords } from './round-words.ts'

/** Takes a filled table: what would change first, then all of it or nothing. */
export function TableUpload({
  path,
  revision,
  needsReason,
  hasUnits,
  onClose,
  onSaved,
}: {
  readonly path: string
  readonly revision: number
  readonly needsReason: boolean
  readonly hasUnits: boolean
  readonly onClose: () => void
  readonly onSaved: () => Promise<void>
}) {
  const { upload: words } = useRoundWords()
  const file = useRef<File | null>(null)
  const [namesUnits, setNamesUnits] = useState(false)
  const [reason, setReason] = useState('')
  const [preview, setPreview] = useState<DataChangeAnswer | null>(null)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const address = (isDryRun: boolean) =>
    `${path}?revision=${revision}&namesUnits=${namesUnits}${isDryRun ? '&dryRun=true' : `&reason=${encodeURIComponent(reason)}`}`
  const isChange = preview !== null && (preview.cells > 0 || preview.added.length > 0 || preview.leftOut.length > 0)
  const save = async () => {
    if (file.current === null) return
    try {
      const { cells } = await api.upload<DataChangeAnswer>(address(false), file.current)
      toast(words.saved(cells))
      await onSaved()
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      setProblem(error)
    }
  }
  return (
    <Drawer
      place="middle"
      width={820}
      title={words.title}
      onClose={onClose}
      foot={
        <>
          <button type="button" className="button" onClick={onClose}>
            {words.close}
          </button>
          {isChange && (
            <button
              type="button"
              className="button is-primary"
              disabled={needsReason && reason.trim() === ''}
              onClick={() => void save()}
            >
              {words.save}
            </button>
          )}
        </>
      }
    >
      <p>{words.text}</p>
      {hasUnits && (
        <label className="evaluation-choice">
          <input
            type="checkbox"
            checked={namesUnits}
            onChange={(event) => {
              setNamesUnits(event.target.checked)
              // What was checked was checked under the other choice.
              setPreview(null)
            }}
          />
          {words.namesUnits}
        </label>
      )}
      <FileDrop<DataChangeAnswer>
        path={address(true)}
        accept={['.xlsx', '.csv']}
        atMost={50 * 1024 * 1024}
        onDone={(answer, chosen) => {
          file.current = chosen
          setProblem(null)
          setPreview(answer)
        }}
      />
      {preview !== null && <ChangeView change={preview} />}
      {isChange && needsReason && (
        <label className="field">
          <span>{words.reason}</span>
          <input value={reason} onChange={(event) => setReason(event.target.value)} />
        </label>
      )}
      {problem !== null && <Problem of={problem} />}
    </Drawer>
  )
}
