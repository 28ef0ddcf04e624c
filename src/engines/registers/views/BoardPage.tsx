import { useRef, useState } from 'react'
import { Link, useNavigate, useParams } from 'react-router'
import type { Lifecycle } from '../../../language/lifecycle.ts'
import { useAnswer } from '../../../ui/answers.ts'
import { Drawer } from '../../../ui/Drawer.tsx'
import { dayText, numberText } from '../../../ui/format.ts'
import { useLanguage, useSay } from '../../../ui/language.ts'
import { useLive } from '../../../ui/live.ts'
import { SimulatedMark } from '../../../ui/marks.tsx'
import { Page } from '../../../ui/Page.tsx'
import { useSession } from '../../../ui/session.ts'
import { Answer, Empty } from '../../../ui/states.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { Actions } from './Actions.tsx'
import type { Board, RecordAnswer, RecordRow } from './contract.ts'
import { addressOfList, addressOfSystem, type Declared, findType, pathOf } from './declared.ts'
import { Ways } from './ListPage.tsx'
import { fieldsOf } from './list-query.ts'
import { useListWords } from './list-words.ts'
import { ClockMark, mostPressing, StateMark } from './marks.tsx'
import { NotDeclared, RegisterAnswer } from './RegisterStates.tsx'
import { titleOf, valueWithUnit } from './value-text.ts'
import './registers.css'
import './board.css'

/** Records by state, side by side; acted on by button, by key, or by dragging a card to where it shall go. */
export default function BoardPage() {
  const { system, type } = useParams()
  const declared = findType(type)
  if (declared === undefined || declared.system.id !== system) return <NotDeclared />
  return <Shown key={declared.type.id} declared={declared} />
}

/** A record that somebody wants to do something with; `to` where a card was dropped. */
interface Acting {
  readonly row: RecordRow
  readonly to: string | null
}

function Shown({ declared }: { readonly declared: Declared }) {
  const { system, type } = declared
  const words = useListWords()
  const say = useSay()
  const session = useSession()
  const { lifecycle } = type
  const answer = useAnswer<Board>(
    `${pathOf(type.id)}/board`,
    { division: session.division, fields: fieldsOf(type, []) },
    { when: lifecycle !== undefined },
  )
  useLive(`records.${type.id}`, [pathOf(type.id)])
  const [acting, setActing] = useState<Acting | null>(null)
  return (
    <Page
      title={say(type.name)}
      back={{ to: addressOfSystem(system.id), title: say(system.name) }}
      note={session.isSimulated && <SimulatedMark />}
      actions={<Ways declared={declared} at="board" />}
    >
      {lifecycle === undefined ? (
        <Empty
          title={words.noBoard}
          actions={
            <Link className="button" to={addressOfList(declared)}>
              {words.list}
            </Link>
          }
        />
      ) : (
        <RegisterAnswer of={answer} system={system} lines={8}>
          {(board) => <Columns declared={declared} lifecycle={lifecycle} board={board} onAct={setActing} />}
        </RegisterAnswer>
      )}
      {acting !== null && <ActDrawer declared={declared} acting={acting} onClose={() => setActing(null)} />}
    </Page>
  )
}

function Columns({
  declared,
  lifecycle,
  board,
  onAct,
}: {
  readonly declared: Declared
  readonly lifecycle: Lifecycle
  readonly board: Board
  readonly onAct: (acting: Acting) => void
}) {
  const { type } = declared
  const words = useListWords()
  const say = useSay()
  const navigate = useNavigate()
  const frame = useRef<HTMLDivElement>(null)
  const [dragged, setDragged] = useState<RecordRow | null>(null)
  const [over, setOver] = useState<string | null>(null)
  const address = addressOfList(declared)
  const nameOf = (state: string) => {
    const name = lifecycle.states[state]?.name
    return name === undefined ? state : say(name)
  }
  /** Whether a transition leads straight from one state to another. */
  const leads = (from: string | null, to: string) =>
    from !== null && Object.values(lifecycle.transitions).some((one) => one.from.includes(from) && one.to === to)
  const drop = (to: string) => {
    setOver(null)
    if (dragged === null || dragged.state === to) return
    if (leads(dragged.state, to)) onAct({ row: dragged, to })
    else toast(words.noWay(nameOf(dragged.state ?? ''), nameOf(to)), { tone: 'wrong' })
  }
  const walk = (event: React.KeyboardEvent) => {
    const card = (event.target as HTMLElement).closest<HTMLElement>('[data-card]')
    if (card === null || event.target !== card) return
    const columns = [...(frame.current?.querySelectorAll<HTMLElement>('[data-column]') ?? [])]
    const cardsOf = (column: HTMLElement | undefined) => [
      ...(column?.querySelectorAll<HTMLElement>('[data-card]') ?? []),
    ]
    const at = columns.findIndex((column) => column.contains(card))
    const index = cardsOf(columns[at]).indexOf(card)
    const beside = (step: number) => {
      // Columns without cards are passed over.
      for (let i = at + step; i >= 0 && i < columns.length; i += step) {
        const cards = cardsOf(columns[i])
        if (cards.length > 0) return cards[Math.min(index, cards.length - 1)]
      }
      return undefined
    }
    const to =
      event.key === 'ArrowDown'
        ? cardsOf(columns[at])[index + 1]
        : event.key === 'ArrowUp'
          ? cardsOf(columns[at])[index - 1]
          : event.key === 'ArrowRight'
            ? beside(1)
            : event.key === 'ArrowLeft'
              ? beside(-1)
              : undefined
    const row = board.columns.flatMap(({ rows }) => rows).find(({ id }) => id === card.dataset.card)
    if (to !== undefined) to.focus()
    else if (event.key === 'Enter' && row !== undefined) navigate(`${address}/${row.division}/${row.id}`)
    else if (event.key === ' ' && row !== undefined) onAct({ row, to: null })
    else return
    event.preventDefault()
  }
  return (
    <>
      <p className="muted board-keys">{words.boardKeys}</p>
      {/* Cards take the focus; the keys that walk between them are heard here. */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: see above */}
      <div className="board" ref={frame} onKeyDown={walk}>
        {Object.keys(lifecycle.states).map((state) => {
          const column = board.columns.find((one) => one.state === state)
          const kind = lifecycle.states[state]?.kind ?? 'open'
          const rows = column?.rows ?? []
          const isTarget = dragged !== null && leads(dragged.state, state)
          return (
            <section
              key={state}
              data-column={state}
              aria-label={nameOf(state)}
              className={`board-column is-${kind}${isTarget ? ' is-target' : ''}${over === state ? ' is-over' : ''}${rows.length === 0 ? ' is-empty' : ''}`}
              onDragOver={(event) => {
                event.preventDefault()
                if (over !== state) setOver(state)
              }}
              onDragLeave={() => setOver(null)}
              onDrop={(event) => {
                event.preventDefault()
                drop(state)
              }}
            >
              <header>
                <StateMark type={type} state={state} />
                <span className="count">{numberText(column?.count ?? 0)}</span>
              </header>
              <ul>
                {rows.map((row) => (
                  <Card
                    key={row.id}
                    declared={declared}
                    row={row}
                    onAct={() => onAct({ row, to: null })}
                    onDrag={(is) => setDragged(is ? row : null)}
                  />
                ))}
              </ul>
              {rows.length === 0 && <p className="muted">{words.boardEmpty}</p>}
              {(column?.count ?? 0) > rows.length && (
                <Link className="way" to={`${address}?state=${encodeURIComponent(state)}`}>
                  {words.boardMore((column?.count ?? 0) - rows.length)}
                </Link>
              )}
            </section>
          )
        })}
      </div>
    </>
  )
}

function Card({
  declared,
  row,
  onAct,
  onDrag,
}: {
  readonly declared: Declared
  readonly row: RecordRow
  readonly onAct: () => void
  readonly onDrag: (is: boolean) => void
}) {
  const { type } = declared
  const words = useListWords()
  const say = useSay()
  const language = useLanguage()
  const speech = {
    language,
    nameOf: (id: string) => Object.values(row.links).find((link) => link.id === id)?.title ?? null,
  }
  const title = titleOf({ name: type.title, field: type.fields[type.title] }, row, speech)
  const clock = mostPressing(row.clocks ?? [])
  const shown = type.columns
    .filter(
      (name) =>
        name !== type.title &&
        name !== type.body &&
        type.fields[name] !== undefined &&
        type.fields[name]?.kind !== 'long-text',
    )
    .map((name) => ({
      name,
      field: type.fields[name],
      text: valueWithUnit(type.fields[name] as never, row.values[name], speech),
    }))
    .filter(({ text }) => text !== '—')
    .slice(0, 2)
  return (
    <li
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a card is walked to by arrow keys and opened with Enter
      tabIndex={0}
      data-card={row.id}
      className="board-card"
      draggable
      onDragStart={() => onDrag(true)}
      onDragEnd={() => onDrag(false)}
    >
      <Link to={`${addressOfList(declared)}/${row.division}/${row.id}`} tabIndex={-1}>
        {title}
      </Link>
      <div className="board-line">
        {clock !== undefined && <ClockMark clock={clock} />}
        {shown.map(({ name, field, text }) => (
          <span key={name} className="muted" title={field === undefined ? undefined : say(field.label)}>
            {text}
          </span>
        ))}
      </div>
      <div className="board-line">
        <span className="muted">{row.bodyName ?? row.number ?? dayText(row.changedAt)}</span>
        <button
          type="button"
          className="button is-small"
          tabIndex={-1}
          onClick={onAct}
          aria-label={`${words.act} ${title}`}
        >
          {words.act}
        </button>
      </div>
    </li>
  )
}

/** What can be done with one card, asked of the server when it is needed; a dropped card goes straight to its step. */
function ActDrawer({
  declared,
  acting,
  onClose,
}: {
  readonly declared: Declared
  readonly acting: Acting
  readonly onClose: () => void
}) {
  const { type } = declared
  const language = useLanguage()
  const { row, to } = acting
  const page = useAnswer<RecordAnswer>(`${pathOf(type.id)}/${row.division}/${row.id}`)
  const speech = {
    language,
    nameOf: (id: string) => Object.values(row.links).find((link) => link.id === id)?.title ?? null,
  }
  const fitting = page.data?.mayDo.filter(
    ({ transition }) => to === null || type.lifecycle?.transitions[transition]?.to === to,
  )
  const only = fitting?.length === 1 && fitting[0]?.may === 'yes' && to !== null ? fitting[0].transition : null
  return (
    <Drawer
      place="middle"
      width={560}
      title={titleOf({ name: type.title, field: type.fields[type.title] }, row, speech)}
      onClose={onClose}
    >
      <Answer of={page} lines={3}>
        {(now) => (
          <Actions
            declared={declared}
            page={{ ...now, mayDo: fitting ?? now.mayDo }}
            speech={speech}
            onDone={onClose}
            start={only}
            hidesNone={false}
          />
        )}
      </Answer>
    </Drawer>
  )
}
