import { useEffect, useId, useMemo, useRef, useState } from 'react'
import { Link } from 'react-router'
import type { Lifecycle, Transition } from '../../../language/lifecycle.ts'
import type { RecordType } from '../../../language/record-type.ts'
import type { Who } from '../../../model/role.ts'
import { numberText } from '../../../ui/format.ts'
import { Icon } from '../../../ui/Icon.tsx'
import { useSay } from '../../../ui/language.ts'
import { labelOf } from './declared.ts'
import { flowLayout } from './flow-layout.ts'
import { MANY_STATES } from './flow-ranks.ts'
import { useSystemWords } from './system-words.ts'

/** Names of the roles that may, '系统自动' where the program does it alone. */
export function useWho() {
  const words = useSystemWords()
  return (who: Who) => {
    const names = Object.keys(who).map((role) => Object.entries(words.roles).find(([key]) => key === role)?.[1] ?? role)
    return names.length === 0 ? words.program : names.join('、')
  }
}

const SHORT_WHO = 14

/** The width that an element has, for as long as it is shown. */
function useWidth(): readonly [React.RefObject<HTMLElement | null>, number] {
  const element = useRef<HTMLElement>(null)
  const [width, setWidth] = useState(1000)
  useEffect(() => {
    if (element.current === null) return
    const observer = new ResizeObserver(([entry]) => {
      if (entry !== undefined) setWidth(Math.round(entry.contentRect.width))
    })
    observer.observe(element.current)
    return () => observer.disconnect()
  }, [])
  return [element, width]
}

/** A lifecycle as a picture: states with how many records stand in each, transitions with who does them; also as a table. */
export function FlowPicture({
  type,
  counts,
  address,
}: {
  readonly type: RecordType & { readonly lifecycle: Lifecycle }
  readonly counts: Readonly<Record<string, number>>
  /** Of the list. */
  readonly address: string
}) {
  const { lifecycle } = type
  const words = useSystemWords()
  const say = useSay()
  const who = useWho()
  const id = useId().replaceAll(':', '')
  const [isTable, setTable] = useState(false)
  const said = {
    state: (state: string) => {
      const name = lifecycle.states[state]?.name
      return name === undefined ? state : say(name)
    },
    transition: (transition: string): readonly [string, string] => {
      const declared = lifecycle.transitions[transition]
      if (declared === undefined) return [transition, '']
      const names = who(declared.who)
      const short = [...names].length > SHORT_WHO ? `${[...names].slice(0, SHORT_WHO).join('')}…` : names
      return [
        say(declared.name),
        declared.from.length >= MANY_STATES ? `${short} · ${words.fromMany(declared.from.length)}` : short,
      ]
    },
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: words change with the language alone
  const across = useMemo(() => flowLayout(lifecycle, said, 'across'), [lifecycle, words])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same
  const down = useMemo(() => flowLayout(lifecycle, said, 'down'), [lifecycle, words])
  const [frame, room] = useWidth()
  // What does not fit beside one another goes down the page, unless that would be wider still.
  const layout = across.width <= room || down.width >= across.width ? across : down
  return (
    <figure className="register-flow" ref={frame}>
      <div className="register-flow-head">
        <span className="muted">{words.flowNote}</span>
        <button type="button" className="button is-quiet is-small" onClick={() => setTable(!isTable)}>
          <Icon name={isTable ? 'chart' : 'table'} size={14} />
          {isTable ? words.asPicture : words.asTable}
        </button>
      </div>
      {!isTable && (
        <div className="register-flow-scroll">
          <svg
            width={layout.width}
            height={layout.height}
            viewBox={`0 0 ${layout.width} ${layout.height}`}
            aria-label={words.flow(say(type.name))}
          >
            <title>{words.flow(say(type.name))}</title>
            <defs>
              {(['forward', 'backward'] as const).map((kind) => (
                <marker
                  key={kind}
                  id={`${id}${kind}`}
                  className={`is-${kind}`}
                  viewBox="0 0 10 10"
                  refX="9"
                  refY="5"
                  markerWidth="7"
                  markerHeight="7"
                  orient="auto-start-reverse"
                >
                  <path d="M0 0L10 5L0 10z" />
                </marker>
              ))}
            </defs>
            {layout.edges.map(({ transition, from, to, path, isBackward }) => (
              <path
                key={`${transition} ${from}`}
                className={`register-flow-line${isBackward ? ' is-backward' : ''}${from === null ? ' is-stub' : ''}`}
                d={path}
                markerEnd={`url(#${id}${isBackward ? 'backward' : 'forward'})`}
                data-to={to}
              />
            ))}
            {layout.edges.map(({ transition, from, label, isBackward }) => {
              const [verb, by] = said.transition(transition)
              return (
                <g key={`${transition} ${from}`} className={`register-flow-label${isBackward ? ' is-backward' : ''}`}>
                  <rect x={label.x - label.width / 2} y={label.y - 16} width={label.width} height={32} rx={4} />
                  <text x={label.x} y={label.y - 2}>
                    {verb}
                  </text>
                  <text x={label.x} y={label.y + 12} className="is-who">
                    {by}
                  </text>
                </g>
              )
            })}
            {layout.nodes.map(({ state, x, y, width, height }) => {
              const declared = lifecycle.states[state]
              const count = counts[state]
              return (
                <Link
                  key={state}
                  to={`${address}?state=${encodeURIComponent(state)}`}
                  className={`register-flow-state is-${declared?.kind ?? 'open'}`}
                  aria-label={count === undefined ? said.state(state) : `${said.state(state)} ${numberText(count)}`}
                >
                  {declared?.help !== undefined && <title>{say(declared.help)}</title>}
                  <rect
                    x={x}
                    y={y}
                    width={width}
                    height={height}
                    rx={declared?.kind === 'done' || declared?.kind === 'void' ? 20 : 7}
                  />
                  <text x={x + width / 2} y={y + height / 2 + (count === undefined ? 5 : -2)}>
                    {said.state(state)}
                  </text>
                  {count !== undefined && (
                    <text x={x + width / 2} y={y + height / 2 + 15} className="is-count">
                      {numberText(count)}
                    </text>
                  )}
                </Link>
              )
            })}
          </svg>
        </div>
      )}
      <div className={isTable ? 'scroll-x' : 'register-flow-table'}>
        <FlowTable type={type} said={said} who={who} />
      </div>
    </figure>
  )
}

/** The same in words, and more: what must hold, what is given. On paper it stands under the picture. */
function FlowTable({
  type,
  said,
  who,
}: {
  readonly type: RecordType & { readonly lifecycle: Lifecycle }
  readonly said: { readonly state: (id: string) => string }
  readonly who: (who: Who) => string
}) {
  const words = useSystemWords()
  const say = useSay()
  const { transitions } = type.lifecycle
  const nameOf = (step: string) => {
    const name = transitions[step]?.name
    return name !== undefined ? say(name) : step === 'create' ? words.acts.create : step
  }
  const conditions = ({ holds = [], notBy = [] }: Transition) => [
    ...holds.map((held) => `${say(held.else)}${held.isWarning ? `（${words.warning}）` : ''}`),
    ...(notBy.length === 0 ? [] : [words.separated(notBy.map(nameOf).join('、'))]),
  ]
  return (
    <table className="figures">
      <thead>
        <tr>
          {[words.transition, words.from, words.to, words.who, words.conditions, words.asks].map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {Object.entries(transitions).map(([id, transition]) => (
          <tr key={id}>
            <th scope="row">
              {transition.isBackward && <Icon name="undo" size={12} />} {say(transition.name)}
            </th>
            <td>{transition.from.map(said.state).join('、')}</td>
            <td>{said.state(transition.to)}</td>
            <td>
              {transition.automatic === undefined && transition.byProgram !== true
                ? who(transition.who)
                : words.program}
            </td>
            <td>
              {conditions(transition).map((one) => (
                <div key={one}>{one}</div>
              ))}
            </td>
            <td>
              {[
                ...(transition.asks ?? []).map(({ field }) => say(labelOf(type, field))),
                ...(transition.reason === 'required' ? [words.reason] : []),
              ].join('、') || '—'}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
