import { useState } from 'react'
import { useAnswer } from '../../../ui/answers.ts'
import { useSay } from '../../../ui/language.ts'
import { Answer } from '../../../ui/states.tsx'
import type { FactsAnswer } from '../answers.ts'
import { useWords } from './words.ts'

/** Facts that conditions may speak of, found by their words; a click puts one where the cursor was. */
export function FactList({ onPick }: { readonly onPick: (name: string) => void }) {
  const words = useWords()
  const say = useSay()
  const answer = useAnswer<FactsAnswer>('/api/v1/policies/facts')
  const [search, setSearch] = useState('')
  const wanted = search.trim().toLowerCase()
  return (
    <details>
      <summary>
        {words.factsTitle} <span className="muted">{words.factsHint}</span>
      </summary>
      <label className="field">
        <span>{words.factsSearch}</span>
        <input value={search} onChange={(event) => setSearch(event.target.value)} />
      </label>
      <Answer of={answer} lines={3}>
        {({ rows }) => (
          <div className="policies-fact-list">
            {rows
              .filter(({ name, label }) => `${name} ${label.zh} ${label.en}`.toLowerCase().includes(wanted))
              .map((fact) => (
                <button key={fact.name} type="button" onClick={() => onPick(fact.name)}>
                  <span>
                    <code>{fact.name}</code> {say(fact.label)}
                    {fact.unit === null ? '' : `（${fact.unit}）`}
                  </span>
                  <small>
                    {say(fact.source)}
                    {fact.choices.length === 0
                      ? ''
                      : ` · ${fact.choices.map(({ value, label }) => `"${value}" ${say(label)}`).join(' ')}`}
                  </small>
                </button>
              ))}
          </div>
        )}
      </Answer>
    </details>
  )
}
