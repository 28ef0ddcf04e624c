import { unzipSync } from 'fflate'
import type { SourceDocument } from '../../model/reading.ts'
import type { Bilingual } from '../../model/system.ts'
import { documentFromDocx } from './docx.ts'
import type { RefusalCode } from './refusal.ts'

/** An XML part larger than this is no plan, or a file made to fill the memory. */
const LARGEST_PART = 200 * 1024 * 1024

const OTHERS: readonly (readonly [RegExp, Bilingual])[] = [
  [/^OFD\.xml$/i, { zh: 'OFD 版式文件', en: 'an OFD document' }],
  [/^xl\//, { zh: '电子表格（.xlsx）', en: 'a spreadsheet (.xlsx)' }],
  [/^ppt\//, { zh: '演示文稿（.pptx）', en: 'a presentation (.pptx)' }],
  [/^mimetype$|^content\.xml$/, { zh: 'OpenDocument 文档', en: 'an OpenDocument file' }],
  [/^META-INF\/container\.xml$/, { zh: '电子书（.epub）', en: 'an e-book (.epub)' }],
]

/** Reads a docx file, or says why it cannot. */
export function readDocx(
  name: string,
  bytes: Uint8Array,
): SourceDocument | { readonly code: RefusalCode; readonly what?: Bilingual } {
  const names: string[] = []
  let large = false
  try {
    const files = unzipSync(bytes, {
      filter: (file) => {
        names.push(file.name)
        const wanted = /^word\/(?:document[0-9]*|styles|numbering|footnotes|endnotes)\.xml$/i.test(
          file.name.replaceAll('\\', '/'),
        )
        if (wanted && file.originalSize > LARGEST_PART) large = true
        return wanted && !large
      },
    })
    if (large) return { code: 'too-large' }
    const part = (pattern: RegExp) => {
      const key = Object.keys(files).find((file) => pattern.test(file.replaceAll('\\', '/')))
      return key === undefined ? null : new TextDecoder().decode(files[key])
    }
    const main = part(/^word\/document[0-9]*\.xml$/i)
    if (main !== null) {
      const document = documentFromDocx(name, {
        document: main,
        styles: part(/styles\.xml$/i),
        numbering: part(/numbering\.xml$/i),
        footnotes: part(/footnotes\.xml$/i),
        endnotes: part(/endnotes\.xml$/i),
      })
      return document ?? { code: 'damaged' }
    }
  } catch {
    return { code: 'damaged' }
  }
  for (const [pattern, what] of OTHERS)
    if (names.some((file) => pattern.test(file))) return { code: 'other-format', what }
  if (/\.docx$/i.test(name) || names.length === 0) return { code: 'damaged' }
  return { code: 'other-format', what: { zh: '压缩包', en: 'an archive' } }
}
