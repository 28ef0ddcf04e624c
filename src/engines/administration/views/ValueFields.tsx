import { useId } from 'react'
import type { Fault } from '../../../model/outcome.ts'
import { useLanguage, useSay } from '../../../ui/language.ts'
import { blankOf, choiceName, type Draft, itemsOf, partOf, type Shape, sayOf } from './setting-shape.ts'
import { useWords } from './words.ts'

interface FieldsProps {
  readonly shape: Shape
  readonly draft: Draft
  /** Where it stands: 'value.standing.ahead', as the server's faults say it. */
  readonly at: string
  /** Instead of the shape's own title. */
  readonly name?: string
  readonly isOptional?: boolean
  readonly faults: readonly Fault[]
  readonly onChange: (draft: Draft) => void
}

/** Inputs for a value of any shape: groups in frames, lists with their parts to add and take away. */
export function ValueFields(props: FieldsProps) {
  const { shape, draft, at, faults, onChange } = props
  const language = useLanguage()
  const title = props.name ?? sayOf(shape.title, language)
  switch (shape.kind) {
    case 'group':
      return (
        <Frame title={title} isInline={shape.parts.every((part) => isSmall(part.shape))} {...props}>
          {shape.parts.map(({ key, shape: part, isOptional }) => (
            <ValueFields
              key={key}
              shape={part}
              draft={partOf(draft, key)}
              at={`${at}.${key}`}
              {...(part.title === '' ? { name: key } : {})}
              isOptional={isOptional}
              faults={faults}
              onChange={(next) => onChange({ ...(typeof draft === 'object' ? draft : {}), [key]: next } as Draft)} // a group
            />
          ))}
        </Frame>
      )
    case 'row':
      return (
        <Frame title={title} isInline {...props}>
          {shape.of.map((part, i) => (
            <ValueFields
              // biome-ignore lint/suspicious/noArrayIndexKey: a row has as many places as it has shapes, for ever
              key={i}
              shape={part}
              draft={itemsOf(draft)[i] ?? ''}
              at={`${at}.${i}`}
              {...(part.title === '' ? { name: String(i + 1) } : {})}
              faults={faults}
              onChange={(next) => onChange(shape.of.map((_, j) => (j === i ? next : (itemsOf(draft)[j] ?? ''))))}
            />
          ))}
        </Frame>
      )
    case 'list':
      return shape.of.kind === 'choice' ? <Ticks {...props} title={title} /> : <List {...props} title={title} />
    case 'table':
      return <Table {...props} title={title} />
    case 'maybe':
      return shape.of.kind === 'group' || shape.of.kind === 'list' || shape.of.kind === 'row' ? (
        <Maybe {...props} title={title} />
      ) : (
        <ValueFields {...props} shape={{ ...shape.of, description: shape.description }} name={title} isOptional />
      )
    default:
      return <Single {...props} title={title} />
  }
}

/** Whether it takes no more than one line, so that two stand beside each other. */
const isSmall = (shape: Shape): boolean =>
  shape.kind === 'maybe' ? isSmall(shape.of) : ['number', 'text', 'choice', 'boolean'].includes(shape.kind)

/** Faults at this very place, or below it where nothing below is drawn. */
function Faults({ at, faults, isDeep }: { readonly at: string; readonly faults: readonly Fault[]; isDeep: boolean }) {
  const say = useSay()
  const own = faults.filter((fault) => fault.at === at || (isDeep && fault.at.startsWith(`${at}.`)))
  return own.length === 0 ? null : (
    <small className="wrong" role="alert">
      {own.map(({ message }) => say(message)).join('；')}
    </small>
  )
}

function Frame({
  title,
  isInline,
  isDeep,
  at,
  shape,
  faults,
  children,
}: Pick<FieldsProps, 'at' | 'shape' | 'faults'> & {
  readonly title: string
  readonly isInline?: boolean
  /** Nothing below says its own faults. */
  readonly isDeep?: boolean
  readonly children: React.ReactNode
}) {
  const language = useLanguage()
  return (
    <fieldset className={`value-frame${isInline === true ? ' is-inline' : ''}${title === '' ? ' is-bare' : ''}`}>
      {title !== '' && <legend>{title}</legend>}
      {shape.description !== '' && <small className="muted">{sayOf(shape.description, language)}</small>}
      {children}
      <Faults at={at} faults={faults} isDeep={isDeep === true} />
    </fieldset>
  )
}

function Single({ shape, draft, at, title, isOptional, faults, onChange }: FieldsProps & { readonly title: string }) {
  const { settings } = useWords()
  const language = useLanguage()
  const id = useId()
  const isWrong = faults.some((fault) => fault.at === at || fault.at.startsWith(`${at}.`))
  const bounds = shape.kind === 'number' ? shape.bounds : ''
  const hint = [sayOf(shape.description, language), bounds, isOptional === true ? settings.mayBeEmpty : '']
  const text = typeof draft === 'string' ? draft : ''
  if (shape.kind === 'boolean')
    return (
      <div className="field">
        <label className="value-tick">
          <input type="checkbox" checked={draft === true} onChange={(event) => onChange(event.target.checked)} />
          {title === '' ? settings.yes : title}
        </label>
        <Faults at={at} faults={faults} isDeep />
      </div>
    )
  const common = { id, value: text, 'aria-invalid': isWrong }
  return (
    <div className="field">
      <label htmlFor={id}>{title === '' ? settings.value : title}</label>
      {shape.kind === 'choice' ? (
        <select {...common} onChange={(event) => onChange(event.target.value)}>
          {(isOptional === true || text === '') && <option value="">{settings.none}</option>}
          {shape.choices.map((choice) => (
            <option key={String(choice.value)} value={String(choice.value)}>
              {choiceName(choice, language)}
            </option>
          ))}
        </select>
      ) : shape.kind === 'other' ? (
        <textarea {...common} rows={4} className="value-json" onChange={(event) => onChange(event.target.value)} />
      ) : (
        <input
          {...common}
          inputMode={shape.kind === 'number' ? (shape.isWhole ? 'numeric' : 'decimal') : 'text'}
          autoComplete="off"
          onChange={(event) => onChange(event.target.value)}
        />
      )}
      {hint.some((part) => part !== '') && (
        <small className="muted">{hint.filter((part) => part !== '').join(' · ')}</small>
      )}
      <Faults at={at} faults={faults} isDeep />
    </div>
  )
}

/** Several of a few values: a tick for each. */
function Ticks(props: FieldsProps & { readonly title: string }) {
  const { shape, draft, onChange } = props
  const language = useLanguage()
  const chosen = itemsOf(draft)
  if (shape.kind !== 'list' || shape.of.kind !== 'choice') return null
  const { choices } = shape.of
  return (
    <Frame {...props} isInline isDeep>
      {choices.map((choice) => {
        const value = String(choice.value)
        return (
          <label key={value} className="value-tick">
            <input
              type="checkbox"
              checked={chosen.includes(value)}
              // In the order in which they are offered, so that the same ticks are the same value.
              onChange={(event) =>
                onChange(
                  choices
                    .map((one) => String(one.value))
                    .filter((one) => (one === value ? event.target.checked : chosen.includes(one))),
                )
              }
            />
            {choiceName(choice, language)}
          </label>
        )
      })}
    </Frame>
  )
}

function List(props: FieldsProps & { readonly title: string }) {
  const { shape, draft, at, faults, onChange } = props
  const { settings } = useWords()
  if (shape.kind !== 'list') return null
  const items = itemsOf(draft)
  return (
    <Frame {...props}>
      {items.map((item, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: parts of a list are told by their place alone
        <div key={i} className="value-item">
          <ValueFields
            shape={shape.of}
            draft={item}
            at={`${at}.${i}`}
            name={String(i + 1)}
            faults={faults}
            onChange={(next) => onChange(items.map((one, j) => (j === i ? next : one)))}
          />
          <button
            type="button"
            className="button is-quiet is-small"
            disabled={items.length <= shape.least}
            aria-label={settings.removeItem(i + 1)}
            onClick={() => onChange(items.filter((_, j) => j !== i))}
          >
            {settings.remove}
          </button>
        </div>
      ))}
      <button
        type="button"
        className="button is-small"
        disabled={items.length >= shape.most}
        onClick={() => onChange([...items, blankOf(shape.of)])}
      >
        {settings.add}
      </button>
    </Frame>
  )
}

/** Values by name: the name is typed beside its value. */
function Table(props: FieldsProps & { readonly title: string }) {
  const { shape, draft, at, faults, onChange } = props
  const { settings } = useWords()
  const id = useId()
  if (shape.kind !== 'table') return null
  const items = itemsOf(draft)
  const put = (i: number, item: Draft) => onChange(items.map((one, j) => (j === i ? item : one)))
  return (
    <Frame {...props}>
      {items.map((item, i) => {
        const key = String(partOf(item, 'key'))
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: its name changes while it is typed
          <div key={i} className="value-item is-inline">
            <div className="field">
              <label htmlFor={`${id}-${i}`}>{settings.part}</label>
              <input
                id={`${id}-${i}`}
                value={key}
                autoComplete="off"
                onChange={(event) => put(i, { key: event.target.value, value: partOf(item, 'value') })}
              />
            </div>
            <ValueFields
              shape={shape.of}
              draft={partOf(item, 'value')}
              at={`${at}.${key}`}
              faults={faults}
              onChange={(next) => put(i, { key, value: next })}
            />
            <button
              type="button"
              className="button is-quiet is-small"
              aria-label={settings.removeItem(i + 1)}
              onClick={() => onChange(items.filter((_, j) => j !== i))}
            >
              {settings.remove}
            </button>
          </div>
        )
      })}
      <button
        type="button"
        className="button is-small"
        onClick={() => onChange([...items, { key: '', value: blankOf(shape.of) }])}
      >
        {settings.add}
      </button>
    </Frame>
  )
}

/** A group or a list that may be left out altogether. */
function Maybe(props: FieldsProps & { readonly title: string }) {
  const { shape, draft, title, onChange } = props
  const { settings } = useWords()
  if (shape.kind !== 'maybe') return null
  const isThere = draft !== ''
  return (
    <>
      <label className="value-tick">
        <input
          type="checkbox"
          checked={isThere}
          onChange={(event) => onChange(event.target.checked ? blankOf(shape.of) : '')}
        />
        {title === '' ? settings.value : title}
      </label>
      {isThere && <ValueFields {...props} shape={shape.of} name="" />}
    </>
  )
}
