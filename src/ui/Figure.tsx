import { useSyncExternalStore } from 'react'
import type { FigureValue, Origin } from '../model/origin.ts'
import { numberText, UNKNOWN } from './format.ts'
import { defineWords } from './language.ts'

const useWords = defineWords({
  zh: {
    open: (figure: string) => `${figure}，查看出处`,
    unknown: '未知：没有数据',
  },
  en: {
    open: (figure: string) => `${figure}, show where it comes from`,
    unknown: 'Unknown: no data',
  },
})

/** A figure whose origin is being shown. */
export interface ShownFigure {
  readonly title: string
  readonly value: string
  readonly unit: string | null
  /** Already at hand, or fetched when it is asked for. */
  readonly origin: Origin | (() => Promise<Origin>)
}

let shown: ShownFigure | null = null
const listeners = new Set<() => void>()

/** Opens the drawer that says where a figure comes from; null closes it. */
export function showOrigin(figure: ShownFigure | null) {
  shown = figure
  for (const listener of listeners) listener()
}

export const useShownFigure = () =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => shown,
  )

interface FigureProps {
  readonly value: FigureValue
  /** Shown after the value; leave it out where the head of the column says it. */
  readonly unit?: string | null
  /** Decimal places at most. */
  readonly digits?: number
  /** What the figure is, for the head of the drawer: '每千人口拥有执业医师数 2024 年'. */
  readonly title: string
  /** Where it comes from; a function fetches it when it is asked for. Without one the figure is only shown. */
  readonly origin: Origin | (() => Promise<Origin>) | null
  /** Other words for the value: '≥ 85', '3 项'. */
  readonly text?: string
}

/** A number that opens its origin: the sentence, the submitted value, the arithmetic, or the records. */
export function Figure({ value, unit, digits, title, origin, text }: FigureProps) {
  const words = useWords()
  const known = text ?? numberText(value, digits)
  const shownUnit = unit && known !== UNKNOWN ? unit : null
  const content = (
    <>
      {known}
      {shownUnit !== null && <small className="unit">{shownUnit}</small>}
    </>
  )
  if (known === UNKNOWN && origin === null)
    return (
      <span className="figure muted" title={words.unknown}>
        {UNKNOWN}
      </span>
    )
  if (origin === null) return <span className="figure">{content}</span>
  return (
    <button
      type="button"
      className="figure origin-link"
      aria-label={words.open(`${known}${shownUnit ?? ''}`)}
      aria-haspopup="dialog"
      onClick={(event) => {
        event.stopPropagation()
        showOrigin({ title, value: known, unit: unit ?? null, origin })
      }}
    >
      {content}
    </button>
  )
}
