import { done, type Outcome, refused } from '../../model/outcome.ts'
import type { Bilingual } from '../../model/system.ts'
import type { Door } from './doors.ts'
import { type Bounds, endedRate, gradeOf, metRate, type Tally } from './evaluation.ts'

/** The desk of a system by its id. */
export function doorNamed(doors: readonly Door[], id: string): Outcome<Door> {
  const door = doors.find(({ system }) => system.id === id)
  return door === undefined
    ? refused({
        reason: 'not-found',
        code: 'no-such-desk',
        message: { zh: '没有这个受理台。', en: 'There is no such desk.' },
      })
    : done(door)
}

/** One row of the evaluation. */
export const figureOf = (clock: string, group: string | null, name: Bilingual, tally: Tally, bounds: Bounds) => {
  const met = metRate(tally, bounds)
  return { clock, group, name, due: tally.due, ended: endedRate(tally), met, grade: gradeOf(met.value, bounds) }
}

/** Moments of a period of days in China: from the beginning of the first to the end of the last. */
export const momentsOf = (from: string, to: string) => ({
  from: new Date(`${from}T00:00:00+08:00`),
  to: new Date(new Date(`${to}T00:00:00+08:00`).getTime() + 86_400_000),
})

/** Clocks of the cases whose figures are evaluated by body and area; the others say how the posts keep their limits. */
export const evaluatedClocks = ({ cases }: Door) =>
  (cases.type.clocks ?? []).filter(({ figures }) => figures !== undefined)
export const postClocks = ({ cases }: Door) => (cases.type.clocks ?? []).filter(({ figures }) => figures === undefined)

export const nothingTallied: Tally = { due: 0, ended: 0, met: 0, extended: 0, metExtended: 0 }
