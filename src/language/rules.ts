import type { Setting } from '../model/setting.ts'
import type { Condition, Expression, Formula, NameTable } from './conditions/expression.ts'
import { namesIn as namesInExpression } from './conditions/expression.ts'
import { parseCondition, parseFormula } from './conditions/parse.ts'
import { DOING, namesOfType, type TypeOf } from './record-names.ts'
import type { RecordType } from './record-type.ts'
import type { System } from './system.ts'

/** A record type with its expressions read: what the machine decides by. */
export interface Rules {
  readonly type: RecordType
  /** What expressions may speak of, in a transition as well. */
  readonly names: NameTable
  /** Throws on an expression that is faulty: `checkRecords` tells all of them. */
  readonly condition: (text: string) => Condition
  readonly formula: (text: string) => Formula
}

/** Settings by the last part of their keys, as expressions speak of them: 'cases.extension-share' is setting.extension_share. */
export const settingName = (key: string): string => key.slice(key.lastIndexOf('.') + 1).replaceAll('-', '_')

/** The defaults of a system's settings, by the names that expressions know: what kinds of values they are. */
export const settingDefaults = (settings: readonly Setting[] = []): Readonly<Record<string, unknown>> =>
  Object.fromEntries(settings.map((setting) => [settingName(setting.key), setting.default]))

/** The rules of a type. Each expression is read once. */
export function rulesOf(type: RecordType, system: Pick<System, 'settings'>, typeOf: TypeOf): Rules {
  const names: NameTable = { ...namesOfType(type, typeOf, settingDefaults(system.settings)), ...DOING }
  const conditions = new Map<string, Condition>()
  const formulas = new Map<string, Formula>()
  return {
    type,
    names,
    condition(text) {
      const known = conditions.get(text)
      if (known !== undefined) return known
      const read = parseCondition(text, names)
      if (read.kind === 'refused') throw new Error(`${type.id}: “${text}”: ${read.refusal.message.en}`)
      conditions.set(text, read.value)
      return read.value
    },
    formula(text) {
      const known = formulas.get(text)
      if (known !== undefined) return known
      const read = parseFormula(text, names)
      if (read.kind === 'refused') throw new Error(`${type.id}: “${text}”: ${read.refusal.message.en}`)
      formulas.set(text, read.value)
      return read.value
    },
  }
}

const spoken = new WeakMap<Expression, readonly string[]>()

/** What an expression speaks of: 'state', 'class.limit'. */
export function spokenIn({ expression }: Formula): readonly string[] {
  const known = spoken.get(expression)
  if (known !== undefined) return known
  const names = namesInExpression(expression)
  spoken.set(expression, names)
  return names
}

/** The rules of every type that systems declare, by its id. */
export function allRules(systems: readonly System[]): ReadonlyMap<string, Rules> {
  const types = new Map(systems.flatMap(({ records = [] }) => records.map((type) => [type.id, type] as const)))
  const typeOf: TypeOf = (id) => types.get(id)
  return new Map(
    systems.flatMap((system) =>
      (system.records ?? []).map((type) => [type.id, rulesOf(type, system, typeOf)] as const),
    ),
  )
}
