import { useLanguage, useSay } from '../../../ui/language.ts'
import { Mark } from '../../../ui/marks.tsx'
import { type RoundState, roundStateNames } from '../round-state.ts'

const LOOKS = {
  draft: { tone: 'none', shape: '✎' },
  confirming: { tone: 'fair', shape: '◐' },
  trial: { tone: 'accent', shape: '▶' },
  notice: { tone: 'accent', shape: '◆' },
  objections: { tone: 'fair', shape: '?' },
  final: { tone: 'good', shape: '✓' },
  review: { tone: 'fair', shape: '↺' },
} as const

/** The stage of a round: shape and words, colour only besides. */
export function StageMark({ state }: { readonly state: RoundState }) {
  const say = useSay()
  return (
    <Mark tone={LOOKS[state].tone} shape={LOOKS[state].shape}>
      {say(roundStateNames[state])}
    </Mark>
  )
}

const TONES = ['good', 'accent', 'fair', 'poor', 'bad'] as const

/** Tone of a grade by its place among the grades, the best first; the last is always the worst. */
export function toneOfGrade(grade: string | null, grades: readonly string[]): (typeof TONES)[number] | 'none' {
  const at = grades.indexOf(grade ?? '')
  if (at < 0) return 'none'
  if (at === grades.length - 1 && grades.length > 1) return 'bad'
  return TONES[Math.min(at, 3)] ?? 'none'
}

export function GradeMark({ grade, grades }: { readonly grade: string | null; readonly grades: readonly string[] }) {
  if (grade === null) return <span className="muted">—</span>
  return (
    <Mark tone={toneOfGrade(grade, grades)} shape="●">
      {grade}
    </Mark>
  )
}

/** Places gained or lost, with an arrow that tells it without colour. */
export function MoveMark({ places }: { readonly places: number | null }) {
  if (places === null) return <span className="muted">—</span>
  if (places === 0) return <span className="muted">=</span>
  return <span className={places > 0 ? 'move-up' : 'move-down'}>{`${places > 0 ? '▲' : '▼'} ${Math.abs(places)}`}</span>
}

/** How the language parts the items of a list, and what stands after a label. */
export function usePunctuation() {
  const isEnglish = useLanguage() === 'en'
  return { listed: (items: readonly string[]) => items.join(isEnglish ? ', ' : '、'), colon: isEnglish ? ': ' : '：' }
}
