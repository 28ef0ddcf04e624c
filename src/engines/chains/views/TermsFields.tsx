import { useSession } from '../../../ui/session.ts'
import { useWords } from './words.ts'

/** What an order is worth and when it was signed. */
export function TermsFields({
  amount,
  onAmount,
  signedOn,
  onSignedOn,
}: {
  readonly amount: string
  readonly onAmount: (amount: string) => void
  readonly signedOn: string
  readonly onSignedOn: (day: string) => void
}) {
  const words = useWords()
  const session = useSession()
  return (
    <>
      <label className="field">
        <span>{words.order.amountUnit}</span>
        <input inputMode="decimal" value={amount} onChange={(event) => onAmount(event.target.value)} />
      </label>
      <label className="field">
        <span>{words.order.signedOn}</span>
        <input
          type="date"
          max={session.today()}
          value={signedOn}
          onChange={(event) => onSignedOn(event.target.value)}
        />
      </label>
    </>
  )
}
