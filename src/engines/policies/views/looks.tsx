import { claim } from '../../../systems/05-reform/policy-delivery/claim.ts'
import { numberText } from '../../../ui/format.ts'
import { useSay } from '../../../ui/language.ts'
import { useLive } from '../../../ui/live.ts'
import { TruthMark as AnyTruthMark, type TruthWord } from '../../../ui/marks.tsx'
import { StateMark } from '../../registers/views/marks.tsx'
import type { FirmRow } from '../answers.ts'
import { useWords } from './words.ts'

export const DESK = '/api/v1/policies/desk'
export const UNCLAIMED = '/api/v1/policies/unclaimed'
export const REACH = '/api/v1/policies/reach'

/** Whether a firm qualifies: yes, no, or data missing. */
export const TruthMark = ({ truth }: { readonly truth: TruthWord }) => (
  <AnyTruthMark truth={truth} words={useWords().truths} />
)

/** Firms that qualify, that do not, and those of which data are missing: how many, and which are shown. */
export function TruthTabs({
  counts,
  shown,
  onShow,
}: {
  readonly counts: Readonly<Record<TruthWord, number>>
  readonly shown: TruthWord
  readonly onShow: (truth: TruthWord) => void
}) {
  const words = useWords()
  return (
    <fieldset className="policies-tabs" aria-label={words.show}>
      {(['true', 'unknown', 'false'] as const).map((truth) => (
        <button
          key={truth}
          type="button"
          className="button"
          aria-pressed={shown === truth}
          onClick={() => onShow(truth)}
        >
          {words.truths[truth]} {numberText(counts[truth])}
        </button>
      ))}
    </fieldset>
  )
}

/** A firm against a clause, on a phone. */
export function FirmCard({ firm }: { readonly firm: FirmRow }) {
  const words = useWords()
  const say = useSay()
  return (
    <div className="policies-card">
      <b>{firm.name}</b>
      <span>{firm.amount === null ? say(firm.why) : `${yuanText(firm.amount)} ${words.yuan}`}</span>
    </div>
  )
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
