import { done, type Outcome, refused } from '../../model/outcome.ts'
import { getPeriod } from '../../model/period.ts'
import { record } from '../../platform/audit/record.ts'
import { inRefusableTransaction } from '../../platform/database/refusable.ts'
import type { Database, Reading } from '../../platform/database/tables.ts'
import type { MetricSources } from '../../platform/metrics/metric-source.ts'
import type { RoundSources } from '../../platform/metrics/round-source.ts'
import { inForce } from '../indicators/observations.ts'
import { findObservations } from '../indicators/targets-store.ts'
import { type CellChange, type ChangedRows, withCells, withUnits } from './cells.ts'
import { type Grid, readGrid } from './grid.ts'
import { columnsOf } from './needs.ts'
import { fault, faulty, stale } from './refusals.ts'
import { type Basis, findBasis } from './result-store.ts'
import { announceRound, faultsOfUnits, refusalOfEdit, takeRound, writeData } from './round-write-store.ts'
import { by, type Writer } from './scheme-store.ts'
import type { DataWay } from './tables.ts'
import { tableOf } from './unit-data.ts'

/** What a change of the data did, or would do. */
export interface DataChange {
  readonly units: number
  readonly cells: number
  readonly added: readonly string[]
  readonly leftOut: readonly string[]
  readonly changes: readonly {
    readonly unit: string
    readonly column: string
    readonly was: string
    readonly text: string
  }[]
  /** What could not be taken, and why: a unit of measurement that does not match, records that say nothing. */
  readonly problems: readonly {
    readonly unit: string
    readonly column: string
    readonly zh: string
    readonly en: string
  }[]
  /** Columns of the file that the scheme does not read. */
  readonly ignored: readonly string[]
  readonly saved: boolean
  readonly revision: number
}

export interface DataOptions {
  readonly revision: number | null
  readonly isDryRun: boolean
  readonly reason: string
}

/** Bodies of a division that stand, by name. */
async function bodiesByName(db: Reading, division: string): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('body')
    .select(['id', 'name_zh'])
    .where('division', '=', division)
    .where('ended_on', 'is', null)
    .execute()
  return new Map(rows.map(({ id, name_zh }) => [name_zh, id]))
}

/** Takes in an uploaded table: faults by cell, all at once; a dry run first, then all of it or nothing. */
export async function takeTable(
  db: Database,
  writer: Writer,
  id: string,
  grid: Grid,
  file: string,
  options: DataOptions & { readonly namesUnits: boolean },
): Promise<Outcome<DataChange>> {
  const basis = await findBasis(db, writer.division, id)
  if (basis.kind === 'refused') return basis
  const { round, scheme, rows } = basis.value
  const read = readGrid(grid, {
    scheme: scheme.content,
    columns: columnsOf(scheme.content, scheme.needs),
    rows,
    bodies: await bodiesByName(db, writer.division),
    // A round without units takes them from its first file.
    namesUnits: options.namesUnits || rows.length === 0,
    file,
    by: by(writer).by_name,
    at: writer.at.toISOString(),
  })
  if (read.kind === 'refused') return read
  const no = round.dataNo + 1
  const named: ChangedRows =
    read.value.units === null ? { rows, changed: [], cells: 0 } : withUnits(rows, read.value.units, no)
  return applyChange(
    db,
    writer,
    basis.value,
    named,
    read.value.changes,
    'file',
    file,
    { problems: [], ignored: read.value.ignored },
    options,
  )
}

/** Writes cells that a person typed. */
export async function writeCells(
  db: Database,
  writer: Writer,
  id: string,
  cells: readonly { readonly code: string; readonly column: string; readonly text: string }[],
  options: DataOptions,
): Promise<Outcome<DataChange>> {
  const basis = await findBasis(db, writer.division, id)
  if (basis.kind === 'refused') return basis
  const { round, scheme, rows } = basis.value
  const columns = new Set(columnsOf(scheme.content, scheme.needs).map(({ column }) => column))
  const byCode = new Map(rows.map((row) => [row.code, row]))
  const faults = cells.flatMap(({ code, column }, i) => [
    ...(byCode.has(code)
      ? []
      : [fault(`cells.${i}.code`, 'unknown-unit', `没有单位“${code}”`, `There is no unit “${code}”`)]),
    ...(columns.has(column)
      ? []
      : [fault(`cells.${i}.column`, 'unknown-column', `没有“${column}”这一列`, `There is no column “${column}”`)]),
  ])
  if (faults.length > 0) return refused(faulty(faults))
  const changes = cells.map(
    ({ code, column, text }): CellChange => ({
      code,
      column,
      text: text.trim(),
      origin: {
        kind: 'entry',
        by: by(writer).by_name,
        at: writer.at.toISOString(),
        reason: options.reason.trim(),
        was: byCode.get(code)?.cells[column] ?? null,
        objection: null,
      },
    }),
  )
  const way: DataWay = round.state === 'draft' ? 'entry' : 'correction'
  return applyChange(
    db,
    writer,
    basis.value,
    { rows, changed: [], cells: 0 },
    changes,
    way,
    null,
    NOTHING_TOLD,
    options,
  )
}

/** Replaces the list of units by names, by bodies or by the records of the round's source. */
export async function replaceUnits(
  db: Database,
  writer: Writer,
  id: string,
  units: readonly { readonly code: string; readonly name: string; readonly body: string | null }[],
  options: DataOptions,
): Promise<Outcome<DataChange>> {
  const basis = await findBasis(db, writer.division, id)
  if (basis.kind === 'refused') return basis
  const { round, rows } = basis.value
  const faults = faultsOfUnits(units)
  if (faults.length > 0) return refused(faulty(faults))
  return applyChange(
    db,
    writer,
    basis.value,
    withUnits(rows, units, round.dataNo + 1),
    [],
    'units',
    null,
    NOTHING_TOLD,
    options,
  )
}

/** Fills cells from where their columns are bound to: values of indicators, metrics, records of the round's source. */
export async function drawData(
  db: Database,
  sources: { readonly metrics: MetricSources; readonly roundSources: RoundSources },
  writer: Writer,
  id: string,
  options: DataOptions & { readonly replaces: boolean },
): Promise<Outcome<DataChange>> {
  const basis = await findBasis(db, writer.division, id)
  if (basis.kind === 'refused') return basis
  const { round, scheme, rows } = basis.value
  const columns = columnsOf(scheme.content, scheme.needs)
  const changes: CellChange[] = []
  const problems: DataChange['problems'][number][] = []
  const at = writer.at.toISOString()
  const period = getPeriod(round.period)
  const open = rows.map((row) => ({
    ...row,
    isOpen: (column: string) => options.replaces || (row.cells[column] ?? '').trim() === '',
  }))
  const problem = (unit: string, column: string, zh: string, en: string) => problems.push({ unit, column, zh, en })
  for (const { column, from, unit } of columns) {
    if (from === null) continue
    if (from.kind === 'observation') {
      const found = await findObservations(db, writer.division, {
        indicators: [from.indicator],
        periods: [round.period],
      })
      const standing = inForce(found, at).filter(
        ({ observation }) => observation.measure === from.measure && observation.dimension === null,
      )
      for (const row of open.filter(({ isOpen }) => isOpen(column))) {
        const own = standing.find(({ observation }) => row.body !== null && observation.part === row.body)?.observation
        const recorded = found.find((one) => one.id === own?.id)
        if (own === undefined || recorded === undefined || own.value === null)
          problem(row.name, column, `没有${round.period}的数值`, `There is no value of ${round.period}`)
        else if (unit !== '' && own.unit !== null && own.unit !== unit)
          problem(
            row.name,
            column,
            `指标的单位是“${own.unit}”，这一列要“${unit}”`,
            `The indicator is in “${own.unit}”, the column in “${unit}”`,
          )
        else
          changes.push({
            code: row.code,
            column,
            text: String(own.value),
            origin: {
              kind: 'observation',
              observation: own.id,
              indicator: from.indicator,
              status: own.status,
              by: recorded.by,
              at: own.recordedAt,
            },
          })
      }
    } else if (from.kind === 'metric') {
      const metric = sources.metrics.get(from.metric)
      if (metric === undefined) {
        problem('', column, `没有取数口径“${from.metric}”`, `There is no metric “${from.metric}”`)
        continue
      }
      for (const row of open.filter(({ isOpen }) => isOpen(column))) {
        if (row.body === null) {
          problem(row.name, column, '这个单位没有对应的机构', 'No body answers for this unit')
          continue
        }
        const answer = await metric.compute(db, { division: writer.division, body: row.body, period, now: writer.at })
        if (answer.value === null) problem(row.name, column, answer.worked.zh, answer.worked.en)
        else
          changes.push({
            code: row.code,
            column,
            text: answer.value,
            origin: {
              kind: 'records',
              source: metric.id,
              name: metric.name,
              worked: answer.worked,
              records: answer.records.slice(0, 200),
              at,
            },
          })
      }
    } else {
      const source = sources.roundSources.get(from.source)
      if (source === undefined) {
        problem('', column, `没有台账“${from.source}”`, `There is no register “${from.source}”`)
        continue
      }
      const asked = open.filter(({ isOpen }) => isOpen(column)).map(({ code }) => code)
      const cells = await source.cells(db, {
        division: writer.division,
        period,
        units: asked,
        columns: [from.column],
      })
      const byUnit = new Map(cells.map((cell) => [cell.unit, cell]))
      for (const row of open.filter(({ code }) => asked.includes(code))) {
        const cell = byUnit.get(row.code)
        if (cell === undefined || cell.text === null)
          problem(
            row.name,
            column,
            cell?.worked.zh ?? '台账里没有这个单位',
            cell?.worked.en ?? 'The register does not know it',
          )
        else
          changes.push({
            code: row.code,
            column,
            text: cell.text,
            origin: {
              kind: 'records',
              source: source.id,
              name: source.name,
              worked: cell.worked,
              records: cell.records.slice(0, 200),
              at,
            },
          })
      }
    }
  }
  return applyChange(
    db,
    writer,
    basis.value,
    { rows, changed: [], cells: 0 },
    changes,
    'records',
    null,
    { problems, ignored: [] },
    options,
  )
}

/** Checks the whole table with the change in it, and writes it unless it is a dry run or changes nothing. */
async function applyChange(
  db: Database,
  writer: Writer,
  { round, scheme, rows: before }: Basis,
  named: ChangedRows,
  cells: readonly CellChange[],
  way: DataWay,
  file: string | null,
  told: Pick<DataChange, 'problems' | 'ignored'>,
  { revision, isDryRun, reason }: DataOptions,
): Promise<Outcome<DataChange>> {
  if (revision !== null && revision !== round.revision)
    return refused(stale('round', '', { revision: round.revision, state: round.state }))
  const refusal = refusalOfEdit(round, isDryRun ? 'dry run' : reason)
  if (refusal !== null) return refused(refusal)
  const after = withCells(named.rows, cells, round.dataNo + 1)
  const written = new Set(after.changed.map(({ code }) => code))
  const changed = [...named.changed.filter(({ code }) => !written.has(code)), ...after.changed]
  const place = (row: number, column: string) => `${after.rows[row]?.name ?? ''}：${column}`
  // A round may have no units yet; then there is nothing to read.
  const read =
    after.rows.length === 0 ? null : tableOf(scheme.content, columnsOf(scheme.content, scheme.needs), after.rows, place)
  if (read !== null && !read.ok) return refused(faulty(read.faults))
  const was = new Map(before.map((row) => [row.code, row]))
  const change: Omit<DataChange, 'saved' | 'revision'> = {
    units: after.rows.length,
    cells: after.cells,
    added: after.rows.filter(({ code }) => !was.has(code)).map(({ name }) => name),
    leftOut: named.changed.filter(({ isLeftOut }) => isLeftOut).map(({ name }) => name),
    changes: after.changed
      .flatMap((row) =>
        Object.keys(row.cells)
          .filter((column) => (was.get(row.code)?.cells[column] ?? '') !== (row.cells[column] ?? ''))
          .map((column) => ({
            unit: row.name,
            column,
            was: was.get(row.code)?.cells[column] ?? '',
            text: row.cells[column] ?? '',
          })),
      )
      .slice(0, LISTED),
    problems: told.problems.slice(0, LISTED),
    ignored: told.ignored,
  }
  if (isDryRun || changed.length === 0) return done({ ...change, saved: false, revision: round.revision })
  return inRefusableTransaction(db, async (tx) => {
    // What was read stands on this revision: whoever changed the round since then is asked to be looked at first.
    const taken = await takeRound(tx, writer, round.id, round.revision)
    if (taken.kind === 'refused') return taken
    const no = await writeData(tx, writer, round, scheme, { ...after, changed }, way, file, reason)
    await announceRound(tx, round)
    await record(tx, writer.actor, writer.at, {
      division: writer.division,
      action: `evaluations.data-${way}`,
      subject: { kind: 'evaluation-round', id: round.id },
      reason: reason.trim() || null,
      detail: { no, file, units: after.rows.length, cells: after.cells },
    })
    return done({ ...change, saved: true, revision: round.revision + 1 })
  })
}

const NOTHING_TOLD = { problems: [], ignored: [] } as const

/** So many changes and problems are listed in an answer; the rest are counted. */
const LISTED = 2000
