import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { useAnswer, useForget } from '../../../ui/answers.ts'
import { api } from '../../../ui/api.ts'
import { Drawer } from '../../../ui/Drawer.tsx'
import { askConfirmation, askReason } from '../../../ui/dialogs.tsx'
import { momentText } from '../../../ui/format.ts'
import { useSay } from '../../../ui/language.ts'
import { useLive } from '../../../ui/live.ts'
import { SimulatedMark } from '../../../ui/marks.tsx'
import { Page, Panel } from '../../../ui/Page.tsx'
import { useSession } from '../../../ui/session.ts'
import { Answer, Problem } from '../../../ui/states.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useTrying } from '../../../ui/trying.ts'
import type { ReviewPage as Page_ } from '../answers.ts'
import { ReviewStageMark } from './ReviewsPage.tsx'
import { useWords } from './words.ts'
import './reviews.css'

/** 一次盲评: the bids under letters, who sits on the panel, and, once it is closed, what came of it. */
export default function ReviewPage() {
  const { division = '', id = '' } = useParams()
  const path = `/api/v1/blind-reviews/${division}/${id}`
  const answer = useAnswer<Page_>(path)
  useLive('reviews', [path])
  useLive('draws', [path])
  const words = useWords()
  const session = useSession()
  return (
    <Answer of={answer}>
      {(page) => (
        <Page
          title={`${page.line.number} ${page.line.title}`}
          back={{ to: '/blind-reviews', title: words.back }}
          note={
            <>
              <ReviewStageMark stage={page.line.stage} /> {session.isSimulated && <SimulatedMark />}
            </>
          }
          actions={<Actions page={page} path={path} />}
        >
          {page.voidBecause !== null && <p>{words.voided(page.voidBecause)}</p>}
          <Bids page={page} />
          <Seats page={page} path={path} />
          <Defence page={page} path={path} />
          <Result page={page} />
        </Page>
      )}
    </Answer>
  )
}

interface Part {
  readonly page: Page_
  readonly path: string
}

/** An act on reviews: what it was refused for stands in `problem`; whatever came of it, they are asked for anew. */
function useActing() {
  const forget = useForget()
  const { attempt, problem, isBusy } = useTrying()
  const act = async (work: () => Promise<void>) => {
    await attempt(work)
    await forget(['/api/v1/blind-reviews'])
  }
  return { act, problem, isBusy }
}

function Actions({ page, path }: Part) {
  const words = useWords()
  const { act, problem, isBusy } = useActing()
  const { division, id, stage } = page.line
  const close = async () => {
    if (!(await askConfirmation({ title: words.close, text: words.closeAsk, does: words.close, isDangerous: true })))
      return
    await act(async () => {
      await api.send('POST', `${path}/close`)
      toast(words.closed)
    })
  }
  const endPapers = async () => {
    if (!(await askConfirmation({ title: words.endPapers, text: words.endPapersAsk, does: words.endPapers }))) return
    await act(async () => {
      await api.send('POST', `${path}/papers`)
      toast(words.papersEnded)
    })
  }
  const voidIt = async () => {
    const because = await askReason({
      title: words.void,
      label: words.voidReason,
      text: words.voidText,
      does: words.void,
    })
    if (because === null) return
    await act(async () => {
      await api.send('POST', `${path}/void`, { because })
    })
  }
  return (
    <>
      {problem !== null && <Problem of={problem} />}
      <Link className="button" to={`/blind-reviews/${division}/${id}/draw`}>
        {words.toDraw}
      </Link>
      {page.mayRun && stage === 'marking' && page.rules.defence !== null && (
        <button
          type="button"
          className="button is-primary"
          disabled={isBusy || !page.mayEndPapers}
          onClick={() => void endPapers()}
        >
          {words.endPapers}
        </button>
      )}
      {page.mayRun && (stage === 'marking' || stage === 'defending') && (
        <>
          <button type="button" className="button" disabled={isBusy} onClick={() => void voidIt()}>
            {words.void}
          </button>
          {(stage === 'defending' || page.rules.defence === null) && (
            <button
              type="button"
              className="button is-primary"
              disabled={isBusy || !page.mayClose}
              onClick={() => void close()}
            >
              {words.close}
            </button>
          )}
        </>
      )}
    </>
  )
}

function Bids({ page: { bids, line } }: Pick<Part, 'page'>) {
  const words = useWords()
  return (
    <Panel title={words.key} note={line.stage === 'closed' ? undefined : words.keyNote}>
      <div className="review-table">
        <table className="figures">
          <thead>
            <tr>
              <th scope="col">{words.letter}</th>
              <th scope="col">{words.scheme}</th>
              <th scope="col">{words.price}</th>
              <th scope="col">{words.months}</th>
              <th scope="col">{words.covered}</th>
              <th scope="col">{words.bidder}</th>
            </tr>
          </thead>
          <tbody>
            {bids.map((bid) => (
              <tr key={bid.code}>
                <td>{bid.code}</td>
                <td>{bid.scheme}</td>
                <td>{bid.price}</td>
                <td>{bid.months}</td>
                <td>{words.places(bid.covered)}</td>
                <td>
                  {bid.bidder === null ? (
                    <span className="muted">{words.sealed}</span>
                  ) : bid.record === null ? (
                    bid.bidder
                  ) : (
                    <Link to={`/systems/open-challenge/bid/${line.division}/${bid.record}`}>{bid.bidder}</Link>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  )
}

/** Whether a link is of use: for the papers until they are in, for the defence until its marks are. */
const mayInvite = (stage: string, standing: string) =>
  stage === 'marking'
    ? standing !== 'marked' && standing !== 'recused'
    : stage === 'defending' && standing !== 'defended' && standing !== 'recused'

/** 答辩: who is in, when and where; planned and moved by the desk. Scores of the papers stay sealed until all is over. */
function Defence({ page, path }: Part) {
  const words = useWords()
  const { act, problem, isBusy } = useActing()
  const { defence, rules, line } = page
  const [where, setWhere] = useState(defence?.where ?? '')
  const [first, setFirst] = useState('')
  const [pause, setPause] = useState('5')
  const [because, setBecause] = useState('')
  if (rules.defence === null) return null
  const isPlanned = defence?.slots.some(({ at }) => at !== null) === true
  const plan = () =>
    act(async () => {
      await api.send('POST', `${path}/schedule`, {
        where: where.trim(),
        first: new Date(first).toISOString(),
        pause: Number(pause),
        because,
      })
      toast(words.planned)
    })
  return (
    <Panel title={words.defence} note={words.defenceNote(rules.defence)}>
      {problem !== null && <Problem of={problem} />}
      {defence === null ? (
        <p className="muted">{words.defenceLater}</p>
      ) : (
        <>
          {isPlanned && (
            <p>
              {words.where}：<b>{defence.where}</b> · {words.defenceMarked(defence.marked)} · {words.markBy}{' '}
              {momentText(defence.markBy)}
            </p>
          )}
          <div className="review-table">
            <table className="figures">
              <thead>
                <tr>
                  <th scope="col">{words.letter}</th>
                  <th scope="col">{words.scheme}</th>
                  <th scope="col">{words.bidder}</th>
                  <th scope="col">{words.begins}</th>
                </tr>
              </thead>
              <tbody>
                {defence.slots.map((slot) => (
                  <tr key={slot.bid}>
                    <td>{slot.bid}</td>
                    <td>{slot.scheme}</td>
                    <td>{slot.bidder}</td>
                    <td>{slot.at === null ? words.notPlanned : momentText(slot.at)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          {page.mayRun && line.stage === 'defending' && !defence.isOpen && (
            <form
              className="review-plan"
              onSubmit={(event) => {
                event.preventDefault()
                void plan()
              }}
            >
              <label className="field">
                <span>{words.where}</span>
                <input required maxLength={120} value={where} onChange={(event) => setWhere(event.target.value)} />
              </label>
              <label className="field">
                <span>{words.firstAt}</span>
                <input
                  required
                  type="datetime-local"
                  value={first}
                  onChange={(event) => setFirst(event.target.value)}
                />
              </label>
              <label className="field">
                <span>{words.pause}</span>
                <input
                  required
                  type="number"
                  min={0}
                  max={240}
                  value={pause}
                  onChange={(event) => setPause(event.target.value)}
                />
              </label>
              {isPlanned && (
                <label className="field">
                  <span>{words.moveReason}</span>
                  <input
                    required
                    maxLength={400}
                    value={because}
                    onChange={(event) => setBecause(event.target.value)}
                  />
                </label>
              )}
              <button type="submit" className="button is-primary" disabled={isBusy}>
                {isPlanned ? words.replan : words.plan}
              </button>
            </form>
          )}
        </>
      )}
    </Panel>
  )
}

interface Invited {
  readonly path: string
  readonly name: string
  readonly employer: string
  readonly phone: string | null
}

function Seats({ page, path }: Part) {
  const words = useWords()
  const { act, problem, isBusy } = useActing()
  const [invited, setInvited] = useState<Invited | null>(null)
  const { seats, line, rules, reserves } = page
  if (seats.length === 0) return null
  const invite = (expert: string) =>
    act(async () => setInvited(await api.send<Invited>('POST', `${path}/invitations`, { expert })))
  return (
    <Panel
      title={words.panel}
      note={`${words.panelNote(rules.panel, reserves)} · ${words.markBy} ${momentText(line.markBy)}`}
    >
      {problem !== null && <Problem of={problem} />}
      <div className="review-table">
        <table className="figures">
          <thead>
            <tr>
              <th scope="col">{words.code}</th>
              <th scope="col">{words.expert}</th>
              <th scope="col">{words.standing}</th>
              <th scope="col" aria-label={words.invite} />
            </tr>
          </thead>
          <tbody>
            {seats.map((seat) => {
              const standing = seat.standing as keyof typeof words.standings
              return (
                <tr key={seat.code}>
                  <td>
                    <code>{seat.code}</code>
                  </td>
                  <td>
                    {seat.name === null ? (
                      <span className="muted">{words.sealed}</span>
                    ) : (
                      `${seat.name} · ${seat.employer ?? ''}`
                    )}
                  </td>
                  <td>
                    {words.standings[standing]}
                    {seat.isReserve && <span className="muted">（{words.reserve}）</span>}
                  </td>
                  <td>
                    {page.mayRun && mayInvite(line.stage, standing) && (
                      <button type="button" className="button" disabled={isBusy} onClick={() => void invite(seat.code)}>
                        {standing === 'to-invite' ? words.invite : words.reinvite}
                      </button>
                    )}
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
      {invited !== null && <Link_ of={invited} onClose={() => setInvited(null)} />}
    </Panel>
  )
}

/** The personal link, shown once. */
function Link_({ of, onClose }: { readonly of: Invited; readonly onClose: () => void }) {
  const words = useWords()
  const address = `${location.origin}${of.path}`
  return (
    <Drawer
      place="middle"
      width={560}
      title={words.link}
      onClose={onClose}
      foot={
        <>
          <button
            type="button"
            className="button"
            onClick={() => void navigator.clipboard.writeText(address).then(() => toast(words.copied))}
          >
            {words.copy}
          </button>
          <button type="button" className="button is-primary" onClick={onClose}>
            {words.ok}
          </button>
        </>
      }
    >
      <div className="review-link">
        <p>{words.inviteText}</p>
        <p>
          <b>{of.name}</b> {of.employer} · {words.phone} {of.phone ?? '—'}
        </p>
        <code>{address}</code>
      </div>
    </Drawer>
  )
}

function Result({ page }: Pick<Part, 'page'>) {
  const words = useWords()
  const say = useSay()
  const { ranking, bids, seats, criteria, rules, notes } = page
  if (ranking === null) return null
  const bidderOf = new Map(bids.map((bid) => [bid.code, bid.bidder]))
  const nameOf = new Map(seats.map((seat) => [seat.code, seat.name]))
  return (
    <Panel title={words.result} note={words.dropNote(rules.dropFrom)}>
      <p className="muted">
        {words.weights}：{criteria.map(({ name, weight }) => `${say(name)} ${weight}`).join(' · ')}
      </p>
      <div className="review-table">
        <table className="figures">
          <thead>
            <tr>
              <th scope="col">{words.rank}</th>
              <th scope="col">{words.letter}</th>
              <th scope="col">{words.bidder}</th>
              {ranking.some(({ rounds }) => rounds !== null) && (
                <>
                  <th scope="col">{words.paperScore}</th>
                  <th scope="col">{words.defenceScore}</th>
                </>
              )}
              <th scope="col">{words.score}</th>
              <th scope="col">{words.marks}</th>
            </tr>
          </thead>
          <tbody>
            {ranking.map((one) => (
              <tr key={one.bid}>
                <td>
                  {one.rank}{' '}
                  {one.tie !== 'none' && (
                    <span className="muted">{words.ties[one.tie as keyof typeof words.ties]}</span>
                  )}
                </td>
                <td>{one.bid}</td>
                <td>{bidderOf.get(one.bid)}</td>
                {one.rounds !== null && (
                  <>
                    <td>{one.rounds.paper}</td>
                    <td>{one.rounds.defence ?? words.notIn}</td>
                  </>
                )}
                <td>{one.rounds !== null && one.rounds.defence === null ? '—' : one.score}</td>
                <td>
                  <span className="review-marks">
                    {one.marks.map((mark) => (
                      <span
                        key={mark.expert}
                        className={mark.isDropped ? 'is-dropped' : ''}
                        title={mark.isDropped ? words.dropped : undefined}
                      >
                        {nameOf.get(mark.expert)} {(mark.total / 100).toFixed(2)}
                        {mark.isDropped && <span className="visually-hidden">（{words.dropped}）</span>}
                      </span>
                    ))}
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {notes !== null && notes.length > 0 && (
        <>
          <h3>{words.notes}</h3>
          <ul>
            {notes.map(({ expert, bid, note }) => (
              <li key={`${expert}${bid}`} className="expert-text">
                {bid} · {nameOf.get(expert)}：{note}
              </li>
            ))}
          </ul>
        </>
      )}
    </Panel>
  )
}
