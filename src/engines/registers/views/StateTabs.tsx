import type { RecordType } from '../../../language/record-type.ts'
import { numberText } from '../../../ui/format.ts'
import { useSay } from '../../../ui/language.ts'
import { useListWords } from './list-words.ts'

/** Each state is counted so far and no further. */
const COUNTED = 10_000
const isCut = (count: number) => count >= COUNTED

/** Records by state with their counts; states that hold nothing are there too, but quiet. */
export function StateTabs({
  type,
  counts,
  chosen,
  onChoose,
}: {
  readonly type: RecordType
  readonly counts: Readonly<Record<string, number>>
  readonly chosen: string | null
  readonly onChoose: (state: string | null) => void
}) {
  const words = useListWords()
  const say = useSay()
  const states = Object.entries(type.lifecycle?.states ?? {})
  if (states.length < 2) return null
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0)
  return (
    <fieldset className="register-states">
      <legend className="visually-hidden">{words.states}</legend>
      {[[null, null] as const, ...states].map(([id, state]) => {
        const count = id === null ? all : (counts[id] ?? 0)
        const isAtLeast = id === null ? Object.values(counts).some(isCut) : isCut(count)
        return (
          <button
            key={id ?? ''}
            type="button"
            aria-pressed={chosen === id}
            className={count === 0 ? 'is-empty' : ''}
            title={state?.help === undefined ? undefined : say(state.help)}
            onClick={() => onChoose(id)}
          >
            {state === null ? words.all : say(state.name)}{' '}
            <span className="count">{`${numberText(count)}${isAtLeast ? '+' : ''}`}</span>
          </button>
        )
      })}
    </fieldset>
  )
}
