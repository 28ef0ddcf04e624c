import type { Desk } from '../../language/desk.ts'
import type { System } from '../../language/system.ts'
import type { Register, Registers } from '../registers/register.ts'

/** A desk with the registers that it speaks of. */
export interface Door {
  readonly system: System
  readonly desk: Desk
  readonly cases: Register
  readonly classes: Register
  /** The layer of patches, where the desk has one. */
  readonly cells: Register | null
}

/** The desks that systems declare. Throws when one speaks of a register or a field that is not there. */
export function doorsOf(systems: readonly System[], registers: Registers): readonly Door[] {
  return systems.flatMap((system) => {
    const { desk } = system
    if (desk === undefined) return []
    const fail = (what: string): never => {
      throw new Error(`The desk of ${system.id} speaks of ${what}, which is not declared.`)
    }
    const cases = registers.get(desk.cases) ?? fail(`the register ${desk.cases}`)
    const linked = (name: string): Register => {
      const field = cases.type.fields[name]
      return field?.kind === 'link'
        ? (registers.get(field.to) ?? fail(`the register ${field.to}`))
        : fail(`the link ${name}`)
    }
    const classes = linked(desk.class)
    const cells = desk.cell === undefined ? null : linked(desk.cell.field)
    const own = [desk.place, desk.description, desk.at, desk.photos, desk.key, desk.source.field, ...desk.service.asks]
    for (const name of [
      ...own,
      ...(desk.address === undefined ? [] : [desk.address]),
      ...(desk.joined === undefined ? [] : [desk.joined]),
      ...(desk.mediaUrl === undefined ? [] : [desk.mediaUrl]),
    ])
      if (cases.type.fields[name] === undefined) fail(`the field ${name}`)
    for (const name of [desk.service.code, desk.service.name, desk.service.description])
      if (classes.type.fields[name] === undefined) fail(`the field ${name} of ${classes.type.id}`)
    if (cells !== null && cells.type.fields[desk.cell?.shape ?? '']?.kind !== 'shape')
      fail(`the shape of ${cells.type.id}`)
    return [{ system, desk, cases, classes, cells }]
  })
}

/** The choice that says the kind of a class: part or event. */
export const kindOf = ({ desk }: Door, classValues: Readonly<Record<string, unknown>>): string | null => {
  const kind = desk.kind === undefined ? null : classValues[desk.kind.of]
  return typeof kind === 'string' ? kind : null
}

/**
 * What a class is called at the open door: its code alone, or the kind before it where codes of several kinds overlap
 * (codes of parts and of events are counted apart).
 */
export function serviceCode(door: Door, classValues: Readonly<Record<string, unknown>>): string {
  const code = String(classValues[door.desk.service.code] ?? '')
  const kind = kindOf(door, classValues)
  return kind === null || kind === door.desk.kind?.plain ? code : `${kind}-${code}`
}
