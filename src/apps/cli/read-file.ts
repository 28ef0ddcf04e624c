import { readFile, stat } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { type ReadResult, readDocument } from '../../compiler/source/read.ts'
import type { ReaderAssets } from '../../compiler/source/reader-assets.ts'
import type { SourceDocument } from '../../model/reading.ts'

/** Reads a document from a path; prints the refusal to standard error and returns null when it cannot be read. */
export async function readFileOrExplain(path: string): Promise<SourceDocument | null> {
  const read = await readFileAt(path)
  if (read.ok) return read.document
  const { code, message, hint } = read.refusal
  process.stderr.write(`${path}: ${code}\n  ${message.zh}\n  ${hint.zh}\n  ${message.en}\n  ${hint.en}\n`)
  return null
}

/** Reads a document from a path. A path that is no readable file is refused like a file that cannot be read. */
export async function readFileAt(path: string): Promise<ReadResult> {
  let bytes: Uint8Array
  try {
    if ((await stat(path)).isDirectory()) return missing(path, '是文件夹，不是文件。', 'this is a folder, not a file.')
    bytes = await readFile(path)
  } catch (error) {
    const denied = error instanceof Error && 'code' in error && error.code === 'EACCES'
    return denied
      ? missing(path, '没有读取权限。', 'no permission to read the file.')
      : missing(path, '找不到这个文件。', 'there is no such file.')
  }
  return readDocument(basename(path), bytes, readerAssets())
}

function missing(path: string, zh: string, en: string): ReadResult {
  return {
    ok: false,
    refusal: {
      code: 'unreadable',
      message: { zh: `《${basename(path)}》${zh}`, en: `${basename(path)}: ${en}` },
      hint: { zh: '请检查路径和权限，然后重试。', en: 'Check the path and its permissions, then try again.' },
    },
  }
}

/** Character maps and fonts of the pdf library, where it is installed. */
function readerAssets(): ReaderAssets {
  try {
    const home = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
    return { cMapUrl: join(home, 'cmaps/'), standardFontDataUrl: join(home, 'standard_fonts/') }
  } catch {
    return {}
  }
}
