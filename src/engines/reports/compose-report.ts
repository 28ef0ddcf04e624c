import type { Annex, Block, OfficialDocument } from '../official-documents/model.ts'
import type { ReportFacts } from './facts.ts'
import { type Frame, framed } from './frame.ts'
import { type MergedBlock, mergeBlocks, type Rewrite } from './merge-blocks.ts'
import { writeReport } from './write-report.ts'

/** A report as it stands: what follows from the facts, what people wrote over it, and the document that both give. */
export interface ComposedReport {
  readonly generated: OfficialDocument
  readonly blocks: readonly MergedBlock[]
  readonly annexes: readonly (Omit<Annex, 'blocks'> & { readonly blocks: readonly MergedBlock[] })[]
  /** What is printed: without what was left out, with people's words in place. */
  readonly document: OfficialDocument
}

/** Lays rewrites and frame over what the facts give. Rewrites of an annex's blocks stay there; orphans go to the text. */
export function composeReport(facts: ReportFacts, rewrites: readonly Rewrite[], frame: Frame): ComposedReport {
  const generated = writeReport(facts)
  const placeOf = annexOfKeys(generated)
  const home = (rewrite: Rewrite) =>
    placeOf.get(rewrite.key) ?? rewrite.behind.map((key) => placeOf.get(key)).find((key) => key !== undefined) ?? null
  const blocks = mergeBlocks(
    generated.blocks,
    rewrites.filter((rewrite) => home(rewrite) === null),
  )
  const annexes = generated.annexes.map((annex) => ({
    ...annex,
    blocks: mergeBlocks(
      annex.blocks,
      rewrites.filter((rewrite) => home(rewrite) === annex.key),
    ),
  }))
  const shown = (merged: readonly MergedBlock[]): readonly Block[] =>
    merged.flatMap(({ block }) => (block === null ? [] : [block]))
  const document: OfficialDocument = {
    ...generated,
    blocks: shown(blocks),
    annexes: annexes.map((annex) => ({ ...annex, blocks: shown(annex.blocks) })),
  }
  return { generated, blocks, annexes, document: framed(document, frame) }
}

/** Which annex each key of an annex belongs to. */
function annexOfKeys({ annexes }: OfficialDocument): ReadonlyMap<string, string> {
  return new Map(annexes.flatMap(({ key, blocks }) => blocks.map((block) => [block.key, key] as const)))
}

/** What still has to be settled before a report can be called final. */
export interface OpenPoints {
  /** Keys of questions that nobody has answered. */
  readonly questions: readonly string[]
  /** Keys of blocks whose figures changed under a person's words. */
  readonly changed: readonly string[]
  /** Keys of a person's words over a text that is no longer generated. */
  readonly orphaned: readonly string[]
}

export function openPointsOf({ blocks, annexes }: Pick<ComposedReport, 'blocks' | 'annexes'>): OpenPoints {
  const all = [...blocks, ...annexes.flatMap((annex) => annex.blocks)]
  const keys = (test: (one: MergedBlock) => boolean) => all.filter(test).map(({ key }) => key)
  return {
    questions: keys(({ block }) => block?.kind === 'question'),
    changed: keys(({ state }) => state === 'changed'),
    orphaned: keys(({ state }) => state === 'orphaned'),
  }
}
