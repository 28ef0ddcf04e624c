import {
  forwardRef,
  memo,
  type ReactNode,
  startTransition,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import type { OutlineNode, PlanModel } from '../../../../model/plan-model.ts'
import type { Bilingual } from '../../../../model/system.ts'
import { useLanguage, useSay } from '../../../../ui/language.ts'
import type { ShownBlock } from '../../blocks.ts'
import './text.css'
import type { Item, ItemKind } from './items.ts'
import { blockAt, blockStarts, lowerBound, type Mark, marksByBlock, segmentsOf } from './marks.ts'
import type { Hit } from './search.ts'
import { useTextWords } from './words.ts'

export interface TextPaneHandle {
  /** Brings the place of a source offset into view. */
  readonly scrollTo: (offset: number, block: 'start' | 'center') => void
  /** Source offset of the first block in view. */
  readonly topOffset: () => number
}

/** What the pane shows of a document. */
export interface ShownDocument {
  readonly model: Pick<PlanModel, 'outline'>
  readonly blocks: readonly ShownBlock[]
  /** What must be said about it wherever it is shown; null when nothing must. */
  readonly notice: Bilingual | null
}

interface TextPaneProps {
  readonly document: ShownDocument
  /** Every item of the document. */
  readonly all: readonly Item[]
  /** Those to be marked. */
  readonly items: readonly Item[]
  readonly kinds: ReadonlySet<ItemKind>
  readonly selected: Item | null
  readonly hits: readonly Hit[]
  /** Stretch of the source that alone is shown. */
  readonly range: { readonly from: number; readonly to: number } | null
  /** Stretch of the source that something cites. */
  readonly cited: { readonly start: number; readonly end: number } | null
  readonly onSelect: (item: Item | null) => void
  readonly onSection: (id: string | null) => void
}

/** Blocks that are shown as one: a table of rows, a run of contents lines, or a block by itself. */
type Group =
  | { readonly kind: 'one'; readonly from: number }
  | { readonly kind: 'table' | 'contents' | 'front'; readonly from: number; readonly to: number }

/**
 * The text with its marks. Every block is in the page, so that the browser's own search, selection and printing work;
 * the browser leaves out the layout of what is out of view (`content-visibility`). Which kinds of marks show is decided
 * by style alone, so that the filter need not draw the text again.
 */
export const TextPane = memo(
  forwardRef<TextPaneHandle, TextPaneProps>(function TextPane(props, ref) {
    const words = useTextWords()
    const say = useSay()
    const language = useLanguage()
    const { document, all, items, selected, hits, range, cited } = props
    const { blocks } = document
    const box = useRef<HTMLDivElement>(null)
    // What a screen holds is drawn at once, the rest in pieces that leave the page free to answer.
    const [isWhole, setWhole] = useState(false)
    useEffect(() => startTransition(() => setWhole(true)), [])
    const starts = useMemo(() => blockStarts(blocks), [blocks])
    const stretches = useMemo(() => stretchesOf(groupsOf(blocks)), [blocks])
    const drawn = useMemo(() => (isWhole ? stretches : stretches.slice(0, FIRST)), [isWhole, stretches])
    const levels = useMemo(() => new Map(document.model.outline.map((node) => [node.line, node.level])), [document])
    const marks = useStableMarks(blocks, items)
    const index = useMemo(() => new Map(all.map((item, i) => [item.key, i])), [all])
    const hitsByBlock = useMemo(() => {
      const byBlock = new Map<number, Hit[]>()
      for (const hit of [...hits, ...citedHits(blocks, starts, cited)])
        byBlock.set(hit.block, [...(byBlock.get(hit.block) ?? []), hit])
      return byBlock
    }, [hits, blocks, starts, cited])

    // A place that was asked for before it was drawn.
    const asked = useRef<{ readonly offset: number; readonly where: 'start' | 'center' } | null>(null)
    const scrollTo = (offset: number, where: 'start' | 'center') => {
      const element = elementOf(box.current, Math.max(0, blockAt(starts, offset)))
      asked.current = element || isWhole ? null : { offset, where }
      if (!element) return
      const details = element.closest('details')
      if (details) details.open = true
      bring(where === 'center' ? (element.querySelector('.is-hit') ?? element) : element, where)
    }
    useImperativeHandle(ref, () => ({ scrollTo, topOffset: () => starts[topBlock(box.current)] ?? 0 }))
    useLayoutEffect(() => {
      if (isWhole && asked.current) scrollTo(asked.current.offset, asked.current.where)
    })

    // The selected item comes into view, unless it is there already.
    const selectedKey = selected?.key ?? null
    useLayoutEffect(() => {
      if (!selected || drawn.length === 0) return
      const at = Math.max(0, blockAt(starts, selected.start))
      const target = box.current?.querySelector<HTMLElement>('.is-selected') ?? elementOf(box.current, at)
      const details = target?.closest('details')
      if (details) details.open = true
      if (target && box.current && !isWithin(target, box.current)) bring(target, 'center')
    }, [selected, starts, drawn])

    useLayoutEffect(() => {
      if (!cited || selected || drawn.length === 0) return
      const element = elementOf(box.current, Math.max(0, blockAt(starts, cited.start)))
      if (element) bring(element.querySelector('.is-hit') ?? element, 'center')
    }, [cited, selected, starts, drawn])

    // Which chapter is in view.
    const { onSection } = props
    useEffect(() => {
      const element = box.current
      if (!element) return
      let isAsked = false
      const look = () => {
        isAsked = false
        onSection(blocks[topBlock(element)]?.section ?? null)
      }
      const onScroll = () => {
        if (isAsked) return
        isAsked = true
        setTimeout(look, 120)
      }
      look()
      element.addEventListener('scroll', onScroll, { passive: true })
      return () => element.removeEventListener('scroll', onScroll)
    }, [blocks, onSection])

    const onClick = (event: React.MouseEvent) => {
      if (!(event.target instanceof Element) || (getSelection()?.toString() ?? '') !== '') return
      const element = event.target.closest<HTMLElement>('[data-items]')
      if (!element) return
      const under = (element.dataset.items ?? '')
        .split(' ')
        .map((i) => all[Number(i)])
        .filter((item): item is Item => item !== undefined && props.kinds.has(item.kind))
        .sort((a, b) => a.end - a.start - (b.end - b.start))
      if (under.length === 0) return
      // Clicking again steps outwards through what lies over one another.
      const at = under.findIndex((item) => item.key === selectedKey)
      props.onSelect(under[(at + 1) % under.length] ?? null)
    }

    const isShown = (block: number) => {
      if (range === null) return true
      const start = starts[block] as number
      return start >= range.from && start < range.to
    }
    const selectedBlocks = useMemo(() => {
      if (!selected) return [-1, -1] as const
      return [blockAt(starts, selected.start), blockAt(starts, selected.end - 1)] as const
    }, [starts, selected])

    const one = (i: number, as: 'p' | 'tr') => (
      <Block
        key={i}
        as={as}
        at={i}
        block={blocks[i] as ShownBlock}
        marks={marks[i] ?? NONE}
        hits={hitsByBlock.get(i) ?? NO_HITS}
        selectedKey={i >= selectedBlocks[0] && i <= selectedBlocks[1] ? selectedKey : null}
        index={index}
        imageWords={words.image}
        level={levels.get((blocks[i] as ShownBlock).line) ?? null}
      />
    )

    const shownGroup = (group: Group): ReactNode => {
      if (group.kind === 'one') return isShown(group.from) ? one(group.from, 'p') : null
      const rows = indexes(group.from, group.to).filter(isShown)
      if (rows.length === 0) return null
      if (group.kind === 'table')
        return (
          <div className="table-box" key={group.from}>
            <table>
              <tbody>{rows.map((i) => one(i, 'tr'))}</tbody>
            </table>
          </div>
        )
      return (
        <details className={`aside is-${group.kind}`} key={group.from} open={group.kind === 'front'}>
          <summary>
            {group.kind === 'contents' ? words.contents : words.front}
            <span className="count">{rows.length}</span>
          </summary>
          {rows.map((i) => one(i, 'p'))}
        </details>
      )
    }

    if (blocks.length === 0) return <p className="empty">{words.empty}</p>
    return (
      // biome-ignore lint/a11y/useKeyWithClickEvents: j, k and Enter do the same for the keyboard, on the whole page
      <div
        ref={box}
        aria-busy={!isWhole}
        className={`text ${[...props.kinds].map((kind) => `shows-${kind}`).join(' ')}`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be able to take the focus
        tabIndex={0}
        role="document"
        aria-label={words.label}
        onClick={onClick}
      >
        <article className="page" lang="zh-CN">
          {document.notice && (
            <p className="page-notice" lang={language === 'zh' ? 'zh-CN' : 'en'}>
              {say(document.notice)}
            </p>
          )}
          {drawn.map((stretch) => {
            const shown = stretch.map(shownGroup).filter((group) => group !== null)
            if (shown.length === 0) return null
            return (
              <div
                key={stretch[0]?.from}
                className="stretch"
                style={{ containIntrinsicSize: `auto ${roomOf(stretch, blocks)}px` }}
              >
                {shown}
              </div>
            )
          })}
        </article>
      </div>
    )
  }),
)

interface BlockProps {
  readonly as: 'p' | 'tr'
  readonly at: number
  readonly block: ShownBlock
  readonly marks: readonly Mark[]
  readonly hits: readonly Hit[]
  readonly selectedKey: string | null
  readonly index: ReadonlyMap<string, number>
  readonly imageWords: string
  /** Rank of the outline node that the block is the heading of. */
  readonly level: OutlineNode['level'] | null
}

const NONE: readonly Mark[] = []
const NO_HITS: readonly Hit[] = []

const Block = memo(function Block(props: BlockProps) {
  const { block, at } = props
  if (props.as === 'tr') {
    const cells = block.cells ?? [{ start: 0, end: block.text.length }]
    const Cell = block.isHead ? 'th' : 'td'
    return (
      <tr data-block={at} data-line={block.line}>
        {cells.map((cell) => (
          <Cell key={cell.start}>{runs(props, cell.start, cell.end)}</Cell>
        ))}
      </tr>
    )
  }
  const className = `block is-${block.kind}${block.box === null ? '' : ' is-boxed'}`
  const content = block.kind === 'image' && block.text === '' ? props.imageWords : runs(props, 0, block.text.length)
  if (block.kind === 'heading')
    return (
      <h3 className={`${className} is-level-${props.level}`} data-block={at} data-line={block.line}>
        {content}
      </h3>
    )
  return (
    <p className={className} data-block={at} data-line={block.line}>
      {content}
    </p>
  )
})

/** The words of a stretch of a block, cut where marks begin and end. */
function runs({ block, marks, hits, selectedKey, index }: BlockProps, start: number, end: number): ReactNode {
  const { text } = block
  // The reading text has no blanks; between a heading's number and its words the eye wants one.
  const number =
    block.kind === 'heading' && start === 0
      ? /^第[〇一二三四五六七八九十百0-9]{1,6}[篇章节]/.exec(text)?.[0].length
      : undefined
  if (marks.length === 0 && hits.length === 0 && number === undefined) return text.slice(start, end)
  return segmentsOf(text.length, marks, hits, number === undefined ? [] : [number])
    .filter((segment) => segment.to > start && segment.from < end)
    .map((segment) => {
      const from = Math.max(segment.from, start)
      const words = text.slice(from, Math.min(segment.to, end))
      const { marks: over } = segment
      const gap = segment.from === number ? [<span key="gap" className="heading-gap" />] : []
      if (over.length === 0) {
        const plain = segment.isHit ? (
          <mark key={from} className="is-hit">
            {words}
          </mark>
        ) : (
          words
        )
        return [...gap, plain]
      }
      const classes = new Set(over.map((mark) => `k-${mark.item.kind}`))
      const systems = over.filter((mark) => mark.item.kind === 'system')
      if (systems.length > 0 && systems.every((mark) => isMentioned(mark.item))) classes.add('is-mentioned')
      if (over.some((mark) => mark.item.key === selectedKey)) classes.add('is-selected')
      if (segment.isHit) classes.add('is-hit')
      return [
        ...gap,
        ...segment.opening
          .filter((mark) => mark.isStart)
          .map((mark) => (
            <i
              key={`s${mark.item.key}`}
              className={`sign in-text k-${mark.item.kind}${isMentioned(mark.item) ? ' is-mentioned' : ''}`}
              aria-hidden="true"
            />
          )),
        <span
          key={from}
          className={`run ${[...classes].join(' ')}`}
          data-items={over.map((mark) => index.get(mark.item.key)).join(' ')}
        >
          {words}
        </span>,
      ]
    })
}

/** A mechanism that the text names without ordering it. */
const isMentioned = (item: Item) => item.kind === 'system' && item.system.strength === 'mentioned'

/** Marks of every block; a block whose marks did not change keeps its very array, so that it is not drawn again. */
function useStableMarks(blocks: readonly ShownBlock[], items: readonly Item[]): readonly (readonly Mark[])[] {
  const last = useRef<{ blocks: readonly ShownBlock[]; marks: readonly (readonly Mark[])[] } | null>(null)
  return useMemo(() => {
    const next = marksByBlock(blocks, items)
    const before = last.current
    const stable =
      before?.blocks === blocks
        ? next.map((marks, i) =>
            isSame(marks, before.marks[i] ?? NONE) ? (before.marks[i] as readonly Mark[]) : marks,
          )
        : next
    last.current = { blocks, marks: stable }
    return stable
  }, [blocks, items])
}

const isSame = (a: readonly Mark[], b: readonly Mark[]) =>
  a.length === b.length && a.every((mark, i) => mark.item === b[i]?.item && mark.from === b[i]?.from)

function groupsOf(blocks: readonly ShownBlock[]): Group[] {
  const groups: Group[] = []
  for (let i = 0; i < blocks.length; ) {
    const block = blocks[i] as ShownBlock
    let end = i + 1
    if (block.kind === 'row') {
      while (blocks[end]?.kind === 'row' && blocks[end]?.table === block.table) end++
      groups.push({ kind: 'table', from: i, to: end })
    } else if (block.kind === 'contents' || block.kind === 'front') {
      while (blocks[end]?.kind === block.kind) end++
      groups.push({ kind: block.kind, from: i, to: end })
    } else groups.push({ kind: 'one', from: i })
    i = end
  }
  return groups
}

/** Blocks that the browser lays out together: enough that few elements are watched, few enough that each is quick. */
const STRETCH = 10
/** Stretches that are drawn at once. */
const FIRST = 4

function stretchesOf(groups: readonly Group[]): Group[][] {
  const stretches: Group[][] = []
  for (let i = 0; i < groups.length; i += STRETCH) stretches.push(groups.slice(i, i + STRETCH))
  return stretches
}

/** Height that a stretch takes before it is first laid out, in pixels: some 40 characters a line. */
function roomOf(stretch: readonly Group[], blocks: readonly ShownBlock[]): number {
  let lines = 0
  for (const group of stretch) {
    const to = group.kind === 'one' ? group.from + 1 : group.kind === 'contents' ? group.from : group.to
    for (let i = group.from; i < to; i++) lines += Math.ceil((blocks[i]?.text.length ?? 0) / 40) + 0.4
  }
  return Math.round(lines * 30) + 10
}

const indexes = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i)

/** A cited stretch as hits, one in each block that it touches. */
function citedHits(
  blocks: readonly ShownBlock[],
  starts: readonly number[],
  cited: { readonly start: number; readonly end: number } | null,
): Hit[] {
  if (!cited) return []
  const hits: Hit[] = []
  for (let i = Math.max(0, blockAt(starts, cited.start)); i < blocks.length; i++) {
    if ((starts[i] as number) >= cited.end) break
    const { at } = blocks[i] as ShownBlock
    const from = lowerBound(at, cited.start)
    const to = lowerBound(at, cited.end)
    if (from < to) hits.push({ block: i, from, to, offset: cited.start })
  }
  return hits
}

const elementOf = (box: Element | null, block: number) =>
  box?.querySelector<HTMLElement>(`[data-block="${block}"]`) ?? null

/** Index of the first block in view. */
function topBlock(box: Element | null): number {
  if (!box) return 0
  const { left, top, width } = box.getBoundingClientRect()
  for (let y = 24; y < 120; y += 24) {
    const found = document.elementFromPoint(left + width / 2, top + y)?.closest('[data-block]')
    if (found instanceof HTMLElement) return Number(found.dataset.block)
  }
  return 0
}

/** Scrolls to an element, and once more when the blocks around it have been laid out. */
function bring(element: Element, block: 'start' | 'center') {
  element.scrollIntoView({ block })
  requestAnimationFrame(() => element.isConnected && element.scrollIntoView({ block }))
}

function isWithin(element: Element, box: Element): boolean {
  const inner = element.getBoundingClientRect()
  const outer = box.getBoundingClientRect()
  return inner.top >= outer.top + 8 && inner.bottom <= outer.bottom - 8
}
