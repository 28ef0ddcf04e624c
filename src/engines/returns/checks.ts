import type { Period } from '../../model/period.ts'
import type { Bilingual } from '../../model/system.ts'
import { VALUE_STATUSES, type ValueStatus, valueStatusNames } from '../indicators/definition.ts'
import {
  defaultEntryCheckSettings,
  type Entry,
  type EntryCheck,
  type EntryCheckSettings,
  type EntryField,
  entryFindings,
  type KnownValue,
  type Severity,
} from '../indicators/entry-checks.ts'
import { type FormRow, seriesKeyOf } from './definition.ts'
import { type EntryFault, readEntered } from './entered-value.ts'

/** What the checks of a return may say besides those of single entries. */
export const RETURN_CHECKS = [
  'missing',
  'none-without-note',
  'evidence-missing',
  'metric-differs',
  'scale',
  'status-goes-back',
] as const
export type ReturnCheck = (typeof RETURN_CHECKS)[number] | EntryCheck | EntryFault

export interface ReturnFinding {
  readonly row: string
  readonly check: ReturnCheck
  readonly severity: Severity
  readonly message: Bilingual
}

/** A cell as it stands or as somebody is about to save it. */
export interface CellToCheck {
  readonly row: string
  readonly text: string
  readonly note: string | null
  readonly status: ValueStatus
}

/** A value of the same series that is known already, under the key of its row (`seriesKeyOf`). */
export interface KnownReturnValue extends KnownValue {
  readonly status: ValueStatus | null
}

export interface CheckContext {
  readonly period: Period
  readonly known: readonly KnownReturnValue[]
  /** Rows that have at least one file. */
  readonly rowsWithEvidence: ReadonlySet<string>
  /** What a metric says of a row, where it says anything. */
  readonly metricValues: ReadonlyMap<string, string>
  readonly settings: ReturnCheckSettings
}

export interface ReturnCheckSettings {
  readonly entries: EntryCheckSettings
  /** Whether a value that looks like one in another unit is pointed out. */
  readonly pointsOutScale: boolean
}

export const defaultReturnCheckSettings: ReturnCheckSettings = {
  entries: defaultEntryCheckSettings,
  pointsOutScale: true,
}

/**
 * Every finding of a return at once, by the same function in the form, in an uploaded workbook and on the server. What is
 * missing is an error only for who wants to submit, so it says 'missing' and the caller asks for it or not.
 */
export function returnFindings(
  rows: readonly FormRow[],
  cells: readonly CellToCheck[],
  context: CheckContext,
): readonly ReturnFinding[] {
  const findings: ReturnFinding[] = []
  const byRow = new Map(cells.map((cell) => [cell.row, cell]))
  const entries: Entry[] = []
  const latest = latestKnown(context)
  const standing = standingStatuses(context)
  for (const row of rows) {
    const cell = byRow.get(row.id)
    const entered = readEntered(cell?.text ?? '', row)
    const add = (check: ReturnCheck, severity: Severity, message: Bilingual) =>
      findings.push({ row: row.id, check, severity, message })
    switch (entered.kind) {
      case 'fault':
        add(entered.fault, 'error', entered.message)
        break
      case 'empty':
        if (!row.isOptional)
          add('missing', 'error', {
            zh: '未填。本期没有数据的，填“—”并在备注说明原因。',
            en: 'Not filled. If there is no value for this period, enter — and say why in the note.',
          })
        break
      case 'none':
        if (!hasWords(cell?.note))
          add('none-without-note', 'needs-note', {
            zh: '填“—”表示本期没有数据，请在备注说明原因。',
            en: '— says that there is no value; say why in the note.',
          })
        break
      case 'number': {
        entries.push({
          at: row.id,
          field: fieldOf(row),
          period: context.period.text,
          text: entered.value,
          unit: null,
          note: cell?.note ?? null,
        })
        checkEvidence(row, add)
        checkMetric(row, entered.value, cell?.note ?? null, add)
        if (context.settings.pointsOutScale) checkScale(row, Number(entered.value), add)
        if (cell !== undefined) checkStatus(row, cell, add)
        break
      }
    }
  }
  const wholes = wholesOf(rows)
  for (const { at, check, severity, message } of entryFindings(
    entries,
    context.known,
    wholes,
    context.settings.entries,
  ))
    findings.push({ row: at, check, severity, message })
  const order = new Map(rows.map(({ id, position }) => [id, position]))
  return findings.sort((a, b) => (order.get(a.row) ?? 0) - (order.get(b.row) ?? 0))

  type Add = (check: ReturnCheck, severity: Severity, message: Bilingual) => void

  function checkEvidence(row: FormRow, add: Add): void {
    if (row.evidence === 'none' || context.rowsWithEvidence.has(row.id)) return
    add('evidence-missing', row.evidence === 'required' ? 'error' : 'warning', {
      zh: row.evidence === 'required' ? '请上传佐证材料（公报、正式函件或单位说明）。' : '建议上传佐证材料。',
      en:
        row.evidence === 'required'
          ? 'Attach evidence: a bulletin, an official letter or a statement of the body.'
          : 'Evidence is wanted here.',
    })
  }

  function checkMetric(row: FormRow, value: string, note: string | null, add: Add): void {
    const metric = context.metricValues.get(row.id)
    if (metric === undefined || Number(metric) === Number(value) || hasWords(note)) return
    add('metric-differs', 'needs-note', {
      zh: `系统按记录算得 ${metric}，填的是 ${value}。请核对；确需不同的，在备注说明。`,
      en: `The records give ${metric}, the entry says ${value}. Check it, or say in the note why they differ.`,
    })
  }

  function checkScale(row: FormRow, value: number, add: Add): void {
    if (row.measure !== 'level' && row.measure !== 'flow') return
    const before = latest.get(`${seriesKeyOf(row)}|${row.measure}|${row.covers}`)
    if (before === undefined || before.value === 0 || value === 0) return
    const power = Math.log10(Math.abs(value / before.value))
    const scale = SCALES.find((exponent) => Math.abs(power - exponent) < SCALE_TOLERANCE)
    if (scale === undefined) return
    const times = 10 ** Math.abs(scale)
    add('scale', 'warning', {
      zh: `约为${before.period}数值 ${before.value} 的${scale > 0 ? ` ${times} 倍` : ` 1/${times}`}，疑似单位填错（应为“${row.unit ?? '无单位'}”）。`,
      en: `About ${scale > 0 ? `${times} times` : `1/${times} of`} the ${before.value} of ${before.period}: the unit (${row.unit ?? 'none'}) may be wrong.`,
    })
  }

  function checkStatus(row: FormRow, cell: CellToCheck, add: Add): void {
    const before = standing.get(`${seriesKeyOf(row)}|${row.measure}|${row.covers}`)
    if (before === undefined || rankOf(cell.status) >= rankOf(before) || hasWords(cell.note)) return
    add('status-goes-back', 'needs-note', {
      zh: `本期已有“${valueStatusNames[before].zh}”数，现填“${valueStatusNames[cell.status].zh}”。请改正状态，或在备注说明。`,
      en: `There is a ${valueStatusNames[before].en} value already; this one is ${valueStatusNames[cell.status].en}. Mend the status or explain it in the note.`,
    })
  }
}

/** 元, 千元, 万元, 亿元 and percent against shares: the slips that are made. */
const SCALES = [2, 3, 4, 8, -2, -3, -4, -8]
/** A value of the year before may have grown or fallen by a quarter and still give itself away. */
const SCALE_TOLERANCE = Math.log10(1.25)

const rankOf = (status: ValueStatus) => VALUE_STATUSES.indexOf(status)
const hasWords = (note: string | null | undefined) => (note ?? '').trim() !== ''

/** The last value of each series before the period. */
function latestKnown({ known, period }: CheckContext): ReadonlyMap<string, KnownValue> {
  const latest = new Map<string, KnownValue>()
  for (const one of known) {
    if (one.period === period.text) continue
    const key = `${one.indicator}|${one.measure}|${one.covers}`
    const other = latest.get(key)
    if (other === undefined || other.period < one.period) latest.set(key, one)
  }
  return latest
}

/** Status of the value that each series has for the period itself, from an earlier confirmation. */
function standingStatuses({ known, period }: CheckContext): ReadonlyMap<string, ValueStatus> {
  return new Map(
    known.flatMap(({ indicator, period: of, measure, covers, status }) =>
      of === period.text && status !== null ? [[`${indicator}|${measure}|${covers}`, status] as const] : [],
    ),
  )
}

/** What the checks of single entries need to know of a row. */
export function fieldOf(row: FormRow): EntryField {
  return {
    indicator: seriesKeyOf(row),
    name: row.name,
    unit: row.unit,
    decimals: row.decimals,
    measure: row.measure,
    covers: row.covers,
    direction: row.direction,
    isComparablePrice: row.isComparablePrice,
    least: row.least,
    most: row.most,
  }
}

/** Rows that make up other rows. */
export function wholesOf(rows: readonly FormRow[]) {
  const parts = new Map<string, string[]>()
  for (const { id, wholeRow } of rows) {
    if (wholeRow === null) continue
    const group = parts.get(wholeRow)
    if (group === undefined) parts.set(wholeRow, [id])
    else group.push(id)
  }
  return [...parts].map(([whole, ids]) => ({ whole, parts: ids }))
}

/** What stands in the way of submitting: errors, and notes that are still owed. */
export function hindrancesOf(findings: readonly ReturnFinding[]): readonly ReturnFinding[] {
  return findings.filter(({ severity }) => severity !== 'warning')
}

/** What stands in the way of saving a workbook whole: faults of what was entered, not what is still to be done. */
export function importFaultsOf(findings: readonly ReturnFinding[]): readonly ReturnFinding[] {
  return findings.filter(
    ({ severity, check }) => severity === 'error' && check !== 'missing' && check !== 'evidence-missing',
  )
}
