import { defineSample, type SampleActor, type SampleRecord, type SampleStage } from '../../language/sample.ts'
import { CLASS_TABLE, type ClassRow, valuesOfRow } from './city-operation/class-table.ts'
import { type Cell, cellsOf, pointIn } from './city-operation/sample-cells.ts'
import { lifeOf } from './city-operation/sample-life.ts'

/**
 * A month of a simulated district's desk (模拟数据): classes, an invented grid, parts, and cases with returns, arbitration,
 * extensions, suspensions, duplicates and rework. Streets and cells are drawn on a ruler and stand nowhere.
 */
export default defineSample({
  system: 'city-operation',
  *make(stage) {
    const begins = new Date(`${stage.from}T01:00:00Z`)
    const officer = stage.person('intake-officer')
    const responsible = new Map<ClassRow, string>()
    const classes = new Map<ClassRow, SampleRecord>()
    for (const row of CLASS_TABLE) {
      const body = bodyFor(stage, row.responsible)
      responsible.set(row, body)
      const record = classRecord(stage, row, body, begins, officer)
      classes.set(row, record)
      yield record
    }
    const cells = cellsOf(stage, begins, officer)
    for (const { record } of cells) yield record
    const parts: { readonly row: ClassRow; readonly cell: Cell; readonly record: SampleRecord }[] = []
    const partRows = CLASS_TABLE.filter(({ kind }) => kind === 'part')
    for (let i = 0; i < stage.scale(400); i++) {
      const row = stage.pick(partRows)
      const cell = stage.pick(cells)
      const classId = classes.get(row)?.id ?? ''
      const record: SampleRecord = {
        type: 'city-part',
        id: stage.id(begins),
        at: begins,
        by: officer,
        values: {
          code: `${stage.division}${row.code}${String(i + 1).padStart(6, '0')}`,
          class: classId,
          cell: cell.record.id,
          place: pointIn(stage, cell),
          address: `${cell.record.values.name}内（模拟数据）`,
          owner: responsible.get(row) ?? null,
          condition: stage.random() < 0.94 ? 'good' : stage.pick(['damaged', 'missing', 'moved'] as const),
          surveyed_on: stage.from,
        },
        steps: [],
      }
      parts.push({ row, cell, record })
      yield record
    }
    const end = new Date(`${stage.to}T10:00:00Z`)
    const opened: SampleRecord[] = []
    for (let i = 0; i < stage.scale(600); i++) {
      const isPart = stage.random() < 0.3
      const part = isPart ? stage.pick(parts) : null
      const row = part?.row ?? stage.pick(CLASS_TABLE.filter(({ kind }) => kind === 'event'))
      // Trouble clusters: half of the events happen in a sixth of the cells.
      const cell =
        part?.cell ??
        (stage.random() < 0.5 ? stage.pick(cells.slice(0, Math.ceil(cells.length / 6))) : stage.pick(cells))
      const at = new Date(end.getTime() - Math.floor(stage.random() * 40 * 86_400_000))
      const record = lifeOf(stage, {
        row,
        classId: classes.get(row)?.id ?? '',
        cell,
        part: part?.record ?? null,
        body: responsible.get(row) ?? '',
        at: new Date(at.getTime() - (at.getTime() % 60_000)),
        end,
        earlier: opened,
      })
      if (record.steps.some(({ does }) => does === 'file')) opened.push(record)
      yield record
    }
  },
})

/** The body that answers for a class, as far as the district has it; a street's own classes go to its first street. */
function bodyFor(stage: SampleStage, key: string): string {
  const found =
    stage.bodies.find((body) => body.key === key) ??
    stage.bodies.find((body) => body.key.startsWith(`${key}-`)) ??
    stage.bodies.find((body) => body.key === 'urban-management')
  if (found === undefined) throw new Error('The simulated district has no bureau for urban management.')
  return found.id
}

const classRecord = (stage: SampleStage, row: ClassRow, body: string, at: Date, by: SampleActor): SampleRecord => ({
  type: 'case-class',
  id: stage.id(at),
  at,
  by,
  values: { ...valuesOfRow(row, stage.division), responsible: body },
  steps: [],
})
