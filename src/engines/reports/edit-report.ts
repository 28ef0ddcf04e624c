import { done, type Outcome, refused } from '../../model/outcome.ts'
import type { Scope } from '../../platform/access/policy.ts'
import { record } from '../../platform/audit/record.ts'
import type { Writing } from '../../platform/database/tables.ts'
import { type Block, figuresOfBlock, type Run } from '../official-documents/model.ts'
import type { Frame } from './frame.ts'
import { type LoadedReport, loadReport } from './loaded-report.ts'
import { takeOpenReport } from './make-report.ts'
import { generatedOf, keysBefore, type Resolution, type Rewrite, resolved, runsFromText } from './merge-blocks.ts'
import { fault, faulty, noSuchBlock, noSuchReport, staleBlock, staleReport, tableFixed } from './refusals.ts'
import { appendEdit, appendFrame, moveReport, type StoredEdit, type Writer } from './reports-store.ts'

/** What a person does to a block. `seen` is the number of its latest edit that they saw; 0 for none. */
export interface BlockEdit {
  readonly key: string
  /** With 'insert': '' for a new paragraph behind the block, or the part that is rewritten. */
  readonly part: string
  readonly kind: 'replace' | 'omit' | 'insert' | 'restore'
  readonly words: string
  readonly seen: number
}

export interface Edited {
  readonly seq: number
  readonly part: string
  readonly revision: number
}

/** Writes over a block, leaves it out, puts a paragraph behind it, or takes such an edit back. */
export async function editBlock(
  tx: Writing,
  writer: Writer,
  scope: Scope,
  id: string,
  edit: BlockEdit,
): Promise<Outcome<Edited>> {
  const opened = await open(tx, writer, scope, id)
  if (opened.kind === 'refused') return opened
  const loaded = opened.value
  const block = generatedBlock(loaded, edit.key)
  const latest = latestOf(loaded, edit.key, edit.part)
  if (block === null && latest === null) return refused(noSuchBlock)
  if ((latest?.seq ?? 0) !== edit.seen) return refused(staleBlock(latest))
  if (block?.kind === 'table' && (edit.kind === 'replace' || edit.kind === 'omit')) return refused(tableFixed)
  const needsWords = edit.kind === 'replace' || edit.kind === 'insert'
  if (needsWords && edit.words.trim() === '')
    return refused(faulty([fault('words', 'empty', '请填写内容', 'Write something')]))
  const part = edit.kind === 'insert' && edit.part === '' ? nextPart(loaded, edit.key) : edit.part
  const figures = block === null ? (latest?.runs ?? []).filter((run) => run.kind === 'figure') : figuresOfBlock(block)
  return append(tx, writer, loaded, {
    key: edit.key,
    part,
    kind: edit.kind,
    runs: needsWords ? runsFromText(edit.words.trim(), figures) : [],
    block,
    latest,
  })
}

/** Settles a block whose figures changed under a person's words: takes the new text, keeps the words, or merges. */
export async function resolveBlock(
  tx: Writing,
  writer: Writer,
  scope: Scope,
  id: string,
  what: { readonly key: string; readonly part: string; readonly resolution: Resolution; readonly seen: number },
): Promise<Outcome<Edited>> {
  const opened = await open(tx, writer, scope, id)
  if (opened.kind === 'refused') return opened
  const loaded = opened.value
  const block = generatedBlock(loaded, what.key)
  const latest = latestOf(loaded, what.key, what.part)
  if (latest === null || latest.kind === 'restore') return refused(noSuchBlock)
  if (latest.seq !== what.seen) return refused(staleBlock(latest))
  // A block that is gone has no newer text: its words can only stay or go.
  const next: Rewrite | null =
    block === null
      ? what.resolution === 'accept'
        ? null
        : rewriteOf(latest)
      : resolved(block, rewriteOf(latest), what.resolution)
  return append(tx, writer, loaded, {
    key: what.key,
    part: what.part,
    kind: next === null ? 'restore' : latest.kind,
    runs: next?.runs ?? [],
    block,
    latest,
  })
}

/** Sets the elements around the text; refuses when they were set since `seen`. */
export async function setFrame(
  tx: Writing,
  writer: Writer,
  scope: Scope,
  id: string,
  seen: number,
  frame: Frame,
): Promise<Outcome<{ readonly no: number }>> {
  const opened = await open(tx, writer, scope, id)
  if (opened.kind === 'refused') return opened
  const { report, frame: current } = opened.value
  if (current.no !== seen) return refused(staleReport(current))
  await appendFrame(tx, writer, id, seen + 1, frame)
  await moveReport(tx, report)
  await record(tx, writer.actor, writer.at, {
    division: writer.division,
    action: 'reports.frame',
    subject: { kind: 'report', id },
    detail: { no: seen + 1 },
  })
  return done({ no: seen + 1 })
}

async function open(tx: Writing, writer: Writer, scope: Scope, id: string): Promise<Outcome<LoadedReport>> {
  const taken = await takeOpenReport(tx, writer, scope, id, null)
  if (taken.kind === 'refused') return taken
  const loaded = await loadReport(tx, taken.value)
  return loaded === null ? refused(noSuchReport) : done(loaded)
}

async function append(
  tx: Writing,
  writer: Writer,
  { report, composed }: LoadedReport,
  edit: {
    readonly key: string
    readonly part: string
    readonly kind: StoredEdit['kind']
    readonly runs: readonly Run[]
    readonly block: Block | null
    readonly latest: StoredEdit | null
  },
): Promise<Outcome<Edited>> {
  const { key, part, kind, runs, block, latest } = edit
  const seq = await appendEdit(tx, writer, report.id, {
    key,
    part,
    kind,
    runs,
    // An orphan goes on remembering what it replaced and where it stood.
    replaced: block === null ? (latest?.replaced ?? nothing) : generatedOf(block),
    behind: block === null ? (latest?.behind ?? []) : behindOf(composed, key),
    snapshot: report.snapshot as string, // a loaded report has one
  })
  const revision = await moveReport(tx, report)
  await record(tx, writer.actor, writer.at, {
    division: writer.division,
    action: `reports.${kind}`,
    subject: { kind: 'report', id: report.id },
    detail: { key, part, seq },
  })
  return done({ seq, part, revision })
}

const nothing = { hash: '', text: '', figures: [] }

function behindOf({ generated }: LoadedReport['composed'], key: string): readonly string[] {
  const home = [generated.blocks, ...generated.annexes.map(({ blocks }) => blocks)].find((blocks) =>
    blocks.some((block) => block.key === key),
  )
  return home === undefined ? [] : keysBefore(home, key)
}

export function generatedBlock({ composed }: LoadedReport, key: string): Block | null {
  const { blocks, annexes } = composed.generated
  return [blocks, ...annexes.map((annex) => annex.blocks)].flat().find((block) => block.key === key) ?? null
}

const latestOf = ({ edits }: LoadedReport, key: string, part: string): StoredEdit | null =>
  edits.find((edit) => edit.key === key && edit.part === part) ?? null

const nextPart = ({ edits }: LoadedReport, key: string): string =>
  String(Math.max(0, ...edits.filter((edit) => edit.key === key).map(({ part }) => Number(part))) + 1)

/** An edit that stands, as the rules take it. */
function rewriteOf({ key, part, kind, runs, replaced, behind }: StoredEdit): Rewrite {
  return { key, part, kind: kind === 'restore' ? 'replace' : kind, runs, replaced, behind }
}
