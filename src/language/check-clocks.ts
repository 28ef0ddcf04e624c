import { ROLES } from '../model/role.ts'
import { formulaFaults } from './check-expressions.ts'
import type { Clock } from './clock.ts'
import type { NameTable } from './conditions/expression.ts'
import { checkName, type Report } from './declaration-faults.ts'
import { isNumberKind } from './names.ts'
import type { RecordType } from './record-type.ts'
import { settingName } from './rules.ts'
import type { System } from './system.ts'
import { TIME_UNITS } from './time/limit.ts'

/** Everything wrong with the deadlines against which a type's records are handled. */
export function checkClocks(type: RecordType, system: System, spoken: NameTable, report: Report): void {
  const { clocks = [], lifecycle } = type
  const ids = clocks.map(({ id }) => id)
  for (const id of new Set(ids.filter((one, i) => ids.indexOf(one) !== i))) report.add('clocks', `two are called ${id}`)
  if (clocks.length > 0 && lifecycle === undefined) {
    report.add('clocks', 'a deadline needs a lifecycle')
    return
  }
  for (const clock of clocks) checkClock(clock, type, system, spoken, report.below(`clocks.${clock.id}`))
}

function checkClock(clock: Clock, type: RecordType, system: System, spoken: NameTable, report: Report): void {
  checkName(report, 'name', clock.name)
  const transitions = type.lifecycle?.transitions ?? {}
  const steps = (where: string, all: readonly string[] | undefined) => {
    for (const step of all ?? [])
      if (step !== 'create' && transitions[step] === undefined) report.add(where, `there is no transition ${step}`)
  }
  steps('startsAt', clock.startsAt)
  steps('endsAt', clock.endsAt)
  steps('endsUnjudgedAt', clock.endsUnjudgedAt)
  steps('restartsAt', clock.restartsAt)
  if (clock.startsAt.length === 0) report.add('startsAt', 'it never begins')
  if (clock.endsAt.length === 0) report.add('endsAt', 'it never ends')
  for (const state of clock.pausedIn ?? [])
    if (type.lifecycle?.states[state] === undefined) report.add('pausedIn', `there is no state ${state}`)
  const { amount, unit } = clock.limit
  const said = (where: string, expression: string) => {
    for (const message of formulaFaults(expression, spoken)) report.add(where, message)
  }
  if (typeof amount === 'number') {
    if (!(amount > 0)) report.add('limit.amount', 'must be more than nothing')
  } else if ('expression' in amount) said('limit.amount', amount.expression)
  else if (!(system.settings ?? []).some(({ key }) => key === amount.setting || settingName(key) === amount.setting))
    report.add('limit.amount', `the system has no setting ${amount.setting}`)
  if (typeof unit !== 'string') said('limit.unit', unit.expression)
  else if (!(TIME_UNITS as readonly string[]).includes(unit))
    report.add('limit.unit', `is one of ${TIME_UNITS.join(', ')}`)
  if (clock.extension !== undefined) {
    const { ask, grant, refuse, amount: field } = clock.extension
    steps('extension', [ask, grant, refuse])
    const asked = type.fields[field]
    if (asked === undefined || !isNumberKind(asked.kind))
      report.add('extension.amount', `${field} is no field that holds a number`)
  }
  for (const [i, { tell, name, does }] of (clock.escalation ?? []).entries()) {
    checkName(report, `escalation.${i}.name`, name)
    for (const role of tell)
      if (!(ROLES as readonly string[]).includes(role)) report.add(`escalation.${i}.tell`, `${role} is no role`)
    if (does !== undefined) steps(`escalation.${i}.does`, [does])
  }
  for (const role of clock.actor)
    if (!(ROLES as readonly string[]).includes(role)) report.add('actor', `${role} is no role`)
}
