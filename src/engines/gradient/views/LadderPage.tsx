import { Fragment } from 'react'
import { Link } from 'react-router'
import { useAnswer } from '../../../ui/answers.ts'
import { numberText } from '../../../ui/format.ts'
import { useSay } from '../../../ui/language.ts'
import { SimulatedMark } from '../../../ui/marks.tsx'
import { Page, Panel } from '../../../ui/Page.tsx'
import { usePlan } from '../../../ui/plan.ts'
import { useSession } from '../../../ui/session.ts'
import { Answer } from '../../../ui/states.tsx'
import { ALERTS, HOLDS } from '../alerts.ts'
import type { LadderAnswer } from '../answers.ts'
import { SIZE_CLASSES, sizeClassNames } from '../size-names.ts'
import { AlertMark, GradientLinks, HoldMark, registerAddress, useFirmNews } from './looks.tsx'
import { useWords } from './words.ts'
import './gradient.css'

/** The ladder: how many stand on each rung, who moved this year, who is near the next one, who may fall. */
export default function LadderPage() {
  const words = useWords()
  const session = useSession()
  const plan = usePlan()
  useFirmNews()
  const answer = useAnswer<LadderAnswer>('/api/v1/gradient/ladder', { division: session.division, on: plan.asOf })
  return (
    <Page
      title={words.ladder}
      note={
        <>
          {answer.data !== undefined && words.asOf(answer.data.on, answer.data.month ?? '—')}
          {session.isSimulated && <SimulatedMark />}
        </>
      }
      tools={<GradientLinks here="ladder" />}
    >
      <Answer of={answer}>{(ladder) => <Ladder ladder={ladder} />}</Answer>
    </Page>
  )
}

function Ladder({ ladder }: { readonly ladder: LadderAnswer }) {
  const words = useWords()
  const say = useSay()
  const moveTo = (rung: string) => ladder.moves.find((move) => move.rung === (rung === 'firm' ? 'company' : rung))
  return (
    <>
      <Panel title={words.rungs.title} note={words.decides}>
        <ol className="gradient-ladder">
          {ladder.rungs.map((rung) => {
            const move = moveTo(rung.id)
            return (
              <li key={rung.id} className="gradient-rung">
                {move !== undefined && (
                  <Link className="gradient-move" to={registerAddress(move.register)} title={words.rungs.records}>
                    ↑ {say(move.name)} {words.rungs.moved(move.count)}
                  </Link>
                )}
                <span>{say(rung.name)}</span>
                <strong>
                  <Link to={registerAddress(rung.register)} title={words.rungs.records}>
                    {numberText(rung.count)}
                  </Link>
                </strong>
                <small>
                  {words.rungs.entered(rung.entered)} · {words.rungs.left(rung.left)}
                </small>
              </li>
            )
          })}
        </ol>
      </Panel>
      <div className="gradient-columns">
        <Panel title={words.near.title} note={words.near.about}>
          <dl className="gradient-counts">
            {ALERTS.map((alert) => (
              <Fragment key={alert}>
                <dt>
                  {alert === 'reached' || alert === 'near' || alert === 'nurture' ? (
                    <Link to={`/gradient/candidates?alert=${alert}`}>
                      <AlertMark alert={alert} />
                    </Link>
                  ) : (
                    <AlertMark alert={alert} />
                  )}
                </dt>
                <dd>{numberText(ladder.alerts[alert])}</dd>
              </Fragment>
            ))}
          </dl>
          {ladder.estimates > 0 && <p className="gradient-note">{words.near.estimates(ladder.estimates)}</p>}
          {ladder.month === null && <p className="gradient-warning">{words.noMonths}</p>}
        </Panel>
        <Panel title={words.holds.title} note={words.holds.about}>
          <dl className="gradient-counts">
            {HOLDS.map((hold) => (
              <Fragment key={hold}>
                <dt>
                  <HoldMark hold={hold} />
                </dt>
                <dd>{numberText(ladder.holds[hold])}</dd>
              </Fragment>
            ))}
          </dl>
        </Panel>
        <Panel title={words.sizes.title}>
          <dl className="gradient-counts">
            {SIZE_CLASSES.map((size) => (
              <Fragment key={size}>
                <dt>{say(sizeClassNames[size])}</dt>
                <dd>{numberText(ladder.sizes[size])}</dd>
              </Fragment>
            ))}
            <dt>{words.sizes.unknown}</dt>
            <dd>{numberText(ladder.sizes.unknown)}</dd>
          </dl>
        </Panel>
      </div>
      <Panel title={words.titles.title}>
        <div className="gradient-scroll">
          <table className="gradient-table">
            <thead>
              <tr>
                <th scope="col">{words.titles.name}</th>
                {(['count', 'entered', 'left', 'expiring', 'ready', 'oneShort', 'needsData'] as const).map((key) => (
                  <th key={key} scope="col" className="is-number">
                    {words.titles[key]}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {ladder.titles.map((title) => (
                <tr key={title.rung}>
                  <th scope="row">
                    <Link to={`/gradient/candidates?rung=${title.rung}`}>{say(title.name)}</Link>
                  </th>
                  <td className="is-number">
                    <Link
                      to={registerAddress({
                        type: 'qualification',
                        where: `kind == "${title.rung}" && state == "valid"`,
                      })}
                    >
                      {numberText(title.count)}
                    </Link>
                  </td>
                  <td className="is-number">{numberText(title.entered)}</td>
                  <td className="is-number">{numberText(title.left)}</td>
                  <td className="is-number">
                    <Link to="/gradient/expiries">{numberText(title.expiring)}</Link>
                  </td>
                  <td className="is-number">{numberText(title.standings.ready)}</td>
                  <td className="is-number">{numberText(title.standings['one-short'])}</td>
                  <td className="is-number">{numberText(title.standings['needs-data'])}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </Panel>
    </>
  )
}
