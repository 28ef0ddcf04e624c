import type { ProjectLine } from './answers.ts'
import { monthText } from './calendar.ts'
import { type Look, RANKS } from './facts-store.ts'
import { judgeProject } from './judge.ts'
import { factsFrom, type ProjectRecords, type ProjectRow } from './projects-store.ts'
import { shareOf } from './shares.ts'

/** A project as lists show it, judged by the pure rules. */
export function lineOf(look: Look, row: ProjectRow, records: ProjectRecords): ProjectLine {
  const { through, setting, on } = look
  const judged = judgeProject(factsFrom(row, records), through, setting, on)
  return {
    division: look.division,
    id: row.id,
    number: row.number,
    name: row.name,
    code: row.code,
    state: row.state,
    category: row.category,
    investor: row.investor,
    bodyName: row.bodyName,
    inCharge: row.inCharge,
    total: row.total,
    plannedStart: row.plannedStart,
    plannedEnd: row.plannedEnd,
    startedOn: row.startedOn,
    completedOn: row.completedOn,
    batch: row.batch as ProjectLine['batch'], // one of the declared choices
    plan: row.plan,
    planned: row.planned,
    done: row.done,
    invested: row.invested,
    counted: row.counted,
    investedYear: row.now,
    countedYear: row.countedNow,
    missing: missingMonths(look, row, records),
    image: records.image,
    secured: records.secured,
    arrived: records.arrived,
    paid: records.paid,
    arrivalRate: shareOf(records.arrived, row.total),
    paymentRate: shareOf(records.paid, records.arrived),
    light: judged.verdict?.light ?? null,
    // What made the light comes first.
    because: (judged.verdict?.parts ?? [])
      .map(({ light, of, because }) => ({ light, of, because: { ...because } }))
      .sort((a, b) => RANKS.indexOf(b.light) - RANKS.indexOf(a.light)),
    row: [...judged.row],
    escalation: judged.escalation,
    stall: judged.stall,
    openProblems: records.openProblems,
    place: row.lng === null || row.lat === null ? null : [row.lng, row.lat],
  }
}

/** Months of the year, from the start to completion, of which no report was confirmed. */
function missingMonths(
  { through }: Look,
  { startedOn, completedOn, state }: ProjectRow,
  { invested }: ProjectRecords,
): string[] {
  if (startedOn === null || !['started', 'building', 'completed', 'in-use'].includes(state)) return []
  return Array.from({ length: through.passed }, (_, i) => monthText(through.year, i + 1)).filter(
    (month) =>
      month >= startedOn.slice(0, 7) &&
      (completedOn === null || month <= completedOn.slice(0, 7)) &&
      !invested.has(month),
  )
}
