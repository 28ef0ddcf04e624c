import { useSay } from '../../../ui/language.ts'
import { stateNames } from '../names.ts'
import { KIND_SHAPES, type MapKind } from './drawn.ts'
import { STATE_LOOKS } from './looks.tsx'
import { useWords } from './words.ts'

/** What signs, borders and lines stand for. */
export function MapLegend({ kind }: { readonly kind: MapKind }) {
  const words = useWords()
  const say = useSay()
  return (
    <ul className="chain-legend muted" aria-label={words.map.legend}>
      {kind === 'status'
        ? (['strong', 'weak', 'missing', 'unknown'] as const).map((state) => (
            <li key={state}>
              <svg className="chain-svg is-status" width="40" height="20" aria-hidden="true">
                <g className={`chain-node is-${state}`}>
                  <rect className="chain-box" x="1" y="1" width="38" height="18" rx="5" />
                  <text className="chain-sign" x="20" y="14" textAnchor="middle">
                    {STATE_LOOKS[state].shape}
                  </text>
                </g>
              </svg>
              {say(stateNames[state])}
            </li>
          ))
        : (['product', 'technology', 'service'] as const).map((one) => (
            <li key={one}>
              <b aria-hidden="true">{KIND_SHAPES[one]}</b>
              {words.kinds[one]}
            </li>
          ))}
      {kind === 'panorama' &&
        (['core', 'important', 'ordinary'] as const).map((weight) => (
          <li key={weight}>
            <svg className="chain-svg is-panorama" width="40" height="20" aria-hidden="true">
              <g className={`chain-node is-${weight}`}>
                <rect className="chain-box" x="2" y="2" width="36" height="16" rx="5" />
              </g>
            </svg>
            {words.weights[weight]}
          </li>
        ))}
      {kind === 'status' && (
        <li>
          <b aria-hidden="true">{words.map.single}</b>
          {words.map.singleLong}
        </li>
      )}
      <li>
        <svg className={`chain-svg is-${kind}`} width="40" height="20" aria-hidden="true">
          <g className="chain-node is-unwanted is-ordinary is-missing">
            <rect className="chain-box" x="2" y="2" width="36" height="16" rx="5" />
          </g>
        </svg>
        {words.map.notHere}
      </li>
      {(
        [
          ['critical', words.map.critical2],
          ['important', words.map.important],
          ['ordinary', words.map.ordinary],
        ] as const
      ).map(([importance, name]) => (
        <li key={importance}>
          <svg className="chain-svg" width="40" height="12" aria-hidden="true">
            <g className={`chain-supply is-${importance}`}>
              <path d="M2 6H38" />
            </g>
          </svg>
          {name}
        </li>
      ))}
      <li>
        <svg className="chain-svg" width="40" height="12" aria-hidden="true">
          <g className="chain-supply is-important is-back">
            <path d="M2 6H38" />
            <path className="chain-head" d="M2 6l7 -4v8z" />
          </g>
        </svg>
        {words.map.back}
      </li>
      <li>
        <svg className="chain-svg" width="40" height="20" aria-hidden="true">
          <g className="chain-supply is-important is-within">
            <path d="M4 4C34 4 34 16 4 16" />
            <path className="chain-head" d="M4 16l7 -4v8z" />
          </g>
        </svg>
        {words.map.within}
      </li>
    </ul>
  )
}
