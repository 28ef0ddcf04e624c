import { memo, useEffect, useRef, useState } from 'react'
import { useLanguage } from '../../../ui/language.ts'
import type { ItemState } from '../decisions.ts'
import { itemWords } from '../item-words.ts'
import { stateIn } from '../judge.ts'
import type { Lease } from '../queue.ts'
import type { StoredItem } from '../review-store.ts'
import { useWords } from './words.ts'

const ROW = 46
const MORE = 8

const SHAPES = { pending: '○', accepted: '●', amended: '◐', rejected: '✕', split: '⑂', merged: '⤳' } as const

/** The queue: only the rows in sight are drawn, so that thousands stay quick. */
export const QueueList = memo(function QueueList({
  items,
  states,
  holds,
  me,
  selected,
  changed,
  onSelect,
}: {
  readonly items: readonly StoredItem[]
  readonly states: ReadonlyMap<string, ItemState>
  readonly holds: readonly Lease[]
  readonly me: string
  readonly selected: string | null
  /** Items that read otherwise than in the text before. */
  readonly changed: ReadonlySet<string>
  readonly onSelect: (item: string) => void
}) {
  const words = useWords()
  const language = useLanguage()
  const box = useRef<HTMLDivElement>(null)
  const [view, setView] = useState({ top: 0, height: 600 })
  useEffect(() => {
    const element = box.current
    if (element === null) return
    const look = () => setView({ top: element.scrollTop, height: element.clientHeight })
    look()
    element.addEventListener('scroll', look, { passive: true })
    const observer = new ResizeObserver(look)
    observer.observe(element)
    return () => {
      element.removeEventListener('scroll', look)
      observer.disconnect()
    }
  }, [])
  const at = items.findIndex(({ id }) => id === selected)
  // The chosen row stays in sight while one walks by keys.
  useEffect(() => {
    const element = box.current
    if (element === null || at < 0) return
    if (at * ROW < element.scrollTop) element.scrollTop = at * ROW
    else if ((at + 1) * ROW > element.scrollTop + element.clientHeight)
      element.scrollTop = (at + 1) * ROW - element.clientHeight
  }, [at])
  const from = Math.max(0, Math.floor(view.top / ROW) - MORE)
  const to = Math.min(items.length, Math.ceil((view.top + view.height) / ROW) + MORE)
  const holders = new Map(holds.filter(({ person }) => person !== me).map((hold) => [hold.item, hold.name]))
  return (
    <div
      ref={box}
      className="queue-list"
      role="listbox"
      aria-label={words.review.queue}
      aria-activedescendant={selected === null ? undefined : `queue-${selected}`}
      tabIndex={0}
    >
      <div style={{ blockSize: items.length * ROW, position: 'relative' }}>
        {items.slice(from, to).map((item, i) => {
          const { state } = stateIn(states, item.id)
          const holder = holders.get(item.id)
          return (
            // The list is walked by j and k on the whole page.
            // biome-ignore lint/a11y/useKeyWithClickEvents: see above
            <div
              key={item.id}
              id={`queue-${item.id}`}
              role="option"
              tabIndex={-1}
              aria-selected={item.id === selected}
              className={`queue-row is-${state}${item.id === selected ? ' is-selected' : ''}`}
              style={{ insetBlockStart: (from + i) * ROW, blockSize: ROW }}
              onClick={() => onSelect(item.id)}
            >
              <i className="queue-state" title={words.states[state]} aria-hidden="true">
                {SHAPES[state]}
              </i>
              <span className="queue-words">
                <b>{itemWords(item)[language]}</b>
                <small className="muted">
                  {words.groups[item.group]} · {words.review.line(item.line)}
                  {state !== 'pending' && ` · ${words.states[state]}`}
                  {changed.has(item.id) && ` · ${words.fates.changed}`}
                  {holder !== undefined && ` · ${words.review.held(holder)}`}
                </small>
              </span>
              <span className={`queue-doubt${item.confidence < 0.7 ? ' is-low' : ''}`} title={words.review.confidence}>
                {item.confidence.toFixed(2)}
              </span>
            </div>
          )
        })}
      </div>
    </div>
  )
})
