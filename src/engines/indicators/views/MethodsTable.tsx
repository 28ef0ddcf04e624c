import type { Origin } from '../../../model/origin.ts'
import { standingLooks } from '../../../model/standing.ts'
import { Figure } from '../../../ui/Figure.tsx'
import { numberText } from '../../../ui/format.ts'
import { useSay } from '../../../ui/language.ts'
import { Mark, StandingMark } from '../../../ui/marks.tsx'
import type { TargetPage } from '../answers.ts'
import { useTargetWords } from './target-words.ts'

/** Methods A to D side by side, which one decides, and why they differ where they do. */
export function MethodsTable({ page }: { readonly page: TargetPage }) {
  const words = useTargetWords()
  const say = useSay()
  const { methods, disagreements, revisions, origins } = page.standing
  return (
    <>
      <div className="target-scroll">
        <table className="figures">
          <thead>
            <tr>
              <th scope="col">{words.method}</th>
              <th scope="col">{words.standing}</th>
              <th scope="col" className="is-number">
                {words.ratio}
              </th>
              <th scope="col">{words.formula}</th>
            </tr>
          </thead>
          <tbody>
            {methods.map((method) => (
              <tr key={method.method} className={method.decides ? 'is-decided' : ''}>
                <td>
                  {method.method} {say(method.name)}{' '}
                  {method.decides && <span className="target-pill is-accent">{words.decides}</span>}
                  {method.method === 'D' && <span className="target-pill">{words.warnsOnly}</span>}
                </td>
                <td>
                  {method.standing === null ? (
                    <span className="muted">—</span>
                  ) : method.method === 'D' ? (
                    <Mark tone={standingLooks[method.standing].tone} shape={standingLooks[method.standing].shape}>
                      {method.words === null ? '' : say(method.words)}
                    </Mark>
                  ) : (
                    <StandingMark standing={method.standing} />
                  )}
                </td>
                <td className="is-number">
                  <Figure
                    value={method.ratio}
                    text={numberText(method.ratio, 3)}
                    title={say(method.name)}
                    origin={method.ratio === null ? null : origins.progress}
                  />
                </td>
                <td className="target-formula">{say(method.formula)}</td>
              </tr>
            ))}
            {revisions.map((revision) => (
              <tr key={revision.name.zh}>
                <td>{say(revision.name)}</td>
                <td>
                  <StandingMark standing={revision.standing} />
                </td>
                <td className="is-number">{numberText(revision.progress, 3)}</td>
                <td className="target-formula">
                  {words.base} {numberText(revision.value)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {disagreements.length === 0 ? (
        <p className="muted">{words.same}</p>
      ) : (
        <ul className="target-reasons">
          {disagreements.map(({ why }) => (
            <li key={why.zh}>{say(why)}</li>
          ))}
        </ul>
      )}
      <h3 className="target-heading">
        {words.arithmetic} <small className="muted">{words.arithmeticNote}</small>
      </h3>
      <dl className="target-facts">
        {page.standing.arithmetic.map((line) => (
          <Line
            key={`${line.what}${line.label.zh}`}
            label={say(line.label)}
            formula={say(line.formula)}
            origin={
              line.what === 'progress'
                ? origins.progress
                : line.what === 'required'
                  ? origins.required
                  : line.what === 'forecast'
                    ? origins.forecast
                    : null
            }
          />
        ))}
      </dl>
    </>
  )
}

function Line({
  label,
  formula,
  origin,
}: {
  readonly label: string
  readonly formula: string
  readonly origin: Origin | null
}) {
  return (
    <>
      <dt>{label}</dt>
      <dd className="target-formula">
        <Figure value={null} text={formula} title={label} origin={origin} />
      </dd>
    </>
  )
}
