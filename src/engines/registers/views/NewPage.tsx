import { useRef, useState } from 'react'
import { useNavigate, useParams, useSearchParams } from 'react-router'
import { prepareCreate } from '../../../language/machine.ts'
import type { ValueFault } from '../../../language/read-value.ts'
import { useForget } from '../../../ui/answers.ts'
import { ApiProblem, api } from '../../../ui/api.ts'
import { useSay } from '../../../ui/language.ts'
import { SimulatedMark } from '../../../ui/marks.tsx'
import { Page, Panel } from '../../../ui/Page.tsx'
import { useSession } from '../../../ui/session.ts'
import { Faults, Refused } from '../../../ui/states.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { fieldsAtFirst, fieldsThatApply } from './conditions.ts'
import type { Written } from './contract.ts'
import { addressOfList, type Declared, findType, isAsked, pathOf, rulesOf, SYSTEMS } from './declared.ts'
import { type Draft, faultsByField, givenDraft, isFiles } from './draft.ts'
import { type ChosenFiles, sendFiles, withSent } from './files-input.tsx'
import { useFormWords } from './form-words.ts'
import { useLeaving } from './leaving.ts'
import { RecordForm, showFirstFault, useDoing } from './RecordForm.tsx'
import { NotDeclared } from './RegisterStates.tsx'
import { useRecordWords } from './record-words.ts'
import './registers.css'

/** A new record: its form, checked here by the rules by which the server decides. */
export default function NewPage() {
  const { system, type } = useParams()
  const declared = findType(type)
  if (declared === undefined || declared.system.id !== system) return <NotDeclared />
  return <New key={declared.type.id} declared={declared} />
}

/** Stands for the id of a file that is sent with the form. */
const NOT_SENT = '00000000-0000-7000-8000-000000000000'

function New({ declared }: { readonly declared: Declared }) {
  const { type } = declared
  const words = useRecordWords()
  const formWords = useFormWords()
  const say = useSay()
  const session = useSession()
  const navigate = useNavigate()
  const forget = useForget()
  const doing = useDoing()
  const [given] = useSearchParams()
  const [draft, setDraft] = useState<Draft>(() => givenDraft(type, given))
  const [files, setFiles] = useState<ChosenFiles>({})
  const [faults, setFaults] = useState<Readonly<Record<string, readonly ValueFault[]>>>({})
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const [isBusy, setBusy] = useState(false)
  const [isAll, setAll] = useState(false)
  const isDone = useRef(false)
  const form = useRef<HTMLDivElement>(null)
  const state = type.lifecycle?.start ?? null
  const all = Object.keys(type.fields).filter((name) => isAsked(type.fields[name] as never))
  const first = fieldsAtFirst(type)
  const only = isAll ? new Set(all) : first
  const hasMore = all.some((name) => !first.has(name))
  useLeaving(
    () =>
      !isDone.current &&
      (Object.values(draft).some((value) => value !== null && value !== '') ||
        Object.values(files).some((chosen) => chosen.length > 0)),
  )
  const address = addressOfList(declared)

  const save = async () => {
    setProblem(null)
    const { shown } = fieldsThatApply({ type, state, values: draft, doing }, all)
    const given = Object.fromEntries(
      Object.entries(draft).filter(([name]) => shown.includes(name) && !isFiles(type.fields[name] as never)),
    )
    const attached = Object.fromEntries(
      Object.entries(files).flatMap(([name, chosen]) =>
        // A file that is still to be sent counts as being there.
        chosen.length === 0 || !shown.includes(name) ? [] : [[name, chosen.map(({ id }) => id ?? NOT_SENT)] as const],
      ),
    )
    const prepared = prepareCreate(rulesOf(type), { ...given, ...attached }, doing)
    if (prepared.kind === 'faulty') {
      const { of } = faultsByField(prepared.faults, new Set(all))
      setFaults(of)
      if (Object.keys(of).some((name) => !only.has(name))) setAll(true)
      return showFirstFault(form.current ?? document)
    }
    setFaults({})
    setBusy(true)
    try {
      const path = pathOf(type.id)
      const { division } = session
      const sent = await sendFiles(path, files, { division }, (field, key, id) =>
        setFiles((now) => withSent(now, field, key, id)),
      )
      const written = await api.send<Written>('POST', path, { division, values: { ...given, ...sent } })
      isDone.current = true
      toast(words.created(written.number ?? say(type.name)))
      await forget([path, SYSTEMS])
      navigate(`${address}/${division}/${written.id}`, { replace: true })
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      setFaults(faultsByField(error.faults, new Set(all)).of)
      setProblem(error)
      showFirstFault(form.current ?? document)
    } finally {
      setBusy(false)
    }
  }
  if (!session.may(`records.${type.id}.create`))
    return (
      <Page title={words.createTitle(say(type.name))} back={{ to: address, title: say(type.name) }}>
        <Refused />
      </Page>
    )
  return (
    <Page
      title={words.createTitle(say(type.name))}
      back={{ to: address, title: say(type.name) }}
      note={session.isSimulated && <SimulatedMark />}
      width="text"
    >
      <p className="muted">{say(type.about)}</p>
      <Panel>
        <div ref={form}>
          <RecordForm
            type={type}
            division={session.division}
            state={state}
            draft={draft}
            onChange={setDraft}
            only={only}
            faults={faults}
            files={files}
            onFiles={setFiles}
          />
          {hasMore && (
            <button type="button" className="button is-quiet" aria-pressed={isAll} onClick={() => setAll(!isAll)}>
              {isAll ? formWords.fewer : formWords.all(all.length - first.size)}
            </button>
          )}
        </div>
        {problem !== null && (
          <div className="register-refusal" role="alert">
            <b>{say(problem.detail)}</b>
            {faultsByField(problem.faults, new Set(all)).rest.length > 0 && <Faults of={problem} />}
          </div>
        )}
        <div className="register-foot">
          <button type="button" className="button" onClick={() => navigate(address)}>
            {words.cancel}
          </button>
          <button type="button" className="button is-primary" disabled={isBusy} onClick={() => void save()}>
            {isBusy ? words.saving : words.create}
          </button>
        </div>
      </Panel>
    </Page>
  )
}
