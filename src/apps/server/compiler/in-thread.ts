import type { DocumentCompiler } from '../../../engines/plans/documents/compiler.ts'
import { compilerVersion } from './version.ts'
import { work } from './work.ts'

/** The compiler in the calling thread: for a process that answers nobody meanwhile, such as an import or a test. */
export const createCompilerInThread = (): DocumentCompiler => ({
  ...work,
  version: compilerVersion,
  close: async () => undefined,
})
