import { percentText } from '../../../ui/format.ts'
import { useSay } from '../../../ui/language.ts'
import type { ChainList, LocalSupplyAnswer } from '../answers.ts'
import { NODE_STATES, PLACES, placeNames, stateNames } from '../names.ts'
import { STATE_LOOKS, SupplyText } from './looks.tsx'
import { useWords } from './words.ts'

type States = ChainList['rows'][number]['counts']['states']

/** How many nodes are strong, weak, missing and to be verified: a bar, and the same in words. */
export function StatesBar({ of }: { readonly of: States }) {
  const say = useSay()
  const order = [...[...NODE_STATES].reverse(), 'unknown'] as const
  const whole = order.reduce((sum, state) => sum + of[state], 0)
  return (
    <span>
      <span className="chain-states" aria-hidden="true">
        {order.map((state) => (
          <i
            key={state}
            className={`is-${state}`}
            style={{ inlineSize: `${whole === 0 ? 0 : (of[state] / whole) * 100}%` }}
          />
        ))}
      </span>
      <span className="chain-card-line muted">
        {order.map((state) => (
          <span key={state}>
            <span aria-hidden="true">{STATE_LOOKS[state].shape}</span> {say(stateNames[state])} {of[state]}
          </span>
        ))}
      </span>
    </span>
  )
}

/** A rate with what stands behind it, or why it is not told; and what is not known. */
export function SupplyLine({
  of,
  isDetailed = false,
}: {
  readonly of: LocalSupplyAnswer
  readonly isDetailed?: boolean
}) {
  const words = useWords()
  const say = useSay()
  const { places, band, undecided, withheld } = of
  return (
    <div className="chain-form">
      <p>
        <b className="chain-rate" data-figure="local-supply">
          <SupplyText of={of} />
        </b>{' '}
        <span className="muted">
          {words.supply.confirmed(of.orders, of.buyers, of.suppliers)}
          {band !== null && ` · ${words.supply.band} ${say(band)}`}
        </span>
      </p>
      {withheld !== null && <p>{words.supply.withheld[withheld]}</p>}
      {undecided > 0 && <p className="muted">{words.supply.undecided(undecided)}</p>}
      {isDetailed && places !== null && (
        <div>
          <h3>{words.supply.byPlace}</h3>
          {PLACES.map((place) => (
            <div key={place} className="chain-place">
              <span>{say(placeNames[place])}</span>
              <span className="chain-bar" aria-hidden="true">
                <i style={{ inlineSize: `${places[place] * 100}%` }} />
              </span>
              <span>{percentText(places[place], 0)}</span>
            </div>
          ))}
        </div>
      )}
    </div>
  )
}
