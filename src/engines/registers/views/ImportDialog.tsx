import { useRef, useState } from 'react'
import type { RecordType } from '../../../language/record-type.ts'
import { type ApiFault, ApiProblem, addressOf, api } from '../../../ui/api.ts'
import { Drawer } from '../../../ui/Drawer.tsx'
import { FileDrop } from '../../../ui/FileDrop.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import { useSay } from '../../../ui/language.ts'
import { useSession } from '../../../ui/session.ts'
import { toast } from '../../../ui/toasts.tsx'
import { pathOf } from './declared.ts'
import { useListWords } from './list-words.ts'

/** What a workbook would do, or did. */
interface Imported {
  readonly created: number
  readonly changed: number
  readonly same: number
  /** Heads of columns that are not known; nothing in them is taken. */
  readonly ignored: readonly string[]
  readonly warnings: readonly ApiFault[]
}

const SHOWN_FAULTS = 500
const LARGEST = 20 * 1024 * 1024

/** Takes in a workbook or CSV of records: first what it would do or every fault at its cell, then all of it or nothing. */
export function ImportDialog({
  type,
  onClose,
  onTemplate,
  onDone,
}: {
  readonly type: RecordType
  readonly onClose: () => void
  readonly onTemplate: (format: 'xlsx' | 'csv') => void
  readonly onDone: () => void
}) {
  const words = useListWords()
  const say = useSay()
  const { division } = useSession()
  const file = useRef<File | null>(null)
  const [found, setFound] = useState<Imported | null>(null)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const [isBusy, setBusy] = useState(false)
  const [reason, setReason] = useState('')
  const path = (isDry: boolean) =>
    addressOf(`${pathOf(type.id)}/import`, {
      division,
      dry: isDry ? 1 : null,
      reason: isDry ? null : reason.trim(),
    })
  const write = async () => {
    if (file.current === null) return
    setBusy(true)
    try {
      const { created, changed } = await api.upload<Imported>(path(false), file.current)
      toast(words.importDone(created + changed))
      onDone()
      onClose()
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      setProblem(error)
      setFound(null)
    } finally {
      setBusy(false)
    }
  }
  const count = found === null ? 0 : found.created + found.changed
  return (
    <Drawer
      place="middle"
      width={820}
      title={words.importTitle(say(type.name))}
      onClose={onClose}
      foot={
        <>
          <button type="button" className="button" onClick={onClose}>
            {words.cancel}
          </button>
          {count > 0 && (
            <button type="button" className="button is-primary" disabled={isBusy} onClick={() => void write()}>
              {words.importDo(count)}
            </button>
          )}
        </>
      }
    >
      <p>{words.importText}</p>
      <p className="register-template">
        {(['xlsx', 'csv'] as const).map((format) => (
          <button key={format} type="button" className="button is-small" onClick={() => onTemplate(format)}>
            <Icon name="download" size={14} />
            {words.templateAs(format)}
          </button>
        ))}
      </p>
      <FileDrop<Imported>
        path={path(true)}
        accept={['.xlsx', '.csv']}
        atMost={LARGEST}
        onDone={(answer, chosen) => {
          file.current = chosen
          setProblem(null)
          setFound(answer)
        }}
        onRefused={(refusal) => {
          setFound(null)
          setProblem(refusal)
        }}
      />
      {problem !== null && problem.faults.length > 0 && <CellFaults faults={problem.faults} />}
      {found !== null && (
        <div role="status" className="register-import">
          <p className={count > 0 ? 'register-ready' : ''}>
            {count > 0 && <Icon name="check" size={14} />}
            {count > 0 ? words.importReady(found.created, found.changed) : words.importNone}
          </p>
          {found.ignored.length > 0 && (
            <p className="register-warning">{words.importIgnored(found.ignored.join('、'))}</p>
          )}
          {found.same > 0 && <p className="muted">{words.importSame(found.same)}</p>}
          {found.warnings.length > 0 && (
            <details>
              <summary>{words.importWarnings(found.warnings.length)}</summary>
              <FaultRows faults={found.warnings} />
            </details>
          )}
          {count > 0 && (
            <label className="field">
              <span>{words.importReason}</span>
              <input value={reason} maxLength={500} onChange={(event) => setReason(event.target.value)} />
            </label>
          )}
        </div>
      )}
    </Drawer>
  )
}

/** '5:3' of a CSV is its line and the number of the cell; a workbook's cells go by their own names. */
function placeText(at: string, words: ReturnType<typeof useListWords>): string {
  const [, line, cell] = /^(\d{1,9}):(\d{1,9})$/.exec(at) ?? []
  return line === undefined || cell === undefined ? at : words.importLine(line, cell)
}

/** Every fault of a workbook at its cell, so that it is mended in one go. */
function CellFaults({ faults }: { readonly faults: readonly ApiFault[] }) {
  const words = useListWords()
  return (
    <div className="register-cells" role="alert">
      <b>{words.importFaults(faults.length)}</b>
      <FaultRows faults={faults.slice(0, SHOWN_FAULTS)} />
      {faults.length > SHOWN_FAULTS && <p className="muted">{words.importFaultsMore(faults.length - SHOWN_FAULTS)}</p>}
    </div>
  )
}

function FaultRows({ faults }: { readonly faults: readonly ApiFault[] }) {
  const words = useListWords()
  const say = useSay()
  return (
    <div className="scroll-x">
      <table className="faults">
        <caption className="visually-hidden">{words.faultsByCell}</caption>
        <thead>
          <tr>
            <th scope="col">{words.importCell}</th>
            <th scope="col">{words.importWhat}</th>
          </tr>
        </thead>
        <tbody>
          {faults.map((fault) => (
            <tr key={`${fault.at} ${fault.code} ${fault.message.zh}`}>
              <td>
                <code>{placeText(fault.at, words)}</code>
              </td>
              <td>{say(fault.message)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
