import { claim } from '../../../systems/05-reform/policy-delivery/claim.ts'
import { numberText } from '../../../ui/format.ts'
import { useLive } from '../../../ui/live.ts'
import { Mark } from '../../../ui/marks.tsx'
import { StateMark } from '../../registers/views/marks.tsx'
import { useWords } from './words.ts'

export const DESK = '/api/v1/policies/desk'
export const UNCLAIMED = '/api/v1/policies/unclaimed'

const LOOKS = {
  true: { tone: 'good', shape: '✓' },
  false: { tone: 'none', shape: '✕' },
  unknown: { tone: 'fair', shape: '？' },
} as const
export type TruthWord = keyof typeof LOOKS

/** Yes, no, or data missing: in words, with a shape and a tone. */
export function TruthMark({ truth }: { readonly truth: TruthWord }) {
  const words = useWords()
  return <Mark {...LOOKS[truth]}>{words.truths[truth]}</Mark>
}

/** Where a claim stands. */
export const ClaimMark = ({ state }: { readonly state: string }) => <StateMark type={claim} state={state} />

/** Yuan with what people expect of an amount: grouped, without needless zeros. */
export const yuanText = (amount: string | null): string => numberText(amount)

export const clauseAddress = (division: string, id: string) => `/policies/clauses/${division}/${id}`
export const claimAddress = (division: string, id: string) => `/policies/claims/${division}/${id}`
export const firmAddress = (division: string, id: string) => `/policies/firms/${division}/${id}`
export const registerAddress = (type: string) => `/systems/policy-delivery/${type}`

/** Asks again when a claim, a clause or a budget changed. */
export function usePolicyNews(paths: readonly string[]) {
  useLive('policies', paths)
  useLive('records.policy-claim', paths)
  useLive('records.policy-clause', paths)
  useLive('records.policy-budget', paths)
}
