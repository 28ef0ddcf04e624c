import { memo, useEffect, useMemo, useRef, useState } from 'react'
import type { Item } from '../../../../engines/plans/views/text/items.ts'
import { lowerBound } from '../../../../engines/plans/views/text/marks.ts'
import { branches, type OutlineBranch } from '../../../../engines/plans/views/text/outline-tree.ts'
import { Icon } from '../../../../ui/Icon.tsx'
import { useWords } from '../words/words.ts'

interface OutlinePaneProps {
  readonly tree: readonly OutlineBranch[]
  readonly items: readonly Item[]
  /** Id of the node whose text is in view. */
  readonly current: string | null
  readonly chapter: string | null
  readonly onGo: (branch: OutlineBranch) => void
  readonly onOnly: (id: string) => void
  readonly onHide: () => void
}

interface Counts {
  readonly targets: number
  readonly commitments: number
  readonly systems: number
}

/** The outline as a tree with what each node holds; arrow keys walk, Enter goes there. */
export const OutlinePane = memo(function OutlinePane(props: OutlinePaneProps) {
  const words = useWords()
  const { tree, items } = props
  const all = useMemo(() => [...branches(tree)], [tree])
  const counts = useMemo(() => countsOf(all, items), [all, items])
  const isLarge = all.length > 60
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set())
  const box = useRef<HTMLElement>(null)

  // Large outlines begin with chapters only.
  useEffect(() => {
    const deep = all.filter(({ node, children }) => children.length > 0 && node.level !== 'part')
    setClosed(new Set(isLarge ? deep.map(({ node }) => node.id) : []))
  }, [all, isLarge])

  const visible = useMemo(() => {
    const list: OutlineBranch[] = []
    const visit = (level: readonly OutlineBranch[]) => {
      for (const branch of level) {
        list.push(branch)
        if (!closed.has(branch.node.id)) visit(branch.children)
      }
    }
    visit(tree)
    return list
  }, [tree, closed])

  // The node in view, or the nearest visible one above it.
  const currentId = useMemo(() => {
    const at = all.findIndex(({ node }) => node.id === props.current)
    for (let i = at; i >= 0; i--) {
      const branch = all[i] as OutlineBranch
      if (visible.includes(branch)) return branch.node.id
    }
    return null
  }, [all, visible, props.current])
  useEffect(() => {
    if (currentId === null) return
    box.current?.querySelector(`[data-node="${CSS.escape(currentId)}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [currentId])

  const toggle = (id: string, isOpen?: boolean) => {
    const next = new Set(closed)
    if (isOpen ?? next.has(id)) next.delete(id)
    else next.add(id)
    setClosed(next)
  }
  const focusRow = (at: number) => {
    const branch = visible[at]
    if (branch) box.current?.querySelector<HTMLElement>(`[data-node="${CSS.escape(branch.node.id)}"]`)?.focus()
  }

  return (
    <nav className="outline" aria-label={words.outline.label} ref={box}>
      <header>
        <h2>{words.outline.label}</h2>
        <button
          type="button"
          className="button is-quiet is-small"
          onClick={() =>
            setClosed(
              closed.size > 0 ? new Set() : new Set(all.filter((b) => b.children.length > 0).map((b) => b.node.id)),
            )
          }
        >
          {closed.size > 0 ? words.outline.expandAll : words.outline.collapseAll}
        </button>
        <button
          type="button"
          className="button is-quiet is-small is-icon"
          onClick={props.onHide}
          title={words.outline.hide}
          aria-label={words.outline.hide}
        >
          <Icon name="close" size={14} />
        </button>
      </header>
      {tree.length === 0 ? (
        <p className="empty">{words.outline.empty}</p>
      ) : (
        <div role="tree" aria-label={words.outline.label} className="tree">
          {visible.map((branch, i) => {
            const { node, children } = branch
            const count = counts.get(node.id) ?? { targets: 0, commitments: 0, systems: 0 }
            const isOpen = !closed.has(node.id)
            const isCurrent = currentId === node.id
            return (
              <div
                key={node.id}
                role="treeitem"
                data-node={node.id}
                aria-level={branch.depth + 1}
                aria-expanded={children.length > 0 ? isOpen : undefined}
                aria-selected={isCurrent}
                aria-label={`${node.title}：${words.outline.counts(count.targets, count.commitments, count.systems)}`}
                tabIndex={isCurrent || (currentId === null && i === 0) ? 0 : -1}
                className={`node is-depth-${branch.depth}${isCurrent ? ' is-current' : ''}${props.chapter === node.id ? ' is-only' : ''}`}
                style={{ paddingInlineStart: `${8 + branch.depth * 14}px` }}
                onClick={() => props.onGo(branch)}
                onKeyDown={(event) => {
                  if (event.target !== event.currentTarget) return
                  if (event.key === 'ArrowDown') focusRow(i + 1)
                  else if (event.key === 'ArrowUp') focusRow(i - 1)
                  else if (event.key === 'ArrowRight' && children.length > 0)
                    isOpen ? focusRow(i + 1) : toggle(node.id, true)
                  else if (event.key === 'ArrowLeft') {
                    if (children.length > 0 && isOpen) toggle(node.id, false)
                    else focusRow(visible.findLastIndex((other, at) => at < i && other.depth < branch.depth))
                  } else if (event.key === 'Enter') props.onGo(branch)
                  else if (event.key === ' ') props.onOnly(node.id)
                  else return
                  event.preventDefault()
                }}
              >
                {children.length > 0 ? (
                  <button
                    type="button"
                    tabIndex={-1}
                    className={`twist${isOpen ? ' is-open' : ''}`}
                    aria-label={isOpen ? words.outline.collapse : words.outline.expand}
                    onClick={(event) => {
                      event.stopPropagation()
                      toggle(node.id)
                    }}
                  >
                    <Icon name="right" size={12} />
                  </button>
                ) : (
                  <span className="twist" />
                )}
                <span className="node-title">
                  {node.number !== '' && (
                    <span className="node-number">{words.outline.number(node.level, node.number)}</span>
                  )}
                  {node.title}
                </span>
                <span
                  className="node-counts"
                  aria-hidden="true"
                  title={words.outline.counts(count.targets, count.commitments, count.systems)}
                >
                  {count.targets > 0 && (
                    <span>
                      <i className="sign k-target" />
                      {count.targets}
                    </span>
                  )}
                  {count.systems > 0 && (
                    <span>
                      <i className="sign k-system" />
                      {count.systems}
                    </span>
                  )}
                </span>
                <button
                  type="button"
                  tabIndex={-1}
                  className="only"
                  title={props.chapter === node.id ? words.outline.all : words.outline.only}
                  aria-label={props.chapter === node.id ? words.outline.all : words.outline.only}
                  aria-pressed={props.chapter === node.id}
                  onClick={(event) => {
                    event.stopPropagation()
                    props.onOnly(node.id)
                  }}
                >
                  <Icon name="filter" size={12} />
                </button>
              </div>
            )
          })}
        </div>
      )}
    </nav>
  )
})

/** What each node holds, with all below it. */
function countsOf(all: readonly OutlineBranch[], items: readonly Item[]): Map<string, Counts> {
  const starts = { target: [] as number[], commitment: [] as number[], system: [] as number[] }
  for (const { kind, start } of items) {
    if (kind === 'target' || kind === 'commitment' || kind === 'system') starts[kind].push(start)
  }
  const within = (sorted: readonly number[], from: number, to: number) =>
    lowerBound(sorted, to) - lowerBound(sorted, from)
  return new Map(
    all.map(({ node, from, to }) => [
      node.id,
      {
        targets: within(starts.target, from, to),
        commitments: within(starts.commitment, from, to),
        systems: within(starts.system, from, to),
      },
    ]),
  )
}
