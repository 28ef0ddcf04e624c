import type { SystemDeclaration } from '../model/system.ts'

/** Every declaration in the chapter folders beside this file, found by the bundler; nothing is listed by hand. */
const modules = import.meta.glob<{ default: SystemDeclaration }>('./*/*.ts', { eager: true })

export const systems: readonly SystemDeclaration[] = Object.values(modules).map((module) => module.default)
