import { Link } from 'react-router'
import type { System } from '../../../language/system.ts'
import { useAnswer } from '../../../ui/answers.ts'
import { numberText } from '../../../ui/format.ts'
import { useSay } from '../../../ui/language.ts'
import { useSession } from '../../../ui/session.ts'
import { Answer } from '../../../ui/states.tsx'
import type { MetricAnswer } from './contract.ts'
import { addressOfMetric, METRICS } from './declared.ts'
import { useSystemWords } from './system-words.ts'

/** The figures of a system for this year so far; each opens its page, with the records behind it. */
export function MetricTiles({ system }: { readonly system: System }) {
  const words = useSystemWords()
  const say = useSay()
  const { division, today } = useSession()
  const period = today().slice(0, 4)
  const answer = useAnswer<readonly MetricAnswer[]>(`${METRICS}/${system.id}`, { division, period })
  return (
    <Answer of={answer} lines={2}>
      {(metrics) => (
        <ul className="register-tiles">
          {(system.metrics ?? []).map((metric) => {
            const found = metrics.find(({ id }) => id === `${system.id}.${metric.id}`)
            return (
              <li key={metric.id}>
                <Link
                  to={addressOfMetric(system.id, metric.id)}
                  title={found === undefined ? say(metric.about) : say(found.worked)}
                >
                  <span className="muted">{say(metric.name)}</span>
                  <b className="figure">
                    {numberText(found?.value ?? null, metric.digits ?? 2)}
                    {metric.unit !== null && found !== undefined && found.value !== null && (
                      <small className="unit">{metric.unit}</small>
                    )}
                  </b>
                  {(metric.answers ?? []).length > 0 && <small className="muted">{words.answers}</small>}
                </Link>
              </li>
            )
          })}
        </ul>
      )}
    </Answer>
  )
}
