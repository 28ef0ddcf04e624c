import { canRun, type System } from '../../language/system.ts'
import type { OrderedSystem, OutlineNode } from '../../model/plan-model.ts'
import type { SystemChapter } from '../../systems/all.ts'
import type { TargetRow } from '../indicators/answers.ts'
import type { SystemAnswer, Systems } from './answers.ts'
import { addressOfLine, addressOfTarget } from './compose.ts'
import type { PlanInForce } from './plan-text.ts'

interface Ordering extends PlanInForce {
  readonly outline: readonly OutlineNode[]
  readonly ordered: readonly OrderedSystem[]
}

/**
 * Every declared system, by chapter, with whether it runs and what the plan says of it: the sentences that order it, and the
 * targets that stand in the same sections. `on` holds those that are switched on.
 */
export function systemsOf(
  chapters: readonly SystemChapter[],
  ordering: Ordering | null,
  targets: readonly TargetRow[],
  on: ReadonlySet<string>,
): Systems {
  const names = new Map(chapters.flatMap(({ systems }) => systems.map(({ id, name }) => [id, name] as const)))
  const sections = ordering === null ? [] : sectionLines(ordering.outline)
  const sectionOf = (line: number) => sections.findLast((start) => start <= line) ?? 0
  const answerOf = (system: System): SystemAnswer => {
    const clauses = (ordering?.ordered ?? []).filter((one) => one.system === system.id)
    const orders = clauses.filter(({ strength }) => strength === 'ordered')
    const places = new Set(orders.map(({ line }) => sectionOf(line)))
    return {
      id: system.id,
      name: system.name,
      purpose: system.purpose,
      works: system.works,
      engine: system.engine,
      basis: system.basis.map(({ title, number, sure }) => ({ title, number: number ?? null, sure })),
      runs: !canRun(system) ? 'none' : on.has(system.id) ? 'on' : 'off',
      state: orders.length > 0 ? 'ordered' : clauses.length > 0 ? 'mentioned' : 'not-ordered',
      clauses: clauses.map(({ clause, line, text }) => ({
        clause,
        line,
        text,
        href: ordering === null ? null : addressOfLine(ordering.version.division, ordering.plan.id, line),
      })),
      feeds: system.feeds.flatMap((id) => {
        const name = names.get(id)
        return name === undefined ? [] : [{ id, name }]
      }),
      targets: targets
        .filter(({ line }) => places.has(sectionOf(line)))
        .map((row) => ({ id: row.id, name: row.name, href: addressOfTarget(row) })),
    }
  }
  return {
    plan:
      ordering === null ? null : { id: ordering.plan.id, title: ordering.plan.title, version: ordering.version.number },
    chapters: chapters.map(({ folder, title, systems }) => ({ folder, title, systems: systems.map(answerOf) })),
  }
}

/** Lines at which a chapter or section begins, in order. */
const sectionLines = (outline: readonly OutlineNode[]): readonly number[] =>
  outline
    .filter(({ level }) => level !== 'item')
    .map(({ line }) => line)
    .sort((a, b) => a - b)
