import { useRef, useState } from 'react'
import type { Bilingual } from '../../../model/system.ts'
import { ApiProblem, addressOf, api } from '../../../ui/api.ts'
import { Drawer } from '../../../ui/Drawer.tsx'
import { FileDrop } from '../../../ui/FileDrop.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import { useSay } from '../../../ui/language.ts'
import { useSession } from '../../../ui/session.ts'
import { toast } from '../../../ui/toasts.tsx'
import { useBodies } from '../../registers/views/choices.ts'
import { choicesOf, useNames } from './marks.tsx'
import { useWords } from './words.ts'

interface Told {
  readonly at: string
  readonly code: string
  readonly message: Bilingual
}
interface Taken {
  readonly made: number
  readonly changed: number
  readonly same: number
  readonly faults: readonly Told[]
  readonly notes: readonly Told[]
}

const LARGEST = 50 * 1024 * 1024
const ASKED = ['category', 'investor', 'control'] as const

/** Takes in a package of OC4IDS: first what it would do, every fault and everything left out; then all of it or nothing. */
export function ExchangeDialog({ onClose, onDone }: { readonly onClose: () => void; readonly onDone: () => void }) {
  const { exchange: words } = useWords()
  const say = useSay()
  const names = useNames()
  const { division } = useSession()
  const { choices: bodies } = useBodies(division)
  const file = useRef<File | null>(null)
  const [given, setGiven] = useState<Readonly<Record<string, string>>>({})
  const [found, setFound] = useState<Taken | null>(null)
  const [isBusy, setBusy] = useState(false)
  const path = (isDry: boolean) =>
    addressOf(`/api/v1/projects/oc4ids/${division}`, { ...given, dry: isDry ? true : null })
  const give = (key: string, value: string) => {
    setGiven({ ...given, [key]: value })
    // What was checked was checked with other answers.
    setFound(null)
  }
  const write = async () => {
    if (file.current === null) return
    setBusy(true)
    try {
      const { made, changed } = await api.upload<Taken>(path(false), file.current)
      toast(words.written(made + changed))
      onDone()
      onClose()
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      toast(say(error.detail), { tone: 'wrong' })
      setFound(null)
    } finally {
      setBusy(false)
    }
  }
  const mayWrite = found !== null && found.faults.length === 0 && found.made + found.changed > 0
  return (
    <Drawer
      place="middle"
      width={820}
      title={words.in}
      onClose={onClose}
      foot={
        <>
          <button type="button" className="button" onClick={onClose}>
            {words.cancel}
          </button>
          {mayWrite && (
            <button type="button" className="button is-primary" disabled={isBusy} onClick={() => void write()}>
              {words.write}
            </button>
          )}
        </>
      }
    >
      <p>{words.text}</p>
      <div className="projects-two">
        <Choice label={words.body} none={words.none} choices={bodies} onChoose={(value) => give('body', value)} />
        {ASKED.map((field) => (
          <Choice
            key={field}
            label={names.field(field)}
            none={words.none}
            choices={choicesOf(field).map((value) => ({ value, label: names.choice(field, value) }))}
            onChoose={(value) => give(field, value)}
          />
        ))}
      </div>
      <FileDrop<Taken>
        path={path(true)}
        accept={['.json']}
        atMost={LARGEST}
        onDone={(answer, chosen) => {
          file.current = chosen
          setFound(answer)
        }}
      />
      {found !== null && (
        <div role="status">
          <p>
            {found.faults.length === 0 && <Icon name="check" size={14} />}
            <b>
              {found.faults.length === 0
                ? words.ready(found.made, found.changed, found.same)
                : words.faults(found.faults.length)}
            </b>
          </p>
          <Places told={found.faults} />
          {found.notes.length > 0 && (
            <details>
              <summary>{words.notes(found.notes.length)}</summary>
              <Places told={found.notes} />
            </details>
          )}
        </div>
      )}
    </Drawer>
  )
}

function Choice({
  label,
  none,
  choices,
  onChoose,
}: {
  readonly label: string
  readonly none: string
  readonly choices: readonly { readonly value: string; readonly label: string }[]
  readonly onChoose: (value: string) => void
}) {
  return (
    <label className="field">
      <span>{label}</span>
      <select onChange={(event) => onChoose(event.target.value)}>
        <option value="">{none}</option>
        {choices.map((one) => (
          <option key={one.value} value={one.value}>
            {one.label}
          </option>
        ))}
      </select>
    </label>
  )
}

const Places = ({ told }: { readonly told: readonly Told[] }) => {
  const say = useSay()
  return (
    <ul>
      {told.slice(0, 500).map(({ at, code, message }) => (
        <li key={`${at} ${code}`}>
          <code>{at}</code> {say(message)}
        </li>
      ))}
    </ul>
  )
}
