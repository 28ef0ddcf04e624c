import type { ProjectLine, Schedule } from './answers.ts'
import { monthText } from './calendar.ts'
import type { Look } from './facts-store.ts'
import type { ProjectRecords } from './projects-store.ts'

/** The months of the judged year: planned, invested by own count, as counted, and the light that each had. */
export function monthsOf({ through }: Look, line: ProjectLine, records: ProjectRecords): Schedule['months'] {
  const lights = new Map(line.row.map(({ month, light }) => [month, light]))
  return Array.from({ length: 12 }, (_, i) => {
    const month = monthText(through.year, i + 1)
    return {
      month,
      planned: records.planMonths[i] ?? null,
      invested: records.invested.get(month) ?? null,
      counted: records.counted.get(month) ?? null,
      light: lights.get(month) ?? null,
    }
  })
}
