import type { Tone } from '../../../model/standing.ts'
import { useSay } from '../../../ui/language.ts'
import { Mark } from '../../../ui/marks.tsx'
import { type ReturnState, returnStateNames } from '../../indicators/return-workflow.ts'

/** Shape and tone of each state: never colour alone. */
export const stateLooks: Readonly<Record<ReturnState, { readonly tone: Tone | 'accent'; readonly shape: string }>> = {
  'to-fill': { tone: 'none', shape: '○' },
  draft: { tone: 'fair', shape: '◔' },
  submitted: { tone: 'accent', shape: '◑' },
  reviewed: { tone: 'accent', shape: '◕' },
  checked: { tone: 'accent', shape: '◉' },
  returned: { tone: 'bad', shape: '↩' },
  confirmed: { tone: 'good', shape: '✓' },
  locked: { tone: 'good', shape: '■' },
}

export function StateMark({ state }: { readonly state: ReturnState }) {
  const say = useSay()
  const { tone, shape } = stateLooks[state]
  return (
    <Mark tone={tone} shape={shape}>
      {say(returnStateNames[state])}
    </Mark>
  )
}
