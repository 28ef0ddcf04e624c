import { conditionFaults, formulaFaults } from './check-expressions.ts'
import type { NameTable } from './conditions/expression.ts'
import { checkName, checkWho, type Known, type Report } from './declaration-faults.ts'
import type { Lifecycle, Transition } from './lifecycle.ts'
import { OWN_STEPS } from './names.ts'
import { DOING } from './record-names.ts'
import type { RecordType } from './record-type.ts'

/** Everything wrong with how a type's records live. */
export function checkLifecycle(
  type: RecordType,
  lifecycle: Lifecycle,
  known: Known,
  spoken: NameTable,
  report: Report,
): void {
  const { states, start, transitions } = lifecycle
  const ids = Object.keys(states)
  if (states[start] === undefined) report.add('start', `there is no state ${start}`)
  for (const [id, { name, help, editable }] of Object.entries(states)) {
    const at = report.below(`states.${id}`)
    if (!/^[a-z][a-z0-9-]*$/.test(id)) at.add('', 'is named in lower-case words joined by hyphens')
    checkName(at, 'name', name)
    if (help !== undefined) checkName(at, 'help', help)
    if (Array.isArray(editable))
      for (const field of editable)
        if (type.fields[field] === undefined) at.add('editable', `there is no field ${field}`)
  }
  for (const [id, transition] of Object.entries(transitions)) {
    const at = report.below(`transitions.${id}`)
    if (!/^[a-z][a-z0-9-]*$/.test(id) || (OWN_STEPS as readonly string[]).includes(id))
      at.add('', 'the name is taken, or not in lower-case words joined by hyphens')
    for (const from of transition.from) if (!ids.includes(from)) at.add('from', `there is no state ${from}`)
    if (transition.from.length === 0) at.add('from', 'leads from nowhere')
    if (!ids.includes(transition.to)) at.add('to', `there is no state ${transition.to}`)
    checkTransition(type, transition, Object.keys(transitions), known, { ...spoken, ...DOING }, at)
  }
  checkReached(lifecycle, report)
}

function checkTransition(
  type: RecordType,
  transition: Transition,
  all: readonly string[],
  known: Known,
  spoken: NameTable,
  report: Report,
): void {
  const said = (where: string, expression: string) => {
    for (const message of conditionFaults(expression, spoken)) report.add(where, message)
  }
  checkName(report, 'name', transition.name)
  if (transition.help !== undefined) checkName(report, 'help', transition.help)
  checkWho(report, 'who', transition.who, transition.automatic !== undefined || transition.byProgram === true)
  for (const step of transition.notBy ?? [])
    if (step !== 'create' && !all.includes(step)) report.add('notBy', `there is no transition ${step}`)
  for (const { field } of transition.asks ?? []) {
    const asked = type.fields[field]
    if (asked === undefined) report.add('asks', `there is no field ${field}`)
  }
  for (const [i, held] of (transition.holds ?? []).entries()) {
    said(`holds.${i}.that`, held.that)
    checkName(report, `holds.${i}.else`, held.else)
  }
  for (const [field, expression] of Object.entries(transition.sets ?? {})) {
    if (type.fields[field] === undefined) report.add('sets', `there is no field ${field}`)
    for (const message of formulaFaults(expression, spoken)) report.add(`sets.${field}`, message)
  }
  for (const [i, { type: made, when, values, keepsIn }] of (transition.makes ?? []).entries()) {
    const at = report.below(`makes.${i}`)
    const target = known.types.get(made)
    if (target === undefined) at.add('type', `there is no record type ${made}`)
    for (const name of Object.keys(values)) {
      if (target !== undefined && target.fields[name] === undefined) at.add('values', `${made} has no field ${name}`)
      for (const message of formulaFaults(values[name] ?? '', spoken)) at.add(`values.${name}`, message)
    }
    for (const [name, field] of Object.entries(target?.fields ?? {}))
      if (field.required === true && values[name] === undefined) at.add('values', `${made} requires ${name}`)
    if (when !== undefined) for (const message of conditionFaults(when, spoken)) at.add('when', message)
    const keeper = type.fields[keepsIn]
    if (keeper?.kind !== 'link' || keeper.to !== made) at.add('keepsIn', `${keepsIn} is no link to ${made}`)
  }
  if (transition.automatic !== undefined) {
    said('automatic', transition.automatic)
    if (transition.asks?.some(({ isRequired }) => isRequired === true))
      report.add('automatic', 'asks for something, which nobody is there to give')
  }
}

/** Every state can be reached, and an open or waiting one left. */
function checkReached({ states, start, transitions }: Lifecycle, report: Report): void {
  const reached = new Set([start])
  for (let size = 0; size !== reached.size; ) {
    size = reached.size
    for (const { from, to } of Object.values(transitions)) if (from.some((id) => reached.has(id))) reached.add(to)
  }
  for (const [id, { kind }] of Object.entries(states)) {
    if (!reached.has(id)) report.add(`states.${id}`, 'no transition leads to it')
    const isLeft = Object.values(transitions).some(({ from }) => from.includes(id))
    if ((kind === 'open' || kind === 'waiting') && !isLeft)
      report.add(`states.${id}`, `is ${kind}, and no transition leads from it`)
  }
}
