import type { RawBuilder } from 'kysely'
import type { Condition, Expression } from '../../language/conditions/expression.ts'
import { partsOf } from '../../language/conditions/expression.ts'
import { parseCondition } from '../../language/conditions/parse.ts'
import { possibleStates } from '../../language/conditions/possible-states.ts'
import { done, type Fault, type Outcome } from '../../model/outcome.ts'
import type { Actor } from '../../platform/access/actor.ts'
import type { Policy } from '../../platform/access/policy.ts'
import type { Reading } from '../../platform/database/tables.ts'
import { faulty } from '../../platform/http/stale.ts'
import { conditionSql, truthSql } from './expression-store.ts'
import { declaredSql, expressionSetting } from './facts-store.ts'
import { permissionOf, type Register, type Registers } from './register.ts'

/** Conditions on `t`, and the order that is asked for. */
export interface Narrowed {
  readonly also: readonly RawBuilder<boolean>[]
  /** The states in which they can hold; null: of a type without states, or in any. */
  readonly within: readonly string[] | null
  readonly sort: string | undefined
}

/** A ready-made view and a condition of the asker's own, as conditions on `t`; with the view's order where none is asked. */
export async function filterOf(
  db: Reading,
  registers: Registers,
  register: Register,
  division: string,
  now: Date,
  { policy, actor }: { readonly policy: Policy; readonly actor: Actor },
  asked: { readonly view?: string; readonly where?: string; readonly sort?: string },
): Promise<Outcome<Narrowed>> {
  const { type } = register
  const also: RawBuilder<boolean>[] = []
  const conditions: Condition[] = []
  const view = type.views?.find(({ id }) => id === asked.view)
  if (asked.view !== undefined && asked.view !== '' && view === undefined)
    return faulty([{ at: 'view', code: 'unknown-view', message: { zh: '没有这个视图', en: 'There is no such view' } }])
  if (view !== undefined) {
    also.push(await declaredSql(db, registers, register, division, view.where, now))
    conditions.push(register.rules.condition(view.where))
  }
  if (asked.where !== undefined && asked.where.trim() !== '') {
    const read = readWhere(registers, register, policy, actor, asked.where)
    if (read.kind === 'refused') return read
    conditions.push(read.value)
    const setting = await expressionSetting(db, registers, register, division, asked.where, now)
    const condition = conditionSql(asked.where, type, setting)
    if (condition.kind === 'refused') return condition
    // The same without its `is true`, which no index serves; in a `where` what is not known counts as false.
    also.push(truthSql(asked.where, type, setting) as RawBuilder<boolean>)
  }
  const viewSort = view?.sort?.map(({ field, descending }) => `${descending === true ? '-' : ''}${field}`).join(',')
  return done({
    also,
    within: statesOf(register, conditions),
    sort: asked.sort === undefined || asked.sort === '' ? viewSort : asked.sort,
  })
}

/** The states in which all of these conditions can hold. */
function statesOf({ type }: Register, conditions: readonly Condition[]): readonly string[] | null {
  const all = Object.keys(type.lifecycle?.states ?? {})
  const left = conditions.reduce<readonly string[]>((states, condition) => possibleStates(condition, states), all)
  return left.length === all.length ? null : left
}

/**
 * A condition that somebody typed, or what is wrong with it. It speaks of no personal field, whose value the rows found would tell, and
 * of no linked record of a kind that the person may not see.
 */
function readWhere(
  registers: Registers,
  { type, rules }: Register,
  policy: Policy,
  actor: Actor,
  where: string,
): Outcome<Condition> {
  const read = parseCondition(where, rules.names)
  if (read.kind === 'refused')
    return faulty((read.refusal.faults ?? []).map(({ code, message }) => ({ at: 'where', code, message })))
  const faults: Fault[] = []
  const fault = (code: string, zh: string, en: string) => faults.push({ at: 'where', code, message: { zh, en } })
  const walk = (one: Expression) => {
    if (one.op === 'name') {
      const [first = '', second] = one.path
      const field = Object.hasOwn(type.fields, first) ? type.fields[first] : undefined
      if (one.isPersonal === true)
        fault(
          'personal',
          `“${one.label.zh}”是个人信息，不能用作筛选条件`,
          `${one.label.en} is personal and cannot be filtered by`,
        )
      if (field?.kind === 'link' && second !== undefined) {
        const to = registers.get(field.to)
        if (to === undefined || !policy.may(actor, permissionOf(to.type, 'read')))
          fault(
            'not-yours',
            `您无权查看“${field.label.zh}”的内容`,
            `You may not see the records that ${field.label.en} leads to`,
          )
      }
      if (first === 'actor' || first === 'actor_body')
        fault('not-here', '筛选条件里没有办理人', 'A filter does not know who acts')
    }
    for (const part of partsOf(one)) walk(part)
  }
  walk(read.value.expression)
  return faults.length > 0 ? faulty(faults) : read
}

/** The names that an answer is narrowed to; null: nothing was said, so everything is answered. */
export function fieldsAsked({ type }: Register, asked: string | undefined): Outcome<ReadonlySet<string> | null> {
  if (asked === undefined || asked.trim() === '') return done(null)
  const names = asked.split(',').map((name) => name.trim())
  const declared = [type.fields, type.computed ?? {}, type.rollups ?? {}, { clocks: true }]
  const unknown = names.filter((name) => !declared.some((one) => Object.hasOwn(one, name)))
  if (unknown.length === 0) return done(new Set(names))
  return faulty(
    unknown.slice(0, 20).map((name) => ({
      at: 'fields',
      code: 'unknown-field',
      message: {
        zh: `“${type.name.zh}”没有字段“${name.slice(0, 40)}”`,
        en: `${type.name.en} has no field “${name.slice(0, 40)}”`,
      },
    })),
  )
}

/** The fields whose columns are read for that: a computed one is worked out of any others. */
export const fieldsRead = ({ type }: Register, fields: ReadonlySet<string> | null): ReadonlySet<string> | null =>
  fields === null || Object.keys(type.computed ?? {}).some((name) => fields.has(name)) ? null : fields
