import { Select } from 'antd'
import { useDeferredValue, useState } from 'react'
import { Link } from 'react-router'
import type { LinkField, PlainField } from '../../../language/field.ts'
import { useAnswer } from '../../../ui/answers.ts'
import { useLanguage, useSay } from '../../../ui/language.ts'
import { usePlan } from '../../../ui/plan.ts'
import { useBodies, usePeople } from './choices.ts'
import type { RecordList } from './contract.ts'
import { addressOfRecord, findType, pathOf } from './declared.ts'
import { useFieldWords } from './field-words.ts'
import { type InputProps, within } from './inputs.tsx'
import { titleOf } from './value-text.ts'

interface PickerProps {
  readonly division: string
  /** Name of what is chosen now, where the list at hand may not hold it. */
  readonly chosenName: string | null
}

export function BodyInput({ division, chosenName, ...props }: InputProps<PlainField> & PickerProps) {
  const words = useFieldWords()
  const { choices, isBusy } = useBodies(division)
  return <Choosing {...props} choices={choices} isBusy={isBusy} chosenName={chosenName} none={words.noBodies} />
}

export function PersonInput({ division, chosenName, ...props }: InputProps<PlainField> & PickerProps) {
  const words = useFieldWords()
  const { choices, isBusy } = usePeople(division)
  return <Choosing {...props} choices={choices} isBusy={isBusy} chosenName={chosenName} none={words.noPeople} />
}

function Choosing({
  id,
  value,
  onChange,
  onLeave,
  isInvalid,
  isDisabled,
  choices,
  isBusy,
  chosenName,
  none,
}: InputProps<PlainField> & {
  readonly choices: readonly { readonly value: string; readonly label: string }[]
  readonly isBusy: boolean
  readonly chosenName: string | null
  readonly none: string
}) {
  const words = useFieldWords()
  const chosen = value === null ? null : String(value)
  const isListed = chosen === null || choices.some((choice) => choice.value === chosen)
  return (
    <Select
      id={id}
      showSearch
      allowClear
      optionFilterProp="label"
      value={chosen}
      loading={isBusy}
      disabled={isDisabled}
      options={isListed ? [...choices] : [{ value: chosen, label: chosenName ?? chosen }, ...choices]}
      placeholder={words.choose}
      notFoundContent={isBusy ? words.searching : none}
      status={isInvalid ? 'error' : ''}
      getPopupContainer={within}
      onChange={(next: string | undefined) => onChange(next ?? null)}
      onBlur={onLeave}
    />
  )
}

/** Another record, found by what it is called or by its number. */
export function LinkInput(props: InputProps<LinkField> & PickerProps) {
  const { id, field, value, onChange, onLeave, isInvalid, isDisabled, division, chosenName } = props
  const words = useFieldWords()
  const say = useSay()
  const language = useLanguage()
  const [typed, setTyped] = useState('')
  const [isOpen, setOpen] = useState(false)
  const asked = useDeferredValue(typed.trim())
  const declared = findType(field.to)
  const answer = useAnswer<RecordList>(
    pathOf(field.to),
    { division, q: asked, size: 20 },
    { when: isOpen && declared !== undefined, keepsLast: true },
  )
  const calledOf = (row: RecordList['rows'][number]) =>
    titleOf({ name: declared?.type.title ?? '', field: declared?.type.fields[declared.type.title] }, row, {
      language,
      nameOf: () => null,
    })
  const found = (answer.data?.rows ?? []).map((row) => {
    const title = calledOf(row)
    const state = row.state === null ? undefined : declared?.type.lifecycle?.states[row.state]
    return {
      value: row.id,
      label: title,
      note: [row.number === title ? null : row.number, state === undefined ? null : say(state.name)]
        .filter((part) => part !== null)
        .join(' · '),
    }
  })
  const [kept, setKept] = useState<{ readonly value: string; readonly label: string } | null>(null)
  const chosen = value === null ? null : String(value)
  const isListed = chosen === null || found.some((one) => one.value === chosen)
  // What another page chose comes as an id alone.
  const unnamed = useAnswer<RecordList['rows'][number]>(
    `${pathOf(field.to)}/${division}/${chosen}`,
    {},
    { when: !isListed && chosenName === null && kept?.value !== chosen && declared !== undefined },
  )
  const calledName = unnamed.data === undefined || declared === undefined ? null : calledOf(unnamed.data)
  const own = {
    value: chosen ?? '',
    label: (kept?.value === chosen ? kept?.label : (chosenName ?? calledName)) ?? chosen ?? '',
    note: '',
  }
  const address = chosen === null ? null : addressOfRecord(field.to, division, chosen)
  return (
    <span className="register-link">
      <Select
        id={id}
        showSearch
        allowClear
        filterOption={false}
        value={chosen}
        disabled={isDisabled}
        loading={answer.isFetching}
        options={isListed ? found : [own, ...found]}
        optionRender={({ data }) => (
          <span className="register-option">
            {data.label}
            {data.note !== '' && <small className="muted"> {data.note}</small>}
          </span>
        )}
        placeholder={words.typeToSearch}
        notFoundContent={
          answer.isFetching ? words.searching : answer.isError ? say(answer.error.detail) : words.noneFound
        }
        status={isInvalid ? 'error' : ''}
        getPopupContainer={within}
        onOpenChange={setOpen}
        onSearch={setTyped}
        onChange={(next: string | undefined) => {
          setKept(found.find((one) => one.value === next) ?? null)
          setTyped('')
          onChange(next ?? null)
        }}
        onBlur={onLeave}
      />
      {address !== null && (
        <Link to={address} target="_blank" className="way">
          {words.openIt}
        </Link>
      )}
    </span>
  )
}

interface Found {
  readonly found: readonly {
    readonly kind: string
    readonly id: string
    readonly name: string
    readonly text: string
  }[]
}

/** A sentence of the plan in force, found by its words. */
export function ClauseInput(props: InputProps<PlainField> & PickerProps) {
  const { id, value, onChange, onLeave, isInvalid, isDisabled, division, chosenName } = props
  const words = useFieldWords()
  const plan = usePlan()
  const [typed, setTyped] = useState('')
  const asked = useDeferredValue(typed.trim())
  const answer = useAnswer<Found>(
    '/api/v1/search',
    { division, plan: plan.id, q: asked },
    { when: asked.length > 1, keepsLast: true },
  )
  const found =
    asked.length > 1
      ? (answer.data?.found ?? [])
          .filter(({ kind }) => kind === 'clause')
          .map((one) => ({ value: one.id, label: `${one.name} ${one.text}`.trim() }))
      : []
  const chosen = value === null ? null : String(value)
  const isListed = chosen === null || found.some((one) => one.value === chosen)
  return (
    <Select
      id={id}
      showSearch
      allowClear
      filterOption={false}
      value={chosen}
      disabled={isDisabled}
      options={isListed ? found : [{ value: chosen, label: chosenName ?? chosen }, ...found]}
      placeholder={words.typeToSearch}
      notFoundContent={asked.length > 1 && !answer.isFetching ? words.noneFound : words.typeToSearch}
      status={isInvalid ? 'error' : ''}
      getPopupContainer={within}
      onSearch={setTyped}
      onChange={(next: string | undefined) => onChange(next ?? null)}
      onBlur={onLeave}
    />
  )
}
