import { useEffect, useState } from 'react'
import type { Name } from '../../../model/evaluation-methods.ts'
import { useSchemeWords } from './scheme-words.ts'

/** A text that is taken when the field is left, so that half a name is no name. */
export function TextField({
  label,
  value,
  placeholder,
  onDone,
}: {
  readonly label: string
  readonly value: string
  readonly placeholder?: string
  readonly onDone: (text: string) => void
}) {
  const [text, setText] = useState(value)
  useEffect(() => setText(value), [value])
  return (
    <label className="field">
      <span>{label}</span>
      <input
        value={text}
        placeholder={placeholder}
        onChange={(event) => setText(event.target.value)}
        onBlur={() => onDone(text.trim())}
        onKeyDown={(event) => {
          if (event.key === 'Enter') onDone(text.trim())
        }}
      />
    </label>
  )
}

/** A number or nothing. */
export function NumberField({
  label,
  value,
  placeholder,
  onChange,
}: {
  readonly label: string
  readonly value: number | null
  readonly placeholder?: string
  readonly onChange: (value: number | null) => void
}) {
  return (
    <label className="field">
      <span>{label}</span>
      <input
        type="number"
        step="any"
        value={value ?? ''}
        placeholder={placeholder}
        onChange={(event) => onChange(event.target.value === '' ? null : Number(event.target.value))}
      />
    </label>
  )
}

/** A name in both languages; the id stands for one that is left empty. */
export function Names({
  name,
  id,
  onChange,
}: {
  readonly name: Name | undefined
  readonly id: string
  readonly onChange: (name: Name | undefined) => void
}) {
  const { fields: words } = useSchemeWords()
  const zh = name === undefined ? '' : typeof name === 'string' ? name : name.zh
  const en = name === undefined || typeof name === 'string' ? '' : name.en
  const set = (nextZh: string, nextEn: string) => {
    if (nextZh === '' && nextEn === '') onChange(undefined)
    else if (nextEn === '') onChange(nextZh)
    else onChange({ zh: nextZh || id, en: nextEn })
  }
  return (
    <>
      <TextField label={words.nameZh} value={zh} placeholder={id} onDone={(text) => set(text, en)} />
      <TextField label={words.nameEn} value={en} onDone={(text) => set(zh, text)} />
    </>
  )
}
