import type { Tone } from '../../../model/standing.ts'
import { percentText, UNKNOWN } from '../../../ui/format.ts'
import { useSay } from '../../../ui/language.ts'
import { Mark } from '../../../ui/marks.tsx'
import type { DrawnNode, LocalSupplyAnswer } from '../answers.ts'
import { type GapKind, gapNames, stateNames } from '../names.ts'
import { useWords } from './words.ts'

export const STATE_LOOKS: Readonly<Record<DrawnNode['state'], { readonly tone: Tone; readonly shape: string }>> = {
  strong: { tone: 'good', shape: '●' },
  weak: { tone: 'fair', shape: '◐' },
  missing: { tone: 'bad', shape: '✕' },
  unknown: { tone: 'none', shape: '?' },
}

export function StateMark({ state }: { readonly state: DrawnNode['state'] }) {
  const say = useSay()
  const look = STATE_LOOKS[state]
  return (
    <Mark tone={look.tone} shape={look.shape}>
      {say(stateNames[state])}
    </Mark>
  )
}

const GAP_SHAPES: Readonly<Record<GapKind, string>> = { strengthen: '＋', fill: '▣', extend: '⇥', build: '◇' }

export function GapMark({ kind }: { readonly kind: GapKind }) {
  const say = useSay()
  return (
    <Mark tone="accent" shape={GAP_SHAPES[kind]}>
      {say(gapNames[kind])}
    </Mark>
  )
}

/** A local supply rate, or — with why it is not told. */
export function SupplyText({ of }: { readonly of: LocalSupplyAnswer }) {
  const words = useWords()
  return (
    <span title={of.withheld === null ? words.supply.how : words.supply.withheld[of.withheld]}>
      {of.rate === null ? UNKNOWN : percentText(of.rate, 0)}
    </span>
  )
}

export const chainAddress = (division: string, id: string, tab?: string) =>
  `/chains/${division}/${id}${tab === undefined ? '' : `?tab=${tab}`}`
