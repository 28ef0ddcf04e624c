import { useState } from 'react'
import type { RecordType } from '../../../language/record-type.ts'
import { Icon } from '../../../ui/Icon.tsx'
import { useSay } from '../../../ui/language.ts'
import { Popover } from '../../../ui/Popover.tsx'
import { useFieldWords } from './field-words.ts'
import { isRanged, type ListView, narrowedBy } from './list-query.ts'
import { useListWords } from './list-words.ts'
import { unitOf } from './value-text.ts'

interface FiltersProps {
  readonly type: RecordType
  readonly view: ListView
  readonly onView: (view: ListView) => void
}

/** Bounds of numbers, days and periods; choices are filtered in the head of their column. */
export function Filters(props: FiltersProps) {
  const words = useListWords()
  const count = narrowedBy(props.view)
  if (!Object.values(props.type.fields).some(isRanged)) return null
  return (
    <Popover
      title={words.filters}
      className={`button${count > 0 ? ' is-on' : ''}`}
      label={
        <>
          <Icon name="filter" size={14} />
          {count > 0 ? words.filtersOn(count) : words.filters}
        </>
      }
    >
      {(close) => <Box {...props} onClose={close} />}
    </Popover>
  )
}

function Box({ type, view, onView, onClose }: FiltersProps & { readonly onClose: () => void }) {
  const words = useListWords()
  const fieldWords = useFieldWords()
  const say = useSay()
  const [ranges, setRanges] = useState(view.ranges)
  const fields = Object.entries(type.fields).filter(([, field]) => isRanged(field))
  const apply = (next: ListView['ranges']) => {
    onView({
      ...view,
      ranges: Object.fromEntries(Object.entries(next).filter(([, [from, to]]) => from !== '' || to !== '')),
      page: 1,
    })
    onClose()
  }
  return (
    <form
      className="register-ranges"
      onSubmit={(event) => {
        event.preventDefault()
        apply(ranges)
      }}
    >
      {fields.map(([name, field]) => {
        const [from, to] = ranges[name] ?? ['', '']
        const isDay = field.kind === 'day' || field.kind === 'moment'
        const unit = unitOf(field)
        const input = (value: string, label: string, onChange: (value: string) => void) => (
          <input
            type={isDay ? 'date' : 'text'}
            inputMode={isDay || field.kind === 'period' ? undefined : 'decimal'}
            placeholder={field.kind === 'period' ? fieldWords.year : label}
            aria-label={`${say(field.label)} ${label}`}
            value={value}
            onChange={({ target }) => onChange(target.value)}
          />
        )
        return (
          <fieldset key={name}>
            <legend>
              {say(field.label)} {unit !== null && <small className="muted">{unit}</small>}
            </legend>
            {input(from, words.from, (value) => setRanges({ ...ranges, [name]: [value, to] }))}
            <span className="muted">—</span>
            {input(to, words.to, (value) => setRanges({ ...ranges, [name]: [from, value] }))}
          </fieldset>
        )
      })}
      <div className="form-actions">
        <button type="button" className="button is-small" onClick={() => apply({})}>
          {words.reset}
        </button>
        <button type="submit" className="button is-small is-primary">
          {words.apply}
        </button>
      </div>
    </form>
  )
}
