import type { Field } from '../../language/field.ts'
import type { RecordType } from '../../language/record-type.ts'
import { allRules, type Rules } from '../../language/rules.ts'
import type { System } from '../../language/system.ts'
import type { RecordClocks } from './record-clocks.ts'

/** A kind of record as it is kept: its declaration, the system it belongs to, and its table. */
export interface Register {
  readonly system: System
  readonly type: RecordType
  readonly rules: Rules
  /** 'r_enterprise'. */
  readonly table: string
  /** Declared fields in their order. */
  readonly fields: readonly (readonly [name: string, field: Field])[]
}

/** Every register, and who tells of their deadlines. */
export interface Registers {
  readonly get: (type: string) => Register | undefined
  readonly values: () => Iterable<Register>
  readonly clocks: RecordClocks | null
}

const made = new WeakMap<readonly System[], Registers>()

/**
 * The registers of all systems, made once for the same systems: every expression of every type is read. Throws when two declare
 * the same type: `checkRecords` tells which.
 */
export function registersOf(systems: readonly System[]): Registers {
  const known = made.get(systems) ?? registersFrom(systems)
  made.set(systems, known)
  return known
}

function registersFrom(systems: readonly System[]): Registers {
  const registers = new Map<string, Register>()
  const rules = allRules(systems)
  for (const system of systems) {
    for (const type of system.records ?? []) {
      if (registers.has(type.id)) throw new Error(`The record type ${type.id} is declared twice.`)
      registers.set(type.id, {
        system,
        type,
        rules: rules.get(type.id) as Rules, // of all types, this one among them
        table: tableOf(type.id),
        fields: Object.entries(type.fields),
      })
    }
  }
  return { get: (type) => registers.get(type), values: () => registers.values(), clocks: null }
}

/** The same with whoever tells of deadlines on this server. */
export const withClocks = (registers: Registers, clocks: RecordClocks | null): Registers => ({ ...registers, clocks })

export const tableOf = (type: string): string => `r_${type.replaceAll('-', '_')}`

export const permissionOf = (type: RecordType, act: Act): string => `records.${type.id}.${act}`
export const permissionToDo = (type: RecordType, transition: string): string => `records.${type.id}.do.${transition}`

export const ACTS = ['read', 'create', 'change', 'reveal', 'import', 'export', 'merge'] as const
export type Act = (typeof ACTS)[number]
