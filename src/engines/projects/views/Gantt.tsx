import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useSay } from '../../../ui/language.ts'
import type { ProjectLine } from '../answers.ts'
import { LIGHT_NAMES } from '../names.ts'
import { type Scale, scaleOf } from './gantt-scale.ts'
import { LIGHT_LOOKS } from './marks.tsx'
import { useWords } from './words.ts'

const ROW = 32
const SPARE = 6

/** Projects as bars over time: planned hollow, actual filled, today a line. Only rows in sight are drawn, all when printing. */
export function Gantt({
  rows,
  on,
  onOpen,
}: {
  readonly rows: readonly ProjectLine[]
  readonly on: string
  readonly onOpen: (line: ProjectLine) => void
}) {
  const { gantt: words, list } = useWords()
  const id = useId()
  const scroller = useRef<HTMLDivElement>(null)
  const [top, setTop] = useState(0)
  const [active, setActive] = useState(0)
  const isPrinting = useIsPrinting()
  const days = rows.flatMap(({ plannedStart, plannedEnd, startedOn, completedOn }) =>
    [plannedStart, plannedEnd, startedOn, completedOn].filter((day) => day !== null),
  )
  const scale = scaleOf([...days, on])
  const height = Math.min(rows.length * ROW, 560)
  const first = isPrinting ? 0 : Math.max(0, Math.floor(top / ROW) - SPARE)
  const last = isPrinting ? rows.length : Math.min(rows.length, Math.ceil((top + height) / ROW) + SPARE)
  const go = (to: number) => {
    const next = Math.min(rows.length - 1, Math.max(0, to))
    setActive(next)
    const box = scroller.current
    if (box === null) return
    if (next * ROW < box.scrollTop) box.scrollTop = next * ROW
    else if ((next + 1) * ROW > box.scrollTop + box.clientHeight) box.scrollTop = (next + 1) * ROW - box.clientHeight
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const page = Math.floor(height / ROW)
    const to = {
      ArrowDown: active + 1,
      ArrowUp: active - 1,
      PageDown: active + page,
      PageUp: active - page,
      Home: 0,
      End: rows.length - 1,
    }[event.key]
    const line = rows[active]
    if (to !== undefined) go(to)
    else if (event.key === 'Enter' && line !== undefined) onOpen(line)
    else return
    event.preventDefault()
  }
  return (
    <div className="gantt">
      <div className="gantt-head">
        <span>{list.name}</span>
        <svg aria-hidden="true">
          {scale.ticks.map(({ day, label }) => (
            <g key={day}>
              <line className="gantt-tick" x1={`${scale.at(day)}%`} x2={`${scale.at(day)}%`} y1="0" y2="100%" />
              <text className="gantt-label" x={`${scale.at(day)}%`} dx="4" y="21">
                {label}
              </text>
            </g>
          ))}
        </svg>
      </div>
      <div
        ref={scroller}
        className="gantt-scroll"
        role="listbox"
        tabIndex={0}
        aria-label={words.label}
        aria-activedescendant={`${id}-${active}`}
        style={{ blockSize: height }}
        onScroll={(event) => setTop(event.currentTarget.scrollTop)}
        onKeyDown={onKeyDown}
      >
        <div style={{ blockSize: first * ROW }} />
        {rows.slice(first, last).map((line, i) => (
          <Row
            key={line.id}
            id={`${id}-${first + i}`}
            line={line}
            scale={scale}
            on={on}
            isActive={first + i === active}
            place={{ at: first + i + 1, of: rows.length }}
            onOpen={() => {
              setActive(first + i)
              onOpen(line)
            }}
          />
        ))}
        <div style={{ blockSize: (rows.length - last) * ROW }} />
      </div>
    </div>
  )
}

function Row({
  id,
  line,
  scale,
  on,
  isActive,
  place,
  onOpen,
}: {
  readonly id: string
  readonly line: ProjectLine
  readonly scale: Scale
  readonly on: string
  readonly isActive: boolean
  readonly place: { readonly at: number; readonly of: number }
  readonly onOpen: () => void
}) {
  const { gantt: words } = useWords()
  const say = useSay()
  const { plannedStart, plannedEnd, startedOn, completedOn, light } = line
  const look = light === null ? { tone: 'none', shape: '' } : LIGHT_LOOKS[light]
  const spoken = [
    line.name,
    light === null ? null : say(LIGHT_NAMES[light]),
    plannedStart === null || plannedEnd === null ? null : words.planned(plannedStart, plannedEnd),
    startedOn === null ? words.notStarted : words.actual(startedOn, completedOn ?? words.open),
  ]
    .filter((part) => part !== null)
    .join('，')
  const bar = (from: string, to: string) => {
    const start = scale.at(from)
    return { x: `${start}%`, width: `${Math.max(0.3, scale.at(to) - start)}%` }
  }
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list box above takes the keys
    // biome-ignore lint/a11y/useFocusableInteractive: the list box keeps the focus and names the active option
    <div
      id={id}
      role="option"
      className={`gantt-row ${isActive ? 'is-active' : ''}`}
      aria-selected={isActive}
      aria-setsize={place.of}
      aria-posinset={place.at}
      aria-label={spoken}
      title={spoken}
      onClick={onOpen}
    >
      <span className="gantt-name" aria-hidden="true">
        <span className={`standing is-${look.tone}`}>
          <i>{look.shape}</i>
        </span>
        <span lang="zh">{line.name}</span>
      </span>
      <span className="gantt-bars">
        <svg aria-hidden="true">
          {scale.ticks.map(({ day }) => (
            <line key={day} className="gantt-tick" x1={`${scale.at(day)}%`} x2={`${scale.at(day)}%`} y1="0" y2="100%" />
          ))}
          {plannedStart !== null && plannedEnd !== null && (
            <rect className="gantt-planned" y="6" height="7" rx="2" {...bar(plannedStart, plannedEnd)} />
          )}
          {startedOn !== null && (
            <rect
              className={`gantt-actual is-${look.tone}`}
              y="17"
              height="8"
              rx="2"
              {...bar(startedOn, completedOn ?? (startedOn > on ? startedOn : on))}
            />
          )}
          {plannedStart !== null && <Sign at={scale.at(plannedStart)} y={9.5} shape="hollow" />}
          {plannedEnd !== null && <Sign at={scale.at(plannedEnd)} y={9.5} shape="hollow-end" />}
          {startedOn !== null && <Sign at={scale.at(startedOn)} y={21} shape="filled" />}
          {completedOn !== null && <Sign at={scale.at(completedOn)} y={21} shape="filled-end" />}
          <line className="gantt-today" x1={`${scale.at(on)}%`} x2={`${scale.at(on)}%`} y1="0" y2="100%" />
        </svg>
      </span>
    </div>
  )
}

const SHAPES = {
  hollow: { d: 'M0 -5 5 0 0 5 -5 0z', isFilled: false },
  'hollow-end': { d: 'M-4 -4H4V4H-4z', isFilled: false },
  filled: { d: 'M0 -5 5 0 0 5 -5 0z', isFilled: true },
  'filled-end': { d: 'M-4 -4H4V4H-4z', isFilled: true },
} as const

function Sign({ at, y, shape }: { readonly at: number; readonly y: number; readonly shape: keyof typeof SHAPES }) {
  const { d, isFilled } = SHAPES[shape]
  return (
    <svg x={`${at}%`} y={y} style={{ inlineSize: 1, blockSize: 1 }} aria-hidden="true">
      <path d={d} className={isFilled ? 'gantt-sign' : 'gantt-planned'} />
    </svg>
  )
}

/** What each bar and sign stands for. */
export function GanttLegend() {
  const { gantt: words } = useWords()
  return (
    <ul className="gantt-legend muted">
      <li>
        <svg aria-hidden="true">
          <rect className="gantt-planned" x="1" y="3" width="24" height="7" rx="2" />
        </svg>
        {words.legend.planned}
      </li>
      <li>
        <svg aria-hidden="true">
          <rect className="gantt-actual is-none" x="1" y="3" width="24" height="7" rx="2" />
        </svg>
        {words.legend.actual}
      </li>
      {(
        [
          ['hollow', words.legend.plannedStart],
          ['filled', words.legend.started],
          ['hollow-end', words.legend.plannedEnd],
          ['filled-end', words.legend.completed],
        ] as const
      ).map(([shape, label]) => (
        <li key={shape}>
          <svg aria-hidden="true">
            <Sign at={50} y={6} shape={shape} />
          </svg>
          {label}
        </li>
      ))}
      <li>
        <svg aria-hidden="true">
          <line className="gantt-today" x1="13" x2="13" y1="0" y2="12" />
        </svg>
        {words.today}
      </li>
    </ul>
  )
}

function useIsPrinting(): boolean {
  const [isPrinting, setPrinting] = useState(false)
  useEffect(() => {
    const begin = () => flushSync(() => setPrinting(true))
    const end = () => setPrinting(false)
    addEventListener('beforeprint', begin)
    addEventListener('afterprint', end)
    return () => {
      removeEventListener('beforeprint', begin)
      removeEventListener('afterprint', end)
    }
  }, [])
  return isPrinting
}
