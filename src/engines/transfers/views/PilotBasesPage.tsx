import { useState } from 'react'
import { Link } from 'react-router'
import { TECH_FIELDS } from '../../../systems/04-innovation/technology-transfer/choices.ts'
import { useAnswer, useForget } from '../../../ui/answers.ts'
import { api } from '../../../ui/api.ts'
import { percentText } from '../../../ui/format.ts'
import { useLanguage, useSay } from '../../../ui/language.ts'
import { useLive } from '../../../ui/live.ts'
import { SimulatedMark } from '../../../ui/marks.tsx'
import { Page, Panel } from '../../../ui/Page.tsx'
import { useSession } from '../../../ui/session.ts'
import { Answer, Empty, Problem } from '../../../ui/states.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useTrying } from '../../../ui/trying.ts'
import type { PilotBaseAnswer, PilotBases, PilotCalendar } from '../answers.ts'
import { daysBetween, weekdayOf } from '../pilot-days.ts'
import { usePilotWords } from './pilot-words.ts'
import './market.css'

const PATH = '/api/v1/pilot-bases'
const SYSTEM = '/systems/technology-transfer'
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const
const SHAPES = { free: '○', booked: '●', used: '✓', missed: '!', closed: '—' } as const

const monthOf = (day: string) => day.slice(0, 7)
function monthAfter(month: string, by: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number)
  const at = year * 12 + number - 1 + by
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`
}
const lastOf = (month: string) =>
  new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).toISOString().slice(0, 10)

/** 中试预约: pilot lines with their load, and the calendar of one, on which days are opened and booked. */
export default function PilotBasesPage() {
  const words = usePilotWords()
  const session = useSession()
  const answer = useAnswer<PilotBases>(PATH, { division: session.division })
  useLive('records.pilot-day', [PATH])
  const [chosen, setChosen] = useState<string | null>(null)
  return (
    <Page
      title={words.title}
      note={session.isSimulated && <SimulatedMark />}
      actions={
        <Link className="button" to={`${SYSTEM}/pilot-base`}>
          {words.register}
        </Link>
      }
    >
      <Answer
        of={answer}
        isEmpty={({ bases }) => bases.length === 0}
        empty={
          <Empty
            title={words.empty}
            actions={
              <Link className="button is-primary" to={`${SYSTEM}/pilot-base/new`}>
                {words.enter}
              </Link>
            }
          >
            {words.emptyText}
          </Empty>
        }
      >
        {(page) => {
          const base = page.bases.find(({ id }) => id === chosen) ?? page.bases[0]
          return (
            <>
              <Panel title={words.load} note={words.loadNote}>
                <ul className="pilot-bases">
                  {page.bases.map((one) => (
                    <Line key={one.id} base={one} isChosen={one === base} onChoose={() => setChosen(one.id)} />
                  ))}
                </ul>
              </Panel>
              {base !== undefined && <Calendar key={base.id} page={page} base={base} />}
            </>
          )
        }}
      </Answer>
    </Page>
  )
}

function Line({
  base,
  isChosen,
  onChoose,
}: {
  readonly base: PilotBaseAnswer
  readonly isChosen: boolean
  readonly onChoose: () => void
}) {
  const words = usePilotWords()
  const say = useSay()
  const load = base.open === 0 ? null : base.taken / base.open
  return (
    <li>
      <button type="button" className="pilot-base" aria-pressed={isChosen} onClick={onChoose}>
        <b>{base.name}</b>
        <span className="muted">
          {base.operator} · {base.fields.map((one) => say(TECH_FIELDS[one] ?? { zh: one, en: one })).join('、')}
          {!base.isOpen && ` · ${words.stopped}`}
        </span>
        <span className="pilot-load" aria-hidden="true">
          <i style={{ inlineSize: `${(load ?? 0) * 100}%` }} />
        </span>
        <span>{words.loadOf(percentText(load, 0), base.taken, base.open)}</span>
      </button>
    </li>
  )
}

function Calendar({ page, base }: { readonly page: PilotBases; readonly base: PilotBaseAnswer }) {
  const words = usePilotWords()
  const language = useLanguage()
  const { division } = useSession()
  const [month, setMonth] = useState(monthOf(page.today))
  const [span, setSpan] = useState<{ readonly from: string; readonly to: string } | null>(null)
  const last = lastOf(month)
  const answer = useAnswer<PilotCalendar>(`${PATH}/${division}/${base.id}/days`, { from: `${month}-01`, to: last })
  const choose = (day: string) =>
    setSpan((now) =>
      now === null || now.from !== now.to || day < now.from ? { from: day, to: day } : { from: now.from, to: day },
    )
  const heads = new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en', { weekday: 'short', timeZone: 'UTC' })
  return (
    <Panel
      title={words.calendar(base.name)}
      note={base.equipment}
      actions={
        <span className="market-tabs">
          <button type="button" className="button is-small" onClick={() => setMonth(monthAfter(month, -1))}>
            {words.before}
          </button>
          <b aria-live="polite">{month}</b>
          <button type="button" className="button is-small" onClick={() => setMonth(monthAfter(month, 1))}>
            {words.after}
          </button>
        </span>
      }
    >
      <Answer of={answer}>
        {({ days }) => {
          const byDay = new Map(days.map((one) => [one.day, one]))
          return (
            <div className="pilot-month">
              {WEEKDAYS.map((one) => (
                <span key={one} className="muted" aria-hidden="true">
                  {/* 2024-01-01 was a Monday. */}
                  {heads.format(new Date(Date.UTC(2024, 0, one)))}
                </span>
              ))}
              {daysBetween(`${month}-01`, last).map((day, i) => {
                const found = byDay.get(day)
                const state = found?.state ?? null
                const isIn = span !== null && day >= span.from && day <= span.to
                return (
                  <button
                    key={day}
                    type="button"
                    className={`pilot-day ${state === null ? 'is-none' : `is-${state}`}`}
                    style={i === 0 ? { gridColumnStart: weekdayOf(day) } : undefined}
                    aria-pressed={isIn}
                    aria-label={[day, state === null ? words.none : words.states[state], found?.projectName ?? '']
                      .filter((one) => one !== '')
                      .join('，')}
                    title={
                      found?.projectName === null ? undefined : `${found?.projectName ?? ''} ${found?.purpose ?? ''}`
                    }
                    onClick={() => choose(day)}
                  >
                    <span>{Number(day.slice(8))}</span>
                    <span aria-hidden="true">{state === null ? '' : SHAPES[state]}</span>
                    <small>{found?.projectName ?? ''}</small>
                  </button>
                )
              })}
            </div>
          )
        }}
      </Answer>
      <p className="muted">
        {(['free', 'booked', 'used', 'missed', 'closed'] as const)
          .map((state) => `${SHAPES[state]} ${words.states[state]}`)
          .join('　')}
      </p>
      {page.mayBook && base.isOpen && <Book page={page} base={base} span={span} onDone={() => setSpan(null)} />}
    </Panel>
  )
}

/** Opens or books the days that are chosen: two presses on the calendar, or typed. */
function Book({
  page,
  base,
  span,
  onDone,
}: {
  readonly page: PilotBases
  readonly base: PilotBaseAnswer
  readonly span: { readonly from: string; readonly to: string } | null
  readonly onDone: () => void
}) {
  const words = usePilotWords()
  const { division } = useSession()
  const forget = useForget()
  const { attempt, problem, isBusy } = useTrying()
  const [project, setProject] = useState('')
  const [purpose, setPurpose] = useState('')
  if (span === null) return <p className="muted">{words.choose}</p>
  const path = `${PATH}/${division}/${base.id}`
  const open = () =>
    attempt(async () => {
      const { opened } = await api.send<{ opened: number }>('POST', `${path}/days`, {
        ...span,
        weekdays: span.from === span.to ? [weekdayOf(span.from)] : [1, 2, 3, 4, 5],
      })
      toast(words.opened(opened))
      await forget([PATH])
    })
  const book = () =>
    attempt(async () => {
      const { booked } = await api.send<{ booked: string[] }>('POST', `${path}/bookings`, { ...span, project, purpose })
      toast(words.booked(booked.length))
      await forget([PATH])
      onDone()
    })
  return (
    <form
      className="pilot-book"
      onSubmit={(event) => {
        event.preventDefault()
        void book()
      }}
    >
      {problem !== null && <Problem of={problem} />}
      <p>
        {words.chosen(span.from, span.to)}{' '}
        <button type="button" className="button is-small" disabled={isBusy} onClick={() => void open()}>
          {span.from === span.to ? words.openOne : words.open}
        </button>
      </p>
      <label className="field">
        <span>{words.project}</span>
        <select required value={project} onChange={(event) => setProject(event.target.value)}>
          <option value="">{words.chooseProject}</option>
          {page.projects.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label className="field">
        <span>{words.purpose}</span>
        <input required maxLength={200} value={purpose} onChange={(event) => setPurpose(event.target.value)} />
      </label>
      <button type="submit" className="button is-primary" disabled={isBusy}>
        {words.book}
      </button>
    </form>
  )
}
