import { findPeriod } from '../../model/period.ts'
import type { Matrix, TaskRow } from './answers.ts'

/** Returns of one form as bodies by periods; a body that was not asked for a period has none there. */
export function matrixOf(today: string, tasks: readonly TaskRow[]): Matrix {
  const periods = [...new Set(tasks.map(({ period }) => period))].sort(
    (a, b) => (findPeriod(a)?.to ?? 0) - (findPeriod(b)?.to ?? 0),
  )
  const bodies = new Map<string, { readonly id: string; readonly name: string; readonly tasks: (TaskRow | null)[] }>()
  for (const task of tasks) {
    const body = bodies.get(task.body) ?? {
      id: task.body,
      name: task.bodyName,
      tasks: Array.from(periods, (): TaskRow | null => null),
    }
    body.tasks[periods.indexOf(task.period)] = task
    bodies.set(task.body, body)
  }
  return { today, periods, bodies: [...bodies.values()] }
}
