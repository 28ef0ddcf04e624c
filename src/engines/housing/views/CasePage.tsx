import { useState } from 'react'
import { Link, useParams } from 'react-router'
import type { PointPart } from '../../../language/points.ts'
import { useAnswer, useForget } from '../../../ui/answers.ts'
import { api } from '../../../ui/api.ts'
import { askReason } from '../../../ui/dialogs.tsx'
import { useSay } from '../../../ui/language.ts'
import { Mark, SimulatedMark } from '../../../ui/marks.tsx'
import { Page, Panel } from '../../../ui/Page.tsx'
import { useSession } from '../../../ui/session.ts'
import { Answer, Problem } from '../../../ui/states.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useTrying } from '../../../ui/trying.ts'
import type { Case } from '../answers.ts'
import { Moved, recordOf, useNames } from './looks.tsx'
import { useWords } from './words.ts'
import './housing.css'

/** 一个家庭的办理: checks with their answers, the place in the queue with what moved it, scores with their arithmetic, offers. */
export default function CasePage() {
  const { division = '', id = '' } = useParams()
  const path = `/api/v1/housing/cases/${division}/${id}`
  const answer = useAnswer<Case>(path)
  const words = useWords()
  const names = useNames()
  const session = useSession()
  return (
    <Answer of={answer}>
      {(found) => (
        <Page
          title={`${found.number} ${found.name}`}
          back={{ to: '/housing', title: words.back }}
          note={
            <>
              {names.state('housing-application', found.state)} {session.isSimulated && <SimulatedMark />}
            </>
          }
          actions={<Acts found={found} path={path} />}
        >
          <dl className="housing-facts">
            <Fact title={words.kind}>{names.kind(found.wants)}</Fact>
            <Fact title={words.case.persons}>{found.persons}</Fact>
            <Fact title={words.case.inCharge}>{found.inCharge}</Fact>
            <Fact title={words.queuedOn}>{found.queuedOn ?? '—'}</Fact>
          </dl>
          <PlaceInQueue found={found} />
          <Checks found={found} division={division} />
          <Scores found={found} division={division} />
          <Offers found={found} division={division} />
          <Objections found={found} division={division} />
        </Page>
      )}
    </Answer>
  )
}

function Fact({ title, children }: { readonly title: string; readonly children: React.ReactNode }) {
  return (
    <div>
      <dt>{title}</dt>
      <dd>{children}</dd>
    </div>
  )
}

interface Part {
  readonly found: Case
  readonly division: string
}

function Acts({ found, path }: { readonly found: Case; readonly path: string }) {
  const { case: words } = useWords()
  const { division } = useSession()
  const forget = useForget()
  const { attempt, problem, isBusy } = useTrying()
  const act = (to: string, told: (answer: { asked?: number; points?: string }) => string) =>
    attempt(async () => {
      const done = await api.send<{ asked?: number; points?: string }>('POST', `${path}/${to}`)
      await forget([path, '/api/v1/housing/queue', '/api/v1/records/housing-application'])
      toast(told(done))
    })
  const { state, mayWork } = found
  return (
    <>
      {problem !== null && <Problem of={problem} />}
      {mayWork && state === 'first-notice' && (
        <button
          type="button"
          className="button is-primary"
          disabled={isBusy}
          onClick={() => void act('checks', ({ asked = 0 }) => words.asked(asked))}
        >
          {words.ask}
        </button>
      )}
      {mayWork && (state === 'second-notice' || state === 'queued') && (
        <button
          type="button"
          className={state === 'queued' ? 'button' : 'button is-primary'}
          disabled={isBusy}
          onClick={() => void act('score', ({ points = '' }) => words.scored(points))}
        >
          {state === 'queued' ? words.score : words.scoreEnter}
        </button>
      )}
      <Link className="button" to={recordOf('housing-application', division, found.id)}>
        {words.record}
      </Link>
    </>
  )
}

function PlaceInQueue({ found: { place } }: Pick<Part, 'found'>) {
  const { case: words } = useWords()
  if (place === null) return null
  const { movement } = place
  return (
    <Panel title={words.place} note={words.placeIs(place.place, place.of)}>
      <p>
        {words.moved(place.since)}{' '}
        {movement.before === null ? (
          words.wasNot
        ) : (
          <>
            {words.was(movement.before)} <Moved place={movement.now} before={movement.before} />
            {' — '}
            {words.parts(movement.left, movement.came, movement.passed, movement.fell)}
          </>
        )}
      </p>
      <div className="housing-scroll">
        <table className="figures">
          <caption>{words.history}</caption>
          <thead>
            <tr>
              {place.history.map(({ day }) => (
                <th key={day} scope="col">
                  {day.slice(2)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <tr>
              {place.history.map(({ day, place: then, of }) => (
                <td key={day}>{then === null ? '—' : `${then} / ${of}`}</td>
              ))}
            </tr>
          </tbody>
        </table>
      </div>
    </Panel>
  )
}

const ANSWERS = {
  fits: { tone: 'good', shape: '✓' },
  fails: { tone: 'bad', shape: '✕' },
  unsaid: { tone: 'fair', shape: '?' },
} as const

function Checks({ found: { checks }, division }: Part) {
  const words = useWords()
  const names = useNames()
  return (
    <Panel title={words.case.checks} note={words.case.silence}>
      {checks.length === 0 ? (
        <p className="muted">{words.case.noChecks}</p>
      ) : (
        <div className="housing-scroll">
          <table className="figures">
            <thead>
              <tr>
                <th scope="col">{words.case.about}</th>
                <th scope="col">{words.case.body}</th>
                <th scope="col">{words.case.answer}</th>
                <th scope="col">{words.case.askedOn}</th>
                <th scope="col">{words.case.answeredOn}</th>
              </tr>
            </thead>
            <tbody>
              {checks.map((check) => {
                const look = ANSWERS[(check.answer ?? '') as keyof typeof ANSWERS]
                return (
                  <tr key={check.id}>
                    <td>
                      <Link to={recordOf('housing-check', division, check.id)}>{names.check(check.kind)}</Link>
                    </td>
                    <td>{check.body}</td>
                    <td>
                      {look === undefined ? (
                        <Mark tone="none" shape="○">
                          {check.state === 'asked' ? words.case.silent : names.state('housing-check', check.state)}
                        </Mark>
                      ) : (
                        <Mark tone={look.tone} shape={look.shape}>
                          {names.answer(check.answer)}
                        </Mark>
                      )}
                    </td>
                    <td>{check.askedOn}</td>
                    <td>{check.answeredOn ?? '—'}</td>
                  </tr>
                )
              })}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  )
}

interface Arithmetic {
  readonly parts: readonly PointPart[]
  readonly total: string | null
}

function Scores({ found: { scores, mayWork }, division }: Part) {
  const words = useWords()
  const names = useNames()
  const { attempt, problem } = useTrying()
  const [shown, setShown] = useState<Arithmetic | null>(null)
  if (scores.length === 0) return null
  const show = async (id: string) => {
    const purpose = await askReason({
      title: words.case.arithmetic,
      label: words.case.purpose,
      text: words.case.purposeText,
      does: words.case.arithmetic,
    })
    if (purpose === null) return
    await attempt(async () => {
      const { values } = await api.send<{ values: { arithmetic: string } }>(
        'POST',
        `/api/v1/records/housing-score/${division}/${id}/reveal`,
        { purpose },
      )
      setShown(JSON.parse(values.arithmetic) as Arithmetic) // as `arithmeticText` wrote it
    })
  }
  return (
    <Panel title={words.case.scores}>
      {problem !== null && <Problem of={problem} />}
      <table className="figures">
        <thead>
          <tr>
            <th scope="col">{words.case.from}</th>
            <th scope="col">{words.group}</th>
            <th scope="col">{words.points}</th>
            <th scope="col">{words.rooms}</th>
            {mayWork && <th scope="col">{words.case.sum}</th>}
          </tr>
        </thead>
        <tbody>
          {scores.map((one) => (
            <tr key={one.id}>
              <td>{one.fromDay}</td>
              <td>{names.group(one.group)}</td>
              <td>{one.points}</td>
              <td>{names.rooms(one.rooms)}</td>
              {mayWork && (
                <td>
                  <button type="button" className="button is-small" onClick={() => void show(one.id)}>
                    {words.case.arithmetic}
                  </button>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {shown !== null && <Sum of={shown} />}
    </Panel>
  )
}

/** The arithmetic of a score: each part with its formula, what it was worked out from, and its points. */
function Sum({ of }: { readonly of: Arithmetic }) {
  const { case: words } = useWords()
  const say = useSay()
  return (
    <div className="housing-scroll" aria-live="polite">
      <table className="figures housing-sum">
        <thead>
          <tr>
            <th scope="col">{words.part}</th>
            <th scope="col">{words.facts}</th>
            <th scope="col">{words.formula}</th>
            <th scope="col">{words.got}</th>
          </tr>
        </thead>
        <tbody>
          {of.parts.map((part) => (
            <tr key={part.id}>
              <td>{say(part.name)}</td>
              <td>
                {part.facts.map(({ name, label, value }) => (
                  <div key={name}>
                    {say(label)}: {Array.isArray(value) ? value.length : String(value ?? '—')}
                  </div>
                ))}
              </td>
              <td>
                <code>{part.formula}</code>
              </td>
              <td>{part.points ?? '—'}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={3}>
              {words.total}
            </th>
            <td>{of.total ?? '—'}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  )
}

function Offers({ found: { offers, leases }, division }: Part) {
  const words = useWords()
  const names = useNames()
  return (
    <>
      {offers.length > 0 && (
        <Panel title={words.case.offers}>
          <div className="housing-scroll">
            <table className="figures">
              <thead>
                <tr>
                  <th scope="col">{words.case.round}</th>
                  <th scope="col">{words.rooms}</th>
                  <th scope="col">{words.case.turn}</th>
                  <th scope="col">{words.case.cameBy}</th>
                  <th scope="col">{words.case.state}</th>
                  <th scope="col">{words.case.home}</th>
                  <th scope="col">{words.case.until}</th>
                </tr>
              </thead>
              <tbody>
                {offers.map((offer) => (
                  <tr key={offer.id}>
                    <td>
                      <Link to={recordOf('housing-offer', division, offer.id)}>{offer.round}</Link>
                    </td>
                    <td>{names.rooms(offer.rooms)}</td>
                    <td>{offer.turn}</td>
                    <td>{names.cameBy(offer.cameBy)}</td>
                    <td>{names.state('housing-offer', offer.state)}</td>
                    <td>{offer.home ?? '—'}</td>
                    <td>{offer.until}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </Panel>
      )}
      {leases.length > 0 && (
        <Panel title={words.case.leases}>
          <ul className="housing-plain">
            {leases.map((lease) => (
              <li key={lease.id}>
                <Link to={recordOf('housing-lease', division, lease.id)}>{lease.number}</Link>{' '}
                {names.state('housing-lease', lease.state)} · {words.case.term} {lease.from} — {lease.until}
              </li>
            ))}
          </ul>
        </Panel>
      )}
    </>
  )
}

function Objections({ found: { objections }, division }: Part) {
  const words = useWords()
  const names = useNames()
  if (objections.length === 0) return null
  return (
    <Panel title={words.case.objections}>
      <ul className="housing-plain">
        {objections.map((one) => (
          <li key={one.id}>
            <Link to={recordOf('housing-objection', division, one.id)}>{one.number}</Link>{' '}
            {names.state('housing-objection', one.state)} · {one.receivedOn}
          </li>
        ))}
      </ul>
    </Panel>
  )
}
