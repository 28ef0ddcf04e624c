import { lazy, Suspense, useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import { type Item, type ItemKind, itemKinds, itemsOf } from '../../../engines/plans/views/text/items.ts'
import { branches, outlineTree } from '../../../engines/plans/views/text/outline-tree.ts'
import { findHits } from '../../../engines/plans/views/text/search.ts'
import { TextPane, type TextPaneHandle } from '../../../engines/plans/views/text/TextPane.tsx'
import type { SystemDeclaration } from '../../../model/system.ts'
import type { Citation } from '../../../model/track-result.ts'
import { Icon } from '../../../ui/Icon.tsx'
import { isTyping } from '../../../ui/keys.ts'
import { ItemCard } from './card/ItemCard.tsx'
import type { OpenDocument, Refusal } from './documents/document.ts'
import { Refusals } from './shell/Refusals.tsx'
import { Summary } from './shell/Summary.tsx'
import { OutlinePane } from './text/OutlinePane.tsx'
import { Distribution } from './tracking/Distribution.tsx'
import type { Tracking } from './tracking/tracking.ts'
import { show, stretchOf, type Tab, tabs, useView } from './view.ts'
import { useWords } from './words/words.ts'
import { planOf } from './workspace.ts'

const Tables = lazy(() => import('./tables/Tables.tsx'))

interface WorkbenchProps {
  readonly documents: readonly OpenDocument[]
  readonly systems: readonly SystemDeclaration[]
  readonly tracking: Tracking
  readonly isDark: boolean
  readonly refusals: readonly Refusal[]
  readonly onDismiss: () => void
  readonly onAddReports: () => void
  readonly onNotify: (text: string) => void
}

/** What of a document is shown. */
export interface Filter {
  readonly kinds: ReadonlySet<ItemKind>
  readonly confidence: number
  /** Id of the outline node that everything else is hidden around. */
  readonly chapter: string | null
  readonly query: string
}

const firstFilter: Filter = {
  kinds: new Set(itemKinds.filter((kind) => kind !== 'name')),
  confidence: 0,
  chapter: null,
  query: '',
}

const KINDS_OF_TAB: Readonly<Record<Exclude<Tab, 'text'>, ItemKind>> = {
  targets: 'target',
  commitments: 'commitment',
  systems: 'system',
  diagnostics: 'diagnostic',
  names: 'name',
}

/** The open documents at work: outline, text or table, card. */
export default function Workbench(props: WorkbenchProps) {
  const words = useWords()
  const view = useView()
  const { documents } = props
  const plan = planOf(documents)
  const document = documents.find(({ id }) => id === view.document) ?? plan ?? (documents[0] as OpenDocument)
  const items = useMemo(() => itemsOf(document.model), [document])
  const tree = useMemo(() => outlineTree(document.model.outline, document.text.length), [document])
  const [filter, setFilter] = useState<Filter>(firstFilter)
  const [isOutlineWanted, setOutlineWanted] = useState(() => ({
    text: matchMedia('(min-width: 1100px)').matches,
    tables: false,
  }))
  const [sectionInView, setSectionInView] = useState<string | null>(null)
  const [hitAt, setHitAt] = useState(0)
  const pane = useRef<TextPaneHandle>(null)
  const searchBox = useRef<HTMLInputElement>(null)
  const { tab } = view
  const side = tab === 'text' ? 'text' : 'tables'
  const isOutlineOpen = isOutlineWanted[side]
  const setOutlineOpen = useCallback(
    (isOpen: boolean) => setOutlineWanted((wanted) => ({ ...wanted, [side]: isOpen })),
    [side],
  )
  // On a narrow screen the outline lies over the text: it is opened when wanted.
  useEffect(() => {
    const wide = matchMedia('(min-width: 1100px)')
    const onChange = () => setOutlineWanted({ text: wide.matches, tables: false })
    wide.addEventListener('change', onChange)
    return () => wide.removeEventListener('change', onChange)
  }, [])
  // Which of the selected target's figures was clicked.
  const [focus, setFocus] = useState<{ readonly item: string; readonly at: number; readonly part: number } | null>(null)

  // A chapter or a search belongs to one document.
  const shownId = useRef(document.id)
  if (shownId.current !== document.id) {
    shownId.current = document.id
    setFilter({ ...filter, chapter: null })
  }

  // The controls answer at once; the text follows in pieces.
  const settled = useDeferredValue(filter)
  const range = useMemo(() => {
    if (settled.chapter === null) return null
    for (const branch of branches(tree)) if (branch.node.id === settled.chapter) return branch
    return null
  }, [tree, settled.chapter])

  const kept = useMemo(
    () =>
      items.filter(
        (item) =>
          (item.confidence === null || item.confidence >= settled.confidence) &&
          (range === null || (item.start >= range.from && item.start < range.to)),
      ),
    [items, settled.confidence, range],
  )
  const { query } = settled
  const hits = useMemo(
    () => (tab === 'text' ? findHits(document.blocks, query, range) : []),
    [document, query, range, tab],
  )
  const cited = useMemo(() => stretchOf(view.place), [view.place])
  const selected = useMemo(
    () => (view.item === null ? null : (items.find((item) => item.key === view.item) ?? null)),
    [items, view.item],
  )

  /** Items that j and k walk over; tables tell their own order. */
  const tableOrder = useRef<readonly Item[] | null>(null)
  const walk = useCallback(
    (step: 1 | -1) => {
      const list =
        tab === 'text'
          ? kept.filter((item) => filter.kinds.has(item.kind))
          : (tableOrder.current ?? kept.filter((item) => item.kind === KINDS_OF_TAB[tab]))
      if (list.length === 0) return
      const at = selected === null ? -1 : list.findIndex((item) => item.key === selected.key)
      const anchor =
        at >= 0 || tab !== 'text' ? at : nearest(list, selected?.start ?? pane.current?.topOffset() ?? 0, step)
      const next = list[Math.min(list.length - 1, Math.max(0, anchor + step))]
      if (next) show({ item: next.key, document: document.id === plan?.id ? null : document.id }, 'replace')
    },
    [tab, kept, filter.kinds, selected, document.id, plan?.id],
  )

  const walkChapters = useCallback(
    (step: 1 | -1) => {
      const list = [...branches(tree)].filter(({ node }) => node.level !== 'item')
      const top = pane.current?.topOffset() ?? 0
      const next = step > 0 ? list.find(({ from }) => from > top) : list.filter(({ from }) => from < top - 1).at(-1)
      if (next) pane.current?.scrollTo(next.from, 'start')
    },
    [tree],
  )

  /** Another tab. The targets are the plan's; what is selected stays so where the tab can show it. */
  const goTo = useCallback(
    (next: Tab) => {
      const stays = selected !== null && (next === 'text' || KINDS_OF_TAB[next] === selected.kind)
      const toPlan = next === 'targets' && plan !== null && document.id !== plan.id
      show({
        tab: next,
        ...(toPlan ? { document: null } : {}),
        ...(stays && !toPlan ? {} : { item: null }),
      })
    },
    [selected, plan, document.id],
  )

  const toText = useCallback(() => {
    show({ tab: 'text' })
  }, [])

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
      if (globalThis.document.querySelector('dialog[open]')) return
      if (isTyping(event.target)) {
        if (event.key === 'Escape' && event.target instanceof HTMLElement) event.target.blur()
        return
      }
      const tabAt = Number(event.key) - 1
      if (event.key === 'j') walk(1)
      else if (event.key === 'k') walk(-1)
      else if (event.key === '/') searchBox.current?.focus()
      else if (event.key === ']') walkChapters(1)
      else if (event.key === '[') walkChapters(-1)
      else if (event.key === 'o') setOutlineOpen(!isOutlineOpen)
      else if (event.key === 't') toText()
      else if (tabs[tabAt]) goTo(tabs[tabAt] as Tab)
      else if (event.key === 'Escape') show({ item: null }, 'replace')
      else return
      event.preventDefault()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [walk, walkChapters, goTo, toText, setOutlineOpen, isOutlineOpen])

  const select = useCallback(
    (item: Item | null, owner: OpenDocument = document) =>
      show({ item: item?.key ?? null, document: owner.id === plan?.id ? null : owner.id }, 'replace'),
    [document, plan?.id],
  )

  /** Shows the place that a figure cites, in whichever document. */
  const cite = useCallback(
    (citation: Citation) => {
      const owner = documents.find(({ name }) => name === citation.document)
      if (!owner) return
      const there = itemsOf(owner.model).find(
        (item) => 'statement' in item && item.start < citation.end && item.end > citation.start,
      )
      show({
        tab: 'text',
        document: owner.id === plan?.id ? null : owner.id,
        item: there?.key ?? null,
        place: `${citation.start}-${citation.end}`,
      })
    },
    [documents, plan?.id],
  )

  const moveHit = (step: 1 | -1) => {
    if (hits.length === 0) return
    const next = (hitAt + step + hits.length) % hits.length
    setHitAt(next)
    const hit = hits[next]
    if (hit) pane.current?.scrollTo(hit.offset, 'center')
  }
  const hitsShown = useRef(hits)
  useEffect(() => {
    if (hitsShown.current === hits) return
    hitsShown.current = hits
    setHitAt(0)
    const first = hits[0]
    if (first) pane.current?.scrollTo(first.offset, 'center')
  }, [hits])

  const counts = useMemo(() => {
    const byKind = new Map<ItemKind, number>(itemKinds.map((kind) => [kind, 0]))
    for (const item of kept) byKind.set(item.kind, (byKind.get(item.kind) ?? 0) + 1)
    // A mechanism counts once, however many clauses order it.
    const mechanisms = new Set(kept.flatMap((item) => (item.kind === 'system' ? [item.system.system] : [])))
    byKind.set('system', mechanisms.size)
    return byKind
  }, [kept])

  return (
    <div
      className={`workbench is-${tab}${isOutlineOpen ? ' has-outline' : ''}${selected || tab === 'text' ? ' has-card' : ''}`}
    >
      <Refusals refusals={props.refusals} onDismiss={props.onDismiss} />
      <Summary document={document} items={items}>
        {document.role === 'plan' && <Distribution tracking={props.tracking} />}
      </Summary>
      <div className="toolbar">
        <div className="tabs" role="tablist" aria-label={words.summary.label}>
          {tabs.map((name, i) => (
            <button
              key={name}
              type="button"
              role="tab"
              id={`tab-${name}`}
              aria-selected={tab === name}
              aria-controls="panel"
              tabIndex={tab === name ? 0 : -1}
              title={`${words.tabs[name]} (${i + 1})`}
              onClick={() => goTo(name)}
              onKeyDown={(event) => {
                const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
                if (step === 0) return
                const next = tabs[(i + step + tabs.length) % tabs.length] as Tab
                goTo(next)
                globalThis.document.getElementById(`tab-${next}`)?.focus()
              }}
            >
              {words.tabs[name]}
              {name !== 'text' && <span className="count">{counts.get(KINDS_OF_TAB[name]) ?? 0}</span>}
            </button>
          ))}
        </div>
        <div className="tools">
          {range && (
            <button
              type="button"
              className="chapter-chip"
              onClick={() => setFilter({ ...filter, chapter: null })}
              title={words.outline.all}
            >
              <span>{words.filter.chapter(range.node.title)}</span>
              <Icon name="close" size={12} />
            </button>
          )}
          <select
            className="select"
            aria-label={words.filter.confidence}
            value={filter.confidence}
            onChange={(event) => setFilter({ ...filter, confidence: Number(event.currentTarget.value) })}
          >
            <option value={0}>{words.filter.confidenceAny}</option>
            {[0.5, 0.7, 0.8, 0.9, 0.95].map((value) => (
              <option key={value} value={value}>
                {words.card.confidence} ≥ {value}
              </option>
            ))}
          </select>
          <search className="search">
            <Icon name="search" size={14} />
            <input
              ref={searchBox}
              type="search"
              value={filter.query}
              placeholder={`${tab === 'text' ? words.filter.searchText : words.filter.searchRows}  /`}
              aria-label={tab === 'text' ? words.filter.searchText : words.filter.searchRows}
              onChange={(event) => setFilter({ ...filter, query: event.currentTarget.value })}
              onKeyDown={(event) => {
                if (event.key === 'Enter' && tab === 'text') moveHit(event.shiftKey ? -1 : 1)
                else if (event.key === 'Escape') setFilter({ ...filter, query: '' })
              }}
            />
            {tab === 'text' && query.trim() !== '' && (
              <>
                <output>{words.filter.hits(hits.length === 0 ? 0 : hitAt + 1, hits.length)}</output>
                <button type="button" onClick={() => moveHit(-1)} aria-label={words.filter.previous}>
                  <Icon name="up" size={14} />
                </button>
                <button type="button" onClick={() => moveHit(1)} aria-label={words.filter.next}>
                  <Icon name="down" size={14} />
                </button>
              </>
            )}
          </search>
        </div>
      </div>
      <div className="panes">
        {isOutlineOpen && (
          <OutlinePane
            tree={tree}
            items={items}
            current={sectionInView}
            chapter={filter.chapter}
            onGo={(branch) => {
              if (tab !== 'text') show({ tab: 'text' })
              if (filter.chapter !== null) setFilter({ ...filter, chapter: null })
              // The pane may have to appear first.
              setTimeout(() => pane.current?.scrollTo(branch.from, 'start'), 0)
              if (matchMedia('(max-width: 1099px)').matches) setOutlineOpen(false)
            }}
            onOnly={(id) => setFilter({ ...filter, chapter: filter.chapter === id ? null : id })}
            onHide={() => setOutlineOpen(false)}
          />
        )}
        <div className="middle" id="panel" role="tabpanel" aria-labelledby={`tab-${tab}`}>
          {tab === 'text' ? (
            <>
              <fieldset className="legend" aria-label={words.filter.kinds}>
                {!isOutlineOpen && (
                  <button type="button" className="button is-small" onClick={() => setOutlineOpen(true)}>
                    <Icon name="outline" size={14} />
                    {words.outline.show}
                  </button>
                )}
                {itemKinds.map((kind) => (
                  <button
                    key={kind}
                    type="button"
                    className={`kind k-${kind}`}
                    aria-pressed={filter.kinds.has(kind)}
                    onClick={() => {
                      const kinds = new Set(filter.kinds)
                      if (!kinds.delete(kind)) kinds.add(kind)
                      setFilter({ ...filter, kinds })
                    }}
                  >
                    <i className={`sign k-${kind}`} aria-hidden="true" />
                    {words.kinds[kind]}
                    <span className="count">{counts.get(kind) ?? 0}</span>
                  </button>
                ))}
              </fieldset>
              <TextPane
                key={document.id}
                ref={pane}
                document={document}
                all={items}
                items={kept}
                kinds={filter.kinds}
                selected={selected}
                hits={hits}
                range={range}
                cited={cited}
                onSelect={select}
                onSection={setSectionInView}
              />
            </>
          ) : (
            <Suspense fallback={<div className="loading" aria-busy="true" />}>
              <Tables
                tab={tab}
                document={document}
                documents={documents}
                systems={props.systems}
                items={kept}
                query={query}
                tree={tree}
                selected={selected}
                isDark={props.isDark}
                tracking={props.tracking}
                orderRef={tableOrder}
                isOutlineOpen={isOutlineOpen}
                onOutline={() => setOutlineOpen(true)}
                onSelect={select}
                onCite={cite}
                onFigure={(item, at, part) => {
                  setFocus({ item: item.key, at, part })
                  select(item)
                }}
                onAddReports={props.onAddReports}
              />
            </Suspense>
          )}
        </div>
        {(selected || tab === 'text') && (
          <ItemCard
            document={document}
            tree={tree}
            items={items}
            selected={selected}
            systems={props.systems}
            tracking={document.role === 'plan' ? props.tracking : null}
            focus={focus !== null && focus.item === selected?.key ? focus : null}
            onCite={cite}
            isInText={tab === 'text'}
            onSelect={select}
            onWalk={walk}
            onToText={toText}
            onGo={(offset) => {
              show({ tab: 'text' })
              setTimeout(() => pane.current?.scrollTo(offset, 'center'), 0)
            }}
            onNotify={props.onNotify}
          />
        )}
      </div>
    </div>
  )
}

/** Index such that one step from it lands on the item next to an offset. */
function nearest(list: readonly Item[], offset: number, step: 1 | -1): number {
  const after = list.findIndex((item) => item.start >= offset)
  const at = after < 0 ? list.length : after
  return step > 0 ? at - 1 : at
}
