import type { CellInput, CellKind, CellVersion, FormRow } from './definition.ts'
import { readEntered } from './entered-value.ts'

/** What a cell says, however it was typed. */
export interface CellContent {
  readonly kind: CellKind
  readonly value: string | null
}

export function contentOf(text: string, row: Pick<FormRow, 'unit' | 'measure'>): CellContent {
  const entered = readEntered(text, row)
  switch (entered.kind) {
    case 'number':
      return { kind: 'number', value: entered.value }
    case 'fault':
      return { kind: 'unread', value: null }
    case 'none':
    case 'empty':
      return { kind: entered.kind, value: null }
  }
}

/** How a cell is written back into a form or a workbook: what was typed when it could not be read, else what it means. */
export function textOf(cell: Pick<CellVersion, 'kind' | 'value' | 'entered'>): string {
  switch (cell.kind) {
    case 'number':
      return cell.value ?? ''
    case 'none':
      return '—'
    case 'empty':
      return ''
    case 'unread':
      return cell.entered
  }
}

/** Two people edited the same cell: what one of them wants, and what stands since. */
export interface CellConflict {
  readonly row: string
  readonly yours: CellInput
  readonly current: CellVersion
}

export interface PlannedSave {
  /** Cells that would get a new version. */
  readonly changes: readonly { readonly input: CellInput; readonly content: CellContent; readonly version: number }[]
  readonly conflicts: readonly CellConflict[]
}

/**
 * What a save would write. A cell that says already what is asked for is left alone, whatever version was seen; one that
 * was changed since it was seen is a conflict, and then nothing is written at all.
 */
export function planSave(
  rows: ReadonlyMap<string, FormRow>,
  current: ReadonlyMap<string, CellVersion>,
  inputs: readonly CellInput[],
): PlannedSave {
  const changes: PlannedSave['changes'][number][] = []
  const conflicts: CellConflict[] = []
  for (const input of inputs) {
    const row = rows.get(input.row)
    if (row === undefined) continue
    const content = contentOf(input.text, row)
    const standing = current.get(input.row)
    if (saysTheSame(standing, input, content)) continue
    if (standing !== undefined && standing.version !== input.base)
      conflicts.push({ row: input.row, yours: input, current: standing })
    else changes.push({ input, content, version: (standing?.version ?? 0) + 1 })
  }
  return conflicts.length > 0 ? { changes: [], conflicts } : { changes, conflicts }
}

function saysTheSame(standing: CellVersion | undefined, input: CellInput, content: CellContent): boolean {
  if (standing === undefined) return content.kind === 'empty' && noteOf(input.note) === null
  return (
    standing.kind === content.kind &&
    sameNumber(standing.value, content.value) &&
    (content.kind !== 'unread' || standing.entered === input.text) &&
    noteOf(standing.note) === noteOf(input.note) &&
    (standing.status === input.status || (content.kind === 'empty' && noteOf(input.note) === null))
  )
}

/** 12.50 and 12.5 say the same; both texts are plain decimals of any length, so they are compared as such. */
function sameNumber(a: string | null, b: string | null): boolean {
  if (a === null || b === null) return a === b
  const plain = (text: string) => (text.includes('.') ? text.replace(/\.?0+$/, '') : text)
  return plain(a) === plain(b)
}

export const noteOf = (note: string | null): string | null => {
  const words = note?.trim() ?? ''
  return words === '' ? null : words
}

/** How the cells of a return changed from one moment to another, for whoever reviews it again. */
export interface CellDifference {
  readonly row: string
  readonly before: CellVersion | null
  readonly after: CellVersion | null
}

export function differences(
  before: ReadonlyMap<string, CellVersion>,
  after: ReadonlyMap<string, CellVersion>,
): readonly CellDifference[] {
  const rows = new Set([...before.keys(), ...after.keys()])
  return [...rows].flatMap((row) => {
    const [a, b] = [before.get(row) ?? null, after.get(row) ?? null]
    const isSame =
      a !== null && b !== null
        ? a.kind === b.kind &&
          sameNumber(a.value, b.value) &&
          noteOf(a.note) === noteOf(b.note) &&
          a.status === b.status
        : isBlank(a) && isBlank(b)
    return isSame ? [] : [{ row, before: a, after: b }]
  })
}

const isBlank = (cell: CellVersion | null) => cell === null || (cell.kind === 'empty' && noteOf(cell.note) === null)
