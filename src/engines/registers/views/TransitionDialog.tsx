import { useId, useRef, useState } from 'react'
import type { Field, FieldValue, Values } from '../../../language/field.ts'
import type { ValueFault } from '../../../language/read-value.ts'
import type { Bilingual } from '../../../model/system.ts'
import { useForget } from '../../../ui/answers.ts'
import { type ApiFault, ApiProblem, api } from '../../../ui/api.ts'
import { BoxButtons, Drawer } from '../../../ui/Drawer.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import { useSay } from '../../../ui/language.ts'
import { useSession } from '../../../ui/session.ts'
import { toast } from '../../../ui/toasts.tsx'
import { fieldsThatApply } from './conditions.ts'
import { type Declared, METRICS, pathOf, SYSTEMS } from './declared.ts'
import { type Draft, faultsByField, isFiles, missing, readDraft } from './draft.ts'
import { FieldInput } from './FieldInput.tsx'
import { type ChosenFiles, sendFiles, withSent } from './files-input.tsx'
import { showFirstFault, useDoing } from './RecordForm.tsx'
import { useRecordWords } from './record-words.ts'
import { WaysOut } from './WaysOut.tsx'

interface Acted {
  readonly id: string
  readonly revision: number
  readonly title: string
  readonly state: string | null
  /** What the record holds, for the start of what is asked; masked personal values are never offered. */
  readonly values?: Values
  readonly names?: Readonly<Record<string, string | null>>
  readonly computed?: Readonly<Record<string, FieldValue>>
  /** Files that it has already, by field. */
  readonly files?: Readonly<Record<string, readonly string[]>>
}

interface TransitionDialogProps {
  readonly declared: Declared
  readonly transition: string
  readonly division: string
  /** One record, or many of which all are done or none. */
  readonly records: readonly Acted[]
  readonly warnings?: readonly Bilingual[]
  readonly onClose: () => void
  readonly onDone: () => void
}

/** Asks what a transition needs — fields, files, a reason — and does it; refusals stand at their field or record. */
export function TransitionDialog(props: TransitionDialogProps) {
  const { declared, transition: id, division, warnings = [], onClose, onDone } = props
  const { type } = declared
  const words = useRecordWords()
  const say = useSay()
  const { today } = useSession()
  const forget = useForget()
  const doing = useDoing()
  const key = useId()
  const [records, setRecords] = useState(props.records)
  const single = records.length === 1 ? records[0] : undefined
  const isBulk = props.records.length > 1
  const transition = type.lifecycle?.transitions[id]
  const asks = (transition?.asks ?? []).filter(({ field }) => type.fields[field] !== undefined)
  const [draft, setDraft] = useState<Draft>(() =>
    Object.fromEntries(
      asks.flatMap(({ field }) => {
        const value = isBulk ? undefined : single?.values?.[field]
        return value === undefined || type.fields[field]?.personal !== undefined ? [] : [[field, value]]
      }),
    ),
  )
  const [files, setFiles] = useState<ChosenFiles>({})
  const [reason, setReason] = useState('')
  const [faults, setFaults] = useState<Readonly<Record<string, readonly ValueFault[]>>>({})
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const [isBusy, setBusy] = useState(false)
  const form = useRef<HTMLDivElement>(null)
  if (transition === undefined) return null
  const path = pathOf(type.id)
  const applying = fieldsThatApply(
    { type, state: transition.to, values: { ...single?.values, ...draft }, doing },
    asks.map(({ field }) => field),
  )
  const needed = new Set([
    ...applying.needed,
    ...asks.filter(({ isRequired }) => isRequired === true).map(({ field }) => field),
  ])
  const isReasonMissing = transition.reason === 'required' && reason.trim().length < 2
  const refresh = () => forget([path, SYSTEMS, METRICS, '/api/v1/my-day', '/api/v1/cases'])

  const submit = async () => {
    setProblem(null)
    const read = readDraft(
      type,
      draft,
      asks.map(({ field }) => field),
      needed,
      today(),
    )
    const absent = Object.fromEntries(
      [...needed]
        .filter((name) => {
          const field = type.fields[name]
          return (
            field !== undefined &&
            isFiles(field) &&
            (files[name]?.length ?? 0) + (single?.files?.[name]?.length ?? 0) === 0
          )
        })
        .map((name) => [name, [missing(type.fields[name] as Field)]] as const), // filtered by it
    )
    const found = { ...read.faults, ...absent }
    setFaults(found)
    if (isReasonMissing) setFaults({ ...found, '': [REASON] })
    if (Object.keys(found).length > 0 || isReasonMissing) return showFirstFault(form.current ?? document)
    setBusy(true)
    try {
      const own = `${path}/${division}/${single?.id}`
      const sent =
        single === undefined
          ? {}
          : await sendFiles(own, files, {}, (field, key, sentId) =>
              setFiles((now) => withSent(now, field, key, sentId)),
            )
      const attached = Object.fromEntries(
        Object.entries(sent).map(([name, ids]) => [name, [...(single?.files?.[name] ?? []), ...ids]]),
      )
      const body = {
        gives: { ...read.values, ...attached },
        ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
      }
      if (isBulk)
        await api.send('POST', `${path}/do/${id}`, {
          ...body,
          division,
          ids: records.map((record) => ({ id: record.id, revision: record.revision })),
        })
      else await api.send('POST', `${own}/do/${id}`, { ...body, revision: single?.revision })
      toast(isBulk ? words.doneMany(say(transition.name), records.length) : words.done(say(transition.name)))
      await refresh()
      onDone()
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      const { of } = faultsByField(error.faults, new Set(asks.map(({ field }) => field)))
      setFaults(of)
      setProblem(error)
      if (error.isStale) void refresh()
    } finally {
      setBusy(false)
    }
  }
  const rest = problem === null ? [] : faultsByField(problem.faults, new Set(asks.map(({ field }) => field))).rest
  const faulty = isBulk ? faultsByRecord(rest, records) : []
  const states = [...new Set(records.map(({ state }) => state))]
  const from = states.length === 1 && states[0] != null ? type.lifecycle?.states[states[0]] : undefined
  const to = type.lifecycle?.states[transition.to]
  return (
    <Drawer
      place="middle"
      width={640}
      title={isBulk ? words.bulkTitle(say(transition.name), records.length) : say(transition.name)}
      onClose={onClose}
      foot={
        <BoxButtons
          cancel={words.cancel}
          onCancel={onClose}
          does={say(transition.name)}
          onDo={() => void submit()}
          isOff={isBusy}
        />
      }
    >
      <div ref={form} className="register-act">
        <p className="muted">
          {single !== undefined && <b>{single.title} · </b>}
          {from !== undefined && to !== undefined && words.toState(say(from.name), say(to.name))}
          {transition.isRework && ` · ${words.rework}`}
        </p>
        {transition.help !== undefined && <p>{say(transition.help)}</p>}
        {isBulk && <p>{words.bulkAll}</p>}
        {warnings.length > 0 && (
          <div className="register-notes">
            <b>{words.warningsNow}</b>
            <ul>
              {warnings.map((one) => (
                <li key={one.zh}>{say(one)}</li>
              ))}
            </ul>
          </div>
        )}
        {asks.map(({ field: name }) => {
          const field = type.fields[name]
          if (field === undefined || (isBulk && isFiles(field)) || !applying.shown.includes(name)) return null
          return (
            <FieldInput
              key={name}
              name={name}
              field={field}
              value={draft[name] ?? null}
              onChange={(value) => setDraft({ ...draft, [name]: value })}
              isRequired={needed.has(name)}
              division={division}
              mapped={type.map === undefined ? null : type.id}
              faults={faults[name] ?? []}
              chosenName={single?.names?.[name] ?? null}
              {...(isFiles(field)
                ? {
                    files: {
                      present: single?.files?.[name]?.length ?? 0,
                      chosen: files[name] ?? [],
                      onChange: (chosen) => setFiles({ ...files, [name]: chosen }),
                    },
                  }
                : {})}
            />
          )
        })}
        {single !== undefined && asks.some(({ field }) => type.fields[field]?.kind === 'body') && (
          <WaysOut
            type={type}
            of={{ values: single.values ?? {}, names: single.names ?? {}, computed: single.computed ?? {} }}
            isAside
          />
        )}
        {transition.reason !== undefined && (
          <label className="field" htmlFor={key}>
            <span>{transition.reason === 'required' ? words.reason : words.reasonOptional}</span>
            <textarea
              id={key}
              rows={3}
              value={reason}
              aria-invalid={faults[''] !== undefined && isReasonMissing}
              onChange={(event) => setReason(event.target.value)}
            />
            <small className={faults[''] !== undefined && isReasonMissing ? 'wrong' : 'muted'}>
              {faults[''] !== undefined && isReasonMissing ? words.reasonNeeded : words.reasonHint}
            </small>
          </label>
        )}
        {asks.length === 0 && transition.reason === undefined && <p>{words.nothingAsked}</p>}
        {problem !== null &&
          (problem.isStale ? (
            <p className="register-refusal" role="alert">
              <Icon name="warning" /> {words.stale}
            </p>
          ) : faulty.length > 0 ? (
            <BulkFaults
              faulty={faulty}
              onDrop={() => {
                const left = records.filter((record) => !faulty.some((one) => one.record.id === record.id))
                setProblem(null)
                if (left.length === 0) onClose()
                else setRecords(left)
              }}
            />
          ) : (
            <div className="register-refusal" role="alert">
              <b>{say(problem.detail)}</b>
              {rest.length > 0 && (
                <ul>
                  {rest.map((fault) => (
                    <li key={`${fault.at} ${fault.message.zh}`}>{say(fault.message)}</li>
                  ))}
                </ul>
              )}
            </div>
          ))}
      </div>
    </Drawer>
  )
}

const REASON: ValueFault = { code: 'required', message: { zh: '请写明理由', en: 'Say why' } }

interface Faulty {
  readonly record: Acted
  readonly because: readonly Bilingual[]
}

/** Faults of many records by the record: 'ids.3' is the fourth, or its id stands in the place. */
function faultsByRecord(faults: readonly ApiFault[], records: readonly Acted[]): readonly Faulty[] {
  const of = new Map<string, Bilingual[]>()
  for (const { at, message } of faults) {
    const index = /^(?:ids|records)\.(\d{1,6})/.exec(at)?.[1]
    const record = index === undefined ? records.find(({ id }) => at.includes(id)) : records[Number(index)]
    if (record !== undefined) of.set(record.id, [...(of.get(record.id) ?? []), message])
  }
  return records.flatMap((record) => {
    const because = of.get(record.id)
    return because === undefined ? [] : [{ record, because }]
  })
}

function BulkFaults({ faulty, onDrop }: { readonly faulty: readonly Faulty[]; readonly onDrop: () => void }) {
  const words = useRecordWords()
  const say = useSay()
  return (
    <div className="register-refusal" role="alert">
      <table className="faults">
        <caption>{words.bulkFaults(faulty.length)}</caption>
        <thead>
          <tr>
            <th scope="col">{words.bulkRecord}</th>
            <th scope="col">{words.bulkWhy}</th>
          </tr>
        </thead>
        <tbody>
          {faulty.slice(0, 200).map(({ record, because }) => (
            <tr key={record.id}>
              <td>{record.title}</td>
              <td>
                {because.map((one) => (
                  <p key={one.zh}>{say(one)}</p>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <button type="button" className="button is-small" onClick={onDrop}>
        {words.dropFaulty}
      </button>
    </div>
  )
}
