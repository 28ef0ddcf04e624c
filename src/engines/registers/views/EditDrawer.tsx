import { useRef, useState } from 'react'
import type { Values } from '../../../language/field.ts'
import { isOpen, prepareChange } from '../../../language/machine.ts'
import type { ValueFault } from '../../../language/read-value.ts'
import type { RecordType } from '../../../language/record-type.ts'
import { ApiProblem, api } from '../../../ui/api.ts'
import { BoxButtons, Drawer } from '../../../ui/Drawer.tsx'
import { askConfirmation, askWhichHolds } from '../../../ui/dialogs.tsx'
import { momentText, UNKNOWN } from '../../../ui/format.ts'
import { useSay } from '../../../ui/language.ts'
import { toast } from '../../../ui/toasts.tsx'
import type { RecordAnswer } from './contract.ts'
import { labelOf, pathOf, rulesOf } from './declared.ts'
import { changesIn, type Draft, faultsByField, isFiles } from './draft.ts'
import { RecordForm, showFirstFault, useDoing } from './RecordForm.tsx'
import { useRecordWords } from './record-words.ts'
import { type Speech, valueWithUnit } from './value-text.ts'

interface Stale {
  readonly revision: number
  readonly values: Values
  readonly changedAt: string
}

/** Changes a record's fields. What is fixed or closed by its state is corrected with a reason; a stale edit shows both versions. */
export function EditDrawer({
  type,
  page,
  isCorrecting,
  speech,
  onClose,
  onSaved,
}: {
  readonly type: RecordType
  readonly page: RecordAnswer
  /** Also what is not changed any more. */
  readonly isCorrecting: boolean
  readonly speech: Speech
  readonly onClose: () => void
  readonly onSaved: () => void
}) {
  const words = useRecordWords()
  const say = useSay()
  const doing = useDoing()
  const names = Object.keys(type.fields).filter((name) => {
    const field = type.fields[name]
    return field !== undefined && field.isDerived !== true && !isFiles(field)
  })
  const only = new Set(isCorrecting ? names : names.filter((name) => page.mayChange.includes(name)))
  const [before, setBefore] = useState<Values>(page.values)
  const [revision, setRevision] = useState(page.revision)
  const [draft, setDraft] = useState<Draft>(() =>
    Object.fromEntries([...only].map((name) => [name, page.values[name] ?? null])),
  )
  const [reason, setReason] = useState('')
  const [faults, setFaults] = useState<Readonly<Record<string, readonly ValueFault[]>>>({})
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const [isReasonMissing, setReasonMissing] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const form = useRef<HTMLDivElement>(null)
  const facts = { state: page.state, values: before }
  const changes = changesIn(before, draft)
  const closed = Object.keys(changes).filter((name) => !isOpen(type, facts, name))

  const save = async (at: number, given: Draft): Promise<void> => {
    setProblem(null)
    setReasonMissing(false)
    if (Object.keys(given).length === 0) {
      toast(words.nothingChanged)
      return onClose()
    }
    const prepared = prepareChange(rulesOf(type), facts, given, reason, doing)
    if (prepared.kind === 'faulty') {
      const { of } = faultsByField(prepared.faults, new Set(names))
      setFaults(of)
      setReasonMissing(closed.length > 0 && reason.trim() === '')
      return showFirstFault(form.current ?? document)
    }
    setFaults({})
    setBusy(true)
    try {
      await api.send('PUT', `${pathOf(type.id)}/${page.division}/${page.id}`, {
        revision: at,
        values: given,
        ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
      })
      toast(words.saved)
      onSaved()
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      if (!error.isStale) {
        setFaults(faultsByField(error.faults, new Set(names)).of)
        setProblem(error)
        return showFirstFault(form.current ?? document)
      }
      await settle(error.current as Stale, given) // the route's own answer
    } finally {
      setBusy(false)
    }
  }

  /** Both versions side by side; whoever edits decides, and may go on editing on top of what stands now. */
  const settle = async (now: Stale, given: Draft): Promise<void> => {
    const text = (name: string, value: Values[string] | undefined) => {
      const field = type.fields[name]
      const shown = field === undefined ? String(value ?? '') : valueWithUnit(field, value, speech)
      return shown === UNKNOWN ? '' : shown
    }
    const touched = [...new Set([...Object.keys(given), ...Object.keys(changesIn(before, now.values))])]
    const choice = await askWhichHolds(
      touched.map((name) => ({
        name: say(labelOf(type, name)),
        mine: text(name, name in given ? given[name] : before[name]),
        theirs: text(name, now.values[name]),
      })),
      momentText(now.changedAt),
    )
    if (choice === 'theirs') return onSaved()
    // What they changed and this form did not touch stays theirs.
    setBefore(now.values)
    setRevision(now.revision)
    setDraft({ ...Object.fromEntries([...only].map((name) => [name, now.values[name] ?? null])), ...given })
    if (choice === 'mine') await save(now.revision, given)
  }
  const close = async () => {
    const isLost = Object.keys(changes).length > 0
    if (
      isLost &&
      !(await askConfirmation({ title: words.leave, text: words.leaveTodo, does: words.leaveDo, isDangerous: true }))
    )
      return
    onClose()
  }
  const linkNames = Object.fromEntries(Object.entries(page.links).map(([name, link]) => [name, link.title]))
  return (
    <Drawer
      title={isCorrecting ? words.correct : words.editTitle(say(type.name))}
      width={760}
      onClose={() => void close()}
      foot={
        <BoxButtons
          cancel={words.cancel}
          onCancel={() => void close()}
          does={isBusy ? words.saving : words.save}
          onDo={() => void save(revision, changes)}
          isOff={isBusy}
        />
      }
    >
      <div ref={form}>
        <RecordForm
          type={type}
          division={page.division}
          state={page.state}
          draft={draft}
          onChange={setDraft}
          only={only}
          faults={faults}
          before={before}
          names={linkNames}
        />
        <label className="field">
          <span>{closed.length > 0 || isCorrecting ? words.reason : words.reasonOptional}</span>
          <textarea
            rows={2}
            value={reason}
            aria-invalid={isReasonMissing}
            onChange={(event) => setReason(event.target.value)}
          />
          <small className={isReasonMissing ? 'wrong' : 'muted'}>
            {closed.length > 0 ? words.correctNote : words.reasonHint}
          </small>
        </label>
        {problem !== null && (
          <div className="register-refusal" role="alert">
            <b>{say(problem.detail)}</b>
            <ul>
              {faultsByField(problem.faults, new Set(names)).rest.map((fault) => (
                <li key={`${fault.at} ${fault.message.zh}`}>{say(fault.message)}</li>
              ))}
            </ul>
          </div>
        )}
      </div>
    </Drawer>
  )
}
