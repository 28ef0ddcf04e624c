import { useState } from 'react'
import type { Transition } from '../../../language/lifecycle.ts'
import { useLanguage, useSay } from '../../../ui/language.ts'
import { useSession } from '../../../ui/session.ts'
import type { RecordRow } from './contract.ts'
import type { Declared } from './declared.ts'
import { useListWords } from './list-words.ts'
import { TransitionDialog } from './TransitionDialog.tsx'
import { titleOf } from './value-text.ts'

/** Steps that fit every ticked record; why there are none where there are none. */
export function BulkBar({
  declared,
  transitions,
  rows,
  onDone,
}: {
  readonly declared: Declared
  readonly transitions: readonly (readonly [id: string, transition: Transition])[]
  readonly rows: readonly RecordRow[]
  readonly onDone: () => void
}) {
  const words = useListWords()
  const say = useSay()
  const language = useLanguage()
  const { division } = useSession()
  const [chosen, setChosen] = useState<string | null>(null)
  const fitting = transitions.filter(([, { from }]) =>
    rows.every(({ state }) => state !== null && from.includes(state)),
  )
  const { type } = declared
  return (
    <>
      {fitting.map(([id, { name }]) => (
        <button key={id} type="button" className="button is-small" onClick={() => setChosen(id)}>
          {say(name)}
        </button>
      ))}
      {fitting.length === 0 && (
        <span className="muted">
          {new Set(rows.map(({ state }) => state)).size > 1 ? words.bulkMixed : words.bulkNone}
        </span>
      )}
      {chosen !== null && (
        <TransitionDialog
          declared={declared}
          transition={chosen}
          division={division}
          records={rows.map((row) => ({
            id: row.id,
            revision: row.revision,
            state: row.state,
            title: titleOf({ name: type.title, field: type.fields[type.title] }, row, { language, nameOf: () => null }),
          }))}
          onClose={() => setChosen(null)}
          onDone={() => {
            setChosen(null)
            onDone()
          }}
        />
      )}
    </>
  )
}
