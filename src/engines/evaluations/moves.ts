import type { UnitResult } from '../../model/evaluation-result.ts'

/** What is compared: a unit's place and grade in one result. */
export type Placed = Pick<UnitResult, 'unit' | 'name' | 'score' | 'rank' | 'grade'>

/** How a unit moved from one result to another. */
export interface Move {
  readonly unit: string
  readonly name: string
  readonly before: Omit<Placed, 'unit' | 'name'> | null
  readonly after: Omit<Placed, 'unit' | 'name'> | null
  /** Places gained; negative when lost; null when there is no place on one side. */
  readonly places: number | null
  /** Grades gained; negative when lost; null without a grade on one side. */
  readonly grades: number | null
}

/**
 * Every unit of either result, in the order of the later one. A unit that is new or gone has one side only: its move is
 * not known, and is not nothing.
 *
 * @param grades ids of the grades, the best first
 */
export function movesBetween(
  before: readonly Placed[],
  after: readonly Placed[],
  grades: readonly string[],
): readonly Move[] {
  const earlier = new Map(before.map((one) => [one.unit, one]))
  const later = new Set(after.map(({ unit }) => unit))
  const side = (one: Placed | undefined) =>
    one === undefined ? null : { score: one.score, rank: one.rank, grade: one.grade }
  const gained = (from: string | null | undefined, to: string | null | undefined) => {
    const [a, b] = [grades.indexOf(from ?? ''), grades.indexOf(to ?? '')]
    return a < 0 || b < 0 ? null : a - b
  }
  return [
    ...after.map((one): Move => {
      const was = earlier.get(one.unit)
      return {
        unit: one.unit,
        name: one.name,
        before: side(was),
        after: side(one),
        places: was?.rank == null || one.rank === null ? null : was.rank - one.rank,
        grades: gained(was?.grade, one.grade),
      }
    }),
    ...before
      .filter(({ unit }) => !later.has(unit))
      .map(
        (one): Move => ({ unit: one.unit, name: one.name, before: side(one), after: null, places: null, grades: null }),
      ),
  ]
}

/** How many went from which grade to which: rows are the earlier grades, columns the later ones. */
export function gradeMatrix(moves: readonly Move[], grades: readonly string[]): readonly (readonly number[])[] {
  return grades.map((from) =>
    grades.map((to) => moves.filter(({ before, after }) => before?.grade === from && after?.grade === to).length),
  )
}
