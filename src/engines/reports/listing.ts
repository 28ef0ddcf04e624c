import type { Row } from '../../platform/database/tables.ts'
import { headingMarkers } from '../official-documents/headings.ts'
import type { AssignmentAnswer, CommentAnswer, MergedBlockAnswer, ReportPage, ReportRow } from './answers.ts'
import type { Assignment } from './assessments-store.ts'
import type { StoredComment } from './comments-store.ts'
import { openPointsOf } from './compose-report.ts'
import { NEXT_STATES, reportStateNames } from './decide-report.ts'
import { differencesOf } from './differences.ts'
import { reportKindNames } from './facts.ts'
import type { LoadedReport } from './loaded-report.ts'
import type { MergedBlock } from './merge-blocks.ts'
import type { SnapshotInfo, StoredEdit } from './reports-store.ts'

/** A report as a row of the list. */
export function rowOf(report: Row<'report'>, snapshot: Pick<SnapshotInfo, 'as_of' | 'plan_version'> | null): ReportRow {
  return {
    division: report.division,
    id: report.id,
    plan: report.plan,
    kind: report.kind,
    kindWords: reportKindNames[report.kind],
    year: report.year,
    title: report.title,
    state: report.state,
    stateWords: reportStateNames[report.state],
    revision: report.revision,
    by: report.by_name,
    at: report.at.toISOString(),
    asOf: snapshot?.as_of ?? null,
    planVersion: snapshot?.plan_version ?? null,
  }
}

/** Merged blocks with their markers and latest edits. */
export function blockAnswers(
  merged: readonly MergedBlock[],
  edits: readonly StoredEdit[],
): readonly MergedBlockAnswer[] {
  const shown = merged.flatMap(({ block }) => (block === null ? [] : [block]))
  const byPlace = headingMarkers(shown)
  const markers = new Map([...byPlace].map(([i, marker]) => [shown[i]?.key ?? '', marker]))
  const latest = new Map(edits.map((edit) => [`${edit.key}#${edit.part}`, edit]))
  return merged.map(({ key, part, state, block, generated, changes }) => {
    const edit = latest.get(`${key}#${part}`) ?? null
    return {
      key,
      part,
      state,
      marker: markers.get(block?.key ?? '') ?? null,
      block,
      generated: state === 'changed' || state === 'rewritten' || state === 'omitted' ? generated : null,
      edit:
        edit === null
          ? null
          : {
              seq: edit.seq,
              kind: edit.kind,
              by: edit.by,
              at: edit.at,
              replacedText: edit.replaced.text,
              runs: [...edit.runs],
            },
      changes: [...changes],
    }
  })
}

export const assignmentAnswer = (one: Assignment): AssignmentAnswer => ({ ...one })

export const commentAnswer = (comment: StoredComment, person: string | null): CommentAnswer => ({
  id: comment.id,
  key: comment.key,
  answers: comment.answers,
  text: comment.text,
  role: comment.role,
  by: comment.by,
  at: comment.at,
  isOwn: person !== null && comment.byId === person,
  isResolved: comment.isResolved,
  resolvedBy: comment.resolvedBy,
})

/** Everything that the editor shows; tables of annexes are asked for one by one. */
export function pageOf(
  loaded: LoadedReport,
  besides: {
    readonly comments: readonly StoredComment[]
    readonly snapshots: readonly SnapshotInfo[]
    readonly versions: readonly {
      readonly no: number
      readonly hash: string
      readonly by_name: string
      readonly at: Date
    }[]
    readonly steps: readonly Row<'report_step'>[]
    readonly assignments: readonly Assignment[]
    readonly person: string | null
    readonly today: string
  },
): ReportPage {
  const { report, composed, edits, facts, frame } = loaded
  const current = besides.snapshots.find(({ id }) => id === report.snapshot) ?? null
  const open = openPointsOf(composed)
  return {
    ...rowOf(report, current),
    today: besides.today,
    documentTitle: composed.document.title,
    label: composed.document.label,
    isIntact: loaded.isIntact,
    blocks: [...blockAnswers(composed.blocks, edits)],
    annexes: composed.annexes.map(({ key, title, orientation, blocks }) => ({
      key,
      title,
      orientation,
      rows: blocks.reduce((sum, { block }) => sum + (block?.kind === 'table' ? block.rows.length : 0), 0),
    })),
    open: { questions: [...open.questions], changed: [...open.changed], orphaned: [...open.orphaned] },
    frame: frame.frame,
    frameNo: frame.no,
    comments: besides.comments.map((comment) => commentAnswer(comment, besides.person)),
    snapshots: besides.snapshots.map((one) => ({
      id: one.id,
      no: one.no,
      asOf: one.as_of,
      knownAt: one.known_at.toISOString(),
      planVersion: one.plan_version,
      hash: one.hash,
      by: one.by_name,
      at: one.at.toISOString(),
    })),
    versions: besides.versions.map(({ no, hash, by_name, at }) => ({ no, hash, by: by_name, at: at.toISOString() })),
    steps: besides.steps.map((step) => ({
      state: step.state,
      stateWords: reportStateNames[step.state],
      reason: step.reason,
      version: step.version,
      by: step.by_name,
      at: step.at.toISOString(),
    })),
    next: [...NEXT_STATES[report.state]],
    assignments: besides.assignments.map(assignmentAnswer),
    targets: facts.targets.map(({ id, name, standingWords, targetText }) => ({ id, name, standingWords, targetText })),
    adjustments: facts.adjustments.map(({ target, proposal, proposed, reason, basis, by, on }) => ({
      target,
      proposal,
      proposed,
      reason,
      basis,
      by,
      on,
    })),
    differences: differencesOf(facts).length,
  }
}
