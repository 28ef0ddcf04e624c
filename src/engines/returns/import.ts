import { done, type Fault, type Outcome, refused } from '../../model/outcome.ts'
import type { PreviewAnswer } from './answers.ts'
import { contentOf, textOf } from './cells.ts'
import { type CellToCheck, importFaultsOf, type ReturnFinding } from './checks.ts'
import { type CellInput, rowLabel } from './definition.ts'
import type { FilledRow, FilledTemplate } from './read-workbook.ts'
import { findingsOf, type ReturnContent } from './return-content.ts'
import { templateFaultMessage } from './workbook-layout.ts'

/** What an upload would do, before anything is written. */
export interface ImportPlan {
  readonly preview: PreviewAnswer
  readonly inputs: readonly CellInput[]
  /** Where each input stands in the workbook, by row. */
  readonly places: ReadonlyMap<string, string>
}

/**
 * Compares a filled template with what stands: what it changes, what others changed since it was made, and everything that is
 * wrong, at its cell. One fault, and it is refused whole.
 */
export function planImport(
  { rows: filled, faults: found }: FilledTemplate,
  content: ReturnContent,
  bodies: ReadonlyMap<string, string>,
  edits: number,
): Outcome<ImportPlan> {
  const faults: Fault[] = [...found]
  const rows = new Map(content.rows.map((row) => [row.id, row]))
  const instead = new Map<string, CellToCheck>()
  const inputs: CellInput[] = []
  const changes: PreviewAnswer['changes'] = []
  const kept: PreviewAnswer['kept'] = []
  let unchanged = 0
  for (const one of filled) {
    const row = rows.get(one.row)
    if (row === undefined) continue
    const cell = content.cells.get(one.row)
    const now = {
      text: cell === undefined ? '' : textOf(cell),
      note: cell?.note ?? null,
      status: cell?.status ?? 'preliminary',
    }
    const after = { text: one.text, note: one.note, status: one.status ?? now.status }
    const preview = {
      row: row.id,
      label: rowLabel(row, row.part === null ? null : (bodies.get(row.part) ?? null)),
      at: one.at,
      before: now,
      after,
    }
    const isTouched = !says(one, row, one.base)
    const isSame = says({ ...one, status: after.status }, row, { ...now, note: now.note ?? '' })
    if (isSame) unchanged++
    else if (!isTouched) kept.push(preview)
    else if ((cell?.version ?? 0) !== one.base.version) {
      const what = `${cell?.by ?? ''} 已改为“${now.text || '空'}”`
      faults.push({ at: one.at, code: 'changed-meanwhile', message: templateFaultMessage('changed-meanwhile', what) })
    } else {
      changes.push(preview)
      inputs.push({ row: row.id, base: one.base.version, text: after.text, status: after.status, note: after.note })
    }
    if (isTouched && !isSame) instead.set(row.id, { row: row.id, ...after })
  }
  const findings = findingsOf(content, instead)
  const places = new Map(filled.map(({ row, at }) => [row, at]))
  const taken = new Set(faults.map(({ at }) => at))
  for (const { row, check, message } of importFaultsOf(findings)) {
    const at = places.get(row) ?? row
    // A cell whose content could not even be read has its fault already.
    if (instead.has(row) && !taken.has(at)) faults.push({ at, code: check, message })
  }
  if (faults.length > 0)
    return refused({
      reason: 'faulty',
      code: 'workbook-faulty',
      message: {
        zh: `有 ${faults.length} 处需要改正，逐格列出；没有保存任何内容。`,
        en: `${faults.length} things need mending, each at its cell; nothing was saved.`,
      },
      faults: inOrder(faults),
    })
  const told = findings.filter(({ check }) => check !== 'missing')
  return done({
    inputs,
    places,
    preview: {
      changes,
      unchanged,
      kept,
      findings: told.map((finding) => findingAnswer(finding, content, places, bodies)),
      edits,
    },
  })
}

function findingAnswer(
  { row, check, severity, message }: ReturnFinding,
  content: ReturnContent,
  places: ReadonlyMap<string, string>,
  bodies: ReadonlyMap<string, string>,
): PreviewAnswer['findings'][number] {
  const asked = content.rows.find(({ id }) => id === row)
  const label =
    asked === undefined
      ? { zh: '', en: '' }
      : rowLabel(asked, asked.part === null ? null : (bodies.get(asked.part) ?? null))
  return { row, check, severity, message: { ...message }, at: places.get(row) ?? '', label }
}

/** Whether a filled row says the same as what is given: by meaning, not by the letter. */
function says(
  filled: Pick<FilledRow, 'text' | 'note' | 'status'>,
  row: Parameters<typeof contentOf>[1],
  other: { readonly text: string; readonly note: string; readonly status: string },
): boolean {
  const [a, b] = [contentOf(filled.text, row), contentOf(other.text, row)]
  const isSameValue =
    a.kind === b.kind && (a.kind === 'unread' ? filled.text === other.text : Number(a.value) === Number(b.value))
  const isBlank = a.kind === 'empty' && (filled.note ?? '') === ''
  return (
    isSameValue &&
    (filled.note ?? '').trim() === other.note.trim() &&
    (isBlank || filled.status === null || filled.status === other.status)
  )
}

/** By sheet and row: 报送表!H8 before 报送表!H12. */
function inOrder(faults: readonly Fault[]): readonly Fault[] {
  const rowOf = ({ at }: Fault) => Number(/(\d+)$/.exec(at)?.[1] ?? 0)
  return [...faults].sort((a, b) => rowOf(a) - rowOf(b))
}
