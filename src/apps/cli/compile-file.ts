import { compile } from '../../compiler/compile.ts'
import type { PlanModel } from '../../model/plan-model.ts'
import type { SourceDocument } from '../../model/reading.ts'
import { systems } from '../../systems/all.ts'
import type { Language } from './command.ts'
import { readFileAt } from './read-file.ts'

/** A file as read and as compiled. */
export interface CompiledFile {
  readonly path: string
  readonly document: SourceDocument
  readonly model: PlanModel
}

/** Reads and compiles files; every one that cannot be used is reported, not only the first. */
export async function compileFiles(
  paths: readonly string[],
  lang: Language,
): Promise<{ readonly files: readonly CompiledFile[]; readonly faults: readonly string[] }> {
  const files: CompiledFile[] = []
  const faults: string[] = []
  for (const path of paths) {
    const read = await readFileAt(path)
    if (read.ok) {
      files.push({ path, document: read.document, model: compile(read.document, { systems }) })
    } else {
      const { code, message, hint } = read.refusal
      faults.push(`${path}: ${code}\n  ${message[lang]}\n  ${hint[lang]}`)
    }
  }
  return { files, faults }
}
