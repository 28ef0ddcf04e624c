import { useSay } from '../../../ui/language.ts'
import type { FirmClause } from '../answers.ts'
import { TruthMark } from './looks.tsx'
import { useWords } from './words.ts'

type Standing = FirmClause['requirements'][number]

/** Conditions as one firm stands to them: what it has and needs, how far it is, what is missing and who holds it. */
export function RequirementList({
  requirements,
  onGive,
}: {
  readonly requirements: readonly Standing[]
  /** Gives a fact that no record holds; left out where the reader may not. */
  readonly onGive?: (missing: Standing['missing'][number]) => void
}) {
  const words = useWords()
  const say = useSay()
  return (
    <ul className="policies-requirements">
      {requirements.map((one) => (
        <li key={`${one.condition} ${one.cite}`}>
          <TruthMark truth={one.truth} />
          <span>{say(one.text)}</span>
          {one.missing.map((missing) => (
            <small key={missing.name}>
              {words.missing} {say(missing.label)}, {words.holder(say(missing.holder))}{' '}
              {missing.mayGive && onGive !== undefined && (
                <button type="button" className="button is-small" onClick={() => onGive(missing)}>
                  {words.give}
                </button>
              )}
            </small>
          ))}
          <small>
            {one.cite === '' ? '' : `${one.cite} · `}
            {one.sources
              .map(({ name, asOf }) => (asOf === null ? say(name) : words.sourceAsOf(say(name), asOf)))
              .join(' · ')}
          </small>
        </li>
      ))}
    </ul>
  )
}
