import { basename } from 'node:path'
import { compile } from '../src/compiler/compile.ts'
import { documentFromText } from '../src/compiler/source/text.ts'
import type { PlanModel } from '../src/model/plan-model.ts'
import { systems } from '../src/systems/all.ts'

/** Compiles a text as the command line does. */
export const compiled = (path: string, text: string): PlanModel =>
  compile(documentFromText(basename(path), text), { systems })

/** Compiles and says how long it took, in milliseconds. */
export function timed<T>(work: () => T): { readonly result: T; readonly milliseconds: number } {
  const start = performance.now()
  const result = work()
  return { result, milliseconds: performance.now() - start }
}
