import type { FieldValue, Values } from '../../../language/field.ts'
import type { Doing } from '../../../language/machine.ts'
import type { ValueFault } from '../../../language/read-value.ts'
import type { RecordType } from '../../../language/record-type.ts'
import { useSay } from '../../../ui/language.ts'
import { useSession } from '../../../ui/session.ts'
import { fieldsThatApply } from './conditions.ts'
import { groupsOf, isAsked } from './declared.ts'
import { type Draft, isFiles } from './draft.ts'
import { FieldInput } from './FieldInput.tsx'
import type { ChosenFiles } from './files-input.tsx'

/** Who fills in a form and when, as rules speak of them. */
export function useDoing(): Doing {
  const { person, bodies, today } = useSession()
  const day = today()
  const now = new Date()
  // The server's day, for the demonstration's clock is another; the hour is this machine's.
  return { actor: person.id, actorBody: bodies[0]?.id ?? null, now: new Date(`${day}T${now.toISOString().slice(11)}`) }
}

interface RecordFormProps {
  readonly type: RecordType
  readonly division: string
  readonly state: string | null
  readonly draft: Draft
  readonly onChange: (draft: Draft) => void
  /** Fields that may be filled now; others are left out. */
  readonly only?: ReadonlySet<string>
  readonly faults: Readonly<Record<string, readonly ValueFault[]>>
  /** What the record holds, where one is changed. */
  readonly before?: Values
  readonly names?: Readonly<Record<string, string | null>>
  readonly files?: ChosenFiles
  readonly onFiles?: (files: ChosenFiles) => void
}

/** The fields of a record under their headings, each with the input of its kind; those that do not apply are left out. */
export function RecordForm(props: RecordFormProps) {
  const { type, division, state, draft, onChange, only, faults, names, files, onFiles } = props
  const say = useSay()
  const session = useSession()
  const doing = useDoing()
  const candidates = Object.entries(type.fields)
    .filter(
      ([name, field]) => isAsked(field) && only?.has(name) !== false && (!isFiles(field) || onFiles !== undefined),
    )
    .map(([name]) => name)
  const { shown, needed } = fieldsThatApply({ type, state, values: { ...props.before, ...draft }, doing }, candidates)
  const set = (name: string) => (value: FieldValue) => onChange({ ...draft, [name]: value })
  return (
    <div className="register-form">
      {groupsOf(type).map(({ title, fields }) => {
        const own = fields.filter((name) => shown.includes(name))
        if (own.length === 0) return null
        return (
          <fieldset key={title?.zh ?? ''}>
            {title !== null && <legend>{say(title)}</legend>}
            <div className="register-grid">
              {own.map((name) => {
                const field = type.fields[name]
                if (field === undefined) return null
                return (
                  <FieldInput
                    key={name}
                    name={name}
                    field={field}
                    value={draft[name] ?? null}
                    onChange={set(name)}
                    isRequired={needed.has(name)}
                    division={division}
                    mapped={type.map !== undefined && session.may(`records.${type.id}.read`) ? type.id : null}
                    faults={faults[name] ?? []}
                    chosenName={names?.[name] ?? null}
                    {...(props.before === undefined ? {} : { before: props.before[name] ?? null })}
                    {...(isFiles(field) && onFiles !== undefined
                      ? {
                          files: {
                            present: 0,
                            chosen: files?.[name] ?? [],
                            onChange: (chosen) => onFiles({ ...files, [name]: chosen }),
                          },
                        }
                      : {})}
                  />
                )
              })}
            </div>
          </fieldset>
        )
      })}
    </div>
  )
}

/** Brings the first field with a fault into sight and gives it the focus. */
export function showFirstFault(within: ParentNode = document) {
  // After the faults were drawn.
  setTimeout(() => {
    const first = within.querySelector(
      '.register-field [aria-invalid="true"], .register-field .ant-select-status-error',
    )
    first?.scrollIntoView({ block: 'center', behavior: 'smooth' })
    const input = first?.matches('input, textarea, select') ? first : first?.querySelector('input')
    if (input instanceof HTMLElement) input.focus({ preventScroll: true })
  }, 50)
}
