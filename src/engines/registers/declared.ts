import { systems } from '../../systems/all.ts'
import { type Register, registersOf } from './register.ts'

/** The registers of every declared system, for engines that run one of them. */
export const registers = registersOf(systems)

/** The register of a declared type. Throws where no system declares it. */
export function registerOf(type: string): Register {
  const found = registers.get(type)
  if (found === undefined) throw new Error(`No system declares the record type ${type}.`)
  return found
}
