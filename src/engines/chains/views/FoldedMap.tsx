import { useMemo } from 'react'
import { useSay } from '../../../ui/language.ts'
import type { Fold, Folded } from '../folds.ts'
import { layoutOf, USUAL } from '../layout.ts'
import { stageNames, stateNames } from '../names.ts'
import { pathOf } from './drawn.ts'
import { STATE_LOOKS } from './looks.tsx'
import { useWords } from './words.ts'

const SIZES = { ...USUAL, height: 74, gapX: 46, gapY: 18 }
const STATES = ['strong', 'weak', 'missing', 'unknown'] as const
const MARGIN = 16

/** A large chain by its stages and their steps: each opens as a picture of its own. Lines are as strong as supplies are many. */
export function FoldedMap({
  folded: { folds, links },
  onOpen,
  label,
}: {
  readonly folded: Folded
  readonly onOpen: (fold: Fold) => void
  readonly label: string
}) {
  const words = useWords()
  const say = useSay()
  const layout = useMemo(() => {
    const index = new Map(folds.map(({ id }, i) => [id, i]))
    return layoutOf(
      {
        nodes: folds.map(({ stage }) => ({ stage })),
        edges: links.map(({ from, to }) => [index.get(from) ?? 0, index.get(to) ?? 0] as const),
      },
      SIZES,
    )
  }, [folds, links])
  const most = Math.max(1, ...links.map(({ count }) => count))
  const width = layout.width + 2 * MARGIN
  const height = layout.height + 2 * MARGIN
  return (
    <div className="chain-map">
      {/* biome-ignore lint/a11y/useSemanticElements: a drawing whose boxes are buttons */}
      <svg
        className="chain-svg chain-folded is-status"
        viewBox={`0 0 ${width} ${height}`}
        width={width}
        height={height}
        role="group"
        aria-label={label}
      >
        <rect className="chain-ground" width={width} height={height} />
        <g transform={`translate(${MARGIN} ${MARGIN})`}>
          {layout.routes.map((route, i) => {
            const link = links[i]
            return (
              link !== undefined && (
                <g key={`${link.from} ${link.to}`} className={`chain-supply is-${route.runs}`}>
                  <title>{words.map.supplies(link.count)}</title>
                  <path d={pathOf(route)} style={{ strokeWidth: 1 + (7 * link.count) / most }} />
                </g>
              )
            )
          })}
          {folds.map((fold, i) => {
            const at = layout.at[i]
            if (at === undefined) return null
            const name = words.map.fold(say(stageNames[fold.stage]), fold.step)
            let left = 10
            const spoken = STATES.map((state) => `${say(stateNames[state])} ${fold.states[state]}`).join('，')
            return (
              // biome-ignore lint/a11y/useSemanticElements: a button cannot stand in a drawing
              <g
                key={fold.id}
                role="button"
                tabIndex={0}
                aria-label={`${name}，${words.nodes(fold.nodes.length)}，${spoken}`}
                className="chain-node"
                transform={`translate(${at.x} ${at.y})`}
                onClick={() => onOpen(fold)}
                onKeyDown={(event) => {
                  if (event.key !== 'Enter' && event.key !== ' ') return
                  event.preventDefault()
                  onOpen(fold)
                }}
              >
                <rect className="chain-box" width={SIZES.width} height={SIZES.height} rx="6" />
                <text className="chain-name" x="10" y="21">
                  {name}
                </text>
                <text className="chain-count" x="10" y="39">
                  {words.nodes(fold.nodes.length)} · {words.gapsIn(fold.gaps)}
                </text>
                {STATES.map((state) => {
                  const share = ((SIZES.width - 20) * fold.states[state]) / fold.nodes.length
                  const from = left
                  left += share
                  return (
                    share > 0 && (
                      <g key={state} className={`chain-node is-${state}`}>
                        <rect className="chain-box" x={from} y="48" width={share} height="16">
                          <title>{`${say(stateNames[state])} ${fold.states[state]}`}</title>
                        </rect>
                        {share > 14 && (
                          <text className="chain-sign" x={from + share / 2} y="60.5" textAnchor="middle">
                            {STATE_LOOKS[state].shape}
                          </text>
                        )}
                      </g>
                    )
                  )
                })}
              </g>
            )
          })}
        </g>
      </svg>
    </div>
  )
}
