import { useState } from 'react'
import { numberText } from '../../../ui/format.ts'
import { useSay } from '../../../ui/language.ts'
import type { Unfolded } from '../../evaluation/explain.ts'
import { useRoundWords } from './round-words.ts'

type Names = Readonly<Record<string, { readonly zh: string; readonly en: string }>>

/** A score with its arithmetic, parts within parts: each opens down to the value that was reported. */
export function Arithmetic({ root, names }: { readonly root: Unfolded; readonly names: Names }) {
  return (
    <ul className="evaluation-arithmetic">
      <Part part={root} names={names} depth={0} />
    </ul>
  )
}

function Part({ part, names, depth }: { readonly part: Unfolded; readonly names: Names; readonly depth: number }) {
  const { unitPage: words, results } = useRoundWords()
  const say = useSay()
  const [isOpen, setOpen] = useState(depth < 2)
  const own = names[part.id]
  const name =
    part.id === 'final'
      ? words.score
      : part.id === 'bonus'
        ? results.bonus
        : part.id === 'deduction'
          ? results.deduction
          : own === undefined
            ? part.id
            : say(own)
  const head = (
    <>
      <b>{name}</b>
      {part.kind === 'value' && <span className="muted"> {words.value}</span>}
      <span className="spacer" />
      <b>{part.value === null ? '—' : numberText(part.value)}</b>
    </>
  )
  return (
    <li className={`is-${part.kind}`}>
      {part.parts.length > 0 ? (
        <button type="button" className="evaluation-part" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          <i aria-hidden="true">{isOpen ? '▾' : '▸'}</i> {head}
        </button>
      ) : (
        <div className="evaluation-part">{head}</div>
      )}
      {part.expression !== null && <code title={part.expression}>{readable(part.expression)}</code>}
      {part.notes.map((note) => (
        <p key={note.zh} className="muted">
          {say(note)}
        </p>
      ))}
      {isOpen && part.parts.length > 0 && (
        <ul>
          {part.parts.map((one) => (
            <Part key={`${one.kind} ${one.id}`} part={one} names={names} depth={depth + 1} />
          ))}
        </ul>
      )}
    </li>
  )
}

/** The arithmetic with at most six decimals, for reading; the exact figures stand in the title. */
const readable = (expression: string): string =>
  expression.replace(/\d+\.\d{7,}/g, (number) => String(Number(Number(number).toFixed(6))))
