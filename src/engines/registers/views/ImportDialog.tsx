import { useRef, useState } from 'react'
import type { Bilingual } from '../../../model/system.ts'
import { type ApiFault, ApiProblem, addressOf, api } from '../../../ui/api.ts'
import { Drawer } from '../../../ui/Drawer.tsx'
import { FileDrop } from '../../../ui/FileDrop.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import { useSay } from '../../../ui/language.ts'
import { useSession } from '../../../ui/session.ts'
import { toast } from '../../../ui/toasts.tsx'
import { typesBeside } from '../exchange/beside.ts'
import { type Declared, pathOf } from './declared.ts'
import { useListWords } from './list-words.ts'

/** What a workbook would do, or did. */
interface Imported extends Taken {
  /** Of each further type that it has a sheet of. */
  readonly beside: readonly (Taken & { readonly type: string; readonly name: Bilingual })[]
}

interface Taken {
  readonly created: number
  readonly changed: number
  readonly same: number
  /** Heads of columns that are not known; nothing in them is taken. */
  readonly ignored: readonly string[]
  readonly warnings: readonly ApiFault[]
}

const countOf = ({ beside, ...own }: Imported) =>
  [own, ...beside].reduce((sum, { created, changed }) => sum + created + changed, 0)

const SHOWN_FAULTS = 500
const LARGEST = 20 * 1024 * 1024

/** Takes in a workbook or CSV of records: first what it would do or every fault at its cell, then all of it or nothing. */
export function ImportDialog({
  declared: { system, type },
  onClose,
  onTemplate,
  onDone,
}: {
  readonly declared: Declared
  readonly onClose: () => void
  /** `isWhole`: with a sheet for each type that may be taken in with it. */
  readonly onTemplate: (format: 'xlsx' | 'csv', isWhole: boolean) => void
  readonly onDone: () => void
}) {
  const words = useListWords()
  const say = useSay()
  const { division, may } = useSession()
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
      toast(words.importDone(countOf(await api.upload<Imported>(path(false), file.current))))
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
  const count = found === null ? 0 : countOf(found)
  const others = typesBeside(system, type, 'import').filter(({ id }) => may(`records.${id}.import`))
  const sheets = found === null ? [] : [found, ...found.beside]
  const ignored = sheets.flatMap((one) => one.ignored)
  const warnings = sheets.flatMap((one) => one.warnings)
  const same = sheets.reduce((sum, one) => sum + one.same, 0)
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
          <button key={format} type="button" className="button is-small" onClick={() => onTemplate(format, false)}>
            <Icon name="download" size={14} />
            {words.templateAs(format)}
          </button>
        ))}
        {others.length > 0 && (
          <button type="button" className="button is-small" onClick={() => onTemplate('xlsx', true)}>
            <Icon name="download" size={14} />
            {words.templateWhole}
          </button>
        )}
      </p>
      {others.length > 0 && (
        <p className="muted register-beside">
          {words.importBeside(others.map(({ name }) => say(name)).join(words.listed))}
        </p>
      )}
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
            {count > 0
              ? words.importReady(
                  sheets.reduce((sum, one) => sum + one.created, 0),
                  sheets.reduce((sum, one) => sum + one.changed, 0),
                )
              : same > 0
                ? words.importAllSame(same)
                : words.importNone}
          </p>
          {found.beside.length > 0 && (
            <ul>
              {[{ ...found, name: type.name, type: type.id }, ...found.beside]
                .filter(({ created, changed }) => created + changed > 0)
                .map((one) => (
                  <li key={one.type}>{words.importOf(say(one.name), one.created, one.changed)}</li>
                ))}
            </ul>
          )}
          {ignored.length > 0 && <p className="register-warning">{words.importIgnored(ignored.join(words.listed))}</p>}
          {count > 0 && same > 0 && <p className="muted">{words.importSame(same)}</p>}
          {warnings.length > 0 && (
            <details>
              <summary>{words.importWarnings(warnings.length)}</summary>
              <FaultRows faults={warnings} />
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
