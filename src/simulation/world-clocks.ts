import { type ClockRow, eventsOf, limitFrom, rowOf, startOf, type ValuedStep } from '../engines/cases/clock-rows.ts'
import { SERVICE_HOURS } from '../engines/cases/settings.ts'
import { workingTimeOf } from '../engines/cases/working-time.ts'
import type { Clock } from '../language/clock.ts'
import { type Facts, valueOfFormula } from '../language/conditions/evaluate.ts'
import type { Values } from '../language/field.ts'
import type { Rules } from '../language/rules.ts'
import type { System } from '../language/system.ts'

/** What a limit's expressions speak of, of a record with these values. */
export type FactsAt = (values: Values, at: Date) => Facts

/** The clocks of a record by its steps, as the desk of cases keeps them: with the settings' defaults, on the real calendar. */
export function clockRowsOf(
  rules: Rules,
  settings: System['settings'],
  steps: readonly { readonly does: string; readonly at: Date; readonly to: string | null; readonly gives: Values }[],
  factsAt: FactsAt,
): readonly ClockRow[] {
  const { type } = rules
  let after: Values = {}
  const valued = steps.map(({ does, at, to, gives }): ValuedStep => {
    after = { ...after, ...gives }
    return { does, at, to, after }
  })
  const time = workingTimeOf(SERVICE_HOURS.default)
  return (type.clocks ?? []).flatMap((clock): ClockRow[] => {
    const events = eventsOf(type, clock, valued)
    const start = startOf(events)
    if (start === null) return []
    const values = valued.findLast(({ at }) => at.getTime() <= start.getTime())?.after ?? {}
    const row = rowOf(clock, events, limitOf(rules, settings, clock, factsAt(values, start)), time)
    return row === null ? [] : [row]
  })
}

function limitOf(rules: Rules, settings: System['settings'], clock: Clock, facts: Facts) {
  const { amount, unit } = clock.limit
  const worked = (text: string): unknown => valueOfFormula(rules.formula(text), facts)
  return limitFrom(
    clock,
    typeof amount === 'number'
      ? amount
      : 'expression' in amount
        ? worked(amount.expression)
        : settingAmount(settings, amount),
    typeof unit === 'string' ? unit : worked(unit.expression),
  )
}

function settingAmount(
  settings: System['settings'],
  { setting: key, path }: { readonly setting: string; readonly path?: string },
): unknown {
  const value: unknown = settings?.find((one) => one.key === key)?.default
  if (path === undefined) return value
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[path] : null // an object of its schema
}

/** Clocks as conditions speak of them: `clock.solve.due`, `.met`, `.missed`, `.running`. */
export function clockFacts(rows: readonly ClockRow[], now: Date): Facts {
  return Object.fromEntries(
    rows.map((row) => {
      const late = missed(row, now)
      return [
        row.clock.replaceAll('-', '_'),
        {
          started: row.startedAt.toISOString(),
          running: row.state === 'running' || row.state === 'paused',
          ...(row.dueAt === null ? {} : { due: row.dueAt.toISOString() }),
          ...(row.endedAt === null || row.state !== 'ended' ? {} : { ended: row.endedAt.toISOString() }),
          ...(late === null ? {} : { missed: late, met: row.state === 'ended' && !late }),
        },
      ]
    }),
  )
}

function missed({ state, isMet, dueAt }: ClockRow, now: Date): boolean | null {
  if (state === 'unjudged') return null
  if (state === 'ended') return isMet === null ? null : !isMet
  return state === 'running' && dueAt !== null ? dueAt < now : state === 'paused' ? false : null
}
