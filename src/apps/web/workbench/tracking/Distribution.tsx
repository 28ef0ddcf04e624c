import { standingLooks, standings } from '../../../../model/standing.ts'
import { show } from '../view.ts'
import { useWords } from '../words/words.ts'
import { isWithData, standingOfTarget, standingWords, type Tracking } from './tracking.ts'

/** How the targets stand, as one bar with its figures beside it. */
export function Distribution({ tracking }: { readonly tracking: Tracking }) {
  const words = useWords()
  if (tracking.kind === 'none') return <p className="distribution is-empty muted">{words.summary.noReports}</p>
  if (tracking.kind === 'busy') return <p className="distribution is-empty muted">{words.tables.tracking}</p>
  if (tracking.kind === 'failed') return <p className="distribution is-empty failed">{words.tables.trackingFailed}</p>
  const targets = [...tracking.byStatement.values()]
  const known = targets.filter(isWithData)
  const parts = standings
    .map((standing) => ({ standing, count: targets.filter((target) => standingOfTarget(target) === standing).length }))
    .filter(({ count }) => count > 0)
  const text = words.summary.dataShare(known.length, targets.length)
  return (
    <button type="button" className="distribution" onClick={() => show({ tab: 'targets', document: null, item: null })}>
      <span className="distribution-text">{text}</span>
      {known.length > 0 && (
        <>
          <span className="distribution-bar" aria-hidden="true">
            {parts.map(({ standing, count }) => (
              <i
                key={standing}
                className={`is-${standingLooks[standing].tone} is-${standing}`}
                style={{ flexGrow: count }}
              />
            ))}
          </span>
          <span className="distribution-legend">
            {parts.map(({ standing, count }) => (
              <span key={standing} className={`is-${standingLooks[standing].tone}`}>
                <i aria-hidden="true">{standingLooks[standing].shape}</i>
                {standingWords(words, standing)} <b>{count}</b>
              </span>
            ))}
          </span>
        </>
      )}
    </button>
  )
}
