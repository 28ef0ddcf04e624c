import type { Bilingual } from '../../../model/system.ts'
import { useSay } from '../../../ui/language.ts'
import { Mark } from '../../../ui/marks.tsx'
import type { ReportState } from '../tables.ts'

const LOOKS = {
  draft: { tone: 'none', shape: '✎' },
  consulting: { tone: 'fair', shape: '◐' },
  final: { tone: 'good', shape: '●' },
  issued: { tone: 'good', shape: '★' },
} as const

/** The state of a report: shape and words, colour only besides. */
export function StateMark({ state, words }: { readonly state: ReportState; readonly words: Bilingual }) {
  const say = useSay()
  return (
    <Mark tone={LOOKS[state].tone} shape={LOOKS[state].shape}>
      {say(words)}
    </Mark>
  )
}
