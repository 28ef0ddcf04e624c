import { useEffect, useState } from 'react'
import { useLocation } from 'react-router'
import { useAnswer, useForget } from '../../../ui/answers.ts'
import { api } from '../../../ui/api.ts'
import { askConfirmation, askReason } from '../../../ui/dialogs.tsx'
import { momentText } from '../../../ui/format.ts'
import { useSay } from '../../../ui/language.ts'
import { SimulatedMark } from '../../../ui/marks.tsx'
import { Page, Panel } from '../../../ui/Page.tsx'
import { Answer, Empty, Problem } from '../../../ui/states.tsx'
import { useTrying } from '../../../ui/trying.ts'
import type { ExpertSheet } from '../answers.ts'
import { useWords } from './expert-words.ts'
import './reviews.css'

const PATH = '/api/v1/expert-review'

/** 专家评审: one expert's sheet behind a personal link. Who bids is not here, and nothing here leads to it. */
export default function ExpertPage() {
  const words = useWords()
  const key = useLocation().hash.slice(1)
  const [isRecused, setRecused] = useState(false)
  if (key === '')
    return (
      <Page title={words.title}>
        <Empty title={words.title}>{words.noKey}</Empty>
      </Page>
    )
  return isRecused ? (
    <Page title={words.title}>
      <Empty title={words.title}>{words.recused}</Empty>
    </Page>
  ) : (
    <Sheet key={key} link={key} onRecused={() => setRecused(true)} />
  )
}

interface Behind {
  readonly link: string
  readonly onRecused: () => void
}

function Sheet({ link, onRecused }: Behind) {
  const words = useWords()
  const headers = { 'x-review-key': link }
  const answer = useAnswer<ExpertSheet>(PATH, undefined, { headers })
  const forget = useForget()
  const { attempt, problem, isBusy } = useTrying()
  const act = async (to: string, body?: object) => {
    let isDone = false
    await attempt(async () => {
      await api.send('POST', `${PATH}/${to}`, body, undefined, headers)
      isDone = true
    })
    return isDone
  }
  const recuse = async () => {
    const because = await askReason({
      title: words.recuse,
      label: words.recuseReason,
      text: words.recuseText,
      does: words.recuse,
    })
    if (because !== null && (await act('recuse', { because }))) onRecused()
  }
  return (
    <Answer of={answer}>
      {(sheet) => (
        <Page
          title={`${sheet.number} ${sheet.title}`}
          width="text"
          note={
            <>
              {words.until} {momentText(sheet.markBy)} {sheet.simulated && <SimulatedMark />}
            </>
          }
          actions={
            (sheet.standing === 'invited' ||
              sheet.standing === 'accepted' ||
              (sheet.standing === 'marked' && sheet.defence !== null)) && (
              <button type="button" className="button" disabled={isBusy} onClick={() => void recuse()}>
                {words.recuse}
              </button>
            )
          }
        >
          {problem !== null && <Problem of={problem} />}
          <Panel title={words.task}>
            <p className="expert-text">{sheet.detail}</p>
            <h3>{words.indicators}</h3>
            <ul>
              {sheet.indicators.map((one) => (
                <li key={one}>{one}</li>
              ))}
            </ul>
          </Panel>
          {sheet.standing === 'invited' && (
            <Panel title={words.declare}>
              <p>{words.declareText}</p>
              <div className="expert-actions">
                <button
                  type="button"
                  className="button is-primary"
                  disabled={isBusy}
                  onClick={() => void act('accept').then(() => forget([PATH]))}
                >
                  {words.accept}
                </button>
              </div>
            </Panel>
          )}
          {sheet.standing === 'marked' && sheet.defence === null && <p role="status">{words.done}</p>}
          {sheet.defence !== null && (
            <Defence
              sheet={sheet}
              defence={sheet.defence}
              isBusy={isBusy}
              onHandIn={(marks) => void act('defence', { marks }).then(() => forget([PATH]))}
            />
          )}
          {sheet.standing === 'accepted' && (
            <Marks
              sheet={sheet}
              link={link}
              isBusy={isBusy}
              onHandIn={async (body) => {
                const isDone = await act('marks', body)
                if (isDone) await forget([PATH])
                return isDone
              }}
            />
          )}
        </Page>
      )}
    </Answer>
  )
}

/** 答辩: when and where, and, once the last has begun, a mark for each. */
function Defence({
  sheet,
  defence,
  isBusy,
  onHandIn,
}: {
  readonly sheet: ExpertSheet
  readonly defence: NonNullable<ExpertSheet['defence']>
  readonly isBusy: boolean
  readonly onHandIn: (marks: Readonly<Record<string, number>>) => void
}) {
  const words = useWords()
  const [marks, setMarks] = useState<Readonly<Record<string, string>>>({})
  const isWhole = defence.slots.every(({ bid }) => isMark(marks[bid] ?? ''))
  const handIn = async () => {
    if (!(await askConfirmation({ title: words.handIn, text: words.handInAsk, does: words.handIn }))) return
    onHandIn(Object.fromEntries(defence.slots.map(({ bid }) => [bid, Number(marks[bid])])))
  }
  if (sheet.standing === 'defended')
    return (
      <Panel title={words.defence}>
        <p role="status">{words.defenceDone}</p>
      </Panel>
    )
  return (
    <Panel title={words.defence}>
      <p>{words.defenceKnown}</p>
      {defence.where === null ? (
        <p className="muted">{words.defenceSoon}</p>
      ) : (
        <>
          <p>{words.defenceAt(defence.where)}</p>
          <ul>
            {defence.slots.map((slot) => (
              <li key={slot.bid}>
                {momentText(slot.at)} · {words.bid(slot.bid)} {slot.scheme} · {slot.bidder}
              </li>
            ))}
          </ul>
          {!defence.isOpen && <p className="muted">{words.defenceOpens(momentText(defence.opensAt))}</p>}
        </>
      )}
      {defence.isOpen && (
        <>
          <h3>{words.defenceMark}</h3>
          <div className="expert-marks">
            {defence.slots.map(({ bid, bidder }) => (
              <MarkField
                key={bid}
                label={`${words.bid(bid)} ${bidder}`}
                value={marks[bid] ?? ''}
                onChange={(mark) => setMarks((now) => ({ ...now, [bid]: mark }))}
              />
            ))}
          </div>
          <div className="expert-actions">
            <button
              type="button"
              className="button is-primary"
              disabled={isBusy || !isWhole}
              onClick={() => void handIn()}
            >
              {words.handIn}
            </button>
          </div>
        </>
      )}
    </Panel>
  )
}

/** Whether a text is a mark: a whole number from 0 to 100. */
const isMark = (text: string): boolean => /^\d{1,3}$/.test(text) && Number(text) <= 100

function MarkField({
  label,
  value,
  onChange,
}: {
  readonly label: string
  readonly value: string
  readonly onChange: (mark: string) => void
}) {
  return (
    <label>
      <span>{label}</span>
      <input
        type="number"
        inputMode="numeric"
        min={0}
        max={100}
        step={1}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </label>
  )
}

interface Draft {
  readonly marks: Readonly<Record<string, Readonly<Record<string, string>>>>
  readonly notes: Readonly<Record<string, string>>
}

const EMPTY: Draft = { marks: {}, notes: {} }

/** A draft that stays on this device until it is handed in. */
function useDraft(link: string) {
  const place = `expert-review.${link.slice(0, 12)}`
  const [draft, setDraft] = useState<Draft>(() => {
    try {
      return { ...EMPTY, ...(JSON.parse(localStorage.getItem(place) ?? '{}') as Partial<Draft>) } // kept by this page
    } catch {
      return EMPTY
    }
  })
  useEffect(() => localStorage.setItem(place, JSON.stringify(draft)), [place, draft])
  return { draft, setDraft, clear: () => localStorage.removeItem(place) }
}

function Marks({
  sheet,
  link,
  isBusy,
  onHandIn,
}: {
  readonly sheet: ExpertSheet
  readonly link: string
  readonly isBusy: boolean
  readonly onHandIn: (body: object) => Promise<boolean>
}) {
  const words = useWords()
  const say = useSay()
  const { draft, setDraft, clear } = useDraft(link)
  const markOf = (bid: string, criterion: string) => draft.marks[bid]?.[criterion] ?? ''
  const isWhole = sheet.bids.every(({ code }) => sheet.criteria.every(({ id }) => isMark(markOf(code, id))))
  const handIn = async () => {
    if (!(await askConfirmation({ title: words.handIn, text: words.handInAsk, does: words.handIn }))) return
    const marks = Object.fromEntries(
      sheet.bids.map(({ code }) => [
        code,
        Object.fromEntries(sheet.criteria.map(({ id }) => [id, Number(markOf(code, id))])),
      ]),
    )
    if (await onHandIn({ marks, notes: draft.notes })) clear()
  }
  return (
    <>
      {sheet.bids.map((bid) => (
        <Panel key={bid.code} title={words.bid(bid.code)} note={bid.scheme}>
          <p className="muted">{words.price(bid.price, bid.months)}</p>
          {bid.texts.map(({ id, text }) => (
            <section key={id}>
              <h3>{words.parts[id as keyof typeof words.parts]}</h3>
              <p className="expert-text">{text}</p>
            </section>
          ))}
          <h3>{words.mark}</h3>
          <div className="expert-marks">
            {sheet.criteria.map(({ id, name, weight }) => (
              <MarkField
                key={id}
                label={`${say(name)}（${weight}%）`}
                value={markOf(bid.code, id)}
                onChange={(mark) =>
                  setDraft((now) => ({
                    ...now,
                    marks: { ...now.marks, [bid.code]: { ...now.marks[bid.code], [id]: mark } },
                  }))
                }
              />
            ))}
          </div>
          <label className="field">
            <span>{words.note}</span>
            <textarea
              rows={2}
              maxLength={1000}
              value={draft.notes[bid.code] ?? ''}
              onChange={(event) =>
                setDraft((now) => ({ ...now, notes: { ...now.notes, [bid.code]: event.target.value } }))
              }
            />
          </label>
        </Panel>
      ))}
      <p className="muted">{words.kept}</p>
      <div className="expert-actions">
        <button type="button" className="button is-primary" disabled={isBusy || !isWhole} onClick={() => void handIn()}>
          {words.handIn}
        </button>
      </div>
    </>
  )
}
