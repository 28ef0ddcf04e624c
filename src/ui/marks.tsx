import type { ReactNode } from 'react'
import { type AnyStanding, standingLooks, standingNames, type Tone } from '../model/standing.ts'
import { percentText } from './format.ts'
import { defineWords, useSay } from './language.ts'

const useWords = defineWords({
  zh: {
    simulated: '模拟数据',
    simulatedHint: '由程序生成的示意数据，不是任何地方的真实情况',
    progress: '进度',
    elapsed: '时间进度',
    binding: '约束性',
    expected: '预期性',
  },
  en: {
    simulated: 'Simulated data',
    simulatedHint: 'Made by a program to show how it works; true of no real place',
    progress: 'Progress',
    elapsed: 'time elapsed',
    binding: 'Binding',
    expected: 'Expected',
  },
})

/** Any state in words with a shape and a tone, so that colour is never the only difference. */
export function Mark({
  tone,
  shape,
  children,
}: {
  readonly tone: Tone | 'accent'
  readonly shape: string
  readonly children: ReactNode
}) {
  return (
    <span className={`standing is-${tone}`}>
      <i aria-hidden="true">{shape}</i>
      {children}
    </span>
  )
}

const truthLooks = {
  true: { tone: 'good', shape: '✓' },
  false: { tone: 'none', shape: '✕' },
  unknown: { tone: 'fair', shape: '？' },
} as const
/** What a condition comes to: unknown is not false. */
export type TruthWord = keyof typeof truthLooks

/** Yes, no, or not known, in the words of the screen, with a shape and a tone. */
export const TruthMark = ({
  truth,
  words,
}: {
  readonly truth: TruthWord
  readonly words: Readonly<Record<TruthWord, string>>
}) => <Mark {...truthLooks[truth]}>{words[truth]}</Mark>

/** Where a target stands (进展判断), in words, shape and colour. */
export function StandingMark({ standing }: { readonly standing: AnyStanding }) {
  const say = useSay()
  const { tone, shape } = standingLooks[standing]
  return (
    <Mark tone={tone} shape={shape}>
      {say(standingNames[standing])}
    </Mark>
  )
}

/** Says that what stands beside it is simulated: 模拟数据. */
export function SimulatedMark() {
  const words = useWords()
  return (
    <span className="simulated" title={words.simulatedHint}>
      {words.simulated}
    </span>
  )
}

/** 约束性 or 预期性. */
export function NatureMark({ nature }: { readonly nature: 'binding' | 'expected' | null }) {
  const words = useWords()
  if (nature === null) return null
  return <span className={`nature is-${nature}`}>{words[nature]}</span>
}

/** Progress as a bar, with a notch where time stands; both also in words. */
export function ProgressBar({
  share,
  elapsed = null,
  tone,
}: {
  /** 1 is reached; null is not known. */
  readonly share: number | null
  readonly elapsed?: number | null
  readonly tone: Tone
}) {
  const words = useWords()
  if (share === null) return <span className="muted">—</span>
  const shown = Math.min(1, Math.max(0, share))
  const title = [
    `${words.progress} ${percentText(share)}`,
    elapsed === null ? null : `${words.elapsed} ${percentText(elapsed)}`,
  ]
    .filter((part) => part !== null)
    .join(' · ')
  return (
    <span className={`progress is-${tone}`} title={title}>
      <meter className="visually-hidden" min={0} max={1} value={shown} aria-label={title} />
      <span className="progress-bar" aria-hidden="true">
        <span style={{ inlineSize: `${shown * 100}%` }} />
        {elapsed !== null && <i style={{ insetInlineStart: `${Math.min(1, Math.max(0, elapsed)) * 100}%` }} />}
      </span>
      <span className="progress-value">{percentText(share, share > 0 && share < 0.1 ? 1 : 0)}</span>
    </span>
  )
}
