import { type ReactNode, useMemo } from 'react'
import type { Item } from '../../../../engines/plans/views/text/items.ts'
import type { OpenDocument } from '../documents/document.ts'
import { figure, periodWords } from '../documents/figures.ts'
import { show, type Tab } from '../view.ts'
import { useWords } from '../words/words.ts'

/** What the document holds, in one line; each figure opens its list. */
export function Summary({
  document,
  items,
  children,
}: {
  readonly document: OpenDocument
  readonly items: readonly Item[]
  readonly children: ReactNode
}) {
  const words = useWords()
  const counts = useMemo(() => {
    const count = (kind: Item['kind']) => items.filter((item) => item.kind === kind).length
    return {
      targets: count('target'),
      results: count('result'),
      commitments: count('commitment'),
      systems: new Set(items.flatMap((item) => (item.kind === 'system' ? [item.system.system] : []))).size,
      diagnostics: count('diagnostic'),
      errors: items.filter((item) => item.kind === 'diagnostic' && item.diagnostic.severity === 'error').length,
    }
  }, [items])
  const { plan, source } = document.model
  const tile = (tab: Tab, value: number, name: string, extra?: string | null) => (
    <button type="button" className="tile" onClick={() => show({ tab })}>
      <b>{value}</b>
      <span>{name}</span>
      {extra && <small>{extra}</small>}
    </button>
  )
  return (
    <section className="summary" aria-label={words.summary.label}>
      <div className="summary-title">
        <h1 lang="zh-CN" title={plan.title}>
          {plan.title || document.name}
        </h1>
        <p className="muted">
          {[
            plan.division,
            periodWords(plan.period) === null ? null : `${words.summary.period} ${periodWords(plan.period)}`,
            words.summary.characters(figure(source.characters)),
          ]
            .filter((part) => part)
            .join(' · ')}
        </p>
      </div>
      <div className="tiles">
        {tile('targets', counts.targets, words.summary.targets)}
        {tile('text', counts.results, words.summary.results)}
        {tile('commitments', counts.commitments, words.summary.commitments)}
        {tile('systems', counts.systems, words.summary.systems)}
        {tile(
          'diagnostics',
          counts.diagnostics,
          words.summary.diagnostics,
          counts.errors > 0 ? words.summary.errors(counts.errors) : null,
        )}
      </div>
      {children}
    </section>
  )
}
