import { useState } from 'react'
import { useAnswer } from '../../../ui/answers.ts'
import type { TargetBodies, TargetPage } from '../answers.ts'
import { apiOfTarget } from './addresses.ts'
import { CheckField, ChoiceField, FormBox, TextField } from './FormParts.tsx'
import { useFormWords } from './form-words.ts'
import { type FormProps, useSaving } from './saving.ts'
import { useTargetWords } from './target-words.ts'

const TYPES = [
  'level',
  'cumulative',
  'increment',
  'average-growth',
  'cumulative-reduction',
  'annual-bound',
  'task',
] as const
const DIRECTIONS = ['up', 'down', 'band'] as const
const FREQUENCIES = ['year', 'half', 'quarter', 'month'] as const

/** What the text leaves open, or what was read wrongly from it. Only what was changed is sent. */
export function SettingForm({ page, onClose, onSaved }: FormProps<TargetPage>) {
  const words = useFormWords()
  const names = useTargetWords()
  const { row, setting } = page
  const [body, setBody] = useState(row.body?.id ?? '')
  const [nature, setNature] = useState(row.nature)
  const [type, setType] = useState(row.type)
  const [direction, setDirection] = useState(row.direction)
  const [frequency, setFrequency] = useState(setting.frequency)
  const [accumulates, setAccumulates] = useState(setting.accumulates)
  const [isComparablePrice, setComparable] = useState(setting.isComparablePrice)
  const [reason, setReason] = useState('')
  const { problem, isBusy, save } = useSaving(words.saved, onSaved)
  const bodies = useAnswer<TargetBodies>('/api/v1/target-bodies', { division: row.division })
  const send = () =>
    save('PUT', `${apiOfTarget(row)}/setting`, {
      revision: row.revision,
      reason,
      ...(body === (row.body?.id ?? '') ? {} : { body: body === '' ? null : body }),
      ...(nature === row.nature ? {} : { nature }),
      ...(type === row.type ? {} : { type }),
      ...(direction === row.direction ? {} : { direction }),
      ...(frequency === setting.frequency ? {} : { frequency }),
      ...(accumulates === setting.accumulates ? {} : { accumulates }),
      ...(isComparablePrice === setting.isComparablePrice ? {} : { isComparablePrice }),
    })
  return (
    <FormBox
      title={words.settingTitle}
      width={640}
      onClose={onClose}
      onSave={() => void send()}
      isBusy={isBusy}
      problem={problem}
    >
      <ChoiceField
        label={words.body}
        value={body}
        choices={[['', words.none] as const, ...(bodies.data?.rows ?? []).map(({ id, name }) => [id, name] as const)]}
        onChange={setBody}
      />
      <div className="target-two">
        <ChoiceField
          label={words.nature}
          value={nature}
          choices={(['binding', 'expected'] as const).map((one) => [one, names.natures[one]] as const)}
          onChange={setNature}
        />
        <ChoiceField
          label={words.type}
          value={type}
          choices={TYPES.map((one) => [one, names.types[one]] as const)}
          onChange={setType}
        />
        <ChoiceField
          label={words.direction}
          value={direction}
          choices={DIRECTIONS.map((one) => [one, words.directions[one]] as const)}
          onChange={setDirection}
        />
        <ChoiceField
          label={words.frequency}
          value={frequency}
          choices={FREQUENCIES.map((one) => [one, names.frequencies[one]] as const)}
          onChange={setFrequency}
        />
      </div>
      <CheckField label={words.accumulates} isOn={accumulates} onChange={setAccumulates} />
      <CheckField label={words.comparable} isOn={isComparablePrice} onChange={setComparable} />
      <TextField label={words.reason} value={reason} onChange={setReason} isLong />
    </FormBox>
  )
}
