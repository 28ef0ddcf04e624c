import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { compile } from '../../compiler/compile.ts'
import { documentFromText } from '../../compiler/source/text.ts'
import type { PlanModel } from '../../model/plan-model.ts'
import { systems } from '../../systems/all.ts'
import type { Language } from './command.ts'

/** A file that could not be used: the sentence that a person reads. */
export class UnusableFile extends Error {}

/** Reads and compiles one file. Throws `UnusableFile` with what is wrong and what to do. */
export async function compileFile(path: string, lang: Language): Promise<PlanModel> {
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw new UnusableFile(unreadable(path, error, lang))
  })
  const text = bytes.toString('utf8')
  if (text.trim() === '')
    throw new UnusableFile(
      lang === 'en'
        ? `${path}: the file is empty. Give the plan or report as published.`
        : `${path}：文件是空的。请提供发布的规划或报告原文。`,
    )
  return compile(documentFromText(basename(path), text), { systems })
}

function unreadable(path: string, error: NodeJS.ErrnoException, lang: Language): string {
  const zh: Readonly<Record<string, string>> = {
    ENOENT: '没有这个文件，请核对路径',
    EACCES: '没有读取权限',
    EISDIR: '这是文件夹，请给出其中的文件',
  }
  const en: Readonly<Record<string, string>> = {
    ENOENT: 'no such file; check the path',
    EACCES: 'permission denied',
    EISDIR: 'this is a folder; name a file in it',
  }
  const code = error.code ?? ''
  return lang === 'en' ? `${path}: ${en[code] ?? error.message}` : `${path}：${zh[code] ?? error.message}`
}

/** Compiles several files; every unusable one is reported, not only the first. */
export async function compileFiles(
  paths: readonly string[],
  lang: Language,
): Promise<{ readonly models: readonly PlanModel[]; readonly faults: readonly string[] }> {
  const models: PlanModel[] = []
  const faults: string[] = []
  for (const path of paths) {
    try {
      models.push(await compileFile(path, lang))
    } catch (error) {
      if (!(error instanceof UnusableFile)) throw error
      faults.push(error.message)
    }
  }
  return { models, faults }
}
