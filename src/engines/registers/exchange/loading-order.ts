import type { Register } from '../register.ts'

/** Types so that each comes after those its records link to. Those that link in a circle keep their order. */
export function inLoadingOrder(registers: readonly Register[]): readonly Register[] {
  const byType = new Map(registers.map((register) => [register.type.id, register]))
  const ordered: Register[] = []
  const visit = (register: Register, waiting: ReadonlySet<string>) => {
    if (ordered.includes(register) || waiting.has(register.type.id)) return
    for (const [, field] of register.fields) {
      const to = field.kind === 'link' ? byType.get(field.to) : undefined
      if (to !== undefined) visit(to, new Set([...waiting, register.type.id]))
    }
    ordered.push(register)
  }
  for (const register of registers) visit(register, new Set())
  return ordered
}

/** By type: links to types that are loaded after it, which are filled when those are there. */
export function laterLinks(ordered: readonly Register[]): ReadonlyMap<string, readonly string[]> {
  const places = new Map(ordered.map(({ type }, i) => [type.id, i]))
  return new Map(
    ordered.map(({ type, fields }, i) => [
      type.id,
      fields.flatMap(([name, field]) => (field.kind === 'link' && (places.get(field.to) ?? -1) > i ? [name] : [])),
    ]),
  )
}
