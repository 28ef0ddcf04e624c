import type { ReactNode } from 'react'
import { BoxButtons, Drawer } from '../../../ui/Drawer.tsx'
import { Problem } from '../../../ui/states.tsx'
import { useTrying } from '../../../ui/trying.ts'
import type { ReportPage } from '../answers.ts'
import { useWords } from './words.ts'

export interface FormProps {
  readonly page: ReportPage
  readonly path: string
  readonly onClose: () => void
  readonly onSaved: () => void
}

/** A box with fields, one act, and every fault of it. */
export function FormBox({
  title,
  does,
  isReady = true,
  act,
  onClose,
  children,
}: {
  readonly title: string
  readonly does: string
  readonly isReady?: boolean
  readonly act: () => Promise<void>
  readonly onClose: () => void
  readonly children: ReactNode
}) {
  const { make: words } = useWords()
  const { attempt, problem, isBusy } = useTrying()
  return (
    <Drawer
      place="middle"
      title={title}
      onClose={onClose}
      foot={
        <BoxButtons
          cancel={words.cancel}
          onCancel={onClose}
          does={does}
          onDo={() => void attempt(act)}
          isOff={isBusy || !isReady}
        />
      }
    >
      {children}
      {problem !== null && <Problem of={problem} />}
    </Drawer>
  )
}

export function Field({
  label,
  value,
  onChange,
  type = 'text',
}: {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly type?: 'text' | 'date' | 'number' | 'long'
}) {
  return (
    // The input is inside, whichever it is.
    // biome-ignore lint/a11y/noLabelWithoutControl: the rule does not see it behind the condition
    <label className="field">
      <span>{label}</span>
      {type === 'long' ? (
        <textarea rows={3} value={value} onChange={(event) => onChange(event.target.value)} />
      ) : (
        <input type={type} value={value} onChange={(event) => onChange(event.target.value)} />
      )}
    </label>
  )
}
