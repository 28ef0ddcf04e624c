import { type Block, type Figure, figuresOfBlock, type Run, textOfBlock } from '../official-documents/model.ts'
import { fingerprint } from './fingerprint.ts'

/**
 * What people wrote over a report, kept through every regeneration. A rewrite lies on the key of a block and remembers what
 * it replaced; when the report is made again and that has changed, both texts are shown until a person decides.
 */
export interface Rewrite {
  readonly key: string
  /** 'replace': other words. 'omit': left out. 'insert': a paragraph of a person's own behind the block. */
  readonly kind: 'replace' | 'omit' | 'insert'
  /** With 'insert': what tells several paragraphs behind one block apart, in their order. Else ''. */
  readonly part: string
  /** Empty with 'omit'. Figures in it are those of the generated text, as they read when it was written. */
  readonly runs: readonly Run[]
  /** What the block was when the rewrite was written. */
  readonly replaced: Generated
  /** Keys of the blocks before it then, the nearest first: where it belongs when its own block is gone. */
  readonly behind: readonly string[]
}

/** How many blocks before it a rewrite remembers. */
const REMEMBERED = 12

/** The keys before a block, the nearest first, for a rewrite of it. */
export function keysBefore(blocks: readonly Block[], key: string): readonly string[] {
  const at = blocks.findIndex((block) => block.key === key)
  return blocks
    .slice(Math.max(0, at - REMEMBERED), Math.max(0, at))
    .map((block) => block.key)
    .reverse()
}

/** A generated block as a rewrite remembers it. */
export interface Generated {
  readonly hash: string
  readonly text: string
  readonly figures: readonly { readonly id: string; readonly text: string }[]
}

/** A figure that reads otherwise than it did: null where it is not there on one side. */
export interface FigureChange {
  readonly id: string
  readonly before: string | null
  readonly after: string | null
}

export type MergedState =
  /** As generated. */
  | 'generated'
  /** A person's words over a text that is still the same. */
  | 'rewritten'
  /** A person's words over a text that has changed since. */
  | 'changed'
  /** A person's words over a block that is no longer generated. */
  | 'orphaned'
  /** Left out by a person. */
  | 'omitted'
  /** A paragraph of a person's own. */
  | 'inserted'

export interface MergedBlock {
  readonly key: string
  readonly part: string
  readonly state: MergedState
  /** What the document shows; null for what is left out. */
  readonly block: Block | null
  /** What was generated; null for a block of a person's own, and for one that is no longer generated. */
  readonly generated: Block | null
  readonly rewrite: Rewrite | null
  /** With 'changed': the figures that read otherwise; empty where only words did. */
  readonly changes: readonly FigureChange[]
}

export const generatedOf = (block: Block): Generated => ({
  hash: fingerprint(identityOf(block)),
  text: textOfBlock(block),
  figures: figuresOfBlock(block).map(({ id, text }) => ({ id, text })),
})

/** What makes a block the same: its kind, its words, and which figures stand in them. Sources may change without it. */
function identityOf(block: Block): string {
  return JSON.stringify([block.kind, textOfBlock(block), figuresOfBlock(block).map(({ id, text }) => [id, text])])
}

/**
 * Lays the rewrites over the generated blocks. Every generated block appears once, in order; every rewrite appears once, at
 * its block or, when that is gone, behind the block it last followed, and never vanishes.
 */
export function mergeBlocks(generated: readonly Block[], rewrites: readonly Rewrite[]): readonly MergedBlock[] {
  const keys = new Set(generated.map(({ key }) => key))
  const own = (key: string) => rewrites.filter((rewrite) => rewrite.key === key)
  const merged = generated.flatMap((block): readonly MergedBlock[] => {
    const [inserts, others] = parted(own(block.key), ({ kind }) => kind === 'insert')
    const placed = [...inserts].sort((a, b) => Number(a.part) - Number(b.part))
    return [mergedBlock(block, others[0] ?? null), ...placed.map(inserted)]
  })
  const orphans = rewrites.filter(({ key }) => !keys.has(key))
  for (const orphan of orphans) {
    const place = orphan.behind.find((key) => keys.has(key))
    const at = place === undefined ? merged.length - 1 : merged.findLastIndex(({ key }) => key === place)
    merged.splice(at + 1, 0, orphaned(orphan))
  }
  return merged
}

function mergedBlock(block: Block, rewrite: Rewrite | null): MergedBlock {
  const base = { key: block.key, part: '', generated: block, rewrite }
  if (rewrite === null) return { ...base, state: 'generated', block, changes: [] }
  const now = generatedOf(block)
  const same = now.hash === rewrite.replaced.hash
  const changes = same ? [] : figureChanges(rewrite.replaced.figures, now.figures)
  if (rewrite.kind === 'omit') return { ...base, state: same ? 'omitted' : 'changed', block: null, changes }
  return { ...base, state: same ? 'rewritten' : 'changed', block: blockOf(block, rewrite), changes }
}

/** The words of a person in the place of a block. A question that is answered becomes a paragraph; a heading stays one. */
function blockOf(block: Block, rewrite: Rewrite): Block {
  if (block.kind === 'heading') return { ...block, text: textOfRuns(rewrite.runs) }
  return { kind: 'paragraph', key: block.key, runs: rewrite.runs }
}

const inserted = (rewrite: Rewrite): MergedBlock => ({
  key: rewrite.key,
  part: rewrite.part,
  state: 'inserted',
  block: { kind: 'paragraph', key: `${rewrite.key}#${rewrite.part}`, runs: rewrite.runs },
  generated: null,
  rewrite,
  changes: [],
})

const orphaned = (rewrite: Rewrite): MergedBlock => ({
  key: rewrite.key,
  part: rewrite.part,
  state: 'orphaned',
  block:
    rewrite.kind === 'omit'
      ? null
      : {
          kind: 'paragraph',
          key: rewrite.part === '' ? rewrite.key : `${rewrite.key}#${rewrite.part}`,
          runs: rewrite.runs,
        },
  generated: null,
  rewrite,
  changes: [],
})

/** The figures that read otherwise, in the order of the newer text, those that went last. */
export function figureChanges(before: Generated['figures'], after: Generated['figures']): readonly FigureChange[] {
  const old = new Map(before.map(({ id, text }) => [id, text]))
  const now = new Map(after.map(({ id, text }) => [id, text]))
  return [
    ...[...now].flatMap(([id, text]) => {
      const was = old.get(id) ?? null
      return was === text ? [] : [{ id, before: was, after: text }]
    }),
    ...[...old].flatMap(([id, text]) => (now.has(id) ? [] : [{ id, before: text, after: null }])),
  ]
}

/** What a person may do about a rewrite whose text has changed underneath. */
export type Resolution = 'accept' | 'keep' | 'merge'

/**
 * The rewrite after a decision: 'accept' gives null, the generated text stands; 'keep' keeps the words and remembers the
 * newer text; 'merge' keeps the words and brings their figures up to date.
 */
export function resolved(block: Block, rewrite: Rewrite, resolution: Resolution): Rewrite | null {
  switch (resolution) {
    case 'accept':
      return null
    case 'keep':
      return { ...rewrite, replaced: generatedOf(block) }
    case 'merge':
      return { ...rewrite, runs: withFigures(rewrite.runs, figuresOfBlock(block)), replaced: generatedOf(block) }
  }
}

/** The runs with each figure as it reads now; a figure that is gone stays as words. */
export function withFigures(runs: readonly Run[], figures: readonly Figure[]): readonly Run[] {
  const now = new Map(figures.map((figure) => [figure.id, figure]))
  return runs.map((run): Run => {
    if (run.kind === 'text') return run
    return now.get(run.id) ?? { kind: 'text', text: run.text }
  })
}

/**
 * Finds the figures in words that a person typed: each figure once, in order, where its printed text stands and no digit
 * touches it. What is not found is words.
 */
export function runsFromText(words: string, figures: readonly Figure[]): readonly Run[] {
  const runs: Run[] = []
  let from = 0
  const add = (text: string) => {
    if (text !== '') runs.push({ kind: 'text', text })
  }
  const left = [...figures].filter(({ text }) => /\d/.test(text) || text.length > 1)
  while (left.length > 0) {
    const found = left
      .map((figure, i) => ({ figure, i, at: placeInWords(words, figure.text, from) }))
      .filter(({ at }) => at >= 0)
      .sort((a, b) => a.at - b.at || b.figure.text.length - a.figure.text.length || a.i - b.i)[0]
    if (found === undefined) break
    add(words.slice(from, found.at))
    runs.push(found.figure)
    from = found.at + found.figure.text.length
    left.splice(found.i, 1)
  }
  add(words.slice(from))
  return runs
}

function placeInWords(words: string, shown: string, from: number): number {
  for (let at = words.indexOf(shown, from); at >= 0; at = words.indexOf(shown, at + 1)) {
    const before = words[at - 1] ?? ''
    const after = words[at + shown.length] ?? ''
    const touches = (/[\d.]/.test(before) && /^\d/.test(shown)) || (/\d$/.test(shown) && /[\d.%]/.test(after))
    if (!touches) return at
  }
  return -1
}

const textOfRuns = (runs: readonly Run[]) => runs.map(({ text }) => text).join('')

function parted<T>(items: readonly T[], test: (item: T) => boolean): readonly [readonly T[], readonly T[]] {
  return [items.filter(test), items.filter((item) => !test(item))]
}
