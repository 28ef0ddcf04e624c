import { useSay } from '../../../ui/language.ts'
import { Mark } from '../../../ui/marks.tsx'
import { type CommitmentStanding, commitmentStandingNames } from '../standing.ts'

type Tone = Parameters<typeof Mark>[0]['tone']

/** Tone and shape of each standing: the shape tells without colour. */
export const commitmentLooks: Readonly<Record<CommitmentStanding, { readonly tone: Tone; readonly shape: string }>> = {
  'no-lead': { tone: 'none', shape: '○' },
  'not-issued': { tone: 'none', shape: '◇' },
  objected: { tone: 'fair', shape: '?' },
  finished: { tone: 'good', shape: '✓' },
  blocked: { tone: 'bad', shape: '■' },
  overdue: { tone: 'bad', shape: '▼' },
  'due-soon': { tone: 'fair', shape: '◆' },
  'no-milestones': { tone: 'none', shape: '–' },
  'under-way': { tone: 'accent', shape: '▶' },
}

export function CommitmentMark({ standing }: { readonly standing: CommitmentStanding }) {
  const say = useSay()
  const { tone, shape } = commitmentLooks[standing]
  return (
    <Mark tone={tone} shape={shape}>
      {say(commitmentStandingNames[standing])}
    </Mark>
  )
}
